//! Names of persons at risk in scripts without capitals, and one name alone: what directly follows a word for a victim,
//! "named" or a title stops the export; what is said of victims is no name.

use crate::checks::{Case, paragraph};
use corrobora::checks::Kind;

fn names(text: &str) -> Vec<String> {
    Case::new().of(&paragraph(text), Kind::Name)
}

#[test]
fn names_behind_words_for_victims_are_errors_in_every_script() {
    for (text, name) in [
        // Thai, Lao, Khmer, Burmese
        ("เหยื่อชื่อ สมหญิง ใจดี เล่าว่าถูกขัง", "สมหญิง ใจดี"),
        ("ผู้เสียหาย นางสาวกานดา ศรีสุขกล่าวว่า", "กานดา ศรีสุข"),
        ("น้องแนน วัย 15 ปี ถูกหลอก", "แนน"),
        ("เหยื่อ คุณสมชาย ให้การว่า", "สมชาย"),
        ("ผู้เสียหาย มานี รักดี เปิดเผยว่า", "มานี รักดี"),
        ("ຜູ້ເຄາະຮ້າຍ ນາງ ບົວວັນ ເວົ້າວ່າ", "ບົວວັນ"),
        ("ຜູ້ເຄາະຮ້າຍ ຊື່ ບົວວັນ ອາຍຸ 15 ປີ", "ບົວວັນ"),
        ("ជនរងគ្រោះ សុខ ដារ៉ា អាយុ ១៥ ឆ្នាំ", "សុខ ដារ៉ា"),
        ("ជនរងគ្រោះ ឈ្មោះ ចាន់ ធីតា បាននិយាយ", "ចាន់ ធីតា"),
        ("ဒုက္ခသည် မအေးအေး က ပြောသည်", "မအေးအေး"),
        ("အသက် ၁၅ နှစ်အရွယ် မသီတာ", "မသီတာ"),
        // Chinese, Japanese, Korean
        ("受害者李明说，他被骗到缅甸。", "李明"),
        ("幸存者欧阳娜娜讲述了经过。", "欧阳娜娜"),
        ("15岁的少女小芳被卖到园区。", "小芳"),
        ("未成年人張偉被騙。", "張偉"),
        ("受害者玛丽亚·桑托斯说她逃了出来。", "玛丽亚·桑托斯"),
        ("被害者の田中太郎さんは語った。", "田中太郎"),
        ("生存者の鈴木花子が語った。", "鈴木花子"),
        ("피해자 김철수는 말했다.", "김철수"),
        ("생존자 이영희 씨는 말했다.", "이영희"),
        // Arabic, Persian, Urdu
        ("قالت الضحية سلمى الحداد إنها تعرضت للتعذيب", "سلمى الحداد"),
        ("قربانی، زهرا احمدی، گفت", "زهرا احمدی"),
        ("متاثرہ لڑکی عائشہ خان نے بتایا", "عائشہ خان"),
        // Hindi, Bengali, Amharic
        ("पीड़ित रमेश कुमार, 17 वर्ष, ने कहा।", "रमेश कुमार"),
        ("ভুক্তভোগী রহিমা বেগম বলেন।", "রহিমা বেগম"),
        ("ተጎጂዋ አበበች በላይ ተናገረች።", "አበበች በላይ"),
        // Other words for victims
        ("Το θύμα Μαρία Παπαδοπούλου είπε.", "Μαρία Παπαδοπούλου"),
        ("Ofiara Anna Kowalska zeznała.", "Anna Kowalska"),
        ("Mwathirika Amina Juma alisema.", "Amina Juma"),
    ] {
        assert_eq!(names(text), [format!("error: {name}")], "{text}");
    }
}

