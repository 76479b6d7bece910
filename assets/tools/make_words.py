#!/usr/bin/env python3
"""Makes assets/number_words.txt and assets/date_words.txt from CLDR as ICU carries it.

usage: /usr/bin/python3 assets/tools/make_words.py        (Debian package python3-icu; ICU 72; PyPI package num2words 0.5.14 on PYTHONPATH)
What CLDR does not spell out, or spells otherwise, is asked of num2words: only the words themselves are taken.
number_words: a line a language: tag, then groups apart by tabs: `value=word|word`; value is the number,
`*n` a multiplier of 10^n, `#n` an ordinal. Words are squeezed: without spaces, hyphens and soft hyphens.
date_words: a line a language: tag, then `m1=januar|jan`, `d1=monday|mon` (1 is Monday), `h1=` months of the Islamic
and `p1=` of the Persian calendar.
"""
import os, re, signal, unicodedata
import icu
from num2words import num2words

# The languages of num2words by ours; its regional forms go into the line of their language.
OTHERS = {"nb": ["no"], "kk": ["kz"], "fr": ["fr", "fr_BE", "fr_CH"], "pt": ["pt", "pt_BR"]}
EXTRA = "eo tg tet ce".split()

def late(*_): raise TimeoutError
signal.signal(signal.SIGALRM, late)

def said(tag, n):
    """What num2words says for a number: all forms that it has."""
    out = []
    for lang in OTHERS.get(tag, [tag]):
        signal.setitimer(signal.ITIMER_REAL, 0.3)  # some of its languages never end
        try: w = squeeze(num2words(n, lang=lang)).replace(",", "")
        except Exception: continue
        finally: signal.setitimer(signal.ITIMER_REAL, 0)
        if w and not any(c.isdigit() for c in w) and w not in out: out.append(w)
    return out

HERE = os.path.dirname(os.path.abspath(__file__))
LANGS = ("en fr es pt id ms vi th zh km my lo ar hi de ru it nl ja ko tr uk pl sv da nb fi cs sk sl hr sr bg ro hu "
         "el he fa ca et lv lt is be az sq mk hy ka af sw ky ta te ml fil bn ur ne si mn kk gu kn mr pa am eu gl cy ga uz").split()

# Languages that have a word of its own for 10^4, 10^5, 10^7, 10^8.
INDIC = "hi bn ne ur si mr gu kn ta te ml".split()
MYRIADS = {4: ["zh", "ja", "ko", "th", "lo", "km", "my"], 5: INDIC + ["th", "lo", "km", "my"], 7: INDIC + ["my"], 8: ["zh", "ja", "ko"]}

def squeeze(s):
    return re.sub(r"[\s\-\u00ad\u200b\u2010\u2011]", "", s).lower()

def marks(tag, put):
    """Words of compact numbers ("Tsd.", "mil", "万") as `%n`, and the decimal sign as `.`."""
    f = icu.NumberFormat.createInstance(icu.Locale(tag))
    for style in (icu.UNumberCompactStyle.LONG, icu.UNumberCompactStyle.SHORT):
        c = icu.CompactDecimalFormat.createInstance(icu.Locale(tag), style)
        for power in range(3, 14):
            for k in (1, 2, 5, 1.5):
                w = c.format(k * 10 ** power) if k != 1.5 else c.format(float(k * 10 ** power))
                whole = re.split(r"(?<=\d)[.,\u066b](?=\d)", w)[0] if k == 1.5 else w
                digits = "".join(str(unicodedata.digit(x)) for x in whole if x.isdigit())
                word = re.sub(r"[\d.,\u066b\u066c]", "", w).strip(" \u00a0\u200f\u200e\u202f").lower().rstrip(".")
                if word and digits and len(word) < 20: put("%%%d" % (power - len(digits) + 1), [squeeze(word)])

