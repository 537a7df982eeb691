//! 身份确认: the layers as a path with who decided each and when, and the land facts.

use super::nothing::nothing;
use crate::base::{Date, Instant, Login};
use crate::casework::{
    Confirmation, ConfirmationProgress, Envelope, Layer, LayerOutcome, ReviewStep,
};
use crate::desk::people::next::days;
use crate::desk::people::sheet::PersonSheet;
use crate::desk::screen::View;
use crate::desk::shown::project::project_line;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::desk::widgets::{Fact, facts, two_panes};
use crate::policy::Rule;
use crate::words::{mu, step_name};
use ratatui::layout::Rect;

pub(super) fn view(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let clause = |rule: Rule| [("clause", rule.clause().into())];
    if sheet.person.confirmation == Confirmation::NotNeeded {
        let shown = view.words.say_with("confirmation-none-needed", &clause(Rule::C1));
        return nothing(canvas, area, &shown);
    }
    let (left, right) = layout(canvas, area);
    let records = sheet.records.iter().map(|record| {
        let (seq, at, actor) = (record.seq, record.at, record.actor.clone());
        (Envelope { seq, at, actor }, &record.events[..])
    });
    match ConfirmationProgress::of(records) {
        Some(path) => draw_path(canvas, left, &path, sheet.day(view.now.date()), view),
        None => {
            let shown = view.words.say_with("confirmation-none-opened", &clause(Rule::C3));
            nothing(canvas, left, &shown);
        }
    }
    let land = land(sheet, view);
    if right.y == left.y {
        facts(canvas, right, &land);
        return;
    }
    let shown = land.iter().map(|fact| format!("{} {}", fact.label, fact.value));
    let shown = shown.collect::<Vec<_>>().join("  ");
    canvas.paragraph(right, &shown, Tone::Muted);
}

/// The path and the land facts: beside each other where there is room, else below.
fn layout(canvas: &mut Canvas, area: Rect) -> (Rect, Rect) {
    const BESIDE_FROM: u16 = 98;
    const BELOW: u16 = 2;
    if let (left, Some(right)) = two_panes(canvas, area, 60, BESIDE_FROM) {
        return (left, right);
    }
    let below = BELOW.min(area.height);
    let path = Rect { height: area.height - below, ..area };
    (path, Rect { y: path.bottom(), height: below, ..area })
}

fn draw_path(canvas: &mut Canvas, area: Rect, path: &ConfirmationProgress, day: Date, view: &View) {
    let opener = path.case.opener().map(|opener| view.reader.staff().name(opener));
    let opened = view.words.say_with(
        "confirmation-opened",
        &[
            ("case", path.case.id.to_string().into()),
            ("by", opener.unwrap_or_default().into()),
            ("at", path.case.opened.date().to_string().into()),
        ],
    );
    canvas.text(area.x, area.y, area.width, &opened, Tone::Muted);
    let waits_at = path.waits_at(day);
    let mut y = area.y + 1;
    for layer in &path.layers {
        let waiting = waits_at == Some(layer.step);
        draw_layer(canvas, Rect { y, height: 1, ..area }, layer, waiting, view);
        y += 1;
        for (note, tone) in notes(layer, path, day, view) {
            let room = Rect {
                x: area.x + 4,
                y,
                width: area.width.saturating_sub(4),
                height: area.bottom().saturating_sub(y),
            };
            y += canvas.paragraph(room, &note, tone);
        }
    }
}

