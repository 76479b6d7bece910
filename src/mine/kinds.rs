//! Words that tell what sort of thing a number counts, in many languages: tables only, and how they are compared.

use super::{
    lex::{Quote, is_unspaced},
    lists::Sorted,
    word_lists::Firsts,
};
use crate::fold::{Quick, fold};
use aho_corasick::AhoCorasick;
use std::collections::HashSet;

/// Words, stems (`*` for any ending) and phrases, folded.
pub(super) struct Words {
    whole: HashSet<&'static str, Quick>,
    stems: Sorted,
    /// All of them, stems without their star.
    list: &'static [&'static str],
    /// What finds the phrases in a text.
    finder: Option<AhoCorasick>,
    /// How they begin.
    firsts: Firsts,
}

impl Words {
    /// Of a table: words parted by bars and line ends.
    pub(super) fn new(table: &str) -> Self {
        Self::of(table.split(['|', '\n']).map(str::trim).filter(|w| !w.is_empty()))
    }

    /// Of words, stems and phrases that were taken apart.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let (stems, whole): (Vec<String>, Vec<String>) =
            words.map(fold).partition(|word| word.ends_with('*'));
        let stem = |word: &String| word.trim_end_matches('*').to_owned();
        let stems: Vec<String> = stems.iter().map(stem).collect();
        // These tables live as long as the program.
        let list: Vec<&'static str> =
            whole.into_iter().chain(stems.iter().cloned()).map(|word| &*word.leak()).collect();
        let list: &'static [&'static str] = list.leak();
        let whole = list.get(..list.len() - stems.len()).unwrap_or_default();
        let phrase = |word: &&&str| word.contains(' ') || word.chars().any(is_unspaced);
        let phrases: Vec<&&str> = whole.iter().filter(phrase).collect();
        Self {
            finder: AhoCorasick::new(&phrases).ok().filter(|_| !phrases.is_empty()),
            firsts: Firsts::of(list.iter().copied()),
            whole: whole.iter().copied().collect(),
            stems: Sorted::of(stems.into_iter()),
            list,
        }
    }

    /// Whether the letters of one of them stand in a quote: only then is a part of it worth a closer look.
    pub(super) fn may_stand_in(&self, quote: &Quote) -> bool {
        quote.holds(self.list)
    }

    /// Whether a folded word is one of them.
    pub(super) fn has(&self, word: &str) -> bool {
        self.firsts.may_begin(word)
            && (self.whole.contains(word) || self.stems.starts_of(word).next().is_some())
    }

    /// How many letters lie between a point of a folded text and the nearest of them.
    pub(super) fn nearest(&self, text: &str, point: usize) -> Option<usize> {
        let mut best: Option<usize> = None;
        let mut near = |from: usize, to: usize| {
            let distance = if to <= point { point - to } else { from.saturating_sub(point) };
            if best.is_none_or(|b| distance < b) {
                best = Some(distance);
            }
        };
        let mut start = 0;
        for part in text.split(|c: char| !c.is_alphanumeric() && c != '\'') {
            if !part.is_empty() && self.has(part) {
                near(start, start + part.len());
            }
            // One byte parts what is split; signs of more bytes are counted by their own length.
            start += part.len();
            start += text.get(start..).and_then(|t| t.chars().next()).map_or(0, char::len_utf8);
        }
        self.phrases(text).for_each(|(at, end)| near(at, end));
        best
    }

    /// Where phrases stand in a folded text.
    fn phrases<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unspaced(c));
        let found = self.finder.iter().flat_map(move |finder| finder.find_overlapping_iter(text));
        found.map(|found| (found.start(), found.end())).filter(move |(at, end)| {
            let before = text.get(..*at).and_then(|t| t.chars().next_back());
            let after = text.get(*end..).and_then(|t| t.chars().next());
            !letter(before) && !letter(after)
        })
    }

    /// Whether one of them stands in a folded text.
    pub(super) fn stands_in(&self, text: &str) -> bool {
        let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
        words.any(|word| !word.is_empty() && self.has(word)) || self.phrases(text).next().is_some()
    }

    /// Whether one of them stands in a quote.
    pub(super) fn stands_in_quote(&self, quote: &Quote) -> bool {
        self.may_stand_in(quote) && self.stands_in(quote.folded())
    }
}

