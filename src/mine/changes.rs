//! Whether "from A to B" tells of a change: then it is two figures, and no stretch between them.

use super::lex::Quote;

/// Right before the first of them.
const FROM: &[&str] = &[
    "from", "de", "du", "des", "of", "dari", "daripada", "tu", "von", "vom", "с", "со", "от", "من",
    "da", "desde", "dai",
];

/// How words of change begin, folded; `=` for a whole word.
const CHANGES: &[&str] = &[
    "rose=",
    "rise=",
    "rises=",
    "risen=",
    "rising=",
    "grew=",
    "grow=",
    "grown=",
    "growing=",
    "increas",
    "jump",
    "climb",
    "fell=",
    "fall=",
    "falls=",
    "fallen=",
    "falling=",
    "dropp",
    "drop=",
    "drops=",
    "decreas",
    "declin",
    "surg",
    "soar",
    "doubl",
    "tripl",
    "went=",
    "gone=",
    "plung",
    "shrank=",
    "shrunk=",
    "up=",
    "down=",
    "passe=",
    "passee=",
    "passes=",
    "passent=",
    "passer=",
    "augment",
    "grimp",
    "chut",
    "bondi",
    "recul",
    "diminu",
    "paso=",
    "pasaron=",
    "pasado=",
    "pasar=",
    "pasa=",
    "aument",
    "subio=",
    "subieron=",
    "subido=",
    "crecio=",
    "crecid",
    "bajo=",
    "bajaron=",
    "cayo=",
    "cayeron=",
    "disminuy",
    "reduj",
    "passou=",
    "passaram=",
    "subiu=",
    "subiram=",
    "caiu=",
    "cairam=",
    "cresceu=",
    "naik=",
    "meningkat",
    "bertambah",
    "melonjak",
    "turun=",
    "menurun",
    "berkurang",
    "stieg=",
    "stiegen=",
    "gestiegen=",
    "sank=",
    "sanken=",
    "gesunken=",
    "wuchs=",
    "gewachsen=",
    "erhoht",
    "zuruckgegangen=",
    "fiel=",
    "gefallen=",
    "tang=",
    "giam=",
    "вырос",
    "возрос",
    "увелич",
    "упал",
    "сниз",
    "сократил",
    "уменьш",
    "ارتفع",
    "زاد",
    "زادت",
    "انخفض",
    "تراجع",
    "قفز",
    "salit",
    "scese=",
];

/// Whether a number that begins at a code point is the first of a change.
pub(super) fn tells_of_one(quote: &Quote, start: usize) -> bool {
    const REACH: usize = 100;
    const FAR: usize = 12;
    let lead = quote.fold(start.saturating_sub(REACH), start);
    let clause = lead.rsplit(['.', ';', ':', '!', '?']).next().unwrap_or_default();
    let mut words = clause.split_whitespace().rev();
    if !words.next().is_some_and(|w| FROM.contains(&w)) {
        return false;
    }
    words.take(FAR).any(|w| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = w.strip_prefix('و').unwrap_or(w);
        CHANGES.iter().any(|change| match change.strip_suffix('=') {
            Some(whole) => w == whole,
            None => bare.starts_with(crate::fold::fold_constant(change)),
        })
    })
}
