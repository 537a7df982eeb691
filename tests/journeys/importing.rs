//! Files brought in at the desk: preview, then in; sheets and columns chosen; what is refused.

use super::{LARGE, SMALL, money};
use crate::support::desk::Driver;
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use rust_xlsxwriter::Workbook;
use std::path::Path;
use tempfile::TempDir;
use youyang::casework::{BatchStage, RosterKind};
use youyang::desk::home::tabs;
use youyang::desk::session::SessionOptions;
use youyang::desk::session::saving::Files;
use youyang::office::Reader;
use youyang::words::Lang;

pub const CLERK: &str = "human-resources.clerk";
pub const TOWNSHIP: &str = "530115001.clerk";

const HEADINGS: &str = "序号,姓名,身份证号,乡镇街道,类别,被征地面积（亩）,征地日期,联系方式（二）";

/// Four candidates, of whom one has a wrong number, under a title and above a total.
pub fn candidates() -> String {
    let line = |at: u32, name: &str, number: &str| {
        format!("{at},{name},{number},昆阳街道,现有,1.5,2013-06-30,1388765432{at}\n")
    };
    format!(
        "昆阳街道拟确认人员登记表,,,,,,,\n{HEADINGS}\n{}{}{}{}合计,4人,,,,6.0,,\n",
        line(1, "杨秀英", &number(1)),
        line(2, "李桂芬", &number(2)),
        line(3, "普永福", &number(3)),
        line(4, "张国良", "530122197001011234"),
    )
}

pub fn number(order: u32) -> String {
    let birth = crate::support::district::day("1970-01-01");
    let number = youyang::base::IdNumber::compose(530_122, birth, 200 + order).expect("a number");
    number.as_str().to_owned()
}

pub fn write(folder: &TempDir, name: &str, text: &str) {
    std::fs::write(folder.path().join(name), text).expect("written");
}

pub fn desk(
    district: &District,
    login: &str,
    folder: &Path,
    size: (u16, u16),
    lang: Lang,
) -> Driver {
    let mut options = SessionOptions::new(tabs::menu);
    options.files = Files::Here(folder.to_owned());
    options.lang = lang;
    Driver::new(district.office.clone(), options, size).signed_in(login)
}

pub fn zh(district: &District, login: &str, folder: &TempDir) -> Driver {
    desk(district, login, folder.path(), SMALL, Lang::Zh)
}

/// Chooses an option of a picker: by its digit, or by narrowing a long list.
trait Pick {
    fn pick(self, option: &str) -> Self;
}

impl Pick for Driver {
    fn pick(self, option: &str) -> Self {
        let screen = self.screen();
        let before = screen.lines().filter_map(|line| Some(&line[..line.find(option)?]));
        let digit = |before: &str| before.trim_end().chars().last().filter(char::is_ascii_digit);
        let digit = before.filter_map(digit).next();
        match digit {
            Some(digit) => self.keys(&digit.to_string()),
            None => self.paste(option).keys("<Enter>"),
        }
    }
}

pub fn reader(district: &District, login: &str) -> Reader {
    district.office.reader(&district.actor(login))
}

#[test]
fn a_file_is_seen_before_it_is_taken_in_and_nothing_is_written_until_then() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    write(&folder, "登记表.csv", &candidates());
    let before = reader(&district, CLERK).people().count();
    let driver = zh(&district, TOWNSHIP, &folder).keys("i").paste("登记表.csv");
    assert_screen("import-ask-80", &driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("还没有写入") && driver.sees("读入 3 "), "{}", driver.screen());
    for (size, lang, name) in [
        (SMALL, Lang::Zh, "80"),
        (LARGE, Lang::Zh, "120"),
        (SMALL, Lang::En, "80-en"),
        (LARGE, Lang::En, "120-en"),
    ] {
        let driver = desk(&district, TOWNSHIP, folder.path(), size, lang);
        let driver = driver.keys("i").paste("登记表.csv").keys("<Enter>");
        assert_screen(&format!("import-account-{name}"), &driver.screen());
        let driver = driver.keys("<Right><End>");
        assert_screen(&format!("import-columns-{name}"), &driver.screen());
        let driver = driver.keys("<Left><Left>");
        assert_screen(&format!("import-faults-{name}"), &driver.screen());
    }
    assert_screen("import-lines-80", &driver.keys("<Right><Right>").screen());
    assert_eq!(reader(&district, CLERK).rosters().all().count(), 0);
    assert_eq!(reader(&district, CLERK).people().count(), before, "nobody was registered");
}

