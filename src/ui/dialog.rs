//! Windows that ask: for a path, a title, details of a document. Each collects text and pushes one action.

use super::{
    action::Action,
    command::{Command, Menu, key_text},
    details::{Details, details_ui, shared_ui},
    exports::CaseExport,
    history::Review,
    names::Names,
    view::View,
};
use crate::{
    model::{AnnotationId, ArticleId, BriefId},
    verbs,
};
use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A project to open.
    Open,
    /// A project to create.
    Create,
    /// Files to import.
    ImportFiles,
    /// A folder to import.
    ImportFolder,
    /// Where a copy of the project goes.
    SaveCopy,
    /// Where the claim table goes; the extension says in which form.
    /// Without what this brief withholds.
    ExportClaims(Option<BriefId>),
    /// Where the map goes; the extension says in which form.
    ExportMap,
    /// Where the brief goes as Markdown.
    ExportMarkdown,
    /// Where the brief goes as a web page.
    ExportHtml,
    /// Where the brief goes as PDF.
    ExportPdf,
    /// Where the brief goes for a word processor; the extension says in which form.
    ExportOffice,
    /// Where the brief goes with its originals.
    ExportPack,
    /// Where the case goes for another program.
    ExportCase(CaseExport),
    /// Where the report of an import goes.
    ExportReport,
    /// A citation style to add.
    AddStyle,
}

impl Purpose {
    /// The title of the window that asks.
    pub fn title(self) -> &'static str {
        match self {
            Self::Open => "Open project",
            Self::Create => "New project",
            Self::ImportFiles => "Import files",
            Self::ImportFolder => "Import a folder",
            Self::SaveCopy => "Save a copy",
            Self::ExportClaims(_) => "Export claims (.csv or .xlsx)",
            Self::ExportMap => "Export the map (.png or .svg)",
            Self::ExportMarkdown => "Export the brief as Markdown",
            Self::ExportHtml => "Export the brief as a web page",
            Self::ExportPdf => "Export the brief as PDF",
            Self::ExportOffice => "Export the brief for Word (.docx) or LibreOffice (.odt)",
            Self::ExportPack => "Write a hand-over pack (.zip)",
            Self::ExportCase(_) => "Export the case for other programs",
            Self::ExportReport => "Save the import report as CSV",
            Self::AddStyle => "Add a citation style (.csl)",
        }
    }

    /// Whether the path is one to write to.
    pub fn writes(self) -> bool {
        !matches!(self, Self::Open | Self::ImportFiles | Self::ImportFolder | Self::AddStyle)
    }

    /// The name that a new file is offered under, and its extension.
    pub fn suggestion(self) -> (&'static str, &'static str) {
        match self {
            Self::Open | Self::Create | Self::SaveCopy => ("case.corrobora.ron", "ron"),
            Self::ImportFiles | Self::ImportFolder => ("", ""),
            Self::ExportClaims(_) => ("claims.csv", "csv"),
            Self::ExportMap => ("map.png", "png"),
            Self::ExportMarkdown => ("brief.md", "md"),
            Self::ExportHtml => ("brief.html", "html"),
            Self::ExportPdf => ("brief.pdf", "pdf"),
            Self::ExportOffice => ("brief.docx", "docx"),
            Self::ExportPack => ("handover.zip", "zip"),
            Self::ExportCase(case) => case.suggestion(),
            Self::ExportReport => ("import-report.csv", "csv"),
            Self::AddStyle => ("", "csl"),
        }
    }
}

