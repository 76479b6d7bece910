//! Days that are known by name: Christmas, Easter and what counts from it, Eid, Black Friday.

use super::{
    calendars::{Calendar, span},
    dates::{FoundPeriod, found_in, opened},
    lex::{Kind, Quote},
    relative::{List, Shift},
};
use crate::model::{PartialDate, Period};
use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// How a day with a name is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Feast {
    /// On one day of the year.
    Fixed(u8, u8),
    /// So many days from the Easter of the western churches.
    Easter(i16),
    /// The day of the week (Monday 1) with this number in a month, and days added.
    Nth(u8, u8, u8, i8),
    /// On a day of the Islamic calendar.
    Islamic(u8, u8),
}

/// Language and words: `month-day`, `easter+n`, `nth month weekday n plus`, `hijri month-day`.
const FEASTS: &[(&str, &str)] = &[
    (
        "en",
        "12-25=christmas day|christmas|xmas;12-24=christmas eve;12-26=boxing day;1-1=new year's day|new year day|new years day;12-31=new year's eve|new years eve;2-14=valentine's day|valentines day;3-17=st patrick's day|st. patrick's day|saint patrick's day;3-8=international women's day;4-22=earth day;5-1=may day|international workers' day|international workers day;7-30=world day against trafficking in persons;10-31=halloween;11-1=all saints' day|all saints day;12-10=human rights day|international human rights day;easter+0=easter sunday|easter;easter+1=easter monday;easter-2=good friday;easter-7=palm sunday;easter+49=pentecost|whit sunday;easter-46=ash wednesday;easter-3=maundy thursday;nth 11 4 4 0=thanksgiving|thanksgiving day;nth 11 4 4 1=black friday;nth 9 1 1 0=labor day;nth 1 1 3 0=martin luther king day|martin luther king jr day|mlk day;nth 2 1 3 0=presidents day|presidents ' day|president's day;nth 10 1 2 0=columbus day;11-11=veterans day|armistice day|remembrance day;4-1=april fools day|april fools ' day|april fool's day;6-19=juneteenth;nth 11 4 4 4=cyber monday;2-2=groundhog day;5-5=cinco de mayo;11-5=guy fawkes night|guy fawkes day|bonfire night;11-2=all souls day|all souls ' day;nth 5 7 2 0=mother's day|mothers day;nth 6 7 3 0=father's day|fathers day;hijri 10-1=eid al fitr|eid al-fitr|eid ul fitr|eid-ul-fitr|eid ul-fitr;hijri 12-10=eid al adha|eid al-adha|eid ul adha|eid-ul-adha|eid ul-adha",
    ),
    (
        "fr",
        "12-25=noel|jour de noel;1-1=nouvel an|jour de l'an|le jour de l'an;2-14=saint-valentin|saint valentin;5-1=fete du travail;8-15=assomption|l'assomption;11-1=toussaint;10-31=halloween;easter+0=paques|dimanche de paques;easter+1=lundi de paques;easter-2=vendredi saint;easter+39=ascension|l'ascension|jeudi de l'ascension;easter+49=pentecote;easter+50=lundi de pentecote;nth 11 4 4 1=vendredi noir|black friday;hijri 10-1=aid el-fitr|aid al-fitr|l'aid el-fitr|l'aid al-fitr;hijri 12-10=aid el-adha|aid al-adha|l'aid el-adha|l'aid al-adha",
    ),
    (
        "es",
        "12-25=navidad|dia de navidad;12-24=nochebuena;12-31=nochevieja;1-1=dia de ano nuevo|ano nuevo;1-6=dia de reyes|dia de los reyes;2-14=dia de san valentin;3-17=dia de san patricio;4-22=dia de la tierra;5-1=dia del trabajo|dia internacional de los trabajadores|dia de los trabajadores|dia del trabajador;10-31=halloween;11-1=dia de todos los santos;11-2=dia de los muertos|dia de muertos;3-8=dia internacional de la mujer;easter+0=domingo de pascua|domingo de resurreccion|pascua;easter-2=viernes santo;easter-3=jueves santo;easter-7=domingo de ramos;easter+49=pentecostes;nth 11 4 4 0=dia de accion de gracias|accion de gracias;nth 11 4 4 1=viernes negro|black friday",
    ),
    (
        "pt",
        "12-25=dia de natal;12-24=vespera de natal;12-31=vespera de ano novo;1-1=dia de ano novo|ano novo;5-1=dia do trabalho|dia do trabalhador|dia dos trabalhadores;4-22=dia da terra;3-8=dia internacional da mulher;11-2=dia de finados;easter+0=domingo de pascoa|pascoa;easter-2=sexta-feira santa;easter+60=corpus christi;easter+49=pentecostes;nth 11 4 4 1=black friday",
    ),
    (
        "de",
        "12-25=weihnachten|weihnachtstag|ersten weihnachtsfeiertag|erster weihnachtsfeiertag|ersten weihnachtstag|erster weihnachtstag;12-26=zweiten weihnachtsfeiertag|zweiter weihnachtsfeiertag|zweiten weihnachtstag|zweiter weihnachtstag;12-24=heiligabend|heiliger abend|heiligen abend;12-31=silvester|silvesterabend;1-1=neujahr|neujahrstag;1-6=heilige drei konige|dreikonigstag|heilig drei konig;2-14=valentinstag;5-1=tag der arbeit|maifeiertag;10-3=tag der deutschen einheit;10-31=reformationstag|halloween;11-1=allerheiligen;11-2=allerseelen;11-11=martinstag;12-6=nikolaustag|nikolaus;12-4=barbaratag;6-29=peter und paul;8-15=maria himmelfahrt;6-24=johannistag;easter+0=ostern|ostersonntag;easter+1=ostermontag;easter-2=karfreitag;easter-1=karsamstag;easter-3=grundonnerstag;easter-7=palmsonntag;easter+39=christi himmelfahrt|himmelfahrtstag;easter+49=pfingsten|pfingstsonntag;easter+50=pfingstmontag;easter+60=fronleichnam;easter-48=rosenmontag;easter-49=fastnachtssonntag|faschingssonntag;easter-47=faschingsdienstag|fastnachtsdienstag;easter-46=aschermittwoch;nth 11 4 4 1=black friday",
    ),
    (
        "nl",
        "12-25=kerst|kerstmis|eerste kerstdag;12-26=tweede kerstdag;12-24=kerstavond;12-31=oudejaarsdag|oudejaarsavond;1-1=nieuwjaarsdag|nieuwjaar;2-14=valentijnsdag;4-27=koningsdag;5-1=dag van de arbeid;5-5=bevrijdingsdag;10-31=halloween;easter+0=pasen|eerste paasdag;easter+1=paasmaandag|tweede paasdag;easter-2=goede vrijdag;easter+39=hemelvaartsdag|hemelvaart;easter+49=pinksteren|eerste pinksterdag;easter+50=tweede pinksterdag;nth 11 4 4 1=black friday",
    ),
    (
        "it",
        "12-25=natale|giorno di natale;12-24=vigilia di natale;12-26=santo stefano;12-31=san silvestro;1-1=capodanno;1-6=epifania|befana;5-1=festa dei lavoratori|festa del lavoro;6-2=festa della repubblica;8-15=ferragosto;11-1=ognissanti;easter+0=pasqua;easter+1=pasquetta|lunedi dell'angelo;easter-2=venerdi santo;easter+49=pentecoste;nth 11 4 4 1=black friday",
    ),
    (
        "id",
        "12-25=hari natal;1-1=tahun baru masehi;5-1=hari buruh;8-17=hari kemerdekaan ri;hijri 10-1=idul fitri|idulfitri;hijri 12-10=idul adha|iduladha",
    ),
    (
        "ms",
        "12-25=hari krismas;5-1=hari pekerja;8-31=hari merdeka;hijri 10-1=aidilfitri;hijri 12-10=aidiladha",
    ),
    ("vi", "12-25=giang sinh|le giang sinh|noel;9-2=quoc khanh|le quoc khanh;5-1=quoc te lao dong"),
    (
        "hi",
        "easter+0=ईस्टर;nth 11 4 4 1=ब्लैक फ्राइडे;easter-2=गुड फ्राइडे;10-31=हैलोवीन;hijri 10-1=ईद-उल-फितर|ईद उल फितर;hijri 12-10=ईद-उल-अजहा|बकरीद;8-15=भारतीय स्वतंत्रता दिवस;12-25=क्रिसमस;1-26=गणतंत्र दिवस;10-2=गांधी जयंती;5-1=मजदूर दिवस|श्रमिक दिवस",
    ),
    (
        "tr",
        "1-1=yilbasi;10-29=cumhuriyet bayrami;4-23=23 nisan;hijri 10-1=ramazan bayrami;hijri 12-10=kurban bayrami",
    ),
    ("ar", "hijri 10-1=عيد الفطر;hijri 12-10=عيد الاضحي;1-1=راس السنه;12-25=عيد الميلاد"),
    ("ru", "5-9=день победы|дня победы|дню победы"),
];

