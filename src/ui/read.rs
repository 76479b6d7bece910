//! A document with its quotes: the reader in the middle, what hangs on the quote beside it.

use super::{
    action::{Action, Page},
    claim_form::ClaimForm,
    command::{Command, key_text},
    dialog::Dialog,
    focus, inspector,
    reader::{Highlight, Mark, Options, Proposed, Reader, ReaderEvent, Shown, TextEngine},
    room,
    signs::{self, Face},
    theme::{self, Tone},
    told,
    tray::Tray,
    versions,
    view::View,
};
use crate::{
    find::Folded,
    model::{Annotation, AnnotationId, Article, ArticleId, Project},
    verbs,
};
use egui::Modifiers;
use std::{collections::BTreeSet, ops::Range, sync::Arc};

/// So many documents keep their place while others are read.
const REMEMBERED: usize = 12;

/// The page: which text is laid out, where it is, what is searched in it, the form that is open.
#[derive(Default)]
pub struct ReadPage {
    open: Option<Open>,
    /// Documents that were open before, the last one last: going back finds the place again.
    before: Vec<Open>,
    text_size: f32,
    find: Find,
    /// The claim that is being made or changed, if the form is open.
    pub(super) form: Option<ClaimForm>,
    /// Where the menu was opened with the keyboard.
    menu_at: Option<egui::Pos2>,
    /// Where to go once the document is open.
    wanted: Option<(ArticleId, Range<usize>)>,
    /// Words that the search through all documents led to, and whether they are still to be selected.
    found: Option<(ArticleId, Range<usize>, bool)>,
    /// The text on screen, where the keys go back to when the search, the form or the menu is closed.
    text_id: Option<egui::Id>,
    /// Whether the menu of the text was open in the last frame.
    menu_open: bool,
}

struct Open {
    article: ArticleId,
    reader: Reader<AnnotationId>,
    /// Highlights of one revision.
    marks: Vec<Highlight<AnnotationId>>,
    grey: Vec<Range<usize>>,
    marks_for: Option<(u64, u64, Option<AnnotationId>)>,
}

#[derive(Default)]
struct Find {
    shown: bool,
    focus: bool,
    query: String,
    hits: Vec<Range<usize>>,
    current: usize,
    of: Option<(ArticleId, String)>,
    /// The text that is searched, folded once.
    folded: Option<(ArticleId, Folded)>,
}

impl ReadPage {
    /// Sets the size of the reading text in points.
    pub fn set_text_size(&mut self, size: f32) {
        self.text_size = size;
    }

    /// Whether words are selected.
    pub fn has_selection(&self) -> bool {
        self.open.as_ref().is_some_and(|o| o.reader.selection().is_some())
    }

    /// Shows the field for searching in the document.
    pub fn open_find(&mut self) {
        self.find.shown = true;
        self.find.focus = true;
    }

    /// Brings a range of a document into sight.
    pub fn reveal(&mut self, article: ArticleId, range: Range<usize>) {
        self.wanted = Some((article, range));
    }

    /// Brings words of a document into sight and selects them; Escape leads back to the search that found them.
    pub fn reveal_found(&mut self, article: ArticleId, range: Range<usize>) {
        self.wanted = Some((article, range.clone()));
        self.found = Some((article, range, true));
    }

    /// Whether the search through all documents led to the document that is open.
    pub(super) fn was_found(&self) -> bool {
        let open = self.open.as_ref().map(|open| open.article);
        self.found.as_ref().is_some_and(|(article, ..)| Some(*article) == open)
    }

    /// Selects the words that were found; Escape over them, and a button, lead back to the search.
    fn found_ui(&mut self, ui: &egui::Ui, actions: &mut Vec<Action>) {
        let Some(open) = &mut self.open else { return };
        let Some((_, range, new)) = self.found.as_mut().filter(|(a, ..)| *a == open.article) else {
            return;
        };
        if std::mem::take(new) {
            open.reader.select(range.clone());
        }
        let focused = ui.memory(egui::Memory::focused);
        let keys = focused.is_none() || focused == self.text_id;
        let free = self.form.is_none() && !self.find.shown && !egui::Popup::is_any_open(ui.ctx());
        // Where other words are selected, Escape lets go of these.
        if keys
            && free
            && open.reader.selection().as_ref().is_some_and(|at| *at == *range)
            && ui.input_mut(|i| i.consume_key(Modifiers::NONE, egui::Key::Escape))
        {
            actions.push(Action::Page(Page::Search));
        }
    }

