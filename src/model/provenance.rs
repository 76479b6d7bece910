//! How much is known of where an article came from, by the minimum that the Berkeley Protocol asks for at collection
//! (Berkeley Protocol on Digital Open Source Investigations, OHCHR 2022, VI.C: address, source code, full capture,
//! embedded media and metadata, contextual data, collection data, hash).

use super::Article;

/// Something of the collection minimum that an article lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// Only its words are there, not the page or document as it was.
    FullCapture,
    /// No web address, and no file or mail that it came in.
    Address,
    /// Neither publisher nor author.
    Source,
    /// Nothing that the file itself says of its making.
    Metadata,
}

impl Lack {
    /// What to say of it.
    pub fn words(self) -> &'static str {
        match self {
            Self::FullCapture => "text only",
            Self::Address => "no address",
            Self::Source => "no source named",
            Self::Metadata => "no embedded metadata",
        }
    }
}

impl Article {
    /// What the article lacks of the collection minimum; time of collection and hash are always there.
    pub fn lacks(&self) -> Vec<Lack> {
        let kind = self.capture.media_type.as_str();
        let words_only = matches!(
            kind,
            "text/plain"
                | "text/markdown"
                | "text/uri-list"
                | "text/csv"
                | "text/tab-separated-values"
        ) || kind.starts_with("application/vnd.citationstyles");
        // A mail is addressed by itself, an attachment by its mail.
        let addressed = self.url.is_some()
            || self.archived_url.is_some()
            || kind == "message/rfc822"
            || self.attached_to.is_some();
        let embedded = |origin: &String| {
            let visible =
                ["first line", "line ", "the text itself", "typed by", "visible", "name of"];
            !visible.iter().any(|start| origin.starts_with(start))
        };
        // The hour of a day may be printed beside it; whether that is embedded its day says.
        let embedded_fact = |name: &String| !matches!(name.as_str(), "Published" | "Modified");
        let told = self.capture.facts.keys().any(embedded_fact)
            || self.metadata_from.values().any(embedded);
        let checks = [
            (Lack::FullCapture, !words_only),
            (Lack::Address, addressed),
            (Lack::Source, self.publisher.is_some() || !self.bylines.is_empty()),
            (Lack::Metadata, told),
        ];
        checks.into_iter().filter(|(_, there)| !there).map(|(lack, _)| lack).collect()
    }

    /// "meets the collection minimum", or "below the collection minimum: text only, no address".
    pub fn provenance(&self) -> String {
        let lacks: Vec<&str> = self.lacks().into_iter().map(Lack::words).collect();
        if lacks.is_empty() {
            "meets the collection minimum".to_owned()
        } else {
            format!("below the collection minimum: {}", lacks.join(", "))
        }
    }
}
