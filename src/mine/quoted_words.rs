//! Words around quotations: tables only; how they are used is in `quoted_by`.

/// Verbs that put words into a mouth where they stand right beside a quotation, beside those of `claim_words`.
pub(super) const VERBS: &str = "insisted|insists|recalled|recalls|recounted|recounts|remembered|remembers|tells|tell|argued|argues|
    admitted|admits|complained|complains|concluded|concludes|continued|continues|cried|replied|replies|responded|responds|
    remarked|remarks|shouted|testifies|tweeted|posted|urged|urges|vowed|vows|pleaded|pleads|lamented|laments|
    observed|observes|acknowledged|acknowledges|commented|comments|alleged|alleges|denied|denies|begged|asked|asks|promised|
    promises|quipped|reads|read|explains|describes|described|demanded|wondered|whispered|suggested|suggests|
    reiterated|recommended|appealed|cautioned|condemned|conceded|confessed|thought|agreed|agrees|believes|believed|exclaims|exclaimed|yelled|screamed|joked|hoped|saying|
    dit|disait|lance|confie|poursuit|soupire|temoigne|deplore|resume|assure|insiste|lache|reconnait|raconte|
    declare|conclut|analyse|prévient|previent|rappelle|repond|souffle|commente|admet|avoue|ecrit|denonce|
    detaille|martele|estime|regrette|tranche|renchérit|plaide|souvient|rappele|conclu|repondu|
    poursuivi|insiste|reconnu|ecrit|promis|averti|souvenu|temoigné|indigne|inquiete|desole|felicite|
    dice|dicen|decia|recuerda|recordo|conto|cuenta|cuentan|lamento|lamenta|insistio|insiste|sentencio|
    respondio|responde|contesto|reconocio|reconoce|admitio|concluyo|comento|comenta|expreso|expresa|
    anade|agrega|señala|precisa|advierte|relata|narra|narro|escribio|matizo|detalla|reitero|enfatizo|
    expuso|puntualizo|critico|exclamo|prometio|pidio|
    diz|dizem|dizia|conta|contou|lembra|lembrou|relembra|lamenta|lamentou|afirma|explica|completa|completou|
    desabafa|desabafou|respondeu|escreveu|concluiu|reconheceu|comentou|comenta|ressalta|alerta|alertou|admitiu|
    acrescenta|recorda|recordou|frisou|salientou|reiterou|sublinhou|resumiu|
    tegas|tegasnya|jelasnya|ungkapnya|tuturnya|ucap|ucapnya|imbuh|imbuhnya|tambah|tambahnya|terang|terangnya|papar|paparnya|
    sebut|sebutnya|pungkas|pungkasnya|cerita|ceritanya|kenang|kenangnya|katanya|ujarnya|beber|bebernya|kisah|kisahnya|
    lanjut|lanjutnya|memberitahu|menceritakan|
    noi|ke lai|tam su|bay to|nho lai|phat bieu|tra loi|nhan manh|tiet lo|viet|than tho|cho hay|thong tin|
    sagt|sagen|sagte|erzahlt|erzahlte|meint|meinte|schreibt|schrieb|erinnert sich|erinnerte sich|klagt|klagte|kritisiert|
    kritisierte|fordert|forderte|warnt|warnte|betont|betonte|erklart|fragt|fragte|antwortet|antwortete|ruft|rief|
    heisst es|hiess es|versichert|versicherte|berichtet|
    сказал|сказала|сказали|говорит|говорят|говорил|говорила|рассказывает|рассказывают|вспоминает|вспоминала|вспоминал|
    пишет|написал|написала|признался|признается|призналась|поясняет|отмечает|подчеркивает|добавляет|считает|заключил|
    ответил|ответила|уверен|уверена|цитирует|объяснил|объяснила|объясняет|утверждает|предупредил|предупредила|
    dice|disse|afferma|ha detto|ha dichiarato|racconta|spiega|ricorda|conclude";

/// Words between the parts of a verb, or before it.
pub(super) const AUX: &[&str] = &[
    "a",
    "ont",
    "ha",
    "han",
    "hat",
    "haben",
    "avait",
    "has",
    "have",
    "had",
    "also",
    "then",
    "later",
    "se",
    "s'est",
    "te",
    "lui",
    "me",
    "nos",
    "le",
    "les",
    "nous",
    "hatte",
    "further",
    "once",
    "again",
    "reportedly",
    "simply",
    "just",
    "repeatedly",
    "recently",
    "still",
    "even",
    "havia",
    "tem",
    "da",
    "sudah",
    "turut",
    "juga",
    "cung",
    "так",
    "также",
    "ещё",
    "еще",
];

/// Words for whoever spoke before.
pub(super) const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "il", "elle", "ils", "elles", "el", "ella", "ellos", "ellas", "ele",
    "ela", "eles", "elas", "er", "sie", "он", "она", "они", "ia", "dia", "beliau", "mereka",
    "ong ay", "anh ay", "co ay", "ong", "anh ta", "lui", "lei",
];

/// Words that lead from a verb of saying to the quotation.
pub(super) const THAT: &[&str] =
    &["that", "que", "bahwa", "bahawa", "rang", "что", "dass", "che", "as", "la", "thus", "quote"];

