//! A session on this machine's terminal. Whatever ends it (leaving, a signal, a
//! bug, a closed window), the terminal is given back whole.

use super::event_loop::{self, TerminalEvent};
use super::full_screen::{ENTER_SCREEN, LEAVE_SCREEN};
use super::options::{Ending, SessionOptions};
use super::start::start;
use crate::desk::terminal::{Colours, Look};
use crate::office::Office;
use crate::words::Lang;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode, size};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;
use std::io::{self, IsTerminal, Read, Write};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// The desk cannot be shown here.
#[derive(Debug, thiserror::Error)]
pub enum LocalFault {
    /// Input or output is no terminal.
    #[error("the desk needs a terminal; run it in one, or use the command line (`youyang --help`)")]
    NoTerminal,
    /// The terminal failed.
    #[error("the terminal failed: {0}; open another and try again")]
    Terminal(#[from] io::Error),
    /// A bug ended the session.
    #[error("a bug ended the desk; nothing saved was lost. Ticket {ticket}, at {place}")]
    Broken {
        /// The session it was.
        ticket: String,
        /// Source file and line.
        place: String,
    },
}

/// Runs a session on this machine's terminal until its person leaves.
///
/// # Errors
/// Where there is no terminal, it fails, or a bug ends the session.
pub fn run(office: Arc<Office>, mut options: SessionOptions) -> Result<(), LocalFault> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(LocalFault::NoTerminal);
    }
    options.size = size()?;
    let place = note_panics();
    let terminal = Terminal::take(options.plain)?;
    let mut session = start(office, options);
    let (sender, events) = channel();
    listen(&sender)?;
    session.wake_by(Arc::new(move || {
        // Once the session is over nobody listens.
        let _over = sender.send(TerminalEvent::News(None));
    }));
    let served = event_loop::run(&mut *session, &events, &mut |bytes, _| send(bytes));
    drop(terminal);
    if let Some(Ending::Broken { ticket }) = session.ending() {
        let place = place.lock().map(|place| place.clone()).unwrap_or_default();
        return Err(LocalFault::Broken { ticket: ticket.clone(), place });
    }
    if let Some(farewell) = session.farewell() {
        eprintln!("youyang: {farewell}");
    }
    Ok(served?)
}

/// What the terminal can show, from its environment: `NO_COLOR`, `COLORTERM`,
/// `TERM`, `COLORFGBG`.
pub fn look_of(variable: impl Fn(&str) -> Option<String>, ascii: bool) -> Look {
    let get = |name| variable(name).filter(|value| !value.is_empty());
    let term = get("TERM").unwrap_or_default();
    let colours = if get("NO_COLOR").is_some() || term == "dumb" {
        Colours::None
    } else if get("COLORTERM").is_some_and(|value| value == "truecolor" || value == "24bit") {
        Colours::True
    } else if term.contains("256color") || term.contains("kitty") || term.contains("alacritty") {
        Colours::Many
    } else {
        Colours::Sixteen
    };
    // "foreground;background": 7 and 15 are light grounds.
    let ground = get("COLORFGBG").and_then(|value| value.rsplit(';').next()?.parse::<u8>().ok());
    Look { colours, light: matches!(ground, Some(7 | 15)), ascii }
}

/// Whether a terminal of this name only prints: then the desk is a menu in plain lines.
pub fn is_plain(term: &str) -> bool {
    matches!(term, "" | "dumb" | "unknown")
}

/// The language of an environment's locale: `LC_ALL`, `LC_MESSAGES`, `LANG`.
pub fn lang_of(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set);
    Lang::of_locale(&locale.unwrap_or_default())
}

/// The terminal while a desk has it; dropping it gives it back.
pub struct Terminal {
    /// It needs no giving back: nothing was drawn on it, or it was given back already.
    given: bool,
}

impl Terminal {
    /// Takes it: every key comes at once, and nothing of what was on it is lost.
    pub fn take(plain: bool) -> io::Result<Self> {
        enable_raw_mode()?;
        let terminal = Self { given: plain };
        if !plain {
            send(ENTER_SCREEN)?;
        }
        Ok(terminal)
    }

    /// Lets it go as it is: the session that drew on it has given it back.
    pub fn let_go(mut self) {
        self.given = true;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // The window may be gone already: then there is nothing to give back.
        if !self.given {
            let _gone = send(LEAVE_SCREEN);
        }
        let _gone = disable_raw_mode();
    }
}

/// Sends bytes to this machine's terminal.
pub fn send(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Starts threads that wait for the terminal's bytes and the system's signals; they end
/// with the process.
pub fn listen(sender: &Sender<TerminalEvent>) -> io::Result<()> {
    let mut signals = Signals::new([SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGCONT])?;
    let (bytes, sender) = (sender.clone(), sender.clone());
    std::thread::Builder::new().name("terminal".into()).spawn(move || read(&bytes))?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let event = match (signal, size()) {
                (SIGWINCH, Ok((columns, rows))) => TerminalEvent::Resized(columns, rows),
                // Whatever stopped the desk took the terminal out of its hands.
                (SIGCONT, _) if enable_raw_mode().is_ok() => TerminalEvent::Woken,
                _ => TerminalEvent::Closed,
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

fn read(sender: &Sender<TerminalEvent>) {
    let mut input = io::stdin().lock();
    let mut buffer = [0u8; 4096];
    loop {
        let event = match input.read(&mut buffer) {
            Ok(0) => TerminalEvent::Closed,
            Ok(length) => TerminalEvent::Bytes(buffer[..length].to_vec(), Instant::now()),
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => TerminalEvent::Closed,
        };
        let over = matches!(event, TerminalEvent::Closed);
        if sender.send(event).is_err() || over {
            return;
        }
    }
}

/// Keeps where a panic happened instead of printing it over the desk. What it
/// says is not kept: it may hold personal data.
fn note_panics() -> Arc<Mutex<String>> {
    let place = Arc::new(Mutex::new(String::new()));
    let kept = place.clone();
    std::panic::set_hook(Box::new(move |panic| {
        if let (Some(at), Ok(mut place)) = (panic.location(), kept.lock()) {
            *place = format!("{}:{}", at.file(), at.line());
        }
    }));
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(pairs: &[(&str, &str)]) -> Colours {
        let get = |name: &str| {
            pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        look_of(get, false).colours
    }

    #[test]
    fn the_environment_tells_the_colours() {
        assert_eq!(look(&[("TERM", "xterm-256color")]), Colours::Many);
        assert_eq!(look(&[("TERM", "linux")]), Colours::Sixteen);
        assert_eq!(look(&[("TERM", "xterm"), ("COLORTERM", "truecolor")]), Colours::True);
        assert_eq!(look(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]), Colours::None);
        assert_eq!(look(&[("NO_COLOR", ""), ("TERM", "xterm-256color")]), Colours::Many);
        assert!(look_of(|name| (name == "COLORFGBG").then(|| "0;15".into()), false).light);
    }

    #[test]
    fn the_environment_tells_the_language() {
        assert_eq!(lang_of(|name| (name == "LANG").then(|| "en_GB.UTF-8".into())), Lang::En);
        assert_eq!(lang_of(|_| None), Lang::Zh);
    }
}
