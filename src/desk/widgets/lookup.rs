//! Finding an entry of a short list by Hanzi, pinyin, initials or English.

use crate::desk::terminal::text::clean;
use pinyin::ToPinyin;

/// The forms under which one entry is found.
#[derive(Clone, Debug)]
pub struct Lookup {
    forms: Vec<String>,
}

impl Lookup {
    /// An entry known by these texts, in any language.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut forms = Vec::new();
        for text in texts {
            let plain = squeeze(&clean(text));
            let spelt = |whole: bool| -> String {
                let spell = |ch: char| match ch.to_pinyin() {
                    Some(read) if whole => read.plain().to_owned(),
                    Some(read) => read.first_letter().to_owned(),
                    None => ch.to_string(),
                };
                plain.chars().map(spell).collect()
            };
            for form in [spelt(true), spelt(false), initials(text), plain] {
                if !form.is_empty() && !forms.contains(&form) {
                    forms.push(form);
                }
            }
        }
        Self { forms }
    }

    /// How well what is typed fits: 0 a start, 1 a part, nothing where not at all.
    /// Several words must all fit.
    pub fn fit(&self, typed: &str) -> Option<u8> {
        let folded = crate::base::fold_width(typed);
        let mut worst = 0;
        for word in folded.split_whitespace() {
            let word = squeeze(word);
            let fits = self.forms.iter().filter_map(|form| match form.find(&word) {
                Some(0) => Some(0),
                Some(_) => Some(1),
                None => None,
            });
            worst = worst.max(fits.min()?);
        }
        Some(worst)
    }
}

/// The places of the entries that fit, best first, otherwise in their order.
pub fn find<'a>(entries: impl Iterator<Item = &'a Lookup>, typed: &str) -> Vec<usize> {
    let mut found: Vec<(u8, usize)> = entries
        .enumerate()
        .filter_map(|(at, entry)| entry.fit(typed).map(|fit| (fit, at)))
        .collect();
    found.sort();
    found.into_iter().map(|(_, at)| at).collect()
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// First letters of the words of an English text.
fn initials(text: &str) -> String {
    let words = text.split(|ch: char| !ch.is_alphanumeric());
    words.filter_map(|word| word.chars().next()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_in_every_usual_way() {
        let entry = Lookup::new(["离席锁屏", "Lock the screen"]);
        for typed in
            ["锁屏", "lxsp", "lixi", "suoping", "lock", "LOCK", "lts", "screen", "ｌｘ", ""]
        {
            assert!(entry.fit(typed).is_some(), "{typed}");
        }
        assert_eq!(entry.fit("xyz"), None);
        assert_eq!(entry.fit("lock xyz"), None);
        assert!(entry.fit("lix") < entry.fit("suo"));
    }
}
