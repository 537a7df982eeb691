//! One item: whose it is, the difference, the working, the findings, its way so far.

use super::change::{changes, outlook};
use super::queue::ReviewItem;
use crate::base::CaseId;
use crate::casework::comparison::{CompareSubject, NearMatch};
use crate::casework::{Case, CaseKind, Working};
use crate::desk::forms::{no, told_below};
use crate::desk::screen::View;
use crate::desk::shown::{near_matches, who};
use crate::desk::terminal::{Canvas, Tone, text};
use crate::desk::widgets::Span;
use crate::office::{QueueRow, Reader};
use crate::words::{clause_of, finding_look, finding_name, matter_title, moment, step_name};
use ratatui::layout::Rect;

/// Whoever stands in a register almost as the person of the selected item does. Looked for
/// once for an item: every line of the registers is held against the person.
#[derive(Default)]
pub struct NearOfItem {
    of: Option<CaseId>,
    found: Vec<NearMatch>,
}

impl NearOfItem {
    /// Looks for those of a case, where they are not those at hand.
    pub fn look(&mut self, case: Option<&Case>, reader: &Reader) {
        let id = case.map(|case| case.id);
        if self.of == id {
            return;
        }
        let confirming = case.filter(|case| matches!(case.matter, CaseKind::Confirmation));
        let found = confirming
            .map(|case| reader.comparison().near_matches(&CompareSubject::Person(case.person)));
        *self = Self { of: id, found: found.unwrap_or_default() };
    }
}

/// Draws an item over an area.
pub fn draw(canvas: &mut Canvas, area: Rect, item: &ReviewItem, near: &NearOfItem, view: &View) {
    let Some(row) = view.reader.cases().row(item.case) else { return };
    let words = view.words;
    let title = matter_title(&row.case.matter, words);
    let at = format!("  {}  {}", row.case.id, step_name(item.step, words));
    let since = format!("  {}", moment(row.case.since));
    let pieces = [(&*title, Tone::Accent), (&*at, Tone::Plain), (&*since, Tone::Muted)];
    canvas.pieces(area.x, area.y, area.width, &pieces);
    who(canvas, Rect { y: area.y + 1, height: 1, ..area }, row.person, view);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let body = told_below(canvas, body, &verdict(item, row.case, view));
    let roomy = area.height > 24;
    let sections = [
        differences(row, view),
        working(row, view),
        looks(item, row.case, near, view),
        way(row, view),
    ];
    let lines: Vec<&ItemLine> = sections.iter().flatten().collect();
    let label = lines.iter().map(|line| text::width(&line.label)).max().unwrap_or(0) as u16;
    let mut y = body.y + 1;
    for section in &sections {
        for line in section {
            let left = Rect { y, height: body.bottom().saturating_sub(y), ..body };
            y += line.draw(canvas, left, label, body.width);
        }
        y += u16::from(roomy && !section.is_empty());
    }
}

/// A labelled row of pieces of text.
struct ItemLine<'a> {
    label: String,
    spans: Vec<Span<'a>>,
}

impl ItemLine<'_> {
    /// Draws it, wrapped where it is too long; gives the rows used.
    fn draw(&self, canvas: &mut Canvas, area: Rect, label: u16, width: u16) -> u16 {
        if area.height == 0 {
            return 0;
        }
        canvas.text(area.x, area.y, label, &self.label, Tone::Muted);
        let x = area.x + label + 2;
        let room = (area.x + width).saturating_sub(x);
        let taken: usize = self.spans.iter().map(|(text, _)| text::width(text)).sum();
        if taken <= usize::from(room) {
            let pieces: Vec<(&str, Tone)> =
                self.spans.iter().map(|(text, tone)| (&**text, *tone)).collect();
            canvas.pieces(x, area.y, room, &pieces);
            return 1;
        }
        let whole: String = self.spans.iter().map(|(text, _)| &**text).collect();
        let tone = self.spans.last().map_or(Tone::Plain, |(_, tone)| *tone);
        canvas.paragraph(Rect { x, width: room, ..area }, &whole, tone)
    }
}