def number_line(tag):
    loc = icu.Locale(tag)
    f = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, loc)
    spelt = f.getLocale(icu.ULocDataLocaleType.VALID_LOCALE).getName().startswith(tag[:2]) or tag == "nb"
    fs = [f] + ([icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale("zh_Hant"))] if tag == "zh" else [])
    sets = [f.getRuleSetName(i) for i in range(f.getNumberOfRuleSetNames())]
    card = [s for s in sets if s.startswith("%spellout-cardinal") or s in ("%spellout-numbering", "%spellout-numbering-verbose",
            "%traditional", "%simplified", "%financial")]
    ords = [s for s in sets if s.startswith("%spellout-ordinal")] if spelt else []
    def say(n, rules):
        out = []
        for r in rules if spelt else []:
            for g in fs:
                try: w = squeeze(g.format(n, r))
                except Exception: continue
                if w and not any(c.isdigit() for c in w) and w not in out: out.append(w)
                if tag == "ar" and "مائة" in w and w.replace("مائة", "مئة") not in out: out.append(w.replace("مائة", "مئة"))
        if rules is card:
            out += [w for w in said(tag, n) if w not in out]
        return out
    table = {}
    def put(key, words):
        for w in words:
            if w and len(w) <= 40 and w not in table: table[w] = key
    for n in range(0, 100): put(str(n), say(n, card))
    for n in range(100, 1000, 100): put(str(n), say(n, card))
    # "ciento", "hundert": what 101 is without its one.
    for n in (1, 2, 5):
        for w in say(100 + n, card):
            tail = next((t for t in sorted(say(n, card), key=len, reverse=True) if w.endswith(t) and len(w) > len(t)), None)
            if tail and len(w) - len(tail) < 12: put("100", [w[:-len(tail)]])
    for power in (2, 3, 4, 5, 6, 7, 8, 9, 12):
        rest = {}
        for k in (1, 2, 3, 5, 6, 7, 8, 11, 12):
            heads = sorted(set(say(k, card)), key=len, reverse=True)
            for w in say(k * 10 ** power, card):
                some = [h for h in heads if w.startswith(h) and len(w) > len(h)]
                for head in some: rest.setdefault(w[len(head):], set()).add(k)
                if not some and k == 1 and power in (2, 3, 6, 9, 12): rest.setdefault(w, set()).update((1, -1))
                elif not some and k == 2 and power in (3, 6): put(str(k * 10 ** power), [w])
        # A rest that several numbers share is a multiplier; "ythousand" of "eighty thousand" is none.
        for w, ks in rest.items():
            plain = power in (2, 3, 6, 9, 12)
            if plain or len(ks) > 1 and tag in MYRIADS.get(power, ()):
                put("*%d" % power, [w])
    for n in list(range(1, 100)) + list(range(100, 1000, 100)) + [1000]:
        put("#%d" % n, [w for w in say(n, ords) if len(w) < 28 and w not in say(n, card)])
    if tag not in EXTRA: marks(tag, put)
    if not table: return None
    groups = {}
    for w, k in table.items(): groups.setdefault(k, []).append(w)
    return tag + "\t" + "\t".join("%s=%s" % (k, "|".join(ws)) for k, ws in groups.items())

def names(tag, cal):
    out = {}
    loc = icu.Locale(tag + "@calendar=" + (cal or "gregorian"))
    c = icu.Calendar.createInstance(loc)
    for i in range(12):
        c.clear(); c.set(c.get(icu.UCalendarDateFields.YEAR), i, 10)
        for pattern in ("d MMMM", "d MMM", "LLLL", "LLL"):
            w = re.sub(r"^\d+\s*", "", icu.SimpleDateFormat(pattern, loc).format(c.getTime()).translate(
                {ord(a): str(i % 10) for i, a in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९၀၁၂၃၄၅၆၇၈၉০১২৩৪৫৬৭৮৯")}))
            out.setdefault("m%d" % (i + 1), []).append(w)
    if not cal:
        d = icu.DateFormatSymbols(loc)
        for ctx in (icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.STANDALONE):
            for width in (icu.DateFormatSymbols.WIDE, icu.DateFormatSymbols.ABBREVIATED):
                for i, w in enumerate(d.getWeekdays(ctx, width)[1:]):
                    out.setdefault("d%d" % (7 if i == 0 else i), []).append(w)
    return out

def date_line(tag):
    parts = []
    for cal, letter in (("", "m"), ("islamic", "h"), ("persian", "p")):
        if cal and tag not in ("en", "ar", "fa", "ur", "tr", "id", "ms", "fr", "hi"): continue
        for k, ws in names(tag, cal).items():
            kk = k if not cal else letter + k[1:]
            keep = []
            for w in ws:
                w = unicodedata.normalize("NFC", w).lower().rstrip(".").strip()
                if len(w) < 2 and not (ord(w[0]) > 0x3000) if w else True: continue
                if re.fullmatch(r"[m\d\s月월]+", w): continue
                if w not in keep: keep.append(w)
            if keep: parts.append("%s=%s" % (kk, "|".join(keep)))
    return tag + "\t" + "\t".join(parts)

HEAD = "# Made by assets/tools/make_words.py from Unicode CLDR (ICU %s): do not edit. Licence: assets/LICENSES.md\n" % icu.ICU_VERSION
with open(os.path.join(HERE, "..", "number_words.txt"), "w", encoding="utf-8") as out:
    out.write(HEAD)
    for t in LANGS + EXTRA:
        line = number_line(t)
        if line: out.write(line + "\n")
with open(os.path.join(HERE, "..", "date_words.txt"), "w", encoding="utf-8") as out:
    out.write(HEAD)
    for t in LANGS: out.write(date_line(t) + "\n")
