//! One person at one terminal: bytes in, frames out. It has no thread, no clock
//! and no terminal of its own, so that it is the same here, over SSH and in tests.

use super::event_loop::Frontend;
use super::frame;
use super::login::{Gate, LoginResult};
use super::options::{Ending, SessionOptions};
use super::workspace::{Outcome, Workspace};
use crate::base::{Instant, SessionId};
use crate::desk::popups::MessageBox;
use crate::desk::terminal::{Canvas, Decoder, Input, Key, Paper, Stroke, Theme};
use crate::office::{Door, Office, Standing, Wake, new_session};
use crate::words::{Message, Words, explain_io, tell_standing};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

/// One person at one terminal.
pub struct Session {
    office: Arc<Office>,
    options: SessionOptions,
    door: Door,
    theme: Theme,
    decoder: Decoder,
    paper: Paper,
    timers: Timers,
    gate: Option<Gate>,
    seat: Option<Workspace>,
    wake: Option<Wake>,
    /// The terminal sends another encoding: told until the next key.
    garbled: bool,
    dirty: bool,
    outbox: Vec<u8>,
    ending: Option<Ending>,
}

/// Moments since the session began.
#[derive(Default)]
struct Timers {
    now: Duration,
    last_key: Duration,
    /// When others' acts were last followed.
    followed: Option<Duration>,
    escape: Option<Duration>,
    minute: String,
    /// The office's moment when last looked at, against what a screen waits for.
    seen: Option<Instant>,
    /// What was last told of the store at the gate.
    told: Option<String>,
}

/// After so long an ESC that nothing followed was the key.
const ESCAPE_WAIT: Duration = Duration::from_millis(40);

/// Others' acts are followed at most so often: many come together into one frame.
const PACE: Duration = Duration::from_millis(60);

/// So long after the last step the selection rests.
const REST: Duration = Duration::from_millis(50);

/// A session looks at the clock at least so often.
const LONGEST_REST: Duration = Duration::from_secs(60);

/// So often the gate looks whether the store was read.
const LOADING_REST: Duration = Duration::from_millis(100);

impl Timers {
    /// How long until the selection rests, if no further key moves it.
    fn rest_left(&self) -> Duration {
        (self.last_key + REST).saturating_sub(self.now)
    }
}

impl Session {
    /// A session at its beginning.
    pub fn new(office: Arc<Office>, mut options: SessionOptions) -> Self {
        // Colours are the theme's affair, one session's and not the process's.
        crossterm::style::force_color_output(true);
        let actor = options.actor.take();
        let session = actor.as_ref().map_or_else(new_session, |actor| actor.session.clone());
        let door = Door { session, from: options.from.take() };
        let seat = actor.map(|actor| {
            let menu = (options.menu)(&actor);
            Workspace::new(office.clone(), actor, menu, &door, &options.files)
        });
        Self {
            gate: seat.is_none().then(Gate::sign_in),
            seat,
            wake: None,
            theme: Theme::new(options.look),
            paper: Paper::new(options.size),
            decoder: Decoder::default(),
            timers: Timers::default(),
            garbled: false,
            dirty: true,
            outbox: Vec::new(),
            ending: None,
            office,
            options,
            door,
        }
    }

    /// The session's name in the journal.
    pub fn id(&self) -> &SessionId {
        &self.door.session
    }

