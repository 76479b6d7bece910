//! Words that stand behind a date, by language (folded): tables only.

/// Words behind a date, by language; alternatives are separated by `|`.
pub(super) struct Tail {
    pub language: &'static str,
    pub since: &'static str,
    pub until: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    pub early: &'static str,
    pub mid: &'static str,
    pub late: &'static str,
    /// The years of a round number: "1990 के दशक".
    pub decade: &'static str,
    /// "now", "to date" as the end of a stretch.
    pub now: &'static str,
}

/// No words.
pub(super) const NONE: Tail = Tail {
    language: "",
    since: "",
    until: "",
    before: "",
    after: "",
    early: "",
    mid: "",
    late: "",
    decade: "",
    now: "",
};

/// All languages.
pub(super) const TAILS: &[Tail] = &[
    Tail {
        language: "en",
        since: "or later|and later|or greater|and greater|or after|onwards|onward|and onwards|and onward",
        until: "or earlier|and earlier|or before",
        now: "now|date|the present|present|the present day",
        ..NONE
    },
    Tail {
        language: "fr",
        since: "ou plus tard|et plus tard|et plus|ou apres|et apres|et au-dela",
        until: "ou plus tot|ou avant|et avant",
        now: "maintenant|a present|nos jours|ce jour",
        ..NONE
    },
    Tail {
        language: "es",
        since: "o mas tarde|y mas tarde|o despues|y despues|en adelante|o posterior|y posteriores",
        until: "o antes|y antes|o anterior",
        now: "ahora|la fecha|la actualidad",
        ..NONE
    },
    Tail {
        language: "pt",
        since: "ou mais tarde|e mais tarde|ou depois|e depois|em diante|ou posterior",
        until: "ou antes|e antes|ou anterior",
        now: "agora|o momento|a atualidade",
        ..NONE
    },
    Tail {
        language: "it",
        since: "o piu tardi|e piu tardi|in poi|e oltre|o dopo|o successivo",
        until: "o prima|o precedente",
        now: "ora|adesso|oggi giorno",
        ..NONE
    },
    Tail {
        language: "de",
        since: "oder spater|und spater|oder danach|und danach",
        until: "oder fruher|und fruher",
        now: "jetzt|dato|zur gegenwart",
        ..NONE
    },
    Tail {
        language: "nl",
        since: "of later|en later|en daarna|of daarna",
        until: "of eerder|en eerder|of vroeger",
        now: "nu|nu toe|heden|op heden",
        ..NONE
    },
    Tail {
        language: "id",
        since: "dan seterusnya|atau setelahnya|ke atas|dan setelahnya",
        until: "atau sebelumnya|dan sebelumnya|ke bawah",
        now: "sekarang|saat ini|kini",
        ..NONE
    },
    Tail {
        language: "vi",
        since: "tro di|ve sau|tro ve sau",
        until: "tro ve truoc",
        now: "nay|bay gio|hien tai|hien nay",
        ..NONE
    },
    Tail {
        language: "ru",
        since: "и позднее|или позднее|и позже|или позже|и далее",
        until: "и ранее|или ранее|и раньше|или раньше",
        now: "настоящее время|настоящего времени|сих пор|сегодняшнии день",
        ..NONE
    },
    Tail {
        language: "ar",
        since: "وما بعده|وما بعد|او بعده|فصاعدا",
        until: "وما قبله|وما قبل",
        now: "الان|وقتنا هذا",
        ..NONE
    },
    Tail {
        language: "hi",
        since: "और उसके बाद|या उसके बाद|के बाद से|से शुरू|से",
        until: "तक|या उससे पहले|और उससे पहले",
        before: "से पहले|के पहले|से पूर्व|के पूर्व",
        after: "से बाद|से बाद में|के बाद|के पश्चात|से अधिक|के उपरांत",
        early: "की शुरुआत|के शुरुआत|के आरंभ|के प्रारंभ|की शुरुआती|के शुरू",
        mid: "के मध्य|के मध्य में",
        late: "के अंत|का अंत|के अंत में|के आखिर|के आखिर में",
        decade: "के दशक|का दशक|वाले दशक",
        now: "अब|वर्तमान|अभी|अब तक",
    },
    Tail {
        language: "tr",
        since: "'den beri|'dan beri|'ten beri|'tan beri|den beri|dan beri|ten beri|tan beri|'den itibaren|'dan itibaren|'ten itibaren|'tan itibaren|den itibaren|dan itibaren|beri|itibaren|ve sonrasi|veya sonrasi|ya da sonrasi",
        until: "'e kadar|'a kadar|'ye kadar|'ya kadar|e kadar|a kadar|ye kadar|ya kadar|kadar",
        before: "'den once|'dan once|'ten once|'tan once|den once|dan once|ten once|tan once|oncesi|oncesinde",
        after: "'den sonra|'dan sonra|'ten sonra|'tan sonra|den sonra|dan sonra|ten sonra|tan sonra|sonrasi|sonrasinda",
        early: "basi|basinda|baslarinda|'in basi|'un basi|'nin basi|'in basinda|'un basinda|'nin basinda|'in baslarinda",
        mid: "ortasi|ortasinda|ortalarinda|'in ortasi|'in ortasinda|'nin ortasinda|'un ortasinda",
        late: "sonu|sonunda|sonlarinda|'in sonu|'un sonu|'nin sonu|'in sonunda|'un sonunda|'nin sonunda|'in sonlarinda",
        decade: "'lar|'ler|'lari|'lerde|'larda|'lerin|'larin|li yillar|'li yillar|'lu yillar|lu yillar",
        now: "simdi|bugune|simdiye",
    },
];
