//! From a formula to an expression over observations.

use std::sync::Arc;

use kawasan_model::{
    Knowledge, Observation, PartialDate, Period, Quantity, ReportedPeriod, Subject, Unit,
};

use super::convert::{Converter, converted};
use super::expression::Expression;
use super::filled::{Answer, Compiled, Filled, Variable, once_each};
use super::outcome::{Coverage, Input, InputUse, Missing};
use super::plan_time::PlanTime;
use super::resolve::Resolver;
use super::scope::Scope;
use crate::formula::{Formula, Node, Term, Whose};
use crate::{Conversion, Valuation};
use kawasan_exact::Fraction;

/// Fills formulas for one scope and period.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compiler<'a, 's> {
    known: Knowledge<'a>,
    scope: &'s Scope,
    period: Period,
    converter: Converter<'a, 's>,
    resolver: Option<Resolver<'a, 's>>, // of the scope's own subject
}

impl<'a, 's> Compiler<'a, 's> {
    pub(super) fn new(
        known: Knowledge<'a>,
        scope: &'s Scope,
        period: Period,
        valuation: &'s Valuation<'a>,
    ) -> Self {
        let resolver = match scope {
            Scope::Subject(subject) => Some(Resolver::new(known, subject)),
            Scope::Group(_) => None,
        };
        let converter = Converter::new(valuation, known.on());
        Compiler { known, scope, period, converter, resolver }
    }

    /// The unit of what has some unit as published.
    pub(super) fn unit(&self, unit: Unit) -> Unit {
        self.converter.unit(unit)
    }

    /// Fills a formula.
    pub(super) fn compile(&self, formula: &Formula) -> Result<Compiled<'a>, Missing<'a>> {
        self.compile_part(formula, formula)
    }

    /// Fills a part of a formula as the whole has it: over the same zones.
    pub(super) fn compile_part(
        &self,
        part: &Formula,
        of: &Formula,
    ) -> Result<Compiled<'a>, Missing<'a>> {
        let own = self.own_zones(of)?;
        let mut fill = Fill { compiler: *self, own, filled: Filled::default() };
        let expression = fill.node(part)?;
        Ok(Compiled { expression: fill.filled.finished(expression), filled: fill.filled })
    }

