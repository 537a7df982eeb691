//! What a case waits for at its place: since when, until when, why, how much.

use crate::casework::Stage;
use crate::desk::forms::destination;
use crate::desk::people::days;
use crate::desk::screen::View;
use crate::desk::terminal::Tone;
use crate::office::{Queue, QueueRow};
use crate::words::step_name;

/// The heading over [`detail`] at a place.
pub(super) fn detail_heading(place: Option<Queue>) -> &'static str {
    match place {
        Some(Queue::Returned) => "cases-returned-why",
        Some(Queue::InNotice) => "cases-until",
        Some(Queue::Payable) => "label-amount",
        _ => "cases-since",
    }
}

/// What a column has room for.
pub(super) fn detail(row: QueueRow<'_>, view: &View) -> (String, Tone) {
    let (words, reader) = (view.words, view.reader);
    let case = row.case;
    if let Some(period) = case.notice {
        let until = period.last_day();
        let left = format!("{until}  {}", days(reader.today(), until, words));
        return match case.objections.len() {
            0 => (left, Tone::Plain),
            count => {
                let told = words.say_with("cases-objections", &[("count", count.into())]);
                (format!("! {told}  {left}"), Tone::Warn)
            }
        };
    }
    match (case.stage, &case.returned) {
        (Stage::Returned, Some(back)) => (back.reason.clone(), Tone::Warn),
        (Stage::Payable, _) => {
            let amount = reader.review().working(case).map(|working| working.claimed.grouped());
            let to = destination(row.person, case, words);
            (format!("{}  {to}", amount.unwrap_or_default()), Tone::Strong)
        }
        _ => (case.since.date().to_string(), Tone::Plain),
    }
}

/// All there is to say of a case.
pub(super) fn in_full(row: QueueRow<'_>, heading: &'static str, view: &View) -> (String, Tone) {
    let (words, reader) = (view.words, view.reader);
    let objection = row.case.objections.first().and_then(|id| reader.cases().objection(*id));
    match (objection, &row.case.returned, row.case.stage) {
        (Some(open), ..) => {
            let gaps =
                [("id", open.id.to_string().into()), ("reason", open.reason.as_str().into())];
            (words.say_with("objection-open", &gaps), Tone::Warn)
        }
        (None, Some(back), Stage::Returned) => {
            let gaps = [
                ("by", reader.staff().name(&back.by).into()),
                ("step", step_name(back.from, words).into()),
                ("reason", back.reason.as_str().into()),
            ];
            let told = words.say_with("review-returned", &gaps);
            let opener = row.case.opener().map(|login| reader.staff().name(login));
            let label = words.say("review-prepared");
            (format!("{told}  {label} {}", opener.unwrap_or_default()), Tone::Warn)
        }
        _ => {
            let (told, _) = detail(row, view);
            (format!("{}  {told}", words.say(heading)), Tone::Plain)
        }
    }
}
