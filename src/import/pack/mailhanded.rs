//! The head of a mail inside a mail: who wrote what is handed on, when, and about what.

use crate::import::pack::mailforward::{introduces_forward, is_forward};
use crate::import::pack::mailtext::{OTHERS, SENDER, field, separator};

/// A mail that another one hands on, by the numbers of its lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Handed {
    /// The line at which its head begins.
    pub start: usize,
    /// The line behind its head.
    pub body: usize,
    /// The name of its sender; empty if only an address is given.
    pub name: String,
    /// The address of its sender, if one is given.
    pub address: String,
    /// When it was sent, as it stands there.
    pub date: String,
    /// Its subject.
    pub subject: String,
}

/// Who hands a mail on may say so in as many words; with more it is a mail of their own.
const MOST_WORDS: usize = 60;

/// Names of the field with the time.
const DATE: [&str; 26] = [
    "date",
    "sent",
    "datum",
    "envoyé",
    "gesendet",
    "verzonden",
    "enviado",
    "enviado el",
    "fecha",
    "data",
    "inviato",
    "skickat",
    "wysłano",
    "отправлено",
    "дата",
    "发送时间",
    "日期",
    "时间",
    "傳送時間",
    "寄件日期",
    "送信日時",
    "보낸 날짜",
    "ส่ง",
    "วันที่",
    "ngày",
    "tarih",
];

/// Names of the field with the subject.
const SUBJECT: [&str; 19] = [
    "subject",
    "objet",
    "sujet",
    "betreff",
    "onderwerp",
    "asunto",
    "assunto",
    "oggetto",
    "ämne",
    "temat",
    "тема",
    "主题",
    "主旨",
    "主題",
    "件名",
    "제목",
    "เรื่อง",
    "chủ đề",
    "konu",
];

/// Finds the mail that is handed on by one that does nothing else; `subject` is that of the outer mail.
pub fn handed_on(lines: &[&str], subject: &str) -> Option<Handed> {
    let forwards = is_forward(subject);
    let start = (0..lines.len()).find(|at| begins(lines, *at, forwards))?;
    // Who answers a mail quotes it below, and all that was handed on in it.
    let answers = |line: &&str| separator(line);
    if !forwards && lines.iter().take(start).any(answers) {
        return None;
    }
    let mut found = head(lines, start)?;
    let own = size(lines.get(..start)?);
    let rest = size(lines.get(found.body..)?);
    if own > MOST_WORDS || own > 12 && own > rest {
        return None;
    }
    // What is handed on may do nothing but hand on in its turn.
    for _ in 0..8 {
        if !begins(lines, found.body, true) {
            break;
        }
        let Some(inner) = head(lines, found.body) else { break };
        found = Handed { start: found.start, ..inner };
    }
    Some(found)
}

/// Whether the head of another mail begins at a line.
fn begins(lines: &[&str], at: usize, forwards: bool) -> bool {
    let Some(line) = lines.get(at) else { return false };
    if introduces_forward(line) {
        return true;
    }
    let others = || {
        let behind = lines.iter().skip(at + 1).take(6);
        behind
            .filter(|line| field(line).is_some_and(|name| OTHERS.contains(&name.as_str())))
            .count()
    };
    forwards && (separator(line) || is_sender(line) && others() >= 2)
}

fn is_sender(line: &str) -> bool {
    field(line).is_some_and(|name| SENDER.contains(&name.as_str()))
}

/// About how many words lines have; five letters are one where no blanks stand between them.
fn size(lines: &[&str]) -> usize {
    let words = lines.iter().flat_map(|line| line.split_whitespace());
    words
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| (word.chars().count() / 12).max(1))
        .sum()
}

/// Reads the head that begins at a line: it has a sender and a time or a subject.
fn head(lines: &[&str], start: usize) -> Option<Handed> {
    let first = lines.get(start)?;
    let skip = usize::from(introduces_forward(first) || separator(first));
    let mut found = Handed { start, body: start + skip, ..Handed::default() };
    let mut sender = String::new();
    let mut named = false;
    for line in lines.iter().skip(found.body).take(24) {
        let name = field(line).filter(|name| {
            let name = name.as_str();
            SENDER.contains(&name)
                || OTHERS.contains(&name)
                || DATE.contains(&name)
                || SUBJECT.contains(&name)
                || MORE.contains(&name)
        });
        let Some(name) = name else {
            // A list of receivers runs over its line.
            if named && line.contains('@') && !line.contains(". ") {
                found.body += 1;
                continue;
            }
            break;
        };
        named = true;
        found.body += 1;
        let value = line.split_once([':', '：']).map_or("", |(_, value)| value);
        let value = value.trim().trim_start_matches(['*', '_']).trim();
        if SENDER.contains(&name.as_str()) && sender.is_empty() {
            value.clone_into(&mut sender);
        } else if DATE.contains(&name.as_str()) && found.date.is_empty() {
            value.clone_into(&mut found.date);
        } else if SUBJECT.contains(&name.as_str()) && found.subject.is_empty() {
            value.clone_into(&mut found.subject);
        }
    }
    if sender.is_empty() || found.date.is_empty() && found.subject.is_empty() {
        return None;
    }
    (found.name, found.address) = person(&sender);
    Some(found)
}

