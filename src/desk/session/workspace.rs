//! One signed-in person's open screens: takes inputs, carries out steps. Every
//! tab keeps its own stack, so that going elsewhere loses nothing.

mod files;

use super::drafts::{Lost, Typing};
use super::frame::Frame;
use super::saving::Files;
use crate::base::{CommandId, Instant, SessionId};
use crate::casework::Command;
use crate::desk::popups::{Confirm, Help, MessageBox, Palette, Picker, SaveAs};
use crate::desk::screen::{Answer, Menu, Opener, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Input, Key, KeyTable, Theme};
use crate::office::{
    Actor, Company, Desk, Door, Left, Office, OfficeError, Reader, Submission, Wake,
};
use crate::words::{Message, Words, moment};
use std::sync::Arc;

/// What a signed-in person has open.
pub struct Workspace {
    office: Arc<Office>,
    session: SessionId,
    actor: Actor,
    menu: Menu,
    reader: Reader,
    desk: Desk,
    /// Who else has the file open that stands on top.
    company: Vec<Company>,
    /// Home first, then the tabs in their order; empty where not yet opened.
    stacks: Vec<Stack>,
    open: usize,
    /// What was last submitted and done, while nothing else was typed: the second
    /// Enter of a double press asks for it again.
    done: Option<(Command, Option<u64>)>,
    /// What was submitted when the office failed, under which id: it may stand in the
    /// journal all the same, so the next attempt has the same id.
    unsure: Option<(Command, CommandId)>,
    typing: Typing,
    /// What was left in the form just opened, while it is asked whether to go on with it.
    offered: Option<Left>,
    last_input: Option<Input>,
    files: Files,
    status: Option<Message>,
    faulty: bool,
}

/// Screens over one another, the top one last; the open stack is never empty.
type Stack = Vec<Box<dyn Screen>>;

/// What the session has to do after an input.
pub enum Outcome {
    /// Draw.
    Nothing,
    /// End.
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
    /// The seat of a person, at home.
    pub fn new(office: Arc<Office>, actor: Actor, menu: Menu, door: &Door, files: &Files) -> Self {
        let desk = office.sit(&actor, door.from.clone());
        let reader = office.reader(&actor);
        desk.cover(reader.covered());
        let typing = Typing::new(office.clone(), actor.login.clone(), door.session.clone());
        let mut stacks: Vec<Stack> = (0..=menu.tabs.len()).map(|_| Vec::new()).collect();
        stacks[0].push((menu.home)(&reader));
        Self {
            office,
            session: door.session.clone(),
            actor,
            menu,
            reader,
            desk,
            company: Vec::new(),
            stacks,
            open: 0,
            done: None,
            unsure: None,
            typing,
            offered: None,
            last_input: None,
            files: files.clone(),
            status: None,
            faulty: false,
        }
    }

    /// Who sits here.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Tells something at the right of the footer until the next key.
    pub fn say(&mut self, told: Message) {
        self.status = Some(told);
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key, keys: &KeyTable, words: &Words) -> Outcome {
        match keys.resolve(self.top().context(), key) {
            Some(input) => self.take(input, words),
            None => Outcome::Nothing,
        }
    }

    /// Takes an input: what the desk itself does anywhere, or what the screen makes of it.
    pub fn take(&mut self, input: Input, words: &Words) -> Outcome {
        self.status = None;
        if self.last_input.as_ref() != Some(&input) {
            self.done = None;
        }
        let outcome = self.take_in(&input, words);
        self.look_at_file();
        self.last_input = Some(input);
        outcome
    }

    fn take_in(&mut self, input: &Input, words: &Words) -> Outcome {
        match input {
            Input::Act(Action::Lock) => Outcome::Lock,
            Input::Act(Action::Language) => Outcome::Language,
            Input::Act(Action::Refresh) => {
                self.reread();
                Outcome::Repaint
            }
            // Where nothing is typed a paste would be commands.
            Input::Paste(_) if !self.top().context().is_text() => Outcome::Nothing,
            _ => {
                let step = self.with_top(|screen, reader| screen.update(input, reader));
                self.keep_draft();
                let outcome = self.carry(step, input, words);
                // What a list of values answered is typed too.
                self.keep_draft();
                outcome
            }
        }
    }

