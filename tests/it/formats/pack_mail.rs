//! Mails and mailboxes: real ones, all charsets, quotations, hostile ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::type_complexity,
    clippy::pedantic,
    clippy::needless_pass_by_value,
    clippy::str_to_string,
    clippy::let_underscore_must_use,
    reason = "a test fails loudly, and makes the files that it needs"
)]

use super::common::{all, file, names, text, why};
use corrobora::import::pack::{Kind, Mail, MailBody, eml, mbox, sniff};

fn read(mail: &[u8]) -> Mail {
    eml(mail).unwrap()
}

fn body(mail: &Mail) -> &str {
    let (MailBody::Text(text) | MailBody::Html(text)) = &mail.body;
    text
}

fn plain(charset: &str, bytes: &[u8]) -> Vec<u8> {
    let kind = if charset.is_empty() {
        String::new()
    } else {
        format!("Content-Type: text/plain; charset={charset}\r\n")
    };
    [format!("From: a@example.org\r\nDate: Wed, 7 Jun 2023 10:00:00 +0700\r\nSubject: x\r\n{kind}Content-Transfer-Encoding: 8bit\r\n\r\n").as_bytes(), bytes].concat()
}

fn lines(mail: &str) -> Vec<(String, Option<&'static str>)> {
    let mail = read(&plain("utf-8", mail.as_bytes()));
    mail.document.lines.into_iter().map(|line| (line.text, line.why)).collect()
}

#[test]
fn scripts() {
    let mail = read(&file("scripts.eml"));
    let document = &mail.document;
    assert_eq!(document.title.as_deref(), Some("รายงานการค้ามนุษย์ – เมษายน"));
    assert_eq!(document.bylines, ["สมชาย ใจดี"]);
    assert_eq!(document.published.as_deref(), Some("2023-06-07T10:00:00+07:00"));
    assert_eq!(document.from["published"], "mail header Date");
    assert_eq!(document.facts["To"], "Nguyễn Thị Hoa <hoa@example.vn>, desk@example.org");
    assert_eq!(document.facts["Cc"], "محمد <m@example.com>");
    assert_eq!(document.facts["From address"], "somchai@example.org");
    assert_eq!(document.facts["Message-ID"], "<abc@example.org>");
    assert_eq!(document.facts["Inline pictures"], "1");
    assert!(document.warnings.is_empty(), "{:?}", document.warnings);
    let found: Vec<&str> = document.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(found, ["สวัสดี", "ตำรวจช่วยเหลือผู้เสียหาย 12 คนที่แม่สอด"]);
    assert_eq!(
        names(&mail.attachments),
        ["รายงาน.pdf", "របាយការណ៍.pdf", "အစီရင်ခံစာ.pdf", "报告.pdf", "تقرير.pdf", "Báo cáo.pdf"]
    );
    assert_eq!(text(&mail.attachments[3]), "%PDF-1.4 报告.pdf");
    assert_eq!(mail.attachments[0].said.media_type.as_deref(), Some("application/pdf"));
}

#[test]
fn a_stub_gives_way_to_html() {
    let mail = read(&file("stub.eml"));
    assert!(
        matches!(&mail.body, MailBody::Html(html) if html.matches("Myawaddy").count() == 8 && !html.contains("View this"))
    );
    assert!(mail.document.lines.is_empty() && mail.attachments.is_empty());
}

#[test]
fn a_short_text_gives_way_to_long_html() {
    let story = "<p>Police freed twelve workers.</p>".repeat(10);
    let mail = format!(
        "From: a@b.c\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nHello.\n--b\nContent-Type: text/html\n\n{story}\n--b--\n"
    );
    assert_eq!(read(mail.as_bytes()).body, MailBody::Html(story));
}

#[test]
fn a_mail_in_a_mail() {
    let mail = read(&file("nested.eml"));
    assert_eq!(names(&mail.attachments), ["ផ្ញើបន្ត.eml"]);
    let corrobora::import::pack::Item { content: Ok(inner), .. } = &mail.attachments[0] else {
        panic!()
    };
    assert_eq!(body(&read(inner)).trim(), "អត្ថបទ");
}

