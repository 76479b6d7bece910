//! `corrobora accept`: turns every proposal into a claim, marked as proposed and unreviewed. For scripts and trials.

use super::{Failure, out};
use crate::{clock, mine, session::Session, storage, verbs};
use std::{path::PathBuf, process::ExitCode};

/// Arguments of `corrobora accept`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The project
    project: PathBuf,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let opened = storage::open(&arguments.project)?;
    for notice in &opened.notices {
        out::message(notice);
    }
    let Some(mut store) = opened.store else {
        let why = opened.read_only.unwrap_or_else(|| "it is open for reading only".to_owned());
        return Err(format!("nothing was accepted: {why}").into());
    };
    let mut session = Session::new(opened.project, clock::ids(), &clock::user(), None)
        .with_outside(opened.outside);
    let snapshot = session.snapshot();
    let deed = session.revision();
    let (mut made, mut known, mut refused) = (0_usize, 0_usize, 0_usize);
    for (id, article) in &snapshot.articles {
        let Some(text) = snapshot.text_of(*id) else { continue };
        let all = mine::proposals(text.as_str(), article);
        let open = mine::still_open(&snapshot, *id, &all);
        known += all.len() - open.len();
        for proposal in open.iter().filter_map(|i| all.get(*i)) {
            let (project, mut hand) = session.hand(clock::now());
            match verbs::accept(project, &mut hand, *id, proposal, false) {
                Some(change) => {
                    let label = match made + 1 {
                        1 => "Accept 1 proposal".to_owned(),
                        n => format!("Accept {n} proposals"),
                    };
                    // One that makes no sound claim never keeps the others out.
                    match session.commit_part(change, deed, &label) {
                        Ok(()) => made += 1,
                        Err(why) => {
                            refused += 1;
                            let name = &article.capture.file_name;
                            out::message(&format!(
                                "{name}: not accepted, {why}: {}",
                                proposal.quote
                            ));
                        }
                    }
                }
                None => known += 1,
            }
        }
        store.follow(&mut session)?;
    }
    store.close(session.project())?;
    out::line(&format!("{made} claims made of proposals, {known} known already or refused"))?;
    Ok(if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
