//! An open project on screen: the session, the thread that writes, what is computed, what is selected.

use super::{
    action::{Action, Page, Selection},
    brief::BriefPage,
    claim_form::ClaimForm,
    claims::ClaimsPage,
    derived::{Derived, INLINE_CLAIMS},
    documents::Documents,
    findings::FindingsPage,
    import_report::ImportReport,
    importing::{Imported, Importing, Step},
    map::MapPage,
    notices::{Level, Notices},
    read::ReadPage,
    reader::TextEngine,
    search_page::SearchPage,
    timeline::TimelinePage,
    tray::{Tray, Waiting},
    view::View,
};
use crate::{
    import::run::{self, Source},
    jobs::{self, Job},
    model::{Project, Timestamp},
    session::{Refused, Session},
    similar::Sketches,
    storage::{Opened, SaveState, Writer},
};
use std::{
    path::PathBuf,
    sync::{Arc, Mutex},
};

/// An open project on screen.
pub struct Workbench {
    /// The project and the way to change it.
    pub session: Session,
    /// The thread that writes; `None` for a project that is not on disk or only to be read.
    pub writer: Option<Writer>,
    /// Where the project is.
    pub path: Option<PathBuf>,
    /// What is selected.
    pub selection: Selection,
    /// Which page is shown.
    pub page: Page,
    /// The list of documents.
    pub documents: Documents,
    /// A document with its quotes.
    pub read: ReadPage,
    /// What the program proposes for the document.
    pub tray: Tray,
    /// How many proposals wait in each document.
    pub waiting: Waiting,
    /// The claim table.
    pub claims: ClaimsPage,
    /// What all sources say.
    pub findings: FindingsPage,
    /// The country map.
    pub map: MapPage,
    /// Events and publications along time.
    pub timeline: TimelinePage,
    /// The composer.
    pub brief: BriefPage,
    /// The search through all documents.
    pub search: SearchPage,
    /// The import that runs.
    pub import: Option<Importing>,
    /// What is to be imported after it.
    queue: Vec<Source>,
    /// What the last import found.
    pub(super) report: Option<ImportReport>,
    /// What was made of the documents when they were compared last.
    pub(super) sketches: Arc<Mutex<Sketches>>,
    /// Whether new documents are to be held against the others.
    pub(super) new_documents: bool,
    /// Of how many copies that nobody has marked the user knows.
    pub(super) copies_told: usize,
    /// Whether the user was asked what to do about a file that another program has changed.
    pub(super) asked_outside: bool,
    derived: Derived,
    derived_for: Option<u64>,
    deriving: Option<(u64, Job<Derived>)>,
    save_failed: Option<String>,
    /// What was undone or redone last, and the revision that came of it.
    turned: Option<(u64, String)>,
}

impl Workbench {
    /// Puts an opened project on screen. `wake` makes the window draw again from another thread.
    pub fn new(
        opened: Opened,
        path: Option<PathBuf>,
        user: &str,
        ids: crate::model::Ids,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) -> Self {
        let writer = opened.store.map(|store| Writer::spawn(store, wake.clone()));
        let session =
            Session::new(opened.project, ids, user, opened.read_only).with_outside(opened.outside);
        let selection = Selection {
            article: session.project().articles.keys().next().copied(),
            ..Selection::default()
        };
        Self {
            session,
            writer,
            path,
            selection,
            page: Page::Read,
            documents: Documents::default(),
            read: ReadPage::default(),
            tray: Tray::default(),
            waiting: Waiting::default(),
            claims: ClaimsPage::default(),
            findings: FindingsPage::default(),
            map: MapPage::default(),
            timeline: TimelinePage::default(),
            brief: BriefPage::default(),
            search: SearchPage::default(),
            import: None,
            queue: Vec::new(),
            report: None,
            sketches: Arc::default(),
            new_documents: false,
            copies_told: 0,
            asked_outside: false,
            derived: Derived::default(),
            derived_for: None,
            deriving: None,
            save_failed: None,
            turned: None,
        }
    }

    /// What is computed from the project.
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// What a panel may see, beside the panels themselves.
    pub fn parts(&mut self, now: Timestamp) -> (View<'_>, Panels<'_>) {
        (
            View {
                session: &mut self.session,
                derived: &self.derived,
                waiting: &self.waiting,
                selection: &self.selection,
                page: self.page,
                now,
            },
            Panels {
                documents: &mut self.documents,
                read: &mut self.read,
                tray: &mut self.tray,
                claims: &mut self.claims,
                findings: &mut self.findings,
                map: &mut self.map,
                timeline: &mut self.timeline,
                brief: &mut self.brief,
                search: &mut self.search,
            },
        )
    }

