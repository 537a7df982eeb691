//! One person at one terminal: bytes in, frames out. It has no thread, no clock
//! and no terminal of its own, so that it is the same here, over SSH and in tests.

use super::event_loop::Frontend;
use super::frame;
use super::login::{LoginResult, LoginScreen};
use super::options::{Ending, SessionOptions};
use super::saving::save_document;
use super::timers::{ESCAPE_WAIT, LOADING_REST, LONGEST_REST, PACE, Timers};
use super::workspace::{SessionTask, Workspace};
use crate::base::SessionId;
use crate::desk::popups::MessageBox;
use crate::desk::terminal::{Canvas, Decoder, Input, Key, Renderer, Stroke, Theme};
use crate::office::{Door, Notify, Office, StoreHealth, new_session};
use crate::words::{Words, store_health_text};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

/// One person at one terminal that can be drawn on.
pub struct Session {
    office: Arc<Office>,
    options: SessionOptions,
    door: Door,
    terminal: TerminalState,
    timers: Timers,
    /// Asks who is there, until somebody has signed in and while the screen is locked.
    login: Option<LoginScreen>,
    workspace: Option<Workspace>,
    wake: Option<Notify>,
    ending: Option<Ending>,
}

/// What came from the terminal and what it shows.
struct TerminalState {
    decoder: Decoder,
    /// It sends another encoding: said until the next key.
    garbled: bool,
    theme: Theme,
    renderer: Renderer,
    /// Something changed since the last frame.
    dirty: bool,
    /// Bytes besides the frame, such as for the clipboard.
    outbox: Vec<u8>,
}

/// What puts a terminal into the desk's hands: its other screen, pastes marked.
pub const ENTER_SCREEN: &[u8] = b"\x1b[?1049h\x1b[?2004h\x1b[?25l\x1b[0m\x1b[2J";

