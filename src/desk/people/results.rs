//! What search found: one line a person with what matched marked, and beside it,
//! where there is room, a card of the selected one.

use super::next::next_step;
use crate::base::Sex;
use crate::casework::{Cohort, Person};
use crate::desk::screen::View;
use crate::desk::shown::person::{
    alike_warning, former_short, masked, place, sex_and_age, standing_line,
};
use crate::desk::shown::years;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::desk::widgets::{Column, Row, Span, Table, two_panes};
use crate::search::{Found, Hit, MatchedField};
use crate::words::{clause_of, cohort_name, sex_name};
use ratatui::layout::Rect;
use std::ops::Range;

/// From so many columns on the card stands beside the results.
const CARD_FROM: u16 = 100;

/// Draws the results, the card or the warning below them.
pub fn results(
    canvas: &mut Canvas,
    area: Rect,
    found: &Found,
    table: &Table,
    alike: usize,
    view: &View,
) {
    let (mut list, card_area) = two_panes(canvas, area, 66, CARD_FROM);
    let selected = table.selected().and_then(|row| found.hits.get(row));
    let person = selected.and_then(|hit| view.reader.person(hit.person));
    let warning = (alike > 0).then(|| format!("! {}", alike_warning(alike, view.words)));
    let more = found.total > found.hits.len();
    let more = more.then(|| {
        let gap = [("shown", found.hits.len().into())];
        view.words.say_with("search-more", &gap)
    });
    let below = match card_area {
        Some(_) => [more.map(|shown| (shown, Tone::Muted)), None],
        None => [
            warning.clone().map(|shown| (shown, Tone::Warn)),
            more.map(|shown| (shown, Tone::Muted)),
        ],
    };
    for (shown, tone) in below.into_iter().flatten() {
        list.height = list.height.saturating_sub(1);
        canvas.text(list.x + 2, list.bottom(), list.width - 2, &shown, tone);
    }
    let columns = columns(view, list.width);
    table.view(canvas, list, &columns, |row| row_of(&found.hits[row], view));
    if let (Some(area), Some(person)) = (card_area, person) {
        card(canvas, area, person, warning.as_deref(), view);
    }
}

fn columns(view: &View, width: u16) -> Vec<Column> {
    let head = |key| view.words.say(key).to_owned();
    let widest = |names: &[&str]| names.iter().map(|name| text::width(name)).max().unwrap_or(0);
    let cohorts = [Cohort::Original, Cohort::Existing, Cohort::New];
    let cohorts = cohorts.map(|cohort| cohort_name(cohort, view.words));
    let sexes = [Sex::Male, Sex::Female].map(|sex| sex_name(sex, view.words));
    let place = if sees_one_township(view) { 8 } else { 13 };
    vec![
        Column::fixed(head("label-name"), if width > 90 { 14 } else { 9 }),
        Column::fixed(head("label-sex"), widest(&sexes).max(4) as u16),
        Column::fixed(head("people-age"), 4).right(),
        Column::fixed(head("label-id-number"), 18),
        Column::grow(head("people-place"), place),
        Column::fixed(head("people-cohort-head"), widest(&cohorts).min(8) as u16),
        Column::grow(head("people-state"), 8),
    ]
}

fn row_of<'a>(hit: &'a Hit, view: &View<'a>) -> Row<'a> {
    let Some(person) = view.reader.person(hit.person) else { return Row::new() };
    let next = next_step(view.reader, person, view.words);
    let state = if next.waits { Tone::Muted } else { Tone::Plain };
    Row::new()
        .spans(marked(&person.name, hit, MatchedField::Name))
        .cell(sex_name(person.id_number.sex(), view.words))
        .cell(person.id_number.age_on(view.now.date()).to_string())
        .spans(marked(&person.id_number.masked(), hit, MatchedField::IdNumber))
        .spans(where_or_matched(person, hit, view))
        .toned(cohort_name(person.cohort, view.words), Tone::Plain)
        .toned(next.short, state)
}

