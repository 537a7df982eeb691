//! Recording an objection to a notice, and settling it (C4).

use crate::base::{CaseId, ObjectionId};
use crate::casework::{Command, NoticeCommand};
use crate::desk::screen::{Answer, FormDraft, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Field, Filling, Form, centred, popup};
use crate::office::Reader;
use crate::words::Words;
use ratatui::layout::Rect;

/// The popup; it submits and hands what became of it to the list.
pub struct ObjectionSlip {
    about: About,
    seen: u64,
    form: Form,
}

enum About {
    Case(CaseId),
    Objection(ObjectionId),
}

impl ObjectionSlip {
    /// Records an objection to a case in notice.
    pub fn record(case: CaseId, seen: u64) -> Self {
        let form = Form::new(vec![Field::text("reason", "cases-objected", "")], "act-record");
        Self { about: About::Case(case), seen, form }
    }

    /// Settles an objection that is open.
    pub fn settle(objection: ObjectionId, seen: u64) -> Self {
        let outcomes = ["cases-upheld", "cases-dismissed"].map(str::to_owned).to_vec();
        let fields = vec![
            Field::choice("outcome", "cases-outcome", outcomes, None),
            Field::text("finding", "label-finding", ""),
        ];
        let form = Form::new(fields, "cases-settle");
        Self { about: About::Objection(objection), seen, form }
    }

    fn title_key(&self) -> &'static str {
        match self.about {
            About::Case(_) => "cases-object",
            About::Objection(_) => "cases-settle",
        }
    }

    fn save(&mut self) -> Step {
        if !self.form.check(&["reason", "outcome", "finding"]) {
            return Step::Stay;
        }
        let (command, seen) = match self.about {
            About::Case(case) => {
                let reason = self.form.text("reason").trim().to_owned();
                (NoticeCommand::Object { case, reason }, Some(self.seen))
            }
            About::Objection(objection) => {
                let upheld = self.form.choice("outcome") == Some(0);
                let finding = self.form.text("finding").trim().to_owned();
                (NoticeCommand::Settle { objection, upheld, finding }, None)
            }
        };
        Step::submit(Command::Notice(command), seen)
    }
}

impl Screen for ObjectionSlip {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        // One field: Enter on it is enough.
        if matches!(self.about, About::Case(_)) && *input == Input::Act(Action::Accept) {
            return self.save();
        }
        match self.form.update(input) {
            Filling::Save => self.save(),
            Filling::Step(step) => step,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let inside = popup(canvas, centred(area, 66, 10), words.say(self.title_key()));
        let told = match self.about {
            About::Case(case) => {
                let name = view.reader.cases().row(case).map(|row| row.person.name.clone());
                format!("{case}  {}", name.unwrap_or_default())
            }
            About::Objection(id) => {
                let reason =
                    view.reader.cases().objection(id).map_or("", |objection| &objection.reason);
                let gaps = [("id", id.to_string().into()), ("reason", reason.into())];
                words.say_with("objection-open", &gaps)
            }
        };
        let told_area = Rect { y: inside.y + 1, height: 2, ..inside };
        let rows = canvas.paragraph(told_area, &told, Tone::Strong);
        let y = told_area.y + rows + 1;
        let form = Rect { y, height: inside.bottom().saturating_sub(y), ..inside };
        self.form.view(canvas, form, words);
    }

    fn title(&self, words: &Words) -> String {
        words.say(self.title_key()).to_owned()
    }

    fn context(&self) -> KeyContext {
        self.form.context()
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = self.form.keys();
        keys.push(Action::Back.hint("confirm-cancel"));
        keys
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::Done(_) => Step::Pop(answer.clone()),
            answer if self.form.answered(answer) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn draft(&self) -> Option<FormDraft> {
        let text = self.form.draft();
        Some(match self.about {
            About::Case(case) => FormDraft::new(self.title_key(), case, text),
            About::Objection(objection) => FormDraft::new(self.title_key(), objection, text),
        })
    }

    fn resume(&mut self, text: &str, _reader: &Reader) {
        self.form.resume(text);
    }

    fn popup(&self) -> bool {
        true
    }
}
