//! Whether a file has the keys that there are, with the kinds of values that they take.

use std::collections::BTreeSet;

use kawasan_model::suggest::nearest;
use toml::de::DeValue;

use super::keys::{CRITERIA, CRITERION, FILE, Form, Key, Kind, Limit, PREDICATES};
use super::places::Places;
use super::tree::{Node, Table, count, kind as kind_of, text};

pub(super) fn check(root: Table<'_>, places: &mut Places<'_>) {
    Shape { places }.table(root, &Keys::of(FILE), "");
}

/// The form that a table has; an error says what is expected.
pub(super) fn form_of<I>(
    table: Table<'_>,
    forms: &'static [Form<I>],
) -> Result<&'static Form<I>, String> {
    let has = |name: &&str| table.get(name).is_some();
    let told: Vec<&Form<I>> = forms.iter().filter(|form| form.told_by.iter().all(has)).collect();
    // What `indicator` and `behind_peers` tell together, `indicator` alone doesn't.
    let is_part = |form: &Form<I>| {
        told.iter().any(|other| {
            other.told_by.len() > form.told_by.len()
                && form.told_by.iter().all(|name| other.told_by.contains(name))
        })
    };
    let own: Vec<&Form<I>> = told.iter().copied().filter(|form| !is_part(form)).collect();
    match own.as_slice() {
        [form] => Ok(form),
        [] => {
            let near: Vec<&Form<I>> =
                forms.iter().filter(|form| form.told_by.iter().any(has)).collect();
            let meant = if near.is_empty() { forms.iter().collect() } else { near };
            Err(format!("expected {}", listed(&meant)))
        }
        several => Err(format!("expected one thing: {}", listed(several))),
    }
}

/// "`classes` with `scheme`, or `indicator`"
fn listed<I>(forms: &[&Form<I>]) -> String {
    let names = |form: &&Form<I>| {
        form.told_by.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" with ")
    };
    let all: Vec<String> = forms.iter().map(names).collect();
    match all.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        few => few.concat(),
    }
}

/// The keys that a table may have.
struct Keys {
    own: Vec<&'static Key>,
    /// Keys of the table's other forms, and beside which of its own they have no effect.
    idle: Vec<&'static str>,
    beside: Option<&'static [&'static str]>,
    limit: Limit,
}

impl Keys {
    fn of(own: &'static [Key]) -> Self {
        Keys { own: own.iter().collect(), idle: Vec::new(), beside: None, limit: Limit::No }
    }

    fn of_form<I>(
        common: &'static [Key],
        form: &'static Form<I>,
        forms: &'static [Form<I>],
    ) -> Self {
        let all = |form: &'static Form<I>| form.keys.iter().chain(form.limit.keys());
        Keys {
            own: common.iter().chain(all(form)).collect(),
            idle: forms.iter().flat_map(all).map(|key| key.name).collect(),
            beside: Some(form.told_by),
            limit: form.limit,
        }
    }

    fn get(&self, name: &str) -> Option<&'static Key> {
        self.own.iter().copied().find(|key| key.name == name)
    }

    /// Why a key doesn't belong there; the one that was probably meant is kept.
    fn unknown(&self, table: Table<'_>, name: &str, meant: &mut Vec<&'static str>) -> String {
        if let Some(beside) = self.beside.filter(|_| self.idle.contains(&name)) {
            let beside: Vec<String> = beside.iter().map(|name| format!("`{name}`")).collect();
            return format!("this has no effect beside {}", beside.join(" with "));
        }
        // One that is there already wasn't meant, unless it takes several entries.
        let open = self.own.iter().filter(|key| {
            matches!(key.kind, Kind::Tables(_) | Kind::Criteria) || table.get(key.name).is_none()
        });
        let near = nearest(name, open.map(|key| key.name));
        let near = self.own.iter().map(|key| key.name).find(|own| Some(*own) == near);
        meant.extend(near);
        no_such_key(near)
    }
}

