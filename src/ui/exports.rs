//! What leaves the window as files: maps, briefs, hand-over packs, the case for other programs. Made on a worker, over a
//! snapshot.

use super::{
    action::Action,
    answer::Answer,
    app::App,
    at_risk,
    dialog::{Dialog, Purpose, buttons},
    view::View,
};
use crate::{
    brief::{self, Redaction},
    checks::{self, Original as Fault, beyond, beyond_words},
    exchange::{self, Context, Target, Tlp},
    export,
    findings::findings,
    model::{Brief, BriefId, ClaimId, Decision, Hash, Project},
    office::{self, Cell},
    pack,
    storage::{Originals, Writer},
    table::{self, Column},
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

/// In which form the case goes to another program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseExport {
    /// The form.
    pub target: Target,
    /// How far it may be passed on.
    pub tlp: Tlp,
    /// The brief that says what is withheld.
    pub withhold: Option<BriefId>,
}

impl Default for CaseExport {
    fn default() -> Self {
        Self { target: Target::CslJson, tlp: Tlp::default(), withhold: None }
    }
}

/// The forms in the order of the list: what each is called, what it is for, the name of the file.
const TARGETS: [(Target, &str, &str, (&str, &str)); 8] = [
    (
        Target::CslJson,
        "References: CSL-JSON",
        "The documents as references for Zotero and other reference managers",
        ("references.json", "json"),
    ),
    (
        Target::Bibtex,
        "References: BibTeX",
        "The documents as references for LaTeX and reference managers",
        ("references.bib", "bib"),
    ),
    (
        Target::Ris,
        "References: RIS",
        "The documents as references for EndNote and other reference managers",
        ("references.ris", "ris"),
    ),
    (
        Target::Qdpx,
        "Coded texts: REFI-QDA (.qdpx)",
        "Texts, codes, quotes and notes for QualCoder, NVivo, ATLAS.ti or MAXQDA",
        ("case.qdpx", "qdpx"),
    ),
    (
        Target::WebAnnotation,
        "Quotes: W3C Web Annotation",
        "Every quote with its place, for annotation tools",
        ("quotes.jsonld", "jsonld"),
    ),
    (
        Target::ClaimReview,
        "Findings: ClaimReview",
        "Findings as fact-checks that search engines read",
        ("findings.jsonld", "jsonld"),
    ),
    (
        Target::Stix,
        "Threat report: STIX 2.1",
        "Reports, places, indicators and notes for threat-intelligence platforms",
        ("case.stix.json", "json"),
    ),
    (
        Target::Misp,
        "Threat report: MISP",
        "An event with attributes for a MISP server",
        ("case.misp.json", "json"),
    ),
];

impl CaseExport {
    /// The name that the file is offered under, and its ending.
    pub fn suggestion(self) -> (&'static str, &'static str) {
        let found = TARGETS.iter().find(|(target, ..)| *target == self.target);
        found.map_or(("case.json", "json"), |(.., file)| *file)
    }

    /// Asks for the form. Returns whether the window is done.
    pub(super) fn ui(
        &mut self,
        ui: &mut egui::Ui,
        view: Option<&mut View<'_>>,
        actions: &mut Vec<Action>,
    ) -> bool {
        ui.heading("Export the case for other programs");
        let Some(view) = view else { return true };
        let (name, told) = TARGETS
            .iter()
            .find(|(target, ..)| *target == self.target)
            .map_or(("", ""), |(_, name, told, _)| (*name, *told));
        let forms = egui::ComboBox::from_label("Form").selected_text(name).width(300.0);
        forms.height(420.0).show_ui(ui, |ui| {
            super::focus::enter_chooses(ui);
            for (target, name, ..) in TARGETS {
                ui.selectable_value(&mut self.target, target, name);
            }
        });
        ui.weak(told);
        ui.add_space(6.0);
        if matches!(self.target, Target::Stix | Target::Misp) {
            let shown = |tlp: Tlp| format!("TLP:{}", tlp.word().to_uppercase());
            let list = egui::ComboBox::from_label("May be passed on (Traffic Light Protocol)");
            list.selected_text(shown(self.tlp)).show_ui(ui, |ui| {
                super::focus::enter_chooses(ui);
                for tlp in [Tlp::Clear, Tlp::Green, Tlp::Amber, Tlp::AmberStrict, Tlp::Red] {
                    ui.selectable_value(&mut self.tlp, tlp, shown(tlp));
                }
            });
        }
        let project = view.project();
        let whole = self.target == Target::Qdpx;
        if whole {
            ui.weak("The whole texts of the documents are in this file: nothing in them can be left out.");
            self.withhold = None;
        } else if project.briefs.is_empty() {
            ui.weak("Names, numbers and addresses of persons stand in the file as they are in the project.");
        } else {
            if withhold_ui(ui, project, &mut self.withhold)
                // As far as the brief itself may go.
                && let Some(brief) = self.withhold.and_then(|id| project.briefs.get(&id))
                && let Some(marking) = brief.handling.marking
            {
                self.tlp = Tlp::of(marking);
            }
            ui.weak("The checks of a brief find names and details of persons and offer to withhold them.");
        }
        let answer = buttons(ui, "Choose where to write it…", true);
        if answer == Some(true) {
            actions.push(Action::AskPath(Purpose::ExportCase(*self), String::new()));
        }
        answer.is_some()
    }
}