/// A window that asks or tells; at most one is open.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// Asks for a path by typing, where the system has no file dialog.
    Path(Purpose, String),
    /// Asks whether a file that is there already may be written over.
    Overwrite(PathBuf, Arc<[u8]>),
    /// Asks for the title of a new project, then for its path.
    /// The second is the name that changes are signed with.
    NewProject(String, String),
    /// Asks for the text of an article.
    Paste {
        /// Its title.
        title: String,
        /// Text or HTML.
        body: String,
    },
    /// Asks for the name of a code.
    ///
    /// The quote that it is for is labelled with it.
    NewCode(String, Option<AnnotationId>),
    /// The names of the case.
    Names(Box<Names>),
    /// Details of a document.
    Document(ArticleId, Box<Details>),
    /// Details that several documents share; what is left empty stays as it is.
    Documents(Vec<ArticleId>, Box<Details>),
    /// A project file that cannot be read, with the backups that can.
    Broken {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        error: String,
        /// Newest first.
        backups: Vec<crate::storage::Backup>,
    },
    /// Another program has changed the project file.
    ChangedOutside,
    /// Closing while something could be lost.
    CloseAnyway(String),
    /// Leaving the project while something could be lost.
    Leave(String),
    /// All keys.
    Keys,
    /// Which scripts can be shown.
    Scripts(Vec<super::fonts::Coverage>),
    /// Files that could not be read.
    Unread,
    /// Documents that repeat others, once they are found.
    Copies(Option<Arc<[crate::similar::Copy]>>),
    /// What a newer version of a page changed.
    Versions(Box<super::versions::Changes>),
    /// Asks for a template of a new brief.
    Template(super::templates::Choice),
    /// What does not hold in the project, once it is checked.
    Verified(Option<Arc<super::verified::Verified>>),
    /// Asks what a table of claims leaves out.
    ExportClaims(Option<BriefId>),
    /// Asks whether a brief that could put somebody at risk is written.
    AtRisk(Box<super::at_risk::Held>, bool),
    /// Asks in which form the case goes to another program.
    ExportCase(CaseExport),
    /// The last steps of the history, and changes from outside that nobody has looked at.
    History(Review),
    /// Version, licence, limits; how files are read, once that is known.
    About(Option<String>),
}

/// Whether words were typed into a window that are nowhere else yet: neither Escape nor a click beside it takes them
/// away unasked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Guard {
    /// Something was typed.
    pub touched: bool,
    /// It was said that it would be lost.
    pub warned: bool,
}

impl Dialog {
    /// Whether what is typed here would be missed.
    fn holds_words(&self) -> bool {
        matches!(
            self,
            Self::Paste { .. } | Self::NewCode(..) | Self::Document(..) | Self::Documents(..)
        )
    }

    /// Draws the window. Returns whether it stays open.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        view: Option<&mut View<'_>>,
        guard: &mut Guard,
        actions: &mut Vec<Action>,
    ) -> bool {
        let types = |e: &egui::Event| {
            matches!(e, egui::Event::Text(_) | egui::Event::Paste(_) | egui::Event::Ime(_))
        };
        if self.holds_words() && ui.input(|i| i.events.iter().any(types)) {
            *guard = Guard { touched: true, warned: false };
        }
        let mut done = false;
        let modal = egui::Modal::new(egui::Id::unique(("dialog", std::mem::discriminant(self))))
            .frame(egui::Frame::popup(ui.style()).inner_margin(16))
            .show(ui, |ui| {
                ui.set_width(ui.content_rect().width().mul_add(0.6, 0.0).clamp(320.0, 620.0));
                done = match self {
                    Self::Path(purpose, path) => path_ui(ui, *purpose, path, actions),
                    Self::Overwrite(path, bytes) => overwrite_ui(ui, path, bytes, actions),
                    Self::NewProject(title, name) => new_project_ui(ui, title, name, actions),
                    Self::Paste { title, body } => paste_ui(ui, title, body, actions),
                    Self::NewCode(name, quote) => new_code_ui(ui, name, *quote, view, actions),
                    Self::Names(names) => names.ui(ui, view, actions),
                    Self::Document(id, details) => details_ui(ui, *id, details, view, actions),
                    Self::Documents(ids, details) => shared_ui(ui, ids, details, view, actions),
                    Self::Broken { path, error, backups } => {
                        broken_ui(ui, path, error, backups, actions)
                    }
                    Self::ChangedOutside => outside_ui(ui, actions),
                    Self::CloseAnyway(why) => super::lost::close_ui(ui, why),
                    Self::Leave(why) => super::lost::leave_ui(ui, why, actions),
                    Self::Keys => keys_ui(ui),
                    Self::Scripts(coverage) => scripts_ui(ui, coverage),
                    Self::Verified(found) => {
                        super::verified::verified_ui(ui, found.as_deref(), actions)
                    }
                    Self::AtRisk(held, over) => super::at_risk::held_ui(ui, held, *over, actions),
                    Self::ExportClaims(withhold) => {
                        super::exports::claims_ui(ui, withhold, view, actions)
                    }
                    Self::ExportCase(case) => case.ui(ui, view, actions),
                    Self::Template(choice) => choice.ui(ui, view, actions),
                    Self::History(review) => review.ui(ui, view, actions),
                    Self::Unread => unread_ui(ui, view, actions),
                    Self::Copies(found) => {
                        super::copies::copies_ui(ui, found.as_deref(), view, actions)
                    }
                    Self::Versions(changes) => changes.ui(ui, actions),
                    Self::About(state) => about_ui(ui, state.as_deref()),
                };
                if guard.touched && guard.warned && !done {
                    let words = "⚠ What you typed here is not in the project. Escape leaves it.";
                    ui.colored_label(ui.visuals().warn_fg_color, words);
                }
            });
        let closes = modal.should_close();
        if closes && guard.touched && !std::mem::replace(&mut guard.warned, true) {
            return !done;
        }
        !(done || closes)
    }
}

