//! Everything that has a name, a key or a place in a menu, in one table. Menu, palette, shortcuts and the
//! README's list of keys are read from it.

pub use super::keys::{KEYS_OF_PARTS, key_text, keys_as_markdown, pressed};

use egui::KeyboardShortcut;

/// A deed without an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant's `spec` says what it does")]
pub enum Command {
    NewProject,
    OpenProject,
    OpenPractice,
    Save,
    SaveCopy,
    ExportCase,
    ImportFiles,
    ImportFolder,
    PasteArticle,
    CloseProject,
    Quit,
    Undo,
    Redo,
    FindInDocument,
    FilterDocuments,
    SelectAllClaims,
    CopyClaims,
    Palette,
    PageRead,
    PageClaims,
    PageFindings,
    PageMap,
    PageBrief,
    PageTimeline,
    PageSearch,
    NextDocument,
    PreviousDocument,
    ToggleRead,
    ToggleDocuments,
    NextPart,
    PreviousPart,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    LargerText,
    SmallerText,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Annotate,
    NewClaim,
    EditDocument,
    MarkBoilerplate,
    SetEnds,
    RemoveAnnotation,
    RemoveDocument,
    ShowProposals,
    AcceptProposal,
    CorrectProposal,
    RejectProposal,
    NextProposal,
    PreviousProposal,
    AcceptKind,
    NextWithProposals,
    FindCopies,
    Verify,
    NewCode,
    EditNames,
    RemoveClaims,
    ExportClaims,
    ExportMap,
    NewBrief,
    BriefFromTemplate,
    BriefFromFindings,
    BriefFromClaims,
    ExportMarkdown,
    ExportHtml,
    ExportPdf,
    ExportOffice,
    ExportPack,
    ShowChecks,
    AddStyle,
    History,
    Keys,
    Scripts,
    About,
}

/// Where a command stands in the menus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the menus' own")]
pub enum Menu {
    File,
    Edit,
    View,
    Document,
    Proposal,
    Claim,
    Brief,
    Help,
}

impl Menu {
    /// All menus from left to right.
    pub const ALL: [Self; 8] = [
        Self::File,
        Self::Edit,
        Self::View,
        Self::Document,
        Self::Proposal,
        Self::Claim,
        Self::Brief,
        Self::Help,
    ];

    /// The word in the menu bar.
    pub fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Document => "Document",
            Self::Proposal => "Proposal",
            Self::Claim => "Claim",
            Self::Brief => "Brief",
            Self::Help => "Help",
        }
    }
}

/// What there is to say about a command.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// Its words in menus and palette; `…` when it will ask for more.
    pub name: &'static str,
    /// What it does, for tooltips and the README.
    pub help: &'static str,
    /// Its key, if it has one.
    pub key: Option<KeyboardShortcut>,
    /// Where it stands.
    pub menu: Menu,
    /// Whether it needs an open project.
    pub needs_project: bool,
}

impl Command {
    /// The name of the colours that it chooses, as preferences have it.
    pub fn theme(self) -> Option<&'static str> {
        match self {
            Self::ThemeSystem => Some("system"),
            Self::ThemeLight => Some("light"),
            Self::ThemeDark => Some("dark"),
            _ => None,
        }
    }

    /// Every command, in the order of the menus.
    pub const ALL: [Self; 76] = [
        Self::NewProject,
        Self::OpenProject,
        Self::OpenPractice,
        Self::ImportFiles,
        Self::ImportFolder,
        Self::PasteArticle,
        Self::Save,
        Self::SaveCopy,
        Self::ExportCase,
        Self::Verify,
        Self::CloseProject,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::FindInDocument,
        Self::FilterDocuments,
        Self::SelectAllClaims,
        Self::CopyClaims,
        Self::NewCode,
        Self::EditNames,
        Self::Palette,
        Self::PageRead,
        Self::PageClaims,
        Self::PageFindings,
        Self::PageMap,
        Self::PageBrief,
        Self::PageTimeline,
        Self::PageSearch,
        Self::ToggleDocuments,
        Self::NextPart,
        Self::PreviousPart,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::LargerText,
        Self::SmallerText,
        Self::ThemeSystem,
        Self::ThemeLight,
        Self::ThemeDark,
        Self::NextDocument,
        Self::PreviousDocument,
        Self::ToggleRead,
        Self::EditDocument,
        Self::Annotate,
        Self::MarkBoilerplate,
        Self::SetEnds,
        Self::RemoveAnnotation,
        Self::RemoveDocument,
        Self::ShowProposals,
        Self::AcceptProposal,
        Self::CorrectProposal,
        Self::RejectProposal,
        Self::AcceptKind,
        Self::NextProposal,
        Self::PreviousProposal,
        Self::NextWithProposals,
        Self::FindCopies,
        Self::NewClaim,
        Self::RemoveClaims,
        Self::ExportClaims,
        Self::ExportMap,
        Self::NewBrief,
        Self::BriefFromTemplate,
        Self::BriefFromFindings,
        Self::BriefFromClaims,
        Self::ShowChecks,
        Self::ExportMarkdown,
        Self::ExportHtml,
        Self::ExportPdf,
        Self::ExportOffice,
        Self::ExportPack,
        Self::AddStyle,
        Self::Keys,
        Self::Scripts,
        Self::History,
        Self::About,
    ];

    /// Whether the key may be taken from a text field that has the focus: only those that no field uses.
    pub fn works_while_typing(self) -> bool {
        let Some(key) = self.spec().key else { return true };
        let edits_text = matches!(self, Self::Undo | Self::Redo | Self::SelectAllClaims);
        let moves = matches!(self, Self::NextPart | Self::PreviousPart);
        moves || key.modifiers.command && !edits_text
    }
}