/// A table of words by its name, read when it is first asked for.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident, $text:expr) => {
        $(#[$doc])*
        pub(super) static $name: std::sync::LazyLock<$crate::mine::kinds::Words> =
            std::sync::LazyLock::new(|| $crate::mine::kinds::Words::new($text));
    };
}
pub(super) use table;

table!(
    /// Nouns for things, so that a verb about people says nothing of them.
    THINGS,
    "aller|allers|account|accounts|card|cards|sim|sims|website*|site|sites|page|pages|advert|adverts|advertisement*|ads|vehicle*|car|cars|motorcycle*|motorbike*|
    truck*|bus|buses|boat|boats|ship|ships|vessel*|plane|planes|flight*|dog|dogs|drone*|weapon*|gun|guns|firearm*|document*|
    passport*|visa|visas|licence*|license*|warrant*|company|companies|firm|firms|agency|agencies|bank|banks|report|reports|
    complaint*|call|calls|message*|payment*|transaction*|transfer*|operation*|compound*|building*|room|rooms|house|houses|
    property|properties|terminal*|device*|server*|router*|tablet*|computer*|laptop*|phone*|kilogram*|kilo|kilos|gram|grams|
    ton|tons|tonne*|litre*|crime|crimes|offence*|offense*|incident*|attack*|case|cases|charge|charges|count|counts|
    suret*|province*|state|states|city|cities|town|towns|village|villages|district*|location*|wallet*|bitcoin*|bag|bags|item|items|
    book|books|bullet*|knives|cage|cages|villa|villas|shop|shops|store|stores|office|offices|centre*|center*|hub|hubs|raid|raids|
    crash|crashes|accident*|road|roads|visit|visits|test|tests|result|results|violation*|block|street*|injury|
    squat*|blow|blows|shot|shots|app|apps|profile*|domain*|notification*|request*|alert*|post|posts|
    compte|comptes|carte|cartes|voiture*|véhicule*|moto|motos|camion*|bateau*|navire*|pirogue*|documents|passeport*|
    société|sociétés|entreprise*|banque*|plainte*|appel|appels|signalement*|dossier*|bâtiment*|maison*|arme|armes|
    kilogramme*|heures|province*|région*|ville*|crimes|infraction*|signalements|puces|ordinateur*|téléphone*|client|clients|
    cuenta*|tarjeta*|vehículo*|coche|coches|auto|autos|automóvil*|camioneta*|motocicleta*|barco*|buque*|documento*|
    pasaporte*|empresa*|sociedad*|banco|bancos|denuncia*|llamada*|reporte|reportes|delito*|ciberestafa*|edificio*|arma|armas|
    inmueble*|provincia*|ciudad*|caso|casos|teléfono*|ordenador*|computador*|clientes|mensaje*|causa|causas|
    conta|contas|cartão|cartões|viatura*|carro|carros|veículo*|caminhão|caminhões|navio*|barcos|passaporte*|queixa*|
    chamada*|inquérito*|notificaç*|pedido*|buscas|mandado*|estado|estados|cidade*|telemóve*|celular*|aparelho*|crime|
    konto|konten|karte|karten|fahrzeug*|auto|autos|wagen|motorr*|boot|boote|schiff*|firma|firmen|unternehmen|gesellschaft*|
    bank|banken|anzeige|anzeigen|fall|fälle|fällen|anruf*|waffe*|dokument*|reisep*|gebäude*|wohnung*|büro|büros|straftat*|
    handy|handys|rechner|verhandlungstag*|bundesl*|
    счет|счета|счетов|карт|карты|автомобил*|машин*|судов|судна|компани*|фирм*|банк*|обращени*|заявлени*|звонк*|
    преступлени*|дел|дела|документ*|паспорт*|оруж*|здани*|помещени*|ноутбук*|телефон*|компьютер*|сим-карт*|област*|удар*|
    rekening|kartu|kendaraan|mobil|motor|kapal|perusahaan|bank|laporan|panggilan|kasus|perkara|dokumen|paspor|senjata|
    bangunan|gedung|ruko|provinsi|kota|kabupaten|pesawat|akun|situs|unit|ponsel|laptop|komputer|kali|buah|akaun|kad|kereta|
    syarikat|pasport|pusat|lokasi|
    tài khoản|thẻ|ô tô|xe|công ty|ngân hàng|đơn|vụ|cuộc gọi|hộ chiếu|tòa nhà|căn|tỉnh|địa điểm|máy|điện thoại|tài|chiếc|
    บัญชี|คัน|เครื่อง|บริษัท|คดี|เล่ม|หลัง|ซิม|账户|银行卡|张|辆|台|部|家公司|起|栋|本|គណនី|គ្រឿង|ក្រុមហ៊ុន|အကောင့်|
    စီး|လုံး|ບັນຊີ|ຄັນ|ເຄື່ອງ|حساب*|بطاق*|سيار*|شرك*|هاتف*|جواز*|खात*|कार्ड*|गाड़ि*|कंपनि*|फोन*|मामल*"
);

