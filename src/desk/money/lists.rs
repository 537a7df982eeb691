//! The lists of batches and of returned payments, the selected one in full, and what an
//! act did.

use super::next::{NextStep, next_of, outcomes, who};
use super::offers::returned_from;
use crate::base::{BatchId, Money, mask_tail};
use crate::casework::{Batch, BatchStage, Event, FundAccount, FundEvent, Route};
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row};
use crate::office::{CommandReceipt, OfficeError, QueueRow, SubmitResult};
use crate::words::{
    Message, Words, bank_cause, batch_kind_name, batch_stage_name, matter_title, route_name,
};
use ratatui::layout::Rect;

/// From so many cells on the next step of a batch is shown.
const WIDE: u16 = 98;

/// The columns of the batches, with the next step where there is room.
pub(super) fn batch_columns(width: u16, words: &Words) -> Vec<Column> {
    let wide = width >= WIDE;
    let mut columns = vec![
        Column::fixed(words.say("label-batch"), 7),
        Column::fixed(words.say("label-matter"), 10),
        Column::fixed(words.say("label-route"), if wide { 19 } else { 12 }),
        Column::fixed(words.say("fund-lines"), 5).right(),
        Column::fixed(words.say("label-amount"), 13).right(),
        Column::fixed(words.say("fund-stage"), if wide { 16 } else { 13 }),
    ];
    columns.extend(wide.then(|| Column::grow(words.say("label-next"), 12)));
    columns
}

/// A batch on a line.
pub(super) fn batch_row<'r>(batch: &Batch, width: u16, view: &View) -> Row<'r> {
    let words = view.words;
    let (sign, tone) = stage_sign(batch.stage, view);
    let stage = format!("{sign} {}", batch_stage_name(batch.stage, words));
    let cells = Row::new()
        .toned(batch.id.to_string(), Tone::Strong)
        .cell(batch_kind_name(batch.kind, words))
        .cell(route_name(batch.route, words))
        .cell(batch.lines.len().to_string())
        .cell(batch.total().grouped())
        .toned(stage, tone);
    let next = next_of(batch).map_or("", |next| words.say(next.name));
    if width >= WIDE { cells.toned(next, Tone::Muted) } else { cells }
}

/// The columns of payments that came back.
pub(super) fn returned_columns(words: &Words) -> Vec<Column> {
    vec![
        Column::fixed(words.say("label-name"), 8),
        Column::fixed(words.say("label-matter"), 20),
        Column::fixed(words.say("label-amount"), 11).right(),
        Column::fixed(words.say("label-account"), 8),
        Column::grow(words.say("label-cause"), 12),
    ]
}

/// A payment that came back, with the bank's cause.
pub(super) fn returned_row<'r>(row: QueueRow<'r>, view: &View) -> Row<'r> {
    let words = view.words;
    let failed = row.case.payment.failed.as_ref();
    let amount = row.case.payment.promised.map(|amount| amount.grouped());
    let account = mask_tail(view.reader.fund().paid_account(row.case).unwrap_or_default(), 4);
    let tail: String = account.chars().skip(account.chars().count().saturating_sub(6)).collect();
    let cause = failed.map_or("", |failed| bank_cause(&failed.cause, words));
    Row::new()
        .toned(&*row.person.name, Tone::Strong)
        .cell(matter_title(&row.case.matter, words))
        .cell(amount.unwrap_or_default())
        .cell(tail)
        .toned(cause.to_owned(), Tone::Warn)
}

/// A batch in full: what became of it, who takes the next step and how, the file that was
/// sent.
pub(super) fn batch_below(canvas: &mut Canvas, rest: Rect, batch: &Batch, view: &View) {
    let (paid, failed) = outcomes(batch);
    let told = Message::of("fund-batch-below")
        .with("batch", batch.id.to_string())
        .count("paid", paid)
        .count("failed", failed)
        .with("outstanding", batch.outstanding().grouped());
    let mut lines = vec![(told.text(view.words), Tone::Plain)];
    if let Some(NextStep { name, permission, .. }) = next_of(batch) {
        let next = Message::of("fund-next")
            .said("step", name)
            .with("who", who(permission, view.reader, view.words));
        let next = format!("{}  {}", view.words.say("label-next"), next.text(view.words));
        lines.push((next, Tone::Strong));
    }
    if batch.stage == BatchStage::Released {
        let how = if batch.file.is_some() { "fund-how-read" } else { "fund-how-write" };
        lines.push((view.words.say(how).to_owned(), Tone::Plain));
    }
    if let Some((file, digest)) = &batch.file {
        lines.push((format!("{file}  SM3 {digest}"), Tone::Muted));
    }
    let rows = lines.iter().zip(rest.y..rest.bottom());
    for ((line, tone), y) in rows {
        canvas.text(rest.x, y, rest.width, line, *tone);
    }
}

/// A returned payment in full: whose, and whether what failed was looked after.
pub(super) fn returned_below(canvas: &mut Canvas, rest: Rect, row: QueueRow<'_>, view: &View) {
    crate::desk::shown::who(canvas, Rect { height: 1, ..rest }, row.person, view);
    let mended = view.reader.fund().has_new_account(row.case);
    let (key, tone) = match (mended, returned_from(row.case, view.reader)) {
        (true, _) => ("fund-mended", Tone::Good),
        (false, Route::Bank) => ("fund-to-mend", Tone::Warn),
        (false, Route::Account) => ("fund-to-confirm", Tone::Warn),
    };
    let room = Rect { y: rest.y + 1, height: rest.height.saturating_sub(1), ..rest };
    canvas.paragraph(room, view.words.say(key), tone);
}