fn no_such_key(nearest: Option<&str>) -> String {
    let near = nearest.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    format!("there is no such key{near}")
}

struct Shape<'p, 't> {
    places: &'p mut Places<'t>,
}

impl Shape<'_, '_> {
    fn table(&mut self, table: Table<'_>, keys: &Keys, path: &str) {
        let mut meant = Vec::new();
        for (name, at, node) in table.entries() {
            let own = joined(path, name);
            match keys.get(name) {
                Some(key) => self.value(node, key.kind, &own),
                None => self.places.push(at.start, &own, keys.unknown(table, name, &mut meant)),
            }
        }
        // One that is misspelt has been told.
        let is_missing = |key: &&&Key| {
            key.is_required && table.get(key.name).is_none() && !meant.contains(&key.name)
        };
        for key in keys.own.iter().filter(is_missing) {
            let message =
                format!("the key `{}` is missing: expected {}", key.name, key.kind.expected());
            self.places.push(begin(table), path, message);
        }
        self.limit(table, keys.limit, path);
    }

    /// One limit, or none where that may be.
    fn limit(&mut self, table: Table<'_>, limit: Limit, path: &str) {
        let names = || limit.keys().iter().map(|key| key.name);
        let mut given = names().filter_map(|name| table.get(name));
        match (given.next(), given.next(), limit) {
            (None, _, Limit::Must(_)) => {
                let names: Vec<String> = names().map(|name| format!("`{name}`")).collect();
                let message = format!("expected a limit: one of {}", names.join(", "));
                self.places.push(begin(table), path, message);
            }
            (Some(first), Some(second), _) => {
                let at = first.span().start.max(second.span().start);
                self.places.push(at, path, "expected one limit, not two".to_owned());
            }
            _ => {}
        }
    }

    fn value(&mut self, node: &Node<'_>, kind: Kind, path: &str) {
        let fits = match (kind, node.get_ref()) {
            (Kind::Text(_), DeValue::String(text)) => {
                if text.trim().is_empty() {
                    let message = format!("the text is blank: expected {}", kind.expected());
                    self.places.push(node.span().start, path, message);
                }
                true
            }
            (Kind::Date, DeValue::String(_) | DeValue::Datetime(_))
            | (Kind::Boolean, DeValue::Boolean(_)) => true,
            (Kind::Count, DeValue::Integer(_)) => count(node).is_some(),
            (Kind::Words(words), DeValue::String(word)) => {
                if !words.contains(&word.as_ref()) {
                    let near = nearest(word, words.iter().copied());
                    let near = near.map(|near| format!("; did you mean \"{near}\"?"));
                    let message = format!(
                        "expected {}, but found \"{word}\"{}",
                        kind.expected(),
                        near.unwrap_or_default()
                    );
                    self.places.push(node.span().start, path, message);
                }
                true
            }
            (Kind::Titles, DeValue::Table(entries)) => {
                for (language, title) in entries {
                    let own = joined(path, language.get_ref());
                    self.value(title, Kind::Text("\"Meeting\""), &own);
                }
                true
            }
            (Kind::Texts(_) | Kind::Span, DeValue::Array(nodes)) => {
                self.texts(nodes, kind, path);
                !nodes.is_empty()
            }
            (Kind::Table(keys), DeValue::Table(_)) => {
                self.tables(node, path, |own, table| own.table(table, &Keys::of(keys), path));
                true
            }
            (Kind::Tables(keys), DeValue::Array(nodes)) => {
                for (index, node) in nodes.iter().enumerate() {
                    let path = &named(node, path, index);
                    self.tables(node, path, |own, table| own.table(table, &Keys::of(keys), path));
                }
                true
            }
            (Kind::Criteria, DeValue::Array(nodes)) => {
                for (index, node) in nodes.iter().enumerate() {
                    let path = &named(node, path, index);
                    self.tables(node, path, |own, table| {
                        own.form(table, CRITERION, CRITERIA, path);
                    });
                }
                true
            }
            (Kind::Which, DeValue::Array(nodes)) => {
                for (index, node) in nodes.iter().enumerate() {
                    let path = &numbered(path, index);
                    self.tables(node, path, |own, table| own.form(table, &[], PREDICATES, path));
                }
                !nodes.is_empty()
            }
            (Kind::Which, DeValue::Table(_)) => {
                self.tables(node, path, |own, table| own.form(table, &[], PREDICATES, path));
                true
            }
            _ => false,
        };
        if !fits {
            self.wrong(node, kind, path);
        }
    }