/// Which brief says what is left out. Returns whether another one was chosen.
fn withhold_ui(ui: &mut egui::Ui, project: &Project, withhold: &mut Option<BriefId>) -> bool {
    let title = |id: BriefId| {
        let title = project.briefs.get(&id).map(|b| b.title.trim().to_owned());
        let title = title.filter(|t| !t.is_empty());
        let title = title.unwrap_or_else(|| "brief without a title".to_owned());
        super::bidi::line(&title).into_owned()
    };
    let nothing = "nothing: all stands in it";
    let before = *withhold;
    egui::ComboBox::from_label("Leave out what this brief withholds")
        .selected_text(withhold.map_or_else(|| nothing.to_owned(), title))
        .width(300.0)
        .show_ui(ui, |ui| {
            super::focus::enter_chooses(ui);
            ui.selectable_value(withhold, None, nothing);
            for id in project.briefs.keys() {
                ui.selectable_value(withhold, Some(*id), title(*id));
            }
        });
    *withhold != before
}

/// Asks what a table of claims leaves out. Returns whether the window is done.
pub(super) fn claims_ui(
    ui: &mut egui::Ui,
    withhold: &mut Option<BriefId>,
    view: Option<&mut View<'_>>,
    actions: &mut Vec<Action>,
) -> bool {
    ui.heading("Export claims");
    let Some(view) = view else { return true };
    withhold_ui(ui, view.project(), withhold);
    ui.weak("Quotes and names of persons stand in the table as they are in the project, but for what is left out.");
    let answer = buttons(ui, "Choose where to write it…", true);
    if answer == Some(true) {
        actions.push(Action::AskPath(Purpose::ExportClaims(*withhold), String::new()));
    }
    answer.is_some()
}

impl App {
    /// Asks where the claim table goes; where a brief withholds something, first whether the table does too.
    pub(super) fn ask_for_claims(&mut self) {
        let withholds = |brief: &Brief| {
            brief.decisions.values().any(|d| matches!(d, Decision::Redacted { .. }))
        };
        let project = self.bench.as_ref().map(|bench| bench.session.project());
        let found = project.and_then(|p| p.briefs.iter().rfind(|(_, brief)| withholds(brief)));
        match found.map(|(id, _)| *id) {
            Some(id) => self.dialog = Some(Dialog::ExportClaims(Some(id))),
            None => self.act(Action::AskPath(Purpose::ExportClaims(None), String::new())),
        }
    }

    /// Makes a file on a worker; it is written when it is done.
    pub(super) fn export(&mut self, purpose: Purpose, path: PathBuf) {
        let now = (self.around.now)();
        let Some(bench) = &mut self.bench else { return };
        let originals = bench.writer.as_ref().map(Writer::originals);
        let id = bench.selection.brief;
        match purpose {
            Purpose::ExportMap => {
                let block = bench.map.block();
                let look = bench.map.look((self.around.now)());
                self.with_snapshot("Drawing the map…", move |project| {
                    Answer::Prepared(purpose, map_bytes(&project, &block, &look, path), Vec::new())
                });
            }
            Purpose::ExportClaims(withhold) => {
                let (view, panels) = bench.parts(now);
                let shown = panels.claims.in_order(&view);
                self.with_snapshot("Writing the table…", move |project| {
                    let book = has_extension(&path, "xlsx");
                    let path = if book { path } else { with_extension(path, "csv") };
                    prepared(purpose, path, claims_bytes(&project, &shown, withhold, book))
                });
            }
            Purpose::ExportPack => {
                let Some(id) = id else { return };
                self.with_snapshot("Packing the brief and its originals…", move |project| {
                    let path = with_extension(path, "zip");
                    held(&project, id, purpose, path, pack_bytes(&project, id, originals.as_ref()))
                });
            }
            Purpose::ExportCase(wanted) => {
                let (at, by) = ((self.around.now)(), self.around.user.clone());
                self.with_snapshot("Writing the case…", move |project| {
                    let path = with_extension(path, wanted.suggestion().1);
                    let made = case_bytes(&project, wanted, at, &by, originals.as_ref());
                    prepared(purpose, path, made)
                });
            }
            _ => {
                let Some(id) = id else { return };
                self.with_snapshot("Exporting the brief…", move |project| {
                    let mut made = brief_bytes(&project, id, purpose, &path);
                    if let Ok((_, told)) = &mut made {
                        told.extend(open_checks(&project, id));
                    }
                    held(&project, id, purpose, path, made)
                });
            }
        }
    }
}

