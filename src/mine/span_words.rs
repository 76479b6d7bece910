//! Words for parts of periods and for what is counted from another date, by language: tables only.

/// The words of a language; alternatives are separated by `|`.
pub(super) struct Words {
    pub language: &'static str,
    pub quarter: &'static str,
    pub decade: &'static str,
    pub century: &'static str,
    /// "the first half of".
    pub half: &'static str,
    pub early: &'static str,
    pub mid: &'static str,
    pub late: &'static str,
    /// Like `late`, of the last months of a year.
    pub end: &'static str,
    /// Before "this year": up to now, from now on.
    pub earlier: &'static str,
    pub later: &'static str,
    /// Between a part and its whole.
    pub of: &'static str,
    /// "last" of a row.
    pub last: &'static str,
    /// "first" of a row, where its word is no rank of the tables.
    pub first: &'static str,
    /// "within" before a number of units.
    pub within: &'static str,
    /// "the week of" before a day.
    pub week_of: &'static str,
    /// Behind a number of units, before a date.
    pub after: &'static str,
    pub before: &'static str,
    /// Before a number of units that another date bounds.
    pub more: &'static str,
    /// "years" before tens: "les années 90".
    pub years: &'static str,
}

/// All languages.
pub(super) const SPANS: &[Words] = &[
    Words {
        language: "en",
        quarter: "quarter|quarters",
        decade: "decade|decades",
        century: "century|centuries",
        half: "half",
        early: "early|early in|beginning of|the beginning of|start of|the start of|the early part of",
        mid: "mid|mid-|mid of|middle of|the middle of",
        late: "late|late in|the late part of",
        end: "end of|the end of|ending of",
        earlier: "earlier|earlier in",
        later: "later|later in",
        of: "of|of the|in|in the|in year|of year|of the year",
        last: "last|final",
        first: "first",
        within: "within|within the|within next|within the next",
        week_of: "week of|week starting|week starting on|week commencing|week beginning|week beginning on|w/c|w / c|week of the",
        after: "after|from|following",
        before: "before|prior to",
        more: "more than|at least",
        years: "",
    },
    Words {
        language: "fr",
        quarter: "trimestre|trimestres",
        decade: "decennie|decennies",
        century: "siecle|siecles",
        half: "semestre|moitie",
        early: "debut|au debut|debut de|le debut de|debut d'|au debut de|au debut du|debut du|commencement de",
        mid: "mi|mi-|milieu de|le milieu de|milieu du|au milieu de",
        late: "",
        end: "fin|fin de|la fin de|fin d'|a la fin de|la fin du|fin du",
        earlier: "plus tot|plus tot dans",
        later: "plus tard|plus tard dans",
        of: "de|du|d'|de la|de l'|en|des|dans",
        last: "derniere|dernier|dernieres|derniers",
        first: "premiere|premier|premieres|premiers",
        within: "dans les|d'ici|au cours des|sous",
        week_of: "semaine du|semaine du lundi|semaine commencant le",
        after: "apres|a partir de|a compter de|a partir du",
        before: "avant",
        more: "plus de|au moins",
        years: "annees|les annees",
    },
    Words {
        language: "es",
        quarter: "trimestre|trimestres",
        decade: "decada|decadas|decenio|decenios",
        century: "siglo|siglos",
        half: "semestre|mitad",
        early: "principios del|inicios del|comienzos del|inicio del|comienzo del|principios de|a principios de|inicios de|comienzos de|principio de|el principio de|inicio de|el inicio de|comienzo de",
        mid: "mediados del|mediados de|a mediados de|mitad de",
        late: "",
        end: "final del|al final del|finales del|fines del|al final de|finales de|a finales de|fines de|a fines de|fin de|el fin de|final de|el final de",
        earlier: "antes en|mas temprano|mas temprano en",
        later: "mas tarde|mas tarde en|mas adelante|despues en",
        of: "de|del|de la|en|en el|de el|del ano|de ano",
        last: "ultima|ultimo|ultimas|ultimos",
        first: "primera|primer|primero|primeras|primeros",
        within: "dentro de|dentro de los|en menos de|en los",
        week_of: "semana que inicia el|semana que va del|semana que comienza el|semana que inicia|semana del|semana del dia|semana que empieza el|semana de|semana que comienza el",
        after: "despues de|despues del|a partir de|a partir del|luego de|desde",
        before: "antes de|antes del",
        more: "mas de|al menos",
        years: "anos|los anos|la decada de los|decada de los|decada de",
    },
    Words {
        language: "pt",
        quarter: "trimestre|trimestres",
        decade: "decada|decadas",
        century: "seculo|seculos",
        half: "semestre|metade",
        early: "inicio de|no inicio de|inicio do|comeco de|comeco do|inicios de",
        mid: "meados de|em meados de|meio de|meados do",
        late: "",
        end: "fim de|no fim de|fim do|final de|no final de|final do|fins de",
        earlier: "mais cedo",
        later: "mais tarde",
        of: "de|do|da|em|no|na|deste|desse",
        last: "ultima|ultimo|ultimas|ultimos",
        first: "primeira|primeiro|primeiras|primeiros",
        within: "dentro de|em ate",
        week_of: "semana de|semana do dia|semana do",
        after: "depois de|apos|a partir de",
        before: "antes de",
        more: "mais de|pelo menos",
        years: "anos|os anos|decada de|a decada de",
    },
    Words {
        language: "it",
        quarter: "trimestre|trimestri",
        decade: "decennio|decenni",
        century: "secolo|secoli",
        half: "semestre|meta",
        early: "inizio|inizio di|l'inizio di|all'inizio di|inizi di|inizio del|primi di",
        mid: "meta|meta di|la meta di|a meta di",
        late: "",
        end: "fine|fine di|la fine di|alla fine di|fine del|la fine del|alla fine del",
        earlier: "prima in",
        later: "piu tardi|piu avanti",
        of: "di|del|della|dell'|nel",
        last: "ultima|ultimo|ultime|ultimi",
        first: "prima|primo|prime|primi",
        within: "entro|entro i|entro le",
        week_of: "settimana del",
        after: "dopo|dopo il|a partire da",
        before: "prima di|prima del",
        more: "piu di|almeno",
        years: "anni",
    },
    Words {
        language: "de",
        quarter: "quartal|quartale|quartals|quartalen",
        decade: "jahrzehnt|jahrzehnte|jahrzehnts|jahrzehnten|dekade",
        century: "jahrhundert|jahrhunderts|jahrhunderte",
        half: "halfte|halbjahr|halbjahres",
        early: "anfang|am anfang von|beginn|zu beginn|anfang des",
        mid: "mitte|mitte des|in der mitte von",
        late: "",
        end: "ende|am ende von|ende des|ende der",
        earlier: "fruher",
        later: "spater",
        of: "des|im|von|in|der|vom|des jahres",
        last: "letzten|letzte|letzter|letztes",
        first: "ersten|erste|erster|erstes",
        within: "innerhalb von|binnen|innerhalb der nachsten|innerhalb",
        week_of: "woche vom|woche ab dem|woche des",
        after: "nach|nach dem|ab|ab dem",
        before: "vor|vor dem",
        more: "mehr als|mindestens",
        years: "",
    },
    Words {
        language: "nl",
        quarter: "kwartaal|kwartalen",
        decade: "decennium|decennia",
        century: "eeuw|eeuwen",
        half: "helft|halfjaar",
        early: "begin|het begin van|begin van|vroeg in|aan het begin van",
        mid: "midden|half|medio|het midden van|midden van",
        late: "laat in|later in",
        end: "eind|einde|het einde van|einde van|eind van|aan het einde van",
        earlier: "eerder|eerder in",
        later: "later|later in",
        of: "van|van de|van het|in|in de|in het|van het jaar",
        last: "laatste",
        first: "eerste",
        within: "binnen|binnen de komende|binnen de",
        week_of: "week van|week van de|week startend|week beginnend|week beginnend op|week die begint op|week startend op",
        after: "na|vanaf|later dan",
        before: "voor|voorafgaand aan",
        more: "meer dan|minstens",
        years: "jaren|de jaren",
    },
    Words {
        language: "id",
        quarter: "kuartal|triwulan|suku tahun|suku",
        decade: "dekade|dasawarsa",
        century: "abad",
        half: "semester|paruh|separuh",
        early: "awal|permulaan",
        mid: "pertengahan",
        late: "",
        end: "akhir|penghujung|hujung",
        earlier: "",
        later: "",
        of: "pada|di",
        last: "terakhir",
        first: "pertama",
        within: "dalam waktu|dalam tempoh",
        week_of: "",
        after: "setelah|sesudah|selepas|sejak",
        before: "sebelum",
        more: "lebih dari",
        years: "tahun",
    },
    Words {
        language: "vi",
        quarter: "quy",
        decade: "thap ky|thap nien",
        century: "the ky",
        half: "",
        early: "dau",
        mid: "giua",
        late: "",
        end: "cuoi",
        earlier: "",
        later: "",
        of: "cua|trong",
        last: "",
        first: "",
        within: "trong vong",
        week_of: "",
        after: "sau|ke tu",
        before: "truoc",
        more: "hon",
        years: "thap nien|nhung nam",
    },
    Words {
        language: "ru",
        quarter: "квартал|квартала|квартале",
        decade: "десятилетие|десятилетия|десятилетии",
        century: "век|века|веке",
        half: "половина|половине|полугодие|полугодии",
        early: "в начале|начало|с начала|начале",
        mid: "в середине|середина|середине|середины",
        late: "",
        end: "в конце|конец|до конца|конца|конце",
        earlier: "ранее в",
        later: "позднее в",
        of: "",
        last: "последняя|последний|последние|последних",
        first: "первая|первый|первые|первых|первой|первом|первого|первую|первое",
        within: "в течение",
        week_of: "",
        after: "после|спустя после",
        before: "до",
        more: "более",
        years: "",
    },
    Words {
        language: "ar",
        quarter: "ربع|الربع",
        decade: "عقد|العقد",
        century: "قرن|القرن",
        half: "النصف",
        early: "اوايل|بدايه|مطلع",
        mid: "منتصف|اواسط",
        late: "",
        end: "اواخر|نهايه",
        earlier: "",
        later: "",
        of: "من|في",
        last: "الاخير|الاخيره",
        first: "الاول|الاولي",
        within: "خلال|في غضون",
        week_of: "",
        after: "بعد",
        before: "قبل",
        more: "اكثر من",
        years: "",
    },
    Words {
        language: "hi",
        quarter: "तिमाही|तिमाहियों",
        decade: "दशक|दशकों",
        century: "शताब्दी|सदी",
        half: "छमाही",
        early: "",
        mid: "",
        late: "",
        end: "",
        earlier: "",
        later: "",
        of: "",
        last: "आखिरी|अंतिम|पिछली",
        first: "पहला|पहले|पहली",
        within: "",
        week_of: "",
        after: "",
        before: "",
        more: "",
        years: "",
    },
    Words {
        language: "tr",
        quarter: "ceyrek",
        decade: "on yil",
        century: "yuzyil",
        half: "yari",
        early: "",
        mid: "",
        late: "",
        end: "",
        earlier: "",
        later: "",
        of: "",
        last: "son",
        first: "ilk",
        within: "",
        week_of: "",
        after: "",
        before: "",
        more: "",
        years: "",
    },
];

/// Whether a word is an article before a stretch.
pub(super) fn article(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "na"
            | "no"
            | "nas"
            | "nos"
            | "au"
            | "la"
            | "le"
            | "el"
            | "il"
            | "les"
            | "los"
            | "las"
            | "as"
            | "os"
            | "a"
            | "an"
            | "o"
            | "die"
            | "der"
            | "den"
            | "das"
            | "dem"
            | "de"
            | "het"
            | "i"
            | "gli"
            | "une"
            | "una"
            | "uma"
            | "un"
            | "um"
            | "l'"
    )
}

/// Words before a date that another is counted from.
pub(super) fn before_anchor(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "le"
            | "la"
            | "el"
            | "l'"
            | "o"
            | "a"
            | "il"
            | "den"
            | "dem"
            | "der"
            | "de"
            | "het"
            | "year"
            | "annee"
            | "ano"
            | "jahr"
            | "jaar"
            | "tahun"
            | "nam"
            | "l'annee"
            | "عام"
            | "سنه"
            | "شهر"
    )
}
