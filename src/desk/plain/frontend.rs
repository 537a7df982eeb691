//! The session around a plain desk: bytes typed, lines printed, the clock.

use super::desk::PlainDesk;
use super::input::{Edit, LineInput, Typed};
use crate::desk::session::{Ending, Frontend, SessionOptions};
use crate::office::{Connection, Door, Notify, Office, new_session};
use crate::words::Words;
use std::sync::Arc;
use std::time::Duration;

/// One person at a terminal that only prints.
pub struct Plain {
    desk: PlainDesk,
    input: LineInput,
    idle_lock: Duration,
    now: Duration,
    last_key: Duration,
    ending: Option<Ending>,
}

impl Plain {
    /// A session at its beginning.
    pub fn new(office: Arc<Office>, options: SessionOptions) -> Self {
        let actor = options.actor;
        let session = actor.as_ref().map_or_else(new_session, |actor| actor.session.clone());
        let door = Door { session, from: options.from };
        let mut desk = PlainDesk::new(office, door, options.keys, options.lang);
        match actor {
            Some(actor) => desk.welcome(actor),
            None => desk.ask(),
        }
        Self {
            desk,
            input: LineInput::default(),
            idle_lock: options.idle_lock,
            now: Duration::ZERO,
            last_key: Duration::ZERO,
            ending: None,
        }
    }

    fn take(&mut self, ch: char) {
        match self.input.take(ch) {
            Edit::None => {}
            Edit::Echo(_) if self.desk.is_secret() => {}
            Edit::Echo(text) => self.desk.echo(&text),
            Edit::Line(line) => {
                self.desk.echo("\r\n");
                self.desk.take_line(line.trim());
            }
            Edit::Leave => self.ending = Some(Ending::Left),
        }
        if self.desk.leaves() {
            self.ending = Some(Ending::Left);
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
        self.last_key = self.now;
        self.desk.note_key();
        for typed in self.input.decode(bytes) {
            match typed {
                _ if self.ending.is_some() => return,
                Typed::Char(ch) => self.take(ch),
                Typed::Garbled => self.desk.say(&"garbled-told".into()),
            }
        }
    }

    fn tick(&mut self, now: Duration) -> Duration {
        self.now = now;
        if self.desk.presence().is_some_and(Connection::is_ended) {
            self.end(Ending::Dismissed);
        }
        let left = (self.last_key + self.idle_lock).saturating_sub(now);
        if left.is_zero() && self.desk.lock() {
            self.input.clear();
        }
        if left.is_zero() { self.idle_lock } else { left }
    }

    fn resize(&mut self, _columns: u16, _rows: u16) {}

    fn repaint(&mut self) {
        self.desk.echo("\r\n");
        self.desk.ask();
    }

    fn frame(&mut self) -> Option<Vec<u8>> {
        let printed = self.desk.take_printed();
        (!printed.is_empty()).then(|| printed.into_bytes())
    }

    fn wake_by(&mut self, wake: Notify) {
        if let Some(desk) = self.desk.presence() {
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
        self.desk.words()
    }
}
