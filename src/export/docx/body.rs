//! The stories of a Word file: body, footnotes, head and foot.

use super::super::flow::{
    Block, Flow, Manner, Paragraph, Piece, Style, Table, Target, Words,
    script::{self, Kind, Stretch},
};
use crate::{
    cite::Shift,
    export::Made,
    model::Verdict,
    office::{Opc, Xml},
};

pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub(super) const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const PLACED: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

/// Between the margins of A4 paper, in twentieths of a point.
const TEXT_WIDTH: u32 = 9_070;
/// The same in English metric units (635 to a twentieth of a point), and the height that a picture may have.
const MOST_EMU: (u64, u64) = (9_070 * 635, 12_000 * 635);

/// A part of the file that holds paragraphs.
pub(super) struct Story<'a> {
    opc: &'a mut Opc,
    part: &'a str,
    /// Language of the document.
    own: &'a str,
    /// Marks that have a number.
    marks: usize,
    /// Whether a table has just ended.
    after_table: bool,
    xml: Xml,
}

impl<'a> Story<'a> {
    pub(super) fn new(opc: &'a mut Opc, part: &'a str, own: &'a str, marks: usize) -> Self {
        Self { opc, part, own, marks, after_table: false, xml: Xml::part() }
    }

    /// How many marks have a number by now; numbers are unique in the whole file.
    pub(super) fn marks(&self) -> usize {
        self.marks
    }

    fn take(&mut self) -> String {
        std::mem::replace(&mut self.xml, Xml::piece()).finish()
    }

    fn root(&mut self, name: &'static str) {
        let spaces = [
            ("xmlns:w", MAIN),
            ("xmlns:r", RELATIONS),
            ("xmlns:wp", PLACED),
            ("xmlns:a", DRAWING),
            ("xmlns:pic", PICTURE),
        ];
        self.xml.open(name, &spaces);
    }

