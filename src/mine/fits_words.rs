//! The words of [`super::fits`], folded when they are first asked for.

pub(super) use super::kinds::Words;
use super::kinds::table;

table!(
    /// Words that are no noun, whatever stands before them.
    SMALL,
    "and|or|the|a|an|near|off|low|extra|all|working|currently|federally|about|around|ago|later|earlier|also|both|each|
    every|square|
    la|el|lo|los|las|le|les|se|que|o|u|y|e|un|una|uno|unas|unos|con|sin|por|para|del|al|su|sus|ni|pero|si|no|mas|muy|ya|
    fue|era|ha|han|hay|sigue|siguen|queda|quedó|será|serán|tiene|tienen|es|está|están|estaba|estaban|son|eran|cada|cuando|donde|como|desde|hasta|entre|sobre|según|dijo|
    os|na|no|nas|nos|da|das|dos|em|com|foi|são|ou|um|uma|às|ao|aos|seu|sua|
    l'|du|des|et|qui|dont|où|est|sont|sur|dans|avec|sans|depuis|concernant|contre|chez|vers|pour|par|ne|pas|
    von|oder|und|die|der|das|den|dem|im|in|am|auf|für|mit|bei|nach|zu|zum|zur|aus|als|wie|ist|sind|war|waren|wurde|wurden|
    wird|werden|hat|haben|könnten|könnte|neuen|neue|andere|anderen|mehr|weitere|weiteren|insgesamt|je|pro|ab|bis|
    yang|dan|atau|untuk|dengan|pada|oleh|dalam|akan|sudah|telah|ini|itu|
    và|hoặc|của|cho|với|trong|là|được|đã|đang|sẽ|
    и|или|в|на|с|из|от|до|для|по|о|у|к|за|при|что|как|не|это"
);

table!(
    /// Of these, those behind which the noun stands.
    ADJECTIVES,
    "low|extra|working|currently|federally|square|all|every|each"
);

table!(
    /// Nouns with the ending of a thing that are people.
    PERSONS_ALL_THE_SAME,
    "persona|personas|pessoa|pessoas|kinder|kindern|geschwister|cadres|ressortissant*|enfant*|parent*|participant*|
    habitant*|manifestant*|étudiant*|militant*|survivant*|migrant*|combattant*|occupant*|assaillant*|suppléant*|
    national*|nationaux|population*|poblacion*|generacion*|delegation*|nationalit*|patient*|client*|agent*|student*|
    resident*|immigrant*|tenant*|servant*|giant*|infant*|adolescent*|dissident*|insurgent*|president*|dependent*|
    dependant*|identit*|minorit*|celebrit*|authorit*|autorid*|deputies|majorit*|dead|toten|tote|leichen|bodies|
    jungen|zeugen|kunden|frauen|männer|mannschaft*|belegschaft*|besatzung*|geiseln|verletzung*|
    body|corps|verhaftung*|festnahme*|detencion*|detenç*|prisões|arrestation*|interpellation*|tötung*|hinrichtung*|
    ejecucion*|execution*|exécution*|desaparicion*|deportation*|déportation*|deportacion*|abschiebung*|rückführung*|
    entführung*|expulsion*|evacuation*|repatriation*|detention*|condamnation*|condena*|inculpation*|accusation*|
    imputacion*|acusacion*|conviction*|disappearance*|death*|killing*"
);

table!(
    /// Deeds and events that are counted themselves, and not those whom they befell.
    DEEDS,
    "secuestros|sequestros|kidnappings|abductions|enlèvements|entführungen|violaciones|violações|rapes|viols|amenazas|ameaças|
    threats|menaces|drohungen|ataques|attacks|attaques|angriffe|explosiones|explosions|robos|roubos|vols|assaults|agresiones|
    masacres|massacres|tomas|desplazamientos|protests|protestas|manifestations|manifestaciones"
);

table!(
    /// Verbs of what may be, before a number.
    MODALS,
    "could|might|hoping|hopes|hope|unsuccessfully|nowhere|podría|podrían|pourrait|pourraient|poderia|poderiam|könnte|könnten|
    может|могут"
);

table!(
    /// Verbs behind a modal that tell of what is known all the same: "police could confirm 12 dead".
    KNOWN,
    "confirm|see|count|identify|verify|find|only|confirmer|confirmar"
);

