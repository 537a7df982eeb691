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

/// K4, K5: sums in words are read exactly, held against those in figures, and stop money where
/// they differ.
#[test]
fn k5_sums_in_words_are_read_and_held_against_those_in_figures() {
    let booked = |text: &str| {
        let store = Store::demo(0);
        store.write("a.csv", text);
        let told = store.by("finance.clerk").run("import allocations a.csv --json");
        if told.failed() {
            return told.err;
        }
        let told = told.json();
        balances(&told);
        told["amount"].as_str().expect("an amount").to_owned()
    };
    let heads = "日期,科目,金额,摘要\n";
    let line = "2020-03-05,财政补助,壹佰万元整,首批\n2020-03-06,社会保障金,贰佰伍拾万元整,征地\n";
    for total in [
        "合计,,3500000,\n",
        "合计,,叁佰伍拾万元整,\n",
        "合计（大写）：叁佰伍拾万元整,,,\n",
        "合计,,350万元,\n",
        "人民币（大写）,叁佰伍拾万元整,,\n",
        "合计,,3500000,叁佰伍拾万元整\n",
    ] {
        assert_eq!(booked(&format!("{heads}{line}{total}")), "3500000.00", "{total}");
    }
    for total in [
        "合计,,3500000,叁佰伍拾壹万元整\n",
        "合计（大写）：叁佰万元整,,,\n",
        "人民币（大写）,叁佰伍拾伍万元整,,\n",
    ] {
        assert!(booked(&format!("{heads}{line}{total}")).contains("合计与明细不符"), "{total}");
    }
    let both = "日期,科目,金额（小写）,金额（大写）\n2020-03-05,财政补助,1000000.00,壹佰万元整\n";
    assert_eq!(booked(both), "1000000.00");
    let wan = "日期,科目,金额（万元）,大写金额\n2020-03-05,财政补助,100,壹佰万元整\n";
    assert_eq!(booked(wan), "1000000.00");
    assert!(booked(&both.replace("壹佰万", "壹仟万")).contains("大写与小写金额不一致"));
}

/// K4: the unit may stand on each line; money of other countries is refused by its name.
#[test]
fn k4_units_of_each_line_are_converted_and_foreign_money_is_refused() {
    let told = |text: &str| {
        let store = Store::demo(0);
        store.write("a.csv", text);
        let told = store.by("finance.clerk").run("import allocations a.csv --json");
        if told.failed() { told.err.into() } else { told.json() }
    };
    let heads = "日期,科目,金额,金额单位,摘要\n";
    let wan = "2020-03-05,财政补助,100,万元,首批\n";
    for (lines, amount, set_aside) in [
        (wan.to_owned(), "1000000.00", 0),
        (format!("{wan}2020-03-06,社会保障金,2500,元,征地\n"), "1002500.00", 0),
        (format!("{wan}2020-03-06,社会保障金,2500,美元,征地\n"), "1000000.00", 1),
        (
            format!("{wan}2020-03-06,社会保障金,2500,元,征地\n2020-03-07,社会保障金,1,,再\n"),
            "1002500.00",
            1,
        ),
    ] {
        let told = told(&format!("{heads}{lines}"));
        assert_eq!(
            (&told["amount"], &told["set_aside"]),
            (&amount.into(), &set_aside.into()),
            "{told}"
        );
        assert_eq!(told["unread_columns"], serde_json::json!([]), "{told}");
    }
    for text in [
        "单位：美元,,,\n日期,科目,金额,摘要\n2020-03-05,财政补助,100,首批\n",
        "日期,科目,金额（万美元）,摘要\n2020-03-05,财政补助,100,首批\n",
        "日期,科目,金额,摘要\n2020-03-05,财政补助,100,首批\n注：金额单位为港币,,,\n",
    ] {
        assert!(told(text).as_str().is_some_and(|said| said.contains("不是人民币")), "{text}");
    }
    let one = told("日期,科目,金额,摘要\n2020-03-05,财政补助,100美元,首批\n");
    assert_eq!(causes(&one), [(2, "foreign-unit".to_owned())]);
    let mixed = "（单位：元）,,,,\n".to_owned() + heads + wan;
    assert!(told(&mixed).as_str().is_some_and(|said| said.contains("以哪个为准")));
    let store = Store::demo(0);
    let heads = "姓名,身份证号,乡镇,类别,被征地面积,计量单位\n";
    let lines = "农一,530122195001010033,昆阳街道,现有,1500,平方米\n农二,53012219500101005X,昆阳街道,现有,2.5,亩\n";
    let told = taken(&store, "candidates", "c.csv", &format!("{heads}{lines}"));
    counts(&told, 2, 0);
    let facts = super::field::exported(&store, "530115001.clerk", "persons");
    assert!(facts.contains("农一"), "{facts}");
}