fn differences<'a>(row: QueueRow<'_>, view: &View) -> Vec<ItemLine<'a>> {
    let arrow = view.theme.glyphs().path;
    let rows = changes(row.case, row.person, view).into_iter().map(|change| {
        let spans: Vec<Span> = match change.before {
            Some(before) if before != change.after => {
                let before = format!("{before}  {arrow}  ");
                vec![(before.into(), Tone::Plain), (change.after.into(), Tone::Match)]
            }
            _ => vec![(change.after.into(), Tone::Strong)],
        };
        ItemLine { label: change.label, spans }
    });
    rows.collect()
}

/// The reviewer's own run, which must come to what was handed in.
fn working<'a>(row: QueueRow<'_>, view: &View) -> Vec<ItemLine<'a>> {
    let words = view.words;
    let Some(working) = view.reader.review().working(row.case) else { return Vec::new() };
    let (figures, verdict, tone) = run_told(&working, view);
    let clause = clause_of(working.rule, words);
    vec![
        ItemLine {
            label: words.say("review-own-run").to_owned(),
            spans: vec![(figures.into(), Tone::Strong), (format!("  {verdict}").into(), tone)],
        },
        ItemLine {
            label: words.say("act-working").to_owned(),
            spans: vec![
                (reckoning(row.case, &working, view).into(), Tone::Plain),
                (format!("  {clause}").into(), Tone::Accent),
            ],
        },
    ]
}

/// The two figures, and whether they are the same.
fn run_told(working: &Working, view: &View) -> (String, String, Tone) {
    let (words, glyphs) = (view.words, view.theme.glyphs());
    let (sign, word, tone) = match working.claimed == working.computed {
        true => (glyphs.marked, "review-same", Tone::Good),
        false => (glyphs.failed, "review-differs", Tone::Bad),
    };
    let gaps = [
        ("claimed", working.claimed.grouped().into()),
        ("computed", working.computed.grouped().into()),
    ];
    (words.say_with("review-figures", &gaps), format!("{sign} {}", words.say(word)), tone)
}

/// The reviewer's own run in a line; nothing where a case is not about an amount.
pub fn own_run(case: &Case, view: &View) -> Option<String> {
    let working = view.reader.review().working(case)?;
    let (figures, verdict, _) = run_told(&working, view);
    Some(format!("{figures}  {verdict}"))
}

/// How the amount comes about, in words.
fn reckoning(case: &Case, working: &Working, view: &View) -> String {
    let amount = working.computed.grouped();
    let (key, year) = match &case.matter {
        CaseKind::Claim { year } => ("review-run-claim", year.to_string()),
        CaseKind::Recovery { year, .. } => ("review-run-recovery", year.to_string()),
        CaseKind::TopUpRecovery { .. } => ("review-run-top-up-recovery", String::new()),
        CaseKind::Refund => ("review-run-refund", String::new()),
        CaseKind::Transition => return top_up(working, view),
        CaseKind::Confirmation
        | CaseKind::Choice { .. }
        | CaseKind::Change(_)
        | CaseKind::Revocation { .. } => return amount,
    };
    view.words.say_with(key, &[("year", year.into()), ("amount", amount.into())])
}

/// T1: the 15-year total less what was enjoyed.
fn top_up(working: &Working, view: &View) -> String {
    let rules = view.reader.rules();
    let enjoyed = working.terms.last().map(|term| (-*term).grouped()).unwrap_or_default();
    let gaps = [
        ("years", rules.subsidy_years.to_string().into()),
        ("yearly", rules.annual_subsidy.grouped().into()),
        ("enjoyed", enjoyed.into()),
        ("amount", working.computed.grouped().into()),
    ];
    view.words.say_with("act-top-up-working", &gaps)
}

