//! Rows of buttons in many languages: a line that consists of a call ("share", "follow us", "subscribe to"), of what it
//! is about ("this article", "our newsletter") and of names of networks, and of nothing else. One more word, and it is
//! a sentence that may be of the story.

use super::phrases::why;
use std::{collections::BTreeMap, sync::LazyLock};

/// Longer lines are no row of buttons.
const LONGEST: usize = 120;

/// Calls to pass a page on; words are separated by bars here and below.
const SHARE: &[&str] = &[
    "share|share it|shared|tweet|send|send to|email|print|copy link|copy the link|teilen|teile",
    "weiterleiten|drucken|link kopieren|partager|partagez|partage|envoyer|imprimer|copier le lien",
    "compartir|comparte|comparta|compártelo|enviar|imprimir|copiar enlace|compartilhar|compartilhe",
    "partilhar|partilhe|copiar link|condividi|invia|stampa|delen|deel|udostępnij|поделиться",
    "поделитесь|отправить|распечатать|скопировать ссылку|копировать ссылку|поділитися|paylaş",
    "paylaşın|yazdır|bagikan|bagikan ke|sebarkan|salin tautan|salin link|kongsi|kongsikan|chia sẻ",
    "gửi|in bài|sao chép liên kết|ibahagi|i-share|แชร์|แบ่งปัน|ส่งต่อ|พิมพ์|คัดลอกลิงก์|คัดลอกลิงค์",
    "ແບ່ງປັນ|ແຊຣ໌|ແຊ|ສົ່ງຕໍ່|ចែករំលែក|ចែក\u{200b}រំលែក|បោះពុម្ព|မျှဝေ|မျှဝေပါ|မျှဝေရန်|ရှယ်|ဝေမျှ|ဝေမျှပါ",
    "ဝေမျှရန်|分享|分享到|分享至|分享給|分享给|转发|轉發|转发到|打印|列印|复制链接|複製連結|シェア|シェアする|ツイート|공유|공유하기|링크 복사|شارك|شاركها",
    "شاركه|شاركوا|مشاركة|أرسل|إرسال|طباعة|نسخ الرابط|انشر|اشتراک گذاری|شیئر کریں|शेयर करें|शेयर",
    "साझा करें|साझा कीजिए|शेयर कीजिए|প্রিন্ট|শেয়ার করুন|শেয়ার",
];

/// Calls to follow somebody.
const FOLLOW: &[&str] = &[
    "follow us|follow|join us|like us|folgen sie uns|folge uns|suivez-nous|nous suivre",
    "retrouvez-nous|síguenos|síganos|siga-nos|nos siga|seguici|volg ons|obserwuj nas|подписывайтесь",
    "подписывайтесь на нас|подписывайтесь на наш|читайте нас|мы в|следите за нами|bizi takip edin",
    "ikuti kami|ikuti|ikuti berita kami|ikuti kami di|theo dõi chúng tôi|theo dõi",
    "kết nối với chúng tôi|ติดตามเรา|ติดตามเราได้ที่|ติดตามเราที่|ติดตามเราทาง|กดติดตาม",
    "ຕິດຕາມພວກເຮົາ|តាមដានយើង|តាមដានយើងតាម|តាមដានពួកយើង|ကျွန်ုပ်တို့ကို လိုက်ကြည့်ပါ|关注我们|關注我們|追蹤我們",
    "加入我们|扫码关注|フォローする|フォロー|팔로우|تابعنا|تابعونا|انضم إلينا|हमें फॉलो करें|फॉलो करें|हमसे जुड़ें",
    "আমাদের অনুসরণ করুন",
];