/// K13, K15: two places in one cell, and a name that is not one whole person's.
#[test]
fn k13_masked_and_several_names_and_two_places_are_rejected() {
    let store = Store::demo(0);
    let heads = "姓名,身份证号,乡镇,类别,被征地面积\n";
    let number = |at: usize| {
        [
            "530122195001010033",
            "53012219500101005X",
            "530122195001010076",
            "530122194803030154",
            "530122195102020249",
        ][at]
    };
    let line = |at: usize, name: &str, township: &str| {
        format!("{name},{},{township},现有,0.5\n", number(at))
    };
    let text = [
        line(0, "王某某", "昆阳街道"),
        line(1, "张三 李四", "昆阳街道"),
        line(2, "张三及家人", "昆阳街道"),
        line(3, "农四", "昆阳街道/二街镇"),
        line(4, "张 和平", "昆阳街道"),
    ];
    let told = taken(&store, "candidates", "a.csv", &format!("{heads}{}", text.concat()));
    counts(&told, 1, 4);
    let expected = ["masked-name", "two-names", "two-names", "two-places"].map(str::to_owned);
    let found: Vec<String> = causes(&told).into_iter().map(|(_, cause)| cause).collect();
    assert_eq!(found, expected);
}

/// K10: one project however its number is written, shown as it was first recorded.
#[test]
fn k10_a_project_is_one_however_its_number_is_written() {
    let store = Store::demo(0);
    let heads = "项目编号,项目名称,乡镇街道,征地面积,应缴社会保障金,已缴社会保障金,应缴日期\n";
    let line = "P001,环湖路,昆阳街道,12.5,3000000,1000000,2020-06-30\n";
    counts(&taken(&store, "projects", "a.csv", &format!("{heads}{line}")), 1, 0);
    for number in ["P-001", "p001", "Ｐ００１"] {
        let text = format!("{heads}{}", line.replace("P001", number));
        let told = taken(&store, "projects", &format!("{number}.csv"), &text);
        assert_eq!(
            (&told["already"], &told["changed"]),
            (&1.into(), &0.into()),
            "{number}: {told}"
        );
    }
    let heads = "姓名,身份证号,乡镇,类别,被征地面积,征地日期,征地项目编号\n";
    let candidate = "农一,530122195001010033,昆阳街道,新增,0.5,2020-06-30,p-001\n";
    counts(&taken(&store, "candidates", "b.csv", &format!("{heads}{candidate}")), 1, 0);
    let again = format!("{heads}{}", candidate.replace("p-001", "Ｐ００１"));
    assert_eq!(taken(&store, "candidates", "c.csv", &again)["already"], 1);
    let heads = "项目编号,姓名,公民身份号码,面积,金额\n";
    let paid = "P-001,农一,530122195001010033,0.5,1000\nP-001,农二,53012219500101005X,0.5,1000\n";
    counts(&taken(&store, "compensation", "d.csv", &format!("{heads}{paid}")), 2, 0);
    let again = format!("{heads}{}", paid.replace("P-001", "p001"));
    assert_eq!(taken(&store, "compensation", "e.csv", &again)["already"], 2);
    let listed = store.by("natural-resources.clerk").run("land list --json").exits(0).json();
    assert_eq!(listed["projects"].as_array().map(Vec::len), Some(1), "{listed}");
    assert_eq!(listed["projects"][0]["project_no"], "P001", "{listed}");
    assert_eq!(listed["projects"][0]["people"], 1, "{listed}");
    let missing = store.by("human-resources.clerk").run("list missing --json").exits(0).json();
    assert!(missing.to_string().contains("农二") && !missing.to_string().contains("农一"));
    assert!(missing.to_string().contains("P001"), "{missing}");
}

