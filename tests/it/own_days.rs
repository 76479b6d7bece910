//! The day of a page from beside its story: a label in a side column, a link to itself, the archive that kept it.

use corrobora::import::read;

const STORY: &str = "<p>The ferry to Lantern Bay sailed again on Sunday after eleven weeks in the yard, and forty passengers waited for it at the pier while a band played on the quay.</p><p>The harbour master said that two of its three engines had been replaced before the season began, and that the third would follow in the winter if the town could pay for it.</p>";

/// The day that is read from a page with something beside its story, and where from.
fn day(head: &str, beside: &str) -> Option<(String, String)> {
    let page = format!(
        "<html lang=en><head><title>The ferry returns to the bay</title>{head}</head><body><div class=main><h1>The ferry returns to the bay</h1>{STORY}</div>{beside}</body></html>"
    );
    let reading = read("page.html", page.as_bytes()).unwrap();
    Some((reading.published?.to_string(), reading.metadata_from.get("published")?.clone()))
}

#[test]
fn a_day_beside_the_story_is_read_where_it_is_said_to_be_that_of_the_page() {
    let own = "<link rel=canonical href='https://delta.example/news/ferry-returns'>";
    let is = |found: Option<(String, String)>, from: &str| {
        assert_eq!(found, Some(("2019-05-23".to_owned(), from.to_owned())));
    };
    is(
        day("", "<div class=sidebar><p>Mise en ligne</p><p>23 mai 2019</p></div>"),
        "line beside the article",
    );
    is(
        day(
            "",
            "<div class=sidebar><p>The ferry returns to the bay was posted on 23 May 2019</p></div>",
        ),
        "line beside the article",
    );
    let list = "<div class=sidebar><div><a href='/news/ferry-returns'>Ferry</a> <span>23 May 2019</span></div><div><a href='/news/bridge-closes-again'>Bridge</a> <span>24 May 2019</span></div></div>";
    is(day(own, list), "link to the page itself");
    // Of others, of a change, of a comment, and of a day that is only called a date.
    for beside in [
        "<div class=sidebar><div><a href='/news/bridge-closes-again'>Bridge</a> <span>24 May 2019</span></div></div>",
        "<div class=sidebar><div><a href='/news/ferry-returns#c7'>Omar</a> <span>24 May 2019</span></div></div>",
        "<div class=sidebar><p>Date of birth</p><p>24 May 1979</p></div>",
        "<div class=sidebar><p>Date</p><p>24 May 2019</p><p>Venue</p><p>Town hall</p></div>",
    ] {
        assert_eq!(day(own, beside), None, "{beside}");
    }
}

#[test]
fn a_page_from_an_archive_has_the_address_and_the_day_of_what_was_kept() {
    let script = "<script>__wm.wombat(\"http://delta.example:80/news/2012-06/04/ferry.htm\",\"20120611024252\",\"https://web.archive.org/\")</script>";
    assert_eq!(day(script, ""), Some(("2012-06-04".to_owned(), "address".to_owned())));
    let midnight = "<link rel=canonical href='https://delta.th/ferry'><meta property='article:published_time' content='2022-12-31T17:00:00.000Z'>";
    assert_eq!(
        day(midnight, ""),
        Some(("2023-01-01".to_owned(), "article:published_time".to_owned()))
    );
}
