//! People and cases as lines of text.

use crate::casework::Person;
use crate::desk::people::next_step;
use crate::desk::review::{changes, handled, outlook, own_run};
use crate::desk::screen::View;
use crate::desk::terminal::{KeyTable, Look, Theme};
use crate::office::{Actor, QueueRow, Reader};
use crate::words::{
    Words, choice_name, cohort_name, confirmation_name, finding_look, finding_name, matter_title,
    stage_name, step_name,
};

/// A person on one line of a list, the number masked.
pub(super) fn who(person: &Person, reader: &Reader) -> String {
    let place = reader.places().township_name(person.township);
    format!("{}, {}, {place}", person.name, person.id_number.masked())
}

/// What is on record of a person, one fact a line, the number masked.
pub(super) fn facts(person: &Person, reader: &Reader, words: &Words) -> Vec<String> {
    let row = |label: &str, value: &str| format!("{}: {value}", words.say(label));
    let mut lines = vec![
        row("label-name", &person.name),
        row("label-id-number", &person.id_number.masked()),
        row("label-township", &reader.places().township_name(person.township)),
        row("label-cohort", cohort_name(person.cohort, words)),
        row("plain-confirmation", confirmation_name(&person.confirmation, words)),
    ];
    lines.extend(
        person.present_choice().map(|choice| row("label-choice", choice_name(choice, words))),
    );
    let next = next_step(reader, person, words);
    let who = next.who(reader, person, words);
    let next = if who.is_empty() { next.what } else { format!("{} · {who}", next.what) };
    lines.push(row("plain-next", &next));
    for case in reader.cases().of_person(person.id) {
        let title = matter_title(&case.matter, words);
        lines.push(format!("{title}: {}, {}", stage_name(case.stage, words), case.since.date()));
    }
    lines
}

/// A case as a reviewer sees it: what is, what would be, what to look at.
pub(super) fn case_lines(
    reader: &Reader,
    actor: &Actor,
    row: &QueueRow<'_>,
    words: &'static Words,
    keys: &KeyTable,
) -> Vec<String> {
    let theme = Theme::new(Look::default());
    let view = View { reader, actor, words, theme: &theme, keys, now: reader.now() };
    let mut lines = vec![
        format!("{} {}", row.case.id, matter_title(&row.case.matter, words)),
        who(row.person, reader),
    ];
    lines.extend(changes(row.case, row.person, &view).into_iter().map(|change| {
        let before = change.before.map(|before| format!("{before} -> ")).unwrap_or_default();
        format!("{}: {before}{}", change.label, change.after)
    }));
    if let Some(run) = own_run(row.case, &view) {
        lines.push(format!("{}: {run}", words.say("review-own-run")));
    }
    lines.push(format!("{}: {}", words.say("review-handlers"), handled(row.case, &view)));
    let findings = reader.review().findings(row.case);
    let found: Vec<&str> = findings.iter().map(|found| finding_name(*found, words)).collect();
    lines.push(match found.is_empty() {
        true => words.say("plain-clean").to_owned(),
        false => format!("{}: {}", words.say("column-findings"), found.join("; ")),
    });
    for finding in &findings {
        let figures = reader.review().figures(row.case, *finding);
        lines.push(finding_look(*finding, &figures, words));
    }
    if let Some(step) = row.case.step_on(reader.today()) {
        lines.push(format!("{}: {}", words.say("column-step"), step_name(step, words)));
    }
    if let Ok(next) = outlook(row.case, &view) {
        lines.push(format!("{}: {next}", words.say("plain-goes-to")));
    }
    lines
}
