//! Lays out the world tile grid: one tile per country, no two in one cell, at most 34 columns by 26 rows.
//!
//! Reads `assets/countries.ron` (codes, positions, M49 regions) and `tests/data/borders.ron` (land borders) in the folder
//! given as the first argument (default: the current one) and writes `assets/world-grid.ron` there:
//! `[(code, column, row)]`, sorted by code, column 0 in the west, row 0 in the north. Same input, same seed, same bytes:
//! `cargo run --release --example world-grid`, about a minute. Needs nothing but the standard library.
//!
//! Method: simulated annealing. Countries start where the ranks of their longitudes and latitudes put them. A step moves
//! one tile, swaps two, pushes a row of tiles or several along, or shifts a whole subregion. What a layout costs is the
//! sum of
//!
//! - order: each pair whose west–east or north–south order is reversed, and a part of that for each pair put level;
//! - borders: each pair of countries with a land border whose tiles do not touch (diagonals count), more the farther apart;
//! - company: each tile beside a tile that it has no business beside, and land where the sea should be (`unease`);
//! - pieces: each continent or subregion that falls into more than one piece;
//! - lakes: empty cells enclosed by land;
//! - ties of islands to the countries nearest to them;
//! - order of neighbours: each pair of neighbours in the wrong order on an axis on which their order is clear (`rules`);
//! - what everybody knows: each relation of `RELATIONS` that does not hold, and each pair of `TOGETHER` that stands apart.
//!
//! The two tables are the only place for corrections by hand: the file is always what the program computes. Borders that
//! cannot all be kept, and should not draw Russia into Europe, are in `GIVEN_UP`.
//!
//! Costs are whole numbers, so that no rounding can differ between machines. One reversed pair costs about 110.
//!
//! The map is cut at 180°, as on a wall map centred on Greenwich: Samoa, Tonga or Tahiti stand at the far left, Fiji and
//! Tuvalu at the far right. (With the nine of the far left on the right instead, 3.5 % of all orders by longitude and
//! latitude would be reversed.)
//!
//! Arguments: folder, then for trials a seed, a number of steps and a file to write instead. What the layout is worth goes
//! to standard error.

#![allow(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::unwrap_used,
    clippy::use_self,
    clippy::print_stderr,
    clippy::pedantic,
    clippy::iter_over_hash_type,
    reason = "a tool that is run by hand on files of this repository: it fails by panicking and prints what it found"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const COLUMNS: i32 = 34;
const ROWS: i32 = 26;
const CELLS: usize = (COLUMNS * ROWS) as usize;
/// Room for the countries in the tables of pairs: a round number, so that the compiler can work on several at once.
const LANES: usize = 256;
const EMPTY: u16 = u16::MAX;

/// The seed and the number of steps that made the file in the repository.
const SEED: u64 = 22;
const STEPS: u64 = 32_000_000;

/// What things cost. See the head of the file.
struct Weights {
    /// A pair in the wrong order.
    reversed: f64,
    /// A pair put level, as a part of a reversed one.
    level: f64,
    /// Border neighbours that do not touch, and each further cell between them.
    border: i32,
    border_step: i32,

    /// One unit of `unease`.
    company: f64,
    /// A further piece of a continent or subregion.
    piece: i32,
    /// An empty cell with land of one continent on six, seven, or eight sides.
    lake: [i32; 3],
    /// Each cell beyond the first between an island and each of its nearest countries.
    island_step: i32,
    /// Neighbours in the wrong order on an axis on which their order is clear: with a common border, and without.
    bordering: f64,
    neighbouring: f64,
    /// Neighbours level on the axis on which they chiefly differ, as a part of reversed ones.
    neighbours_level: f64,
    /// One unit of the weight of a relation in `RELATIONS` that does not hold, and of one that is level.
    relation: i32,
    relation_level: i32,
}

const WEIGHTS: Weights = Weights {
    reversed: 112.0,
    level: 0.65,
    border: 19000,
    border_step: 500,
    company: 500.0,
    piece: 40000,
    lake: [500, 1200, 2000],
    island_step: 500,
    bordering: 1700.0,
    neighbouring: 300.0,
    neighbours_level: 0.2,
    relation: 1100,
    relation_level: 450,
};

/// Countries that everybody can place, Antarctica, which must be at the foot of the map, and the large countries of the
/// north, which would otherwise be drawn to the south by their neighbours: by how much more than others each should stand
/// where its longitude and its latitude say.
const PROMINENT: [(&str, f64, f64); 16] = [
    ("AQ", 4.0, 4.0),
    ("AU", 1.7, 1.7),
    ("BR", 1.5, 1.5),
    ("CA", 3.0, 6.0),
    ("CN", 1.5, 1.5),
    ("EG", 1.8, 1.8),
    ("FI", 1.0, 2.0),
    ("GL", 2.2, 4.0),
    ("IN", 1.7, 1.7),
    ("IS", 1.0, 3.0),
    ("JP", 1.5, 1.5),
    ("NO", 1.0, 2.0),
    ("RU", 0.6, 8.0),
    ("SE", 1.0, 2.0),
    ("MX", 1.0, 1.0),
    ("US", 3.0, 4.0),
];

/// Russia and China have fourteen neighbours each, from the Arctic to the Pacific and from the Pamir to the South China Sea;
/// only eight tiles touch a tile. These borders are given up, so that both stand where one would look for them: Russia in the
/// north of Asia, where its middle is, not among the many small ones of Europe, and Hong Kong at the south coast of China,
/// wherever there is room.
const GIVEN_UP: [(&str, &str); 14] = [
    ("AZ", "RU"),
    ("BY", "RU"),
    ("CN", "HK"),
    ("CN", "RU"),
    ("EE", "RU"),
    ("FI", "RU"),
    ("GE", "RU"),
    ("KP", "RU"),
    ("LT", "RU"),
    ("LV", "RU"),
    ("MN", "RU"),
    ("NO", "RU"),
    ("PL", "RU"),
    ("RU", "UA"),
];

