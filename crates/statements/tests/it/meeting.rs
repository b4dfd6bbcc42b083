use kawasan_data::{files, kek};
use kawasan_statements::*;

#[test]
fn dump() {
    let reader = Reader::of(kek().dataset()).unwrap().with_methodologies(files::METHODOLOGIES.iter().copied()).unwrap();
    let meeting = match reader.read(files::STATEMENTS) { Ok(m) => m, Err(e) => panic!("{e}") };
    let context = Context::new(kek().dataset(), kek().official_classes());
    for c in context.check_all(&meeting) {
        println!("{} {} {}", c.statement.id, c.verdict, c.statement.text.get("en"));
        for k in &c.criteria {
            let e = match &k.evidence {
                Evidence::Value(v) => match v.outcome.value() { Some(x) => format!("{} [{:?} {:?}] {}", x.amount, x.interval.low().map(|d| d.to_string()), x.interval.high().map(|d| d.to_string()), x.unit), None => v.outcome.missing().unwrap().to_string() },
                Evidence::Zones(z) => format!("{:?}", z.judgement),
                Evidence::Exchange(c) => format!("{:?}", c.computed),
                Evidence::Published(o) => format!("{} figures", o.len()),
                Evidence::Quarters(j, q) => format!("{j:?} {:?}", q.iter().map(|(q, f)| (q.to_string(), f.is_some())).collect::<Vec<_>>()),
                _ => String::new(),
            };
            println!("   {}{} {}: {e}", if k.criterion.decides {"*"} else {" "}, k.verdict, k.criterion.id);
        }
    }
}
