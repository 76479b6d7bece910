//! What only looks like a count in Thai, Lao, Khmer, Burmese, Chinese, Arabic and Hindi: ages, numbers of laws, rooms,
//! houses and telephones, times of day, and letters that are number words inside other words.

use super::{
    FoundNumber,
    lex::{Quote, is_letter, is_mark},
    scripts_line::language_of,
};
use crate::{
    fold::{digit, fold_constant},
    model::Value,
};

/// Words right before a number that make it the number, age or time of something.
const BEFORE: &[(&str, &str)] = &[
    (
        "th",
        "มาตรา|ข้อ|ฉบับที่|ครั้งที่|เลขที่|เลข|หมายเลข|ซอย|หมู่|หมู่ที่|หน้า|ช่อง|รุ่น|รุ่นที่|ห้อง|ชั้น|ชั้นที่|เที่ยวบิน|ทะเบียน|รหัส|โทร|โทร.|เบอร์|เบอร์โทร|สายด่วน|ฮอตไลน์|เวลา|อายุ|อายุระหว่าง|อายุตั้งแต่|อายุราว|อายุประมาณ|วัย|วรรค|อาคาร|ถนน|กิโลเมตรที่|ภาค|บทที่|ด่านที่|อันดับ|อันดับที่|ประตู|วงเล็บ|พ.ศ.|ปี",
    ),
    (
        "lo",
        "ມາດຕາ|ຂໍ້|ສະບັບເລກທີ|ເລກທີ|ຄັ້ງທີ|ໜ້າ|ຫ້ອງ|ຊັ້ນ|ໂທ|ໂທລະສັບ:|ສາຍດ່ວນ|ເບີໂທ|ເວລາ|ອາຍຸ|ອາຍຸລະຫວ່າງ|ອາຍຸແຕ່|ອາຍຸປະມານ|ໝາຍເລກ|ຮ່ອມ|ໜ່ວຍ|ຖະໜົນ|ປີ|ວັກ",
    ),
    (
        "km",
        "មាត្រា|ប្រការ|អាយុ|អាយុពី|អាយុចន្លោះពី|អាយុប្រហែល|វ័យ|លេខ|លេខទូរស័ព្ទ|ផ្ទះលេខ|ផ្លូវ|ផ្លូវលេខ|ម៉ោង|វេលាម៉ោង|ទំព័រ|ទូរស័ព្ទ៖|ទំនាក់ទំនង|ជាន់ទី|បន្ទប់|បន្ទប់លេខ|លើកទី|ជំពូក|ឆ្នាំ|កថាខណ្ឌ|អគារ|អគារលេខ|ច្បាប់លេខ",
    ),
    (
        "my",
        "ပုဒ်မ|ပုဒ်မခွဲ|အသက်|အသက်အရွယ်|အမှတ်|ဖုန်းနံပါတ်|စာမျက်နှာ|အခန်း|အခန်းအမှတ်|အကူအညီ|ဟော့လိုင်း|နံပါတ်|နာရီ|ဆက်သွယ်ရန်|အပိုဒ်|တိုက်|လမ်း|ဥပဒေအမှတ်|အိမ်အမှတ်",
    ),
    (
        "zh",
        "第|编号|編號|电话|電話|热线|熱線|专线|專線|航班|年龄|年齡|年仅|年僅|时年|時年|现年|現年|年约|年約|拨打|撥打|门牌|共计字数|全文共|字号|字第|微信|网址|邮编|郵編|邮政编码|郵遞區號|分機|分机",
    ),
    (
        "ar",
        "الماده|ماده|فصل|المادتين|المواد|الفصل|الفصلين|البند|الفقره|القانون رقم|القانون عدد|قانون رقم|مرسوم رقم|رقم|الرقم|برقم|هاتف|الهاتف|للتواصل|العمر|عمره|عمرها|اعمارهم بين|اعمارهن بين|اعمارهم|سن|بسن|الساعه|الطابق|الغرفه|الخط الساخن|المرسوم|صفحه|الصفحه|عاما بين|شارع|المنزل رقم|الرحله|الدوره|المبني",
    ),
    (
        "hi",
        "धारा|धाराओं|अनुच्छेद|टर्मिनल|कमरा|कमरा नं|कमरा नं.|नं|नं.|नंबर|क्रमांक|हेल्पलाइन|फोन|फ़ोन|कक्ष|उम्र|आयु|वार्ड|सेक्टर|गेट|गेट नंबर|फ्लाइट|पेज|पृष्ठ|मकान|मकान नंबर|संपर्क|डायल|सन|प्लॉट|ब्लॉक|प्लेटफॉर्म|चरण|भाग|अध्याय|एनएच",
    ),
];

