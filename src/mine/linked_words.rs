//! The words of [`super::linked`]: small words of English by what they do in a sentence, folded when they are first
//! asked for.

use super::{FoundNumber, kinds::table};

/// Whether a word before a number belongs to it. "Between 20 and 30" and "from 20 to 30" are one figure.
pub(super) fn leads_number(word: &str, number: &FoundNumber) -> bool {
    let range =
        || number.amount().is_some_and(|a| a.low.is_some() && a.high.is_some() && a.low != a.high);
    BEFORE_NUMBER.has(word) || matches!(word, "between" | "from") && range()
}

table!(
    /// What may stand between a number and what governs it: "arrested at least another 14".
    BEFORE_NUMBER,
    "at|least|most|more|than|about|around|some|nearly|almost|over|under|roughly|approximately|exactly|only|just|as|many|
    few|fewer|less|the|a|an|his|her|their|its|our|my|your|these|those|this|that|all|both|another|other|others|additional|
    extra|estimated|further|total|record|first|last|remaining|new|possibly|perhaps|maybe|well|close|minimum|maximum|
    alleged|suspected|reported|confirmed|whopping|staggering|what|up|even|every|any|anywhere|somewhere"
);

table!(
    /// Nouns that a number behind "of" is the amount of: "a total of 14", "a group of 14".
    AMOUNTS,
    "total|group|groups|number|numbers|gang|team|crew|minimum|maximum|estimate|estimated|crowd|batch|dozens|hundreds|
    thousands|scores|family|party|trio|average|band|network|ring|majority|convoy|population"
);

table!(
    /// Prepositions, behind which a number is no subject and no object.
    PREPOSITIONS,
    "in|on|at|with|from|by|for|after|before|during|into|onto|near|between|against|through|throughout|to|as|within|without|
    across|behind|since|until|till|than|toward|towards|via|upon|off|about|around|over|under|of|amid|outside|inside|
    following|despite|per|versus|beyond|along|aboard|alongside|concerning|regarding"
);

table!(
    /// Words behind which the members of a whole are named.
    MEMBERS,
    "including|include|includes|included|among|plus|namely|like|such"
);

table!(
    /// Helping verbs.
    AUXILIARIES,
    "was|were|is|are|be|been|being|am|has|have|had|having|will|would|can|could|may|might|must|shall|should|do|does|did|
    got|get|gets|getting|wasn't|weren't|isn't|aren't|hasn't|haven't|hadn't|remain|remains|remained|became|become"
);

table!(
    /// Forms of "to be" and "to get", which make a participle a passive.
    PASSIVE,
    "was|were|is|are|be|been|being|got|get|gets|getting|wasn't|weren't|isn't|aren't|remain|remains|remained|left|
    found|feared|believed|presumed|reported|reportedly|confirmed|listed|declared|pronounced|seen|kept|stay|stayed"
);

/// Forms of "to be" before a participle.
pub(super) const BE: &[&str] = &["was", "were", "is", "are", "been", "be", "being"];

table!(
    /// Words that begin another clause, whose subject may be another.
    CLAUSES,
    "after|before|when|while|whilst|as|because|although|though|if|unless|until|since|where|whereas|so|once"
);

table!(
    /// Words that join.
    JOINS,
    "and|or|but|then|nor|yet|&"
);

table!(
    /// Pronouns of who was told of.
    RELATIVES,
    "who|which|that|whom|whose"
);

table!(
    /// Pronouns that are a subject of their own.
    SUBJECTS,
    "he|she|they|we|i|you|it|there|someone|nobody|everyone|anyone|somebody|who's|he's|she's|they're"
);

table!(
    /// Determiners and pronouns that begin an object.
    DETERMINERS,
    "the|a|an|his|her|their|its|our|my|your|some|any|several|many|another|more|no|each|every|both|him|them|it|me|us|
    himself|themselves|herself|what|dozens|hundreds|thousands|scores|most|all|other|others|these|those|nobody|people|
    fellow"
);

table!(
    /// What may stand behind a participle without being its object.
    NOT_OBJECTS,
    "yesterday|today|tonight|tomorrow|later|then|again|also|together|overnight|here|there|early|late|earlier|since|last|
    this|next|now|not|too|so|once|twice|already|ago|sunday|monday|tuesday|wednesday|thursday|friday|saturday|sun|mon|tue|
    wed|thu|fri|sat|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|
    jun|jul|aug|sep|sept|oct|nov|dec|dead|alive|safe|unharmed|unhurt|free|captive|hostage|prisoner|red-handed|guilty|
    missing|homeless|stranded|trapped|nationwide|worldwide|abroad|home|back|away|up|out|down|off|instead|alone|live|
    hours|days|weeks|months|minutes|who|which|that|because|when|while|where|whose|if|although|though|whereas|unless|
    elsewhere|daily|weekly|monthly|annually|near|so-far|thus|far|outright|alike|afterwards|afterward|recently|
    morning|afternoon|evening|night|week|month|year|total"
);

