//! Who speaks in scripts without capitals: names are found by the words around them. The tables are in
//! `speech_words`.

use super::{
    lex::{Quote, is_letter},
    scripts_line::{language_of, only_prefix},
    speech::{Said, canonical},
    speech_words as words,
};

/// "据国际刑警组织称", "ตำรวจไทยกล่าวว่า", "قالت الشرطة": scripts without capitals.
pub(super) fn said(quote: &Quote) -> Option<Said> {
    let language = match language_of(quote) {
        Some(language) => language,
        None => quote.tokens.iter().find_map(|t| quote.script_language(t.start))?,
    };
    let text: String = quote.chars.iter().collect();
    let found = match language {
        "zh" => chinese(&text),
        "th" | "lo" | "km" => before_verb(&text, language),
        "my" => burmese(&text),
        "ar" => arabic(&text),
        "hi" => hindi(&text),
        _ => None,
    }?;
    let (name, at, kind) = found;
    let start = text.get(..at).map_or(0, |t| t.chars().count());
    let trimmed = without_report(clean(name), language);
    if words::HE.iter().any(|(l, all)| *l == language && all.split('|').any(|w| w == trimmed)) {
        return Some(Said { start, end: start, name: String::new(), kind: "continues" });
    }
    let nobody = words::NO_ONE.split('|').any(|w| w == trimmed);
    let anybody =
        words::NOBODY.iter().any(|(l, all)| *l == language && all.split('|').any(|w| w == trimmed));
    let n = trimmed.chars().count();
    let lead = name.chars().take_while(|c| !trimmed.starts_with(*c)).count();
    let digits = trimmed.chars().any(|c| crate::fold::digit(c).is_some());
    let fits = (2..=48).contains(&n) && !nobody && !digits && trimmed.chars().any(is_letter);
    // "وفقا للمنظمة": the article is written into the preposition.
    if anybody && !nobody {
        return Some(Said {
            start: start + lead,
            end: start + lead + n,
            name: trimmed.to_owned(),
            kind,
        });
    }
    let elided = language == "ar"
        && trimmed.starts_with('ل')
        && (kind == "according-to" || trimmed.len() < clean(name).len())
        && !trimmed.starts_with("لا");
    let usual = if elided { canonical(&format!("ا{trimmed}")) } else { canonical(trimmed) };
    let law = ["المادة", "القانون", "الفصل", "المرسوم"].iter().any(|w| usual.starts_with(w));
    (fits && !law).then(|| Said { start: start + lead, end: start + lead + n, name: usual, kind })
}

/// Who made a report, by a name with the word for it: "联合国人权办公室的报告", "تقرير للأمم المتحدة".
fn without_report<'a>(name: &'a str, language: &str) -> &'a str {
    const CHINESE: &[&str] = &[
        "的报告",
        "的報告",
        "的一份报告",
        "的一份報告",
        "的调查报告",
        "的最新报告",
        "的声明",
        "的聲明",
        "的数据",
        "的數據",
    ];
    const ARABIC: &[&str] = &[
        "تقرير صادر عن ",
        "تقرير أصدرته ",
        "بيان صادر عن ",
        "بيان أصدرته ",
        "تقرير ",
        "بيان ",
        "إحصاءات ",
        "بيانات ",
    ];
    let bare = match language {
        "zh" => CHINESE.iter().find_map(|w| name.strip_suffix(w)),
        "ar" => ARABIC.iter().find_map(|w| {
            let rest = name.strip_prefix(w).or_else(|| name.strip_prefix('ل')?.strip_prefix(w))?;
            // "تقرير للأمم المتحدة": the preposition has grown on to the name.
            let named = rest.starts_with("لل")
                || rest.starts_with("ال")
                || !w.ends_with("ر ") && rest.contains(' ');
            // The article is written into the preposition, as behind "وفقا ل".
            let bare = rest.strip_prefix('ل').filter(|r| r.starts_with('ل')).unwrap_or(rest);
            named.then_some(bare)
        }),
        _ => None,
    };
    bare.filter(|rest| rest.chars().count() >= 2).unwrap_or(name)
}

fn clean(name: &str) -> &str {
    name.trim_matches(|c: char| {
        c.is_whitespace()
            || c.is_ascii_punctuation() && !matches!(c, '.' | '\'' | ')' | '(')
            || matches!(
                c,
                '，' | '、'
                    | '：'
                    | '“'
                    | '”'
                    | '「'
                    | '」'
                    | '،'
                    | '«'
                    | '»'
                    | '।'
                    | '។'
                    | '၊'
                    | '။'
                    | '‘'
                    | '’'
                    | '–'
            )
    })
    .trim_matches('\'')
}