    /// The document that is laid out and the words that are selected in it.
    pub fn selected(&self) -> Option<(ArticleId, Range<usize>)> {
        let open = self.open.as_ref()?;
        Some((open.article, open.reader.selection()?))
    }

    /// The code points of the paragraphs on screen.
    pub fn visible(&self) -> Option<Range<usize>> {
        Some(self.open.as_ref()?.reader.visible())
    }

    /// Selects words by their code points; what a drag with the mouse does.
    pub fn select(&mut self, range: Range<usize>) {
        if let Some(open) = &mut self.open {
            open.reader.select(range);
        }
    }

    /// Draws the page.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        view: &mut View<'_>,
        engine: &mut TextEngine,
        tray: &mut Tray,
        actions: &mut Vec<Action>,
    ) {
        let Some(id) = view.selection.article else {
            self.open = None;
            empty_ui(ui, view.project().articles.is_empty());
            return;
        };
        let (Some(article), Some(text)) =
            (view.project().articles.get(&id).cloned(), view.project().text_of(id).cloned())
        else {
            return;
        };
        if self.open.as_ref().is_none_or(|o| o.article != id) {
            let known = self.before.iter().position(|o| o.article == id);
            let known = known.map(|at| self.before.remove(at));
            self.before.extend(self.open.take());
            if self.before.len() > REMEMBERED {
                self.before.remove(0);
            }
            self.open = known.or_else(|| {
                Some(Open {
                    article: id,
                    reader: Reader::new(text.shared()),
                    marks: Vec::new(),
                    grey: Vec::new(),
                    marks_for: None,
                })
            });
        }
        let filling = self.form.is_some();
        let sizes = room::Sizes { first: 330.0, least: 240.0, most: 560.0 };
        room::right("inspector", ui.available_size(), sizes).show(ui, |ui| {
            inspector::ui(ui, id, &mut self.form, tray, view, actions);
        });
        if filling && self.form.is_none() {
            self.give_keys_back(ui, tray);
        }
        let found = self.was_found();
        let head = egui::Panel::top("document head");
        head.show(ui, |ui| head_ui(ui, &article, found, view, actions));
        if self.find.shown {
            egui::Panel::top("find").show(ui, |ui| self.find_ui(ui, id, &text));
        }
        self.reader_ui(ui, view, engine, tray, actions);
    }

    fn reader_ui(
        &mut self,
        ui: &mut egui::Ui,
        view: &mut View<'_>,
        engine: &mut TextEngine,
        tray: &mut Tray,
        actions: &mut Vec<Action>,
    ) {
        self.found_ui(ui, actions);
        let Some(open) = &mut self.open else { return };
        let key = (view.session.revision(), view.derived.edition, view.selection.annotation);
        if open.marks_for != Some(key) {
            let article = view.project().articles.get(&open.article);
            open.marks = marks(view, open.article);
            open.grey = article
                .map(|a| a.boilerplate.iter().map(|b| b.start..b.end).collect())
                .unwrap_or_default();
            open.marks_for = Some(key);
        }
        if let Some((article, range)) = self.wanted.take_if(|(article, _)| *article == open.article)
        {
            open.article = article;
            open.reader.scroll_to(range);
        }
        let missing = open.reader.missing_scripts();
        if !missing.is_empty() {
            egui::Panel::top("missing scripts").show(ui, |ui| {
                for script in missing {
                    ui.label(format!("⚠ No font on this machine shows {}", script.hint()));
                }
            });
        }
        let proposed = if tray.shown { proposed(tray) } else { Vec::new() };
        if std::mem::take(&mut tray.reveal)
            && let Some(one) = proposed.iter().find(|p| p.current)
        {
            open.reader.scroll_to(one.figure.clone());
        }
        let shown = Shown {
            highlights: &open.marks,
            proposed: &proposed,
            grey: &open.grey,
            hits: if self.find.shown { &self.find.hits } else { &[] },
            current_hit: self.find.shown.then_some(self.find.current),
        };
        let options = Options {
            font_size: self.text_size,
            dark: ui.visuals().dark_mode,
            title: view
                .project()
                .articles
                .get(&open.article)
                .map_or_else(String::new, |a| a.label().to_owned()),
            ..Options::default()
        };
        let output = open.reader.ui(ui, engine, &shown, &options);
        focus::home(ui, &output.response);
        let [_, text] = &mut tray.homes;
        *text = Some(output.response.id);
        self.text_id = *text;
        let mut keyed = false;
        for event in output.events {
            match event {
                ReaderEvent::ClickedProposed(at) => tray.go_to(at),
                // A quote that is clicked is shown, and not what is proposed.
                ReaderEvent::Clicked(_) => tray.shown = false,
                _ => {}
            }
            if let ReaderEvent::ContextMenu { at, .. } = &event {
                // The mouse opens its menu where it is; the keyboard at the caret.
                keyed = !output.response.secondary_clicked();
                self.menu_at = keyed.then_some(*at);
            }
            event_of(event, view, actions);
        }
        let mut menu = egui::Popup::context_menu(&output.response);
        if keyed {
            menu = menu.open_memory(Some(egui::SetOpenCommand::Bool(true)));
        }
        if let Some(at) = self.menu_at {
            menu = menu.at_position(at);
        }
        let open = menu.show(|ui| self.menu_ui(ui, keyed, view, actions)).is_some();
        if std::mem::replace(&mut self.menu_open, open) && !open {
            // What the menu has started has asked for the focus by now, and keeps it.
            let focused =
                ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
            if focused.is_none_or(|taken| taken.layer_id != ui.layer_id()) {
                focus::give(ui.ctx(), output.response.id);
            }
        }
    }

    /// What was filled in is done: the keys are for the text again, or for the proposals beside it.
    fn give_keys_back(&self, ui: &egui::Ui, tray: &mut Tray) {
        if tray.shown {
            tray.focus = true;
        } else if let Some(text) = self.text_id {
            focus::give(ui.ctx(), text);
        }
    }

    fn menu_ui(
        &self,
        ui: &mut egui::Ui,
        mut focus: bool,
        view: &View<'_>,
        actions: &mut Vec<Action>,
    ) {
        for command in [
            Command::Annotate,
            Command::NewClaim,
            Command::MarkBoilerplate,
            Command::SetEnds,
            Command::RemoveAnnotation,
            Command::FindInDocument,
        ] {
            let quote = view.selection.annotation.is_some();
            let can = match command {
                Command::NewClaim => view.writable() && (self.has_selection() || quote),
                Command::RemoveAnnotation => view.writable() && quote,
                Command::SetEnds => view.writable() && quote && self.has_selection(),
                Command::FindInDocument => true,
                _ => view.writable() && self.has_selection(),
            };
            let mut button = egui::Button::new(command.spec().name);
            if let Some(key) = command.spec().key {
                button = button.shortcut_text(key_text(key));
            }
            let button = ui.add_enabled(can, button);
            if can && std::mem::take(&mut focus) {
                button.request_focus();
            }
            if button.clicked() {
                actions.push(Action::Run(command));
                ui.close();
            }
        }
    }

    fn find_ui(&mut self, ui: &mut egui::Ui, id: ArticleId, text: &crate::model::Text) {
        ui.horizontal(|ui| {
            let find = &mut self.find;
            let field = ui.add(
                egui::TextEdit::singleline(&mut find.query)
                    .hint_text("Find in document")
                    .desired_width(240.0),
            );
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Find in document")
            });
            if std::mem::take(&mut find.focus) {
                field.request_focus();
            }
            let key = (id, find.query.clone());
            let mut moved = false;
            if find.of.as_ref() != Some(&key) {
                if find.folded.as_ref().is_none_or(|(of, _)| *of != id) {
                    find.folded = Some((id, Folded::of(text.as_str())));
                }
                find.hits =
                    find.folded.as_ref().map_or_else(Vec::new, |(_, f)| f.find(&find.query));
                find.current = 0;
                find.of = Some(key);
                moved = true;
            }
            let enter = field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            let back = ui.input(|i| i.modifiers.shift);
            let count = find.hits.len();
            if (ui.button("⏶").on_hover_text("Hit before (Shift+Enter)").clicked() || enter && back)
                && count > 0
            {
                find.current = (find.current + count - 1) % count;
                moved = true;
            }
            if (ui.button("⏷").on_hover_text("Next hit (Enter)").clicked() || enter && !back)
                && count > 0
            {
                find.current = (find.current + 1) % count;
                moved = true;
            }
            if enter {
                field.request_focus();
            }
            ui.weak(match (find.query.is_empty(), count) {
                (true, _) => String::new(),
                (false, 0) => "not found".to_owned(),
                (false, n) => format!("{} of {n}", find.current + 1),
            });
            // Taken, or the text would let go of what it is about to select.
            let escape = ui.input_mut(|i| i.consume_key(Modifiers::NONE, egui::Key::Escape));
            if ui.button("Close").clicked() || escape {
                find.shown = false;
                // The words that were found are selected, and the keys go on from there.
                if let (Some(open), Some(hit)) = (&mut self.open, find.hits.get(find.current)) {
                    open.reader.select(hit.clone());
                }
                if let Some(text) = self.text_id {
                    ui.memory_mut(|m| m.request_focus(text));
                }
            }
            if moved && let (Some(open), Some(hit)) = (&mut self.open, find.hits.get(find.current))
            {
                open.reader.scroll_to(hit.clone());
            }
        });
    }

    /// Keeps the selected words as a quote.
    pub fn annotate(&mut self, view: &mut View<'_>, actions: &mut Vec<Action>) {
        let Some((article, range)) = self.selected() else { return };
        let end = range.end;
        let made = view.make(|p, hand| verbs::annotate(p, hand, article, range, BTreeSet::new()));
        if let Some((change, id)) = made {
            actions.push(Action::Commit(change));
            actions.push(Action::ShowAnnotation(id));
            if let Some(open) = &mut self.open {
                open.reader.select(end..end);
            }
        }
    }

    /// Moves the ends of the quote that is shown to the words that are selected.
    pub fn set_ends(&mut self, view: &mut View<'_>, actions: &mut Vec<Action>) {
        let (Some((article, range)), Some(id)) = (self.selected(), view.selection.annotation)
        else {
            return;
        };
        if view.project().annotations.get(&id).is_some_and(|a| a.article == article) {
            let change = view.make(|p, hand| verbs::adjust_annotation(p, hand, id, range));
            actions.extend(change.map(Action::Commit));
            let claims = view.derived.claims_on.get(&id).map_or(0, Vec::len);
            if claims > 0 {
                let on =
                    if claims == 1 { "1 claim stands" } else { &format!("{claims} claims stand") };
                let told = format!("The quote has new ends; {on} on it. Ctrl+Z takes it back.");
                actions.push(Action::Notify(super::notices::Level::Info, told));
            }
        }
    }

    /// Opens the form with what can be read off the selected words, or off the quote that is shown.
    ///
    /// A form that is open stays: what was typed into it would be lost.
    pub fn new_claim(&mut self, view: &mut View<'_>, actions: &mut Vec<Action>) {
        if self.form.is_some() {
            actions.push(Action::Notify(
                super::notices::Level::Info,
                "A claim is being filled in on the right. Add it or cancel it first.".to_owned(),
            ));
            return;
        }
        let project = view.project();
        let from = match (self.selected(), view.selection.annotation) {
            (Some((article, range)), _) => {
                let range = verbs::trimmed(project, article, range.clone()).unwrap_or(range);
                // Words that are a quote already are that quote, and not a second one.
                let same = project.annotations.iter().find(|(_, a)| {
                    a.article == article && a.start == range.start && a.end == range.end
                });
                Some((article, range, same.map(|(id, _)| *id)))
            }
            (None, Some(id)) => {
                project.annotations.get(&id).map(|a| (a.article, a.start..a.end, Some(id)))
            }
            (None, None) => None,
        };
        if let Some((article, range, annotation)) = from {
            self.form = ClaimForm::of_quote(project, article, range, annotation);
        }
    }

    /// Sets the selected words aside, or takes that back where they already are.
    pub fn mark_boilerplate(&mut self, view: &mut View<'_>, actions: &mut Vec<Action>) {
        let Some((article, range)) = self.selected() else { return };
        let aside = view.project().articles.get(&article).is_some_and(|a| {
            a.boilerplate.iter().any(|b| b.start < range.end && range.start < b.end)
        });
        let change = view.make(|p, hand| {
            if aside {
                verbs::unmark_boilerplate(p, hand, article, range)
            } else {
                verbs::mark_boilerplate(p, hand, article, range)
            }
        });
        actions.push(Action::Commit(change));
    }
}