/// Calls to have something sent, with what is sent.
const LETTERS: &[&str] = &[
    "subscribe|sign up|register|join|get|receive|abonnieren sie|abonniere|melden sie sich an",
    "abonnez-vous|inscrivez-vous|recevez|suscríbete|suscríbase|recibe|regístrate|assine|inscreva-se",
    "receba|cadastre-se|iscriviti|ricevi|подпишитесь|подписаться|получайте|abone ol|berlangganan",
    "daftar|đăng ký|đăng ký nhận|nhận|สมัครรับ|สมัคร|ลงทะเบียนรับ|ສະໝັກຮັບ|ជាវ|ចុះឈ្មោះទទួល",
    "စာရင်းသွင်းပါ|订阅|訂閱|登録|구독하기|구독|اشترك|اشتركوا|سجل|सब्सक्राइब करें|सदस्यता लें",
];
const SENT: &[&str] = &[
    "our newsletter|the newsletter|newsletter|newsletters|our weekly newsletter|our mailing list",
    "unseren newsletter|unserem newsletter|den newsletter|notre newsletter",
    "notre lettre d'information|nuestro boletín|nuestra newsletter|boletín|boletín de noticias",
    "nossa newsletter|boletim|nostra newsletter|нашу рассылку|рассылку|на рассылку|на нашу рассылку",
    "новости|buletin|buletin kami|nawala|bản tin|tin|bản tin của chúng tôi|nhận tin|จดหมายข่าว",
    "ข่าวสาร|ຈົດໝາຍຂ່າວ|ข่าว|ព្រឹត្តិបត្រ|ព្រឹត្តិបត្រព័ត៌មាន|သတင်းလွှာ|新闻简报|电子报|電子報|通讯|通訊|我们的通讯",
    "ニュースレター|뉴스레터|النشرة|النشرة البريدية|النشرة الإخبارية|نشرتنا|نشرتنا البريدية|نشرتنا الإخبارية",
    "न्यूज़लेटर|न्यूजलेटर|हमारे न्यूज़लेटर",
];

/// Networks and other places where something is passed on.
const PLACES: &[&str] = &[
    "facebook|twitter|x|whatsapp|telegram|linkedin|messenger|instagram|youtube|tiktok|pinterest",
    "reddit|line|viber|zalo|wechat|weibo|kakaotalk|email|e-mail|mail|sms|google news|google+|threads",
    "bluesky|mastodon|vk|signal|flipboard|tumblr|rss|imo|фейсбук|вконтакте|вк|одноклассники|телеграм",
    "телеграме|телеграм-канал|твиттер|ватсап|дзен|ok|微信|微博|朋友圈|qq|qq空间|新浪微博|抖音|豆瓣|小红书|臉書|脸书|推特|公众号",
    "官方微信|فيسبوك|فيس بوك|تويتر|إكس|اكس|واتساب|واتس اب|تليجرام|تلغرام|تيليجرام|إنستغرام|انستغرام",
    "يوتيوب|لينكد إن|البريد الإلكتروني|البريد|เฟซบุ๊ก|เฟสบุ๊ก|เฟสบุ๊ค|ทวิตเตอร์|ไลน์|อีเมล|ยูทูบ",
    "อินสตาแกรม|ເຟສບຸກ|ເຟສບຸກຂອງ|ไลน์แอด|ហ្វេសប៊ុក|តេឡេក្រាម|ធ្វីតធ័រ|យូធូប|ဖေ့စ်ဘွတ်ခ်|တယ်လီဂရမ်",
    "ဖေ့ဘွတ်ခ်|फेसबुक|ट्विटर|व्हाट्सएप|व्हाट्सऐप|टेलीग्राम|इंस्टाग्राम|यूट्यूब|ইমেইল|ফেসবুক",
];

