//! Splits mailboxes (mboxo, mboxrd, mboxcl) into mails, one at a time.

use crate::import::document::{Item, Limits, Refusal, Said};
use crate::import::pack::bytes::{Tally, chomp, line, starts, tail};
use crate::import::pack::mailhead::{Head, field_start, split};
use crate::import::pack::text::show_name;

/// Whether a mail begins here: "From " and then a field.
pub fn begins(bytes: &[u8]) -> bool {
    let (first, rest) = line(bytes);
    if !first.starts_with(b"From ") {
        return false;
    }
    let (second, rest) = line(rest);
    // Some programs leave an escaped envelope line between the two.
    let second = if second.starts_with(b">From ") { line(rest).0 } else { second };
    let dated = first.split(|byte| !byte.is_ascii_digit()).any(|digits| digits.len() == 4);
    field_start(chomp(second))
        && (dated
            || starts(second, "Return-Path:")
            || starts(second, "Received:")
            || starts(second, "From:")
            || starts(second, "X-"))
}

/// The length that the head claims for its body, where it leads to the next mail or the end.
fn claimed(mail: &[u8]) -> Option<usize> {
    let (head, body) = split(tail(mail, line(mail).0.len()));
    let mut rest = head;
    while !rest.is_empty() {
        let (current, next) = line(rest);
        if starts(current, "Content-Length:") {
            let length: usize = std::str::from_utf8(tail(current, 15)).ok()?.trim().parse().ok()?;
            let end = mail.len().checked_sub(body.len())?.checked_add(length)?;
            let behind = mail.get(end..)?;
            // Only the few line ends right behind the mail are its separator.
            let blanks =
                behind.iter().take(8).take_while(|byte| byte.is_ascii_whitespace()).count();
            let behind = tail(behind, blanks);
            return (behind.is_empty() || begins(behind)).then_some(mail.len() - behind.len());
        }
        rest = next;
    }
    None
}

/// Where the mail that begins here ends.
fn end_of(bytes: &[u8]) -> usize {
    if let Some(end) = claimed(bytes) {
        return end;
    }
    let mut at = line(bytes).0.len();
    let mut blank = false;
    while at < bytes.len() {
        let rest = tail(bytes, at);
        if blank && begins(rest) {
            return at;
        }
        let (current, _) = line(rest);
        blank = chomp(current).is_empty();
        at += current.len();
    }
    bytes.len()
}

/// Undoes the escaping of lines that begin with "From ", and leaves out the envelope line.
fn unescape(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len());
    let mut rest = tail(mail, line(mail).0.len());
    while !rest.is_empty() {
        let (current, next) = line(rest);
        let bare = current.iter().position(|byte| *byte != b'>').unwrap_or(0);
        let escaped = bare > 0 && tail(current, bare).starts_with(b"From ");
        out.extend_from_slice(tail(current, usize::from(escaped)));
        rest = next;
    }
    // The empty line before the next envelope belongs to the mailbox.
    if out.ends_with(b"\r\n\r\n") {
        out.truncate(out.len() - 2);
    } else if out.ends_with(b"\n\n") {
        out.truncate(out.len() - 1);
    }
    out
}

/// Hands over every mail of a mailbox; `each` returns false to stop. Gives warnings.
///
/// # Errors
/// If it is not a mailbox.
pub fn mbox(
    bytes: &[u8],
    limits: &Limits,
    each: &mut dyn FnMut(Item) -> bool,
) -> Result<Vec<String>, Refusal> {
    let skip =
        bytes.len() - bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start().len();
    if !begins(tail(bytes, skip)) {
        return Err(Refusal(
            "This file is not a mailbox (mbox): it does not begin with a mail.".to_owned(),
        ));
    }
    let mut tally = Tally::new(limits, each);
    let mut warnings = Vec::new();
    let mut at = skip;
    let mut number = 0_usize;
    while at < bytes.len() {
        let rest = tail(bytes, at);
        let mail = crate::import::pack::bytes::head(rest, end_of(rest));
        at += mail.len().max(1);
        number += 1;
        if tally.full() {
            continue;
        }
        let content = if mail.len() as u64 > tally.room() {
            Err(tally.too_large())
        } else {
            Ok(unescape(mail))
        };
        let head = Head::read(split(tail(mail, line(mail).0.len())).0);
        let subject = head.text("subject").unwrap_or_else(|| "no subject".to_owned());
        let said = Said { media_type: Some("message/rfc822".to_owned()), ..Said::default() };
        tally.give(show_name(&format!("{number:04} {subject}.eml")), content, said);
        if tally.stopped {
            return Ok(warnings);
        }
    }
    tally.warn_left(&mut warnings);
    Ok(warnings)
}