table!(
    /// A text of crime.
    CRIME,
    "crime|crimes|criminal*|police|polic*|fraud*|stolen|theft*|steal*|victim*|court|prosecut*|arrest*|scam*|launder*|
    hack*|phish*|extort*|ransom*|embezzl*|corrupt*|swindl*|con artist*|robber*|
    escroc*|escroqu*|vol|volé*|arnaque*|victime*|tribunal*|parquet|blanchi*|détourn*|
    estaf*|robo|robado*|robada*|delito*|delincuen*|víctima*|fiscal*|fraude*|timo|lavado|crimen*|
    golpe*|crime*|vítima*|furto*|roubo*|
    betrug*|betrüg*|straft*|opfer*|polizei*|diebstahl*|staatsanwalt*|geldwäsche*|erpress*|
    мошенн*|преступ*|полици*|краж*|потерпевш*|хищен*|жертв*|обман*|
    penipu*|korban|polisi|polis|jenayah|kejahatan|lừa|công an|nạn nhân|chiếm đoạt|
    诈骗|詐騙|警方|犯罪|受害|骗|ตำรวจ|หลอก|อาชญ|เหยื่อ|ฉ้อโกง|បោក|ប៉ូលិស|ជនរងគ្រោះ|လိမ်|ရဲ|ຕຳຫຼວດ|ຫຼອກ|
    احتيال|شرط|جريم|ضحايا|نصب|سرق|ठगी|पुलिस|अपराध|धोखा|पीड़ित"
);

table!(
    /// A text of fraud, trafficking or gangs.
    GANGS,
    "scam*|fraud*|traffick*|gang|gangs|gangster*|syndicate*|cartel*|launder*|smuggl*|mafia*|cybercrim*|compound|compounds|
    illicit*|criminal*|organised crime|organized crime|phish*|sextort*|ransomware|swindl*|ponzi|forced labour|forced labor|
    escroc*|escroqu*|arnaque*|trafic|trafiquant*|traite|réseau criminel|blanchi*|
    estaf*|fraude*|trata|narco*|banda|bandas|mafia*|lavado|blanqueo|crimen organizado|cártel*|
    golpe*|golpista*|quadrilha*|facç*|lavagem|tráfico*|traficante*|
    betrug*|betrüg*|menschenhandel*|schleuser*|bande|banden|geldwäsche*|kriminell*|kartell*|
    мошенн*|торговл*|банд*|преступ*|отмыван*|
    penipu*|perdagangan orang|sindikat|judi|scammer*|mafia|lừa đảo|buôn người|đường dây|tội phạm|
    诈骗|詐騙|电诈|電詐|园区|園區|贩卖|販賣|犯罪|洗钱|洗錢|集团|หลอก|สแกม|คอลเซ็นเตอร์|ค้ามนุษย์|แก๊ง|ฉ้อโกง|
    បោក|ជួញដូរ|ឆបោក|လိမ်|လူကုန်ကူး|ကျားဖြန့်|ຫຼອກ|ຄ້າມະນຸດ|احتيال|اتجار|عصاب|شبكة|نصب|ठगी|तस्कर|गिरोह|धोखाधड़ी|साइबर"
);

table!(
    /// Those who are accused of something.
    ACCUSED_OF,
    "accused of|accused in|charged with|charged in|charged over|indicted for|indicted on|on trial for|standing trial for|
    facing trial for|acusados de|acusadas de|acusado de|acusada de|acusados por|imputados por|procesados por|accusés de|
    accusées de|inculpés pour|poursuivis pour|prévenus de|angeklagt|обвиняемых в|обвиняемые в|обвиняемый в|обвиняемого в|
    yang didakwa|bị cáo buộc|被控|涉嫌"
);

table!(
    /// Those who were convicted of it.
    CONVICTED_OF,
    "convicted of|convicted for|found guilty of|jailed for|imprisoned for|condenados por|condenadas por|condenado por|
    condamnés pour|condamnées pour|condamné pour|verurteilt|осужденных за|осуждённых за|yang divonis"
);

table!(
    /// Those who are suspected of it.
    SUSPECTED_OF,
    "suspected of|suspected in|suspected over|sospechosos de|sospechosas de|sospechoso de|soupçonnés de|soupçonnées de|
    suspeitos de|suspeitas de|im verdacht|подозреваемых в|подозреваемые в|yang diduga|bị tình nghi"
);

table!(
    /// Parts of a whole: "three quarters".
    PARTS,
    "quarters|thirds|fifths|tenths|vierteln|viertel|dritteln|drittel|quarts|tiers|cuartos|tercios|quartos|terços"
);

table!(
    /// Days of the week, behind which a number is one of the month.
    WEEKDAYS,
    "lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|segunda-feira|
    terça-feira|quarta-feira|quinta-feira|sexta-feira|sabado|senin|selasa|rabu|kamis|jumat|sabtu|minggu"
);

