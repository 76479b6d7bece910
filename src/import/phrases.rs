//! What pages say around a story, in many languages: the words of share buttons, comment widgets,
//! newsletters, teasers and credits. Tables and how a line is compared with them; nothing else.

use aho_corasick::AhoCorasick;
use regex::Regex;
use std::{collections::HashMap, sync::LazyLock};

/// Reasons for boilerplate, as the reader sees them.
pub(super) mod why {
    pub(in super::super) const TEASERS: &str = "teasers of other stories";
    pub(in super::super) const SHARE: &str = "share buttons";
    pub(in super::super) const COMMENTS: &str = "comments";
    pub(in super::super) const NEWSLETTER: &str = "newsletter";
    pub(in super::super) const COOKIES: &str = "cookie notice";
    pub(in super::super) const RIGHTS: &str = "copyright notice";
    pub(in super::super) const CREDIT: &str = "picture credit";
    pub(in super::super) const CAPTION: &str = "picture caption";
    pub(in super::super) const NAVIGATION: &str = "navigation";
    pub(in super::super) const SYNDICATION: &str = "link to the source";
    pub(in super::super) const REPEATED: &str = "repeated title";
    pub(in super::super) const SITE: &str = "site name";
    pub(in super::super) const ADVERT: &str = "advertisement";
    pub(in super::super) const META: &str = "author and date line";
    pub(in super::super) const MENU: &str = "menu";
    pub(in super::super) const FOOTER: &str = "foot of the page";
    pub(in super::super) const SIDE: &str = "side column";
    pub(in super::super) const AUTHOR: &str = "about the author";
    pub(in super::super) const TAGS: &str = "keywords";
    pub(in super::super) const FORM: &str = "form";
    pub(in super::super) const OUTSIDE: &str = "outside the article";
}

/// Bytes of a line that are folded: no phrase, title or name is longer.
const LONGEST: usize = 8192;

/// A line as it is compared: small letters, no signs at its ends, one blank between words.
pub(super) fn fold(line: &str) -> String {
    let line = line.get(..line.floor_char_boundary(LONGEST)).unwrap_or(line);
    let mut line = super::one_line(line);
    if line.is_ascii() {
        line.make_ascii_lowercase();
        let sign = |c: char| c == ' ' || ":.!?><|-*#+[]()\"'/".contains(c);
        line.truncate(line.trim_end_matches(sign).len());
        line.drain(..line.len() - line.trim_start_matches(sign).len());
        return line;
    }
    line.to_lowercase()
        .trim_matches(|c: char| {
            c.is_whitespace() || ":：.…!！?？»«>›<‹→←↓↑▼▲·•|–—-*#+＋[]()\"“”‘’'/".contains(c)
        })
        .replace('’', "'")
}

/// Whether a folded line is the heading over teasers of other stories.
pub(super) fn heads_teasers(folded: &str) -> bool {
    folded.len() <= 120
        && (EXACT.get(folded) == Some(&why::TEASERS)
            || super::furniture::heads_teasers(folded)
            || TEASER_STARTS.iter().any(|start| {
                folded.strip_prefix(start).is_some_and(|rest| {
                    rest.chars().count() <= 30 && !(counts(start) && is_count(rest))
                })
            }))
}

/// Whether the start of a heading over teasers also says "more than": "Más de 20 personas murieron".
fn counts(start: &str) -> bool {
    matches!(start, "más de " | "mais de ")
}

/// Whether a text in Spanish or Portuguese starts with a number.
fn is_count(text: &str) -> bool {
    const STARTS: &str = "un|una|um|uma|dos|dois|duas|tres|três|cuatro|quatro|cinco|seis|siete|sete|ocho|oito|nueve|nove|\
        diez|dez|once|onze|doce|doze|trece|treze|catorce|quince|quinze|cien|cem|mil|medio|meio|media|meia|metade";
    const TENS: &str = "veint|vint|treint|trint|cuarent|quarent|cincuent|cinquent|sesent|sessent|setent|ochent|oitent|\
        novent|cient|cento|doscient|duzent|trescient|trezent|quinient|quinhent|decena|dezena|centen|millar|milhar";
    let first = text.split(' ').next().unwrap_or_default();
    first.starts_with(|c: char| c.is_ascii_digit())
        || text.starts_with("la mitad")
        || STARTS.split('|').any(|w| w == first)
        || TENS.split('|').any(|w| first.starts_with(w))
}

/// Whether a folded line opens a section of comments.
pub(super) fn heads_comments(folded: &str) -> bool {
    folded.len() <= 90 && (counts_comments(folded) || COMMENT_HEADS.contains(&folded))
}

/// Whether a line lists the keywords of a story: "Tags: ferry, harbour".
pub(super) fn names_keywords(line: &str) -> bool {
    line.contains([':', '：']) && KEYWORDS.is_match(line)
}

/// Whether a line names who edited a story and nothing else: "（责任编辑：李明）".
pub(super) fn names_editor(line: &str) -> bool {
    line.contains([':', '：']) && EDITOR.is_match(line)
}

