//! What a screen is. Screens stand on a stack, a popup being a screen too; they
//! read and draw, and say by a [`Step`] what is to happen. They cannot write.

use super::menu::Opener;
use crate::base::{CaseId, Instant, PersonId};
use crate::casework::{Command, Scheme};
use crate::desk::session::saving::Wanted;
use crate::desk::terminal::{Action, Canvas, Context, Hint, Input, KeyTable, Theme};
use crate::office::{Actor, OfficeError, Outcome, Queue, Reader, Receipt};
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
    fn context(&self) -> Context {
        Context::List
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
    fn turn_to(&mut self, _queue: Queue, _reader: &Reader) {}

    /// Whose file is open here: whoever else opens it is told.
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

    /// Whether it stands over the screen below it, which is then drawn first.
    fn popup(&self) -> bool {
        false
    }

    /// What is typed here and not yet saved. The desk keeps it for the person at every
    /// change, until something is submitted from here.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Takes back a draft's text, on whatever terminal it was left.
    fn resume(&mut self, _text: &str, _reader: &Reader) {}
}

/// What a screen draws with.
pub struct View<'a> {
    /// Read-only answers, as of this frame.
    pub reader: &'a Reader,
    /// Who sits here.
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
pub struct Draft {
    /// The key of the form's title and what it is about, such as `act-refund P000041`.
    pub form: String,
    /// All of it; empty where nothing is typed.
    pub text: String,
}

impl Draft {
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
    /// Submits a command; what became of it comes back by [`Screen::answered`].
    Submit {
        /// The command.
        command: Box<Command>,
        /// The version of the file the screen showed, to be told if it changed since.
        seen: Option<u64>,
    },
    /// Submits many commands at once, each with the version it was shown at; what
    /// became of each comes back by [`Screen::answered`], in their order.
    SubmitAll(Vec<(Command, Option<u64>)>),
    /// Starts a year's round behind the desks, of one scheme or all.
    RunRound(u32, Option<Scheme>),
    /// Begins the transition run behind the desks; where it may not begin, a popup says
    /// why.
    RunTransitions,
    /// Closes this one and opens another in its place, made from the reader.
    Open(Opener),
    /// Goes to the tab of a digit.
    Tab(u8),
    /// Goes to the tab of a digit, to its list of a queue.
    List(u8, Queue),
    /// Closes this one and does an action in its place: the palette's choice.
    Act(Action),
    /// Puts a text on the clipboard of the person's own machine.
    Copy(String),
    /// Offers to save one of these as a file, under a name that is asked for.
    Offer(Vec<Wanted>),
    /// Saves it as a file of that name.
    Export(Wanted, String),
    /// Settles the bank's result in a file of that name on the person's own machine.
    TakeResult(String),
    /// Saves a paper, named so, where the desk and its person's files are on one machine.
    Save(String, Vec<u8>),
    /// Asks whether to leave the desk, then leaves.
    Quit,
}

impl Step {
    /// Closes the screen without an answer.
    pub fn back() -> Self {
        Self::Pop(Answer::Left)
    }

    /// Submits a command on what the screen showed.
    pub fn submit(command: Command, seen: Option<u64>) -> Self {
        Self::Submit { command: Box::new(command), seen }
    }

    /// Opens a screen over this one.
    pub fn push(screen: impl Screen + 'static) -> Self {
        Self::Push(Box::new(screen))
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
    Done(Receipt),
    /// What became of each of many commands, in their order.
    AllDone(Vec<Outcome>),
    /// It was not carried out, and why.
    Declined(OfficeError),
}
