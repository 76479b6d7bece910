//! What the tags, classes and ids of a page say of its parts: menu, comments, teasers.

use super::tree::{Id, Tree};
use crate::import::{pattern, patterns, phrases::why};
use regex::{Regex, RegexSet};
use std::{collections::BTreeMap, sync::LazyLock};

/// A rule: the words of a class, id or role, and what they make of the element.
struct Rule {
    words: &'static str,
    why: &'static str,
    /// Whether only an element that is largely links is meant: "teaser" is also the line under a headline.
    linked: bool,
}

/// The rules that each class and id of a page meets: a list has many elements with the same.
#[derive(Default)]
pub(super) struct Met<'a>(BTreeMap<(&'a str, &'a str), Vec<&'static Rule>>);

impl<'a> Met<'a> {
    /// The rules that an element meets; none for the body of the article.
    fn by(&mut self, tree: &'a Tree, id: Id) -> &[&'static Rule] {
        let of = |name| tree.attr(id, name).unwrap_or_default();
        self.0.entry((of("class"), of("id"))).or_insert_with(|| {
            let words = words(tree, id);
            if words.is_empty() || CONTENT.is_match(&words) {
                return Vec::new();
            }
            ANY_RULE.matches(&words).iter().filter_map(|rule| RULES.get(rule)).collect()
        })
    }
}

/// What an element is by its tag, class, id and role; `density` is the share of links in it.
pub(super) fn of<'a>(
    tree: &'a Tree,
    id: Id,
    density: f64,
    met: &mut Met<'a>,
) -> Option<&'static str> {
    let tag = tree.name(id);
    match tag {
        "nav" | "menu" => return Some(why::MENU),
        "footer" if !in_quote(tree, id) => return Some(why::FOOTER),
        "aside" => return Some(why::SIDE),
        "button" | "fieldset" | "label" | "dialog" | "form" => return Some(why::FORM),
        "figcaption" => return Some(why::CAPTION),
        "html" | "body" | "main" | "h1" | "address" => return None,
        _ => {}
    }
    if let Some(role) = tree.attr(id, "role") {
        match role {
            "navigation" | "menu" | "menubar" | "search" | "tablist" => return Some(why::MENU),
            "banner" if tag != "header" || density > 0.3 => return Some(why::MENU),
            "contentinfo" => return Some(why::FOOTER),
            "complementary" => return Some(why::SIDE),
            "dialog" | "alertdialog" => return Some(why::FORM),
            "main" | "article" => return None,
            _ => {}
        }
    }
    let article = tag == "article";
    met.by(tree, id)
        .iter()
        .filter(|rule| !article || matches!(rule.why, why::TEASERS | why::COMMENTS | why::ADVERT))
        .find(|rule| !rule.linked || density >= 0.25)
        .map(|rule| rule.why)
}

/// Whether class or id say that an element is the body of the article.
pub(super) fn is_content(tree: &Tree, id: Id) -> bool {
    tree.attr(id, "itemprop").is_some_and(|p| p.contains("articleBody"))
        || CONTENT.is_match(&words(tree, id))
}

/// Class and id as words: small letters, `-` inside a name, a blank between names.
fn words(tree: &Tree, id: Id) -> String {
    let mut out = String::new();
    for name in ["class", "id"] {
        let Some(value) = tree.attr(id, name) else { continue };
        if !out.is_empty() {
            out.push(' ');
        }
        let mut small = false;
        for c in value.chars().take(300) {
            if c.is_ascii_uppercase() && small {
                out.push('-');
            }
            small = c.is_ascii_lowercase();
            match c {
                '_' | ':' | '.' | '/' => out.push('-'),
                c if c.is_whitespace() => out.push(' '),
                c => out.extend(c.to_lowercase()),
            }
        }
    }
    out
}

/// Whether the class of an element hints at running text, and whether it hints at a box beside it.
pub(super) fn hints(tree: &Tree, id: Id) -> (f32, f32) {
    if tree.attr(id, "class").is_none() && tree.attr(id, "id").is_none() {
        return (0.0, 0.0);
    }
    let words = words(tree, id);
    let mut out = (0.0, 0.0);
    for word in words.split([' ', '-']) {
        if GOOD.binary_search(&word).is_ok() {
            out.0 = 1.0;
        } else if BAD.binary_search(&word).is_ok() {
            out.1 = 1.0;
        }
    }
    out
}

/// Words of classes of running text, sorted.
const GOOD: &[&str] = &[
    "article",
    "articlebody",
    "beitrag",
    "body",
    "content",
    "copy",
    "entry",
    "main",
    "paragraph",
    "post",
    "prose",
    "story",
    "text",
];