    /// Work before the frame: hands new changes to the writer, takes in what jobs have done, recomputes.
    pub fn logic(
        &mut self,
        now: Timestamp,
        notices: &mut Notices,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) {
        self.take_import(now, notices, wake);
        match &self.writer {
            Some(writer) => writer.follow(&mut self.session),
            // Without a disk nothing waits for the changes.
            None => drop(self.session.take_frames()),
        }
        if let Some(SaveState::Failed(why)) = self.writer.as_ref().map(Writer::state) {
            if self.save_failed.as_ref() != Some(&why) {
                let outside = self.writer.as_ref().is_some_and(Writer::changed_outside);
                notices.add(
                    Level::Error,
                    if outside {
                        format!("{why}. What you change from now on is kept beside the project file until you decide: File > Save now asks again.")
                    } else {
                        format!("Changes are not on disk: {why}. They are safe in this window only; use File > Save a copy.")
                    },
                );
                self.save_failed = Some(why);
            }
        } else {
            self.save_failed = None;
        }
        self.derive(wake);
        let (project, revision) = (self.session.snapshot(), self.session.revision());
        self.tray.logic(&project, revision, self.selection.article, wake);
        self.timeline.logic(&project, revision, wake);
        if self.page == Page::Search {
            self.search.logic(&project, revision, wake);
        }
        // An import needs the processor more.
        if self.import.is_none() {
            self.waiting.logic(&project, revision, &self.derived, wake);
        }
    }

    /// Whether something is under way on another thread that the screen waits for.
    pub fn busy(&self) -> bool {
        let reading = self.selection.article.is_some() && self.tray.reading();
        self.import.is_some()
            || self.brief.busy()
            || self.timeline.busy()
            || self.claims.busy()
            || self.page == Page::Search && self.search.busy()
            || self.tray.shown && (reading || self.waiting.busy())
    }

    /// Why closing now would lose something.
    pub fn unsaved(&self) -> Option<String> {
        match self.writer.as_ref().map(Writer::state) {
            Some(SaveState::Failed(why)) => Some(format!("Not everything could be saved: {why}")),
            _ => self.typed().map(|what| format!("{what}: what was typed would be lost.")),
        }
    }

