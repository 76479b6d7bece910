//! What control signs and control words of RTF do.

use super::{COMMENTS, Ends, Flow, OBJECTS, PICTURES, Rtf, To};
use crate::import::office::rtf_chars::{of_charset, of_number};
use crate::import::office::rtf_words::{SKIPPED, info_name, special};

impl Rtf {
    /// A control sign.
    pub(super) fn sign(&mut self, sign: u8) {
        match sign {
            b'~' | b'\t' => self.put(" "),
            b'_' => self.put("-"),
            b'\\' | b'{' | b'}' => self.bytes.push(sign),
            b'\r' | b'\n' => self.paragraph(),
            b'*' => {
                if let Some(state) = self.states.last_mut() {
                    state.starred = true;
                }
            }
            _ => {}
        }
    }

    /// A control word.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        if let Some(text) = special(word) {
            self.put(text);
            return;
        }
        if self.destination(word) {
            return;
        }
        let Some(state) = self.states.last_mut() else { return };
        // A group that a star marks and that is not known is to be passed over.
        if std::mem::take(&mut state.starred) {
            state.to = To::Nowhere;
            return;
        }
        match word {
            "ansicpg" => self.page = number.map_or(self.page, of_number),
            "mac" => self.page = of_number(10000),
            "pc" => self.page = of_number(437),
            "pca" => self.page = of_number(850),
            "deff" => self.default_font = number.unwrap_or(0),
            "f" => state.font = number.unwrap_or(0),
            "fcharset" if state.to == To::Fonts => {
                self.fonts.entry(state.font).or_default().0 = of_charset(number.unwrap_or(1));
            }
            "cpg" if state.to == To::Fonts => {
                self.fonts.entry(state.font).or_default().0 = number.map(of_number);
            }
            "uc" => state.uc = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(64),
            "s" => state.style = number.unwrap_or(0),
            "cs" | "ds" | "ts" if state.to == To::Styles => state.to = To::Nowhere,
            "outlinelevel" => {
                let level = number.and_then(|n| u8::try_from(n).ok());
                state.outline = level;
                if state.to == To::Styles {
                    self.styles.entry(state.style).or_default().outline = level;
                }
            }
            "v" => state.hidden = on,
            "deleted" => state.deleted = on,
            "super" => state.raised = on,
            "nosupersub" | "sub" => state.raised = false,
            "plain" => {
                state.hidden = false;
                state.raised = false;
                state.deleted = false;
                state.font = self.default_font;
            }
            "pard" => {
                state.in_table = false;
                state.style = 0;
                state.outline = None;
            }
            "intbl" => state.in_table = on,
            "ftnalt" => self.endnote(),
            "par" | "sect" | "page" if state.to == To::Text => self.paragraph(),
            "cell" if state.to == To::Text => self.cell(),
            "row" if state.to == To::Text => self.row(),
            "nestcell" | "nestrow" | "line" | "softline" => self.put(" "),
            "yr" | "mo" | "dy" | "hr" | "min" if matches!(state.to, To::Info(_)) => {
                let sign = match word {
                    "yr" => "",
                    "hr" => "T",
                    "min" => ":",
                    _ => "-",
                };
                self.put(&format!("{sign}{:02}", number.unwrap_or(0)));
            }
            _ => {}
        }
    }

    /// A control word that says where the group's text goes; whether it was one.
    pub(super) fn destination(&mut self, word: &str) -> bool {
        let Some(state) = self.states.last_mut() else { return false };
        if let To::Info(_) = state.to {
            if word == "upr" {
                (state.outer, state.to) = (state.to, To::Nowhere);
            }
            return word == "upr";
        }
        // Two wordings of a property: the first is made of question marks where its code page lacks the letters.
        if state.to == To::Nowhere && state.outer == To::Nowhere && word == "upr" {
            state.outer = To::Wording;
            return true;
        }
        if state.to == To::Nowhere && state.outer == To::Wording && word == "ud" {
            (state.outer, state.starred) = (To::Nowhere, false);
            return true;
        }
        if state.to == To::Nowhere && !matches!(word, "ud" | "shptxt" | "dptxbxtext" | "result") {
            // The rest of a skipped group can't come back into the text, except for what such groups are made for.
            return info_name(word).is_some_and(|name| {
                let inside = state.outer == To::Nowhere;
                // LibreOffice writes the last editor as a second author.
                let again = name == "author" && self.info.contains_key("author");
                if inside {
                    state.to = To::Info(if again { "Last modified by" } else { name });
                }
                inside
            });
        }
        let mut comment = None;
        let (to, flow) = match word {
            "fonttbl" => (To::Fonts, None),
            "stylesheet" => (To::Styles, None),
            "info" => {
                state.outer = To::Nowhere;
                (To::Nowhere, None)
            }
            "generator" => (To::Info("Application"), None),
            "template" => (To::Info("Template"), None),
            "listtext" | "pntext" if state.to == To::Text => (To::Label, None),
            "footnote" if state.to == To::Text => (To::Text, Some(Ends::Note)),
            "header" | "headerl" | "headerr" | "headerf" | "footer" | "footerl" | "footerr"
            | "footerf" => (To::Text, Some(Ends::Head)),
            "shptxt" | "dptxbxtext" => (To::Text, Some(Ends::Box)),
            // The second wording of the same passage, in Unicode.
            "ud" => (state.outer, None),
            "upr" => {
                state.outer = state.to;
                (To::Nowhere, None)
            }
            "fldrslt" => (state.to, None),
            "result" => (To::Text, None),
            "annotation" => {
                comment = Some(COMMENTS);
                (To::Nowhere, None)
            }
            "pict" => {
                comment = Some(PICTURES);
                (To::Nowhere, None)
            }
            "objdata" | "mmath" => {
                comment = Some(OBJECTS);
                (To::Nowhere, None)
            }
            _ if SKIPPED.contains(&word) => (To::Nowhere, None),
            _ => return false,
        };
        state.starred = false;
        state.to = to;
        if let Some(ends) = flow {
            state.ends = ends;
            state.hidden = false;
            state.in_table = false;
            self.flows.push(Flow::default());
        }
        if ends_note(flow) {
            self.note_mark();
        }
        if let Some(what) = comment {
            self.bump(what);
        }
        true
    }
}

/// Whether a group is a note.
fn ends_note(flow: Option<Ends>) -> bool {
    flow == Some(Ends::Note)
}