/// What is there, what is promised, what is free.
pub(super) fn sums(canvas: &mut Canvas, area: Rect, view: &View) {
    let fund = view.reader.fund().account();
    let free = fund.free();
    let mut x = area.x + 1;
    for (name, amount, tone) in [
        ("fund-held-sum", fund.balance(FundAccount::Special), Tone::Strong),
        ("fund-promised-sum", fund.promised(), Tone::Warn),
        ("fund-free-sum", free, if free.is_negative() { Tone::Bad } else { Tone::Good }),
        ("fund-batched-sum", fund.in_batches(), Tone::Plain),
    ] {
        let label = format!("{} ", view.words.say(name));
        let amount = amount.grouped();
        let room = area.right().saturating_sub(x);
        if text::width(&label) + text::width(&amount) > usize::from(room) {
            // A sum that is cut is another sum; the accounts have them all.
            break;
        }
        let pieces = [(&*label, Tone::Muted), (&*amount, tone)];
        x += canvas.pieces(x, area.y, room, &pieces) + 2;
    }
}

fn stage_sign(stage: BatchStage, view: &View) -> (&'static str, Tone) {
    let glyphs = view.theme.glyphs();
    match stage {
        BatchStage::Made | BatchStage::Checked => (glyphs.open, Tone::Warn),
        BatchStage::Released => (glyphs.working, Tone::Accent),
        BatchStage::Settled => (glyphs.done, Tone::Good),
        BatchStage::Returned => (glyphs.failed, Tone::Muted),
    }
}

/// What comes next, with its key where the user may take it; empty where nobody has
/// to act any more.
pub(super) fn next_key(batch: &Batch, view: &View) -> String {
    let Some(NextStep { name, permission, action }) = next_of(batch) else { return String::new() };
    let words = view.words;
    let step = match view.reader.may(permission) {
        true => {
            let keys = view.keys.footer(KeyContext::Round, &[action.hint(name)], words, false);
            let told = keys.into_iter().map(|(key, word)| format!("{key} {}", words.say(word)));
            told.collect()
        }
        false => {
            let gaps = [
                ("step", words.say(name).into()),
                ("who", who(permission, view.reader, words).into()),
            ];
            words.say_with("fund-next", &gaps)
        }
    };
    format!("{}  {step}", words.say("label-next"))
}

/// What an act did, to be told above the list, and with which batch.
pub(super) fn said(event: &Event) -> Option<(Message, Option<BatchId>)> {
    let told = match event {
        Event::Fund(FundEvent::BatchMade { batch, lines, total, .. }) => {
            let told = of_batch("fund-did-make", *batch).with("total", total.grouped());
            (told.with("lines", lines.to_string()), Some(*batch))
        }
        Event::Fund(FundEvent::BatchChecked { batch }) => {
            (of_batch("fund-did-check", *batch), Some(*batch))
        }
        Event::Fund(FundEvent::BatchReleased { batch, .. }) => {
            (of_batch("fund-did-release", *batch), Some(*batch))
        }
        Event::Fund(FundEvent::BatchReturned { batch, .. }) => {
            (of_batch("fund-did-give-up", *batch), None)
        }
        Event::Fund(FundEvent::BatchWritten { batch, .. }) => {
            (of_batch("fund-did-write", *batch), Some(*batch))
        }
        Event::Fund(FundEvent::ResultRead { paid, failed, .. }) => {
            let told = Message::of("fund-did-settle").with("paid", paid.to_string());
            (told.with("failed", failed.to_string()), None)
        }
        Event::Fund(FundEvent::MonthClosed { month, .. }) => {
            (Message::of("fund-did-close").with("month", month.to_string()), None)
        }
        _ => return None,
    };
    Some(told)
}

/// What came of making several batches: which were made, or why none was.
pub(super) fn made(outcomes: &[SubmitResult]) -> Result<(Message, Option<BatchId>), &OfficeError> {
    let receipts: Vec<&CommandReceipt> =
        outcomes.iter().filter_map(|done| done.as_ref().ok()).collect();
    let error = outcomes.iter().find_map(|done| done.as_ref().err());
    match (receipts.as_slice(), error) {
        ([], Some(error)) => Err(error),
        ([only], None) => {
            let told = only.events.first().and_then(said);
            Ok(told.unwrap_or_else(|| ("fund-make-none".into(), None)))
        }
        (all, _) => {
            let sums = all.iter().flat_map(|receipt| receipt.events.iter().filter_map(put_in));
            let (lines, total) =
                sums.fold((0, Money::ZERO), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            let failed = outcomes.len() - all.len();
            let key = if failed > 0 { "fund-did-make-some" } else { "fund-did-make-all" };
            let told = Message::of(key).count("count", all.len()).count("lines", lines as usize);
            Ok((told.with("total", total.grouped()).count("failed", failed), None))
        }
    }
}

/// How many lines a batch has that was made, and their sum.
fn put_in(event: &Event) -> Option<(u32, Money)> {
    match event {
        Event::Fund(FundEvent::BatchMade { lines, total, .. }) => Some((*lines, *total)),
        _ => None,
    }
}

fn of_batch(key: &str, batch: BatchId) -> Message {
    Message::of(key).with("batch", batch.to_string())
}