#[test]
fn a_preview_is_confirmed_and_its_rejected_line_waits_in_the_list() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    write(&folder, "登记表.csv", &candidates());
    let driver = zh(&district, CLERK, &folder).keys("i").paste("登记表.csv").keys("<Enter><F2>");
    assert_screen("import-asked-80", &driver.screen());
    let driver = driver.keys("1");
    println!("a file taken in: {} keys", driver.press_count());
    assert!(driver.sees("已导入") && driver.sees("读入 3 "), "{}", driver.screen());
    assert_screen("import-taken-80", &driver.screen());
    let driver = driver.keys("e<Ctrl-U>退回.csv<Enter>");
    let text = std::fs::read_to_string(folder.path().join("退回.csv")).expect("a list");
    assert!(driver.sees("已保存") && text.contains("校验码不对"), "{}\n{text}", driver.screen());
    let again = zh(&district, CLERK, &folder).keys("i").paste("登记表.csv").keys("<Enter>");
    assert!(again.sees("读入 0 ＋ 已有 3 "), "{}", again.screen());

    for (size, lang, name) in [
        (SMALL, Lang::Zh, "80"),
        (LARGE, Lang::Zh, "120"),
        (SMALL, Lang::En, "80-en"),
        (LARGE, Lang::En, "120-en"),
    ] {
        let driver = desk(&district, CLERK, folder.path(), size, lang).keys("6d");
        assert_screen(&format!("rejected-list-{name}"), &driver.screen());
        let driver = driver.keys("<Enter>");
        assert_screen(&format!("rejected-line-{name}"), &driver.screen());
    }
    let list = zh(&district, CLERK, &folder).keys("6d<Right>");
    assert!(list.sees("< 拟确认人员登记表 >"), "{}", list.screen());
    let list = list.keys("e<Ctrl-U>某类.csv<Enter>");
    assert!(list.sees("已保存"), "{}", list.screen());
    let opened = zh(&district, CLERK, &folder).keys("6d<Enter>");
    assert!(opened.sees("身份证号校验码不对") && opened.sees("1234"), "{}", opened.screen());
    assert!(!opened.sees("530122197001011234"), "{}", opened.screen());
}

#[test]
fn a_file_that_changed_after_the_preview_is_shown_again() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    write(&folder, "登记表.csv", &candidates());
    let driver = zh(&district, CLERK, &folder).keys("i").paste("登记表.csv").keys("<Enter><F2>");
    write(&folder, "登记表.csv", &candidates().replace("530122197001011234", &number(9)));
    let driver = driver.keys("1");
    assert!(driver.sees("文件刚才变了") && driver.sees("读入 4 "), "{}", driver.screen());
    assert_eq!(reader(&district, CLERK).rosters().all().count(), 0);
    let driver = driver.keys("<F2>1");
    assert!(driver.sees("已导入") && driver.sees("读入 4 "), "{}", driver.screen());
}

#[test]
fn k14_a_column_is_named_once_and_read_by_itself_in_the_senders_next_file() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    let file = candidates().replace("联系方式（二）", "家里找谁");
    write(&folder, "一.csv", &file);
    let driver = zh(&district, TOWNSHIP, &folder).keys("i").paste("一.csv").keys("<Enter>");
    let driver = driver.keys("<Right><End>");
    assert!(driver.sees("! 未读"), "{}", driver.screen());
    let driver = driver.keys("<Enter>");
    assert_screen("import-name-column-80", &driver.screen());
    let driver = driver.pick("联系电话");
    assert!(driver.sees("联系电话（您指定的）"), "{}", driver.screen());
    let kind = RosterKind::Candidates;
    assert!(reader(&district, TOWNSHIP).rosters().named_columns(kind).is_empty());
    let driver = driver.keys("<F2>");
    assert!(driver.sees("记住 1 栏的读法"), "{}", driver.screen());
    let driver = driver.keys("1");
    assert!(driver.sees("已导入"), "{}", driver.screen());
    let named = reader(&district, TOWNSHIP).rosters().named_columns(kind);
    assert_eq!(named, [("家里找谁".to_owned(), "phone".to_owned())]);
    let found = reader(&district, TOWNSHIP).people().search("13887654321", 3).expect("found");
    assert_eq!(found.total, 1, "the phone was read");

    write(&folder, "二.csv", &file.replace("杨秀英", "杨秀芝"));
    let next = |login| zh(&district, login, &folder).keys("i").paste("二.csv").keys("<Enter>");
    let next_file = next(TOWNSHIP).keys("<Right><End>");
    assert!(!next_file.sees("! 未读"), "{}", next_file.screen());
    let others = next(CLERK).keys("<Right><End>");
    assert!(others.sees("! 未读"), "another sender's columns stay: {}", others.screen());
}