/// Words of classes of boxes that stand in articles and are none of their text, sorted.
const BAD: &[&str] = &[
    "about",
    "action",
    "actions",
    "alert",
    "attachment",
    "attribution",
    "author",
    "autor",
    "badge",
    "banner",
    "bio",
    "block",
    "bottom",
    "box",
    "btn",
    "button",
    "buttons",
    "callout",
    "caption",
    "cta",
    "disclaimer",
    "download",
    "embed",
    "external",
    "extra",
    "figure",
    "foot",
    "footer",
    "footnote",
    "footnotes",
    "gallery",
    "head",
    "header",
    "hint",
    "image",
    "img",
    "info",
    "inline",
    "item",
    "items",
    "label",
    "link",
    "links",
    "list",
    "media",
    "message",
    "meta",
    "module",
    "more",
    "note",
    "notice",
    "overlay",
    "panel",
    "person",
    "photo",
    "post-end",
    "product",
    "promo",
    "quote",
    "recirc",
    "ref",
    "references",
    "related",
    "share",
    "shop",
    "sidebar",
    "signup",
    "source",
    "sources",
    "sponsor",
    "tag",
    "tags",
    "teaser",
    "tip",
    "tooltip",
    "video",
    "widget",
    "wp",
];

fn in_quote(tree: &Tree, id: Id) -> bool {
    tree.ancestors(id).take(3).any(|up| tree.name(up) == "blockquote")
}

const fn rule(why: &'static str, words: &'static str, linked: bool) -> Rule {
    Rule { words, why, linked }
}

/// The words of all [`RULES`]; they stand between blanks and hyphens.
static ANY_RULE: LazyLock<RegexSet> = LazyLock::new(|| {
    patterns(RULES.iter().map(|rule| format!(r"(?:^|[ -])(?:{})(?:$|[ -])", rule.words)))
});

static CONTENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[ -])(?:(?:article|story|post|entry|news|blog|text|content)-(?:body|content|text|main|copy|inner-content)|body-(?:text|copy|content)|articlebody|articlecontent|articletext|storybody|storytext|entrytext|post-entry|postcontent|postbody|main-content|maincontent|contenttext|fliesstext|field-name-body|field--name-body|rich-text|richtext)(?:$|[ -])",
    )
});

