use super::*;
use crate::{
    Activity, Currency, EventKind, Lifecycle, LifecycleEvent, Localised, PartialDate, Place,
    ReportingYear, Sector, SectorKind, ZoneBuilder,
};

/// Id, province, designation, revocation of every zone up to March 2025.
const ZONES: &str = "\
arun-lhokseumawe ID-AC 2017-02-17
batam-aero-technic ID-KR 2021-06-08
batang ID-JT 2025-03-19
bitung ID-SA 2014
etki-banten ID-BT 2024-10-07
galang-batang ID-KR 2017-10-12
gresik ID-JI 2021-06-28
kendal ID-JT 2019-12-18
kura-kura-bali ID-BA 2023-04-05
lido ID-JB 2021
likupang ID-SA 2019-12-10
mandalika ID-NB 2014
mbtk ID-KI 2014
morotai ID-MU 2014
nongsa ID-KR 2021-06-08
palu ID-ST 2014
pki-batam ID-KR 2024-10-07
sanur ID-BA 2022
sei-mangkei ID-SU 2012-02-27
setangga ID-KS 2024-06-13
singhasari ID-JI 2019-09-27
sorong ID-PD 2016
tanjung-api-api ID-SS 2014 2022
tanjung-kelayang ID-BB 2016-03-15
tanjung-lesung ID-BT 2012
tanjung-sauh ID-KR 2024-05-28";

fn day(text: &str) -> Date {
    text.parse::<PartialDate>().unwrap().latest()
}

fn title(text: &str) -> Localised {
    Localised::try_new([("en", text)]).unwrap()
}

fn indonesia() -> Jurisdiction {
    let sector = |id: &str, kind| Sector::new(id.parse().unwrap(), kind, title(id));
    let tourism =
        Activity::try_new("tourism".parse().unwrap(), title("Tourism"), "PP 40/2021 art. 9");
    Jurisdiction::builder(
        "ID".parse().unwrap(),
        title("Indonesia"),
        Currency::IDR,
        ReportingYear::CALENDAR,
    )
    .sectors([
        sector("downstreaming", SectorKind::Downstreaming),
        sector("tourism", SectorKind::Services),
    ])
    .activities([tourism.unwrap()])
    .build()
    .unwrap()
}

fn begin(id: &str, subdivision: &str) -> ZoneBuilder {
    let name = format!("KEK {}", id.replace('-', " "));
    Zone::builder(id.parse().unwrap(), name, Place::new(subdivision.parse().unwrap()))
}

fn real_zones() -> Vec<Zone> {
    ZONES
        .lines()
        .map(|row| {
            let cells: Vec<&str> = row.split(' ').collect();
            let kinds = [EventKind::Designated, EventKind::Revoked];
            let events = kinds
                .into_iter()
                .zip(&cells[2..])
                .map(|(kind, on)| LifecycleEvent::new(kind, on.parse().unwrap()));
            let life = Lifecycle::try_new(events).unwrap();
            begin(cells[0], cells[1]).lifecycle(life).build().unwrap()
        })
        .collect()
}

fn real() -> Registry {
    Registry::builder(indonesia()).zones(real_zones()).build().unwrap()
}