/// What everybody knows: `A<B`, A stands west of B; `A^B`, A stands north of B. With the weight of each.
const RELATIONS: [(i32, &str); 14] = [
    // What is looked at first.
    (12, "NO<SE PY<BR RU^KZ SE<FI"),
    (6, "RU^UA RU^PL CA^US CA^ES SA<BH SA<QA CN^HK CN^MO UG<KE LY<EG EG<SA"),
    // The Americas.
    (
        3,
        "US^MX CA<GL GL<IS US^CU US^MA MX<CU CO<VE VE<GY GY<SR SR<GF CO^EC PE<BR BO<BR BR^UY BR^AR \
         CL<AR AR<UY PE^CL VE^BR GY^BR BO^AR BS^CU CU^JM HT<DO DO<PR VC<BB",
    ),
    (
        2,
        "GL^CA GL^IS CA^JP PA<CO GT<BZ GT<HN CA<PM US<BM US<BS US^BS BM^BS PE<BO EC^PE BO^CL \
         PY^AR AR^FK CL<FK AG^GP GP^DM DM^MQ MQ^LC LC^VC VC^GD GD^TT KY<JM CU^KY CU<HT JM<HT PR<VG PR<VI AW<CW CW<BQ \
         AW^VE CW^VE TC^DO CU<TC BZ<JM EC<CO CR<PA SR^BR BO^PY",
    ),
    // Europe.
    (
        3,
        "IS<NO FI^EE EE^LV LV^LT SJ^NO NO^DK DK^DE FR^ES PT<ES IE<GB GB^FR DE<PL RO^BG GR<TR IT^MT BY^UA \
         EE<RU FI<RU BY<RU UA<RU RU^MN RU^CN ES^MA IT^TN",
    ),
    (
        2,
        "IS^IE IS^GB FO^GB FO<NO IS<FO SE^DK LT^PL DE^CH DE^AT FR<DE FR<CH FR<IT NL^BE BE^FR BE<DE LU<DE GB<NL GB<BE GB<DK GB<NO \
         CH^IT AT^SI CH<AT CZ^AT DE<CZ CZ<SK PL^SK PL^CZ PL<BY PL<UA SK^HU HU<RO HU^RS UA^RO RO<MD MD<UA BG^GR AL^GR AL<MK BG<TR \
         IT<GR HR<RS BA<RS RS^MK LT<BY LV<RU LT<RU PL<RU AX<FI SE<AX IE<IM IM<GB GB^JE JE^FR GG<JE ES^GI AD^ES FR^AD \
         RU^GE RU^AZ RU^TR RU^KP RU<KP RU<JP RU<CN RU<MN FR<MC FR^MC IT^VA SI<HR AT<HU ME<RS XK^MK GR^LY \
         DE<RO UA^TR UA^GE",
    ),
    // Africa.
    (
        3,
        "MA<DZ DZ<TN MR^SN LR<CI CI<GH GH<TG TG<BJ BJ<NG NG<CM ML<NE NE<TD TD<SD NE^NG MR<ML BF^GH LY^TD EG^SD \
         SD^SS TD^CF CM<CF CF^CD SD<ET ER^ET ET<SO ET^KE KE<SO KE^TZ CG<CD GA<CG CD^ZM AO<ZM ZM<MW TZ^MZ ZM^ZW AO^NA \
         NA<BW ZW<MZ BW^ZA MZ<MG SC^MG CV<SN",
    ),
    (
        2,
        "NE^BJ ML^BJ BF<BJ ML^BF DZ<LY MA^EH EH^MR SN^GM GM^GW SN^GW GN^SL SL^LR DZ^ML DZ^NE ML^CI ML^GN SD<ER ER^DJ ET<DJ SS^UG UG^RW RW^BI \
         RW<TZ BI<TZ CD<RW CD<UG CM^GA CM^GQ ST<GA CD^AO MW<MZ BW<ZW NA^ZA ZW^ZA ZA<SZ ZA<LS MZ^SZ SZ^LS KM^MG MZ<KM \
         MG<MU MG<RE RE<MU KE<SC TN^LY ZW^BW TR^EG SO^KE NG^CM CF^CG UG^TZ",
    ),
    // Western and central Asia.
    (
        3,
        "TR^SY TR^CY SY^JO LB^IL IL<JO SY<IQ IQ<IR IQ^SA IQ^KW SA^YE YE<OM GE^AM IR<AF IR<PK TM^IR KZ^UZ KZ^TM KG^TJ \
         PK<IN KZ<MN KZ<CN KG<CN TJ<CN AF<CN",
    ),
    (
        2,
        "TR^IQ CY<SY CY<LB LB<SY PS<JO EG<IL EG<JO JO^SA KW^SA QA<AE AE<OM AE^OM SA<AE GE<AZ AM<AZ TR<AM TR<IR \
         AZ^IR AM^IR TM<UZ KZ^KG UZ<KG UZ<TJ TJ^AF UZ^AF AF^PK AF<PK PK<CN CN^PK ER<YE DJ<YE YE^SO SD<SA BH^QA BH<QA KW<IR \
         IR^AE IR^QA TR^LB",
    ),
    // Southern and eastern Asia.
    (
        3,
        "CN^IN CN^NP CN^BT NP^IN BT^BD IN<BD IN<MM BD<MM IN^LK MV<LK MN^CN CN<KP KP^KR KR<JP CN<JP CN<TW MO<HK CN^VN CN^LA \
         CN^MM MM<TH LA^KH LA<VN TH<VN TH^MY VN<PH MY^SG SG^ID PH^ID TW^PH",
    ),
    (
        2,
        "NP<BT MM<LA TH<KH KH<VN HK<TW MY^ID MY<BN BN^ID MY<PH JP^TW KH^MY SG<BN JP^PH IN^MV LK^MV CN<HK CN<KR HK^PH HK^VN \
         LA^TH CN^TW KR^TW TH^SG ID<TL SG<ID VN^MY",
    ),
    // Oceania.
    (3, "ID^TL ID<PG ID^AU PG^AU TL^AU AU<NZ AU^NZ PG<SB"),
    (
        2,
        "ID^CX CC<CX CC<AU CX<AU SB^VU VU^NC AU<NC AU<SB NC<FJ PW<FM FM<MH MP^GU GU^FM PH<PW NR<KI TV^FJ NF^NZ NC^NF \
         WS^TO TK^WS WS<AS TO<NU CK<PF PF<PN SB<TV TL<PG TL<AU",
    ),
];

