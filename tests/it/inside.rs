//! What is in archives and mails, what cannot be read, references, newer copies: how the project takes them.

use corrobora::{
    import::{
        Incoming, Outcome,
        run::{self, Here, Row, Sinks, Source},
    },
    jobs::Progress,
    model::{Article, Hash, Ids, Project, Timestamp},
    session::Session,
    similar::{self, Figures},
    verbs,
};
use std::path::PathBuf;

/// No file of these tests is too large to be read.
fn not_stored(path: &std::path::Path) -> Result<(Hash, u64), String> {
    Err(format!("{} is not stored", path.display()))
}

fn at() -> Timestamp {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

fn sample(name: &str) -> Source {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(name);
    Source::Path(path)
}

fn text(name: &str, body: &str) -> Source {
    Source::Memory { name: name.to_owned(), bytes: body.as_bytes().to_vec() }
}

/// A project, and what was put away for it.
pub struct Case {
    pub session: Session,
    pub stored: Vec<Hash>,
}

impl Case {
    pub fn new() -> Self {
        let mut ids = Ids::from_seed(3);
        let project = Project::new(ids.make(at()), at(), "Trial");
        Self { session: Session::new(project, ids, "ada", None), stored: Vec::new() }
    }

    pub fn import(&mut self, sources: Vec<Source>) -> Vec<Row> {
        let snapshot = self.session.snapshot();
        let mut outcomes: Vec<Outcome> = Vec::new();
        let session = &mut self.session;
        let stored = &mut self.stored;
        let mut put = |bytes: &[u8]| {
            stored.push(Hash::of(bytes));
            Ok(Hash::of(bytes))
        };
        let mut part = |items: Vec<Incoming>| {
            let (project, mut hand) = session.hand(at());
            let (change, made) = verbs::import_articles(project, &mut hand, items, &outcomes);
            outcomes.extend(made);
            session.commit(change).unwrap();
        };
        let sinks = Sinks { put: &mut put, put_file: &mut not_stored, part: &mut part };
        let batch = run::run(sources, &snapshot, &Here, sinks, &Progress::unseen());
        let (project, new) = (session.project(), run::imported(&outcomes));
        let copies = similar::copies_with(project, &new);
        let notes = similar::notes(project, &copies, &new, Figures::Named);
        batch.report(&outcomes, project, &notes)
    }

    pub fn project(&self) -> &Project {
        self.session.project()
    }

    fn article(&self, title: &str) -> &Article {
        let all = || self.project().articles.values();
        let found = all().find(|a| a.title.as_deref() == Some(title));
        found.unwrap_or_else(|| {
            panic!("no “{title}” among {:?}", all().map(|a| &a.title).collect::<Vec<_>>())
        })
    }
}

fn words(rows: &[Row]) -> Vec<String> {
    rows.iter()
        .map(|row| format!("{} {}", row.status.word(), row.file.rsplit('/').next().unwrap()))
        .collect()
}

#[test]
fn every_file_in_an_archive_has_a_row_and_remembers_the_archive() {
    let mut case = Case::new();
    let rows = case.import(vec![sample("pack/scripts.zip")]);
    assert!(rows.len() > 3, "{rows:?}");
    assert!(rows[0].warnings[0].starts_with("This is a ZIP archive with"), "{:?}", rows[0]);
    assert_eq!(rows[0].article, None);
    let inside: Vec<&Row> = rows.iter().skip(1).collect();
    assert!(inside.iter().all(|row| row.file.contains("scripts.zip › ")), "{inside:?}");
    let archive = Hash::of(
        &std::fs::read(match sample("pack/scripts.zip") {
            Source::Path(path) => path,
            _ => panic!("a path"),
        })
        .unwrap(),
    );
    assert!(case.stored.contains(&archive), "the archive is evidence too");
    for article in case.project().articles.values() {
        let within = article.capture.within.as_ref().unwrap();
        assert_eq!((within.file_name.as_str(), within.original), ("scripts.zip", archive));
        assert!(case.stored.contains(&article.capture.original));
    }
    case.project().check().unwrap();
    // Once more: nothing twice, and each row says so.
    let before = case.session.snapshot();
    let again = case.import(vec![sample("pack/scripts.zip")]);
    assert_eq!(again.len(), rows.len());
    assert!(again.iter().all(|row| row.status.word() != "imported"), "{:?}", words(&again));
    assert!(case.project().same_records(&before));
}

#[test]
fn attachments_are_articles_that_hang_on_their_mail() {
    let mut case = Case::new();
    let mail = "From: Aye Mon <aye@example.org>\r\nTo: desk@example.org\r\nSubject: Two statements\r\n\
        Date: Wed, 23 Oct 2024 08:12:00 +0700\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\n\
        Please find two statements of the harbour police attached.\r\n\
        --cut\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: attachment; filename=one.txt\r\n\r\n\
        First statement\r\n\r\n149 people were freed.\r\n\
        --cut\r\nContent-Type: text/html; charset=utf-8\r\nContent-Disposition: attachment; filename=two.html\r\n\r\n\
        <html><body><h1>Second statement</h1><p>No one was hurt in it, police said.</p></body></html>\r\n--cut--\r\n";
    let rows = case.import(vec![text("statements.eml", mail)]);
    assert_eq!(rows.len(), 3, "{:?}", words(&rows));
    assert!(rows[1].file.ends_with("statements.eml › one.txt"), "{:?}", rows[1].file);
    let mail = rows[0].article.unwrap();
    let attached: Vec<_> =
        case.project().articles.values().filter(|a| a.attached_to == Some(mail)).collect();
    let imported = rows.iter().skip(1).filter(|row| row.article.is_some()).count();
    assert!(!attached.is_empty());
    assert_eq!(attached.len(), imported, "{:?}", words(&rows));
    let mail = &case.project().articles[&mail];
    assert!(mail.published.is_some(), "the date of the mail");
    assert!(!mail.capture.facts.is_empty(), "{:?}", mail.capture.facts);
    // Mails in a mailbox, each with its own row.
    let rows = case.import(vec![sample("pack/box.mbox")]);
    assert!(rows[0].warnings[0].contains("a mailbox"), "{rows:?}");
    assert!(rows.len() > 2);
}

#[test]
fn what_cannot_be_read_is_kept_once_and_read_when_it_can_be() {
    let mut case = Case::new();
    let junk = || Source::Memory {
        name: "old.doc".into(),
        bytes: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest".to_vec(),
    };
    let rows = case.import(vec![junk(), text("a.txt", "One story.\n\nMore of it.")]);
    assert_eq!(words(&rows), ["failed old.doc", "imported a.txt"]);
    assert!(rows[0].error.as_deref().unwrap().len() > 30);
    assert_eq!(case.project().unread.len(), 1);
    let unread = case.project().unread.values().next().unwrap();
    assert_eq!(unread.capture.file_name, "old.doc");
    assert_eq!(Some(&unread.why), rows[0].error.as_ref());
    assert!(case.stored.contains(&unread.capture.original));
    // Again: the same row, no second record.
    let again = case.import(vec![junk()]);
    assert_eq!(words(&again), ["failed old.doc"]);
    assert_eq!(case.project().unread.len(), 1);
    // Undo takes the record back, redo brings it again.
    let full = case.session.snapshot();
    while case.session.undo(at()).unwrap() {}
    assert!(case.project().unread.is_empty() && case.project().articles.is_empty());
    while case.session.redo(at()).unwrap() {}
    assert!(case.project().same_records(&full));
    // A later version reads it: the record makes room for the article.
    let bytes = b"Now it is text.\n\nWith words.";
    let (project, hand) = case.session.hand(at());
    let mut unread = project.unread.values().next().unwrap().as_ref().clone();
    unread.capture.original = Hash::of(bytes);
    let id = *project.unread.keys().next().unwrap();
    let change = corrobora::edit::Change {
        label: "as if it had these bytes".into(),
        at: hand.at,
        by: hand.by.to_owned(),
        edits: vec![corrobora::edit::Edit::Unread(id, Some(unread.into()))],
    };
    case.session.commit(change).unwrap();
    let rows = case.import(vec![Source::Memory { name: "old.doc".into(), bytes: bytes.to_vec() }]);
    assert_eq!(words(&rows), ["imported old.doc"]);
    assert!(case.project().unread.is_empty());
}

const RIS: &str = "TY  - NEWS\nTI  - Police free 149 people from a guarded compound\nAU  - Aye, Mon\n\
    T2  - Harbour Courier\nDA  - 2024/10/24\nUR  - https://www.harbour.example.org/a?utm_source=x\nER  - \n\
    TY  - RPRT\nTI  - A report that nobody has the text of yet\nPY  - 2023\nER  - \n";

#[test]
fn references_wait_for_their_text_or_fill_in_what_articles_do_not_say() {
    let page = "<html><head><title>Police free 149 people from a guarded compound</title>\
        <link rel=canonical href='https://harbour.example.org/a/'></head><body><article>\
        <h1>Police free 149 people from a guarded compound</h1><p>The police freed 149 people from a guarded \
        compound on Sunday, the harbour office said in a statement to the press.</p></article></body></html>";
    // References first: two articles without text. Then the page: it is one of them.
    let mut case = Case::new();
    let rows = case.import(vec![text("refs.ris", RIS)]);
    assert_eq!(rows.len(), 1);
    assert!(rows[0].warnings.iter().any(|w| w.contains("2 references: 2 new")), "{rows:?}");
    assert_eq!(case.project().articles.len(), 2);
    let rows = case.import(vec![text("page.html", page)]);
    assert_eq!(words(&rows), ["imported page.html"]);
    assert_eq!(case.project().articles.len(), 2);
    let article = case.article("Police free 149 people from a guarded compound");
    assert_eq!(article.bylines, ["Mon Aye"]);
    assert_eq!(article.publisher.as_deref(), Some("Harbour Courier"));
    assert_eq!(article.published.unwrap().to_string(), "2024-10-24");
    assert_eq!(article.metadata_from["publisher"], "list of references");
    assert_eq!(article.capture.file_name, "page.html");
    let id = *case.project().articles.iter().find(|(_, a)| a.title == article.title).unwrap().0;
    assert!(case.project().text_of(id).unwrap().as_str().contains("freed 149 people"));

    // The page first: the reference fills in what it does not say, and nothing that it says.
    let mut other = Case::new();
    other.import(vec![text("page.html", page)]);
    let rows = other.import(vec![text("refs.ris", RIS)]);
    assert!(rows[0].warnings.iter().any(|w| w.contains("1 new, 1 filled in")), "{rows:?}");
    let same = other.article("Police free 149 people from a guarded compound");
    assert_eq!((&same.bylines, &same.publisher), (&article.bylines, &article.publisher));
    // The same list again changes nothing.
    let before = other.session.snapshot();
    other.import(vec![text("again.ris", &format!("{RIS}\n"))]);
    assert!(other.project().same_records(&before));
    other.project().check().unwrap();
}

#[test]
fn a_newer_copy_of_a_page_is_linked_to_the_older_one() {
    let page = |people: u32| {
        format!(
            "<html><head><link rel=canonical href='https://harbour.example.org/story'></head><body><article>\
             <h1>Police free people from a compound</h1><p>The police freed {people} people from a guarded compound \
             on Sunday, the harbour office said in a statement.</p></article></body></html>"
        )
    };
    let mut case = Case::new();
    case.import(vec![text("one.html", &page(149))]);
    let old = *case.project().articles.keys().next().unwrap();
    case.import(vec![text("two.html", &page(158))]);
    assert_eq!(case.project().articles.len(), 2);
    let new = case.project().articles.values().next_back().unwrap();
    assert_eq!(new.version_of, Some(old));
    assert!(new.warnings.iter().any(|w| w.contains("newer copy")), "{:?}", new.warnings);
}

#[test]
fn a_link_waits_for_its_page() {
    let mut case = Case::new();
    let link = "[InternetShortcut]\r\nURL=https://harbour.example.org/story\r\n";
    let rows = case.import(vec![text("Harbour story.url", link)]);
    assert_eq!(words(&rows), ["imported Harbour story.url"]);
    assert_eq!(
        case.article("Harbour story").url.as_deref(),
        Some("https://harbour.example.org/story")
    );
    let page = "<html><head><link rel=canonical href='https://harbour.example.org/story'></head><body><article>\
        <h1>Police free people</h1><p>The police freed 149 people from a guarded compound on Sunday, it said.</p>\
        </article></body></html>";
    case.import(vec![text("page.html", page)]);
    assert_eq!(case.project().articles.len(), 1);
    let article = case.project().articles.values().next().unwrap();
    assert_eq!(article.capture.file_name, "page.html");
    assert!(!article.warnings.iter().any(|w| w.contains("only a link")), "{:?}", article.warnings);
}

#[test]
fn pages_of_a_pdf_are_known() {
    let mut case = Case::new();
    let rows = case.import(vec![sample("pdf/c-rep.pdf")]);
    let article = &case.project().articles[&rows[0].article.unwrap()];
    assert!(article.pages.len() > 1, "{:?}", article.pages);
    assert_eq!(article.page_at(0), Some(1));
    assert_eq!(article.page_at(article.pages[1]), Some(2));
    assert_eq!(article.page_at(usize::MAX), Some(article.pages.len()));
    assert_eq!(article.capture.media_type, "application/pdf");
    case.project().check().unwrap();
}

/// Found by hunting: what has no words of its own is told apart by its bytes.
#[test]
fn pictures_of_one_name_and_mails_of_one_subject_stay_apart() {
    let mut case = Case::new();
    let photo = std::fs::read(
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/formats/pack/photo.jpg"),
    )
    .unwrap();
    let mut other = photo.clone();
    other.push(0);
    let picture =
        |bytes: &[u8]| Source::Memory { name: "IMG_0001.jpg".into(), bytes: bytes.to_vec() };
    let rows = case.import(vec![picture(&photo), picture(&other), picture(&photo)]);
    assert_eq!(
        words(&rows),
        ["imported IMG_0001.jpg", "imported IMG_0001.jpg", "duplicate IMG_0001.jpg"]
    );

    let mail = |from: &str, statement: &str| {
        let body = format!(
            "From: {from}\r\nSubject: Statement\r\nDate: Wed, 23 Oct 2024 08:12:00 +0700\r\nMIME-Version: 1.0\r\n\
             Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\nContent-Type: text/plain\r\n\r\n\
             Sent from my telephone\r\n--cut\r\nContent-Type: text/plain\r\n\
             Content-Disposition: attachment; filename=statement.txt\r\n\r\n{statement}\r\n--cut--\r\n"
        );
        text("statement.eml", &body)
    };
    let (a, b) =
        ("First source\r\n\r\nHe saw 12 people.", "Second source\r\n\r\nShe saw 13 people.");
    let rows = case.import(vec![mail("one@example.org", a), mail("two@example.org", b)]);
    assert_eq!(rows.iter().filter(|row| row.status.word() == "imported").count(), 4, "{rows:?}");
    let mail_of = |words: &str| {
        let project = case.project();
        let article = project
            .articles
            .iter()
            .find(|(id, _)| project.text_of(**id).unwrap().as_str().contains(words));
        let mail = article.unwrap().1.attached_to.unwrap();
        // An address is no author; it is a fact of the mail.
        assert!(project.articles[&mail].bylines.is_empty());
        project.articles[&mail].capture.facts["From address"].clone()
    };
    assert!(mail_of("12 people").contains("one@"), "{}", mail_of("12 people"));
    assert!(mail_of("13 people").contains("two@"), "{}", mail_of("13 people"));

    // An import that ended between a mail and its parts is made good by importing again.
    let one = mail("three@example.org", "Third source\r\n\r\nThey saw 14 people.");
    case.import(vec![one.clone()]);
    let lost = *case.project().articles.keys().next_back().unwrap();
    let (project, mut hand) = case.session.hand(at());
    let change = verbs::remove_articles(project, &mut hand, &[lost]);
    case.session.commit(change).unwrap();
    let rows = case.import(vec![one]);
    assert_eq!(words(&rows), ["duplicate statement.eml", "imported statement.eml › statement.txt"]);
    let again = case.project().articles.values().next_back().unwrap();
    assert!(again.attached_to.is_some());
}

#[test]
fn links_and_copies_know_their_page_in_any_order() {
    let page = |date: &str, people: u32| {
        text(
            "page.html",
            &format!(
                "<html><head><title>Police free people</title><meta property='article:published_time' content='{date}'>\
                 <link rel=canonical href='https://harbour.example.org/story'></head><body><article>\
                 <h1>Police free people</h1><p>The police freed {people} people from a guarded compound on Sunday, \
                 the harbour office said.</p></article></body></html>"
            ),
        )
    };
    let link = text("nine.url", "[InternetShortcut]\r\nURL=https://harbour.example.org/story\r\n");
    let mut case = Case::new();
    case.import(vec![link.clone(), page("2024-05-02", 9)]);
    assert_eq!(case.article("Police free people").capture.file_name, "page.html");
    let rows = case.import(vec![link]);
    assert_eq!(words(&rows), ["duplicate nine.url"]);
    assert_eq!(case.project().articles.len(), 1);
    // An older copy that comes later is the older one all the same.
    case.import(vec![page("2024-05-01", 8)]);
    let articles: Vec<_> = case.project().articles.iter().collect();
    assert_eq!(articles.len(), 2);
    assert_eq!((articles[0].1.version_of, articles[1].1.version_of), (Some(*articles[1].0), None));
    case.project().check().unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_in_a_folder_brings_in_no_file_from_outside() {
    let folder = tempfile::tempdir().unwrap();
    let (inside, outside) = (folder.path().join("in"), folder.path().join("key.txt"));
    std::fs::create_dir(&inside).unwrap();
    std::fs::write(&outside, "A private key, and words.").unwrap();
    std::fs::write(inside.join("a.txt"), "One story.\n\nMore.").unwrap();
    std::os::unix::fs::symlink(&outside, inside.join("notes.txt")).unwrap();
    let mut case = Case::new();
    let rows = case.import(vec![Source::Path(inside)]);
    assert_eq!(words(&rows), ["imported a.txt", "failed notes.txt"]);
    assert!(rows[1].error.as_deref().unwrap().contains("leads out"));
    // The link itself, handed over by somebody, is read.
    let mut case = Case::new();
    let rows = case.import(vec![Source::Path(folder.path().join("in/notes.txt"))]);
    assert_eq!(words(&rows), ["imported notes.txt"]);
}