/// A heading, and the field below it that has the focus when the window opens.
pub(super) fn field(
    ui: &mut egui::Ui,
    label: &str,
    text: &mut String,
    hint: &str,
) -> egui::Response {
    let name = ui.label(label);
    ui.add(egui::TextEdit::singleline(text).hint_text(hint).desired_width(f32::INFINITY))
        .labelled_by(name.id)
}

pub(super) fn focus_once(ui: &egui::Ui, response: &egui::Response) {
    if ui.memory(|m| m.focused().is_none()) {
        response.request_focus();
    }
}

/// The buttons of a window: the deed on the right, "Cancel" beside it. `None` while neither was pressed.
pub(super) fn buttons(ui: &mut egui::Ui, deed: &str, enabled: bool) -> Option<bool> {
    ui.add_space(8.0);
    let mut answer = None;
    at_the_right(ui, &["Cancel", deed], |ui| {
        if ui.button("Cancel").clicked() {
            answer = Some(false);
        }
        if ui.add_enabled(enabled, egui::Button::new(deed)).clicked() {
            answer = Some(true);
        }
    });
    answer
}

/// Buttons with these words at the right edge. They are drawn from left to right, so that Tab goes through them as
/// they are read.
pub(super) fn at_the_right(
    ui: &mut egui::Ui,
    words: &[&str],
    contents: impl FnOnce(&mut egui::Ui),
) {
    let wide = |word: &&str| {
        let text = egui::WidgetText::from(*word);
        let extend = Some(egui::TextWrapMode::Extend);
        let galley = text.into_galley(ui, extend, f32::INFINITY, egui::TextStyle::Button);
        galley.size().x + 2.0 * ui.spacing().button_padding.x
    };
    let between = ui.spacing().item_spacing.x;
    let width: f32 = words.iter().map(|word| wide(word) + between).sum::<f32>() - between;
    ui.horizontal(|ui| {
        ui.add_space((ui.available_width() - width - 1.0).max(0.0));
        contents(ui);
    });
}

fn entered(ui: &egui::Ui, response: &egui::Response) -> bool {
    response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter))
}

fn path_ui(
    ui: &mut egui::Ui,
    purpose: Purpose,
    path: &mut String,
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading(purpose.title());
    let hint = if purpose.writes() { "Folder and file name" } else { "Folder and name of a file" };
    let response = field(ui, "Path", path, hint);
    // Asked before the focus is put back: taking it back would hide that Enter was pressed.
    let enter = entered(ui, &response) && !path.trim().is_empty();
    focus_once(ui, &response);
    let answer = buttons(ui, purpose.title(), !path.trim().is_empty());
    if enter || answer == Some(true) {
        actions.push(Action::Picked(purpose, vec![PathBuf::from(path.trim())]));
    }
    enter || answer.is_some()
}

fn overwrite_ui(
    ui: &mut egui::Ui,
    path: &std::path::Path,
    bytes: &Arc<[u8]>,
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading("Write over the file?");
    ui.label("There is already a file with this name. What it holds would be lost.");
    ui.weak(super::bidi::line(&path.display().to_string()));
    let answer = buttons(ui, "Write over it", true);
    if answer == Some(true) {
        let over = Action::Export { path: path.to_owned(), bytes: Arc::clone(bytes), over: true };
        actions.push(over);
    }
    answer.is_some()
}