    /// What puts a terminal into the desk's hands: its other screen, pastes marked.
    pub fn enter() -> &'static [u8] {
        b"\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[0m\x1b[2J"
    }

    /// What gives a terminal back whole, whatever was on it.
    pub fn leave() -> &'static [u8] {
        b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?1000l\x1b[?1006l\x1b[?25h\x1b[?1049l"
    }

    /// Takes bytes from the terminal, in whatever pieces they come.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.timers.escape = None;
        self.guarded(|session| session.decoder.feed(bytes));
        self.take_strokes();
    }

    /// Has whoever runs this session woken when somebody else's act is to be shown: a
    /// [`Session::tick`] and [`Session::frame`] are due then. Between two such calls it is
    /// called at most once. It may come from any thread, and must return at once.
    pub fn wake_by(&mut self, wake: impl Fn() + Send + Sync + 'static) {
        let wake: Wake = Arc::new(wake);
        if let Some(seat) = &self.seat {
            seat.wake_by(Arc::clone(&wake));
        }
        self.wake = Some(wake);
    }

    /// Takes the time since the session began; gives how long it may be left alone
    /// if nothing comes from the terminal and nobody wakes it.
    pub fn tick(&mut self, now: Duration) -> Duration {
        self.timers.now = now;
        self.take_strokes();
        self.guarded(Self::look_around);
        if !self.decoder.is_waiting() {
            return self.rest();
        }
        let since = *self.timers.escape.get_or_insert(now);
        let waited = now.saturating_sub(since);
        if waited < ESCAPE_WAIT {
            return ESCAPE_WAIT - waited;
        }
        self.timers.escape = None;
        self.decoder.flush();
        self.take_strokes();
        self.rest()
    }

    /// The terminal has another size now.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.paper.resize((columns, rows));
        self.dirty = true;
    }

    /// The terminal may have missed what was sent: the next frame is whole.
    pub fn repaint(&mut self) {
        self.paper.repaint();
        self.dirty = true;
    }

    /// The bytes to send now, if any: drawn only when asked, so that a slow line
    /// gets the newest state and never a queue of old ones.
    pub fn frame(&mut self) -> Option<Vec<u8>> {
        let mut bytes = std::mem::take(&mut self.outbox);
        if std::mem::take(&mut self.dirty) && self.ending.is_none() {
            self.guarded(|session| session.draw(&mut bytes));
        }
        (!bytes.is_empty()).then_some(bytes)
    }

    /// Whether the session is over.
    pub fn finished(&self) -> bool {
        self.ending.is_some()
    }

    /// Why it is over.
    pub fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    /// Ends it from outside; what is typed is kept as a draft already.
    pub fn end(&mut self, ending: Ending) {
        self.ending.get_or_insert(ending);
    }

    /// The language it is in now.
    pub fn words(&self) -> &'static Words {
        Words::get(self.options.lang)
    }

    fn take_strokes(&mut self) {
        while self.ending.is_none()
            && let Some(stroke) = self.decoder.take()
        {
            self.timers.last_key = self.timers.now;
            self.seat.iter().for_each(Workspace::note_key);
            self.dirty = true;
            self.guarded(|session| session.take(stroke));
        }
    }

    fn take(&mut self, stroke: Stroke) {
        self.garbled = stroke == Stroke::Garbled;
        match stroke {
            Stroke::Garbled => {}
            Stroke::Key(key) if self.gate.is_some() => self.at_gate(key),
            Stroke::Paste(text) if self.gate.is_some() => {
                if let Some(gate) = &mut self.gate {
                    gate.paste(text);
                }
            }
            Stroke::Key(key) => {
                let words = self.words();
                let seat = self.seat.as_mut();
                let outcome = seat.map(|seat| seat.press(key, &self.options.keys, words));
                self.follow(outcome);
            }
            Stroke::Paste(text) => {
                let words = self.words();
                let seat = self.seat.as_mut();
                let outcome = seat.map(|seat| seat.take(Input::Paste(text), words));
                self.follow(outcome);
            }
        }
    }

    fn at_gate(&mut self, key: Key) {
        let words = self.words();
        let Some(gate) = &mut self.gate else { return };
        match gate.press(key, &self.options.keys, &self.office, &self.door, words) {
            LoginResult::Closed => {}
            LoginResult::Language => self.options.lang = self.options.lang.other(),
            LoginResult::Leave => self.ending = Some(Ending::Left),
            LoginResult::Open(actor) => {
                self.gate = None;
                if self.seat.is_none() {
                    let menu = (self.options.menu)(&actor);
                    let office = self.office.clone();
                    let files = &self.options.files;
                    let seat = Workspace::new(office, *actor, menu, &self.door, files);
                    if let Some(wake) = &self.wake {
                        seat.wake_by(Arc::clone(wake));
                    }
                    self.seat = Some(seat);
                }
            }
        }
    }

    fn follow(&mut self, outcome: Option<Outcome>) {
        match outcome {
            None | Some(Outcome::Nothing) => {}
            Some(Outcome::Leave) => self.ending = Some(Ending::Left),
            Some(Outcome::Lock) => self.lock(),
            Some(Outcome::Language) => self.options.lang = self.options.lang.other(),
            Some(Outcome::Repaint) => self.repaint(),
            Some(Outcome::Send(bytes)) => self.outbox.extend(bytes),
            Some(Outcome::Save(name, bytes)) => self.save(&name, &bytes),
        }
    }

    /// Saves a paper in the person's own folder, where that is on this machine.
    fn save(&mut self, name: &str, bytes: &[u8]) {
        let told = match &self.options.papers {
            None => Message::of("paper-elsewhere"),
            Some(folder) => {
                let path = folder.join(name);
                match std::fs::write(&path, bytes) {
                    Ok(()) => Message::of("paper-saved").with("path", path.display().to_string()),
                    Err(fault) => Message::of("paper-not-saved")
                        .with("cause", explain_io(&path, fault.kind(), self.words())),
                }
            }
        };
        if let Some(seat) = &mut self.seat {
            seat.say(told);
        }
    }

    fn lock(&mut self) {
        if let Some(seat) = &self.seat {
            self.gate = Some(Gate::locked(seat.actor().login.clone()));
            self.dirty = true;
        }
    }

    /// What happens without a key: others' acts, the clock, the idle lock.
    fn look_around(&mut self) {
        let open = self.gate.is_none();
        let told = tell_standing(&self.office.standing(), self.words());
        if !open && told != self.timers.told {
            (self.timers.told, self.dirty) = (told, true);
        }
        let Some(seat) = &mut self.seat else { return };
        if seat.is_ended() {
            return self.end(Ending::Dismissed);
        }
        let paced = self.timers.followed.is_none_or(|at| self.timers.now >= at + PACE);
        if open && paced && seat.has_news() {
            seat.reread();
            self.timers.followed = Some(self.timers.now);
            self.dirty = true;
        }
        self.dirty |= self.paper.is_behind() && self.timers.rest_left().is_zero();
        let now = self.office.now();
        let before = self.timers.seen.replace(now).unwrap_or(now);
        self.dirty |= seat.is_due(before, now) && open;
        let minute = now.hour_minute();
        if open && minute != self.timers.minute {
            self.timers.minute = minute;
            self.dirty = true;
        }
        if open && self.timers.now.saturating_sub(self.timers.last_key) >= self.options.idle_lock {
            self.lock();
        }
    }

    /// How long nothing happens of itself: until others' acts are due to be followed, the
    /// minute changes, something shown is to be masked again, or the screen locks.
    fn rest(&self) -> Duration {
        let Some(seat) = self.seat.as_ref().filter(|_| self.gate.is_none()) else {
            let loading = matches!(self.office.standing(), Standing::Loading);
            return if loading { LOADING_REST } else { LONGEST_REST };
        };
        let now = self.timers.now;
        let paced = self.timers.followed.filter(|_| seat.has_news());
        let news = paced.map(|at| (at + PACE).saturating_sub(now));
        let lock = (self.timers.last_key + self.options.idle_lock).saturating_sub(now);
        let moment = self.office.now();
        let seconds = 60 - moment.second().min(59);
        let due = seat.next_due(moment).map_or(seconds, |at| at.min(seconds));
        let behind = self.paper.is_behind().then(|| self.timers.rest_left());
        [Some(Duration::from_secs(due.into())), Some(lock), news, behind]
            .into_iter()
            .flatten()
            .fold(LONGEST_REST, Duration::min)
    }

    fn draw(&mut self, bytes: &mut Vec<u8>) {
        let words = self.words();
        let (theme, keys) = (&self.theme, &self.options.keys);
        let told = tell_standing(&self.office.standing(), words);
        let (gate, seat, garbled) = (&self.gate, &self.seat, self.garbled);
        let walks = seat.as_ref().is_some_and(Workspace::walks) && gate.is_none() && theme.is_far();
        let moving = walks && !self.timers.rest_left().is_zero();
        let drawn = self.paper.frame(theme, moving, |canvas| {
            let area = canvas.area();
            if area.width < frame::LEAST.0 || area.height < frame::LEAST.1 {
                frame::too_small(canvas, words);
            } else if let Some(gate) = gate {
                gate.view(canvas, keys, words, told.as_deref());
            } else if let Some(seat) = seat {
                seat.view(canvas, words, theme, keys);
            }
            if garbled {
                tell_garbled(canvas, words);
            }
        });
        // Writing to memory does not fail.
        if let Ok(Some(frame)) = drawn {
            bytes.extend(frame);
        }
    }

    /// Does some work; a bug in it ends this session and no other.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        if self.ending.is_some() {
            return;
        }
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            let ticket = self.door.session.as_str().chars().take(8).collect();
            self.ending = Some(Ending::Broken { ticket });
            self.seat = None;
            self.gate = None;
        }
    }
}

impl Frontend for Session {
    fn enter(&self) -> &'static [u8] {
        Self::enter()
    }

    fn leave(&self) -> &'static [u8] {
        Self::leave()
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.feed(bytes);
    }

    fn tick(&mut self, now: Duration) -> Duration {
        self.tick(now)
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.resize(columns, rows);
    }

    fn repaint(&mut self) {
        self.repaint();
    }

    fn frame(&mut self) -> Option<Vec<u8>> {
        self.frame()
    }

    fn wake_by(&mut self, wake: Wake) {
        self.wake_by(move || wake());
    }

    fn end(&mut self, ending: Ending) {
        self.end(ending);
    }

    fn ending(&self) -> Option<&Ending> {
        self.ending()
    }

    fn words(&self) -> &'static Words {
        self.words()
    }
}

fn tell_garbled(canvas: &mut Canvas, words: &Words) {
    MessageBox::new("garbled-title", vec!["garbled-told".into()]).draw(
        canvas,
        canvas.area(),
        words,
    );
}