/// Countries that should be no more cells apart than this, and what each further cell costs: places that belong to one
/// another across water or without it, and borders that everybody knows.
const TOGETHER: [(&str, &str, i32, i32); 56] = [
    ("HK", "CN", 2, 3000),
    ("MO", "CN", 1, 3000),
    ("MO", "HK", 1, 2000),
    ("SG", "MY", 1, 4000),
    ("SG", "ID", 2, 1500),
    ("TL", "ID", 1, 3000),
    ("TL", "AU", 4, 800),
    ("TW", "CN", 2, 2000),
    ("JP", "KR", 2, 2500),
    ("PH", "MY", 2, 1500),
    ("PH", "TW", 3, 800),
    ("LK", "IN", 2, 2500),
    ("MV", "LK", 2, 1500),
    ("BN", "MY", 1, 2000),
    ("CA", "US", 1, 9000),
    ("US", "MX", 1, 9000),
    ("GL", "CA", 7, 600),
    ("GL", "IS", 3, 1500),
    ("IS", "FO", 2, 800),
    ("IS", "NO", 6, 600),
    ("FO", "GB", 2, 1000),
    ("SJ", "NO", 2, 2000),
    ("AX", "FI", 1, 2500),
    ("AX", "SE", 2, 1500),
    ("IM", "GB", 1, 2500),
    ("IM", "IE", 1, 2000),
    ("GB", "FR", 2, 2000),
    ("GB", "BE", 2, 1500),
    ("SE", "DK", 2, 1500),
    ("FI", "EE", 1, 2500),
    ("RU", "KZ", 1, 8000),
    ("RU", "MN", 2, 3000),
    ("RU", "CN", 3, 2000),
    ("CN", "MN", 1, 4000),
    ("CN", "KP", 1, 4000),
    ("CN", "IN", 1, 3000),
    ("CN", "KZ", 2, 2500),
    ("CN", "VN", 2, 2500),
    ("MT", "IT", 2, 2000),
    ("VA", "IT", 1, 4000),
    ("SM", "IT", 1, 4000),
    ("CY", "TR", 2, 2000),
    ("BH", "SA", 1, 3500),
    ("BH", "QA", 1, 1500),
    ("ES", "MA", 4, 1500),
    ("EG", "IL", 1, 5000),
    ("DZ", "LY", 1, 5000),
    ("ML", "NE", 1, 4000),
    ("EG", "LY", 1, 3000),
    ("EG", "SD", 1, 3000),
    ("IQ", "SA", 1, 3000),
    ("MC", "FR", 1, 3000),
    ("CU", "US", 3, 1000),
    ("BM", "US", 4, 800),
    ("MG", "MZ", 3, 1500),
    ("CV", "SN", 2, 2000),
];

/// More than a tile is likely to gain in order and company by a move that costs it a border.
const HARDLY: i32 = 8000;

/// No pair costs more: 32 of them, reversed, must fit into 16 bits.
const MOST: f64 = 1000.0;

/// Annealing starts at this temperature and cools by equal factors, in all by e to the power of `COOLING`.
const HOT: f64 = 10000.0;
const COOLING: f64 = 4.2;

struct Country {
    code: String,
    longitude: f64,
    latitude: f64,
    region: u32,
    subregion: u32,
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let folder = arguments.get(1).map_or(".", String::as_str);
    let seed = arguments.get(2).and_then(|s| s.parse().ok()).unwrap_or(SEED);
    let steps = arguments.get(3).and_then(|s| s.parse().ok()).unwrap_or(STEPS);
    let output = arguments
        .get(4)
        .map_or_else(|| Path::new(folder).join("assets/world-grid.ron"), |p| Path::new(p).into());
    let read = |name: &str| {
        fs::read_to_string(Path::new(folder).join(name))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let countries = read_countries(&read("assets/countries.ron"));
    let borders = read_borders(&read("tests/data/borders.ron"), &countries);
    let world = World::new(countries, borders);
    let mut layout = Layout::ranked(&world);
    layout.anneal(&world, seed, steps);
    layout.report(&world);
    fs::write(&output, layout.written(&world))
        .unwrap_or_else(|error| panic!("{}: {error}", output.display()));
}

// ---- Input ----------------------------------------------------------------------------------------------------------

/// Reads what it needs by key: the file is written by one program in one shape, so this is not a RON parser.
fn read_countries(text: &str) -> Vec<Country> {
    let mut countries: Vec<Country> = Vec::new();
    for line in text.lines() {
        if let Some(code) = after(line, "code: \"") {
            countries.push(Country {
                code: code[..2].to_owned(),
                longitude: 0.0,
                latitude: 0.0,
                region: 0,
                subregion: 0,
            });
        }
        if let Some(country) = countries.last_mut() {
            number(line, " region: ").into_iter().for_each(|n| country.region = n as u32);
            number(line, "subregion: ").into_iter().for_each(|n| country.subregion = n as u32);
            number(line, "latitude: ").into_iter().for_each(|n| country.latitude = n);
            number(line, "longitude: ").into_iter().for_each(|n| country.longitude = n);
        }
    }
    countries
}

fn read_borders(text: &str, countries: &[Country]) -> Vec<(usize, usize)> {
    let index: BTreeMap<&str, usize> =
        countries.iter().enumerate().map(|(i, c)| (c.code.as_str(), i)).collect();
    let pair = |line: &str| Some((*index.get(line.get(6..8)?)?, *index.get(line.get(12..14)?)?));
    text.lines().filter(|line| line.trim_start().starts_with("(\"")).filter_map(pair).collect()
}

fn after<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.find(key).map(|at| &line[at + key.len()..])
}

fn number(line: &str, key: &str) -> Option<f64> {
    // Only lines of numbers: a name in quotation marks may hold anything.
    if line.contains("names:") || line.contains("aliases:") {
        return None;
    }
    after(line, key)?.split(',').next()?.trim().parse().ok()
}

// ---- What is known of the world -------------------------------------------------------------------------------------

struct World {
    countries: Vec<Country>,
    borders: Vec<(usize, usize)>,
    /// For each pair: positive if the first should stand left of (above) the second; how much a reversal costs.
    west: Vec<i16>,
    north: Vec<i16>,
    /// For each pair: what it costs to put it level.
    west_level: Vec<i16>,
    north_level: Vec<i16>,
    /// For each country: those that it pulls at.
    pulls: Vec<Vec<Pull>>,
    /// For each pair: what it costs to stand one, two, three cells apart.
    company: Vec<[i32; 3]>,
    /// For each country its neighbours and relations to others, in terms of its own place.
    rules: Vec<Vec<Rule>>,
    /// Sets of countries that should each be one piece: continents and subregions, without islands.
    groups: Vec<Vec<usize>>,
    /// For each country the groups that it belongs to, as bits.
    member: Vec<u64>,
}

