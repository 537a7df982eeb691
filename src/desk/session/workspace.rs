//! One signed-in person's work: takes inputs, carries out the steps of screens.

use super::drafts::{DraftLost, FormDrafts};
use super::frame::Frame;
use super::saving::Files;
use super::signed_in::SignedIn;
use super::stacks::Stacks;
use super::submissions::Submissions;
use crate::base::Instant;
use crate::desk::popups::{Confirm, Help, Palette, Picker};
use crate::desk::screen::{Answer, Menu, Screen, Step, TabName, View};
use crate::desk::terminal::{Action, Canvas, Input, Key, KeyTable, Theme};
use crate::office::{Actor, Connection, Door, Notify, Office, Queue, Reader, SavedDraft};
use crate::words::{Message, Words, moment};
use std::sync::Arc;

/// What a signed-in person has open, and what they did last.
pub struct Workspace {
    pub(super) who: SignedIn,
    pub(super) reader: Reader,
    menu: Menu,
    desk: Connection,
    pub(super) screens: Stacks,
    pub(super) submissions: Submissions,
    pub(super) drafts: FormDrafts,
    /// Outcomes that wait in screens which are not on top, as it was last said.
    pub(super) arrived: usize,
    last_input: Option<Input>,
    /// What is said at the right of the footer until the next key.
    pub(super) status: Option<Message>,
}

/// What the session has to do after an input.
pub enum SessionTask {
    /// Nothing but drawing.
    Draw,
    /// End, as the person wants.
    Leave,
    /// Lock the screen.
    Lock,
    /// Show the other language.
    Language,
    /// Send a whole frame.
    Repaint,
    /// Send these bytes to the terminal.
    Send(Vec<u8>),
    /// Save a file of this name.
    Save(String, Vec<u8>),
}

impl Workspace {
    /// A person's workspace as they sign in: at home.
    pub fn new(office: Arc<Office>, actor: Actor, menu: Menu, door: &Door, files: &Files) -> Self {
        let desk = office.connect(&actor, door.from.clone());
        let drafts = FormDrafts::new(office.clone(), actor.login.clone(), door.session.clone());
        let (session, files) = (door.session.clone(), files.clone());
        let who = SignedIn { office, actor, session, files };
        let reader = who.reader();
        desk.cover(reader.covered());
        Self {
            screens: Stacks::new((menu.home)(&reader), menu.tabs.len()),
            who,
            reader,
            menu,
            desk,
            submissions: Submissions::default(),
            drafts,
            arrived: 0,
            last_input: None,
            status: None,
        }
    }

    /// The person who signed in.
    pub fn actor(&self) -> &Actor {
        &self.who.actor
    }

    /// Says something at the right of the footer until the next key.
    pub fn say(&mut self, status: Message) {
        self.status = Some(status);
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key, keys: &KeyTable, words: &Words) -> SessionTask {
        match keys.resolve(self.screens.top().context(), key) {
            Some(input) => self.take(input, words),
            None => SessionTask::Draw,
        }
    }

    /// Takes an input: what the desk itself does anywhere, or what the screen makes of it.
    pub fn take(&mut self, input: Input, words: &Words) -> SessionTask {
        self.status = None;
        if self.last_input.as_ref() != Some(&input) {
            self.submissions.move_on();
        }
        let task = self.take_in(&input, words);
        self.take_arrivals(words);
        self.look_at_file();
        self.last_input = Some(input);
        task
    }

    fn take_in(&mut self, input: &Input, words: &Words) -> SessionTask {
        match input {
            Input::Act(Action::Lock) => SessionTask::Lock,
            Input::Act(Action::Language) => SessionTask::Language,
            Input::Act(Action::Refresh) => {
                self.reread();
                SessionTask::Repaint
            }
            // Where nothing is typed a paste would be commands.
            Input::Paste(_) if !self.screens.top().context().is_text() => SessionTask::Draw,
            _ => {
                let step = self.screens.top_mut().update(input, &self.reader);
                self.keep_draft();
                let task = self.carry(step, input, words);
                // What a list of values answered is typed too.
                self.keep_draft();
                task
            }
        }
    }

