//! The index as the desk holds it: segments that are searched one by one, the
//! newest entries in the smallest.

use super::entry::Entry;
use super::found::{Found, Hit};
use super::mark::{Mark, NONE};
use super::query::Word;
use super::rank::Judge;
use super::segment::Segment;
use super::spelling::Syllable;
use crate::base::{PersonId, TownshipCode};
use std::cmp::Reverse;
use std::sync::Arc;

/// People who are scored one by one in one search; of more, those with the best marks.
const SCORED: usize = 1000;

/// The people of the district, to be found by anything known of them. A clone is
/// cheap and shares what both have: readers keep one while the writer goes on.
#[derive(Clone, Default)]
pub struct Index {
    /// Each holds more than twice the people of the next, so there are few.
    parts: Vec<Part>,
}

#[derive(Clone)]
struct Part {
    segment: Arc<Segment>,
    /// By slot: nobody's where a later segment has the person.
    live: Arc<Vec<Mark>>,
    living: usize,
}

/// A live mark; any that is not none.
const LIVE: Mark = 1;

/// Somebody who matches, not yet scored.
struct Candidate {
    mark: Mark,
    part: usize,
    slot: u32,
}

impl Index {
    /// The index of some people; of two entries of one person the later counts.
    pub fn build(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut index = Self::default();
        index.extend(entries);
        index
    }

    /// Adds a person or replaces what is known of them, for the next search on.
    pub fn upsert(&mut self, entry: Entry) {
        self.extend([entry]);
    }

    /// Adds or replaces many people, in far less time than one after another.
    pub fn extend(&mut self, entries: impl IntoIterator<Item = Entry>) {
        let segment = Segment::new(entries.into_iter());
        if segment.len() == 0 {
            return;
        }
        for part in &mut self.parts {
            part.forget(segment.persons());
        }
        self.parts.push(Part::new(segment));
        while let [.., older, newer] = &self.parts[..]
            && older.living <= 2 * newer.living
        {
            let merged = Segment::new(older.entries().chain(newer.entries()));
            self.parts.truncate(self.parts.len() - 2);
            self.parts.push(Part::new(merged));
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
    /// and never more than 1000; with a scope, only that township's, counted so too.
    /// A line without any letter, character or digit finds nobody.
    pub fn query(&self, text: &str, scope: Option<TownshipCode>, limit: usize) -> Found {
        let mut open: Vec<Vec<Mark>> = self.parts.iter().map(|part| part.open(scope)).collect();
        let words = self.match_words(Word::parse(text), &mut open);
        if words.is_empty() {
            return Found::default();
        }
        let (total, candidates) = self.candidates(&open);
        let mut judge = Judge::new(&words);
        let mut scored: Vec<(Reverse<i64>, PersonId, &Candidate)> = candidates
            .iter()
            .map(|candidate| {
                let segment = self.segment(candidate);
                let score = judge.score(segment, candidate.slot);
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

    /// Leaves open those who match every word, with their marks added up, and
    /// tells the words as they were understood; none where there were none.
    fn match_words(&self, mut words: Vec<Word>, open: &mut [Vec<Mark>]) -> Vec<Word> {
        // What is left to be done, the last first.
        words.sort_by_key(|word| !word.is_number());
        let everybody = open.to_vec();
        let mut understood = Vec::new();
        while let Some(word) = words.pop() {
            let among = if word.is_number() { &*open } else { &everybody };
            let marks: Vec<Vec<Mark>> = self
                .parts
                .iter()
                .zip(among)
                .map(|(part, open)| part.segment.mark(&word, open))
                .collect();
            let nobody = marks.iter().zip(&everybody).all(|(marks, open)| {
                marks.iter().zip(open).all(|(mark, open)| *mark == NONE || *open == NONE)
            });
            let otherwise = if nobody { word.otherwise() } else { Vec::new() };
            if !otherwise.is_empty() {
                words.extend(otherwise);
                words.sort_by_key(|word| !word.is_number());
                continue;
            }
            for (open, marks) in open.iter_mut().zip(&marks) {
                for (open, mark) in open.iter_mut().zip(marks) {
                    let both = *open != NONE && *mark != NONE;
                    *open = if both { open.saturating_add(*mark) } else { NONE };
                }
            }
            understood.push(word);
        }
        understood
    }

    /// How many are open, and the best of them in an order that does not hang on
    /// the segments they lie in.
    fn candidates(&self, open: &[Vec<Mark>]) -> (usize, Vec<Candidate>) {
        let mut counts = [0usize; 256];
        for mark in open.iter().flatten().filter(|mark| **mark != NONE) {
            counts[usize::from(*mark)] += 1;
        }
        let total: usize = counts.iter().sum();
        let mut above = 0;
        let mut least = LIVE;
        for mark in (1..=Mark::MAX).rev() {
            if above + counts[usize::from(mark)] >= SCORED {
                least = mark;
                break;
            }
            above += counts[usize::from(mark)];
        }
        let mut candidates = Vec::with_capacity(total.min(2 * SCORED));
        for (part, open) in open.iter().enumerate() {
            let mut room = SCORED - above;
            for (slot, mark) in open.iter().enumerate().filter(|(_, mark)| **mark >= least) {
                if *mark == least {
                    if room == 0 {
                        continue;
                    }
                    room -= 1;
                }
                candidates.push(Candidate { mark: *mark, part, slot: slot as u32 });
            }
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

    fn segment(&self, candidate: &Candidate) -> &Segment {
        &self.parts[candidate.part].segment
    }
}

impl Part {
    fn new(segment: Segment) -> Self {
        let living = segment.len();
        Self { segment: Arc::new(segment), live: Arc::new(vec![LIVE; living]), living }
    }

    /// Leaves out people of whom a later segment knows more.
    fn forget(&mut self, persons: &[PersonId]) {
        for person in persons {
            let Some(slot) = self.segment.slot_of(*person) else { continue };
            let slot = slot as usize;
            if self.live[slot] == LIVE {
                Arc::make_mut(&mut self.live)[slot] = NONE;
                self.living -= 1;
            }
        }
    }

    /// The marks of those who may be found at all.
    fn open(&self, scope: Option<TownshipCode>) -> Vec<Mark> {
        let Some(scope) = scope else { return self.live.to_vec() };
        let townships = self.segment.townships().iter();
        let within = townships
            .zip(self.live.iter())
            .map(|(township, live)| if *township == scope { *live } else { NONE });
        within.collect()
    }

    fn entries(&self) -> impl Iterator<Item = Entry> {
        let live = self.live.iter().enumerate().filter(|(_, live)| **live == LIVE);
        live.filter_map(|(slot, _)| self.segment.entry(slot as u32))
    }
}
