//! Numbers and addresses of persons in a text: passports, telephones, e-mails, streets, positions, wallets.

use super::{
    Kind,
    forms::{
        ACCOUNT, ACCOUNT_NAMED, BANK_NAMED, BASE58, CARD, EMAIL, IBAN, ID_BARE, ID_FORMED,
        ID_NAMED, ID_THAI, IMEI, MRZ, PHONE, PHONE_NAMED, PLATE, POSITION, STREET, WALLET,
    },
    passage::Passage,
};
use crate::model::text;
use regex::Regex;
use std::{ops::Range, sync::LazyLock};

/// A detail of a person.
pub(super) struct Detail {
    pub kind: Kind,
    /// Bytes of the text.
    pub range: Range<usize>,
}

/// The details in a passage, in code points. None goes on from what was typed into the figure of a claim behind it: a
/// person puts a blank between the number of a passport and a figure.
pub(super) fn details_in(passage: &Passage) -> Vec<(Kind, Range<usize>)> {
    let mut out = Vec::new();
    for run in passage.runs() {
        let words = passage.words(&run);
        for detail in details(&words) {
            let points = text::points_of(&words, &[detail.range.start, detail.range.end]);
            if let [start, end] = points.as_slice() {
                out.push((detail.kind, run.start + start..run.start + end));
            }
        }
    }
    out
}

/// The details in a text, in its order; of those that overlap the first in this list: e-mail, wallet, position,
/// identity, telephone, street.
pub(super) fn details(text: &str) -> Vec<Detail> {
    let mut out: Vec<Detail> = Vec::new();
    let mut add = |kind: Kind, regex: &LazyLock<Option<Regex>>, group: usize| {
        let Some(regex) = regex.as_ref() else { return };
        for found in regex.captures_iter(text) {
            let first = || found.iter().skip(1).flatten().next();
            let Some(hit) = first().or_else(|| found.get(group)) else { continue };
            let range = match kind {
                Kind::Address => without_lead(hit.as_str(), hit.range()),
                Kind::IdNumber | Kind::BankAccount | Kind::Phone => {
                    first_of_two(trimmed(hit.as_str(), hit.range()), text)
                }
                _ => hit.range(),
            };
            if kind == Kind::Phone && behind_a_number(text, range.start) {
                continue;
            }
            if !likely(kind, regex, text.get(range.clone()).unwrap_or_default()) {
                continue;
            }
            let free = !out.iter().any(|d| d.range.start < range.end && range.start < d.range.end);
            if free && (kind != Kind::Wallet || mixed(hit.as_str())) && !part_of_more(text, &range)
            {
                out.push(Detail { kind, range });
            }
        }
    };
    add(Kind::Email, &EMAIL, 0);
    add(Kind::Wallet, &WALLET, 0);
    add(Kind::Wallet, &BASE58, 0);
    add(Kind::Address, &POSITION, 0);
    add(Kind::IdNumber, &MRZ, 0);
    add(Kind::BankAccount, &IBAN, 0);
    add(Kind::BankAccount, &CARD, 0);
    add(Kind::IdNumber, &ID_FORMED, 0);
    add(Kind::IdNumber, &IMEI, 0);
    add(Kind::IdNumber, &PLATE, 1);
    add(Kind::IdNumber, &ID_NAMED, 1);
    add(Kind::BankAccount, &BANK_NAMED, 1);
    add(Kind::IdNumber, &ID_THAI, 0);
    add(Kind::Phone, &PHONE_NAMED, 1);
    add(Kind::Phone, &PHONE, 0);
    add(Kind::IdNumber, &ID_BARE, 0);
    add(Kind::Account, &ACCOUNT, 0);
    add(Kind::Account, &ACCOUNT_NAMED, 1);
    add(Kind::Address, &STREET, 0);
    out.sort_by_key(|d| d.range.start);
    out
}

/// Whether the digit of a day or of another number stands before a place: "11/03/2025 47".
fn behind_a_number(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or_default().chars().rev();
    matches!(before.next(), Some('/' | '-' | '.')) && before.next().is_some_and(char::is_numeric)
}

