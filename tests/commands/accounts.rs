//! Stores made and accounts kept.

use super::store::Store;

const LONG: &str = "a-long-password";

#[test]
fn a_store_begins_with_its_first_supervisor() {
    let store = Store::nowhere();
    store.run("init").exits(2).warns("--as");
    store.by("li.hua").with_password("short").run("init").refuses("密码太短");
    store.by("Li Hua").with_password(LONG).run("init").refuses("用户名须为");
    assert!(!store.home().exists(), "nothing half-made is left");
    let founder = store.by("li.hua").with_password(LONG);
    founder.run("init --name 李华").exits(0).says("li.hua");
    founder.run("init").refuses("这里已有库");
    founder.run("staff list").exits(0).says("李华").says("区人社局").says("复核");
    founder.run("staff list --today 2020-03-01").refuses("--today 只能用于");
    store.run("demo --no-desk").refuses("这里已有库");
}

#[test]
fn an_account_from_hiring_to_leaving() {
    let store = Store::demo(0);
    let chief = store.by("human-resources.supervisor");
    store.write("new", LONG);
    let add = "staff add wang.fang --name 王芳 --level clerk --new-password-file new --department";
    chief.run(&format!("{add} township")).refuses("须注明是哪个乡镇");
    chief.run(&format!("{add} township --township 无名镇")).refuses("没有“无名镇”");
    chief.run(&format!("{add} nobody")).exits(2).warns("natural-resources");
    chief.run(&format!("{add} township --township 昆阳街道")).exits(0).says("wang.fang");
    chief.run(&format!("{add} finance")).refuses("已被使用");
    store.by("human-resources.clerk").run("staff disable wang.fang").refuses("[三]");

    let clerk = || store.by("wang.fang");
    clerk().run("review list").refuses("登录不成功");
    clerk().with_password(LONG).run("review list").exits(0);
    store.write("new", "another-password");
    chief.run("staff password wang.fang --new-password-file new").exits(0);
    clerk().with_password(LONG).run("review list").refuses("登录不成功");
    clerk().with_password("another-password").run("review list").exits(0);
    chief.run("staff disable wang.fang").exits(0);
    clerk().with_password("another-password").run("review list").refuses("登录不成功");
    let told = chief.run("staff list --json").exits(0).json();
    let told = told.as_array().expect("a list").iter().find(|staff| staff["login"] == "wang.fang");
    let told = told.expect("still listed");
    assert_eq!((&told["disabled"], &told["township"]), (&true.into(), &"530115001".into()));
    assert!(!told.to_string().contains("argon2"));
    chief.run("staff password wang.fang").exits(2).warns("--new-password-file");
    chief.run("staff disable human-resources.supervisor").refuses("不能停用自己");
    chief.run("staff unlock nobody").refuses("没有这个用户名");
}

#[test]
fn five_wrong_passwords_lock_the_account() {
    let store = Store::demo(0);
    for _ in 0..5 {
        store.by("finance.clerk").with_password("wrong").run("review list").refuses("登录不成功");
    }
    store.by("finance.clerk").run("review list").refuses("登录不成功");
    store.run("staff list").exits(0).says("已锁定");
    store.by("human-resources.supervisor").run("staff unlock finance.clerk").exits(0);
    store.by("finance.clerk").run("review list").exits(0);
}

#[test]
fn who_is_not_named_changes_nothing() {
    let store = Store::demo(0);
    let before = store.head();
    store.run("staff disable finance.clerk").exits(2).warns("--as");
    store.run("notice post").exits(2).warns("--as");
    store.run("export persons --out p.csv").exits(2).warns("--as");
    store.run("review pass --all --as finance.clerk").exits(2).warns("--password-file");
    assert_eq!(store.head(), before);
}
