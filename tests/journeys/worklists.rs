//! The lists that are worked off: missing, sent back, and what each township must mend.

use super::doubts::settle;
use super::importing::{CLERK, TOWNSHIP, candidates, desk, number, reader, write, zh};
use super::{LARGE, SMALL};
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use tempfile::TempDir;
use youyang::casework::comparison::CompareDecision;
use youyang::words::Lang;

const LAND: &str = "natural-resources.clerk";
const PROJECTS: &str = "\
项目编号,项目名称,乡镇街道,征地面积（亩）,应缴社会保障金,已缴社会保障金,应缴日期
JN2020-001,环湖南路延长线,昆阳街道,367.03,5366280.47,2683140.24,2020-05-15
";

/// A rejected line in each of two townships, somebody sent back, and somebody missing.
fn worked() -> (District, TempDir) {
    let (district, folder) = (super::comparing::district(), TempDir::new().expect("a folder"));
    let other = (1..=3).fold(candidates(), |text, at| text.replace(&number(at), &number(at + 40)));
    write(&folder, "登记表.csv", &candidates());
    // A rejected line is known by its phone: each township has one of its own.
    let other = other.replace("昆阳街道", "二街镇").replace("1388765432", "1398765432");
    write(&folder, "二街.csv", &other);
    write(&folder, "项目.csv", PROJECTS);
    let paid = format!(
        "项目编号,姓名,公民身份号码,面积（亩）,金额（元）\nJN2020-001,普永福,{},0.8,24000\n",
        number(71)
    );
    write(&folder, "补偿.csv", &paid);
    for (login, file) in
        [(CLERK, "登记表.csv"), (CLERK, "二街.csv"), (LAND, "项目.csv"), (LAND, "补偿.csv")]
    {
        let driver = zh(&district, login, &folder).keys("i").paste(file).keys("<Enter><F2>1");
        assert!(driver.sees("已导入"), "{}", driver.screen());
    }
    settle(&district, 7, CompareDecision::SendBack);
    (district, folder)
}

#[test]
fn the_lists_are_seen_on_one_screen_in_both_languages() {
    let (district, folder) = worked();
    for (size, lang, name, word) in [
        (SMALL, Lang::Zh, "80", "待办清单"),
        (LARGE, Lang::Zh, "120", "待办清单"),
        (SMALL, Lang::En, "80-en", "Lists to work off"),
        (LARGE, Lang::En, "120-en", "Lists to work off"),
    ] {
        let driver = desk(&district, CLERK, folder.path(), size, lang);
        let driver = driver.keys("<Ctrl-P>").paste(word).keys("<Enter>");
        assert_screen(&format!("lists-missing-{name}"), &driver.screen());
        let driver = driver.keys("<Right>");
        assert_screen(&format!("lists-sent-back-{name}"), &driver.screen());
        let driver = driver.keys("<Right>");
        assert_screen(&format!("lists-to-mend-{name}"), &driver.screen());
        assert!(!driver.sees("530122197001011234"), "{}", driver.screen());
    }
}

#[test]
fn s3_an_outcome_is_recorded_where_the_missing_are_listed() {
    let (district, folder) = worked();
    let driver = zh(&district, TOWNSHIP, &folder).keys("<Ctrl-P>").paste("待办清单");
    let driver = driver.keys("<Enter><Enter>").paste("已通知本人补报").keys("<Enter>");
    assert!(driver.sees("已记下") && driver.sees("已通知本人补报"), "{}", driver.screen());
    let land = reader(&district, LAND);
    let missing = land.lists().missing().expect("seen");
    let noted = missing.iter().filter_map(|item| item.finished).next().expect("one");
    assert_eq!((noted.outcome.as_str(), noted.by.as_str()), ("已通知本人补报", TOWNSHIP));
}

#[test]
fn each_township_gets_what_it_must_mend_as_a_file_of_its_own() {
    let (district, folder) = worked();
    let lists = || {
        let driver = zh(&district, CLERK, &folder).keys("<Ctrl-P>").paste("待办清单");
        driver.keys("<Enter><Right><Right>e")
    };
    let offered = lists();
    for offer in ["▸待更正清单 昆阳街道", "每个乡镇一份", "全部乡镇合成一份"]
    {
        assert!(offered.sees(offer), "{}", offered.screen());
    }
    let driver = lists().keys("<Ctrl-U>").paste("昆阳.txt").keys("<Enter>");
    assert!(driver.sees("已保存"), "{}", driver.screen());
    let page = std::fs::read_to_string(folder.path().join("昆阳.txt")).expect("a page");
    assert!(page.contains("昆阳街道") && !page.contains("二街镇"), "{page}");
    assert!(page.contains("怎样更正  对照身份证原件"), "{page}");
    let driver = lists().keys("<Down><Ctrl-U>").paste("更正.csv").keys("<Enter>");
    assert!(driver.sees("已保存"), "{}", driver.screen());
    for (name, holds) in [("更正-昆阳街道.csv", "登记表.csv"), ("更正-二街镇.csv", "二街.csv")]
    {
        let file = std::fs::read_to_string(folder.path().join(name)).expect(name);
        assert!(file.contains(holds), "{file}");
    }
    let again = lists().keys("<Down><Ctrl-U>").paste("更正.csv").keys("<Enter>");
    assert!(again.sees("没有保存"), "nothing is written over: {}", again.screen());
}
