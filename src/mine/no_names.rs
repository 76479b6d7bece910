//! Words for roles, things and pieces of sentences, which are taken for the name of a source and name nobody.

use super::kinds::Words;
use crate::{fold::fold, places};
use std::sync::LazyLock;

fn words(all: &'static str) -> Words {
    Words::of(all.split(['|', '\n']).map(str::trim).filter(|w| !w.is_empty()))
}

/// Words that name a role or a thing and nobody, folded; beside the name of a country a role may be somebody.
pub(super) static NO_NAMES: LazyLock<Words> = LazyLock::new(|| {
    words("consumer|consumers|customer|customers|information|data|statistics|figures|documents|records|
        papers|footage|students|parents|neighbours|neighbors|locals|campaigners|observers|monitors|
        critics|lawmakers|senators|aides|advocates|people|citizens|nationals|foreigners|guard|guards|
        insiders|traders|investors|staff|crew|team|group|groups|organization|organisation|charity|ngo|
        report|statement|study|survey|agency|office|ministry|department")
});

/// Roles that one person holds in a country, folded.
pub(super) static HOLDERS: LazyLock<Words> = LazyLock::new(|| {
    words("minister|ministers|president|premier|governor|mayor|chief|director|secretary|ambassador|judge|
        general|ministre|ministro|ministra|gobernador|governador|alcalde|menteri|gubernur")
});

/// Small words beside them.
pub(super) static BESIDE: LazyLock<Words> = LazyLock::new(|| {
    words("prime|deputy|vice|aid|rights|human|relief|humanitarian|court|public|private|social|recent|new|
        latest|said|charity|ngo|media|press|former|interior|district|city|village")
});

/// Those who are many, as they begin a name in Romance languages, folded.
pub(super) static PLURAL: LazyLock<Words> = LazyLock::new(|| {
    words(
        "autorites|responsables|policiers|gendarmes|enqueteurs|sources|temoins|habitants|experts|
        autoridades|agentes|investigadores|fuentes|testigos|vecinos|expertos|funcionarios|fontes|
        testemunhas|especialistas|moradores|oficiais",
    )
});

/// Words that stand in sentences and in no name, folded.
pub(super) static IN_SENTENCES: LazyLock<Words> = LazyLock::new(|| {
    words("he|she|they|them|her|his|their|it|its|we|our|you|who|whom|which|that|when|where|while|because|
        was|were|is|are|has|have|had|searched|ils|elles|ellos|ellas")
});

/// Whether words are a piece of a sentence or of a name: "Officials searched her purse they", "Haut-Commissariat des
/// Nations".
pub(super) fn is_a_piece(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let small = |w: &&str| w.chars().all(|c| c.is_ascii_lowercase()) && IN_SENTENCES.has(w);
    let (first, last) = (words.first(), words.last());
    let open = last.is_some_and(|w| fold(w) == "nations")
        && words.len() > 1
        && !first.is_some_and(|w| matches!(fold(w).as_str(), "united" | "the"));
    words.len() > 1 && (words.iter().skip(1).any(small) || open)
}

/// Whether a name says of which country somebody is, and no more: "Thai".
pub(super) fn is_a_people(name: &str) -> bool {
    let length = name.chars().count();
    let all = |m: &places::Mention| {
        m.start == 0 && m.end == length && places::is_demonym(&m.text, m.country)
    };
    !name.contains(' ') && name.is_ascii() && places::all_mentions(name).iter().any(all)
}
