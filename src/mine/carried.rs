//! Figures whose sentence and paragraph name nobody: they go on with what the paragraph before told, unless they are of
//! the background, which is of some other time and from some other source.

use super::{
    flow::only_reports,
    lex::{Kind, Quote},
    once::Proposal,
    origin_names::is_anybody,
};
use crate::{
    fold::{fold, fold_constant},
    model::{PartialDate, Period},
};

/// Words in the names of those who may be anybody and yet know what was done: they go on as the source, too.
const OFFICIAL: &[&str] = &[
    "offici",
    "polic",
    "polis",
    "poliz",
    "authorit",
    "prosecut",
    "autorid",
    "autorit",
    "behord",
    "judicial",
    "fiscal",
    "pemerintah",
    "власт",
    "следств",
    "полиц",
];

/// Words of the background, folded: other times, laws, counts of everything.
const BACKGROUND: &[&str] = &[
    "last month",
    "continue to ",
    "continues to ",
    "last week",
    "a week ago",
    "a month ago",
    "republic act",
    "на прошлои неделе",
    "code of",
    "l'article",
    "el articulo",
    "o artigo",
    "last year",
    "previous",
    "earlier this",
    "in recent",
    "the second such",
    "so far this year",
    "this year",
    "since ",
    "worldwide",
    "globally",
    "every year",
    "each year",
    "a year earlier",
    "annual",
    "on average",
    "statistics",
    "survey",
    "under article",
    "penal code",
    "criminal code",
    "maximum",
    "the law ",
    "the law,",
    "penalty",
    "prison term",
    "a pena ",
    "la pena ",
    "(lei ",
    "(ley ",
    "la peine ",
    "ancaman",
    "hukuman maks",
    "muc phat",
    "could face",
    "punishable",
    "faces up to",
    "face up to",
    "la semaine derniere",
    "le mois dernier",
    "la semana pasada",
    "el mes pasado",
    "na semana passada",
    "no mes passado",
    "minggu lalu",
    "bulan lalu",
    "tuan truoc",
    "thang truoc",
    "letzte woche",
    "vergangene woche",
    "im vormonat",
    "на прошлой неделе",
    "в прошлом месяце",
    "上个月",
    "上週",
    "上周",
    "เดือนที่แล้ว",
    "الشهر الماضي",
    "l'an dernier",
    "l'annee derniere",
    "depuis ",
    "chaque annee",
    "precedent",
    "code penal",
    "passible",
    "encourent",
    "el ano pasado",
    "desde 20",
    "desde enero",
    "desde janeiro",
    "cada ano",
    "anterior",
    "codigo penal",
    "ano passado",
    "por ano",
    "tahun lalu",
    "sejak ",
    "setiap tahun",
    "pasal ",
    "nam ngoai",
    "nam truoc",
    "ke tu ",
    "moi nam",
    "theo dieu ",
    "im vorjahr",
    "vergangenen jahr",
    "vergangenes jahr",
    "letzten jahr",
    "voriges jahr",
    "vorigen jahr",
    "letztes jahr",
    "seit ",
    "jahrlich",
    "strafgesetz",
    "hochststrafe",
    "в прошлом году",
    "ежегодно",
    "статье",
    "статья",
    "去年",
    "今年以来",
    "ปีที่แล้ว",
    "ตั้งแต่ต้นปี",
    "العام الماضي",
    "منذ",
    "पिछले साल",
    "धारा",
];

/// Verbs that have a speaker, found or not.
const SPEAKS: &[&str] = &[
    "said",
    "told",
    "says",
    "added",
    "recalled",
    "dijo",
    "relato",
    "conto",
    "disse",
    "explico",
    "dit",
    "raconte",
    "explique",
    "sagte",
    "erzahlte",
    "сказал",
    "сказала",
    "рассказал",
    "рассказала",
    "katanya",
    "ujarnya",
];

