//! Copies and no copies: texts written for this test in several languages, each as a wire story, as a copy with
//! another headline, cuts and small changes, and told again in words of its own.

use crate::findings::Case;
use corrobora::{
    model::Boilerplate,
    similar::{Likeness, Sketches, Story, changes, copies, copies_with, likeness},
};
use std::collections::BTreeSet;

/// A row of [`STORIES`].
type Told = (&'static str, &'static str, &'static str, (&'static str, &'static str), &'static str);

/// A language, a wire story, a copy of it, what changed in it, and the same event in other words.
pub const STORIES: [Told; 7] = [
    (
        "en",
        "Police free 149 people from scam compound\n\n\
         SIHANOUKVILLE (Wire) – Police in the Cambodian port of Sihanoukville have freed 149 people who were held in a \
         walled compound and forced to defraud strangers over the internet, a spokesman said on Monday. Officers \
         entered the eight-storey building at dawn on Sunday after relatives of two Malaysians had asked the embassy \
         for help. They arrested 23 suspects and took away more than 400 telephones and computers.\n\n\
         \"The victims had been promised work in hotels and call centres,\" the spokesman, Sok Dara, told reporters. \
         \"When they arrived, their passports were taken from them and they were told that they would have to pay for \
         their freedom.\" Those who missed their targets were beaten or locked in a dark room, he said.\n\n\
         Among the people who were found are citizens of Malaysia, Vietnam, Bangladesh and Kenya. They are being \
         questioned in a school and are to be flown home once their identity has been established. A rights group that \
         follows the trade said that the true number of people held in the town is far higher than the raids suggest.",
        "Scores rescued in dawn raid on Cambodian scam den\n\n\
         Police in the Cambodian port of Sihanoukville have freed 194 people who were held in a \
         walled compound and forced to defraud strangers over the internet, a spokesman said. Officers \
         entered the eight-storey building at dawn on Sunday after relatives of two Malaysians had asked their embassy \
         for help. They detained 23 suspects and took away more than 400 telephones and computers.\n\n\
         \"The victims had been promised work in hotels and call centres,\" the spokesman, Sok Dara, told reporters. \
         \"When they arrived, their passports were taken from them and they were told that they would have to pay for \
         their freedom.\"\n\n\
         Among the people found are citizens of Malaysia, Vietnam, Bangladesh and Kenya. They are being \
         questioned in a school and are to be flown home once their identity has been established.",
        ("149", "194"),
        "Families' plea leads officers to captives in Sihanoukville\n\n\
         It was a message from two young men from Johor that set everything off. \"Please, they will sell us,\" one of \
         them wrote to his sister last week. On Sunday morning, Cambodian security forces broke down the gates of the \
         building where he sat at a screen for sixteen hours a day, and led 149 people out into the light.\n\n\
         Police spokesman Sok Dara said that 23 men were in custody. The rescued had been lured with offers of hotel \
         jobs. \"When they arrived, their passports were taken from them,\" he said. Investigators are now going through \
         some 400 phones and laptops which they hope will show who ran the place.\n\n\
         Malaysians, Vietnamese, Bangladeshis and Kenyans are sleeping in the classrooms of a nearby school while \
         consular staff check who they are. Activists are not impressed: for each building that is searched, they say, \
         ten others keep their lights on through the night.",
    ),
    (
        "es",
        "Rescatan a 52 personas de un centro de estafas\n\n\
         La policía de Laos liberó el martes a 52 personas que eran obligadas a estafar por internet desde un edificio \
         cercano a la frontera con Tailandia, informó el Ministerio de Seguridad Pública. Los agentes detuvieron a nueve \
         sospechosos y encontraron cientos de teléfonos y documentos de identidad de varios países. Las víctimas habían \
         respondido a anuncios de empleo bien pagado y al llegar perdieron sus pasaportes. Según el comunicado, quienes \
         no alcanzaban las cifras exigidas recibían descargas eléctricas o se quedaban sin comida durante días. Las \
         autoridades preparan ahora el regreso de los liberados a sus países con ayuda de sus embajadas.",
        "Golpe a la trata en Laos\n\n\
         La policía de Laos liberó el martes a 57 personas que eran obligadas a estafar por internet desde un edificio \
         cercano a la frontera con Tailandia, informó el Ministerio de Seguridad Pública. Los agentes detuvieron a nueve \
         sospechosos y hallaron cientos de teléfonos y documentos de identidad de varios países. Las víctimas habían \
         respondido a anuncios de empleo bien pagado y al llegar perdieron sus pasaportes. Según el comunicado, quienes \
         no alcanzaban las cifras exigidas recibían descargas eléctricas o se quedaban sin comida durante días.",
        ("52", "57"),
        "Laos: nueve detenidos por explotar a trabajadores extranjeros\n\n\
         Nueve presuntos miembros de una red criminal están en prisión tras una redada en la orilla laosiana del Mekong. \
         De acuerdo con el gobierno, en el inmueble vivían encerrados 52 hombres y mujeres que escribían día y noche a \
         desconocidos para sacarles dinero. Habían viajado atraídos por sueldos que nunca vieron. Un vecino contó que \
         de noche se oían gritos. Los diplomáticos de cinco naciones trabajan en los papeles de los rescatados, que \
         podrían volar a casa la próxima semana.",
    ),
    (
        "vi",
        "Giải cứu 38 nạn nhân ở Campuchia\n\n\
         Công an tỉnh Tây Ninh phối hợp với cảnh sát Campuchia giải cứu 38 người Việt Nam bị ép làm việc trong một cơ sở \
         lừa đảo trực tuyến tại thành phố Bavet. Các nạn nhân bị dụ dỗ bằng lời hứa việc nhẹ lương cao, sau đó bị thu hộ \
         chiếu và buộc phải gọi điện lừa tiền người khác mỗi ngày mười lăm tiếng. Ai không đạt chỉ tiêu thì bị đánh đập \
         hoặc bán sang công ty khác. Lực lượng chức năng bắt giữ sáu nghi phạm và thu giữ nhiều máy tính, điện thoại. \
         Những người được cứu đã về nước qua cửa khẩu Mộc Bài trong ngày hôm qua.",
        "Nhiều người thoát khỏi ổ lừa đảo\n\n\
         Công an tỉnh Tây Ninh phối hợp với cảnh sát Campuchia giải cứu 83 người Việt Nam bị ép làm việc trong một cơ sở \
         lừa đảo trực tuyến tại thành phố Bavet. Các nạn nhân bị dụ dỗ bằng lời hứa việc nhẹ lương cao, sau đó bị thu hộ \
         chiếu và buộc phải gọi điện lừa tiền người khác mỗi ngày mười lăm tiếng. Ai không đạt chỉ tiêu thì bị đánh \
         hoặc bán sang công ty khác. Lực lượng chức năng bắt giữ sáu nghi phạm và thu giữ nhiều máy tính, điện thoại.",
        ("38", "83"),
        "Trở về từ Bavet\n\n\
         Sau ba tháng bị giam trong tòa nhà có hàng rào thép gai, chị H. cùng 37 đồng hương đã đặt chân về quê hương. Chị \
         kể rằng người quen trên mạng giới thiệu công việc văn phòng, nhưng vừa qua biên giới là giấy tờ biến mất. Mỗi \
         ngày chị phải nhắn tin cho hàng trăm người lạ. Cuộc đột kích của cảnh sát hai nước kết thúc với sáu người bị \
         tạm giam. Gia đình chị đã vay tiền chuộc nhưng chưa kịp gửi.",
    ),
    (
        "th",
        "ตำรวจช่วยเหลือผู้เสียหาย 149 คน\n\nตำรวจกัมพูชาเข้าตรวจค้นอาคารแปดชั้นในเมืองสีหนุวิลล์เมื่อเช้าวันอาทิตย์และช่วยเหลือผู้เสียหาย 149 คน\
         ที่ถูกบังคับให้หลอกลวงผู้อื่นทางอินเทอร์เน็ต โฆษกตำรวจกล่าวว่าผู้เสียหายได้รับคำสัญญาว่าจะได้ทำงานในโรงแรม แต่เมื่อเดินทางมาถึงก็ถูกยึดหนังสือเดินทาง\
         และถูกทำร้ายหากทำยอดไม่ได้ตามเป้า เจ้าหน้าที่จับกุมผู้ต้องสงสัย 23 คน พร้อมยึดโทรศัพท์และคอมพิวเตอร์จำนวนมาก",
        "บุกทลายแก๊งหลอกลวง\n\nตำรวจกัมพูชาเข้าตรวจค้นอาคารแปดชั้นในเมืองสีหนุวิลล์เมื่อเช้าวันอาทิตย์และช่วยเหลือผู้เสียหาย ๑๙๔ คน\
         ที่ถูกบังคับให้หลอกลวงผู้อื่นทางอินเทอร์เน็ต โฆษกตำรวจกล่าวว่าผู้เสียหายได้รับคำสัญญาว่าจะได้ทำงานในโรงแรม แต่เมื่อมาถึงก็ถูกยึดหนังสือเดินทาง\
         และถูกทำร้ายหากทำยอดไม่ได้ตามเป้า",
        ("149", "๑๙๔"),
        "เสียงจากตึกปิดตาย\n\nชายหนุ่มชาวมาเลเซียสองคนส่งข้อความถึงครอบครัวเพื่อขอความช่วยเหลือ สามวันต่อมาประตูของอาคารที่พวกเขาถูกขังก็ถูกพังเข้าไป \
         มีคนเดินออกมาทั้งหมด 149 คน ส่วนคนที่คุมพวกเขา 23 คนถูกใส่กุญแจมือ หลายคนเล่าว่าถูกล่อลวงด้วยงานโรงแรมเงินเดือนสูง \
         และต้องนั่งพิมพ์ข้อความหาเหยื่อวันละสิบหกชั่วโมง ตอนนี้ทุกคนพักอยู่ที่โรงเรียนใกล้เคียงเพื่อรอกลับบ้าน",
    ),
    (
        "zh",
        "柬埔寨警方解救149人\n\n柬埔寨警方周日清晨突袭西哈努克港一栋八层大楼,解救了149名被迫从事网络诈骗的受害者。警方发言人表示,受害者被许以酒店工作,\
         抵达后护照即被没收,完不成任务就会遭到殴打或被关进黑屋。警方逮捕了23名嫌疑人,并查获四百多部手机和电脑。获救者来自马来西亚、越南、孟加拉国和肯尼亚,\
         目前被安置在一所学校接受询问,身份核实后将被送回国。",
        "诈骗园区被捣毁\n\n柬埔寨警方周日清晨突袭西哈努克港一栋八层大楼,解救了194名被迫从事网络诈骗的受害者。警方发言人表示,受害者被许以酒店工作,\
         到达后护照即被没收,完不成任务就会遭到殴打或被关进黑屋。警方逮捕了23名嫌疑人,并查获四百多部手机和电脑。",
        ("149", "194"),
        "家属求救引出大案\n\n两名柔佛青年偷偷给家人发出短信,称自己即将被转卖。几天后,军警砸开了这座高墙大院的铁门,149人重见天日。他们每天坐在屏幕前十六个小时,\
         向陌生人骗钱。二十三名看守已被羁押。志愿者说,每查封一处,就有十处仍然灯火通明。外交人员正逐一核对获救者的证件,安排他们搭机返乡。",
    ),
    (
        "ar",
        "تحرير 149 شخصا من مجمع للاحتيال\n\n\
         قالت الشرطة في كمبوديا إنها حررت 149 شخصا كانوا محتجزين في مبنى من ثمانية طوابق في مدينة سيهانوكفيل وأجبروا على \
         الاحتيال على الناس عبر الإنترنت. وأوضح المتحدث أن الضحايا تلقوا وعودا بالعمل في الفنادق ثم صودرت جوازات سفرهم عند \
         وصولهم وتعرضوا للضرب كلما عجزوا عن تحقيق المطلوب. واعتقلت الشرطة 23 مشتبها بهم وصادرت مئات الهواتف والحواسيب. وينتمي \
         المحررون إلى ماليزيا وفيتنام وبنغلاديش وكينيا وسيعودون إلى بلدانهم بعد التحقق من هوياتهم.",
        "مداهمة وكر للاحتيال\n\n\
         قالت الشرطة في كمبوديا إنها حررت ١٩٤ شخصا كانوا محتجزين في مبنى من ثمانية طوابق في مدينة سيهانوكفيل وأجبروا على \
         الاحتيال على الناس عبر الإنترنت. وأوضح المتحدث أن الضحايا تلقوا وعودا بالعمل في الفنادق ثم صودرت جوازات سفرهم فور \
         وصولهم وتعرضوا للضرب كلما عجزوا عن تحقيق المطلوب. واعتقلت الشرطة 23 مشتبها بهم وصادرت مئات الهواتف والحواسيب.",
        ("149", "١٩٤"),
        "رسالة استغاثة تكشف السر\n\n\
         بدأت القصة برسالة قصيرة من شابين ماليزيين إلى أهلهما. وبعد أيام كسر رجال الأمن بوابة البناية وخرج منها 149 رجلا \
         وامرأة إلى النور. يروي الناجون أنهم جاؤوا من أجل وظائف براتب جيد فوجدوا أنفسهم أمام الشاشات ست عشرة ساعة كل يوم. أما \
         الحراس وعددهم 23 فهم الآن خلف القضبان. وترى منظمات حقوقية أن ما خفي أعظم وأن عشرات المباني ما زالت تعمل ليلا.",
    ),
    (
        "km",
        "នគរបាលសង្គ្រោះមនុស្ស 149 នាក់\n\nនគរបាលកម្ពុជាបានចូលឆែកឆេរអគារមួយមានប្រាំបីជាន់នៅក្រុងព្រះសីហនុនៅព្រឹកថ្ងៃអាទិត្យ និងបានសង្គ្រោះជនរងគ្រោះ 149 នាក់\
         ដែលត្រូវបានបង្ខំឱ្យបោកប្រាស់តាមអ៊ីនធឺណិត។ អ្នកនាំពាក្យនគរបាលបាននិយាយថា ជនរងគ្រោះត្រូវបានគេសន្យាថានឹងបានធ្វើការនៅសណ្ឋាគារ \
         ប៉ុន្តែនៅពេលមកដល់ លិខិតឆ្លងដែនរបស់ពួកគេត្រូវបានដកហូត។ សមត្ថកិច្ចបានចាប់ខ្លួនជនសង្ស័យ 23 នាក់ និងដកហូតទូរសព្ទជាច្រើន។",
        "បង្ក្រាបក្រុមឆបោក\n\nនគរបាលកម្ពុជាបានចូលឆែកឆេរអគារមួយមានប្រាំបីជាន់នៅក្រុងព្រះសីហនុនៅព្រឹកថ្ងៃអាទិត្យ និងបានសង្គ្រោះជនរងគ្រោះ ១៩៤ នាក់\
         ដែលត្រូវបានបង្ខំឱ្យបោកប្រាស់តាមអ៊ីនធឺណិត។ អ្នកនាំពាក្យបាននិយាយថា ជនរងគ្រោះត្រូវបានគេសន្យាថានឹងបានធ្វើការនៅសណ្ឋាគារ \
         ប៉ុន្តែនៅពេលមកដល់ លិខិតឆ្លងដែនរបស់ពួកគេត្រូវបានដកហូត។",
        ("149", "១៩៤"),
        "សារសុំជំនួយ\n\nយុវជនម៉ាឡេស៊ីពីរនាក់បានផ្ញើសារទៅគ្រួសារថាគេនឹងលក់ពួកគេ។ បីថ្ងៃក្រោយមក ទ្វារដែកត្រូវបានទម្លាយ ហើយមនុស្ស 149 នាក់បានដើរចេញមកក្រៅ។ \
         ពួកគេម្នាក់ៗអង្គុយមុខអេក្រង់ដប់ប្រាំមួយម៉ោងក្នុងមួយថ្ងៃ។ ឆ្មាំ 23 នាក់ឥឡូវនេះស្ថិតក្នុងពន្ធនាគារ។ អង្គការសិទ្ធិមនុស្សថា នៅមានអគារបែបនេះជាច្រើនទៀត។",
    ),
];

