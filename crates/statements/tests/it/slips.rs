//! Slips in files of statements, one by one.

use crate::files::{SAMPLE, said};

/// What is put in the place of what, and all that is said of it, as far as it is given.
const SLIPS: &[(&str, &str, &str)] = &[
    (
        "held_on = 2024-04-24",
        "held_on = \"24 April\"",
        "3:11: held_on: `24 April` is not a date: expected `YYYY-MM-DD`, such as `2024-04-24`, at byte 2",
    ),
    (
        "held_on = 2024-04-24",
        "held_on = 2024-04-24T10:00:00",
        "3:11: held_on: `2024-04-24T10:00:00` is not a date: expected `YYYY-MM-DD`, such as `2024-04-24`, at byte 10",
    ),
    (
        "held_on = 2024-04-24",
        "held_on = 20240424",
        "3:11: held_on: expected a date, such as 2024-04-24, but found the number 20240424",
    ),
    (
        "title = { id = \"Contoh\", en = \"A sample\" }",
        "title = \"A sample\"",
        "2:9: title: expected a table of texts by language, such as { id = \"Rapat\", en = \"Meeting\" }, but found the text \"A sample\"",
    ),
    (
        "title = { id = \"Contoh\", en = \"A sample\" }",
        "title = { id = 3, en = \"A\" }",
        "2:16: title.id: expected a text, such as \"Meeting\", but found the number 3",
    ),
    (
        "title = { id = \"Contoh\", en = \"A sample\" }",
        "title = {}",
        "2:9: title: a text has no language: expected at least one, such as `en`",
    ),
    (
        "title = { id = \"Contoh\", en = \"A sample\" }",
        "title = { english_ = \"A\" }",
        "2:9: title: `english_` is not a language: expected a tag, such as `id` or `zh-Hant`, at byte 0",
    ),
    (
        "title = { id = \"Contoh\", en = \"A sample\" }",
        "title = { en = \" \" }",
        "2:16: title.en: the text is blank: expected a text, such as \"Meeting\"",
    ),
    (
        "publisher = \"nobody\", ",
        "",
        "5:10: source: the key `publisher` is missing: expected a text, such as \"CNBC Indonesia\"",
    ),
    (
        "publisher = \"nobody\", ",
        "publisher = \"nobody\", pubished_on = \"2024-01-01\", ",
        "5:34: source.pubished_on: there is no such key",
    ),
    (
        "published_on = \"2024-04-24\"",
        "published_on = \"2024-04-31\"",
        "5:49: source.published_on: `2024-04-31` has day 31: expected 01 to 30",
    ),
    (
        "id = \"values\"\n",
        "",
        "7:1: statement[1]: the key `id` is missing: expected a text, such as \"s05\"",
    ),
    ("id = \"values\"\n", "id = \"zones\"\n", "57:6: zones: there is a statement `zones` already"),
    (
        "kind = \"judgement\"",
        "kind = \"judgment\"",
        "9:8: values.kind: expected one of \"cycle\", \"figure\", \"quantifier\", \"judgement\", \"impact\", \"story\", \"exchange\", \"classification\", \"registry\", but found \"judgment\"; did you mean \"judgement\"?",
    ),
    (
        "kind = \"judgement\"",
        "kynd = \"judgement\"",
        "9:1: values.kynd: there is no such key; did you mean `kind`?",
    ),
    (
        "reading = \"each\"",
        "reading = \"both\"",
        "13:11: values.reading: expected one of \"all\", \"any\", \"each\", but found \"both\"",
    ),
    (
        "subjects = [\"national\"]",
        "subjects = []",
        "10:12: values.subjects: expected a list of texts, such as [\"national\"], but found an empty list",
    ),
    (
        "subjects = [\"national\"]",
        "subjects = [\"gresk\"]",
        "10:13: values.subjects: `gresk` is no zone of the registry: expected an id, a name or an alias; did you mean `gresik`?",
    ),
    (
        "subjects = [\"national\"]",
        "subjects = [\"gresik\", \"gresik\"]",
        "10:23: values.subjects: `gresik` is there twice",
    ),
    (
        "subjects = [\"national\"]",
        "subjects = \"national\"",
        "10:12: values.subjects: expected a list of texts, such as [\"national\"], but found the text \"national\"",
    ),
    ("id = \"growth\"", "id = \"own\"", "22:6: values.own: there is a criterion `own` already"),
    (
        "indicator = \"investment_growth\"",
        "indicator = \"investment_grwth\"",
        "18:13: values.growth.indicator: there is no indicator `investment_grwth`; did you mean `investment_growth`?",
    ),
    (
        "indicator = \"investment_growth\"",
        "indicatr = \"investment_growth\"",
        "18:1: values.growth.indicatr: there is no such key; did you mean `indicator`?",
    ),
    (
        "indicator = \"investment_growth\"",
        "indicator = \"investment_growth\"\nzones = \"all\"",
        "16:6: values.growth: expected one thing: `indicator` or `zones`",
    ),
    (
        "above = \"0%\"",
        "above = \"0 persons\"",
        "19:9: values.growth.above: the value is a ratio, such as `40%`, and this is in `persons`",
    ),
    (
        "above = \"0%\"",
        "above = \"none\"",
        "19:9: values.growth.above: `none` at byte 0 of `none` is not understood",
    ),
    (
        "above = \"0%\"",
        "above = 0",
        "19:9: values.growth.above: expected a text, such as \"15.1 IDR trillion\" or \"100%\", but found the number 0",
    ),
    (
        "above = \"0%\"",
        "above = \"0%\"\nbelow = \"9%\"",
        "20:9: values.growth: expected one limit, not two",
    ),
    (
        "above = \"0%\"",
        "above = \"0%\"\ncount = \"all\"",
        "20:1: values.growth.count: this has no effect beside `indicator`",
    ),
    (
        "above = \"0%\"",
        "above = \"0%\"\nbehind_peers = \"all\"",
        "20:1: values.growth.behind_peers: there is no such key",
    ),
    (
        "decides = false",
        "decides = \"no\"",
        "24:11: values.own.decides: expected true or false, but found the text \"no\"",
    ),
    (
        "known = \"now\"",
        "known = \"know\"",
        "25:9: values.own.known: expected one of \"meeting\", \"now\", but found \"know\"; did you mean \"now\"?",
    ),
    (
        "formula = \"realised employment flow",
        "formula = \"realised employmnt flow",
        "26:11: values.own.formula: at byte 9: there is no measure `employmnt`; did you mean `employment`?",
    ),
    (
        "rounding = \"0 half_away\"\n",
        "",
        "22:6: values.own: the key `rounding` is missing: expected a text, such as \"4 half_away\"",
    ),
    (
        "rounding = \"0 half_away\"",
        "rounding = \"0 half\"",
        "27:12: values.own.rounding: `0 half` is not a rounding: expected scale and mode, such as `4 half_away`",
    ),
    (
        "of = \"gresik\"",
        "of = \"sector:helth\"",
        "28:6: values.own.of: there is no zone in `sector:helth`: expected one of creative, digital, downstreaming, education, energy, health, logistics, manufacturing, mro, natural_resource_processing, research, tourism; did you mean `health`?",
    ),
    (
        "period = \"2023\"\nstated",
        "period = \"2023-Q5\"\nstated",
        "29:10: values.own.period: `2023-Q5` has quarter 5: expected Q1 to Q4",
    ),
    (
        "amount = \"3 USD billion\"",
        "amount = \"3\"",
        "35:10: values.rate.amount: `3` doesn't say what it counts: expected a unit, such as `3 persons`",
    ),
    (
        "amount = \"3 USD billion\"",
        "amount = \"3 IDR billion\"",
        "33:6: values.rate: a sum of money in `IDR` and one in `IDR` need no rate: expected two currencies",
    ),
    (
        "\"processed_exports\"",
        "\"procesed_exports\"",
        "42:25: values.published.published: there is no measure `procesed_exports`; did you mean `processed_exports`?",
    ),
    (
        "\"processed_exports\"",
        "\"exports\"",
        "42:25: values.published.published: `exports` is there twice",
    ),
    (
        "basis = \"realised\"\ntiming = \"flow\"\nof",
        "basis = \"realized\"\ntiming = \"flow\"\nof",
        "43:9: values.published.basis: expected one of \"realised\", \"target\", \"committed\", \"projected\", but found \"realized\"; did you mean \"realised\"?",
    ),
    (
        "basis = \"realised\"\ntiming = \"flow\"\nquarters",
        "basis = \"realised\"\nquarters",
        "48:6: values.quarters: the key `timing` is missing: expected one of \"flow\", \"stock\", \"level\"",
    ),
    (
        "published = [\"investment\"]",
        "published = [\"investment\", \"exports\"]",
        "48:6: values.quarters: expected one subject and one measure",
    ),
    (
        "quarters = [\"2023-Q2\", \"2024-Q1\"]",
        "quarters = [\"2024-Q2\", \"2024-Q1\"]",
        "53:12: values.quarters.quarters: the first quarter is after the last",
    ),
    (
        "quarters = [\"2023-Q2\", \"2024-Q1\"]",
        "quarters = [\"2024-Q1\"]",
        "53:12: values.quarters.quarters: expected the first quarter and the last",
    ),
    (
        "quarters = [\"2023-Q2\", \"2024-Q1\"]",
        "quarters = [\"2023\", \"2024-Q5\"]",
        "53:13: values.quarters.quarters: `2023` is not a quarter: expected `YYYY-Qn`, such as `2024-Q1`, at byte 4\n53:21: values.quarters.quarters: `2024-Q5` has quarter 5: expected Q1 to Q4",
    ),
    (
        "quarters = [\"2023-Q2\", \"2024-Q1\"]",
        "quarters = [\"2023-Q2\", \"2024-Q1\"]\nperiod = \"2023\"",
        "54:1: values.quarters.period: this has no effect beside `published` with `quarters`",
    ),
    (
        "zones = \"sector:downstreaming\"",
        "zones = \"gresik\"",
        "68:9: zones.classes.zones: expected a group of zones, such as `sector:health`",
    ),
    (
        "zones = \"sector:downstreaming\"",
        "zones = \"sectr:downstreaming\"",
        "68:9: zones.classes.zones: `sectr` is no kind of group: expected `cluster:`, `sector:`, `activity:`, `resource:`, `province:` or `island:` and a name, or `all`",
    ),
    (
        "on = \"2024-03-31\"",
        "on = \"2024-04-25\"",
        "69:6: zones.classes.on: the zones of 2024-04-25 weren't known on 2024-04-24: expected a day up to that, or `known = \"now\"`",
    ),
    (
        "on = \"2024-03-31\"\n",
        "period = \"2023\"\n",
        "69:1: zones.classes.period: this has no effect beside `zones`",
    ),
    (
        "count = \"most\"",
        "count = \"many\"",
        "70:9: zones.classes.count: `many` is no quantifier: expected `all`, `most`, `some`, `none`, `at least N`, `at most N` or `exactly N`",
    ),
    (
        "count = \"most\"\n",
        "",
        "66:6: zones.classes: the key `count` is missing: expected a text, such as \"all\", \"most\", \"some\", \"none\" or \"at least 3\"",
    ),
    (
        "methodology = \"kek-triwulan\"",
        "methodology = \"kek-triwuln\"",
        "71:25: zones.classes.which.methodology: there is no methodology `kek-triwuln`; did you mean `kek-triwulan`?",
    ),
    (
        "methodology = \"kek-triwulan\", ",
        "",
        "71:9: zones.classes.which: expected `classes` with `methodology` or `classes` with `scheme`",
    ),
    (
        "classes = [\"sangat_baik\", \"baik\"]",
        "classes = [\"bagus\"]",
        "71:52: zones.classes.which.classes: `kek-triwulan` has no class `bagus`: expected one of `sangat_baik`, `baik`, `perlu_dukungan`",
    ),
    (
        "scheme = \"DN-KEK 2021 report\"",
        "scheme = \"DN-KEK\"",
        "78:20: zones.official.which.scheme: more than one scheme begins with `DN-KEK`",
    ),
    (
        "scheme = \"DN-KEK 2021 report\"",
        "scheme = \"DN KEK\"",
        "78:20: zones.official.which.scheme: no scheme begins with `DN KEK`",
    ),
    (
        "\"Baru\"",
        "\"Bagus\"",
        "78:64: zones.official.which.classes: `DN-KEK 2021 report: Optimal / Belum Optimal / Perlu Perhatian Khusus / Baru` has no class `Bagus`: expected one of `Baru`, `Belum Optimal`, `Diusulkan Dicabut`, `Optimal`, `Perlu Perhatian Khusus`",
    ),
    (
        "these = [\"gresik\"]",
        "these = [\"gresk\"]",
        "83:10: zones.several.these: `gresk` is no zone of the registry: expected an id, a name or an alias; did you mean `gresik`?",
    ),
    (
        "these = [\"gresik\"]",
        "these = [\"gresik\"]\non = \"2024-03-31\"",
        "84:1: zones.several.on: this has no effect beside `these`",
    ),
    (
        "\"plan_pace\", at_least = \"100%\"",
        "\"plan_pace\"",
        "86:5: zones.several.which[1]: expected a limit: one of `above`, `at_least`, `below`, `at_most`",
    ),
    (
        "\"plan_pace\", at_least = \"100%\"",
        "\"plan_pace\", at_least = \"100 persons\"",
        "86:43: zones.several.which[1].at_least: the value is a ratio, such as `40%`, and this is in `persons`",
    ),
    (
        "behind_peers = \"cluster, at least 3\"",
        "behind_peers = \"clustr\"",
        "87:47: zones.several.which[2].behind_peers: `clustr` at byte 0 is nothing in which zones are alike: expected `cluster`, `sector`, `activity`, `resource`, `province`, `island`, `age within 24 months`, `age bands 12/36 months`, `all`, and perhaps `at least 3`; did you mean `cluster`?",
    ),
    (
        "behind_peers = \"cluster, at least 3\"",
        "behind_peers = \"cluster\", below = \"1%\"",
        "87:58: zones.several.which[2].below: this has no effect beside `indicator` with `behind_peers`",
    ),
    (
        "is_in = \"resource:copper_concentrate\"",
        "is_in = \"resource:coper\"",
        "88:15: zones.several.which[3].is_in: there is no zone in `resource:coper`: expected one of bauxite, coconut, copper_concentrate, fish, iron, natural_gas, nickel, palm_oil, rubber, sago, timber",
    ),
    (
        "is_in = \"resource:copper_concentrate\"",
        "is_in = \"all\"",
        "88:15: zones.several.which[3].is_in: every zone is in it: expected a group such as `sector:health`",
    ),
    (
        "is_in = \"resource:copper_concentrate\"",
        "is_in = \"resource:copper\", steps = 1",
        "88:5: zones.several.which[3]: expected one thing: `is_in` or `steps`",
    ),
    (
        "opened_in = \"2024\"",
        "opened_in = \"soon\"",
        "89:19: zones.several.which[4].opened_in: `soon` is not a period: expected a form such as `2024-Q1`, `2024-S1`, `2024-9M`, `2024` or `2023-Q3/2024-Q2`, at byte 0",
    ),
    (
        "steps = 2",
        "steps = 0",
        "90:15: zones.several.which[5].steps: expected a whole number from 1 up, but found the number 0",
    ),
    (
        "steps = 2",
        "steps = \"two\"",
        "90:15: zones.several.which[5].steps: expected a whole number from 1 up, but found the text \"two\"",
    ),
    (
        "{ opened_in = \"2024\" }",
        "{}",
        "89:5: zones.several.which[4]: expected `classes` with `methodology`, `classes` with `scheme`, `indicator`, `indicator` with `behind_peers`, `is_in`, `opened_in` or `steps`",
    ),
    (
        "{ opened_in = \"2024\" }",
        "\"opened\"",
        "89:5: zones.several.which[4]: expected a table, but found the text \"opened\"",
    ),
    (
        "\n    { indicator = \"plan_pace\", at_least = \"100%\" },\n    { indicator = \"plan_pace\", behind_peers = \"cluster, at least 3\", period = \"2023\" },\n    { is_in = \"resource:copper_concentrate\" },\n    { opened_in = \"2024\" },\n    { steps = 2, presence = \"stated\" },\n",
        "",
        "85:9: zones.several.which: expected a table, such as { opened_in = \"2024\" }, or a list of such tables, but found an empty list",
    ),
    (
        "[[statement]]\nid = \"zones\"",
        "[[statemnt]]\nid = \"zones\"",
        "56:3: statemnt: there is no such key; did you mean `statement`?",
    ),
];

#[test]
fn every_slip_is_told_once_with_its_place_and_what_would_be_right() {
    for (from, to, expected) in SLIPS {
        let text = SAMPLE.replacen(from, to, 1);
        assert_ne!(text, SAMPLE, "{from}");
        let said = said(&text).to_string();
        assert!(said.starts_with(expected), "`{to}`: {said}");
        assert_eq!(said.lines().count(), expected.lines().count(), "`{to}`: {said}");
    }
}
