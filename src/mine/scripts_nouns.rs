//! What numbers count in Thai, Lao, Khmer, Burmese, Chinese, Arabic and Hindi: classifiers, nouns, units of time, and
//! the verbs that things need. Tables, and how the words beside a number are compared with them.

use crate::fold::fold;
use std::{collections::BTreeMap, sync::LazyLock};

/// A row: language, kind of word, words.
type Row = (&'static str, &'static str, &'static str);

const ROWS: &[Row] = &[
    ("th", "person", "คน|ราย|นาย|ศพ|ชีวิต|รูป|ท่าน"),
    ("lo", "person", "ຄົນ|ທ່ານ|ສົບ|ຊີວິດ|ລາຍ"),
    ("km", "person", "នាក់|រូប|សាកសព"),
    ("my", "person", "ဦး|ယောက်|ပါး|လောင်း"),
    ("zh", "person", "名|人|位|口|具遗体|具遺體|条人命|條人命"),
    (
        "ar",
        "person",
        "شخص|شخصا|اشخاص|ضحيه|ضحايا|امراه|نساء|رجل|رجلا|رجال|طفل|طفلا|اطفال|طفله|مهاجر|مهاجرا|مهاجرين|مواطن|مواطنا|مواطنين|مشتبه*|متهم*|عامل|عاملا|عمال|اجنبي|اجنبيا|اجانب|منهم|اخرون|اخرين|منهن|قتيل*|قتلي|جريح*|جثه|جثث|مدان*|فتاه|فتيات|شاب|شابا|شبان|لاجي*|ناج*|رهينه|رهائن|محتجز*|قاصر*|شرطي*|موظف*|راكب|راكبا|ركاب|وفاه|وفيات|قاصرا|مدني*|حاله وفاه|مفقود*|موقوف*|معتقل*|عنصر*|فرد|فردا|افراد",
    ),
    (
        "hi",
        "person",
        "लोग*|व्यक्ति*|पीड़ित*|नागरिक*|महिला*|पुरुष*|बच्चे|बच्चों|बच्चियों|बच्चियां|लड़कि*|लड़के|लड़कों|युवक*|युवति*|युवा*|भारतीय*|आरोपी|आरोपियों|संदिग्ध*|एजेंट*|दलाल*|विदेशी*|मजदूर*|श्रमिक*|कामगार*|यात्री*|यात्रि*|छात्र*|तस्कर*|जन|जनों|शव|शवों|नाबालिग*|किशोर*|साथी|साथियों|सदस्य*|अपराधि*|अपराधी|कर्मचारी|कर्मचारियों|प्रवासी|प्रवासियों|रोहिंग्या|दोषि*|दोषी|आरोपित*|अभियुक्त*|बदमाश*|हमलावर*|जवान|जवानों|पुलिसकर्मी|पुलिसकर्मि*|सैनिक*|किसान*|ग्रामीण*|श्रद्धालु*|नक्सली|नक्सलि*|आतंकी|आतंकि*|आतंकवादी|आतंकवादि*|चोर|चोरों|अधिकारी|अधिकारि*|सिपाही|सिपाहि*|कैदी|कैदि*|शरणार्थी|शरणार्थि*|मृतक*|मछुआर*|मछुआरे|पर्यटक*|प्रदर्शनकारी|प्रदर्शनकारि*|समर्थक*|कार्यकर्ता*|घुसपैठि*|नाविक*",
    ),
    ("th", "hours", "ชั่วโมง|ชม."),
    ("lo", "hours", "ຊົ່ວໂມງ"),
    ("km", "hours", "ម៉ោង"),
    ("my", "hours", "နာရီ"),
    ("zh", "hours", "小时|小時|个小时|個小時|个钟头|個鐘頭|鐘頭"),
    ("ar", "hours", "ساعه|ساعات|ساعتين"),
    ("hi", "hours", "घंटे|घंटा|घंटों|घण्टे"),
    ("th", "days", "วัน"),
    ("lo", "days", "ວັນ|ມື້"),
    ("km", "days", "ថ្ងៃ"),
    ("my", "days", "ရက်"),
    ("zh", "days", "天|个昼夜|日内|日間|晝夜"),
    ("ar", "days", "يوم|يوما|ايام|يومين"),
    ("hi", "days", "दिन|दिनों|दिवसीय"),
    ("th", "weeks", "สัปดาห์|อาทิตย์"),
    ("lo", "weeks", "ອາທິດ|ສັບປະດາ"),
    ("km", "weeks", "សប្តាហ៍|សប្ដាហ៍|អាទិត្យ"),
    ("my", "weeks", "ပတ်|သီတင်းပတ်"),
    ("zh", "weeks", "周|週|星期|个星期|個星期|個禮拜"),
    ("ar", "weeks", "اسبوع|اسبوعا|اسابيع|اسبوعين"),
    ("hi", "weeks", "सप्ताह|हफ्ते|हफ्तों|हफ़्ते"),
    ("th", "months", "เดือน"),
    ("lo", "months", "ເດືອນ"),
    ("km", "months", "ខែ"),
    ("my", "months", "လ"),
    ("zh", "months", "个月|個月|个多月|個多月"),
    ("ar", "months", "شهر|شهرا|اشهر|شهور|شهرين"),
    ("hi", "months", "महीने|महीना|महीनों|माह"),
    ("th", "years", "ปี"),
    ("lo", "years", "ປີ"),
    ("km", "years", "ឆ្នាំ"),
    ("my", "years", "နှစ်"),
    ("zh", "years", "年"),
    ("ar", "years", "سنه|سنوات|عام|عاما|اعوام|سنين|عامين|سنتين"),
    ("hi", "years", "साल|सालों|वर्ष|वर्षों|बरस"),
    ("th", "case", "คดี|สำนวน|เรื่อง"),
    ("lo", "case", "ຄະດີ|ກໍລະນີ"),
    ("km", "case", "ករណី|សំណុំរឿង"),
    ("my", "case", "မှု|ကြိမ်အမှု"),
    ("zh", "case", "起|件|宗|个案|個案|余起|案"),
    ("ar", "case", "قضيه|قضايا|تحقيق*|بلاغ|بلاغا|بلاغات|محضر*|ملف|ملفا|ملفات"),
    ("hi", "case", "मामले|मामला|मामलों|केस|एफआईआर|मुकदमे|मुकदमा|प्राथमिकी"),
    ("th", "site", "แห่ง|จุด|สถานที่|เป้าหมาย|หลัง|ชั้น"),
    ("lo", "site", "ແຫ່ງ|ຈຸດ|ບ່ອນ|ສະຖານທີ່|ຫຼັງ"),
    ("km", "site", "កន្លែង|ទីតាំង|គោលដៅ|ខ្នង|អគារ"),
    ("my", "site", "နေရာ|ခု|လုံး|ဌာန|အဆောက်အအုံ"),
    (
        "zh",
        "site",
        "处|處|个窝点|個窩點|窝点|窩點|个据点|個據點|据点|據點|个地点|個地點|个场所|地|栋|棟|间|間",
    ),
    (
        "ar",
        "site",
        "موقع|موقعا|مواقع|مكان|مكانا|اماكن|منزل|منزلا|منازل|مبني|مباني|شقه|شقق|مقر|مقرا|مقرات|وكر|اوكار|مجمع|مجمعا|مجمعات",
    ),
    ("hi", "site", "ठिकाने|ठिकानों|स्थानों|स्थान|जगहों|जगह|परिसरों|परिसर|अड्डों|अड्डे|इमारतों|केंद्रों|केंद्र"),
    ("th", "country", "ประเทศ|ชาติ"),
    ("lo", "country", "ປະເທດ|ຊາດ"),
    ("km", "country", "ប្រទេស"),
    ("my", "country", "နိုင်ငံ"),
    ("zh", "country", "国|國|个国家|個國家|国家|國家|多个国家|多個國家|余国"),
    ("ar", "country", "دوله|دول|بلدا|بلد|بلدان"),
    ("hi", "country", "देश|देशों|मुल्क"),
    ("th", "nationality", "สัญชาติ"),
    ("lo", "nationality", "ສັນຊາດ"),
    ("km", "nationality", "សញ្ជាតិ"),
    ("zh", "nationality", "个国籍|個國籍|国籍|國籍|种国籍|種國籍"),
    ("ar", "nationality", "جنسيه|جنسيات"),
    ("hi", "nationality", "राष्ट्रीयता*"),
    ("th", "phone", "โทรศัพท์|มือถือ|สมาร์ทโฟน|สมาร์ตโฟน|ไอโฟน"),
    ("lo", "phone", "ໂທລະສັບ|ມືຖື"),
    ("km", "phone", "ទូរស័ព្ទ|ទូរសព្ទ|ស្មាតហ្វូន"),
    ("my", "phone", "ဖုန်း|တယ်လီဖုန်း|လက်ကိုင်ဖုန်း"),
    ("zh", "phone", "手机|手機|电话|電話"),
    ("ar", "phone", "هاتف|هاتفا|هواتف|جوال*|موبايل*"),
    ("hi", "phone", "मोबाइल*|फोन*|स्मार्टफोन*|फ़ोन*"),
    ("th", "computer", "คอมพิวเตอร์|โน้ตบุ๊ก|โน้ตบุ๊ค|แล็ปท็อป|แลปท็อป"),
    ("lo", "computer", "ຄອມພິວເຕີ|ແລັບທັອບ|ໂນດບຸກ"),
    ("km", "computer", "កុំព្យូទ័រ|ឡេបថប"),
    ("my", "computer", "ကွန်ပျူတာ|လက်တော့ပ်"),
    ("zh", "computer", "电脑|電腦|笔记本电脑|计算机|主机|主機"),
    (
        "ar",
        "computer",
        "حاسوب*|حواسيب|كمبيوتر*|لابتوب*|جهاز كمبيوتر|جهاز حاسوب|اجهزه كمبيوتر|اجهزه حاسوب",
    ),
    ("hi", "computer", "लैपटॉप*|कंप्यूटर*|कम्प्यूटर*"),
    (
        "th",
        "compound",
        "นิคม|ฐานสแกม|ศูนย์สแกม|สแกมเซ็นเตอร์|ศูนย์หลอกลวง|ฐานปฏิบัติการ|คอมพาวด์|ฐานคอลเซ็นเตอร์",
    ),
    ("lo", "compound", "ສູນຫຼອກລວງ|ສູນສະແກມ|ຖານຫຼອກລວງ"),
    ("km", "compound", "មជ្ឈមណ្ឌលឆបោក|មណ្ឌលឆបោក|បរិវេណឆបោក"),
    ("my", "compound", "ငွေလိမ်စခန်း|လိမ်လည်ရေးစခန်း|ကျားဖြန့်စခန်း|အွန်လိုင်းလိမ်လည်"),
    ("zh", "compound", "园区|園區|诈骗中心|詐騙中心|诈骗基地|詐騙基地"),
    (
        "ar",
        "compound",
        "مركز احتيال|مراكز احتيال|مركزا للاحتيال|مجمع احتيال|مجمعات احتيال|مجمعا للاحتيال",
    ),
    ("hi", "compound", "ठगी केंद्र*|स्कैम सेंटर*|स्कैम कंपाउंड*"),
    (
        "hi",
        "thing",
        "पासपोर्ट*|सिम*|कार्ड*|वाहन*|कार|कारें|कारों|गाड़ि*|गाड़ी|खाते|खातों|बैंक|हथियार*|किलो*|किमी|मीटर|फीसदी|फीसद|बार|दस्तावेज*|नाव|नावें|नौका*|टीम*|कंपनि*|कंपनी|संस्था*|राज्य|राज्यों|जिले|जिलों|शहर|शहरों|गांव|गांवों|परिवार*|फ्लैट|कमरे|मंजिल*|कॉल*|शिकायत*|वेबसाइट*|ऐप*|दल|उड़ान*|विमान*|बजे|किस्त*|गुना|मिनट*|डिग्री|सेकंड|एकड़|टन|पेज|पिस्तौल*|पिस्टल*|बंदूक*|राइफल*|तमंच*|कारतूस*|गोली|गोलियां|गोलियों|बम|मोटरसाइकिल*|मोटर*|बाइक*|ट्रक*|बस|बसें|बसों|ट्रेन*|पक्ष|पक्षों|गुट|गुटों|समूह*|घर|घरों|दुकान*|मकान*|स्कूल*|मवेशी|मवेशि*|पशु|पशुओं|हेक्टेयर|लीटर|ग्राम|पेटी|पेटियां|बोरी|बोरियां|पैकेट*|थाने|थानों|टुकड़ि*|मीटर|सीट|सीटें|सीटों|वोट|वोटों|रन|मैच|विकेट|गोल|पद|पदों|अंक|बिंदु*",
    ),
    (
        "ar",
        "thing",
        "قارب|قاربا|قوارب|زورق|زورقا|زوارق|مركب|مركبا|مراكب|محرك|محركا|محركات|سياره|سيارات|جواز|جوازا|جوازات|شريحه|شرائح|بطاقه|بطاقات|حساب|حسابا|حسابات|كيلو*|كلم|كم|طن|طنا|متر|مترا|ميل|ميلا|مدينه|مدن|محافظه|محافظات|منظمه|منظمات|شركه|شركات|شبكه|شبكات|مره|مرات|درجه|درجات|طائره|رحله|رحلات|عائله|اسره|دقيقه|اضعاف|عمليه|عمليات|سفينه|سفن|جهاز|جهازا|اجهزه|امتار|سنتيمتر*|هكتار*|مليمتر*|قطعه|قطع|بندقيه|بنادق|رصاصه|رصاصات|قذيفه|قذايف|صاروخ|صاروخا|صواريخ|غاره|غارات|هجوم|هجمات|منطقه|مناطق|قريه|قري|حي|احياء|مدرسه|مدارس|حافله|حافلات|قطار|شاحنه|شاحنات|هدف|اهداف|نقطه|نقاط|مقعد|مقعدا|مقاعد|صوت|صوتا|اصوات|عقد|عقود|قرن|قرون|جوله|جولات|ماده|لغه|لغات|حزب|احزاب",
    ),
    (
        "th",
        "thing",
        "คัน|เครื่อง|กระบอก|นัด|เม็ด|กิโลกรัม|กก.|กรัม|ตัน|ลิตร|ลำ|เล่ม|ใบ|ฉบับ|ครั้ง|ครอบครัว|หลังคาเรือน|ครัวเรือน|หมู่บ้าน|จังหวัด|อำเภอ|บัญชี|บริษัท|ชุด|กล่อง|ถุง|มัด|ห่อ|ซอง|ขวด|ตัว|ต้น|ไร่|ลูก|ด่าน|โรงเรียน|ข้อหา|ขบวนการ|เครือข่าย|เว็บ",
    ),
    (
        "lo",
        "thing",
        "ຄັນ|ເຄື່ອງ|ກະບອກ|ນັດ|ເມັດ|ກິໂລກຣາມ|ກິໂລ|ກຣາມ|ໂຕນ|ລິດ|ລຳ|ຫົວ|ໃບ|ສະບັບ|ຄັ້ງ|ຄອບຄົວ|ຫຼັງຄາເຮືອນ|ບ້ານ|ແຂວງ|ເມືອງ|ບໍລິສັດ|ຊຸດ|ມັດ|ຖົງ|ໂຕ|ຕົ້ນ|ເຮັກຕາ|ລູກ",
    ),
    (
        "km",
        "thing",
        "គ្រឿង|ដើម|គីឡូក្រាម|គីឡូ|ក្រាម|តោន|លីត្រ|កញ្ចប់|ដុំ|គ្រាប់|ក្បាល|សន្លឹក|ច្បាប់|ដង|គ្រួសារ|ភូមិ|ឃុំ|ស្រុក|ខេត្ត|ក្រុមហ៊ុន|គណនី|ឈុត|កេស|ហិកតា|ករណីលើក",
    ),
    (
        "my",
        "thing",
        "စီး|စင်း|လက်|ကီလို|တောင့်|အုပ်|ကြိမ်|မိသားစု|အိမ်ထောင်စု|ရွာ|မြို့နယ်|ခရိုင်|ကုမ္ပဏီ|ချပ်|ထုပ်|ဂါလန်|ဧက|တန်|ပြား",
    ),
    (
        "zh",
        "thing",
        "条|條|项|項|份|次|辆|輛|台|张|張|座|部|家|枚|颗|顆|幅|批|种|種|把|支|艘|架|发|發|粒|吨|噸|克|公斤|千克|袋|瓶|箱|套|本|包|株|头|頭|匹|根|块|塊|场|場|所",
    ),
    // Verbs that things need: taken away, searched; what hours are spent with; what years are given for.
    ("th", "seize", "ยึด|ตรวจยึด|ของกลาง|ริบ"),
    ("lo", "seize", "ຢຶດ|ຍຶດ|ຂອງກາງ"),
    ("km", "seize", "ដកហូត|រឹបអូស|រឹបយក|វត្ថុតាង"),
    ("my", "seize", "သိမ်း|ရမိ"),
    (
        "zh",
        "seize",
        "缴获|繳獲|查获|查獲|扣押|查扣|扣|没收|沒收|起获|起獲|收缴|收繳|搜出|检获|檢獲",
    ),
    ("ar", "seize", "صادر|مصادر|ضبط|حجز|المضبوطات|عثر"),
    ("hi", "seize", "जब्त|ज़ब्त|बरामद|कब्जे"),
    ("th", "raid", "ตรวจค้น|บุกค้น|เข้าค้น|ค้น|บุกทลาย|ทลาย|บุกจับ|บุกตรวจ|ปิดล้อม|กวาดล้าง"),
    ("lo", "raid", "ກວດຄົ້ນ|ບຸກ|ທະລາຍ|ກວດກາ|ປິດລ້ອມ"),
    ("km", "raid", "បង្ក្រាប|ឆែកឆេរ|ចុះឆែក|ចុះត្រួតពិនិត្យ|បង្រ្កាប|ឡោមព័ទ្ធ|បិទ"),
    ("my", "raid", "ဝင်ရောက်ရှာဖွေ|ရှာဖွေ|စစ်ဆေး|ဝင်ရောက်စီးနင်း|စီးနင်း|ဝင်ရောက်ဖမ်း"),
    ("zh", "raid", "搜查|突袭|突襲|搜索|捣毁|搗毀|端掉|查处|查處|突击|突擊|打掉|清查|围捕"),
    ("ar", "raid", "داهم|مداهم|فتش|تفتيش|اقتحم|اقتحام"),
    ("hi", "raid", "छाप|तलाशी|दबिश|रेड"),
    ("th", "work", "ทำงาน|บังคับ|วันละ|ต่อวัน"),
    ("lo", "work", "ເຮັດວຽກ|ມື້ລະ|ຕໍ່ມື້|ວັນລະ"),
    ("km", "work", "ធ្វើការ|ក្នុងមួយថ្ងៃ"),
    ("my", "work", "အလုပ်|လုပ်ရ|လုပ်ကိုင်|တစ်ရက်|တစ်နေ့"),
    ("zh", "work", "工作|做满|做滿|做工|每天|每日|劳动|勞動|上班|干活"),
    ("ar", "work", "العمل|عمل|يوميا|في اليوم"),
    ("hi", "work", "काम|रोज|रोजाना|प्रतिदिन|शिफ्ट"),
    ("th", "prison", "จำคุก|โทษ|ติดคุก|คุก"),
    ("lo", "prison", "ຈຳຄຸກ|ໂທດ|ຕິດຄຸກ|ຄຸກ"),
    ("km", "prison", "ពន្ធនាគារ|គុក|ទោស"),
    ("my", "prison", "ထောင်|ပြစ်ဒဏ်|အကျဉ်း"),
    (
        "zh",
        "prison",
        "有期徒刑|徒刑|判处|判處|判刑|判囚|监禁|監禁|入狱|入獄|获刑|獲刑|刑期|判监|被判",
    ),
    ("ar", "prison", "سجن|حبس"),
    ("hi", "prison", "सजा|सज़ा|कैद|जेल|कारावास"),
    ("th", "probe", "สืบสวน|สอบสวน"),
    ("lo", "probe", "ສືບສວນ|ສອບສວນ"),
    ("km", "probe", "ស៊ើបអង្កេត|ស្រាវជ្រាវ"),
    ("my", "probe", "စုံစမ်း"),
    ("zh", "probe", "侦办|偵辦|调查|調查|侦查|偵查|专案|專案|追查"),
    ("ar", "probe", "تحقيق|التحري"),
    ("hi", "probe", "जांच|पड़ताल"),
    ("th", "operation", "ปฏิบัติการ"),
    ("lo", "operation", "ປະຕິບັດການ"),
    ("km", "operation", "ប្រតិបត្តិការ"),
    ("my", "operation", "စစ်ဆင်ရေး|စီမံချက်"),
    ("zh", "operation", "行动历时|行動歷時|行动为期|行動為期|专项行动|專項行動|收网行动"),
    ("ar", "operation", "العمليه استمر|عمليه استمر|استمرت العمليه|حمله استمر"),
    ("hi", "operation", "अभियान चला|ऑपरेशन चला|चले अभियान|कार्रवाई चली"),
    // What begins a part of what was counted before.
    (
        "th",
        "part",
        "ในจำนวนนี้|ในจำนวนนั้น|ในจำนวนดังกล่าว|รวมถึง|รวมทั้ง|แบ่งเป็น|ประกอบด้วย|ในนั้น|เป็นชาว|เป็นคน",
    ),
    ("lo", "part", "ໃນນັ້ນ|ໃນຈຳນວນນັ້ນ|ໃນຈຳນວນນີ້|ລວມທັງ|ລວມມີ|ລວມເຖິງ|ປະກອບມີ|ແບ່ງເປັນ"),
    ("km", "part", "ក្នុងនោះ|ក្នុងចំណោម|រួមទាំង|រួមមាន|ក្នុងចំនួននោះ|រាប់បញ្ចូល|មានជនជាតិ"),
    ("my", "part", "အနက်|အပါအဝင်|ပါဝင်|ထဲတွင်|ထဲမှ|များတွင်"),
    ("zh", "part", "其中|包括|当中|當中|分别是|分別是|包含|含"),
    ("ar", "part", "بينهم|بينهن|منهم|منهن|بينها|من ضمنهم|ضمنهم|موزعين|وهم|هم"),
    ("hi", "part", "इनमें|जिनमें|उनमें|जिसमें|इसमें|में से|शामिल"),
    ("th", "compare", "เทียบกับ|จากเดิม|เพิ่มขึ้นจาก|ลดลงจาก|เพิ่มจาก"),
    ("lo", "compare", "ທຽບໃສ່|ທຽບກັບ|ເພີ່ມຂຶ້ນຈາກ|ຫຼຸດລົງຈາກ"),
    ("km", "compare", "ធៀបនឹង|ធៀបទៅនឹង|ប្រៀបធៀប|បើប្រៀប"),
    ("my", "compare", "နှိုင်းယှဉ်|ယခင်နှစ်က|ယမန်နှစ်က|မနှစ်က"),
    ("zh", "compare", "相比|较|較|去年同期|上年同期|前一年|对比|對比"),
    ("ar", "compare", "مقابل|مقارنه|بعد ان كان*"),
    ("hi", "compare", "तुलना|मुकाबले|पिछले साल|पिछले वर्ष|जबकि"),
    // Predicates that go on with what stands before them.
    ("th", "goes on", "ได้|ถูก|ยัง|เสียชีวิต|บาดเจ็บ|สูญหาย|หลบหนี|เดินทาง|กำลัง|กลับ|มีความผิด"),
    ("lo", "goes on", "ໄດ້|ຖືກ|ຍັງ|ເສຍຊີວິດ|ບາດເຈັບ|ກຳລັງ|ກັບ|ຫຼົບໜີ"),
    ("km", "goes on", "ត្រូវ|បាន|នៅ|កំពុង|ស្លាប់|រងរបួស|ដែល|ទៀត|ទៅ"),
];

static TABLE: LazyLock<BTreeMap<(&'static str, &'static str), Vec<String>>> = LazyLock::new(|| {
    let words = |row: &Row| row.2.split('|').map(fold).collect();
    ROWS.iter().map(|row| ((row.0, row.1), words(row))).collect()
});

/// The words of a kind in a language.
pub(super) fn words(language: &'static str, kind: &'static str) -> &'static [String] {
    let row = TABLE.get(&(language, kind));
    row.map_or(&[], Vec::as_slice)
}

