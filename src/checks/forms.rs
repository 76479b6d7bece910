//! The forms of numbers and addresses of persons, as regular expressions.

use regex::Regex;
use std::sync::LazyLock;

/// Compiles a pattern of this file; one that is wrong finds nothing, and a test of each says so.
fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

pub(super) static EMAIL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)[\w.+%-]+\s?(?:@|\[at\]|\(at\)|＠)\s?[\w-]+(?:\.[\w-]+|\s?(?:\[\.\]|\[dot\]|\(dot\))\s?[\w-]+)+",
        r"|[\w.+%-]+(?:\s(?:dot|punkt|punto|point)\s[\w+%-]+)*\s?(?:\sat\s|\[at\]|\(at\))\s?[\w-]+(?:\s(?:dot|punkt|punto|point)\s[\w-]+)+",
    ))
});
pub(super) static PHONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // International with a plus or 00; national with a zero and separators; anything behind a word for telephones.
    pattern(concat!(
        r"\+\s?\d{1,3}[\s.\-]?\(\d{1,4}\)(?:[\s.\-/]?\d){5,10}\b",
        r"|(?:\+|\b00)\s?\(?\d{1,3}\)?(?:(?:[\s.\-/]|\s-\s)?\d){6,12}\b",
        // A zero of any script of our users.
        r"|\(?\b[0०০๐໐០၀٠۰]\d{1,3}\)?(?:(?:[\s.\-/]|\s-\s)\d{2,4}){2,4}\b",
        r"|\b0[1-9]\d{7,11}\b|\b0[1-9]\d{1,3}[\s/\-]\d{5,8}\b|\(0[1-9]\d{1,3}\)\s?\d{5,8}\b",
        r"|\(\d{3}\)\s?\d{3}[\s.\-]\d{4}\b",
        // Mobiles of India are written in two groups of five.
        r"|\b[6-9६-९৬-৯]\d{4}[\s\-]?\d{5}\b",
        // Mobiles of China have neither zero nor plus, and no blank before them.
        r"|1[3-9]\d[\s\-]?\d{4}[\s\-]?\d{4}",
    ))
});
pub(super) static PHONE_NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\b(?:tel|phone|mobile|cell|whatsapp|signal|telegram|viber|call|telephone|téléphone|teléfono|telefon",
        r"|telepon|hp|điện thoại|sđt|тел|телефон)|هاتف|جوال|मोबाइल|फ\x{93c}?ोन|মোবাইল|ফোন|โทร|โทรศัพท์|ទូរស័ព្ទ|ဖုန်း|电话|電話|手机|전화)",
        r"\w{0,6}[\s.:：]{0,3}(?:no\.?|number|nr\.?|numéro)?[\s.:：]{0,3}(\(?\d(?:(?:[\s.\-/()]|\)\s|\s[(\-]\s?)?\d){6,13})",
    ))
});
pub(super) static ID_NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:passport|passeport|pasaporte|passaporte|reisepass|paspor|pasport|hộ chiếu|паспорт\w*|\bpassnummer",
        r"|\bid (?:card|number|no)|identity (?:card|number|document)|national id|documento de identidad|nº de identificación",
        r"|căn cước|chứng minh nhân dân|\bmykad\b|\bphilsys\b|\bt\.?c\.? kimlik|kimlik n|personalausweis|identiteitskaart|удостоверени\w* личности",
        r"|рнокпп|الرقم القومي|رقم الهوية|رقم الجواز|گذرنامه|کد ملی|پاسپورٹ|شناختی کارڈ|पासपोर्ट|आधार|পাসপোর্ট|জাতীয় পরিচয়পত্র",
        r"|เลขประจำตัวประชาชน|บัตรประจำตัว|ໜັງສືຜ່ານແດນ|ບັດປະຈຳຕົວ|လက်မှတ်အမှတ်|မှတ်ပုံတင်|身份證|居民证|居民證|マイナンバー|주민등록번호|외국인등록번호|\bnik\b|\bktp\b|\bcccd\b|\bcmnd\b",
        r"|carte d['’]identité|cédula|\bdni\b|\bnric\b|social security|\bssn\b|\bnin\b|driving licen[cs]e|driver['’]?s licen[cs]e|führerschein|permis de conduire|travel document|work permit|\bunhcr (?:card|no)|giấy phép lái xe|ใบขับขี่|aadhaar|residence permit|visa (?:no|number)",
        r"|جواز(?: سفر| السفر)?|بطاقة الهوية|หนังสือเดินทาง|พาสปอร์ต|บัตรประชาชน|លិខិតឆ្លងដែន|អត្តសញ្ញាណប័ណ្ណ|နိုင်ငံကူးလက်မှတ်|护照|護照|身份证|身分證|여권|旅券)",
        r"[^\d\n]{0,24}?((?-i:[A-Z]{0,3}[\s-]?\d(?:[\s\-/]?\d|[A-Z]){4,20}))",
    ))
});
pub(super) static ID_BARE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\b[A-Z]{1,2}\d{7,8}\b"));
pub(super) static ID_FORMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        // Thailand with its dashes; China with a day of birth inside; Myanmar with its township.
        r"[1-8][\s\-]\d{4}[\s\-]\d{5}[\s\-]\d{2}[\s\-]\d",
        r"|[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]",
        r"|\b\d{1,2}/[A-Za-z]{3,14}\s?\((?:N|C|E|P|Naing|NAING)\)\s?\d{6}\b",
        r"|\d{1,2}/[\x{1000}-\x{109f}]{2,14}\s?\([\x{1000}-\x{109f}]{1,7}\)\s?\d{6}",
        // Korea: the day of birth and a sex.
        r"|\b\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-8]\d{6}\b",
        // Indonesia: region, day of birth (forty more for women), a running number. United States.
        r"|\b[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}\b",
        r"|\b\d{3}-\d{2}-\d{4}\b",
        // Malaysia, Pakistan, the Philippines, Chile, Brazil, Mexico, India's tax number, Singapore, Hong Kong, Spain's of
        // foreigners, Russia's passport with its series.
        r"|\b\d{6}-\d{2}-\d{4}\b|\b\d{5}-\d{7}-\d\b|\b\d{2}-\d{7}-\d\b|\b\d{1,2}\.\d{3}\.\d{3}-[\dkK]\b|\b\d{3}\.\d{3}\.\d{3}-\d{2}\b",
        r"|\b[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z0-9]\d\b|\b[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]\b|\b[STFGM]\d{7}[A-Z]\b|\b[A-Z]{1,2}\d{6}\([0-9A]\)",
        r"|\b[XYZ]-?\d{7}-?[A-Z]\b|(?i:серия)\s?\d{2}\s?\d{2}\s(?:номер|№)\s?\d{6}\b",
        r"|\bID\b[\s:#.]{1,3}(?:no\.?\s?)?([A-Z]{0,2}\d{6,14})\b",
    ))
});
/// Thirteen digits, of which the last is a check on the others.
pub(super) static ID_THAI: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"[1-8]\d{12}"));
/// Lines that machines read in passports and cards (ICAO 9303).
pub(super) static MRZ: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"\b[PIACV][A-Z<][A-Z]{1,3}<?[A-Z]*(?:<[A-Z]+)*<<[A-Z<]+",
        r"|[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]*",
        r"|\b\d{7}[MFX<]\d{7}[A-Z<]{3}[A-Z0-9<]*",
    ))
});
/// Names of accounts that lead to a person.
pub(super) static ACCOUNT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:^|[^\w@./])(@[a-z][\w.]{1,30}\w)",
        r"|\b((?:(?:www\.|m\.|[a-z]{2}-[a-z]{2}\.)?(?:facebook|instagram|tiktok|linkedin|twitter|vk|threads)\.com|fb\.(?:com|me)|m\.me|zalo\.me|x\.com)",
        r"/(?:@|in/|people/|profile\.php\?id=)?[\w.\-]{2,60}\w)",
        r"|\b((?:t\.me|wa\.me|telegram\.me|line\.me/ti/p|weixin\.qq\.com/r)/[\w+@~.\-]{2,39}\w)",
    ))
});
pub(super) static ACCOUNT_NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\b(?:telegram|whatsapp|wechat|weixin|line|skype|snapchat|instagram|facebook|tiktok|zalo|viber|kakao(?:talk)?|qq|signal|messenger)",
        r"|微信|支付宝|飞机|电报|ไลน์|เทเลแกรม|تلغرام|تليجرام|واتساب|телеграм\w{0,2}|카카오톡|텔레그램)",
        r"\s?(?:id|号|號|account|user(?:name)?|name|handle|contact|ไอดี|аккаунт|아이디)?\s?(?:[:：=]|\bis\b)?\s?([a-z][a-z0-9_.\-]{2,29}[a-z0-9_]|\d{6,13})",
    ))
});
pub(super) static STREET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        // Vietnam, with its wards and districts.
        r"(?:\b[Ss]ố\s)?\b\d{1,5}[A-Za-z]?(?:/\d{1,4})*,?\s+(?:(?:[Nn]gõ|[Nn]gách|[Hh]ẻm|[Kk]iệt)\s\d{1,4}(?:/\d{1,4})*,?\s+)*(?:[Đđ]ường|[Pp]hố|[Nn]gõ|[Hh]ẻm)\s+\p{Lu}[\p{L}\p{M}\d]*(?:\s\p{Lu}[\p{L}\p{M}]*){0,5}",
        r"(?:,\s*(?:[Pp]hường|[Qq]uận|[Hh]uyện|[Xx]ã|[Tt]hị trấn|[Tt]hành phố|[Tt]ỉnh|TP\.?)\s+(?:\d{1,2}\b|\p{Lu}[\p{L}\p{M}]*(?:\s\p{Lu}[\p{L}\p{M}]*)*))*",
        // Rooms of buildings.
        r"|\b(?:Room|Rm\.?|Flat|Apt\.?|Apartment|Unit|Dorm|Dormitory)\s(?:[Nn]o\.?\s?)?[A-Z]?-?\d+\w?(?:,?\s+(?:Building|Bldg\.?|Block|Tower|Floor|Level|Zone|House|Street)\s(?:[Nn]o\.?\s?)?\w+)+",
        r"(?:,\s*\p{Lu}[\w']*(?:\s\p{Lu}[\w']*)*)?",
        r"|\b(?:Street|St\.?|Soi|Road|Rd\.?)\s\d{1,4}[A-Z]{0,2},?\s(?:#|[Nn]o\.?\s?|[Hh]ouse\s)\s?\d+\w*",
        r"|\bP\.?\s?O\.?\s?[Bb]ox\s\d+|\b(?:Postfach|Apartado|Casilla)\s\d+",
        r"|\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b",
        r"|\b(?i:no\.?\s?|house\s|apt\.?\s|room\s|building\s|unit\s|#)?\d{1,5}[A-Za-z]?\d{0,2}(?:/\d{1,4})?,?\s+(?:(?:(?i:rue|avenue|boulevard|bd\.?|place|quai|calle|avenida|rua|via|viale|piazza)\s+(?:(?i:de|du|des|la|le|les|del|los|las|da|do|dos|di|della|dei)\s+)*(?:[ld]['’])?\p{Lu}[\p{L}'’\-]*(?:\s\p{Lu}[\p{L}'’\-]*)*|(?i:st\.?|street|soi|jalan|jl\.?|rue|calle|via|rua|avenue|ave\.?|road)\s+\w+)(?:,?\s+\d{4,5}\s\p{Lu}[\p{L}\-]+)?",
        r"(?:,\s*(?:Sangkat|Khan|Khum|Phum|Srok|Commune|District|Ward|Village|Barangay|Brgy\.?|Tambon|Amphoe)\s+\p{Lu}[\w']*(?:\s\p{Lu}[\w']*)*)*",
        r"|(?:[A-ZÀ-Ý0-9][\w'’.-]*\s+){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Ln|Drive|Dr|Alley|Court|Square|Terrace|Place|Highway)\b)",
        r"|\b(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Cc]alle|[Aa]venida|[Rr]ua|[Vv]ia|Jalan|Jl\.|Đường|[Уу]л\.|[Уу]лица)\s+[\w'’.\- ]{2,40}?,?\s+(?:[Nn][ºo°]?\.?\s?|#\s?)?\d{1,5}(?:\s?[-–/]\s?\d{1,5})*[A-Za-z]?\b(?:,\s*\d{1,2}\s?[ºª°]\s?[A-Za-z]?\b)?(?:,\s+\d{4,5}\s\p{Lu}[\p{L}\-]+)?",
        r"|\b\w+(?:straße|strasse|straat|gasse|allee|platz|weg)\s+\d{1,4}(?:\s?[-–/]\s?\d{1,4})?[a-z]?\b(?:,?\s+(?:[A-Z]{1,2}-)?\d{4,5}\s+\p{Lu}[\p{L}\-]+)?",
        // Thailand: house, village, lane, road, quarter, district, province.
        r"|(?:(?:บ้านเลขที่|เลขที่)\s?\d+(?:/\d+)?|(?:ซอย|ตรอก)\s?[\x{e00}-\x{e4e}]{2,}(?:\s\d+)?(?:/\d+)?|(?:ตำบล|แขวง)\s?[\x{e00}-\x{e4e}]{2,}\s(?:อำเภอ|เขต)\s?[\x{e00}-\x{e4e}]{2,})",
        r"(?:\s(?:หมู่(?:ที่|บ้าน)?|ม\.|ซอย|ซ\.|ตรอก|ถนน|ถ\.|แขวง|ตำบล|ต\.|เขต|อำเภอ|อ\.|จังหวัด|จ\.|กรุงเทพ)\s?(?:[\x{e00}-\x{e4e}]*ฯ?)(?:\s?\d+(?:/\d+)?)?)*",
        // Japan and Korea: from the prefecture or the town to the number of the house.
        r"|[\x{4e00}-\x{9fff}]{2,3}[都道府県][\x{4e00}-\x{9fff}\x{3040}-\x{30ff}]{2,20}\d{1,4}(?:(?:[-−‐ー－]|丁目|番地?|号)\d{0,4}){1,4}",
        r"|(?:[\x{ac00}-\x{d7af}]{1,8}(?:도|시|구|군|읍|면|동)\s)+[\x{ac00}-\x{d7af}\d]{2,10}(?:로|길)\s?\d{1,4}(?:-\d{1,4})?",
        r"|ផ្ទះ(?:លេខ)?\s?\d+\w*|ផ្លូវ(?:លេខ)?\s?\d+|[\x{4e00}-\x{9fff}]{0,24}(?:路|街|道|巷|弄|里|村|小区|大厦|园区)\s?\d+\s?[号號弄栋棟](?:[\dA-Z\-]+\s?(?:号|號|楼|栋|棟|幢|单元|層|层|室))*|\d+\s?[号號](?:楼|院|室)",
    ))
});
pub(super) static POSITION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"-?\d{1,2}\.\d{3,}°?\s?[NS]?\s?[,;]\s?-?\d{1,3}\.\d{3,}°?\s?[EW]?",
        r"|///\p{L}+\.\p{L}+\.\p{L}+",
        r#"|\d{1,2}°\s?\d{1,2}['′’]\s?(?:\d{1,2}(?:\.\d+)?["″”]\s?)?[NS][,;]?\s?\d{1,3}°\s?\d{1,2}['′’]\s?(?:\d{1,2}(?:\.\d+)?["″”]\s?)?[EW]"#,
    ))
});
pub(super) static WALLET: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:0x[0-9a-fA-F]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[13][1-9A-HJ-NP-Za-km-z]{25,34}",
        r"|(?:bc1|ltc1|BC1)[02-9ac-hj-np-zAC-HJ-NP-Z]{11,71}|[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?",
        // Cardano, Bitcoin Cash, Stellar, TON
        r"|addr1[02-9ac-hj-np-z]{50,110}|bitcoincash:[qp][02-9ac-hj-np-z]{41}|G[A-Z2-7]{55}|(?:EQ|UQ)[A-Za-z0-9_-]{46})\b",
    ))
});

