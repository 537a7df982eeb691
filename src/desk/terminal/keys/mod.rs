//! From bytes to named actions.
//!
//! Owns the decoding of a terminal's bytes and the key table (`data/keys.toml`)
//! that names what a key does where. Footer and help are made from the same
//! table, so that what is shown is what works.

mod decoder;
mod key;
mod table;

pub use decoder::{Decoder, Stroke};
pub use key::{Code, Key};
pub use table::{KeyTable, KeyTableFault, label};

use serde::Deserialize;

/// An input as a screen takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A named action of the key table.
    Act(Action),
    /// A digit where nothing is typed: the tab or menu item of that number.
    Digit(u8),
    /// A character typed into a text field.
    Type(char),
    /// Text pasted into a text field: one line, at most 64 KiB.
    Paste(String),
}

/// The section of the key table that holds for a screen at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyContext {
    /// Something is being typed: characters go into the field.
    Text,
    /// Nothing is typed: letters are commands, digits are tabs and menu items.
    List,
    /// A choice or a button of a form: digits choose, letters do nothing.
    Form,
    /// A queue to be decided.
    Review,
    /// The annual round.
    Round,
    /// The comparison of rosters.
    Compare,
    /// A file before it is taken in.
    Import,
    /// A person's file.
    Person,
}

impl KeyContext {
    /// Whether characters are text rather than commands.
    pub fn is_text(self) -> bool {
        self == Self::Text
    }
}

macro_rules! actions {
    ($($name:ident = $key:literal),+ $(,)?) => {
        /// Something a key does; named in `data/keys.toml` in kebab case and
        /// worded in `keys.ftl` as `key-…`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[allow(missing_docs, reason = "each is described by its own text in keys.ftl")]
        pub enum Action { $($name),+ }

        impl Action {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The key of its text.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

actions! {
    Up = "key-select", Down = "key-select", Left = "key-sideways", Right = "key-sideways",
    PageUp = "key-page", PageDown = "key-page", First = "key-ends", Last = "key-ends",
    Accept = "key-accept", Back = "key-back", Cancel = "key-cancel", Undo = "key-undo",
    NextField = "key-next-field", PreviousField = "key-previous-field",
    Save = "key-save", Find = "key-find", Values = "key-values", Refresh = "key-refresh",
    Export = "key-export", NextCase = "key-next-case", Palette = "key-palette",
    Help = "key-help", Lock = "key-lock", Language = "key-language",
    EraseBack = "key-erase-back", EraseForward = "key-erase-forward",
    EraseWord = "key-erase-word", EraseLine = "key-erase-line",
    WordLeft = "key-word", WordRight = "key-word",
    Mark = "key-mark", MarkPage = "key-mark-page", Copy = "key-copy", Reveal = "key-reveal", Acts = "key-acts",
    AsOf = "key-as-of", Filter = "key-filter", Sort = "key-sort", Details = "key-details",
    New = "key-new", Edit = "key-edit", Print = "key-print", Remove = "key-remove",
    Pass = "key-pass", Return = "key-return", Reject = "key-reject",
    TakeBack = "key-take-back", PassMarked = "key-pass-marked",
    AskHousehold = "key-ask-household", Run = "key-run",
    SamePerson = "key-same-person", AnotherPerson = "key-another-person",
    TakeLine = "key-take-line", Dead = "key-dead", SendBack = "key-send-back",
    Others = "key-others",
    ChooseSheet = "key-choose-sheet", ChooseKind = "key-choose-kind",
    ChooseTownship = "key-choose-township",
    Choose = "key-choose", Claim = "key-claim", Refund = "key-refund",
}

impl Action {
    /// The action as a footer entry under another word than its usual one.
    pub fn hint(self, word: &'static str) -> Hint {
        Hint { action: self, word }
    }
}

/// An action a screen understands now, and the key of the text it is shown with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The action it is the key of.
    pub action: Action,
    /// Key of the text.
    pub word: &'static str,
}

impl From<Action> for Hint {
    fn from(action: Action) -> Self {
        Self { action, word: action.word() }
    }
}
