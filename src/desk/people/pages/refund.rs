//! 退保: the legacy relation, its refund, and the figures of the transition, each
//! with the clause it rests on.

use super::nothing::nothing;
use crate::base::{Date, mask_tail};
use crate::casework::{LegacyEnd, LegacyRelation, Refund, RevealedFact, Transition};
use crate::desk::people::sheet::PersonSheet;
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone};
use crate::desk::widgets::{Fact, facts, two_panes};
use crate::policy::Rule;
use crate::words::{Words, legacy_end_name, refund_cause_name};
use ratatui::layout::Rect;

pub(super) fn view(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let words = view.words;
    let Some(legacy) = &sheet.person.legacy else {
        let gap = [("clause", Rule::R1.clause().into())];
        let unread = sheet.person.lacks_figures();
        let key = if unread { "refund-figures-unread" } else { "refund-none-legacy" };
        return nothing(canvas, area, &words.say_with(key, &gap));
    };
    let (left, right) = two_panes(canvas, area, 46, 60);
    facts(canvas, left, &relation(legacy, words));
    let mut right = right.unwrap_or_default();
    for (title, block) in [
        ("matter-refund", sheet.person.last_refund.as_ref().map(|r| refund(r, sheet, words))),
        ("matter-transition", sheet.person.transitions.last().map(|t| transition(t, words))),
    ] {
        let Some(block) = block else { continue };
        canvas.text(right.x, right.y, right.width, words.say(title), Tone::Accent);
        right = below(right, 1);
        let used = facts(canvas, right, &block);
        right = below(right, used + 1);
    }
    if sheet.person.last_refund.is_none() && sheet.person.transitions.is_empty() {
        canvas.paragraph(right, words.say("refund-none-yet"), Tone::Muted);
    }
}

fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

fn relation(legacy: &LegacyRelation, words: &Words) -> Vec<Fact> {
    let ended = match legacy.ended {
        Some(LegacyEnd::Merged(on) | LegacyEnd::Surrendered(on)) => format!(" {on}"),
        None => String::new(),
    };
    let drawing = words.say(if legacy.drawing { "answer-yes" } else { "answer-no" });
    vec![
        Fact::new(words.say("label-legacy-no"), legacy.legacy_no.as_str()),
        Fact::new(
            words.say("people-state"),
            format!("{}{ended}", legacy_end_name(legacy.ended, words)),
        ),
        Fact::new(words.say("label-legacy-balance"), legacy.balance.grouped()).tone(Tone::Strong),
        Fact::new(words.say("label-enjoyed"), legacy.enjoyed.grouped()),
        Fact::new(words.say("label-drawing"), drawing),
        Fact::new(words.say("label-legacy-monthly"), legacy.monthly.grouped()),
    ]
}

fn refund(refund: &Refund, sheet: &PersonSheet, words: &Words) -> Vec<Fact> {
    // The refund's own account may differ from the one on file, which alone is revealed.
    let own = refund.bank_account == sheet.person.bank_account;
    let account = if own {
        sheet.number(RevealedFact::BankAccount)
    } else {
        mask_tail(&refund.bank_account, 4)
    };
    let (state, tone) = match (refund.rejected, refund.approved, refund.paid) {
        (true, _, _) => (words.say("outcome-rejected").to_owned(), Tone::Bad),
        (_, _, Some(on)) => (dated(words.say("subsidy-state-paid"), on), Tone::Good),
        (_, Some(on), None) => (dated(words.say("subsidy-state-approved"), on), Tone::Warn),
        (_, None, None) => (words.say("subsidy-state-due").to_owned(), Tone::Warn),
    };
    vec![
        Fact::new(words.say("label-amount"), cited(refund.amount.grouped(), Rule::R1))
            .tone(Tone::Strong),
        Fact::new(words.say("label-cause"), refund_cause_name(refund.cause, words)),
        Fact::new(words.say("label-bank-account"), account),
        Fact::new(words.say("people-state"), state).tone(tone),
        Fact::new(words.say("label-case"), refund.case.to_string()),
    ]
}

fn transition(made: &Transition, words: &Words) -> Vec<Fact> {
    let (state, tone) = match (&made.reversed, made.paid_on, made.carried_out) {
        (Some((on, reason)), _, _) => {
            (format!("{}  {reason}", dated(words.say("outcome-withdrawn"), *on)), Tone::Bad)
        }
        (_, Some(on), _) => (dated(words.say("subsidy-state-paid"), on), Tone::Good),
        (_, _, Some(on)) => (dated(words.say("legacy-merged"), on), Tone::Good),
        _ => (words.say("subsidy-state-due").to_owned(), Tone::Warn),
    };
    vec![
        Fact::new(words.say("label-top-up"), cited(made.top_up.grouped(), Rule::T1))
            .tone(Tone::Strong),
        Fact::new(
            words.say("label-merged-account"),
            cited(made.merged_account.grouped(), Rule::T2),
        ),
        Fact::new(
            words.say("label-merged-monthly"),
            cited(made.merged_monthly.grouped(), Rule::T5),
        ),
        Fact::new(words.say("people-state"), state).tone(tone),
        Fact::new(words.say("label-case"), made.case.to_string()),
    ]
}

/// An amount with the clause it rests on.
fn cited(amount: String, rule: Rule) -> String {
    format!("{amount}  {rule}")
}

fn dated(state: &str, on: Date) -> String {
    format!("{state} {on}")
}
