//! What each choice brings this person, side by side: every figure with its clause
//! and its working (E4, G3).

use crate::casework::{Choice, Cohort, OptionFigures, Person, Route};
use crate::desk::canvas::Canvas;
use crate::desk::text::wrap;
use crate::desk::{Tone, View};
use crate::policy::{Origin, Rule};
use crate::words::choice_name;
use ratatui::layout::Rect;

/// A cell's lines, before they are wrapped.
type CellLines = Vec<(String, Tone)>;

/// What stands beside one another for a person.
pub struct Options<'a> {
    person: &'a Person,
    figures: [OptionFigures; 3],
    view: &'a View<'a>,
}

impl<'a> Options<'a> {
    /// The options of a person, as the office reckons them now.
    pub fn new(person: &'a Person, view: &'a View<'a>) -> Self {
        Self { person, figures: view.reader.options(person), view }
    }

    /// Draws the table from the top of an area with one column chosen, if any; gives
    /// the rows used.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, chosen: Option<usize>) -> u16 {
        let words = self.view.words;
        let rows: [(&str, fn(&Self, &OptionFigures) -> CellLines); 5] = [
            ("act-row-top-up", Self::top_up),
            ("act-row-balance", Self::balance),
            ("act-row-yearly", Self::yearly),
            ("act-row-route", Self::route),
            ("act-row-later", Self::later),
        ];
        let label = rows.iter().map(|(key, _)| crate::desk::text::width(words.say(key)));
        let label = label.max().unwrap_or(0) as u16 + 1;
        let column = area.width.saturating_sub(label) / 3;
        let x = |at: usize| area.x + label + column * at as u16;
        self.headings(canvas, area, (label, column), chosen);
        let mut y = area.y + 1;
        for (key, cell) in rows {
            canvas.text(area.x, y, label, words.say(key), Tone::Muted);
            let mut tallest = 1;
            for (at, figures) in self.figures.iter().enumerate() {
                let room = usize::from(column.saturating_sub(2));
                let lines = cell(self, figures).into_iter().flat_map(|(line, tone)| {
                    wrap(&line, room).into_iter().map(move |line| (line, tone))
                });
                let mut row = 0;
                for (line, tone) in lines {
                    if y + row < area.bottom() {
                        canvas.text(x(at) + 1, y + row, column - 1, &line, tone);
                    }
                    row += 1;
                }
                tallest = tallest.max(row);
            }
            y = (y + tallest).min(area.bottom());
        }
        if let Some(at) = chosen {
            let place = Rect { x: x(at), y: area.y, width: column, height: y - area.y };
            canvas.lay(place, canvas.theme().selection());
        }
        y - area.y
    }

    /// Which of the figures are the office's setting and not the plan's.
    pub fn settings(&self) -> String {
        let words = self.view.words;
        let office = |name: &str| {
            let origin = self.view.reader.policy().origin(name);
            origin.is_some_and(|(origin, _, _)| origin == Origin::Office)
        };
        let parts = [
            ("legacy_balance_carried", "act-set-carried"),
            ("first_subsidy_year", "act-set-first-year"),
        ];
        let year = self.view.reader.rules().first_subsidy_year.to_string();
        let set = parts.into_iter().filter(|(name, _)| office(name));
        let set: Vec<String> =
            set.map(|(_, key)| words.say_with(key, &[("year", year.clone().into())])).collect();
        if set.is_empty() {
            return String::new();
        }
        words.say_with("act-set-by-office", &[("what", set.join(words.say("act-and")).into())])
    }

    fn headings(
        &self,
        canvas: &mut Canvas,
        area: Rect,
        (label, column): (u16, u16),
        chosen: Option<usize>,
    ) {
        let words = self.view.words;
        for (at, choice) in Choice::ALL.into_iter().enumerate() {
            let x = area.x + label + column * at as u16;
            let sign = if chosen == Some(at) { canvas.theme().glyphs().selected } else { " " };
            let digit = (at + 1).to_string();
            let present = self.person.present_choice() == Some(choice);
            let present = if present { words.say("act-present") } else { "" };
            let pieces = [
                (sign, Tone::Accent),
                (&*digit, Tone::Key),
                (" ", Tone::Plain),
                (choice_name(choice, words), Tone::Strong),
                (" ", Tone::Plain),
                (present, Tone::Warn),
            ];
            canvas.pieces(x, area.y, column, &pieces);
        }
    }

    fn top_up(&self, figures: &OptionFigures) -> CellLines {
        let Some(amount) = figures.top_up else { return nothing() };
        let rules = self.view.reader.rules();
        let gaps = [
            ("years", rules.subsidy_years.to_string().into()),
            ("yearly", short(rules.annual_subsidy.grouped()).into()),
            ("enjoyed", short(figures.enjoyed.grouped()).into()),
        ];
        let working = self.view.words.say_with("act-option-working", &gaps);
        vec![cited(amount.grouped(), figures.rules[0]), (working, Tone::Muted)]
    }

    fn balance(&self, figures: &OptionFigures) -> CellLines {
        let words = self.view.words;
        let (amount, key) = match (figures.carried_over, figures.refund) {
            (Some(carried), _) => (carried, "act-option-carried"),
            (None, Some(refund)) => (refund, "act-option-refunded"),
            (None, None) => return nothing(),
        };
        vec![cited(amount.grouped(), figures.rules[1]), (words.say(key).to_owned(), Tone::Plain)]
    }

    fn yearly(&self, figures: &OptionFigures) -> CellLines {
        let words = self.view.words;
        let Some(amount) = figures.yearly else {
            let key = match figures.choice {
                Choice::Neither => "act-option-no-subsidy",
                _ if figures.top_up.is_some() => "act-option-topped-up",
                _ => "act-option-years-used",
            };
            return vec![cited(words.say(key).to_owned(), figures.rules[2])];
        };
        let gaps =
            [("amount", amount.grouped().into()), ("years", figures.years_left.to_string().into())];
        let line = words.say_with("act-option-yearly", &gaps);
        vec![(line, Tone::Strong), self.clause(figures.rules[2])]
    }

    fn route(&self, figures: &OptionFigures) -> CellLines {
        let key = match figures.route {
            Some(Route::Account) => "route-account",
            Some(Route::Bank) => "route-bank",
            None if figures.refund.is_some() => "act-option-refund-only",
            None => return nothing(),
        };
        vec![(self.view.words.say(key).to_owned(), Tone::Plain)]
    }

    fn later(&self, figures: &OptionFigures) -> CellLines {
        let words = self.view.words;
        let original = self.person.cohort == Cohort::Original;
        let (key, rule) = match figures.choice {
            Choice::Resident if original && figures.top_up.is_some() => {
                ("act-later-merged", Rule::T7)
            }
            Choice::Employee | Choice::Neither if figures.refund.is_some() => {
                ("act-later-refunded", Rule::E3)
            }
            _ => ("act-later-yes", Rule::E3),
        };
        vec![(words.say(key).to_owned(), Tone::Plain), self.clause(rule)]
    }

    fn clause(&self, rule: Rule) -> (String, Tone) {
        (rule.to_string(), Tone::Accent)
    }
}

fn nothing() -> CellLines {
    vec![("—".to_owned(), Tone::Muted)]
}

/// A figure with its clause behind it.
fn cited(figure: String, rule: Rule) -> (String, Tone) {
    (format!("{figure}  {rule}"), Tone::Strong)
}

/// Whole yuan without their empty fen, for workings.
fn short(grouped: String) -> String {
    grouped.strip_suffix(".00").map(str::to_owned).unwrap_or(grouped)
}