/// That another country should stand no further off than some cells, what it costs if it does, and how much more each
/// further cell costs.
struct Pull {
    other: usize,
    cells: i32,
    first: i32,
    step: i32,
}

/// That another country should stand further on along an axis.
struct Rule {
    other: usize,
    vertical: bool,
    /// 1 if the other should stand east or south, -1 if west or north.
    sign: i32,
    reversed: i32,
    level: i32,
}

impl World {
    fn new(countries: Vec<Country>, borders: Vec<(usize, usize)>) -> World {
        let n = countries.len();
        let mut is_border = vec![false; n * n];
        for &(a, b) in &borders {
            is_border[a * n + b] = true;
            is_border[b * n + a] = true;
        }
        let landmass = landmasses(n, &borders);
        let km: Vec<f64> =
            (0..n * n).map(|k| distance(&countries[k / n], &countries[k % n])).collect();
        let (mut west, mut north) = (vec![0; n * LANES], vec![0; n * LANES]);
        for a in 0..n {
            for b in 0..n {
                if a != b {
                    // The order of near neighbours is what an eye checks, so it counts for more; so do countries that
                    // everybody can place.
                    let near = match km[a * n + b] {
                        km if km < 600.0 => 1.3,
                        km if km < 1500.0 => 1.1,
                        _ => 1.0,
                    };
                    let (a_east, a_north) = prominence(&countries[a]);
                    let (b_east, b_north) = prominence(&countries[b]);
                    west[a * LANES + b] = order(
                        countries[b].longitude - countries[a].longitude,
                        near * a_east.max(b_east),
                    );
                    north[a * LANES + b] = order(
                        countries[a].latitude - countries[b].latitude,
                        near * a_north.max(b_north),
                    );
                }
            }
        }
        let close = close_subregions(&countries, &is_border, &km);
        let company = (0..n * n)
            .map(|k| {
                let (a, b) = (k / n, k % n);
                if a == b || is_border[k] && !is_strait(&countries[a], &countries[b]) {
                    return [0; 3];
                }
                let is_close = close.contains(&(countries[a].subregion, countries[b].subregion));
                unease(
                    &countries[a],
                    &countries[b],
                    km[k],
                    is_close,
                    landmass[a] == landmass[b],
                    is_main(&landmass, a),
                    is_main(&landmass, b),
                )
                .map(|units| (units * WEIGHTS.company) as i32)
            })
            .collect();
        let mut pulls: Vec<Vec<Pull>> = (0..n).map(|_| Vec::new()).collect();
        let mut pull = |a: usize, b: usize, cells: i32, first: i32, step: i32| {
            pulls[a].push(Pull { other: b, cells, first, step });
            pulls[b].push(Pull { other: a, cells, first, step });
        };
        for &(a, b) in &borders {
            if is_strait(&countries[a], &countries[b]) {
                continue;
            }
            let codes = (countries[a].code.as_str(), countries[b].code.as_str());
            if !GIVEN_UP.contains(&codes) {
                pull(a, b, 1, WEIGHTS.border, WEIGHTS.border_step);
            }
        }
        for a in (0..n).filter(|&a| !is_main(&landmass, a)) {
            let mut nearest: Vec<usize> =
                (0..n).filter(|&b| b != a && !is_border[a * n + b]).collect();
            nearest.sort_by(|&b, &c| km[a * n + b].total_cmp(&km[a * n + c]));
            for &b in nearest.iter().take(3) {
                if (countries[a].longitude - countries[b].longitude).abs() < 180.0 {
                    pull(a, b, 2, 0, WEIGHTS.island_step);
                }
            }
        }
        for (a, b, cells, cost) in TOGETHER {
            pull(find(&countries, a), find(&countries, b), cells, 0, cost);
        }
        let mut sets: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        // Russia does not hold Europe together: it is in Asia too.
        for a in (0..n).filter(|&a| is_main(&landmass, a) && countries[a].code != "RU") {
            sets.entry(countries[a].region).or_default().push(a);
            sets.entry(countries[a].subregion).or_default().push(a);
        }
        let groups: Vec<Vec<usize>> = sets.into_values().filter(|set| set.len() > 1).collect();
        let bit = |a: usize, group: usize| u64::from(groups[group].contains(&a)) << group;
        let member = (0..n).map(|a| (0..groups.len()).map(|group| bit(a, group)).sum()).collect();
        let level = |costs: &[i16]| {
            costs.iter().map(|&cost| (f64::from(cost.abs()) * WEIGHTS.level) as i16).collect()
        };
        let (west_level, north_level) = (level(&west), level(&north));
        let rules = rules(&countries, &is_border, &km);
        World {
            countries,
            borders,
            west,
            north,
            west_level,
            north_level,
            pulls,
            company,
            rules,
            groups,
            member,
        }
    }

    fn len(&self) -> usize {
        self.countries.len()
    }
}

fn find(countries: &[Country], code: &str) -> usize {
    countries.iter().position(|c| c.code == code).unwrap_or_else(|| panic!("no country {code}"))
}

/// The order that neighbours should keep, and the relations that everybody knows.
fn rules(countries: &[Country], is_border: &[bool], km: &[f64]) -> Vec<Vec<Rule>> {
    let n = countries.len();
    let mut rules: Vec<Vec<Rule>> = (0..n).map(|_| Vec::new()).collect();
    // One rule in the terms of both countries: the first should stand west (north) of the second.
    let mut add = |a: usize, b: usize, vertical: bool, reversed: i32, level: i32| {
        rules[a].push(Rule { other: b, vertical, sign: 1, reversed, level });
        rules[b].push(Rule { other: a, vertical, sign: -1, reversed, level });
    };
    for k in 0..n * n {
        let (a, b) = (k / n, k % n);
        let most = if is_border[k] { WEIGHTS.bordering } else { WEIGHTS.neighbouring };
        let (p, q) = (&countries[a], &countries[b]);
        let narrow = ((p.latitude + q.latitude) / 2.0).to_radians().cos();
        let (east, south) = (q.longitude - p.longitude, p.latitude - q.latitude);
        if a == b || !is_border[k] && km[k] > 1200.0 || east.abs() > 180.0 {
            continue;
        }
        for (vertical, along, across) in
            [(false, east * narrow, south), (true, south, east * narrow)]
        {
            // Each pair comes twice: once with the first in the west (north), and then with it in the east (south).
            let certainty = ((along - 0.7) / 2.5).clamp(0.0, 1.0);
            // Far more across than along: this is not the order that anybody knows the two by.
            let share = if across.abs() > 4.0 * along { 0.5 } else { 1.0 };
            let reversed = (certainty * share * most) as i32;
            let chief = along > 1.5 * across.abs();
            let level =
                if chief { (certainty * most * WEIGHTS.neighbours_level) as i32 } else { 0 };
            if reversed > 0 {
                add(a, b, vertical, reversed, level);
            }
        }
    }
    for (weight, list) in RELATIONS {
        for relation in list.split_whitespace() {
            let (a, b) = (find(countries, &relation[..2]), find(countries, &relation[3..]));
            let vertical = &relation[2..3] == "^";
            add(a, b, vertical, weight * WEIGHTS.relation, weight * WEIGHTS.relation_level);
        }
    }
    rules
}

