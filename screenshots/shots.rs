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
use youyang::base::{Date, FixedClock};
use youyang::desk::home::tabs;
use youyang::desk::session::{ENTER_SCREEN, Frontend, Session, SessionOptions};
use youyang::desk::terminal::{Colours, Look};
use youyang::office::Office;
use youyang::policy::Policy;
use youyang::words::Lang;

/// The day on which all pictures are taken.
const DAY: &str = "2021-06-15";

struct Shot {
    name: &'static str,
    login: &'static str,
    keys: &'static str,
    size: (u16, u16),
    lang: Lang,
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
    for shot in &shots {
        let screen = take(&office, shot);
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

fn take(office: &Arc<Office>, shot: &Shot) -> vt100::Parser {
    let (columns, rows) = shot.size;
    let sizes = (NonZeroU16::new(rows), NonZeroU16::new(columns));
    let mut terminal = match sizes {
        (Some(rows), Some(columns)) => vt100::Parser::new(rows, columns, 0),
        _ => unreachable!("sizes are not zero"),
    };
    let mut options = SessionOptions::new(tabs::menu);
    options.size = shot.size;
    options.lang = shot.lang;
    options.look = Look { colours: Colours::True, light: false, ascii: false };
    terminal.process(ENTER_SCREEN);
    let mut session = Session::new(Arc::clone(office), options);
    let mut now = Duration::ZERO;
    let mut press = |session: &mut Session, bytes: &[u8]| {
        session.feed(bytes);
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
    for key in keys(shot.keys) {
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
    let zh = |name, login, keys, size| Shot { name, login, keys, size, lang: Lang::Zh };
    let en = |name, login, keys, size| Shot { name, login, keys, size, lang: Lang::En };
    const CLERK: &str = "530115001.clerk";
    const HEAD: &str = "human-resources.supervisor";
    const PENSION: &str = "resident-pension.supervisor";
    const NOTICES: &str = "natural-resources.clerk";
    vec![
        zh("sign-in", "", "", LARGE),
        zh("home", CLERK, "", LARGE),
        zh("home-80", CLERK, "", SMALL),
        en("home-en", CLERK, "", LARGE),
        zh("search", CLERK, "1zhang", LARGE),
        zh("search-80", CLERK, "1zhang", SMALL),
        en("search-en", CLERK, "1zhang", LARGE),
        zh("person", CLERK, "1zhang<Enter>", LARGE),
        zh("person-80", CLERK, "1zhang<Enter>", SMALL),
        zh("funds", "finance.supervisor", "7", LARGE),
        zh("funds-80", "finance.supervisor", "7", SMALL),
        zh("reports", HEAD, "0", LARGE),
        en("reports-en", HEAD, "0", LARGE),
        zh("land", NOTICES, "8", LARGE),
        zh("round", "resident-pension.clerk", "4i", LARGE),
        zh("compare", HEAD, "6", LARGE),
        zh("compare-80", HEAD, "6", SMALL),
        zh("compare-item", HEAD, "6<Down><Enter><Down><Down><Down><Down><Enter>", LARGE),
        zh("compare-decide", HEAD, "6<Down><Enter><Down><Down><Down><Down><Enter>p", LARGE),
        en("compare-run-en", HEAD, "6r", LARGE),
        zh("compare-run-80", HEAD, "6r", SMALL),
        zh("sittings", HEAD, "<Ctrl-P>zaixian<Enter>", LARGE),
        zh("history", CLERK, "1zhang<Enter>8", LARGE),
        zh("acts", CLERK, "1zhang<Enter>a", LARGE),
        zh("choice", CLERK, "1bzd00000<Enter>c", LARGE),
        zh("choice-80", CLERK, "1bzd00000<Enter>c", SMALL),
        en("choice-en", CLERK, "1bzd00000<Enter>c", LARGE),
        zh("cases", NOTICES, "2", LARGE),
        zh("review", HEAD, "3", LARGE),
        zh("review-80", HEAD, "3", SMALL),
        en("review-en", HEAD, "3", LARGE),
        zh("review-claims", PENSION, "3", LARGE),
        zh("subsidies", PENSION, "4", LARGE),
        zh("refunds", HEAD, "5", LARGE),
        zh("palette", HEAD, "<Ctrl-P>", LARGE),
        zh("help", HEAD, "3?", LARGE),
        zh("locked", CLERK, "<F12>", LARGE),
    ]
}
