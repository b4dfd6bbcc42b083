//! Published results: the Human Development Index, Korea's traffic lights, and the
//! classes of Indonesia's zones.

use std::collections::BTreeMap;

use kawasan_data::{files, kek};
use kawasan_model::{Decimal, Interval, Tri};
use kawasan_rating::{
    Facts, Library, Methodology, Outcome, Rating, Reader, UnitValues, Value, rate,
};

fn library() -> Library {
    let reader = Reader::of(kek().dataset()).unwrap();
    reader.library(files::METHODOLOGIES.iter().copied()).unwrap()
}

fn class<'a>(methodology: &'a Methodology, rating: &Rating) -> &'a str {
    match rating.outcome {
        Outcome::Class(class) => &methodology.classes()[class].id,
        other => other.as_str(),
    }
}

fn unit(id: &str, values: &[&str]) -> UnitValues {
    let value = |text: &&str| Value::exactly(text.parse().unwrap());
    UnitValues {
        id: id.to_owned(),
        values: values.iter().map(value).collect(),
        looked_at: Vec::new(),
        facts: Facts::UNKNOWN,
    }
}

/// 30 countries of the report of 2023/24, by the inputs that UNDP published.
#[test]
fn the_human_development_index_to_three_decimals_with_rank_and_class() {
    let library = library();
    let hdi = library.latest("hdi").unwrap();
    let text = include_str!("../data/hdi_2022.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    // The file's columns are in the order of the methodology's indicators.
    let ids: Vec<&str> = hdi.indicators().iter().map(|one| one.subject.id()).collect();
    assert_eq!(reader.headers().unwrap().iter().skip(2).take(4).collect::<Vec<_>>(), ids);
    let units: Vec<UnitValues> = rows
        .iter()
        .map(|row| unit(&row[0], &row.iter().skip(2).take(4).collect::<Vec<_>>()))
        .collect();
    let ratings = hdi.rate(&units, 4);
    assert_eq!(ratings.len(), 30);
    let published: Vec<Decimal> = rows.iter().map(|row| row[6].parse().unwrap()).collect();
    for (rating, published) in ratings.iter().zip(&published) {
        let composite = rating.composite.unwrap();
        assert_eq!(composite, *published, "{}", rating.unit);
        assert_eq!(composite.scale(), 3);
        // By the limits of the report.
        let expected = match composite.to_string().as_str() {
            text if text >= "0.800" => "very_high",
            text if text >= "0.700" => "high",
            text if text >= "0.550" => "medium",
            _ => "low",
        };
        assert_eq!(class(hdi, rating), expected, "{}", rating.unit);
    }
    // Among themselves in the published order, ties sharing a place.
    let ranks: BTreeMap<&str, u32> =
        rows.iter().map(|row| (row.get(0).unwrap(), row[7].parse().unwrap())).collect();
    for a in &ratings {
        for b in &ratings {
            let published = ranks[a.unit.as_str()].cmp(&ranks[b.unit.as_str()]);
            assert_eq!(a.rank.cmp(&b.rank), published, "{} {}", a.unit, b.unit);
        }
    }
}

#[test]
fn koreas_lights_of_2012() {
    let library = library();
    let lights = library.latest("korea-district-lights").unwrap();
    let district = |progress: &str, due: i64| UnitValues {
        looked_at: vec![("due".to_owned(), Some(Decimal::from(due)))],
        ..unit("a district", &[progress])
    };
    for (progress, due, light) in [
        ("0.4999", 1, "red"), // 49.99 %
        ("0.5", 1, "yellow"),
        ("0.7999", 1, "yellow"),
        ("0.8", 1, "green"),
        ("1.3", 1, "green"),
        ("0.1", 0, "unrated"),
    ] {
        let ratings = lights.rate(&[district(progress, due)], 4);
        assert_eq!(class(lights, &ratings[0]), light, "{progress}");
    }
    // 47 green, 18 yellow, 11 red, 9 withheld: districts with made-up progress of those
    // numbers (synthetic) come out in those numbers.
    let numbers = [("0.9", 1, 47), ("0.6", 1, 18), ("0.2", 1, 11), ("0.2", 0, 9)];
    let districts = numbers
        .iter()
        .flat_map(|(progress, due, count)| std::iter::repeat_n(district(progress, *due), *count));
    let districts: Vec<UnitValues> = districts.collect();
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for rating in lights.rate(&districts, 4) {
        *found.entry(class(lights, &rating)).or_default() += 1;
    }
    let expected = [("green", 47), ("red", 11), ("unrated", 9), ("yellow", 18)];
    assert_eq!(found, BTreeMap::from(expected));
}

/// What the note of the methodology says: none of the six zones that were announced as not
/// running comes out so, five because they had opened.
#[test]
fn openings_contradict_the_zones_that_were_not_running_in_2023() {
    let library = library();
    let methodology = library.latest("kek-2023").unwrap();
    let ratings = rate(kek().dataset(), methodology, "2023-S1".parse().unwrap(), None);
    let last = ratings.period.last_day();
    let announced: Vec<&str> = kek()
        .official_classes()
        .iter()
        .filter(|class| class.class == "Tidak Berjalan" && class.period.end_date() == Some(last))
        .map(|class| class.zone.as_str())
        .collect();
    assert_eq!(announced.len(), 6);
    let opened = |zone: &&&str| ratings.get(zone).unwrap().facts.operating.is_yes();
    let named = ["palu", "bitung", "morotai", "sorong", "mbtk"];
    assert!(named.iter().all(|zone| opened(&zone) && announced.contains(zone)));
    assert_eq!(announced.iter().filter(opened).count(), 5);
    assert_eq!(ratings.get("likupang").unwrap().facts.operating, Tri::Possible);
    let note = methodology.note().unwrap().get("en");
    for zone in announced {
        assert_ne!(class(methodology, &ratings.get(zone).unwrap().rating), "tidak_berjalan");
        let name = kek().registry().find(zone).unwrap().name().trim_start_matches("KEK ");
        assert!(note.contains(name), "{name} in {note}");
    }
}

#[test]
fn every_zone_of_2021_is_there_and_new_ones_are_new() {
    let library = library();
    let methodology = library.latest("kek-2021").unwrap();
    let ratings = rate(kek().dataset(), methodology, "2021".parse().unwrap(), None);
    assert_eq!(ratings.zones.len(), 19);
    let class_of = |zone: &str| class(methodology, &ratings.get(zone).unwrap().rating);
    // Designated in June 2021.
    for zone in ["gresik", "lido", "nongsa", "batam-aero-technic"] {
        assert_eq!(class_of(zone), "baru", "{zone}");
    }
    // 15.74 of 18 trillion; 0 of 40 billion; no figure at all.
    assert_eq!(class_of("galang-batang"), "optimal");
    assert_eq!(class_of("mbtk"), "perlu_perhatian_khusus");
    assert_eq!(class_of("kendal"), "insufficient_data");
    let galang_batang = &ratings.get("galang-batang").unwrap().rating;
    // 87.444… and 100, half each; the second is capped.
    assert_eq!(galang_batang.composite.unwrap().to_string(), "93.72");
    let points: Vec<String> = galang_batang
        .indicators
        .iter()
        .map(|one| one.points.map_or_else(|| "none".to_owned(), |points| points.to_string()))
        .collect();
    assert_eq!(points, ["43.72", "50.00"]);
}

/// The zones named as above 40 % at mid-year and above 75 % after nine months.
#[test]
fn limits_move_with_the_quarter() {
    let library = library();
    let methodology = library.latest("kek-capaian-2024").unwrap();
    let half = rate(kek().dataset(), methodology, "2024-S1".parse().unwrap(), None);
    assert_eq!(half.quarters, 2);
    // Mandalika: Rp722.97 of 946.16 billion.
    let mandalika = &half.get("mandalika").unwrap().rating;
    assert_eq!(class(methodology, mandalika), "di_atas");
    let first = rate(kek().dataset(), methodology, "2024-Q1".parse().unwrap(), None);
    let classes = first.zones.iter().filter(|zone| zone.rating.outcome.class().is_some());
    assert_eq!(classes.count(), 0, "nothing is declared for the first quarter");
}

/// Plans and stocks as published, worked out by hand; most zones have both.
#[test]
fn long_run_plans_against_their_time() {
    let library = library();
    let methodology = library.latest("kek-rencana").unwrap();
    let day = |text| Some(kawasan_model::parse_date(text).unwrap());
    let rated = |period: &str, on| rate(kek().dataset(), methodology, period.parse().unwrap(), on);
    let ratings = rated("2024-Q1", None);
    let classes = ratings.classes();
    assert_eq!((classes.rated(), classes.zones()), (14, 20));
    assert_eq!(classes.classes.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 11]);
    assert_eq!(classes.unrated, ["kura-kura-bali"], "designated a year before, less five days");
    let lacking = ["kendal", "sanur", "singhasari", "tanjung-kelayang", "tanjung-lesung"];
    assert_eq!(classes.insufficient_data, lacking);

    let of = |ratings: &kawasan_rating::ZoneRatings<'_>, zone: &str| {
        let rating = &ratings.get(zone).unwrap().rating;
        let values: Vec<String> = rating
            .indicators
            .iter()
            .map(|one| one.value.known().map_or_else(|| "none".to_owned(), |v| v.to_string()))
            .collect();
        let composite = rating.composite.map_or_else(|| "none".to_owned(), |c| c.to_string());
        (values.join(" "), composite, class(methodology, rating).to_owned())
    };
    let expected = |values: &str, composite: &str, class: &str| {
        (values.to_owned(), composite.to_owned(), class.to_owned())
    };
    // Galang Batang: 20 ÷ (50 × 25/45) = 0.72 and 4,884 ÷ (20,000 × 21/45) = 0.523285…; on
    // the line from (0.5, 40) to (1, 80) these are 57.6 and 41.864: 0.6 × 57.6 + 0.4 × 41.864.
    assert_eq!(of(&ratings, "galang-batang"), expected("0.7200 0.5233", "51.31", "baik"));
    // Arun: 3.3 ÷ (51.3 × 20/44) = 0.14151…, on the line from (0, 0) to (0.5, 40), alone.
    assert_eq!(
        of(&ratings, "arun-lhokseumawe"),
        expected("0.1415 none", "11.32", "perlu_dukungan")
    );
    // MBTK had nothing of Rp34 trillion or so; its plan of 2025 was told four times.
    assert_eq!(of(&ratings, "mbtk"), expected("0.0000 none", "0.00", "perlu_dukungan"));

    // At the meeting of April 2024: 17.1 ÷ (36.25 × 21/41) = 0.92097… and 4,884 ÷ ("at least
    // 23,200" × 21/41) = 0.41100…: 0.6 × 73.68 + 0.4 × 32.88. How much more than 23,200 jobs
    // were meant nobody knows, so the class isn't certain.
    let meeting = rated("2024-Q1", day("2024-04-24"));
    assert_eq!(of(&meeting, "galang-batang"), expected("0.9210 0.4110", "57.36", "baik"));
    let low = meeting.get("galang-batang").unwrap().rating.interval.low().unwrap();
    assert!(low < Decimal::from(50), "{low}");
    let good = methodology.classes().iter().position(|class| class.id == "baik").unwrap();
    let tally = meeting.at_least(good);
    let holds = |zone: &str| {
        let member = tally.members().iter().find(|member| member.who == zone).unwrap();
        (member.belongs, member.holds)
    };
    use kawasan_model::Tri::{No, Possible, Yes};
    assert_eq!(holds("galang-batang"), (Yes, Possible));
    assert_eq!(holds("gresik"), (Yes, Yes));
    assert_eq!(holds("bitung"), (Yes, No));
    assert_eq!(holds("kendal"), (Yes, Possible));
}

