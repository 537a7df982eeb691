//! Files read in the background: how far it is, stopped, and taken up again after other work.

use super::importing::{CLERK, TOWNSHIP, candidates, desk, reader, write, zh};
use super::{LARGE, SMALL};
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use tempfile::TempDir;
use youyang::office::Errand;
use youyang::words::Lang;

/// Work that goes before every file until something is sent.
fn busy(district: &District) -> (Arc<Errand<()>>, Sender<()>) {
    let ((done, wait), (begins, begun)) = (channel(), channel());
    let actor = district.actor("audit.clerk");
    let errand = district.office.start_errand(&actor, move |_, _| {
        begins.send(()).expect("somebody waits");
        wait.recv().unwrap_or_default()
    });
    begun.recv().expect("it has its turn");
    (errand, done)
}

fn prepared() -> (District, TempDir) {
    let folder = TempDir::new().expect("a folder");
    write(&folder, "登记表.csv", &candidates());
    (District::new(), folder)
}

#[test]
fn other_screens_are_used_while_a_file_is_read_and_its_end_is_told_there() {
    for (lang, size, name, told, seen) in [
        (Lang::Zh, SMALL, "80", "文件读完了", "读入 3 "),
        (Lang::Zh, LARGE, "120", "文件读完了", "读入 3 "),
        (Lang::En, SMALL, "80-en", "The file is read", "3 taken"),
        (Lang::En, LARGE, "120-en", "The file is read", "3 taken"),
    ] {
        let (district, folder) = prepared();
        let driver = desk(&district, TOWNSHIP, folder.path(), size, lang);
        let (_, done) = busy(&district);
        let driver = driver.hasty("i").paste_hastily("登记表.csv").hasty("Enter");
        assert_screen(&format!("import-reading-{name}"), &driver.screen());
        let driver = driver.hasty("1").hasty("Ctrl-L");
        assert!(!driver.sees(told), "{}", driver.screen());
        done.send(()).expect("it waits");
        district.office.wait_for_errands();
        let driver = driver.wait(std::time::Duration::from_millis(60));
        assert!(driver.sees(told), "{}", driver.screen());
        let driver = driver.keys("<Esc>");
        assert!(driver.sees(seen) && !driver.sees(told), "{}", driver.screen());
        assert_eq!(reader(&district, CLERK).rosters().all().count(), 0);
    }
}

#[test]
fn esc_stops_a_file_and_nothing_is_written() {
    let (district, folder) = prepared();
    let driver = zh(&district, CLERK, &folder);
    let (_, done) = busy(&district);
    let driver = driver.hasty("i").paste_hastily("登记表.csv");
    let driver = driver.hasty("Enter").wait(std::time::Duration::from_secs(1));
    assert!(driver.sees("前面还有文件在读"), "{}", driver.screen());
    let driver = driver.hasty("Esc").wait(std::time::Duration::from_secs(1));
    assert!(driver.sees("按表头识别"), "the name is asked for again: {}", driver.screen());
    done.send(()).expect("it waits");
    let driver = driver.keys("<Esc>");
    assert!(!driver.sees("文件读完了"), "{}", driver.screen());
    assert_eq!(reader(&district, CLERK).rosters().all().count(), 0);

    let seen = zh(&district, CLERK, &folder).keys("i").paste("登记表.csv").keys("<Enter><F2>");
    let (_, done) = busy(&district);
    let driver = seen.hasty("1").hasty("Esc").wait(std::time::Duration::from_secs(1));
    assert!(driver.sees("还没有写入"), "the preview stays: {}", driver.screen());
    done.send(()).expect("it waits");
    district.office.wait_for_errands();
    assert_eq!(reader(&district, CLERK).rosters().all().count(), 0);
    assert!(driver.keys("<F2>1").sees("已导入"));
}

#[test]
fn a_file_that_is_taken_in_meanwhile_is_told_too() {
    let (district, folder) = prepared();
    let driver = zh(&district, CLERK, &folder).keys("i").paste("登记表.csv").keys("<Enter><F2>");
    let (_, done) = busy(&district);
    let driver = driver.hasty("1").hasty("6");
    done.send(()).expect("it waits");
    district.office.wait_for_errands();
    let driver = driver.wait(std::time::Duration::from_millis(60));
    assert!(driver.sees("文件读完了"), "{}", driver.screen());
    let driver = driver.keys("<Esc>");
    assert!(driver.sees("已导入") && driver.sees("读入 3 "), "{}", driver.screen());
    assert_eq!(reader(&district, CLERK).rosters().all().count(), 1);
}
