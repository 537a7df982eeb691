//! Deaths that a line tells of beside the columns that are read: in a remark, behind a name.

use super::headers::is_of_another;
use super::heading_text::{name_and_note, value_key};
use super::tables::words;

/// Whether a cell tells of a death, under its heading or by itself; and whether it can be nobody's
/// but that of the line's person.
pub(super) fn noted_death(heading: &str, text: &str) -> Option<bool> {
    let deaths = &words().deaths;
    let holds = |text: &str, all: &[String]| all.iter().any(|word| text.contains(word.as_str()));
    if text.is_empty() || text.is_ascii() && !holds(heading, &deaths.noted) {
        return None;
    }
    let said = value_key(text);
    let denied = || deaths.denied.iter().any(|word| said.starts_with(word.as_str()));
    let blank = words().blanks.contains(&said);
    let noted = match holds(heading, &deaths.noted) {
        true => !blank && !denied(),
        false => holds(&said, &deaths.noted) && !denied(),
    };
    let of_others = is_of_another(heading) || holds(&said, &deaths.of_others);
    noted.then_some(!of_others)
}

/// `张三（已故）`: a note in brackets behind a name that tells of a death.
pub(super) fn tells_of_death(name: &str) -> bool {
    let (_, note) = name_and_note(name);
    ["死", "亡", "故", "去世", "逝"].iter().any(|word| note.contains(word))
}