/// K9: another township, village, phone or account of a legacy edition is listed, and nothing is
/// written over.
#[test]
fn k9_a_legacy_edition_lists_what_it_says_otherwise() {
    let store = Store::demo(0);
    let heads = "姓名,身份证号,乡镇,村,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准,联系电话,银行账号\n";
    let line = "农1,530122195001010033,昆阳街道,汉营村委会,L1,1000.00,0,否,,13888888888,6217002735061294149\n";
    counts(&taken(&store, "legacy", "a.csv", &format!("{heads}{line}")), 1, 0);
    let other = line
        .replace("昆阳街道,汉营村委会", "二街镇,")
        .replace("13888888888", "13999999999")
        .replace("4149", "4150");
    let told = taken(&store, "legacy", "b.csv", &format!("{heads}{other}"));
    assert_eq!(told["already"], 1, "{told}");
    let fields = |told: &Value| -> Vec<String> {
        let all = told["differences"].as_array().expect("a list").iter();
        all.map(|one| one["field"].as_str().expect("a field").to_owned()).collect()
    };
    assert_eq!(fields(&told), ["township", "phone", "bank_account"]);
    assert!(told["differences"][0].as_object().is_some_and(|one| one.contains_key("sheet")));
    let text = store.by("human-resources.clerk").run("import legacy b.csv").exits(0);
    assert!(!text.out.contains("昆阳街道 → 二街镇"), "the same file again tells nothing anew");
    let village = line.replace("汉营村委会", "旧寨村委会").replace("农1,", "农一一,");
    store.write("c.csv", format!("{heads}{village}"));
    let text = store.by("human-resources.clerk").run("import legacy c.csv --dry-run").exits(0);
    text.says("汉营村委会 → 旧寨村委会").says("农1 → 农一一");
    let people = super::field::exported(&store, "human-resources.supervisor", "persons");
    assert!(people.contains("昆阳街道") && !people.contains("二街镇"), "{people}");
}

/// K16: near matches in both registers, of whoever is not listed there, candidates too.
#[test]
fn k16_near_matches_stand_beside_merged_people_and_candidates() {
    let store = Store::demo(0);
    let heads = "姓名,身份证号,乡镇,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准\n";
    let legacy = "农甲,530122195001010033,昆阳街道,L1,1000.00,0,否,\n";
    taken(&store, "legacy", "l.csv", &format!("{heads}{legacy}"));
    let heads = "姓名,身份证号,乡镇街道,参保状态,个人账户余额,月养老金\n";
    let resident = "农甲,530122195001010033,昆阳街道,正常参保,2000.00,\n";
    taken(&store, "resident", "r.csv", &format!("{heads}{resident}"));
    let heads = "姓名,身份证号,乡镇,类别,被征地面积\n";
    let text = format!("{heads}农乙,53012219500101005X,昆阳街道,现有,0.5\n");
    taken(&store, "candidates", "c.csv", &text);
    // The employees' office has each under another number: one digit off, and of the same day.
    let heads = "姓名,证件号码,人员状态,单位名称\n";
    let employee = "农甲,530122195001010113,正常缴费,某厂\n农乙,530102195001010779,正常缴费,某厂\n";
    let employee = employee.replace("530102195001010779", &number("530102", "1950-01-01", 77));
    let employee = employee.replace("530122195001010113", &number("530122", "1950-01-01", 13));
    taken(&store, "employee", "e.csv", &format!("{heads}{employee}"));
    let told = store.by("human-resources.clerk").run("compare --json").exits(0).json();
    let near = told["near_matches"].as_array().expect("a list").iter();
    let near: Vec<(&str, &str)> = near
        .map(|one| (one["name"].as_str().expect("text"), one["likeness"].as_str().expect("text")))
        .collect();
    assert_eq!(near, [("农甲", "one-digit"), ("农乙", "birth")], "{told}");
}

fn number(region: &str, birth: &str, order: u32) -> String {
    let birth = youyang::base::Date::parse(birth).expect("a day");
    let region = region.parse().expect("a region");
    youyang::base::IdNumber::compose(region, birth, order).expect("a number").as_str().to_owned()
}

/// K3: hidden sheets are named with how many lines look like data, read when named, and stop a
/// file that moves money.
#[test]
fn k3_hidden_sheets_are_accounted_for() {
    let store = Store::demo(0);
    let book = |heads: &[&str], shown: &[&str], hidden: &[&str], name: &str| {
        let mut book = rust_xlsxwriter::Workbook::new();
        for (sheet, line) in [("名册", shown), ("旧表", hidden)] {
            let page = book.add_worksheet().set_name(sheet).expect("a sheet");
            for (at, (head, cell)) in heads.iter().zip(line).enumerate() {
                page.write(0, at as u16, *head).expect("a cell");
                page.write(1, at as u16, *cell).expect("a cell");
            }
            if sheet == "旧表" {
                page.set_hidden(true);
            }
        }
        book.save(store.path(name)).expect("a file");
    };
    let heads = ["姓名", "身份证号", "乡镇", "类别", "被征地面积"];
    let shown = ["农一", "530122195001010033", "昆阳街道", "现有", "0.5"];
    let hidden = ["农二", "53012219500101005X", "昆阳街道", "现有", "0.5"];
    book(&heads, &shown, &hidden, "c.xlsx");
    let told = import(&store, "candidates", "c.xlsx").exits(0).json();
    balances(&told);
    counts(&told, 1, 0);
    assert_eq!(told["sheets"][1]["lines_like_data"], 1, "{told}");
    assert!(told["notices"].to_string().contains("像数据的有 1 行"), "{told}");
    let clerk = store.by("530115001.clerk");
    let told = clerk.run("import candidates c.xlsx --sheet 旧表 --json").exits(0).json();
    counts(&told, 1, 0);
    let heads = ["日期", "科目", "金额", "摘要"];
    let (shown, hidden) =
        (["2020-03-05", "财政补助", "100", "甲"], ["2020-03-06", "财政补助", "200", "乙"]);
    book(&heads, &shown, &hidden, "a.xlsx");
    import(&store, "allocations", "a.xlsx").exits(1).warns("隐藏的工作表“旧表”");
    let clerk = store.by("finance.clerk");
    let told = clerk.run("import allocations a.xlsx --sheet 名册 --json").exits(0).json();
    assert_eq!(told["amount"], "100.00", "{told}");
}