/// Wallets of networks whose checksums are not known here: base 58, with capitals, small letters and digits.
pub(super) static BASE58: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"\b(?:[LMDXr][1-9A-HJ-NP-Za-km-z]{25,34}|[1-9A-HJ-NP-Za-km-z]{43,48})\b")
});

/// International numbers of bank accounts, also those with a slip of the pen in them.
pub(super) static IBAN: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b"));

/// Numbers behind a word for an account.
pub(super) static BANK_NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\b(?:bank account|account (?:no\.?|number|nr\.?)|acct\.?|a/c|rekening|no\.? rek\.?|số tài khoản|stk|konto(?:nummer)?",
        r"|numéro de compte|compte bancaire|cuenta(?: bancaria)?|conta bancária|card (?:no\.?|number)|routing number)",
        r"|เลขที่บัญชี|บัญชีเลขที่|บัญชีธนาคาร|លេខគណនី|账号|帳號|帐号|卡号|银行账户|계좌(?:번호)?|رقم الحساب|खाता (?:संख्या|नंबर))",
        r"[^\d\n]{0,16}?(\d(?:[\s\-]?\d){5,19})",
    ))
});

/// Sixteen digits of a card, or fifteen; the last is a check on the others.
pub(super) static CARD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\b(?:[2-6]\d{3}[\s\-]?\d{4}[\s\-]?\d{4}[\s\-]?\d{4}|3[47]\d{2}[\s\-]?\d{6}[\s\-]?\d{5})\b",
    )
});

/// Fifteen digits of a telephone itself.
pub(super) static IMEI: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\b(?:(?i:IMEI|IMSI|MEID)[^\d\n]{0,12}?(\d{14,16})|\d{15})\b"));

/// What stands on the plate of a car.
pub(super) static PLATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:\b(?:(?:licen[cs]e|number|registration|vehicle)?\s?plates?(?: (?:no\.?|number))?|biển số(?: xe)?|plaka|matrícula",
        r"|immatriculation|kennzeichen|nomor polisi|plat nomor)|ทะเบียน(?:รถ)?|ป้ายทะเบียน|ស្លាកលេខ|车牌(?:号)?)",
        r"[\s:：]{1,3}((?-i:[0-9A-Z\x{e00}-\x{e4e}\x{4e00}-\x{9fff}]{1,4}[\s\-.]?(?:[0-9A-Z]{1,4}[\s\-.]?){0,2}\d{2,5}))",
    ))
});
