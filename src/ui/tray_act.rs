//! The commands of the tray: when they can run, and what they do.

use super::{
    action::{Action, Page},
    app::App,
    claim_form::ClaimForm,
    command::{Command, Menu},
};
use crate::{mine::Proposal, model::ArticleId, verbs};

impl App {
    /// Whether a command of the tray can run now.
    pub(super) fn enabled_in_tray(&self, command: Command) -> bool {
        let Some(bench) = &self.bench else { return false };
        let reading = bench.page == Page::Read && bench.read.form.is_none();
        let (tray, writable) = (&bench.tray, bench.session.read_only().is_none());
        let waits = reading && tray.shown && !tray.is_empty();
        match command {
            Command::ShowProposals => reading && bench.selection.article.is_some(),
            Command::NextProposal | Command::PreviousProposal => waits,
            Command::NextWithProposals => reading && bench.waiting.documents() > 0,
            // Its button is there only then: a key must not do what nobody sees.
            Command::AcceptKind => waits && writable && bench.tray.of_this_kind().len() > 1,
            _ => waits && writable,
        }
    }

    /// Whether a key is not meant for a command: a control that has the focus or the tray takes it.
    pub(super) fn leaves_key(&self, command: Command, focused: Option<egui::Id>) -> bool {
        let Some(bench) = &self.bench else { return false };
        let tray = bench.page == Page::Read && bench.tray.has_keys(focused);
        let enters = matches!(command, Command::AcceptProposal | Command::CorrectProposal);
        match command {
            // Delete rejects.
            Command::RemoveAnnotation => tray && bench.tray.shown,
            _ if enters && !tray => true,
            // They move the block.
            Command::NextDocument | Command::PreviousDocument => {
                bench.page == Page::Brief && bench.brief.in_block()
            }
            _ => command.spec().menu == Menu::Proposal && !self.enabled(command),
        }
    }

    /// Runs a command of the tray.
    pub(super) fn run_in_tray(&mut self, command: Command) {
        let now = (self.around.now)();
        let Some(bench) = &mut self.bench else { return };
        let looked_at = bench.tray.proposal();
        match command {
            Command::ShowProposals if bench.tray.shown => bench.tray.shown = false,
            Command::ShowProposals => bench.tray.show(),
            Command::NextProposal => bench.tray.step(1),
            Command::PreviousProposal => bench.tray.step(-1),
            Command::NextWithProposals => {
                let waits = |id| bench.waiting.of(id) > 0;
                let next = bench.documents.next_that(bench.selection.article, waits);
                // What the filter of the list hides is still to be worked through.
                let other = |id: &ArticleId| Some(*id) != bench.selection.article && waits(*id);
                let next =
                    next.or_else(|| bench.session.project().articles.keys().copied().find(other));
                if let Some(id) = next {
                    bench.tray.show();
                    self.act(Action::ShowArticle(id));
                }
            }
            Command::CorrectProposal => {
                if let Some((article, proposal)) = looked_at {
                    let project = bench.session.project();
                    bench.read.form = ClaimForm::of_proposal(project, article, proposal);
                }
            }
            Command::RejectProposal => {
                if let Some((article, proposal)) = looked_at {
                    let (project, mut hand) = bench.session.hand(now);
                    let change = verbs::refuse(project, &mut hand, article, &proposal);
                    bench.commit(change, false, &mut self.notices);
                    bench.tray.focus = true;
                }
            }
            Command::AcceptKind => {
                let kind = bench.tray.of_this_kind();
                if let Some((article, _)) = looked_at {
                    self.act(Action::Accept(article, kind));
                }
            }
            _ => {
                if let Some((article, proposal)) = looked_at {
                    self.act(Action::Accept(article, vec![proposal]));
                }
            }
        }
    }

    /// Makes claims of proposals, as one undo step; each later one finds the names that the first one made.
    pub(super) fn accept(&mut self, article: ArticleId, proposals: &[Proposal]) {
        let now = (self.around.now)();
        let Some(bench) = &mut self.bench else { return };
        let deed = bench.session.revision();
        let mut made = 0_usize;
        for proposal in proposals {
            let (project, mut hand) = bench.session.hand(now);
            let Some(change) = verbs::accept(project, &mut hand, article, proposal, true) else {
                continue;
            };
            made += 1;
            let label = match made {
                1 => format!("Accept “{}”", proposal.metric),
                n => format!("Accept {n} of “{}”", proposal.metric),
            };
            let done = bench.session.commit_part(change, deed, &label);
            let refused = done.is_err();
            bench.told(done.map(|()| true), &mut self.notices);
            if refused {
                break;
            }
        }
        bench.tray.focus = true;
    }
}