const LEGACY: &str =
    "姓名,身份证号,乡镇,参保编号,个人账户余额,已享受政府补贴,是否领取待遇,月待遇标准,备注\n";

/// K1: a death that stands in a column nobody reads is not overlooked.
#[test]
fn k1_deaths_in_remarks_and_lists_of_the_dead_are_never_overlooked() {
    let store = Store::demo(0);
    let remarks = ["已死亡", "未死亡", "2019年病故", "丈夫已去世", "健在", ""];
    let line = |(at, remark): (usize, &&str)| {
        let number = number("530122", "1950-01-01", 10 + at as u32);
        format!("农{at},{number},昆阳街道,L{at},1000.00,0,否,,{remark}\n")
    };
    let lines: String = remarks.iter().enumerate().map(line).collect();
    let told = taken(&store, "legacy", "l.csv", &format!("{LEGACY}{lines}"));
    counts(&told, 4, 2);
    let noted = |line| (line, "death-noted".to_owned());
    assert_eq!(causes(&told), [noted(2), noted(4), noted(5)], "the husband's is told only");
    let named = LEGACY.replace("备注", "是否死亡");
    let own = |said: &str| lines.replace("已死亡", said).replace("2019年病故", "否");
    let told = taken(&Store::demo(0), "legacy", "l.csv", &format!("{named}{}", own("是")));
    assert_eq!(causes(&told)[0], noted(2), "{told}");
    let dead = number("530122", "1950-01-01", 13);
    let list = format!("姓名,身份证号,死亡日期,死亡原因\n农3,{dead},2020-02-10,病故\n农9,,,\n");
    let told = taken(&store, "household", "d.csv", &list);
    assert_eq!(told["registered"], 1, "{told}");
    let found = super::field::exported(&store, "human-resources.clerk", "comparison");
    let own = found.lines().find(|line| line.contains("农3")).expect("compared");
    assert!(own.contains("deceased"), "{own}");
    let alive = format!("姓名,身份证号,户口状态,死亡日期\n农4,{dead},正常,2020-02-10\n");
    counts(&taken(&store, "household", "e.csv", &alive), 0, 1);
}

/// K4, K5: units and columns of money that contradict each other, and totals above the lines.
#[test]
fn k5_money_that_a_file_says_twice_is_held_against_itself() {
    let heads = "日期,科目,划拨金额,到账金额\n";
    for (text, exits, said) in [
        (
            "划拨表（万元）,,,\n日期,科目,金额（元）,摘要\n2020-03-05,财政补助,100,a\n".to_owned(),
            1,
            "以哪个为准",
        ),
        (format!("{heads}2020-03-05,财政补助,1000000,900000\n"), 1, "内容不同"),
        (format!("{heads}2020-03-05,财政补助,1000000,\"1,000,000.00\"\n"), 0, ""),
        (
            "合计：2笔 600元,,,\n日期,科目,金额,摘要\n2020-03-05,财政补助,500,a\n".to_owned(),
            1,
            "500.00，不符",
        ),
        ("合计：1笔 500元,,,\n日期,科目,金额,摘要\n2020-03-05,财政补助,500,a\n".to_owned(), 0, ""),
        (
            "日期,科目,金额,摘要\n合计,,900,\n2020-03-05,财政补助,500,a\n".to_owned(),
            1,
            "500.00，不符",
        ),
    ] {
        let store = Store::demo(0);
        store.write("a.csv", &text);
        let told = store.by("finance.clerk").run("import allocations a.csv").exits(exits);
        assert!(told.err.contains(said), "{text}: {}", told.err);
    }
}