    /// What is being typed and is not in the project yet.
    fn typed(&self) -> Option<&'static str> {
        if self.read.form.as_ref().is_some_and(ClaimForm::typed_into) {
            Some("A claim is being filled in and was not added")
        } else if self.claims.typed_into() {
            Some("A claim is being changed on the page Claims and was not taken")
        } else if self.findings.typed_into() {
            Some("A ruling is being written on the page Findings and was not made")
        } else {
            None
        }
    }

    fn derive(&mut self, wake: &(impl Fn() + Clone + Send + Sync + 'static)) {
        let revision = self.session.revision();
        if let Some((of, job)) = &mut self.deriving
            && let Some(done) = job.poll()
        {
            if let Ok(derived) = done {
                self.derived = Derived { edition: self.derived.edition + 1, ..derived };
                self.derived_for = Some(*of);
            }
            self.deriving = None;
        }
        if self.derived_for == Some(revision) || self.deriving.is_some() {
            return;
        }
        let snapshot = self.session.snapshot();
        let before = self.derived.kept.take();
        let pages = self.derived.pages.clone();
        if snapshot.claims.len() < INLINE_CLAIMS {
            let edition = self.derived.edition + 1;
            self.derived = Derived { edition, ..Derived::of(&snapshot, before.as_ref(), pages) };
            self.derived_for = Some(revision);
        } else {
            let work = move |_: &_| Derived::of(&snapshot, before.as_ref(), pages);
            let job = jobs::spawn("findings", wake.clone(), work);
            self.deriving = Some((revision, job));
        }
    }

    /// Reads files on a thread of its own; [`Workbench::logic`] takes in what it found.
    ///
    /// What is dropped while an import runs waits for its end.
    pub fn import(
        &mut self,
        sources: Vec<Source>,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) {
        if self.import.is_some() {
            self.queue.extend(sources);
            return;
        }
        let originals = self.writer.as_ref().map(Writer::originals);
        let sketches = Arc::clone(&self.sketches);
        let import = Importing::start(sources, &self.session, originals, sketches, wake.clone());
        self.import = Some(import);
    }

    fn take_import(
        &mut self,
        now: Timestamp,
        notices: &mut Notices,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) {
        let Some(import) = &mut self.import else { return };
        let done = match import.step(&mut self.session, now, wake) {
            Step::Waiting => return,
            // The next part is taken with the next frame.
            Step::Took => return wake(),
            Step::Done(done) => done,
        };
        self.import = None;
        let waiting = std::mem::take(&mut self.queue);
        if !waiting.is_empty() {
            self.import(waiting, wake);
        }
        let Imported { rows, first, refused } = match done {
            Ok(imported) => imported,
            Err(why) => {
                notices.add(Level::Error, why);
                return;
            }
        };
        if let Some(why) = refused {
            notices.add(Level::Error, why);
        }
        // One file that came in says so by being there; a report would only be in the way.
        let plain = matches!(rows.as_slice(), [one] if one.status == run::Status::Imported && one.warnings.is_empty());
        if !plain {
            // A second batch adds to the report that is still open.
            match &mut self.report {
                Some(report) => report.add(rows),
                None => self.report = Some(ImportReport::new(rows)),
            }
        }
        self.new_documents |= first.is_some() && self.session.project().articles.len() > 1;
        if let Some(id) = first {
            // A form that is being filled in keeps its document.
            if self.read.form.is_none() {
                self.selection.article = Some(id);
                self.selection.annotation = None;
            }
            self.documents.reveal(id);
        }
    }

    /// Makes a change and says why not, if so.
    pub fn commit(&mut self, change: crate::edit::Change, typing: bool, notices: &mut Notices) {
        let done =
            if typing { self.session.commit_typing(change) } else { self.session.commit(change) };
        self.told(done.map(|()| true), notices);
    }

    /// Takes the last step back, or makes it again, and keeps for the menu bar what that was.
    pub(super) fn turn(&mut self, back: bool, now: Timestamp, notices: &mut Notices) {
        let label = if back { self.session.undo_label() } else { self.session.redo_label() };
        let label =
            label.map(|label| format!("{}: {label}", if back { "Undone" } else { "Redone" }));
        let done = if back { self.session.undo(now) } else { self.session.redo(now) };
        self.turned = match &done {
            Ok(true) => label.map(|label| (self.session.revision(), label)),
            _ => None,
        };
        self.told(done, notices);
    }

    /// What was undone or redone last, until something else is done.
    pub(super) fn turned(&self) -> Option<&str> {
        let (at, label) = self.turned.as_ref()?;
        (*at == self.session.revision()).then_some(label)
    }

    /// Tells the user of a refusal.
    pub fn told(&mut self, done: Result<bool, Refused>, notices: &mut Notices) {
        if let Err(refused) = done {
            notices.add(Level::Error, refused.to_string());
        }
        self.forget_what_is_gone();
    }

    /// After an undo, what was selected may be gone.
    fn forget_what_is_gone(&mut self) {
        let project = self.session.project();
        let selection = &mut self.selection;
        selection.article = selection.article.filter(|id| project.articles.contains_key(id));
        selection.annotation =
            selection.annotation.filter(|id| project.annotations.contains_key(id));
        selection.claims.retain(|id| project.claims.contains_key(id));
        selection.brief = selection.brief.filter(|id| project.briefs.contains_key(id));
    }

    /// The project for a worker.
    pub fn snapshot(&self) -> Arc<Project> {
        self.session.snapshot()
    }

    /// Ends the work: writes everything, gives the lock back. Blocks until it is done.
    pub fn close(self) -> Option<String> {
        let snapshot = self.session.snapshot();
        match self.writer.map(|writer| writer.close(snapshot)) {
            Some(SaveState::Failed(why)) => Some(why),
            _ => None,
        }
    }
}

/// The panels of a workbench.
pub struct Panels<'a> {
    /// The list of documents.
    pub documents: &'a mut Documents,
    /// A document with its quotes.
    pub read: &'a mut ReadPage,
    /// What the program proposes for it.
    pub tray: &'a mut Tray,
    /// The claim table.
    pub claims: &'a mut ClaimsPage,
    /// What all sources say.
    pub findings: &'a mut FindingsPage,
    /// The country map.
    pub map: &'a mut MapPage,
    /// Events and publications along time.
    pub timeline: &'a mut TimelinePage,
    /// The composer.
    pub brief: &'a mut BriefPage,
    /// The search through all documents.
    pub search: &'a mut SearchPage,
}

impl Panels<'_> {
    /// Draws the page that is shown.
    pub fn page_ui(
        &mut self,
        ui: &mut egui::Ui,
        view: &mut View<'_>,
        engine: &mut TextEngine,
        actions: &mut Vec<Action>,
    ) {
        match view.page {
            Page::Read => self.read.ui(ui, view, engine, self.tray, actions),
            Page::Claims => self.claims.ui(ui, view, actions),
            Page::Findings => self.findings.ui(ui, view, actions),
            Page::Map => self.map.ui(ui, view, actions),
            Page::Timeline => self.timeline.ui(ui, view, actions),
            Page::Brief => self.brief.ui(ui, view, actions),
            Page::Search => self.search.ui(ui, view, actions),
        }
    }
}
