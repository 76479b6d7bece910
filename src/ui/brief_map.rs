//! The map block of a brief in the composer: what its tiles show, of which places, of which region, under which title.

use super::map::{counted, measure_name, region_tree};
use crate::{
    model::{Block, MapBlock, Measure, Project, Role},
    places,
};

/// The fields of the block. `replace` takes the name of the change, the new block, and whether it is typing.
pub fn block_ui(
    ui: &mut egui::Ui,
    project: &Project,
    map: &MapBlock,
    replace: &mut dyn FnMut(&'static str, Block, bool),
) {
    let mut new = map.clone();
    ui.horizontal_wrapped(|ui| {
        let measure = measure_name(project, new.measure);
        choice(ui, "Tiles are coloured by", &measure, |ui| {
            for measure in [Measure::Articles, Measure::Claims, Measure::Contradictions]
                .into_iter()
                .chain(counted(project).map(Measure::Metric))
            {
                let name = measure_name(project, measure);
                ui.selectable_value(&mut new.measure, measure, name);
            }
        });
        choice(ui, "Role of places", new.role.map_or("any role", Role::word), |ui| {
            ui.selectable_value(&mut new.role, None, "any role");
            for role in Role::ALL {
                ui.selectable_value(&mut new.role, Some(role), role.word());
            }
        });
        let region = new.region.and_then(places::region);
        choice(ui, "Region", region.map_or("the world", |r| r.name.as_str()), |ui| {
            ui.selectable_value(&mut new.region, None, "the world");
            for (depth, region) in region_tree() {
                let name = format!("{}{}", "    ".repeat(depth), region.name);
                ui.selectable_value(&mut new.region, Some(region.code), name);
            }
        });
    });
    let field = ui.add(
        egui::TextEdit::singleline(&mut new.title)
            .hint_text("Title; empty for one made from the choices above")
            .desired_width(f32::INFINITY),
    );
    field
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Title of the map"));
    if new != *map {
        let typing = new.title != map.title;
        replace("Change map", Block::Map(new), typing);
    }
}

fn choice(ui: &mut egui::Ui, name: &str, chosen: &str, contents: impl FnOnce(&mut egui::Ui)) {
    egui::ComboBox::from_id_salt(name)
        .selected_text(chosen)
        .height(440.0)
        .show_ui(ui, |ui| {
            super::focus::enter_chooses(ui);
            contents(ui);
        })
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
}