fn story<'a>(text: &'a str, language: &'a str) -> Story<'a> {
    Story { text, aside: &[], language: Some(language) }
}

#[test]
fn wire_copies_are_copies_and_the_same_told_anew_is_not() {
    for (language, wire, copy, (was, is), other) in STORIES {
        let [wire, copy, other] = [wire, copy, other].map(|text| story(text, language));
        let (near, far) = (likeness(wire, copy), likeness(wire, other));
        println!(
            "{language}: copy {:.2} {:.2} {:.2}, retold {:.2} {:.2} {:.2}",
            near.similarity,
            near.contained,
            near.containing,
            far.similarity,
            far.contained,
            far.containing
        );
        assert!(near.is_copy(), "{language}: {near:?}");
        assert!(!far.is_copy(), "{language}: {far:?}");
        // The threshold is in the middle of a wide gap.
        assert!(near.contained > 0.55 && far.contained < 0.3, "{language}: {near:?} {far:?}");
        let found = changes(wire, copy);
        let pairs: Vec<(&str, &str)> =
            found.iter().map(|c| (c.older.as_str(), c.newer.as_str())).collect();
        assert_eq!(pairs, [(was, is)], "{language}");
        for (text, at, words) in [
            (wire.text, &found[0].older_at, &found[0].older),
            (copy.text, &found[0].newer_at, &found[0].newer),
        ] {
            let there: String = text.chars().skip(at.start).take(at.len()).collect();
            assert_eq!(&there, words, "{language}");
        }
    }
}

