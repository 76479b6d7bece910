//! Why a key does nothing now: said in a line at the bottom, since a key that is silent looks broken.

use super::{action::Page, app::App, command::Command, keys::key_text};

/// The letters of commands that are left to other parts of the window where they cannot run.
const LETTERS: [Command; 6] = [
    Command::ShowProposals,
    Command::RejectProposal,
    Command::AcceptKind,
    Command::NextProposal,
    Command::PreviousProposal,
    Command::NextWithProposals,
];

/// What was said last.
#[derive(Debug, Default)]
pub(super) struct WhyNot(Option<String>);

impl WhyNot {
    /// Says why.
    pub(super) fn say(&mut self, why: String) {
        self.0 = Some(why);
    }

    /// Forgets it with the next key or click.
    pub(super) fn begin(&mut self, ctx: &egui::Context) {
        let done = ctx.input(|i| {
            i.pointer.any_pressed()
                || i.events.iter().any(|e| matches!(e, egui::Event::Key { pressed: true, .. }))
        });
        if done {
            self.0 = None;
        }
    }

    /// Draws it at the bottom of the window.
    pub(super) fn ui(&self, ui: &mut egui::Ui) {
        if let Some(why) = &self.0 {
            egui::Panel::bottom("why not").show(ui, |ui| {
                ui.add(egui::Label::new(format!("ℹ {why}")).truncate());
            });
        }
    }
}

impl App {
    /// The command of a letter that nothing took in this frame, and that cannot run.
    pub(super) fn unheard(&self, ctx: &egui::Context) -> Option<Command> {
        if ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) || self.bench.is_none() {
            return None;
        }
        let pressed = |command: &Command| {
            let key = command.spec().key.map(|key| key.logical_key);
            ctx.input(|i| i.modifiers.is_none() && key.is_some_and(|key| i.key_pressed(key)))
        };
        LETTERS.into_iter().find(|command| pressed(command) && !self.enabled(*command))
    }

    /// Why a command cannot run now, and what a person can do about it.
    pub(super) fn why_not(&self, command: Command) -> String {
        use Command as C;
        let Some(bench) = &self.bench else { return "Open a project first".to_owned() };
        let (key, at) = (|c: Command| c.spec().key.map(key_text).unwrap_or_default(), bench.page);
        let name = command.spec().name.trim_end_matches('…');
        let selection = &bench.selection;
        let of_text = matches!(
            command,
            C::Annotate
                | C::MarkBoilerplate
                | C::SetEnds
                | C::RemoveAnnotation
                | C::NewClaim
                | C::ToggleRead
        );
        let of_tray =
            LETTERS.contains(&command) || matches!(command, C::AcceptProposal | C::CorrectProposal);
        let reading_only = matches!(command, C::ShowProposals | C::NextProposal)
            || matches!(command, C::PreviousProposal | C::NextWithProposals);
        let filling = at == Page::Read && bench.read.form.is_some()
            || at == Page::Claims && bench.claims.filling();
        let why = if (of_text || of_tray) && at != Page::Read {
            format!("go to the page Read first ({})", key(C::PageRead))
        } else if (of_text || of_tray) && filling {
            "a claim is being filled in; add it or cancel it first".to_owned()
        } else if bench.session.read_only().is_some() && !reading_only {
            "the project is open for reading only".to_owned()
        } else if of_tray {
            match command {
                C::ShowProposals => "open a document first".to_owned(),
                C::NextWithProposals => "no document has proposals that wait".to_owned(),
                _ if !bench.tray.shown => {
                    format!("show the proposals first ({})", key(C::ShowProposals))
                }
                _ if bench.tray.is_empty() => "no proposal waits in this document".to_owned(),
                _ => format!(
                    "no other proposal counts the same; {} accepts this one",
                    key(C::AcceptProposal)
                ),
            }
        } else {
            match command {
                C::Undo | C::Redo => "there is no such step".to_owned(),
                C::Annotate | C::MarkBoilerplate => "select words in the text first".to_owned(),
                C::NewClaim => "select words in the text, or click a quote, first".to_owned(),
                C::SetEnds if selection.annotation.is_none() => "click a quote first".to_owned(),
                C::SetEnds => "select the words that it is to have first".to_owned(),
                C::RemoveAnnotation if bench.tray.shown => {
                    format!("show the quotes first ({})", key(C::ShowProposals))
                }
                C::RemoveAnnotation => "click a quote first".to_owned(),
                C::ToggleRead | C::EditDocument | C::RemoveDocument | C::FindInDocument => {
                    "open a document first".to_owned()
                }
                C::CopyClaims | C::RemoveClaims | C::BriefFromClaims => {
                    "select claims in the table first".to_owned()
                }
                C::Save => "the project is not on a disk; use Save a copy".to_owned(),
                _ if selection.brief.is_none()
                    && command.spec().menu == super::command::Menu::Brief =>
                {
                    format!("open a brief first ({})", key(C::PageBrief))
                }
                _ => "not now".to_owned(),
            }
        };
        format!("{name}: {why}")
    }
}