/// The same in scripts that set no spaces.
const UNSPACED: &[(&str, Feast)] = &[
    ("国庆节", Feast::Fixed(10, 1)),
    ("國慶節", Feast::Fixed(10, 1)),
    ("元旦", Feast::Fixed(1, 1)),
    ("圣诞节", Feast::Fixed(12, 25)),
    ("聖誕節", Feast::Fixed(12, 25)),
    ("平安夜", Feast::Fixed(12, 24)),
    ("五一劳动节", Feast::Fixed(5, 1)),
    ("劳动节", Feast::Fixed(5, 1)),
    ("勞動節", Feast::Fixed(5, 1)),
    ("复活节", Feast::Easter(0)),
    ("大晦日", Feast::Fixed(12, 31)),
    ("元日", Feast::Fixed(1, 1)),
    ("クリスマスイブ", Feast::Fixed(12, 24)),
    ("クリスマス", Feast::Fixed(12, 25)),
    ("크리스마스", Feast::Fixed(12, 25)),
    ("광복절", Feast::Fixed(8, 15)),
];

/// The days of a language, and the first words of all their names.
#[derive(Default)]
struct Ready {
    starts: HashSet<String, crate::fold::Quick>,
    feasts: Vec<(List, Feast)>,
}

static READY: LazyLock<HashMap<&'static str, Ready, crate::fold::Quick>> = LazyLock::new(|| {
    let mut all: HashMap<&'static str, Ready, crate::fold::Quick> = HashMap::default();
    for (language, line) in FEASTS {
        let feasts = line
            .split(';')
            .filter_map(|entry| entry.split_once('='))
            .filter_map(|(rule, words)| Some((List::new(words), feast(rule)?)));
        let ready = all.entry(language).or_default();
        ready.feasts.extend(feasts);
        let firsts = ready.feasts.iter().flat_map(|(list, _)| list.firsts());
        ready.starts = firsts.map(str::to_owned).collect();
    }
    all
});