/// Every so manieth word is another one.
fn worded(text: &str, every: usize) -> String {
    let words = text.split(' ').enumerate();
    let words: Vec<String> = words
        .map(|(i, w)| if i % every == every - 1 { format!("other{i}") } else { w.to_owned() })
        .collect();
    words.join(" ")
}

#[test]
fn small_changes_and_deep_cuts_leave_a_copy_and_rewriting_does_not() {
    let wire = STORIES[0].1;
    let of = |text: &str| likeness(story(wire, "en"), story(text, "en"));
    for (every, copy) in [(30, true), (15, true), (10, true), (5, false), (3, false)] {
        let found = of(&worded(wire, every));
        println!("each {every}th word: {:.2}", found.contained);
        assert_eq!(found.is_copy(), copy, "{every}: {found:?}");
    }
    let cut: String = wire.chars().take(wire.chars().count() / 3).collect();
    assert!(of(&cut).is_copy());
    // Who tells it anew and takes over the whole statement of the spokesman has written his own story.
    let quoted = wire.split('\n').find(|line| line.starts_with('"')).unwrap();
    let found = of(&format!("{}\n\n{quoted}", STORIES[0].4));
    println!("retold with the statement: {:.2}", found.contained);
    assert!(!found.is_copy() && found.contained > 0.2, "{found:?}");
    // A long report that quotes a short statement whole is not the statement.
    let statement: String = wire.chars().take(160).collect();
    let long = format!("{statement} {} {}", STORIES[0].4, STORIES[0].4.replace(' ', " so "));
    let found: Likeness = likeness(story(&statement, "en"), story(&long, "en"));
    assert!(!found.is_copy(), "{found:?}");
}