#[test]
fn what_is_said_of_victims_is_no_name() {
    for text in [
        "เหยื่อถูกช่วยเหลือแล้ว 20 คน",
        "เหยื่อเล่าว่าถูกหลอกไปทำงาน",
        "เหยื่อ ชาวเมียนมา 5 คน เดินทางกลับ",
        "เหยื่อค้ามนุษย์ 12 ราย กล่าวว่า",
        "เด็กหญิงวัย ๑๕ ปี ถูกหลอก",
        "ทนายความของเหยื่อ กล่าวว่า",
        "คุณภาพชีวิตของเหยื่อ ดีขึ้น",
        "รายชื่อเหยื่อ และบัญชีม้า",
        "ຜູ້ເຄາະຮ້າຍ ໄດ້ຮັບການຊ່ວຍເຫຼືອ",
        "ຜູ້ເຄາະຮ້າຍ ຈາກມຽນມາ ເວົ້າວ່າ",
        "ชื่อเสียงของเหยื่อ เสียหาย",
        "ជនរងគ្រោះត្រូវបានជួយសង្គ្រោះ",
        "ជនរងគ្រោះ ១៨ នាក់ មកពីមីយ៉ាន់ម៉ា",
        "ជនរងគ្រោះ ជាស្ត្រី អាយុ ២០ ឆ្នាំ",
        "နစ်နာသူများကို ကယ်တင်ခဲ့သည်",
        "သားကောင် ၅၇ ဦးကို ကယ်တင်ခဲ့သည်",
        "ကလေး တစ်ဦးသေဆုံးခဲ့သည်",
        "သားကောင် မသိရသေးပါ",
        "受害者被解救。",
        "受害者说，他们被骗。",
        "受害者来自缅甸。",
        "受害者方面表示不满。",
        "受害者曾经被骗。",
        "受害者高达百人。",
        "受害者向警方报案。",
        "未成年工人被解救。",
        "受害者金边获救。",
        "被害者の証言は重い。",
        "被害者の多くは女性だ。",
        "患者さんと被害者が語った。",
        "피해자 구조가 시작됐다.",
        "피해자 대부분은 여성이다.",
        "피해자 변호인은 말했다.",
        "피해자 한국인은 돌아왔다.",
        "피해자 가족은 울었다.",
        "الضحية الإثيوبية الصغيرة، قالت",
        "الضحية تعرضت للتعذيب في المجمع",
        "تم إنقاذ الضحايا من المجمع",
        "قربانی قاچاق انسان، گفت",
        "متاثرہ خاتون نے بتایا",
        "متاثرہ خاندان نے بتایا",
        "पीड़ितों को बचाया गया।",
        "पीड़ित महिला ने कहा।",
        "पीड़ित परिवार ने शिकायत की।",
        "पीड़ित नौ देशों से आए थे।",
        "पीड़िता के साथ मारपीट हुई।",
        "ভুক্তভোগী নারী বলেন।",
        "ভুক্তভোগী পরিবার জানান।",
        "The minor was rescued. Nobody saw it.",
        "The girls Rescued",
        "The victims, Cambodians, fled.",
        "Das Opfer bekam Hilfe.",
    ] {
        assert_eq!(names(text), [""; 0], "{text}");
    }
}

#[test]
fn one_name_alone_is_seen() {
    for (text, name) in [
        ("The minor is Thuy.", "warning: Thuy"),
        ("La menor, Lucía, fue vendida.", "error: Lucía"),
        ("La mineure s'appelle Awa.", "error: Awa"),
        ("A girl named Thuy was sold.", "error: Thuy"),
        ("Die Minderjährige Lena wurde verkauft.", "warning: Lena"),
        ("Em Mai, 15 tuổi, bị bán sang Campuchia.", "error: Em Mai"),
        ("Victim's name: santos, maria.", "warning: santos, maria"),
    ] {
        assert_eq!(names(text), [name], "{text}");
    }
    assert_eq!(names("A compound called Jinbei held victims."), ["warning: Jinbei"]);
}

#[test]
fn a_name_that_is_said_to_be_another_is_no_error_and_an_office_is_less_sure() {
    assert_eq!(names("เด็กหญิงเอ (นามสมมติ) ถูกหลอก"), ["warning: เอ"]);
    let office = names("นายสมชาย ใจดี รัฐมนตรีช่วยว่าการ กล่าวว่าเหยื่อปลอดภัย");
    assert_eq!(office, ["warning: สมชาย ใจดี"]);
}

#[test]
fn few_people_from_a_country_are_a_small_group() {
    let case = Case::new();
    let groups = |text: &str| case.of(&paragraph(text), Kind::SmallGroup);
    for (text, words) in [
        ("10 victims from Ethiopia in Myawaddy, 2024", "10 victims from Ethiopia"),
        ("Two women from Kenya were freed in Poipet.", "Two women from Kenya"),
        ("Zehn Opfer aus Äthiopien kamen in Poipet frei.", "Zehn Opfer aus Äthiopien"),
        ("Ba người Việt được giải cứu ở Sihanoukville ngày 3/3/2024.", "Ba người Việt"),
    ] {
        assert_eq!(groups(text), [format!("warning: {words}")], "{text}");
    }
    for text in [
        "40 victims from Ethiopia were freed in Myawaddy in 2024.",
        "Ten provinces from Ethiopia sent reports to Poipet in 2024.",
        "Three days from Kenya they reached Poipet.",
    ] {
        assert_eq!(groups(text), [""; 0], "{text}");
    }
}
