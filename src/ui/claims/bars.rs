//! Above the claim table: what narrows it and which columns it has.

use super::{
    super::{
        action::{Action, Page},
        focus, theme,
        view::View,
    },
    ClaimsPage,
};
use crate::{
    model::{
        ArticleId, Country, Credibility, EventId, MetricId, OriginId, Project, Reliability, Value,
        Verdict,
    },
    places,
    table::{Column, Filter},
};
use egui::containers::menu::{MenuButton, MenuConfig};
use std::collections::BTreeSet;

impl ClaimsPage {
    pub(super) fn filter_ui(
        &mut self,
        ui: &mut egui::Ui,
        view: &View<'_>,
        actions: &mut Vec<Action>,
    ) {
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            let field = ui.add(
                egui::TextEdit::singleline(&mut self.filter.text)
                    .hint_text("Filter claims")
                    .desired_width(170.0),
            );
            field.widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Filter claims")
            });
            focus::stop(ui, &field);
            let project = view.session.project();
            let filter = &mut self.filter;
            choice(
                ui,
                "Verdict",
                &mut filter.verdict,
                |v| v.word().to_owned(),
                || Verdict::ALL.into(),
            );
            let name =
                |id: MetricId| project.metrics.get(&id).map(|m| m.name.clone()).unwrap_or_default();
            choice(ui, "Metric", &mut filter.metric, name, || {
                project.metrics.keys().copied().collect()
            });
            let name =
                |id: EventId| project.events.get(&id).map(|e| e.name.clone()).unwrap_or_default();
            choice(ui, "Event", &mut filter.event, name, || {
                project.events.keys().copied().collect()
            });
            let name = |id: ArticleId| {
                project.articles.get(&id).map(|a| a.label().to_owned()).unwrap_or_default()
            };
            choice(ui, "Article", &mut filter.article, name, || {
                project.articles.keys().copied().collect()
            });
            let name = |c: Credibility| format!("{} – {}", c.digit(), c.meaning());
            choice(ui, "Credibility", &mut filter.credibility, name, || Credibility::ALL.into());
            let name = |r: Reliability| format!("{} – {}", r.letter(), r.meaning());
            choice(ui, "Source", &mut filter.reliability, name, || Reliability::ALL.into());
            let name =
                |id: OriginId| project.origins.get(&id).map(|o| o.name.clone()).unwrap_or_default();
            choice(ui, "Origin", &mut filter.origin, name, || {
                project.origins.keys().copied().collect()
            });
            let made = |by_program: bool| {
                if by_program { "proposed by the program" } else { "made by a person" }.to_owned()
            };
            choice(ui, "Made by", &mut filter.proposed, made, || vec![true, false]);
            let looked =
                |reviewed: bool| if reviewed { "reviewed" } else { "not reviewed" }.to_owned();
            choice(ui, "Review", &mut filter.reviewed, looked, || vec![true, false]);
            let mut country = view.selection.country;
            choice(
                ui,
                "Country",
                &mut country,
                |c: Country| places::name(c, "en").to_owned(),
                || countries_of(project),
            );
            if country != view.selection.country {
                actions.push(Action::SelectCountry(country));
            }
            if self.filter != Filter::default() && ui.button("Clear filter").clicked() {
                self.filter = Filter::default();
                actions.push(Action::SelectCountry(None));
            }
            self.columns_ui(ui);
            let total = project.claims.len();
            let (n, chosen) = (self.shown.len(), view.selection.claims.len());
            let mut words = if n == total { String::new() } else { format!("{n} of ") };
            words.push_str(&format!("{total} claim{}", if total == 1 { "" } else { "s" }));
            if chosen > 0 {
                words.push_str(&format!(", {chosen} selected"));
            }
            ui.add(egui::Label::new(egui::RichText::new(words).weak()).extend());
        });
        ui.add_space(2.0);
    }

    /// Which columns are shown: a list that stays open while several are ticked.
    fn columns_ui(&mut self, ui: &mut egui::Ui) {
        let stays = MenuConfig::new().close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
        let room = (ui.content_rect().height() - 160.0).max(120.0);
        MenuButton::new("Columns").config(stays).ui(ui, |ui| {
            egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
                for column in in_order() {
                    let mut on = !self.hidden.contains(&column);
                    if super::super::signs::check(ui, &mut on, column.title()).changed() {
                        if on {
                            self.hidden.remove(&column);
                        } else {
                            self.hidden.insert(column);
                        }
                    }
                }
            });
        });
    }
}