/// How much more than others a country should stand where its longitude and latitude say.
fn prominence(country: &Country) -> (f64, f64) {
    PROMINENT
        .iter()
        .find(|(code, _, _)| *code == country.code)
        .map_or((1.0, 1.0), |&(_, east, north)| (east, north))
}

/// The cost of reversing two countries that stand `degrees` apart. Sources differ by a degree or two on where a country
/// is, so what is nearly level counts for less, and what is level for nothing.
fn order(degrees: f64, near: f64) -> i16 {
    if degrees == 0.0 {
        return 0;
    }
    let certainty = 0.35 + 0.65 * (degrees.abs() / 3.0).min(1.0);
    (degrees.signum() * (certainty * near * WEIGHTS.reversed).min(MOST)) as i16
}

/// Great-circle distance in kilometres.
fn distance(a: &Country, b: &Country) -> f64 {
    let (la, lb) = (a.latitude.to_radians(), b.latitude.to_radians());
    let turn = (a.longitude - b.longitude).to_radians();
    let cosine = la.sin() * lb.sin() + la.cos() * lb.cos() * turn.cos();
    6371.0 * cosine.clamp(-1.0, 1.0).acos()
}

/// For each country the smallest index in its landmass: what can be reached over land borders.
fn landmasses(n: usize, borders: &[(usize, usize)]) -> Vec<usize> {
    let mut landmass: Vec<usize> = (0..n).collect();
    for _ in 0..n {
        for &(a, b) in borders {
            let least = landmass[a].min(landmass[b]);
            landmass[a] = least;
            landmass[b] = least;
        }
    }
    landmass
}

/// Whether a country lies on one of the two great landmasses rather than on an island.
fn is_main(landmass: &[usize], country: usize) -> bool {
    landmass.iter().filter(|&&other| other == landmass[country]).count() > 10
}

/// Pairs of subregions that share a border or come within 1500 km: one may stand beside the other.
fn close_subregions(
    countries: &[Country],
    is_border: &[bool],
    km: &[f64],
) -> std::collections::BTreeSet<(u32, u32)> {
    let n = countries.len();
    (0..n * n)
        .filter(|&k| is_border[k] || km[k] < 1500.0)
        .map(|k| (countries[k / n].subregion, countries[k % n].subregion))
        .collect()
}

const AFRICA: u32 = 2;
const SOUTH_AMERICA: u32 = 5;
const OCEANIA: u32 = 9;
const AMERICAS: u32 = 19;
const CARIBBEAN: u32 = 29;
const ASIA: u32 = 142;
const EUROPE: u32 = 150;

/// Ceuta and Melilla border Morocco, but a map without the strait of Gibraltar would glue Europe to Africa.
fn is_strait(a: &Country, b: &Country) -> bool {
    (a.region.min(b.region), a.region.max(b.region)) == (AFRICA, EUROPE)
}

/// How wrong it looks that two countries without a common border stand one, two, three cells apart.
fn unease(
    a: &Country,
    b: &Country,
    km: f64,
    close: bool,
    same_land: bool,
    main_a: bool,
    main_b: bool,
) -> [f64; 3] {
    let allowed = if a.region == OCEANIA || b.region == OCEANIA { 3200.0 } else { 1700.0 };
    let far = ((km - allowed) / 1000.0).clamp(0.0, 4.0);
    let stranger = if close { 0.0 } else { 2.0 };
    let subantarctic = a.latitude < -45.0 && b.latitude < -45.0;
    let regions = (a.region.min(b.region), a.region.max(b.region));
    let [one, two, three] = if subantarctic || regions.0 == regions.1 {
        let strait = match (main_a, main_b) {
            _ if same_land => 0.0,
            (true, true) => 1.0,
            (false, false) => 0.0,
            // Åland, Jersey, Cyprus: sea between them and the next coast would push them out of sight of it.
            _ if km < 600.0 => 0.2,
            _ if a.subregion == SOUTH_AMERICA || b.subregion == SOUTH_AMERICA => 0.8,
            _ if a.subregion == CARIBBEAN || b.subregion == CARIBBEAN => 2.0,
            _ => 1.2,
        };
        [strait, 0.0, 0.0]
    } else {
        match regions {
            (ASIA, EUROPE) => [1.5, 0.0, 0.0],
            (AFRICA, EUROPE) => [4.0, 0.3, 0.0],
            (AFRICA, ASIA) => [3.0, 0.8, 0.2],
            (OCEANIA, ASIA) => [3.0, 0.7, 0.0],
            (AMERICAS, EUROPE) if km < 2500.0 => [2.0, 0.5, 0.0],
            (AFRICA, AMERICAS) | (AMERICAS, _) => [6.0, 4.0, 1.2],
            (OCEANIA, AMERICAS) => [6.0, 3.0, 1.0],
            _ => [5.0, 2.0, 0.7],
        }
    };
    [one + 2.0 * far + stranger, two + 0.3 * far, three]
}

// ---- A layout and its cost ------------------------------------------------------------------------------------------

struct Layout {
    column: Vec<i16>,
    row: Vec<i16>,
    grid: Vec<u16>,
    /// The number of pieces of each group.
    pieces: Vec<i32>,
    /// Working memory: which cells a search has seen in which round.
    seen: Vec<u32>,
    round: u32,
}