/// Whether a folded text has a word of a kind.
pub(super) fn has(language: &'static str, kind: &'static str, text: &str) -> bool {
    let spaced = matches!(language, "ar" | "hi");
    words(language, kind).iter().any(|w| {
        text.match_indices(w.as_str()).any(|(at, _)| {
            let before = text.get(..at).and_then(|t| t.chars().next_back());
            !spaced
                || !before.is_some_and(super::lex::is_letter)
                || language == "ar" && text.get(..at).is_some_and(super::scripts_line::only_prefix)
        })
    })
}

/// How long the word of a kind is that a folded text begins with.
pub(super) fn begins(language: &'static str, kind: &'static str, text: &str) -> Option<usize> {
    let spaced = matches!(language, "ar" | "hi");
    words(language, kind)
        .iter()
        .filter_map(|w| {
            let (stem, open) = w.strip_suffix('*').map_or((w.as_str(), false), |stem| (stem, true));
            let rest = text.strip_prefix(stem)?;
            let ends = !spaced || open || !rest.starts_with(super::lex::is_letter);
            ends.then_some(stem.len())
        })
        .max()
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// People, as the word behind the number says.
    Person,
    /// Time, with the unit.
    Time(&'static str),
    /// Cases.
    Case,
    /// Telephones.
    Phone,
    /// Computers.
    Computer,
    /// Places.
    Site,
    /// Places where people are made to defraud others.
    Compound,
    /// Countries.
    Country,
    /// Nationalities.
    Nationality,
    /// Something else that is known.
    Thing,
    /// Nothing that is known.
    Unknown,
}

/// What a number counts, by the folded text behind it and before it.
pub(super) fn class(language: &'static str, before: &str, behind: &str) -> Class {
    let behind = counted(language, behind);
    for unit in ["hours", "days", "weeks", "months", "years"] {
        if let Some(len) = begins(language, unit, behind)
            && !not_time(language, unit, behind.get(len..).unwrap_or_default())
        {
            return Class::Time(unit);
        }
    }
    let near = tail(before, if language == "zh" { 8 } else { 18 });
    let classes = [
        ("nationality", Class::Nationality),
        ("compound", Class::Compound),
        ("phone", Class::Phone),
        ("computer", Class::Computer),
    ];
    let spaced = matches!(language, "ar" | "hi");
    let person = begins(language, "person", behind);
    for (kind, class) in classes {
        let here = if spaced || language == "my" {
            (0..3).any(|n| begins(language, kind, skip_words(behind, n)).is_some())
                && begins(language, "person", behind).is_none()
        } else {
            // "โทรศัพท์ 24 เครื่อง", "212部手机", "园区41个"
            person.is_none()
                && (has(language, kind, near)
                    || begins(language, kind, behind).is_some()
                    || language == "zh" && has(language, kind, head(letters(behind), 7)))
        };
        if here || language == "my" && person.is_none() && has(language, kind, near) {
            return class;
        }
    }
    if language == "zh" && behind.starts_with("人次") {
        return Class::Thing;
    }
    if begins(language, "country", behind).is_some() && !people_of_country(language, behind) {
        return Class::Country;
    }
    if person.is_some() {
        return Class::Person;
    }
    if begins(language, "case", behind).is_some()
        && (language != "zh"
            || ["案", "诈", "詐", "事件"]
                .iter()
                .any(|w| near.contains(w) || head(behind, 8).contains(w))
            || has("zh", "probe", near))
    {
        return Class::Case;
    }
    // "मामलों की संख्या 1,714 थी": the noun stands before.
    if spaced && has(language, "case", tail(before, 24)) && begins_function(behind) {
        return Class::Case;
    }
    if begins(language, "site", behind).is_some() {
        return Class::Site;
    }
    if begins(language, "thing", behind).is_some() {
        return Class::Thing;
    }
    if language == "zh"
        && (behind.starts_with('个') || behind.starts_with('個') || behind.starts_with("多個"))
        && head(behind, 8).contains('人')
    {
        return Class::Person;
    }
    if language == "zh" && ["同事", "同胞", "女子", "男子"].iter().any(|w| behind.starts_with(w))
    {
        return Class::Person;
    }
    if language == "zh" && (behind.starts_with('个') || behind.starts_with('個')) {
        return Class::Thing;
    }
    Class::Unknown
}

/// What stands behind a number without what only closes its bracket, says that there are more, or describes: "(၁၁) နာရီ",
/// "70 ກວ່າລູກ", "60余个", "पांच मुख्य आरोपित".
pub(super) fn counted<'a>(language: &str, behind: &'a str) -> &'a str {
    let more: &[&str] = match language {
        "th" => &["กว่า", "เศษ"],
        "lo" => &["ກວ່າ", "ປາຍ"],
        "km" => &["ជាង", "នាក់ជាង"],
        "my" => &["ကျော်"],
        "zh" => &["余", "餘", "多"],
        "hi" => &["मुख्य ", "अन्य ", "और ", "कथित ", "फरार ", "स्थानीय ", "शेष ", "बाकी ", "निर्दोष "],
        _ => &[],
    };
    let bare = behind.trim_start().trim_start_matches([')', '）']).trim_start();
    more.iter().find_map(|w| bare.strip_prefix(&*fold(w))).map_or(bare, str::trim_start)
}