#[test]
fn figures_in_words_and_dates_and_grouping() {
    let base = "On the 3rd of May 2023 officers in the town entered the old hotel behind the market and freed \
        one hundred and forty-nine people who were held there, and took 1,200 telephones out of the rooms upstairs.";
    let pairs = |copy: &str| -> Vec<(String, String)> {
        let found = changes(story(base, "en"), story(copy, "en"));
        found.into_iter().map(|c| (c.older, c.newer)).collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert!(pairs(base).is_empty());
    assert!(pairs(&base.replace("1,200", "1 200")).is_empty(), "the same figure");
    assert!(pairs(&base.replace("officers", "agents")).is_empty(), "no figure");
    assert_eq!(pairs(&base.replace("1,200", "2,100")), [pair("1,200", "2,100")]);
    assert_eq!(pairs(&base.replace("2023", "2024")), [pair("2023", "2024")]);
    let words = pairs(&base.replace("forty-nine", "ninety-four"));
    assert_eq!(words.len(), 1, "{words:?}");
    assert!(words[0].0.ends_with("forty-nine") && words[0].1.ends_with("ninety-four"));
    assert_eq!(pairs(&base.replace("1,200", "many")).len(), 1);
}

#[test]
fn copies_of_a_project_name_the_older_one() {
    let mut case = Case::new();
    let mut ids = Vec::new();
    for (language, wire, copy, _, other) in STORIES {
        for (name, text) in [("wire", wire), ("copy", copy), ("other", other)] {
            ids.push(case.article(&format!("{language} {name}"), text));
        }
    }
    let again = case.article("again", STORIES[0].1);
    case.article("empty", "");
    case.article("short", "Nothing.");
    let found = copies(&case.project);
    let mut expected: Vec<_> = (0..STORIES.len()).map(|i| (ids[3 * i], ids[3 * i + 1])).collect();
    expected.push((ids[0], again));
    let pairs: Vec<_> = found.iter().map(|c| (c.older, c.newer)).collect();
    assert_eq!(pairs, expected);
    assert_eq!(found[0].changed[0].newer, "194");
    assert!(found.last().unwrap().changed.is_empty());
    assert!((found.last().unwrap().likeness.similarity - 1.0).abs() < f64::EPSILON);
    // The day of publication counts more than the order of import.
    for (id, day) in [(ids[0], "2023-10-17"), (ids[1], "2023-10-16")] {
        let mut article = case.project.articles[&id].as_ref().clone();
        article.published = Some(day.parse().unwrap());
        case.project.articles.insert(id, std::sync::Arc::new(article));
    }
    let pairs: Vec<_> = copies(&case.project).iter().map(|c| (c.older, c.newer)).collect();
    assert!(pairs.contains(&(ids[1], ids[0])), "{pairs:?}");
}

#[test]
fn what_was_kept_of_a_comparison_changes_nothing_in_the_next() {
    let mut case = Case::new();
    let mut sketches = Sketches::default();
    for (language, wire, copy, _, other) in STORIES {
        let new: BTreeSet<_> = [("wire", wire), ("copy", copy), ("other", other), ("again", wire)]
            .map(|(name, text)| case.article(&format!("{language} {name}"), text))
            .into();
        assert_eq!(
            sketches.copies_with(&case.project, &new),
            copies_with(&case.project, &new),
            "{language}"
        );
        assert_eq!(sketches.copies(&case.project), copies(&case.project), "{language}");
    }
    // What is set aside is not the story: the same text is sketched anew.
    let id = *case.project.articles.keys().next().unwrap();
    let mut article = case.project.articles[&id].as_ref().clone();
    let aside = Boilerplate { start: 0, end: 600, why: "menu".to_owned() };
    article.boilerplate = vec![aside];
    case.project.articles.insert(id, std::sync::Arc::new(article));
    assert_eq!(sketches.copies(&case.project), copies(&case.project));
    // And what is gone is forgotten.
    case.project.articles.remove(&id);
    assert_eq!(sketches.copies(&case.project), copies(&case.project));
}

#[test]
fn odd_texts_are_compared_without_a_fault() {
    let letters: Vec<char> =
        "ab1,.٬ \n\u{0}\u{301}\u{e33}\u{e48}\u{17d2}กข各百٣ا한\u{200b}\u{ad}ﬁ\u{1f600}"
            .chars()
            .collect();
    let mut random = fastrand::Rng::with_seed(9);
    for _ in 0..300 {
        let some: String =
            (0..random.usize(0..400)).map(|_| letters[random.usize(0..letters.len())]).collect();
        let mut other: Vec<char> = some.chars().collect();
        for _ in 0..5 {
            if !other.is_empty() {
                let at = random.usize(0..other.len());
                other[at] = letters[random.usize(0..letters.len())];
            }
        }
        let other: String = other.into_iter().collect();
        likeness(story(&some, "th"), story(&other, "th"));
        for change in changes(story(&some, "en"), story(&other, "en")) {
            assert_ne!(change.older, change.newer);
        }
    }
}
