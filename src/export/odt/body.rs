//! The content of an OpenDocument text. Looks that have no name of their own become automatic styles, which
//! stand before the text and are therefore gathered while it is written.

use super::super::flow::{
    Block, Flow, Manner, Paragraph, Piece, Style, Table, Target, Words,
    script::{self, Kind, Stretch},
};
use crate::{cite::Shift, export::Made, model::Verdict, office::Xml};

/// Declarations of fonts, and the automatic styles that are always there, a line each.
const FIXED: &str = include_str!("fixed.xml");
/// Between the margins of A4 paper, and the height that a picture may have, in hundredths of a millimetre.
const MOST: (u64, u64) = (1_600, 2_100);

const SPACES: [(&str, &str); 9] = [
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
    ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
    ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("office:version", "1.3"),
];

/// The content of the file.
pub(super) fn content(flow: &Flow, pictures: &[Made]) -> String {
    let mut writer = Writer {
        flow,
        xml: Xml::piece(),
        looks: Vec::new(),
        leftward: Vec::new(),
        columns: Vec::new(),
        blank: true,
    };
    let mut shown = pictures.iter().enumerate();
    for (at, block) in flow.blocks.iter().enumerate() {
        match block {
            Block::Paragraph(paragraph) if at == 0 => writer.begin(paragraph),
            Block::Paragraph(paragraph) => writer.paragraph(paragraph),
            Block::Contents { heading, entries } => writer.contents(heading, entries),
            Block::Table(table) => writer.table(table),
            Block::Picture { alternative, title, .. } => {
                if let Some((at, made)) = shown.next() {
                    writer.picture(at, made, alternative, title);
                }
            }
        }
    }
    let (fonts, fixed) = FIXED.split_once('\n').unwrap_or_default();
    let automatic = writer.automatic();
    let mut xml = Xml::part();
    xml.open("office:document-content", &SPACES);
    xml.add(fonts);
    xml.open("office:automatic-styles", &[]);
    xml.add(fixed.trim_end());
    xml.add(&automatic);
    xml.close();
    xml.open("office:body", &[]);
    xml.open("office:text", &[]);
    xml.add(&writer.xml.finish());
    xml.finish()
}

/// A line with who may see the document; nothing for one without a marking.
pub(super) fn marking(marking: &str) -> String {
    if marking.is_empty() {
        return String::new();
    }
    let mut xml = Xml::piece();
    xml.element("text:p", &[("text:style-name", "Marking")], marking);
    xml.finish()
}

/// The head of every page but the first.
pub(super) fn header(title: &str) -> String {
    let mut xml = Xml::piece();
    xml.element("text:p", &[("text:style-name", "Header")], title);
    xml.finish()
}

/// Where a picture stands in the file.
pub(super) fn picture_path(at: usize) -> String {
    format!("Pictures/{}.png", at + 1)
}

/// Language and country of a tag, as ODF keeps them.
pub(super) fn split(tag: &str) -> (String, String) {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let country = parts.find(|p| p.len() == 2 && p.chars().all(|c| c.is_ascii_alphabetic()));
    (language, country.map_or_else(|| "none".to_owned(), str::to_ascii_uppercase))
}

struct Writer<'a> {
    flow: &'a Flow,
    xml: Xml,
    /// Automatic styles of words: the properties of T1, T2, …
    looks: Vec<String>,
    /// Styles of paragraphs that run from right to left.
    leftward: Vec<&'static str>,
    /// Widths of columns in hundredths of a centimetre: C1, C2, …
    columns: Vec<u32>,
    /// Whether a blank here would be dropped by a reader.
    blank: bool,
}

fn place<T: PartialEq>(list: &mut Vec<T>, item: T) -> usize {
    let at = list.iter().position(|known| *known == item).unwrap_or(list.len());
    if at == list.len() {
        list.push(item);
    }
    at + 1
}

