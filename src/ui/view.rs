//! What a panel may see while it draws.

use super::{
    action::{Page, Selection},
    derived::Derived,
    tray::Waiting,
};
use crate::{
    model::{Project, Timestamp},
    session::{Hand, Session},
};

/// What a panel may see while it draws: the project, what is computed from it, what is selected.
pub struct View<'a> {
    /// The open project. Panels read it and make changes with [`View::make`]; they never commit.
    pub session: &'a mut Session,
    /// What is computed from the project.
    pub derived: &'a Derived,
    /// How many proposals wait in each document.
    pub waiting: &'a Waiting,
    /// What is selected.
    pub selection: &'a Selection,
    /// Which page is shown.
    pub page: Page,
    /// The time, read once before the frame.
    pub now: Timestamp,
}

impl View<'_> {
    /// The project.
    pub fn project(&self) -> &Project {
        self.session.project()
    }

    /// Whether changes are possible.
    pub fn writable(&self) -> bool {
        self.session.read_only().is_none()
    }

    /// Calls a verb with the hand of the person at work. What it returns still has to be committed.
    pub fn make<T>(&mut self, verb: impl FnOnce(&Project, &mut Hand<'_>) -> T) -> T {
        let (project, mut hand) = self.session.hand(self.now);
        verb(project, &mut hand)
    }
}
