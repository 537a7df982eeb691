//! Makes the pictures beside this file from the real session code:
//! `cargo build --release && cargo run --release -p youyang-screenshots`.
//!
//! A practice store, a session fed with keys, its bytes through a terminal emulator,
//! one SVG text a cell, and a PNG of it. A picture of one colour is a failure.

mod picture;

use std::num::NonZeroU16;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Arc;
use std::time::Duration;
use youyang::base::{Date, FixedClock, Login, SessionId, TownshipCode};
use youyang::desk::home::tabs;
use youyang::desk::session::saving::Files;
use youyang::desk::session::{ENTER_SCREEN, Frontend, Session, SessionOptions};
use youyang::desk::terminal::{Colours, Look};
use youyang::office::{Actor, Office};
use youyang::policy::Policy;
use youyang::words::Lang;

/// The day on which all pictures are taken.
const DAY: &str = "2021-06-15";

/// The township of the clerk in the pictures.
const TOWNSHIP: TownshipCode = TownshipCode(530_115_001);

struct Shot {
    name: &'static str,
    login: &'static str,
    keys: &'static str,
    size: (u16, u16),
    lang: Lang,
    /// A text that only this screen has, in whatever size and language.
    shows: &'static str,
}

const LARGE: (u16, u16) = (120, 40);
const SMALL: (u16, u16) = (80, 24);

fn main() -> ExitCode {
    match take_all() {
        Ok(count) => {
            println!("{count} pictures in screenshots/");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

fn take_all() -> Result<usize, Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let store = folder.path().join("store");
    make_store(&store)?;
    let day = Date::parse(DAY)?;
    let clock = Arc::new(FixedClock::new(day.at(9, 41, 0)));
    let office = Arc::new(Office::open(&store, Policy::district()?, clock)?);
    office.wait_for_search();
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).to_owned();
    let printer = picture::Printer::new();
    let shots = shots();
    let chooser = chooser(&office, &shots)?;
    let screens: Vec<_> = shots.iter().map(|shot| take(&office, shot, &chooser)).collect();
    let texts: Vec<String> = screens.iter().map(|screen| screen.screen().contents()).collect();
    let faults = faults(&shots, &texts);
    if !faults.is_empty() {
        return Err(faults.into());
    }
    for (shot, screen) in shots.iter().zip(&screens) {
        let png = printer.print(screen.screen())?;
        std::fs::write(out.join(format!("{}.png", shot.name)), png)?;
    }
    let office = Arc::into_inner(office).ok_or("a session is still open")?;
    office.close()?;
    Ok(shots.len())
}

/// By the program itself, as the README's first command does.
fn make_store(store: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let program = std::env::current_exe()?;
    let program = program.parent().ok_or("no target folder")?.join("youyang");
    let made = Command::new(program)
        .args(["demo", "--no-desk", "--people", "2000", "--today", DAY, "--store"])
        .arg(store)
        .status()?;
    if made.success() {
        Ok(())
    } else {
        Err("the practice store was not made; run `cargo build --release` first".into())
    }
}

/// Pictures that do not show what they are named for, or whose text another shows too.
fn faults(shots: &[Shot], texts: &[String]) -> String {
    let mut faults = String::new();
    for (shot, text) in shots.iter().zip(texts) {
        let shows = shot.shows;
        if !text.contains(shows) {
            faults += &format!("{} does not show «{shows}»:\n{text}\n", shot.name);
        }
        for (other, text) in shots.iter().zip(texts) {
            if other.subject() != shot.subject() && text.contains(shows) {
                faults += &format!("{} shows «{shows}» of {} too\n", other.name, shot.name);
            }
        }
    }
    faults
}

impl Shot {
    /// What the picture is of, in whatever size and language.
    fn subject(&self) -> &str {
        self.name.trim_end_matches("-80").trim_end_matches("-en")
    }
}

/// The identity number of somebody whom the clerk of the pictures may have choose.
fn chooser(office: &Arc<Office>, shots: &[Shot]) -> Result<String, Box<dyn std::error::Error>> {
    let shot = shots.iter().find(|shot| shot.keys == CHOICE).ok_or("no picture of a choice")?;
    let actor = Actor::founder(Login::from("pictures"), SessionId::from("pictures"));
    let reader = office.reader(&actor);
    let waiting = reader.people().all().filter(|person| {
        person.is_confirmed() && person.present_choice().is_none() && person.township == TOWNSHIP
    });
    let numbers: Vec<String> = waiting.map(|person| person.id_number.as_str().to_owned()).collect();
    drop(reader);
    let mut numbers = numbers.into_iter();
    let can = |number: &String| take(office, shot, number).screen().contents().contains(shot.shows);
    numbers.find(can).ok_or_else(|| "nobody has to choose".into())
}

fn take(office: &Arc<Office>, shot: &Shot, chooser: &str) -> vt100::Parser {
    let (columns, rows) = shot.size;
    let sizes = (NonZeroU16::new(rows), NonZeroU16::new(columns));
    let mut terminal = match sizes {
        (Some(rows), Some(columns)) => vt100::Parser::new(rows, columns, 0),
        _ => unreachable!("sizes are not zero"),
    };
    let mut options = SessionOptions::new(tabs::menu);
    options.size = shot.size;
    options.lang = shot.lang;
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/../data/rosters/sample");
    options.files = Files::Here(samples.into());
    options.look = Look { colours: Colours::True, light: false, ascii: false };
    terminal.process(ENTER_SCREEN);
    let mut session = Session::new(Arc::clone(office), options);
    let mut now = Duration::ZERO;
    let mut press = |session: &mut Session, bytes: &[u8]| {
        session.feed(bytes);
        session.tick(now);
        // What a key began in the background is through before the picture.
        office.wait_for_errands();
        now += Duration::from_millis(100);
        session.tick(now);
        if let Some(frame) = session.frame() {
            terminal.process(&frame);
        }
    };
    press(&mut session, b"");
    if !shot.login.is_empty() {
        press(&mut session, shot.login.as_bytes());
        press(&mut session, b"\r");
        press(&mut session, b"demo\r");
    }
    for key in keys(&shot.keys.replace("{}", chooser)) {
        press(&mut session, &key);
    }
    terminal
}

/// `<Enter>`, `<Esc>`, `<Down>`, `<F2>`; anything else as it is typed.
fn keys(text: &str) -> Vec<Vec<u8>> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>'));
        if let Some((name, tail)) = named {
            keys.push(named_key(name).to_vec());
            rest = tail;
        } else {
            let (typed, tail) = rest.split_at(first.len_utf8());
            keys.push(typed.as_bytes().to_vec());
            rest = tail;
        }
    }
    keys
}