/// Between a day and itself nothing changes; what all is known of can't be news.
#[test]
fn changes_are_what_came_in_between() {
    use kawasan_model::{ChangeKind, parse_date};
    use kawasan_rating::{Meeting, changes};
    let library = library();
    let methodology = library.latest("kek-rencana").unwrap();
    let meeting = |period: &str, day: Option<&str>| Meeting {
        period: period.parse().unwrap(),
        known_on: day.map(|day| parse_date(day).unwrap()),
    };
    let changed = |before, after| changes(kek().dataset(), methodology, before, after);
    let (april, july) = ("2024-04-24", "2024-07-31");
    let same = changed(meeting("2024-Q1", Some(april)), meeting("2024-Q1", Some(april)));
    assert_eq!((same.figures.len(), same.moved().count()), (0, 0));
    let backward = changed(meeting("2024-Q1", None), meeting("2024-Q1", Some(july)));
    assert!(backward.figures.is_empty());

    let found = changed(meeting("2024-Q1", Some(april)), meeting("2024-Q1", Some(july)));
    let in_between = |o: &kawasan_model::Observation| {
        let day = o.source.published_on.unwrap();
        day > parse_date(april).unwrap() && day <= parse_date(july).unwrap()
    };
    let releases = || found.figures.iter().flat_map(|change| &change.releases);
    let published =
        kek().dataset().observations().filter(|o| o.source.published_on.is_some() && in_between(o));
    assert_eq!(releases().count(), published.count());
    assert!(releases().all(|release| in_between(release)));
    // The mid-year evaluation of 18 July, among others.
    assert!(
        found
            .of_kind(ChangeKind::New)
            .any(|change| { change.after.figure.to_string() == "31.4 IDR trillion" })
    );
    // Morotai's plan (halmaherapost.com, 31 July 2024) and Nongsa's (27 June) came in between.
    let moved: Vec<&str> = found.moved().map(|one| one.unit.as_str()).collect();
    assert_eq!(moved, ["morotai", "nongsa"]);

    // From one quarter to another zones can appear, and the moves tell.
    let quarters = changed(meeting("2024-Q1", Some(april)), meeting("2024-S1", Some(july)));
    let new = quarters.moves.iter().filter(|one| one.before.is_none());
    let new: Vec<&str> = new.map(|one| one.unit.as_str()).collect();
    assert_eq!(new, ["setangga", "tanjung-sauh"]);
}

#[test]
fn intervals_say_what_rounding_leaves_open() {
    let library = library();
    let methodology = library.latest("kek-capaian-2024").unwrap();
    let value = |low: &str, point: &str, high: &str| {
        let side = |text: &str| Some(text.parse::<Decimal>().unwrap());
        Value::Known(point.parse().unwrap(), Interval::new(side(low), side(high)).unwrap())
    };
    let unit = UnitValues {
        id: "a zone".to_owned(),
        values: vec![value("0.3995", "0.4010", "0.4025")],
        looked_at: Vec::new(),
        facts: Facts::UNKNOWN,
    };
    let rating = methodology.rate(&[unit], 2).remove(0);
    assert_eq!(class(methodology, &rating), "di_atas");
    let interval = rating.interval;
    assert_eq!(interval.low().unwrap().to_string(), "39.95");
    assert_eq!(interval.high().unwrap().to_string(), "40.25");
}