/// Words right behind a number that make it an age, a time of day, a law or a measure of the page.
const BEHIND: &[(&str, &str)] = &[
    (
        "th",
        "ขวบ|ตลอด|นาฬิกา|น.|นาที|กม.|กิโลเมตร|เมตร|ไมล์|องศา|หน้า|คะแนน|เปอร์เซ็นต์ของหน้า|ไลก์|วิว|แชร์|คอมเมนต์|อันดับ",
    ),
    ("lo", "ໂມງ|ນາທີ|ກິໂລແມັດ|ແມັດ|ກມ|ໜ້າ"),
    ("km", "នាទី|គីឡូម៉ែត្រ|ម៉ែត្រ|គ.ម|ទំព័រ|កើត|រោច"),
    ("my", "နှစ်အရွယ်|နှစ်အောက်|နှစ်သား|မိနစ်|မိုင်|ကီလိုမီတာ|မီတာ|ပေ|စာမျက်နှာ|ရပ်ကွက်"),
    (
        "zh",
        "岁|歲|周岁|號線|号线|时许|時許|点许|點許|点整|時整|时整|点钟|點鐘|分钟|分鐘|公里|千米|米|英里|海里|楼|樓|层|層|路|街|字|则|則|期|届|屆|级|級|度|条评论|次阅读|浏览|點閱|小時前|小时前|分鐘前|分钟前|天前|倍镜|版|頁|页|集|回合|週年|周年|K|万阅读|分许|分許|分左右",
    ),
    (
        "ar",
        "لسنه|كم|كلم|كيلومتر*|كيلومترا|مترا|متر|ميل|ميلا|دقيقه|دقائق|درجه|درجات|صباحا|مساء|تعليق|مشاركه|مشاهده|قراءه|بتوقيت",
    ),
    (
        "hi",
        "वर्षीय|वर्षीया|साला|बजे|बजकर|मिनट|किमी|किलोमीटर|मीटर|मील|डिग्री|पेज|टिप्पणियां|टिप्पणी|शेयर|लाइक|व्यूज|मंजिला",
    ),
];

/// People behind "25 years of": then it is an age.
const AGED: &[(&str, &str, &str)] = &[(
    "hi",
    "साल के|साल की|साल का|वर्ष के|वर्ष की|वर्ष का|साल तक की|साल से कम",
    "युवक|युवती|लड़क|बच्च|महिला|व्यक्ति|पुरुष|किशोर|नाबालिग|बेट|उम्र|आयु|बुजुर्ग|शख्स|एक",
)];

/// Whether a number counts nothing.
pub(super) fn no_count(quote: &Quote, number: &FoundNumber) -> bool {
    let Some(language) = language_of(quote) else { return false };
    if matches!(number.value, Value::Money(..)) || number.percent {
        return false;
    }
    let lead = quote.before_folded(number.start);
    let lead =
        lead.trim_end().trim_end_matches([':', '：', '៖', '.', '(', '-', '#', '·']).trim_end();
    let behind = quote.after_folded(number.end);
    let behind = behind.trim_start();
    let spaced = matches!(language, "ar" | "hi");
    if before(language, lead, spaced) && !classified(language, lead, behind) {
        return true;
    }
    let words = |table: &[(&'static str, &'static str)]| {
        table
            .iter()
            .filter(|row| row.0 == language)
            .flat_map(|row| row.1.split('|'))
            .collect::<Vec<_>>()
    };
    if words(BEHIND).into_iter().any(|w| {
        let (stem, open) = w.strip_suffix('*').map_or((w, false), |stem| (stem, true));
        behind.strip_prefix(fold_constant(stem)).is_some_and(|rest| {
            let mark = rest.chars().next().is_some_and(is_mark);
            (!spaced || open || !rest.starts_with(is_letter)) && (spaced || !mark)
        })
    }) {
        return true;
    }
    let aged = AGED.iter().any(|(l, of, people)| {
        *l == language
            && of.split('|').any(|of| {
                behind
                    .strip_prefix(of)
                    .is_some_and(|rest| people.split('|').any(|p| rest.trim_start().starts_with(p)))
            })
    });
    let small = number.amount().and_then(|a| a.low).and_then(|n| i64::try_from(n).ok());
    // 中缅两国警方: both countries that were named, and nobody is counted.
    let both = language == "zh"
        && small.is_some_and(|n| n < 6)
        && [
            "国警方",
            "國警方",
            "国政府",
            "國政府",
            "国执法",
            "國執法",
            "国联合",
            "國聯合",
            "国合作",
            "國合作",
            "国公安",
            "地警方",
            "岸警方",
            "方警方",
        ]
        .iter()
        .any(|w| behind.starts_with(fold_constant(w)));
    both || aged
        || language == "zh" && small.is_some_and(|n| chinese_time(n, lead, behind))
        || language == "my" && inside_burmese_word(quote, number, behind)
        || law_list(quote, number, language)
}

fn before(language: &str, lead: &str, spaced: bool) -> bool {
    let all = BEFORE.iter().filter(|row| row.0 == language).flat_map(|row| row.1.split('|'));
    all.map(fold_constant).any(|w| {
        lead.strip_suffix(w.trim_end_matches('.')).is_some_and(|rest| {
            let tight = rest.chars().next_back().is_some_and(is_letter);
            !spaced || !tight || language == "ar" && super::scripts_line::only_prefix(rest)
        })
    })
}

