use super::*;
use crate::TextFault;

fn begin() -> ZoneBuilder {
    let place = Place::new("ID-BT".parse().unwrap());
    Zone::builder("etki-banten".parse().unwrap(), "KEK ETKI Banten", place)
}

fn problems(builder: ZoneBuilder) -> Vec<ZoneProblem> {
    builder.build().unwrap_err().problems
}

#[test]
fn the_least_is_enough() {
    let zone = begin().build().unwrap();
    assert_eq!(zone.id().as_str(), "etki-banten");
    assert_eq!(zone.area_hectares(), None);
    assert!(zone.lifecycle().events().is_empty());
    assert_eq!(zone.known_as().collect::<Vec<_>>(), ["etki-banten", "KEK ETKI Banten"]);
}

#[test]
fn lists_are_added_to() {
    let health = "health".parse().unwrap();
    let research = "research".parse().unwrap();
    let zone = begin().sectors([health]).sectors([research]).build().unwrap();
    assert_eq!(zone.sectors().len(), 2);
}

#[test]
fn every_text_is_checked() {
    for (builder, field) in [
        (begin().long_name(""), "long_name"),
        (begin().aliases([" "]), "aliases"),
        (begin().main_activities(""), "main_activities"),
        (begin().developer_operator("PT\n"), "developer_operator"),
        (begin().url("kek.go.id"), "url"),
        (begin().note("\t"), "note"),
    ] {
        let found = problems(builder);
        assert!(
            matches!(&found[..], [ZoneProblem::Text { field: at, .. }] if *at == field),
            "{field}: {found:?}"
        );
    }
    let nameless = Zone::builder("x".parse().unwrap(), "", Place::new("ID-BT".parse().unwrap()));
    assert!(matches!(
        problems(nameless)[..],
        [ZoneProblem::Text { field: "name", fault: TextFault::Blank, .. }]
    ));
}

#[test]
fn an_alias_says_something_new() {
    assert!(begin().aliases(["KEK BSD", "BSD"]).build().is_ok());
    for alias in ["kek etki banten", "ETKI-Banten", "Long  Name"] {
        let found = problems(begin().long_name("Long Name").aliases([alias]));
        assert!(matches!(&found[..], [ZoneProblem::Alias { .. }]), "{alias}");
    }
}

#[test]
fn all_problems_are_reported() {
    let error = begin()
        .sectors(["health".parse().unwrap(), "health".parse().unwrap()])
        .resources(["a".parse().unwrap(), "a".parse().unwrap()])
        .activities(["b".parse().unwrap(), "b".parse().unwrap()])
        .area_hectares(Decimal::new(-1, 0))
        .note("")
        .build()
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "zone `etki-banten`: `note` is blank: leave it out if it isn't known; \
         `sectors` has `health` twice; `activities` has `b` twice; `resources` has `a` twice; \
         the area is -1 hectares: expected more than 0"
    );
}

#[cfg(feature = "serde")]
mod serde {
    use super::*;

    #[test]
    fn files_keep_the_digits() {
        let json = concat!(
            r#"{"id":"pki-batam","name":"KEK PKI Batam","place":{"subdivision":"ID-KR"},"#,
            r#""sectors":["tourism","health"],"area_hectares":"47.170","#,
            r#""lifecycle":[{"kind":"designated","on":"2024-10-07","legal_basis":"PP 39/2024"}]}"#
        );
        let zone: Zone = serde_json::from_str(json).unwrap();
        assert_eq!(zone.area_hectares().unwrap().scale(), 3);
        assert_eq!(serde_json::to_string(&zone).unwrap(), json);
    }

    #[test]
    fn every_field_returns() {
        let zone = begin()
            .long_name("Long")
            .aliases(["KEK BSD"])
            .cluster("services".parse().unwrap())
            .sectors(["education".parse().unwrap()])
            .main_activities("riset")
            .activities(["education".parse().unwrap()])
            .resources(["palm-oil".parse().unwrap()])
            .area_hectares("59.68".parse().unwrap())
            .developer_operator("PT Surya Inter Wisesa")
            .url("https://kek.go.id")
            .note("two\nlines")
            .build()
            .unwrap();
        let json = serde_json::to_string(&zone).unwrap();
        assert_eq!(serde_json::from_str::<Zone>(&json).unwrap(), zone);
    }

    #[test]
    fn files_hold_nothing_that_code_refuses() {
        let with = |rest: &str| {
            let json =
                format!(r#"{{"id":"x","name":"X","place":{{"subdivision":"ID-KR"}}{rest}}}"#);
            serde_json::from_str::<Zone>(&json)
        };
        assert!(with("").is_ok());
        for area in ["", "0", "-1", "+1", "1e3", "1_000", "1,000", ".5", "NaN", &"9".repeat(40)] {
            assert!(with(&format!(r#","area_hectares":"{area}""#)).is_err(), "{area}");
        }
        for bad in [
            r#","area_hectares":47.17"#,
            r#","note":"""#,
            r#","aliases":["x"]"#,
            r#","sectors":["a","a"]"#,
            r#","colour":"red""#,
            r#","lifecycle":[{"kind":"operating","on":"2014"}]"#,
        ] {
            assert!(with(bad).is_err(), "{bad}");
        }
    }
}
