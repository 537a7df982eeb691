//! The line at the top of every form: whose file this is.

use crate::casework::Person;
use crate::desk::canvas::Canvas;
use crate::desk::{Tone, View};
use crate::words::{cohort_name, sex_name};
use ratatui::layout::Rect;

/// Draws name, sex, age, masked number, cohort and place on one line.
pub fn who(canvas: &mut Canvas, area: Rect, person: &Person, view: &View) {
    let words = view.words;
    let age = person.id_number.age_on(view.now.date()).to_string();
    let places = view.reader.places();
    let village = person.village.map(|code| places.village_short(code)).unwrap_or_default();
    let rest = format!(
        "  {} {age}  {}  {}  {} {village}",
        sex_name(person.id_number.sex(), words),
        person.id_number.masked(),
        cohort_name(person.cohort, words),
        places.township_name(person.township),
    );
    let died = match person.died {
        Some(day) => format!("  {} {day}", words.say("act-died")),
        None => String::new(),
    };
    let pieces = [(&*person.name, Tone::Strong), (&*rest, Tone::Plain), (&*died, Tone::Warn)];
    canvas.pieces(area.x, area.y, area.width, &pieces);
}