    /// Has the session woken by this when there is news for it.
    pub fn wake_by(&self, wake: Notify) {
        self.desk.wake_by(wake);
    }

    /// Whether anybody changed anything, or came to the same file, since it was read.
    pub fn has_news(&self) -> bool {
        self.desk.has_news()
    }

    /// Notes that a key was pressed.
    pub fn note_key(&self) {
        self.desk.note_key(self.who.office.now());
    }

    /// Whether somebody else ended this sign-in.
    pub fn is_ended(&self) -> bool {
        self.desk.is_ended()
    }

    /// Whether an open screen waited for a moment that came since.
    pub fn is_due(&self, since: Instant, now: Instant) -> bool {
        self.screens.moments().any(|at| since < at && at <= now)
    }

    /// Seconds until an open screen has to be drawn anew, where one waits for a moment.
    pub fn next_due(&self, now: Instant) -> Option<u32> {
        let seconds = |at| now.seconds_until(at).try_into().ok();
        self.screens.moments().filter_map(seconds).filter(|seconds| *seconds > 0).min()
    }

    /// Whether the last key was a step along a list.
    pub fn walks(&self) -> bool {
        let step = matches!(self.last_input, Some(Input::Act(Action::Up | Action::Down)));
        step && !self.screens.top().popup()
    }

    /// Draws the frame and the screens.
    pub fn view(&self, canvas: &mut Canvas, words: &'static Words, theme: &Theme, keys: &KeyTable) {
        let view = View {
            reader: &self.reader,
            actor: &self.who.actor,
            words,
            theme,
            keys,
            now: self.who.office.now(),
        };
        let (stack, top) = (self.screens.opened(), self.screens.top());
        let ground = stack.iter().rposition(|screen| !screen.popup()).unwrap_or(0);
        let frame = Frame {
            menu: &self.menu,
            tab: self.screens.tab(),
            path: stack.iter().map(|screen| screen.title(words)).collect(),
            hints: top.keys(),
            context: top.context(),
            status: self.status.as_ref().map(|status| status.text(words)),
            company: &self.desk.viewers(),
            faulty: self.submissions.is_faulty(),
        };
        let body = frame.draw(canvas, &view);
        for (at, screen) in stack.iter().enumerate().skip(ground) {
            if at == ground + 1 {
                canvas.lay(body, theme.beneath());
            }
            screen.view(canvas, body, &view);
        }
    }

    pub(super) fn carry(&mut self, step: Step, input: &Input, words: &Words) -> SessionTask {
        match step {
            Step::Stay => {}
            Step::Pass => return self.usual(input, words),
            Step::Push(screen) => self.push(screen),
            Step::Replace(screen) => self.replace(screen),
            Step::Pop(answer) => return self.pop(&answer, words),
            Step::Submit(submitted) => return self.submit(submitted, words),
            Step::Go(tab, queue) => self.go(tab, queue),
            Step::Effect(effect) => return self.effect(effect, words),
            Step::Quit => return SessionTask::Leave,
        }
        SessionTask::Draw
    }

    /// What an input does that the screen left to the desk.
    fn usual(&mut self, input: &Input, words: &Words) -> SessionTask {
        let top = self.screens.top();
        let over = top.popup();
        match input {
            Input::Act(Action::Back) => return self.pop(&Answer::Left, words),
            Input::Act(Action::Help) => {
                let help = Help::of(top, words);
                self.push(Box::new(help));
            }
            Input::Act(Action::Palette) if !over => {
                let palette = Palette::new(&self.menu, top.context(), &top.keys(), &self.reader);
                self.push(Box::new(palette));
            }
            Input::Act(Action::Cancel) if self.last_input.as_ref() == Some(input) => {
                self.push(Box::new(Confirm::leaving()));
            }
            Input::Act(Action::Cancel) => self.say("frame-cancel-again".into()),
            Input::Digit(digit) if !over => {
                let tab = self.menu.tabs.iter().find(|tab| tab.name.digit() == *digit);
                if let Some(name) = tab.map(|tab| tab.name) {
                    self.go(name, None);
                }
            }
            _ => {}
        }
        SessionTask::Draw
    }