fn cell(column: i32, row: i32) -> usize {
    (row * COLUMNS + column) as usize
}

/// What it costs to stand at `here` on one axis, against all others.
fn disorder(reversed: &[i16], level: &[i16], others: &[i16], here: i32) -> i32 {
    let here = here as i16;
    let chunks = reversed.chunks_exact(32).zip(level.chunks_exact(32)).zip(others.chunks_exact(32));
    let mut total = 0;
    for ((reversed, level), others) in chunks {
        // 32 pairs of at most 1000 fit into 16 bits.
        let mut sum = 0i16;
        for ((&cost, &level), &other) in reversed.iter().zip(level).zip(others) {
            let right = -i16::from(here > other);
            let left = -i16::from(here < other);
            sum += ((cost & right) - (cost & left)).max(0) + (level & !(right | left));
        }
        total += i32::from(sum);
    }
    total
}

fn inside(column: i32, row: i32) -> bool {
    (0..COLUMNS).contains(&column) && (0..ROWS).contains(&row)
}

impl Layout {
    fn at(&self, country: usize) -> (i32, i32) {
        (self.column[country].into(), self.row[country].into())
    }

    fn put(&mut self, country: usize, (column, row): (i32, i32)) {
        self.column[country] = column as i16;
        self.row[country] = row as i16;
    }

    /// Every country in the free cell nearest to where the ranks of its longitude and latitude put it.
    fn ranked(world: &World) -> Layout {
        let n = world.len();
        let rank = |key: &dyn Fn(&Country) -> f64| {
            let mut order: Vec<usize> = (0..n).collect();
            order.sort_by(|&a, &b| key(&world.countries[a]).total_cmp(&key(&world.countries[b])));
            let mut rank = vec![0; n];
            order.iter().enumerate().for_each(|(at, &country)| rank[country] = at as i32);
            rank
        };
        let (east, south) = (rank(&|c| c.longitude), rank(&|c| -c.latitude));
        let mut layout = Layout {
            column: vec![0; LANES],
            row: vec![0; LANES],
            grid: vec![EMPTY; CELLS],
            pieces: vec![0; world.groups.len()],
            seen: vec![0; CELLS],
            round: 0,
        };
        for a in 0..n {
            let (x, y) = (east[a] * COLUMNS / n as i32, south[a] * ROWS / n as i32);
            let free = (0..CELLS).filter(|&at| layout.grid[at] == EMPTY);
            let at = free
                .min_by_key(|&at| {
                    (at as i32 % COLUMNS - x).pow(2) + (at as i32 / COLUMNS - y).pow(2)
                })
                .unwrap();
            layout.grid[at] = a as u16;
            layout.put(a, (at as i32 % COLUMNS, at as i32 / COLUMNS));
        }
        for group in 0..world.groups.len() {
            layout.pieces[group] = layout.count_pieces(world, group);
        }
        layout
    }

    /// Order, pulls and rules: what one country costs against all others, if it stood at the place.
    fn cost_of_order(&self, world: &World, a: usize, x: i32, y: i32) -> i32 {
        let lanes = a * LANES..(a + 1) * LANES;
        disorder(&world.west[lanes.clone()], &world.west_level[lanes.clone()], &self.column, x)
            + disorder(&world.north[lanes.clone()], &world.north_level[lanes], &self.row, y)
    }

    fn cost_of_pulls(&self, world: &World, a: usize, x: i32, y: i32) -> i32 {
        let mut total = 0;
        for pull in &world.pulls[a] {
            let (other_x, other_y) = self.at(pull.other);
            let apart = (x - other_x).abs().max((y - other_y).abs());
            if apart > pull.cells {
                total += pull.first
                    + pull.step * (apart - pull.cells - i32::from(pull.first > 0)).min(6);
            }
        }
        total
    }

    fn cost_of_rules(&self, world: &World, a: usize, x: i32, y: i32) -> i32 {
        let mut total = 0;
        for rule in &world.rules[a] {
            let (other_x, other_y) = self.at(rule.other);
            let ahead = rule.sign * if rule.vertical { other_y - y } else { other_x - x };
            if ahead < 0 {
                // A little more for each cell, so that there is a way out.
                total += rule.reversed + rule.reversed / 8 * (-1 - ahead).min(4);
            } else if ahead == 0 {
                total += rule.level;
            }
        }
        total
    }

    /// The company that a country has within three cells of a place.
    fn cost_of_company(&self, world: &World, a: usize, x: i32, y: i32) -> i32 {
        let company = &world.company[a * world.len()..(a + 1) * world.len()];
        let mut total = 0;
        for row in (y - 3).max(0)..=(y + 3).min(ROWS - 1) {
            for column in (x - 3).max(0)..=(x + 3).min(COLUMNS - 1) {
                let b = self.grid[cell(column, row)];
                if b != EMPTY && (column, row) != (x, y) {
                    let apart = (column - x).abs().max((row - y).abs());
                    total += company[b as usize][apart as usize - 1];
                }
            }
        }
        total
    }

    /// The cost of the lakes among the cells on and around some places.
    fn cost_of_lakes(&mut self, world: &World, places: &[(i32, i32)]) -> i32 {
        self.round += 1;
        let mut total = 0;
        for &(x, y) in places {
            for row in y - 1..=y + 1 {
                for column in x - 1..=x + 1 {
                    if inside(column, row) && self.seen[cell(column, row)] != self.round {
                        self.seen[cell(column, row)] = self.round;
                        total += self.lake(world, column, row);
                    }
                }
            }
        }
        total
    }

    fn lake(&self, world: &World, x: i32, y: i32) -> i32 {
        if self.grid[cell(x, y)] != EMPTY {
            return 0;
        }
        let mut around: [(u32, usize); 8] = [(0, 0); 8];
        for row in y - 1..=y + 1 {
            for column in x - 1..=x + 1 {
                if inside(column, row) && self.grid[cell(column, row)] != EMPTY {
                    let region = world.countries[self.grid[cell(column, row)] as usize].region;
                    let slot = around.iter_mut().find(|slot| slot.0 == region || slot.1 == 0);
                    if let Some(slot) = slot {
                        *slot = (region, slot.1 + 1);
                    }
                }
            }
        }
        let most = around.iter().map(|slot| slot.1).max().unwrap_or(0);
        if most >= 6 { WEIGHTS.lake[most - 6] } else { 0 }
    }