/// What the reader tells becomes an action.
fn event_of(event: ReaderEvent<AnnotationId>, view: &mut View<'_>, actions: &mut Vec<Action>) {
    match event {
        ReaderEvent::Clicked(id) | ReaderEvent::ContextMenu { key: Some(id), .. } => {
            actions.push(Action::ShowAnnotation(id));
        }
        ReaderEvent::EndsMoved { key, range } if view.writable() => {
            let change = view.make(|p, hand| verbs::adjust_annotation(p, hand, key, range));
            actions.extend(change.map(Action::Commit));
        }
        _ => {}
    }
}

/// What waits in the tray, as the reader shows it.
fn proposed(tray: &Tray) -> Vec<Proposed> {
    let at = tray.position();
    let open = tray.open().into_iter().enumerate();
    open.map(|(i, p)| Proposed {
        range: p.start..p.end,
        figure: p.number.clone(),
        current: i == at,
    })
    .collect()
}

/// The quotes of an article as the reader shows them: colours of their codes, sign of a contradiction.
fn marks(view: &View<'_>, article: ArticleId) -> Vec<Highlight<AnnotationId>> {
    let project = view.project();
    let of_article = view.derived.quotes.get(&article);
    let mut marks: Vec<Highlight<AnnotationId>> = of_article
        .into_iter()
        .flatten()
        .filter_map(|id| Some((id, project.annotations.get(id)?)))
        .map(|(id, a)| Highlight {
            key: *id,
            range: a.start..a.end,
            colours: colours(project, a),
            focused: view.selection.annotation == Some(*id),
            mark: view.derived.contradicted.contains(id).then(|| Mark {
                icon: "≠".to_owned(),
                word: "contradicted".to_owned(),
                tone: Tone::Bad,
            }),
        })
        .collect();
    marks.sort_by_key(|m| (m.range.start, m.range.end));
    marks
}

