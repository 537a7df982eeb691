//! The key by which names are compared: what the same name comes to, however an office's
//! machine wrote it. The tables are data, `data/rosters/folding.toml`.

use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The folded form of a name: only for comparing, never kept in its place. Two different
/// characters never share a form; a note in brackets behind the name is left out.
pub fn name_key(name: &str) -> String {
    // Most names are plain characters already.
    if name.chars().all(|ch| matches!(ch, '\u{4e00}'..='\u{9fff}')) {
        return name.to_owned();
    }
    let table = &*FOLDING;
    let dot = |ch: char| if table.middle_dots.contains(ch) { '·' } else { ch };
    let plain = name.chars().map(|ch| *table.characters.get(&ch).unwrap_or(&ch)).map(dot);
    let folded = plain.nfkc().map(|ch| *table.characters.get(&ch).unwrap_or(&ch)).map(dot);
    let folded: String = folded.filter(|ch| !is_unseen(*ch)).flat_map(char::to_lowercase).collect();
    let bare = without_notes(&folded);
    if bare.is_empty() { folded } else { bare.to_owned() }
}

/// Whether two names are the same by their keys.
pub fn same_name(one: &str, other: &str) -> bool {
    one == other || name_key(one) == name_key(other)
}

/// Blanks, controls, marks of direction and width, and variation selectors.
fn is_unseen(ch: char) -> bool {
    ch.is_whitespace()
        || ch.is_control()
        || matches!(ch,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
            | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// A name without the notes in brackets that end it.
fn without_notes(name: &str) -> &str {
    let mut bare = name;
    while let Some((before, note)) = bare.rsplit_once('(') {
        let note = note.strip_suffix(')').unwrap_or(note);
        if note.contains(')') || !FOLDING.notes.are(note) {
            break;
        }
        bare = before;
    }
    bare
}

struct Folding {
    characters: HashMap<char, char>,
    middle_dots: String,
    notes: Notes,
}

/// What stands in brackets behind a name and is no part of it.
#[derive(Deserialize)]
struct Notes {
    is: Vec<String>,
    contains: Vec<String>,
}

impl Notes {
    fn are(&self, text: &str) -> bool {
        text.is_empty()
            || self.is.iter().any(|note| note == text)
            || self.contains.iter().any(|part| text.contains(part.as_str()))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FoldingFile {
    private_use: Vec<String>,
    radicals: Vec<String>,
    middle_dots: String,
    brackets: Vec<String>,
    notes: Notes,
}

static FOLDING: LazyLock<Folding> = LazyLock::new(|| {
    let text = include_str!("../../data/rosters/folding.toml");
    let file: FoldingFile = match toml::from_str(text) {
        Ok(file) => file,
        Err(fault) => panic!("data/rosters/folding.toml: {fault}"),
    };
    let mut characters = HashMap::new();
    for entry in &file.private_use {
        let (code, ch) = entry.split_once(' ').unwrap_or_default();
        let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        characters.extend(code.zip(ch.chars().next()));
    }
    // A private code point may stand for a radical.
    let pair = |entry: &String| {
        let mut chars = entry.chars();
        chars.next().zip(chars.next())
    };
    let radicals: HashMap<char, char> = file.radicals.iter().filter_map(pair).collect();
    characters.values_mut().for_each(|ch| *ch = *radicals.get(ch).unwrap_or(ch));
    characters.extend(radicals);
    for (open, close) in file.brackets.iter().filter_map(pair) {
        characters.extend([(open, '('), (close, ')')]);
    }
    Folding { characters, middle_dots: file.middle_dots, notes: file.notes }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k12_private_code_points_are_the_characters_that_they_stand_for() {
        let pairs = [
            ("张\u{e863}", "张䶮"),
            ("王\u{e81b}", "王㑇"),
            ("李\u{e857}", "李䲟"),
            ("\u{e818}", "𠃌"),
            ("\u{e81e}", "龴"),
            ("\u{e864}", "龻"),
            ("\u{e855}", "𤇾"),
            ("\u{e81c}", "刀"),
        ];
        for (old, new) in pairs {
            assert_eq!(name_key(old), name_key(new), "{new}");
        }
        let covered = ('\u{e815}'..='\u{e864}').filter(|ch| FOLDING.characters.contains_key(ch));
        assert_eq!(covered.count(), 80);
    }

    #[test]
    fn k12_width_case_brackets_dots_radicals_and_selectors_are_no_part_of_a_name() {
        let same = [
            ("李ＹＡＮ", "李yan"),
            ("王(一)", "王（一）"),
            ("王【一】", "王（一）"),
            ("阿依·古丽", "阿依・古丽"),
            ("阿依﹒古丽", "阿依\u{2027}古丽"),
            ("⻩⼤⻰", "黄大龙"),
            ("葛\u{e0100}某", "葛某"),
            ("葛\u{fe00}某", "葛\u{200b}某"),
            ("\u{fa19}", "神"),
            ("张三（已故）", "张三"),
            ("张三（2019年病故）", "张三"),
            ("李四 (女)", "李四"),
            ("李四（女）（户主）", "李四"),
            ("赵六（曾用名赵小六）", "赵六"),
        ];
        for (one, other) in same {
            assert!(same_name(one, other), "{one} {other}");
        }
    }

    #[test]
    fn k12_different_people_keep_different_keys() {
        for (one, other) in [
            ("王（一）", "王（二）"),
            ("王（一）", "王"),
            ("张发", "张發"),
            ("于", "於"),
            ("后", "後"),
            ("阿依·古丽", "阿依·古兰"),
            ("王⺆", "王刀"),
            ("未", "末"),
        ] {
            assert!(!same_name(one, other), "{one} {other}");
        }
    }

    /// Every unified ideograph there is, with it the 8,105 of the standard table.
    #[test]
    fn k12_no_two_characters_share_a_key() {
        let blocks = [
            '\u{3400}'..='\u{4dbf}',
            '\u{4e00}'..='\u{9fff}',
            '\u{20000}'..='\u{2a6df}',
            '\u{2a700}'..='\u{2ebef}',
            '\u{2ebf0}'..='\u{2ee5d}',
            '\u{30000}'..='\u{323af}',
        ];
        let folded = |ch: &char| name_key(&format!("阿{ch}")) != format!("阿{ch}");
        let changed: String = blocks.into_iter().flatten().filter(folded).collect();
        assert_eq!(changed, "");
    }

    #[test]
    fn k12_the_rare_characters_of_the_standard_table_keep_their_own_keys() {
        let path =
            concat!(env!("CARGO_MANIFEST_DIR"), "/tests/field/91-standard-rare-characters.csv");
        let text = std::fs::read_to_string(path).expect("the list");
        let ideographs = text.chars().filter(|ch| *ch > '\u{3400}' && ch.is_alphabetic());
        let all: std::collections::BTreeSet<char> = ideographs.collect();
        assert!(all.len() > 200, "{}", all.len());
        let keys: std::collections::BTreeSet<String> =
            all.iter().map(|ch| name_key(&format!("a{ch}"))).collect();
        assert_eq!(keys.len(), all.len());
    }
}
