//! Words for days that count from the day of publication, by language (folded): tables only.

/// The words of a language; alternatives are separated by `|`.
pub(super) struct Words {
    pub language: &'static str,
    /// Words for single days with the distance: `yesterday=-1`.
    pub days: &'static str,
    pub last: &'static str,
    pub this: &'static str,
    pub next: &'static str,
    /// Whether "last" may stand behind what it says something of: "semaine dernière".
    pub behind: bool,
    pub day: &'static str,
    pub week: &'static str,
    pub month: &'static str,
    pub year: &'static str,
    pub weekend: &'static str,
    /// Before a number of units that have passed: "il y a".
    pub ago_before: &'static str,
    /// Behind it: "ago".
    pub ago_behind: &'static str,
    /// Before a number of units to come: "in", "dans".
    pub ahead_before: &'static str,
    /// Behind it: "later".
    pub ahead_behind: &'static str,
    /// Before and behind a number of units up to now: "the last".
    pub past: &'static str,
    pub coming: &'static str,
    /// Articles that may stand in front.
    pub the: &'static str,
}

/// All languages; those written without spaces are in [`PHRASES`].
pub(super) const LANGUAGES: &[Words] = &[
    Words {
        language: "en",
        days: "today=0|yesterday=-1|tomorrow=1|tmr=1|tmrw=1|tonight=0|the day before yesterday=-2|day before yesterday=-2|the day after tomorrow=2|day after tomorrow=2|the day before=-1|last night=-1|this morning=0|this afternoon=0|this evening=0|the next day=1|next day=1|the following day=1|the previous day=-1|previous day=-1",
        last: "last|previous|past|prior", this: "this|current|this current|the current|same|that", next: "next|coming|upcoming|following|this coming|this upcoming",
        behind: false,
        day: "day|days", week: "week|weeks|wk|wks", month: "month|months", year: "year|years|yr|yrs", weekend: "weekend",
        ago_before: "", ago_behind: "ago|back|earlier|before today|before now", ahead_before: "in", ahead_behind: "from now|later|from today|after today|hence",
        past: "last|past|previous|prior", coming: "next|coming|upcoming|following", the: "the",
    },
    Words {
        language: "fr",
        days: "aujourd'hui=0|hier=-1|demain=1|avant-hier=-2|apres-demain=2|avant hier=-2|apres demain=2|ce jour=0|la veille=-1|le lendemain=1|lendemain=1",
        last: "dernier|derniere|passe|passee|precedent|precedente", this: "ce|cet|cette|ces|en cours|courant|courante", next: "prochain|prochaine|suivant|suivante|a venir",
        behind: true,
        day: "jour|jours", week: "semaine|semaines", month: "mois", year: "an|ans|annee|annees", weekend: "weekend|week-end|fin de semaine",
        ago_before: "il y a|voici|y a", ago_behind: "plus tot|auparavant", ahead_before: "dans|d'ici", ahead_behind: "plus tard|a partir d'aujourd'hui",
        past: "derniers|dernieres|passes|passees|precedents|precedentes", coming: "prochains|prochaines|suivants|suivantes|a venir", the: "le|la|les|l'|au cours des|ces|des",
    },
    Words {
        language: "es",
        days: "hoy=0|ayer=-1|manana=1|anteayer=-2|antier=-2|antes de ayer=-2|pasado manana=2|anoche=-1|el dia anterior=-1|dia anterior=-1|el dia siguiente=1|dia siguiente=1|el proximo dia=1",
        last: "pasado|pasada|ultimo|ultima|anterior|previo", this: "este|esta|estos|actual|presente|mismo|misma", next: "proximo|proxima|siguiente|que viene|que entra|entrante|proximos",
        behind: true,
        day: "dia|dias", week: "semana|semanas", month: "mes|meses", year: "ano|anos", weekend: "fin de semana",
        ago_before: "hace", ago_behind: "atras|antes", ahead_before: "en|dentro de", ahead_behind: "despues|mas tarde|a partir de hoy",
        past: "ultimos|ultimas|pasados|pasadas|anteriores|previos", coming: "proximos|proximas|siguientes", the: "el|la|los|las",
    },
    Words {
        language: "pt",
        days: "hoje=0|ontem=-1|amanha=1|anteontem=-2|antes de ontem=-2|depois de amanha=2|o dia anterior=-1",
        last: "passado|passada|ultimo|ultima|anterior", this: "este|esta|neste|nesta|deste|desta|esse|essa|nesse|nessa|atual", next: "proximo|proxima|que vem|seguinte",
        behind: true,
        day: "dia|dias", week: "semana|semanas", month: "mes|meses", year: "ano|anos", weekend: "fim de semana|final de semana",
        ago_before: "ha|faz", ago_behind: "atras|antes", ahead_before: "em|daqui a|dentro de", ahead_behind: "depois|mais tarde",
        past: "ultimos|ultimas|passados|passadas", coming: "proximos|proximas|seguintes", the: "o|a|os|as|no|na|do|da",
    },
    Words {
        language: "it",
        days: "oggi=0|ieri=-1|domani=1|l'altro ieri=-2|altroieri=-2|avantieri=-2|dopodomani=2",
        last: "scorso|scorsa|passato|passata|ultimo|ultima", this: "questo|questa|quest'|corrente", next: "prossimo|prossima|successivo|successiva",
        behind: true,
        day: "giorno|giorni", week: "settimana|settimane", month: "mese|mesi", year: "anno|anni", weekend: "weekend|fine settimana",
        ago_before: "", ago_behind: "fa|prima|or sono", ahead_before: "tra|fra|in", ahead_behind: "dopo|piu tardi",
        past: "ultimi|ultime|scorsi|scorse|passati", coming: "prossimi|prossime", the: "il|lo|la|gli|le|i|l'|negli",
    },
    Words {
        language: "de",
        days: "heute=0|gestern=-1|morgen=1|vorgestern=-2|ubermorgen=2|am vortag=-1",
        last: "letzten|letzte|letzter|letztes|letztem|vergangenen|vergangene|vergangenes|vergangener|vorigen|vorige|voriges|vergangenem", this: "diese|dieser|dieses|diesen|diesem|aktuellen|laufenden", next: "nachste|nachsten|nachster|nachstes|nachstem|kommende|kommenden|kommendes|kommender|folgenden",
        behind: false,
        day: "tag|tage|tagen", week: "woche|wochen", month: "monat|monate|monaten|monats", year: "jahr|jahre|jahren|jahres", weekend: "wochenende",
        ago_before: "vor", ago_behind: "zuvor|fruher", ahead_before: "in", ahead_behind: "spater|danach|ab heute",
        past: "letzten|vergangenen|vorigen|letzte", coming: "nachsten|kommenden|nachste", the: "die|der|das|den|dem",
    },
    Words {
        language: "nl",
        days: "vandaag=0|gisteren=-1|gister=-1|morgen=1|eergisteren=-2|overmorgen=2|vannacht=0|gisteravond=-1|de dag ervoor=-1|de dag erna=1|de volgende dag=1|volgende dag=1|de vorige dag=-1",
        last: "vorige|vorig|afgelopen|laatste|verleden", this: "deze|dit|huidige|komende deze", next: "volgende|volgend|komende|komend|aanstaande|aankomende",
        behind: false,
        day: "dag|dagen", week: "week|weken", month: "maand|maanden", year: "jaar|jaren", weekend: "weekend",
        ago_before: "", ago_behind: "geleden|terug|eerder", ahead_before: "over|in|binnen", ahead_behind: "later|vanaf nu|na vandaag|vanaf vandaag",
        past: "afgelopen|laatste|vorige|voorbije", coming: "volgende|komende", the: "de|het",
    },
    Words {
        language: "sv",
        days: "idag=0|i dag=0|igar=-1|i gar=-1|imorgon=1|i morgon=1|i forrgar=-2|forrgar=-2|i overmorgon=2",
        last: "forra|senaste|i forra|sista", this: "denna|detta|den har|det har|nuvarande", next: "nasta|kommande",
        behind: false,
        day: "dag|dagar|dagen", week: "vecka|veckor|veckan", month: "manad|manader|manaden", year: "ar|aret", weekend: "helg|helgen",
        ago_before: "for", ago_behind: "sedan", ahead_before: "om", ahead_behind: "senare",
        past: "senaste", coming: "narmaste|kommande|nasta", the: "de|den|det",
    },
    Words {
        language: "id",
        days: "hari ini=0|kemarin=-1|semalam=-1|besok=1|esok=1|lusa=2|kemarin lusa=-2|kelmarin=-2",
        last: "lalu|yang lalu|lepas|yang lepas|kemarin|sebelumnya", this: "ini", next: "depan|mendatang|berikutnya|hadapan|akan datang",
        behind: true,
        day: "hari", week: "minggu|pekan", month: "bulan", year: "tahun", weekend: "akhir pekan|hujung minggu",
        ago_before: "", ago_behind: "lalu|yang lalu|silam|lepas|yang lepas", ahead_before: "dalam", ahead_behind: "lagi|kemudian|mendatang|kedepan",
        past: "terakhir|lepas", coming: "mendatang|kedepan|ke depan|berikutnya", the: "",
    },
    Words {
        language: "vi",
        days: "hom nay=0|hom qua=-1|ngay mai=1|hom kia=-2|ngay kia=2|sang nay=0|toi qua=-1",
        last: "truoc|qua|vua qua|ngoai|vua roi", this: "nay", next: "toi|sau|sang|ke tiep|tiep theo",
        behind: true,
        day: "ngay", week: "tuan", month: "thang", year: "nam", weekend: "cuoi tuan",
        ago_before: "cach day", ago_behind: "truoc", ahead_before: "trong", ahead_behind: "nua|sau|toi",
        past: "qua|gan day", coming: "toi", the: "",
    },
    Words {
        language: "ru",
        days: "сегодня=0|вчера=-1|завтра=1|позавчера=-2|послезавтра=2|накануне=-1",
        last: "прошлои|прошлом|прошлыи|прошлую|прошлого|прошлое|минувшеи|минувшем|последнии", this: "этои|этом|этот|эту|этого|это|текущем|нынешнем", next: "следующеи|следующем|следующии|следующую|следующего|будущем",
        behind: false,
        day: "день|дня|днеи", week: "неделя|неделе|неделю|недели|недель", month: "месяц|месяце|месяца|месяцев", year: "год|году|года|лет", weekend: "выходные",
        ago_before: "", ago_behind: "назад|тому назад", ahead_before: "через", ahead_behind: "спустя",
        past: "последние|последних|прошедшие|минувшие", coming: "следующие|ближаишие", the: "",
    },
    Words {
        language: "ar",
        days: "اليوم=0|امس=-1|الامس=-1|غدا=1|الغد=1|اول امس=-2|قبل امس=-2|اول من امس=-2|بعد غد=2",
        last: "الماضي|الماضيه|المنصرم|المنصرمه|الفايت|الفايته", this: "هذا|هذه|الحالي|الحاليه|الجاري", next: "القادم|القادمه|المقبل|المقبله|التالي|التاليه",
        behind: true,
        day: "يوم|ايام|اليوم|يوما|الايام", week: "الاسبوع|اسبوع|اسابيع|الاسابيع", month: "الشهر|شهر|اشهر|شهور|الاشهر|شهرا", year: "العام|عام|السنه|سنه|سنوات|اعوام|السنوات|عاما", weekend: "عطله نهايه الاسبوع|نهايه الاسبوع",
        ago_before: "قبل|منذ", ago_behind: "مضت", ahead_before: "بعد|خلال|في غضون", ahead_behind: "من الان",
        past: "الماضيه|الاخيره|السابقه", coming: "القادمه|المقبله", the: "",
    },
    Words {
        language: "hi",
        days: "आज=0|परसों=-2|बीते कल=-1|कल=1|आने वाले कल=1|गुजरे कल=-1",
        last: "पिछले|पिछली|पिछला|गत|बीते", this: "इस|मौजूदा|इसी|वर्तमान", next: "अगले|अगली|अगला|आगामी|आने वाले",
        behind: false,
        day: "दिन|दिनों", week: "हफ्ते|हफ्ता|सप्ताह|हफ्तों|हफ्ते", month: "महीने|माह|महीना|महीनों|मास", year: "साल|वर्ष|सालों|वर्षों", weekend: "सप्ताहांत|वीकेंड|वीकेड",
        ago_before: "", ago_behind: "पहले|पूर्व", ahead_before: "", ahead_behind: "बाद|में|के बाद",
        past: "पिछले|पिछली|बीते|गत|गुजरे", coming: "अगले|अगली|आगामी", the: "",
    },
    Words {
        language: "tr",
        days: "bugun=0|dun=-1|yarin=1|evvelsi gun=-2|evvelki gun=-2|onceki gun=-1|ertesi gun=1|obur gun=2|ertesi=1",
        last: "gecen|onceki|gectigimiz|son", this: "bu", next: "gelecek|onumuzdeki|sonraki|haftaya",
        behind: false,
        day: "gun|gunu|gunde|gunluk", week: "hafta|haftada|haftasi|haftanin|haftaki", month: "ay|ayda|ayi|ayin", year: "yil|sene|yilda|yili|yilin|yilinda", weekend: "hafta sonu",
        ago_before: "", ago_behind: "once|evvel", ahead_before: "", ahead_behind: "sonra|icinde",
        past: "son|gecen|gectigimiz", coming: "gelecek|onumuzdeki|sonraki", the: "",
    },
];

