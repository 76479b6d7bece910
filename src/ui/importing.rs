//! The import that runs: files are read on a thread of their own, and what was read is taken into the project
//! a little with every frame.

use super::action::Action;
use crate::{
    import::{
        Incoming, Outcome,
        run::{self, Batch, Row, Source},
    },
    jobs::{self, Crashed, Job},
    model::{ArticleId, Hash, Timestamp},
    sandbox,
    session::{Refused, Session},
    similar::{self, Copy, Sketches},
    storage::Originals,
    verbs,
};
use std::{
    cell::Cell,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, sync_channel},
    },
};

/// How many parts may wait: the thread that reads stops until the window has taken some.
const WAITING: usize = 2;

/// An import under way.
pub struct Importing {
    job: Job<Batch>,
    parts: Receiver<Vec<Incoming>>,
    batch: Option<Result<Batch, Crashed>>,
    /// Looks for what the new articles repeat, once all are in the project.
    compare: Option<Job<Vec<Copy>>>,
    /// What was made of the articles that were there when they were compared.
    sketches: Arc<Mutex<Sketches>>,
    outcomes: Vec<Outcome>,
    /// What makes all parts one undo step.
    deed: u64,
    refused: Option<Refused>,
    /// When it was first drawn, in seconds of the window: what the pace is reckoned from.
    began: Cell<Option<f64>>,
}

/// What an import came to.
pub struct Imported {
    /// A row for every file.
    pub rows: Vec<Row>,
    /// The first new article.
    pub first: Option<ArticleId>,
    /// Why some of it was not taken in, in words for a person.
    pub refused: Option<String>,
}

/// What one step of taking in did.
pub enum Step {
    /// Nothing was ready.
    Waiting,
    /// A part was taken in; another one may be ready.
    Took,
    /// Everything has been taken in; an error is in words for a person.
    Done(Result<Imported, String>),
}

impl Importing {
    /// Starts to read; `originals` is where the bytes go, `sketches` are those of the project.
    pub fn start(
        sources: Vec<Source>,
        session: &Session,
        originals: Option<Originals>,
        sketches: Arc<Mutex<Sketches>>,
        wake: impl Fn() + Clone + Send + Sync + 'static,
    ) -> Self {
        let snapshot = session.snapshot();
        let (sender, parts) = sync_channel(WAITING);
        let job = jobs::spawn("import", wake, move |progress| {
            let mut put = |bytes: &[u8]| match &originals {
                Some(originals) => originals.put(bytes).map_err(|e| e.to_string()),
                // A project that is not on disk keeps the hash only.
                None => Ok(Hash::of(bytes)),
            };
            let mut put_file = |path: &std::path::Path| match &originals {
                Some(originals) => originals.put_file(path).map_err(|e| e.to_string()),
                None => Err("the project is not on the disk yet; save it first".to_owned()),
            };
            // Nobody takes parts any more when the project was closed, which cancels the job as well.
            let mut part = |articles| drop(sender.send(articles));
            let sinks = run::Sinks { put: &mut put, put_file: &mut put_file, part: &mut part };
            run::run(sources, &snapshot, &*sandbox::opener(), sinks, progress)
        });
        Self {
            job,
            parts,
            batch: None,
            compare: None,
            sketches,
            outcomes: Vec::new(),
            deed: session.revision(),
            refused: None,
            began: Cell::new(None),
        }
    }

    /// How much is done, of how much, and what is being read.
    pub fn progress(&self) -> (usize, usize, String) {
        self.job.progress()
    }

    /// Stops reading; what was read is kept.
    pub fn cancel(&self) {
        self.job.cancel();
    }

