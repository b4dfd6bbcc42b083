//! All that is wrong with a structure.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use kawasan_model::suggest;
use rust_decimal::Decimal;

use super::{Kind, Row, StructureProblem, What};

pub(super) fn problems(rows: &[Row]) -> Vec<StructureProblem> {
    let mut check = Check { rows, first: BTreeMap::new(), found: Vec::new() };
    check.codes();
    let cycles = check.cycles();
    for (place, row) in rows.iter().enumerate() {
        if row.is_scored() {
            check.numbers(place, row);
            check.place(place, row, cycles.contains(&place));
        }
        if row.kind == Kind::Indicator {
            check.denominator(place, row);
        }
    }
    check.top(cycles.is_empty());
    check.groups();
    // In the order of the rows, as a reader goes through them.
    check.found.sort_by_key(|problem| problem.row.unwrap_or(usize::MAX));
    check.found
}

struct Check<'a> {
    rows: &'a [Row],
    /// Where each code is first.
    first: BTreeMap<&'a str, usize>,
    found: Vec<StructureProblem>,
}

impl<'a> Check<'a> {
    fn add(&mut self, row: usize, what: What) {
        self.found.push(StructureProblem { row: Some(row), what });
    }

    fn get(&self, code: &str) -> Option<&'a Row> {
        self.first.get(code).and_then(|place| self.rows.get(*place))
    }

    fn codes(&mut self) {
        for (place, row) in self.rows.iter().enumerate() {
            if row.code.is_empty() {
                self.add(place, What::NoCode);
            } else if self.first.contains_key(row.code.as_str()) {
                self.add(place, What::DuplicateCode { code: row.code.clone() });
            } else {
                self.first.insert(&row.code, place);
            }
        }
    }

    /// The rows that are above themselves; each cycle is reported once.
    fn cycles(&mut self) -> BTreeSet<usize> {
        let mut inside = BTreeSet::new();
        // Rows from which the way up has been followed before.
        let mut passed = BTreeSet::new();
        for start in 0..self.rows.len() {
            let mut way: Vec<usize> = Vec::new();
            let mut on_way = BTreeSet::new();
            let mut at = Some(start);
            while let Some(place) = at {
                if !on_way.insert(place) {
                    let cycle: Vec<usize> =
                        way.iter().copied().skip_while(|passed| *passed != place).collect();
                    let code = |place: &usize| self.rows.get(*place).map(|row| row.code.clone());
                    let codes = cycle.iter().filter_map(code).collect();
                    self.add(place, What::Cycle { codes });
                    inside.extend(cycle);
                    break;
                }
                if passed.contains(&place) {
                    break;
                }
                way.push(place);
                let parent = self.rows.get(place).and_then(|row| row.parent.as_deref());
                at = parent.and_then(|parent| self.first.get(parent).copied());
            }
            passed.extend(way);
        }
        inside
    }

    fn numbers(&mut self, place: usize, row: &Row) {
        let code = || row.code.clone();
        match row.direction {
            Some(direction) if direction == Decimal::ONE => {}
            Some(direction) if direction == Decimal::NEGATIVE_ONE => {
                if row.kind == Kind::Aggregate {
                    self.add(place, What::GroupDirection { code: code() });
                }
            }
            direction => self.add(place, What::Direction { code: code(), direction }),
        }
        match row.weight {
            // Nothing weighs the index.
            None if row.parent.is_none() => {}
            None => self.add(place, What::NoWeight { code: code() }),
            Some(weight) if weight < Decimal::ZERO => {
                self.add(place, What::NegativeWeight { code: code(), weight });
            }
            Some(_) => {}
        }
        let right = match (row.kind, row.level) {
            (Kind::Indicator, level) => level == Some(1),
            (_, level) => level.is_some_and(|level| level > 1),
        };
        if !right {
            self.add(place, What::Level { code: code(), kind: row.kind, level: row.level });
        }
    }

    fn place(&mut self, place: usize, row: &Row, in_cycle: bool) {
        let code = row.code.clone();
        let Some(parent) = row.parent.clone() else {
            if row.kind == Kind::Indicator {
                self.add(place, What::NoParent { code });
            }
            return;
        };
        let Some(above) = self.get(&parent) else {
            let groups = self.rows.iter().filter(|row| row.kind == Kind::Aggregate);
            let near = suggest::nearest(&parent, groups.map(|row| row.code.as_str()));
            let near = near.map(str::to_owned);
            self.add(place, What::UnknownParent { code, parent, near });
            return;
        };
        if above.kind != Kind::Aggregate {
            self.add(place, What::ParentNoGroup { code, parent });
        } else if let (false, Some(level), Some(above)) = (in_cycle, row.level, above.level)
            && level.checked_add(1) != Some(above)
        {
            self.add(place, What::LevelJump { code, level, parent, above });
        }
    }

    fn denominator(&mut self, place: usize, row: &Row) {
        let Some(denominator) = row.denominator.clone() else { return };
        let known = self.rows.iter().filter(|row| row.kind == Kind::Denominator);
        let known: Vec<&str> = known.map(|row| row.code.as_str()).collect();
        if !known.contains(&denominator.as_str()) {
            let near = suggest::nearest(&denominator, known).map(str::to_owned);
            self.add(place, What::UnknownDenominator { code: row.code.clone(), denominator, near });
        }
    }

    fn top(&mut self, without_cycles: bool) {
        let aggregates = self.rows.iter().enumerate();
        let tops: Vec<(usize, &Row)> = aggregates
            .filter(|(_, row)| row.kind == Kind::Aggregate && row.parent.is_none())
            .collect();
        // The index is the highest of them, and of equal ones the first.
        let index = tops.iter().max_by_key(|(place, row)| (row.level, Reverse(*place)));
        let Some((index, first)) = index else {
            if without_cycles {
                self.found.push(StructureProblem { row: None, what: What::NoTop });
            }
            return;
        };
        for (place, row) in tops.iter().filter(|(place, _)| place != index) {
            let (code, first) = (row.code.clone(), first.code.clone());
            self.add(*place, What::SecondTop { code, first });
        }
    }

    fn groups(&mut self) {
        for (place, row) in self.rows.iter().enumerate() {
            if row.kind != Kind::Aggregate {
                continue;
            }
            let parts = self.rows.iter().filter(|part| part.is_scored());
            let parts: Vec<&Row> =
                parts.filter(|part| part.parent.as_ref() == Some(&row.code)).collect();
            if parts.is_empty() {
                self.add(place, What::EmptyGroup { code: row.code.clone() });
            } else if parts.iter().all(|part| part.weight == Some(Decimal::ZERO)) {
                self.add(place, What::NoWeights { code: row.code.clone() });
            }
        }
    }
}
