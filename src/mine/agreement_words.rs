//! The words of [`super::agreement`]: tables only.

use super::kinds::table;

table!(
    /// Adjectives that stand before their noun in Spanish, Portuguese and French.
    BEFORE_NOUNS,
    "mejores|peores|grandes|nuevos|nuevas|pequeños|pequeñas|primeros|primeras|últimos|últimas|principales|diferentes|diversos|
    diversas|distintos|distintas|malos|malas|buenos|buenas|viejos|viejas|supuestos|supuestas|presuntos|presuntas|posibles|
    antiguos|antiguas|próximos|próximas|mismos|mismas|demás|jóvenes|altos|largos|largas|valiosos|importantes|
    melhores|piores|novos|novas|pequenos|pequenas|primeiros|primeiras|principais|velhos|velhas|antigos|antigas|próprios|
    próprias|outros|outras|jovens|longos|longas|
    grands|petits|petites|nouveaux|nouvelles|premiers|premières|derniers|dernières|principaux|vieux|vieilles|anciens|
    anciennes|différents|différentes|mêmes|meilleurs|meilleures|simples|seuls|seules|présumés|présumées|jeunes|longs|
    longues|bons|bonnes|gros|grosses|hauts|hautes|autres|prochains|prochaines|supposés|supposées"
);

table!(
    /// Measures and scores: nobody cites them as evidence.
    MEASURES,
    "metro|metros|kilómetro*|quilómetro*|quilômetro*|centímetro*|centimetro*|mètre*|metre*|kilomètre*|centimètre*|
    meter|metern|kilometer|kilometern|quadratkilometer*|quadratmeter*|zentimeter*|
    метр|метра|метров|километр*|сантиметр*|градус*|балл*|очк*|гол|гола|голов|
    km|cm|mm|m|m²|km²|grado|grados|grau|graus|degré*|grad|punkte|punkten|puntos|pontos|points|goles|gols|buts|tore|toren|
    mét|mét vuông|km vuông|phần|điểm|bàn|độ|derajat|poin|gol|meter persegi|kilometer persegi|
    veces|vezes|fois|mal|раз|раза|kali|lần|lượt|segundos|secondes|sekunden|секунд|секунды|detik|
    متر|مترا|امتار|كيلومتر*|كم|دقيقه|دقائق|مره|مرات|درجه|درجات|मीटर|किलोमीटर|किमी|डिग्री|मिनट|बार|गुना|
    páginas|seiten|страниц|halaman|trang|capítulos|episodios|épisodes|folgen|серии|серий|minutos|minutes|minuten|минут"
);

table!(
    /// Those who act for a state or rescue others.
    OFFICERS,
    "policía|policías|policia|policias|agente|agentes|efectivo|efectivos|uniformado*|elementos|bombero*|rescatista*|guardia|
    guardias|militares|soldados|funcionarios|inspectores|fiscales|
    policiais|bombeiro*|auditores|guardas|soldado|
    policier*|gendarme*|militaire*|soldat|soldats|pompier*|sapeurs-pompiers|sauveteur*|secouriste*|douanier*|
    polizist*|beamt*|soldaten|feuerwehrleut*|feuerwehrmänner|helfer*|einsatzkräft*|rettungskräft*|ermittler*|zöllner*|
    полицейск*|сотрудник*|военнослужащ*|спасател*|солдат*|пожарн*|инспектор*|оперативник*|
    polisi|polis|petugas|personel|prajurit|tentara|aparat|penyidik|pegawai|
    cán bộ|chiến sĩ|cảnh sát|trinh sát|công an|bộ đội"
);

table!(
    /// Words that make a verb one of what was done to its subject.
    PASSIVE,
    "fue|fueron|fuera|fueran|sido|foram|foi|ser|été|être|furent|sont|seront|wurde|wurden|worden|werden|были|был|была|bị|được|
    resultaron|resultó|resultaram|quedaron|ficaram|находятся"
);