/// Words that no subject goes beyond.
pub(super) const STOPS: &[&str] = &[
    "in",
    "on",
    "at",
    "during",
    "after",
    "before",
    "when",
    "as",
    "while",
    "to",
    "adding",
    "who",
    "whose",
    "which",
    "that",
    "by",
    "from",
    "because",
    "where",
    "en",
    "au",
    "aux",
    "dans",
    "lors",
    "sur",
    "tras",
    "ante",
    "durante",
    "por",
    "con",
    "em",
    "nesta",
    "neste",
    "pada",
    "di",
    "dalam",
    "kepada",
    "saat",
    "usai",
    "ketika",
    "bei",
    "gegenuber",
    "nach",
    "am",
    "в",
    "во",
    "на",
    "после",
    "журналистам",
    "корреспонденту",
    "при",
    "tai",
    "voi",
    "trong",
    "khi",
    "vao",
    "qui",
    "que",
    "avec",
    "sebelum",
    "setelah",
    "melalui",
    "pour",
    "para",
    "über",
    "uber",
    "nell",
    "but",
    "y",
    "while",
    "via",
    "following",
    "amid",
    "about",
    "referring",
    "describing",
    "ao",
    "aos",
    "al",
    "mientras",
    "sobre",
    "hari",
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "sabtu",
    "minggu",
];

/// Words with which no speaker begins: what stands behind the quotation goes on with the sentence around it.
pub(super) const NO_START: &[&str] = &[
    "and", "but", "or", "while", "as", "after", "before", "when", "because", "which", "who",
    "that", "in", "on", "for", "to", "at", "from", "by", "with", "is", "are", "was", "were", "of",
    "has", "had", "have", "et", "mais", "ou", "qui", "que", "dans", "pour", "est", "y", "pero",
    "o", "para", "en", "es", "e", "mas", "dan", "atau", "tetapi", "yang", "di", "untuk", "und",
    "oder", "aber", "ist", "и", "но", "или", "в", "на", "что", "va", "la", "trong", "nhung", "if",
    "though", "although", "since", "without",
];

/// Words right before a title or a name in marks.
pub(super) const TITLED: &str = "titled|entitled|headlined|named|dubbed|nicknamed|so-called|called|as|intitule|intitulee|intitules|baptise|
    baptisee|surnomme|surnommee|dit|dite|titulado|titulada|llamado|llamada|denominado|denominada|apodado|chamado|chamada|
    intitulado|intitulada|batizada|batizado|berjudul|bertajuk|bernama|dinamakan|bergelar|genannt|namens|sogenannte|
    sogenannten|sogenannter|titel|названием|называемый|называемые|называемых|под|term|word|words|phrase|slogan|motto|hashtag|
    code|codenamed|ten|danh|la|goi";

/// Words for what has a title, right before it.
pub(super) const WORKS: &str = "film|movie|book|song|series|podcast|documentary|report|article|novel|album|play|show|programme|program|paper|
    study|essay|episode|game|painting|exhibition|campaign|operation|project|magazine|newspaper|rapport|livre|documentaire|
    chanson|serie|libro|pelicula|informe|cancion|documental|campana|livro|filme|relatorio|campanha|buku|lagu|laporan|
    buch|bericht|lied|kampagne|фильм|книга|книге|фильме|доклад|операция|группа|phim|sach|bao cao|chien dich";

/// What leads to a name or to a term, right before the mark, in scripts without blanks or capitals.
pub(super) const NAMED: &[&str] = &[
    "所谓",
    "所謂",
    "称为",
    "稱為",
    "叫做",
    "名为",
    "名為",
    "题为",
    "題為",
    "被称",
    "被稱",
    "俗称",
    "俗稱",
    "谓之",
    "之称",
    "เรียกว่า",
    "ชื่อ",
    "ฉายา",
    "เรื่อง",
    "ເອີ້ນວ່າ",
    "ชื่อว่า",
    "ហៅថា",
    "ឈ្មោះ",
    "တွင်",
    "ဟုခေါ်",
    "तथाकथित",
    "नामक",
    "المسمى",
    "المسماة",
    "بعنوان",
    "يسمى",
    "تسمى",
    "باسم",
    "المعروفة",
];

/// What leads to a quotation, right before the mark, in those scripts.
pub(super) const SAYING: &[&str] = &[
    "说",
    "說",
    "道",
    "表示",
    "称",
    "稱",
    "指出",
    "写道",
    "寫道",
    "强调",
    "強調",
    "问",
    "問",
    "喊",
    "ว่า",
    "ວ່າ",
    "ថា",
    "က",
    "कि",
    "कहा",
    "बताया",
    "قائلا",
    "قائلة",
    "قال",
    "قالت",
    "إن",
    "أن",
    "أضاف",
    "أضافت",
];

/// Articles and small words, which begin no name.
pub(super) const ARTICLES: &[&str] = &[
    "the", "a", "an", "le", "la", "les", "el", "los", "las", "il", "lo", "o", "os", "as", "der",
    "die", "das", "den", "dem", "un", "une", "una", "um", "uma", "ein", "eine", "pihak", "si",
    "sang", "its", "his", "her", "their", "to", "of",
];

/// Words behind which the name of a place or a body follows.
pub(super) const LINKS: &[&str] = &[
    "of", "de", "du", "des", "del", "da", "do", "dos", "for", "from", "at", "in", "dari", "von",
    "der", "para", "di", "en",
];

/// Small words inside the names of people.
pub(super) const PARTICLES: &[&str] =
    &["bin", "binti", "van", "von", "al", "el", "ibn", "bint", "ter", "dos", "das", "e", "da", "-"];
