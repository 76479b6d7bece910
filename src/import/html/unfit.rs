//! Pages that a server shows in place of an article: an error, a log-in form, a check for robots, a name for sale. They
//! come with every large collection of saved pages, and are kept, but told of.

use super::{blocks::Block, tree::Tree};
use crate::import::{pattern, phrases};
use regex::Regex;
use std::sync::LazyLock;

/// A page with more to read than this is an article, whatever its title says.
const MOST_LETTERS: usize = 900;
/// A page to log in has not so many without its form.
const FORM: usize = 200;
/// A line of an article is longer.
const LONGEST_LINE: usize = 400;

/// What a page is in place of an article.
pub(super) fn what(tree: &Tree, lines: &[Block], title: Option<&str>) -> Option<&'static str> {
    let running = |b: &&Block| b.linked * 2 < b.length;
    let length: usize = lines.iter().filter(running).map(|b| b.length).sum();
    if length > MOST_LETTERS || lines.iter().filter(running).any(|b| b.length > LONGEST_LINE) {
        return None;
    }
    let head = tree.find(tree.root(), "title").map(|id| tree.raw_text(id));
    let named = head.as_deref().into_iter().chain(title);
    let mut names: Vec<String> = named.map(phrases::fold).collect();
    let headings = lines.iter().filter(|b| matches!(tree.name(b.node), "h1" | "h2"));
    names.extend(headings.take(4).map(|b| b.folded().to_owned()));
    let begins = |pattern: &Regex| names.iter().any(|name| pattern.is_match(name));
    let said = |pattern: &Regex| lines.iter().take(40).any(|b| pattern.is_match(b.folded()));
    let password = || {
        tree.descend(tree.root()).any(|id| {
            tree.name(id) == "input"
                && tree.attr(id, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("password"))
        })
    };
    let short = length <= MOST_LETTERS / 2;
    if begins(&ROBOT) || short && said(&ROBOT_LINE) {
        Some("a check for robots")
    } else if begins(&ERROR) {
        Some("the error page of a server")
    } else if begins(&LOG_IN) && (length <= FORM || password()) {
        Some("a page to log in")
    } else if short && (begins(&FOR_SALE) || said(&FOR_SALE)) {
        Some("the page of an address that is for sale or switched off")
    } else {
        None
    }
}

/// What stands alone in the title of such a page, or before the name of its site; a headline may begin with the same words.
const ALONE: &str = r"\W*(?:$|[|–—-]\s)";

static ROBOT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^\W*(?:(?:just a moment|attention required|robot check|human verification|security check|bot verification|ddos-guard|one more step|please wait|un momento|einen moment|un instant|安全验证|人机验证|人機驗證|百度安全验证|访问验证){ALONE}|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:robot|human)\b|ddos protection by|access to this page has been denied|pardon our interruption)",
    ))
});
static ROBOT_LINE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"checking your browser before|enable javascript and cookies to continue|verify(?:ing)? (?:that )?you are (?:a )?human|needs to review the security of your connection|unusual traffic from your (?:computer )?network|our systems have detected unusual traffic|complete the (?:captcha|security check)|please (?:solve|complete) (?:this|the) captcha|i['’]?m not a robot|bestätigen sie, dass sie (?:ein mensch|kein roboter)|请完成(?:安全)?验证|拖动滑块",
    )
});
static ERROR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^\W*(?:(?:error|http error|status|erreur|fehler)?\s*[:-]?\s*(?:40[0134]|410|429|500|502|503|504|52[0-9])(?:\W*(?:$|\|)|\W{{1,4}}(?:(?:that['’]s an |http )?error\b|page not|(?:file |object |url )?not found\b|forbidden{ALONE}|access (?:denied|forbidden)|bad (?:gateway|request)|internal server|service (?:temporarily )?unavailable|gateway time|unauthorized\b|gone{ALONE}|too many requests|seite (?:wurde )?nicht|nicht gefunden|página no|pagina non|page (?:introuvable|non)|temporarily unavailable|origin (?:dns|error)|web server))|(?:(?:page |the page |file |object )?not found|access denied|forbidden|bad gateway|gateway time-?out|service (?:temporarily )?unavailable|internal server error|too many requests|server not found|problem loading page|zugriff verweigert|accès refusé|acceso denegado|acesso negado|доступ (?:запрещен|запрещён)){ALONE}|(?:oops|sorry|ups|hoppla)\b.{{0,40}}(?:not found|can['’]?t be found|couldn['’]?t find|nicht gefunden|doesn['’]?t exist)|this page (?:isn['’]t|is not|can['’]t|cannot|doesn['’]t)|website is offline|this site can['’]t be reached|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|strona nie (?:została )?znaleziona|страница не найдена|sayfa bulunamadı|halaman tidak ditemukan|không tìm thấy trang|trang không tồn tại|ไม่พบหน้า|ไม่พบเพจ|页面不存在|找不到(?:页面|网页)|頁面不存在|找不到(?:頁面|網頁)|您访问的页面|ページが見つかりません|페이지를 찾을 수 없|الصفحة غير موجودة|لم يتم العثور على الصفحة|पृष्ठ नहीं मिला|រកមិនឃើញ)",
    ))
});
static LOG_IN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^\W*(?:log ?in(?:to)?\b|log into\b|sign ?in\b|sign up\b|please (?:log|sign) in|login\b|you must (?:log|sign) in|anmelden\b|einloggen\b|(?:se )?connexion\b|connectez-vous|iniciar sesión|inicia sesión|entrar\b|accedi\b|inloggen\b|zaloguj|войти\b|вход\b|giriş yap|masuk\b|đăng nhập|เข้าสู่ระบบ|登录|登錄|登入|ログイン|로그인|تسجيل الدخول|लॉग इन)",
    )
});
static FOR_SALE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:this )?domain (?:name )?(?:is|may be) (?:for sale|parked)|buy this domain|domain (?:has )?expired|account (?:has been )?suspended|this account has been suspended|website (?:is )?(?:coming soon|under construction)|default web site page|apache2? (?:ubuntu |debian )?default page|welcome to nginx|index of /",
    )
});
