//! Table: more words for people who must not be found out, by language; beside those of `words`.

/// Victim, survivor, minor, girl and their like, folded, with a blank between them: beginnings of words; in scripts
/// without spaces they match anywhere.
const MORE: &[&str] = &[
    // Polish, Czech, Hungarian, Romanian, Greek, Scandinavian
    "ofiar poszkodowan pokrzywdzon nieletni maloletni obeti obet aldozat kiskoru supravietuitor θυμα θυματ επιζων επιζησ ανηλικ brottsoffer offeret",
    // French
    "fille garcon",
    // Swahili, Amharic, Tamil, Telugu, Sinhala
    "mwathirika waathirika manusura waathiriwa mwathiriwa ተጎጂ የተጎጂ ሰለባ ታዳጊ பாதிக்கப்பட்ட சிறுமி சிறுவன் బాధిత වින්දිත",
    // Vietnamese, Indonesian, Filipino, Turkish, Ukrainian
    "gadis dalagita binatilyo cocuk неповнолітн жертви дівчин",
    // Arabic, Persian, Urdu
    "فتاه فتيات مراهق شابه شاهده بازمانده نوجوان کودک دختر لڑکی بچی بچے متاثر نابالغ قربانيان",
    // Hindi, Nepali, Bengali
    "लड़क किशोर बालिका युवती नाबालिक पीडि কিশোর নাবালি ভিকটিম নির্যাতিত তরুণী",
    // Thai, Lao, Khmer, Burmese
    "ผู้ประสบภัย ผู้ถูกหลอก ผู้เยาว์ ผู้ถูกค้ามนุษย์ ເຫຍື່ອ ຜູ້ຖືກເຄາະຮ້າຍ ຜູ້ລອດຊີວິດ ຜູ້ເສຍຫາຍ ເຍົາວະຊົນ អ្នករងគ្រោះ អ្នករួចជីវិត ក្មេងស្រី ក្មេងប្រុស យុវតី ဒုက္ခသည် ခံရသူ \
     အသက်ရှင်ကျန်ရစ်သူ လွတ်မြောက်လာသူ အရွယ်မရောက်",
    // Chinese, Japanese, Korean
    "生还者 获救者 受害女 少女 女童 男童 少年 幼女 女児 男児 未成年 소녀 소년 청소년 어린이",
];

/// The words.
pub(super) fn more() -> impl Iterator<Item = &'static str> {
    MORE.iter().flat_map(|line| line.split_whitespace())
}
