//! Which characters of which field matched, for marking them on the screen.

use super::found::{Matched, MatchedField};
use super::mark::NONE;
use super::names::han_in_name;
use super::pinyin::say_name;
use super::query::Word;
use super::segment::IndexSegment;
use super::spelling::match_letters;
use std::ops::Range;

impl IndexSegment {
    /// What of a person matched the words, in their order.
    pub(super) fn matched(&self, slot: u32, words: &[Word]) -> Vec<Matched> {
        words.iter().flat_map(|word| self.matched_word(slot, word)).collect()
    }

    fn matched_word(&self, slot: u32, word: &Word) -> Vec<Matched> {
        let name = self.names().text(self.names().of_slot(slot));
        let village = self.villages().of_slot(slot);
        let row = self.row(slot);
        let mut matched = Vec::new();
        let mut add = |field: MatchedField, chars: Option<Range<usize>>| {
            matched.extend(chars.map(|chars| Matched { field, chars }));
        };
        match word {
            Word::Han(typed) => {
                add(MatchedField::Name, han_in_name(name, typed).map(|(_, range)| range));
                add(MatchedField::Village, village.han(typed).map(|(_, range)| range));
            }
            Word::Letters(forms) => {
                add(MatchedField::Name, letters_in_name(name, forms));
                add(MatchedField::Village, village.letters(forms).map(|(_, range)| range));
            }
            Word::Digits(forms) => {
                for digits in forms {
                    let [id, phone, legacy] = row.digits_at(digits);
                    add(MatchedField::IdNumber, id);
                    add(MatchedField::Phone, phone.map(|bytes| chars(row.phone, bytes)));
                    add(MatchedField::LegacyNo, legacy.map(|bytes| chars(row.legacy, bytes)));
                }
            }
            Word::Born(forms) => {
                for digits in forms {
                    add(MatchedField::IdNumber, row.born(digits).map(|(_, range)| range));
                }
            }
            Word::NearLetters(_) => add(MatchedField::Name, Some(0..name.chars().count())),
            Word::NearHan { chars, .. } => {
                add(MatchedField::Name, span(name, chars));
                add(MatchedField::Village, span(&village.full, chars));
            }
            Word::Legacy(typed, _) => {
                let begun = row.legacy_mark(typed) != NONE;
                add(MatchedField::LegacyNo, begun.then_some(0..typed.len()));
            }
        }
        matched
    }
}

fn letters_in_name(name: &str, forms: &[String]) -> Option<Range<usize>> {
    let said = say_name(name);
    let found = said.readings.iter().flat_map(|reading| {
        forms.iter().filter_map(|typed| match_letters(reading, typed.as_bytes()))
    });
    let best = found.max_by_key(|found| found.mark)?.syllables;
    Some(*said.chars.get(best.start)?..said.chars.get(best.end - 1)? + 1)
}

/// The stretch of a text from the first to the last of some characters.
fn span(text: &str, any: &str) -> Option<Range<usize>> {
    let places = || text.chars().enumerate().filter(|(_, ch)| any.contains(*ch)).map(|(at, _)| at);
    Some(places().next()?..places().last()? + 1)
}

fn chars(text: &str, bytes: Range<usize>) -> Range<usize> {
    let count = |end: usize| text.char_indices().take_while(|(at, _)| *at < end).count();
    count(bytes.start)..count(bytes.end)
}
