//! The legacy lines among which one is taken, each on a row with what stands on it, and
//! what differs marked.

use crate::base::PersonId;
use crate::casework::LegacyRelation;
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone};
use ratatui::layout::Rect;

/// What a row shows: the key of its heading, and the cells it takes.
const COLUMNS: [(&str, u16); 6] = [
    ("compare-legacy-no", 14),
    ("label-name", 9),
    ("compare-balance", 13),
    ("compare-enjoyed", 12),
    ("compare-monthly", 10),
    ("compare-standing", 9),
];

/// Cells of all of them.
pub const WIDTH: u16 = 67;

/// The headings over the rows.
pub fn headings(canvas: &mut Canvas, area: Rect, view: &View) {
    let texts = COLUMNS.map(|(key, _)| (view.words.say(key).to_owned(), Tone::Muted));
    row(canvas, area, &texts);
}

/// One line of a person, by its legacy number.
pub fn line(canvas: &mut Canvas, area: Rect, person: PersonId, legacy_no: &str, view: &View) {
    let Some(file) = view.reader.person(person) else { return };
    let own = file.legacy.iter().map(|relation| (&*file.name, relation));
    let further = file.further_lines.iter().map(|line| (&*line.name, &line.relation));
    let mut lines = own.chain(further);
    let Some(first) = lines.next() else { return };
    let here = std::iter::once(first).chain(lines).find(|(_, line)| line.legacy_no == legacy_no);
    let Some(here) = here else { return };
    let held_against = texts(first, view);
    let mut at = 0;
    let told = texts(here, view).map(|text| {
        let differs = at > 0 && text != held_against[at];
        at += 1;
        if differs { (format!("!{text}"), Tone::Match) } else { (text, Tone::Plain) }
    });
    row(canvas, area, &told);
}

fn texts((name, line): (&str, &LegacyRelation), view: &View) -> [String; 6] {
    let draws = if line.drawing { "compare-draws" } else { "compare-draws-not" };
    [
        line.legacy_no.clone(),
        name.to_owned(),
        line.balance.grouped(),
        line.enjoyed.grouped(),
        line.monthly.grouped(),
        view.words.say(draws).to_owned(),
    ]
}

fn row(canvas: &mut Canvas, area: Rect, texts: &[(String, Tone); 6]) {
    let mut x = area.x;
    for ((text, tone), (_, cells)) in texts.iter().zip(COLUMNS) {
        let room = (cells - 1).min(area.right().saturating_sub(x));
        canvas.text(x, area.y, room, text, *tone);
        x += cells;
    }
}