    fn tables(&mut self, node: &Node<'_>, path: &str, check: impl FnOnce(&mut Self, Table<'_>)) {
        match Table::of(node) {
            Some(table) => check(self, table),
            None => self.wrong(node, Kind::Table(&[]), path),
        }
    }

    /// A table of one of several forms. One that has none is told once, not key by key.
    fn form<I>(
        &mut self,
        table: Table<'_>,
        common: &'static [Key],
        forms: &'static [Form<I>],
        path: &str,
    ) {
        let message = match form_of(table, forms) {
            Ok(form) => return self.table(table, &Keys::of_form(common, form, forms), path),
            Err(message) => message,
        };
        // What would tell the form may be misspelt.
        let names = || forms.iter().flat_map(|form| form.told_by).copied();
        let is_known = |name: &str| {
            let keys = forms.iter().flat_map(|form| form.keys.iter().chain(form.limit.keys()));
            common.iter().chain(keys).any(|key| key.name == name)
        };
        let unknown = table.entries().filter(|(name, _, _)| !is_known(name));
        let misspelt: Vec<_> =
            unknown.filter_map(|(name, at, _)| Some((name, at, nearest(name, names())?))).collect();
        if misspelt.is_empty() {
            self.places.push(begin(table), path, message);
        }
        for (name, at, near) in misspelt {
            self.places.push(at.start, &joined(path, name), no_such_key(Some(near)));
        }
    }

    /// Texts, none twice.
    fn texts(&mut self, nodes: &toml::de::DeArray<'_>, kind: Kind, path: &str) {
        let mut seen = BTreeSet::new();
        for node in nodes {
            let Some(text) = text(node).filter(|text| !text.get_ref().trim().is_empty()) else {
                self.wrong(node, Kind::Text("\"gresik\""), path);
                continue;
            };
            // A stretch may be of one quarter.
            if !matches!(kind, Kind::Span) && !seen.insert(text.get_ref().clone()) {
                let message = format!("`{}` is there twice", text.get_ref());
                self.places.push(node.span().start, path, message);
            }
        }
    }

    fn wrong(&mut self, node: &Node<'_>, kind: Kind, path: &str) {
        let message = format!("expected {}, but found {}", kind.expected(), kind_of(node));
        self.places.push(node.span().start, path, message);
    }
}

/// Where a table is: at its id, where it has one.
fn begin(table: Table<'_>) -> usize {
    table.get("id").unwrap_or(table.node()).span().start
}

pub(super) fn joined(path: &str, name: &str) -> String {
    match path {
        "" => name.to_owned(),
        path => format!("{path}.{name}"),
    }
}

/// The path of an entry of a list: its id for `statement` and `criterion`, else its place.
pub(super) fn named(node: &Node<'_>, path: &str, index: usize) -> String {
    let above = path.rsplit_once('.').map_or("", |(above, _)| above);
    let id = Table::of(node).and_then(|table| table.text("id"));
    match id.filter(|id| !id.get_ref().trim().is_empty()) {
        Some(id) => joined(above, id.get_ref()),
        None => numbered(path, index),
    }
}

/// The path of an entry of a list by its place, from 1.
pub(super) fn numbered(path: &str, index: usize) -> String {
    format!("{path}[{}]", index.saturating_add(1))
}
