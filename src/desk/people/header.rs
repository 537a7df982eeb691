//! The head of a person's file: who, which people, what comes next, the fifteen years.

use super::next::next_step;
use super::sheet::PersonSheet;
use crate::casework::{Person, RevealedFact};
use crate::desk::screen::View;
use crate::desk::shown::person::{alike_warning, place, sex_and_age, standing_line};
use crate::desk::shown::years;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::words::clause_of;
use ratatui::layout::Rect;

/// Rows it takes.
pub const HEIGHT: u16 = 5;

/// Draws it on the first rows of an area.
pub fn header(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let row = |y: u16| Rect { y: area.y + y, height: 1, ..area };
    who(canvas, row(0), sheet, view);
    standing(canvas, row(1), sheet, view);
    match sheet.as_of {
        Some(day) => {
            let shown = view.words.say_with("file-as-of", &[("day", day.to_string().into())]);
            let shown = format!("{} {shown}", canvas.theme().glyphs().selected);
            canvas.text(area.x, area.y + 2, area.width, &shown, Tone::Warn);
            canvas.lay(row(2), canvas.theme().selection());
        }
        None => next(canvas, row(2), sheet.person, view),
    }
    years::years(canvas, Rect { y: area.y + 3, height: 2, ..area }, sheet.person, view);
}

/// `张桂兰  女 68 岁  530122********0741  昆阳街道 南村`.
fn who(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let person = sheet.person;
    let number = sheet.id_number();
    let revealed = sheet.shown == Some(RevealedFact::IdNumber);
    let pieces = [
        (person.name.as_str(), Tone::Strong),
        ("  ", Tone::Plain),
        (&sex_and_age(person, view), Tone::Plain),
        ("  ", Tone::Plain),
        (&number, if revealed { Tone::Warn } else { Tone::Plain }),
        ("  ", Tone::Plain),
        (&place(person, view.reader), Tone::Plain),
    ];
    canvas.pieces(area.x, area.y, area.width.saturating_sub(9), &pieces);
    canvas.text_right(area.x, area.y, area.width, &person.id.to_string(), Tone::Muted);
}

/// `原参保人 · 领取中 312.40 元/月`, and at the right what to look twice at.
fn standing(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let line = standing_line(sheet.person, canvas.theme().glyphs().dot, view.words);
    let used = canvas.text(area.x, area.y, area.width, &line, Tone::Plain);
    let note = match (sheet.news, sheet.alike) {
        (Some(by), _) => view.words.say_with("file-news", &[("by", by.into())]),
        (None, 0) => return,
        (None, count) => alike_warning(count, view.words),
    };
    let note = format!("! {note}");
    canvas.text_right(
        area.x + used + 2,
        area.y,
        area.width - (used + 2).min(area.width),
        &note,
        Tone::Warn,
    );
}

fn next(canvas: &mut Canvas, area: Rect, person: &Person, view: &View) {
    let next = next_step(view.reader, person, view.words);
    let label = format!("{}  ", view.words.say("next-label"));
    let dot = format!(" {} ", canvas.theme().glyphs().dot);
    let tone = if next.waits { Tone::Plain } else { Tone::Strong };
    let mut pieces = vec![(label.as_str(), Tone::Muted), (next.what.as_str(), tone)];
    let who = next.who(view.reader, person, view.words);
    if !who.is_empty() {
        pieces.extend([(dot.as_str(), Tone::Muted), (who.as_str(), Tone::Plain)]);
    }
    let mut clause = clause_of(next.rule, view.words);
    if next.others > 0 {
        clause += &view.words.say_with("next-others", &[("count", next.others.into())]);
    }
    // The clause stays whole, whatever stands before it.
    let room = area.width.saturating_sub(text::width(&clause) as u16 + 2);
    let used = canvas.pieces(area.x, area.y, room, &pieces) + 2;
    canvas.text(area.x + used, area.y, area.width - used, &clause, Tone::Accent);
}