impl Writer<'_> {
    /// The first paragraph, which also begins the first page.
    fn begin(&mut self, paragraph: &Paragraph) {
        self.paragraph_named("Begin", paragraph);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let name = self.style(paragraph);
        self.paragraph_named(&name, paragraph);
    }

    fn style(&mut self, paragraph: &Paragraph) -> String {
        let name = style_name(paragraph.style);
        if paragraph.leftward {
            format!("P{}", place(&mut self.leftward, name))
        } else {
            name.to_owned()
        }
    }

    fn paragraph_named(&mut self, name: &str, paragraph: &Paragraph) {
        let level = match paragraph.style {
            Style::Heading1 => Some("1"),
            Style::Heading2 | Style::EvidenceTitle => Some("2"),
            Style::Heading3 => Some("3"),
            _ => None,
        };
        match level {
            Some(level) => {
                let attributes = [("text:style-name", name), ("text:outline-level", level)];
                self.xml.open("text:h", &attributes);
            }
            None => self.xml.open("text:p", &[("text:style-name", name)]),
        }
        self.blank = true;
        if paragraph.style == Style::FootnoteText {
            // Between the number of the note and its words.
            self.xml.empty("text:s", &[]);
        }
        self.pieces(&paragraph.pieces, paragraph.leftward);
        self.xml.close();
    }

    fn pieces(&mut self, pieces: &[Piece], leftward: bool) {
        for piece in pieces {
            match piece {
                Piece::Words(words) => self.words(words, leftward),
                Piece::Link { to, words } => {
                    let address = match to {
                        Target::Inside(mark) => format!("#{mark}"),
                        Target::Outside(address) => address.clone(),
                    };
                    let style = words.first().and_then(|w| manner_name(w.manner));
                    let style = style.unwrap_or("Internet_20_link");
                    let visited = match to {
                        Target::Inside(_) => style,
                        Target::Outside(_) => "Visited_20_Internet_20_Link",
                    };
                    self.xml.open(
                        "text:a",
                        &[
                            ("xlink:type", "simple"),
                            ("xlink:href", &address),
                            ("text:style-name", style),
                            ("text:visited-style-name", visited),
                        ],
                    );
                    for words in words {
                        self.words(words, leftward);
                    }
                    self.xml.close();
                }
                Piece::Mark(name) => self.xml.empty("text:bookmark", &[("text:name", name)]),
                Piece::Note(number) => self.note(*number),
                Piece::Tab => {
                    self.xml.empty("text:tab", &[]);
                    self.blank = false;
                }
            }
        }
    }

    fn note(&mut self, number: usize) {
        let flow = self.flow;
        let Some(note) = flow.notes.get(number) else { return };
        let shown = (number + 1).to_string();
        let id = format!("ftn{shown}");
        self.xml.open("text:note", &[("text:id", &id), ("text:note-class", "footnote")]);
        self.xml.element("text:note-citation", &[], &shown);
        self.xml.open("text:note-body", &[]);
        let before = self.blank;
        self.paragraph(note);
        self.blank = before;
        self.xml.close();
        self.xml.close();
        self.blank = false;
    }

    fn words(&mut self, words: &Words, leftward: bool) {
        let own = &self.flow.core.language;
        let manner = manner_name(words.manner);
        let shown = words.shown(leftward);
        if let Some(manner) = manner {
            self.xml.open("text:span", &[("text:style-name", manner)]);
        }
        for stretch in
            script::stretches(&shown, words.language.as_deref(), own, words.base(leftward))
        {
            let properties = properties(words, &stretch, own);
            let named = !properties.is_empty();
            if named {
                let name = format!("T{}", place(&mut self.looks, properties));
                self.xml.open("text:span", &[("text:style-name", &name)]);
            }
            self.text(stretch.words);
            if named {
                self.xml.close();
            }
        }
        if manner.is_some() {
            self.xml.close();
        }
    }

    /// Text: readers drop all blanks of a row but the first, and those at the beginning of a paragraph.
    fn text(&mut self, text: &str) {
        let mut plain = String::new();
        for c in text.chars() {
            match c {
                ' ' if self.blank => {
                    self.xml.text(&std::mem::take(&mut plain));
                    self.xml.empty("text:s", &[]);
                }
                '\n' => {
                    self.xml.text(&std::mem::take(&mut plain));
                    self.xml.empty("text:line-break", &[]);
                    self.blank = true;
                }
                '\t' => {
                    self.xml.text(&std::mem::take(&mut plain));
                    self.xml.empty("text:tab", &[]);
                    self.blank = false;
                }
                '\r' => {}
                c => {
                    plain.push(c);
                    self.blank = c == ' ';
                }
            }
        }
        self.xml.text(&plain);
    }

    fn contents(&mut self, heading: &str, entries: &[(u8, String, String)]) {
        self.xml.open("text:table-of-content", &[("text:name", "Contents")]);
        let source = [
            ("text:outline-level", "3"),
            ("text:use-outline-level", "false"),
            ("text:use-index-marks", "false"),
            ("text:use-index-source-styles", "true"),
        ];
        self.xml.open("text:table-of-content-source", &source);
        let title = [("text:style-name", "Contents_20_Heading")];
        self.xml.element("text:index-title-template", &title, heading);
        for level in ["1", "2", "3"] {
            let style = format!("Contents_20_{level}");
            self.xml.open(
                "text:table-of-content-entry-template",
                &[("text:outline-level", level), ("text:style-name", &style)],
            );
            self.xml.empty("text:index-entry-link-start", &[]);
            self.xml.empty("text:index-entry-text", &[]);
            self.xml.empty("text:index-entry-link-end", &[]);
            self.xml.close();
        }
        // By styles and not by levels: the titles of the evidence stay out.
        for level in ["1", "2", "3"] {
            let style = format!("Heading_20_{level}");
            self.xml.open("text:index-source-styles", &[("text:outline-level", level)]);
            self.xml.empty("text:index-source-style", &[("text:style-name", &style)]);
            self.xml.close();
        }
        self.xml.close();
        self.xml.open("text:index-body", &[]);
        self.xml.open("text:index-title", &[("text:name", "Contents_Head")]);
        self.xml.open("text:p", &title);
        self.blank = true;
        self.words(&Words::new(heading, Manner::Plain), false);
        self.xml.close();
        self.xml.close();
        for (level, text, mark) in entries {
            let style = format!("Contents_20_{level}");
            self.xml.open("text:p", &[("text:style-name", &style)]);
            let address = format!("#{mark}");
            self.xml.open(
                "text:a",
                &[
                    ("xlink:type", "simple"),
                    ("xlink:href", &address),
                    ("text:style-name", "Index_20_Link"),
                    ("text:visited-style-name", "Index_20_Link"),
                ],
            );
            self.blank = true;
            self.words(&Words::new(text, Manner::Plain), false);
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
        self.xml.close();
    }

    fn table(&mut self, table: &Table) {
        self.xml.open("table:table", &[("table:style-name", "Grid")]);
        for width in &table.widths {
            // Thousandths of 16 cm in hundredths of a centimetre.
            let name = format!("C{}", place(&mut self.columns, width * 16 / 10));
            self.xml.empty("table:table-column", &[("table:style-name", &name)]);
        }
        self.xml.open("table:table-header-rows", &[]);
        self.row(&table.head, "Head");
        self.xml.close();
        table.rows.iter().for_each(|row| self.row(row, "Cell"));
        self.xml.close();
    }

    fn row(&mut self, cells: &[Paragraph], style: &str) {
        self.xml.open("table:table-row", &[("table:style-name", "Line")]);
        for cell in cells {
            let attributes = [("table:style-name", style), ("office:value-type", "string")];
            self.xml.open("table:table-cell", &attributes);
            self.paragraph(cell);
            self.xml.close();
        }
        self.xml.close();
    }

    fn picture(&mut self, at: usize, made: &Made, alternative: &str, title: &str) {
        let (width, height) = size(made.width, made.height);
        let name = format!("Picture {}", at + 1);
        self.xml.open("text:p", &[("text:style-name", "Picture")]);
        self.xml.open(
            "draw:frame",
            &[
                ("draw:style-name", "Drawing"),
                ("draw:name", &name),
                ("text:anchor-type", "as-char"),
                ("svg:width", &width),
                ("svg:height", &height),
            ],
        );
        self.xml.empty(
            "draw:image",
            &[
                ("xlink:href", &picture_path(at)),
                ("xlink:type", "simple"),
                ("xlink:show", "embed"),
                ("xlink:actuate", "onLoad"),
            ],
        );
        self.xml.element("svg:title", &[], title);
        self.xml.element("svg:desc", &[], alternative);
        self.xml.close();
        self.xml.close();
    }

    fn automatic(&self) -> String {
        let mut out = Xml::piece();
        for (at, properties) in self.looks.iter().enumerate() {
            let name = format!("T{}", at + 1);
            out.open("style:style", &[("style:name", &name), ("style:family", "text")]);
            out.add(properties);
            out.close();
        }
        for (at, parent) in self.leftward.iter().enumerate() {
            let name = format!("P{}", at + 1);
            out.open(
                "style:style",
                &[
                    ("style:name", &name),
                    ("style:family", "paragraph"),
                    ("style:parent-style-name", parent),
                ],
            );
            // LibreOffice takes "start" for the left side whatever the direction.
            let mut properties = vec![("fo:text-align", "right"), ("style:writing-mode", "rl-tb")];
            if matches!(*parent, "Quotations" | "Evidence_20_Quote") {
                // The line beside the words stands where they begin.
                properties.extend([
                    ("fo:border-left", "none"),
                    ("fo:border-right", "0.08cm solid #c9cec8"),
                    ("fo:border-top", "none"),
                    ("fo:border-bottom", "none"),
                    ("fo:padding-left", "0cm"),
                    ("fo:padding-right", "0.35cm"),
                    ("fo:padding-top", "0cm"),
                    ("fo:padding-bottom", "0cm"),
                    ("fo:margin-right", "0.75cm"),
                ]);
            }
            out.empty("style:paragraph-properties", &properties);
            out.close();
        }
        for (at, width) in self.columns.iter().enumerate() {
            let name = format!("C{}", at + 1);
            let width = format!("{}.{:02}cm", width / 100, width % 100);
            out.open("style:style", &[("style:name", &name), ("style:family", "table-column")]);
            out.empty("style:table-column-properties", &[("style:column-width", &width)]);
            out.close();
        }
        out.finish()
    }
}