/// What is passed on, and the small words between.
const FILL: &[&str] = &[
    "this|this article|this story|this post|this page|this news|article|story|on|via|to|with|and|or",
    "with friends|with your friends|now|today|for|up for|to our|us|at|in|by|your friends",
    "social media|auf|per|mit|diesen artikel|diesen beitrag|über|und|uns|an|sich für|für|cet article",
    "sur|par|avec|et|vos amis|sur les réseaux|à|la|este artículo|esta noticia|esta nota|en|por|con|y",
    "redes sociales|tus amigos|a|este artigo|esta notícia|esta matéria|no|na|nas redes sociais|em",
    "com|e|o|seus amigos|su|questo articolo|sui social|в|на|с друзьями|в соцсетях|статьей|статьёй",
    "новостью|этой|этой статьей|эту статью|материалом|и|через|нас|bu haberi|ile|artikel ini",
    "berita ini|di|ke|melalui|dan|lewat|bài viết|bài viết này|bài này|tin này|lên|qua|trên",
    "với bạn bè|và|ข่าวนี้|บทความนี้|หน้านี้|เรื่องนี้|ไปยัง|ไปที่|ผ่าน|บน|ทาง|ให้เพื่อน|และ|ได้ที่",
    "เลย|ของเรา|ຂ່າວນີ້|ບົດຄວາມນີ້|ຜ່ານ|ໄປທີ່|ທາງ|អត្ថបទនេះ|អត្ថបទ|ព័ត៌មាននេះ|ទៅ|តាម|លើ|តាមរយៈ",
    "ទៅកាន់|ဒီသတင်းကို|ဒီဆောင်းပါးကို|ဤဆောင်းပါးကို|ဤသတင်းကို|ဆောင်းပါးကို|တွင်|ပေါ်မှာ|သို့|မှ|这篇文章",
    "本文|此文|此文章|文章|新闻|這篇文章|到|至|和|或|好友|给好友|給朋友|この記事を|この記事|で|이 기사|기사|기사를|هذا المقال|هذا الخبر|المقال",
    "الخبر|هذه الصفحة|على|عبر|مع|مع أصدقائك|أصدقائك|في|و|إلى|هذا|الموضوع|इस खबर को|इस ख़बर को|यह खबर",
    "इस लेख को|पर|में|और|लेख|खबर|को|दोस्तों के साथ|के लिए|এই খবর|এ",
];

/// What a line is if it is nothing but buttons.
pub(super) fn why_line(folded: &str) -> Option<&'static str> {
    if folded.len() > LONGEST * 4 || folded.chars().count() > LONGEST {
        return None;
    }
    [(1, 8, why::SHARE), (2, 8, why::SHARE), (4, 16, why::NEWSLETTER)]
        .into_iter()
        .find_map(|(calls, about, why)| is_row(folded, calls, about).then_some(why))
}

/// The first two characters of a word, or its only one.
type Start = (char, Option<char>);

/// The words by their start, each with what it is: a bit of its own for each list.
static WORDS: LazyLock<BTreeMap<Start, Vec<(&str, u8)>>> = LazyLock::new(|| {
    let mut out: BTreeMap<Start, Vec<(&str, u8)>> = BTreeMap::new();
    let lists = [(SHARE, 1), (FOLLOW, 2), (LETTERS, 4), (PLACES, 8), (SENT, 16), (FILL, 32)];
    for (words, list) in lists {
        for word in words.iter().flat_map(|line| line.split('|')) {
            let mut signs = word.chars();
            let Some(first) = signs.next() else { continue };
            out.entry((first, signs.next())).or_default().push((word, list));
        }
    }
    out
});

/// Whether a line is a call and what it is about, from end to end.
fn is_row(line: &str, calls: u8, about: u8) -> bool {
    let (mut called, mut named, mut filled) = (0, 0, 0);
    let mut rest = next(line);
    loop {
        let mut signs = rest.chars();
        let Some(first) = signs.next() else { break };
        let starting = [(first, signs.next()), (first, None)];
        let fits = starting
            .iter()
            .filter_map(|start| WORDS.get(start))
            .flatten()
            .filter(|(word, list)| list & (calls | about | 32) != 0 && starts(rest, word));
        // The longest wins; a call before a name, a name before a small word.
        let longest = fits.max_by_key(|(word, list)| (word.len(), std::cmp::Reverse(*list)));
        let Some((word, list)) = longest else { return false };
        match list {
            list if list & calls != 0 => called += 1,
            list if list & about != 0 => named += 1,
            _ => filled += 1,
        }
        rest = next(rest.get(word.len()..).unwrap_or_default());
    }
    // A call alone is a word like others, and so are a call and a preposition.
    let object = filled > 0 && line.chars().count() >= 8;
    called > 0 && (named > 0 || calls == 1 && object && !is_short(line))
}

