//! How an action is carried out: after the last panel is drawn, in order.

use super::{
    action::{Action, Page},
    answer::{Answer, Waiting},
    app::App,
    command::Command,
    dialog::{Dialog, Purpose},
    exports::CaseExport,
    focus,
    history::Review,
    notices::Level,
    picker,
    workbench::Workbench,
};
use crate::{brief, edit::Change, import::run::Source, jobs, model::Project, storage, verbs};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError},
};

impl App {
    /// Carries out one action.
    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Run(command) => self.run(command),
            Action::Commit(change) => self.commit(change, false),
            Action::CommitTyping(change) => self.commit(change, true),
            Action::Accept(article, proposals) => self.accept(article, &proposals),
            Action::Open(path) => {
                if self.may_leave() {
                    self.open(path);
                }
            }
            Action::Leave => self.close_project(),
            Action::Restore(path, backup) => {
                self.wait("Restoring…", move || {
                    let opened = storage::restore(&path, &backup).map(Box::new);
                    Answer::Opened(path, opened)
                });
            }
            Action::Create(path, title) => self.create(path, &title),
            Action::AskPath(purpose, title) => self.ask_path(purpose, title),
            Action::Picked(purpose, paths) => self.picked(purpose, "", paths),
            Action::Import(paths) => self.import(paths.into_iter().map(Source::Path).collect()),
            Action::ImportBytes(files) => {
                let memory = |(name, bytes)| Source::Memory { name, bytes };
                self.import(files.into_iter().map(memory).collect());
            }
            Action::LeaveOut => self.held.clear(),
            Action::CancelImport => {
                if let Some(job) = self.bench.as_ref().and_then(|b| b.import.as_ref()) {
                    job.cancel();
                }
            }
            Action::KeepMine => {
                if let Some(bench) = &self.bench
                    && let Some(writer) = &bench.writer
                {
                    writer.keep_mine(bench.snapshot());
                }
            }
            Action::SignAs(name) => self.sign_as(name),
            Action::ReviewOutside(reason) => {
                let Some(bench) = &mut self.bench else { return };
                let now = (self.around.now)();
                let done = bench.session.review_outside(now, &reason).map(|count| count > 0);
                bench.told(done, &mut self.notices);
            }
            Action::ReadAgain(id, encoding) => self.read_again(id, encoding),
            Action::Ask(dialog) => self.dialog = Some(dialog),
            Action::RetryUnread => {
                let Some(bench) = &self.bench else { return };
                let Some(path) = &bench.path else { return };
                let layout = storage::Layout::of(path);
                let kept = bench.session.project().unread.values().map(|unread| Source::Kept {
                    name: unread.capture.file_name.clone(),
                    path: layout.original(unread.capture.original),
                });
                let kept = kept.collect();
                self.import(kept);
            }
            Action::ForgetUnread => {
                let now = (self.around.now)();
                if let Some(bench) = &mut self.bench {
                    let (project, mut hand) = bench.session.hand(now);
                    let change = verbs::forget_unread(project, &mut hand);
                    bench.commit(change, false, &mut self.notices);
                }
            }
            Action::Export { path, bytes, over } => self.wait("Writing…", move || {
                if !over && storage::files::is_there(&path) {
                    return Answer::InTheWay(path, bytes);
                }
                let done = storage::files::replace(&path, &bytes).map_err(|e| e.to_string());
                Answer::Wrote(path, done)
            }),
            Action::Copy(text) => self.ctx.copy_text(text),
            Action::Notify(level, text) => self.notices.add(level, text),
            Action::Dismiss(id) => self.notices.dismiss(id),
            other => {
                // The keys go to what is shown.
                let searched = self.bench.as_ref().is_some_and(|b| b.page == Page::Search);
                if searched || matches!(other, Action::Page(Page::Search)) {
                    focus::enter_page(&self.ctx);
                }
                if let Some(bench) = &mut self.bench
                    && let Some(why) = select(bench, other)
                {
                    self.notices.add(Level::Info, why);
                }
            }
        }
    }

    /// Runs work on another thread and waits for its answer without stopping the window.
    pub(super) fn wait(
        &mut self,
        shown: &'static str,
        work: impl FnOnce() -> Answer + Send + 'static,
    ) {
        let job = jobs::spawn("window job", self.wake(), move |_| work());
        self.waiting.push(Waiting { job, shown: Some(shown) });
    }

    /// Looks for documents that repeat others, on another thread.
    pub(super) fn look_for_copies(&mut self) {
        if let Some(bench) = &self.bench {
            let (project, sketches) = (bench.snapshot(), Arc::clone(&bench.sketches));
            self.wait("", move || {
                let mut sketches = sketches.lock().unwrap_or_else(PoisonError::into_inner);
                Answer::Copies(sketches.copies(&project))
            });
        }
    }

    fn open(&mut self, path: PathBuf) {
        if self.bench.as_ref().is_some_and(|b| b.path.as_deref() == Some(path.as_path())) {
            return;
        }
        self.wait("Opening…", move || {
            let opened = storage::open(&path).map(Box::new);
            Answer::Opened(path, opened)
        });
    }

    fn create(&mut self, path: PathBuf, title: &str) {
        let at = (self.around.now)();
        let project = Project::new(self.around.ids.make(at), at, title);
        self.wait("Creating…", move || {
            let path = storage::Layout::of(&path).file().to_owned();
            match storage::create(&path, &project) {
                Ok(opened) => Answer::Opened(path, Ok(Box::new(opened))),
                Err(error) => Answer::NotCreated(path, project.settings.title.clone(), error),
            }
        });
    }

    /// The name to offer for a file of a purpose: beside the project.
    fn suggestion(&self, purpose: Purpose) -> PathBuf {
        let folder = self.bench.as_ref().and_then(|b| b.path.as_deref()).and_then(Path::parent);
        // What is kept beside the practice case would be looked for elsewhere.
        let practice = crate::practice::place();
        let folder = folder.filter(|f| !f.as_os_str().is_empty() && Some(*f) != practice.parent());
        folder.unwrap_or(&self.around.documents).join(purpose.suggestion().0)
    }

    fn ask_path(&mut self, purpose: Purpose, title: String) {
        let suggestion = match (purpose, title.is_empty()) {
            (Purpose::Create, false) => {
                let name = picker::file_name(&title);
                self.suggestion(purpose).with_file_name(format!("{name}.corrobora.ron"))
            }
            _ => self.suggestion(purpose),
        };
        if self.around.native_dialogs {
            self.asked_at = self.ctx.input(|i| i.time);
            let job = picker::pick(purpose, title, &suggestion, self.wake());
            self.waiting.push(Waiting { job, shown: None });
        } else {
            self.pending_title = title;
            let shown =
                if purpose.writes() { suggestion.display().to_string() } else { String::new() };
            self.dialog = Some(Dialog::Path(purpose, shown));
        }
    }

    /// A path was chosen.
    pub(super) fn picked(&mut self, purpose: Purpose, title: &str, paths: Vec<PathBuf>) {
        let Some(path) = paths.first().cloned() else {
            // Nobody closes a dialog so soon: the system could not show one, and says no more than that.
            const NOBODY: f64 = 0.4;
            if self.around.native_dialogs && self.ctx.input(|i| i.time) - self.asked_at < NOBODY {
                self.around.native_dialogs = false;
                self.ask_path(purpose, title.to_owned());
            }
            return;
        };
        let typed = std::mem::take(&mut self.pending_title);
        let title = if title.is_empty() { typed } else { title.to_owned() };
        match purpose {
            Purpose::Open => self.open(path),
            Purpose::Create => {
                self.create(path, if title.is_empty() { "New case" } else { &title });
            }
            Purpose::ImportFiles | Purpose::ImportFolder => self.act(Action::Import(paths)),
            Purpose::SaveCopy => self.with_snapshot("Writing…", move |project| {
                let path = storage::Layout::of(&path).file().to_owned();
                let done = storage::save_copy(&path, &project).map_err(|e| e.to_string());
                Answer::Wrote(path, done)
            }),
            Purpose::ExportReport => {
                let report = self.bench.as_ref().and_then(|b| b.report.as_ref());
                if let Some(bytes) = report.map(|report| report.csv().into_bytes()) {
                    let (bytes, over) = (bytes.into(), self.around.native_dialogs);
                    self.act(Action::Export { path, bytes, over });
                }
            }
            Purpose::ExportMap
            | Purpose::ExportClaims(_)
            | Purpose::ExportMarkdown
            | Purpose::ExportHtml
            | Purpose::ExportPdf
            | Purpose::ExportOffice
            | Purpose::ExportPack
            | Purpose::ExportCase(_) => self.export(purpose, path),
            Purpose::AddStyle => self.wait("Reading the style…", move || {
                let read = storage::files::read_bounded(&path, 4 << 20).map_err(|e| e.to_string());
                Answer::Style(read.and_then(|bytes| {
                    String::from_utf8(bytes).map_err(|e| {
                        format!("The style is not text in UTF-8: {e}. File: {}", path.display())
                    })
                }))
            }),
        }
    }

    fn commit(&mut self, change: Change, typing: bool) {
        if let Some(bench) = &mut self.bench {
            bench.commit(change, typing, &mut self.notices);
        }
    }

    pub(super) fn with_snapshot(
        &mut self,
        shown: &'static str,
        work: impl FnOnce(Arc<Project>) -> Answer + Send + 'static,
    ) {
        let Some(snapshot) = self.bench.as_ref().map(Workbench::snapshot) else { return };
        self.wait(shown, move || work(snapshot));
    }

    /// Asks for an article to paste, with what the clipboard holds.
    pub(super) fn paste(&mut self, body: String) {
        self.dialog = Some(Dialog::Paste { title: String::new(), body });
    }

    fn import(&mut self, sources: Vec<Source>) {
        let wake = self.wake();
        let Some(bench) = &mut self.bench else {
            // The start page offers a project for them.
            self.held.extend(sources);
            return;
        };
        if let Some(why) = bench.session.read_only() {
            self.notices.add(Level::Warning, format!("Nothing can be imported: {why}"));
        } else {
            bench.import(sources, &wake);
        }
    }

    /// Imports what waited for a project, into one that was made for it. One that has documents already was not: files
    /// in the wrong case are worse than files to be dropped again.
    pub(super) fn import_held(&mut self) {
        let held = std::mem::take(&mut self.held);
        let new = self.bench.as_ref().is_some_and(|b| b.session.project().articles.is_empty());
        match held.len() {
            0 => {}
            _ if new => self.import(held),
            n => {
                let files = if n == 1 { "The file" } else { &format!("The {n} files") };
                let told = format!(
                    "{files} that you dropped before did not go into this project. Drop them again to import them."
                );
                self.notices.add(Level::Info, told);
            }
        }
    }

    /// Writes a whole version; asks again where another program has changed the file.
    fn save(&mut self) {
        let Some(bench) = &self.bench else { return };
        let Some(writer) = &bench.writer else { return };
        if writer.changed_outside() {
            self.dialog = Some(Dialog::ChangedOutside);
        } else {
            writer.checkpoint(bench.snapshot());
        }
    }

    /// Whether nothing is lost by leaving the project; asks where something is.
    fn may_leave(&mut self) -> bool {
        let why = self.bench.as_ref().and_then(Workbench::unsaved);
        let free = why.is_none();
        if let Some(why) = why {
            self.dialog = Some(Dialog::Leave(why));
        }
        free
    }

    fn run(&mut self, command: Command) {
        let now = (self.around.now)();
        if leaves(command) && !self.may_leave() {
            return;
        }
        match command {
            Command::NewProject => {
                self.dialog = Some(Dialog::NewProject(String::new(), self.signature()));
            }
            Command::OpenProject => self.ask_path(Purpose::Open, String::new()),
            Command::OpenPractice => self.open_practice(),
            Command::ImportFiles => self.ask_path(Purpose::ImportFiles, String::new()),
            Command::ImportFolder => self.ask_path(Purpose::ImportFolder, String::new()),
            Command::PasteArticle if self.around.clipboard => {
                self.wait("Reading the clipboard…", || Answer::Clipboard(picker::clipboard()));
            }
            Command::PasteArticle => self.paste(String::new()),
            Command::Save => self.save(),
            Command::SaveCopy => self.ask_path(Purpose::SaveCopy, String::new()),
            Command::CloseProject => self.close_project(),
            Command::Quit => self.ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Undo | Command::Redo => {
                if let Some(bench) = &mut self.bench {
                    bench.turn(command == Command::Undo, now, &mut self.notices);
                }
            }
            Command::Palette => self.toggle_palette(),
            Command::ToggleDocuments => {
                let shown = self.documents_shown();
                *shown = !*shown;
            }
            Command::NextPart => focus::go(&self.ctx, 1),
            Command::PreviousPart => focus::go(&self.ctx, -1),
            Command::FilterDocuments => {
                *self.documents_shown() = true;
                if let Some(bench) = &mut self.bench {
                    bench.documents.focus_filter();
                }
            }
            Command::ZoomIn => egui::gui_zoom::zoom_in(&self.ctx),
            Command::ZoomOut => egui::gui_zoom::zoom_out(&self.ctx),
            Command::ZoomReset => self.ctx.set_zoom_factor(1.0),
            Command::LargerText | Command::SmallerText => {
                let step = if command == Command::LargerText { 1.0 } else { -1.0 };
                self.prefs.text_size = (self.prefs.text_size + step).clamp(10.0, 40.0);
                self.save_prefs();
            }
            Command::ThemeSystem | Command::ThemeLight | Command::ThemeDark => {
                self.prefs.theme = command.theme().unwrap_or("system").to_owned();
                self.ctx.set_theme(self.prefs.theme());
                self.save_prefs();
            }
            Command::EditDocument => self.dialog = self.details_dialog(),
            Command::EditNames => self.dialog = Some(Dialog::Names(Box::default())),
            Command::NewCode => self.dialog = Some(Dialog::NewCode(String::new(), None)),
            Command::ExportClaims => self.ask_for_claims(),
            Command::ExportMap => self.ask_path(Purpose::ExportMap, String::new()),
            Command::ExportMarkdown => self.ask_path(Purpose::ExportMarkdown, String::new()),
            Command::ExportHtml => self.ask_path(Purpose::ExportHtml, String::new()),
            Command::ExportPdf => self.ask_path(Purpose::ExportPdf, String::new()),
            Command::ExportOffice => self.ask_path(Purpose::ExportOffice, String::new()),
            Command::ExportPack => self.ask_path(Purpose::ExportPack, String::new()),
            Command::ExportCase => self.dialog = Some(Dialog::ExportCase(CaseExport::default())),
            Command::AddStyle => self.ask_path(Purpose::AddStyle, String::new()),
            Command::Keys => self.dialog = Some(Dialog::Keys),
            Command::Scripts => {
                let coverage = super::fonts::coverage(&mut super::fonts::collection());
                self.dialog = Some(Dialog::Scripts(coverage));
            }
            Command::History => {
                let open = self.bench.as_ref().map_or(0, |b| b.session.open_outside());
                self.dialog = Some(Dialog::History(Review::of(open)));
            }
            Command::FindCopies => self.show_copies(),
            Command::Verify => self.verify(),
            Command::ShowChecks => self.show_checks(),
            Command::BriefFromTemplate => self.show_templates(),
            Command::About => {
                self.dialog = Some(Dialog::About(None));
                self.wait("", || Answer::Cage(crate::sandbox::state()));
            }
            Command::PageRead
            | Command::PageClaims
            | Command::PageFindings
            | Command::PageMap
            | Command::PageTimeline
            | Command::PageSearch
            | Command::PageBrief => {
                if let (Some(bench), Some(page)) =
                    (&mut self.bench, Page::ALL.into_iter().find(|p| p.command() == command))
                {
                    bench.search.enter(bench.page);
                    bench.page = page;
                    focus::enter_page(&self.ctx);
                }
            }
            Command::ShowProposals
            | Command::AcceptProposal
            | Command::CorrectProposal
            | Command::RejectProposal
            | Command::AcceptKind
            | Command::NextProposal
            | Command::PreviousProposal
            | Command::NextWithProposals => self.run_in_tray(command),
            Command::FindInDocument
            | Command::SelectAllClaims
            | Command::CopyClaims
            | Command::NextDocument
            | Command::PreviousDocument
            | Command::ToggleRead
            | Command::Annotate
            | Command::NewClaim
            | Command::MarkBoilerplate
            | Command::SetEnds
            | Command::RemoveAnnotation
            | Command::RemoveDocument
            | Command::RemoveClaims
            | Command::NewBrief
            | Command::BriefFromFindings
            | Command::BriefFromClaims => self.run_in_project(command),
        }
    }

    /// The commands that read the selection and change the project or the pages.
    fn run_in_project(&mut self, command: Command) {
        let now = (self.around.now)();
        let Some(bench) = &mut self.bench else { return };
        let mut more: Vec<Action> = Vec::new();
        match command {
            Command::FindInDocument => {
                bench.page = Page::Read;
                bench.read.open_find();
            }
            Command::SelectAllClaims => {
                bench.page = Page::Claims;
                let (view, panels) = bench.parts(now);
                more.push(Action::SelectClaims(panels.claims.shown(&view)));
            }
            Command::CopyClaims => {
                let (view, panels) = bench.parts(now);
                more.push(Action::Copy(panels.claims.tsv(&view)));
            }
            Command::NextDocument | Command::PreviousDocument => {
                let step = if command == Command::NextDocument { 1 } else { -1 };
                let next = bench.documents.neighbour(bench.selection.article, step);
                more.extend(next.map(Action::ShowArticle));
            }
            Command::Annotate | Command::NewClaim | Command::MarkBoilerplate | Command::SetEnds => {
                let (mut view, panels) = bench.parts(now);
                match command {
                    Command::Annotate => panels.read.annotate(&mut view, &mut more),
                    Command::NewClaim => panels.read.new_claim(&mut view, &mut more),
                    Command::SetEnds => panels.read.set_ends(&mut view, &mut more),
                    _ => panels.read.mark_boilerplate(&mut view, &mut more),
                }
            }
            _ => {
                let (mut view, _) = bench.parts(now);
                let made = change_of(command, &mut view, &mut more);
                more.extend(made.map(Action::Commit));
            }
        }
        for action in more {
            self.act(action);
        }
    }

    /// Opens the practice case: a copy in the user's own folder, made when there is none yet.
    pub fn open_practice(&mut self) {
        // It is open already: opening it again would meet its own lock.
        let place = crate::practice::place();
        if self.bench.as_ref().is_some_and(|b| b.path.as_deref() == Some(place.as_path())) {
            return;
        }
        self.wait("Opening the practice case…", || {
            let path = place;
            let opened = crate::practice::open(&path).map(Box::new);
            Answer::Opened(path, opened)
        });
    }
}

