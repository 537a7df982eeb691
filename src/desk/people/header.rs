//! The head of a person's file: who, which people, what comes next, the fifteen years.

use super::file::Sheet;
use super::next::next_step;
use crate::base::mask_tail;
use crate::casework::{Choice, Cohort, Confirmation, Fact, Person};
use crate::desk::screen::View;
use crate::desk::shown::years;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::office::Reader;
use crate::words::{Words, choice_name, clause_of, cohort_name, confirmation_name, sex_name};
use ratatui::layout::Rect;

/// Rows it takes.
pub const HEIGHT: u16 = 5;

/// Draws it on the first rows of an area.
pub fn header(canvas: &mut Canvas, area: Rect, sheet: &Sheet, view: &View) {
    let row = |y: u16| Rect { y: area.y + y, height: 1, ..area };
    who(canvas, row(0), sheet, view);
    standing(canvas, row(1), sheet, view);
    match sheet.as_of {
        Some(day) => {
            let told = view.words.say_with("file-as-of", &[("day", day.to_string().into())]);
            let told = format!("{} {told}", canvas.theme().glyphs().selected);
            canvas.text(area.x, area.y + 2, area.width, &told, Tone::Warn);
            canvas.lay(row(2), canvas.theme().selection());
        }
        None => next(canvas, row(2), sheet.person, view),
    }
    years::years(canvas, Rect { y: area.y + 3, height: 2, ..area }, sheet.person, view);
}

/// `张桂兰  女 68 岁  530122********0741  昆阳街道 南村`.
fn who(canvas: &mut Canvas, area: Rect, sheet: &Sheet, view: &View) {
    let person = sheet.person;
    let number = sheet.id_number();
    let revealed = sheet.shown == Some(Fact::IdNumber);
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
fn standing(canvas: &mut Canvas, area: Rect, sheet: &Sheet, view: &View) {
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

/// `同名同村另有 1 人：注意核对证件号`.
pub fn alike_warning(count: usize, words: &Words) -> String {
    words.say_with("people-alike", &[("count", count.into())])
}

/// `女 68 岁`; a person who died is as old as on that day.
pub fn sex_and_age(person: &Person, view: &View) -> String {
    let day = person.died.unwrap_or(view.now.date());
    let gaps = [
        ("sex", sex_name(person.id_number.sex(), view.words).into()),
        ("age", person.id_number.age_on(day).to_string().into()),
    ];
    view.words.say_with("people-sex-age", &gaps)
}

/// `昆阳街道 南村`.
pub fn place(person: &Person, reader: &Reader) -> String {
    let township = reader.places().township_name(person.township);
    match person.village {
        Some(village) => format!("{township} {}", reader.places().village_short(village)),
        None => township,
    }
}

/// Cohort, benefit or confirmation, choice: what kind of person of the plan this is.
pub fn standing_line(person: &Person, dot: &str, words: &Words) -> String {
    let mut parts = vec![
        words.say_with("people-cohort", &[("cohort", cohort_name(person.cohort, words).into())]),
    ];
    match &person.legacy {
        Some(legacy) if legacy.drawing && legacy.ended.is_none() => parts
            .push(words.say_with("people-drawing", &[("amount", legacy.monthly.grouped().into())])),
        _ if person.cohort == Cohort::Original => {}
        _ => parts.push(confirmation_line(&person.confirmation, words)),
    }
    if let Some(choice) = person.present_choice() {
        parts.push(choice_line(choice, words));
    }
    if let Some(died) = person.died {
        parts.push(words.say_with("people-died", &[("day", died.to_string().into())]));
    }
    parts.join(&format!(" {dot} "))
}

/// `已确认 2020-05-11`.
pub fn confirmation_line(confirmation: &Confirmation, words: &Words) -> String {
    let name = confirmation_name(confirmation, words);
    match confirmation {
        Confirmation::Confirmed(on) => format!("{name} {on}"),
        _ => name.to_owned(),
    }
}

fn choice_line(choice: Choice, words: &Words) -> String {
    words.say_with("people-chose", &[("choice", choice_name(choice, words).into())])
}

/// A phone or account with all but its end masked; `-` where there is none.
pub fn masked(text: &str) -> String {
    if text.is_empty() { "-".to_owned() } else { mask_tail(text, 4) }
}