/// What gives a terminal back whole, whatever was on it.
pub const LEAVE_SCREEN: &[u8] =
    b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[?1000l\x1b[?1006l\x1b[?25h\x1b[?1049l";

impl Session {
    /// A session at its beginning.
    pub fn new(office: Arc<Office>, mut options: SessionOptions) -> Self {
        // Colours are the theme's affair, one session's and not the process's.
        crossterm::style::force_color_output(true);
        let actor = options.actor.take();
        let session = actor.as_ref().map_or_else(new_session, |actor| actor.session.clone());
        let door = Door { session, from: options.from.take() };
        let workspace = actor.map(|actor| {
            let menu = (options.menu)(&actor);
            Workspace::new(office.clone(), actor, menu, &door, &options.files)
        });
        Self {
            login: workspace.is_none().then(LoginScreen::sign_in),
            workspace,
            wake: None,
            terminal: TerminalState {
                decoder: Decoder::default(),
                garbled: false,
                theme: Theme::new(options.look),
                renderer: Renderer::new(options.size),
                dirty: true,
                outbox: Vec::new(),
            },
            timers: Timers::default(),
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

    fn take_strokes(&mut self) {
        while self.ending.is_none()
            && let Some(stroke) = self.terminal.decoder.take()
        {
            self.timers.last_key = self.timers.now;
            self.workspace.iter().for_each(Workspace::note_key);
            self.terminal.dirty = true;
            self.guarded(|session| session.take(stroke));
        }
    }

    fn take(&mut self, stroke: Stroke) {
        self.terminal.garbled = stroke == Stroke::Garbled;
        match stroke {
            Stroke::Garbled => {}
            Stroke::Key(key) if self.login.is_some() => self.log_in(key),
            Stroke::Paste(text) if self.login.is_some() => {
                if let Some(login) = &mut self.login {
                    login.paste(text);
                }
            }
            Stroke::Key(key) => {
                let words = self.words();
                let workspace = self.workspace.as_mut();
                let task =
                    workspace.map(|workspace| workspace.press(key, &self.options.keys, words));
                self.follow(task);
            }
            Stroke::Paste(text) => {
                let words = self.words();
                let workspace = self.workspace.as_mut();
                let task = workspace.map(|workspace| workspace.take(Input::Paste(text), words));
                self.follow(task);
            }
        }
    }

    fn log_in(&mut self, key: Key) {
        let words = self.words();
        let Some(login) = &mut self.login else { return };
        match login.press(key, &self.options.keys, &self.office, &self.door, words) {
            LoginResult::Closed => {}
            LoginResult::Language => self.options.lang = self.options.lang.other(),
            LoginResult::Leave => self.ending = Some(Ending::Left),
            LoginResult::Open(actor) => {
                self.login = None;
                if self.workspace.is_none() {
                    let menu = (self.options.menu)(&actor);
                    let office = self.office.clone();
                    let files = &self.options.files;
                    let workspace = Workspace::new(office, *actor, menu, &self.door, files);
                    if let Some(wake) = &self.wake {
                        workspace.wake_by(Arc::clone(wake));
                    }
                    self.workspace = Some(workspace);
                }
            }
        }
    }

    fn follow(&mut self, task: Option<SessionTask>) {
        match task {
            None | Some(SessionTask::Draw) => {}
            Some(SessionTask::Leave) => self.ending = Some(Ending::Left),
            Some(SessionTask::Lock) => self.lock(),
            Some(SessionTask::Language) => self.options.lang = self.options.lang.other(),
            Some(SessionTask::Repaint) => self.repaint(),
            Some(SessionTask::Send(bytes)) => self.terminal.outbox.extend(bytes),
            Some(SessionTask::Save(name, bytes)) => {
                let folder = self.options.papers.as_deref();
                let said = save_document(folder, &name, &bytes, self.words());
                self.workspace.iter_mut().for_each(|workspace| workspace.say(said.clone()));
            }
        }
    }

    fn lock(&mut self) {
        if let Some(workspace) = &self.workspace {
            self.login = Some(LoginScreen::locked(workspace.actor().login.clone()));
            self.terminal.dirty = true;
        }
    }

    /// What happens without a key: others' acts, the clock, the idle lock.
    fn look_around(&mut self) {
        let (open, words) = (self.login.is_none(), self.words());
        let standing = store_health_text(&self.office.health(), words);
        if !open && standing != self.timers.standing {
            (self.timers.standing, self.terminal.dirty) = (standing, true);
        }
        let Some(workspace) = &mut self.workspace else { return };
        if workspace.is_ended() {
            return self.end(Ending::Dismissed);
        }
        let paced = self.timers.followed.is_none_or(|at| self.timers.now >= at + PACE);
        if open && paced && workspace.has_news() {
            workspace.reread();
            self.timers.followed = Some(self.timers.now);
            self.terminal.dirty = true;
        }
        self.terminal.dirty |= open && workspace.take_arrivals(words);
        self.terminal.dirty |=
            self.terminal.renderer.is_behind() && self.timers.rest_left().is_zero();
        let now = self.office.now();
        let before = self.timers.seen.replace(now).unwrap_or(now);
        self.terminal.dirty |= workspace.is_due(before, now) && open;
        let minute = now.hour_minute();
        if open && minute != self.timers.minute {
            self.timers.minute = minute;
            self.terminal.dirty = true;
        }
        if open && self.timers.now.saturating_sub(self.timers.last_key) >= self.options.idle_lock {
            self.lock();
        }
    }

    /// How long nothing happens of itself: until others' acts are due to be followed, the
    /// minute changes, something shown is to be masked again, or the screen locks.
    fn rest(&self) -> Duration {
        let Some(workspace) = self.workspace.as_ref().filter(|_| self.login.is_none()) else {
            let loading = matches!(self.office.health(), StoreHealth::Loading);
            return if loading { LOADING_REST } else { LONGEST_REST };
        };
        let now = self.timers.now;
        let paced = self.timers.followed.filter(|_| workspace.has_news());
        let news = paced.map(|at| (at + PACE).saturating_sub(now));
        let lock = (self.timers.last_key + self.options.idle_lock).saturating_sub(now);
        let moment = self.office.now();
        let seconds = 60 - moment.second().min(59);
        let due = workspace.next_due(moment).map_or(seconds, |at| at.min(seconds));
        let behind = self.terminal.renderer.is_behind().then(|| self.timers.rest_left());
        [Some(Duration::from_secs(due.into())), Some(lock), news, behind]
            .into_iter()
            .flatten()
            .fold(LONGEST_REST, Duration::min)
    }

    fn draw(&mut self, bytes: &mut Vec<u8>) {
        let words = self.words();
        let (theme, keys) = (&self.terminal.theme, &self.options.keys);
        let standing = store_health_text(&self.office.health(), words);
        let (login, workspace, garbled) = (&self.login, &self.workspace, self.terminal.garbled);
        let walks =
            workspace.as_ref().is_some_and(Workspace::walks) && login.is_none() && theme.is_far();
        let moving = walks && !self.timers.rest_left().is_zero();
        let drawn = self.terminal.renderer.frame(theme, moving, |canvas| {
            let area = canvas.area();
            if area.width < frame::LEAST.0 || area.height < frame::LEAST.1 {
                frame::too_small(canvas, words);
            } else if let Some(login) = login {
                login.view(canvas, keys, words, standing.as_deref());
            } else if let Some(workspace) = workspace {
                workspace.view(canvas, words, theme, keys);
            }
            if garbled {
                say_garbled(canvas, words);
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
            self.workspace = None;
            self.login = None;
        }
    }
}

impl Frontend for Session {
    /// Its other screen, pastes marked.
    fn enter(&self) -> &'static [u8] {
        ENTER_SCREEN
    }

    fn leave(&self) -> &'static [u8] {
        LEAVE_SCREEN
    }

    fn feed(&mut self, bytes: &[u8]) {
        self.timers.escape = None;
        self.guarded(|session| session.terminal.decoder.feed(bytes));
        self.take_strokes();
    }

    fn tick(&mut self, now: Duration) -> Duration {
        self.timers.now = now;
        self.take_strokes();
        self.guarded(Self::look_around);
        if !self.terminal.decoder.is_waiting() {
            return self.rest();
        }
        let since = *self.timers.escape.get_or_insert(now);
        let waited = now.saturating_sub(since);
        if waited < ESCAPE_WAIT {
            return ESCAPE_WAIT - waited;
        }
        self.timers.escape = None;
        self.terminal.decoder.flush();
        self.take_strokes();
        self.rest()
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal.renderer.resize((columns, rows));
        self.terminal.dirty = true;
    }

    fn repaint(&mut self) {
        self.terminal.renderer.repaint();
        self.terminal.dirty = true;
    }

    fn frame(&mut self) -> Option<Vec<u8>> {
        let mut bytes = std::mem::take(&mut self.terminal.outbox);
        if std::mem::take(&mut self.terminal.dirty) && self.ending.is_none() {
            self.guarded(|session| session.draw(&mut bytes));
        }
        (!bytes.is_empty()).then_some(bytes)
    }

    fn wake_by(&mut self, wake: Notify) {
        if let Some(workspace) = &self.workspace {
            workspace.wake_by(Arc::clone(&wake));
        }
        self.wake = Some(wake);
    }

    fn end(&mut self, ending: Ending) {
        self.ending.get_or_insert(ending);
    }

    fn ending(&self) -> Option<&Ending> {
        self.ending.as_ref()
    }

    fn words(&self) -> &'static Words {
        Words::get(self.options.lang)
    }
}

fn say_garbled(canvas: &mut Canvas, words: &Words) {
    MessageBox::new("garbled-title", vec!["garbled-told".into()]).draw(
        canvas,
        canvas.area(),
        words,
    );
}