    /// The number of pieces that a group falls into.
    fn count_pieces(&mut self, world: &World, group: usize) -> i32 {
        self.round += 1;
        let mut pieces = 0;
        let mut open = Vec::with_capacity(64);
        for &start in &world.groups[group] {
            let at = self.at(start);
            if self.seen[cell(at.0, at.1)] == self.round {
                continue;
            }
            pieces += 1;
            self.seen[cell(at.0, at.1)] = self.round;
            open.push(at);
            while let Some((x, y)) = open.pop() {
                for row in (y - 1).max(0)..=(y + 1).min(ROWS - 1) {
                    for column in (x - 1).max(0)..=(x + 1).min(COLUMNS - 1) {
                        let here = cell(column, row);
                        let b = self.grid[here];
                        if b != EMPTY
                            && self.seen[here] != self.round
                            && world.member[b as usize] >> group & 1 == 1
                        {
                            self.seen[here] = self.round;
                            open.push((column, row));
                        }
                    }
                }
            }
        }
        pieces
    }

    /// Moves tiles and says by how much the cost changed, pieces apart; nothing if the change would be refused anyhow. The
    /// new places must be free once the tiles have left the old.
    fn apply(
        &mut self,
        world: &World,
        moves: &[Move],
        lakes: &mut Vec<(i32, i32)>,
        accepts: &impl Fn(i32) -> bool,
    ) -> Option<i32> {
        let mut change = 0;
        for m in moves {
            change += self.cost_of_pulls(world, m.tile, m.to.0, m.to.1)
                + self.cost_of_rules(world, m.tile, m.to.0, m.to.1);
            change -= self.cost_of_pulls(world, m.tile, m.from.0, m.from.1)
                + self.cost_of_rules(world, m.tile, m.from.0, m.from.1);
            self.put(m.tile, m.to);
        }
        // The order is slow to count, and a move that breaks a border can hardly make up for it by order and company.
        if !accepts(change - HARDLY * moves.len() as i32) {
            return None;
        }
        moves.iter().for_each(|m| self.put(m.tile, m.from));
        for m in moves {
            change += self.cost_of_order(world, m.tile, m.to.0, m.to.1);
            change -= self.cost_of_order(world, m.tile, m.from.0, m.from.1);
            // Against itself, the loop saw the tile's old place: nothing, since a pair of one has no order and no pull.
            self.put(m.tile, m.to);
        }
        for m in moves {
            change -= self.cost_of_company(world, m.tile, m.from.0, m.from.1);
            self.grid[cell(m.from.0, m.from.1)] = EMPTY;
        }
        // What is still to come can hardly be worth more than two lakes.
        if !accepts(change - 2 * WEIGHTS.lake[2]) {
            return None;
        }
        moves.iter().for_each(|m| self.grid[cell(m.from.0, m.from.1)] = m.tile as u16);
        lakes.clear();
        lakes.extend(moves.iter().flat_map(|m| [m.from, m.to]));
        change -= self.cost_of_lakes(world, lakes);
        moves.iter().for_each(|m| self.grid[cell(m.from.0, m.from.1)] = EMPTY);
        for m in moves {
            change += self.cost_of_company(world, m.tile, m.to.0, m.to.1);
            self.grid[cell(m.to.0, m.to.1)] = m.tile as u16;
        }
        Some(change + self.cost_of_lakes(world, lakes))
    }

    /// Counts the pieces of the groups that moved tiles belong to and says by how much their cost changed.
    fn change_of_pieces(
        &mut self,
        world: &World,
        touched: u64,
        pieces: &mut Vec<(usize, i32)>,
    ) -> i32 {
        pieces.clear();
        let mut change = 0;
        for group in (0..world.groups.len()).filter(|group| touched >> group & 1 == 1) {
            let count = self.count_pieces(world, group);
            change += (count - self.pieces[group]) * WEIGHTS.piece;
            pieces.push((group, count));
        }
        change
    }

    fn undo(&mut self, moves: &[Move]) {
        moves.iter().for_each(|m| self.grid[cell(m.to.0, m.to.1)] = EMPTY);
        for m in moves {
            self.grid[cell(m.from.0, m.from.1)] = m.tile as u16;
            self.put(m.tile, m.from);
        }
    }

    fn anneal(&mut self, world: &World, seed: u64, steps: u64) {
        let mut random = Random(seed);
        let (mut moves, mut lakes, mut pieces) = (Vec::new(), Vec::new(), Vec::new());
        let (mut cost, mut best) = (0i64, (0i64, self.column.clone(), self.row.clone()));
        let mut heat = HOT;
        for step in 0..steps {
            if step % 1000 == 0 {
                heat = HOT * fall(COOLING * step as f64 / steps as f64);
            }
            self.propose(world, &mut random, &mut moves, step as f64 / steps as f64);
            if moves.is_empty() {
                continue;
            }
            let luck = random.unit();
            let accepts = |change: i32| change <= 0 || luck < fall(f64::from(change) / heat);
            let touched = moves.iter().fold(0, |groups, m| groups | world.member[m.tile]);
            // Counting pieces is slow; at best they are all one, and where that is not enough they need no count.
            let gain: i32 = (0..world.groups.len())
                .filter(|group| touched >> group & 1 == 1)
                .map(|group| (self.pieces[group] - 1) * WEIGHTS.piece)
                .sum();
            let applied =
                self.apply(world, &moves, &mut lakes, &|change: i32| accepts(change - gain));
            let mut change = applied.unwrap_or(0);
            let hopeful = applied.is_some() && accepts(change - gain);
            if hopeful {
                change += self.change_of_pieces(world, touched, &mut pieces);
            }
            if hopeful && accepts(change) {
                pieces.iter().for_each(|&(group, count)| self.pieces[group] = count);
                cost += i64::from(change);
                if cost < best.0 {
                    best = (cost, self.column.clone(), self.row.clone());
                }
            } else {
                self.undo(&moves);
            }
        }
        (self.column, self.row) = (best.1, best.2);
        self.grid.fill(EMPTY);
        for a in 0..world.len() {
            let (x, y) = self.at(a);
            self.grid[cell(x, y)] = a as u16;
        }
        for group in 0..world.groups.len() {
            self.pieces[group] = self.count_pieces(world, group);
        }
        eprintln!("seed {seed}: cost {} below the start", -best.0);
    }

