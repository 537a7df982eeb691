//! How a compared person reads in a list: findings, money, and what is waited for.

use crate::base::{IdNumber, Money, mask_tail};
use crate::casework::LegacyEnd;
use crate::casework::comparison::{Class, CompareSubject, Compared, ComparisonResult, Findings};
use crate::desk::screen::View;
use crate::desk::terminal::Tone;
use crate::office::{CompareWork, ComparedPerson, OfficeError};
use crate::policy::Rule;
use crate::words::{Lang, Words, class_name, clause_of, explain_error, roster_finding_name};

/// Cells that the longest class takes.
pub fn class_cells(words: &Words) -> u16 {
    if words.lang() == Lang::Zh { 8 } else { 14 }
}

/// The findings in words, each that blocks with a sign before it.
pub fn findings(findings: Findings, words: &Words) -> String {
    let named = findings.iter().map(|finding| {
        let sign = if finding.blocks() { "!" } else { "" };
        format!("{sign}{}", roster_finding_name(finding, words))
    });
    named.collect::<Vec<_>>().join(" ")
}

/// What a result comes to in figures, each with its clause; nothing where it moves nothing.
pub fn outcome(result: &ComparisonResult, words: &Words) -> Vec<String> {
    if let Some(figures) = &result.figures {
        let rule = if result.class == Class::MergeBenefits { Rule::T5 } else { Rule::T6 };
        let account = [
            ("top_up", figures.top_up.grouped().into()),
            ("account", figures.merged_account.grouped().into()),
            ("t1", clause_of(Rule::T1, words).into()),
            ("t2", clause_of(Rule::T2, words).into()),
        ];
        let monthly = [
            ("monthly", figures.merged_monthly.grouped().into()),
            ("rule", clause_of(rule, words).into()),
        ];
        let account = words.say_with("compare-comes-merged", &account);
        return vec![account, words.say_with("compare-comes-monthly", &monthly)];
    }
    let (key, rule) = match result.class {
        Class::Surrender => ("compare-comes-surrender", Rule::T4),
        Class::Choose => ("compare-comes-choose", Rule::E1),
        _ => return Vec::new(),
    };
    let refund = result.refund.unwrap_or_default().grouped();
    let gaps = [("refund", refund.into()), ("clause", clause_of(rule, words).into())];
    vec![words.say_with(key, &gaps)]
}

/// What a person comes to by what is being typed, or why it cannot be decided so.
pub fn outlook(
    result: Result<Option<ComparisonResult>, OfficeError>,
    view: &View,
) -> Vec<(String, Tone)> {
    let words = view.words;
    match result {
        Ok(Some(result)) => {
            let class = class_name(result.class, words);
            let told = words.say_with("compare-after", &[("class", class.into())]);
            let mut lines = vec![(format!("{} {told}", view.theme.glyphs().path), Tone::Good)];
            let left = findings(result.findings, words);
            lines.extend((!left.is_empty()).then(|| (format!("  {left}"), Tone::Warn)));
            let figures = outcome(&result, words).into_iter();
            lines.extend(figures.map(|told| (format!("  {told}"), Tone::Plain)));
            lines
        }
        Ok(None) => Vec::new(),
        Err(error) => {
            let explained = explain_error(&error, words);
            let next = explained.next.map(|next| (next, Tone::Plain));
            [(explained.what, Tone::Warn)].into_iter().chain(next).collect()
        }
    }
}

/// The money a result moves: top-up or refund.
pub fn moves(result: &ComparisonResult) -> Option<Money> {
    result.figures.as_ref().map(|figures| figures.top_up).or(result.refund)
}

/// What a compared person waits for, with its sign.
pub fn work(row: &Compared, view: &View) -> (String, Tone) {
    let glyphs = view.theme.glyphs();
    let (sign, key, tone) = match view.reader.comparison().work(row) {
        CompareWork::Nothing => (glyphs.marked, "compare-work-nothing", Tone::Good),
        CompareWork::ToDecide => (glyphs.open, "compare-work-to-decide", Tone::Warn),
        CompareWork::SentBack => (glyphs.working, "compare-work-sent-back", Tone::Plain),
        CompareWork::Ended(LegacyEnd::Merged(_)) => {
            (glyphs.done, "compare-work-merged", Tone::Good)
        }
        CompareWork::Ended(LegacyEnd::Surrendered(_)) => {
            (glyphs.done, "compare-work-refunded", Tone::Good)
        }
        CompareWork::Stopped(_) => (glyphs.failed, "compare-work-stopped", Tone::Muted),
        CompareWork::ToReview(_) => (glyphs.working, "compare-work-to-review", Tone::Plain),
        CompareWork::ToCorrect => (glyphs.working, "compare-work-to-mend", Tone::Plain),
    };
    (format!("{sign}{}", view.words.say(key)), tone)
}

/// The township in words.
pub fn township(person: &ComparedPerson<'_>, view: &View) -> String {
    let unknown = || view.words.say("cli-run-no-township").to_owned();
    person.township.map_or_else(unknown, |code| view.reader.places().township_name(code))
}

/// The identity number, masked, also where it is none.
pub fn number(key: &CompareSubject, number: &str) -> String {
    const LAST: usize = 4;
    match (key, IdNumber::parse(number)) {
        (CompareSubject::Person(_), Ok(number)) => number.masked(),
        _ => mask_tail(number, LAST),
    }
}
