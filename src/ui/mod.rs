//! The window: the only layer that names egui.

mod act;
pub mod action;
mod again;
mod answer;
pub mod app;
mod at_risk;
pub mod bidi;
mod breaks;
mod brief;
mod brief_blocks;
mod brief_checks;
mod brief_choose;
mod brief_columns;
mod brief_flow;
mod brief_indicators;
mod brief_map;
mod brief_paragraph;
mod brief_preview;
mod brief_release;
mod brief_words;
mod chips;
mod claim_against;
mod claim_form;
mod claim_grade;
mod claim_quotes;
mod claim_value;
mod claims;
pub mod command;
mod command_specs;
mod complete;
mod copies;
pub mod derived;
mod details;
mod dialog;
mod documents;
mod drop_hint;
mod exports;
mod findings;
mod findings_grid;
mod focus;
pub mod fonts;
mod history;
mod import_report;
mod importing;
mod inspector;
mod keys;
mod lost;
mod map;
mod menu_bar;
mod names;
pub mod notices;
mod palette;
mod picker;
pub mod prefs;
mod read;
pub mod reader;
mod room;
mod ruling;
mod search_page;
mod searching;
mod signs;
mod snippet;
mod start;
mod templates;
pub mod theme;
mod timeline;
mod told;
pub mod tray;
mod tray_act;
mod tray_panel;
mod verified;
mod versions;
mod view;
mod why_not;
mod workbench;

use app::{App, Surroundings};
use std::{path::PathBuf, process::ExitCode};

/// What the window is to show first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum First {
    /// The start page.
    #[default]
    Start,
    /// A project.
    Project(PathBuf),
    /// The practice case.
    Practice,
}

/// Opens the window and stays until it is closed.
pub fn run(first: First) -> ExitCode {
    let mut options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Corrobora")
            .with_app_id("corrobora")
            .with_inner_size([1280.0, 840.0])
            .with_min_inner_size([720.0, 480.0])
            .with_icon(icon()),
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    prefer_x11(&mut options);
    let done = eframe::run_native(
        "corrobora",
        options,
        Box::new(move |creation| {
            let mut app = App::new(&creation.egui_ctx, Surroundings::real());
            app.start(first);
            Ok(Box::new(app))
        }),
    );
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            crate::cli::complain(&format!(
                "the window could not be opened: {error}. On Debian or Ubuntu `bash dist/packages run` \
                 installs what it needs; without a screen use the commands that `corrobora --help` lists"
            ));
            ExitCode::FAILURE
        }
    }
}

/// Files cannot be dropped on a Wayland window (winit 0.30), but they can on an X11 one under XWayland.
#[cfg(all(unix, not(target_os = "macos")))]
fn prefer_x11(options: &mut eframe::NativeOptions) {
    use winit::platform::x11::EventLoopBuilderExtX11 as _;
    if std::env::var_os("DISPLAY").is_some() {
        options.event_loop_builder = Some(Box::new(|builder| {
            builder.with_x11();
        }));
    }
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn prefer_x11(_options: &mut eframe::NativeOptions) {}

/// The icon of the window; none where the bundled picture cannot be read.
fn icon() -> egui::IconData {
    let bytes = include_bytes!("../../dist/icons/corrobora-128.png");
    image::load_from_memory(bytes).map_or_else(
        |_| egui::IconData::default(),
        |picture| {
            let picture = picture.into_rgba8();
            let (width, height) = picture.dimensions();
            egui::IconData { rgba: picture.into_raw(), width, height }
        },
    )
}