/// "โทรศัพท์มือถือ 24 เครื่อง": a classifier behind says that it is a count after all.
fn classified(language: &'static str, lead: &str, behind: &str) -> bool {
    let age = ["อายุ", "วัย", "ອາຍຸ", "អាយុ", "វ័យ", "အသက်", "年龄", "年齡"];
    if age.iter().any(|w| lead.ends_with(fold_constant(w))) {
        return false;
    }
    let person = super::scripts_nouns::begins(language, "person", behind).is_some();
    let case = super::scripts_nouns::begins(language, "case", behind).is_some();
    let thing = ["เครื่อง", "หลัง", "ແຜ່ນ", "ເຄື່ອງ", "គ្រឿង", "កន្លែង", "လုံး", "部", "台", "แห่ง"];
    (person || case) && language != "zh"
        || thing.iter().any(|w| behind.starts_with(fold_constant(w)))
}

/// "6日上午", "9时，": a day without its month, an hour.
fn chinese_time(n: i64, lead: &str, behind: &str) -> bool {
    let follows = |unit: &[&str], no: &[&str]| {
        unit.iter().any(|u| {
            behind.strip_prefix(u).is_some_and(|rest| !no.iter().any(|w| rest.starts_with(w)))
        })
    };
    (1..=31).contains(&n)
        && follows(&["日", "號", "号"], &["内", "內", "间", "間", "后", "後", "游"])
        || (0..=24).contains(&n)
            && (follows(&["时", "時"], &["间", "間", "间段"]) || follows(&["点", "點"], &["名"]))
        || (1..=12).contains(&n) && follows(&["月"], &["薪"]) && !lead.ends_with('个')
}

/// "ငါး" is five and fish, "နှစ်" two and year, "ခုနှစ်" the year of a date: words count only before a classifier.
fn inside_burmese_word(quote: &Quote, number: &FoundNumber, behind: &str) -> bool {
    const COUNTED: [&str; 30] = [
        "ဦး",
        "ယောက်",
        "ခု",
        "လုံး",
        "စင်း",
        "ရက်",
        "လ",
        "နှစ်",
        "နာရီ",
        "မှု",
        "ပါး",
        "ကောင်",
        "စီး",
        "အုပ်",
        "ချပ်",
        "နိုင်ငံ",
        "ကြိမ်",
        "ပတ်",
        "နေရာ",
        "လောင်း",
        "မိသားစု",
        "ဒေသ",
        "ရွာ",
        "ရာ",
        "ထောင်",
        "သောင်း",
        "သိန်း",
        "သန်း",
        "ဆ",
        "ကျပ်",
    ];
    let own = quote.text(number.start, number.end);
    let written = own.chars().any(|c| digit(c).is_some());
    // "ရာခိုင်နှုန်း" is percent and no hundred.
    if written {
        return own.ends_with("ရာ") && behind.starts_with("ခိုင်နှုန်း");
    }
    let mark_behind = behind.chars().next().is_some_and(is_mark);
    let before = quote.before_folded(number.start);
    let year = own.trim_end().ends_with("နှစ်") || own.contains("ခုနှစ်");
    // "၂၀၂၃ ခုနှစ်", "ယခင်နှစ်", "၁၈ နှစ်"
    let dated = year
        && (before.trim_end().ends_with(|c: char| c.is_ascii_digit())
            || ["ယခင်", "ပြီးခဲ့သည့်", "ယခု", "ဒီ", "လာမည့်", "လွန်ခဲ့သော", "တစ်"]
                .iter()
                .any(|w| before.trim_end().ends_with(fold_constant(w))));
    let counted = COUNTED.iter().any(|w| {
        behind.strip_prefix(fold_constant(w)).is_some_and(|rest| {
            !rest.chars().next().is_some_and(|c| is_mark(c) && c != '\u{1038}')
                && !rest.starts_with("ုပ်")
        })
    });
    mark_behind || dated || !counted
}

/// "articles 10 and 15": what is joined to the number of a law is one, too.
fn law_list(quote: &Quote, number: &FoundNumber, language: &str) -> bool {
    let lead = quote.before_folded(number.start);
    let lead = lead.trim_end();
    let joins = ["และ", "ແລະ", "និង", "နှင့်", "和", "、", ",", "،", "و", "और", "ถึง", "至"];
    let Some(rest) = joins.iter().find_map(|j| lead.strip_suffix(fold_constant(j))) else {
        return false;
    };
    let rest = rest.trim_end();
    let bare = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    let laws: &[&str] = match language {
        "th" => &["มาตรา"],
        "lo" => &["ມາດຕາ"],
        "km" => &["មាត្រា"],
        "my" => &["ပုဒ်မ"],
        "ar" => &["الماده", "المادتين", "الفصلين", "المواد", "الفصول"],
        "hi" => &["धारा", "धाराओं"],
        _ => &["第"],
    };
    bare.len() < rest.len() && laws.iter().any(|w| bare.trim_end().ends_with(fold_constant(w)))
}
