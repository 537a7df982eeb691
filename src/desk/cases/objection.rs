//! Recording an objection to a notice, and settling it (C4).

use crate::base::{CaseId, ObjectionId};
use crate::casework::{Command, NoticeCommand};
use crate::desk::popups::{FormPopup, PopupForm};
use crate::desk::screen::View;
use crate::desk::terminal::Tone;
use crate::desk::widgets::{Field, Form};

/// An objection that is recorded or settled.
pub enum ObjectionForm {
    /// Recorded, to a case as it was seen with the journal of a length.
    Record(CaseId, u64),
    /// Settled, one that is open.
    Settle(ObjectionId),
}

impl ObjectionForm {
    /// Records an objection to a case in notice.
    pub fn record(case: CaseId, seen: u64) -> FormPopup<Self> {
        let fields = vec![Field::text("reason", "cases-objected", "")];
        FormPopup::new(Self::Record(case, seen), fields, "act-record")
    }

    /// Settles an objection that is open.
    pub fn settle(objection: ObjectionId) -> FormPopup<Self> {
        let outcomes = ["cases-upheld", "cases-dismissed"].map(str::to_owned).to_vec();
        let fields = vec![
            Field::choice("outcome", "cases-outcome", outcomes, None),
            Field::text("finding", "label-finding", ""),
        ];
        FormPopup::new(Self::Settle(objection), fields, "cases-settle")
    }
}

impl PopupForm for ObjectionForm {
    const HEIGHT: u16 = 10;
    const NEEDS: &'static [&'static str] = &["reason", "outcome", "finding"];

    fn title(&self) -> &'static str {
        match self {
            Self::Record(..) => "cases-object",
            Self::Settle(_) => "cases-settle",
        }
    }

    fn about(&self) -> String {
        match self {
            Self::Record(case, _) => case.to_string(),
            Self::Settle(objection) => objection.to_string(),
        }
    }

    fn told(&self, view: &View) -> (String, Tone) {
        let told = match self {
            Self::Record(case, _) => {
                let name = view.reader.cases().row(*case).map(|row| row.person.name.clone());
                format!("{case}  {}", name.unwrap_or_default())
            }
            Self::Settle(id) => {
                let objection = view.reader.cases().objection(*id);
                let reason = objection.map_or("", |objection| &objection.reason);
                let gaps = [("id", id.to_string().into()), ("reason", reason.into())];
                view.words.say_with("objection-open", &gaps)
            }
        };
        (told, Tone::Strong)
    }

    fn command(&self, form: &Form) -> (Command, Option<u64>) {
        let (command, seen) = match *self {
            Self::Record(case, seen) => {
                let reason = form.text("reason").trim().to_owned();
                (NoticeCommand::Object { case, reason }, Some(seen))
            }
            Self::Settle(objection) => {
                let upheld = form.choice("outcome") == Some(0);
                let finding = form.text("finding").trim().to_owned();
                (NoticeCommand::Settle { objection, upheld, finding }, None)
            }
        };
        (Command::Notice(command), seen)
    }
}
