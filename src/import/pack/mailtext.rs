//! Makes lines of the plain text of a mail: paragraphs joined, quoted mails and signatures marked.

use crate::import::document::{Kind, Line};
use crate::import::pack::mailforward::open_forward;
use crate::import::pack::text::tidy;

/// Why a line is not the mail's own text.
pub(super) const QUOTED: &str = "quoted mail";
/// Why a line is not the mail's own text.
const SIGNATURE: &str = "signature";
/// Why a line is not the mail's own text.
pub(in crate::import) const HEAD: &str = "head of a forwarded mail";

/// A physical line.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// How deep it is quoted.
    pub(super) depth: usize,
    /// Its text without the marks.
    pub(super) text: String,
    /// Why it is not the story.
    pub(super) why: Option<&'static str>,
}

/// Takes the marks of quotation off.
fn unquote(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    loop {
        let next = rest.trim_start_matches(' ');
        // A blank before the first mark would make any indented ">" a quotation.
        if depth == 0 && next.len() != rest.len() {
            return (0, rest);
        }
        match next.strip_prefix('>') {
            Some(after) => {
                depth += 1;
                rest = after;
            }
            None => {
                return (
                    depth,
                    if depth > 0 { rest.strip_prefix(' ').unwrap_or(rest) } else { rest },
                );
            }
        }
    }
}

/// How the lines of a plain text are broken (RFC 3676).
#[derive(Clone, Copy, Debug, Default)]
pub struct Broken {
    /// `format=flowed`: a blank at the end of a line says that the paragraph goes on.
    pub flowed: bool,
    /// `delsp=yes`: that blank is no part of the text.
    pub joined: bool,
}

/// Makes lines of a text; `forwards`: whether the subject of the mail says that it hands another on.
pub fn lines(text: &str, broken: Broken, forwards: bool) -> Vec<Line> {
    let mut raw: Vec<Raw> = text
        .lines()
        .map(|line| {
            let (depth, rest) = unquote(line);
            Raw { depth, text: rest.to_owned(), why: (depth > 0).then_some(QUOTED) }
        })
        .collect();
    let handed = open_forward(&mut raw, forwards);
    mark_armour(&mut raw);
    mark_signature(&mut raw);
    mark_attributions(&mut raw);
    mark_originals(&mut raw, handed);
    // A mail of nothing but quotation is handed on for its sake; then it is the text.
    if !raw.iter().any(|line| line.why.is_none() && !line.text.trim().is_empty()) {
        for line in &mut raw {
            if line.why == Some(QUOTED) {
                line.why = None;
            }
        }
    }
    paragraphs(&raw, broken)
}

/// Marks what OpenPGP writes around a text, and a text that it has encrypted.
fn mark_armour(raw: &mut [Raw]) {
    let mut inside: Option<&str> = None;
    for line in raw {
        let text = line.text.trim();
        let name = |with: &str| text.strip_prefix(with).and_then(|rest| rest.strip_suffix("-----"));
        if let Some(name) = name("-----BEGIN PGP ") {
            inside = Some(match name {
                "SIGNED MESSAGE" => "head",
                "MESSAGE" => "encrypted",
                _ => "signature",
            });
        }
        line.why = match inside {
            Some("encrypted") => Some("encrypted text"),
            Some(_) => Some("signature of OpenPGP"),
            None => line.why,
        };
        // The head of a signed text ends with an empty line.
        if name("-----END PGP ").is_some() || inside == Some("head") && text.is_empty() {
            inside = None;
        }
    }
}

/// Marks what follows "-- " up to a quotation.
fn mark_signature(raw: &mut [Raw]) {
    let last_own =
        raw.iter().rposition(|line| line.depth == 0 && !line.text.trim().is_empty()).unwrap_or(0);
    let mut inside = false;
    for (index, line) in raw.iter_mut().enumerate() {
        if line.depth > 0 || separator(&line.text) || line.why == Some(HEAD) {
            inside = false;
        } else if line.text == "-- "
            || (line.text.trim_end() == "--" && index < last_own && last_own - index <= 12)
        {
            inside = true;
        }
        if inside && line.depth == 0 {
            line.why = Some(SIGNATURE);
        }
    }
}

/// Verbs by which mail programs introduce a quotation.
const WROTE: [&str; 28] = [
    "wrote",
    "a écrit",
    "schrieb",
    "escribió",
    "escribio",
    "ha scritto",
    "escreveu",
    "schreef",
    "skrev",
    "kirjoitti",
    "napisał",
    "napsal",
    "írta",
    "a scris",
    "написал",
    "пише",
    "пишет",
    "写道",
    "寫道",
    "の書き込み",
    "書きました",
    "작성",
    "เขียน",
    "đã viết",
    "كتب",
    "yazdı",
    "menulis",
    "ने लिखा",
];

