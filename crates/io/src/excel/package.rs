//! The parts of a workbook, looked at before anything is made of them.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::Limits;
use crate::diagnostic::DiagnosticKind;

/// A workbook as a package of parts.
pub(super) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

/// More parts than a workbook has.
const MOST_PARTS: usize = 20_000;
/// The formats of cells that a workbook may have, and a bit.
const MOST_FORMATS: u64 = 100_000;

pub(super) fn damaged(reason: impl ToString) -> DiagnosticKind {
    let reason = reason.to_string();
    DiagnosticKind::Workbook { reason: reason.chars().take(300).collect() }
}

impl<'a> Package<'a> {
    /// Opens a package and unfolds it once, to nowhere, to see how large it is: the
    /// sizes that it states may be wrong.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, DiagnosticKind> {
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(damaged(
                "it is protected by a password, or of a format before 2007; save it as .xlsx",
            ));
        }
        if !bytes.starts_with(b"PK") {
            return Err(damaged("it is no .xlsx file"));
        }
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if zip.len() > MOST_PARTS {
            let limit = u64::try_from(MOST_PARTS).unwrap_or_default();
            return Err(DiagnosticKind::Limit {
                what: "the number of parts of the workbook",
                limit,
            });
        }
        let too_large = || DiagnosticKind::Limit {
            what: "what the workbook unfolds to, in bytes,",
            limit: limits.unfolded_bytes,
        };
        let mut left = limits.unfolded_bytes;
        for index in 0..zip.len() {
            let part = zip.by_index(index).map_err(damaged)?;
            let name = part.name().map(|name| name.to_string()).unwrap_or_default();
            let mut watched = Watched::new(part, name.ends_with("styles.xml"));
            let read = io::copy(&mut (&mut watched).take(left.saturating_add(1)), &mut io::sink());
            let read = read.map_err(damaged)?;
            left = left.checked_sub(read).ok_or_else(too_large)?;
            if watched.declares && (name.ends_with(".xml") || name.ends_with(".rels")) {
                // No program writes one: entities of its own would be passed over in cells.
                return Err(damaged(format!("{name} declares a document type")));
            }
            if watched.count > MOST_FORMATS {
                let limit = MOST_FORMATS;
                return Err(DiagnosticKind::Limit { what: "the number of cell formats", limit });
            }
        }
        Ok(Package { zip })
    }

    /// The parts of the sheets by their names.
    pub(super) fn sheets(&mut self) -> Result<BTreeMap<String, String>, DiagnosticKind> {
        let book = self.workbook()?;
        let folder = book.rsplit_once('/').map_or("", |(folder, _)| folder);
        let name = book.rsplit('/').next().unwrap_or_default();
        let links = self.links(&format!("{folder}/_rels/{name}.rels"), folder)?;
        let mut sheets = BTreeMap::new();
        self.elements(&book, |element| {
            if element.local_name().as_ref() != "sheet" {
                return Ok(());
            }
            let name = attribute(element, "name")?;
            let id = element
                .attributes()
                .with_checks(false)
                .flatten()
                .find(|one| one.key.local_name().as_ref() == "id")
                .map(|one| one.value.into_owned());
            let part = id.and_then(|id| links.get(&id)).cloned();
            if let (Some(name), Some(part)) = (name, part) {
                sheets.insert(name, part);
            }
            Ok(())
        })?;
        Ok(sheets)
    }

    fn workbook(&mut self) -> Result<String, DiagnosticKind> {
        let mut found = None;
        self.elements("_rels/.rels", |element| {
            let kind = attribute(element, "Type")?.unwrap_or_default();
            if kind.ends_with("/officeDocument") {
                found = attribute(element, "Target")?;
            }
            Ok(())
        })?;
        let path = found.ok_or_else(|| damaged("it has no workbook"))?;
        Ok(path.trim_start_matches('/').to_owned())
    }

    fn links(
        &mut self,
        part: &str,
        folder: &str,
    ) -> Result<BTreeMap<String, String>, DiagnosticKind> {
        let mut links = BTreeMap::new();
        self.elements(part.trim_start_matches('/'), |element| {
            let (id, target) = (attribute(element, "Id")?, attribute(element, "Target")?);
            if let (Some(id), Some(target)) = (id, target) {
                let target = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None if folder.is_empty() => target,
                    None => format!("{folder}/{target}"),
                };
                links.insert(id, target);
            }
            Ok(())
        })?;
        Ok(links)
    }

    /// The elements of a part that begin.
    fn elements(
        &mut self,
        part: &str,
        mut each: impl FnMut(&BytesStart<'_>) -> Result<(), DiagnosticKind>,
    ) -> Result<(), DiagnosticKind> {
        let mut xml = self.xml(part)?;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(damaged)? {
                Event::Start(element) | Event::Empty(element) => each(&element)?,
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// A part as XML.
    pub(super) fn xml(
        &mut self,
        part: &str,
    ) -> Result<Reader<BufReader<impl Read + use<'_, 'a>>>, DiagnosticKind> {
        let file = self.zip.by_name(part).map_err(|error| damaged(format!("{part}: {error}")))?;
        Ok(Reader::from_reader(BufReader::new(file)))
    }
}

/// An attribute of an element.
pub(super) fn attribute(
    element: &BytesStart<'_>,
    name: &str,
) -> Result<Option<String>, DiagnosticKind> {
    let found = element.try_get_attribute(name).map_err(damaged)?;
    found
        .map(|one| {
            one.normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map(std::borrow::Cow::into_owned)
        })
        .transpose()
        .map_err(damaged)
}

/// What a document type begins with.
const DOCTYPE: &[u8] = b"<!DOCTYPE";

/// Counts the formats of cells in a part of styles (the elements `xf`) and sees document
/// types.
struct Watched<R> {
    input: R,
    count: u64,
    before: [u8; 2],
    is_styles: bool,
    declares: bool,
    /// The last bytes of the piece before.
    tail: Vec<u8>,
}

impl<R> Watched<R> {
    fn new(input: R, is_styles: bool) -> Self {
        let tail = Vec::new();
        Watched { input, count: 0, before: [0; 2], is_styles, declares: false, tail }
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(out)?;
        let piece = out.get(..read).unwrap_or_default();
        // It may begin in one piece and end in the next.
        self.tail.extend(piece.iter().take(DOCTYPE.len()));
        let has_it = |bytes: &[u8]| memchr::memmem::find(bytes, DOCTYPE).is_some();
        self.declares |= has_it(&self.tail) || has_it(piece);
        if piece.len() >= DOCTYPE.len() {
            self.tail.clear();
            self.tail.extend(piece.iter().skip(piece.len().saturating_sub(DOCTYPE.len() - 1)));
        } else {
            let more = self.tail.len().saturating_sub(DOCTYPE.len() - 1);
            self.tail.drain(..more);
        }
        if self.is_styles {
            for byte in piece {
                self.count =
                    self.count.saturating_add(u64::from(self.before == *b"<x" && *byte == b'f'));
                self.before = [self.before[1], *byte];
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_type_is_seen_across_pieces() {
        let text = b"<?xml version=\"1.0\"?>  <!DOCTYPE a [<!ENTITY b \"c\">]><a/>";
        for size in 1..text.len() {
            let mut watched = Watched::new(&text[..], false);
            let mut buffer = vec![0; size];
            while watched.read(&mut buffer).unwrap() > 0 {}
            assert!(watched.declares, "{size}");
        }
        let mut watched = Watched::new(&b"<?xml?><!-- DOCTYPE --><a/>"[..], false);
        io::copy(&mut watched, &mut io::sink()).unwrap();
        assert!(!watched.declares);
    }
}
