//! What a page hides from its reader by style is no story; what shows is never lost.

use corrobora::import::read;

const BEFORE: &str = "<p>The ferry to Lantern Bay sailed again on Sunday after eleven weeks in the yard, and forty passengers waited for it at the pier.</p><p>The harbour master said that two of its three engines had been replaced before the season began.</p>";
const BEHIND: &str =
    "<p>Tickets cost nine coins, the company said in a statement on Monday evening.</p>";

/// The story of a page with a piece of source in it.
fn story(head: &str, piece: &str) -> String {
    let page = format!(
        "<html lang=en><head><title>Ferry returns</title>{head}</head><body><article><h1>Ferry returns</h1>{BEFORE}{piece}{BEHIND}</article></body></html>"
    );
    read("page.html", page.as_bytes()).unwrap().story()
}

#[test]
fn text_that_a_style_hides_is_no_story() {
    for style in [
        "font-size:0",
        "FONT-SIZE: 1px",
        "opacity: 0.0 !important",
        "position:absolute;left:-9999px",
        "position:fixed; top:-600em",
        "text-indent:-9999px",
        "position:absolute;clip:rect(0 0 0 0)",
        "clip-path: inset(50%)",
        "color:#fff;background:#fefefe",
        "color:white",
        "color:transparent",
        "max-height:0;overflow:hidden",
        "visibility:collapse",
        "transform:scale(0)",
    ] {
        let words = "999 ghosts were paid for their silence.";
        let whole = story("", &format!("<p style='{style}'>{words}</p>"));
        assert!(!whole.contains("ghosts"), "{style}: {whole}");
        let sheet = format!("<style>/* a */ .q7, #x {{ {style} }}</style>");
        let whole = story(&sheet, &format!("<p class='q7 b'>{words}</p>"));
        assert!(!whole.contains("ghosts"), "sheet, {style}: {whole}");
        let within = story(
            "",
            &format!(
                "<p>The mayor thanked the <span style='{style}'>999 ghosts </span>crew for its patience in the winter.</p>"
            ),
        );
        assert!(within.contains("thanked the crew for"), "{style}: {within}");
    }
    for class in ["sr-only", "visually-hidden", "screen-reader-text", "element-invisible"] {
        let within = story(
            "",
            &format!(
                "<p>The mayor thanked the <span class='a {class}'>999 ghosts </span>crew for its patience in the winter.</p>"
            ),
        );
        assert!(within.contains("thanked the crew for"), "{class}: {within}");
    }
}

#[test]
fn text_that_shows_in_spite_of_a_style_is_kept() {
    let linked = "<link rel=stylesheet href=a.css>";
    for (head, before, behind) in [
        ("", "<ul style='font-size:0'><li style='font-size:16px'>", "</li></ul>"),
        (linked, "<div style='font-size:0'><div class=col>", "</div></div>"),
        ("<style>.r{font-size:0}.r p{font-size:16px}</style>", "<div class=r><p>", "</p></div>"),
        ("", "<p style='opacity:0;transition:opacity 1s'>", "</p>"),
        ("<style>.f{opacity:0}.f.in{opacity:1}</style>", "<p class=f>", "</p>"),
        ("<style>.t{display:none}.t.on{display:block}</style>", "<div class=t>", "</div>"),
        ("<style>@media print{.m{display:none}}</style>", "<p class=m>", "</p>"),
        ("", "<div style='background:#000'><p style='color:#fff'>", "</p></div>"),
        (linked, "<div class=dark><p style='color:#fff'>", "</p></div>"),
        ("<style>body{background:#123}</style>", "<p style='color:#fff'>", "</p>"),
        ("", "<div style='background:url(data:a;b)'><p style='color:#fff'>", "</p></div>"),
        ("", "<p style='color:transparent;text-shadow:0 0 2px #000'>", "</p>"),
        ("", "<p class='d-none d-md-block'>", "</p>"),
        ("", "<p style='position:relative;left:-20px'>", "</p>"),
        ("", "<div style='visibility:hidden'><p style='visibility:visible'>", "</p></div>"),
        ("<script src=a.js></script>", "<div style='opacity:0'><h3>Pay</h3><p>", "</p></div>"),
    ] {
        let piece = format!("{before}Ninety guards were paid for their silence.{behind}");
        assert!(story(head, &piece).contains("Ninety guards"), "{head}{piece}");
    }
    // What would hide most of a page hides nothing.
    let most = BEFORE.repeat(6);
    assert!(
        story(
            "<style>.b{display:none}</style>",
            &format!("<div class=b>{most}<p>Ninety guards were paid for their silence.</p></div>")
        )
        .contains("Ninety guards")
    );
}
