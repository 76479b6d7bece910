//! What a frame asks for. Panels push actions; the app carries them out after the last panel is drawn.

use super::{
    command::Command,
    dialog::{Dialog, Purpose},
};
use crate::{
    edit::Change,
    mine::Proposal,
    model::{AnnotationId, ArticleId, BriefId, ClaimId, Country},
};
use std::{collections::BTreeSet, ops::Range, path::PathBuf, sync::Arc};

/// One thing that a frame asks for.
#[derive(Debug)]
pub enum Action {
    /// Run a command of the table.
    Run(Command),
    /// Change the project, as one undo step.
    Commit(Change),
    /// Change the project as part of a burst of typing.
    CommitTyping(Change),
    /// Make claims of proposals of an article, as one undo step.
    Accept(ArticleId, Vec<Proposal>),
    /// Open a project file.
    Open(PathBuf),
    /// Close the project though something is lost by it.
    Leave,
    /// Restore a backup of a project file and open it.
    Restore(PathBuf, crate::storage::Backup),
    /// Create a project file with a title.
    Create(PathBuf, String),
    /// Ask for a path; the text is the title of a new project or a name to offer.
    AskPath(Purpose, String),
    /// A path was chosen.
    Picked(Purpose, Vec<PathBuf>),
    /// Import files and folders.
    Import(Vec<PathBuf>),
    /// Import what is in memory: a name and bytes each.
    ImportBytes(Vec<(String, Vec<u8>)>),
    /// Forget the files that wait for a project.
    LeaveOut,
    /// Stop the import that runs.
    CancelImport,
    /// Show a page.
    Page(Page),
    /// Show an article, from its top or where it was left.
    ShowArticle(ArticleId),
    /// Show words of an article, selected.
    ShowWords(ArticleId, Range<usize>),
    /// Show a quote in its article.
    ShowAnnotation(AnnotationId),
    /// Select claims in the table.
    SelectClaims(BTreeSet<ClaimId>),
    /// Show the first quote of a claim in its article.
    ShowClaim(ClaimId),
    /// Select a country, or none; filters documents and table.
    SelectCountry(Option<Country>),
    /// Show a brief.
    ShowBrief(BriefId),
    /// Let the next save replace a file that another program has changed; theirs becomes a backup.
    KeepMine,
    /// Changes from outside were looked at and may stay, for this reason.
    ReviewOutside(String),
    /// Sign changes with another name from now on.
    SignAs(String),
    /// Open the files again that could not be read.
    RetryUnread,
    /// Forget files that could not be read; their originals stay on disk.
    ForgetUnread,
    /// Read the original of an article again in an encoding.
    ReadAgain(ArticleId, &'static str),
    /// Ask for something in a dialog.
    Ask(Dialog),
    /// Write bytes to a file that the user chose.
    Export {
        /// Where to.
        path: PathBuf,
        /// What.
        bytes: Arc<[u8]>,
        /// Whether what is there may be written over: the system's dialog has asked, or ours.
        over: bool,
    },
    /// Take a piece of text to the clipboard.
    Copy(String),
    /// Tell the user something; stays until dismissed.
    Notify(super::notices::Level, String),
    /// Dismiss a notice.
    Dismiss(u64),
}

/// The pages of the centre.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// A document with its quotes.
    #[default]
    Read,
    /// The claim table.
    Claims,
    /// What all sources together say.
    Findings,
    /// The country map.
    Map,
    /// Events and publications along time.
    Timeline,
    /// The composer of briefs.
    Brief,
    /// The search through all documents.
    Search,
}

impl Page {
    /// All pages from left to right.
    pub const ALL: [Self; 7] = [
        Self::Read,
        Self::Claims,
        Self::Findings,
        Self::Map,
        Self::Timeline,
        Self::Brief,
        Self::Search,
    ];

    /// The command that shows the page.
    pub fn command(self) -> Command {
        match self {
            Self::Read => Command::PageRead,
            Self::Claims => Command::PageClaims,
            Self::Findings => Command::PageFindings,
            Self::Map => Command::PageMap,
            Self::Timeline => Command::PageTimeline,
            Self::Brief => Command::PageBrief,
            Self::Search => Command::PageSearch,
        }
    }
}

/// What is selected: screen state, neither saved nor undone.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The document that is open.
    pub article: Option<ArticleId>,
    /// The quote that is shown.
    pub annotation: Option<AnnotationId>,
    /// Rows of the claim table.
    pub claims: BTreeSet<ClaimId>,
    /// The country that filters.
    pub country: Option<Country>,
    /// The brief that is shown.
    pub brief: Option<BriefId>,
}
