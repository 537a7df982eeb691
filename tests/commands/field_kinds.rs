//! The kinds of files in which people, money or deaths were lost, each by files of its own.

use super::field::{balances, causes, counts, import, people};
use super::store::Store;
use serde_json::Value;

/// A text taken in as a kind of file, with its balance held.
#[track_caller]
fn taken(store: &Store, kind: &str, name: &str, text: &str) -> Value {
    store.write(name, text);
    let told = import(store, kind, name).exits(0).json();
    balances(&told);
    told
}

/// K5: what money rests on stops where a printed total differs, until somebody says that the
/// total is what is wrong.
#[test]
fn k5_totals_of_contributions_and_projects_stop_them() {
    let heads = "姓名,身份证号,乡镇,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准\n";
    let legacy = format!("{heads}农1,530122195001010033,昆阳街道,L1,1000.00,0,否,\n");
    let paid = "姓名,身份证号,险种,年度,缴费金额,缴费日期,凭证号\n\
                农1,530122195001010033,城乡居民,2020,300.00,2020-05-06,PZ1\n";
    let project = "项目编号,项目名称,乡镇街道,征地面积,应缴社会保障金,已缴社会保障金,应缴日期\n\
                   P001,环湖路,昆阳街道,12.5,3000000,1000000,2020-06-30\n";
    for (kind, text, total) in [
        ("contributions", paid, "合计,,,,500.00,,\n"),
        ("contributions", paid, "合计,,,,见附件,,\n"),
        ("projects", project, "合计,,,12.5,3500000,1000000,\n"),
        ("projects", project, "合计,,,见附件,,,\n"),
    ] {
        let store = Store::demo(0);
        taken(&store, "legacy", "l.csv", &legacy);
        store.write("a.csv", format!("{text}{total}"));
        import(&store, kind, "a.csv").exits(1).warns("--total-wrong");
        let login = super::field::login(kind);
        let told = store.by(login).run(&format!("import {kind} a.csv --total-wrong --json"));
        let told = told.exits(0).json();
        assert_eq!(told["recorded"], 1, "{kind}: {told}");
    }
    let store = Store::demo(0);
    taken(&store, "legacy", "l.csv", &legacy);
    let right = format!("{paid}合计,1人,,,300.00,,\n");
    assert_eq!(taken(&store, "contributions", "b.csv", &right)["recorded"], 1);
    assert_eq!(causes(&taken(&store, "contributions", "b.csv", &right)), []);
    assert_eq!(people(&store).len(), 1);
    let right = format!("{project}合计,,,12.5,3000000,1000000,\n");
    counts(&taken(&store, "projects", "c.csv", &right), 1, 0);
}