/// What words are besides their style, as an element; empty if nothing.
fn properties(words: &Words, stretch: &Stretch<'_>, own: &str) -> String {
    let mut all: Vec<(&str, String)> = Vec::new();
    let mut add = |names: &[&'static str], value: &str| {
        all.extend(names.iter().map(|name| (*name, value.to_owned())));
    };
    let look = words.look;
    if look.bold {
        add(&["fo:font-weight", "style:font-weight-asian", "style:font-weight-complex"], "bold");
    }
    // Other scripts have no italics: the program would slant their letters by force.
    if look.italic && stretch.kind == Kind::Western {
        add(&["fo:font-style", "style:font-style-asian", "style:font-style-complex"], "italic");
    }
    if look.small_caps {
        add(&["fo:font-variant"], "small-caps");
    }
    if look.underline {
        add(&["style:text-underline-style"], "solid");
    }
    match look.shift {
        Shift::None => {}
        Shift::Super => add(&["style:text-position"], "super 66%"),
        Shift::Sub => add(&["style:text-position"], "sub 66%"),
    }
    let (font, language_name, country_name) = match stretch.kind {
        Kind::Western => ("style:font-name", "fo:language", "fo:country"),
        Kind::Eastern => ("style:font-name-asian", "style:language-asian", "style:country-asian"),
        Kind::Complex => {
            ("style:font-name-complex", "style:language-complex", "style:country-complex")
        }
    };
    if let Some(name) = stretch.font {
        add(&[font], name);
    }
    if stretch.kind != Kind::Western || stretch.language != own {
        let (language, country) = split(&stretch.language);
        add(&[language_name], &language);
        add(&[country_name], &country);
    }
    if all.is_empty() {
        return String::new();
    }
    let attributes: Vec<(&str, &str)> = all.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let mut xml = Xml::piece();
    xml.empty("style:text-properties", &attributes);
    xml.finish()
}

