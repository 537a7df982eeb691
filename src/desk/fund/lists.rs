//! The lists of batches and of returned payments, the selected one in full, and what an
//! act did.

use super::next::{next_of, outcomes, who};
use crate::base::{BatchId, CaseId, mask_tail};
use crate::casework::{Batch, BatchStage, Event, FundEvent, PaymentEvent};
use crate::desk::Tone;
use crate::desk::canvas::Canvas;
use crate::desk::screen::View;
use crate::desk::widgets::{Column, Row, Table};
use crate::office::QueueRow;
use crate::words::{
    Saying, Words, bank_cause, batch_kind_name, batch_stage_name, matter_title, route_name,
};
use ratatui::layout::Rect;

/// Every batch, with its next step where there is room.
pub(super) fn batch_list(
    canvas: &mut Canvas,
    area: Rect,
    (table, batches): (&Table, &[BatchId]),
    view: &View,
) {
    let words = view.words;
    let wide = area.width >= 100;
    let mut columns = vec![
        Column::fixed(words.say("label-batch"), 7),
        Column::fixed(words.say("label-matter"), 10),
        Column::fixed(words.say("label-route"), if wide { 19 } else { 12 }),
        Column::fixed(words.say("fund-lines"), 5).right(),
        Column::fixed(words.say("label-amount"), 13).right(),
        Column::fixed(words.say("fund-stage"), if wide { 16 } else { 13 }),
    ];
    if wide {
        columns.push(Column::grow(words.say("label-next"), 12));
    }
    table.view(canvas, area, &columns, |row| {
        let Some(batch) = view.reader.batch(batches[row]) else { return Row::new() };
        let (sign, tone) = stage_sign(batch.stage, view);
        let stage = format!("{sign} {}", batch_stage_name(batch.stage, words));
        let cells = Row::new()
            .toned(batch.id.to_string(), Tone::Strong)
            .cell(batch_kind_name(batch.kind, words))
            .cell(route_name(batch.route, words))
            .cell(batch.lines.len().to_string())
            .cell(batch.total().grouped())
            .toned(stage, tone);
        if wide { cells.toned(next_text(batch, view), Tone::Muted) } else { cells }
    });
}

/// Every payment that came back, with the bank's cause.
pub(super) fn returned_list(
    canvas: &mut Canvas,
    area: Rect,
    (table, returned): (&Table, &[CaseId]),
    view: &View,
) {
    let words = view.words;
    let columns = [
        Column::fixed(words.say("label-name"), 8),
        Column::fixed(words.say("label-matter"), 18),
        Column::fixed(words.say("label-amount"), 11).right(),
        Column::fixed(words.say("label-account"), 8),
        Column::grow(words.say("label-cause"), 12),
    ];
    table.view(canvas, area, &columns, |row| {
        let Some(row) = view.reader.row(returned[row]) else { return Row::new() };
        let failed = row.case.payment.failed.as_ref();
        let amount = row.case.payment.promised.map(|amount| amount.grouped());
        let account = match view.reader.pay_line(row.case) {
            Ok(line) => line.account,
            Err(_) => failed.map(|failed| failed.account.clone()).unwrap_or_default(),
        };
        let account = mask_tail(&account, 4);
        let tail: String =
            account.chars().skip(account.chars().count().saturating_sub(6)).collect();
        let cause = failed.map_or("", |failed| bank_cause(&failed.cause, words));
        Row::new()
            .toned(row.person.name.clone(), Tone::Strong)
            .cell(matter_title(&row.case.matter, words))
            .cell(amount.unwrap_or_default())
            .cell(tail)
            .toned(cause.to_owned(), Tone::Warn)
    });
}

/// A batch in full: what became of it, who takes the next step, the file that was sent.
pub(super) fn batch_below(canvas: &mut Canvas, rest: Rect, batch: &Batch, view: &View) {
    let (paid, failed) = outcomes(batch);
    let told = Saying::of("fund-batch-below")
        .with("batch", batch.id.to_string())
        .count("paid", paid)
        .count("failed", failed)
        .with("outstanding", batch.outstanding().grouped());
    canvas.text(rest.x, rest.y, rest.width, &told.worded(view.words), Tone::Plain);
    let next = next_text(batch, view);
    if !next.is_empty() {
        let next = format!("{}  {next}", view.words.say("label-next"));
        canvas.text(rest.x, rest.y + 1, rest.width, &next, Tone::Strong);
    }
    if let Some((file, digest)) = &batch.file {
        let sent = format!("{file}  SM3 {digest}");
        canvas.text(rest.x, rest.y + 2, rest.width, &sent, Tone::Muted);
    }
}

/// A returned payment in full: whose, and whether its account was mended.
pub(super) fn returned_below(canvas: &mut Canvas, rest: Rect, row: QueueRow<'_>, view: &View) {
    crate::desk::acts::who(canvas, Rect { height: 1, ..rest }, row.person, view);
    let mended = row.case.payment.failed.as_ref().is_some_and(|failed| {
        view.reader.pay_line(row.case).is_ok_and(|line| line.account != failed.account)
    });
    let (key, tone) =
        if mended { ("fund-mended", Tone::Good) } else { ("fund-to-mend", Tone::Warn) };
    let room = Rect { y: rest.y + 1, height: rest.height.saturating_sub(1), ..rest };
    canvas.paragraph(room, view.words.say(key), tone);
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

/// `复核批次：区居民养老保险局复核`; empty where nobody has to act any more.
pub(super) fn next_text(batch: &Batch, view: &View) -> String {
    let Some((name, permission)) = next_of(batch.stage) else { return String::new() };
    let who = who(permission, view.reader, view.words);
    let step = view.words.say(name);
    view.words.say_with("fund-next", &[("step", step.into()), ("who", who.into())])
}

/// What an act did, to be told above the list.
pub(super) fn said(event: &Event, words: &Words) -> Option<Saying> {
    let told = match event {
        Event::Fund(FundEvent::BatchMade { batch, lines, total, .. }) => {
            Saying::of("fund-did-make")
                .with("batch", batch.to_string())
                .with("lines", lines.to_string())
                .with("total", total.grouped())
        }
        Event::Fund(FundEvent::BatchChecked { batch }) => {
            Saying::of("fund-did-check").with("batch", batch.to_string())
        }
        Event::Fund(FundEvent::BatchReleased { batch, .. }) => {
            Saying::of("fund-did-release").with("batch", batch.to_string())
        }
        Event::Fund(FundEvent::BatchReturned { batch, .. }) => {
            Saying::of("fund-did-give-up").with("batch", batch.to_string())
        }
        Event::Fund(FundEvent::BatchWritten { batch, .. }) => {
            Saying::of("fund-did-write").with("batch", batch.to_string())
        }
        Event::Fund(FundEvent::ResultRead { paid, failed, .. }) => Saying::of("fund-did-settle")
            .with("paid", paid.to_string())
            .with("failed", failed.to_string()),
        Event::Fund(FundEvent::MonthClosed { month, .. }) => {
            Saying::of("fund-did-close").with("month", month.to_string())
        }
        Event::Payment(PaymentEvent::Settled { amount, .. }) => {
            Saying::of("event-settled").with("amount", crate::words::yuan(*amount, words))
        }
        _ => return None,
    };
    Some(told)
}
