//! Lines about to be written: many commands at once are one write and one sync.
//!
//! What a line says but for the hash of the line before it, and most of its own hash, hang
//! on nothing else. So long batches are begun on two threads; then each line gets the hash
//! of the one before, one after another.

use super::head::LineMark;
use super::line::{self, BegunLine};
use super::{Appended, Head, LineDraft, LineGroup, Locator};
use std::thread;

/// Bytes of events from which on a second thread is worth its start.
const LONG: usize = 64 << 10;

/// Lines in the form in which they are appended.
pub(super) struct Batch {
    pub bytes: Vec<u8>,
    pub appended: Vec<Appended>,
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

impl Batch {
    /// The lines of groups that go behind `head`, which ends at `start`.
    pub fn encode(groups: &[LineGroup], head: Head, start: u64) -> Result<Self, serde_json::Error> {
        let drafts =
            groups.iter().flat_map(|group| group.iter().zip((0..group.len() as u32).rev()));
        let drafts = drafts.zip(head.seq + 1..).map(|((draft, left), seq)| (draft, seq, left));
        let halves = begin(&drafts.collect::<Vec<_>>())?;
        let room = halves.iter().map(|half| half.bytes.len() + half.lines.len() * line::END).sum();
        let last = LineMark { seq: head.seq, line: head.hash, start, end: start };
        let mut batch = Self { bytes: Vec::with_capacity(room), appended: Vec::new(), last };
        for Beginnings { bytes, lines } in halves {
            let mut from = 0;
            for (to, begun) in lines {
                batch.bytes.extend_from_slice(&bytes[from..to]);
                from = to;
                batch.end_line(begun, start);
            }
        }
        Ok(batch)
    }

    fn end_line(&mut self, begun: BegunLine, start: u64) {
        let line = begun.end(self.last.line, &mut self.bytes);
        let (begin, end) = (self.last.end, start + self.bytes.len() as u64);
        self.last = LineMark { seq: self.last.seq + 1, line, start: begin, end };
        self.appended.push(Appended { seq: self.last.seq, locator: Locator(begin) });
    }
}

/// Begins the lines of all drafts, the second half of long ones on another thread.
fn begin(drafts: &[Numbered<'_>]) -> Result<[Beginnings; 2], serde_json::Error> {
    let bytes: usize = drafts.iter().map(|(draft, ..)| draft.events.get().len()).sum();
    if bytes < LONG {
        return Ok([Beginnings::of(drafts)?, Beginnings::default()]);
    }
    let mut before = 0;
    let middle = drafts.iter().take_while(|(draft, ..)| {
        before += draft.events.get().len();
        before <= bytes / 2
    });
    let (own, others) = drafts.split_at(middle.count());
    thread::scope(|scope| {
        let others = scope.spawn(|| Beginnings::of(others));
        let own = Beginnings::of(own)?;
        let others = others.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        Ok([own, others])
    })
}

impl Beginnings {
    fn of(drafts: &[Numbered<'_>]) -> Result<Self, serde_json::Error> {
        let mut all = Self::default();
        for (draft, seq, left) in drafts {
            let begun = line::begin(draft, *seq, *left, &mut all.bytes)?;
            all.lines.push((all.bytes.len(), begun));
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Date;
    use serde_json::value::RawValue;

    #[test]
    fn lines_begun_on_two_threads_are_those_begun_on_one() {
        let draft = |number: usize| LineDraft {
            at: Date::new(2020, 3, 2).expect("day").at(9, 41, 7),
            actor: "530115001.clerk".into(),
            session: "s1".into(),
            command: format!("c{number}").as_str().into(),
            others: Vec::new(),
            policy: "2020-01".to_owned(),
            events: RawValue::from_string(format!("[\"{}\"]", "x".repeat(number))).expect("JSON"),
        };
        let groups: Vec<LineGroup> = (0..600).map(|number| vec![draft(number)]).collect();
        let together = Batch::encode(&groups, Head::default(), 0).expect("encodes");
        assert!(together.bytes.len() > LONG);
        let (mut bytes, mut head, mut end) = (Vec::new(), Head::default(), 0);
        for group in &groups {
            let one = Batch::encode(std::slice::from_ref(group), head, end).expect("encodes");
            bytes.extend_from_slice(&one.bytes);
            (head, end) = (one.last.head(), one.last.end);
        }
        assert!(together.bytes == bytes && together.last.head() == head);
        assert_eq!((together.last.end, together.appended.len()), (end, 600));
    }
}