fn looks<'a>(item: &ReviewItem, case: &Case, near: &NearOfItem, view: &View) -> Vec<ItemLine<'a>> {
    let words = view.words;
    let first = match item.risk() {
        0 => {
            let clean = format!("{} {}", view.theme.glyphs().marked, words.say("review-clean"));
            let label = words.say("review-findings").to_owned();
            ItemLine { label, spans: vec![(clean.into(), Tone::Good)] }
        }
        risk => {
            let weights = item.findings.iter().map(|finding| finding.weight());
            let parts = weights.filter(|weight| *weight > 0).map(|weight| weight.to_string());
            let parts = parts.collect::<Vec<_>>().join(" + ");
            let gaps = [("score", risk.to_string().into()), ("parts", parts.into())];
            let told = words.say_with("review-risk-told", &gaps);
            let label = words.say("review-risk").to_owned();
            ItemLine { label, spans: vec![(told.into(), Tone::Warn)] }
        }
    };
    let lines = item.findings.iter().enumerate().map(|(at, finding)| {
        let named = at == 0 && item.risk() > 0;
        let label = if named { words.say("review-findings") } else { "" };
        let (name, tone) = match finding.weight() {
            0 => (format!("{}  ", finding_name(*finding, words)), Tone::Plain),
            weight => (format!("! {} {weight}  ", finding_name(*finding, words)), Tone::Warn),
        };
        let figures = view.reader.review().figures(case, *finding);
        let look = finding_look(*finding, &figures, words);
        let spans = vec![(name.into(), tone), (look.into(), Tone::Plain)];
        ItemLine { label: label.to_owned(), spans }
    });
    let near = near_matches(&near.found, words).into_iter();
    let near =
        near.map(|told| ItemLine { label: String::new(), spans: vec![(told.into(), Tone::Plain)] });
    std::iter::once(first).chain(lines).chain(near).collect()
}

/// Who handled a case, at which steps.
pub fn handled(case: &Case, view: &View) -> String {
    let (words, reader) = (view.words, view.reader);
    let handled = case.handlers.iter().map(|handled| {
        let what = match handled.step {
            None => words.say("review-prepared").to_owned(),
            Some(step) => format!("{}{}", step_name(step, words), view.theme.glyphs().marked),
        };
        format!("{what} {}", reader.staff().name(&handled.by))
    });
    handled.collect::<Vec<_>>().join(words.say("history-and"))
}

/// Who handled it, and why it came back.
fn way<'a>(row: QueueRow<'_>, view: &View) -> Vec<ItemLine<'a>> {
    let (words, reader) = (view.words, view.reader);
    let handled = handled(row.case, view);
    let label = words.say("review-handlers").to_owned();
    let mut lines = vec![ItemLine { label, spans: vec![(handled.into(), Tone::Plain)] }];
    if row.case.household_asked {
        let label = words.say("step-household").to_owned();
        let asked = words.say("review-household-asked");
        lines.push(ItemLine { label, spans: vec![(asked.into(), Tone::Plain)] });
    }
    if let Some(back) = &row.case.returned {
        let gaps = [
            ("by", reader.staff().name(&back.by).into()),
            ("step", step_name(back.from, words).into()),
            ("reason", back.reason.as_str().into()),
        ];
        let told = words.say_with("review-returned", &gaps);
        let label = words.say("layer-returned").to_owned();
        lines.push(ItemLine { label, spans: vec![(told.into(), Tone::Warn)] });
    }
    lines
}

fn verdict(item: &ReviewItem, case: &Case, view: &View) -> Vec<(String, Tone)> {
    let (words, glyphs) = (view.words, view.theme.glyphs());
    if item.own {
        return vec![(format!("{} {}", glyphs.failed, words.say("review-own-told")), Tone::Bad)];
    }
    match outlook(case, view) {
        Ok(goes) => {
            let told = words.say_with("review-goes", &[("to", goes.into())]);
            vec![(format!("{} {told}", glyphs.path), Tone::Good)]
        }
        Err(error) => no(&error, view),
    }
}