/// The countries that claims name, by their names.
pub(in super::super) fn countries_of(project: &Project) -> Vec<Country> {
    let mut set = BTreeSet::new();
    for claim in project.claims.values() {
        set.extend(claim.places.iter().map(|p| p.country));
        if let Value::Countries(named) = &claim.value {
            set.extend(named.iter().copied());
        }
    }
    let mut list: Vec<Country> = set.into_iter().collect();
    list.sort_by_key(|c| places::name(*c, "en"));
    list
}

/// A choice of one of several, or of none. The options are listed only while the list is open.
pub(in super::super) fn choice<T: Copy + PartialEq>(
    ui: &mut egui::Ui,
    name: &str,
    chosen: &mut Option<T>,
    words: impl Fn(T) -> String,
    options: impl FnOnce() -> Vec<T>,
) {
    let shown = chosen.map_or_else(|| name.to_owned(), &words);
    egui::ComboBox::from_id_salt(("filter by", name))
        .selected_text(super::super::bidi::line(&shown))
        .width(96.0)
        .truncate()
        .show_ui(ui, |ui| {
            focus::enter_chooses(ui);
            ui.selectable_value(chosen, None, format!("any {}", name.to_lowercase()));
            let mut options: Vec<(String, T)> =
                options().into_iter().map(|option| (words(option), option)).collect();
            options.sort_by(|a, b| a.0.cmp(&b.0));
            let height = ui.text_style_height(&egui::TextStyle::Button)
                + 2.0 * ui.spacing().button_padding.y;
            egui::ScrollArea::vertical().max_height(280.0).show_rows(
                ui,
                height,
                options.len(),
                |ui, range| {
                    for (name, option) in options.get(range).unwrap_or_default() {
                        ui.selectable_value(chosen, Some(*option), super::super::bidi::line(name));
                    }
                },
            );
        })
        .response
        .widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{name} filter"))
        });
}

/// All columns as they stand. The verdict stands where it cannot be overlooked: beside the value.
pub(super) fn in_order() -> Vec<Column> {
    let mut columns: Vec<Column> =
        Column::ALL.into_iter().filter(|c| *c != Column::Verdict).collect();
    let to = columns.iter().position(|c| *c == Column::Value).map_or(0, |i| i + 1);
    columns.insert(to, Column::Verdict);
    columns
}

/// How wide a column is at first.
pub(super) fn width_of(column: Column) -> f32 {
    match column {
        Column::Metric | Column::Event | Column::Origin => 150.0,
        Column::Quote | Column::Article => 230.0,
        Column::Verdict => 128.0,
        Column::Value | Column::Countries => 140.0,
        Column::Period => 170.0,
        Column::Grade | Column::Articles | Column::Origins => 60.0,
        _ => 110.0,
    }
}

/// What is said in place of the table while there are no claims.
pub(super) fn empty_ui(ui: &mut egui::Ui, actions: &mut Vec<Action>) {
    ui.add_space(ui.available_height() * 0.3);
    ui.vertical_centered(|ui| {
        ui.label(egui::RichText::new("No claims yet").size(18.0));
        ui.label(
            egui::RichText::new("Open a document, select words and press N")
                .color(theme::of(ui).weak),
        );
        if ui.button("Go to the documents").clicked() {
            actions.push(Action::Page(Page::Read));
        }
    });
}