fn colours(project: &Project, annotation: &Annotation) -> Vec<u8> {
    annotation.codes.iter().filter_map(|id| Some(project.codes.get(id)?.colour)).collect()
}

fn head_ui(
    ui: &mut egui::Ui,
    article: &Arc<Article>,
    found: bool,
    view: &View<'_>,
    actions: &mut Vec<Action>,
) {
    ui.add_space(4.0);
    ui.add(egui::Label::new(signs::paragraph(ui, article.label(), Face::Title)).wrap());
    ui.horizontal_wrapped(|ui| {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(article.publisher.clone());
        if !article.bylines.is_empty() {
            parts.push(article.bylines.join(", "));
        }
        parts.push(article.published.map_or_else(|| "date unknown".to_owned(), told::date));
        parts.push(format!("source {}", article.reliability.letter()));
        // Each by itself: a name in Arabic must not draw what stands beside it into its direction.
        let parts: Vec<_> = parts.iter().map(|part| super::bidi::line(part)).collect();
        let parts = parts.join(" · ");
        if super::bidi::is_mixed(&parts) {
            ui.weak(parts);
        } else {
            ui.add(egui::Label::new(signs::weak(ui, &parts)).wrap());
        }
        let quotes = view.selection.article.and_then(|id| view.derived.quotes.get(&id));
        let disputed = quotes.into_iter().flatten();
        match disputed.filter(|id| view.derived.contradicted.contains(*id)).count() {
            0 => {}
            n => {
                let words = if n == 1 { "1 quote" } else { &format!("{n} quotes") };
                let colour = theme::tone(ui.visuals().dark_mode, Tone::Bad);
                // In one piece: the sign must not stay behind at the end of a line.
                let words = egui::RichText::new(format!("≠ {words} contradicted")).color(colour);
                ui.add(egui::Label::new(words).extend());
            }
        }
        if view.writable() && ui.small_button("Edit details…").clicked() {
            actions.push(Action::Run(Command::EditDocument));
        }
        if found {
            let back = ui.small_button("⏴ Back to the search");
            if back.on_hover_text("Escape, while the words are selected").clicked() {
                actions.push(Action::Page(Page::Search));
            }
        }
    });
    if let Some(id) = view.selection.article {
        versions::head_ui(ui, id, view, actions);
    }
    let doubts = article.doubts();
    if !doubts.is_empty() {
        let colour = signs::level(ui, super::notices::Level::Warning);
        ui.colored_label(colour, format!("⚠ {}", doubts.join(" · ")));
    }
    ui.add_space(4.0);
}

fn empty_ui(ui: &mut egui::Ui, no_articles: bool) {
    ui.add_space(ui.available_height() * 0.3);
    ui.vertical_centered(|ui| {
        if no_articles {
            ui.label(egui::RichText::new("This project has no documents yet").size(18.0));
            ui.weak("Drop files or folders anywhere on this window");
        } else {
            ui.label(egui::RichText::new("Choose a document on the left").size(18.0));
            ui.weak("Alt+↓ opens the next one");
        }
    });
}

/// Opens the dialog for a new code for a quote; the inspector offers it.
pub(super) fn ask_code(quote: AnnotationId) -> Action {
    Action::Ask(Dialog::NewCode(String::new(), Some(quote)))
}
