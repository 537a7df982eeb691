//! 概况: the facts of the file, and what is under way.

use super::history;
use crate::casework::{Person, RevealedFact};
use crate::desk::people::sheet::PersonSheet;
use crate::desk::screen::View;
use crate::desk::shown::person::{confirmation_line, former_facts, place};
use crate::desk::terminal::{Canvas, Tone};
use crate::desk::widgets::{Fact, facts, facts_height, two_panes};
use crate::words::{
    choice_name, cohort_name, fact_name, legacy_end_name, listed_death_line, matter_title,
    stage_name,
};
use ratatui::layout::Rect;

pub(super) fn view(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    let (left, right) = two_panes(canvas, area, 50, 60);
    let used = facts(canvas, left, &identity(sheet, view)) + 1;
    let rest = Rect { y: left.y + used, height: left.height.saturating_sub(used), ..left };
    latest(canvas, rest, sheet, view);
    let right = right.unwrap_or_default();
    let standing = standing(sheet.person, view);
    facts(canvas, right, &standing);
    let used = facts_height(right.width, &standing) + 1;
    let rest = Rect { y: right.y + used, height: right.height.saturating_sub(used), ..right };
    under_way(canvas, rest, sheet, view);
}

fn identity(sheet: &PersonSheet, view: &View) -> Vec<Fact> {
    let (person, words) = (sheet.person, view.words);
    let masked = |fact: RevealedFact| {
        let tone = if sheet.shown == Some(fact) { Tone::Warn } else { Tone::Plain };
        Fact::new(fact_name(fact, words), sheet.number(fact)).tone(tone)
    };
    let mut all = vec![
        masked(RevealedFact::IdNumber),
        Fact::new(words.say("people-born"), person.id_number.birth_date().to_string()),
        Fact::new(words.say("people-place"), place(person, view.reader)),
        masked(RevealedFact::Phone),
        masked(RevealedFact::BankAccount),
        Fact::new(words.say("people-registered"), person.registered.to_string()),
    ];
    all.extend(former_facts(person, view.reader, words));
    if let Some(died) = person.died {
        let label = words.say("people-died-head");
        all.push(Fact::new(label, died.to_string()).tone(Tone::Warn));
    }
    if let Some(listed) = view.reader.comparison().listed_death(person.id) {
        let shown = listed_death_line(listed, words);
        all.push(Fact::new(words.say("roster-household"), shown).tone(Tone::Warn));
    }
    all
}

fn standing(person: &Person, view: &View) -> Vec<Fact> {
    let words = view.words;
    let yuan = |amount: crate::base::Money| amount.grouped();
    let choice = person.present_choice().map_or("-", |choice| choice_name(choice, words));
    let mut all = vec![
        Fact::new(words.say("label-cohort"), cohort_name(person.cohort, words)),
        Fact::new(words.say("page-confirmation"), confirmation_line(&person.confirmation, words)),
        Fact::new(words.say("label-choice"), choice),
    ];
    if let Some(legacy) = &person.legacy {
        let number = format!("{}  {}", legacy.legacy_no, legacy_end_name(legacy.ended, words));
        all.extend([
            Fact::new(words.say("label-legacy-no"), number),
            Fact::new(words.say("label-legacy-balance"), yuan(legacy.balance)),
            Fact::new(words.say("label-enjoyed"), yuan(legacy.enjoyed)),
        ]);
    }
    if let Some(line) = view.reader.rosters().unread_legacy_line(person.id) {
        let content = line.reading.as_deref().map_or("", |reading| &reading.content);
        let shown = [("column", line.column.as_str().into()), ("content", content.into())];
        all.extend([
            Fact::new(words.say("label-legacy-no"), line.key.clone()),
            Fact::new(words.say("label-legacy-figures"), words.say_with("legacy-unread", &shown))
                .tone(Tone::Warn),
        ]);
    }
    if !person.listed_again.is_empty() {
        let numbers = person.listed_again.join(" ");
        all.push(Fact::new(words.say("people-listed-again"), numbers).tone(Tone::Warn));
    }
    all
}

/// What happened last, as far as there is room.
fn latest(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    if area.height < 2 {
        return;
    }
    canvas.text(area.x, area.y, area.width, view.words.say("history-latest"), Tone::Muted);
    let newest = sheet.records.iter().rev().take(usize::from(area.height) - 1);
    for (row, record) in newest.enumerate() {
        let line = format!("{}  {}", record.at.date(), history::summary(record, sheet, view));
        canvas.text(area.x, area.y + 1 + row as u16, area.width, &line, Tone::Plain);
    }
}

/// The open cases; what they were on a day before is told by the history.
fn under_way(canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
    if sheet.as_of.is_some() || area.height == 0 || sheet.person.open_cases.is_empty() {
        return;
    }
    canvas.text(area.x, area.y, area.width, view.words.say("people-under-way"), Tone::Muted);
    let cases = sheet.person.open_cases.iter().filter_map(|id| view.reader.case(*id));
    for (row, case) in cases.take(usize::from(area.height) - 1).enumerate() {
        let stage = match case.step_on(view.now.date()) {
            Some(step) => crate::words::step_name(step, view.words),
            None => stage_name(case.stage, view.words),
        };
        let title = format!("{}  {}", case.id, matter_title(&case.matter, view.words));
        let stage = format!("  {stage}");
        let pieces = [(title.as_str(), Tone::Plain), (stage.as_str(), Tone::Warn)];
        canvas.pieces(area.x, area.y + 1 + row as u16, area.width, &pieces);
    }
}