table!(
    /// Further nouns for people, of languages other than English.
    PERSONS,
    "uniformad*|civiles|civis|civils|efectivo|efectivos|sicario*|pandillero*|asaltante*|delincuente*|sujeto|sujetos|custodio*|
    comunero*|campesino*|indígenas|estudiante*|maestro|maestros|maestras|manifestante*|obrero*|minero*|pescador*|chofer*|
    conductor|conductores|peatones|ocupante*|tripulante*|turista*|visitante*|vecino|vecinos|vecinas|habitante*|residente*|
    paciente*|médicos|enfermer*|periodista*|activista*|líder|líderes|concejal*|alcaldes|jueces|vigilante*|reos|bañista*|
    hombre|hombres|mujer|mujeres|varones|ancian*|lactante*|gerente|gerentes|empresari*|trabajador*|jornaler*|inmigrante*|
    refugiad*|desplazad*|excombatiente*|guerriller*|paramilitar*|terrorista*|yihadista*|feligres*|hincha|hinchas|
    trabalhador*|lavrador*|agricultor*|empregad*|motorista*|passageiras|pedestre*|ocupante|moradore*|morador|banhista*|
    criminosos|criminosa*|bandido*|traficantes|fazendeiro*|garimpeiro*|policiais|bombeiros|indígena|quilombola*|professor*|
    aluno*|alunas|fiéis|torcedore*|
    demandeur*|réfugié*|exilé*|riverain*|habitante*|baigneur*|randonneur*|lycéen*|collégien*|élève*|élèves|salarié*|
    ouvrier*|ouvrière*|conducteur*|conductrice*|automobiliste*|piéton*|cycliste*|militants|militante*|djihadiste*|
    terroriste*|rebelle*|soldat*|marin|marins|pêcheur*|naufragé*|paysan*|agriculteur*|journaliste*|médecin*|
    teilnehmer*|demonstrant*|demonstrierend*|aktivist*|anwohner*|bewohner*|einwohner*|schüler*|studierend*|student*|
    kinder|kindern|frau|frauen|mann|männer|männern|senior*|urlauber*|tourist*|fahrgäste*|insassen|autofahrer*|radfahrer*|
    fußgänger*|rettungskräfte*|einsatzkräfte*|feuerwehrleut*|helfer*|asylbewerber*|asylsuchend*|geflüchtet*|schutzsuchend*|
    vertrieben*|rebellen|kämpfer*|terroristen|islamisten|extremisten|zivilist*|journalist*|patient*|beschäftigt*|
    angestellt*|bauern|fischer*|matrosen|besatzungsmitglied*|häftling*|inhaftiert*|gefangene*|
    беженц*|переселенц*|иностранц*|иностранк*|нелегал*|протестующ*|демонстрант*|активист*|студент*|школьник*|учащ*|
    пациент*|водител*|пешеход*|турист*|рыбак*|рыбаков|моряк*|моряков|боевик*|боевиков|террорист*|солдат*|мирных|
    журналист*|врач*|женщин*|мужчин*|детей|младен*|пожил*|родственник*|очевид*|свидетел*|
    pemuda|siswa|siswi|pelajar|santri|guru|nelayan|petani|pedagang|sopir|pengemudi|pengendara|pejalan|wisatawan|turis|
    pengungsi|pencari suaka|demonstran|aktivis|wartawan|jurnalis|dokter|perawat|pasien|tentara|prajurit|milisi|teroris|
    napi|narapidana|tahanan|begal|perampok|pencuri|bandar|kurir|pengedar|mucikari|calo|majikan|buronan|pemilik|
    wni|wna|abk|tkw|pmi|tki|balita|lansia|ibu|bapak|bocah|gadis|kru|awak|pendaki|jemaah|penambang|pemain|
    kanak-kanak|penuntut|mangsa|suspek|pendatang|pelarian|anggota|nelayan"
);

table!(
    /// Bodies, which nobody frees or arrests.
    BODIES,
    "órgano*|organismo*|entidad*|institucion*|agencia|agencias|dependencia*|ministerio*|gobierno*|órgão*|entidade*|
    instituiç*|agência|agências|ministério*|governo*|organisme|organismes|institution|institutions|agence|agences|services|
    ministère*|associations|behörde|behörden|institution*|ämter|organisation*|ministerien|verbände|vereine|
    отряд|отряда|отрядов|отделений|отделения|бригад|бригады|ведомств*|организаци*|орган|органов|органа|учреждени*|министерств*|lembaga|instansi|dinas|badan|kementerian|agensi|
    jabatan|regu|tim|pasukan|kompi|satuan"
);