    /// Has the session woken by this when there is news for it.
    pub fn wake_by(&self, wake: Wake) {
        self.desk.wake_by(wake);
    }

    /// Whether anybody changed anything, or came to the same file, since it was read.
    pub fn has_news(&self) -> bool {
        self.desk.has_news()
    }

    /// Notes that a key was pressed.
    pub fn note_key(&self) {
        self.desk.press(self.office.now());
    }

    /// Whether somebody else ended this sign-in.
    pub fn is_ended(&self) -> bool {
        self.desk.is_ended()
    }

    /// Whether an open screen waited for a moment that came since.
    pub fn is_due(&self, since: Instant, now: Instant) -> bool {
        let mut moments = self.stacks[self.open].iter().filter_map(|screen| screen.redraw_at());
        moments.any(|at| since < at && at <= now)
    }

    /// Seconds until an open screen has to be drawn anew, where one waits for a moment.
    pub fn next_due(&self, now: Instant) -> Option<u32> {
        let moments = self.stacks[self.open].iter().filter_map(|screen| screen.redraw_at());
        moments.filter_map(|at| now.seconds_until(at).try_into().ok()).filter(|s| *s > 0).min()
    }

    /// Whether the last key was a step along a list.
    pub fn walks(&self) -> bool {
        let step = matches!(self.last_input, Some(Input::Act(Action::Up | Action::Down)));
        step && !self.top().popup()
    }

    /// Draws the frame and the screens.
    pub fn view(&self, canvas: &mut Canvas, words: &'static Words, theme: &Theme, keys: &KeyTable) {
        let view = View {
            reader: &self.reader,
            actor: &self.actor,
            words,
            theme,
            keys,
            now: self.office.now(),
        };
        let stack = &self.stacks[self.open];
        let ground = stack.iter().rposition(|screen| !screen.popup()).unwrap_or(0);
        let frame = Frame {
            menu: &self.menu,
            tab: self.open.checked_sub(1),
            path: stack.iter().map(|screen| screen.title(words)).collect(),
            hints: self.top().keys(),
            context: self.top().context(),
            status: self.status.as_ref().map(|status| status.text(words)),
            company: &self.company,
            faulty: self.faulty,
        };
        let body = frame.draw(canvas, &view);
        for (at, screen) in stack.iter().enumerate().skip(ground) {
            if at == ground + 1 {
                canvas.lay(body, theme.beneath());
            }
            screen.view(canvas, body, &view);
        }
    }

    fn carry(&mut self, step: Step, input: &Input, words: &Words) -> Outcome {
        match step {
            Step::Stay => {}
            Step::Pass => return self.usual(input, words),
            Step::Push(screen) => self.push(screen),
            Step::Replace(screen) => self.replace(screen),
            Step::Open(open) => self.replace(open(&self.reader)),
            Step::Pop(answer) => return self.pop(&answer, words),
            Step::Submit { command, seen } => return self.submit(*command, seen, words),
            Step::SubmitAll(commands) => return self.submit_all(commands, words),
            Step::RunRound(year, scheme) => {
                let begun = self.office.start_round(&self.actor, year, scheme);
                self.reread();
                if let Err(error) = begun {
                    self.push(Box::new(MessageBox::declined(&error, &self.reader, words)));
                }
            }
            Step::RunTransitions => match self.office.begin_transitions(&self.actor) {
                Ok(()) => self.reread(),
                Err(error) => {
                    self.push(Box::new(MessageBox::declined(&error, &self.reader, words)))
                }
            },
            Step::Tab(digit) => {
                self.close_popup();
                self.go_to_tab(digit);
            }
            Step::List(digit, queue) => {
                self.go_to_tab(digit);
                // The list stands at the bottom; a form left over it is kept as a draft.
                self.stacks[self.open].truncate(1);
                self.with_top(|screen, reader| screen.turn_to(queue, reader));
            }
            Step::Act(action) => {
                self.close_popup();
                return self.take(Input::Act(action), words);
            }
            Step::Copy(text) => {
                self.status = Some("frame-copied".into());
                return Outcome::Send(crate::desk::terminal::clipboard::copy(&text));
            }
            Step::Offer(wanted) => {
                let day = self.reader.today();
                self.push(Box::new(SaveAs::new(wanted, &self.files, day, words)));
            }
            Step::Export(wanted, name) => self.export(&wanted, &name, words),
            Step::TakeResult(name) => self.take_result(&name, words),
            Step::Save(name, bytes) => return Outcome::Save(name, bytes),
            Step::Quit => return Outcome::Leave,
        }
        Outcome::Nothing
    }

