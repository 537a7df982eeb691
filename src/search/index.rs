//! The index as the desk holds it: segments that are searched one by one, the
//! newest entries in the smallest.

use super::entry::SearchEntry;
use super::found::{Found, Hit};
use super::mark::{Mark, Marks};
use super::query::Word;
use super::rank::Scorer;
use super::segment::IndexSegment;
use super::spelling::Syllable;
use crate::base::{PersonId, TownshipCode};
use std::cmp::Reverse;
use std::collections::VecDeque;
use std::sync::Arc;

/// People who are scored one by one in one search; of more, those with the best marks.
const SCORED: usize = 500;

/// The people of the district, to be found by anything known of them. A clone is
/// cheap and shares what both have: readers keep one while the writer goes on.
#[derive(Clone, Default)]
pub struct Index {
    /// Each holds more than twice the people of the next, so there are few.
    parts: Vec<IndexPart>,
}

#[derive(Clone)]
struct IndexPart {
    segment: Arc<IndexSegment>,
    /// By slot: false where a later segment has the person.
    live: Arc<Vec<bool>>,
    living: usize,
}

/// Somebody who matches, not yet scored.
struct Candidate {
    mark: Mark,
    part: usize,
    slot: u32,
}

impl Index {
    /// The index of some people; of two entries of one person the later counts.
    pub fn build(entries: impl IntoIterator<Item = SearchEntry>) -> Self {
        let mut index = Self::default();
        index.extend(entries);
        index
    }

    /// Adds a person or replaces what is known of them, for the next search on.
    pub fn upsert(&mut self, entry: SearchEntry) {
        self.extend([entry]);
    }

    /// Adds or replaces many people, in far less time than one after another.
    pub fn extend(&mut self, entries: impl IntoIterator<Item = SearchEntry>) {
        let segment = IndexSegment::new(entries.into_iter());
        if segment.len() == 0 {
            return;
        }
        for part in &mut self.parts {
            part.forget(segment.persons());
        }
        self.parts.push(IndexPart::new(segment));
        while let [.., older, newer] = &self.parts[..]
            && older.living <= 2 * newer.living
        {
            let merged = IndexSegment::new(older.entries().chain(newer.entries()));
            self.parts.truncate(self.parts.len() - 2);
            self.parts.push(IndexPart::new(merged));
        }
    }

