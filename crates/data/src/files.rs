//! The embedded files as they are, for those who want to read them on their own.

/// Figures on all zones together.
pub const NATIONAL: &str = include_str!("../data/national.csv");
/// Figures on single zones.
pub const ZONE_FIGURES: &str = include_str!("../data/zone_figures.csv");
/// The registry of zones.
pub const ZONES: &str = include_str!("../data/zones.csv");
/// What happened to zones, and when.
pub const EVENTS: &str = include_str!("../data/events.csv");
/// Classes that officials gave.
pub const CLASSES: &str = include_str!("../data/classes.csv");
/// Published statements that tie figures together.
pub const CLAIMS: &str = include_str!("../data/claims.csv");
/// The value chains.
pub const CHAINS: &str = include_str!("../data/chains.csv");
/// The products of value chains, stage by stage.
pub const CHAIN_STEPS: &str = include_str!("../data/chain_steps.csv");
/// Other names of tenants.
pub const TENANTS: &str = include_str!("../data/tenants.csv");
/// What is said of projects besides amounts.
pub const PROJECTS: &str = include_str!("../data/projects.csv");
/// Exchange rates of the rupiah.
pub const EXCHANGE_RATES: &str = include_str!("../data/exchange_rates.csv");
/// Indices of Indonesia's prices.
pub const PRICE_INDICES: &str = include_str!("../data/price_indices.csv");
/// The country's sectors.
pub const SECTORS: &str = include_str!("../data/sectors.csv");
/// The activities that the law lets zones carry out.
pub const ACTIVITIES: &str = include_str!("../data/activities.csv");
/// The country's provinces.
pub const SUBDIVISIONS: &str = include_str!("../data/subdivisions.csv");
/// The publishers that speak first on a day.
pub const PUBLISHERS: &str = include_str!("../data/publishers.csv");

/// What was said at the council's meeting of 24 April 2024, and what each statement is
/// held against.
pub const STATEMENTS: &str = include_str!("../data/statements.toml");

/// Methodologies of ratings, by id: those of Indonesia's zones, and two that show that
/// the format is nobody's in particular.
pub const METHODOLOGIES: &[(&str, &str)] = &[
    ("kek-triwulan", include_str!("../methodologies/kek-triwulan.toml")),
    ("kek-rencana", include_str!("../methodologies/kek-rencana.toml")),
    ("kek-2021", include_str!("../methodologies/kek-2021.toml")),
    ("kek-2023", include_str!("../methodologies/kek-2023.toml")),
    ("kek-capaian-2024", include_str!("../methodologies/kek-capaian-2024.toml")),
    ("hdi", include_str!("../methodologies/hdi.toml")),
    ("korea-district-lights", include_str!("../methodologies/korea-district-lights.toml")),
];
