//! Money from the allocation to the closed month, from the command line (M1–M4).

use super::store::{Clerk, Store, Told};
use serde_json::Value;

const DAY: &str = "2020-05-20";
const LATER: &str = "2020-06-02";

fn by<'a>(store: &'a Store, login: &'a str) -> Clerk<'a> {
    store.by(login).on(DAY)
}

fn made(store: &Store) -> Told {
    by(store, "resident-pension.clerk").run("payments make --json").exits(0)
}

/// Checks and releases every batch that was made; their numbers.
fn released(store: &Store, made: &Told) -> Vec<String> {
    let told = made.json();
    let made = told["batches"].as_array().expect("batches").iter();
    let made: Vec<String> =
        made.map(|batch| batch["batch"].as_str().expect("a number").to_owned()).collect();
    for batch in &made {
        by(store, "resident-pension.supervisor").run(&format!("payments check {batch}")).exits(0);
        by(store, "finance.supervisor").run(&format!("payments release {batch}")).exits(0);
    }
    made
}

/// The bank's file, and its lines without heading and total.
fn written(store: &Store, batch: &str) -> Vec<String> {
    let clerk = by(store, "resident-pension.clerk");
    clerk.run(&format!("payments export {batch} --out sent.csv")).exits(0).says("SM3");
    let text = store.read("sent.csv");
    let mut lines: Vec<String> =
        text.trim_start_matches('\u{feff}').lines().map(str::to_owned).collect();
    assert_eq!(lines.remove(0), "批次号,序号,账号,户名,金额");
    let total = lines.pop().expect("a total");
    assert!(total.starts_with("合计,"), "{total}");
    lines
}

/// The bank's answer: every line paid but those of the places given.
fn answer(store: &Store, name: &str, lines: &[String], failed: &[usize], total: Option<&str>) {
    let mut text = "批次号,序号,账号,户名,金额,结果,原因\r\n".to_owned();
    let mut sum = 0;
    for (at, line) in lines.iter().enumerate() {
        let end = if failed.contains(&at) { "失败,账号不存在" } else { "成功," };
        sum += fen(line.rsplit(',').next().expect("an amount"));
        text += &format!("{line},{end}\r\n");
    }
    let total = total.map_or_else(|| format!("{}.{:02}", sum / 100, sum % 100), str::to_owned);
    store.write(name, text + &format!("合计,,,,{total},,\r\n"));
}

fn fen(amount: &str) -> i64 {
    amount.replace('.', "").parse().expect("an amount with two places")
}

fn settle(store: &Store, name: &str) -> Told {
    by(store, "resident-pension.clerk").run(&format!("import bank-result {name}"))
}