table!(
    /// Nouns in the singular behind which a number is a name: "escuela rural 27", "Platz 4", "Tram 12".
    NUMBERED,
    "escuela|comuna|colonia|zona|línea|ruta|rural|cuartel|distrito|sección|circuito|juzgado|fiscalía|tomo|folio|puesto|
    liceo|colegio|unidad|módulo|pabellón|lote|manzana|apartado|
    école|ligne|zone|secteur|quartier|brigade|chambre|bâtiment|tome|version|chaîne|top|journal|
    escola|linha|setor|bloco|lote|quadra|vara|
    platz|linie|zone|gleis|haus|zimmer|saal|halle|kapitel|seite|paragraph|absatz|artikel|version|band|heft|ausgabe|
    hausnummer|station|abschnitt|bezirk|
    line|route|platform|bus|tram|flight|tower|building|gate|terminal|camp|checkpoint|site|episode|season|version|volume|
    chapter|figure|table|appendix|schedule|clause|title|bill|measure|proposition|ward|precinct"
);

/// Folded: what may stand behind a number so that it is one of so many.
pub(super) const OUT_OF_BEHIND: &[&str] = &[
    "in every ",
    "out of every ",
    "out of ten",
    "out of 10",
    "of every ",
    "de cada ",
    "em cada ",
    "sur deux",
    "sur trois",
    "sur quatre",
    "sur cinq",
    "sur six",
    "sur sept",
    "sur huit",
    "sur neuf",
    "sur dix",
    "sur 10",
    "dari setiap ",
    "из каждых ",
];

/// Folded: the same where only people behind it make it a share: "six in ten victims".
pub(super) const IN_TEN: &[&str] = &["in ten ", "in 10 "];

/// Folded: French numbers that "sur dix" makes a share of.
pub(super) const UNDER_TEN_FR: &[&str] =
    &["un", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];

/// Folded: what says that hours are of each day.
pub(super) const A_DAY: &[&str] = &[
    "par jour",
    "al dia",
    "por dia",
    "diarias",
    "a day",
    "per day",
    "pro tag",
    "am tag",
    "taglich",
    "sehari",
    "per hari",
    "moi ngay",
    "mot ngay",
    "в день",
    "в сутки",
];

/// Folded: what may stand before a number that so many others are out of.
pub(super) const OUT_OF_BEFORE: &[&str] =
    &["in every", "out of every", "of every", "de cada", "em cada", "dari setiap", "из каждых"];

/// Folded: what stands before a time of day.
pub(super) const CLOCK_BEFORE: &[&str] = &[
    "a las",
    "a la",
    "las",
    "as",
    "a",
    "vers",
    "des",
    "avant",
    "apres",
    "hacia las",
    "desde las",
    "gegen",
    "um",
    "ab",
    "pukul",
    "jam",
    "luc",
    "в",
    "около",
    "at",
    "by",
    "until",
    "from",
];

/// Folded: and what behind it.
pub(super) const CLOCK_BEHIND: &[&str] = &[
    "de la manana",
    "de la tarde",
    "de la noche",
    "de la madrugada",
    "da manha",
    "da tarde",
    "da noite",
    "da madrugada",
    "heures",
    "heure",
    "h",
    "horas",
    "hs",
    "hrs",
    "uhr",
    "gio",
    "часов",
    "часа",
    "o'clock",
    "a.m",
    "p.m",
    "am",
    "pm",
];

/// Endings of what is no person, folded, of German.
pub(super) const ABSTRACT_DE: &[&str] = &[
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "nis", "nisse", "nissen", "tion", "tionen",
    "werke", "werken", "hauser", "hausern", "gerate", "geraten", "anlage", "anlagen", "statten",
    "prozent", "euro", "stadte", "stadten", "dorfer", "dorfern", "platze", "platzen",
];

/// The same of French.
pub(super) const ABSTRACT_FR: &[&str] =
    &["ement", "ements", "tion", "tions", "sion", "sions", "isme", "ismes", "logie", "logies"];

/// The same of Spanish, Portuguese, Italian and Catalan.
pub(super) const ABSTRACT_ES: &[&str] = &[
    "cion", "ciones", "sion", "siones", "cao", "coes", "mento", "mentos", "miento", "mientos",
    "dad", "dades", "dade", "tud", "tudes", "aje", "ajes", "agem", "agens", "ismo", "ismos",
    "logia", "logias", "azione", "azioni",
];

/// The same of English.
pub(super) const ABSTRACT_EN: &[&str] = &[
    "tions",
    "sions",
    "ments",
    "ities",
    "logies",
    "isms",
    "acres",
    "projects",
    "buildings",
    "metres",
    "meters",
    "dollars",
    "hours",
];