fn feast(rule: &str) -> Option<Feast> {
    let date = |text: &str| -> Option<(u8, u8)> {
        let (month, day) = text.split_once('-')?;
        Some((month.parse().ok()?, day.parse().ok()?))
    };
    if let Some(days) = rule.strip_prefix("easter") {
        return days.parse().ok().map(Feast::Easter);
    }
    if let Some(day) = rule.strip_prefix("hijri ") {
        return date(day).map(|(month, day)| Feast::Islamic(month, day));
    }
    if let Some(rest) = rule.strip_prefix("nth ") {
        let numbers: Vec<u8> = rest.split(' ').filter_map(|n| n.parse().ok()).collect();
        let [month, weekday, n, plus] = numbers.as_slice() else { return None };
        return Some(Feast::Nth(*month, *weekday, *n, i8::try_from(*plus).ok()?));
    }
    date(rule).map(|(month, day)| Feast::Fixed(month, day))
}

impl Feast {
    /// The day in a year.
    pub fn day(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => {
                Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
            }
            Self::Easter(days) => easter(year)?.checked_add(i32::from(days).days()).ok(),
            Self::Nth(month, weekday, n, plus) => {
                let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
                let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
                let day = first.nth_weekday_of_month(i8::try_from(n).ok()?, weekday).ok()?;
                day.checked_add(i32::from(plus).days()).ok()
            }
            Self::Islamic(month, day) => {
                let about = i16::try_from((i32::from(year) - 622) * 33 / 32).ok()?;
                (about - 2..about + 3)
                    .filter_map(|y| span(Calendar::Islamic, y, Some(month), Some(day)))
                    .map(|(day, _)| day)
                    .find(|day| day.year() == year)
            }
        }
    }

    /// The last one up to a day, or so many further on or back.
    pub fn near(self, day: Date, offset: Option<i32>) -> Option<Date> {
        let around = (day.year() - 2..=day.year() + 2).filter_map(|year| self.day(year));
        let mut days: Vec<Date> = around.collect();
        days.sort_unstable();
        match offset {
            None | Some(-1) => days.into_iter().rfind(|d| *d <= day),
            Some(1) => days.into_iter().find(|d| *d > day),
            Some(_) => self.day(day.year()),
        }
    }
}

