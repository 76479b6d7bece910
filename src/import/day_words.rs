//! The words beside a date that say of what it is the day: of publication, of a change, of what the article tells.

use super::{dates::Said, pattern};
use regex::Regex;
use std::sync::LazyLock;

/// What words say of the date beside or under them.
pub(super) fn label(words: &str) -> Said {
    if CHANGED.is_match(words) {
        Said::Changed
    } else if OTHER.is_match(words) || OTHER_HAND.is_match(words) || names_event(words) {
        Said::Other
    } else if PUBLISHED.is_match(words) || DATED.is_match(words) {
        Said::Published
    } else {
        Said::Nothing
    }
}

/// A label has no more words, or letters where no blanks are set.
const MOST_WORDS: usize = 5;
const MOST_LETTERS: usize = 16;

/// Whether words are a label of something that the article tells of: "Incident date:", "Date of visit:", "Rescued on".
/// Only a label is: a headline or a sentence before the date may hold such words as well.
fn names_event(words: &str) -> bool {
    let clause = words.trim().rsplit(['.', ',', ';', '|', '·', '•', '(', '\n', '，', '。']).next();
    let clause = clause.unwrap_or_default().trim();
    let colon = clause.ends_with([':', '：']);
    let clause = clause.trim_end_matches([':', '：', ' ', '-', '–', '—']).to_lowercase();
    let spaced: Vec<&str> = clause.split_whitespace().collect();
    let wide = clause.chars().any(|c| ('\u{0e00}'..='\u{d7af}').contains(&c));
    if spaced.is_empty()
        || spaced.len() > MOST_WORDS
        || wide && clause.chars().count() > MOST_LETTERS
        || PUBLISHING.is_match(&clause)
    {
        return false;
    }
    // "Effective date", "Date of occurrence", "Ngày xảy ra:": whatever is named beside the word, it is not publishing.
    let dated = |word: &&str| DATE_WORDS.contains(word);
    let of = spaced.first().is_some_and(dated)
        && matches!(spaced.get(1), Some(&("of" | "when" | "on" | "at")))
        && spaced.len() > 2;
    let ends = spaced.last() == Some(&"date") && spaced.len() > 1;
    let labelled = colon && !wide && spaced.len() > 1 && spaced.iter().any(dated);
    EVENTS.is_match(&clause)
        || (of || ends || labelled)
            && spaced.iter().any(|word| !DATE_WORDS.contains(word) && !BESIDE_DATE.contains(word))
        || DONE_ON
            .captures(&clause)
            .is_some_and(|verb| verb.get(1).is_some_and(|verb| !PUT_OUT.contains(&verb.as_str())))
}

/// Words for a date.
const DATE_WORDS: [&str; 9] =
    ["date", "datum", "fecha", "data", "дата", "tanggal", "ngày", "dates", "day"];

/// Words beside one that leave it the date of the article.
const BESIDE_DATE: [&str; 62] = [
    "of",
    "on",
    "the",
    "at",
    "le",
    "la",
    "de",
    "del",
    "der",
    "des",
    "du",
    "di",
    "da",
    "den",
    "am",
    "el",
    "and",
    "und",
    "time",
    "press",
    "news",
    "article",
    "story",
    "post",
    "page",
    "entry",
    "web",
    "online",
    "file",
    "report",
    "document",
    "statement",
    "print",
    "edition",
    "issue",
    "first",
    "original",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lunes",
    "martes",
    "jueves",
    "viernes",
    "lundi",
    "mardi",
    "jeudi",
    "vendredi",
    "waktu",
    "hari",
    "giờ",
];

/// Words of publishing: what else stands in the label, it is that of the article.
static PUBLISHING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"publi|post(?:ed|ing|ado|at)|veröffentlich|erschein|erstell|releas|issu|upload|creat|written|submi|added|gepost|terbit|đăng|xuất bản|phát hành|опублик|yayın|rilis|siar|emissão|emisión|parution|pubblic|เผยแพร่|ลงข่าว|发布|發布|發佈|公開|刊登|发表|發表|نشر",
    )
});