fn messages(zones: impl IntoIterator<Item = Zone>) -> Vec<String> {
    let error = Registry::builder(indonesia()).zones(zones).build().unwrap_err();
    error.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn the_zones_are_as_many_as_were_published() {
    let registry = real();
    let exactly = |text| registry.zones_designated_by(day(text)).exactly();
    assert_eq!(exactly("2011-12-31"), Some(0));
    assert_eq!(exactly("2017-06-30"), Some(11));
    assert_eq!(exactly("2024-03-31"), Some(20));
    assert_eq!(exactly("2024-06-30"), Some(22));
    assert_eq!(exactly("2024-09-30"), Some(22));
    assert_eq!(exactly("2024-12-31"), Some(24));
    assert_eq!(exactly("2025-03-31"), Some(25));
}

#[test]
fn what_hangs_on_an_unknown_day_is_possible() {
    let registry = real();
    // Sanur came and Tanjung Api-Api went on some day of 2022.
    let count = registry.zones_designated_by(day("2022-06-30"));
    assert_eq!((count.low(), count.high(), count.exactly()), (18, 20, None));
    let possible: Vec<&str> = count.possible.iter().map(|zone| zone.id().as_str()).collect();
    assert_eq!(possible, ["sanur", "tanjung-api-api"]);
}

#[test]
fn zones_come_by_id_in_whatever_order_they_were_given() {
    let registry = real();
    assert!(registry.zones().map(Zone::id).is_sorted());
    assert_eq!(registry.zones().len(), 26);
    let mut zones = real_zones();
    zones.reverse();
    assert_eq!(Registry::builder(indonesia()).zones(zones).build().unwrap(), registry);
}

#[test]
fn a_zone_is_found_by_any_of_its_names() {
    let zone = begin("etki-banten", "ID-BT")
        .long_name("Kawasan Ekonomi Khusus ETKI Banten")
        .aliases(["KEK BSD"])
        .build()
        .unwrap();
    let registry = Registry::builder(indonesia()).zones([zone]).build().unwrap();
    for text in [
        "etki-banten",
        "ETKI-Banten",
        "kek  etki banten",
        "kawasan ekonomi khusus etki banten",
        " KEK BSD ",
    ] {
        assert_eq!(registry.find(text).unwrap().id().as_str(), "etki-banten", "{text}");
    }
    assert!(registry.zone(&"etki-banten".parse().unwrap()).is_some());
    assert!(registry.zone(&"bsd".parse().unwrap()).is_none());
}

#[test]
fn what_is_not_found_says_what_is_near() {
    let registry = real();
    let help = |text: &str| registry.find(text).unwrap_err().help();
    assert_eq!(help("KEK Gersik").as_deref(), Some("did you mean `KEK gresik`?"));
    assert_eq!(help("mangkei").as_deref(), Some("did you mean `sei-mangkei`?"));
    assert_eq!(help("tanjung"), None, "there are several");
    assert_eq!(help("galang_batang").as_deref(), Some("did you mean `galang-batang`?"));
    assert_eq!(help("Shenzhen"), None);
    assert_eq!(help(""), None);
    let endless = registry.find(&"x".repeat(1_000_000)).unwrap_err();
    assert!(endless.to_string().len() < 400);
}

#[test]
fn all_problems_are_reported() {
    let sector = |id: &str| id.parse().unwrap();
    let zones = [
        begin("palu", "ID-ST").sectors([sector("downstreeming"), sector("mining")]).build(),
        begin("palu", "ID-ST").build(),
        begin("lido", "ID-JB").aliases(["kek PALU"]).build(),
        begin("nongsa", "ID-KR").activities(["tuorism".parse().unwrap()]).build(),
    ]
    .map(Result::unwrap);
    assert_eq!(
        messages(zones.clone()),
        [
            "zone `nongsa` has the activity `tuorism`, which the jurisdiction doesn't list",
            "zone `palu` has the sector `downstreeming`, which the jurisdiction doesn't list",
            "zone `palu` has the sector `mining`, which the jurisdiction doesn't list",
            "`KEK palu` names zone `lido` and zone `palu`",
            "two zones have the id `palu`",
        ]
    );
    let error = Registry::builder(indonesia()).zones(zones).build().unwrap_err();
    let help: Vec<Option<String>> = error.problems.iter().map(RegistryProblem::help).collect();
    assert_eq!(help[0].as_deref(), Some("did you mean `tourism`?"));
    assert_eq!(help[1].as_deref(), Some("did you mean `downstreaming`?"));
    assert_eq!(help[2..], [None, None, None]);
}

#[test]
fn a_name_that_is_anothers_id_clashes() {
    let zones = [begin("lido", "ID-JB"), begin("nongsa", "ID-KR").aliases(["Lido"])];
    assert_eq!(
        messages(zones.map(|zone| zone.build().unwrap())),
        ["`Lido` names zone `lido` and zone `nongsa`"]
    );
}

#[test]
fn what_may_be_so_is_a_warning() {
    let zone = begin("galang-batang", "CN-JS").build().unwrap();
    let registry = Registry::builder(indonesia()).zones([zone]).build().unwrap();
    let warnings: Vec<String> = registry.warnings().iter().map(ToString::to_string).collect();
    assert_eq!(warnings, ["zone `galang-batang` lies in `CN-JS`, which isn't in `ID`"]);
}

#[cfg(feature = "serde")]
#[test]
fn serde_refuses_what_code_refuses() {
    let registry = real();
    let json = serde_json::to_string(&registry).unwrap();
    assert_eq!(serde_json::from_str::<Registry>(&json).unwrap(), registry);
    for (from, to) in [
        (r#""id":"lido""#, r#""id":"likupang""#),
        (r#""id":"lido""#, r#""id":"lido","sectors":["mining"]"#),
        (r#""zones":["#, r#""year":2025,"zones":["#),
    ] {
        assert!(serde_json::from_str::<Registry>(&json.replacen(from, to, 1)).is_err(), "{to}");
    }
}