/// Easter Sunday by the rule of Gauss in its anonymous form.
#[expect(clippy::many_single_char_names, reason = "the letters that the rule is known by")]
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// Whether a plain word may be the first of the name of a day.
pub(super) fn may_begin(quote: &Quote, word: &str) -> bool {
    ready(quote).is_some_and(|ready| ready.starts.contains(word))
}

/// The names of the days of a language.
pub(super) fn lists(quote: &Quote) -> Box<dyn Iterator<Item = (&'static List, bool)>> {
    let feasts = ready(quote).into_iter().flat_map(|ready| &ready.feasts);
    Box::new(feasts.map(|(list, _)| (list, true)))
}

fn ready(quote: &Quote) -> Option<&'static Ready> {
    READY.get(match quote.language.as_str() {
        "" => "en",
        "ca" | "gl" => "es",
        other => other,
    })
}

/// The day with a name at a token, with the year that is said with it, and the next token.
pub(super) fn at(quote: &Quote, i: usize) -> Option<(FoundPeriod, usize)> {
    let token = quote.token(i).filter(|t| t.kind == Kind::Word)?;
    let (feast, start, end, next) = named(quote, i)?;
    // "Christmas Island", "Easter Island"
    if quote
        .token(next)
        .is_some_and(|t| matches!(t.folded.as_str(), "island" | "islands" | "seals"))
    {
        return None;
    }
    let mut year = next;
    for _ in 0..2 {
        let link = quote.token(year).is_some_and(|t| {
            matches!(
                t.folded.as_str(),
                "of" | "in" | "de" | "del" | "van" | "," | "em" | "en" | "im" | "jahr"
            )
        });
        year += usize::from(link);
    }
    let said = quote.token(year).filter(|t| t.kind == Kind::Numeral && t.end - t.start == 4);
    let said = said.and_then(|t| Some((t.folded.parse::<i16>().ok()?, t.end)));
    let (as_of, open) = opened(quote, &quote.before_folded(token.start));
    if let Some((y, end)) = said.filter(|(y, _)| (1800..2100).contains(y)) {
        let day = feast.day(y)?;
        let date = PartialDate::ymd(
            day.year(),
            u8::try_from(day.month()).ok()?,
            u8::try_from(day.day()).ok()?,
        )?;
        return Some((found_in(Period::on(date), start, end), year + 1));
    }
    let found = FoundPeriod {
        shift: Some(Shift::Feast(feast, None)),
        as_of,
        open,
        ..found_in(Period::default(), start, end)
    };
    Some((found, next))
}

/// A day with a name: where it starts and ends, and the next token.
pub(super) fn named(quote: &Quote, i: usize) -> Option<(Feast, usize, usize, usize)> {
    let token = quote.token(i)?;
    if quote.script_language(token.start).is_some_and(|l| matches!(l, "zh" | "ja" | "ko")) {
        for at in token.start..token.end {
            let hit = UNSPACED.iter().find(|(w, _)| quote.text(at, at + w.chars().count()) == **w);
            if let Some((word, feast)) = hit {
                let end = at + word.chars().count();
                let next = quote.tokens.partition_point(|t| t.start < end);
                return Some((*feast, at, end, next));
            }
        }
        return None;
    }
    let ready = ready(quote)?;
    // Most words of a text begin none of them.
    if !ready.starts.contains(token.folded.as_str()) {
        return None;
    }
    let (skip, feast) = ready
        .feasts
        .iter()
        .filter_map(|(list, feast)| Some((list.at(quote, i)?, *feast)))
        .max_by_key(|(skip, _)| *skip)?;
    let next = i + skip;
    Some((feast, token.start, quote.token(next - 1)?.end, next))
}