/// Whether a folded line is the heading over a few words on who wrote the story.
pub(super) fn heads_author(folded: &str) -> bool {
    AUTHOR_HEADS.contains(&folded)
}

/// Headings over words on the author.
const AUTHOR_HEADS: [&str; 20] = [
    "about the author",
    "about the authors",
    "about the writer",
    "about the reporter",
    "about the contributor",
    "über den autor",
    "über die autorin",
    "über die autoren",
    "zur person",
    "à propos de l'auteur",
    "sobre el autor",
    "sobre la autora",
    "sobre o autor",
    "sull'autore",
    "об авторе",
    "tentang penulis",
    "về tác giả",
    "关于作者",
    "作者简介",
    "เกี่ยวกับผู้เขียน",
];

static KEYWORDS: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?i)^\W{0,3}(?:tags?|tagged|topics?|keywords?|filed under|schlagwörter|schlagworte|stichworte|mots[- ]clés|étiquettes|etiquetas|palabras clave|palavras-chave|temas|tag|теги|метки|kata kunci|từ khóa|chủ đề|แท็ก|ป้ายกำกับ|ແທັກ|ស្លាក|标签|標籤|关键词|關鍵詞|キーワード|タグ|태그|الوسوم|كلمات دلالية|टैग)\s*[:：]\s*\S",
    )
});
static EDITOR: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?i)^[（(\[【]?\s*(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|审核|editing by|edited by|edição|编审)\s*[:：]\s*[^。.:：]{1,40}[)）\]】]?$",
    )
});

/// Whether a folded line counts comments: most lines have no digit, which is told sooner.
pub(super) fn counts_comments(folded: &str) -> bool {
    folded.contains(char::is_numeric) && COUNTED_COMMENTS.is_match(folded)
}

/// Why a line by itself is not the story; `None` for any line that may be. What every match of a pattern has is looked
/// for first: it takes long to compile one, and to ask it of every line.
pub(super) fn why_line(line: &str, folded: &str) -> Option<&'static str> {
    let length = line.chars().count();
    if let Some(why) = EXACT.get(folded).copied().or_else(|| super::furniture::why_line(line)) {
        return Some(why);
    }
    if length <= 60 && counts_comments(folded) {
        return Some(why::COMMENTS);
    }
    if length <= 60
        && (folded.contains(char::is_numeric) || READING_TIME.iter().any(|w| folded.contains(w)))
        && COUNTED_SHARES.is_match(folded)
    {
        return Some(why::SHARE);
    }
    if let Some(why) = super::buttons::why_line(folded) {
        return Some(why);
    }
    if length <= 220 && asks_to_follow(folded) {
        return Some(why::SHARE);
    }
    if length <= 220
        && line.contains([':', '：', '|', '>', '»', '–', '—'])
        && INLINE_TEASER.is_match(line)
    {
        return Some(why::TEASERS);
    }
    if length <= 250
        && (line.contains(['©', '(', '&']) || RIGHTS_WORDS.iter().any(|w| folded.contains(w)))
        && RIGHTS.is_match(line)
    {
        return Some(why::RIGHTS);
    }
    if length <= 160
        && CREDIT_WORDS.as_ref().is_none_or(|any| any.is_match(folded))
        && CREDIT.is_match(line)
    {
        return Some(why::CREDIT);
    }
    if length <= 420
        && CONTAINED.as_ref().is_none_or(|any| any.is_match(folded))
        && let Some((_, why)) = CONTAINS.iter().find(|(phrase, _)| folded.contains(phrase))
    {
        return Some(why);
    }
    (length <= 500 && folded.contains("cookie") && COOKIE_WORDS.iter().any(|w| folded.contains(w)))
        .then_some(why::COOKIES)
}

/// Whether a folded line asks its reader to follow somebody elsewhere.
fn asks_to_follow(folded: &str) -> bool {
    // Counted here: a pattern that counts letters of every script takes longer to compile than a page to read.
    const LONGEST_NAME: usize = 40;
    FOLLOW.captures(folded).is_some_and(|found| {
        let name = found.get(1).map_or("", |name| name.as_str());
        name.strip_prefix("the ").unwrap_or(name).chars().count() <= LONGEST_NAME
    })
}

/// Whether a line ends as the caption of a picture does: with its credit in brackets.
pub(super) fn ends_in_credit(line: &str) -> bool {
    line.trim_end().ends_with([')', ']'])
        && line.chars().count() <= 700
        && CREDIT_AT_END.is_match(line)
}

static EXACT: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    TABLE.iter().flat_map(|(why, lines)| lines.split('|').map(|l| (l.trim(), *why))).collect()
});