table!(
    /// Further nouns for people, beside those of `clauses`.
    PEOPLE,
    "inmate*|citizen*|loyalist*|pilgrim*|relative|relatives|family|families|friend*|survivor*|accomplice*|defendant*|operator*|agent|agents|recruiter*|
    trafficker*|smuggler*|fraudster*|scammer*|kingpin*|mastermind*|associate*|official*|officer*|policemen|policewomen|
    soldier*|compatriot*|countrymen|national|nationals|villager*|fishermen|sailor*|crew|teen|teens|youth|youngster*|
    minor|toddler*|deportee*|returnee*|evacuee*|jobseeker*|user*|customer*|retiree*|pensioner*|elderly|women|males|females|
    male|female|guard|guards|broker*|mule*|money mules|hostage*|captive*|laborer*|labourer*|staff|staffer*|caller*|
    asylum seekers|dead|bodies|injured|wounded|arrestee*|convict*|illegals|expatriate*|expat|expats|violator*|overstayer*|absconder*|runaway*|infiltrator*|
    survivant*|rescapé*|proche|proches|passager*|complice*|prévenu*|inculpé*|recruteur*|passeur*|trafiquant*|escroc*|
    agent|agents|policier*|gendarme*|militaire*|jeune|jeunes|fille|filles|garçon*|bébé|bébés|membre|membres|employé*|détenu*|
    otage*|compatriote*|interpellé*|morts|mortes|blessé*|client*|individu*|majeur*|mineure*|disparu*|
    interno*|interna|internas|familiar*|pasajero*|cómplice*|acusado*|acusada*|imputado*|reclutador*|traficante*|estafador*|
    agente*|policía*|militar*|joven|jóvenes|niña*|niño*|bebé*|miembro*|integrante*|empleado*|recluso*|preso|presos|rehén|
    rehenes|connacional*|compatriota*|arrestad*|muerto*|herido*|superviviente*|sobreviviente*|individuo*|adulto*|adolescente*|
    mayor|mayores|afectad*|damnificad*|perjudicad*|usuario*|
    passageir*|cúmplice*|arguido*|arguida*|réu|réus|recrutador*|aliciador*|golpista*|polícia*|militares|jove*|menino|meninos|menina|meninas|
    membro*|integrante*|funcionári*|detid*|preso|presos|refém|reféns|morto|mortos|ferido*|sobrevivente*|indivíduo*|alvo|alvos|adulto*|
    adolescente*|idos*|usuári*|utente*|
    insass*|angehörig*|passagier*|komplize*|mittäter*|angeklagt*|mitangeklagt*|schleuser*|anwerber*|betrüger*|polizist*|
    beamt*|soldat*|jugendlich*|mädchen|junge|jungen|mitglied*|mitarbeiter*|häftling*|gefangen*|geisel*|tote|toten|verletzte*|
    überlebende*|erwachsen*|minderjährig*|flüchtling*|migrant*|arbeiter*|österreicher*|deutsche*|täter*|tatverdächtig*|
    festgenommen*|leute|staatsangehörig*|staatsbürger*|landsleut*|rentner*|nutzer*|
    пассажир*|сообщник*|обвиняем*|вербовщик*|мошенник*|организатор*|полицейск*|сотрудник*|военн*|девуш*|девоч*|мальчик*|
    юнош*|член*|участник*|работник*|рабочих|рабочие|заключен*|заложник*|погибш*|ранен*|пострадавш*|потерпевш*|выживш*|
    мигрант*|гражданк*|гражданин*|выходц*|уроженц*|россиян*|соотечественник*|взросл*|подростк*|ребен*|задержанн*|
    арестованн*|туркмен*|жител*|туристы|туристов|пенсионер*|
    laki|laki-laki|pria|lelaki|perempuan|wanita|anggota|pekerja|karyawan|penumpang|terdakwa|perekrut|petugas|polisi|
    anak-anak|bayi|remaja|penyintas|sandera|tahanan|buruh|migran|pmi|tki|warga|jenazah|pelaku|penduduk|mahasiswa|kanak|
    rakyat|pendatang|pekerja|individu|
    nạn nhân|nghi phạm|nghi can|bị can|đối tượng|phụ nữ|trẻ em|công dân|lao động|nhân viên|thành viên|người|bị cáo|cán bộ|
    thi thể|học sinh|sinh viên|thiếu niên|ông|bà|chị|anh|trẻ|em|phụ|cong|
    ชาว|เด็ก|ผู้หญิง|ผู้ชาย|หญิง|ชาย|เหยื่อ|ผู้เสียหาย|ผู้ต้องหา|ผู้ต้องสงสัย|แรงงาน|嫌疑人|受害人|受害者|公民|嫌犯|女性|男性|
    កុមារ|ស្ត្រី|បុរស|ជនរងគ្រោះ|ជនសង្ស័យ|အမျိုးသမီး|အမျိုးသား|ကလေး|ຜູ້ເຄາະຮ້າຍ|ແມ່ຍິງ|رجل*|رجال|نساء|اطفال|عامل*|عمال|
    متهم*|ضحايا|مهاجر*|آدمي|युवक*|युवती*|पुरुष*|आरोपि*|मजदूर*|लड़कि*|लड़क*|व्यक्ति*"
);