fn named_key(name: &str) -> &'static [u8] {
    match name {
        "Enter" => b"\r",
        "Esc" => b"\x1b",
        "Tab" => b"\t",
        "Up" => b"\x1b[A",
        "Down" => b"\x1b[B",
        "Right" => b"\x1b[C",
        "Left" => b"\x1b[D",
        "F1" => b"\x1bOP",
        "F2" => b"\x1bOQ",
        "F12" => b"\x1b[24~",
        "Ctrl-P" => b"\x10",
        _ => b"",
    }
}

fn shots() -> Vec<Shot> {
    let zh =
        |name, login, keys, size, shows| Shot { name, login, keys, size, shows, lang: Lang::Zh };
    let en = |name, login, keys, shows| {
        let (size, lang) = (LARGE, Lang::En);
        Shot { name, login, keys, size, shows, lang }
    };
    const CLERK: &str = "530115001.clerk";
    const HEAD: &str = "human-resources.supervisor";
    const PENSION: &str = "resident-pension.supervisor";
    const NOTICES: &str = "natural-resources.clerk";
    vec![
        zh("sign-in", "", "", LARGE, "┌─ 登录"),
        zh("home", CLERK, "", LARGE, "── 首页 ──"),
        zh("home-80", CLERK, "", SMALL, "── 首页 ──"),
        en("home-en", CLERK, "", "Waiting for me"),
        zh("search", CLERK, "1zhang", LARGE, "> zhang"),
        zh("search-80", CLERK, "1zhang", SMALL, "> zhang"),
        en("search-en", CLERK, "1zhang", "> zhang"),
        zh("person", CLERK, "1zhang<Enter>", LARGE, "人员类别"),
        zh("person-80", CLERK, "1zhang<Enter>", SMALL, "人员类别"),
        zh("funds", "finance.supervisor", "7", LARGE, "▸付款批次"),
        zh("funds-80", "finance.supervisor", "7", SMALL, "▸付款批次"),
        zh("reports", HEAD, "0", LARGE, "── 报表 ──"),
        en("reports-en", HEAD, "0", "── Reports ──"),
        zh("land", NOTICES, "8", LARGE, "应缴社会保障金"),
        zh("round", "resident-pension.clerk", "4i", LARGE, "› 年度批量申领 ──"),
        zh("import", CLERK, IMPORT, LARGE, "预览，还没有写入"),
        zh("import-80", CLERK, IMPORT, SMALL, "预览，还没有写入"),
        en("import-en", CLERK, IMPORT, "Preview, nothing written yet"),
        zh("compare", HEAD, "6", LARGE, "名册原有"),
        zh("compare-80", HEAD, "6", SMALL, "名册原有"),
        zh("compare-item", HEAD, ITEM, LARGE, "› 名册对照 ──"),
        zh("compare-decide", HEAD, DECIDE, LARGE, "▸同一人"),
        en("compare-run-en", HEAD, "6r", "Transition run ──"),
        zh("compare-run-80", HEAD, "6r", SMALL, "批量并轨 ──"),
        zh("sittings", HEAD, "<Ctrl-P>zaixian<Enter>", LARGE, "最近按键"),
        zh("history", CLERK, "1zhang<Enter>8", LARGE, "时间              经手"),
        zh("acts", CLERK, "1zhang<Enter>a", LARGE, "› 可办事项 ──"),
        zh("choice", CLERK, CHOICE, LARGE, "本人已签字"),
        zh("choice-80", CLERK, CHOICE, SMALL, "本人已签字"),
        en("choice-en", CLERK, CHOICE, "signed in person"),
        zh("cases", NOTICES, "2", LARGE, "── 办件 ──"),
        zh("review", HEAD, "3", LARGE, "参保选择（城镇职工）"),
        zh("review-80", HEAD, "3", SMALL, "参保选择（城镇职工）"),
        en("review-en", HEAD, "3", "pass marked"),
        zh("review-claims", PENSION, "3", LARGE, "补助审核  2021-06-12"),
        zh("subsidies", PENSION, "4", LARGE, "── 补助 ──"),
        zh("refunds", HEAD, "5", LARGE, "── 退保 ──"),
        zh("palette", HEAD, "<Ctrl-P>", LARGE, "┌─ 命令"),
        zh("help", HEAD, "3?", LARGE, "┌─ 帮助"),
        zh("locked", CLERK, "<F12>", LARGE, "┌─ 已锁屏"),
    ]
}

const IMPORT: &str = "i拟确认人员登记表.xlsx<Enter>";
const ITEM: &str = "6<Down><Enter><Down><Down><Down><Down><Enter>";
const DECIDE: &str = "6<Down><Enter><Down><Down><Down><Down><Enter>p";

/// In the file of somebody who may choose now; `{}` is their identity number.
const CHOICE: &str = "1{}<Enter>c";