#[test]
fn charsets_declared_wrong_and_missing() {
    let thai = "ตำรวจช่วยเหลือผู้เสียหายจากการค้ามนุษย์ที่อำเภอแม่สอด จังหวัดตาก เมื่อวันอังคาร";
    let chinese = "警方星期二在边境解救了十二名被贩卖的工人，其中三人未成年。";
    let russian = "Полиция освободила двенадцать рабочих на границе во вторник утром.";
    let japanese = "警察は火曜日に国境で十二人の労働者を救出しました。";
    let code = |label: &str, text: &str| {
        encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
    };
    for (label, under, sentence) in [
        ("tis-620", "windows-874", thai),
        ("TIS620", "windows-874", thai),
        ("windows-874", "windows-874", thai),
        ("gb2312", "gbk", chinese),
        ("GB18030", "gb18030", chinese),
        ("koi8-r", "koi8-r", russian),
        ("iso-2022-jp", "iso-2022-jp", japanese),
        ("big5", "big5", "警方星期二在邊境解救了十二名被販賣的工人。"),
        ("windows-1256", "windows-1256", "حررت الشرطة اثني عشر عاملا على الحدود"),
        ("euc-kr", "euc-kr", "경찰은 국경에서 노동자 열두 명을 구출했다."),
        ("windows-1258", "windows-1258", "Bao chi dang tin ve vu an"),
        // Missing or wrong.
        ("", "windows-874", thai),
        ("us-ascii", "windows-874", thai),
        ("iso-8859-1", "windows-874", thai),
        ("x-unknown", "gbk", chinese),
        ("us-ascii", "gbk", chinese),
        ("utf-8", "koi8-r", russian),
        ("", "iso-2022-jp", japanese),
        ("us-ascii", "utf-8", thai),
        ("iso-8859-1", "utf-8", chinese),
        ("", "utf-8", "Khách sạn"),
    ] {
        let mail = read(&plain(label, &code(under, sentence)));
        assert_eq!(body(&mail), sentence, "{under} declared as {label:?}");
    }
    let hz = read(&plain("hz-gb-2312", b"This ~{<:Ky2;S{#,NpJ)l6HK!#~} end"));
    assert_eq!(body(&hz), "This 己所不欲，勿施於人。 end");
    assert_eq!(
        body(&read(&plain("utf-7", b"Hi Mom -+Jjo--! +ZeVnLIqe- 1+-1"))),
        "Hi Mom -\u{263a}-! 日本語 1+1"
    );
    assert!(
        read(&plain("us-ascii", &code("gbk", chinese))).document.facts["Encoding"]
            .contains("guessed")
    );
}

#[test]
fn heads_in_raw_bytes_and_cut_words() {
    let thai = encoding_rs::WINDOWS_874.encode("ข่าวการค้ามนุษย์จากแม่สอดประจำวัน").0.into_owned();
    let mail = [b"From: a@example.org\nDate: Wed, 7 Jun 2023 10:00:00 +0700\nContent-Type: text/plain; charset=tis-620\nSubject: ".as_slice(), &thai, b"\n\nx\n"].concat();
    assert_eq!(read(&mail).document.title.as_deref(), Some("ข่าวการค้ามนุษย์จากแม่สอดประจำวัน"));
    // The second word begins in the middle of a character.
    let cut = "From: =?utf-8?B?4Liq4Lih4Lg=?=\n =?UTF-8?B?iuC4suC4og==?= <s@example.org>\nSubject: =?gb2312?B?vq8=?= =?gb2312?Q?=B7=BD?= ok =?utf-8?q?a_b?=\nDate: Wed, 7 Jun 2023 10:00:00\n\nx\n";
    let mail = read(cut.as_bytes());
    assert_eq!(mail.document.bylines, ["สมชาย"]);
    assert_eq!(mail.document.title.as_deref(), Some("警方 ok a b"));
    assert_eq!(mail.document.published.as_deref(), Some("2023-06-07T10:00:00"));
    let quoted = read(b"From: \"Doe, John\" <j@example.org>, =?utf-8?Q?M=C3=BCller=2C_Eva?= <e@example.org>\nTo: undisclosed-recipients:;\nSubject: \nReceived: from a\nReceived: from [203.0.113.9] by b\nX-Originating-IP: [203.0.113.9]\n\nx");
    assert_eq!(quoted.document.bylines, ["Doe, John", "Müller, Eva"]);
    assert_eq!(quoted.document.facts["Received"], "2 mail servers");
    assert_eq!(quoted.document.facts["Received first"], "from [203.0.113.9] by b");
    assert_eq!(quoted.document.facts["X-Originating-IP"], "[203.0.113.9]");
    assert!(quoted.document.warnings.iter().any(|warning| warning.contains("when it was sent")));
}

