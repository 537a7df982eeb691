//! Lists saved as files from the desk: noted as the command line notes them, never over
//! another file, and over the network nowhere but in the store's own folder.

use super::SMALL;
use crate::support::desk::Driver;
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use calamine::Reader as _;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use tempfile::TempDir;
use youyang::desk::home::tabs;
use youyang::desk::session::SessionOptions;
use youyang::desk::session::saving::Files;

const CLERK: &str = "human-resources.clerk";

fn desk(district: &District, files: Files) -> Driver {
    let mut options = SessionOptions::new(tabs::menu);
    options.files = files;
    Driver::new(district.office.clone(), options, SMALL).signed_in(CLERK)
}

/// What the journal says of exports, oldest first.
fn noted(district: &District) -> Vec<String> {
    let segments = std::fs::read_dir(district.folder().join("journal")).expect("a journal");
    let mut segments: Vec<_> = segments.map(|segment| segment.expect("read").path()).collect();
    segments.sort();
    let bytes = segments.into_iter().flat_map(|path| std::fs::read(path).expect("a segment"));
    let journal = String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).into_owned();
    let after = |line: &str| {
        let (_, told) = line.split_once(r#""Exported":"#)?;
        told.split_once('}').map(|(told, _)| told.to_owned())
    };
    journal.lines().filter_map(after).collect()
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("there").permissions().mode() & 0o777
}

#[test]
fn g2_a_work_list_is_saved_as_shown_and_noted() {
    let district = super::comparing::district();
    let folder = TempDir::new().expect("a folder");
    let driver = desk(&district, Files::Here(folder.path().to_owned())).keys("6<Down><Enter>e");
    let screen = driver.screen().replace(&*folder.path().to_string_lossy(), "/work-folder");
    assert!(screen.contains("存为文件") && screen.contains("共 4 人"), "{screen}");
    let driver = driver.keys("<Ctrl-U>清单<Enter>");
    assert!(driver.sees("已保存") && driver.sees("清单.xlsx"), "{}", driver.screen());
    let file = folder.path().join("清单.xlsx");
    assert_eq!(mode(&file), 0o600);
    let mut book = calamine::open_workbook_auto(&file).expect("a workbook");
    let sheet = book.worksheet_range_at(0).expect("a sheet").expect("readable");
    assert_eq!(sheet.height(), 5, "a heading and four people");
    let told = [r#"{"what":"comparison","rows":4,"unmasked":true"#];
    assert_eq!(noted(&district), told);
    let driver = driver.keys("<Enter>e<Ctrl-U>清单.csv<Enter><Enter>");
    assert!(driver.sees("待决定"), "{}", driver.screen());
    let text = std::fs::read_to_string(folder.path().join("清单.csv")).expect("a text");
    assert!(text.contains("李国珍") && !text.contains("BZD000999"), "{text}");
    assert_eq!(noted(&district).len(), 2);
}

#[test]
fn nothing_is_written_over_and_nothing_is_noted_then() {
    let district = super::comparing::district();
    let folder = TempDir::new().expect("a folder");
    std::fs::write(folder.path().join("a.csv"), "mine").expect("written");
    let driver = desk(&district, Files::Here(folder.path().to_owned()));
    let driver = driver.keys("6e<Down><Ctrl-U>a.csv<Enter>");
    assert!(driver.sees("没有保存") && driver.sees("a.csv"), "{}", driver.screen());
    assert_eq!(std::fs::read_to_string(folder.path().join("a.csv")).expect("there"), "mine");
    let driver = driver.keys("<Enter><Ctrl-U>a.doc<Enter>");
    assert!(driver.sees("没有保存"), "{}", driver.screen());
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(noted(&district), [""; 0]);
    let driver = driver.keys("<Enter><Ctrl-U>b.csv<Enter>");
    assert!(driver.sees("合并发放表"), "{}", driver.screen());
    assert!(noted(&district)[0].contains("payroll"), "{:?}", noted(&district));
}

#[test]
fn over_the_network_files_go_to_the_stores_folder_and_nowhere_else() {
    let district = super::comparing::district();
    let exports = district.folder().join("exports");
    let mut driver = desk(&district, Files::AtServer(exports.clone())).keys("6e");
    assert_screen("save-at-server-80", &driver.screen());
    for name in ["../a.csv", "/tmp/a.csv", "a/b.csv", ".a.csv", "..", "a\\b.csv", " "] {
        driver = driver.keys("<Ctrl-U>").paste(name).keys("<Enter>");
        assert!(driver.sees("没有保存"), "{name}: {}", driver.screen());
        driver = driver.keys("<Enter>");
    }
    assert_eq!(noted(&district), [""; 0]);
    let driver = driver.keys("<Ctrl-U>").paste("名册比对.csv").keys("<Enter>");
    assert!(driver.sees("在服务器上"), "{}", driver.screen());
    let inside: Vec<_> = std::fs::read_dir(&exports).expect("a folder").collect();
    assert_eq!((inside.len(), mode(&exports)), (1, 0o700));
    assert_eq!(mode(&exports.join("名册比对.csv")), 0o600);
}

#[test]
fn a_report_is_saved_as_a_workbook_with_a_sheet_a_section() {
    let district = super::comparing::district();
    let folder = TempDir::new().expect("a folder");
    let driver = desk(&district, Files::Here(folder.path().to_owned())).keys("0e<Enter>");
    assert!(driver.sees("依据日志"), "{}", driver.screen());
    let file = std::fs::read_dir(folder.path()).expect("a folder").next().expect("one");
    let book = calamine::open_workbook_auto(file.expect("read").path()).expect("a workbook");
    assert!(book.sheet_names().len() > 1);
}
