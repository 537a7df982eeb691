//! A folder of townships' files: listed, taken in one by one, and accounted for at the end.

use super::importing::{CLERK, candidates, desk, number, reader, write, zh};
use super::{LARGE, SMALL};
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use tempfile::TempDir;
use youyang::words::Lang;

/// Two townships' registrations, one of them twice, and what else lies in such a folder.
fn townships() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    std::fs::create_dir_all(folder.path().join("报送/二街")).expect("a folder within it");
    write(&folder, "报送/昆阳登记表.csv", &candidates());
    write(&folder, "报送/昆阳登记表（副本）.csv", &candidates());
    let names = ["杨秀英", "李桂芬", "普永福"].into_iter().zip(["周家旺", "赵顺", "马丽"]);
    let text = candidates().replace("昆阳街道", "二街镇").replace("1388765432", "1398765432");
    let text = names.fold(text, |text, (one, by)| text.replace(one, by));
    let text = (1..=3).fold(text, |text, at| text.replace(&number(at), &number(at + 40)));
    write(&folder, "报送/二街/登记表.csv", &text.replace("530122197001011234", &number(44)));
    write(&folder, "报送/说明.txt", "请各乡镇于五月底前报送。\n");
    write(&folder, "报送/~$昆阳登记表.csv", "lock");
    folder
}

#[test]
fn a_folder_says_what_each_file_is_and_accounts_for_every_line_at_the_end() {
    let (district, folder) = (District::new(), townships());
    for (size, lang, name) in [
        (SMALL, Lang::Zh, "80"),
        (LARGE, Lang::Zh, "120"),
        (SMALL, Lang::En, "80-en"),
        (LARGE, Lang::En, "120-en"),
    ] {
        let driver = desk(&district, CLERK, folder.path(), size, lang);
        let driver = driver.keys("i").paste("报送").keys("<Enter>");
        assert_screen(&format!("import-folder-{name}"), &driver.screen());
        let driver = driver.keys("<Right>");
        assert_screen(&format!("import-townships-{name}"), &driver.screen());
    }
    assert_eq!(reader(&district, CLERK).rosters().all().count(), 0, "nothing is written");

    let driver = zh(&district, CLERK, &folder).keys("i").paste("报送").keys("<Enter>");
    assert!(driver.sees("4 份文件：待导入 3 份"), "{}", driver.screen());
    let driver = driver.keys("<Enter>");
    assert!(driver.sees("还没有写入") && driver.sees("读入 4 "), "{}", driver.screen());
    let driver = driver.keys("<F2>1").keys("<Esc>");
    assert!(driver.sees("已导入") && driver.sees("待导入 2 份"), "{}", driver.screen());
    let driver = driver.keys("<Down><Enter><F2>1<Esc><Down><Enter>");
    assert!(driver.sees("已有 3 "), "the copy is known: {}", driver.screen());
    let driver = driver.keys("<Esc>");
    assert!(driver.sees("已在册") && driver.sees("待导入 0 份"), "{}", driver.screen());
    assert_screen("import-folder-done-80", &driver.screen());
    let driver = driver.keys("<Right>");
    assert_screen("import-townships-done-80", &driver.screen());
    let again = zh(&district, CLERK, &folder).keys("i").paste("报送").keys("<Enter>");
    assert!(again.sees("已在册 3 份"), "{}", again.screen());
}

#[test]
fn an_empty_folder_and_one_over_the_network_are_refused_in_words() {
    let (district, folder) = (District::new(), townships());
    std::fs::create_dir(folder.path().join("空")).expect("a folder");
    let driver = zh(&district, CLERK, &folder).keys("i").paste("空").keys("<Enter>");
    assert!(driver.sees("这个文件夹里没有文件"), "{}", driver.screen());
    let far = super::desk(&district, CLERK, SMALL).keys("i").paste("报送").keys("<Enter>");
    assert!(far.sees("网络终端上不能读本机的文件"), "{}", far.screen());
}