/// What is found: the name, the byte at which it begins, and how it is marked.
type Found<'a> = (&'a str, usize, &'static str);

/// The last byte behind which a name may begin: behind a sign.
fn behind_sign(text: &str, to: usize, signs: &[char]) -> usize {
    let before = text.get(..to).unwrap_or_default();
    before
        .rfind(signs)
        .map_or(0, |i| i + before.get(i..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8))
}

fn strip<'a>(mut text: &'a str, from: &mut usize, prefixes: &str) -> &'a str {
    loop {
        let trimmed = text.trim_start();
        *from += text.len() - trimmed.len();
        text = trimmed;
        let Some(prefix) =
            prefixes.split('|').find(|p| text.starts_with(p) && text.len() > p.len())
        else {
            return text;
        };
        *from += prefix.len();
        text = text.get(prefix.len()..).unwrap_or_default();
    }
}

fn chinese(text: &str) -> Option<Found<'_>> {
    const SIGNS: &[char] =
        &['，', '。', ' ', '“', '”', ',', '；', '：', '「', '」', '、', '）', '》', '\n'];
    // "据X介绍", "根据X的统计": at the beginning of a statement, for 证据 and 数据 hold the same letter.
    for lead in ["根据", "根據", "据", "據"] {
        let begins = |at: &usize| {
            let before = text.get(..*at).and_then(|t| t.chars().next_back());
            before.is_none_or(|c| !is_letter(c) || matches!(c, '另' | '又'))
        };
        let Some(at) = text.match_indices(lead).map(|(at, _)| at).find(begins) else { continue };
        let start = at + lead.len();
        let rest = text.get(start..)?;
        let Some(stop) = words::CHINESE_STOPS.iter().filter_map(|w| rest.find(w)).min() else {
            continue;
        };
        let name = rest.get(..stop)?;
        if (2..=24).contains(&name.chars().count()) && !name.contains(['第', '法']) {
            return Some((name, start, "according-to"));
        }
    }
    // "记者从公安部获悉"
    for (open, close) in [("从", "获悉"), ("從", "獲悉"), ("从", "了解到"), ("向", "证实")]
    {
        if let Some(stop) = text.find(close)
            && let Some(at) = text.get(..stop).and_then(|t| t.rfind(open))
            && let Some(name) = text.get(at + open.len()..stop)
            && name.chars().count() <= 20
        {
            return Some((name, at + open.len(), "according-to"));
        }
    }
    // What a court decides is known from itself.
    if ["宣判", "判处", "判處", "判决", "判決", "裁定"].iter().any(|w| text.contains(w))
        && let Some(end) = text.find("法院").map(|at| at + "法院".len())
    {
        let start = behind_sign(text, end, SIGNS);
        let name = text.get(start..end)?;
        if (2..=16).contains(&name.chars().count()) {
            return Some((name, start, "said"));
        }
    }
    let verb = words::CHINESE_VERBS.iter().filter_map(|v| {
        let at = text.match_indices(v).map(|(at, _)| at).find(|at| {
            // "说" and "称" are parts of other words: something said follows.
            v.chars().count() > 1
                || text.get(at + v.len()..).is_some_and(|rest| {
                    rest.starts_with(['，', '：', '“', '「', ':', ',', '。', '道'])
                })
        })?;
        Some((at, *v))
    });
    let (at, _) = verb.min()?;
    let mut start = behind_sign(text, at, SIGNS);
    let name = strip(
        text.get(start..at)?,
        &mut start,
        "另据|对此|對此|此外|而|但|其中|不过|不過|随后|同时|日前|近日|昨日|今日|昨天|今天|另外|一名",
    );
    let mut name = name;
    while let Some(shorter) = [
        "昨",
        "今",
        "昨天",
        "今天",
        "昨日",
        "今日",
        "日前",
        "近日",
        "則",
        "则",
        "也",
        "还",
        "還",
        "亦",
        "曾",
        "并",
        "並",
        "已",
        "再",
        "随后",
        "隨後",
        "进一步",
        "当日",
        "當日",
        "1日",
    ]
    .iter()
    .find_map(|tail| name.strip_suffix(tail))
    {
        name = shorter;
    }
    // "一名25歲陳姓男子返台後說"
    if let Some(cut) = name.rfind(['歲', '岁']).map(|at| at + '岁'.len_utf8()) {
        start += cut;
        name = name.get(cut..)?;
        // "22岁的幸存者李明": what he is stands before his name.
        name = strip(name, &mut start, "的|幸存者|倖存者|受害者|被害人|男子|女子");
    }
    for cut in ["返台", "返国", "返國", "接受", "受訪", "受访"] {
        name = name.find(cut).filter(|at| *at > 3).and_then(|at| name.get(..at)).unwrap_or(name);
    }
    // "大使馆15日通报", "警司昨日"
    for tail in ["昨日", "今日", "昨天", "今天", "日前", "近日"] {
        name = name.strip_suffix(tail).unwrap_or(name);
    }
    if let Some(rest) = name.strip_suffix('日') {
        name = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    }
    // "周敏在判后答疑时"
    if name.ends_with(['时', '時', '中', '后', '後', '上'])
        && let Some(cut) = name.rfind('在').filter(|cut| *cut > 0)
    {
        name = name.get(..cut)?;
    }
    Some((name, start, "said"))
}