#[test]
fn a_sheet_is_chosen_and_each_sheet_says_what_becomes_of_it() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    let mut book = Workbook::new();
    for (name, orders) in [("月山", [11, 12]), ("古城", [13, 14]), ("填表说明", [0, 0])] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        let headings = ["姓名", "身份证号", "乡镇街道", "类别", "被征地面积", "征地日期"];
        for (at, heading) in headings.iter().enumerate() {
            sheet.write(0, at as u16, *heading).expect("written");
        }
        for (row, order) in orders.into_iter().enumerate().filter(|(_, order)| *order > 0) {
            let cells = ["李四", &number(order), "昆阳街道", "现有", "1.5", "2013-06-30"];
            for (at, cell) in cells.iter().enumerate() {
                sheet.write(row as u32 + 1, at as u16, *cell).expect("written");
            }
        }
    }
    book.save(folder.path().join("各村.xlsx")).expect("saved");
    let driver = zh(&district, CLERK, &folder).keys("i").paste("各村.xlsx").keys("<Enter>");
    assert!(driver.sees("读入 4 "), "{}", driver.screen());
    let driver = driver.keys("<Left>");
    assert_screen("import-sheets-80", &driver.screen());
    let driver = driver.keys("<Down><Enter>");
    assert!(driver.sees("读入 2 ") && driver.sees("未选，没有读"), "{}", driver.screen());
    let driver = driver.keys("b1");
    assert!(driver.sees("读入 4 "), "{}", driver.screen());
}

#[test]
fn a_file_refused_whole_says_why_and_is_read_otherwise() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    write(&folder, "天气.csv", "日期,温度\n2020-03-01,21\n");
    write(&folder, "登记表.csv", &candidates());
    write(&folder, "无乡镇.csv", &candidates().replace("昆阳街道", "").replace("乡镇街道", "备注"));
    let driver = zh(&district, CLERK, &folder).keys("i").paste("没有.csv").keys("<Enter>");
    assert!(driver.sees("没有这个文件") || driver.sees("读不了"), "{}", driver.screen());
    let driver = driver.keys("<Enter><Ctrl-U>").paste("天气.csv").keys("<Enter>");
    assert!(driver.sees("看不出是哪一种文件"), "{}", driver.screen());
    assert_screen("import-refused-80", &driver.screen());
    let driver = driver.keys("k").pick("原参保人员名册");
    assert!(driver.sees("没有认得出的表头"), "{}", driver.screen());
    let locked = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/field/138-encrypted.xlsx");
    let driver = zh(&district, CLERK, &folder).keys("i").paste(locked).keys("<Enter>");
    assert!(driver.sees("加密") || driver.sees("密码"), "{}", driver.screen());
    let driver = zh(&district, CLERK, &folder).keys("i<Down>").paste("登记表.csv").keys("<Enter>");
    assert!(driver.sees("从表头看是拟确认人员登记表"), "{}", driver.screen());
    let driver = driver.keys("k1");
    assert!(driver.sees("读入 3 "), "{}", driver.screen());
    let driver = zh(&district, CLERK, &folder).keys("i").paste("无乡镇.csv").keys("<Enter>");
    assert!(driver.sees("看不出是哪个乡镇"), "{}", driver.screen());
    let driver = driver.keys("z").pick("昆阳街道");
    assert!(driver.sees("读入 3 "), "{}", driver.screen());
}

#[test]
fn whoever_may_not_import_a_kind_is_told_and_over_the_network_no_file_is_read() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    write(&folder, "登记表.csv", &candidates());
    let driver = zh(&district, "finance.clerk", &folder).keys("i").paste("登记表.csv");
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("您的岗位不能办理"), "{}", driver.screen());
    let driver = driver.keys("<F2>");
    assert!(driver.sees("您的岗位不能办理"), "{}", driver.screen());
    let audit = zh(&district, "audit.clerk", &folder);
    assert!(!audit.sees("导入文件") && !audit.keys("i").sees("按表头识别"));
    let far = super::desk(&district, CLERK, SMALL).keys("i").paste("登记表.csv").keys("<Enter>");
    assert!(far.sees("网络终端上不能读本机的文件"), "{}", far.screen());
}

#[test]
fn k14_a_file_that_lacks_a_column_is_read_once_the_column_is_named() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    let file = candidates().replace("被征地面积（亩）", "征收亩数合计");
    write(&folder, "登记表.csv", &file);
    let ask = || zh(&district, CLERK, &folder).keys("i").paste("登记表.csv").keys("<Enter>");
    let driver = ask();
    assert!(driver.sees("拟确认人员登记表缺少栏目“被征地面积”"), "{}", driver.screen());
    let driver = driver.keys("<Down><Down><Down><Down><Down>");
    assert_screen("import-lacking-80", &driver.screen());
    let driver = driver.keys("<Enter>").pick("被征地面积");
    assert!(driver.sees("读入 3 "), "{}", driver.screen());
    let driver = driver.keys("<F2>1");
    assert!(driver.sees("已导入"), "{}", driver.screen());
    let next = ask();
    assert!(next.sees("拟确认人员登记表") && next.sees("已有 3 "), "{}", next.screen());
}

