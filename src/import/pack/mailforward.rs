//! Mails that hand another mail on: what they hand on is their text, whatever stands above it.

use crate::import::pack::mailtext::{HEAD, OTHERS, QUOTED, Raw, SENDER, field, separator};

/// What mail programs put above a mail that is handed on: in small letters, without rules and colon.
const FORWARDED: [&str; 36] = [
    "forwarded message",
    "begin forwarded message",
    "forwarded mail",
    "fwd message",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "anfang der weitergeleiteten e-mail",
    "message transféré",
    "message transmis",
    "message réexpédié",
    "début du message réexpédié",
    "début du message transféré",
    "mensaje reenviado",
    "inicio del mensaje reenviado",
    "mensagem encaminhada",
    "mensagem reencaminhada",
    "início da mensagem encaminhada",
    "início da mensagem reencaminhada",
    "messaggio inoltrato",
    "inizio messaggio inoltrato",
    "doorgestuurd bericht",
    "begin doorgestuurd bericht",
    "videresendt meddelelse",
    "vidarebefordrat meddelande",
    "przekazana wiadomość",
    "пересылаемое сообщение",
    "пересланное сообщение",
    "начало переадресованного сообщения",
    "переслане повідомлення",
    "iletilen mesaj",
    "转发的邮件",
    "转发邮件信息",
    "轉寄郵件",
    "転送されたメッセージ",
    "전달된 메시지",
    "ข้อความที่ส่งต่อ",
];

/// Whether a line is what stands above a mail that is handed on.
pub(super) fn introduces_forward(text: &str) -> bool {
    let plain = text.trim();
    let bare = plain.trim_matches(|c: char| "-_=–—: \t".contains(c)).to_lowercase();
    let set_apart = plain.starts_with(['-', '_', '=', '–', '—']) || plain.ends_with([':', '：']);
    set_apart
        && (FORWARDED.contains(&bare.as_str())
            || bare.starts_with("forwarded message from ")
            || bare.starts_with("forwarded by ")
            || bare.starts_with("thư đã chuyển tiếp")
            || bare.starts_with("tin nhắn đã chuyển tiếp")
            || bare.starts_with("pesan terusan")
            || bare.starts_with("الرسالة المعاد توجيهها"))
}

/// Whether the subject of a mail says that it hands another on.
pub fn is_forward(subject: &str) -> bool {
    const MARKS: [&str; 21] = [
        "fwd",
        "fw",
        "tr",
        "wg",
        "rv",
        "enc",
        "i",
        "inoltro",
        "doorst",
        "vb",
        "vl",
        "pd",
        "转发",
        "轉寄",
        "转寄",
        "転送",
        "전달",
        "ส่งต่อ",
        "chuyển tiếp",
        "iletilen",
        "إعادة توجيه",
    ];
    let mark = subject.trim().split([':', '：']).next().unwrap_or_default().trim().to_lowercase();
    subject.contains([':', '：']) && MARKS.contains(&mark.as_str())
}

/// Whether a line is the name of a field of the head of a mail, and what it is.
fn is_field(text: &str) -> bool {
    field(text).is_some_and(|name| {
        SENDER.contains(&name.as_str())
            || OTHERS.contains(&name.as_str())
            || FIELDS_TOO.contains(&name.as_str())
    })
}

/// More names of fields, which stand only in the head of a mail that is handed on.
const FIELDS_TOO: [&str; 14] = [
    "reply-to",
    "bcc",
    "sujet",
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
    "oggetto",
];

/// Makes a mail that is handed on the text of the mail that hands it on: it was sent for its sake. What that mail quotes in
/// turn stays quoted. Gives the line at which it begins.
pub(super) fn open_forward(raw: &mut [Raw], forwards: bool) -> Option<usize> {
    let text = |raw: &[Raw], at: usize| raw.get(at).map_or(String::new(), |l| l.text.clone());
    let depth = |raw: &[Raw], at: usize| raw.get(at).map_or(0, |l| l.depth);
    let introduced =
        (0..raw.len()).find(|at| depth(raw, *at) == 0 && introduces_forward(&text(raw, *at)));
    let start = match introduced {
        Some(start) => start,
        // Some programs put the same above a mail that is answered and one that is handed on.
        None if forwards => (0..raw.len()).find(|at| {
            let heads = |at: usize| {
                let named = field(&text(raw, at));
                let sender = named.is_some_and(|name| SENDER.contains(&name.as_str()));
                let behind = (at + 1..raw.len().min(at + 6)).filter(|at| is_field(&text(raw, *at)));
                sender && behind.count() >= 2
            };
            separator(&text(raw, *at)) || heads(*at)
        })?,
        None => return None,
    };
    // An answer quotes the mail that it answers, and all that was handed on in it.
    let answered = (0..start).any(|at| depth(raw, at) == 0 && separator(&text(raw, at)));
    if answered && !forwards {
        return None;
    }
    let blank = |raw: &[Raw], at: usize| text(raw, at).trim().is_empty();
    let body = |raw: &[Raw]| {
        let mut at = start;
        if introduced.is_some() || separator(&text(raw, at)) {
            at += 1;
        }
        while at < raw.len() && blank(raw, at) {
            at += 1;
        }
        let level = depth(raw, at);
        let first = at;
        // A field that is broken goes on with a blank in front.
        while at < raw.len()
            && (is_field(&text(raw, at)) || at > first && text(raw, at).starts_with([' ', '\t']))
            && !blank(raw, at)
        {
            at += 1;
        }
        (at, level, at > first)
    };
    let (body, level, fields) = body(raw);
    // A rule right above belongs to the head.
    let rule = start.checked_sub(1).filter(|at| text(raw, *at).trim().starts_with("____"));
    for (at, line) in raw.iter_mut().enumerate().skip(rule.unwrap_or(start)) {
        if at < body && fields {
            line.why = Some(HEAD);
            line.depth = 0;
        } else if at >= body && line.depth >= level {
            line.depth -= level;
            line.why = (line.depth > 0).then_some(QUOTED);
        }
    }
    Some(start)
}