fn rows(store: &Store, what: &str) -> Vec<Value> {
    by(store, "human-resources.clerk").run(&format!("export {what} --out rows.jsonl")).exits(0);
    store.read("rows.jsonl").lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[test]
fn m3_a_payment_that_failed_without_a_cause_is_taken_and_said_to_have_none() {
    let store = Store::demo(160);
    let batch = released(&store, &made(&store)).remove(0);
    let lines = written(&store, &batch);
    answer(&store, "silent.csv", &lines, &[0], None);
    let silent = store.read("silent.csv").replace("失败,账号不存在", "失败,");
    store.write("silent.csv", silent);
    settle(&store, "silent.csv").exits(0).says("已付");
    let payments = rows(&store, "payments");
    let failed = |row: &&Value| row["batch"] == *batch && row["state"] == "failed";
    let causes: Vec<&Value> = payments.iter().filter(failed).map(|row| &row["cause"]).collect();
    assert_eq!(causes, ["银行未注明原因"]);
}

#[test]
fn a4_a_year_that_cannot_be_is_refused_with_the_years_that_can() {
    let store = Store::demo(40);
    for year in [20, 2019, 2021] {
        let run = format!("claims run --year {year}");
        let told = by(&store, "resident-pension.clerk").run(&run).exits(1);
        told.warns("可以办理的是 2020 年到 2020 年");
    }
}

#[test]
fn m3_from_the_batch_to_the_closed_month() {
    let store = Store::demo(160);
    let batches = released(&store, &made(&store));
    assert!(batches.len() >= 2, "{batches:?}");
    for (at, batch) in batches.iter().enumerate() {
        let lines = written(&store, batch);
        let failed: &[usize] = if at == 0 { &[0] } else { &[] };
        let name = format!("{batch}.csv");
        answer(&store, &name, &lines, failed, None);
        settle(&store, &name).exits(0).says("已付");
        settle(&store, &name).exits(0).says("已经读入过，没有改动");
    }
    let payments = rows(&store, "payments");
    let failed: Vec<&Value> = payments
        .iter()
        .filter(|row| row["state"] == "failed" && row["batch"] == *batches[0])
        .collect();
    assert_eq!((failed.len(), &failed[0]["cause"]), (1, &Value::from("账号不存在")));
    let refunds = rows(&store, "refunds");
    let paid = |row: &&Value| row["kind"] == "refund" && row["state"] == "paid";
    assert_eq!(
        refunds.iter().filter(|row| row["state"] == "paid").count(),
        payments.iter().filter(paid).count()
    );
    // What came back is held until somebody changed the account or decides by name (M3).
    let held = by(&store, "resident-pension.clerk").run("payments make").exits(1);
    let held = held.warns("被银行退回，账号没有更正");
    let line = held.err.lines().find(|line| line.contains("被银行退回")).expect("by name");
    let case = line.split(' ').next().expect("the case");
    let making = by(&store, "resident-pension.clerk");
    let making = making.run(&format!("payments make --again {case} --json")).exits(0);
    let again = released(&store, &making);
    assert_eq!(again.len(), 1, "only what the bank returned is paid again");
    let lines = written(&store, &again[0]);
    assert_eq!(lines.len(), 1);
    answer(&store, "again.csv", &lines, &[], None);
    settle(&store, "again.csv").exits(0);
    by(&store, "resident-pension.clerk").run("payments make").exits(1);
    check_books(&store);
    let close =
        |month: &str| store.by("finance.supervisor").on(LATER).run(&format!("month close {month}"));
    close("2020-03").refuses("已经结账");
    close("2020-05").exits(0).says("2020-05");
    close("2020-04").refuses("已经结账");
    close("2020-06").refuses("还没有过完");
    by(&store, "finance.clerk").run("month show 2020-05").exits(0).says("已经结账");
    let running = by(&store, "finance.clerk").run("month show 2020-06").exits(0);
    running.says("到今天三方对平").says("还没有过完，不能结账");
    store.run("rebuild").exits(0);
    check_books(&store);
}

/// Debits are credits, and what was paid is what the payments say, in fen.
fn check_books(store: &Store) {
    let fen = |row: &Value| fen(row["amount"].as_str().expect("money"));
    let entries = rows(store, "fund");
    let paid = |row: &&Value| {
        ["paid-to-accounts", "paid-to-banks"].contains(&row["debit"].as_str().expect("an account"))
    };
    let ledger: i64 = entries.iter().filter(paid).map(fen).sum();
    let payments = rows(store, "payments");
    let sent: i64 = payments.iter().filter(|row| row["state"] == "paid").map(fen).sum();
    assert_eq!(ledger, sent);
    assert!(entries.iter().zip(1_i64..).all(|(row, number)| row["entry"] == number));
    let tied = by(store, "finance.clerk").run("month show 2020-05 --json").exits(0).json();
    assert_eq!(tied["breaks"].as_array().map(Vec::len), Some(0), "{tied}");
}

#[test]
fn m3_a_wrong_result_is_refused_whole_saying_which() {
    let store = Store::demo(160);
    let batches = released(&store, &made(&store));
    let long = batches.iter().find(|batch| written(&store, batch).len() > 1);
    let batch = long.expect("a batch of several lines");
    let lines = written(&store, batch);
    let refused = |lines: &[String], total: Option<&str>, told: &str| {
        answer(&store, "wrong.csv", lines, &[], total);
        settle(&store, "wrong.csv").refuses(told);
    };
    refused(&lines, Some("1.00"), "回盘文件的合计是 1.00 元");
    let last = format!("wrong.csv:{}\t金额", lines.len() + 2);
    refused(&lines, Some(""), &last);
    refused(&lines, Some("五千"), "回盘文件的合计是 5,000.00 元");
    refused(&lines, Some("见附件"), &last);
    let text = store.read("wrong.csv").replace("合计,,,,见附件,,", "合计,9999");
    store.write("shifted.csv", text);
    settle(&store, "shifted.csv").refuses("金额");
    refused(&[lines[0].replace(&**batch, "B000999")], None, "“B000999”不是本库的批次");
    refused(&[lines[0].replacen(",1,", ",9999,", 1)], None, "没有序号 9999 这一行");
    let cells: Vec<&str> = lines[0].split(',').collect();
    let with = |at: usize, cell: &str| {
        let mut cells = cells.clone();
        cells[at] = cell;
        cells.join(",")
    };
    refused(&[with(2, "6222000000000000001")], None, "账号与送出的不一样");
    refused(&[with(3, "王无此人")], None, "户名与送出的不一样");
    refused(&[with(4, "1.00")], None, "金额与送出的不一样");
    refused(&[lines[0].clone(), lines[0].clone()], None, "已有回盘结果");
    answer(&store, "half.csv", &lines[..1], &[], None);
    settle(&store, "half.csv").exits(0).says("已付 1 笔");
    refused(&lines, None, "序号 1 已有回盘结果");
}

#[test]
fn m1_allocations_are_booked_once_and_nothing_is_paid_without_them() {
    let store = Store::demo(0);
    let file = "日期,科目,金额,摘要\n2020-05-06,财政补助,\"1,200,000.00\",区级\n2020-05-07,市级财政补助,300000,市级\n2020-05-08,社会保障金,￥450000.50,项目\n2020-05-08,风险准备金,80000元,准备\n2021-01-01,财政补助,5,还没到\n合计,,2030005.50,\n";
    store.write("in.csv", file);
    let clerk = by(&store, "finance.clerk");
    clerk.run("import allocations in.csv --dry-run").exits(0).says("试算");
    let told = clerk.run("import allocations in.csv --json").exits(0).json();
    assert_eq!((&told["booked"], &told["amount"]), (&Value::from(4), &Value::from("2030000.50")));
    assert_eq!(told["refused"][0]["refusal"], "ImpossibleDay");
    let before = rows(&store, "fund").len();
    let again = clerk.run("import allocations in.csv --json").exits(0).json();
    assert_eq!((&again["booked"], &again["already"]), (&Value::from(0), &Value::from(4)));
    assert_eq!(rows(&store, "fund").len(), before);
    by(&store, "resident-pension.clerk").run("import allocations in.csv").refuses("专户入账");
    by(&store, "resident-pension.clerk")
        .run("payments make --kind refund")
        .refuses("没有可以付款的退保退款");
    by(&store, "township.clerk").run("payments make").exits(1);
    by(&store, "finance.supervisor").run("payments release B000001").refuses("没有这个付款批次");
    by(&store, "resident-pension.clerk").run("payments make --kind gift").exits(2);
}

/// K15: banks answer in words, codes and flags of their own, with titles and totals of paid and
/// failed lines, in fen, and without the number of the batch.
#[test]
fn k15_a_banks_own_way_of_answering_is_read() {
    let lines_of = |store: &Store| {
        let batches = released(store, &made(store));
        let long = batches.into_iter().find(|batch| written(store, batch).len() > 1);
        let batch = long.expect("a batch of several lines");
        let lines = written(store, &batch);
        (batch, lines)
    };
    let told = |store: &Store| settle(store, "bank.csv").exits(0);
    let answers: [(&str, &str, &str); 5] = [
        ("结果,原因", "入账成功,", "交易失败,账号户名不符"),
        ("处理结果,备注", "已入账,", "退汇,账户冻结"),
        ("返回码,返回信息", "0000,交易成功", "A012,账号户名不符"),
        ("成功标志,失败原因", "Y,", "N,销户"),
        ("交易状态,附言", "已发放,", "无此账户,"),
    ];
    for (heading, paid, failed) in answers {
        let store = Store::demo(160);
        let (_, lines) = lines_of(&store);
        let mut text =
            format!("昆明农村商业银行代发回盘明细,,,,,,\n批次号,序号,账号,户名,金额,{heading}\n");
        let mut sums = [0, 0];
        for (at, line) in lines.iter().enumerate() {
            sums[usize::from(at == 0)] += fen(line.rsplit(',').next().expect("an amount"));
            text += &format!("{line},{}\n", if at == 0 { failed } else { paid });
        }
        let yuan = |fen: i64| format!("{}.{:02}", fen / 100, fen % 100);
        let count = lines.len();
        text += &format!("成功笔数：{},,,,{},,\n", count - 1, yuan(sums[0]));
        text += &format!("失败笔数：1,,,,{},,\n", yuan(sums[1]));
        text += &format!("总笔数：{count},,,,{},,\n", yuan(sums[0] + sums[1]));
        store.write("bank.csv", &text);
        told(&store).says(&format!("已付 {} 笔，退回 1 笔", count - 1));
        let wrong = text.replace("失败笔数：1", "失败笔数：2");
        store.write("wrong.csv", wrong);
        settle(&store, "wrong.csv").exits(1).warns("不符");
    }
    let store = Store::demo(160);
    let (batch, lines) = lines_of(&store);
    let bare = |line: &String| line.split_once(',').expect("a number").1.to_owned();
    let cells = |line: &String| bare(line).split(',').map(str::to_owned).collect::<Vec<_>>();
    let mut text = "序号,账号,户名,金额（分）,结果,原因\n".to_owned();
    for line in &lines {
        let [number, account, holder, amount] = &cells(line)[..] else { panic!("{line}") };
        text += &format!("{number},{account},{holder},{},成功,\n", fen(amount));
    }
    store.write("bank.csv", text);
    settle(&store, "bank.csv").exits(1).warns(&format!("--batch {batch}"));
    let clerk = by(&store, "resident-pension.clerk");
    let named = clerk.run(&format!("import bank-result bank.csv --batch {batch}")).exits(0);
    named.says(&format!("已付 {} 笔，退回 0 笔", lines.len()));
}
