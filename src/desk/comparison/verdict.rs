//! What is told below the rosters: what is behind the findings, what a person comes to
//! or came to, and the decisions so far.

use super::deciding::decided;
use super::doubts::{Others, doubts};
use super::rows::outcome;
use crate::casework::LegacyEnd;
use crate::casework::comparison::{CompareDecision, CompareSubject, Compared};
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone};
use crate::office::{CompareWork, RosterColumn};
use crate::words::moment;
use ratatui::layout::Rect;

/// Draws them, as far as there is room.
pub fn verdict(
    canvas: &mut Canvas,
    area: Rect,
    row: &Compared,
    (columns, others): (&[RosterColumn<'_>], &Others),
    view: &View,
) {
    canvas.rule(Rect { height: 1, ..area });
    let mut left = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let doubts = doubts(columns, others, view).into_iter().map(|told| (told, Tone::Warn));
    let told = comes_to(row, view).into_iter().map(|told| (told, Tone::Strong));
    for (line, tone) in doubts.chain(told) {
        let used = canvas.paragraph(left, &line, tone);
        left = Rect { y: left.y + used, height: left.height - used, ..left };
    }
    decisions(canvas, left, &row.key, view);
}

/// What becomes of the person, or became of them.
fn comes_to(row: &Compared, view: &View) -> Vec<String> {
    let words = view.words;
    let on =
        |key, day: crate::base::Date| vec![words.say_with(key, &[("day", day.to_string().into())])];
    let told = outcome(&row.result, words);
    match view.reader.comparison().work(row) {
        CompareWork::Ended(LegacyEnd::Merged(day)) => {
            let mut lines = on("compare-comes-merged-then", day);
            if !told.is_empty() {
                lines.push(words.say("compare-comes-merged-now").to_owned());
            }
            lines.into_iter().chain(told).collect()
        }
        CompareWork::Ended(LegacyEnd::Surrendered(day)) => on("compare-comes-refunded-then", day),
        CompareWork::Stopped(died) => on("compare-comes-stopped", died),
        CompareWork::ToReview(case) => {
            let gap = [("case", case.to_string().into())];
            vec![words.say_with("compare-waits-for-second", &gap)]
        }
        CompareWork::SentBack => vec![words.say("compare-comes-sent-back").to_owned()],
        _ if !told.is_empty() => told,
        _ => {
            let key = match &row.key {
                CompareSubject::Person(_) => "compare-comes-blocked",
                CompareSubject::Rejected(number)
                    if view.reader.rosters().unread_amounts(number).is_some() =>
                {
                    "compare-comes-amounts"
                }
                CompareSubject::Rejected(_) => "compare-comes-aside",
            };
            vec![words.say(key).to_owned()]
        }
    }
}

/// The decisions so far, the last first.
fn decisions(canvas: &mut Canvas, area: Rect, key: &CompareSubject, view: &View) {
    let words = view.words;
    let CompareSubject::Person(person) = key else { return };
    let decisions = view.reader.comparison().decisions(*person);
    let room = usize::from(area.height);
    for (at, (one, stands)) in decisions.iter().rev().take(room).enumerate() {
        let glyphs = view.theme.glyphs();
        let (sign, key, tone) = match (stands, &one.decision) {
            (true, _) => (glyphs.marked, "compare-stands", Tone::Good),
            (false, CompareDecision::Dead { .. }) => {
                (glyphs.failed, "compare-death-corrected", Tone::Warn)
            }
            (false, _) => (glyphs.failed, "compare-fallen", Tone::Warn),
        };
        let by = view.reader.staff().name(&one.by);
        let head = format!("{sign} {}  {}  ", decided(&one.decision, words), words.say(key));
        let tail = format!("{by} {}  {}", moment(one.at), one.note);
        let pieces = [(&*head, tone), (&*tail, Tone::Muted)];
        canvas.pieces(area.x, area.y + at as u16, area.width, &pieces);
    }
}