fn new_project_ui(
    ui: &mut egui::Ui,
    title: &mut String,
    name: &mut String,
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading("New project");
    let response = field(ui, "Title", title, "What is the case called?");
    ui.add_space(4.0);
    let signed = field(ui, "Sign claims and rulings as", name, "Your name, or what stands for it");
    // Asked before the focus is put back: taking it back would hide that Enter was pressed.
    let enter = (entered(ui, &response) || entered(ui, &signed)) && !title.trim().is_empty();
    focus_once(ui, &response);
    let answer = buttons(ui, "Choose where to keep it…", !title.trim().is_empty());
    if enter || answer == Some(true) {
        if !name.trim().is_empty() {
            actions.push(Action::SignAs(name.trim().to_owned()));
        }
        actions.push(Action::AskPath(Purpose::Create, title.trim().to_owned()));
    }
    enter || answer.is_some()
}

fn paste_ui(
    ui: &mut egui::Ui,
    title: &mut String,
    body: &mut String,
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading("Paste as article");
    field(ui, "File name", title, "Its name where the text has no headline");
    let label = ui.label("Text or HTML");
    egui::ScrollArea::vertical().max_height(room_for_list(ui).min(260.0)).show(ui, |ui| {
        let area = ui
            .add(egui::TextEdit::multiline(body).desired_rows(10).desired_width(f32::INFINITY))
            .labelled_by(label.id);
        focus_once(ui, &area);
    });
    let answer = buttons(ui, "Import", !body.trim().is_empty());
    if answer == Some(true) {
        let name = if title.trim().is_empty() { "Pasted text" } else { title.trim() };
        let html = body.trim_start().starts_with('<');
        let name =
            format!("{}.{}", name.replace(['/', '\\'], "-"), if html { "html" } else { "txt" });
        actions.push(Action::ImportBytes(vec![(name, body.clone().into_bytes())]));
    }
    answer.is_some()
}

fn new_code_ui(
    ui: &mut egui::Ui,
    name: &mut String,
    quote: Option<AnnotationId>,
    view: Option<&mut View<'_>>,
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading("New code");
    let response = field(ui, "Name", name, "A label for quotes");
    // Asked before the focus is put back: taking it back would hide that Enter was pressed.
    let enter = entered(ui, &response) && !name.trim().is_empty();
    focus_once(ui, &response);
    let answer = buttons(ui, "Add code", !name.trim().is_empty());
    if (enter || answer == Some(true))
        && let Some(view) = view
    {
        let (change, _) = view.make(|project, hand| {
            let colour = u8::try_from(project.codes.len() % 10).unwrap_or(0);
            let (mut change, code) = verbs::add_code(project, hand, name.trim(), None, colour);
            if let Some(quote) = quote {
                let (one, none) = (BTreeSet::from([code]), BTreeSet::new());
                change.edits.extend(verbs::set_codes(project, hand, &[quote], &one, &none).edits);
            }
            (change, code)
        });
        actions.push(Action::Commit(change));
    }
    enter || answer.is_some()
}

fn broken_ui(
    ui: &mut egui::Ui,
    path: &std::path::Path,
    error: &str,
    backups: &[crate::storage::Backup],
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading("The project file cannot be read");
    ui.label(error);
    ui.label("Nothing was changed or overwritten.");
    let mut done = false;
    match backups.first() {
        Some(newest) => {
            ui.add_space(6.0);
            ui.label(format!(
                "The most recent good backup: {}, {} bytes",
                newest.when(),
                newest.bytes
            ));
            if ui.button("Restore this backup").clicked() {
                actions.push(Action::Restore(path.to_owned(), newest.clone()));
                done = true;
            }
        }
        None => {
            ui.label("No backup was found beside it.");
        }
    }
    if ui.button("Close").clicked() {
        done = true;
    }
    ui.add_space(4.0);
    ui.weak(super::bidi::line(&path.display().to_string()));
    done
}

fn outside_ui(ui: &mut egui::Ui, actions: &mut Vec<Action>) -> bool {
    ui.heading("Another program has changed the project file");
    ui.label("Nothing was overwritten. The project file is as the other program left it; the project as it is here is kept too, and the list of messages says where.");
    ui.label("To see what the other program wrote, save a copy of yours and open the file again.");
    ui.add_space(6.0);
    let mut done = false;
    ui.horizontal(|ui| {
        if ui.button("Decide later").clicked() {
            done = true;
        }
        if ui.button("Keep mine; theirs becomes a backup").clicked() {
            actions.push(Action::KeepMine);
            done = true;
        }
    });
    done
}