/// Thai, Lao and Khmer: the subject before a verb of saying, or the name behind "according to".
fn before_verb<'a>(text: &'a str, language: &str) -> Option<Found<'a>> {
    let row = |table: &'static [(&'static str, &'static str)]| {
        table.iter().filter(move |r| r.0 == language).flat_map(|r| r.1.split('|'))
    };
    for lead in row(words::ACCORDING) {
        let Some(at) = text.find(lead) else { continue };
        let mut start = at + lead.len();
        let name = strip(text.get(start..)?, &mut start, "ຂອງ|ຈາກ|ของ|จาก|របស់");
        let stop = name.find([' ', ',', '។', '"', '“', ':', '៖']).unwrap_or(name.len());
        let mut name = name.get(..stop)?;
        for tail in ["ระบุว่า", "ระบุ", "รายงานว่า", "รายงาน", "เปิดเผย", "ພົບວ່າ", "ລະບຸວ່າ", "បានឱ្យដឹង"]
        {
            name =
                name.find(tail).filter(|at| *at > 0).and_then(|at| name.get(..at)).unwrap_or(name);
        }
        let law = ["มาตรา", "ກົດໝາຍ", "ມາດຕາ", "មាត្រា", "ច្បាប់", "กฎหมาย", "แผน"]
            .iter()
            .any(|w| name.starts_with(w));
        if name.chars().count() >= 4 && !law {
            return Some((name, start, "according-to"));
        }
    }
    // "ดังกล่าว" is "the said".
    let says = |v: &str| {
        let mut hits = text.match_indices(v).map(|(at, _)| at);
        hits.find(|at| !text.get(..*at).is_some_and(|t| t.ends_with("ดัง") || t.ends_with("ດັ່ງ")))
    };
    let at = row(words::VERBS).filter_map(says).min();
    let dateline =
        text.find(" - ").or_else(|| text.find(" – ")).filter(|at| *at < 60).map_or(0, |at| at + 3);
    let court = row(words::COURTS).find_map(|c| {
        // What a court decides is known from itself.
        let mut from = dateline;
        let rest = strip(text.get(dateline..)?, &mut from, words::LEADS);
        let verb = row(words::DECIDES).filter_map(|v| text.find(v)).min()?;
        rest.starts_with(c).then_some(verb)
    });
    if let Some(verb) = court.filter(|verb| at.is_none_or(|at| *verb <= at)) {
        let mut from = dateline;
        let name = strip(text.get(dateline..verb)?, &mut from, words::LEADS);
        return Some((name.split(' ').next()?, from, "said"));
    }
    let at = at?;
    let mut start = behind_sign(text, at, &['"', '”', '“', '»', '«', '៖', ':', '។', ',', ';', '–']);
    start = start.max(dateline.min(at));
    let name = text.get(start..at)?;
    // What stands before is when it was said, and small words.
    let name = strip(name, &mut start, words::LEADS);
    let mut name = name.trim_end();
    for cut in [" កាលពី", " เมื่อ", " ໃນວັນທີ", " ເມື່ອ", " នៅថ្ងៃ", " ថ្ងៃទី", " ໃນ"]
    {
        if let Some(stop) = name.find(cut).filter(|stop| *stop > 0) {
            name = name.get(..stop)?;
        }
    }
    // A name with its title needs no office and no age behind it.
    let title = |chunk: &str| row(words::TITLES).any(|t| chunk.starts_with(t));
    let mut titled = title(name.trim_start());
    if !titled
        && let Some(at) = name
            .match_indices(' ')
            .map(|(at, _)| at + 1)
            .find(|at| title(name.get(*at..).unwrap_or_default()))
    {
        start += at;
        name = name.get(at..)?;
        titled = true;
    }
    if titled {
        for cut in [" (", " อายุ", " ອາຍຸ", " អាយុ"] {
            name = name.find(cut).and_then(|stop| name.get(..stop)).unwrap_or(name);
        }
    }
    if name.chars().any(|c| crate::fold::digit(c).is_some()) {
        return None;
    }
    let alone =
        name.trim_start().split(' ').next().is_some_and(|c| row(words::TITLES).any(|t| t == c));
    let most = if language == "km" || alone { 3 } else { 2 };
    let count = name.trim_start().split(' ').count();
    if titled && count > most {
        let stop =
            name.trim_start().match_indices(' ').nth(most - 1).map_or(name.len(), |(at, _)| at);
        let lead = name.len() - name.trim_start().len();
        name = name.get(..lead + stop)?;
    } else if !titled && count > 4 {
        return None;
    }
    Some((name, start, "said"))
}