table!(
    /// Deeds and cases, of which a handful is a fact.
    CASES,
    "факт|факта|фактов|эпизод*|случай|случая|случаев|нарушени*|убийств*|взрыв*|нападени*|обстрел*|удар|удара|ударов|
    hecho|hechos|macrocaso*|episodio*|ataque*|atentado*|explosión|explosiones|asesinato*|homicidio*|violacion*|secuestro*|masacre*|
    enfrentamiento*|operativo*|allanamiento*|redada*|incidente*|denuncia*|bomba*|proyectil*|disparo*|crímenes|
    attentat*|attaque*|explosion*|assassinat*|meurtre*|viol|viols|affrontement*|perquisition*|incident*|plainte*|
    angriff*|anschlag|anschläg*|explosion*|vorfall|vorfäll*|tötung*|mord|morde|morden|razzia|razzien|
    assassinat*|estupro*|chacina*|confronto*|mandado*|boletim|boletins|
    serangan|ledakan|insiden|pembunuhan|perkosaan|kejadian|kes|laporan|
    vụ|trường hợp|ca|cuộc"
);

/// Words right before a number that make those who are counted the doers of what was done.
pub(super) const DOERS: &[&str] =
    &["por", "par", "pelos", "pelas", "pelo", "von", "durch", "oleh", "boi"];

/// Small words between such a word and its number.
pub(super) const SMALL: &[&str] = &[
    "al",
    "menos",
    "los",
    "las",
    "unos",
    "unas",
    "os",
    "as",
    "uns",
    "ao",
    "pelo",
    "les",
    "des",
    "au",
    "moins",
    "mindestens",
    "den",
    "rund",
    "etwa",
    "sekitar",
    "it",
    "nhat",
    "ces",
    "estos",
    "estas",
    "otros",
    "outros",
    "deux",
    "mais",
    "mas",
    "de",
];

/// Folded beginnings of what is counted in Vietnamese that are people.
pub(super) const PERSONS_VI: &[&str] = &[
    "nguoi",
    "doi tuong",
    "bi can",
    "bi cao",
    "nghi pham",
    "nghi can",
    "nan nhan",
    "cong dan",
    "phu nu",
    "tre em",
    "tre",
    "hoc sinh",
    "sinh vien",
    "lao dong",
    "cong nhan",
    "nhan vien",
    "can bo",
    "chien si",
    "canh sat",
    "thanh nien",
    "thanh vien",
    "thuyen vien",
    "ngu dan",
    "hanh khach",
    "du khach",
    "khach",
    "nam",
    "nu",
    "be",
    "chau",
    "em",
    "ong",
    "ba",
    "ke",
    "ten",
    "con bac",
    "trinh sat",
    "quan nhan",
    "linh",
    "binh si",
    "dan thuong",
    "thi the",
    "ca ",
    "truong hop",
    "anh",
    "chi",
    "co gai",
    "thieu",
    "nghi",
    "pham nhan",
    "tu nhan",
    "con tin",
    "dan",
    "giao vien",
    "bac si",
    "tai xe",
    "lai xe",
    "tay sung",
    "hung thu",
    "me con",
    "vo chong",
    "bo con",
    "thuong binh",
    "sinh mang",
    "mang nguoi",
    "cong an",
    "cu dan",
    "ho dan",
    "nhan chung",
    "luat su",
    "nha bao",
    "phong vien",
    "vi",
    "thanh thieu nien",
    "nguoi",
];

table!(
    /// Words before a prison term that was asked for, or that a law threatens with.
    ASKED,
    "pidió|pide|piden|pidieron|solicitó|solicita|solicitan|solicitaron|requirió|reclamó|sancionar|sanciona|castiga|castigar|
    castigado|penado|penada|enfrenta|enfrentan|enfrentaría|afronta|afrontan|podría|podrían|expone|exponen|
    pediu|pede|pedem|solicitou|requereu|punir|pune|punível|enfrentam|poderia|prevê|preve|
    requis|requiert|requièrent|réclamé|réclame|demandé|passible|passibles|encourt|encourent|encouru|encourue|risque|risquent|
    punissable|puni|punie|
    fordert|fordern|forderte|forderten|gefordert|beantragt|beantragte|beantragten|droht|drohen|drohte|
    попросил|попросила|просит|запросил|запросила|потребовал|требует|грозит|грозят|предусматривает|
    menuntut|dituntut|tuntutan|diancam|terancam|ancaman|
    đề nghị|求刑|面临|最高可|ขอให้ลงโทษ|ต้องระวางโทษ|طالب|تصل|मांग"
);