/// Whole lines, folded, by what they are.
const TABLE: &[(&str, &str)] = &[
    (
        why::TEASERS,
        "you may also like|you might also like|you may also be interested in|you might also be interested in|more insights|related articles|related article|related posts|related post|related stories|related story|related content|related news|related topics|related links|related|read more|read also|also read|more stories|more news|more articles|more on this story|more on this topic|more like this|recommended|recommended for you|recommended stories|recommended reading|recommended articles|trending|trending now|trending stories|most read|most popular|most viewed|popular posts|popular stories|popular articles|latest news|latest stories|latest articles|latest posts|recent posts|recent articles|recent news|don't miss|editor's picks|editors' picks|editor's choice|top stories|top news|up next|what to read next|read next|next article|previous article|next post|previous post|next story|previous story|other stories|other news|in case you missed it|from our partners|sponsored content|promoted stories|around the web|from around the web|see more|view more|load more|show more|more videos|related videos|related coverage|related reading|recent comments|blogroll|further articles|more information|contexto de la noticia|temas relacionados|más información|ver más|en savoir plus|pour aller plus loin\
        |das könnte sie auch interessieren|das könnte dich auch interessieren|auch interessant|mehr zum thema|zum thema|ähnliche artikel|ähnliche beiträge|weitere artikel|weitere beiträge|weitere nachrichten|weitere meldungen|lesen sie auch|lesen sie mehr|mehr lesen|weiterlesen|verwandte themen|verwandte artikel|verwandte beiträge|meistgelesen|meistgelesene artikel|neueste beiträge|letzte beiträge|aktuelle beiträge|passend dazu|ähnliche themen|empfohlene beiträge|mehr interessantes|neueste artikel|neueste kommentare|mehr themen|noch mehr infos|zum weiterlesen|mehr infos|weitere informationen|weiterführende links|weiterführende informationen|das thema könnte dich auch interessieren|dieser artikel könnte sie auch interessieren|teilnehmende blogs|empfehlungen|empfohlene artikel|auch lesenswert|mehr aus dieser rubrik\
        |à lire aussi|lire aussi|à lire également|sur le même sujet|sur le même thème|articles similaires|articles liés|articles connexes|articles récents|vous aimerez aussi|vous aimerez peut-être|les plus lus|dans la même rubrique|voir aussi|plus d'articles|à découvrir|lire la suite\
        |te puede interesar|también te puede interesar|quizás te interese|le puede interesar|artículos relacionados|noticias relacionadas|entradas relacionadas|contenido relacionado|lo más leído|lo más visto|más noticias|lee también|lea también|ver también|te recomendamos|últimas noticias\
        |leia também|leia mais|veja também|veja mais|artigos relacionados|notícias relacionadas|posts relacionados|matérias relacionadas|mais lidas|você também pode gostar|você pode gostar|últimas notícias|saiba mais\
        |potrebbe interessarti anche|potrebbe interessarti|ti potrebbe interessare|ti potrebbero interessare|leggi anche|articoli correlati|articoli simili|i più letti|notizie correlate|ultime notizie\
        |lees ook|lees meer|gerelateerde artikelen|gerelateerd|meer nieuws|meest gelezen|zobacz też|zobacz także|zobacz również|czytaj także|czytaj też|czytaj więcej|podobne artykuły|powiązane artykuły|polecane|najnowsze wpisy\
        |читайте также|похожие статьи|похожие записи|похожие новости|по теме|материалы по теме|смотрите также|популярное|последние новости|рекомендуем|читайте також|схожі новини\
        |ilginizi çekebilir|benzer haberler|ilgili haberler|ilgili yazılar|bunlar da ilginizi çekebilir|son haberler|baca juga|artikel terkait|berita terkait|berita lainnya|artikel lainnya|terpopuler|berita terpopuler|baca lagi|baca selengkapnya|terkini|artikel berkaitan|berita berkaitan\
        |tin liên quan|bài viết liên quan|tin tức liên quan|có thể bạn quan tâm|đọc thêm|xem thêm|tin cùng chuyên mục|tin mới nhất|bài liên quan|đọc nhiều|tin nổi bật\
        |ข่าวที่เกี่ยวข้อง|ข่าวเกี่ยวข้อง|บทความที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|อ่านเพิ่มเติม|อ่านต่อ|อ่านข่าวเพิ่มเติม|ข่าวล่าสุด|บทความอื่นๆ|ข่าวแนะนำ|ข่าวอื่นๆ|คุณอาจสนใจ|เรื่องที่คุณอาจสนใจ\
        |អត្ថបទទាក់ទង|អត្ថបទពាក់ព័ន្ធ|ព័ត៌មានពាក់ព័ន្ធ|ព័ត៌មានទាក់ទង|អានបន្ត|អត្ថបទផ្សេងទៀត|ဆက်စပ်သတင်းများ|ဆက်စပ်သတင်း|ဆက်လက်ဖတ်ရှုရန်|ຂ່າວທີ່ກ່ຽວຂ້ອງ\
        |相关阅读|相关新闻|相關新聞|相关文章|相關文章|延伸閱讀|延伸阅读|推荐阅读|推薦閱讀|猜你喜欢|热门文章|熱門文章|更多新聞|更多新闻|热门推荐|看更多|你可能也喜歡|你可能感兴趣\
        |関連記事|関連ニュース|関連リンク|あわせて読みたい|おすすめ記事|人気記事|こちらもおすすめ|最新記事|관련기사|관련 기사|관련뉴스|추천기사|추천 기사|많이 본 뉴스|많이 본 기사|이 기사도 읽어보세요\
        |اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|إقرأ أيضاً|اقرأ ايضا|مواضيع ذات صلة|مقالات ذات صلة|أخبار ذات صلة|موضوعات متعلقة|قد يعجبك أيضا|قد يعجبك أيضاً|المزيد|الأكثر قراءة|مطالب مرتبط|اخبار مرتبط|یہ بھی پڑھیں|यह भी पढ़ें|ये भी पढ़ें|संबंधित खबरें|और पढ़ें|আরও পড়ুন|সম্পর্কিত খবর|קראו גם|עוד בנושא|related:",
    ),
    (
        why::SHARE,
        "share|share this|share this article|share this post|share this story|share this page|share this:|share article|share on|share via|share on facebook|share on twitter|share on x|share on whatsapp|share on linkedin|share to facebook|share to twitter|share with your friends|share it|share now|tweet|tweet this|pin it|pin|email|e-mail|email this|email article|print|print article|print this|print this article|copy link|copy url|link copied|link copied!|the link has been copied|copied to clipboard|copied|facebook|twitter|whatsapp|telegram|linkedin|pinterest|reddit|tumblr|instagram|youtube|messenger|line|viber|flipboard|xing|pocket|vk|follow us|follow us on|follow us on facebook|follow us on twitter|follow us on google news|follow|like this|like us on facebook|listen to this article|listen|save|save article|bookmark|facebook x whatsapp email|facebook twitter|facebook twitter email|facebook twitter linkedin|facebook twitter whatsapp|facebook twitter pinterest|click to share on facebook (opens in new window)|click to share on twitter (opens in new window)|like loading\
        |teilen|artikel teilen|beitrag teilen|teilen auf|teilen mit|auf facebook teilen|auf twitter teilen|drucken|artikel drucken|seite drucken|merken|per mail teilen|per e-mail versenden|teile dies mit|teilen sie dies mit|news teilen|seite teilen|teilen via|pinnen|merken|bewerten|gefällt mir|gefällt mir wird geladen|wird geladen|folgen sie uns|vorlesen\
        |partager|partager cet article|partagez|partagez cet article|partager sur facebook|partager sur twitter|imprimer|envoyer par mail|suivez-nous|compartir|compartir en facebook|compártelo|comparte esto|comparte|comparte este artículo|imprimir|síguenos|síguenos en|compartilhar|compartilhe|compartilhe isso|partilhar|partilhe|siga-nos|condividi|condividi su|condividi questo articolo|stampa|seguici su|delen|deel dit artikel|deel dit bericht|deel|udostępnij|drukuj|podziel się|sdílet|sdílejte|zdieľať|dela|del|jaa|поделиться|поделиться в соцсетях|поделитесь|печать|поділитися|paylaş|yazdır|bagikan|bagikan artikel ini|kongsi|chia sẻ|chia sẻ bài viết|in bài viết|แชร์|แชร์ข่าวนี้|แชร์หน้านี้|แชร์เลย|แบ่งปัน|ចែករំលែក|ចែករំលែកអត្ថបទនេះ|မျှဝေပါ|မျှဝေရန်|ແບ່ງປັນ|分享|分享到|分享至|分享文章|列印|打印|シェア|シェアする|ツイート|공유|공유하기|기사공유|인쇄|شارك|مشاركة|شارك المقال|شاركها|طباعة|اشتراک گذاری|साझा करें|शेयर करें|শেয়ার করুন|שתף|שיתוף",
    ),
    (
        why::COMMENTS,
        "comments|comment|no comments|no comments yet|leave a reply|leave a comment|leave your comment|post a comment|post comment|add a comment|add comment|write a comment|join the conversation|join the discussion|view comments|view all comments|show comments|read comments|notify of|inline feedbacks|newest|oldest|most voted|oldest most voted|newest oldest|newest oldest most voted|best newest oldest|sort by|sort by: newest first|sort by newest|log in to comment|login to comment|log in to leave a comment|you must be logged in to post a comment|cancel reply|leave a reply cancel reply|reply|report|report comment|your email address will not be published|required fields are marked|comments are closed|comments closed|comments off|subscribe notify of|guest|label|0 comments\
        |kommentare|kommentar|kommentar schreiben|kommentar hinterlassen|schreibe einen kommentar|schreiben sie einen kommentar|kommentar verfassen|hinterlasse einen kommentar|antworten|antwort abbrechen|keine kommentare|kommentare sind geschlossen|laisser un commentaire|laissez un commentaire|ajouter un commentaire|commentaires|répondre|annuler la réponse|deja una respuesta|deja un comentario|dejar un comentario|comentarios|responder|cancelar respuesta|deixe um comentário|deixe uma resposta|comentários|cancelar resposta|lascia un commento|commenti|rispondi|annulla risposta|geef een reactie|reacties|reageer|laat een reactie achter|dodaj komentarz|komentarze|odpowiedz|оставить комментарий|комментарии|ответить|добавить комментарий|залишити коментар|yorum yap|yorumlar|bir yanıt yazın|komentar|tinggalkan balasan|tinggalkan komentar|balas|bình luận|gửi bình luận|ý kiến bạn đọc|trả lời|ความคิดเห็น|แสดงความคิดเห็น|แสดงความเห็น|មតិយោបល់|បញ្ចេញមតិ|မှတ်ချက်|မှတ်ချက်များ|ຄຳເຫັນ|发表评论|评论|网友评论|網友評論|留言|發表評論|發佈留言|コメント|コメントを残す|コメントする|댓글|댓글 남기기|댓글쓰기|التعليقات|اترك تعليقا|اترك تعليقاً|أضف تعليقا|أضف تعليق|टिप्पणी|टिप्पणी करें",
    ),
    (
        why::NEWSLETTER,
        "subscribe|subscribe now|subscribe today|subscribe to our newsletter|subscribe to newsletter|newsletter|newsletters|newsletter sign-up|newsletter signup|sign up|sign up now|sign up for our newsletter|sign up for newsletter|get our newsletter|join our newsletter|become a member|become a subscriber|support us|donate|donate now|support our work|support our journalism|already a subscriber|abonnieren|newsletter abonnieren|jetzt abonnieren|jetzt anmelden|newsletter bestellen|s'abonner|abonnez-vous|je m'abonne|inscrivez-vous|suscríbete|suscribirse|suscríbase|assine|assine já|inscreva-se|iscriviti|iscriviti alla newsletter|abbonati|abonneer|abonneer nu|schrijf je in|zapisz się|подписаться|подпишитесь|підписатися|abone ol|berlangganan|đăng ký|đăng ký nhận tin|สมัครรับข่าวสาร|订阅|訂閱|購読|구독|구독하기|اشترك|اشترك الآن",
    ),
    (
        why::SYNDICATION,
        "source link|exit mobile version|read the original article|read original article|view original|original article|original source|link to original|view source|source|download pdf|view in browser",
    ),
    (
        why::NAVIGATION,
        "skip to content|skip to main content|skip to navigation|back to top|to the top|go to top|top|back|home|menu|main menu|search|close|close menu|next|previous|prev|next page|previous page|page|continue reading|click here|toggle navigation|show menu|log in|login|sign in|register|contact us|about us|privacy policy|terms of use|terms of service|terms and conditions|sitemap|site map|rss|all rights reserved|go back|view gallery|open gallery|enlarge image|view image|play|play video|watch|watch video|loading|more|expand|zum inhalt springen|zum seitenanfang|nach oben|zurück|zurück zur liste|zurück zur übersicht|zurück zur startseite|bild anzeigen|vergrößern|bild vergrößern|pdf herunterladen|zur startseite|startseite|suche|suchen|weiter|impressum|datenschutz|kontakt|agb|anmelden|navigation|inhalt|aller au contenu|retour|retour en haut|accueil|rechercher|connexion|saltar al contenido|ir al contenido|inicio|buscar|volver|ir para o conteúdo|início|voltar|pular para o conteúdo|vai al contenuto|cerca|torna su|naar inhoud|zoeken|przejdź do treści|strona główna|szukaj|перейти к содержимому|главная|поиск|наверх|ana sayfa|içeriğe geç|beranda|cari|lompat ke isi|trang chủ|tìm kiếm|หน้าแรก|ค้นหา|กลับด้านบน|ទំព័រដើម|ស្វែងរក|ပင်မစာမျက်နှာ|မူလစာမျက်နှာ|ໜ້າຫຼັກ|ໜ້າທຳອິດ|字号：大 中 小|字号:大 中 小|字體：大 中 小|首页|首頁|搜索|搜尋|返回顶部|回到頂部|ホーム|検索|홈|검색|الرئيسية|بحث|मुख्य पृष्ठ|खोजें",
    ),
    (
        why::ADVERT,
        "advertisement|advertisements|advertising|ad|ads|sponsored|promoted|advertisement continue reading|continue reading below|story continues below|story continues below advertisement|article continues below|article continues after ad|skip advertisement|scroll to continue|scroll for more|anzeige|werbung|anzeigen|publicité|publicidad|publicidade|pubblicità|advertentie|reklama|реклама|reklam|iklan|advertisement - scroll to continue|scroll to continue with content|quảng cáo|โฆษณา|广告|廣告|広告|スポンサーリンク|광고|إعلان|विज्ञापन",
    ),
];