    /// Of a group, the zones for which every term of the formula is known: a
    /// ratio of sums over different zones would say nothing.
    fn own_zones(&self, formula: &Formula) -> Result<Option<Zones>, Missing<'a>> {
        let group = match self.scope {
            Scope::Group(group) => group,
            Scope::Subject(Subject::National) if formula.is_of_the_zones() => {
                return Err(Missing::NotOfNation);
            }
            Scope::Subject(_) => return Ok(None),
        };
        if formula.is_of_one_subject() {
            return Err(Missing::NotOfSeveral);
        }
        let terms = formula.own_terms();
        let mut zones = Zones { reported: Vec::new(), count: group.zones().len() };
        let mut first_reason = None;
        for id in group.zones() {
            let subject = Subject::Zone(id.clone());
            let gap = terms.iter().find_map(|term| self.resolve(term, &subject).err());
            match gap {
                None => zones.reported.push(subject),
                Some(reason) => first_reason = Some(telling(first_reason, reason)),
            }
        }
        match first_reason {
            Some(reason) if zones.reported.is_empty() => Err(reason),
            None if zones.count == 0 => Err(Missing::NoZones),
            _ => Ok(Some(zones)),
        }
    }

    fn resolve(&self, term: &Term, subject: &Subject) -> Result<Answer<'a>, Missing<'a>> {
        if self.converter.is_idle() {
            let input = self.published(term, subject)?;
            let steps = vec![Vec::new(); input.observations.len()];
            return Ok(Answer { input, steps });
        }
        let mut reason: Option<Missing<'a>> = None;
        for unit in self.converter.units(term, self.known.series_of(subject)) {
            let term = Term { unit, ..term.clone() };
            let answer = self.published(&term, subject).and_then(|input| self.converted(input));
            match answer {
                Ok(answer) => return Ok(answer),
                Err(missing) => reason = Some(telling(reason, missing)),
            }
        }
        Err(reason.unwrap_or(Missing::NoZones))
    }

    /// What answers a term as it was published.
    fn published(&self, term: &Term, subject: &Subject) -> Result<Input<'a>, Missing<'a>> {
        let year = self.known.registry().jurisdiction().reporting_year();
        let window = term.window.resolve(self.period, year);
        let window =
            window.ok_or_else(|| Missing::NoSuchWindow { window: term.window.to_string() })?;
        match (self.resolver, self.scope) {
            (Some(own), Scope::Subject(known)) if std::ptr::eq(known, subject) => {
                own.resolve(term, window)
            }
            _ => Resolver::new(self.known, subject).resolve(term, window),
        }
    }

    /// The steps that convert what answers a term.
    fn converted(&self, mut input: Input<'a>) -> Result<Answer<'a>, Missing<'a>> {
        let steps = |observation: &Observation, period: ReportedPeriod| {
            self.converter.steps(&input.series, observation.figure.unit(), period)
        };
        let steps: Vec<Vec<Conversion<'a>>> = match (input.usage, input.observations.first()) {
            // What is left of a half year after a quarter is the other quarter's.
            (InputUse::Difference, Some(first)) => {
                vec![steps(first, ReportedPeriod::Quarters(input.window))?]
            }
            _ => {
                let each = input.observations.iter().map(|o| steps(o, o.period));
                each.collect::<Result<_, _>>()?
            }
        };
        input.conversions = once_each(steps.iter().flatten().copied());
        Ok(Answer { input, steps })
    }

    /// When the one that is evaluated was designated.
    fn designated(&self) -> Option<PartialDate> {
        let Scope::Subject(subject) = self.scope else { return None };
        let zone = self.known.registry().zone(subject.zone()?)?;
        zone.lifecycle().designated().map(|event| event.on)
    }

    /// All zones that were, or may have been, in force at the end of the period.
    fn all_zones(&self) -> Vec<Subject> {
        let count = self.known.registry().zones_designated_by(self.period.last_day());
        let zones = count.certain.iter().chain(&count.possible);
        let mut ids: Vec<_> = zones.map(|zone| zone.id().clone()).collect();
        ids.sort_unstable();
        ids.into_iter().map(Subject::Zone).collect()
    }
}

/// Zones of which a sum is made.
#[derive(Debug, Clone)]
struct Zones {
    reported: Vec<Subject>,
    count: usize,
}

/// One formula being filled.
struct Fill<'a, 's> {
    compiler: Compiler<'a, 's>,
    own: Option<Zones>,
    filled: Filled<'a>,
}

