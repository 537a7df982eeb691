//! What became of somebody or something missing, taken down (S3).

use crate::base::mask_tail;
use crate::casework::{Command, FinishItem, WorkList};
use crate::desk::popups::{FormPopup, PopupForm};
use crate::desk::screen::View;
use crate::desk::terminal::Tone;
use crate::desk::widgets::{Field, Form};

/// An item of the list of who is missing.
pub(super) struct Outcome {
    item: String,
}

impl Outcome {
    /// The popup that takes the outcome of an item down.
    pub(super) fn of(item: String) -> FormPopup<Self> {
        let fields = vec![Field::text("outcome", "column-outcome", "")];
        FormPopup::new(Self { item }, fields, "act-record")
    }
}

impl PopupForm for Outcome {
    const HEIGHT: u16 = 9;
    const NEEDS: &'static [&'static str] = &["outcome"];

    fn title(&self) -> &'static str {
        "lists-outcome"
    }

    fn about(&self) -> String {
        mask_tail(&self.item, 4)
    }

    fn told(&self, view: &View) -> (String, Tone) {
        (view.words.say("lists-outcome-note").to_owned(), Tone::Muted)
    }

    fn command(&self, form: &Form) -> (Command, Option<u64>) {
        let outcome = form.text("outcome").trim().to_owned();
        let item = self.item.clone();
        let command = FinishItem { list: WorkList::Missing, item, outcome };
        (Command::FinishItem(command), None)
    }
}
