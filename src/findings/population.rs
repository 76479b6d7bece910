//! Who is counted, as a key: "Indians", "Indian nationals", "people from India" and "indiens" are one population, and so are
//! "women", "femmes" and "phụ nữ".

use crate::{fold::fold, mine::groups, places};
use std::{
    collections::{BTreeSet, HashSet},
    sync::LazyLock,
};

/// Words beside the name of a people or a group that narrow it no further.
const PEOPLE: &str = "a|an|the|all|of|and|from|who|citizens|citizen|individuals|national|nationals|people|persons|victims|
    survivors|ressortissants|ressortissantes|citoyens|citoyennes|personnes|victimes|les|des|de|du|et|ciudadanos|ciudadanas|
    nacionales|personas|victimas|los|las|y|e|cidadaos|cidadas|nacionais|pessoas|vitimas|os|as|warga|negara|orang|korban|dan|
    nguoi|cong|dan|nan|nhan|va|staatsburger|staatsangehorige|staatsangehorigen|burger|menschen|personen|opfer|und|граждан|
    граждане|гражданина|человек|людеи|жертв|и|ชาว|คน|พลเมือง|เหยื่อ|สัญชาติ|และ|公民|国民|國民|人|籍|名|受害者|和|的|ប្រជាជន|ពលរដ្ឋ|
    ជនជាតិ|និង|နိုင်ငံသား|နိုင်ငံသားများ|များ|ຄົນ|ຊາວ|ພົນລະເມືອງ|และ|ແລະ|مواطن|مواطنا|مواطنين|مواطنون|ضحايا|اشخاص|شخصا|و|नागरिक|
    नागरिकों|लोग|लोगों|पीड़ित|पीड़ितों|और";

static FOLDED: LazyLock<HashSet<String>> =
    LazyLock::new(|| PEOPLE.split('|').map(|word| fold(word.trim())).collect());

/// The key of a population: the code of its country where that is all that the words say, the name of its group, or both;
/// else the folded words.
///
/// A code stands behind a full stop, as no name of people does; the key of a key is the key.
pub(super) fn key(words: &str) -> String {
    let words = words.trim();
    let folded = fold(words);
    if folded.starts_with('.') {
        return folded;
    }
    let is_filler = |word: &str| FOLDED.contains(word);
    // Most populations are one word, and "women" and "children" name no country.
    let mentions = places::mentions(words);
    match mentions.as_slice() {
        [] => match groups::named(words, is_filler) {
            Some(found) if !found.is_empty() => joined(&found),
            _ => folded,
        },
        [one] => {
            let rest: String = words
                .chars()
                .enumerate()
                .map(|(i, c)| if i < one.start || i >= one.end { c } else { ' ' })
                .collect();
            let Some(mut found) = groups::named(&rest, is_filler) else { return folded };
            // Who is of a country abroad is a foreigner, and most who are told of work there.
            found.retain(|group| !["foreigners", "workers"].contains(group));
            let country = one.country.to_string().to_lowercase();
            if found.is_empty() {
                format!(".{country}")
            } else {
                format!(".{country}:{}", joined(&found))
            }
        }
        _ => folded,
    }
}

fn joined(groups: &BTreeSet<&'static str>) -> String {
    groups.iter().copied().collect::<Vec<_>>().join("+")
}
