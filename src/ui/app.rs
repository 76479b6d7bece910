//! The window: what it holds, the order of a frame, and how an action is carried out.

use super::{
    action::{Action, Page},
    answer::Waiting,
    command::{self, Command, key_text},
    details::Details,
    dialog::{Dialog, Guard},
    drop_hint, focus, fonts, import_report,
    notices::{Level, Notices},
    palette::Palette,
    prefs::Prefs,
    reader::TextEngine,
    room, start, theme,
    why_not::WhyNot,
    workbench::Workbench,
};
use crate::{
    clock,
    import::run::Source,
    model::{Ids, Timestamp},
    storage::{
        self, Opened, SaveState, Writer,
        preferences::{Preferences, Recent},
    },
};
use std::path::PathBuf;

/// What comes in from outside, so that a test can hand in its own.
#[derive(Clone)]
pub struct Surroundings {
    /// Reads the clock.
    pub now: fn() -> Timestamp,
    /// Where ids come from.
    pub ids: Ids,
    /// Who is at work.
    pub user: String,
    /// Whether the system's file dialogs are asked; else paths are typed.
    pub native_dialogs: bool,
    /// Whether the system's clipboard is asked for what is pasted as an article.
    pub clipboard: bool,
    /// Where a new project is offered to be kept.
    pub documents: PathBuf,
    /// Whether preferences are read and written.
    pub keep_prefs: bool,
}

impl Surroundings {
    /// The real ones.
    pub fn real() -> Self {
        Self {
            now: clock::now,
            ids: clock::ids(),
            user: Prefs::load().signs_as(),
            native_dialogs: super::picker::available(),
            clipboard: true,
            documents: storage::home::documents_folder(),
            keep_prefs: true,
        }
    }
}

/// The window.
pub struct App {
    pub(super) around: Surroundings,
    pub(super) prefs: Prefs,
    recent: Vec<Recent>,
    pub(super) bench: Option<Workbench>,
    pub(super) notices: Notices,
    why_not: WhyNot,
    palette: Palette,
    pub(super) dialog: Option<Dialog>,
    /// Which kind of dialog was drawn last.
    dialog_shown: Option<std::mem::Discriminant<Dialog>>,
    /// What was typed into it and is nowhere else.
    dialog_guard: Guard,
    /// So many more frames are drawn until a new dialog has found its size.
    dialog_settles: u8,
    pub(super) waiting: Vec<Waiting>,
    engine: TextEngine,
    /// Whether the list of documents is shown, in a wide window and in a narrow one.
    show_documents: [bool; 2],
    /// Whether the window is narrow.
    narrow: bool,
    /// The title of a project whose path is being typed.
    pub(super) pending_title: String,
    /// What was dropped while no project was open: it goes into the one that is made for it.
    pub(super) held: Vec<Source>,
    pub(super) ctx: egui::Context,
    /// When a dialog of the system was last asked for, in seconds since the start.
    pub(super) asked_at: f64,
    /// What the window manager was told to call the window.
    titled: String,
}