/// What happened on a day, or from a day on, in a label.
static EVENTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:effective|incidents?|occurr?ed|occurrences?|happened|rescued?|arrest(?:ed|s)?|meetings?|hearings?|heard|signed|signature|adopted|adoption|ratified|judge?ments?|sentenced|ruling|decided|decision|visits?|visited|as of|as at|(?:medically )?reviewed|fact[- ]checked|missing|last seen|disappeared|reporting period|photo(?:graph)? taken|taken on|interviewed|embargo\w*|in force|crawled|snapshot|captured|saved|deceased|convicted|charged|deported|repatriated|joined|recruited|vorfall|tattag|sitzung|unterzeichnet|urteil|beschluss|reunión|incidente|vigencia|firmado|sentencia|réunion|signé|jugement|arrêt|audience|reunião|assinado|sentença|kejadian|rapat|berlaku|putusan|xảy ra|hiệu lực|ký|phiên tòa|происшестви\w*|заседани\w*|подписан\w*)\b|案发|案發|事发|事發|发生|發生|生效|签署|簽署|会议|會議|庭审|判决|判決|被捕|获救|เกิดเหตุ|ประชุม|บังคับใช้|พิพากษา|จับกุม|الحادث|الاجتماع|الجلسة|الحكم|سريان|الاعتقال",
    )
});

/// "Rescued on", "Signed on": what was done on the day.
static DONE_ON: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:was |were )?([a-z]{3,14}ed) on$"));

/// What is done to an article.
const PUT_OUT: [&str; 14] = [
    "published",
    "posted",
    "released",
    "issued",
    "uploaded",
    "created",
    "submitted",
    "added",
    "filed",
    "printed",
    "shared",
    "listed",
    "dated",
    "entered",
];

/// "Medically reviewed by Dr. Jane Doe on": what somebody else than the author did on the day.
static OTHER_HAND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)^\W*(?:last |medically |fact[- ]|clinically )?(?:reviewed|checked|approved|verified|translated) by\b",
    )
});

/// A press release says no more: "Dated: 22nd September, 2023".
static DATED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)^\W*dated?\W*(?:the\s*)?$"));

/// Words that say of a date that something was published on it.
pub(super) static PUBLISHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:published|posted|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|opublikowano|objavljeno|опубликовано|опубліковано|yayın\w*|diterbitkan|đăng|created|erstellt|stand|erschienen|eingestellt|gepostet|publiziert|gespeichert|geschrieben|eingetragen|mise? en ligne|publicat|publicerad|publicerat|publiceret|publisert|julkaistu|avaldatud|zveřejněno|vydáno|publikováno|objavljen|publikovano|paskelbta|postado|postat|diposting|dipublikasikan|siarkan|diterbit|megjelent|közzétéve|geplaatst op|δημοσιεύθηκε|δημοσίευση|inserito|submitted|pressemitteilung vom|meldung vom|\w+meldung vom|veröffentlichung|written|date|datum|fecha|data|дата|tanggal|ngày)\b|เผยแพร่|วันที่|发布|發布|公開|入力|등록|日期|日付|날짜|التاريخ|نشر|प्रकाशित|פורסם",
    )
});
/// Words that say of a date that something was changed on it.
pub(super) static CHANGED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:(?:last |zuletzt |dernière )?(?:updated?|corrected|amended|revised|korrigiert|berichtigt|corrigé|corregido|corregida|corrigido|corretto|modified|aktualisiert|geändert|mise? à jour|modifié|actualizado|actualizada|atualizado|atualizada|aggiornato|bijgewerkt|обновлено|оновлено|güncel\w*|diperbarui|cập nhật|aktualizacja|ažurirano)|last edit\w*|letzte änderung|copyright)\b|©|更新|수정|แก้ไข|อัปเดต|อัพเดท|ปรับปรุง|تحديث|עודכן",
    )
});
static OTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:today|tomorrow|heute|aujourd['’]hui|hoy|hoje|oggi|vandaag|dzisiaj|danas|сегодня|сьогодні|bugün|hari ini|hôm nay|events?|deadline|due|conference|webinar|expires?|valid|until|bis|hasta|jusqu|frist|born|died|accessed|retrieved|abgerufen|consulté|downloaded|printed|archived|starts?|ends?|termin|veranstaltung\w*|anmeldeschluss|événement|évènement|evento|acara|related|next|previous|date of birth|birth\w*|geboren|geburts\w+|naissance|nacimiento|nascimento|nascita|urodzenia|рождения|народження|doğum|ngày sinh|lahir|founded|gegründet|established)\b|วันนี้|今天|今日|오늘|اليوم|आज|出生|生日|诞生|誕生|生年月日|去世|逝世|成立|출생|생년월일|เกิด|ເກີດ|កំណើត|မွေး|ميلاد|जन्म",
    )
});