table!(
    /// Nouns for those who suffered.
    SUFFERERS,
    "victim*|survivor*|hostage*|captive*|returnee*|victime*|survivant*|rescapé*|otage*|víctima*|vitima*|superviviente*|
    sobreviv*|rehén|rehenes|reféns|opfer*|überlebende*|geisel*|жертв*|потерпевш*|пострадавш*|заложник*|korban|penyintas|
    mangsa|sandera|nạn nhân|nạn|เหยื่อ|ผู้เสียหาย|受害人|受害者|ជនរងគ្រោះ|ຜູ້ເຄາະຮ້າຍ|ضحي*|ضحايا|पीड़ित*|damnificad*|
    perjudicad*|lesados|geschädigt*"
);

table!(
    /// Nouns for those who did it.
    PERPETRATORS,
    "suspect*|trafficker*|smuggler*|ringleader*|scammer*|fraudster*|defendant*|perpetrator*|recruiter*|kingpin*|
    trafiquant*|passeur*|recruteur*|escroc*|prévenu*|sospechos*|traficante*|reclutador*|estafador*|suspeito*|aliciador*|
    golpista*|arguid*|schleuser*|verdächtig*|tatverdächtig*|täter*|betrüger*|angeklagt*|подозреваем*|обвиняем*|вербовщик*|
    мошенник*|tersangka|pelaku|suspek|nghi phạm|nghi can|bị can|ผู้ต้องหา|ผู้ต้องสงสัย|嫌疑人|嫌犯|ជនសង្ស័យ|مشتبه*|
    متهم*|आरोपी|संदिग्ध*"
);