/// Phrases of scripts without spaces: language, phrase, what it means as `day n`, `week n`, `month n`, `year n`, `weekend n`.
pub(super) const PHRASES: &[(&str, &str, &str)] = &[
    ("zh", "今天", "day 0"), ("zh", "今日", "day 0"), ("zh", "昨天", "day -1"), ("zh", "昨日", "day -1"), ("zh", "昨晚", "day -1"), ("zh", "明天", "day 1"), ("zh", "明日", "day 1"),
    ("zh", "前天", "day -2"), ("zh", "前日", "day -2"), ("zh", "后天", "day 2"), ("zh", "後天", "day 2"), ("zh", "大前天", "day -3"), ("zh", "大后天", "day 3"),
    ("zh", "上周", "week -1"), ("zh", "上星期", "week -1"), ("zh", "上个星期", "week -1"), ("zh", "上個星期", "week -1"), ("zh", "上个周", "week -1"), ("zh", "上一周", "week -1"),
    ("zh", "本周", "week 0"), ("zh", "这周", "week 0"), ("zh", "這週", "week 0"), ("zh", "这个星期", "week 0"), ("zh", "本星期", "week 0"), ("zh", "这星期", "week 0"), ("zh", "这个周", "week 0"), ("zh", "本週", "week 0"), ("zh", "上週", "week -1"), ("zh", "下週", "week 1"),
    ("zh", "下周", "week 1"), ("zh", "下星期", "week 1"), ("zh", "下个星期", "week 1"), ("zh", "下个周", "week 1"), ("zh", "下一周", "week 1"),
    ("zh", "上个月", "month -1"), ("zh", "上月", "month -1"), ("zh", "上個月", "month -1"), ("zh", "本月", "month 0"), ("zh", "这个月", "month 0"), ("zh", "這個月", "month 0"), ("zh", "当月", "month 0"), ("zh", "下个月", "month 1"), ("zh", "下月", "month 1"), ("zh", "下個月", "month 1"),
    ("zh", "去年", "year -1"), ("zh", "今年", "year 0"), ("zh", "本年", "year 0"), ("zh", "明年", "year 1"), ("zh", "前年", "year -2"), ("zh", "后年", "year 2"), ("zh", "上一年", "year -1"), ("zh", "下一年", "year 1"), ("zh", "这周末", "weekend 0"), ("zh", "本周末", "weekend 0"), ("zh", "上周末", "weekend -1"), ("zh", "下周末", "weekend 1"), ("zh", "周末", "weekend 0"),
    ("ja", "今日", "day 0"), ("ja", "本日", "day 0"), ("ja", "昨日", "day -1"), ("ja", "きのう", "day -1"), ("ja", "明日", "day 1"), ("ja", "あした", "day 1"), ("ja", "一昨日", "day -2"), ("ja", "おととい", "day -2"), ("ja", "明後日", "day 2"), ("ja", "あさって", "day 2"), ("ja", "翌日", "day 1"), ("ja", "前日", "day -1"),
    ("ja", "先週", "week -1"), ("ja", "今週", "week 0"), ("ja", "来週", "week 1"), ("ja", "先月", "month -1"), ("ja", "今月", "month 0"), ("ja", "来月", "month 1"), ("ja", "昨年", "year -1"), ("ja", "去年", "year -1"), ("ja", "今年", "year 0"), ("ja", "来年", "year 1"), ("ja", "一昨年", "year -2"), ("ja", "再来年", "year 2"), ("ja", "再来週", "week 2"), ("ja", "先々週", "week -2"), ("ja", "再来月", "month 2"), ("ja", "先々月", "month -2"), ("ja", "前年", "year -1"), ("ja", "翌年", "year 1"), ("ja", "今週末", "weekend 0"), ("ja", "先週末", "weekend -1"), ("ja", "来週末", "weekend 1"), ("ja", "本年", "year 0"), ("ja", "前の週", "week -1"), ("ja", "次の週", "week 1"),
    ("ko", "오늘", "day 0"), ("ko", "어제", "day -1"), ("ko", "내일", "day 1"), ("ko", "그저께", "day -2"), ("ko", "그제", "day -2"), ("ko", "모레", "day 2"), ("ko", "지난주", "week -1"), ("ko", "지난 주", "week -1"), ("ko", "이번 주", "week 0"), ("ko", "이번주", "week 0"), ("ko", "금주", "week 0"), ("ko", "다음 주", "week 1"), ("ko", "다음주", "week 1"), ("ko", "지난달", "month -1"), ("ko", "지난 달", "month -1"), ("ko", "이번 달", "month 0"), ("ko", "이번달", "month 0"), ("ko", "다음 달", "month 1"), ("ko", "다음달", "month 1"), ("ko", "작년", "year -1"), ("ko", "지난해", "year -1"), ("ko", "올해", "year 0"), ("ko", "금년", "year 0"), ("ko", "내년", "year 1"), ("ko", "재작년", "year -2"), ("ko", "내후년", "year 2"), ("ko", "이번 주말", "weekend 0"), ("ko", "지난 주말", "weekend -1"), ("ko", "다음 주말", "weekend 1"),
    ("th", "วันนี้", "day 0"), ("th", "เมื่อวานนี้", "day -1"), ("th", "เมื่อวาน", "day -1"), ("th", "พรุ่งนี้", "day 1"), ("th", "วันพรุ่งนี้", "day 1"), ("th", "เมื่อวานซืน", "day -2"), ("th", "มะรืน", "day 2"), ("th", "สัปดาห์ที่แล้ว", "week -1"), ("th", "สัปดาห์นี้", "week 0"), ("th", "สัปดาห์หน้า", "week 1"), ("th", "เดือนที่แล้ว", "month -1"), ("th", "เดือนก่อน", "month -1"), ("th", "เดือนนี้", "month 0"), ("th", "เดือนหน้า", "month 1"), ("th", "ปีที่แล้ว", "year -1"), ("th", "ปีก่อน", "year -1"), ("th", "ปีนี้", "year 0"), ("th", "ปีหน้า", "year 1"),
    ("lo", "ມື້ນີ້", "day 0"), ("lo", "ມື້ວານນີ້", "day -1"), ("lo", "ມື້ວານ", "day -1"), ("lo", "ມື້ອື່ນ", "day 1"), ("lo", "ປີກາຍ", "year -1"), ("lo", "ປີນີ້", "year 0"), ("lo", "ເດືອນແລ້ວ", "month -1"),
    ("km", "ថ្ងៃនេះ", "day 0"), ("km", "ម្សិលមិញ", "day -1"), ("km", "ថ្ងៃស្អែក", "day 1"), ("km", "សប្តាហ៍មុន", "week -1"), ("km", "ខែមុន", "month -1"), ("km", "ឆ្នាំមុន", "year -1"), ("km", "ឆ្នាំនេះ", "year 0"), ("km", "ខែនេះ", "month 0"),
    ("my", "ယနေ့", "day 0"), ("my", "ဒီနေ့", "day 0"), ("my", "မနေ့က", "day -1"), ("my", "မနက်ဖြန်", "day 1"), ("my", "ပြီးခဲ့သည့်လ", "month -1"), ("my", "ယမန်နှစ်", "year -1"), ("my", "ပြီးခဲ့တဲ့နှစ်", "year -1"), ("my", "ယခုနှစ်", "year 0"),
];

