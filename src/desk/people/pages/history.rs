//! 经过: everything that happened to the person, newest first, from the journal.

use super::nothing::nothing;
use crate::casework::Event;
use crate::desk::people::sheet::PersonSheet;
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone};
use crate::desk::widgets::{Column, Fact, Row, facts, two_panes};
use crate::office::Record;
use crate::words::{EventText, event_text, explain_error};
use ratatui::layout::Rect;

/// From so many columns on the details stand beside the list, not below it.
const BESIDE_FROM: u16 = 98;

/// Rows of the details below the list.
const BELOW: u16 = 5;

pub(super) fn view(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    if let Some(fault) = sheet.fault {
        let explained = explain_error(fault, view.words);
        canvas.paragraph(area, &explained.what, Tone::Bad);
        return;
    }
    let newest_first = |row: usize| sheet.records.iter().rev().nth(row);
    let Some(selected) = sheet.table.selected().and_then(newest_first) else {
        return nothing(canvas, area, view.words.say("history-none"));
    };
    let (list, details) = split(canvas, area);
    let columns = [
        Column::fixed(view.words.say("history-when"), 16),
        Column::fixed(view.words.say("history-who"), 12),
        Column::grow(view.words.say("history-what"), 20),
    ];
    sheet.table.view(canvas, list, &columns, |row| match newest_first(row) {
        Some(record) => {
            let when = format!("{} {}", record.at.date(), record.at.hour_minute());
            Row::new()
                .cell(when)
                .cell(view.reader.staff().name(&record.actor))
                .cell(summary(record, sheet, view))
        }
        None => Row::new(),
    });
    detail(canvas, details, selected, sheet, view);
}

/// List and details: beside each other where there is room, else below.
fn split(canvas: &mut Canvas, area: Rect) -> (Rect, Rect) {
    if let (left, Some(right)) = two_panes(canvas, area, 60, BESIDE_FROM) {
        return (left, right);
    }
    let below = BELOW.min(area.height / 2);
    let list = Rect { height: area.height - below - 1, ..area };
    canvas.rule(Rect { y: list.bottom(), height: 1, ..area });
    (list, Rect { y: list.bottom() + 1, height: below, ..area })
}

fn told(event: &Event, sheet: &PersonSheet, view: &View) -> EventText {
    event_text(event, view.words, view.reader.places(), Some(sheet.person.township))
}

/// All that one record did, told in one line.
pub(super) fn summary(record: &Record, sheet: &PersonSheet, view: &View) -> String {
    let shown = record.events.iter().map(|event| told(event, sheet, view).title);
    shown.collect::<Vec<_>>().join(view.words.say("history-and"))
}

fn detail(canvas: &mut Canvas, area: Rect, record: &Record, sheet: &PersonSheet, view: &View) {
    let line = view.words.say_with("history-line", &[("seq", record.seq.to_string().into())]);
    let by = format!(
        "{line}  {} {}  {} ({})",
        record.at.date(),
        record.at.time_of_day(),
        view.reader.staff().name(&record.actor),
        record.actor
    );
    canvas.text(area.x, area.y, area.width, &by, Tone::Muted);
    let mut rest = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    // Below the list there are few rows: the facts of an event share them.
    let few = area.height <= BELOW;
    for event in &record.events {
        let EventText { title, details } = told(event, sheet, view);
        let mut used = canvas.paragraph(rest, &title, Tone::Strong);
        let room = Rect { y: rest.y + used, height: rest.height - used, ..rest };
        used += if few {
            let facts = details.iter().map(|(label, value)| format!("{label} {value}"));
            canvas.paragraph(room, &facts.collect::<Vec<_>>().join("  "), Tone::Plain)
        } else {
            let block: Vec<Fact> =
                details.into_iter().map(|(label, value)| Fact::new(label, value)).collect();
            facts(canvas, room, &block)
        };
        rest = Rect { y: rest.y + used, height: rest.height.saturating_sub(used), ..rest };
    }
}
