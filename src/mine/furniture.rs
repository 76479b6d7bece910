//! Sentences of a page that are no sentences of its story: teasers, hotlines, share rows, imprints, licences. Pasted
//! text has them in the middle of its paragraphs, where no line gives them away.

use super::{lex::Quote, lists::Sorted};
use crate::fold::{digit, fold};
use std::sync::LazyLock;

/// Words that begin a teaser; a colon, a dash or a bar stands behind them.
const TEASERS: &str = "related|related story|related stories|related articles|read more|read also|also read|read next|see also|
    more on this story|more on this|you may also like|you might also like|you may like|don't miss|recommended|watch|trending|most read|in other news|
    a lire aussi|lire aussi|a lire egalement|lire egalement|voir aussi|sur le meme sujet|vous aimerez aussi|a voir aussi|
    te puede interesar|le puede interesar|tambien te puede interesar|puede interesarte|lea tambien|lee tambien|lee mas|
    simak juga video|lihat juga video|baca juga berita|tonton juga|tonton juga video|watch video|watch also|
    lea mas|lee ademas|lea ademas|mira tambien|mira|ver tambien|ademas lee|leer mas|relacionado|relacionadas|mas informacion|
    leia tambem|leia mais|veja tambem|veja mais|saiba mais|relacionadas|voce pode gostar|ler tambem|
    das konnte sie auch interessieren|das konnte dich auch interessieren|lesen sie auch|lesen sie mehr|mehr zum thema|
    auch interessant|zum thema|mehr dazu|lesen sie hier|siehe auch|lies auch|
    читаите также|читайте также|смотрите также|по теме|материалы по теме|ранее по теме|читать далее|
    baca juga|baca selengkapnya|simak juga|lihat juga|artikel terkait|berita terkait|baca lagi|
    xem them|doc them|tin lien quan|co the ban quan tam|bai lien quan|xem thêm|đọc thêm|đoc them|
    อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|อ่านข่าวเพิ่มเติม|相关阅读|相关新闻|延伸阅读|推荐阅读|延伸閱讀|អានបន្ត|အခြားသတင်း|
    ອ່ານເພີ່ມ|اقرا ايضا|شاهد ايضا|مواضيع ذات صله|यह भी पढ़ें|ये भी पढ़ें|और पढ़ें|leggi anche|lees ook";

/// Words that begin a line of the page; a number, a sign or the end stands behind them.
const LEADS: &str = "hotline|helpline|tip line|suspect tip line|emergency number|toll-free|call|phone|tel|fax|share|page|key points|
    join|join our|join over|join more than|rated|posted|editing by|reporting by|additional reporting by|writing by|photo|photos|image|file photo|picture|comments|views|
    copyright|advertisement|reading time|
    numero d'urgence|numero vert|ligne info-crime|ligne d'ecoute|ligne|standard|partager|commentaires|temps de lecture|appelez le|
    linea gratuita|linea gratuita contra la trata|linea de ayuda|linea directa|telefono|telefonos|compartir|comparte|comentarios|
    edicion n|tiempo de lectura|llame al|
    linha de apoio|disque|ligue|ligue para|telefone|telefone da redacao|partilhar|compartilhar|compartilhe|comentarios|
    aktenzeichen|az|hinweise an|telefon|teilen|kommentare|lesezeit|
    телефон|телефон доверия|горячая линия|поделиться|комментарии|
    penulis|editor|reporter|pewarta|dibaca|bagikan|komentar|kontak|hubungi|
    gọi|đường dây nóng|giấy phép|giấy phép số|bình luận|chia sẻ|lượt xem|lượt đọc|liên hệ|hotline|
    โทร|สายด่วน|แชร์|ยอดวิว|热线|电话|分享|评论|阅读|责任编辑|ទូរស័ព្ទទំនាក់ទំនង|للتواصل|हेल्पलाइन";

/// Words that ask the reader to subscribe or to follow, whatever stands behind them.
const ASKS: &str = "subscribe|sign up|follow us|follow our|download our app|support our|abonnez-vous|suivez-nous|suscribete|
    suscribite|suscribase|siguenos|seguinos|assine|inscreva-se|siga-nos|abonnieren sie|jetzt abonnieren|folgen sie uns|
    подпишитесь|подписывайтесь|berlangganan|ikuti kami|ikuti berita|đăng ký nhận|theo dõi chúng tôi|สมัครสมาชิก|订阅|اشترك";

