//! The line at the top of every form: whose file this is.

use super::person::{place, sex_and_age};
use crate::casework::Person;
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone};
use crate::words::cohort_name;
use ratatui::layout::Rect;

/// Draws name, sex, age, masked number, cohort and place on one line.
pub fn who(canvas: &mut Canvas, area: Rect, person: &Person, view: &View) {
    let rest = format!(
        "  {}  {}  {}  {}",
        sex_and_age(person, view),
        person.id_number.masked(),
        cohort_name(person.cohort, view.words),
        place(person, view.reader),
    );
    let died = match person.died {
        Some(day) => format!("  {} {day}", view.words.say("act-died")),
        None => String::new(),
    };
    let pieces = [(&*person.name, Tone::Strong), (&*rest, Tone::Plain), (&*died, Tone::Warn)];
    canvas.pieces(area.x, area.y, area.width, &pieces);
}