    pub(super) fn document(
        &mut self,
        flow: &Flow,
        pictures: &[(String, Made)],
        header: &str,
        first: Option<&str>,
        footer: &str,
    ) -> String {
        self.root("w:document");
        self.xml.open("w:body", &[]);
        let mut shown = pictures.iter().enumerate();
        for block in &flow.blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Contents { heading, entries } => self.contents(heading, entries),
                Block::Table(table) => self.table(table),
                Block::Picture { alternative, title, .. } => {
                    if let Some((at, (id, made))) = shown.next() {
                        self.picture(at + 1, id, made, alternative, title);
                    }
                }
            }
        }
        if self.after_table {
            // Word wants a paragraph behind the last table.
            self.begin(Style::Body, false);
            self.xml.close();
        }
        let xml = &mut self.xml;
        xml.open("w:sectPr", &[]);
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", header)]);
        if let Some(first) = first {
            xml.empty("w:headerReference", &[("w:type", "first"), ("r:id", first)]);
        }
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", footer)]);
        xml.empty("w:footerReference", &[("w:type", "first"), ("r:id", footer)]);
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1418"),
                ("w:right", "1418"),
                ("w:bottom", "1418"),
                ("w:left", "1418"),
                ("w:header", "680"),
                ("w:footer", "680"),
                ("w:gutter", "0"),
            ],
        );
        xml.empty("w:cols", &[("w:space", "720")]);
        // The first page has the title itself and no running one.
        xml.empty("w:titlePg", &[]);
        xml.close();
        self.take()
    }

    pub(super) fn footnotes(&mut self, notes: &[Paragraph]) -> String {
        self.root("w:footnotes");
        for (kind, id, line) in [
            ("separator", "-1", "w:separator"),
            ("continuationSeparator", "0", "w:continuationSeparator"),
        ] {
            self.xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
            self.xml.open("w:p", &[]);
            self.xml.open("w:pPr", &[]);
            self.xml
                .empty("w:spacing", &[("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")]);
            self.xml.close();
            self.xml.open("w:r", &[]);
            self.xml.empty(line, &[]);
            self.xml.close();
            self.xml.close();
            self.xml.close();
        }
        for (at, note) in notes.iter().enumerate() {
            let id = (at + 1).to_string();
            self.xml.open("w:footnote", &[("w:id", &id)]);
            let leftward = note.leftward;
            self.begin(Style::FootnoteText, leftward);
            self.xml.open("w:r", &[]);
            self.xml.open("w:rPr", &[]);
            self.xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]);
            self.xml.close();
            self.xml.empty("w:footnoteRef", &[]);
            self.xml.close();
            self.words(&Words::new(" ", Manner::Plain), leftward);
            note.pieces.iter().for_each(|piece| self.piece(piece, leftward));
            self.xml.close();
            self.xml.close();
        }
        self.take()
    }

    /// The head of a page: the running title, which the first page does without, and who may see it.
    pub(super) fn header(&mut self, title: Option<&str>, marking: &str) -> String {
        self.root("w:hdr");
        if !marking.is_empty() || title.is_none() {
            mark(&mut self.xml, "Header", marking);
        }
        let Some(title) = title else { return self.take() };
        let leftward = script::runs_left(std::iter::once(title));
        self.begin_named("Header", leftward);
        self.words(&Words::new(title, Manner::Plain), leftward);
        self.take()
    }

    fn begin(&mut self, style: Style, leftward: bool) {
        self.begin_named(style_id(style), leftward);
    }

    /// Begins a paragraph; the caller closes it.
    fn begin_named(&mut self, style: &str, leftward: bool) {
        self.xml.open("w:p", &[]);
        let after_table = std::mem::take(&mut self.after_table)
            && matches!(style, "Normal" | "Finding" | "Method");
        if style == "Normal" && !leftward && !after_table {
            return;
        }
        self.xml.open("w:pPr", &[]);
        if style != "Normal" {
            self.xml.empty("w:pStyle", &[("w:val", style)]);
        }
        if leftward && matches!(style, "Quote" | "EvidenceQuote") {
            // The line beside the words stands where they begin; borders do not turn around with them.
            let line =
                [("w:val", "single"), ("w:sz", "18"), ("w:space", "12"), ("w:color", "C9CEC8")];
            self.xml.open("w:pBdr", &[]);
            self.xml.empty("w:left", &[("w:val", "nil")]);
            self.xml.empty("w:right", &line);
            self.xml.close();
        }
        if leftward {
            self.xml.empty("w:bidi", &[]);
        }
        if after_table {
            // Text would stand close to the last line of the table.
            self.xml.empty("w:spacing", &[("w:before", "240")]);
        }
        self.xml.close();
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.begin(paragraph.style, paragraph.leftward);
        paragraph.pieces.iter().for_each(|piece| self.piece(piece, paragraph.leftward));
        self.xml.close();
    }

    fn piece(&mut self, piece: &Piece, leftward: bool) {
        match piece {
            Piece::Words(words) => self.words(words, leftward),
            Piece::Link { to, words } => {
                match to {
                    Target::Inside(mark) => {
                        self.xml.open("w:hyperlink", &[("w:anchor", mark), ("w:history", "1")]);
                    }
                    Target::Outside(address) => {
                        let id = self.opc.relate(self.part, "hyperlink", address, true);
                        self.xml.open("w:hyperlink", &[("r:id", &id), ("w:history", "1")]);
                    }
                }
                for words in words {
                    self.words(words, leftward);
                }
                self.xml.close();
            }
            Piece::Mark(name) => {
                let id = self.marks.to_string();
                self.marks += 1;
                self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
                self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
            }
            Piece::Note(number) => {
                let id = (number + 1).to_string();
                self.xml.open("w:r", &[]);
                self.xml.open("w:rPr", &[]);
                self.xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]);
                self.xml.close();
                self.xml.empty("w:footnoteReference", &[("w:id", &id)]);
                self.xml.close();
            }
            Piece::Tab => {
                self.xml.open("w:r", &[]);
                self.xml.empty("w:tab", &[]);
                self.xml.close();
            }
        }
    }

    fn words(&mut self, words: &Words, leftward: bool) {
        let shown = words.shown(leftward);
        let base = words.base(leftward);
        for stretch in script::stretches(&shown, words.language.as_deref(), self.own, base) {
            self.xml.open("w:r", &[]);
            self.properties(words, &stretch);
            self.text(stretch.words);
            self.xml.close();
        }
    }

    /// Text of a run: tabs and line ends are elements.
    fn text(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.xml.empty("w:br", &[]);
            }
            for (at, piece) in line.split('\t').enumerate() {
                if at > 0 {
                    self.xml.empty("w:tab", &[]);
                }
                let piece = piece.trim_end_matches('\r');
                if !piece.is_empty() {
                    self.xml.element("w:t", &[("xml:space", "preserve")], piece);
                }
            }
        }
    }

    /// What a run is besides its words, in the order of the schema.
    fn properties(&mut self, words: &Words, stretch: &Stretch<'_>) {
        let mut xml = Xml::piece();
        if let Some(style) = manner_id(words.manner) {
            xml.empty("w:rStyle", &[("w:val", style)]);
        }
        match (stretch.kind, stretch.font) {
            (Kind::Complex, Some(font)) => xml.empty("w:rFonts", &[("w:cs", font)]),
            (Kind::Eastern, Some(font)) => {
                xml.empty("w:rFonts", &[("w:hint", "eastAsia"), ("w:eastAsia", font)]);
            }
            (Kind::Eastern, None) => xml.empty("w:rFonts", &[("w:hint", "eastAsia")]),
            _ => {}
        }
        let look = words.look;
        // Other scripts have no italics: the program would slant their letters by force.
        let italic = look.italic && stretch.kind == Kind::Western;
        for (wanted, names) in [
            (look.bold, ["w:b", "w:bCs"].as_slice()),
            (italic, ["w:i", "w:iCs"].as_slice()),
            (look.small_caps, ["w:smallCaps"].as_slice()),
        ] {
            names.iter().filter(|_| wanted).for_each(|name| xml.empty(name, &[]));
        }
        if look.underline {
            xml.empty("w:u", &[("w:val", "single")]);
        }
        match look.shift {
            Shift::None => {}
            Shift::Super => xml.empty("w:vertAlign", &[("w:val", "superscript")]),
            Shift::Sub => xml.empty("w:vertAlign", &[("w:val", "subscript")]),
        }
        if stretch.leftward {
            xml.empty("w:rtl", &[]);
        } else if stretch.kind == Kind::Complex {
            xml.empty("w:cs", &[]);
        }
        let language = match stretch.kind {
            Kind::Western => "w:val",
            Kind::Eastern => "w:eastAsia",
            Kind::Complex => "w:bidi",
        };
        if stretch.kind != Kind::Western || stretch.language != self.own {
            xml.empty("w:lang", &[(language, &stretch.language)]);
        }
        let properties = xml.finish();
        if !properties.is_empty() {
            self.xml.open("w:rPr", &[]);
            self.xml.add(&properties);
            self.xml.close();
        }
    }

    /// A list of the headings as a field, so that Word can make it anew; the entries lead to their headings and
    /// have no page numbers, which only a layout knows and which would be wrong until someone asks for them.
    fn contents(&mut self, heading: &str, entries: &[(u8, String, String)]) {
        self.xml.open("w:sdt", &[]);
        self.xml.open("w:sdtPr", &[]);
        self.xml.open("w:docPartObj", &[]);
        self.xml.empty("w:docPartGallery", &[("w:val", "Table of Contents")]);
        self.xml.empty("w:docPartUnique", &[]);
        self.xml.close();
        self.xml.close();
        self.xml.open("w:sdtContent", &[]);
        self.begin_named("TOCHeading", false);
        self.words(&Words::new(heading, Manner::Plain), false);
        self.xml.close();
        let last = entries.len().saturating_sub(1);
        for (at, (level, text, mark)) in entries.iter().enumerate() {
            let leftward = script::runs_left(std::iter::once(text.as_str()));
            self.begin_named(&format!("TOC{level}"), leftward);
            if at == 0 {
                self.field_begin(" TOC \\o \"1-3\" \\n \\h \\z ");
            }
            self.xml.open("w:hyperlink", &[("w:anchor", mark), ("w:history", "1")]);
            self.words(&Words::new(text, Manner::Plain), leftward);
            self.xml.close();
            if at == last {
                self.field_end();
            }
            self.xml.close();
        }
        self.xml.close();
        self.xml.close();
    }

    fn field_begin(&mut self, code: &str) {
        field_character(&mut self.xml, "begin");
        self.xml.open("w:r", &[]);
        self.xml.element("w:instrText", &[("xml:space", "preserve")], code);
        self.xml.close();
        field_character(&mut self.xml, "separate");
    }

    fn field_end(&mut self) {
        field_character(&mut self.xml, "end");
    }

    fn table(&mut self, table: &Table) {
        let widths: Vec<u32> = table.widths.iter().map(|w| w * TEXT_WIDTH / 1_000).collect();
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        self.xml.empty("w:tblStyle", &[("w:val", "EvidenceTable")]);
        // Fiftieths of a percent.
        self.xml.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        self.xml.empty(
            "w:tblLook",
            &[
                ("w:val", "0020"),
                ("w:firstRow", "1"),
                ("w:lastRow", "0"),
                ("w:firstColumn", "0"),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        );
        self.xml.empty("w:tblCaption", &[("w:val", &table.caption)]);
        self.xml.close();
        self.xml.open("w:tblGrid", &[]);
        for width in &widths {
            self.xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        self.xml.close();
        self.row(&table.head, &widths, true);
        table.rows.iter().for_each(|row| self.row(row, &widths, false));
        self.xml.close();
        self.after_table = true;
    }

    fn row(&mut self, cells: &[Paragraph], widths: &[u32], head: bool) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if head {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
        for (cell, width) in cells.iter().zip(widths) {
            self.xml.open("w:tc", &[]);
            self.xml.open("w:tcPr", &[]);
            self.xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            self.xml.close();
            self.paragraph(cell);
            self.xml.close();
        }
        self.xml.close();
    }

    fn picture(&mut self, number: usize, id: &str, made: &Made, alternative: &str, title: &str) {
        let (width, height) = emu(made.width, made.height);
        let size = [("cx", width.as_str()), ("cy", height.as_str())];
        let number = number.to_string();
        let name = format!("Picture {number}");
        let mut about = vec![("id", number.as_str()), ("name", &name), ("descr", alternative)];
        about.push(("title", title));
        self.begin_named("Picture", false);
        let xml = &mut self.xml;
        xml.open("w:r", &[]);
        xml.open("w:drawing", &[]);
        xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
        xml.empty("wp:extent", &size);
        xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
        xml.empty("wp:docPr", &about);
        xml.open("wp:cNvGraphicFramePr", &[]);
        xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
        xml.close();
        xml.open("a:graphic", &[]);
        xml.open("a:graphicData", &[("uri", PICTURE)]);
        xml.open("pic:pic", &[]);
        xml.open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", &[("id", &number), ("name", &name)]);
        xml.empty("pic:cNvPicPr", &[]);
        xml.close();
        xml.open("pic:blipFill", &[]);
        xml.empty("a:blip", &[("r:embed", id)]);
        xml.open("a:stretch", &[]);
        xml.empty("a:fillRect", &[]);
        xml.close();
        xml.close();
        xml.open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        xml.empty("a:ext", &size);
        xml.close();
        xml.open("a:prstGeom", &[("prst", "rect")]);
        xml.empty("a:avLst", &[]);
        for _ in 0..9 {
            xml.close();
        }
    }
}

/// A line with who may see the document, in 12 points on black (FIRST, Traffic Light Protocol 2.0).
fn mark(xml: &mut Xml, style: &str, marking: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", style)]);
    xml.empty("w:jc", &[("w:val", "right")]);
    xml.close();
    if !marking.is_empty() {
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        xml.empty("w:b", &[]);
        xml.empty("w:bCs", &[]);
        xml.empty("w:color", &[("w:val", crate::export::marking_ink(marking))]);
        xml.empty("w:sz", &[("w:val", "24")]);
        xml.empty("w:szCs", &[("w:val", "24")]);
        xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", "000000")]);
        xml.close();
        xml.element("w:t", &[], marking);
        xml.close();
    }
    xml.close();
}

/// The foot of every page: who may see it, its number and how many there are.
pub(super) fn footer(marking: &str) -> String {
    let mut xml = Xml::part();
    xml.open("w:ftr", &[("xmlns:w", MAIN)]);
    if !marking.is_empty() {
        mark(&mut xml, "Footer", marking);
    }
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", "Footer")]);
    xml.close();
    for (at, field) in [" PAGE ", " NUMPAGES "].into_iter().enumerate() {
        if at > 0 {
            xml.open("w:r", &[]);
            xml.element("w:t", &[("xml:space", "preserve")], " / ");
            xml.close();
        }
        xml.open("w:fldSimple", &[("w:instr", field)]);
        xml.open("w:r", &[]);
        xml.element("w:t", &[], "1");
        xml.close();
        xml.close();
    }
    xml.finish()
}

fn field_character(xml: &mut Xml, kind: &str) {
    xml.open("w:r", &[]);
    xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    xml.close();
}

/// The size of a picture on paper: as wide as the text, unless it would be too high.
fn emu(width: u32, height: u32) -> (String, String) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (most_width, most_height) = MOST_EMU;
    let (mut shown, mut high) = (most_width, most_width * height / width);
    if high > most_height {
        (shown, high) = (most_height * width / height, most_height);
    }
    (shown.max(1).to_string(), high.max(1).to_string())
}