    /// What an input does that the screen left to the desk.
    fn usual(&mut self, input: &Input, words: &Words) -> Outcome {
        let over = self.top().popup();
        match input {
            Input::Act(Action::Back) => return self.pop(&Answer::Left, words),
            Input::Act(Action::Help) => {
                let help = Help::of(self.top(), words);
                self.push(Box::new(help));
            }
            Input::Act(Action::Palette) if !over => {
                let top = self.top();
                let palette = Palette::new(&self.menu, top.context(), &top.keys(), &self.reader);
                self.push(Box::new(palette));
            }
            Input::Act(Action::Cancel) if self.last_input.as_ref() == Some(input) => {
                self.ask_to_leave()
            }
            Input::Act(Action::Cancel) => self.status = Some("frame-cancel-again".into()),
            Input::Digit(digit) if !over => self.go_to_tab(*digit),
            _ => {}
        }
        Outcome::Nothing
    }

    fn push(&mut self, screen: Box<dyn Screen>) {
        self.done = None;
        let left = screen.draft().and_then(|draft| self.typing.begin(draft));
        self.stacks[self.open].push(screen);
        if let Some(left) = left {
            let title = Message::of("draft-left").with("at", moment(left.at));
            let choices = ["draft-go-on", "draft-anew"].map(str::to_owned).to_vec();
            self.offered = Some(left);
            let ask = Picker::new(title, choices).deliberate(1);
            self.stacks[self.open].push(Box::new(ask));
        }
    }

    /// Goes on with what was left in the form on top, or begins anew. Leaving the question
    /// loses nothing either.
    fn take_up(&mut self, left: &Left, answer: &Answer) {
        let kept = if matches!(answer, Answer::Chosen(1)) {
            self.top().draft().map_or(Ok(()), |draft| self.typing.forget(draft))
        } else {
            self.with_top(|screen, reader| screen.resume(&left.text, reader));
            self.status = Some("frame-draft-resumed".into());
            let draft = self.top().draft();
            self.typing.keep(draft)
        };
        self.tell_lost(kept);
    }

    fn keep_draft(&mut self) {
        let draft = self.top().draft();
        let kept = self.typing.keep(draft);
        self.tell_lost(kept);
    }

    fn tell_lost(&mut self, kept: Result<(), Lost>) {
        if kept.is_err() {
            self.status = Some("frame-draft-lost".into());
        }
    }

    fn replace(&mut self, screen: Box<dyn Screen>) {
        self.stacks[self.open].pop();
        self.push(screen);
    }

    /// Closes the top screen; from a tab's first screen to home, and from there,
    /// once asked, out.
    fn pop(&mut self, answer: &Answer, words: &Words) -> Outcome {
        self.done = None;
        if self.stacks[self.open].len() > 1 {
            self.stacks[self.open].pop();
            if self.top().draft().is_some()
                && let Some(left) = self.offered.take()
            {
                self.take_up(&left, answer);
                return Outcome::Nothing;
            }
            let step = self.with_top(|screen, reader| {
                screen.refresh(reader);
                screen.answered(answer, reader)
            });
            return match step {
                Step::Pass => Outcome::Nothing,
                step => self.carry(step, &Input::Act(Action::Accept), words),
            };
        }
        match self.open {
            0 => self.ask_to_leave(),
            _ => self.show(0, self.menu.home),
        }
        Outcome::Nothing
    }

    /// Takes the palette away that chose what comes next.
    fn close_popup(&mut self) {
        if self.top().popup() {
            self.stacks[self.open].pop();
        }
    }

    fn ask_to_leave(&mut self) {
        let ask = Confirm::new("leave-title", vec!["leave-effect".into()], "leave-yes").leaving();
        self.push(Box::new(ask));
    }

    fn go_to_tab(&mut self, digit: u8) {
        let Some(at) = self.menu.tabs.iter().position(|tab| tab.digit == digit) else { return };
        self.show(at + 1, self.menu.tabs[at].open);
    }

