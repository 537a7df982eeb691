//! 参保, 缴费, 补助, 收付: what is on record, line by line.

use super::nothing::nothing;
use crate::base::{CaseId, Date, Money};
use crate::casework::{
    CaseEvent, CaseKind, Event, PaymentEvent, Stage, SubsidyState, covered_years,
};
use crate::desk::people::sheet::PersonSheet;
use crate::desk::screen::View;
use crate::desk::shown::person::confirmation_line;
use crate::desk::terminal::Glyphs;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::desk::widgets::{Column, Row};
use crate::office::Record;
use crate::policy::Rule;
use crate::words::{
    Words, choice_name, matter_title, route_name, scheme_name, stage_name, subsidy_state_name,
};
use ratatui::layout::Rect;
use std::borrow::Cow;

/// Choices with the years they cover (E3), and the one under review.
pub(super) fn choices(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let words = view.words;
    let note = words.say_with("choices-note", &[("clause", Rule::E3.clause().into())]);
    canvas.text(area.x, area.bottom() - 1, area.width, &note, Tone::Muted);
    let mut list = Rect { height: area.height - 1, ..area };
    if let Some(pending) = pending_choice(sheet, view) {
        list.height -= 1;
        canvas.text(area.x, list.bottom(), area.width, &pending, Tone::Warn);
    }
    let all = &sheet.person.choices;
    if all.is_empty() {
        let confirmation = confirmation_line(&sheet.person.confirmation, words);
        let gaps = [("confirmation", confirmation.into()), ("clause", Rule::E2.clause().into())];
        return nothing(canvas, list, &words.say_with("choices-none", &gaps));
    }
    let columns = [
        Column::fixed(words.say("label-choice"), 12),
        Column::fixed(words.say("label-chosen-on"), 12),
        Column::grow(words.say("choices-cover"), 14),
        Column::fixed(words.say("label-case"), 8),
    ];
    let covered = covered_years(sheet.person, view.reader.rules());
    sheet.table.view(canvas, list, &columns, |row| {
        let record = &all[row];
        let (from, until) = covered[row];
        let from = ("from", from.to_string().into());
        let cover = match until {
            Some(until) => {
                let until = ("until", until.to_string().into());
                words.say_with("choices-between", &[from, until])
            }
            None => words.say_with("choices-from", &[from]),
        };
        Row::new()
            .toned(choice_name(record.choice, words), Tone::Strong)
            .cell(record.chosen_on.to_string())
            .cell(cover)
            .cell(record.case.to_string())
    });
}

fn pending_choice(sheet: &PersonSheet, view: &View) -> Option<String> {
    if sheet.as_of.is_some() {
        return None;
    }
    let mut cases = sheet.person.open_cases.iter().filter_map(|id| view.reader.case(*id));
    let case = cases.find(|case| matches!(case.matter, CaseKind::Choice { .. }))?;
    let sign = view.theme.glyphs().working;
    let title = matter_title(&case.matter, view.words);
    Some(format!("{sign} {}  {title}  {}", case.id, stage_name(case.stage, view.words)))
}

/// Contributions on record (A6), newest year first.
pub(super) fn contributions(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let words = view.words;
    let mut all: Vec<_> = sheet.person.contributions.iter().collect();
    if all.is_empty() {
        let gap = [("clause", Rule::A6.clause().into())];
        return nothing(canvas, area, &words.say_with("contributions-none", &gap));
    }
    all.sort_by_key(|contribution| std::cmp::Reverse(contribution.year));
    let columns = [
        Column::fixed(words.say("label-year"), 6),
        Column::fixed(words.say("label-scheme"), 10),
        Column::fixed(words.say("label-amount"), 12).right(),
        Column::fixed(words.say("contributions-paid-on"), 12),
        Column::grow(words.say("label-voucher"), 12),
        Column::fixed(words.say("page-subsidies"), 10),
    ];
    sheet.table.view(canvas, area, &columns, |row| {
        let paid = all[row];
        let subsidy = sheet.person.subsidy_of(paid.year).filter(|s| s.scheme == paid.scheme);
        Row::new()
            .cell(paid.year.to_string())
            .cell(scheme_name(paid.scheme, words))
            .cell(paid.amount.grouped())
            .cell(paid.paid_on.to_string())
            .cell(if paid.voucher.is_empty() { "-".to_owned() } else { paid.voucher.clone() })
            .cell(subsidy.map_or("-", |subsidy| subsidy_state_name(subsidy.state, words)))
    });
}