#[test]
fn names_of_attachments() {
    let part = |head: &str| {
        format!(
            "From: a@example.org\nDate: Wed, 7 Jun 2023 10:00:00 +0700\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\n{head}\n\ndata\n--b--\n"
        )
    };
    let long = "x".repeat(300);
    for (head, name) in [
        ("Content-Type: application/pdf; name=\"=?UTF-8?B?4LiC4LmI4Liy4LinLnBkZg==?=\"", "ข่าว.pdf"),
        ("Content-Disposition: attachment; filename*=UTF-8''%E4%B8%AD%E6%96%87.pdf", "中文.pdf"),
        (
            "Content-Disposition: attachment; filename*0*=UTF-8''%E4%B8; filename*1*=%AD%E6%96%87.pdf",
            "中文.pdf",
        ),
        (
            "Content-Disposition: attachment; filename*0=\"long na\"; filename*1=\"me.pdf\"",
            "long name.pdf",
        ),
        ("Content-Disposition: attachment; filename=\"../../x\"", "..-..-x"),
        ("Content-Disposition: attachment; filename=\"C:\\\\evil\\\\a.exe\"", "C:-evil-a.exe"),
        ("Content-Disposition: attachment; filename*=UTF-8''photo%E2%80%AEgpj.exe", "photogpj.exe"),
        ("Content-Disposition: attachment; filename*=gb2312''%D6%D0%CE%C4.txt", "中文.txt"),
        ("Content-Type: application/pdf\nContent-Disposition: attachment", "attachment 1.pdf"),
        (
            &format!("Content-Disposition: attachment; filename=\"{long}.pdf\""),
            &format!("{}….pdf", "x".repeat(140)),
        ),
    ] {
        let mail = read(part(head).as_bytes());
        assert_eq!(names(&mail.attachments), [name], "{head}");
        assert_eq!(text(&mail.attachments[0]), "data");
        assert_eq!(body(&mail), "text");
    }
    let raw = [b"From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment; filename=\"".as_slice(), &encoding_rs::GBK.encode("关于边境贩卖人口案件的报告").0, b".doc\"\n\nx\n--b--"].concat();
    assert_eq!(names(&read(&raw).attachments), ["关于边境贩卖人口案件的报告.doc"]);
}

#[test]
fn encoded_words_in_names_of_parts() {
    let word = "=?utf-8?B?4Lij4Liy4Lii4LiH4Liy4LiZ?=";
    let percent = word.replace('=', "%3D").replace('?', "%3F");
    // Cut inside a character, too.
    let cut = ("=?utf-8?B?4Lij4Liy4Lg=?=", "=?utf-8?B?ouC4h+C4suC4mQ==?=");
    for (field, want) in [
        (format!("Content-Disposition: attachment; filename={word}"), "รายงาน"),
        (format!("Content-Disposition: attachment; filename=\"{word}.pdf\""), "รายงาน.pdf"),
        (
            format!(
                "Content-Disposition: attachment; filename*0=\"{}\"; filename*1=\"{}\"",
                &word[..20],
                &word[20..]
            ),
            "รายงาน",
        ),
        (
            format!(
                "Content-Disposition: attachment;\r\n filename*0=\"{}\";\r\n filename*1=\"{}\"",
                cut.0, cut.1
            ),
            "รายงาน",
        ),
        (format!("Content-Disposition: attachment; filename*=utf-8''{percent}"), "รายงาน"),
        (format!("Content-Disposition: attachment\r\nContent-Description: {word}"), "รายงาน.txt"),
    ] {
        let mail = format!(
            "From: a@b.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n--xx\r\n\
             Content-Type: text/plain\r\n\r\nWords.\r\n--xx\r\nContent-Type: text/plain\r\n{field}\r\n\r\nMore.\r\n--xx--\r\n"
        );
        let read = read(mail.as_bytes());
        assert_eq!(read.attachments[0].name, want, "{field}");
    }
}

