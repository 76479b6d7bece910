//! Pieces of numbers in words that the tables made from CLDR lack: spellings and forms of news.

/// Pieces that the tables lack: spellings and forms of news.
pub(super) const MORE: &[(&str, &str)] = &[
    (
        "en",
        "^2=hundredth\t^3=thousandth\t^6=millionth\t^9=billionth\t^12=trillionth\t%7=cr\t*5=lakh|lakhs\t*7=crore|crores\t0=nought|naught\t*9=bln\t*12=tln\t%9=bln\t%12=tln\t*6=mn|mln|millions\t%6=mm|mn\t*9=bn|billions\t*12=tn|trn\t%9=bn\t%12=tn|trn\t*3=thousands\t#1=1st\t9=nineth\t14=fourty",
    ),
    (
        "fr",
        "%9=g\t^2=centième|centièmes\t^3=millième|millièmes\t^6=millionième\t^9=milliardième\t*5=lakh|lakhs\t*7=crore|crores\t*2=cent\t*12=trillion|trillions\t^12=billionième|trillionième\t70=septante\t80=huitante|octante|quatrevingt\t90=nonante\t71=soixanteonze\t21=vingtun\t*9=mds|mrd\t%6=mio|m\t%9=mds|mrds",
    ),
    (
        "es",
        "^3=milésimo|milésima|milésimos|milésimas\t^6=millonésimo|millonésima|millonésimos|millonésimas\t^9=milmillonésimo\t#12=duodécima|duodécimos|duodécimas\t#11=undécima\t#1=primo\t*6=millon\t*9=millardo|millardos\t%6=mill|mm|mdd\t16=dieciseis\t21=veintiuna|veintiun\t%9=mmdd",
    ),
    (
        "pt",
        "*12=bilião|biliões|bilioes|biliao\t^3=milésimo|milésima|milésimos\t^6=milionésimo|milionésima\t^9=bilionésimo\t#400=quadringentésimo|quadringentésima|quadrigentésimo|quadrigentésima\t#300=trecentésimo|tricentésimo\t%6=m\t16=dezasseis\t17=dezassete\t19=dezanove\t14=quatorze|catorze\t100=cento|cem\t*6=milhao|milhoes\t*9=bilhao|bilhoes|milmilhoes|bi\t*12=trilhao|trilhoes\t%6=mi\t%9=bi\t%12=tri\t3=tres",
    ),
    (
        "id",
        "28=duapuluhlapan\t38=tigapuluhlapan\t48=empatpuluhlapan\t58=limapuluhlapan\t68=enampuluhlapan\t78=tujuhpuluhlapan\t81=lapanpuluhsatu\t82=lapanpuluhdua\t83=lapanpuluhtiga\t84=lapanpuluhempat\t85=lapanpuluhlima\t86=lapanpuluhenam\t87=lapanpuluhtujuh\t88=lapanpuluhlapan\t89=lapanpuluhsembilan\t98=sembilanpuluhlapan\t1000000=sejuta\t8=lapan\t18=lapanbelas\t80=lapanpuluh\t%6=j\t%9=b\t8=lapan\t*6=jt\t*9=bilion|milyar\t%3=rb\t%6=jt\t%9=m\t%12=t\t10=sepuluh\t11=sebelas\t100=seratus",
    ),
    ("vi", "*3=ngàn|nghìn\t*6=triệu\t*9=tỷ|tỉ\t100=mộttrăm\t10=chục\t4=tư|bốn"),
    ("ja", "*2=百|佰\t*3=千|仟\t*4=万|萬\t3=叁\t2=両\t6=陸\t*1=十|拾"),
    (
        "zh",
        "*1=十|拾\t*2=百|佰\t*3=千|仟\t20=廿\t30=卅\t*12=兆|万亿|萬億\t2=两|兩\t3=叁|參\t6=陸|陆\t*4=萬\t*8=億\t0=零|〇",
    ),
    ("th", "2=สอง\t1=เอ็ด\t*5=แสน\t*4=หมื่น"),
    (
        "ar",
        "#1=أول|أولى|الأولى|الأول\t11=احديعشر\t11=واحدعشر|واحديعشره|حاديعشر\t2000=الفي\t2000000=مليونان|مليوني\t2000000000=ملياران|مليارين|ملياري\t3=ثلاث\t4=اربع\t5=خمس\t6=ست\t7=سبع\t9=تسع\t10=عشر\t2=اثنين|اثنتين\t11=احدعشر|احديعشره\t12=اثناعشر|اثنيعشر|اثنتاعشره|اثنتيعشره\t*12=بليونات\t*6=ملايين|مليونا|مليونين\t*9=مليارات|مليارا|بليون\t*3=الف|الاف|الفا\t*2=مئه|مائه|مية\t200=مئتان|مئتين|مائتين|مئتا|مئتي|مائتي|مائتا\t2000=الفين|الفان\t20=عشرين\t30=ثلاثين\t40=اربعين\t50=خمسين\t60=ستين\t70=سبعين\t80=ثمانين\t90=تسعين\t2000000=مليونين\t*12=تريليون\t8=ثماني|ثمان",
    ),
    (
        "hi",
        "15=पंद्रह|पन्द्रह|पंदरह\t18=अट्ठारह\t28=अट्ठाईस|अट्ठाइस\t6=छ\t9=नव\t48=अड़तालीस\t88=अट्ठासी\t98=अट्ठानवे\t95=पंचानबे|पचानवे\t99=निन्यानबे\t96=छियानबे\t97=सत्तानबे\t93=तिरानबे\t94=चौरानबे\t92=बानबे\t91=इक्यानबे\t90=नब्बे\t58=अट्ठावन\t68=अड़सठ\t78=अठहत्तर\t1=वन\t2=टू\t3=थ्री\t4=फोर\t5=फाइव\t6=सिक्स\t7=सेवन\t8=एट\t9=नाइन\t10=टेन\t11=इलेवन\t12=ट्वेल्व\t13=थर्टीन\t14=फोर्टीन\t15=फिफ्टीन\t16=सिक्सटीन\t17=सेवेनटीन|सेवनटीन\t18=एटीन\t19=नाइनटीन\t20=ट्वेंटी\t30=थर्टी\t40=फोर्टी\t50=फिफ्टी\t60=सिक्सटी\t70=सेवेंटी\t80=एटी\t90=नाइंटी\t*2=हंड्रेड\t*3=थाउजेंड\t#1=फर्स्ट\t#2=सेकंड\t#3=थर्ड\t#10=टेन्थ|टेंथ\t#11=इलेवेन्थ\t%5=ला\t%7=क\t#1=पहला|पहली|प्रथम\t#2=दूसरा|दूसरी|दूसरे|द्वितीय\t#3=तीसरा|तीसरी|तीसरे\t#4=चौथा|चौथी|चौथे\t*11=खरब\t*12=ट्रिलियन\t71=इकहत्तर\t61=एकसठ\t*3=हजार\t*2=सैकड़ा\t*5=लाख\t*7=करोड़\t*9=अरब\t*6=मिलियन\t1=इक|एक\t5=पाँच|पांच\t6=छः|छह|छे",
    ),
    (
        "de",
        "^2=hundertste|hundertster|hundertsten|hundertstes|hundertstem\t^3=tausendste|tausendster|tausendsten|tausendstes|tausendstem\t^6=millionste|millionster|millionsten\t^9=milliardste|milliardster|milliardsten\t^12=billionste|billionster|billionsten\t5=fuenf\t12=zwoelf\t15=fuenfzehn\t50=fuenfzig\t30=dreissig\t*6=mio|mill\t*9=mrd|milliarde\t%3=tsd\t2=zwo\t*6=million|millionen",
    ),
    (
        "ru",
        "*1=десятка|десятков\t*2=сотен\t2=двое|двоих|двоим\t3=трое|троих|троим\t4=четверо|четверых\t5=пятеро|пятерых\t6=шестеро|шестерых\t7=семеро|семерых\t8=восьмеро|восьмерых\t9=девятеро|девятерых\t10=десятеро|десятерых\t*3=тыс\t*6=млн\t*9=млрд\t*12=трлн\t2=двух|двум\t3=трех|трем\t4=четырех\t5=пяти\t10=десяти",
    ),
    (
        "it",
        "^3=millesimo|millesima|millesimi\t^6=milionesimo|milionesima\t#1=unesimo\t#2=duesimo|duesima\t#3=treesimo|treesima\t#4=quattresimo\t#5=cinquesimo|cinquesima|cinquesimi\t#6=seiesimo\t#7=settesimo\t#8=ottesimo\t#9=novesimo\t^2=centesimo|centesima|centesimi\t*6=mln|milione|milioni\t*9=mld|miliardo|miliardi\t%6=mln\t%9=mld|mrd",
    ),
    (
        "nl",
        "^2=honderdste\t^3=duizendste\t^6=miljoenste\t^9=miljardste\t#1=eende\t*6=mln|miljoen\t*9=mld|miljard\t%6=mln\t%9=mld\t2=twee\t1=een",
    ),
    ("my", "*2=ရာ့\t*3=ထောင့်\t*4=သောင်း\t*5=သိန်း\t*5=သိန်း\t*3=ထောင်\t*4=သောင်း\t*6=သန်း"),
    ("km", "*6=លាន\t*4=ម៉ឺន\t*3=ពាន់\t*5=សែន"),
    ("lo", "*2=ຮ້ອຍ\t0=ສູນ\t*3=ພັນ\t*4=ໝື່ນ|ຫມື່ນ\t*5=ແສນ\t*6=ລ້ານ"),
    (
        "ko",
        "20=스무\t#1=첫번째|첫째\t#2=둘째\t#3=셋째\t#4=넷째\t*2=백\t2=둘\t0=영|공|제로\t*4=만\t*8=억\t*12=조\t*3=천\t*2=백",
    ),
    (
        "hr",
        "*12=biliona|bilion|bilioni\t%3=hiljada|hiljade\t%6=miliona|milion|milioni\t%9=milijardi|milijarde|milijarda\t%3=hilj|tis\t%6=mil\t%9=mlrd",
    ),
    (
        "sr",
        "1=jedna|jedno\t2=dve\t%3=hilj|hiljada|hiljade|хил\t%6=mil|miliona|milion|мил\t%9=mlrd|milijardi|milijarde|milijarda\t%12=bil|biliona",
    ),
    ("ro", "*3=mii\t%6=mil\t%9=mld"),
    ("am", "*3=ሺ|ሺህ"),
    ("cy", "*3=mil\t*6=miliwn\t*9=biliwn"),
    ("ha", "%3=d|dubu\t%6=miliyan\t%9=biliyan"),
    ("so", "%3=kun\t%6=milyan\t%9=bilyan"),
    ("tk", "%3=müň\t%6=mln|million\t%9=mlrd|milliard\t%12=trln"),
    ("zu", "%3=inkulungwane\t%3=k\t%6=m|isigidi|million\t%9=b\t%12=t"),
    ("yo", "%3=ẹgbẹ̀rún\t%6=mílíọ̀nù\t%9=bílíọ̀nù\t%3=k\t%6=m\t%9=b"),
    ("as", "%3=হাজাৰ\t%6=নিযুত\t%5=লাখ\t%9=শঃকোঃ|শতকোটি\t%12=শঃপঃ"),
    ("or", "%3=ହଜାର|ହ\t%6=ନିୟୁତ|ନି\t%9=ବିଲିୟନ|ବି\t%12=ଟ୍ରିଲିୟନ|ଟ୍ରି\t%5=ଲକ୍ଷ\t%7=କୋଟି"),
    (
        "ms",
        "28=duapuluhlapan\t38=tigapuluhlapan\t48=empatpuluhlapan\t58=limapuluhlapan\t68=enampuluhlapan\t78=tujuhpuluhlapan\t81=lapanpuluhsatu\t82=lapanpuluhdua\t83=lapanpuluhtiga\t84=lapanpuluhempat\t85=lapanpuluhlima\t86=lapanpuluhenam\t87=lapanpuluhtujuh\t88=lapanpuluhlapan\t89=lapanpuluhsembilan\t98=sembilanpuluhlapan\t8=lapan\t18=lapanbelas\t28=duapuluhlapan\t80=lapanpuluh\t1000000=sejuta\t*6=juta|jt\t*9=bilion|miliar\t*12=trilion\t%3=rb|k\t%6=j\t%9=b\t%12=t\t10=sepuluh\t11=sebelas\t100=seratus",
    ),
    ("kn", "*2=ನೂರ|ನೂರು\t*3=ಸಾವಿರದ|ಸಾವಿರ\t*5=ಲಕ್ಷದ|ಲಕ್ಷ\t*7=ಕೋಟಿಯ|ಕೋಟಿ"),
    ("te", "*2=వందల|వంద|వందలు\t*3=వేయిల|వేయి|వేల|వేలు\t*5=లక్ష|లక్షల|లక్షలు\t*7=కోటి|కోట్ల|కోట్లు"),
    (
        "ce",
        "1=цхьа\t2=ши\t3=кхо\t4=ди\t5=пхи\t7=ворхӏ\t8=бархӏ\t*3=эзар\t*6=миллион\t*9=миллиард\t20=ткъе\t40=шовзткъе\t60=кхузткъе\t80=дезткъе\t*2=бӏе\t100=бӏе",
    ),
    (
        "he",
        "12=שניםעשר|שתיםעשרה|שנייםעשר|שתייםעשרה\t3=שלושת\t4=ארבעת\t5=חמשת\t6=ששת\t7=שבעת\t8=שמונת\t9=תשעת\t10=עשרת\t*3=אלפים|אלף",
    ),
    ("sl", "1=en\t3=trije\t4=štirje\t*6=milijoni|milijona\t*9=milijarde|milijardi"),
    ("is", "%6=m"),
    ("af", "%6=m"),
    ("jv", "%3=èwu|è|ewu\t%6=yuta|y\t%9=milyar|m\t%12=trilyun|t"),
    (
        "hsb",
        "%3=tysac|tys\t%6=milion|miliona|milionow|milionaj|mio\t%9=miliardow|miliarda|mrd\t%12=bilionow|biliona|bilionaj|bil",
    ),
    (
        "dsb",
        "%3=tysac|tys\t%6=milion|miliona|milionow|milionaj|mio\t%9=miliardow|miliarda|mrd\t%12=bilionow|biliona|bilionaj|bil",
    ),
    ("fo", "%3=túsund|tús\t%6=milliónir|millión|mió\t%9=milliardir|mia\t%12=billiónir|bió"),
    (
        "lb",
        "%3=dausend|dsd\t%6=milliounen|millioun|mio\t%9=milliarden|milliard|mrd\t%12=billiounen|bio",
    ),
    ("uz", "%3=минг\t%6=миллион|млн\t%9=миллиард|млрд\t%12=триллион|трилион|трлн"),
    ("ast", "%3=millares|millar\t%6=millones|millón"),
    ("br", "%3=miliad\t%6=milion\t%9=miliard"),
    ("sc", "%3=mìgia|mìg\t%6=milliones|mln\t%9=milliardos|mrd\t%12=bln"),
];