/// A call with one short word more ("share on") is too little to go by.
fn is_short(line: &str) -> bool {
    line.is_ascii() && line.split_ascii_whitespace().count() < 3
}

/// What stands behind blanks and signs.
fn next(text: &str) -> &str {
    text.trim_start_matches(|c: char| {
        c.is_whitespace() || ":：|/,،、·•;+&.!！-–—()\u{200b}\u{200d}".contains(c)
    })
}

/// Whether a text starts with a word, and the word ends there where words have ends.
fn starts(text: &str, word: &str) -> bool {
    let Some(behind) = text.strip_prefix(word) else { return false };
    let spaced = |c: char| {
        c.is_alphanumeric()
            && !('\u{0e00}'..='\u{109f}').contains(&c)
            && !('\u{1780}'..='\u{17ff}').contains(&c)
            && !('\u{3000}'..='\u{d7af}').contains(&c)
    };
    let ends_in_spaced = word.chars().next_back().is_some_and(spaced);
    !ends_in_spaced || !behind.starts_with(spaced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::phrases::fold;

    #[test]
    fn rows_of_buttons_are_known_in_many_languages() {
        for line in [
            "شارك هذا المقال",
            "شارك الخبر على فيسبوك واتساب",
            "分享到微信 微博",
            "分享本文到朋友圈",
            "แชร์ข่าวนี้ไปยัง Facebook LINE",
            "ຂ່າວນີ້ ແບ່ງປັນ Facebook",
            "ចែករំលែកអត្ថបទនេះ",
            "ចែករំលែកតាម Telegram",
            "ဒီသတင်းကို မျှဝေပါ",
            "Chia sẻ bài viết lên Zalo",
            "इस खबर को शेयर करें",
            "Bagikan artikel ini ke WhatsApp",
            "Поделиться статьёй в Телеграм, ВКонтакте",
            "Partagez cet article sur Facebook",
            "Comparte esta noticia en WhatsApp",
            "Diesen Artikel teilen per E-Mail",
            "Compartilhe esta matéria no WhatsApp",
            "Share this story via Email | Facebook",
            "تابعونا على تويتر",
            "关注我们：微信 微博",
            "ติดตามเราได้ที่ Facebook",
            "Ikuti kami di Instagram dan TikTok",
            "Подписывайтесь на наш телеграм-канал",
        ] {
            assert_eq!(why_line(&fold(line)), Some(why::SHARE), "{line}");
        }
        for line in [
            "Đăng ký nhận bản tin",
            "اشترك في النشرة البريدية",
            "订阅电子报",
            "สมัครรับจดหมายข่าว",
            "Подпишитесь на нашу рассылку",
            "Inscrivez-vous à notre newsletter",
            "Suscríbete a nuestro boletín",
        ] {
            assert_eq!(why_line(&fold(line)), Some(why::NEWSLETTER), "{line}");
        }
    }

    #[test]
    fn sentences_about_sharing_are_none() {
        for line in [
            "Share the river",
            "The share of women rose",
            "Partager le pouvoir",
            "Victims were told to share on Facebook their photos",
            "Telegram, WhatsApp",
            "Follow the money",
            "شارك هذا الرجل في العملية",
            "分享会在金边举行",
            "แชร์ลูกโซ่",
            "Chia sẻ nỗi đau",
            "Send money",
            "Подписаться под этой петицией",
            "Print in colour",
            "Join the army",
            "Get the news",
        ] {
            assert_eq!(why_line(&fold(line)), None, "{line}");
        }
    }
}
