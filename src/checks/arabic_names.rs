//! Names of persons in Arabic letters (Arabic, Persian, Urdu): what stands behind a word for a victim or behind "called",
//! sure where it begins with a name that many people have.

use super::script_names::{Hit, aliased, one_each};
use regex::Regex;
use std::sync::LazyLock;

/// Words for one victim, survivor or minor, without the article.
const VICTIMS: &str = "ضحية ضحيه ناجية ناجيه ناجي ناج قاصر قاصرة طفلة طفل فتاة فتاه شابة مراهقة مراهق شاهدة صبي \
    قربانی قربانى بازمانده نوجوان دختر پسر کودک شاهد متاثرہ متاثره متأثرہ لڑکی لڑکے لڑکا بچی بچے خاتون طالبہ زندہ‌بچ نابالغ";

/// "is called", "her name".
const NAMED: &str =
    "تدعى يدعى المدعوة المدعو اسمها اسمه واسمها واسمه تسمى يسمى بنام به‌نام نامش نامی نام";

/// Titles.
const TITLES: &str = "السيدة السيد الآنسة خانم آقای";

/// Words between a word for a victim and the name.
const FILLERS: &str = "هي هو هی است لڑکی خاتون بچی نوجوان دختر پسر نوجوانی به بہ نام الشابة الطفلة الفتاة الطفل الشاب ہے کا کی السيدة السيد خانم آقای";

/// Names that many people have, as they are written.
const GIVEN: &str = "محمد أحمد احمد علي علی حسن حسين حسین عمر عثمان إبراهيم ابراهيم ابراهیم إسماعيل اسماعيل اسماعیل يوسف یوسف يونس یونس موسى موسی عيسى عیسی داود سليمان سلیمان \
    يعقوب یعقوب إسحاق اسحاق آدم صالح خالد طارق سعيد سعید سعد سمير سمیر سامي كريم کریم رحيم رحیم رشيد رشید مجيد مجید حميد حمید محمود مصطفى مصطفی مرتضى مرتضی مهدي مهدی هادي هادی \
    عبدالله عبد عبدالرحمن عبدالرحیم عبدالکریم أمير امير امیر أنس انس أيمن بلال جمال جعفر جابر حمزة حمزہ حمزه حیدر حيدر رضا زيد زید زياد سالم سامر صادق طه عادل عباس عزيز عزیز عماد فارس فؤاد فهد قاسم ماجد مازن \
    ماهر مراد نادر ناصر نبيل نزار هاشم هشام وليد ولید ياسر یاسر ياسين یاسین يحيى یحیی بشير بشیر تيسير جواد رامي زكريا زکریا شريف شریف عمران غلام فیصل فيصل کامران عرفان عدنان عثمان شاہد شاهد \
    فاطمة فاطمه فاطمہ عائشة عائشه عائشہ عایشه خديجة خدیجہ خدیجه مريم مریم زينب زینب زهرا زهراء زہرا سلمى سلمی سلمیٰ ليلى لیلی لیلا لیلیٰ أسماء اسماء آسیہ آسیه آمنة آمنہ آمنه أمينة امينة امینہ إيمان ايمان ایمان أمل امل \
    هدى ہدیٰ هند هبة هاجر نور نورا نورة نادية نادیہ نادیه نجلاء نسرين نسرین نوال منى منی مها ميساء مروة لمى لينا لین كوثر فريدة فریدہ فریده فرح غادة عبير علياء عالیہ عفاف صفية صفیہ صفیه صباح شيماء شيرين شیرین شہناز شازیہ شبانہ سمية سمیہ سمیه \
    سميرة سمیرا سمیرہ سعاد سناء سارة سارہ سارا ساره سامية زبيدة رقية رقیہ رقیه ريم رنا رنيم رهف رحمة رحمت رابعة رابعہ دينا دعاء دانيا حنان حليمة حلیمہ حلیمه حفصة حفصہ حسناء حياة جميلة جمیلہ جنى ثريا ثریا تغريد بسمة بشرى بشری بتول بلقيس آية آیہ ياسمين یاسمین یاسمن \
    يسرا إلهام الهام إسراء اسراء ابتسام أنيسة أميرة امیره امیرہ ندى ندا نرگس نگار نازنین مهسا مینا ملیکه ملیحه معصومه مژگان لاله گلناز کوثر پروین پروانه پریسا شکوفه شهلا شبنم سحر سوسن ستاره رویا راضیه ریحانه حمیده حمیدہ حوا بی‌بی بی بی‌بی گل \
    رضیہ رضیه ثمینہ ثمینه صائمہ صدف کلثوم مہوش نازیہ نسیم نغمہ ماریہ مارية ماريا ماری جنت جنیدہ اقراء عذرا طاہرہ طاهره رخسانہ شمیم سکینہ سکینه بلقیس سیما فرزانہ فرزانه مرضیه نوشین تسلیم تهمینه \
    تيغست ألماظ هيلين سلام بيتي تيزيتا أبيبا أببيتش ماري جورج ماريا روز جوزيف جون بيتر ديفيد دانيال صموئيل";

