//! The names of months in the languages of newspapers.

/// The number of the month that a folded name is of.
pub(super) fn month(name: &str) -> Option<i16> {
    MONTHS.iter().find_map(|(names, number)| {
        names.split_whitespace().any(|n| n.replace('_', " ") == name).then_some(*number)
    })
}

/// A pattern of the names that a test picks, the longest first: "mar" must not eat the start of "march".
pub(super) fn any_of(test: impl Fn(&str) -> bool) -> String {
    let mut names: Vec<String> = MONTHS
        .iter()
        .flat_map(|(names, _)| names.split_whitespace())
        .filter(|name| test(name))
        .map(|name| regex::escape(&name.replace('_', " ")))
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.join("|")
}

/// Names of months as newspapers print them (after CLDR, with common short forms); `_` is a blank.
const MONTHS: &[(&str, i16)] = &[
    (
        "january jan januar jänner jän janvier janv enero ene janeiro gennaio gen januari ianuarie ocak oca stycznia styczeń sty января январь янв січня января leden ledna január januára siječnja siječanj sausio janvāris jaanuar tammikuuta tammikuu januára มกราคม ม.ค. មករា ဇန်နဝါရီ ມັງກອນ يناير كانون_الثاني ژانویه ژانویهٔ जनवरी জানুয়ারি ஜனவரி ינואר ιανουαρίου enero januari yanvar ጃንዩወሪ జనవరి ජනවාරි جنوری janwari जानेवारी",
        1,
    ),
    (
        "february feb febr februar feber février févr febrero fevereiro fev febbraio februari pebruari februarie şubat şub lutego luty lut февраля февраль фев лютого února únor februára február veljače helmikuuta helmikuu veebruar กุมภาพันธ์ ก.พ. កុម្ភៈ កុម្ភះ ဖေဖော်ဝါရီ ກຸມພາ فبراير شباط فوریه फ़रवरी फरवरी ফেব্রুয়ারি פברואר φεβρουαρίου fevral pebrero பிப்ரவரி பெப்ரவரி ఫిబ్రవరి පෙබරවාරි فروری फेब्रुवारी फेब्रुअरी",
        2,
    ),
    (
        "march mar märz mär mrz mars marzo março maart mrt maret martie mart marca marzec березня марта март мар března březen marec ožujka maaliskuuta maaliskuu märts มีนาคม มี.ค. មីនា မတ် ມີນາ مارس آذار मार्च মার্চ מרץ מרס μαρτίου mac március tháng_ba marso machi மார்ச் మార్చి මාර්තු مارچ",
        3,
    ),
    (
        "april apr avril avr abril abr aprile aprilie nisan kwietnia kwiecień апреля апрель апр квітня dubna duben apríla travnja huhtikuuta huhtikuu aprill เมษายน เม.ย. មេសា ဧပြီ ເມສາ أبريل ابريل إبريل نيسان آوریل अप्रैल এপ্রিল אפריל απριλίου április aprili ஏப்ரல் ఏప్రిల్ අප්‍රේල් اپریل एप्रिल अप्रिल",
        4,
    ),
    (
        "may mai mayo maio maggio mag mei mayıs maja maj мая май травня května květen mája svibnja toukokuuta toukokuu พฤษภาคม พ.ค. ឧសភា មេ မေ ພຶດສະພາ مايو أيار مه मई মে מאי μαΐου május மே మే මැයි مئی मे",
        5,
    ),
    (
        "june jun juni juin junio junho giugno giu iunie haziran haz czerwca czerwiec июня июнь июн червня června červen júna lipnja kesäkuuta kesäkuu juuni มิถุนายน มิ.ย. មិថុនា ဇွန် ມິຖຸນາ يونيو يونيه حزيران ژوئن जून জুন יוני ιουνίου június hunyo ஜூன் జూన్ ජුනි جون जुन",
        6,
    ),
    (
        "july jul juli juillet juil julio julho luglio lug iulie temmuz tem lipca lipiec июля июль июл липня července červenec júla srpnja heinäkuuta heinäkuu juuli กรกฎาคม ก.ค. កក្កដា ဇူလိုင် ກໍລະກົດ يوليو يوليه تموز ژوئیه जुलाई জুলাই יולי ιουλίου július hulyo julai ஜூலை జులై జూలై ජූලි جولائی जुलै",
        7,
    ),
    (
        "august aug août agosto ago augustus agustus agu ağustos ağu sierpnia sierpień августа август авг серпня srpna srpen augusta kolovoza elokuuta elokuu สิงหาคม ส.ค. សីហា ဩဂုတ် ສິງຫາ أغسطس اغسطس آب اوت अगस्त আগস্ট אוגוסט αυγούστου ogos augusztus agosti ஆகஸ்ட் ఆగస్టు ఆగస్ట్ අගෝස්තු اگست ऑगस्ट अगस्ट",
        8,
    ),
    (
        "september sept sep septembre septiembre setiembre setembro set settembre septembrie eylül eyl września wrzesień сентября сентябрь сен вересня září septembra rujna syyskuuta syyskuu กันยายน ก.ย. កញ្ញា စက်တင်ဘာ ກັນຍາ سبتمبر أيلول سپتامبر सितंबर सितम्बर সেপ্টেম্বর ספטמבר σεπτεμβρίου szeptember setyembre septemba செப்டம்பர் సెప్టెంబర్ సెప్టెంబరు සැප්තැම්බර් ستمبر सप्टेंबर सेप्टेम्बर",
        9,
    ),
    (
        "october oct oktober okt octobre octubre outubro out ottobre ott octombrie ekim eki października październik pazdziernika октября октябрь окт жовтня října říjen októbra lokakuuta lokakuu oktoober ตุลาคม ต.ค. តុលា အောက်တိုဘာ ຕຸລາ أكتوبر اكتوبر تشرين_الأول اکتبر अक्टूबर অক্টোবর אוקטובר οκτωβρίου október oktubre oktoba அக்டோபர் అక్టోబర్ అక్టోబరు ඔක්තෝබර් اکتوبر ऑक्टोबर अक्टोबर",
        10,
    ),
    (
        "november nov novembre noviembre novembro noiembrie kasım kas listopada listopadu listopad ноября ноябрь ноя листопада novembra studenoga marraskuuta marraskuu พฤศจิกายน พ.ย. វិច្ឆិកា နိုဝင်ဘာ ພະຈິກ نوفمبر تشرين_الثاني نوامبر नवंबर नवम्बर নভেম্বর נובמבר νοεμβρίου nobyembre novemba நவம்பர் నవంబర్ నవంబరు නොවැම්බර් نومبر नोव्हेंबर नोभेम्बर",
        11,
    ),
    (
        "december dec dezember dez décembre déc diciembre dic dezembro dicembre desember des decembrie aralık ara grudnia grudzień декабря декабрь дек грудня prosince prosinec decembra prosinca joulukuuta joulukuu detsember ธันวาคม ธ.ค. ធ្នូ ဒီဇင်ဘာ ທັນວາ ديسمبر كانون_الأول دسامبر दिसंबर दिसम्बर ডিসেম্বর דצמבר δεκεμβρίου disember disyembre desemba டிசம்பர் డిసెంబర్ డిసెంబరు දෙසැම්බර් دسمبر डिसेंबर डिसेम्बर",
        12,
    ),
];