/// Who was speaking when the last paragraph ended.
#[derive(Default)]
pub(super) struct Carried {
    origin: Option<String>,
    via: Option<String>,
    /// How many paragraphs ago he was named.
    age: usize,
    /// How many sentences of this paragraph have passed.
    sentences: usize,
    /// Whether this paragraph went over to something of another time, which he did not tell.
    elsewhere: bool,
}

/// Who speaks in a sentence.
pub(super) struct Heard<'a> {
    pub(super) origin: Option<&'a str>,
    pub(super) via: Option<&'a str>,
    /// Whether that is a body, which goes on to be the source.
    pub(super) lasting: bool,
}

impl Carried {
    /// Completes the figures of a sentence, or takes in who speaks in it. A person speaks for
    /// his own paragraph only.
    pub(super) fn complete(
        &mut self,
        quote: &Quote,
        claims: &mut [Proposal],
        said: &Heard<'_>,
        new_line: bool,
        published: Option<PartialDate>,
    ) {
        const PARAGRAPHS: usize = 4;
        // Some texts come as one paragraph: so many sentences are as good as one.
        const SENTENCES: usize = 3;
        self.sentences += 1;
        if new_line || self.sentences > SENTENCES {
            self.age += 1;
            self.sentences = 0;
        }
        if new_line {
            self.elsewhere = false;
        }
        if let Some(origin) = said.origin {
            let official = || {
                let folded = fold(origin);
                is_anybody(origin) && OFFICIAL.iter().any(|w| folded.contains(fold_constant(w)))
            };
            if said.lasting && !is_anybody(origin) || self.origin.is_none() && official() {
                self.origin = Some(origin.to_owned());
                self.via = said.via.map(str::to_owned);
                self.age = 0;
            }
            return;
        }
        if self.origin.is_none() || self.age > PARAGRAPHS || claims.is_empty() {
            return;
        }
        if is_background(quote) {
            self.origin = None;
            return;
        }
        // Somebody else speaks, whose name was not found.
        if quote.tokens.iter().any(|t| SPEAKS.contains(&t.folded.as_str())) {
            return;
        }
        // A court or another body that acts now tells of its own deed.
        if acts_itself(quote, self.origin.as_deref().unwrap_or_default()) {
            return;
        }
        // What the police of some country did is not told by a world body that was cited before.
        if self.origin.as_deref().is_some_and(only_reports) && holds_official(quote) {
            self.origin = None;
            return;
        }
        let of_other_time = |claim: &Proposal| {
            claim.as_of.is_some() || claim.period.is_some_and(|p| is_long_ago(p, published))
        };
        self.elsewhere |= claims.iter().all(of_other_time);
        for claim in claims.iter_mut().filter(|c| c.origin.is_none()) {
            if !self.elsewhere && !of_other_time(claim) {
                claim.origin.clone_from(&self.origin);
                if claim.via.is_none() {
                    claim.via.clone_from(&self.via);
                }
            }
        }
    }
}

/// When what a sentence tells took place: the day holds for the next ones that only count its parts ("Of them, 138 …"),
/// and for what the same paragraph goes on to tell of the same incident.
#[derive(Default)]
pub(super) struct Meanwhile {
    period: Option<Period>,
    /// The day of the incident, and how many sentences ago it was told.
    incident: Option<(Period, usize)>,
}

/// Metrics of what happens to people in one raid, attack or accident.
const OF_INCIDENTS: &[&str] = &[
    "people killed",
    "people injured",
    "people missing",
    "arrests",
    "victims rescued",
    "people held",
    "telephones seized",
    "computers seized",
    "money seized",
];

impl Meanwhile {
    /// Takes in when the figures of a sentence are of. Only days carry over: a year or the months since January are of
    /// one figure.
    pub(super) fn see(&mut self, claims: &[Proposal]) {
        self.period = claims.iter().find_map(|c| c.period).filter(|p| is_of_days(*p));
    }

    /// A new paragraph may tell of anything.
    pub(super) fn turn(&mut self) {
        self.incident = None;
    }