impl App {
    /// A window without a project. Fonts and theme are set on `ctx`.
    pub fn new(ctx: &egui::Context, around: Surroundings) -> Self {
        fonts::install(ctx);
        theme::apply(ctx);
        let prefs = if around.keep_prefs { Prefs::load() } else { Prefs::default() };
        let recent = if around.keep_prefs { Preferences::here().recent() } else { Vec::new() };
        ctx.set_theme(prefs.theme());
        // Many Linux desktops do not say which theme they have.
        ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
        // The table of commands has the keys for it.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        Self {
            around,
            prefs,
            recent,
            bench: None,
            notices: Notices::default(),
            why_not: WhyNot::default(),
            palette: Palette::default(),
            dialog: None,
            dialog_shown: None,
            dialog_guard: Guard::default(),
            dialog_settles: 0,
            waiting: Vec::new(),
            engine: TextEngine::new(fonts::collection()),
            show_documents: [true, false],
            narrow: false,
            pending_title: String::new(),
            held: Vec::new(),
            ctx: ctx.clone(),
            asked_at: f64::NEG_INFINITY,
            titled: String::new(),
        }
    }

    /// Names the window after the project, so that two of them can be told apart in the list of windows.
    fn name_window(&mut self) {
        const NAME: &str = "Corrobora";
        const MOST: usize = 80;
        let project = self.bench.as_ref().map(|b| b.session.project().settings.title.trim());
        let title = match project {
            Some(title) if !title.is_empty() => {
                let title: String = title.chars().filter(|c| !c.is_control()).take(MOST).collect();
                format!("{title} – {NAME}")
            }
            _ => NAME.to_owned(),
        };
        if title != self.titled {
            self.ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.titled = title;
        }
    }

    /// Shows what the window was started for.
    pub fn start(&mut self, first: super::First) {
        match first {
            super::First::Start => {}
            super::First::Project(path) => self.act(Action::Open(path)),
            super::First::Practice => self.act(Action::Run(Command::OpenPractice)),
        }
    }

    /// Puts an opened project on screen.
    pub fn show(&mut self, opened: Opened, path: Option<PathBuf>) {
        self.notices.of_opening(&opened, &self.around.user);
        if let (Some(path), true) = (&path, self.around.keep_prefs) {
            let title = &opened.project.settings.title;
            let here = Preferences::here();
            // A list of recent projects that cannot be written is lost and harms nothing.
            drop(here.remember(path, title, (self.around.now)()));
            self.recent = here.recent();
        }
        let ids = Ids::from_seed(self.around.ids.draw());
        // Another project begins at the top of every list.
        self.ctx.data_mut(egui::util::IdTypeMap::remove_by_type::<egui::scroll_area::State>);
        let mut bench = Workbench::new(opened, path, &self.around.user, ids, &self.wake());
        bench.claims.remember(&self.prefs);
        self.close_project();
        self.bench = Some(bench);
        self.look_for_originals();
        self.import_held();
    }

    /// The open project, if any.
    pub fn workbench(&self) -> Option<&Workbench> {
        self.bench.as_ref()
    }

    /// The open project, to be changed by a test.
    pub fn workbench_mut(&mut self) -> Option<&mut Workbench> {
        self.bench.as_mut()
    }

    /// What the user was told and has not dismissed.
    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    /// Asks for something, as a panel does; for a test.
    pub fn tell(&mut self, action: Action) {
        self.act(action);
    }

    /// Whether something is still under way on another thread.
    pub fn busy(&self) -> bool {
        !self.waiting.is_empty() || self.bench.as_ref().is_some_and(Workbench::busy)
    }

    /// A function that makes the window draw again, for other threads.
    pub(super) fn wake(&self) -> impl Fn() + Clone + Send + Sync + 'static + use<> {
        let ctx = self.ctx.clone();
        move || ctx.request_repaint()
    }

    pub(super) fn save_prefs(&self) {
        if self.around.keep_prefs {
            self.prefs.save();
        }
    }

    pub(super) fn close_project(&mut self) {
        if let Some(bench) = &self.bench {
            bench.claims.tell(&mut self.prefs);
            self.save_prefs();
        }
        if let Some(bench) = self.bench.take()
            && let Some(why) = bench.close()
        {
            self.notices
                .add(Level::Error, format!("The project could not be saved on closing: {why}"));
        }
    }

    /// Whether a command can run now.
    pub fn enabled(&self, command: Command) -> bool {
        let Some(bench) = &self.bench else { return !command.spec().needs_project };
        let selection = &bench.selection;
        let writable = bench.session.read_only().is_none();
        // Letters that are meant for a form that is open must not change the quotes behind it.
        let filling = match bench.page {
            Page::Read => bench.read.form.is_some(),
            Page::Claims => bench.claims.filling(),
            _ => false,
        };
        let quotes = matches!(
            command,
            Command::Annotate
                | Command::MarkBoilerplate
                | Command::SetEnds
                | Command::RemoveAnnotation
                | Command::RemoveClaims
                | Command::ToggleRead
        );
        if filling && quotes {
            return false;
        }
        match command {
            Command::Undo => bench.session.undo_label().is_some(),
            Command::Redo => bench.session.redo_label().is_some(),
            Command::Save => bench.writer.is_some(),
            Command::ToggleRead => {
                writable && bench.page == Page::Read && selection.article.is_some()
            }
            Command::EditDocument | Command::RemoveDocument => {
                writable && selection.article.is_some()
            }
            Command::Annotate | Command::MarkBoilerplate => {
                writable && bench.page == Page::Read && bench.read.has_selection()
            }
            Command::NewClaim => {
                writable
                    && bench.page == Page::Read
                    && (bench.read.has_selection() || selection.annotation.is_some())
            }
            Command::SetEnds => {
                writable
                    && bench.page == Page::Read
                    && bench.read.has_selection()
                    && selection.annotation.is_some()
            }
            Command::RemoveAnnotation => {
                writable
                    && bench.page == Page::Read
                    && !bench.tray.shown
                    && selection.annotation.is_some()
            }
            Command::ShowProposals
            | Command::AcceptProposal
            | Command::CorrectProposal
            | Command::RejectProposal
            | Command::AcceptKind
            | Command::NextProposal
            | Command::PreviousProposal
            | Command::NextWithProposals => self.enabled_in_tray(command),
            Command::CopyClaims => !selection.claims.is_empty(),
            Command::RemoveClaims | Command::BriefFromClaims => {
                writable && !selection.claims.is_empty()
            }
            Command::FindInDocument => selection.article.is_some(),
            Command::ImportFiles
            | Command::ImportFolder
            | Command::PasteArticle
            | Command::NewBrief
            | Command::BriefFromTemplate
            | Command::BriefFromFindings
            | Command::AddStyle
            | Command::NewCode => writable,
            Command::ExportMarkdown
            | Command::ExportHtml
            | Command::ExportOffice
            | Command::ShowChecks
            | Command::ExportPack => selection.brief.is_some(),
            Command::ExportPdf => cfg!(feature = "pdf") && selection.brief.is_some(),
            _ => true,
        }
    }

    /// Saved, saving, failed, read-only; what runs.
    pub(super) fn state_ui(&self, ui: &mut egui::Ui) {
        let Some(bench) = &self.bench else { return };
        if bench.session.read_only().is_some() {
            ui.label("🔒 Read only");
        } else {
            match bench.writer.as_ref().map(Writer::state) {
                Some(SaveState::Saved) => ui.weak("✔ Saved"),
                Some(SaveState::Writing) => ui.weak("Saving…"),
                Some(SaveState::Failed(why)) => {
                    ui.colored_label(ui.visuals().error_fg_color, "⚠ Not saved").on_hover_text(why)
                }
                None => ui.weak("Not on disk"),
            };
        }
        if let Some(turned) = bench.turned() {
            ui.add(egui::Label::new(super::bidi::line(turned)).truncate());
        }
        /// Less room than this, in points, shows nothing of a title that would tell it from another.
        const LEAST: f32 = 60.0;
        for name in self.waiting.iter().filter_map(|w| w.shown).filter(|name| !name.is_empty()) {
            if ui.available_width() > 2.0 * LEAST {
                ui.add(egui::Label::new(egui::RichText::new(name).weak()).truncate());
            }
        }
        // The window has the title too: beside the menus it gives way.
        if ui.available_width() > LEAST {
            ui.separator();
            let title = super::bidi::line(&bench.session.project().settings.title);
            ui.add(egui::Label::new(egui::RichText::new(title).strong()).truncate());
        }
    }

    fn tabs_ui(ui: &mut egui::Ui, bench: &Workbench, actions: &mut Vec<Action>) {
        ui.horizontal(|ui| {
            for page in Page::ALL {
                let spec = page.command().spec();
                let count = match page {
                    Page::Claims => bench.session.project().claims.len(),
                    Page::Findings => bench.derived().findings.list.len(),
                    Page::Brief => bench.session.project().briefs.len(),
                    Page::Read | Page::Map | Page::Timeline | Page::Search => 0,
                };
                let text =
                    if count > 0 { format!("{} {count}", spec.name) } else { spec.name.to_owned() };
                let mut tip = spec.help.to_owned();
                if let Some(key) = spec.key {
                    tip = format!("{tip} ({})", key_text(key));
                }
                let tab = ui.selectable_label(bench.page == page, text);
                if tab.on_hover_text(tip).clicked() {
                    actions.push(Action::Page(page));
                }
            }
        });
    }

    fn body_ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let now = (self.around.now)();
        let Some(bench) = &mut self.bench else {
            egui::CentralPanel::default().show(ui, |ui| {
                start::ui(ui, &self.recent, self.held.len(), actions);
            });
            return;
        };
        // On every page: a file that could not be read must not go unseen.
        if let Some(report) = &mut bench.report
            && !import_report::ui(ui, report, actions)
        {
            bench.report = None;
        }
        let (mut view, mut panels) = bench.parts(now);
        self.narrow = room::narrow(ui.available_width());
        let [wide, narrow] = &mut self.show_documents;
        let shown = if self.narrow { narrow } else { wide };
        let most = (ui.available_width() * 0.45).clamp(180.0, 520.0);
        egui::Panel::left(if self.narrow { "documents, narrow" } else { "documents" })
            .default_size(most.min(320.0))
            .size_range(180.0..=most)
            .show_collapsible(ui, shown, |ui| panels.documents.ui(ui, &mut view, actions));
        egui::CentralPanel::default().show(ui, |ui| {
            panels.read.set_text_size(self.prefs.text_size);
            panels.page_ui(ui, &mut view, &mut self.engine, actions);
        });
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        let now = (self.around.now)();
        let wake = self.wake();
        self.take_answers();
        self.name_window();
        if let Some(bench) = &mut self.bench {
            bench.logic(now, &mut self.notices, &wake);
            let outside = bench.writer.as_ref().is_some_and(Writer::changed_outside);
            if outside && !std::mem::replace(&mut bench.asked_outside, outside) {
                self.dialog = Some(Dialog::ChangedOutside);
            }
            bench.asked_outside = outside;
            if std::mem::take(&mut bench.new_documents) {
                self.look_for_copies();
            }
        }
        if ctx.input(|i| i.viewport().close_requested()) {
            let anyway =
                ctx.data(|d| d.get_temp(egui::Id::unique("close-anyway")).unwrap_or(false));
            let unsaved = self.bench.as_ref().and_then(Workbench::unsaved);
            if self.dialog.is_some() && self.dialog_guard.touched && !anyway {
                // Asking in another window would take away the one with the words.
                self.dialog_guard.warned = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            } else if let (Some(why), false) = (unsaved, anyway) {
                ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
                self.dialog = Some(Dialog::CloseAnyway(why));
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let mut actions: Vec<Action> = Vec::new();
        focus::begin(ui.ctx());
        self.why_not.begin(ui.ctx());
        let modal = self.dialog.is_some() || self.palette.is_open();
        if !modal {
            let focused = ui.memory(egui::Memory::focused);
            let left = |command| self.leaves_key(command, focused);
            for command in command::pressed(ui, self.bench.is_some(), left) {
                if self.enabled(command) {
                    actions.push(Action::Run(command));
                } else {
                    let why = self.why_not(command);
                    self.why_not.say(why);
                }
            }
        } else if ui
            .input_mut(|i| Command::Palette.spec().key.is_some_and(|key| i.consume_shortcut(&key)))
            && self.palette.is_open()
        {
            self.palette.toggle();
        }
        // What lies over the panels has the keyboard alone: no form behind a question takes its Escape.
        let keys = if modal { focus::take_keys(ui.ctx()) } else { Vec::new() };
        // Also over a dialog: what was dropped is never lost.
        drop_hint::dropped(ui, &mut actions);
        egui::Panel::top("menu").show(ui, |ui| self.menu_ui(ui, &mut actions));
        if let Some(bench) = &self.bench {
            egui::Panel::top("tabs").show(ui, |ui| Self::tabs_ui(ui, bench, &mut actions));
        }
        // At the very bottom, where nothing that is told meanwhile moves it.
        if let Some(job) = self.bench.as_ref().and_then(|b| b.import.as_ref()) {
            egui::Panel::bottom("import").show(ui, |ui| job.ui(ui, &mut actions));
        }
        self.why_not.ui(ui);
        self.notices.ui(ui, &mut actions);
        self.body_ui(ui, &mut actions);
        if let (false, Some(command)) = (modal, self.unheard(ui.ctx())) {
            let why = self.why_not(command);
            self.why_not.say(why);
            ui.request_repaint();
        }
        focus::give_keys(ui.ctx(), keys);
        self.overlays_ui(ui, &mut actions);
        focus::ring(ui);
        let acted = !actions.is_empty();
        for action in actions {
            self.act(action);
        }
        if acted {
            ui.request_repaint();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close_project();
        self.save_prefs();
    }
}

impl App {
    /// What lies over the panels: palette, dialog, the hint while files hover.
    fn overlays_ui(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let mut palette = std::mem::take(&mut self.palette);
        palette.ui(ui, |command| self.enabled(command), actions);
        self.palette = palette;
        let kind = self.dialog.as_ref().map(std::mem::discriminant);
        if kind != self.dialog_shown {
            // A new dialog starts at its own first field, not on the button of the one before.
            if kind.is_some() {
                ui.memory_mut(|m| m.focused().into_iter().for_each(|id| m.surrender_focus(id)));
            }
            self.dialog_shown = kind;
            self.dialog_guard = Guard::default();
            // Its size is known once it was drawn; it must not move under the mouse later.
            self.dialog_settles = 3;
        }
        if self.dialog_settles > 0 {
            self.dialog_settles -= 1;
            ui.request_repaint();
        }
        if let Some(mut dialog) = self.dialog.take() {
            let now = (self.around.now)();
            let open = match &mut self.bench {
                Some(bench) => {
                    let (mut view, _) = bench.parts(now);
                    dialog.ui(ui, Some(&mut view), &mut self.dialog_guard, actions)
                }
                None => dialog.ui(ui, None, &mut self.dialog_guard, actions),
            };
            if open {
                self.dialog = Some(dialog);
            }
        }
        drop_hint::hovering(ui, self.bench.is_some());
    }

    /// Whether the list of documents is shown in a window as wide as this one.
    pub(super) fn documents_shown(&mut self) -> &mut bool {
        let [wide, narrow] = &mut self.show_documents;
        if self.narrow { narrow } else { wide }
    }

    /// Opens the palette, or closes it.
    pub(super) fn toggle_palette(&mut self) {
        self.palette.toggle();
    }

    pub(super) fn cannot_open(&mut self, path: PathBuf, error: &storage::Error) {
        let backup_is_there = matches!(
            error,
            storage::Error::Unusable { .. } | storage::Error::NotFound { backup: Some(_), .. }
        );
        if backup_is_there {
            let backups = storage::backups(&path);
            self.dialog = Some(Dialog::Broken { path, error: error.to_string(), backups });
        } else {
            self.notices.add(Level::Error, error.to_string());
        }
    }

    /// The details dialog of the open document.
    pub(super) fn details_dialog(&self) -> Option<Dialog> {
        let bench = self.bench.as_ref()?;
        let id = bench.selection.article?;
        let article = bench.session.project().articles.get(&id)?;
        Some(Dialog::Document(id, Box::new(Details::of(article))))
    }
}