table!(
    /// What is said of those who have not been caught.
    FUGITIVES,
    "fugitive*|at large|on the run|wanted|manhunt|being sought|is sought|are sought|recherché*|en fuite|en cavale|prófug*|
    fugitiv*|buscad*|en busca y captura|foragid*|fugid*|em fuga|procurad*|gesucht|flüchtig|auf der flucht|zur fahndung|
    в розыск|в розыске|скрыва*|разыскива*|buron|buronan|dpo|melarikan diri|diburu|truy nã|truy xét|bỏ trốn|đang trốn|lẩn trốn|
    หลบหนี|在逃|通缉|គេចខ្លួន|ထွက်ပြေး|ຫຼົບໜີ|هارب*|فارين|फरार"
);

table!(
    /// What those do who were not caught; victims may do it as well.
    FLED,
    "fled|escaped|got away|ran away|ont fui|ont pris la fuite|se sont enfuis|s'est enfui|huyeron|escaparon|se fugaron|fugiram|
    escaparam|flohen|flüchteten|entkamen|geflohen|geflüchtet|сбежали|сбежал|скрылись|бежали|kabur|melarikan diri|bỏ trốn"
);

table!(
    /// What is done to those who are caught.
    CAUGHT,
    "arrested|arrests|detained|apprehended|nabbed|arrêté*|interpellé*|detuvo|detuvieron|detenid*|arrestad*|prendeu|prendera*|
    preso|presos|presa|presas|detid*|festgenommen|festnahm*|verhaftet|задержа*|арестова*|menangkap|ditangkap|menahan|bắt|bị bắt|bắt giữ"
);

table!(
    /// What is said of those whom a court keeps in prison before a trial.
    REMANDED,
    "remanded|prisión provisional|prisión preventiva|prisão preventiva|détention provisoire|untersuchungshaft|
    pre-trial detention|СИЗО"
);

table!(
    /// What is said of suspects whom a court lets go; nobody rescued them.
    BAILED,
    "on bail|without charge|released pending|sous caution|sous contrôle judiciaire|bajo fianza|en libertad con cargos|
    libertad condicional|libertad provisional|sob fiança|liberdade provisória|gegen kaution|auf freien fuß|под залог|
    под подписку|dengan jaminan|tại ngoại|ประกันตัว|取保候审|بكفاله"
);

table!(
    /// Where somebody is kept.
    CONFINED,
    "in detention|in custody|in prison|in jail|behind bars|en détention|en prison|en prisión|en la cárcel|detidos|na prisão|in haft|
    im gefängnis|di penjara|dalam tahanan|trong tù|под стражей|в тюрьме"
);

table!(
    /// Words of letting somebody go who was caught.
    LET_GO,
    "released|freed|set free|let go|libérées|libérés|remis en liberté|remises en liberté|relâchés|relâchées|puestos en libertad|
    puestas en libertad|liberados|liberadas|soltos|soltas|libertados|libertadas|freigelassen|auf freien fuß|отпущены|освобождены|
    dibebaskan|dilepaskan|được thả|được trả tự do|ถูกปล่อยตัว|获释|獲釋|释放|釋放"
);

table!(
    /// Words between a figure and the one that it is measured against.
    COMPARED,
    "compared with|compared to|up from|down from|increase from|decrease from|decline from|drop from|rise from|fall from|as against|against|contre|par rapport à|frente a|frente aos|comparado con|
    comparado com|en comparación con|que los|que las|do que|gegenüber|nach|im vergleich zu|по сравнению с|против|тогда как|
    dibandingkan|dibanding|berbanding|so với|เทียบกับ|相比|مقارنه|की तुलना में|higher than|lower than|more than the|of the|
    when"
);