table!(
    /// Verbs of how high a count is, behind the noun that is counted: "the death toll rose to 14".
    MEASURES,
    "rise|rises|rose|risen|rising|reach|reaches|reached|reaching|climb|climbs|climbed|climbing|stand|stands|stood|standing|
    hit|hits|top|tops|topped|put|puts|bring|brings|brought|bringing|increase|increased|increases|total|totals|totaled|
    totalled|totaling|totalling|number|numbered|numbers|exceed|exceeds|exceeded|pass|passes|passed|surpass|surpassed|grow|
    grew|grown|jump|jumped|fall|fell|fallen|drop|dropped|estimated|estimate|recorded|reported|include|included|includes|
    including|toll|count|at|to|was|were|is|are|now|of|has|have|had|been|confirmed|revised|updated|set|sits|go|went|gone|
    remain|remains|remained|counted"
);

table!(
    /// Past forms and participles that do not end in "-ed".
    IRREGULAR,
    "held|found|shot|slain|caught|freed|sent|taken|took|brought|hurt|hit|kept|sold|led|torn|beaten|beat|stabbed|struck|
    given|gave|handed|flown|flew|bitten|bit|burnt|left|lost|made|met|paid|put|said|saw|seen|set|spent|stole|stolen|told|
    thrown|threw|won|wrote|written|broke|broken|built|bought|came|drove|driven|fought|gone|went|grew|had|hid|hidden|knew|
    known|laid|ran|rode|rose|sought|stood|swept|taught|thought|understood|wore|got|began|begun|became|blew|blown|chose|
    fell|felt|fled|forced|froze|heard|hung|lit|meant|read|shook|sank|slept|spoke|spread|swam|woke|saves|kills|injures|wounds|
    arrests|rescues|charges|detains|frees|leaves|faces|hosts|serves|jailed"
);

table!(
    /// Verbs that have no object: who does them stands before them.
    INTRANSITIVE,
    "died|dies|die|dying|drowned|drown|perished|perish|escaped|escape|fled|returned|return|returning|returns|pleaded|plead|
    pleads|appeared|appear|appears|disappeared|vanished|arrived|arrive|landed|land|came|come|coming|languish|languishing|
    languished|remain|remained|remains|fell|fall|missing|awaiting|standing|stand|facing|face|faces|lost|lose|flew|fly|
    survived|survive|survives|sank|sink|suffered|sustained|lived|living|still|homecoming|go|stuck|managed|unaccounted"
);

table!(
    /// Verbs that tell who speaks.
    SAYS,
    "said|says|say|told|tells|claimed|claims|reported|reports|added|adds|announced|confirmed|estimated|estimates|stated|
    believes|believe|alleged|alleges|warned|noted"
);

/// Endings of nouns that are people more often than things.
pub(super) const PERSON_ENDS: &[&str] = &[
    "ers",
    "ors",
    "ists",
    "ians",
    "ees",
    "ants",
    "men",
    "women",
    "mates",
    "kids",
    "folk",
    "eses",
    "crats",
    "girls",
    "boys",
    "students",
    "residents",
    "patients",
    "agents",
    "parents",
    "immigrants",
    "citizens",
    "nationals",
    "dead",
    "wounded",
    "injured",
    "children",
    "babies",
    "infants",
    "adolescents",
    "recruits",
    "pilots",
    "nuns",
    "monks",
    "priests",
    "nurses",
    "doctors",
    "cops",
    "guests",
    "hands",
    "heads",
    "souls",
    "lives",
    "deaths",
    "injuries",
    "cases",
    "arrests",
    "suspects",
    "prisoners",
    "detainees",
    "militants",
    "insurgents",
    "rebels",
    "troops",
    "police",
    "personnel",
    "tourists",
    "athletes",
    "clients",
    "civilians",
    "thieves",
    "brides",
    "husbands",
    "wives",
    "sons",
    "daughters",
    "twins",
    "couples",
    "couple",
    "siblings",
    "brothers",
    "sisters",
    "cousins",
    "nephews",
    "nieces",
    "adults",
    "youths",
    "delinquents",
    "patrons",
    "thugs",
    "spies",
    "chiefs",
    "captains",
    "sergeants",
    "cadets",
    "recluses",
    "orphans",
    "virgins",
    "slaves",
    "serfs",
    "colleagues",
    "companions",
    "aides",
    "experts",
    "judges",
    "deputies",
    "delegates",
    "activists",
    "clerics",
    "imams",
    "aliens",
    "strangers",
    "idols",
    "stars",
    "models",
    "heirs",
    "peers",
    "elites",
    "casualties",
    "fatalities",
    "bodies",
    "corpses",
    "remains",
    "victims",
    "members",
    "mothers",
    "fathers",
    "crew",
    "person",
    "people",
    "man",
    "woman",
    "child",
    "boy",
    "girl",
    "baby",
    "passenger",
    "suspect",
    "officer",
    "soldier",
    "worker",
    "student",
    "resident",
    "teenager",
    "others",
    "colleague",
];