/// Starts of headings over teasers: "More from the Courier".
const TEASER_STARTS: &[&str] = &[
    "mehr zu ",
    "mehr zum thema ",
    "weitere beiträge ",
    "weitere pressemitteilungen ",
    "weitere meldungen ",
    "weitere themen ",
    "más sobre ",
    "más en ",
    "lesen sie auch ",
    "das könnte ",
    "ähnliche ",
    "more from ",
    "more in ",
    "more about ",
    "more on ",
    "mehr von ",
    "mehr aus ",
    "weitere artikel ",
    "plus d'articles ",
    "más de ",
    "mais de ",
    "altri articoli ",
    "meer van ",
    "meer over ",
    "latest from ",
    "related to ",
    "other articles ",
    "other posts ",
    "ข่าวที่เกี่ยวข้องกับ",
];

/// Headings over comments that carry no number.
const COMMENT_HEADS: &[&str] = &[
    "comments",
    "leave a reply",
    "leave a comment",
    "post a comment",
    "leave a reply cancel reply",
    "join the conversation",
    "notify of",
    "view comments",
    "kommentare",
    "schreibe einen kommentar",
    "kommentar verfassen",
    "hinterlasse einen kommentar",
    "kommentar schreiben",
    "commentaires",
    "laisser un commentaire",
    "comentarios",
    "deja una respuesta",
    "deja un comentario",
    "comentários",
    "deixe um comentário",
    "deixe uma resposta",
    "commenti",
    "lascia un commento",
    "reacties",
    "geef een reactie",
    "komentarze",
    "dodaj komentarz",
    "комментарии",
    "оставить комментарий",
    "yorumlar",
    "bir yanıt yazın",
    "tinggalkan balasan",
    "tinggalkan komentar",
    "bình luận",
    "ความคิดเห็น",
    "แสดงความคิดเห็น",
    "មតិយោបល់",
    "မှတ်ချက်များ",
    "ຄຳເຫັນ",
    "网友评论",
    "網友評論",
    "发表评论",
    "评论",
    "發佈留言",
    "コメント",
    "コメントを残す",
    "댓글",
    "댓글 남기기",
    "التعليقات",
    "اترك تعليقا",
    "اترك تعليقاً",
    "trackbacks",
    "trackbacks/pingbacks",
    "pingbacks",
];

