//! The desk as a numbered menu in plain lines: for terminals that only print, and for
//! those who have the screen read to them. Search, look, review.
//!
//! Owns lines typed and lines printed; nothing is ever drawn over. Never decides: it asks
//! the office and submits to it like any screen.

mod menu;

use crate::desk::session::{Ending, Frontend, SessionOptions};
use crate::office::{Actor, Desk, Door, Office, new_session};
use crate::words::{Message, Words};
use menu::Place;
use std::sync::Arc;
use std::time::Duration;

/// The longest line that is taken, in characters.
const LONGEST_LINE: usize = 500;

/// One person at a terminal that only prints.
pub struct Plain {
    office: Arc<Office>,
    options: SessionOptions,
    door: Door,
    sitting: Option<(Actor, Desk)>,
    place: Place,
    input: Typed,
    /// To be printed.
    out: String,
    timers: Timers,
    ending: Option<Ending>,
}

/// What is typed on the line so far.
#[derive(Default)]
struct Typed {
    line: String,
    /// The first bytes of a character whose last are still to come.
    held: Vec<u8>,
    after_return: bool,
}

#[derive(Default)]
struct Timers {
    now: Duration,
    last_key: Duration,
}

impl Plain {
    /// A session at its beginning.
    pub fn new(office: Arc<Office>, mut options: SessionOptions) -> Self {
        let actor = options.actor.take();
        let session = actor.as_ref().map_or_else(new_session, |actor| actor.session.clone());
        let door = Door { session, from: options.from.take() };
        let mut plain = Self {
            office,
            options,
            door,
            sitting: None,
            place: Place::Login,
            input: Typed::default(),
            out: String::new(),
            timers: Timers::default(),
            ending: None,
        };
        match actor {
            Some(actor) => plain.sit_down(actor),
            None => plain.ask(),
        }
        plain
    }

    fn sit_down(&mut self, actor: Actor) {
        let desk = self.office.sit(&actor, self.door.from.clone());
        self.say(&Message::of("plain-hello").with("name", actor.name.clone()));
        self.sitting = Some((actor, desk));
        self.go(Place::Menu);
    }

    fn words(&self) -> &'static Words {
        Words::get(self.options.lang)
    }

    /// Prints a line.
    fn print(&mut self, line: &str) {
        let shown = crate::desk::terminal::text::clean(line);
        self.out += &shown;
        self.out += "\r\n";
    }

    fn say(&mut self, saying: &Message) {
        let line = saying.text(self.words());
        self.print(&line);
    }

    /// Goes somewhere, and says what can be typed there.
    fn go(&mut self, place: Place) {
        self.place = place;
        self.show_place();
        self.ask();
    }

    fn ask(&mut self) {
        let prompt = self.words().say(self.place.prompt());
        self.out += prompt;
        self.out.push(' ');
    }

    /// Takes a character as a terminal of lines would: shown, unless it is a secret.
    fn take(&mut self, ch: char) {
        let second = ch == '\n' && std::mem::take(&mut self.input.after_return);
        self.input.after_return = ch == '\r';
        match ch {
            _ if second => {}
            '\r' | '\n' => {
                self.out += "\r\n";
                let line = std::mem::take(&mut self.input.line);
                self.take_line(line.trim());
            }
            '\u{8}' | '\u{7f}' => {
                if let Some(gone) = self.input.line.pop()
                    && !self.place.is_secret()
                {
                    let cells = unicode_width::UnicodeWidthChar::width(gone).unwrap_or(0);
                    self.out += &"\u{8} \u{8}".repeat(cells);
                }
            }
            // Ctrl-C and Ctrl-D: out, as everywhere.
            '\u{3}' | '\u{4}' => self.ending = Some(Ending::Left),
            ch if ch.is_control() || self.input.line.chars().count() >= LONGEST_LINE => {}
            ch => {
                self.input.line.push(ch);
                if !self.place.is_secret() {
                    self.out.push(ch);
                }
            }
        }
    }
}

impl Frontend for Plain {
    fn enter(&self) -> &'static [u8] {
        b""
    }

    fn leave(&self) -> &'static [u8] {
        b"\r\n"
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.timers.last_key = self.timers.now;
        if let Some((_, desk)) = &self.sitting {
            desk.press(self.office.now());
        }
        let mut held = std::mem::take(&mut self.input.held);
        held.extend_from_slice(bytes);
        while !held.is_empty() && self.ending.is_none() {
            let (text, rest) = match std::str::from_utf8(&held) {
                Ok(text) => (text.to_owned(), Vec::new()),
                Err(fault) => {
                    let (good, bad) = held.split_at(fault.valid_up_to());
                    let text = String::from_utf8_lossy(good).into_owned();
                    match fault.error_len() {
                        Some(length) => {
                            self.say(&"garbled-told".into());
                            (text, bad[length..].to_vec())
                        }
                        None => {
                            self.input.held = bad.to_vec();
                            (text, Vec::new())
                        }
                    }
                }
            };
            text.chars().for_each(|ch| {
                if self.ending.is_none() {
                    self.take(ch);
                }
            });
            held = rest;
        }
    }

    fn tick(&mut self, now: Duration) -> Duration {
        self.timers.now = now;
        if self.sitting.as_ref().is_some_and(|(_, desk)| desk.is_ended()) {
            self.end(Ending::Dismissed);
        }
        let idle = self.options.idle_lock;
        let left = (self.timers.last_key + idle).saturating_sub(now);
        if left.is_zero() && self.sitting.is_some() && !matches!(self.place, Place::Locked) {
            self.out += "\r\n";
            self.input.line.clear();
            self.go(Place::Locked);
        }
        if left.is_zero() { idle } else { left }
    }

    fn resize(&mut self, _columns: u16, _rows: u16) {}

    fn repaint(&mut self) {
        self.out += "\r\n";
        self.ask();
    }

    fn frame(&mut self) -> Option<Vec<u8>> {
        let out = std::mem::take(&mut self.out);
        (!out.is_empty()).then(|| out.into_bytes())
    }

    fn wake_by(&mut self, wake: crate::office::Wake) {
        if let Some((_, desk)) = &self.sitting {
            desk.wake_by(wake);
        }
    }

    fn end(&mut self, ending: Ending) {
        self.ending.get_or_insert(ending);
    }

    fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    fn words(&self) -> &'static Words {
        self.words()
    }
}