    /// Completes what a sentence without a time goes on to tell of an incident, or takes in the day of one.
    pub(super) fn go_on(
        &mut self,
        quote: &Quote,
        claims: &mut [Proposal],
        dated: bool,
        published: Option<PartialDate>,
    ) {
        const SENTENCES: usize = 2;
        let of_incident = |c: &Proposal| OF_INCIDENTS.contains(&c.metric.as_str());
        if dated || is_of_other_time(quote) {
            let period = claims.iter().filter(|c| of_incident(c)).find_map(|c| c.period);
            let period = period.filter(|p| is_of_days(*p) && !is_long_ago(*p, published));
            self.incident = period.map(|period| (period, 0));
            return;
        }
        let Some((period, age)) = &mut self.incident else { return };
        *age += 1;
        if *age > SENTENCES {
            self.incident = None;
            return;
        }
        let open = |c: &&mut Proposal| c.period.is_none() && c.as_of.is_none() && of_incident(c);
        claims.iter_mut().filter(open).for_each(|claim| claim.period = Some(*period));
    }

    /// Completes the figures of a sentence that names no time and only counts parts.
    pub(super) fn complete(&self, claims: &mut [Proposal]) {
        for claim in claims.iter_mut().filter(|c| c.period.is_none() && c.as_of.is_none()) {
            claim.period = self.period;
        }
    }
}

/// Whether a period begins and ends on days.
fn is_of_days(period: Period) -> bool {
    let day = |end: Option<PartialDate>| end.is_some_and(|d| d.day().is_some());
    day(period.from) && day(period.to)
}

/// Whether a sentence begins with a body that is not the one who was speaking: "Следственный комитет возбудил три дела".
fn acts_itself(quote: &Quote, origin: &str) -> bool {
    const BODIES: &[&str] = &[
        "court",
        "tribunal",
        "audiencia",
        "комитет",
        "центробанк",
        "суд",
        "toa an",
        "gericht",
        "landgericht",
        "pengadilan",
        "detectives",
        "bureau",
        "cour",
        "juzgado",
        "fiscalia",
        "ศาล",
        "法院",
        "محكمه",
        "अदालत",
        "คดี",
    ];
    const FIRST: usize = 70;
    if !quote.holds(BODIES) {
        return false;
    }
    let head = quote.fold(0, FIRST.min(quote.chars.len()));
    let origin = fold(origin);
    BODIES.iter().map(|w| fold_constant(w)).any(|w| {
        let found = match w.is_ascii() {
            true => {
                head.split(|c: char| !c.is_alphanumeric()).any(|word| word == w)
                    || w.contains(' ') && head.contains(w)
            }
            false => head.contains(w),
        };
        found && !origin.contains(w)
    })
}

fn holds_official(quote: &Quote) -> bool {
    quote.tokens.iter().any(|t| OFFICIAL.iter().any(|w| t.folded.starts_with(fold_constant(w))))
}

/// Whether a sentence names a year, or tells of the background.
pub(super) fn is_of_other_time(quote: &Quote) -> bool {
    let year = |text: String| text.parse().is_ok_and(|n: u16| (1990..2100).contains(&n));
    quote.tokens.iter().any(|t| t.kind == Kind::Numeral && year(quote.text(t.start, t.end)))
        || is_background(quote)
}

/// Whether a sentence tells of other times, of laws, or of counts of everything.
pub(super) fn is_background(quote: &Quote) -> bool {
    quote.holds(BACKGROUND)
}

/// Whether a period was over some weeks before an article, or in some other year than its.
fn is_long_ago(period: Period, published: Option<PartialDate>) -> bool {
    const WEEKS: i32 = 35;
    let end = period.to.or(period.from);
    let days = end
        .and_then(PartialDate::bounds)
        .map(|b| b.1)
        .zip(published.and_then(PartialDate::bounds).map(|b| b.0));
    let year = |d: Option<PartialDate>| d.and_then(PartialDate::year);
    match days {
        Some((end, published)) => (published - end).get_days() > WEEKS,
        // A month by itself may be of any year.
        None => {
            end.is_some_and(|d| d.day().is_none()) && year(end).is_none()
                || year(end).is_some() && year(end) != year(published)
        }
    }
}