fn style_id(style: Style) -> &'static str {
    match style {
        Style::Title => "Title",
        Style::Author => "Author",
        Style::Heading1 => "Heading1",
        Style::Heading2 => "Heading2",
        Style::Heading3 => "Heading3",
        Style::Body => "Normal",
        Style::Finding => "Finding",
        Style::Method => "Method",
        Style::Quote => "Quote",
        Style::QuoteSource => "QuoteSource",
        Style::Caption => "Caption",
        Style::TableCaption => "TableCaption",
        Style::EvidenceTitle => "EvidenceTitle",
        Style::EvidenceStatement => "EvidenceStatement",
        Style::EvidenceQuote => "EvidenceQuote",
        Style::EvidenceFact => "EvidenceFact",
        Style::Warning => "Warning",
        Style::Bibliography => "Bibliography",
        Style::BibliographyNumbered => "BibliographyNumbered",
        Style::TableText => "TableText",
        Style::TableHeading => "TableHeading",
        Style::FootnoteText => "FootnoteText",
    }
}

fn manner_id(manner: Manner) -> Option<&'static str> {
    Some(match manner {
        Manner::Plain => return None,
        Manner::Strong => "Strong",
        Manner::Figure => "FigureLink",
        Manner::EvidenceMark => "EvidenceMark",
        Manner::Back => "BackLink",
        Manner::Hyperlink => "Hyperlink",
        Manner::Label => "EvidenceLabel",
        Manner::Code => "Fingerprint",
        Manner::Verdict(Verdict::Corroborated) => "VerdictCorroborated",
        Manner::Verdict(Verdict::SingleOrigin) => "VerdictSingleOrigin",
        Manner::Verdict(Verdict::Contradicted) => "VerdictContradicted",
        Manner::Verdict(Verdict::MayContradict) => "VerdictMayContradict",
        Manner::Verdict(Verdict::NotComparable) => "VerdictNotComparable",
    })
}