/// A number that is whole, without a figure behind it: "E12345678 3 girls", "081-234-5678 120 people".
fn first_of_two(range: Range<usize>, text: &str) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let Some((first, _)) = words.rsplit_once(' ') else { return range };
    let first = first.trim_end();
    let digits = first.chars().filter(|c| c.is_numeric()).count();
    // Groups of one kind: where letters or dashes made the number, a blank ends it.
    let letters = first.starts_with(|c: char| c.is_ascii_uppercase());
    let whole = !first.contains(' ')
        && (letters && (7..=9).contains(&digits)
            || first.contains('-') && digits >= 9 && !first.starts_with('+'));
    if whole { range.start..range.start + first.len() } else { range }
}

/// Without the blanks at its ends.
fn trimmed(words: &str, range: Range<usize>) -> Range<usize> {
    let start = range.start + (words.len() - words.trim_start().len());
    start..(start + words.trim().len())
}

/// A Chinese address without the verb before it: "住上海市…".
fn without_lead(words: &str, range: Range<usize>) -> Range<usize> {
    const LEADS: [&str; 14] = [
        "居住在",
        "居住于",
        "住在",
        "住于",
        "家住",
        "位于",
        "位於",
        "地址是",
        "地址为",
        "地址",
        "住址",
        "住",
        "在",
        "于",
    ];
    let ends = LEADS.iter().filter_map(|lead| Some(words.find(lead)? + lead.len()));
    // Behind the first of them there must be something left of it.
    let cut = ends.filter(|end| words.len() > end + 9).min().unwrap_or(0);
    range.start + cut..range.end
}

/// Whether the last of some digits is the check on the others that cards and telephones have (ISO 7812).
fn luhn(words: &str) -> bool {
    let digits: Vec<u32> = words.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| match (at % 2, digit * 2) {
            (0, _) => *digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|d| *d > 0)
}

/// A wallet has digits and letters; a long word has none of the first.
fn mixed(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) && text.bytes().any(|b| b.is_ascii_alphabetic())
}

/// Whether what has the form of a detail is one: check digits hold, days and counts are no numbers of passports, a
/// word is no account.
fn likely(kind: Kind, regex: &Regex, words: &str) -> bool {
    let is = |one: &LazyLock<Option<Regex>>| {
        one.as_ref().is_some_and(|one| one.as_str() == regex.as_str())
    };
    if is(&ID_THAI) {
        let digits: Vec<u32> = words.chars().filter_map(|c| c.to_digit(10)).collect();
        let sum: u32 = digits.iter().take(12).zip((2..=13).rev()).map(|(d, n)| d * n).sum();
        return digits.last() == Some(&((11 - sum % 11) % 10));
    }
    if is(&CARD) {
        return luhn(words);
    }
    if is(&IMEI) {
        return words.len() != 15
            || luhn(words)
            || words.starts_with("35")
            || words.starts_with("86");
    }
    if is(&BASE58) {
        let many = |pass: fn(&u8) -> bool| words.bytes().filter(pass).count() > 1;
        return many(u8::is_ascii_digit)
            && many(u8::is_ascii_uppercase)
            && many(u8::is_ascii_lowercase);
    }
    if is(&IBAN) {
        let digits = words.bytes().filter(u8::is_ascii_digit).count();
        let length = words.bytes().filter(u8::is_ascii_alphanumeric).count();
        return (15..=34).contains(&length) && digits > 7;
    }
    if is(&PLATE) {
        return words.chars().any(|c| c.is_ascii_digit()) && !words.chars().all(char::is_numeric);
    }
    if is(&ACCOUNT) {
        const OURS: [&str; 8] = [
            "/sharer", "/share", "/intent", "/hashtag", "/search", "/watch", "/dialog", "/sharing",
        ];
        return !OURS.iter().any(|path| words.contains(path));
    }
    if is(&BANK_NAMED) {
        let groups: Vec<usize> = words.split([' ', '-']).map(|g| g.chars().count()).collect();
        return !matches!(groups.as_slice(), [1..=3, rest @ ..] if !rest.is_empty() && rest.iter().all(|n| *n == 3));
    }
    if is(&ID_NAMED) {
        let parts: Vec<&str> = words.split(['-', '/', ' ']).collect();
        let digits = |part: &&str| part.chars().all(char::is_numeric);
        let lengths: Vec<usize> = parts.iter().map(|part| part.chars().count()).collect();
        let day = matches!(lengths.as_slice(), [4, 1 | 2, 1 | 2] | [1 | 2, 1 | 2, 4] | [4, 4]);
        let thousands = matches!(lengths.as_slice(), [1..=3, rest @ ..] if !rest.is_empty() && rest.iter().all(|n| *n == 3));
        return !(parts.iter().all(digits) && (day || thousands));
    }
    if is(&PHONE) {
        // Days: "03/04/2020", "04/1998 04/1999".
        let parts: Vec<&str> = words.split(['-', '/', '.', ' ']).collect();
        let year =
            |part: &&str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
        let short = |part: &&str| part.len() <= 2;
        let day = match parts.as_slice() {
            [a, b, c, ..] if short(a) && short(b) => year(c),
            [a, b, ..] => short(a) && year(b),
            _ => false,
        };
        return !day;
    }
    if is(&STREET) {
        // "on the avenue at 10", "the boulevard for 15 minutes".
        const BETWEEN: [&str; 10] =
            ["about", "at", "for", "approximately", "and", "with", "in", "on", "to", "mail"];
        return !words.split([' ', '-', '.']).any(|word| BETWEEN.contains(&word));
    }
    // "on WeChat accounts" names none.
    kind != Kind::Account
        || !is(&ACCOUNT_NAMED)
        || words.contains(|c: char| c.is_numeric() || c == '_')
}

