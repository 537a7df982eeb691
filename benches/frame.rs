//! CPU and bytes of a frame at 120×40, against a repaint of the same screen.
//! `cargo bench -p youyang-benches --bench frame`

mod allocator;
#[path = "../tests/support/district.rs"]
#[allow(dead_code, reason = "the tests use the rest of it")]
mod district;
#[path = "../tests/screens/sample.rs"]
mod sample;
mod table;

use district::District;
use std::time::{Duration, Instant};
use youyang::casework::{Command, PersonCommand};
use youyang::desk::home::tabs;
use youyang::desk::session::{Frontend, Session, SessionOptions};
use youyang::desk::terminal::Colours;

const ROUNDS: u32 = 2000;

const DOWN: &[u8] = b"\x1b[B";
const UP: &[u8] = b"\x1b[A";
const PAGE_DOWN: &[u8] = b"\x1b[6~";
const PAGE_UP: &[u8] = b"\x1b[5~";
const LAST: &[u8] = b"\x1b[F";

/// Keys as a terminal sends them.
type Keys<'a> = &'a [&'a [u8]];

/// CPU and bytes of one frame.
#[derive(Clone, Copy)]
struct FrameCost {
    micros: f64,
    bytes: f64,
}

fn main() {
    let district = District::new();
    let up_and_down = [[UP; 60], [DOWN; 60]].concat();
    let cases: [(&str, Keys, Keys); 6] = [
        ("type a character", &[b"i"], &["张".as_bytes(), b"\x7f"]),
        ("move in a list", &[], &[DOWN, UP]),
        ("scroll a list", &[LAST], &up_and_down),
        ("turn a page", &[], &[PAGE_DOWN, PAGE_UP]),
        ("open or close a popup", &[], &[b"?", b"\r"]),
        ("a key that changes nothing", &[], &[UP]),
    ];
    let measure = |before, keys, whole| measure(&district, before, keys, whole);
    let peer = measure(&[], &[DOWN, UP], true);
    println!("{:<28} {:>7} {:>7} {:>13}", "120x40, one frame", "CPU us", "bytes", "of a repaint");
    let cost = cases.iter().map(|(name, before, keys)| (*name, measure(before, keys, false)));
    for (name, cost) in std::iter::once(("whole repaint (the peer)", peer)).chain(cost) {
        let ratio = cost.bytes / peer.bytes;
        println!("{name:<28} {:>7.0} {:>7.0} {ratio:>12.3}x", cost.micros, cost.bytes);
        let figures = |cost: FrameCost| format!("{:.0} µs, {:.0} B", cost.micros, cost.bytes);
        let ratio = format!("{:.2}, {ratio:.3}", cost.micros / peer.micros);
        table::row("frame", &format!("{name}, 120×40"), &figures(cost), &figures(peer), &ratio);
    }
    println!("{:<28} {:>7.2} {:>7}", "an idle tick", idle(&district), "none");
    real_desk();
}

/// Bytes of the real desk's screens at 120×40: opening one, then one key on it.
fn real_desk() {
    let district = District::new();
    for order in 100..150 {
        let person = district::candidate("李桂英", "1970-01-01", order, district::KUNYANG);
        let register = PersonCommand::Register(Box::new(person));
        district.submit("human-resources.clerk", Command::Person(register));
    }
    district.office.wait_for_search();
    let screens: [(&str, Keys, &[u8]); 5] = [
        ("home, down", &[], DOWN),
        ("search, a letter", &[b"1"], b"z"),
        ("search, a letter more", &[b"1", b"l", b"g"], b"y"),
        ("review, mark one", &[b"3"], b" "),
        ("review, decide one", &[b"3"], b"p"),
    ];
    println!("{:<28} {:>7} {:>7}", "the desk itself, bytes", "page", "key");
    for (name, before, key) in screens {
        let mut session = signed_in(&district, "530115001.supervisor");
        let mut page = session.frame().map_or(0, |frame| frame.len());
        for key in before {
            session.feed(key);
            page = page.max(session.frame().map_or(0, |frame| frame.len()));
        }
        session.feed(key);
        let key = session.frame().map_or(0, |frame| frame.len());
        println!("{name:<28} {page:>7} {key:>7}");
        let bytes = format!("page {page} B, key {key} B");
        table::row("frame", &format!("the desk itself: {name}"), &bytes, "", "");
    }
}

/// Somebody at the real desk whose home is still to be drawn.
fn signed_in(district: &District, login: &str) -> Session {
    let mut options = SessionOptions::new(tabs::menu);
    options.size = (120, 40);
    options.look.colours = Colours::Many;
    let mut session = Session::new(district.office.clone(), options);
    session.frame();
    session.feed(format!("{login}\rdemo\r").as_bytes());
    session.tick(Duration::ZERO);
    session
}

fn session(district: &District) -> Session {
    let mut options = sample::options();
    options.size = (120, 40);
    // As over SSH, where bytes count.
    options.look.colours = Colours::Many;
    let mut session = Session::new(district.office.clone(), options);
    session.feed(b"530115001.clerk\rdemo\r");
    session.tick(Duration::ZERO);
    session.frame();
    session
}

/// Presses keys in turn, one frame each, after some that are not counted.
fn measure(district: &District, before: Keys, keys: Keys, whole: bool) -> FrameCost {
    let mut session = session(district);
    for key in before {
        session.feed(key);
        session.frame();
    }
    let mut bytes = 0;
    let begun = cpu();
    for key in keys.iter().cycle().take(ROUNDS as usize) {
        session.feed(key);
        if whole {
            session.repaint();
        }
        bytes += session.frame().map_or(0, |frame| frame.len());
    }
    let micros = (cpu() - begun).as_secs_f64() * 1e6 / f64::from(ROUNDS);
    FrameCost { micros, bytes: bytes as f64 / f64::from(ROUNDS) }
}

fn idle(district: &District) -> f64 {
    let mut session = session(district);
    let begun = cpu();
    for tick in 0..100 * ROUNDS {
        session.tick(Duration::from_micros(u64::from(tick)));
        assert!(session.frame().is_none(), "nothing happened, nothing is sent");
    }
    (cpu() - begun).as_secs_f64() * 1e4 / f64::from(ROUNDS)
}

/// CPU time of this thread where the system tells it, else time that passed.
fn cpu() -> Duration {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let begun = BEGUN.get_or_init(Instant::now);
    let cost = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = cost.and_then(|text| text.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}