/// Marks the line or two that say whose quotation follows.
fn mark_attributions(raw: &mut [Raw]) {
    let starts: Vec<usize> = (1..raw.len())
        .filter(|index| {
            raw.get(*index).is_some_and(|line| line.depth > 0)
                && raw.get(index - 1).is_some_and(|line| line.depth == 0)
        })
        .collect();
    for start in starts {
        let Some(end) = (start.saturating_sub(3)..start)
            .rev()
            .find(|index| raw.get(*index).is_some_and(|line| !line.text.trim().is_empty()))
        else {
            continue;
        };
        let from = (end.saturating_sub(2)..=end)
            .rev()
            .take_while(|index| {
                raw.get(*index).is_some_and(|line| line.depth == 0 && !line.text.trim().is_empty())
            })
            .last()
            .unwrap_or(end);
        let Some(said) = raw.get(from..=end) else { continue };
        // The fewest lines that hold the whole introduction, counted from its end.
        let fits = |lines: &[Raw]| {
            let text = lines
                .iter()
                .map(|line| line.text.trim())
                .collect::<Vec<_>>()
                .join(" ")
                .to_lowercase();
            let closed = text.ends_with([':', '：']);
            closed
                && text.chars().count() < 250
                && WROTE.iter().any(|verb| text.contains(verb))
                && (text.chars().any(char::is_numeric)
                    || text.contains('@')
                    || text.chars().count() < 60)
        };
        let Some(count) =
            (1..=said.len()).find(|count| said.get(said.len() - count..).is_some_and(fits))
        else {
            continue;
        };
        // An introduction that begins with "On" or a date on the line before belongs to it.
        let begins = |line: &Raw| {
            let text = line.text.trim();
            ["On ", "Le ", "Am ", "El ", "Il ", "Em ", "Op ", "Den ", "Dnia ", "Vào ", "Pada "]
                .iter()
                .any(|word| text.starts_with(word))
                && text.chars().any(char::is_numeric)
        };
        let count = (count..=said.len())
            .find(|more| said.get(said.len() - more).is_some_and(begins))
            .unwrap_or(count);
        for line in raw.iter_mut().take(end + 1).skip(end + 1 - count) {
            line.why = Some(QUOTED);
        }
    }
}

/// Lines that some programs put above a quoted mail.
pub(super) fn separator(text: &str) -> bool {
    let text = text.trim();
    if !text.starts_with("---") && !text.starts_with("___") {
        return false;
    }
    let middle = text.trim_matches(['-', '_', ' ']).to_lowercase();
    matches!(
        middle.as_str(),
        "original message"
            | "ursprüngliche nachricht"
            | "originalnachricht"
            | "message d'origine"
            | "message d’origine"
            | "mensaje original"
            | "mensagem original"
            | "messaggio originale"
            | "oorspronkelijk bericht"
            | "原始邮件"
            | "原始郵件"
            | "邮件原件"
            | "元のメッセージ"
            | "원본 메시지"
            | "ข้อความต้นฉบับ"
            | "thư gốc"
            | "исходное сообщение"
            | "reply message"
            | "original appointment"
    )
}

/// Names of the fields by which programs quote a mail's head: sender first, the others behind.
pub(super) const SENDER: [&str; 22] = [
    "from",
    "de",
    "von",
    "da",
    "van",
    "från",
    "fra",
    "od",
    "от",
    "发件人",
    "發件人",
    "寄件者",
    "差出人",
    "送信者",
    "보낸 사람",
    "จาก",
    "từ",
    "من",
    "dari",
    "kimden",
    "प्रेषक",
    "lähettäjä",
];
/// Names of the other fields.
pub(super) const OTHERS: [&str; 56] = [
    "sent",
    "date",
    "to",
    "subject",
    "cc",
    "envoyé",
    "à",
    "objet",
    "gesendet",
    "an",
    "betreff",
    "datum",
    "aan",
    "onderwerp",
    "verzonden",
    "enviado",
    "enviado el",
    "para",
    "asunto",
    "assunto",
    "fecha",
    "data",
    "inviato",
    "a",
    "oggetto",
    "skickat",
    "till",
    "ämne",
    "wysłano",
    "do",
    "temat",
    "отправлено",
    "кому",
    "тема",
    "дата",
    "发送时间",
    "日期",
    "时间",
    "收件人",
    "主题",
    "傳送時間",
    "寄件日期",
    "收件者",
    "主旨",
    "主題",
    "送信日時",
    "宛先",
    "件名",
    "보낸 날짜",
    "받는 사람",
    "제목",
    "ส่ง",
    "ถึง",
    "เรื่อง",
    "วันที่",
    "chủ đề",
];

/// The name of a field at the start of a line, in small letters.
pub(super) fn field(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches(['*', '_']);
    let (name, _) = text.split_once([':', '：'])?;
    let name = name.trim_end_matches(['*', '_', ' ', '\u{a0}']);
    if name.chars().count() > 24 { None } else { Some(name.to_lowercase()) }
}

