//! What a screen is. Screens are on a stack, a popup being a screen too; they read and
//! draw, and say by a [`Step`] what is to happen. They cannot write.

use super::effect::Effect;
use super::file_outcome::{FileErrand, FileOutcome};
use super::tab::TabName;
use super::wanted::Wanted;
use crate::base::{CaseId, Instant, PersonId};
use crate::casework::Command;
use crate::desk::terminal::{Canvas, Hint, Input, KeyContext, KeyTable, Theme};
use crate::office::{Actor, CommandReceipt, OfficeError, Queue, Reader, SubmitResult};
use crate::words::Words;
use ratatui::layout::Rect;
use std::fmt::Display;

/// One screen of the desk, or a popup over one.
pub trait Screen {
    /// Takes an input and says what is to happen. [`Step::Pass`] leaves it to the
    /// desk: Esc goes back, digits open tabs, Ctrl-P the palette.
    fn update(&mut self, input: &Input, reader: &Reader) -> Step;

    /// Draws itself; changes nothing.
    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View);

    /// What it is called: in the path above it and in its help.
    fn title(&self, words: &Words) -> String;

    /// Which section of the key table holds now.
    fn context(&self) -> KeyContext {
        KeyContext::List
    }

    /// The actions it understands now, most used first; footer, help and palette
    /// show them.
    fn keys(&self) -> Vec<Hint>;

    /// Takes what the screen it pushed left behind, or what became of what it
    /// submitted. [`Step::Pass`] on a refusal or a change shows the standard popup.
    fn answered(&mut self, _answer: &Answer, _reader: &Reader) -> Step {
        Step::Pass
    }

    /// Reads anew: somebody changed something, or the screen is looked at again.
    fn refresh(&mut self, _reader: &Reader) {}

    /// Shows the list of a queue, where it has one.
    fn show_queue(&mut self, _queue: Queue, _reader: &Reader) {}

    /// Whose file is open here: others who open it are shown so.
    fn about(&self) -> Option<PersonId> {
        None
    }

    /// When it must be drawn anew although nothing happens: something shown in
    /// full is to be masked again.
    fn redraw_at(&self) -> Option<Instant> {
        None
    }

    /// Paragraphs its help shows below the keys: the clauses behind it.
    fn notes(&self, _words: &Words) -> Vec<String> {
        Vec::new()
    }

    /// Whether it is drawn over the screen below it, which is then drawn first.
    fn popup(&self) -> bool {
        false
    }

    /// What is typed here and not yet saved. The desk keeps it for the person at every
    /// change, until something is submitted from here.
    fn draft(&self) -> Option<FormDraft> {
        None
    }

    /// The work in the background that it waits for: once that has an outcome, the desk
    /// hands it to this screen when it is on top, and says so while it is not.
    fn errand(&self) -> Option<&FileErrand> {
        None
    }

    /// Takes back a draft's text, on whatever terminal it was left.
    fn resume(&mut self, _text: &str, _reader: &Reader) {}
}

/// What a screen draws with.
pub struct View<'a> {
    /// Read-only answers, as of this frame.
    pub reader: &'a Reader,
    /// The person who has signed in.
    pub actor: &'a Actor,
    /// The texts of the session's language.
    pub words: &'static Words,
    /// Colours and signs.
    pub theme: &'a Theme,
    /// The key table, for screens that show keys.
    pub keys: &'a KeyTable,
    /// The moment, in the district's time.
    pub now: Instant,
}

/// What somebody typed into a form and has not saved; personal data, so no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct FormDraft {
    /// The key of the form's title and what it is about, such as `act-refund P000041`.
    pub form: String,
    /// All of it; empty where nothing is typed.
    pub text: String,
}

impl FormDraft {
    /// What is typed into a form, named by the key of its title, about something.
    pub fn new(form: &str, about: impl Display, text: String) -> Self {
        Self { form: format!("{form} {about}").trim_end().to_owned(), text }
    }
}

/// What is to happen next.
pub enum Step {
    /// Nothing more: the screen has taken the input.
    Stay,
    /// The screen does not know this input; the desk may.
    Pass,
    /// Opens a screen over this one.
    Push(Box<dyn Screen>),
    /// Opens a screen in this one's place.
    Replace(Box<dyn Screen>),
    /// Closes this one and hands the answer to the one below.
    Pop(Answer),
    /// Submits commands; what became of them comes back by [`Screen::answered`].
    Submit(Submitted),
    /// Goes to a tab, and there to its list of a queue, if one is named.
    Go(TabName, Option<Queue>),
    /// Has the session do something for the screen.
    Effect(Effect),
    /// Leaves the desk.
    Quit,
}

/// Commands as a screen submits them, each with the version of the file that was shown, so
/// that its person learns if somebody changed it since.
pub enum Submitted {
    /// One; its answer is [`Answer::Done`].
    One(Box<Command>, Option<u64>),
    /// Many with one wait for the disk; the answer is [`Answer::AllDone`].
    Together(Vec<(Command, Option<u64>)>),
}

impl Step {
    /// Closes the screen without an answer.
    pub fn back() -> Self {
        Self::Pop(Answer::Left)
    }

    /// Closes the screen, with its receipt, once what it submitted is done.
    pub fn pop_when_done(answer: &Answer) -> Self {
        match answer {
            Answer::Done(_) => Self::Pop(answer.clone()),
            _ => Self::Pass,
        }
    }

    /// Submits a command on what the screen showed.
    pub fn submit(command: Command, seen: Option<u64>) -> Self {
        Self::Submit(Submitted::One(Box::new(command), seen))
    }

    /// Submits many commands at once, each with the version it was shown at.
    pub fn submit_all(commands: Vec<(Command, Option<u64>)>) -> Self {
        Self::Submit(Submitted::Together(commands))
    }

    /// Opens a screen over this one.
    pub fn push(screen: impl Screen + 'static) -> Self {
        Self::Push(Box::new(screen))
    }

    /// Goes to a tab as it was left.
    pub fn go(tab: TabName) -> Self {
        Self::Go(tab, None)
    }

    /// Goes to the list of a queue.
    pub fn go_to_queue(queue: Queue) -> Self {
        Self::Go(TabName::of_queue(queue), Some(queue))
    }

    /// Puts a text on the clipboard of the person's own machine.
    pub fn copy(text: String) -> Self {
        Self::Effect(Effect::Copy(text))
    }

    /// Offers to save one of these as a file.
    pub fn offer(wanted: Vec<Wanted>) -> Self {
        Self::Effect(Effect::Offer(wanted))
    }
}

/// What a closed screen leaves behind, or what became of a submitted command.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Closed without an answer.
    Left,
    /// Yes, to a question.
    Confirmed,
    /// The choice of that place in the list, counted from 0.
    Chosen(usize),
    /// A text that was asked for: a reason, a note.
    Text(String),
    /// A person was picked.
    Person(PersonId),
    /// A case was picked.
    Case(CaseId),
    /// The command is done and in the journal.
    Done(CommandReceipt),
    /// What became of each of many commands, in their order.
    AllDone(Vec<SubmitResult>),
    /// What was read in the background.
    Read(FileOutcome),
    /// A bank's result names no batch: those that fit it line by line.
    WhichBatch(Vec<String>),
    /// It was not carried out, and why.
    Declined(OfficeError),
}
