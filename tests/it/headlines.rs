//! The title of a page: without the topic over it and the sentence under it, as the page itself writes it, without its
//! site.

use corrobora::import::read;

const STORY: &str = "<p>The ferry to Lantern Bay sailed again on Sunday after eleven weeks in the yard, and forty passengers waited for it at the pier while a band played on the quay.</p><p>The harbour master said that two of its three engines had been replaced before the season began, and that the third would follow in the winter if the town could pay for it.</p>";

/// The title of a page with this head and with this above its story.
fn title(head: &str, above: &str) -> Option<String> {
    let page = format!(
        "<html lang=en><head>{head}</head><body><main>{above}<article>{STORY}</article></main></body></html>"
    );
    read("page.html", page.as_bytes()).unwrap().title
}

fn titled(title: &str) -> String {
    format!("<title>{title}</title>")
}

#[test]
fn the_topic_over_a_headline_and_the_line_under_it_are_not_of_it() {
    let want = Some("The ferry returns to the bay".to_owned());
    let head = titled("The ferry returns to the bay - Harbour Post");
    for heading in [
        "<h1><span class=article-kicker>Islands</span> The ferry returns to the bay</h1>",
        "<h1><span class='head__topline'>Islands</span><span class=colon>: </span><span>The ferry returns to the bay</span></h1>",
        "<h1>The ferry returns to the bay <small>Eleven weeks in the yard</small></h1>",
        "<h1>The ferry returns to the bay<br><span class=entry-subtitle>Eleven weeks in the yard</span></h1>",
        "<h1><time datetime=2019-05-23>May 23</time> The ferry returns to the bay</h1>",
        "<h1><span class='label label-red'>Report</span> The ferry returns to the bay</h1>",
    ] {
        assert_eq!(title(&head, heading), want, "{heading}");
    }
    // What is left says too little by itself.
    let heading = "<h1>Islands <small>The ferry returns to the bay</small></h1>";
    let whole = "Islands The ferry returns to the bay";
    assert_eq!(title(&titled(whole), heading).as_deref(), Some(whole));
    // Small letters alone do not make it another line.
    let heading = "<h1>What to read: <small>The ferry of the bay</small></h1>";
    let whole = "What to read: The ferry of the bay";
    assert_eq!(title(&titled(whole), heading).as_deref(), Some(whole));
    // A class of the heading itself, and one that only sounds like it, say nothing.
    let heading =
        "<h1 class=subtitle>The <span class=labelled>ferry</span> returns to the bay</h1>";
    assert_eq!(title(&head, heading), want);
}

#[test]
fn the_heading_of_a_cut_title_is_still_of_the_story() {
    let page = format!(
        "<html lang=en><head><title>The ferry returns to the bay</title></head><body><main><h1><span class=kicker>Islands</span> The ferry returns to the bay</h1>{STORY}</main></body></html>"
    );
    let reading = read("page.html", page.as_bytes()).unwrap();
    assert!(reading.story().starts_with("Islands The ferry returns"), "{:?}", reading.boilerplate);
}

#[test]
fn a_title_is_written_as_its_heading_is() {
    let head = "<title>A &quot;floating wreck&quot; - and nobody saw it | Harbour Post</title><meta property=og:title content='A &quot;floating wreck&quot; - and nobody saw it | Harbour Post'>";
    let heading = "<h1 class=entry-title>A “floating wreck” – and nobody saw it</h1>";
    let want = Some("A “floating wreck” – and nobody saw it".to_owned());
    assert_eq!(title(head, heading), want);
}

#[test]
fn a_heading_of_lower_rank_is_the_title_if_the_page_says_so() {
    let want = Some("The ferry returns to the bay".to_owned());
    let below = "<h1><a href=/>Notes of an islander</a></h1><h2><a href=/ferry>The ferry returns to the bay</a></h2>";
    for head in [
        "Notes of an islander » Blog Archive » The ferry returns to the bay",
        "The ferry returns to the bay | Ships | Forum",
    ] {
        assert_eq!(title(&titled(head), below), want, "{head}");
    }
    // A quotation mark that is not masked ends what is declared; the heading goes on.
    let head = "<title>Harbour master calls ferry \"a wreck\" again</title><meta property=og:title content=\"Harbour master calls ferry \"a wreck\" again\">";
    let heading = "<h2>Harbour master calls ferry \"a wreck\" again</h2>";
    assert_eq!(
        title(head, heading).as_deref(),
        Some("Harbour master calls ferry \"a wreck\" again")
    );
    // What is declared stands against a part of the title that is the section.
    let head = "<title>Eleven weeks in the yard - What happens in the harbour</title><meta property=og:title content='Eleven weeks in the yard'>";
    let heading = "<h2>What happens in the harbour</h2>";
    assert_eq!(title(head, heading).as_deref(), Some("Eleven weeks in the yard"));
}

#[test]
fn sites_without_blanks_before_their_names_are_taken_off() {
    for (head, want) in [
        ("渡轮在船坞停了十一周后返回海湾-海港新闻", "渡轮在船坞停了十一周后返回海湾"),
        ("渡轮在船坞停了十一周后返回海湾_社会_海港新闻网", "渡轮在船坞停了十一周后返回海湾"),
        // No name of a site: too long, or no words of the script.
        (
            "海港渡轮返回-十一周后乘客在码头等候乐队演奏",
            "海港渡轮返回-十一周后乘客在码头等候乐队演奏",
        ),
        ("渡轮在船坞停了十一周后返回海湾-2024", "渡轮在船坞停了十一周后返回海湾-2024"),
    ] {
        assert_eq!(title(&titled(head), "").as_deref(), Some(want));
    }
}
