//! How far a long command has come: one line on the terminal, and nothing where there is
//! none. It comes after half a second and is gone when the command has ended.

use crate::base::{METER, MeterReading, Phase};
use crate::desk::terminal::text::grouped;
use crate::words::{Message, Words};
use std::io::{IsTerminal, Write, stderr};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use unicode_width::UnicodeWidthStr;

/// Whoever waits no longer needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);
const TICK: Duration = Duration::from_millis(100);
/// Cells of the bar.
const CELLS: u64 = 24;

/// Whether the line stands on the terminal; held by whoever else writes there.
static LINE: Mutex<bool> = Mutex::new(false);

/// Shows the line until it is dropped.
pub(super) struct ProgressLine {
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl ProgressLine {
    /// Begins to show how far things are, where messages go to a terminal.
    pub fn show(words: &'static Words) -> Self {
        let terminal = std::env::var("TERM").is_ok_and(|term| term != "dumb");
        if !terminal || !stderr().is_terminal() {
            return Self { stop: None, thread: None };
        }
        let (stop, stopped) = channel();
        let thread = std::thread::spawn(move || {
            let begun = Instant::now();
            let (mut turn, mut since) = (0, begun);
            while stopped.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                let Some(reading) = METER.read() else { continue };
                if reading.turn != turn {
                    (turn, since) = (reading.turn, Instant::now());
                }
                if begun.elapsed() >= PATIENCE {
                    draw(&line(&reading, since.elapsed(), words));
                }
            }
        });
        Self { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.stop.take();
        // What it drew is all that it did.
        let _ = self.thread.take().map(JoinHandle::join);
        drop(quiet());
    }
}

/// Takes the line away and keeps it away until the answer is dropped, for whoever writes
/// to the terminal or asks there meanwhile.
pub(super) fn quiet() -> MutexGuard<'static, bool> {
    let mut drawn = LINE.lock().unwrap_or_else(PoisonError::into_inner);
    if std::mem::take(&mut *drawn) {
        // A terminal that is gone needs no line taken away.
        let _ = stderr().write_all(b"\r\x1b[K");
    }
    drawn
}

fn draw(line: &str) {
    let Ok(mut drawn) = LINE.try_lock() else { return };
    let wide = crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
    if line.width() < wide {
        *drawn = stderr().write_all(format!("\r{line}\x1b[K").as_bytes()).is_ok();
    }
}

/// `读取文件 [######------------------]  25 %  12,400/秒  余 0:03`; only the count and
/// its rate where nobody knows how much there is.
fn line(reading: &MeterReading, took: Duration, words: &Words) -> String {
    let MeterReading { phase, done, all, .. } = *reading;
    let name = words.say(name(phase));
    let seconds = took.as_secs_f64().max(0.1);
    let speed = done as f64 / seconds;
    let shown = |count: f64| match phase {
        Phase::Checking => format!("{:.1} MB", count / 1e6),
        _ => grouped(count as usize),
    };
    let rate = Message::of("progress-rate").with("rate", shown(speed)).text(words);
    if all == 0 {
        return format!("{name}  {}  {rate}", shown(done as f64));
    }
    let share = (done as f64 / all as f64).min(1.0);
    let full = (share * CELLS as f64) as usize;
    let bar = "#".repeat(full) + &"-".repeat(CELLS as usize - full);
    let line = format!("{name} [{bar}] {:>3} %  {rate}", (share * 100.0) as u64);
    if done == 0 {
        return line;
    }
    let rest = (seconds * (1.0 - share) / share).ceil() as u64;
    let rest = format!("{}:{:02}", rest / 60, rest % 60);
    line + "  " + &Message::of("progress-rest").with("rest", rest).text(words)
}

fn name(phase: Phase) -> &'static str {
    match phase {
        Phase::Opening => "progress-opening",
        Phase::Reading => "progress-reading",
        Phase::Judging => "progress-judging",
        Phase::Writing => "progress-writing",
        Phase::Checking => "progress-checking",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn the_line_tells_share_rate_and_rest_in_both_languages() {
        let (zh, en) = (Words::get(Lang::Zh), Words::get(Lang::En));
        let reading = MeterReading { phase: Phase::Judging, turn: 1, done: 24_800, all: 99_200 };
        let took = Duration::from_secs(2);
        assert_eq!(
            line(&reading, took, zh),
            "逐条办理 [######------------------]  25 %  12,400/秒  余 0:06"
        );
        assert_eq!(
            line(&reading, took, en),
            "carrying out [######------------------]  25 %  12,400/s  0:06 left"
        );
        let checking = MeterReading { phase: Phase::Checking, done: 84_000_000, ..reading };
        let checking = MeterReading { all: 9_324_000_000, ..checking };
        assert_eq!(
            line(&checking, took, zh),
            "核对日志 [------------------------]   0 %  42.0 MB/秒  余 3:40"
        );
        for phase in Phase::ALL {
            for words in [zh, en] {
                assert!(line(&MeterReading { phase, ..reading }, took, words).width() < 79);
            }
        }
    }

    #[test]
    fn without_a_total_it_tells_the_count_and_at_the_end_no_more_than_all() {
        let words = Words::get(Lang::Zh);
        let reading = MeterReading { phase: Phase::Opening, turn: 1, done: 5_000, all: 0 };
        assert_eq!(line(&reading, Duration::from_secs(1), words), "打开数据  5,000  5,000/秒");
        let over = MeterReading { all: 4_000, ..reading };
        let full = line(&over, Duration::from_secs(1), words);
        assert!(full.contains("[########################] 100 %") && full.ends_with("余 0:00"));
        let begun = MeterReading { done: 0, ..over };
        assert!(line(&begun, Duration::from_secs(1), words).ends_with("0/秒"));
    }
}