#[test]
fn quotations_and_signatures() {
    let found = lines(
        "Dear all,\n\nthis is new.\n\nOn Mon, 5 Jun 2023 at 09:00, Ann <a@example.org>\nwrote:\n> old one\n>> older\n\nagain mine\n\n-- \nAnn\nTel. 1\n",
    );
    let expected = [
        ("Dear all,", None),
        ("this is new.", None),
        ("On Mon, 5 Jun 2023 at 09:00, Ann <a@example.org> wrote:", Some("quoted mail")),
        ("old one", Some("quoted mail")),
        ("older", Some("quoted mail")),
        ("again mine", None),
        ("--", Some("signature")),
        ("Ann", Some("signature")),
        ("Tel. 1", Some("signature")),
    ];
    let found: Vec<(&str, Option<&str>)> =
        found.iter().map(|(text, why)| (text.as_str(), *why)).collect();
    assert_eq!(found, expected);
    for original in [
        "-----Original Message-----\nFrom: X",
        "De : Jean\nEnvoyé : lundi\nÀ : Paul\nObjet : x",
        "发件人: 李\n发送时间: 2023年\n收件人: 王\n主题: x",
        "จาก: ก\nส่ง: 1\nถึง: ข\nเรื่อง: ค",
        "On 1 May 2023 Bob wrote:\n> x",
        "2023年5月1日 王 写道：\n> x",
        "Vào 1/5/2023, An đã viết:\n> x",
        "Le 1 mai 2023 à 10:00, Jean a écrit :\n> x",
    ] {
        let found = lines(&format!("my words\n\n{original}\n"));
        assert_eq!(found[0], ("my words".to_owned(), None));
        assert!(
            found.len() > 1 && found[1..].iter().all(|(_, why)| *why == Some("quoted mail")),
            "{found:?}"
        );
    }
    // Nothing but quotation, and a forwarded mail: they are what the mail is about.
    for whole in [
        "> a quoted article\n> in full\n",
        "-----Original Message-----\nFrom: X\nSent: Y\n\nThe story\n",
        "---------- Forwarded message ---------\nThe story\n",
    ] {
        assert!(lines(whole).iter().all(|(_, why)| why.is_none()), "{whole}");
    }
    // Prose is not a quotation.
    assert!(
        lines("From: the border we heard shots.\n\nShe wrote:\n\nNothing else.\n")
            .iter()
            .all(|(_, why)| why.is_none())
    );
}

#[test]
fn wrapped_and_flowed_text() {
    let wrapped = "Police rescued twelve workers from a compound near the border on\nTuesday, officials said. Three of the workers are children, and all\nof them are in good health.\n\nShort line\nanother\n\n- first\n- second\n";
    let found: Vec<String> = lines(wrapped).into_iter().map(|(text, _)| text).collect();
    assert_eq!(
        found,
        [
            "Police rescued twelve workers from a compound near the border on Tuesday, officials said. Three of the workers are children, and all of them are in good health.",
            "Short line",
            "another",
            "• first",
            "• second"
        ]
    );
    let flowed = read(b"From: a@b.c\nContent-Type: text/plain; charset=utf-8; format=flowed\n\none \ntwo\nthree\n> quo \n> ted\n");
    let found: Vec<&str> = flowed.document.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(found, ["one two", "three", "quo ted"]);
    assert_eq!(flowed.document.lines[2].kind, Kind::Quote);
}