/// Marks a mail that is quoted below its own head, to the end; only where the mail has words of its own before, and
/// `handed` on is none.
fn mark_originals(raw: &mut [Raw], handed: Option<usize>) {
    let own_before = |raw: &[Raw], index: usize| {
        raw.iter().take(index).any(|line| {
            line.why.is_none()
                && line.text.trim_matches(['-', '_', ' ', '\t']).chars().any(char::is_alphanumeric)
        })
    };
    let start = (0..handed.unwrap_or(raw.len())).find(|index| {
        let Some(line) = raw.get(*index).filter(|line| line.depth == 0) else { return false };
        if separator(&line.text) {
            return true;
        }
        if !field(&line.text).is_some_and(|name| SENDER.contains(&name.as_str())) {
            return false;
        }
        let behind = raw
            .iter()
            .skip(index + 1)
            .take(6)
            .filter(|line| field(&line.text).is_some_and(|name| OTHERS.contains(&name.as_str())))
            .count();
        behind >= 2
    });
    let Some(start) = start.filter(|start| own_before(raw, *start)) else { return };
    for line in raw.iter_mut().skip(start) {
        line.why = Some(QUOTED);
    }
    // A rule of underscores right above belongs to the quotation.
    if let Some(rule) = start
        .checked_sub(1)
        .and_then(|index| raw.get_mut(index))
        .filter(|line| line.text.trim().starts_with("____"))
    {
        rule.why = Some(QUOTED);
    }
}

/// A mark of a list, and what follows it.
fn item(text: &str) -> Option<String> {
    let trimmed = text.trim_start();
    for mark in ["- ", "* ", "• ", "· ", "– "] {
        if let Some(rest) = trimmed.strip_prefix(mark) {
            return Some(format!("• {}", rest.trim()));
        }
    }
    let digits = trimmed.chars().take_while(char::is_ascii_digit).count();
    let rest = trimmed.get(digits..)?;
    ((1..=2).contains(&digits) && (rest.starts_with(". ") || rest.starts_with(") ")))
        .then(|| trimmed.trim().to_owned())
}

/// Whether a letter belongs to a script that is written without blanks and broken anywhere.
fn ideographic(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether `next` goes on where `line` was broken: its first word would not have fitted.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    let length = line.trim_end().chars().count();
    let first: usize = if next.starts_with(ideographic) {
        1
    } else {
        next.split_whitespace().next().map_or(0, |word| word.chars().count())
    };
    (40..=100).contains(&width)
        && length + 1 + first > width
        && item(next).is_none()
        && !next.starts_with([' ', '\t'])
}

/// Joins physical lines into paragraphs.
fn paragraphs(raw: &[Raw], broken: Broken) -> Vec<Line> {
    let Broken { flowed, joined: delsp } = broken;
    let width = raw
        .iter()
        .filter(|line| line.depth == 0)
        .map(|line| line.text.trim_end().chars().count())
        .filter(|length| *length <= 100)
        .max()
        .unwrap_or(0);
    let long = raw.iter().any(|line| line.text.chars().count() > 100);
    let mut out: Vec<Line> = Vec::new();
    let mut held: Option<(Raw, String)> = None;
    for line in raw {
        let joins = held.as_ref().is_some_and(|(before, _)| {
            let same = before.depth == line.depth
                && before.why == line.why
                && !line.text.trim().is_empty();
            let header = before.why == Some(SIGNATURE)
                || field(&line.text).is_some_and(|name| {
                    SENDER.contains(&name.as_str()) || OTHERS.contains(&name.as_str())
                });
            let soft = flowed && before.text.ends_with(' ') && before.text != "-- ";
            same && !separator(&before.text)
                && (soft || !flowed && !header && !long && goes_on(&before.text, &line.text, width))
        });
        if joins {
            if let Some((before, text)) = &mut held {
                let bare = text.ends_with(ideographic) && line.text.starts_with(ideographic);
                if delsp && text.ends_with(' ') {
                    text.pop();
                } else if !bare && !text.ends_with(' ') {
                    text.push(' ');
                }
                text.push_str(&line.text);
                before.text.clone_from(&line.text);
            }
            continue;
        }
        if let Some((before, text)) = held.take() {
            out.extend(finished(&before, &text));
        }
        if !line.text.trim().is_empty() {
            held = Some((line.clone(), line.text.clone()));
        }
    }
    if let Some((before, text)) = held {
        out.extend(finished(&before, &text));
    }
    out
}

/// A paragraph as a line.
fn finished(raw: &Raw, text: &str) -> Option<Line> {
    let listed = item(text);
    let kind = match (raw.depth, &listed) {
        (1.., _) => Kind::Quote,
        (0, Some(_)) => Kind::Item,
        (0, None) => Kind::Paragraph,
    };
    let text = tidy(listed.as_deref().filter(|_| kind == Kind::Item).unwrap_or(text));
    (!text.is_empty()).then_some(Line { kind, text, why: raw.why, page: None })
}
