//! Diagnostics for a terminal, with the cells around what is wrong.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer};

use super::{Diagnostic, Diagnostics};

impl Diagnostics {
    /// All of them for people: what is wrong, where, the cells around it, and what
    /// would help; with colours if `styled`.
    #[must_use]
    pub fn render(&self, styled: bool) -> String {
        let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii);
        let mut parts: Vec<String> = self.list.iter().map(|one| one.render(&renderer)).collect();
        match self.more {
            0 => {}
            1 => parts.push("error: and 1 more problem".to_owned()),
            more => parts.push(format!("error: and {more} more problems")),
        }
        parts.join("\n\n")
    }
}

impl Diagnostic {
    fn render(&self, renderer: &Renderer) -> String {
        let mut group = Level::ERROR
            .primary_title(self.kind.to_string())
            .element(Origin::path(self.place.to_string()));
        if let Some(snippet) = &self.snippet {
            let row = self.place.row.and_then(|row| usize::try_from(row).ok()).unwrap_or(1);
            let source = annotate_snippets::Snippet::source(snippet.line.as_str())
                .line_start(row)
                .annotation(AnnotationKind::Primary.span(snippet.wrong.clone()));
            group = group.element(source);
        }
        if let Some(help) = self.suggestion() {
            group = group.element(Level::HELP.message(help));
        }
        // The mark between the place and the cells, which have no place of their own.
        let is_mark = |line: &str| visible(line).trim() == ":::";
        let text = renderer.render(&[group]);
        text.lines().filter(|line| !is_mark(line)).collect::<Vec<_>>().join("\n")
    }
}

/// A line without its colours.
fn visible(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |mut text, part| {
        text.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
        text
    })
}