/// `■ 乡镇复核    李华  2020-05-04 09:00`.
fn draw_layer(canvas: &mut Canvas, area: Rect, layer: &Layer, waiting: bool, view: &View) {
    let names = ReviewStep::ALL.into_iter().filter(|step| step.is_confirmation());
    let names = names.map(|step| text::width(step_name(step, view.words)));
    let name_width = names.max().unwrap_or(0) as u16 + 5;
    let glyphs = canvas.theme().glyphs();
    let (sign, tone, word) = match &layer.outcome {
        _ if waiting => (glyphs.working, Tone::Warn, "layer-waiting"),
        None => (glyphs.open, Tone::Muted, "layer-open"),
        Some(LayerOutcome::Passed) => (glyphs.done, Tone::Good, "layer-passed"),
        Some(LayerOutcome::Returned(_)) => (glyphs.failed, Tone::Bad, "layer-returned"),
        Some(LayerOutcome::Rejected(_)) => (glyphs.failed, Tone::Bad, "layer-rejected"),
    };
    let name = format!(" {}", step_name(layer.step, view.words));
    canvas.pieces(area.x, area.y, area.width, &[(sign, tone), (&name, Tone::Plain)]);
    let x = area.x + name_width;
    let room = area.right().saturating_sub(x);
    let decided = layer.decided.as_ref().map(|by| signed(by, view)).unwrap_or_default();
    let word = format!("{}  ", view.words.say(word));
    canvas.pieces(x, area.y, room, &[(&word, tone), (&decided, Tone::Plain)]);
}

/// `李华  2020-05-04 09:00`.
fn signed((by, at): &(Login, Instant), view: &View) -> String {
    format!("{}  {} {}", view.reader.staff().name(by), at.date(), at.hour_minute())
}

/// What stands below a layer: the reason, the notice's days, the objections.
fn notes(
    layer: &Layer,
    path: &ConfirmationProgress,
    day: Date,
    view: &View,
) -> Vec<(String, Tone)> {
    let words = view.words;
    let mut notes = Vec::new();
    if let Some(LayerOutcome::Returned(reason) | LayerOutcome::Rejected(reason)) = &layer.outcome {
        let shown = words.say_with("layer-reason", &[("reason", reason.clone().into())]);
        notes.push((shown, Tone::Bad));
    }
    if layer.step != ReviewStep::Notice {
        return notes;
    }
    if let Some(period) = path.case.notice {
        let until = period.last_day();
        let gaps =
            [("posted", period.from.to_string().into()), ("until", until.to_string().into())];
        let mut shown = words.say_with("layer-notice", &gaps);
        if until >= day {
            shown = format!("{shown}  {}", days(day, until, words));
        }
        notes.push((shown, Tone::Muted));
    }
    for objection in &path.objections {
        let (key, tone) = match objection.settled.as_ref().map(|(upheld, _)| *upheld) {
            None => ("objection-open", Tone::Bad),
            Some(true) => ("objection-upheld", Tone::Bad),
            Some(false) => ("objection-dismissed", Tone::Muted),
        };
        let (id, reason) = (objection.id.to_string(), objection.reason.clone());
        let gaps = [("id", id.into()), ("reason", reason.into())];
        notes.push((words.say_with(key, &gaps), tone));
    }
    notes
}

fn land(sheet: &PersonSheet, view: &View) -> Vec<Fact> {
    let words = view.words;
    let Some(land) = &sheet.person.land else {
        return vec![
            Fact::new(words.say("confirmation-land"), words.say("confirmation-no-land"))
                .tone(Tone::Warn),
        ];
    };
    let more = land.takes_too_much();
    let contracted = land.contracted.map(|area| mu(area, words));
    let taken_on = land.taken_on.map(|day| day.to_string());
    vec![
        Fact::new(
            words.say("label-project"),
            land.project.as_ref().map_or("-".to_owned(), |number| project_line(number, view)),
        ),
        Fact::new(words.say("label-contracted"), contracted.unwrap_or_else(|| "-".to_owned())),
        Fact::new(words.say("label-requisitioned"), mu(land.requisitioned, words)).tone(if more {
            Tone::Bad
        } else {
            Tone::Plain
        }),
        Fact::new(words.say("label-taken-on"), taken_on.unwrap_or_else(|| "-".to_owned())),
    ]
}
