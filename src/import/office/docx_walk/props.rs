//! Properties of paragraphs, runs, rows and sections, each read whole.

use super::Walk;
use crate::import::office::xml::{Ev, Xml};

impl Walk {
    /// Reads a paragraph's properties whole.
    pub(super) fn paragraph_properties(&mut self, xml: &mut Xml<'_>) {
        let mut depth = 1_usize;
        let Some(mut para) = self.paras.pop() else { return xml.skip() };
        while depth > 0 {
            let tag = match xml.next() {
                Ev::Open(tag) => tag,
                Ev::Close => {
                    depth -= 1;
                    continue;
                }
                Ev::Text(_) => continue,
                Ev::End => break,
            };
            depth += 1;
            if tag.ns != "w" {
                continue;
            }
            match tag.name() {
                "pStyle" => para.style = tag.attr("val"),
                "outlineLvl" => para.outline = tag.number("val"),
                "ilvl" => para.level = tag.number("val"),
                "numId" => para.num_id = tag.attr("val"),
                "del" | "moveFrom" => para.goes_on = true,
                "framePr" => {
                    para.goes_on |=
                        matches!(tag.attr("dropCap").as_deref(), Some("drop" | "margin"));
                }
                "pPrChange" | "rPrChange" => {
                    xml.skip();
                    depth -= 1;
                }
                "sectPr" => {
                    self.section(xml);
                    depth -= 1;
                }
                _ => {}
            }
        }
        para.hidden = self.styles.get(para.style.as_deref()).and_then(|s| s.hidden);
        self.paras.push(para);
    }

    /// Reads a run's properties whole.
    pub(super) fn run_properties(&mut self, xml: &mut Xml<'_>) {
        let (mut hidden, mut high) = (None, None);
        let mut depth = 1_usize;
        while depth > 0 {
            match xml.next() {
                Ev::Open(tag) => {
                    depth += 1;
                    match (tag.ns, tag.name()) {
                        ("w", "rStyle") => {
                            let id = tag.attr("val").unwrap_or_default();
                            let style = self.styles.get(Some(&id));
                            hidden = hidden.or_else(|| style.and_then(|s| s.hidden));
                            high = high.or_else(|| style.and_then(|s| s.raised));
                        }
                        ("w", "vanish") => hidden = Some(tag.is_on()),
                        ("w", "vertAlign") => {
                            high = Some(tag.attr("val").as_deref() == Some("superscript"));
                        }
                        ("w", "rPrChange") => {
                            xml.skip();
                            depth -= 1;
                        }
                        _ => {}
                    }
                }
                Ev::Close => depth -= 1,
                Ev::Text(_) => {}
                Ev::End => break,
            }
        }
        if let Some(hidden) = hidden {
            self.run.hidden = hidden;
        }
        if let Some(high) = high {
            self.run.raised = high;
        }
    }

    /// Reads a row's properties whole: whether the row is deleted.
    pub(super) fn row_properties(&mut self, xml: &mut Xml<'_>) {
        let mut depth = 1_usize;
        while depth > 0 {
            match xml.next() {
                Ev::Open(tag) => {
                    depth += 1;
                    if (tag.ns, tag.name()) == ("w", "del") {
                        self.met.deletions += 1;
                        if let Some(table) = self.tables.last_mut() {
                            table.deleted = true;
                        }
                    }
                }
                Ev::Close => depth -= 1,
                Ev::Text(_) => {}
                Ev::End => break,
            }
        }
    }

    /// Reads a section's properties whole: its heads and feet.
    pub(super) fn section(&mut self, xml: &mut Xml<'_>) {
        let mut depth = 1_usize;
        while depth > 0 {
            match xml.next() {
                Ev::Open(tag) => {
                    depth += 1;
                    if matches!(tag.name(), "headerReference" | "footerReference")
                        && let Some(id) = tag.attr("id")
                        && self.heads.len() < 200
                        && !self.heads.contains(&id)
                    {
                        self.heads.push(id);
                    }
                }
                Ev::Close => depth -= 1,
                Ev::Text(_) => {}
                Ev::End => break,
            }
        }
    }
}