/// Words like units of time that are none: "年" of a year is a date, "လ" begins other words, "天" too.
fn not_time(language: &str, unit: &str, rest: &str) -> bool {
    match (language, unit) {
        ("my", "months" | "years") => {
            rest.starts_with(super::lex::is_mark)
                || ["ုံး", "ူ", "ယောက်"].iter().any(|w| rest.starts_with(w))
        }
        ("my", "days") => rest.starts_with("စွဲ"),
        ("th", "days") => rest.starts_with("ที่"),
        _ => false,
    }
}

/// "72国人" counts people and no countries.
fn people_of_country(language: &str, behind: &str) -> bool {
    match language {
        "my" => behind.starts_with("နိုင်ငံသား"),
        "zh" => ["国人", "國人", "国公民"].iter().any(|w| behind.starts_with(w)),
        "th" => behind.starts_with("ชาติพันธุ์"),
        _ => false,
    }
}

/// Small words of Arabic and Hindi behind a number that has its noun before it.
pub(super) fn begins_function(behind: &str) -> bool {
    const SMALL: &[&str] =
        &["थी", "था", "थे", "है", "हैं", "रही", "रहा", "हो", "में", "في", "خلال", "مقابل", "مقارنه"];
    behind.is_empty()
        || behind.starts_with(|c: char| !super::lex::is_letter(c))
        || SMALL.iter().any(|w| {
            behind.strip_prefix(w).is_some_and(|rest| !rest.starts_with(super::lex::is_letter))
        })
}

/// The letters at the beginning of a text.
fn letters(text: &str) -> &str {
    let end = text.find(|c: char| !super::lex::is_letter(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// A text behind its first words.
fn skip_words(text: &str, n: usize) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..n {
        let Some(at) = rest.find(' ') else { return "" };
        // A sign ends what is counted.
        if rest.get(..at).is_some_and(|w| w.ends_with(|c: char| !super::lex::is_letter(c))) {
            return "";
        }
        rest = rest.get(at..).unwrap_or_default().trim_start();
    }
    rest
}

/// The first characters of a text.
pub(super) fn head(text: &str, n: usize) -> &str {
    text.char_indices().nth(n).map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

/// The last characters of a text.
pub(super) fn tail(text: &str, n: usize) -> &str {
    let at =
        n.checked_sub(1).and_then(|k| text.char_indices().rev().nth(k)).map_or(0, |(at, _)| at);
    text.get(at..).unwrap_or(text)
}

/// The first bytes of a text.
pub(super) fn head_bytes(text: &str, n: usize) -> &str {
    text.get(..n).unwrap_or(text)
}