table!(
    /// Words beside money that is neither lost, nor seized, nor earned.
    OTHER_MONEY,
    "bond|bonds|fee|fees|wage|wages|salary|salaries|monthly|a month|per month|bail|fine|fined|fines|reward*|bounty|cost|costs|costing|spent|
    price*|ticket*|budget*|aid|grant*|loan*|donat*|compensation|minimum|pay of|paid between|sold for|bought for|commission|
    commissions|invested|worth about|rent|debt|owed|taxes|
    salaire*|par mois|amende|amendes|caution|récompense|coûté|coût*|frais|budget|aide|dette|rembours*|payé|loyer|financed|financing|financement*|
    sueldo*|salario*|mensual*|al mes|por mes|multa*|fianza|recompensa|costó|costo|coste|tarifa*|cobraban|cobraba|comisi*|
    presupuesto|ayuda|deuda|suscri*|ahorr* de|
    salário*|por mês|multa*|fiança|custo|custos|custou|custar*|custou|taxa*|cobrav*|orçamento|ajuda|dívida|por dia|diária|assin*|
    lohn|löhne|gehalt|monatlich|im monat|bußgeld|geldstrafe|kaution|belohnung|kosten|kostete|preis|gebühr*|provision|
    bezahlt|schulden|miete|budget|
    зарплат*|в месяц|ежемесячно|штраф*|залог*|вознагражден*|стоил*|стоимост*|цен*|бюджет*|долг*|плат*|оплат*|
    gaji|upah|per bulan|sebulan|denda|jaminan|hadiah|biaya|harga|ongkos|anggaran|bantuan|utang|komisi|tiket|yuran|
    lương|mỗi tháng|phạt tiền|thưởng|chi phí|giá|vé|ngân sách|hỗ trợ|nợ|hoa hồng|bảo lãnh|
    เงินเดือน|ค่าปรับ|ค่าใช้จ่าย|ราคา|工资|月薪|罚款|保释|奖金|费用|价格|ប្រាក់ខែ|လစာ|ຄ່າຈ້າງ|راتب|رواتب|غرامه|كفاله|
    वेतन|जुर्माना|जमानत|इनाम"
);

table!(
    /// Words that make a sum that of one person on average.
    AVERAGE,
    "per victim|each victim|chaque victime|par victime|por víctima|por perjudicado|por vítima|pro opfer|mỗi nạn nhân|per korban|
    each|apiece|chacun|chacune|cada uno|cada una|cada um|jeweils|pro kopf|каждый|каждого|mỗi người|masing-masing|
    average|averaged|median|mean|moyen|moyenne|promedio|médio|media|média|médios|durchschnitt*|средн*|rata-rata|rata|purata|
    trung bình|bình quân|เฉลี่ย|平均|人均|ជាមធ្យម|ပျမ်းမျှ|ສະເລ່ຍ|متوسط|औसत*"
);

table!(
    /// Crimes that make their victims trafficked people.
    TRAFFICKING,
    "trafficking|trafficked|slavery|forced labour|forced labor|traite|trata|tráfico de personas|tráfico de pessoas|
    tráfico de seres humanos|tráfico humano|menschenhandel*|торговл*|рабск*|perdagangan orang|perdagangan manusia|tppo|
    pemerdagangan|mua bán người|buôn người|ค้ามนุษย์|贩卖|人口贩运|ជួញដូរ|လူကုန်ကူး|ຄ້າມະນຸດ|الاتجار|मानव तस्करी"
);

table!(
    /// What happens to victims of fraud.
    DEFRAUDED,
    "defraud*|swindl*|cheated|lost|losing|losses|investment|cybercriminal*|estafad*|defraudad*|perdieron|escroqué*|arnaqué*|
    perdu|lesad*|perderam|betrogen*|geprellt*|verloren|ditipu|kerugian|обманут*|потеряли|被骗|被騙|受骗"
);

table!(
    /// Stretches of time beside those of `nouns`.
    TIMES,
    "minute*|second|seconds|seconde|secondes|trimestre*|quarter|quarters|fortnight|fortnights|décennie*|année|
    semestre*|década*|década|siglo*|minuto*|año|semana|quinzena|jahrzehnt*|monat|woche|minuten|
    неделя|недел*|день|дня|дни|месяц*|год|годы|часа|час|минут*|десятилети*|полугод*|
    dekade|dasawarsa|menit|detik|thập kỷ|phút|giây|สัปดาห์|นาที|ทศวรรษ|周|分钟|分鐘|星期|小時|ខែ|ឆ្នាំ|ថ្ងៃ|ម៉ោង|
    နှစ်|ရက်|နာရီ|ເດືອນ|ປີ|ມື້|ຊົ່ວໂມງ|ساعه|ساعات|اسابيع|اسبوع|دقيقه|घंटे|सप्ताह|हफ्ते|वर्ष|मिनट"
);