/// The place; or the phone, legacy number or what stood there before, where that is what was
/// searched for.
fn where_or_matched<'a>(person: &Person, hit: &Hit, view: &View) -> Vec<Span<'a>> {
    let has = |field: MatchedField| hit.matched.iter().any(|matched| matched.field == field);
    match &person.legacy {
        Some(legacy) if has(MatchedField::LegacyNo) => {
            return marked(&legacy.legacy_no, hit, MatchedField::LegacyNo);
        }
        _ if has(MatchedField::FormerName) || has(MatchedField::FormerNumber) => {
            let names = has(MatchedField::FormerName);
            return vec![(former_short(person, names, view.words).into(), Tone::Match)];
        }
        _ if has(MatchedField::Phone) => {
            return marked(&masked(&person.phone), hit, MatchedField::Phone);
        }
        _ => {}
    }
    let mut spans: Vec<Span<'a>> = Vec::new();
    // Township staff know in which township they are.
    if !sees_one_township(view) {
        let township = view.reader.places().township_name(person.township);
        spans.push((format!("{township} ").into(), Tone::Plain));
    }
    if let Some(village) = person.village {
        // The short name is the beginning of the full one, which was searched.
        let short = view.reader.places().village_short(village);
        spans.extend(marked(&short, hit, MatchedField::Village));
    }
    spans
}

fn sees_one_township(view: &View) -> bool {
    view.actor.township.is_some() && view.reader.covered().is_empty()
}

/// A text with what matched in one of its fields marked.
fn marked<'a>(text: &str, hit: &Hit, field: MatchedField) -> Vec<Span<'a>> {
    let ranges: Vec<&Range<usize>> =
        hit.matched.iter().filter(|m| m.field == field).map(|m| &m.chars).collect();
    let mut spans: Vec<(String, Tone)> = Vec::new();
    for (at, ch) in text.chars().enumerate() {
        let matched = ranges.iter().any(|range| range.contains(&at));
        let tone = if matched { Tone::Match } else { Tone::Plain };
        match spans.last_mut() {
            Some((run, last)) if *last == tone => run.push(ch),
            _ => spans.push((ch.to_string(), tone)),
        }
    }
    spans.into_iter().map(|(run, tone)| (run.into(), tone)).collect()
}

fn card(canvas: &mut Canvas, area: Rect, person: &Person, warning: Option<&str>, view: &View) {
    let dot = canvas.theme().glyphs().dot;
    let next = next_step(view.reader, person, view.words);
    let label = view.words.say("next-label");
    let who = format!("{}  {}", person.name, sex_and_age(person, view));
    let totals = years::totals(person, view.reader.rules().subsidy_years, view.words);
    let lines = [
        (who, Tone::Strong),
        (person.id_number.masked(), Tone::Plain),
        (place(person, view.reader), Tone::Plain),
        (String::new(), Tone::Plain),
        (standing_line(person, dot, view.words), Tone::Plain),
        (format!("{}  {totals}", view.words.say("years-label")), Tone::Muted),
        (String::new(), Tone::Plain),
        (format!("{label}  {}", next.what), Tone::Strong),
        (clause_of(next.rule, view.words), Tone::Accent),
        (next.who(view.reader, person, view.words), Tone::Plain),
        (String::new(), Tone::Plain),
        (warning.unwrap_or_default().to_owned(), Tone::Warn),
    ];
    let mut y = area.y;
    for (line, tone) in lines {
        let room = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        y += canvas.paragraph(room, &line, tone);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::PersonId;
    use crate::search::Matched;

    #[test]
    fn what_matched_is_marked_and_nothing_else() {
        let matched = |field, chars| Matched { field, chars };
        let matched = vec![matched(MatchedField::Name, 0..1), matched(MatchedField::Name, 2..3)];
        let hit = Hit { person: PersonId(1), score: 0, matched };
        let spans = marked("张桂兰", &hit, MatchedField::Name);
        let wanted = [("张", Tone::Match), ("桂", Tone::Plain), ("兰", Tone::Match)];
        assert_eq!(spans, wanted.map(|(text, tone)| (text.into(), tone)));
        assert_eq!(
            marked("530122", &hit, MatchedField::IdNumber),
            [("530122".into(), Tone::Plain)]
        );
    }
}