/// Units and directions behind a number in scripts without spaces: "3天前", "2年後".
pub(super) const COUNTED: &[(&str, &str, i32)] = &[
    ("天前", "day", -1), ("日前", "day", -1), ("天之前", "day", -1), ("天以前", "day", -1), ("天后", "day", 1), ("天後", "day", 1), ("天之后", "day", 1), ("天以后", "day", 1), ("日後", "day", 1), ("日后", "day", 1),
    ("周前", "week", -1), ("週前", "week", -1), ("週間前", "week", -1), ("个星期前", "week", -1), ("星期前", "week", -1), ("周后", "week", 1), ("週後", "week", 1), ("週間後", "week", 1), ("个星期后", "week", 1), ("个星期以后", "week", 1), ("个星期之前", "week", -1),
    ("个月前", "month", -1), ("個月前", "month", -1), ("个月之前", "month", -1), ("ヶ月前", "month", -1), ("か月前", "month", -1), ("カ月前", "month", -1), ("个月后", "month", 1), ("個月後", "month", 1), ("个月以后", "month", 1), ("ヶ月後", "month", 1), ("か月後", "month", 1),
    ("年前", "year", -1), ("年之前", "year", -1), ("年以前", "year", -1), ("年后", "year", 1), ("年後", "year", 1), ("年之后", "year", 1), ("年以后", "year", 1),
    ("일 전", "day", -1), ("일 후", "day", 1), ("주 전", "week", -1), ("주 후", "week", 1), ("개월 전", "month", -1), ("개월 후", "month", 1), ("달 전", "month", -1), ("달 후", "month", 1), ("년 전", "year", -1), ("년 후", "year", 1), ("일 뒤", "day", 1), ("주 뒤", "week", 1),
    ("วันก่อน", "day", -1), ("วันที่แล้ว", "day", -1), ("สัปดาห์ก่อน", "week", -1), ("เดือนก่อน", "month", -1), ("เดือนที่แล้ว", "month", -1), ("ปีก่อน", "year", -1), ("ปีที่แล้ว", "year", -1),
];