table!(
    /// Words behind a number that make it a part of those who were counted before.
    OF_THEM,
    "of them|of whom|of these|of those|d'entre eux|d'entre elles|de ellos|de ellas|de los cuales|de las cuales|deles|delas|
    dos quais|das quais|von ihnen|davon|из них|di antara mereka|di antaranya|dari mereka|antaranya|trong số họ|trong số đó|
    trong số này|ในจำนวนนี้|其中|ក្នុងចំណោម|منهم|منهن|उनमें"
);

table!(
    /// Words of a sentence that breaks down a group which the sentence before counted.
    BREAKS_DOWN,
    "among the group|in the group|of the group|among those rescued|among those freed|among those released|among the rescued|
    among the freed|among the released|among those detained|among those arrested|parmi le groupe|dans le groupe|en el grupo|
    entre los rescatados|entre los detenidos|no grupo|entre os resgatados|dalam kelompok itu|dalam rombongan|
    made up of|composed of|consists of|consisted of|consisting of|comprised|comprises|comprising|terdiri dari|terdiri atas|
    terdiri daripada|composé de|composée de|compuesto por|compuesta por|integrado por|integrada por|conformado por|
    composto por|composta por|formado por|bestand aus|besteht aus|setzt sich zusammen|состоит из|состояла из|в составе|
    bao gồm|gồm có|gồm|ประกอบด้วย|由|រួមមាន|ပါဝင်|ປະກອບດ້ວຍ|تتكون من|تضم|शामिल हैं"
);

table!(
    /// Words for stretches of less than a year.
    STRETCHES,
    "minute*|minuto*|minuten|menit|phút|นาที|分钟|hour*|heure*|hora|horas|stunde*|час|часа|часов|jam|giờ|ชั่วโมง|小时|day|days|
    jour|jours|días|dias|tag|tage|tagen|день|дня|дней|днеи|hari|ngày|วัน|天|week|weeks|semaine*|semana*|woche|wochen|
    недел*|minggu|pekan|tuần|สัปดาห์|month|months|mois|meses|monat*|месяц*|bulan|tháng|เดือน|个月|個月|اشهر|ايام|महीने|दिन"
);

table!(
    /// Words before a stretch of time that is how long something took.
    WITHIN,
    "within|in|in only|in just|en|dans|em|in|binnen|innerhalb von|за|в течение|dalam|selama|trong|trong vòng|ภายใน|ในเวลา|
    خلال|في|में"
);

table!(
    /// Words before a stretch of time that goes back or forth from a day.
    SINCE,
    "last|past|next|first|previous|coming|every|each|after|il y a|après|dernier|derniers|premiers|hace|últimos|primeros|
    primeras|después de|tras|cada|há|após|últimos|primeiros|vor|nach|letzten|ersten|jede|alle|через|спустя|последние|
    первые|каждые|setelah|sau|trước|mỗi|cứ|หลัง|ทุก|过去|بعد|قبل|منذ|पिछले|edad|mayores|menores|plus|over the|in the"
);

table!(
    /// Words behind a stretch of time that goes back or forth from a day.
    LATER,
    "ago|later|earlier|before|after|old|apart|après|plus tard|auparavant|plus tôt|et plus|antes|después|más tarde|atrás|
    depois|mais tarde|später|zuvor|danach|früher|alt|назад|спустя|позже|ранее|lalu|kemudian|sebelumnya|silam|lepas|
    sau|trước|tuổi|ก่อน|ต่อมา|后|前|来|ago|من قبل|पहले|बाद"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stems_and_phrases_are_told_apart() {
        assert!(THINGS.has("accounts") && THINGS.has("konten") && !THINGS.has("people"));
        assert!(
            FUGITIVES.stands_in("two more are still at large") && !FUGITIVES.stands_in("enlarged")
        );
        assert_eq!(AVERAGE.nearest("on average 300", 11), Some(1));
    }
}
