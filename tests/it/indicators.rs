//! Wallets, accounts, addresses, domains and telephone numbers: what is one, what only looks like one, and where.

use crate::cli::Desk;
use corrobora::{
    indicators::{Indicator, Kind, Reading, indicators, quote},
    model::{Boilerplate, text},
};

fn all(text: &str) -> Vec<Indicator> {
    let found = indicators(text, &Reading::default());
    let points: Vec<char> = text.chars().collect();
    for one in &found {
        assert!(one.start < one.end && one.end <= points.len(), "{one:?}");
        let words = quote(&points, one.start..one.end);
        assert!(words.start <= one.start && one.end <= words.end && words.end <= points.len());
    }
    found
}

fn named(text: &str) -> Vec<String> {
    all(text).iter().map(|i| format!("{} {}", i.kind.key(), i.value)).collect()
}

/// The texts of what is found, as they are printed.
fn printed(body: &str) -> Vec<String> {
    all(body).iter().map(|i| text::slice(body, i.start..i.end).unwrap().to_owned()).collect()
}

#[test]
fn wallets_hold_their_checksums() {
    // BIP 173, BIP 350, EIP-55 and the explorers of each network.
    let right = [
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "bitcoin", "base58check"),
        ("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "bitcoin", "base58check"),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "bitcoin", "bech32"),
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "bitcoin", "bech32"),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "bitcoin", "bech32m"),
        (
            "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
            "bitcoin",
            "bech32m",
        ),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ethereum", "eip-55"),
        ("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "ethereum", "eip-55"),
        ("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb", "ethereum", "eip-55"),
        ("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "ethereum", "form"),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "tron", "base58check"),
        ("LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1", "litecoin", "base58check"),
        ("ltc1qw508d6qejxtdg4y5r3zarvary0c5xw7kgmn4n9", "litecoin", "bech32"),
        ("DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L", "dogecoin", "base58check"),
        ("XpESxaUmonkq8RaLLp46Brx2K39ggQe226", "dash", "base58check"),
    ];
    for (address, kind, check) in right {
        for text in
            [format!("pay to {address}."), format!("转账到{address}，谢谢"), address.to_owned()]
        {
            let found = all(&text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!((found[0].kind.key(), found[0].check.key()), (kind, check), "{text}");
            assert_eq!(found[0].value.to_lowercase(), address.to_lowercase());
        }
        // One letter wrong in the middle: no wallet at all, but for those without a checksum.
        let mut wrong: Vec<char> = address.chars().collect();
        let at = wrong.len() / 2;
        wrong[at] = if wrong[at] == 'q' { 'p' } else { 'q' };
        let wrong: String = wrong.into_iter().collect();
        assert_eq!(named(&wrong), [""; 0], "{wrong}");
        assert_eq!(named(&format!("{address}abc")), [""; 0], "a longer code");
    }
    let invalid = [
        // BIP 350: a wrong kind of checksum, mixed capitals, padding, lengths.
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
        "bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vq5jj0zz",
        "bc1pw5dgrnzv",
        "bc1zw508d6qejxtdg4y5r3zarvaryvqyzf3du",
        "bc1gmk9yu",
        "BC1QR508D6QEJXTDG4Y5R3ZARVARYV98GJ9P",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7KV8F3T4",
        "0x5aAeb6053f3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed5aaeb6053f3e94c9b9a09f33",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    ];
    for word in invalid {
        assert_eq!(named(word), [""; 0], "{word}");
    }
}

#[test]
fn accounts_have_the_length_of_their_country_and_its_remainder() {
    for (text, value) in [
        ("IBAN GB82 WEST 1234 5698 7654 32, London", "GB82WEST12345698765432"),
        ("DE89370400440532013000.", "DE89370400440532013000"),
        ("FR14 2004 1010 0505 0001 3M02 606", "FR1420041010050500013M02606"),
        ("KW81CBKU0000000000001234560101", "KW81CBKU0000000000001234560101"),
        ("NO93 8601 1117 947", "NO9386011117947"),
    ] {
        assert_eq!(named(text), [format!("iban {value}")], "{text}");
    }
    for text in [
        "GB82 WEST 1234 5698 7654 33",
        "DE8937040044053201300",
        "ZZ82WEST12345698765432",
        "GB82WEST123456987654321",
    ] {
        assert_eq!(named(text), [""; 0], "{text}");
    }
}

#[test]
fn addresses_of_the_web_are_read_as_they_are_written() {
    for (text, expected) in [
        ("See https://example.com/a/b?c=d#e.", "url https://example.com/a/b?c=d#e"),
        ("(https://example.com/a_(b))", "url https://example.com/a_(b)"),
        ("hxxps://pay[.]example[.]com/login", "url https://pay.example.com/login"),
        ("hXXp://example(.)com", "url http://example.com"),
        ("hxxp[://]evil-site[.]top/x.", "url http://evil-site.top/x"),
        ("http://192.168.10.1:8080/a", "url http://192.168.10.1:8080/a"),
        ("at example[.]com today", "domain example.com"),
        ("at example[dot]co[dot]uk", "domain example.co.uk"),
        ("www.example.org, they said", "domain www.example.org"),
        ("the site lucky-wins88.vip was", "domain lucky-wins88.vip"),
        ("EXAMPLE.COM", "domain example.com"),
        ("bbc.co.uk", "domain bbc.co.uk"),
        ("访问example.com网站", "domain example.com"),
        ("https://example.com/路径，然后", "url https://example.com/路径"),
        ("example.com/login.", "url example.com/login"),
        ("mail job@hr.example.com!", "email job@hr.example.com"),
        ("job[at]example[.]com", "email job@example.com"),
        ("job.offer (at) example (dot) com now", "email job.offer@example.com"),
        ("write to a.b+c@example.org.", "email a.b+c@example.org"),
        ("https://xn--fsq.xn--fiqs8s/", "url https://xn--fsq.xn--fiqs8s/"),
        ("сайт пример.рф работал", "domain xn--e1afmkfd.xn--p1ai"),
        ("x.com", "domain x.com"),
        ("ended at example.com.The police", "domain example.com"),
    ] {
        assert_eq!(named(text), [expected], "{text}");
    }
}

#[test]
fn what_only_looks_like_a_domain_is_none() {
    for text in [
        "The U.S. and the U.K. said. In the end.The police came.",
        "He left the compound.It was over.In May they came back.",
        "see report.pdf, photo.jpg, data.xlsx, index.html and archive.zip",
        "version 2.1.3 of Node.js and v1.10.2-beta.1",
        "It cost $1.5 million, 3.75 per cent, 1.234.567,89 euros, 12.5m, 10.in 2023",
        "e.g. this, i.e. that, a.m. and p.m., No.12, Mr.Smith, St.Petersburg, Ph.D.",
        "at 10.30am on 16.10.2023 and 2023.10.16",
        "ASP.NET and VB.NET are names",
        "they ran away.so the guards told them.no one came. She was away. The guards were told to tell them.",
        "and/or he/she 24/7 km/h",
        "@example.com is not whole, nor is user@localhost",
        "README.md setup.py main.rs install.sh",
        "http://localhost/ and https:// and hxxp://nothing",
        "700.HK, 600519.SS",
        "ab…cd.. ...com",
    ] {
        assert_eq!(named(text), [""; 0], "{text}");
    }
    // A sign in the middle of a Thai word begins no name.
    let thai = named("ส่งถึง มานะ@ตัวอย่าง.ไทย วันนี้");
    assert!(!thai.iter().any(|name| name.starts_with("domain")), "{thai:?}");
}

#[test]
fn telephones_are_those_that_their_country_has() {
    for (text, expected) in [
        ("Call +66 2 123 4567 now", "phone +6621234567"),
        ("(+44) 20 7946 0958", "phone +442079460958"),
        ("+44 (0)20 7946 0958", "phone +442079460958"),
        ("0044 20 7946 0958", "phone +442079460958"),
        ("WhatsApp: 66 2 123 4567 8", ""),
        ("Tel. +1 (650) 253-0000, ext", "phone +16502530000"),
        ("+1.650.253.0000", "phone +16502530000"),
        ("since +66 2 123 4567 2023", "phone +6621234567"),
        ("โทร +๖๖ ๒ ๑๒๓ ๔๕๖๗", "phone +6621234567"),
        ("https://wa.me/442079460958", "phone +442079460958|url https://wa.me/442079460958"),
        ("tel:+442079460958", "phone +442079460958"),
    ] {
        let expected: Vec<&str> = expected.split('|').filter(|e| !e.is_empty()).collect();
        let mut found = named(text);
        found.sort();
        assert_eq!(found, expected, "{text}");
    }
    for text in [
        "In 2023 and 2024-2025, 1,234,567 people; 120000 and 100 000 000",
        "+10 000 000 baht, +500%, +1234567",
        "from 2019 to 2023 10 16 12 30",
        "ISBN 978-3-16-148410-0",
        "call 2023",
        "calls rose to 120,000 in 2023",
        "number 10 20 30 40 50",
        "16/10/2023 – 17/10/2023",
        "12 345 678 kip",
        "case no. 2566/12345678",
        "$+66 2 123 4567",
        "0066 million",
        "+999 12 345 678",
    ] {
        assert_eq!(named(text), [""; 0], "{text}");
    }
    // A number without its country's code needs a word before it, and somebody who says which country.
    let reading = Reading { country: Some("TH".parse().unwrap()), ..Reading::default() };
    let found = indicators("Hotline: 02 123 4567. In 2023 they had 02 123 4567 cases", &reading);
    let found: Vec<&str> = found.iter().map(|i| i.value.as_str()).collect();
    assert_eq!(found, ["+6621234567"]);
}

#[test]
fn telegram_names_need_telegram() {
    for (text, expected) in [
        ("on t.me/kk_park_hr.", "telegram @kk_park_hr"),
        ("https://t.me/kk_park_hr/123", "telegram @kk_park_hr"),
        ("hxxps://t[.]me/kk_park_hr", "telegram @kk_park_hr"),
        ("https://t.me/+AbCdEfGhIjKlMnOp", "telegram t.me/+AbCdEfGhIjKlMnOp"),
        ("t.me/joinchat/AbCdEfGhIjKlMnOp", "telegram t.me/+AbCdEfGhIjKlMnOp"),
        ("Contact @kkpark_hr on Telegram", "telegram @kkpark_hr"),
        ("ติดต่อเทเลแกรม @kkpark_hr", "telegram @kkpark_hr"),
        ("He tweeted as @someone on Twitter", ""),
        ("On Twitter, @reporter wrote of the Telegram channel @kkpark_hr", "telegram @kkpark_hr"),
        ("@someone said", ""),
        ("t.me/share/url?url=x", ""),
        ("write to hr@telegram.org", "email hr@telegram.org"),
    ] {
        let expected: Vec<&str> = Some(expected).filter(|e| !e.is_empty()).into_iter().collect();
        assert_eq!(named(text), expected, "{text}");
    }
}

#[test]
fn only_the_story_counts_and_positions_are_code_points() {
    let body = "𝒜 menu@example.com\nสายด่วน job@example.org ព័ត៌មាន";
    let start = body.chars().position(|c| c == '\n').unwrap();
    let boilerplate = [Boilerplate { start: 0, end: start, why: "menu".to_owned() }];
    let found = indicators(body, &Reading { boilerplate: &boilerplate, country: None });
    assert_eq!(found.len(), 1);
    assert_eq!(text::slice(body, found[0].start..found[0].end), Some("job@example.org"));
    let chars: Vec<char> = body.chars().collect();
    let words = quote(&chars, found[0].start..found[0].end);
    assert_eq!(text::slice(body, words), Some("สายด่วน job@example.org ព័ត៌មាន"));
    assert_eq!(printed("a hxxps://x[.]example[.]com/, b"), ["hxxps://x[.]example[.]com/"]);
}

#[test]
fn on_paper_nothing_can_be_clicked() {
    let text = "https://a.example.com/x.html job@example.com example.com t.me/+AbCdEfGhIjKlMnOp";
    let found: Vec<String> = all(text).iter().map(Indicator::defanged).collect();
    let expected = [
        "hxxps://a[.]example[.]com/x.html",
        "job[@]example[.]com",
        "example[.]com",
        "t[.]me/+AbCdEfGhIjKlMnOp",
    ];
    assert_eq!(found, expected);
    // What is defanged is read again as the same thing.
    for one in all(text) {
        let again = all(&one.defanged());
        assert_eq!(again.len(), 1, "{one:?}");
        assert_eq!((again[0].kind, &again[0].value), (one.kind, &one.value));
    }
}

#[test]
fn hostile_texts_neither_panic_nor_take_for_ever() {
    let pieces = [
        "[.]", "hxxp://", "://", "@", "+", "00", "(0)", "t.me/", "bc1", "0x", "GB82 ", "a", "1",
        "\u{202e}", "\u{0}", "é", "界", ".", " ", "\n", "[at]", "%", "a.b.", "telegram", "๑", "-",
        "_", "ʼ", "\u{e31}", "tel: ", "wa.me/",
    ];
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..600 {
        let text: String =
            (0..random.usize(0..60)).map(|_| pieces[random.usize(0..pieces.len())]).collect();
        all(&text);
    }
    for piece in pieces {
        all(&piece.repeat(4_000));
    }
    // Any digits behind any country code: the library that knows numbering plans must not fall over.
    for _ in 0..300 {
        let digits: String =
            (0..random.usize(7..16)).map(|_| char::from(random.u8(b'0'..=b'9'))).collect();
        all(&format!("call +{digits}"));
    }
    assert_eq!(all("").len(), 0);
}

#[test]
fn the_command_lists_each_once_with_where_it_was_seen_first() {
    let desk = Desk::new();
    desk.file("a.txt", b"Guards\n\nThey paid to TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t and wrote to =cmd@example.com.\n\nThe site hxxp://evil[.]example[.]com/x was used again: TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t.\n");
    desk.file(
        "b.txt",
        b"Second\n\nTR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t came up in a second text of some length.\n",
    );
    let rows = desk.json(0, &["indicators", "a.txt", "b.txt", "--format", "json"]);
    let rows = rows.as_array().unwrap();
    let kinds: Vec<&str> = rows.iter().map(|r| r["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["tron", "email", "url"]);
    assert_eq!(rows[0]["mentions"], 3);
    assert_eq!(rows[0]["checked"], true);
    assert_eq!(rows[0]["file"], "a.txt");
    assert_eq!(rows[2]["value"], "http://evil.example.com/x");
    assert_eq!(rows[2]["defanged"], "hxxp://evil[.]example[.]com/x");
    assert_eq!(rows[2]["checked"], false);
    assert!(rows[0]["quote"].as_str().unwrap().contains("They paid to"));
    let (csv, _) = desk.ends(0, &["indicators", "a.txt", "--format", "csv"]);
    assert_eq!(csv.lines().count(), 4, "{csv}");
    // A project and its articles; a missing file is a failure, and the rest is still told.
    desk.ends(0, &["new", "p.corrobora.ron", "--title", "P"]);
    desk.ends(0, &["import", "p.corrobora.ron", "a.txt", "b.txt"]);
    let rows = desk.json(1, &["indicators", "p.corrobora.ron", "none.txt", "--format", "json"]);
    let tron = rows.as_array().unwrap().iter().find(|r| r["kind"] == "tron").unwrap().clone();
    assert_eq!(tron["articles"].as_array().unwrap().len(), 2);
    assert!(tron["article"].is_string());
    desk.ends(2, &["indicators", "a.txt", "--format", "xlsx"]);
    desk.ends(2, &["indicators"]);
}

#[test]
fn kinds_have_names_of_their_own() {
    let text = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    assert!(matches!(all(text)[0].kind, Kind::Wallet(_)));
    assert_eq!(all(text)[0].kind.words(), "Bitcoin address");
}

#[test]
fn a_text_can_be_written_so_that_nothing_in_it_is_a_link() {
    let text =
        "See https://golden-scam.com/a?b=c or golden-scam.com, write to boss@golden-scam.com.";
    let wanted = "See hxxps://golden-scam[.]com/a?b=c or golden-scam[.]com, write to boss[@]golden-scam[.]com.";
    assert_eq!(corrobora::indicators::defanged_text(text), wanted);
    assert_eq!(corrobora::indicators::defanged_text("Nothing here."), "Nothing here.");
}

#[test]
fn addresses_in_brackets_in_quotes_and_in_other_scripts_are_read() {
    for (text, expected) in [
        ("see http://[2001:db8::1]/x.", "url http://[2001:db8::1]/x"),
        ("see hxxps://[2001[:]db8[:][:]1]:8443/a", "url https://[2001:db8::1]:8443/a"),
        ("write \"a b\"@example.com now", "email \"a b\"@example.com"),
        ("เขียนถึง มานะ@ตัวอย่าง.ไทย วันนี้", "email มานะ@xn--72c9ahs6bzf.xn--o3cw4h"),
        ("пишите иван@пример.рф.", "email иван@xn--e1afmkfd.xn--p1ai"),
        ("联系jane@example.com", "email jane@example.com"),
    ] {
        let found = named(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].split('.').next_back(), expected.split('.').next_back(), "{found:?}");
        assert_eq!(found[0].split('@').next(), expected.split('@').next(), "{found:?}");
    }
    for text in ["see http://[not:an:address]/", "he said \"yes\"@once", "see [2001:db8::1]"] {
        assert!(named(text).iter().all(|one| !one.contains('[') && !one.contains('"')), "{text}");
    }
}

#[test]
fn a_list_of_telephones_needs_its_word_once() {
    let reading = Reading { country: "KH".parse().ok(), ..Reading::default() };
    let of = |text: &str| -> Vec<String> {
        indicators(text, &reading).into_iter().map(|i| i.value).collect()
    };
    let both = ["+85512345678", "+85512345679"];
    assert_eq!(of("Call 012 345 678, 012 345 679 before noon"), both);
    assert_eq!(of("Call 012 345 678 or 012 345 679"), both);
    assert_eq!(of("Call 012 345 678. In 2024 it counted 012 345 679 cards"), both[..1]);
}
