//! The fifteen years of subsidy as one line that reads at a glance (A1).

use crate::casework::{Choice, Person, SubsidyState};
use crate::desk::screen::View;
use crate::desk::terminal::Glyphs;
use crate::desk::terminal::{Canvas, Tone};
use crate::policy::Rule;
use crate::words::Words;
use ratatui::layout::Rect;

/// The state of a year, shown by a sign and never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Paid to the person.
    Paid,
    /// Claimed or approved.
    UnderWay,
    /// Rejected or recovered; free again.
    Failed,
    /// Not used so far.
    Free,
}

const LEGEND: [(Mark, &str); 4] = [
    (Mark::Paid, "years-paid"),
    (Mark::UnderWay, "years-under-way"),
    (Mark::Free, "years-free"),
    (Mark::Failed, "years-failed"),
];

impl Mark {
    fn shown(self, glyphs: &Glyphs) -> (&'static str, Tone) {
        match self {
            Self::Paid => (glyphs.done, Tone::Good),
            Self::UnderWay => (glyphs.working, Tone::Warn),
            Self::Failed => (glyphs.failed, Tone::Bad),
            Self::Free => (glyphs.open, Tone::Muted),
        }
    }
}

/// The years in a line and the legend below it, two rows; or why there are none.
pub fn years(canvas: &mut Canvas, area: Rect, person: &Person, view: &View) {
    let label = format!("{}  ", view.words.say("years-label"));
    let indent = area.x + canvas.text(area.x, area.y, area.width, &label, Tone::Muted);
    let rest = Rect { x: indent, width: area.right().saturating_sub(indent), ..area };
    match none(person, view.words) {
        Some((shown, rule)) => {
            let clause = format!("  {rule}");
            let pieces = [(shown.as_str(), Tone::Plain), (&clause, Tone::Accent)];
            canvas.pieces(rest.x, rest.y, rest.width, &pieces);
        }
        None => marked_years(canvas, rest, person, view),
    }
}

/// Why a person gets no annual subsidy, and by which rule.
fn none(person: &Person, words: &Words) -> Option<(String, Rule)> {
    if let Some(made) = person.transition() {
        let amount = [("amount", made.top_up.grouped().into())];
        return Some((words.say_with("years-topped-up", &amount), Rule::A5));
    }
    if let Some(made) = person.top_up_to_recover() {
        let amount = [("amount", made.top_up.grouped().into())];
        return Some((words.say_with("years-to-recover", &amount), Rule::A5));
    }
    let neither = person.present_choice() == Some(Choice::Neither) && person.subsidies.is_empty();
    neither.then(|| (words.say("years-neither").to_owned(), Rule::E1))
}

fn marked_years(canvas: &mut Canvas, area: Rect, person: &Person, view: &View) {
    let rules = view.reader.rules();
    let total = totals(person, rules.subsidy_years, view.words);
    let glyphs = canvas.theme().glyphs();
    let marks = marks(person, rules.first_subsidy_year, rules.subsidy_years);
    let mut x = area.x;
    for (at, (year, mark)) in marks.iter().enumerate() {
        let (sign, tone) = mark.shown(glyphs);
        let name = if at == 0 { year.to_string() } else { format!("{:02}", year % 100) };
        let room = area.right().saturating_sub(x);
        x += canvas.pieces(x, area.y, room, &[(&name, Tone::Plain), (sign, tone)]) + 1;
    }
    let needed = crate::desk::terminal::text::width(&total) as u16;
    let fits = x + 2 + needed <= area.right();
    let total_row = if fits { area.y } else { area.y + 1 };
    let mut x = area.x;
    for (mark, word) in LEGEND {
        let (sign, tone) = mark.shown(glyphs);
        let pieces = [(sign, tone), (" ", Tone::Plain), (view.words.say(word), Tone::Muted)];
        x += canvas.pieces(x, area.y + 1, area.right().saturating_sub(x), &pieces) + 2;
    }
    canvas.text_right(area.x, total_row, area.width, &total, Tone::Strong);
}

/// `3 年 3,000.00 元 · 余 12 年`.
pub fn totals(person: &Person, most: u32, words: &Words) -> String {
    let used = person.years_subsidised();
    let gaps = [
        ("used", (used as usize).into()),
        ("amount", person.subsidised().grouped().into()),
        ("left", (most.saturating_sub(used) as usize).into()),
    ];
    words.say_with("years-totals", &gaps)
}

/// As many years as can be subsidised, from the first on; the window moves on
/// where later years were claimed.
fn marks(person: &Person, first: u32, most: u32) -> Vec<(u32, Mark)> {
    let last = person.subsidies.iter().map(|subsidy| subsidy.year).max().unwrap_or(first);
    let from = first.max((last + 1).saturating_sub(most));
    (from..from + most).map(|year| (year, mark(person, year))).collect()
}

fn mark(person: &Person, year: u32) -> Mark {
    let last = person.subsidies.iter().rfind(|subsidy| subsidy.year == year);
    match last.map(|subsidy| subsidy.state) {
        None => Mark::Free,
        Some(SubsidyState::Paid) => Mark::Paid,
        Some(SubsidyState::Due | SubsidyState::Approved) => Mark::UnderWay,
        Some(SubsidyState::Rejected | SubsidyState::Recovered) => Mark::Failed,
    }
}