#[test]
fn alternatives_related_and_footers() {
    let html = read(b"From: a@b.c\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/html\n\n<p>story</p>\n--m\nContent-Type: text/plain\n\nlist <footer>\n--m--\n");
    assert_eq!(body(&html), "<p>story</p>\n<p>list &lt;footer&gt;</p>");
    let deep = read(b"From: a@b.c\nContent-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain\n\nthe whole story in words\n--a\nContent-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: text/html\n\n<p>the whole story in words</p>\n--m\nContent-Type: application/pdf; name=r.pdf\n\n%PDF\n--m--\n--a--\n");
    assert_eq!(body(&deep), "the whole story in words");
    assert_eq!(names(&deep.attachments), ["r.pdf"]);
    let big = format!(
        "From: a@b.c\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n<img src=\"cid:big@x\"><img src='cid:small@x'>\n--r\nContent-Type: image/png; name=big.png\nContent-ID: <big@x>\n\n{}\n--r\nContent-Type: image/png; name=small.png\nContent-ID: <small@x>\n\nxx\n--r--\n",
        "y".repeat(30_000)
    );
    let big = read(big.as_bytes());
    assert_eq!(
        (names(&big.attachments), big.document.facts["Inline pictures"].as_str()),
        (vec!["big.png"], "2")
    );
}