/// The change that a command makes to the project, from what is selected.
fn change_of(
    command: Command,
    view: &mut super::view::View<'_>,
    more: &mut Vec<Action>,
) -> Option<Change> {
    let selection = view.selection.clone();
    match command {
        Command::ToggleRead => {
            let id = selection.article?;
            let read = view.project().articles.get(&id)?.read;
            Some(view.make(|p, hand| verbs::set_read(p, hand, &[id], !read)))
        }
        Command::RemoveAnnotation => {
            let id = selection.annotation?;
            let claims = view.derived.claims_on.get(&id).map_or(0, Vec::len);
            if claims > 0 {
                let on = if claims == 1 { "1 claim" } else { &format!("{claims} claims") };
                let told = format!("The quote under {on} was removed. Ctrl+Z brings it back.");
                more.push(Action::Notify(Level::Info, told));
            }
            Some(view.make(|p, hand| verbs::remove_annotation(p, hand, id)))
        }
        Command::RemoveDocument => {
            let id = selection.article?;
            Some(view.make(|p, hand| verbs::remove_articles(p, hand, &[id])))
        }
        Command::RemoveClaims => {
            Some(view.make(|p, hand| verbs::remove_claims(p, hand, &selection.claims)))
        }
        Command::NewBrief | Command::BriefFromFindings | Command::BriefFromClaims => {
            let findings = &view.derived.findings;
            let made = view.session.project();
            let brief = match command {
                Command::BriefFromFindings => brief::from_all_findings(made, findings),
                Command::BriefFromClaims => {
                    let chosen: Vec<_> = selection.claims.iter().copied().collect();
                    brief::from_claims(made, findings, &chosen)
                }
                _ => brief::empty(made, &made.settings.title),
            };
            let (change, id) = view.make(|_, hand| verbs::add_brief(hand, brief));
            more.push(Action::Commit(change));
            more.push(Action::ShowBrief(id));
            more.push(Action::Page(Page::Brief));
            None
        }
        _ => None,
    }
}

