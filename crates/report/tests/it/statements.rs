//! Statements in words, on figures by hand.

use kawasan_data::{files, kek, read_submission};
use kawasan_model::{Dataset, Language};
use kawasan_report::{Stated, Synthetic, statement_text, statements_json, statements_text};
use kawasan_statements::{Context, Meeting, Reader};

const MEETING: &str = include_str!("statements/meeting.toml");

/// Made up: 20 of a target of 100 billion in a quarter.
const ROWS: &str = "\
subject,counterparty,measure,basis,timing,period,value,unit,publisher,published_on
kendal,,investment,realised,flow,2024-Q1,20,IDR billion,made up,2024-04-20
kendal,,investment,target,flow,2024,100,IDR billion,made up,2024-04-20
kendal,,visitors,realised,flow,2023,70,persons,made up,2024-02-10
sanur,,patients,realised,flow,2023,30,persons,made up,2024-02-11
";

fn with<T>(look: impl FnOnce(&Dataset, &Meeting, &Context<'_>) -> T) -> T {
    let rows = read_submission(ROWS).unwrap();
    let dataset = kek().with_submission(&rows).unwrap();
    let reader = Reader::of(&dataset)
        .unwrap()
        .with_official_classes(kek().official_classes())
        .with_projects(kek().projects());
    let reader = reader.with_methodologies(files::METHODOLOGIES.iter().copied()).unwrap();
    let meeting = reader.read(MEETING).unwrap_or_else(|problems| panic!("{problems}"));
    look(&dataset, &meeting, &Context::new(&dataset, kek().official_classes(), kek().projects()))
}

/// The verdict and the sentence of a statement.
fn said(id: &str, language: Language) -> (String, String) {
    with(|dataset, meeting, context| {
        let stated = Stated { meeting, dataset, synthetic: None };
        let checked = context.check(meeting, meeting.statement(id).unwrap());
        let json = statements_json(&stated, &[checked], language).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        let text = |key: &str| json["statements"][0][key].as_str().unwrap().to_owned();
        (text("verdict"), text("sentence"))
    })
}

/// What criteria that come to the same come to stands together; a group alone needs no
/// mark, as the verdict says it.
#[test]
fn a_statement_gets_one_sentence_in_each_language() {
    let cases = [
        (
            "all",
            "contradicted",
            "Met – investment added: IDR 20 billion (IDR 19.5 to 20.5 billion), by that release \
             alone; not met – a linear pace: 80.00% (77.61 to 82.42%), by that release alone; open \
             – a value chain: no value chain on record; nothing was published on this – exports.",
            "Terpenuhi – tambahan investasi: Rp20 miliar (Rp19,5 s.d. 20,5 miliar), menurut rilis \
             itu sendiri; tidak terpenuhi – laju linear: 80,00% (77,61 s.d. 82,42%), menurut rilis \
             itu sendiri; belum pasti – rantai nilai: tidak ada rantai nilai yang tercatat; tidak \
             ada angka terbit tentang hal ini – ekspor.",
        ),
        (
            "each",
            "undecidable",
            "It names no yardstick, and they differ: met – more than nothing: IDR 20 billion (IDR \
             19.5 to 20.5 billion), by that release alone; not met – a linear pace: 80.00% (77.61 \
             to 82.42%), by that release alone.",
            "Tolok ukurnya tidak disebut, dan hasilnya berbeda: terpenuhi – tambahan: Rp20 miliar \
             (Rp19,5 s.d. 20,5 miliar), menurut rilis itu sendiri; tidak terpenuhi – laju linear: \
             80,00% (77,61 s.d. 82,42%), menurut rilis itu sendiri.",
        ),
        // One is enough: the other isn't told.
        (
            "any",
            "holds",
            "Zones behind a linear pace: between 1 and 10 of 10 zones, certainly KEK Kendal, by \
             that release alone.",
            "Kawasan di bawah laju linear: antara 1 dan 10 dari 10 kawasan, pasti KEK Kendal, \
             menurut rilis itu sendiri.",
        ),
        (
            "counts",
            "holds",
            "Zones of education: none; zones of MRO: 1 zone (KEK Batam Aero Technic); all zones: \
             20 zones.",
            "Kawasan pendidikan: tidak ada; kawasan MRO: 1 kawasan (KEK Batam Aero Technic); semua \
             kawasan: 20 kawasan.",
        ),
        (
            "open",
            "undecidable",
            "Few zones: between 1 and 11 of 20 zones, certainly KEK Lido; 9 turning out otherwise \
             would make it hold, 2 more would contradict it; just three: between 1 and 11 of 20 \
             zones, certainly KEK Lido; it holds only if all 10 that are open turn out just so, 3 \
             are enough to contradict it; every quarter: known for 2 of 4 quarters, not for Q2 \
             2023 and Q3 2023.",
            "Sedikit kawasan: antara 1 dan 11 dari 20 kawasan, pasti KEK Lido; 9 yang ternyata \
             sebaliknya akan memenuhinya, 2 lagi akan membantahnya; persis tiga: antara 1 dan 11 \
             dari 20 kawasan, pasti KEK Lido; terpenuhi hanya jika 10 yang belum pasti semuanya \
             cocok, 3 cukup untuk membantahnya; setiap triwulan: diketahui untuk 2 dari 4 \
             triwulan, tidak untuk triwulan II 2023 dan triwulan III 2023.",
        ),
        // An exchange names both amounts itself.
        (
            "exchange",
            "holds",
            "USD 3 billion at IDR 15,000 per USD is IDR 37.498 to 52.502 trillion, which allows \
             every value that is written IDR 45.0 trillion.",
            "US$ 3 miliar dengan kurs Rp15.000 per US$ adalah Rp37,498 s.d. 52,502 triliun, \
             sehingga setiap nilai yang ditulis Rp45,0 triliun mungkin.",
        ),
        (
            "unknown",
            "not_evidenced",
            "Nothing was published on this – output; value added.",
            "Tidak ada angka terbit tentang hal ini – output; nilai tambah.",
        ),
        // Of several measures or zones each figure says whose it is.
        (
            "published",
            "holds",
            "Visitors: 70 persons (2023); users: KEK Kendal: “Visitors” 70 persons (2023), and 1 \
             more.",
            "Pengunjung: 70 orang (2023); pengguna: KEK Kendal: “Wisatawan” 70 orang (2023), dan 1 \
             lagi.",
        ),
        // Sanur was designated on a day of 2022 that isn't on record.
        (
            "perhaps",
            "undecidable",
            "Met – zones of health: 0 to 1 zones (KEK Sanur); open – zones of health on Bali: \
             between 0 and 1 of 0 to 1 zones; 1 more would make it hold, 1 turning out otherwise \
             would contradict it.",
            "Terpenuhi – kawasan kesehatan: 0 s.d. 1 kawasan (KEK Sanur); belum pasti – kawasan \
             kesehatan di Bali: antara 0 dan 1 dari 0 s.d. 1 kawasan; 1 lagi akan memenuhinya, 1 \
             yang ternyata sebaliknya akan membantahnya.",
        ),
        (
            "reasons",
            "holds",
            "Resources: the registry names bauxite, downstreaming, natural-resource processing, \
             logistics (KEK Galang Batang), the registry names copper concentrate, downstreaming, \
             manufacturing, energy, logistics (KEK Gresik), the registry names no resource, the \
             registry names health, tourism (KEK Sanur).",
            "Sumber daya: daftar kawasan mencatat bauxite, hilirisasi, pengolahan sumber daya \
             alam, logistik (KEK Galang Batang), daftar kawasan mencatat copper concentrate, \
             hilirisasi, industri pengolahan, energi, logistik (KEK Gresik), daftar kawasan tidak \
             mencatat sumber daya, daftar kawasan mencatat kesehatan, pariwisata (KEK Sanur).",
        ),
    ];
    for (id, verdict, english, indonesian) in cases {
        let expected = |sentence: &str| (verdict.to_owned(), sentence.to_owned());
        assert_eq!(said(id, Language::ENGLISH), expected(english));
        assert_eq!(said(id, Language::INDONESIAN), expected(indonesian));
    }
}

/// A statement explained, in one line.
fn explained(id: &str, language: Language, is_synthetic: bool) -> String {
    let figures = read_submission(ROWS).unwrap().figures;
    let synthetic = is_synthetic.then_some(Synthetic { name: "a file", figures: &figures });
    with(|dataset, meeting, context| {
        let stated = Stated { meeting, dataset, synthetic };
        let checked = context.check(meeting, meeting.statement(id).unwrap());
        statement_text(&stated, &checked, language).unwrap()
    })
}

#[test]
fn one_is_explained_criterion_by_criterion_down_to_the_releases() {
    let text = explained("all", Language::ENGLISH, true);
    let expected = "\
A made-up meeting
By what was known on 24 April 2024.
SYNTHETIC DATA: figures of zones are made up (a file). What rests on them says nothing about a real zone.

all  Kendal is a success. (made up, 20 April 2024)

Contradicted. Met – investment added: IDR 20 billion (IDR 19.5 to 20.5 billion), by that release alone, on
synthetic figures; not met – a linear pace: 80.00% (77.61 to 82.42%), by that release alone, on synthetic
figures; open – a value chain: no value chain on record; nothing was published on this – exports.

It holds if every criterion that decides is met.

- Investment added: Holds
  SYNTHETIC: it rests on figures that are made up.
  IDR 20 billion (IDR 19.5 to 20.5 billion) [1]
  Formula: realised investment flow [period]
  Stated: IDR 20 billion

- A linear pace: Contradicted
  SYNTHETIC: it rests on figures that are made up.
  80.00% (77.61 to 82.42%) [1]
  Formula: realised investment flow [year_to_date] ÷ (target investment flow [year] × elapsed_share)
  Asked: 100% or more

- A value chain: Undecidable
  ? KEK Kendal: no value chain on record

- Exports: Stated, not evidenced
  No figure was known

- Visitors: shown beside it
  SYNTHETIC: it rests on figures that are made up.
  · KEK Kendal: Visitors, realised, added in 2023: 70 persons [2]
  · KEK Sanur: Patients, realised, added in 2023: 30 persons [3]

Who said what when
[1] made up, 20 April 2024
    - KEK Kendal: Investment, realised, added in Q1 2024: IDR 20 billion
    - KEK Kendal: Investment, target for 2024: IDR 100 billion
[2] made up, 10 February 2024
    - KEK Kendal: Visitors, realised, added in 2023: 70 persons
[3] made up, 11 February 2024
    - KEK Sanur: Patients, realised, added in 2023: 30 persons";
    assert_eq!(text, expected);
    let not_marked = explained("all", Language::ENGLISH, false);
    assert!(!not_marked.contains("SYNTHETIC"));
    assert!(explained("all", Language::INDONESIAN, true).contains("SYNTHETIC DATA"));
}

#[test]
fn zones_of_one_kind_stand_in_one_line_and_say_by_what() {
    let text = explained("reasons", Language::ENGLISH, false);
    for line in [
        "  By the official scheme “DN-KEK 2021 report: Optimal / Belum Optimal / Perlu Perhatian Khusus / Baru”",
        "  ✓ KEK Galang Batang, KEK Kendal, KEK Mandalika, KEK Sei Mangkei: Optimal",
        "  ? KEK Kura Kura Bali, KEK Sanur: not named",
        "  By the methodology “Attainment of the long-run plans of KEK” (kek-rencana 1, illustrative)",
        "  ? KEK Kura Kura Bali: not rated, by a gate",
        "  Investment realised of that committed, 2021. Peers: zones on the same island; at least 2 with a value.",
        "  ✗ KEK Sanur: the registry names no resource, the registry names health, tourism",
        "    - Optimal: KEK Galang Batang, KEK Kendal, KEK Mandalika, KEK Sei Mangkei",
    ] {
        assert!(text.lines().any(|own| own == line), "{line}\n{text}");
    }
    assert!(text.contains(": too little data for a class"), "{text}");
    // It is on Bali; whether it was a zone isn't on record.
    let perhaps = explained("perhaps", Language::ENGLISH, false);
    assert!(perhaps.contains("  ? KEK Sanur: the registry names Bali"), "{perhaps}");
    let open = explained("open", Language::INDONESIAN, false);
    for line in [
        "  ✓ KEK Lido: beroperasi sejak 31 Maret 2023",
        "  ✗ KEK Bitung, KEK MBTK, KEK Morotai: beroperasi sejak 1 April 2019",
        "  ? Triwulan II 2023: tidak ada angka yang diketahui",
        "  ✓ Triwulan I 2024: Investasi, realisasi, tambahan triwulan I 2024: Rp15,1 triliun (CNBC Indonesia, 24 April",
    ] {
        assert!(open.lines().any(|own| own == line), "{line}\n{open}");
    }
}

#[test]
fn json_has_what_was_computed_as_exact_text() {
    let figures = read_submission(ROWS).unwrap().figures;
    let synthetic = Some(Synthetic { name: "a file", figures: &figures });
    let json: serde_json::Value = with(|dataset, meeting, context| {
        let stated = Stated { meeting, dataset, synthetic };
        let checked = context.check_all(meeting);
        serde_json::from_str(&statements_json(&stated, &checked, Language::ENGLISH).unwrap())
            .unwrap()
    });
    assert_eq!(
        (&json["schema"], &json["synthetic"]),
        (&"kawasan.statements/1".into(), &true.into())
    );
    let statement = |id: &str| {
        let all = json["statements"].as_array().unwrap();
        all.iter().find(|one| one["id"] == id).unwrap()
    };
    let criterion = |of: &str, id: &str| {
        let all = statement(of)["indicators"].as_array().unwrap();
        all.iter().find(|one| one["criterion"] == id).unwrap()
    };
    assert_eq!(statement("each")["reading"], "each");
    let known = ["registry", "classes"].map(|id| &criterion("reasons", id)["known"]);
    assert_eq!(known, ["meeting", "now"]);
    let pace = criterion("all", "pace");
    let numbers = [&pace["id"], &pace["value"], &pace["low"], &pace["high"], &pace["unit"]];
    assert_eq!(numbers, ["investment_pace", "0.8000", "0.7761", "0.8242", "1"]);
    assert_eq!([&pace["same_release"], &pace["synthetic"]], [true, true]);
    let [registry, quarters] = ["few", "quarters"].map(|id| &criterion("open", id)["synthetic"]);
    assert_eq!([registry, quarters], [false, false]);
    let open = criterion("open", "few");
    let count = ["low", "high"].map(|key| &open[key]);
    assert_eq!(count, ["1", "11"]);
    let counts = ["of_low", "of_high", "to_hold", "to_contradict"].map(|key| &open[key]);
    assert_eq!(counts, [20, 20, 9, 2]);
    let lido =
        open["zones"].as_array().unwrap().iter().find(|zone| zone["zone"] == "lido").unwrap();
    assert_eq!([&lido["belongs"], &lido["holds"]], ["yes", "yes"]);
    assert_eq!(lido["reason"], "operating since 31 March 2023");
    let quarters = criterion("open", "quarters")["quarters"].as_array().unwrap();
    assert_eq!([&quarters[0]["quarter"], &quarters[3]["quarter"]], ["2023-Q2", "2024-Q1"]);
    assert!(quarters[0]["figure"].is_null() && quarters[3]["figure"].is_object());
    assert!(criterion("each", "added")["missing"].is_null());
    let visitors = criterion("all", "visitors");
    assert_eq!(
        (&visitors["decides"], visitors["figures"].as_array().unwrap().len()),
        (&false.into(), 2)
    );
    // An official class is a source once, however many criteria name it.
    let sources = statement("reasons")["sources"].as_array().unwrap();
    let classes = sources.iter().filter(|one| one["class"] == "Optimal");
    assert_eq!(classes.count(), 4);
    let sources = statement("counts")["sources"].as_array().unwrap();
    let entries = sources.iter().filter(|one| one["zone"] == "batam-aero-technic");
    assert_eq!(entries.count(), 1);
}

#[test]
fn the_table_counts_verdicts_and_names_releases() {
    let text = with(|dataset, meeting, context| {
        let stated = Stated { meeting, dataset, synthetic: None };
        statements_text(&stated, &context.check_all(meeting), Language::ENGLISH).unwrap()
    });
    let count =
        "Of 10 statements – holds: 5; contradicted: 1; undecidable: 3; stated, not evidenced: 1.";
    assert!(text.contains(count), "{text}");
    assert!(
        text.lines().all(|line| line.chars().count() <= 110 || line.contains("http")),
        "{text}"
    );
}