/// Fields that say neither who, when nor what.
const MORE: [&str; 16] = [
    "reply-to",
    "bcc",
    "pour",
    "copie à",
    "répondre à",
    "kopie",
    "antwort an",
    "importance",
    "attachments",
    "organization",
    "抄送",
    "答复",
    "kime",
    "đến",
    "สำเนา",
    "إلى",
];

/// The name and the address of a sender as mail programs print them: "Ana Doe <ana@example.org>", "Ana [mailto:…]".
fn person(text: &str) -> (String, String) {
    let address = text
        .split(|c: char| c.is_whitespace() || "<>[]()\"',;:".contains(c))
        .find(|word| word.contains('@'))
        .unwrap_or_default();
    let name = text.split(['<', '[']).next().unwrap_or_default();
    let name = name.split(" (").next().unwrap_or_default();
    let name = name.trim().trim_matches(['"', '\'', '*', '“', '”', ' ']);
    let name = if name.contains('@') { "" } else { name };
    (name.to_owned(), address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Handed, handed_on};

    fn found(text: &str, subject: &str) -> Option<Handed> {
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        handed_on(&lines, subject)
    }

    #[test]
    fn heads_of_programs_and_languages() {
        for (text, subject, name, date) in [
            (
                "---------- Forwarded message ---------\nFrom: Reporter <r@p.th>\nDate: Tue, Mar 5, 2024 at 9:12 AM\nSubject: Raid\nTo: x <x@y.z>\n\nPolice freed them.",
                "Fwd: Raid",
                "Reporter",
                "Tue, Mar 5, 2024 at 9:12 AM",
            ),
            (
                "Zur Info\n\nVon: Jana Muster [mailto:j@p.de]\nGesendet: Dienstag, 5. März 2024 09:12\nAn: Team\nBetreff: Razzia\n\nDie Polizei kam.",
                "WG: Razzia",
                "Jana Muster",
                "Dienstag, 5. März 2024 09:12",
            ),
            (
                "Début du message réexpédié :\n\nDe: Jeanne Doe <j@p.fr>\nObjet: Rapport\nDate: 5 mars 2024 à 09:12:00 UTC+1\nÀ: x@y.z\n\nLa police est venue.",
                "Tr : Rapport",
                "Jeanne Doe",
                "5 mars 2024 à 09:12:00 UTC+1",
            ),
            (
                "发件人: 李明 <l@p.cn>\n发送时间: 2024年3月5日 9:12\n收件人: x@y.z\n主题: 报告\n\n警方解救了工人。",
                "转发: 报告",
                "李明",
                "2024年3月5日 9:12",
            ),
        ] {
            let handed = found(text, subject).unwrap_or_default();
            assert_eq!((handed.name.as_str(), handed.date.as_str()), (name, date), "{text}");
        }
    }

    #[test]
    fn an_answer_or_a_letter_of_its_own_is_none() {
        let quoted = "From: A <a@b.c>\nSent: Monday\nTo: x\nSubject: Raid\n\nPolice freed them.";
        assert_eq!(found(&format!("Yes, confirmed.\n\n{quoted}"), "Re: Raid"), None);
        let letter = "We went there ourselves and counted. ".repeat(20);
        assert_eq!(found(&format!("{letter}\n{quoted}"), "Fwd: Raid"), None);
        let text = "From: the river to the hills: nothing.\nSubject: none.\nPolice freed them.";
        assert_eq!(found(text, "Raid"), None);
    }

    #[test]
    fn a_forward_of_a_forward_is_cited_as_the_first() {
        let head = |name: &str| {
            format!(
                "---------- Forwarded message ---------\nFrom: {name} <a@b.c>\nDate: Tue, 5 Mar 2024\nSubject: Raid\n"
            )
        };
        let handed = found(
            &format!("FYI\n{}{}Police freed them.", head("Second"), head("First")),
            "Fwd: Raid",
        );
        assert_eq!(handed.map(|h| h.name).as_deref(), Some("First"));
    }
}
