//! A land project in a few words: number, levy, name.

use crate::casework::Project;
use crate::desk::screen::View;
use crate::desk::terminal::Tone;

/// A project by the number in a file: its levy and name, or that none of the
/// number is on record.
pub fn project_line(number: &str, view: &View) -> String {
    match view.reader.land().project(number) {
        Some(project) => {
            format!("{number}  {}  {}", levy(project, view).0, project.facts.name)
        }
        // Another township's project is no secret, but its levy is not theirs.
        None if view.reader.land().is_project(number) => number.to_owned(),
        None => view.words.say_with("parcel-unknown", &[("number", number.into())]),
    }
}

/// How far a project's levy is, with its sign.
pub fn levy(project: &Project, view: &View) -> (String, Tone) {
    let (words, glyphs) = (view.words, view.theme.glyphs());
    match project.days_in_arrears(view.now.date()) {
        _ if project.is_paid_in_full() => {
            (format!("{} {}", glyphs.done, words.say("parcel-paid")), Tone::Good)
        }
        Some(days) => {
            let late = words.say_with("parcel-late", &[("days", days.to_string().into())]);
            (format!("{} {late}", glyphs.failed), Tone::Bad)
        }
        None => (format!("{} {}", glyphs.working, words.say("parcel-not-due")), Tone::Warn),
    }
}