impl<'a> Fill<'a, '_> {
    fn node(&mut self, formula: &Formula) -> Result<Expression, Missing<'a>> {
        let mut two =
            |a: &Formula, b: &Formula| Ok((Box::new(self.node(a)?), Box::new(self.node(b)?)));
        match formula.node() {
            Node::Observed(term) => self.observed(term),
            Node::Constant(quantity) => self.constant(quantity),
            Node::Money(amount) => Ok(Expression::Constant(Fraction::from(*amount))),
            Node::ElapsedShare => self.elapsed_share(),
            Node::ElapsedOfPlan { plan, at } => self.elapsed_of_plan(plan, at),
            Node::Sum(a, b) => two(a, b).map(|(a, b)| Expression::Sum(a, b)),
            Node::Difference(a, b) => two(a, b).map(|(a, b)| Expression::Difference(a, b)),
            Node::Product(a, b) => two(a, b).map(|(a, b)| Expression::Product(a, b)),
            Node::Quotient(a, b) => two(a, b).map(|(a, b)| Expression::Quotient(a, b)),
            Node::Least(a, b) => two(a, b).map(|(a, b)| Expression::Least(a, b)),
            Node::Greatest(a, b) => two(a, b).map(|(a, b)| Expression::Greatest(a, b)),
            Node::Rounded(inner, rounding) => {
                Ok(Expression::Rounded(Box::new(self.node(inner)?), *rounding))
            }
            Node::Coalesce(first, second, reason) => self.coalesce(first, second, reason),
            Node::Concentration(term) => Ok(Expression::Concentration(self.each_zone(term)?)),
            Node::TopShare(zones, term) => {
                Ok(Expression::TopShare(usize::from(*zones), self.each_zone(term)?))
            }
        }
    }

    fn observed(&mut self, term: &Term) -> Result<Expression, Missing<'a>> {
        match (term.whose, self.compiler.scope) {
            (Whose::National, _) => self.of_subject(term, &Subject::National),
            (Whose::AllZones, _) => self.sum_over_all_zones(term),
            (Whose::Own, Scope::Subject(subject)) => self.of_subject(term, subject),
            (Whose::Own, Scope::Group(_)) => {
                let zones = self.own.clone().ok_or(Missing::NoZones)?;
                let reported = self.reporting(term, &zones.reported)?;
                self.sum(term, reported, zones.count)
            }
        }
    }

    /// An amount of money that the formula fixes is of no time.
    fn constant(&self, quantity: &Quantity) -> Result<Expression, Missing<'a>> {
        let is_money = quantity.unit().currencies().next().is_some();
        if is_money && !self.compiler.converter.is_idle() {
            return Err(Missing::FixedAmount { quantity: *quantity });
        }
        Ok(Expression::Constant(Fraction::from(quantity.amount())))
    }

    fn of_subject(&mut self, term: &Term, subject: &Subject) -> Result<Expression, Missing<'a>> {
        let answer = self.compiler.resolve(term, subject)?;
        let expression = self.answer(&answer);
        self.filled.inputs.push(answer.input);
        Ok(expression)
    }

    /// The observations of an answer, converted and added up; or one less the other,
    /// converted.
    fn answer(&mut self, answer: &Answer<'a>) -> Expression {
        let Answer { input, steps } = answer;
        let is_difference = input.usage == InputUse::Difference;
        let mut sum: Option<Expression> = None;
        for (index, observation) in input.observations.iter().enumerate() {
            let own = Expression::Variable(self.variable(Variable::Figure(observation)));
            let own = match steps.get(index) {
                Some(steps) if !is_difference => self.convert(own, steps),
                _ => own,
            };
            sum = Some(match sum {
                None => own,
                Some(so_far) if is_difference => {
                    Expression::Difference(Box::new(so_far), Box::new(own))
                }
                Some(so_far) => Expression::Sum(Box::new(so_far), Box::new(own)),
            });
        }
        let sum = sum.unwrap_or(Expression::Constant(Fraction::ZERO));
        match steps.first() {
            Some(steps) if is_difference => self.convert(sum, steps),
            _ => sum,
        }
    }

    fn convert(&mut self, expression: Expression, steps: &[Conversion<'a>]) -> Expression {
        converted(expression, steps, |source| self.variable(Variable::Factor(source)))
    }

    /// The number of a variable among them, however often it is named.
    fn variable(&mut self, variable: Variable<'a>) -> usize {
        let known = self.filled.variables.iter().position(|own| own.is(&variable));
        known.unwrap_or_else(|| {
            self.filled.variables.push(variable);
            self.filled.variables.len().saturating_sub(1)
        })
    }

    fn sum_over_all_zones(&mut self, term: &Term) -> Result<Expression, Missing<'a>> {
        let zones = self.compiler.all_zones();
        let reported = self.reporting(term, &zones)?;
        self.sum(term, reported, zones.len())
    }

    /// Of some zones, the answers of those for which a term is known.
    fn reporting(&self, term: &Term, zones: &[Subject]) -> Result<Vec<Answer<'a>>, Missing<'a>> {
        let mut reason = None;
        let mut reported = Vec::new();
        for zone in zones {
            match self.compiler.resolve(term, zone) {
                Ok(answer) => reported.push(answer),
                Err(missing) => reason = Some(telling(reason, missing)),
            }
        }
        if reported.is_empty() { Err(reason.unwrap_or(Missing::NoZones)) } else { Ok(reported) }
    }

    fn sum(
        &mut self,
        term: &Term,
        answers: Vec<Answer<'a>>,
        zones: usize,
    ) -> Result<Expression, Missing<'a>> {
        let parts = self.parts(term, answers, zones)?;
        Expression::sum_of(parts).ok_or(Missing::NoZones)
    }

    /// The term of each zone, in order; what doesn't add up has no sum.
    fn parts(
        &mut self,
        term: &Term,
        answers: Vec<Answer<'a>>,
        zones: usize,
    ) -> Result<Vec<Expression>, Missing<'a>> {
        let measures = self.compiler.known.dataset().measures();
        let measure = measures.get(term.measure.as_str());
        if !measure.is_some_and(kawasan_model::Measure::is_additive) {
            return Err(Missing::NotAdditive { measure: term.measure.clone() });
        }
        let own = Coverage { reported: answers.len(), zones };
        let mut parts = Vec::new();
        let mut whole: Option<Input<'a>> = None;
        for answer in answers {
            parts.push(self.answer(&answer));
            let input = answer.input;
            match &mut whole {
                None => whole = Some(Input { usage: InputUse::SumOverZones, ..input }),
                Some(whole) => {
                    whole.observations.extend(input.observations);
                    let all = whole.conversions.iter().copied().chain(input.conversions);
                    whole.conversions = once_each(all);
                }
            }
        }
        self.filled.inputs.extend(whole);
        self.filled.coverage = Some(self.filled.coverage.map_or(own, |known| known.scarcer(own)));
        Ok(parts)
    }

    /// The term of each zone of the group, or of the nation; one zone alone has
    /// nothing that is spread over zones.
    fn each_zone(&mut self, term: &Term) -> Result<Vec<Expression>, Missing<'a>> {
        let zones = match self.compiler.scope {
            Scope::Group(group) => group.zones().iter().cloned().map(Subject::Zone).collect(),
            Scope::Subject(Subject::National) => self.compiler.all_zones(),
            Scope::Subject(_) => return Err(Missing::NotOfOneZone),
        };
        let reported = self.reporting(term, &zones)?;
        self.parts(term, reported, zones.len())
    }

    fn coalesce(
        &mut self,
        first: &Formula,
        second: &Formula,
        reason: &Arc<str>,
    ) -> Result<Expression, Missing<'a>> {
        let before = self.filled.clone();
        match self.node(first) {
            Ok(expression) => Ok(expression),
            Err(_) => {
                self.filled = before;
                self.filled.fallbacks.push(Arc::clone(reason));
                self.node(second)
            }
        }
    }

    fn elapsed_share(&self) -> Result<Expression, Missing<'a>> {
        let year = self.compiler.known.registry().jurisdiction().reporting_year();
        let share = year.elapsed(self.compiler.period).and_then(|share| {
            Fraction::new(i128::from(share.quarters()).into(), i128::from(share.of()).into())
        });
        let missing = || Missing::NoSuchWindow { window: "elapsed_share".to_owned() };
        share.map(Expression::Constant).ok_or_else(missing)
    }

    /// The share of a plan's time; its plan and its date are inputs, too, if nothing else
    /// has made them so.
    fn elapsed_of_plan(&mut self, plan: &Term, at: &Term) -> Result<Expression, Missing<'a>> {
        let Scope::Subject(subject) = self.compiler.scope else {
            return Err(Missing::NotOfSeveral);
        };
        // Of a time it is of no account in which money its figures are.
        let inputs =
            [self.compiler.published(plan, subject)?, self.compiler.published(at, subject)?];
        let [until, at] = inputs.each_ref().map(|input| input.window.end());
        let since = self.compiler.designated();
        let time = since.and_then(|since| PlanTime::new(since, until, at));
        let time = time.ok_or(Missing::NoPlanTime)?;
        for input in inputs {
            let is_there = |own: &Input<'_>| own.observations == input.observations;
            if !self.filled.inputs.iter().any(is_there) {
                self.filled.inputs.push(input);
            }
        }
        Ok(Expression::Variable(self.variable(Variable::Time(time))))
    }
}

/// The reason that says more: the first, unless it is only that no figure was known,
/// and the other isn't.
fn telling<'a>(first: Option<Missing<'a>>, other: Missing<'a>) -> Missing<'a> {
    let is_not_known =
        |missing: &Missing<'_>| matches!(missing, Missing::NotReported(_) | Missing::NoTarget(_));
    match first {
        Some(first) if !is_not_known(&first) || is_not_known(&other) => first,
        _ => other,
    }
}