static RULES: &[Rule] = &[
    rule(
        why::COMMENTS,
        "comments?|commentlist|comment-list|comment-respond|respond|disqus|discussion|replies|reply|kommentare?|commentaires?|comentarios|reader-comments|livefyre|trackbacks?|pingbacks?|comments-area|commentform|leserkommentare|reacties",
        false,
    ),
    rule(
        why::SHARE,
        "share|shares|sharing|sharer|sharedaddy|share-?(?:bar|buttons?|links?|tools?|box|this|icons?|post)|sd-sharing|social|socials|social-?(?:media|links?|share|sharing|icons?|bar|buttons?|follow|network|networks)|addthis|addtoany|a2a|shariff|ssba|heateor|follow-us|followus|essb|jetpack-likes|sharebar|tweet-?button|fb-like|print-?(?:link|button|page)|article-?tools|article-?actions|toolbar",
        false,
    ),
    rule(
        why::TEASERS,
        "related|relatedposts?|related-?(?:articles?|posts?|content|news|stories|links|topics|reading)|jp-relatedposts|crp|yarpp|recommended|recommendations?|outbrain|taboola|most-?(?:read|viewed|popular|commented)|mostread|trending|read-?also|also-?(?:like|read)|see-?also|more-?(?:stories|news|articles|from|posts|on)|read-?next|up-?next|next-?(?:article|story|post)|prev-?next|post-?navigation|nav-?links|nav-?(?:previous|next)|navigation-post|post-?nav|similar|similar-?(?:posts|articles)|zergnet|revcontent|ligatus|plista|lire-aussi|mehr-zum-thema|recirc|recirculation|linkbox|promo-?box|latest-?(?:news|posts|articles|stories)|popular-?(?:posts|news|articles)|recent-?(?:posts|news|articles|comments)|news-?list|postlist",
        false,
    ),
    rule(
        why::TEASERS,
        "teasers?|teaser-?(?:list|box)|promo|promos|promotion|latest|popular|cards?|read-?more|readmore|more|carousel|slider|slideshow|gallery-?nav|list-group|ticker|headlines|topics?|series",
        true,
    ),
    rule(
        why::NEWSLETTER,
        "newsletters?|newsletter-?(?:signup|box|form|widget)|subscribe|subscription|subscriptions|signup|sign-up|mailchimp|optin|opt-in|mc-embed|donate|donation|donations|support-us|membership|paywall|regwall|piano|abo|abo-box",
        false,
    ),
    rule(
        why::COOKIES,
        "cookies?|cookie-?(?:notice|banner|bar|consent|law|info)|consent|gdpr|cmp|cc-window|eu-cookie|privacy-?(?:banner|notice)|dsgvo|onetrust|didomi|borlabs",
        false,
    ),
    rule(
        why::MENU,
        "nav|navi|navs|navbar|navigation|mainnav|subnav|topnav|nav-?bar|menu|menus|mainmenu|submenu|main-menu|breadcrumbs?|bread-crumbs?|brotkrumen|masthead|site-?header|page-?header|top-?bar|topbar|skip-?links?|skip|pagination|pager|paging|page-?links|page-?numbers|wp-pagenavi|searchform|search-?(?:form|box|bar)|login|log-in|off-?canvas|language-?(?:switcher|selector|menu)|metanav|servicenav|toc|table-of-contents|inhaltsverzeichnis|sitemap|jumplinks?|anchor-?links|quicklinks",
        false,
    ),
    rule(
        why::FOOTER,
        "footer|site-?footer|page-?footer|foot|footnav|colophon|site-?info|copyright|copyrights|imprint|impressum|legal|disclaimer|bottom-?bar|post-?footer|entry-?footer|article-?footer|credits-footer|fusszeile",
        false,
    ),
    rule(
        why::AUTHOR,
        "author-?(?:bio|box|info|description|desc|profile|card|details|block|about|area|section|avatar)|about-?(?:the-)?author|authorbox|authorinfo|author-bio|bio|biography|abh-?box|post-?author|writer-?bio|autor-?(?:box|info)|autorenbox|kurzbio|contributor-?(?:bio|info)|saboxplugin",
        false,
    ),
    rule(
        why::TAGS,
        "tags?|tag-?(?:list|links|cloud|s-links)|tagcloud|tagged|post-?tags|entry-?tags|article-?tags|keywords?|cat-?links|categories|post-?categor(?:y|ies)|entry-?categor(?:y|ies)|schlagworte|schlagwörter|stichwörter|stichworte|filed-?under|taxonomy|category-?list",
        false,
    ),
    rule(
        why::META,
        "by-?line|bylines|authors?|author-?(?:name|link|names)|meta|meta-?(?:data|info)|entry-?meta|post-?meta|postmeta|article-?meta|post-?info|article-?info|entry-?info|postinfo|date|dates|date-?(?:line|time|posted|published|created)|dateline|datetime|timestamp|time|time-?stamp|posted-?(?:on|by)|post-?(?:date|time)|entry-?date|publish(?:ed)?|publish-?(?:date|time|ed-date)|pub-?date|pubdate|published-?(?:at|on|date)|updated|last-?(?:updated|modified|update)|reading-?time|read-?time|post-?views|views|view-?count|datum|autor|verfasser|submitted|fecha|article-?date|news-?date|documentinfo|documentbyline|reporter",
        false,
    ),
    rule(
        why::ADVERT,
        "ads?|ad-?(?:box|slot|unit|container|wrapper|banner|block|label|space|text|placeholder)|advert|adverts|advertisement|advertisements|advertising|adsense|adsbygoogle|adbox|sponsors?|sponsored|sponsor-?(?:box|message)|werbung|anzeigen?|dfp|gpt|publicidad|publicite|affiliate|vg-?wort|native-?ad",
        false,
    ),
    rule(
        why::CREDIT,
        "credits?|photo-?credits?|image-?credits?|img-?credits?|picture-?credits?|photographer|bildnachweis|bildquelle|image-?copyright|photo-?by|media-?credit|caption-?credit",
        false,
    ),
    rule(
        why::CAPTION,
        "captions?|wp-caption-text|caption-?text|image-?(?:caption|description|text|legend|title)|img-?(?:caption|text|desc)|photo-?(?:caption|text|description)|bildunterschrift|bildtext|bildbeschreibung|gallery-?caption|media-?caption|imgtext|thumb-?caption|thumbcaption|picture-?caption|legende",
        false,
    ),
    rule(
        why::SIDE,
        "sidebars?|side-?bars?|widgets?|widget-?(?:area|title|container|wrap)|side-?(?:col|column|content|nav)|sidecol|right-?(?:rail|col|column|sidebar|bar)|left-?(?:rail|sidebar|bar|nav)|rail|secondary|marginal|marginalspalte|randspalte|info-?box|infobox|fact-?box|factbox|kasten|contextbox|supplementary",
        false,
    ),
    rule(
        why::FORM,
        "modal|popup|pop-up|overlay|lightbox|tooltip|ratings?|star-?rating|votes?|voting|poll|feedback|was-this-helpful|contact-?form|wpcf7|video-?(?:controls|player)|player|audio-?player|jw-?player|screen-reader-text|visually-hidden|visuallyhidden|sr-only",
        false,
    ),
];
