//! not committed
use super::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
#[test]
fn shared() {
    let dir = Path::new("/work/shared/data/rosters");
    for (kind, name) in [
        (RosterKind::Legacy, "原参保人员名册.csv"),
        (RosterKind::Resident, "城乡居民养老保险名册.csv"),
        (RosterKind::Employee, "城镇职工养老保险名册.xlsx"),
        (RosterKind::Household, "户籍状态.csv"),
        (RosterKind::Candidates, "拟确认人员登记表.xlsx"),
        (RosterKind::Choices, "参保选择登记表.csv"),
        (RosterKind::Contributions, "缴费记录.csv"),
        (RosterKind::Projects, "征地项目.csv"),
    ] {
        let bytes = std::fs::read(dir.join(name)).unwrap();
        let t = std::time::Instant::now();
        let r = read(kind, name, &bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
        println!(
            "{name}: {:?} lines {} unread {} faults {} notices {:?} sheet {:?}",
            t.elapsed(),
            r.lines.len(),
            r.unread.len(),
            r.faults.len(),
            r.notices,
            r.sheet
        );
        let mut c: BTreeMap<(String, &str), usize> = BTreeMap::new();
        for f in &r.faults {
            *c.entry((f.field.clone(), f.cause.code())).or_default() += 1;
        }
        println!(
            "   {c:?}  first {:?} last {:?}",
            r.lines[0].number,
            r.lines.last().unwrap().number
        );
        for other in RosterKind::ALL {
            if other != kind {
                match read(other, name, &bytes) {
                    Err(RosterRefusal::LooksLike { found, .. }) if found == kind => {}
                    Err(e) => println!("   as {other}: {e}"),
                    Ok(_) => println!("   !!! accepted as {other}"),
                }
            }
        }
        let key: serde_json::Value =
            serde_json::from_slice(&std::fs::read(dir.join("answer-key.json")).unwrap()).unwrap();
        if kind == RosterKind::Legacy {
            let by = key["by_legacy_no"].as_object().unwrap();
            let bad: HashSet<&str> = by
                .iter()
                .filter(|(_, v)| {
                    v["findings"].as_array().unwrap().iter().any(|f| f == "invalid-id")
                })
                .map(|(k, _)| k.as_str())
                .collect();
            let mine: HashSet<&str> =
                r.unread.iter().map(|u| r.said(&u.cells, "legacy_no")).collect();
            assert_eq!(bad, mine);
            let mut twice = 0;
            for l in &r.lines {
                let Row::Legacy(row) = &l.row else { panic!() };
                if let Some((no, _)) = row.legacy_no.split_once("-2") {
                    twice += 1;
                    assert_eq!(by[no]["id"], row.id_number.as_str());
                    continue;
                }
                let v = &by[&row.legacy_no];
                assert_eq!(v["name"], row.name.as_str());
                assert_eq!(v["id"], row.id_number.as_str());
                assert!(row.village.is_some() && row.phone.is_some() && row.bank_account.is_some());
                if let Some(t) = v.get("top_up").and_then(|t| t.as_str()) {
                    let want = (crate::base::Money::yuan(15000) - row.subsidy_enjoyed).or_zero();
                    assert_eq!(t, want.to_string());
                }
                if let Some(t) = v.get("refund").and_then(|t| t.as_str()) {
                    assert_eq!(t, row.balance.to_string());
                }
            }
            println!("   twice {twice}");
        }
        if kind == RosterKind::Candidates {
            let refused: HashSet<&str> = key["claims"]["refused_candidates"]
                .as_array()
                .unwrap()
                .iter()
                .map(|v| v.as_str().unwrap())
                .collect();
            println!("   refused in key {} unread {}", refused.len(), r.unread.len());
            for u in &r.unread {
                let s = crate::base::fold_width(r.said(&u.cells, "id_number")).to_uppercase();
                if !refused.contains(s.as_str()) {
                    println!("   not in key {:?} {:?}", u.number, r.faults_of(u.number));
                }
            }
        }
    }
    let _: HashMap<u8, u8>;
}

fn mem(what: &str, t: std::time::Instant) {
    let s = std::fs::read_to_string("/proc/self/status").unwrap();
    let f = |k: &str| s.lines().find(|l| l.starts_with(k)).unwrap().to_string();
    println!("{what}: {:?} {} {}", t.elapsed(), f("VmHWM"), f("VmRSS"));
}
#[test]
fn big() {
    let t = std::time::Instant::now();
    let d = MadeUp::new(400_000, 5);
    mem("made 400k", t);
    let dir = tempfile::tempdir().unwrap();
    let t = std::time::Instant::now();
    let [l, c] = d.write_rosters(dir.path()).unwrap();
    mem("written", t);
    drop(d);
    let t = std::time::Instant::now();
    let r = read_file(RosterKind::Legacy, &l).unwrap();
    mem("read legacy 300k", t);
    println!("{}", r.lines.len());
    let t = std::time::Instant::now();
    let r2 = read_file(RosterKind::Candidates, &c).unwrap();
    mem("read cand 100k", t);
    println!("{}", r2.lines.len());
    drop(r2);
    let col = |key, kind| Column { key, heading: key.into(), kind };
    let table = Table {
        title: "名册".into(),
        columns: vec![
            col("id", ColumnKind::Text),
            col("name", ColumnKind::Text),
            col("no", ColumnKind::Text),
            col("a", ColumnKind::Money),
            col("b", ColumnKind::Money),
            col("c", ColumnKind::Money),
            col("n", ColumnKind::Count),
            col("acc", ColumnKind::Text),
        ],
        rows: r
            .lines
            .iter()
            .map(|l| {
                let Row::Legacy(x) = &l.row else { panic!() };
                vec![
                    Cell::text(x.id_number.as_str()),
                    Cell::text(&x.name),
                    Cell::text(&x.legacy_no),
                    Cell::Money(x.balance),
                    Cell::Money(x.subsidy_enjoyed),
                    Cell::Money(x.monthly),
                    Cell::Count(1),
                    Cell::text(x.bank_account.as_deref().unwrap_or("")),
                ]
            })
            .collect(),
    };
    drop(r);
    mem("table", t);
    for n in ["a.csv", "a.jsonl", "a.xlsx"] {
        let t = std::time::Instant::now();
        write_table(&table, &dir.path().join(n)).unwrap();
        mem(n, t);
        println!("{}", std::fs::metadata(dir.path().join(n)).unwrap().len());
    }
}