/// Bytes of a file, and what its maker should know of it; or why there are none.
type Bytes = Result<(Vec<u8>, Vec<String>), String>;

fn prepared(purpose: Purpose, path: PathBuf, made: Bytes) -> Answer {
    match made {
        Ok((bytes, told)) => Answer::Prepared(purpose, Ok((path, bytes.into())), told),
        Err(why) => Answer::Prepared(purpose, Err(why), Vec::new()),
    }
}

/// A brief that is written once it is made, or held back where it could put somebody at risk.
fn held(project: &Project, id: BriefId, purpose: Purpose, path: PathBuf, made: Bytes) -> Answer {
    let against = at_risk::against(project, id);
    match made {
        Ok((bytes, mut told)) if !against.is_empty() => {
            // The question says it, and more.
            told.retain(|words| !words.starts_with(OPEN));
            let held = at_risk::Held { purpose, path, bytes: bytes.into(), told, against };
            Answer::Held(Box::new(held))
        }
        made => prepared(purpose, path, made),
    }
}

fn original(originals: Option<&Originals>, hash: Hash) -> Result<Vec<u8>, String> {
    let there = originals.ok_or_else(|| "the project is not on the disk".to_owned())?;
    there.get(hash).map_err(|e| e.to_string())
}

fn pack_bytes(project: &Project, id: BriefId, originals: Option<&Originals>) -> Bytes {
    let brief = project.briefs.get(&id).ok_or_else(|| "the brief is gone".to_owned())?;
    let mut get = |hash| {
        originals.ok_or(Fault::Missing)?.get(hash).map_err(|e| match e {
            crate::storage::Error::OriginalChanged { .. } => Fault::Changed,
            _ => Fault::Missing,
        })
    };
    let made = pack::make(project, &findings(project), brief, &mut get);
    made.map(|made| (made.bytes, made.told)).map_err(|e| e.to_string())
}

fn case_bytes(
    project: &Project,
    wanted: CaseExport,
    at: crate::model::Timestamp,
    by: &str,
    originals: Option<&Originals>,
) -> Bytes {
    let brief = wanted.withhold.and_then(|id| project.briefs.get(&id));
    let withheld = brief.map(|brief| Redaction::of(project, &findings(project), brief));
    let context = Context {
        at,
        by,
        tlp: wanted.tlp,
        original: &|hash| original(originals, hash).ok(),
        withheld: withheld.as_ref(),
    };
    let bytes = exchange::write(project, wanted.target, &context).map_err(|e| e.to_string())?;
    let references = matches!(wanted.target, Target::CslJson | Target::Bibtex | Target::Ris);
    let open = brief.zip(withheld.as_ref()).filter(|_| !references);
    let open = open.and_then(|(brief, gone)| beyond_words(&beyond(project, brief, gone)));
    let nothing = withheld.is_some_and(|withheld| withheld.is_empty());
    let mut told = if nothing {
        vec![
            "The brief that was named withholds nothing, so nothing is withheld in the file."
                .to_owned(),
        ]
    } else {
        Vec::new()
    };
    told.extend(open);
    Ok((bytes, told))
}