/// Arabic words that stand behind words for victims and begin no name, and those that begin the next clause.
const WORDS: &str = "التي الذي اللاتي الذين من في على إلى الى عن مع بعد قبل كانت كان لم لن قد تم هي هو قالت قال إن أن ان عمرها عمره البالغة البالغ تبلغ يبلغ وهي وهو هاتف هاتفها الأولى الاولى الثانية \
    إنها إنه أنها أنه لـ ل بين خلال حين عندما حيث ثم أو و لا ما هذه هذا تلك ذلك كل غير أكثر عبر ضد منذ حتى ولم وقد روت أكدت ذكرت أفادت أوضحت تقول يقول تروي تحدثت تعرضت تعرض نقلت وقالت وقال \
    گفت گفته می‌گوید میگوید که را از در با به برای است بود شد شده و یا هم این آن تا بر های ها ای توسط اهل ساله سالہ سال شدند هستند بودند قاچاق تجاوز خشونت جنگ انسان اصلی اول دیگر خود او \
    نے کو کا کی کے سے میں پر ہے ہیں تھی تھا تھے اور عمر جو جس جنہیں جسے بتایا کہا نہیں بھی ہوئی ہوا ہو والی والے والا افراد خاندان لوگ لوگوں خواتین شخص لڑکیوں لڑکی خاتون بچی بچوں ایک دو تین کئی تمام گروہ تک ساتھ لیے";

/// Verbs and nouns behind a word for a victim that the ending of a name could have.
const FEMININE_NAMES: &str = "آيات عفت بهجت عصمت نشأت رفعت مدحت جودت شوكت حكمت طلعت عزت رأفت صفوت ميرفت نعمت بركات عنايت ثروت فرحات زينات جنت رحمت شوکت نزہت";

static LEADS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mut victims: Vec<&str> = VICTIMS.split_whitespace().collect();
    victims.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut called: Vec<&str> = NAMED.split_whitespace().chain(TITLES.split_whitespace()).collect();
    called.sort_by_key(|word| std::cmp::Reverse(word.len()));
    Regex::new(&format!(
        r"(?:وال|فال|بال|لل|ال|كال|و|ل|ب)?(?:({})|({}))[ :،,–—\-«“]{{1,3}}",
        victims.join("|"),
        called.join("|")
    ))
    .ok()
});

/// A letter of the Arabic script.
fn letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{64b}'..='\u{65f}' | '\u{66e}'..='\u{6d3}' | '\u{200c}' | '\u{6d5}' | '\u{6fa}'..='\u{6ff}')
}

fn listed(word: &str, list: &'static str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

/// The word that begins a text.
fn word(text: &str) -> &str {
    let end: usize = text.chars().take_while(|c| letter(*c)).map(char::len_utf8).sum();
    text.get(..end).unwrap_or_default()
}

/// The names of a text in Arabic letters.
pub(super) fn hits(text: &str) -> Vec<Hit> {
    let mut out = Vec::new();
    let Some(leads) = LEADS.as_ref() else { return out };
    let mut from = 0;
    while let Some(lead) = leads.captures_at(text, from) {
        let Some(whole) = lead.get(0) else { break };
        from = whole.start()
            + text.get(whole.start()..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8);
        let inside = text.get(..whole.start()).is_some_and(|before| before.ends_with(letter));
        if !inside {
            out.extend(behind(text, whole.end(), lead.get(1).is_some(), whole.as_str()));
        }
    }
    one_each(out)
}

/// The name behind a word for a victim, or behind "called".
fn behind(text: &str, from: usize, victim: bool, lead: &str) -> Option<Hit> {
    let mut at = from;
    for _ in 0..3 {
        let next = word(text.get(at..)?);
        if next.is_empty()
            || !listed(next, FILLERS)
            || text.get(at + next.len()..)?.chars().next()? != ' '
        {
            break;
        }
        at += next.len() + 1;
    }
    let first = word(text.get(at..)?);
    if first.chars().count() < 2 || listed(first, WORDS) {
        return None;
    }
    let given = listed(first, GIVEN);
    // "الضحية الإثيوبية": behind a noun with the article stands an adjective; "تعرضت": she suffered.
    let other = first.starts_with("ال") || first.ends_with('ت') && !listed(first, FEMININE_NAMES);
    if !given && other {
        return None;
    }
    let mut end = at + first.len();
    let mut many = 1;
    let mut closed = false;
    while many < 3 {
        let rest = text.get(end..)?;
        let Some(behind) = rest.strip_prefix(' ') else {
            closed =
                rest.starts_with(['،', ',', '(', '.', ':', '۔', '؛', '»', '”']) || rest.is_empty();
            break;
        };
        let next = word(behind);
        if next.is_empty() || listed(next, WORDS) {
            closed = true;
            break;
        }
        // A verb of saying or suffering behind one name, or an adjective with the article.
        let verb = next.ends_with('ت') && !listed(next, FEMININE_NAMES) && !listed(next, GIVEN);
        if verb {
            closed = true;
            break;
        }
        end += 1 + next.len();
        many += 1;
    }
    if many == 3 {
        let behind = text.get(end..)?;
        let next = word(behind.trim_start());
        closed = next.is_empty() || listed(next, WORDS) || next.ends_with('ت');
    }
    let thing = lead.contains("نام") && !lead.contains("بنام") && !given;
    let led = !victim && !thing;
    let sure = given && (closed || led || many > 1) || led && closed && many > 1;
    // Without a name that is known: two words or three that end.
    let worth = sure || given || led || victim && closed && many > 1;
    worth.then_some(Hit { start: at, end, weak: !sure || aliased(text.get(end..)?) })
}