/// The size of a picture on paper: as wide as the text, unless it would be too high.
fn size(width: u32, height: u32) -> (String, String) {
    let (width, height) = (u64::from(width.max(1)), u64::from(height.max(1)));
    let (mut shown, mut high) = (MOST.0, MOST.0 * height / width);
    if high > MOST.1 {
        (shown, high) = (MOST.1 * width / height, MOST.1);
    }
    let written = |n: u64| format!("{}.{:02}cm", n.max(1) / 100, n.max(1) % 100);
    (written(shown), written(high))
}

fn style_name(style: Style) -> &'static str {
    match style {
        Style::Title => "Title",
        Style::Author => "Author",
        Style::Heading1 => "Heading_20_1",
        Style::Heading2 => "Heading_20_2",
        Style::Heading3 => "Heading_20_3",
        Style::Body => "Standard",
        Style::Finding => "Finding",
        Style::Method => "Method",
        Style::Quote => "Quotations",
        Style::QuoteSource => "Quote_20_Source",
        Style::Caption => "Caption",
        Style::TableCaption => "Table_20_Caption",
        Style::EvidenceTitle => "Evidence_20_Title",
        Style::EvidenceStatement => "Evidence_20_Statement",
        Style::EvidenceQuote => "Evidence_20_Quote",
        Style::EvidenceFact => "Evidence_20_Fact",
        Style::Warning => "Warning",
        Style::Bibliography => "Bibliography_20_1",
        Style::BibliographyNumbered => "Bibliography_20_Numbered",
        Style::TableText => "Table_20_Contents",
        Style::TableHeading => "Table_20_Heading",
        Style::FootnoteText => "Footnote",
    }
}

fn manner_name(manner: Manner) -> Option<&'static str> {
    Some(match manner {
        Manner::Plain => return None,
        Manner::Strong => "Strong_20_Emphasis",
        Manner::Figure => "Figure_20_Link",
        Manner::EvidenceMark => "Evidence_20_Mark",
        Manner::Back => "Back_20_Link",
        Manner::Hyperlink => "Internet_20_link",
        Manner::Label => "Evidence_20_Label",
        Manner::Code => "Fingerprint",
        Manner::Verdict(Verdict::Corroborated) => "Verdict_20_Corroborated",
        Manner::Verdict(Verdict::SingleOrigin) => "Verdict_20_Single_20_Origin",
        Manner::Verdict(Verdict::Contradicted) => "Verdict_20_Contradicted",
        Manner::Verdict(Verdict::MayContradict) => "Verdict_20_May_20_Contradict",
        Manner::Verdict(Verdict::NotComparable) => "Verdict_20_Not_20_Comparable",
    })
}
