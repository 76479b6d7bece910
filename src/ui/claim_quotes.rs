//! The words that a claim form is about, each with the document that they are in: the document beside the form may be
//! another one by now.

use super::{
    action::Page,
    signs::{self, Face},
    view::View,
};
use crate::model::{ArticleId, Claim, Project};

/// Words, and the document that they are in.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotes(Vec<(ArticleId, String)>);

impl Quotes {
    /// The words of one document.
    pub(super) fn one(article: ArticleId, words: &str) -> Self {
        Self(vec![(article, words.to_owned())])
    }

    /// The quotes that a claim stands on.
    pub(super) fn of_claim(project: &Project, claim: &Claim) -> Self {
        let quotes = claim.annotations.iter().filter_map(|id| project.annotations.get(id));
        Self(quotes.map(|quote| (quote.article, quote.exact.clone())).collect())
    }

    /// Draws the words, below those of each document its title; one that is not open beside the form is told apart.
    pub(super) fn ui(&self, ui: &mut egui::Ui, view: &View<'_>) {
        let beside = view.selection.article.filter(|_| view.page == Page::Read);
        let frame = egui::Frame::new().fill(ui.visuals().faint_bg_color);
        frame.inner_margin(8).corner_radius(4).show(ui, |ui| {
            ui.set_width(ui.available_width());
            for (i, (article, words)) in self.0.iter().enumerate() {
                ui.add(egui::Label::new(signs::paragraph(ui, words, Face::Quote)).wrap());
                let next = self.0.get(i + 1).map(|(article, _)| article);
                if next == Some(article) {
                    continue;
                }
                let title = view.project().articles.get(article).map(|a| a.label());
                let title = title.unwrap_or("a document that was removed");
                if beside.is_some_and(|open| open != *article) {
                    let words = format!("⚠ Not in the document beside this, but in “{title}”");
                    let colour = ui.visuals().warn_fg_color;
                    let font = egui::TextStyle::Small.resolve(ui.style());
                    ui.add(egui::Label::new(signs::set_in(ui, &words, font, colour)).wrap());
                } else {
                    let words = signs::paragraph(ui, &format!("in “{title}”"), Face::Detail);
                    ui.add(egui::Label::new(words).wrap());
                }
            }
        });
    }
}