/// Parts of lines that only a page around a story says.
const CONTAINS: &[(&str, &str)] = &[
    ("your email inbox", why::NEWSLETTER),
    ("straight to your inbox", why::NEWSLETTER),
    ("delivered to your inbox", why::NEWSLETTER),
    ("right to your inbox", why::NEWSLETTER),
    ("directly to your inbox", why::NEWSLETTER),
    ("in your inbox", why::NEWSLETTER),
    ("sign up for our", why::NEWSLETTER),
    ("sign up to our", why::NEWSLETTER),
    ("sign up for the", why::NEWSLETTER),
    ("subscribe to our", why::NEWSLETTER),
    ("subscribe to the", why::NEWSLETTER),
    ("subscribe for free", why::NEWSLETTER),
    ("join our newsletter", why::NEWSLETTER),
    ("our free newsletter", why::NEWSLETTER),
    ("our daily newsletter", why::NEWSLETTER),
    ("our weekly newsletter", why::NEWSLETTER),
    ("our telegram channel", why::NEWSLETTER),
    ("our whatsapp channel", why::NEWSLETTER),
    ("follow us on", why::SHARE),
    ("like us on facebook", why::SHARE),
    ("opens in new window", why::SHARE),
    ("wird in neuem fenster geöffnet", why::SHARE),
    ("unseren newsletter", why::NEWSLETTER),
    ("unserem newsletter", why::NEWSLETTER),
    ("unser newsletter", why::NEWSLETTER),
    ("notre newsletter", why::NEWSLETTER),
    ("nuestro boletín", why::NEWSLETTER),
    ("nuestra newsletter", why::NEWSLETTER),
    ("nossa newsletter", why::NEWSLETTER),
    ("nostra newsletter", why::NEWSLETTER),
    ("onze nieuwsbrief", why::NEWSLETTER),
    ("naszego newslettera", why::NEWSLETTER),
    ("email address will not be published", why::COMMENTS),
    ("e-mail-adresse wird nicht veröffentlicht", why::COMMENTS),
    ("adresse e-mail ne sera pas publiée", why::COMMENTS),
    ("correo electrónico no será publicada", why::COMMENTS),
    ("endereço de email não será publicado", why::COMMENTS),
    ("o seu endereço de e-mail não será publicado", why::COMMENTS),
    ("indirizzo email non sarà pubblicato", why::COMMENTS),
    ("e-mailadres wordt niet gepubliceerd", why::COMMENTS),
    ("adres e-mail nie zostanie opublikowany", why::COMMENTS),
    ("адрес email не будет опубликован", why::COMMENTS),
    ("this site uses akismet", why::COMMENTS),
    ("website verwendet akismet", why::COMMENTS),
    ("akismet", why::COMMENTS),
    ("bloggern gefällt das", why::SHARE),
    ("bloggers like this", why::SHARE),
    ("canal de telegram", why::NEWSLETTER),
    ("canal de whatsapp", why::NEWSLETTER),
    ("canal de youtube", why::NEWSLETTER),
    ("kanal telegram", why::NEWSLETTER),
    ("channel whatsapp", why::NEWSLETTER),
    ("telegram-kanal", why::NEWSLETTER),
    ("whatsapp-kanal", why::NEWSLETTER),
    ("download our app", why::NEWSLETTER),
    ("straight to your phone", why::NEWSLETTER),
    ("apps for ios and android", why::NEWSLETTER),
    ("app for ios and android", why::NEWSLETTER),
    ("this entry was posted", why::META),
    ("this post was posted in", why::META),
    ("dieser eintrag wurde veröffentlicht", why::META),
    ("veröffentlicht und wurde unter", why::META),
    ("cet article a été publié le", why::META),
    ("esta entrada fue publicada", why::META),
    ("you can follow any responses", why::COMMENTS),
    ("sie müssen sich einloggen", why::COMMENTS),
    ("sie müssen angemeldet sein", why::COMMENTS),
    ("please log in to", why::COMMENTS),
    ("möchten sie weiterlesen", why::NEWSLETTER),
    ("jetzt weiterlesen", why::NEWSLETTER),
    ("already a subscriber", why::NEWSLETTER),
    ("thomson reuters trust principles", why::RIGHTS),
    ("unter einer creative commons", why::RIGHTS),
    ("licensed under a creative commons", why::RIGHTS),
    ("licensed under creative commons", why::RIGHTS),
    ("unter cc-by", why::RIGHTS),
    ("enthält affiliate", why::ADVERT),
    ("contains affiliate links", why::ADVERT),
    ("we may earn a commission", why::ADVERT),
    ("subscribe to continue reading", why::NEWSLETTER),
    ("already have a subscription", why::NEWSLETTER),
    ("you are commenting using your", why::COMMENTS),
    ("du kommentierst mit deinem", why::COMMENTS),
    ("notify me of new", why::COMMENTS),
    ("notify me of follow-up", why::COMMENTS),
    ("save my name, email", why::COMMENTS),
    ("must be logged in to post a comment", why::COMMENTS),
    ("please enable javascript", why::NAVIGATION),
    ("javascript is disabled", why::NAVIGATION),
    ("your browser does not support", why::NAVIGATION),
    ("bitte aktivieren sie javascript", why::NAVIGATION),
    ("all rights reserved", why::RIGHTS),
    ("alle rechte vorbehalten", why::RIGHTS),
    ("tous droits réservés", why::RIGHTS),
    ("todos los derechos reservados", why::RIGHTS),
    ("todos os direitos reservados", why::RIGHTS),
    ("tutti i diritti riservati", why::RIGHTS),
    ("все права защищены", why::RIGHTS),
    ("جميع الحقوق محفوظة", why::RIGHTS),
    ("สงวนลิขสิทธิ์", why::RIGHTS),
    ("版权所有", why::RIGHTS),
    ("版權所有", why::RIGHTS),
    ("無断転載", why::RIGHTS),
    ("무단 전재", why::RIGHTS),
    ("무단전재", why::RIGHTS),
    ("may not be published, broadcast, rewritten", why::RIGHTS),
    ("proudly powered by", why::FOOTER),
    ("powered by wordpress", why::FOOTER),
    ("stolz präsentiert von wordpress", why::FOOTER),
];