    /// A random step; none if it leads nowhere.
    fn propose(&self, world: &World, random: &mut Random, moves: &mut Vec<Move>, progress: f64) {
        moves.clear();
        let a = random.below(world.len());
        let from = self.at(a);
        let kind = random.below(100);
        if kind < 50 {
            // A short way off; the longer ways while it is still hot.
            let reach = 1 + (8.0 * (1.0 - progress)) as i32;
            let to = (from.0 + random.around(reach), from.1 + random.around(reach));
            self.move_or_swap(a, from, to, moves);
        } else if kind < 75 {
            // Beside a country that pulls at it.
            if world.pulls[a].is_empty() {
                return;
            }
            let pull = &world.pulls[a][random.below(world.pulls[a].len())];
            let (x, y) = self.at(pull.other);
            let to = (x + random.around(1), y + random.around(1));
            self.move_or_swap(a, from, to, moves);
        } else if kind < 96 {
            // Push the tiles that stand in a line, or in several side by side, until one falls into a free cell.
            let (dx, dy) = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)]
                [random.below(8)];
            let lines =
                if dx != 0 && dy != 0 || random.below(4) > 0 { 1 } else { 2 + random.below(5) };
            for line in 0..lines as i32 {
                let mut at = (from.0 + line * i32::abs(dy), from.1 + line * i32::abs(dx));
                if !inside(at.0, at.1) {
                    break;
                }
                let most = moves.len() + 9;
                while self.grid[cell(at.0, at.1)] != EMPTY {
                    let to = (at.0 + dx, at.1 + dy);
                    if !inside(to.0, to.1) || moves.len() > most {
                        return moves.clear();
                    }
                    moves.push(Move { tile: self.grid[cell(at.0, at.1)].into(), from: at, to });
                    at = to;
                }
            }
        } else {
            // Shift all of a subregion on one landmass, or a random part of it, if there is room.
            let (dx, dy) = [(1, 0), (-1, 0), (0, 1), (0, -1)][random.below(4)];
            let country = &world.countries[a];
            let half = random.below(3);
            for b in 0..world.len() {
                let other = &world.countries[b];
                let at = self.at(b);
                let ahead = dx * (at.0 - from.0) + dy * (at.1 - from.1) >= 0;
                let chosen = match half {
                    0 => other.subregion == country.subregion,
                    1 => other.region == country.region && ahead,
                    _ => other.subregion == country.subregion && ahead,
                };
                if chosen {
                    moves.push(Move { tile: b, from: at, to: (at.0 + dx, at.1 + dy) });
                }
            }
            let free = |m: &Move| {
                inside(m.to.0, m.to.1)
                    && (self.grid[cell(m.to.0, m.to.1)] == EMPTY
                        || moves.iter().any(|other| other.from == m.to))
            };
            if !moves.iter().all(free) {
                moves.clear();
            }
        }
    }

    fn move_or_swap(&self, a: usize, from: (i32, i32), to: (i32, i32), moves: &mut Vec<Move>) {
        if !inside(to.0, to.1) || from == to {
            return;
        }
        let b = self.grid[cell(to.0, to.1)];
        moves.push(Move { tile: a, from, to });
        if b != EMPTY {
            moves.push(Move { tile: b as usize, from: to, to: from });
        }
    }

    /// Prints what the layout is worth.
    fn report(&self, world: &World) {
        let n = world.len();
        let (column, row) = (|a: usize| self.at(a).0, |a: usize| self.at(a).1);
        let apart = |a: usize, b: usize| (column(a) - column(b)).abs().max((row(a) - row(b)).abs());
        let touching = world.borders.iter().filter(|&&(a, b)| apart(a, b) <= 1).count();
        let (mut right, mut level, mut all) = (0u32, 0u32, 0u32);
        for a in 0..n {
            for b in 0..a {
                let (p, q) = (&world.countries[a], &world.countries[b]);
                for (want, have) in [
                    (p.longitude - q.longitude, column(a) - column(b)),
                    (q.latitude - p.latitude, row(a) - row(b)),
                ] {
                    all += 1;
                    level += u32::from(have == 0);
                    right += u32::from(f64::from(have) * want > 0.0);
                }
            }
        }
        let sum = |cost: &dyn Fn(usize, i32, i32) -> i32| -> i64 {
            (0..n).map(|a| i64::from(cost(a, column(a), row(a)))).sum::<i64>() / 2
        };
        eprintln!(
            "cost of order {}, pulls {}, rules {}, company {}",
            sum(&|a, x, y| self.cost_of_order(world, a, x, y)),
            sum(&|a, x, y| self.cost_of_pulls(world, a, x, y)),
            sum(&|a, x, y| self.cost_of_rules(world, a, x, y)),
            sum(&|a, x, y| self.cost_of_company(world, a, x, y)),
        );
        let percent = |part: f64, whole: f64| 100.0 * part / whole;
        eprintln!(
            "borders {touching}/{} = {:.2} %; orders right {:.2} %, level {:.2} %, right or level {:.2} %, right of those not level {:.2} %; groups in pieces {}",
            world.borders.len(),
            percent(touching as f64, world.borders.len() as f64),
            percent(right.into(), all.into()),
            percent(level.into(), all.into()),
            percent((right + level).into(), all.into()),
            percent(right.into(), (all - level).into()),
            self.pieces.iter().filter(|&&pieces| pieces > 1).count(),
        );
    }

    fn written(&self, world: &World) -> String {
        let line = |a: usize| {
            format!("    (\"{}\", {}, {}),\n", world.countries[a].code, self.column[a], self.row[a])
        };
        let lines: String = (0..world.len()).map(line).collect();
        format!(
            "// The world tile grid: (code, column, row). Made by the layout program: do not edit.\n[\n{lines}]\n"
        )
    }
}

#[derive(Clone, Copy)]
struct Move {
    tile: usize,
    from: (i32, i32),
    to: (i32, i32),
}

/// e to the power of -x, near enough, from operations that are exact everywhere: library functions differ in the last bit.
fn fall(x: f64) -> f64 {
    let mut power = (1.0 - x / 1024.0).max(0.0);
    for _ in 0..10 {
        power *= power;
    }
    power
}

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (((self.next() >> 32) * bound as u64) >> 32) as usize
    }

    /// From -reach to reach.
    fn around(&mut self, reach: i32) -> i32 {
        self.below(2 * reach as usize + 1) as i32 - reach
    }

    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }
}