    /// Takes in one part, if one is ready.
    pub fn step(
        &mut self,
        session: &mut Session,
        now: Timestamp,
        wake: &(impl Fn() + Clone + Send + Sync + 'static),
    ) -> Step {
        // Asked first: what was sent before the end is in the channel by then.
        if self.batch.is_none() {
            self.batch = self.job.poll();
        }
        if let Ok(part) = self.parts.try_recv() {
            if self.refused.is_none() {
                self.refused = self.take(session, part, now).err();
            }
            return Step::Took;
        }
        let batch = match self.batch.take() {
            None => return Step::Waiting,
            Some(Ok(batch)) => batch,
            Some(Err(crashed)) => {
                let kept = self.new_articles();
                return Step::Done(Err(format!(
                    "The import stopped: {crashed}. {kept} were added"
                )));
            }
        };
        let copies = match self.compare.as_mut().map(Job::poll) {
            None => {
                let (project, new) = (session.snapshot(), run::imported(&self.outcomes));
                let sketches = Arc::clone(&self.sketches);
                self.compare = Some(jobs::spawn("compare", wake.clone(), move |_| {
                    let mut sketches = sketches.lock().unwrap_or_else(PoisonError::into_inner);
                    sketches.copies_with(&project, &new)
                }));
                self.batch = Some(Ok(batch));
                return Step::Waiting;
            }
            Some(None) => {
                self.batch = Some(Ok(batch));
                return Step::Waiting;
            }
            // The report does without what could not be compared.
            Some(Some(found)) => found.unwrap_or_default(),
        };
        let refused = self.refused.as_ref().map(|why| format!("The import was refused: {why}"));
        // The list of copies shows the figures themselves.
        let (project, new) = (session.project(), run::imported(&self.outcomes));
        let notes = similar::notes(project, &copies, &new, similar::Figures::Counted);
        let rows = batch.report(&self.outcomes, project, &notes);
        let first = self.outcomes.iter().find_map(|o| match o {
            Outcome::Imported(id) => Some(*id),
            Outcome::Duplicate(_) | Outcome::Filled(_) | Outcome::Kept(_) | Outcome::Codes(_) => {
                None
            }
        });
        Step::Done(Ok(Imported { rows, first, refused }))
    }

    fn take(
        &mut self,
        session: &mut Session,
        part: Vec<Incoming>,
        now: Timestamp,
    ) -> Result<(), Refused> {
        let (project, mut hand) = session.hand(now);
        let (change, outcomes) = verbs::import_articles(project, &mut hand, part, &self.outcomes);
        self.outcomes.extend(outcomes);
        session.commit_part(change, self.deed, &verbs::import_label(self.new_articles()))
    }

    fn new_articles(&self) -> usize {
        self.outcomes.iter().filter(|o| matches!(o, Outcome::Imported(_))).count()
    }
}

impl Importing {
    /// How far it is, and a way to stop it.
    pub(super) fn ui(&self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let (done, total, label) = self.progress();
        ui.horizontal(|ui| {
            #[expect(clippy::cast_precision_loss, reason = "a share for a bar")]
            let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
            // Before all that grows and moves while files are read.
            if ui.button("Stop").clicked() {
                actions.push(Action::CancelImport);
            }
            ui.label("Importing");
            ui.add(egui::ProgressBar::new(share).desired_width(220.0)).widget_info(|| {
                egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, "Import")
            });
            ui.label(format!("{done} of {total}"));
            let now = ui.input(|i| i.time);
            // Of this very import: one that added nothing before it has the same number.
            let began = self.began.get().unwrap_or(now);
            self.began.set(Some(began));
            ui.weak(pace(done, total, now - began));
            ui.add(egui::Label::new(egui::RichText::new(label).weak()).truncate());
        });
    }
}

/// "12 a second, 3 minutes left"; nothing before there is enough to tell.
fn pace(done: usize, total: usize, seconds: f64) -> String {
    if done < 5 || seconds < 2.0 {
        return String::new();
    }
    let rate = done as f64 / seconds;
    let left = total.saturating_sub(done) as f64 / rate;
    let rate = if rate >= 1.0 {
        format!("{rate:.0} a second")
    } else {
        format!("{:.0} a minute", rate * 60.0)
    };
    if left >= 90.0 {
        format!("{rate}, {:.0} minutes left", left / 60.0)
    } else {
        format!("{rate}, {left:.0} seconds left")
    }
}