/// Whether the hit is the middle of a longer token, such as a SHA-256 or a number with commas.
fn part_of_more(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|t| t.chars().next_back());
    let mut after = text.get(range.end..).unwrap_or_default().chars();
    let next = after.next();
    before.is_some_and(|c| c.is_ascii_alphanumeric())
        || next.is_some_and(|c| c.is_ascii_alphanumeric())
        || next == Some(',') && after.next().is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Kind, details};

    fn all(text: &str) -> Vec<(Kind, String)> {
        details(text)
            .into_iter()
            .map(|d| (d.kind, text.get(d.range).unwrap_or_default().to_owned()))
            .collect()
    }

    #[test]
    fn details_of_persons_are_seen() {
        for (text, kind, words) in [
            ("write to sokha.chan@example.org.", Kind::Email, "sokha.chan@example.org"),
            ("sokha [at] example [dot] org", Kind::Email, "sokha [at] example [dot] org"),
            ("call +855 12 345 678 now", Kind::Phone, "+855 12 345 678"),
            ("WhatsApp: 012 345 678", Kind::Phone, "012 345 678"),
            ("โทร 0812345678", Kind::Phone, "0812345678"),
            ("passport N1234567 was", Kind::IdNumber, "N1234567"),
            ("his passport number is AB 123456", Kind::IdNumber, "AB 123456"),
            ("หนังสือเดินทางเลขที่ AA1234567", Kind::IdNumber, "AA1234567"),
            ("บัตร 3-1005-01234-56-7 หาย", Kind::IdNumber, "3-1005-01234-56-7"),
            ("card 3100501234563 was", Kind::IdNumber, "3100501234563"),
            ("身份证11010519900307234X。", Kind::IdNumber, "11010519900307234X"),
            ("护照号码G12345678", Kind::IdNumber, "G12345678"),
            ("পাসপোর্ট নম্বর BX0123456", Kind::IdNumber, "BX0123456"),
            ("NRC 12/LaMaNa(N)123456 of", Kind::IdNumber, "12/LaMaNa(N)123456"),
            ("ID: 445566778 is", Kind::IdNumber, "445566778"),
            ("P<THALEK<<NOI<DAO<<<<<<<<<<", Kind::IdNumber, "P<THALEK<<NOI<DAO<<<<<<<<<<"),
            ("小李15912345678找", Kind::Phone, "15912345678"),
            ("write to @dara_lim99.", Kind::Account, "@dara_lim99"),
            ("微信号：dara_88，", Kind::Account, "dara_88"),
            ("WeChat ID: dara88 or", Kind::Account, "dara88"),
            ("see t.me/dara_lim for", Kind::Account, "t.me/dara_lim"),
            ("at 12 Monivong Boulevard, Phnom Penh", Kind::Address, "12 Monivong Boulevard"),
            ("No. 45, Street 271", Kind::Address, "No. 45, Street 271"),
            ("vive en Calle 7 No. 21-08, Cali", Kind::Address, "Calle 7 No. 21-08"),
            ("12, rue Oberkampf", Kind::Address, "12, rue Oberkampf"),
            ("at 11.5564, 104.9282", Kind::Address, "11.5564, 104.9282"),
            (
                "conto DE89 3704 0044 0532 0130 01 war",
                Kind::BankAccount,
                "DE89 3704 0044 0532 0130 01",
            ),
            ("card 4111 1111 1111 1111 was", Kind::BankAccount, "4111 1111 1111 1111"),
            ("bank account no. 012-3-45678-9 at", Kind::BankAccount, "012-3-45678-9"),
            ("住上海市黄浦区南京东路100号。", Kind::Address, "上海市黄浦区南京东路100号"),
            (
                "trú tại số 12 đường Lê Lợi, phường Bến Thành, Quận 1.",
                Kind::Address,
                "số 12 đường Lê Lợi, phường Bến Thành, Quận 1",
            ),
            (
                "อยู่บ้านเลขที่ 123/45 ซอยสุขุมวิท 55 แขวงคลองตันเหนือ เขตวัฒนา กรุงเทพฯ",
                Kind::Address,
                "บ้านเลขที่ 123/45 ซอยสุขุมวิท 55 แขวงคลองตันเหนือ เขตวัฒนา กรุงเทพฯ",
            ),
            (
                "in der Musterstraße 14, 10115 Berlin.",
                Kind::Address,
                "Musterstraße 14, 10115 Berlin",
            ),
            (
                "at House 14, Street 271, Sangkat Toul Tumpung, Phnom Penh",
                Kind::Address,
                "House 14, Street 271, Sangkat Toul Tumpung",
            ),
            ("in Room 204, Building C, KK Park.", Kind::Address, "Room 204, Building C, KK Park"),
            ("on Street 271 #14E0 there", Kind::Address, "Street 271 #14E0"),
            ("P.O. Box 1234", Kind::Address, "P.O. Box 1234"),
            ("WA 081234567890 now", Kind::Phone, "081234567890"),
            ("at 0171 2345678 or", Kind::Phone, "0171 2345678"),
            ("(0171) 2345678.", Kind::Phone, "(0171) 2345678"),
            ("फोन ९८७६५४३२१० पर", Kind::Phone, "९८७६५४३२१०"),
            ("RUT 12.345.678-9 of", Kind::IdNumber, "12.345.678-9"),
            ("CPF 123.456.789-09 de", Kind::IdNumber, "123.456.789-09"),
            ("CURP GARC850101HDFRRL09 de", Kind::IdNumber, "GARC850101HDFRRL09"),
            ("SSS 34-1234567-8 of", Kind::IdNumber, "34-1234567-8"),
            ("CNIC 35202-1234567-1 of", Kind::IdNumber, "35202-1234567-1"),
            ("MyKad 900101-14-5566 of", Kind::IdNumber, "900101-14-5566"),
            ("NIN 12345678901 of", Kind::IdNumber, "12345678901"),
            ("driving licence no. 12345678 of", Kind::IdNumber, "12345678"),
            ("паспорт серия 45 09 номер 123456.", Kind::IdNumber, "серия 45 09 номер 123456"),
            (
                "TON EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N.",
                Kind::Wallet,
                "EQCD39VS5jcptHL8vMjEXrzGaRcCVYto7HUn4bpAOg8xqB2N",
            ),
            ("at 7PX8GR4V+2Q now", Kind::Address, "7PX8GR4V+2Q"),
            ("call +1 (415) 555-2671 now", Kind::Phone, "+1 (415) 555-2671"),
            ("मोबाइल 98765 43210 है", Kind::Phone, "98765 43210"),
            ("SSN 078-05-1120 of", Kind::IdNumber, "078-05-1120"),
            ("IMEI 490154203237518.", Kind::IdNumber, "490154203237518"),
            ("Plate 2AB-1234.", Kind::IdNumber, "2AB-1234"),
            ("Aadhaar 2341 2341 2346,", Kind::IdNumber, "2341 2341 2346"),
            ("NIK 3174096112900001 of", Kind::IdNumber, "3174096112900001"),
            ("mai (at) example dot net", Kind::Email, "mai (at) example dot net"),
            ("see facebook.com/mai.lan.99 for", Kind::Account, "facebook.com/mai.lan.99"),
            (
                "LTC LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9 and",
                Kind::Wallet,
                "LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9",
            ),
            (
                "XRP rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh and",
                Kind::Wallet,
                "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
            ),
            (
                "0x52908400098527886E0F7030069857D2E4169EE7",
                Kind::Wallet,
                "0x52908400098527886E0F7030069857D2E4169EE7",
            ),
            (
                "to TJRabPrwbZy45sbavfcjinPJC18kjpRTv8 in",
                Kind::Wallet,
                "TJRabPrwbZy45sbavfcjinPJC18kjpRTv8",
            ),
            (
                "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                Kind::Wallet,
                "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            ),
        ] {
            assert_eq!(all(text), [(kind, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn whole_addresses_and_numbers_without_the_figure_behind_them_are_seen() {
        for (text, kind, words) in [
            ("at 12 rue de la Paix, 75002 Paris.", Kind::Address, "12 rue de la Paix, 75002 Paris"),
            ("ở Số 25 ngõ 10 phố Tràng Tiền.", Kind::Address, "Số 25 ngõ 10 phố Tràng Tiền"),
            (
                "en Calle Mayor 5, 3º B, 28013 Madrid.",
                Kind::Address,
                "Calle Mayor 5, 3º B, 28013 Madrid",
            ),
            ("住所は東京都新宿区西新宿2-8-1です", Kind::Address, "東京都新宿区西新宿2-8-1"),
            ("서울시 강남구 테헤란로 152에", Kind::Address, "서울시 강남구 테헤란로 152"),
            ("at ///filled.count.soap now", Kind::Address, "///filled.count.soap"),
            ("ဖုန်း ၀၉ ၄၅၀ ၁၂၃ ၄၅၆ သို့", Kind::Phone, "၀၉ ၄၅၀ ၁၂၃ ၄၅၆"),
            ("လေး ၀၉ ၄၅၀ ၁၂၃ ၄၅၆ သို့", Kind::Phone, "၀၉ ၄၅၀ ၁၂၃ ၄၅၆"),
            (
                "write jane dot doe at example dot org",
                Kind::Email,
                "jane dot doe at example dot org",
            ),
            ("passport E12345678 3 girls", Kind::IdNumber, "E12345678"),
            ("call 081-234-5678 120 people", Kind::Phone, "081-234-5678"),
        ] {
            assert_eq!(all(text), [(kind, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn figures_dates_and_hashes_are_no_details() {
        for text in [
            "1,234,567 people were freed on 16 October 2023, 149 of them in Laos.",
            "from 2023-10-16 to 2023-10-20",
            "USD 64,000,000,000 a year; 0.1 per cent; 10.30 a.m.",
            "SHA-256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "between 2019 and 2023; 2020-2023; 12.05.2023",
            "27 countries of Southeast Asia took part",
            "passports seized on 2023-10-16; passports of 25 000 people",
            "on WeChat accounts, Telegram channels and LINE groups",
            "from 01/22/2016 to 03-04-2020",
            "They walked along the Avenue for about 15 minutes",
            "ISBN 9780306406157 and 4123456789012",
            "ID cards were taken from 20 people",
            "on 11/03/2025 47 people were freed",
            "On 04/03/2024 120 people were freed",
            "한국으로 10명이 돌아왔다; 3 places to go",
            "a bank account with 1 250 000 dollars; share on facebook.com/sharer/sharer.php",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }
}
