//! Lines about to be written: many commands at once are one append and one sync.
//!
//! What a line says but for the hash of the line before it, and most of its own hash, hang
//! on nothing else. So long batches are begun on two threads; then each line gets the hash
//! of the one before, one after another. A roster's lines come to tens of megabytes: they are
//! made a piece at a time in the same memory.

use super::head::LineMark;
use super::line::{self, BegunLine};
use super::{Appended, Head, LineDraft, LineGroup, Locator};
use std::thread;

/// Bytes of events from which on a second thread is worth its start.
const LONG: usize = 64 << 10;

/// Bytes of events from which on a piece takes no further line in.
const PIECE: usize = 1 << 20;

/// Bytes that stand before the events of a line, as a rule.
const HEADING: usize = 200;

/// Lines in the form in which they are appended, a piece after another.
pub(super) struct Batch<'a> {
    drafts: Vec<Numbered<'a>>,
    halves: [Beginnings; 2],
    bytes: Vec<u8>,
    /// The lines made so far.
    pub appended: Vec<Appended>,
    /// The last of them.
    pub last: LineMark,
}

/// A draft, its sequence number, and how many more lines of its group follow.
type Numbered<'a> = (&'a LineDraft, u64, u32);

/// The beginnings of some lines, one behind another.
#[derive(Default)]
struct Beginnings {
    bytes: Vec<u8>,
    /// Where each beginning ends, and the line.
    lines: Vec<(usize, BegunLine)>,
}

impl<'a> Batch<'a> {
    /// The lines of groups that go behind `head`, which ends at `start`; none is made yet.
    pub fn of(groups: &'a [LineGroup], head: Head, start: u64) -> Self {
        let drafts =
            groups.iter().flat_map(|group| group.iter().zip((0..group.len() as u32).rev()));
        let drafts: Vec<_> =
            drafts.zip(head.seq + 1..).map(|((draft, left), seq)| (draft, seq, left)).collect();
        Self {
            appended: Vec::with_capacity(drafts.len()),
            last: LineMark { seq: head.seq, line: head.hash, start, end: start },
            drafts,
            halves: Default::default(),
            bytes: Vec::new(),
        }
    }

    /// About how many bytes all lines have, before they are made.
    pub fn about_bytes(&self) -> u64 {
        let of_line = |draft| events_of(draft) + HEADING + line::END;
        self.drafts.iter().map(|draft| of_line(draft) as u64).sum()
    }

    /// Whether every line was made.
    pub fn is_made(&self) -> bool {
        self.appended.len() == self.drafts.len()
    }

    /// The bytes of the next lines; none behind the last.
    pub fn next_piece(&mut self) -> Result<&[u8], serde_json::Error> {
        let rest = &self.drafts[self.appended.len()..];
        let taken = up_to(rest, PIECE).max(1).min(rest.len());
        begin(&rest[..taken], &mut self.halves)?;
        self.bytes.clear();
        for half in &mut self.halves {
            let mut from = 0;
            for (to, begun) in half.lines.drain(..) {
                let start = self.bytes.len();
                self.bytes.extend_from_slice(&half.bytes[from..to]);
                from = to;
                let line = begun.end(self.last.line, &mut self.bytes);
                let begin = self.last.end;
                let end = begin + (self.bytes.len() - start) as u64;
                self.last = LineMark { seq: self.last.seq + 1, line, start: begin, end };
                self.appended.push(Appended { seq: self.last.seq, locator: Locator(begin) });
            }
        }
        Ok(&self.bytes)
    }
}

/// Begins the lines of drafts, the second half of long ones on another thread.
fn begin(drafts: &[Numbered<'_>], halves: &mut [Beginnings; 2]) -> Result<(), serde_json::Error> {
    let bytes: usize = drafts.iter().map(events_of).sum();
    let own = if bytes < LONG { drafts.len() } else { up_to(drafts, bytes / 2) };
    let (own, others) = drafts.split_at(own);
    let [first, second] = halves;
    if others.is_empty() {
        second.clear();
        return first.begin(own);
    }
    thread::scope(|scope| {
        let others = scope.spawn(|| second.begin(others));
        first.begin(own)?;
        others.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

/// How many drafts have events of so many bytes together, at most.
fn up_to(drafts: &[Numbered<'_>], bytes: usize) -> usize {
    let mut before = 0;
    let fit = drafts.iter().take_while(|draft| {
        before += events_of(draft);
        before <= bytes
    });
    fit.count()
}

fn events_of((draft, ..): &Numbered<'_>) -> usize {
    draft.events.get().len()
}

impl Beginnings {
    fn clear(&mut self) {
        self.bytes.clear();
        self.lines.clear();
    }

    fn begin(&mut self, drafts: &[Numbered<'_>]) -> Result<(), serde_json::Error> {
        self.clear();
        for (draft, seq, left) in drafts {
            let begun = line::begin(draft, *seq, *left, &mut self.bytes)?;
            self.lines.push((self.bytes.len(), begun));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Date;
    use serde_json::value::RawValue;

    #[test]
    fn lines_made_in_pieces_on_two_threads_are_those_made_alone() {
        let groups: Vec<LineGroup> = (0..1800).map(|number| vec![draft(number)]).collect();
        let mut together = Batch::of(&groups, Head::default(), 0);
        let mut pieces: Vec<Vec<u8>> = Vec::new();
        while !together.is_made() {
            pieces.push(together.next_piece().expect("encodes").to_vec());
        }
        assert_eq!((pieces.len(), together.appended.len()), (2, 1800));
        let (mut bytes, mut head, mut end) = (Vec::new(), Head::default(), 0);
        for (group, appended) in groups.iter().zip(&together.appended) {
            assert_eq!(*appended, Appended { seq: head.seq + 1, locator: Locator(end) });
            let mut one = Batch::of(std::slice::from_ref(group), head, end);
            bytes.extend_from_slice(one.next_piece().expect("encodes"));
            (head, end) = (one.last.head(), one.last.end);
        }
        assert!(pieces.concat() == bytes && together.last.head() == head);
        assert_eq!(together.last.end, end);
        assert!(together.next_piece().expect("nothing").is_empty());
    }

    /// A line longer than a piece is one of its own.
    #[test]
    fn long_lines_are_made_one_by_one() {
        let events = format!("[\"{}\"]", "x".repeat(PIECE));
        let events = || RawValue::from_string(events.clone()).expect("JSON");
        let groups = [vec![draft(1), LineDraft { events: events(), ..draft(2) }, draft(3)]];
        let mut batch = Batch::of(&groups, Head::default(), 0);
        let mut lines = Vec::new();
        while !batch.is_made() {
            let before = batch.appended.len();
            assert!(!batch.next_piece().expect("encodes").is_empty());
            lines.push(batch.appended.len() - before);
        }
        assert_eq!(lines, [1, 1, 1]);
    }

    fn draft(number: usize) -> LineDraft {
        LineDraft {
            at: Date::new(2020, 3, 2).expect("day").at(9, 41, 7),
            actor: "530115001.clerk".into(),
            session: "s1".into(),
            command: format!("c{number}").as_str().into(),
            others: Vec::new(),
            policy: "2020-01".to_owned(),
            events: RawValue::from_string(format!("[\"{}\"]", "x".repeat(number))).expect("JSON"),
        }
    }
}