    /// How many people it holds.
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.living).sum()
    }

    /// Whether it holds nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Finds the people who match every word of a line, at most `limit` of them
    /// and never more than 500; with a scope, only those townships', counted so too.
    /// A line without any letter, character or digit finds nobody.
    pub fn query(&self, text: &str, scope: Option<&[TownshipCode]>, limit: usize) -> Found {
        let (words, marks) = self.match_words(Word::parse(text), scope);
        let (total, candidates) = self.candidates(&marks);
        let mut scorer = Scorer::new(&words);
        let mut scored: Vec<(Reverse<i64>, PersonId, &Candidate)> = candidates
            .iter()
            .map(|candidate| {
                let segment = self.segment(candidate);
                let score = scorer.score(segment, candidate.slot);
                (Reverse(score), segment.persons()[candidate.slot as usize], candidate)
            })
            .collect();
        scored.sort_unstable_by_key(|(score, person, _)| (*score, *person));
        let hits = scored.into_iter().take(limit).map(|(score, person, candidate)| {
            let matched = self.segment(candidate).matched(candidate.slot, &words);
            Hit { person, score: score.0, matched }
        });
        Found { total, hits: hits.collect() }
    }

    /// Searches for a few things, so that nobody's first search waits for memory.
    pub fn warm(&self) {
        let letters = ('a'..='z').map(String::from);
        for line in letters.chain(["张", "村", "530", "195", "1"].map(String::from)) {
            self.query(&line, None, 1);
        }
    }

    /// The words as they were understood, and the marks of those who match every
    /// one, added up; no marks where there are no words.
    fn match_words(
        &self,
        words: Vec<Word>,
        scope: Option<&[TownshipCode]>,
    ) -> (Vec<Word>, Vec<Marks>) {
        let (numbers, others): (Vec<_>, Vec<_>) =
            words.into_iter().enumerate().partition(|(_, word)| word.is_number());
        let mut waiting = VecDeque::from(others);
        waiting.extend(numbers);
        let mut understood: Vec<(usize, Word)> = Vec::new();
        let mut all: Vec<Marks> = Vec::new();
        while let Some((at, word)) = waiting.pop_front() {
            let mark = |(at, part): (usize, &IndexPart)| part.mark(&word, all.get(at), scope);
            let marks: Vec<Marks> = self.parts.iter().enumerate().map(mark).collect();
            if marks.iter().all(Marks::is_empty) {
                let fallback = word.fallback();
                if !fallback.is_empty() {
                    waiting.extend(fallback.into_iter().map(|word| (at, word)));
                    continue;
                }
            }
            if understood.is_empty() {
                all = marks;
            } else {
                all.iter_mut().zip(&marks).for_each(|(all, marks)| all.and(marks));
            }
            understood.push((at, word));
        }
        understood.sort_by_key(|(at, _)| *at);
        (understood.into_iter().map(|(_, word)| word).collect(), all)
    }

    /// How many have marks, and the best of them in an order that does not hang on
    /// the segments they lie in.
    fn candidates(&self, marks: &[Marks]) -> (usize, Vec<Candidate>) {
        let mut counts = [0; Mark::MAX as usize + 1];
        marks.iter().for_each(|marks| marks.count(&mut counts));
        let total = counts.iter().sum();
        // The lowest mark of those who are scored, and how many have a higher one;
        // all words there may be add up to less than the highest.
        let (mut least, mut above) = (Mark::MAX - 1, 0);
        while least > 1 && above + counts[usize::from(least)] < SCORED {
            above += counts[usize::from(least)];
            least -= 1;
        }
        let mut candidates = Vec::new();
        for (part, marks) in marks.iter().enumerate() {
            let higher = marks.at_least(least + 1);
            let lowest = marks.at_least(least).filter(|(_, mark)| *mark == least);
            let chosen = higher.chain(lowest.take(SCORED - above));
            candidates.extend(chosen.map(|(slot, mark)| Candidate { mark, part, slot }));
        }
        if self.parts.len() > 1 {
            candidates.sort_by_cached_key(|candidate| self.place(candidate));
        } else {
            candidates.sort_by_key(|candidate| Reverse(candidate.mark));
        }
        candidates.truncate(SCORED);
        (total, candidates)
    }

    /// Where a candidate stands before scoring: best mark first, then as in a
    /// segment, by reading, name and person.
    fn place(&self, candidate: &Candidate) -> (Reverse<Mark>, Option<&[Syllable]>, &str, PersonId) {
        let segment = self.segment(candidate);
        let names = segment.names();
        let name = names.of_slot(candidate.slot);
        let person = segment.persons()[candidate.slot as usize];
        (Reverse(candidate.mark), names.readings(name).next(), names.text(name), person)
    }

    fn segment(&self, candidate: &Candidate) -> &IndexSegment {
        &self.parts[candidate.part].segment
    }
}

impl IndexPart {
    fn new(segment: IndexSegment) -> Self {
        let living = segment.len();
        Self { segment: Arc::new(segment), live: Arc::new(vec![true; living]), living }
    }

    /// Leaves out people of whom a later segment knows more.
    fn forget(&mut self, persons: &[PersonId]) {
        for person in persons {
            let Some(slot) = self.segment.slot_of(*person) else { continue };
            let slot = slot as usize;
            if self.live[slot] {
                Arc::make_mut(&mut self.live)[slot] = false;
                self.living -= 1;
            }
        }
    }

    /// The marks of those who match a word and may be found at all.
    fn mark(&self, word: &Word, among: Option<&Marks>, scope: Option<&[TownshipCode]>) -> Marks {
        let mut marks = self.segment.mark(word, among);
        if self.living < self.segment.len() {
            marks.keep(&self.live, |live| *live);
        }
        if let Some(scope) = scope {
            marks.keep(self.segment.townships(), |township| scope.contains(township));
        }
        marks
    }

    fn entries(&self) -> impl Iterator<Item = SearchEntry> {
        let live = self.live.iter().enumerate().filter(|(_, live)| **live);
        live.filter_map(|(slot, _)| self.segment.entry(slot as u32))
    }
}