/// Subsidies in the order of their claims (A1–A4), the rejected and recovered too.
pub(super) fn subsidies(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let words = view.words;
    let all = &sheet.person.subsidies;
    if all.is_empty() {
        let rules = view.reader.rules();
        let gaps = [
            ("amount", rules.annual_subsidy.grouped().into()),
            ("years", rules.subsidy_years.to_string().into()),
            ("clause", Rule::A1.clause().into()),
        ];
        return nothing(canvas, area, &words.say_with("subsidies-none", &gaps));
    }
    let columns = [
        Column::fixed(words.say("label-year"), 6),
        Column::fixed(words.say("label-scheme"), 10),
        Column::fixed(words.say("label-amount"), 10).right(),
        Column::grow(words.say("label-route"), 14),
        Column::fixed(words.say("people-state"), 14),
        Column::fixed(words.say("label-case"), 8),
    ];
    let glyphs = view.theme.glyphs();
    sheet.table.view(canvas, area, &columns, |row| {
        let subsidy = &all[row];
        let (sign, tone) = sign_of(subsidy.state, glyphs);
        let state = format!("{sign} {}", subsidy_state_name(subsidy.state, words));
        Row::new()
            .cell(subsidy.year.to_string())
            .cell(scheme_name(subsidy.scheme, words))
            .cell(subsidy.amount.grouped())
            .cell(route_name(subsidy.route, words))
            .toned(state, tone)
            .cell(subsidy.case.to_string())
    });
}

fn sign_of(state: SubsidyState, glyphs: &Glyphs) -> (&'static str, Tone) {
    match state {
        SubsidyState::Paid => (glyphs.done, Tone::Good),
        SubsidyState::Due | SubsidyState::Approved => (glyphs.working, Tone::Warn),
        SubsidyState::Rejected | SubsidyState::Recovered => (glyphs.failed, Tone::Bad),
    }
}

/// Money that moved, as the history tells it.
pub(super) struct PaymentLine<'a> {
    record: &'a Record,
    case: CaseId,
    amount: Money,
    paid_on: Date,
    reference: Cow<'a, str>,
}

/// The payments recorded until the sheet's day, newest first.
pub(super) fn payments_of<'a>(sheet: &'a PersonSheet) -> Vec<PaymentLine<'a>> {
    let events = sheet.records.iter().rev();
    let events = events.flat_map(|record| record.events.iter().map(move |event| (record, event)));
    let paid = events.filter_map(|(record, event)| match event {
        Event::Case(CaseEvent::PaymentRecorded { case, amount, paid_on, reference }) => {
            let (case, amount, paid_on) = (*case, *amount, *paid_on);
            let reference = reference.as_str().into();
            Some(PaymentLine { record, case, amount, paid_on, reference })
        }
        Event::Payment(PaymentEvent::Settled { case, batch, line, amount, paid_on }) => {
            let (case, amount, paid_on) = (*case, *amount, *paid_on);
            let reference = format!("{batch}-{line}").into();
            Some(PaymentLine { record, case, amount, paid_on, reference })
        }
        _ => None,
    });
    paid.collect()
}

/// Payments to the person, and what came back.
pub(super) fn payments(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let words = view.words;
    let all = payments_of(sheet);
    let awaited = awaited(sheet, view);
    let list = Rect { height: area.height - u16::from(awaited.is_some()), ..area };
    if let Some(awaited) = awaited {
        canvas.text(area.x, list.bottom(), area.width, &awaited, Tone::Warn);
    }
    if all.is_empty() {
        return nothing(canvas, list, words.say("payments-none"));
    }
    let columns = [
        Column::fixed(words.say("label-day"), 10),
        Column::grow(words.say("label-matter"), 16),
        Column::fixed(words.say("label-amount"), 12).right(),
        Column::grow(words.say("label-reference"), 10),
        Column::fixed(words.say("payments-by"), 10),
        Column::fixed(words.say("label-case"), 8),
    ];
    sheet.table.view(canvas, list, &columns, |row| {
        let paid = &all[row];
        let matter = view.reader.case(paid.case).map(|case| &case.matter);
        let back = matter.is_some_and(CaseKind::is_recovery);
        let amount = if back { -paid.amount } else { paid.amount };
        Row::new()
            .cell(paid.paid_on.to_string())
            .cell(matter.map(|matter| matter_title(matter, words)).unwrap_or_default())
            .toned(amount.grouped(), Tone::Strong)
            .cell(paid.reference.clone().into_owned())
            .cell(view.reader.staff().name(&paid.record.actor))
            .cell(paid.case.to_string())
    });
}

/// What is approved and not yet paid.
fn awaited(sheet: &PersonSheet, view: &View) -> Option<String> {
    let cases = sheet.person.open_cases.iter().filter_map(|id| view.reader.case(*id));
    let payable = cases.filter(|case| case.stage == Stage::Payable && sheet.as_of.is_none());
    let shown: Vec<String> = payable.map(|case| told_awaited(case, view)).collect();
    (!shown.is_empty()).then(|| format!("{} {}", view.theme.glyphs().working, shown.join("  ")))
}

fn told_awaited(case: &crate::casework::Case, view: &View) -> String {
    let amount = view.reader.review().working(case).map(|working| working.claimed.grouped());
    let words: &Words = view.words;
    let gaps = [
        ("matter", matter_title(&case.matter, words).into()),
        ("amount", amount.unwrap_or_default().into()),
    ];
    text::clean(&words.say_with("payments-awaited", &gaps)).into_owned()
}