/// Any of [`CONTAINS`], found in one pass: most lines hold none. `None` if there were too many.
static CONTAINED: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(CONTAINS.iter().map(|(phrase, _)| phrase)).ok());

/// Beside "cookie", these make a cookie notice.
const COOKIE_WORDS: &[&str] = &[
    "we use",
    "uses cookies",
    "use cookies",
    "accept",
    "consent",
    "verwende",
    "einsatz von cookies",
    "nutzen cookies",
    "nutzt cookies",
    "utilis",
    "utiliz",
    "acept",
    "aceit",
    "usiamo",
    "gebruik",
    "używa",
    "использу",
    "kullan",
    "menggunakan",
    "sử dụng",
    "ใช้คุกกี้",
    "your experience",
    "akzeptier",
    "zustimm",
    "einverstanden",
];

/// Of these one stands in every line that [`COUNTED_SHARES`] finds without a figure.
const READING_TIME: [&str; 4] =
    ["reading time", "lesezeit", "temps de lecture", "tiempo de lectura"];
/// Of these, or of three signs, one stands in every line that [`RIGHTS`] finds.
const RIGHTS_WORDS: [&str; 3] = ["copyright", "ลิขสิทธิ์", "حقوق النشر"];
/// Finds what every line has that [`CREDIT`] finds.
static CREDIT_WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::new([
        "photo",
        "picture",
        "image",
        "illustration",
        "graphic",
        "video",
        "credit",
        "foto",
        "bild",
        "grafik",
        "quelle",
        "source",
        "crédit",
        "imagen",
        "imagem",
        "fonte",
        "crédito",
        "zdjęcie",
        "fot",
        "фото",
        "иллюстрация",
        "ảnh",
        "ภาพ",
        "图",
        "圖",
        "写真",
        "사진",
        "تصوير",
        "صورة",
        "getty",
        "alamy",
        "shutterstock",
        "afp",
        "reuters",
        "dpa",
        "epa",
    ])
    .ok()
});
static COUNTED_COMMENTS: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"^(?:view all |view |show |load )?\(?\d[\d.,]*\)?\s*(?:comments?|replies|responses?|thoughts?|kommentare?|antworten|commentaires?|réponses?|comentarios?|respuestas?|comentários?|respostas?|commenti|commento|risposte|reacties|reactie|komentarz\w*|комментари\w*|коментар\w*|yorum|komentar|balasan|bình luận|ความคิดเห็น|ความเห็น|条评论|則留言|評論|件のコメント|개의 댓글|댓글|تعليق\w*|टिप्पणियाँ|टिप्पणी)\b.{0,60}$|^(?:comments?|kommentare?|commentaires?|comentarios|comentários|commenti|reacties|komentarze|комментарии|ความคิดเห็น|コメント|댓글|评论|bình luận|ý kiến)\s*[:(]?\s*\d+\)?$",
    )
});
static COUNTED_SHARES: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"^\d[\d.,]*\s*[km]?\s*(?:shares?|views?|likes?|tweets?|min(?:ute)?s? read|min read|lesezeit|minuten lesezeit|partages?|veces compartido|compartidos|views? \d.*|followers?)$|^\d+ minutes? to read$|^(?:reading time|lesezeit|temps de lecture|tiempo de lectura|estimated reading time)\b.{0,25}$",
    )
});
static FOLLOW: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"^(?:you can )?(?:follow|find|join|like) (?:@\w+|([\w.' ]+?)) (?:on|at) (?:twitter|facebook|instagram|x|youtube|telegram|linkedin|tiktok|google news|social media)\b|^(?:folgen sie|folgt|folge) (?:uns|mir)\b|^suivez-nous\b|^síguenos\b|^seguici\b|^volg ons\b|^ikuti (?:kami|berita)\b|^siga-nos\b",
    )
});
static INLINE_TEASER: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?i)^\W*(?:related(?: (?:articles?|stor(?:y|ies)|coverage|posts?|news))?|read (?:also|more|next)|also read|see also|more|recommended|don['’]t miss|watch|lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|lea también|lea además|mira también|mira|lee también|(?:te|le) puede interesar|puedes ver|leia (?:também|mais)|veja também|leggi anche|lees ook|czytaj (?:także|też|więcej)|zobacz (?:także|też)|читайте также|baca juga|xem thêm|đọc thêm|อ่านเพิ่มเติม|อ่านต่อ|延伸閱讀|相关阅读|関連記事|관련기사|اقرأ أيضا?ً?|यह भी पढ़ें)\s*[:：|>»–—]\s*\S",
    )
});
static RIGHTS: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?i)^\W{0,3}(?:©|\(c\)\s*(?:copyright\s*)?\d{4}|copyright\s*(?:©|\(c\)|\d{4}|by\b)|&copy;|ลิขสิทธิ์|حقوق النشر)|^[^.]{0,60}©\s*\d{4}",
    )
});
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?i)^\W*(?:(?:photo|photos|photograph|picture|image|images|illustration|graphic|video|file photo|cover image|featured image|credit|photo credit|image credit|image source|photo source|foto|fotos|bild|bilder|bildquelle|bildnachweis|titelbild|symbolbild|grafik|quelle|crédit|crédits|crédit photo|imagen|imagem|fonte|fotografía|crédito|foto di|zdjęcie|fot|фото|иллюстрация|fotoğraf|ảnh|ภาพ|ที่มาภาพ|图|图片来源|圖|圖片來源|写真|사진|تصوير|صورة)\s*(?:by|courtesy(?: of)?|via|credit|von|di|de|par|:|：|©|/)\s*[:：]?\s*\S.{0,120}|\(?(?:photo|image|picture|video|foto|bild) (?:by|courtesy|credit|via)\b.{0,120}|(?:source|quelle|credit)\s*:.{0,60}(?:getty|alamy|shutterstock|istock|adobe ?stock|unsplash|pixabay|pexels|flickr|wikimedia|reuters|afp|epa|dpa|associated press|ap photo|stock photo|imago).{0,40}|.{0,40}(?:getty images|alamy stock photo|shutterstock\.com|/shutterstock|via getty|ap photo|afp photo|/ ?afp|/ ?reuters|istockphoto|/ ?dpa|/ ?epa).{0,30})$",
    )
});
static CREDIT_AT_END: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(
        r"(?i)[(\[](?:photo|image|picture|file photo|file|illustration|foto|bild|ap photo|afp photo|photo credit|image credit|screenshot|graphic|credit|crédit|ภาพ|ảnh|写真|사진)(?:s)?\s*(?:by|:|/|courtesy|via|credit|from|de|von)?[^()\[\]]{0,80}[)\]]\s*$|\((?:AP|AFP|Reuters|EPA|Getty)[^()]{0,60}\)\s*$",
    )
});