fn keys_ui(ui: &mut egui::Ui) -> bool {
    ui.heading("Keys");
    egui::ScrollArea::vertical()
        .max_height(room_for_list(ui))
        .min_scrolled_height(room_for_list(ui))
        .show(ui, |ui| {
            super::focus::scroll_keys(ui);
            for menu in Menu::ALL {
                ui.add_space(6.0);
                ui.strong(menu.title());
                egui::Grid::new(("keys", menu.title())).num_columns(2).min_col_width(140.0).show(
                    ui,
                    |ui| {
                        for command in Command::ALL {
                            let spec = command.spec();
                            if let (true, Some(key)) = (spec.menu == menu, spec.key) {
                                ui.monospace(key_text(key));
                                ui.label(spec.name.trim_end_matches('…'));
                                ui.end_row();
                            }
                        }
                    },
                );
            }
            ui.add_space(6.0);
            ui.strong("In parts of the window");
            egui::Grid::new("keys of parts").num_columns(2).min_col_width(140.0).show(ui, |ui| {
                for (keys, what) in super::command::KEYS_OF_PARTS {
                    ui.monospace(keys);
                    ui.label(what);
                    ui.end_row();
                }
            });
        });
    ui.button("Close").clicked()
}

/// How high a list in a dialog may be, so that its buttons stay in the window.
pub(super) fn room_for_list(ui: &egui::Ui) -> f32 {
    (ui.ctx().content_rect().height() - 160.0).clamp(120.0, 640.0)
}

fn scripts_ui(ui: &mut egui::Ui, coverage: &[super::fonts::Coverage]) -> bool {
    ui.heading("Scripts that can be shown");
    egui::ScrollArea::vertical()
        .max_height(room_for_list(ui))
        .min_scrolled_height(room_for_list(ui))
        .show(ui, |ui| {
            super::focus::scroll_keys(ui);
            egui::Grid::new("scripts").num_columns(2).striped(true).show(ui, |ui| {
                for one in coverage {
                    ui.label(one.script.name);
                    match &one.family {
                        Some(family) => ui.label(format!("✔ {family}")),
                        None => ui.label(format!("⚠ no font: install {}", one.script.package)),
                    };
                    ui.end_row();
                }
            });
        });
    ui.add_space(6.0);
    ui.button("Close").clicked()
}

/// Files that were kept because they could not be read, with the reasons.
fn unread_ui(ui: &mut egui::Ui, view: Option<&mut View<'_>>, actions: &mut Vec<Action>) -> bool {
    ui.heading("Files that were not read");
    let Some(view) = view else { return true };
    let unread: Vec<_> = view.project().unread.values().cloned().collect();
    ui.weak("They are kept as they are, with their hash. A later version may read them.");
    ui.add_space(4.0);
    egui::ScrollArea::vertical()
        .max_height(room_for_list(ui))
        .min_scrolled_height(room_for_list(ui))
        .show(ui, |ui| {
            for one in &unread {
                ui.strong(super::bidi::line(&one.capture.file_name));
                ui.add(egui::Label::new(super::bidi::line(&one.why)).wrap());
                let hash =
                    format!("{} bytes · SHA-256 {}", one.capture.bytes, one.capture.original);
                ui.add(egui::Label::new(egui::RichText::new(hash).weak().small()).wrap());
                ui.add_space(6.0);
            }
        });
    let mut done = false;
    ui.horizontal(|ui| {
        if view.writable() && !unread.is_empty() {
            if ui.button("Try all again").clicked() {
                actions.push(Action::RetryUnread);
                done = true;
            }
            let tip = "Takes them off this list; the originals stay in the data folder";
            if ui.button("Take off the list").on_hover_text(tip).clicked() {
                actions.push(Action::ForgetUnread);
                done = true;
            }
        }
        done |= ui.button("Close").clicked();
    });
    done
}

fn about_ui(ui: &mut egui::Ui, state: Option<&str>) -> bool {
    ui.heading("Corrobora");
    ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
    ui.label("Turns articles into evidence, on this machine and without the network.");
    ui.add_space(6.0);
    ui.label(
        "Hashes show that an original is unchanged since it was imported here; they prove no more.",
    );
    let state = state.unwrap_or("How files are read is being looked up…");
    ui.add(egui::Label::new(format!("{state}.")).wrap());
    ui.add_space(6.0);
    ui.weak("MIT OR Apache-2.0. Fonts: Noto (OFL 1.1). Country names: Unicode CLDR. Borders: GeoNames (CC BY 4.0).");
    ui.button("Close").clicked()
}
