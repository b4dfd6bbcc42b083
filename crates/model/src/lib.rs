//! The domain of special economic zones: zones and their life cycle, periods,
//! units, published figures, observations and datasets.
//!
//! This crate knows what figures *are*: what they count, how precise they are,
//! when and by whom they were published, and which release speaks where several
//! do. It holds no formulas, reads no files and knows no country: the lists that
//! a country's law or statistics fix are data.
//!
//! # Example
//!
//! A figure knows its own precision, so two publications can be compared without
//! any tolerance:
//!
//! ```
//! use kawasan_model::Figure;
//!
//! let added: Figure = "Rp15,1 triliun".parse()?; // Rp15.05 to 15.15 trillion
//! let again: Figure = "IDR 15.08 trillion".parse()?;
//! assert!(added.agrees_with(&again));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Where to begin
//!
//! - [`Figure`]: a published number with its unit, precision and qualifier.
//! - [`Period`], [`Quarter`], [`ReportingYear`]: when.
//! - [`Observation`]: a figure with all that identifies it, from a [`Source`].
//! - [`Registry`], [`Zone`], [`Lifecycle`]: the zones.
//! - [`ExchangeRates`], [`PriceIndices`]: what money bought, when.
//! - [`ProjectFacts`], [`ValueChain`], [`Tenants`]: what zones' tenants make.
//! - [`Dataset`]: all releases, checked; [`Dataset::known_on`] answers as known
//!   on a day.
//!
//! # Features
//!
//! `serde` (default): every type is stored in its text form, decimals as strings
//! of digits. Programs that add up such strings without parsing them get
//! concatenations; parse them with a decimal type.
#![forbid(unsafe_code)]

/// Days and decimals, from the crates that this one is built on.
pub use rust_decimal::Decimal;
pub use time::Date;

mod activity;
mod base_unit;
mod calendar;
mod claim;
mod currency;
mod dataset;
mod date;
#[cfg(feature = "serde")]
mod decimal_text;
mod event;
pub mod exact;
mod exchange_rate;
mod fields;
mod figure;
mod id;
mod iso4217;
mod jurisdiction;
mod lifecycle;
mod localised;
mod measure;
mod month;
mod observation;
mod official_class;
mod period;
mod place;
mod price_index;
mod project;
mod quantity;
mod quarter;
mod readiness;
mod registry;
mod release;
mod reported_period;
mod reporting_year;
mod sector;
mod status;
mod subdivision;
pub mod suggest;
mod tenant;
mod text;
mod text_enum;
mod tri;
mod unit;
mod value_chain;
mod vocabulary;
mod zone;

pub use activity::{Activity, ActivityError};
pub use base_unit::BaseUnit;
pub use claim::{Claim, ClaimError, ClaimKind, Operand, OperandRole, ParseOperandError, Verdict};
pub use currency::{Currency, ParseCurrencyError};
pub use dataset::{
    ChangeKind, Dataset, DatasetBuilder, DatasetError, FigureChange, Knowledge, Problem,
    ProblemKind, ReleasePolicy, Restatement, Warning, WarningKind,
};
pub use date::{DatePrecision, ParseDateError, PartialDate, PartialDateError, parse_date};
pub use event::{EventKind, LifecycleEvent};
pub use exchange_rate::{
    ExchangeRate, ExchangeRateError, ExchangeRateFields, ExchangeRates, ExchangeRatesBuilder,
    ExchangeRatesError, ExchangeRatesProblem, NoRate, RateKind, RatePeriod, RateProblemKind,
};
pub use fields::{FieldError, FieldProblem};
pub use figure::{
    Figure, FigureDisplay, FigureError, Interval, IntervalError, ParseFigureError,
    ParseScaledUnitError, Qualifier, ScaledUnit,
};
pub use id::{
    ActivityId, ChainId, ClusterId, MeasureId, ParseIdError, PriceIndexId, ProductId, ResourceId,
    SectorId, ZoneId,
};
pub use jurisdiction::{
    BuildJurisdictionError, FindSubdivisionError, Jurisdiction, JurisdictionBuilder,
    JurisdictionProblem,
};
pub use lifecycle::{Lifecycle, LifecycleError, LifecycleProblem};
pub use localised::{Localised, LocalisedError};
pub use measure::{Measure, MeasureUnit, Measures};
pub use month::{CalendarMonth, MonthError, ParseMonthError};
pub use observation::{
    Basis, Counterparty, EmptyCounterpartyError, KeyPeriod, Observation, ObservationFields,
    ObservationKey, Series, Source, Subject, Timing,
};
pub use official_class::OfficialClass;
pub use period::{ParsePeriodError, Period, PeriodError, PeriodKind, Quarters};
pub use place::{Place, PlaceError};
pub use price_index::{
    FindIndexError, IndexNumber, IndexNumberError, IndexNumberFields, IndexProblemKind,
    NoIndexNumber, PriceIndex, PriceIndices, PriceIndicesBuilder, PriceIndicesError,
    PriceIndicesProblem,
};
pub use project::{
    ProjectFacts, ProjectFactsBuilder, ProjectFactsError, ProjectFactsProblem, ProjectFactsWarning,
    ProjectRecord, ProjectStatus, RecordProblem, StepRef,
};
pub use quantity::{ParseQuantityError, Quantity, QuantityError, UnitMismatch};
pub use quarter::{ParseQuarterError, Quarter, QuarterError};
pub use readiness::{ReadinessRule, ReadinessRuleError};
pub use registry::{
    Age, BuildRegistryError, Deadline, DesignatedCount, FindZoneError, Registry, RegistryAsOf,
    RegistryBuilder, RegistryProblem, RegistryWarning, ZoneAsOf,
};
pub use reported_period::{ParseReportedPeriodError, ReportedPeriod};
pub use reporting_year::{
    ElapsedShare, NamedBy, ParseReportingYearError, ReportingYear, ReportingYearError,
};
pub use sector::{Sector, SectorError, SectorKind};
pub use status::{Standing, StandingError, Status};
pub use subdivision::{Country, ParseCountryError, ParseSubdivisionError, Subdivision};
pub use tenant::{FindTenantError, TenantAlias, Tenants, TenantsError, TenantsProblem};
pub use text::TextFault;
pub use text_enum::ParseWordError;
pub use tri::Tri;
pub use unit::{ParseUnitError, TooManyFactors, Unit};
pub use value_chain::{ChainStep, ValueChain, ValueChainError, ValueChainProblem};
pub use vocabulary::{
    Entry, Language, Meaning, Numerals, ParseLanguageError, ParsePeriodWordsError, PeriodDisplay,
    Vocabulary,
};
pub use zone::{BuildZoneError, Zone, ZoneBuilder, ZoneProblem};