/// What a row of a page says beside a number.
const ROWS: &str = "min read|minute read|minutes read|comment|comments|shares|followers|views|likes|commentaires|commentaire|partages|
    comentarios|comentário|comentários|compartidos|kommentare|shares|min lesezeit|комментария|комментариев|комментарий|
    просмотров|просмотра|kali dibaca|komentar|lượt xem|lượt đọc|bình luận|ครั้ง ที่อ่าน|条评论|次阅读";

static TABLES: LazyLock<[Sorted; 4]> = LazyLock::new(|| {
    let parts = |table: &str| {
        let words = table.split(['|', '\n']).map(str::trim).filter(|w| !w.is_empty());
        Sorted::of(words.map(fold))
    };
    [parts(TEASERS), parts(LEADS), parts(ASKS), parts(ROWS)]
});

/// Whether a sentence belongs to the page and not to the story.
pub(super) fn is_furniture(sentence: &Quote) -> bool {
    const LONGEST: usize = 400;
    if sentence.chars.len() > LONGEST {
        return false;
    }
    let folded = sentence.folded();
    let parts: Vec<&str> = folded.split(['|', '·', '•']).collect();
    let several = parts.len() > 1;
    parts.iter().any(|part| {
        let part = part.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end();
        is_row(part, several)
    })
}

/// Whether a part of a row, or a whole sentence, is of the page.
fn is_row(part: &str, several: bool) -> bool {
    let [teasers, leads, asks, rows] = &*TABLES;
    let behind = |words: &Sorted| -> Option<String> {
        let rest = words.starts_of(part).filter_map(|w| part.strip_prefix(w));
        let whole = rest.filter(|r| !r.starts_with(char::is_alphanumeric));
        // The longest of them leaves the least.
        whole.min_by_key(|r| r.len()).map(|r| r.trim_start().to_owned())
    };
    if behind(teasers).is_some_and(|r| r.starts_with([':', '：', '›', '>']) || r.starts_with("- "))
    {
        return true;
    }
    if behind(asks).is_some() {
        return true;
    }
    let short = part.chars().count() <= 100;
    if short
        && behind(leads).is_some_and(|r| {
            let sign = r.starts_with([':', '：', '(', '.', ')']) || r.is_empty();
            sign || r.starts_with(|c: char| digit(c).is_some() || c == '+')
        })
    {
        return true;
    }
    // "12 comments", "2 min read"
    let rest =
        part.trim_start_matches(|c: char| digit(c).is_some() || matches!(c, '.' | ',' | ' ' | 'k'));
    rest.len() < part.len()
        && (several || part.chars().count() <= 40)
        && rows.starts_of(rest).any(|row| {
            rest.strip_prefix(row).is_some_and(|r| {
                several || r.trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
            })
        })
}

#[cfg(test)]
mod tests {
    use super::{Quote, is_furniture};

    #[test]
    fn teasers_hotlines_and_rows_are_no_story() {
        for page in [
            "Read more: 12 held in another raid",
            "Compartir · 8 comentarios · Te puede interesar: Mueren 3 personas",
            "Читайте также: погибли 6 человек",
            "40 Comments | Follow our WhatsApp channel",
            "Gọi 113 khi cần.",
            "Suscribite por $ 990 al mes.",
            "2 min read",
            "Join 30,000 readers.",
            "Simak juga video: 12 orang ditangkap",
        ] {
            assert!(is_furniture(&Quote::new(page, None)), "{page}");
        }
        for story in [
            "Police called 12 witnesses.",
            "The page listed 40 victims.",
            "Join forces, they told 300 people.",
            "Rated people 12 times.",
            "Call centres in the region held 300 people.",
            "Facebook removed 12 accounts.",
            "Related arrests: police held 12 people.",
        ] {
            assert!(!is_furniture(&Quote::new(story, None)), "{story}");
        }
    }
}