#[test]
fn secret_mails_say_so() {
    let pgp = read(b"From: a@b.c\nSubject: s\nContent-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream; name=encrypted.asc\n\n-----BEGIN PGP MESSAGE-----\n--b--\n");
    assert!(pgp.document.warnings[0].contains("encrypted with OpenPGP"));
    let smime = read(b"From: a@b.c\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIIB\n");
    assert!(smime.document.warnings[0].contains("encrypted with S/MIME"));
    assert!(why(&smime.attachments[0]).contains("encrypted"));
    assert!(eml(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").unwrap_err().0.contains(".msg"));
    assert!(eml(b"Just some words.\n\nMore.").is_err());
    assert!(eml(b"").is_err());
}

#[test]
fn broken_mails_lose_nothing() {
    let cut = read(b"From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nkept words");
    assert_eq!(body(&cut), "kept words");
    assert!(cut.document.warnings.iter().any(|warning| warning.contains("cut off")));
    assert_eq!(
        body(&read(b"From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\nno part at all\n")),
        "no part at all\n"
    );
    let outside = read(b"From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nin\n--b--\nafter the end\n");
    assert_eq!(outside.document.facts["Text outside the parts"], "after the end");
    let stray = read(b"From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\nthis is the preamble, that is all\n--b\n\n\n--b--\n");
    assert_eq!(
        (body(&stray), stray.document.lines.len()),
        ("this is the preamble, that is all", 1)
    );
    let apple = b"39\nFrom: a@b.c\nSubject: emlx\n\nwords here\n\n<?xml version=\"1.0\"?><plist/>";
    assert_eq!(body(&read(apple)), "words here\n\n");
    let folded = read(b"From: a@b.c\n \t\nSubject: s\n\nwords");
    assert_eq!((folded.document.title.as_deref(), body(&folded)), (Some("s"), "words"));
    let bad = read(b"From: a@b.c\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n100=% of =C3=A9=\nnd =ZZ\n");
    assert_eq!(body(&bad), "100=% of énd =ZZ\n");
}

#[test]
fn hostile_mails_end_soon() {
    let mut many = b"From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n".to_vec();
    for number in 0..30_000 {
        many.extend(
            format!("--b\nContent-Type: multipart/mixed; boundary=x{number}\n\ntext\n").bytes(),
        );
    }
    assert!(eml(&many).is_ok());
    let mut deep = b"From: a@b.c\n".to_vec();
    for number in 0..50_000 {
        deep.extend(
            format!("Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n").bytes(),
        );
    }
    deep.extend(b"\n\nwords");
    assert!(eml(&deep).is_ok());
    let mails = b"From: a@b.c\nContent-Type: message/rfc822\n\n".repeat(50_000);
    assert_eq!(eml(&mails).unwrap().attachments.len(), 1);
    assert!(eml(&[b"Subject: ".as_slice(), &b"=?a?Q?".repeat(200_000), b"\n\nx"].concat()).is_ok());
    assert!(eml(&[b"To: ".as_slice(), &b"(<\"".repeat(200_000), b"\n\nx"].concat()).is_ok());
    assert!(eml(&b"Received: from x\n".repeat(60_000)).is_ok());
    assert!(eml(&[b"From: a@b.c\n\n".as_slice(), &b"> ".repeat(500_000)].concat()).is_ok());
    assert!(
        eml(&[
            b"From: a@b.c\nContent-Type: text/html\n\n".as_slice(),
            &b"<!--cid:".repeat(200_000)
        ]
        .concat())
        .is_ok()
    );
    let whole = file("scripts.eml");
    for end in (0..whole.len()).step_by(7) {
        let _ = eml(&whole[..end]);
    }
}

#[test]
fn mailboxes() {
    let (items, warnings) = all(mbox, &file("box.mbox"));
    assert_eq!(names(&items), ["0001 Tin buôn người.eml", "0002 新闻.eml", "0003 خبر.eml"]);
    assert!(warnings.is_empty());
    let first = eml(items[0].content.as_ref().unwrap()).unwrap();
    assert_eq!(body(&first), "Text 0\n\nFrom the field: nothing\nFrom here\n");
    // mboxrd, mboxcl2, and a line that only looks like an envelope.
    let rd = b"From a@b.c Wed Jun  7 10:00:00 2023\nFrom: a@b.c\nSubject: one\n\n>>From quoted\n\nFrom Bangkok we heard in 2023\nthat all is well\n\nFrom b@b.c Wed Jun  7 10:00:00 2023\nSubject: two\nContent-Length: 43\n\nbody\n\nFrom x 2023\nSubject: no mail this is\n\nFrom c@b.c Wed Jun  7 10:00:00 2023\nSubject: three\n\nend\n";
    let (items, _) = all(mbox, rd);
    assert_eq!(names(&items), ["0001 one.eml", "0002 two.eml", "0003 three.eml"]);
    assert_eq!(
        text(&items[0]),
        "From: a@b.c\nSubject: one\n\n>From quoted\n\nFrom Bangkok we heard in 2023\nthat all is well\n"
    );
    assert!(text(&items[1]).ends_with("no mail this is\n"));
    assert!(mbox(b"Hello", &corrobora::import::pack::Limits::default(), &mut |_| true).is_err());
    let many = b"From a 2023\nSubject: x\n\nbody\n\n".repeat(30_000);
    let (items, warnings) = all(mbox, &many);
    assert_eq!(items.len(), 20_000);
    assert!(warnings[0].contains("10000 further"));
}

#[test]
fn prose_is_no_mail() {
    for prose in [
        "From: the editors\n\nA story.",
        "Subject: trafficking in Asia\nFrom: our correspondent\n\nA story begins.",
        "Date: 5 May 2023\nSubject: Raid\nFrom: Police\n\nText",
        "From Bangkok we travelled.\nNote: it rained.\n",
        "To: all\nFrom: me\nSubject: memo\nand so on and on",
    ] {
        assert_eq!(sniff("a.txt", prose.as_bytes()), None, "{prose}");
    }
    assert_eq!(
        sniff("a", b"Received: from x\nFrom: a@b.c\n\nx"),
        Some(corrobora::import::pack::Container::Eml)
    );
    assert_eq!(
        sniff(
            "a",
            b"From: a@b.c\nTo: b@b.c\nSubject: s\nDate: Wed, 7 Jun 2023 10:00:00 +0700\n\nx"
        ),
        Some(corrobora::import::pack::Container::Eml)
    );
}