/// Burmese: the subject ends in "က", and the verb stands last; "အရ" is "according to".
fn burmese(text: &str) -> Option<Found<'_>> {
    const SIGNS: &[char] = &['၊', '။', '“', '”', '"'];
    if let Some(at) = text.match_indices("အရ").map(|(at, _)| at).find(|at| {
        text.get(at + "အရ".len()..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '၊', '၌']))
    }) {
        let start = behind_sign(text, at, SIGNS);
        let name = text.get(start..at)?.trim_end();
        let mut name = name;
        for tail in [
            "စာရင်း",
            "အချက်အလက်",
            "အစီရင်ခံစာ",
            "ထုတ်ပြန်ချက်",
            "ပြောကြားချက်",
            "စာရင်းဇယား",
            "ကိန်းဂဏန်းများ",
            "ကိန်းဂဏန်း",
        ] {
            name = name.strip_suffix(tail).unwrap_or(name).trim_end();
        }
        let name = name.trim_end_matches(['၏', ' ']).trim_end_matches("ရဲ့");
        return Some((name, start, "according-to"));
    }
    let verb = words::BURMESE_VERBS.iter().filter_map(|v| text.rfind(v)).max();
    let subject = |to: usize| {
        let before = text.get(..to)?;
        let mut particle = before.match_indices('က').map(|(at, _)| at).filter(|at| {
            before
                .get(at + 'က'.len_utf8()..)
                .is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '“', '"', '၊']))
                && before.get(..*at).and_then(|t| t.chars().next_back()).is_some_and(is_letter)
        });
        let at = particle.next_back()?;
        let mut start = behind_sign(text, at, SIGNS);
        // "“…” လို့ X က": what is said ends with a word for it.
        let mut name = strip(text.get(start..at)?, &mut start, "လို့|ဟု|ဟူ၍");
        // "… ကြောင်း X က": what is said ends before X; a number belongs to an age.
        let chunks: Vec<&str> = name.split(' ').collect();
        let from = chunks.iter().rposition(|c| {
            c.ends_with("ကြောင်း")
                || c.ends_with("တွင်")
                || c.chars().any(|c| crate::fold::digit(c).is_some())
                || c.ends_with("အရွယ်")
        });
        if let Some(from) = from.filter(|from| from + 1 < chunks.len()) {
            let skipped: usize = chunks.iter().take(from + 1).map(|c| c.len() + 1).sum();
            start += skipped;
            name = name.get(skipped..)?;
        }
        (name.split(' ').count() <= 6).then_some((name, start, "said"))
    };
    // "X က “…": the verb stands in another sentence.
    let quoted = ["က “", "က \"", "က“", "က\""]
        .iter()
        .filter_map(|w| text.find(w))
        .min()
        .map(|at| at + 'က'.len_utf8());
    // "ရဲတပ်ဖွဲ့က … ဖမ်းဆီး": what a named body does is known from itself.
    let acts = || {
        let first = text.split(' ').next().filter(|w| w.ends_with('က'))?;
        let stem = first.strip_suffix('က')?;
        words::BURMESE_BODIES.iter().any(|b| stem.ends_with(b)).then_some((stem, 0, "said"))
    };
    quoted.and_then(subject).or_else(|| verb.and_then(subject)).or_else(acts)
}