    pub(super) fn push(&mut self, screen: Box<dyn Screen>) {
        self.submissions.move_on();
        let left = screen.draft().and_then(|draft| self.drafts.begin(draft));
        let ask = left.map(|left| {
            let title = Message::of("draft-left").with("at", moment(left.at));
            let choices = ["draft-go-on", "draft-anew"].map(str::to_owned).to_vec();
            Picker::new(title, choices).deliberate(1)
        });
        self.screens.push(screen);
        if let Some(ask) = ask {
            self.screens.push(Box::new(ask));
        }
    }

    /// Goes on with what was left in the form on top, or begins anew. Leaving the question
    /// loses nothing either.
    fn take_up(&mut self, left: &SavedDraft, answer: &Answer) {
        let top = self.screens.top_mut();
        let kept = if matches!(answer, Answer::Chosen(1)) {
            self.drafts.forget(top.draft())
        } else {
            top.resume(&left.text, &self.reader);
            self.status = Some("frame-draft-resumed".into());
            self.drafts.keep(top.draft())
        };
        self.say_if_lost(kept);
    }

    fn keep_draft(&mut self) {
        let kept = self.drafts.keep(self.screens.top().draft());
        self.say_if_lost(kept);
    }

    pub(super) fn say_if_lost(&mut self, kept: Result<(), DraftLost>) {
        if kept.is_err() {
            self.say("frame-draft-lost".into());
        }
    }

    fn replace(&mut self, screen: Box<dyn Screen>) {
        self.screens.drop_top();
        self.push(screen);
    }

    /// Closes the top screen; from a tab's first screen to home, and from there,
    /// once asked, out.
    fn pop(&mut self, answer: &Answer, words: &Words) -> SessionTask {
        self.submissions.move_on();
        if !self.screens.close() {
            match self.screens.tab() {
                None => self.push(Box::new(Confirm::leaving())),
                Some(_) => self.show(None),
            }
            return SessionTask::Draw;
        }
        let form = self.screens.top().draft().is_some();
        if let Some(left) = form.then(|| self.drafts.take_offered()).flatten() {
            self.take_up(&left, answer);
            return SessionTask::Draw;
        }
        let top = self.screens.top_mut();
        top.refresh(&self.reader);
        match top.answered(answer, &self.reader) {
            Step::Pass => SessionTask::Draw,
            step => self.carry(step, &Input::Act(Action::Accept), words),
        }
    }

    /// Goes to a tab as it was left, or to its list of a queue; to no tab that this person
    /// does not have.
    fn go(&mut self, tab: TabName, queue: Option<Queue>) {
        self.screens.close_popup();
        let Some(place) = self.menu.tabs.iter().position(|known| known.name == tab) else { return };
        self.show(Some(place));
        if let Some(queue) = queue {
            // The list is the first screen; a form left over it is kept as a draft.
            self.screens.close_all();
            self.screens.top_mut().show_queue(queue, &self.reader);
        }
    }

    fn show(&mut self, tab: Option<usize>) {
        self.submissions.move_on();
        let open = tab.map_or(self.menu.home, |tab| self.menu.tabs[tab].open);
        if self.screens.turn_to(tab, || open(&self.reader)) {
            self.reread();
        }
    }

    /// Reads all that is open anew.
    pub fn reread(&mut self) {
        self.desk.take_news();
        self.reader = self.who.reader();
        self.desk.cover(self.reader.covered());
        self.screens.refresh(&self.reader);
        self.look_at_file();
    }

    /// Shows others at whose file this person is.
    fn look_at_file(&self) {
        self.desk.look_at(self.screens.opened().iter().rev().find_map(|screen| screen.about()));
    }
}