/// Claims as a table, in this order.
fn claims_bytes(
    project: &Project,
    shown: &[ClaimId],
    withhold: Option<BriefId>,
    book: bool,
) -> Bytes {
    let brief = withhold.and_then(|id| project.briefs.get(&id));
    let withheld = brief.map(|brief| Redaction::of(project, &findings(project), brief));
    let told = brief.zip(withheld.as_ref());
    let told = told.and_then(|(brief, gone)| beyond_words(&beyond(project, brief, gone)));
    let less = withheld.as_ref().and_then(|withheld| withheld.without_claims(project));
    let project = less.as_ref().unwrap_or(project);
    let clean = |text: &str| withheld.as_ref().map_or_else(|| text.to_owned(), |w| w.clean(text));
    let findings = findings(project);
    let rows = table::rows(project, &findings);
    let numbers: BTreeMap<ClaimId, u32> = rows.claims.iter().copied().zip(0..).collect();
    let shown: Vec<u32> = shown.iter().filter_map(|id| numbers.get(id).copied()).collect();
    let mut sheet = table::claim_sheet(project, &findings, &rows, &shown, &Column::ALL);
    for cell in sheet.rows.iter_mut().flatten() {
        if let Cell::Text(words) = cell {
            *words = clean(words);
        }
    }
    let bytes = if book {
        let core = office::Core {
            title: clean(&format!("Claims: {}", project.settings.title)),
            at: brief::told_to(project),
            ..office::Core::default()
        };
        office::workbook(&[sheet], &core).map_err(|e| e.to_string())?
    } else if withheld.is_some() {
        table::sheet_csv(&sheet).map_err(|e| e.to_string())?
    } else {
        table::csv(project, &findings, &rows, &shown, &Column::ALL).map_err(|e| e.to_string())?
    };
    Ok((bytes, told.into_iter().collect()))
}

/// How the line on open checks begins.
const OPEN: &str = "The checks of this brief have";

/// What stands against a brief that goes out, for whoever sends it; nothing where all was decided.
fn open_checks(project: &Project, id: BriefId) -> Option<String> {
    let brief = project.briefs.get(&id)?;
    let found = checks::check(project, &findings(project), brief, &checks::Outside::default());
    let (errors, warnings, _) = checks::counts(&found);
    let many = |n: usize, one: &str| match n {
        1 => format!("1 {one}"),
        n => format!("{n} {one}s"),
    };
    let words = match (errors, warnings) {
        (0, 0) => return None,
        (0, warnings) => many(warnings, "warning"),
        (errors, 0) => many(errors, "error"),
        (errors, warnings) => {
            format!("{} and {}", many(errors, "error"), many(warnings, "warning"))
        }
    };
    Some(format!(
        "{OPEN} {words} that nobody has decided about. They stand beside the preview, under Checks"
    ))
}

/// A brief as a file, and what its author should know of it.
fn brief_bytes(project: &Project, id: BriefId, purpose: Purpose, path: &Path) -> Bytes {
    let document = brief::document_of(project, id).map_err(|e| e.to_string())?;
    match purpose {
        Purpose::ExportMarkdown => Ok((export::markdown(&document).into_bytes(), Vec::new())),
        #[cfg(feature = "pdf")]
        Purpose::ExportPdf => {
            let document = brief::marked(&document);
            export::pdf(&document, brief::told_to(project), export::FontSource::System)
                .map(|made| (made.bytes, made.warnings))
                .map_err(|e| e.to_string())
        }
        Purpose::ExportOffice => {
            let (at, document) = (brief::told_to(project), brief::marked(&document));
            let made = if has_extension(path, "odt") {
                export::odt(&document, at)
            } else {
                export::docx(&document, at)
            };
            made.map(|bytes| (bytes, Vec::new())).map_err(|e| e.to_string())
        }
        #[cfg(not(feature = "pdf"))]
        Purpose::ExportPdf => Err("this build of the program has no PDF".to_owned()),
        _ => Ok((export::html(&document).into_bytes(), Vec::new())),
    }
}

fn map_bytes(
    project: &Project,
    block: &crate::model::MapBlock,
    look: &crate::grid::Look,
    path: PathBuf,
) -> Result<(PathBuf, Arc<[u8]>), String> {
    let cells = crate::grid::cells(project, &findings(project), block);
    let svg = crate::grid::svg(&cells, look);
    let is_svg = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("svg"));
    let bytes = if is_svg {
        svg.into_bytes()
    } else {
        crate::grid::png(&svg).map_err(|e| e.to_string())?
    };
    Ok((with_extension(path, if is_svg { "svg" } else { "png" }), bytes.into()))
}

pub(super) fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(extension))
}

fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if has_extension(&path, extension) {
        path
    } else {
        let mut name = path.into_os_string();
        name.push(".");
        name.push(extension);
        PathBuf::from(name)
    }
}