table!(
    /// Nouns with such an ending, and others, that nobody is.
    NO_PERSONS,
    "fish|dog|dogs|cat|cats|cow|cows|goat|goats|sheep|horse|horses|pig|pigs|hogs|birds|bird|whales|whale|turtles|
    elephants|tigers|bears|bear|monkeys|animals|animal|cattle|livestock|puppies|chickens|bees|deer|spawners|
    jobs|job|counts|felonies|felony|misdemeanors|misdemeanours|charges|offences|offenses|crimes|robberies|burglaries|
    wrecks|crashes|accidents|vehicles|cars|trucks|trailers|tankers|boats|tanks|aircraft|planes|helicopters|ships|
    computers|phones|weapons|rifles|firearms|guns|papers|posters|letters|orders|numbers|chapters|meters|metres|liters|
    litres|acres|homes|houses|buildings|units|towers|offices|stores|centers|centres|schools|cups|chainsaws|hammers|
    floors|doors|motors|tractors|computers|servers|containers|shipments|pieces|items|objects|events|games|matches|points|
    seats|votes|wins|goals|yards|miles|pounds|ounces|grams|kilos|kilograms|tons|tonnes|shots|rounds|bullets|gunshots|
    quarters|corners|sectors|factors|acres|warrants|documents|agreements|statements|departments|apartments|payments|
    investments|instruments|monuments|plants|restaurants|grants|papers|layers|flyers|drawers|answers|offers|rivers|
    borders|powers|covers|flowers|dinners|quarters|semesters|trees|degrees|fees|employees'|knees|committees|guarantees|
    counters|fingers|shoulders|brothers'|showers|trailers|chambers|matters|mirrors|errors|colors|colours|doors|floors|
    mayors'|tickets|citations|screenings|sessions|meetings|classes|mounds|guides'|mm|cm|km|beds|bed"
);

table!(
    /// Verbs in the form that may be a noun as well.
    BASES,
    "arrest|arrests|kill|kills|rescue|rescues|free|frees|detain|detains|charge|charges|injure|injures|wound|wounds|deport|
    deports|save|saves|hold|holds|convict|convicts|jail|jails|sentence|sentences|indict|indicts|murder|murders|repatriate|
    repatriates|evacuate|evacuates|release|releases|liberate|liberates|traffic|smuggle|suspect|identify|identifies|
    capture|captures|apprehend|apprehends|expel|expels|nab|nabs|recruit|recruits|lure|lures|swindle|swindles|defraud|
    defrauds|scam|scams|prosecute|prosecutes|trap|traps|strand|strands"
);

table!(
    /// Nouns of harm, which those who are counted have.
    HARM,
    "injuries|injury|burns|wounds|charges|sentence|sentences"
);

table!(
    /// Verbs of having it.
    HAS_HARM,
    "suffered|suffering|suffer|sustained|sustaining|with|received|receiving|treated|report|reported|reporting|face|faces|
    facing|faced|for|to|in|taken|sent|had|have|has|serving|given|got|from|at"
);

table!(
    /// Adjectives of what befell people.
    ADJECTIVES,
    "dead|deceased|hurt|missing|unaccounted|captive|captives|hostage|hostages|injured|wounded|trapped|stranded|fatally"
);

table!(
    /// Numbers in words.
    NUMBERS,
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|
    nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen"
);

table!(
    /// Where people belong.
    HOME,
    "home|homeland|back|repatriat*|homecoming|reunited|deport*"
);

table!(
    /// How people come to a hospital.
    TAKEN,
    "taken|sent|rushed|airlifted|transported|flown|admitted|treated|brought|were|was|are|remain|remained|went|landed|ended"
);

/// Metrics whose verbs are said of things as well: what they count must be known for people.
pub(super) const OF_THINGS_TOO: &[&str] = &[
    "victims rescued",
    "victims repatriated",
    "people held",
    "people missing",
    "suspects identified",
    "people trafficked",
];
