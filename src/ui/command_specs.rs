//! The table of commands: the words, the help, the key and the menu of each.

use super::command::{Command, Menu, Spec};
use egui::{Key, KeyboardShortcut, Modifiers};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers { shift: true, ..Modifiers::COMMAND };
const NONE: Modifiers = Modifiers::NONE;
const SHIFT: Modifiers = Modifiers::SHIFT;

impl Command {
    /// Everything about the command. A new one does not compile until it is described here.
    #[expect(clippy::too_many_lines, reason = "a table")]
    pub fn spec(self) -> Spec {
        use Menu as M;
        let spec = |menu, name, help, key: Option<(Modifiers, Key)>| Spec {
            name,
            help,
            key: key.map(|(modifiers, key)| KeyboardShortcut::new(modifiers, key)),
            menu,
            needs_project: true,
        };
        let free = |s: Spec| Spec { needs_project: false, ..s };
        match self {
            Self::NewProject => {
                free(spec(M::File, "New project…", "Start an empty project", Some((CTRL, Key::N))))
            }
            Self::OpenProject => free(spec(
                M::File,
                "Open project…",
                "Open a project file (*.corrobora.ron)",
                Some((CTRL, Key::O)),
            )),
            Self::OpenPractice => free(spec(
                M::File,
                "Open the practice case",
                "A finished case with invented articles, to try everything on",
                None,
            )),
            Self::ImportFiles => {
                spec(M::File, "Import files…", "Add articles from files", Some((CTRL, Key::I)))
            }
            Self::ImportFolder => spec(
                M::File,
                "Import a folder…",
                "Add all articles of a folder and the folders in it",
                Some((CTRL_SHIFT, Key::I)),
            ),
            Self::PasteArticle => spec(
                M::File,
                "Paste as article…",
                "Make an article from text or HTML of the clipboard",
                Some((CTRL_SHIFT, Key::V)),
            ),
            Self::Save => spec(
                M::File,
                "Save now",
                "Fold the journal into the project file; every change is on disk already",
                Some((CTRL, Key::S)),
            ),
            Self::SaveCopy => spec(
                M::File,
                "Save a copy…",
                "Write the project to another file",
                Some((CTRL_SHIFT, Key::S)),
            ),
            Self::ExportCase => spec(
                M::File,
                "Export for other programs…",
                "Write references, quotes or findings for Zotero, NVivo, MISP and others",
                None,
            ),
            Self::Verify => spec(
                M::File,
                "Check the project…",
                "Hash every original, look up every quote, and say what does not hold",
                None,
            ),
            Self::CloseProject => {
                spec(M::File, "Close project", "Back to the start page", Some((CTRL, Key::W)))
            }
            Self::Quit => free(spec(M::File, "Quit", "Close the window", Some((CTRL, Key::Q)))),
            Self::Undo => spec(M::Edit, "Undo", "Take the last step back", Some((CTRL, Key::Z))),
            Self::Redo => spec(
                M::Edit,
                "Redo",
                "Make the step again that was taken back",
                Some((CTRL_SHIFT, Key::Z)),
            ),
            Self::FindInDocument => {
                spec(M::Edit, "Find in document…", "Search the open document", Some((CTRL, Key::F)))
            }
            Self::FilterDocuments => spec(
                M::Edit,
                "Filter documents",
                "Go to the filter above the list of documents",
                Some((CTRL_SHIFT, Key::D)),
            ),
            Self::SelectAllClaims => spec(
                M::Edit,
                "Select all claims shown",
                "Select every row of the claim table that the filter lets through",
                Some((CTRL_SHIFT, Key::A)),
            ),
            Self::CopyClaims => spec(
                M::Edit,
                "Copy claims as table",
                "Copy the selected claims as tab-separated text",
                Some((CTRL_SHIFT, Key::C)),
            ),
            Self::NewCode => spec(M::Edit, "New code…", "Add a label to the codebook", None),
            Self::EditNames => spec(
                M::Edit,
                "Codes, events, metrics, origins…",
                "Rename, join and remove the names of the case",
                Some((CTRL_SHIFT, Key::N)),
            ),
            Self::Palette => free(spec(
                M::View,
                "All commands…",
                "Find any command by typing",
                Some((CTRL, Key::K)),
            )),
            Self::PageRead => spec(M::View, "Read", "Show the document", Some((CTRL, Key::Num1))),
            Self::PageClaims => {
                spec(M::View, "Claims", "Show the claim table", Some((CTRL, Key::Num2)))
            }
            Self::PageFindings => spec(
                M::View,
                "Findings",
                "Show what all sources together say",
                Some((CTRL, Key::Num3)),
            ),
            Self::PageMap => spec(M::View, "Map", "Show the country map", Some((CTRL, Key::Num4))),
            Self::PageBrief => {
                spec(M::View, "Brief", "Compose a cited brief", Some((CTRL, Key::Num5)))
            }
            Self::PageTimeline => spec(
                M::View,
                "Timeline",
                "Events and publications along time, and what was known on a day",
                Some((CTRL, Key::Num6)),
            ),
            Self::PageSearch => spec(
                M::View,
                "Search",
                "Search the words of all documents",
                Some((CTRL_SHIFT, Key::F)),
            ),
            Self::ToggleDocuments => spec(
                M::View,
                "Show or hide documents",
                "Toggle the list of documents",
                Some((CTRL, Key::B)),
            ),
            Self::NextPart => spec(
                M::View,
                "Next part of the window",
                "Documents, text or table, quote or form",
                Some((NONE, Key::F6)),
            ),
            Self::PreviousPart => spec(
                M::View,
                "Previous part of the window",
                "The same round the other way",
                Some((SHIFT, Key::F6)),
            ),
            Self::ZoomIn => free(spec(
                M::View,
                "Zoom in",
                "The whole window",
                Some((Modifiers::COMMAND, Key::Plus)),
            )),
            Self::ZoomOut => free(spec(
                M::View,
                "Zoom out",
                "The whole window",
                Some((Modifiers::COMMAND, Key::Minus)),
            )),
            Self::ZoomReset => free(spec(
                M::View,
                "Normal size",
                "The window as large as the system says",
                Some((Modifiers::COMMAND, Key::Num0)),
            )),
            Self::LargerText => spec(
                M::View,
                "Larger reading text",
                "Only the document",
                Some((CTRL_SHIFT, Key::Period)),
            ),
            Self::SmallerText => spec(
                M::View,
                "Smaller reading text",
                "Only the document",
                Some((CTRL_SHIFT, Key::Comma)),
            ),
            Self::ThemeSystem => {
                free(spec(M::View, "Colours of the system", "Light or dark as the system", None))
            }
            Self::ThemeLight => free(spec(M::View, "Light", "Dark text on light", None)),
            Self::ThemeDark => free(spec(M::View, "Dark", "Light text on dark", None)),
            Self::NextDocument => spec(
                M::Document,
                "Next document",
                "Open the document below",
                Some((Modifiers::ALT, Key::ArrowDown)),
            ),
            Self::PreviousDocument => spec(
                M::Document,
                "Previous document",
                "Open the document above",
                Some((Modifiers::ALT, Key::ArrowUp)),
            ),
            Self::ToggleRead => spec(
                M::Document,
                "Mark as read or unread",
                "Set or clear the mark in the list",
                Some((NONE, Key::R)),
            ),
            Self::EditDocument => spec(
                M::Document,
                "Edit details…",
                "Correct title, author, publisher, date, language and grade",
                Some((CTRL, Key::E)),
            ),
            Self::Annotate => spec(
                M::Document,
                "Highlight selection",
                "Keep the selected words as a quote",
                Some((NONE, Key::H)),
            ),
            Self::MarkBoilerplate => spec(
                M::Document,
                "Set aside or take back selection",
                "Mark the selected words as not part of the story, or undo that mark",
                Some((NONE, Key::B)),
            ),
            Self::SetEnds => spec(
                M::Document,
                "Set quote to selection",
                "Move the ends of the quote that is shown to the selected words",
                Some((NONE, Key::E)),
            ),
            Self::RemoveAnnotation => spec(
                M::Document,
                "Remove quote",
                "Remove the quote that is shown; undo brings it back",
                Some((NONE, Key::Delete)),
            ),
            Self::RemoveDocument => spec(
                M::Document,
                "Remove document",
                "Remove the document with its quotes; undo brings them back",
                None,
            ),
            Self::ShowProposals => spec(
                M::Proposal,
                "Show or hide proposals",
                "What the program proposes for this document, beside its text",
                Some((NONE, Key::P)),
            ),
            Self::AcceptProposal => spec(
                M::Proposal,
                "Accept proposal",
                "Make a claim of it; it stays marked as proposed by the program",
                Some((NONE, Key::Enter)),
            ),
            Self::CorrectProposal => spec(
                M::Proposal,
                "Correct proposal…",
                "Open the form with what is proposed, to make a claim of what you correct",
                Some((NONE, Key::F2)),
            ),
            Self::RejectProposal => spec(
                M::Proposal,
                "Reject proposal",
                "Never propose this again here; undo brings it back",
                Some((NONE, Key::X)),
            ),
            Self::AcceptKind => spec(
                M::Proposal,
                "Accept all of this kind",
                "Make claims of all proposals of this document that count the same, as one step",
                Some((NONE, Key::A)),
            ),
            Self::NextProposal => spec(
                M::Proposal,
                "Next proposal",
                "Look at the one below and decide this one later",
                Some((NONE, Key::J)),
            ),
            Self::PreviousProposal => spec(
                M::Proposal,
                "Previous proposal",
                "Look at the one above",
                Some((NONE, Key::K)),
            ),
            Self::NextWithProposals => spec(
                M::Proposal,
                "Next document with proposals",
                "Open the next document in which proposals wait",
                Some((NONE, Key::D)),
            ),
            Self::FindCopies => spec(
                M::Document,
                "Copies among the documents…",
                "Documents that repeat another nearly word by word; you say which count as one origin",
                None,
            ),
            Self::NewClaim => spec(
                M::Claim,
                "New claim…",
                "Make a claim from the selected words or the quote that is shown",
                Some((NONE, Key::N)),
            ),
            Self::RemoveClaims => spec(
                M::Claim,
                "Remove claims",
                "Remove the selected claims; undo brings them back",
                None,
            ),
            Self::ExportClaims => spec(
                M::Claim,
                "Export claims…",
                "Write the claims that the filter lets through as CSV or as a spreadsheet",
                None,
            ),
            Self::ExportMap => {
                spec(M::Claim, "Export the map…", "Write the map as PNG or SVG", None)
            }
            Self::NewBrief => spec(M::Brief, "New brief", "Start an empty brief", None),
            Self::BriefFromTemplate => {
                spec(M::Brief, "Brief from a template…", "A brief made as a form says", None)
            }
            Self::BriefFromFindings => spec(
                M::Brief,
                "Brief from all findings",
                "A brief that says what all sources together say",
                None,
            ),
            Self::BriefFromClaims => {
                spec(M::Brief, "Brief from these claims", "A brief about the selected claims", None)
            }
            Self::ExportMarkdown => spec(
                M::Brief,
                "Export as Markdown…",
                "Write the brief that is shown as Markdown",
                None,
            ),
            Self::ExportHtml => spec(
                M::Brief,
                "Export as web page…",
                "Write the brief that is shown as one HTML file",
                Some((CTRL_SHIFT, Key::E)),
            ),
            Self::ExportPdf => spec(
                M::Brief,
                "Export as PDF…",
                "Write the brief that is shown as PDF, typeset for print and archive",
                None,
            ),
            Self::ExportOffice => spec(
                M::Brief,
                "Export for Word or LibreOffice…",
                "Write the brief that is shown as .docx or .odt, to write on in it",
                None,
            ),
            Self::ExportPack => spec(
                M::Brief,
                "Hand-over pack…",
                "Write the brief that is shown with the originals behind it, their hashes and the history, as one zip",
                None,
            ),
            Self::ShowChecks => spec(
                M::Brief,
                "Checks of the brief",
                "What stands against the brief before it leaves the house",
                None,
            ),
            Self::AddStyle => spec(
                M::Brief,
                "Add a citation style…",
                "Add a .csl file, for example OSCOLA or Bluebook",
                None,
            ),
            Self::Keys => {
                free(spec(M::Help, "Keys", "All keys on one page", Some((NONE, Key::F1))))
            }
            Self::Scripts => free(spec(
                M::Help,
                "Scripts that can be shown",
                "Which writing systems have a font on this machine",
                None,
            )),
            Self::History => {
                spec(M::Help, "History of the project", "Who changed what and when", None)
            }
            Self::About => {
                free(spec(M::Help, "About Corrobora", "Version, licence and limits", None))
            }
        }
    }
}