    fn show(&mut self, place: usize, open: Opener) {
        self.done = None;
        self.open = place;
        if self.stacks[place].is_empty() {
            self.stacks[place].push(open(&self.reader));
        } else {
            self.reread();
        }
    }

    fn submit(&mut self, command: Command, seen: Option<u64>, words: &Words) -> Outcome {
        if self.done.as_ref() == Some(&(command.clone(), seen)) {
            return Outcome::Nothing;
        }
        let id = self.id_of(&command);
        let begun = std::time::Instant::now();
        let result = self.office.submit(&self.actor, id.clone(), command.clone(), seen);
        let took = begun.elapsed().as_millis();
        self.faulty = matches!(result, Err(OfficeError::Fault(_)));
        self.unsure = self.faulty.then(|| (command.clone(), id));
        let done = result.is_ok();
        let answer = match result {
            Ok(receipt) => Answer::Done(receipt),
            Err(error) => Answer::Declined(error),
        };
        self.done = done.then_some((command, seen));
        self.tell(answer, took, words)
    }

    /// What is filled in a form has its own id; any other act one of its own, unless nobody
    /// knows what became of it the last time.
    fn id_of(&mut self, command: &Command) -> CommandId {
        if let Some(draft) = self.top().draft() {
            return self.typing.id(&draft);
        }
        match self.unsure.take() {
            Some((unsure, id)) if unsure == *command => id,
            _ => self.office.next_command(&self.session),
        }
    }

    /// Submits all together: one wait for the disk, an outcome each.
    fn submit_all(&mut self, commands: Vec<(Command, Option<u64>)>, words: &Words) -> Outcome {
        let submissions = commands.into_iter().map(|(command, seen)| Submission {
            id: self.office.next_command(&self.session),
            command,
            seen,
        });
        let submissions = submissions.collect();
        let begun = std::time::Instant::now();
        let result = self.office.submit_all(&self.actor, submissions);
        let took = begun.elapsed().as_millis();
        self.faulty = matches!(result, Err(OfficeError::Fault(_)));
        let answer = match result {
            Ok(outcomes) => Answer::AllDone(outcomes),
            Err(error) => Answer::Declined(error),
        };
        self.tell(answer, took, words)
    }

    /// Saves a file; once it is there the popup that named it closes and it is told where.
    /// Tells the screen that submitted what became of it.
    fn tell(&mut self, answer: Answer, took: u128, words: &Words) -> Outcome {
        if !matches!(answer, Answer::Declined(_)) {
            let forgotten = self.top().draft().map_or(Ok(()), |draft| self.typing.forget(draft));
            self.status = Some(Message::of("frame-saved").with("ms", took.to_string()));
            self.tell_lost(forgotten);
        }
        self.reread();
        let done = self.done.take();
        let step = self.with_top(|screen, reader| screen.answered(&answer, reader));
        let outcome = match step {
            Step::Pass => {
                if let Answer::Declined(error) = answer {
                    self.push(Box::new(MessageBox::declined(&error, &self.reader, words)));
                }
                Outcome::Nothing
            }
            step => self.carry(step, &Input::Act(Action::Accept), words),
        };
        self.done = done;
        outcome
    }

    /// Reads all that is open anew.
    pub fn reread(&mut self) {
        self.desk.take_news();
        self.reader = self.office.reader(&self.actor);
        self.desk.cover(self.reader.covered());
        for screen in &mut self.stacks[self.open] {
            screen.refresh(&self.reader);
        }
        self.look_at_file();
    }

    /// RegisterEntry at whose file this person is, and learns who else is.
    fn look_at_file(&mut self) {
        self.desk.look_at(self.stacks[self.open].iter().rev().find_map(|screen| screen.about()));
        self.company = self.desk.company();
    }

    fn top(&self) -> &dyn Screen {
        let stack = &self.stacks[self.open];
        &*stack[stack.len() - 1]
    }

    fn with_top<R>(&mut self, work: impl FnOnce(&mut dyn Screen, &Reader) -> R) -> R {
        let stack = &mut self.stacks[self.open];
        let last = stack.len() - 1;
        work(&mut *stack[last], &self.reader)
    }
}