/// Navigation: what is selected and which page shows it. Returns what a person should know of it.
fn select(bench: &mut Workbench, action: Action) -> Option<&'static str> {
    match action {
        Action::Page(page) => {
            // From a text that the search has opened, it goes on as if one had never left it.
            let opened = bench.page == Page::Read && bench.read.was_found();
            if page != Page::Search || !opened {
                bench.search.enter(bench.page);
            }
            bench.page = page;
        }
        Action::ShowWords(id, range) => {
            bench.selection.article = Some(id);
            bench.selection.annotation = None;
            bench.page = Page::Read;
            bench.documents.reveal(id);
            bench.read.reveal_found(id, range);
        }
        Action::ShowArticle(id) => {
            bench.selection.article = Some(id);
            bench.selection.annotation = None;
            bench.page = Page::Read;
            bench.documents.reveal(id);
        }
        Action::ShowAnnotation(id) => show_annotation(bench, id),
        Action::ShowClaim(id) => {
            let claim = bench.session.project().claims.get(&id).cloned()?;
            let again = bench.selection.claims.len() == 1 && bench.selection.claims.contains(&id);
            let shown = bench.selection.annotation.filter(|_| again);
            bench.selection.claims = [id].into();
            // Asked again for the same claim, its next quote is shown.
            let at = claim.annotations.iter().position(|a| Some(*a) == shown);
            let next = at.map_or(0, |at| (at + 1) % claim.annotations.len());
            let Some(quote) = claim.annotations.get(next).copied() else {
                return Some(
                    "This claim stands on no quote. Add one in a document: select the words, press H, then “Add to the selected claim”.",
                );
            };
            // The quote with what stands on it, and not what is proposed.
            bench.tray.shown = false;
            show_annotation(bench, quote);
        }
        Action::SelectClaims(claims) => bench.selection.claims = claims,
        Action::SelectCountry(country) => bench.selection.country = country,
        Action::ShowBrief(id) => bench.selection.brief = Some(id),
        _ => {}
    }
    None
}

fn show_annotation(bench: &mut Workbench, id: crate::model::AnnotationId) {
    let Some(annotation) = bench.session.project().annotations.get(&id) else { return };
    let (article, range) = (annotation.article, annotation.start..annotation.end);
    bench.selection.article = Some(article);
    bench.selection.annotation = Some(id);
    bench.page = Page::Read;
    bench.documents.reveal(article);
    bench.read.reveal(article, range);
}

/// Whether a command puts the open project away.
fn leaves(command: Command) -> bool {
    matches!(
        command,
        Command::NewProject | Command::OpenProject | Command::OpenPractice | Command::CloseProject
    )
}
