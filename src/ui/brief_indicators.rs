//! The block of indicators in the composer: which of those that stand in the articles are printed. None is until a
//! person has ticked it: that it stands in a text does not make an address a bad one.

use super::{signs, view::View};
use crate::{
    indicators::{Listed, listed},
    jobs::{self, Job},
    model::Block,
};
use std::collections::BTreeSet;

/// The indicators of the articles, found on a thread of its own.
#[derive(Default)]
pub struct Choice {
    found: Vec<Listed>,
    of: Option<u64>,
    looking: Option<(u64, Job<Vec<Listed>>)>,
    filter: String,
}

impl Choice {
    /// Whether texts are being gone through.
    pub fn busy(&self) -> bool {
        self.looking.is_some()
    }

    fn refresh(&mut self, ui: &egui::Ui, view: &View<'_>) {
        if let Some((of, job)) = &mut self.looking
            && let Some(done) = job.poll()
        {
            self.of = Some(*of);
            self.found = done.unwrap_or_default();
            self.looking = None;
        }
        let edition = view.derived.edition;
        if self.of != Some(edition) && self.looking.is_none() {
            let (snapshot, ctx) = (view.session.snapshot(), ui.ctx().clone());
            let job = jobs::spawn(
                "indicators",
                move || ctx.request_repaint(),
                move |_| listed(&snapshot, None),
            );
            self.looking = Some((edition, job));
        }
    }

    /// Draws the list. `replace` takes the name of the change, the new block, and whether it is typing.
    pub fn ui(
        &mut self,
        ui: &mut egui::Ui,
        view: &View<'_>,
        chosen: &[String],
        replace: &mut dyn FnMut(&'static str, Block, bool),
    ) {
        self.refresh(ui, view);
        if self.found.is_empty() {
            ui.weak(if self.of.is_none() {
                "Looking for indicators…"
            } else {
                "No article holds a wallet, an account, an address, a domain or a telephone number."
            });
            return;
        }
        let on: BTreeSet<&str> = chosen.iter().map(String::as_str).collect();
        ui.horizontal_wrapped(|ui| {
            ui.weak(format!("{} of {} are printed", on.len(), self.found.len()));
            let field = ui.add(
                egui::TextEdit::singleline(&mut self.filter)
                    .hint_text("Filter")
                    .desired_width(140.0),
            );
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Filter indicators")
            });
        });
        let needle = crate::fold::fold(&self.filter);
        let rows: Vec<&Listed> = self
            .found
            .iter()
            .filter(|one| needle.is_empty() || crate::fold::fold(&one.name()).contains(&needle))
            .collect();
        let height = ui.spacing().interact_size.y;
        let area = egui::ScrollArea::vertical().max_height(180.0).id_salt("indicators");
        area.show_rows(ui, height, rows.len(), |ui, range| {
            for one in rows.get(range).unwrap_or_default() {
                let name = one.name();
                let mut ticked = on.contains(name.as_str());
                let title = view.project().articles.get(&one.article).map_or("", |a| a.label());
                let words = format!("{}: {}", one.kind.words(), one.defanged());
                let tick = signs::check(ui, &mut ticked, &words);
                if tick.on_hover_text(format!("{}\n{}", one.quote, title)).changed() {
                    let mut new: BTreeSet<String> = chosen.iter().cloned().collect();
                    if ticked {
                        new.insert(name);
                    } else {
                        new.remove(&name);
                    }
                    let block = Block::Indicators(new.into_iter().collect());
                    replace("Choose indicators", block, false);
                }
            }
        });
    }
}