fn arabic(text: &str) -> Option<Found<'_>> {
    let word_at = |at: usize| {
        let before = text.get(..at).unwrap_or_default();
        !before.ends_with(is_letter) || only_prefix(before) && before.ends_with(['و', 'ف'])
    };
    for lead in words::ARABIC_ACCORDING {
        let Some(at) = text.match_indices(lead).map(|(at, _)| at).find(|at| word_at(*at)) else {
            continue;
        };
        let start = at + lead.len();
        if let Some(name) = arabic_name(text.get(start..)?) {
            return Some((name, start, "according-to"));
        }
    }
    let mut best: Option<(usize, usize)> = None;
    for verb in words::ARABIC_VERBS {
        let hit = text.match_indices(verb).map(|(at, _)| at).find(|at| {
            word_at(*at) && text.get(at + verb.len()..).is_some_and(|rest| rest.starts_with(' '))
        });
        if let Some(at) = hit.filter(|at| best.is_none_or(|(b, _)| *at < b)) {
            best = Some((at, at + verb.len() + 1));
        }
    }
    let (_, start) = best?;
    let rest = text.get(start..)?;
    // "وأضاف أن": who spoke before.
    if ["أن", "إن", "ان"].iter().any(|w| {
        rest.starts_with(w) && rest.split(' ').next().is_some_and(|x| x.chars().count() <= 4)
    }) {
        return Some(("هو", start, "said"));
    }
    arabic_name(rest).map(|name| (name, start, "said"))
}

/// The words of a name or a body at the beginning of a text.
pub(super) fn arabic_name(text: &str) -> Option<&str> {
    let mut end = 0;
    let mut titled = false;
    let mut definite_before = false;
    for (count, word) in text.split(' ').enumerate() {
        let bare = word.trim_end_matches(['،', ',', '.', ':', '"', '»', '؛']);
        let stop = words::ARABIC_STOPS.contains(&bare)
            || ["أن", "إن", "بأن"]
                .iter()
                .any(|w| bare.starts_with(w) && bare.chars().count() <= w.chars().count() + 3)
            || bare.chars().any(|c| crate::fold::digit(c).is_some())
            || bare.is_empty()
            || count >= 8;
        let definite = ["ال", "لل", "بال", "وال", "لمكافحة", "لحقوق", "باسم"]
            .iter()
            .any(|p| bare.starts_with(p));
        // A noun without its article behind one with it begins what is said, but for the name behind a title.
        let goes_on = count == 0 || definite || titled || !definite_before || bare.starts_with('ب');
        if stop || !goes_on {
            break;
        }
        titled |= words::ARABIC_TITLES.iter().any(|t| bare.starts_with(t));
        definite_before = definite;
        end += word.len() + 1;
        if bare.len() < word.len() {
            end -= word.len() - bare.len() + 1;
            break;
        }
    }
    text.get(..end.min(text.len())).map(str::trim_end).filter(|t| !t.is_empty())
}

fn hindi(text: &str) -> Option<Found<'_>> {
    const SIGNS: &[char] = &['।', ',', '"', '“', '”', ':', ';', '|'];
    let hit = words::HINDI
        .iter()
        .filter_map(|(phrase, kind)| {
            let at = text.match_indices(phrase).map(|(at, _)| at).find(|at| {
                text.get(at + phrase.len()..).is_none_or(|rest| !rest.starts_with(is_letter))
            })?;
            Some((at, *kind))
        })
        .min();
    let subject = |at: usize| {
        let start = behind_sign(text, at, SIGNS);
        let name = text.get(start..at)?;
        // "… कि X ने": what was said before ends there.
        let (start, name) = match name.rfind(" कि ") {
            Some(cut) => (start + cut + " कि ".len(), name.get(cut + " कि ".len()..)?),
            None => (start, name),
        };
        let mut name = name.trim_end();
        for tail in words::HINDI_TAILS {
            name = name.strip_suffix(tail).unwrap_or(name).trim_end();
        }
        let mut from = start;
        let name = strip(
            name,
            &mut from,
            "वहीं |जबकि |उधर |इधर |इस बीच |और |हालांकि |लेकिन |मामले में |इस मामले में ",
        );
        (name.split_whitespace().count() <= 10).then_some((name, from))
    };
    if let Some((at, kind)) = hit {
        let (name, from) = subject(at)?;
        return Some((name, from, kind));
    }
    // "ओडिशा पुलिस ने … गिरफ्तार किया": what a named body does is known from itself.
    let at = text.find(" ने ")?;
    let (name, from) = subject(at)?;
    let body = words::HINDI_BODIES.iter().any(|b| name.ends_with(b));
    (body && name.split_whitespace().count() >= 2).then_some((name, from, "said"))
}