#[test]
fn what_differs_from_the_record_is_shown_before_a_file_is_taken_in() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    write(&folder, "登记表.csv", &candidates());
    let ask = || zh(&district, CLERK, &folder).keys("i").paste("登记表.csv").keys("<Enter>");
    assert!(ask().keys("<F2>1").sees("已导入"));
    write(&folder, "登记表.csv", &candidates().replace("现有,1.5", "现有,1.2"));
    let driver = ask().keys("<Left>");
    assert!(driver.sees("与在册不同"), "{}", driver.screen());
    assert_screen("import-differing-80", &driver.screen());
}

#[test]
fn m3_a_banks_result_without_a_batch_is_settled_for_the_batch_that_fits() {
    let (district, _) = money::sent();
    let folder = TempDir::new().expect("a folder");
    let result = money::result_file(&district, "1000.00");
    let cut = |line: &str| line.split_once(',').map(|(_, rest)| rest.to_owned() + "\n");
    let without: String = result.lines().filter_map(cut).collect();
    write(&folder, "回盘.csv", &without.replace(",,,1000.00,,", "合计,,,1000.00,,"));
    let login = "resident-pension.clerk";
    let driver = zh(&district, login, &folder).keys("i").paste("回盘.csv").keys("<Enter>");
    assert!(driver.sees("回盘没有批次号"), "{}", driver.screen());
    let driver = driver.keys("<F2>");
    assert!(driver.sees("B000001"), "{}", driver.screen());
    let driver = driver.keys("1");
    assert!(driver.sees("已付 1 笔，退回 0 笔"), "{}", driver.screen());
    let driver = driver.keys("<F2>1");
    assert!(driver.sees("已导入"), "{}", driver.screen());
    assert_eq!(money::batch_stage(&district, 1), BatchStage::Settled);
}

#[test]
fn m3_the_batchs_own_screen_asks_which_batch_a_result_without_one_is_of() {
    let (district, _) = money::sent();
    let folder = TempDir::new().expect("a folder");
    let result = money::result_file(&district, "1000.00");
    let cut = |line: &str| line.split_once(',').map(|(_, rest)| rest.to_owned() + "\n");
    let without: String = result.lines().filter_map(cut).collect();
    write(&folder, "无合计数.csv", &without.replace(",,,1000.00,,", "合计,,,见附件,,"));
    write(&folder, "回盘.csv", &without.replace(",,,1000.00,,", "合计,,,1000.00,,"));
    let login = "resident-pension.clerk";
    let driver = zh(&district, login, &folder).keys("7d").paste("无合计数.csv").keys("<Enter>");
    assert!(driver.sees("没有入账"), "{}", driver.screen());
    assert_eq!(money::batch_stage(&district, 1), BatchStage::Released);
    let driver = driver.keys("<Enter><Ctrl-U>").paste("回盘.csv").keys("<Enter>");
    assert!(driver.sees("是哪一批") && driver.sees("B000001"), "{}", driver.screen());
    let driver = driver.keys("1");
    assert!(driver.sees("已付 1 笔，退回 0 笔"), "{}", driver.screen());
    assert_eq!(money::batch_stage(&district, 1), BatchStage::Settled);
}

#[test]
fn k5_a_total_that_is_wrong_itself_is_said_to_be_before_the_lines_are_taken() {
    let district = District::new();
    let folder = TempDir::new().expect("a folder");
    let heads = "项目编号,项目名称,乡镇街道,征地面积,应缴社会保障金,已缴社会保障金,应缴日期";
    let line = "P001,环湖路,昆阳街道,12.5,3000000,1000000,2020-06-30";
    write(&folder, "项目.csv", &format!("{heads}\n{line}\n合计,,,12.5,3500000,1000000,\n"));
    let login = "natural-resources.clerk";
    let driver = zh(&district, login, &folder).keys("i").paste("项目.csv").keys("<Enter><F2>");
    assert!(driver.sees("合计写错了"), "{}", driver.screen());
    assert!(reader(&district, login).land().project("P001").is_none());
    let driver = driver.keys("1<F2>");
    assert!(driver.sees("合计与明细不符"), "{}", driver.screen());
    let driver = driver.keys("1");
    assert!(driver.sees("已导入"), "{}", driver.screen());
    assert!(reader(&district, login).land().project("P001").is_some());
}
