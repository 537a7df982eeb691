//! A paper for the citizen, on the screen as it prints; copied from here to where it
//! is printed. Papers are in Chinese whatever language the desk speaks: the citizen
//! signs them.

use crate::base::PersonId;
use crate::casework::{Case, CaseKind, Choice, PersonRefusal, Refusal, choosable, covered_from};
use crate::desk::screen::{Effect, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone};
use crate::documents::{CaseReceipt, ChoiceForm, pdf_of};
use crate::office::Reader;
use crate::words::{Lang, Words, department_name};
use ratatui::layout::Rect;
use std::cell::Cell;

/// One paper, shown from a line on.
pub struct DocumentView {
    name: &'static str,
    number: String,
    lines: Vec<String>,
    top: usize,
    page: Cell<usize>,
}

impl DocumentView {
    /// The choice form to sign, with what was chosen; refused for whom the reader does not
    /// know and for who may not choose any more (E4, E5).
    pub fn choice(
        reader: &Reader,
        person: PersonId,
        chosen: Option<Choice>,
    ) -> Result<Self, Refusal> {
        let file = reader.person(person).ok_or(PersonRefusal::Unknown)?;
        choosable(file, reader.today())?;
        let form = ChoiceForm {
            file,
            options: &reader.people().options(file, reader.today()),
            chosen,
            printed: reader.today(),
            policy: reader.policy(),
            places: reader.places(),
        };
        let number = format!("{} {}", file.id, form.printed);
        Ok(Self::of("act-paper-choice", number, form.lines(Words::get(Lang::Zh))))
    }

    /// The receipt for what was handed in.
    pub fn receipt(reader: &Reader, case: &Case) -> Option<Self> {
        let words = Words::get(Lang::Zh);
        let actor = reader.actor();
        let office = match actor.township {
            Some(code) => reader.places().township_name(code),
            None => department_name(actor.department, words).to_owned(),
        };
        let receipt = CaseReceipt {
            file: reader.person(case.person)?,
            case,
            amount: reader.review().working(case).map(|working| working.claimed),
            from_year: changed_from(reader, case),
            at: reader.now(),
            office: &office,
            clerk: &actor.name,
        };
        let number = case.id.to_string();
        Some(Self::of("act-paper-receipt", number, receipt.lines(words)))
    }

    fn of(name: &'static str, number: String, lines: Vec<String>) -> Self {
        Self { name, number, lines, top: 0, page: Cell::new(1) }
    }

    /// As a file to print, named like the paper.
    fn save(&self) -> Step {
        let title = Words::get(Lang::Zh).say(self.name);
        let name = format!("{title}-{}.pdf", self.number.replace(' ', "-"));
        Step::Effect(Effect::SaveDocument(name, self.pdf()))
    }

    /// As a PDF.
    pub fn pdf(&self) -> Vec<u8> {
        pdf_of(&self.lines, &self.number)
    }

    /// As plain text, no line wider than 78 cells.
    pub fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }
}

/// The first year that a changed choice covers, while it is under review.
fn changed_from(reader: &Reader, case: &Case) -> Option<u32> {
    let file = reader.person(case.person).filter(|file| !file.choices.is_empty())?;
    match case.matter {
        CaseKind::Choice { chosen_on, .. } if !case.is_closed() => {
            Some(covered_from(file, chosen_on, reader.rules()))
        }
        _ => None,
    }
}

impl Screen for DocumentView {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        let page = self.page.get();
        let last = self.lines.len().saturating_sub(page);
        let to = match input {
            Input::Act(Action::Up) => self.top.saturating_sub(1),
            Input::Act(Action::Down) => self.top + 1,
            Input::Act(Action::PageUp) => self.top.saturating_sub(page),
            Input::Act(Action::PageDown | Action::Mark) => self.top + page,
            Input::Act(Action::First) => 0,
            Input::Act(Action::Last) => last,
            Input::Act(Action::Export) => return self.save(),
            Input::Act(Action::Copy) => return Step::copy(self.text()),
            Input::Act(Action::Accept) => return Step::back(),
            _ => return Step::Pass,
        };
        self.top = to.min(last);
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, _view: &View) {
        self.page.set(usize::from(area.height));
        let lines = self.lines.iter().skip(self.top).take(usize::from(area.height));
        for (row, line) in lines.enumerate() {
            canvas.text(area.x + 1, area.y + row as u16, area.width - 2, line, Tone::Plain);
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say(self.name).to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        let movement = [Action::PageUp, Action::PageDown].map(Hint::from);
        let save = Action::Export.hint("key-save-pdf");
        let own = [save, Action::Copy.into(), Action::Back.into()];
        movement.into_iter().chain(own).collect()
    }
}
