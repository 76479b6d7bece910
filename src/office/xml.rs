//! XML as it is written: text and attributes are escaped in this one place, and every element is closed.

/// A part in the making.
pub struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// A name and its value.
pub type Attribute<'a> = (&'a str, &'a str);

impl Xml {
    /// A part that begins with the declaration of XML 1.0 in UTF-8.
    pub fn part() -> Self {
        let out = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned();
        Self { out, open: Vec::new() }
    }

    /// A piece of a part, without a declaration.
    pub fn piece() -> Self {
        Self { out: String::new(), open: Vec::new() }
    }

    /// Begins an element.
    pub fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element that holds text alone.
    pub fn element(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// Ends the innermost open element.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// Text between tags.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// A finished piece.
    pub fn add(&mut self, piece: &str) {
        self.out.push_str(piece);
    }

    /// The text of the part; what is still open is closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader would make blanks of these in an attribute, and a line feed of a carriage return.
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(safe(c)),
        }
    }
}

/// The character, or U+FFFD for one that XML 1.0 does not allow (production 2, `Char`), for a control, and
/// for one that sets the direction of what follows: it could turn a figure around.
pub fn safe(c: char) -> char {
    match c {
        '\n' | '\t' | '\r' => c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn whatever_the_text_the_part_is_xml() {
        let mut xml = Xml::part();
        xml.open("a", &[("b", "<\"&'>\n\u{0}")]);
        xml.element("c", &[], "]]> & \u{b}\u{fffe}\u{1ffff}\u{202e}149");
        let text = xml.finish();
        assert!(text.ends_with(
            "<a b=\"&lt;&quot;&amp;'&gt;&#10;\u{fffd}\"><c>]]&gt; &amp; \u{fffd}\u{fffd}\u{fffd}\u{fffd}149</c></a>"
        ));
    }
}
