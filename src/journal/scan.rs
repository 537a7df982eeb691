//! Walking along the lines, each checked against its hash and the one before.

use super::head::LineMark;
use super::line::{Members, decode};
use super::segment::Extent;
use super::{Cause, Entries, JournalEntry, JournalFault, Locator};
use std::io::{BufRead, BufReader, Read};
use std::sync::mpsc;
use std::{thread, vec};

/// A walk from some line to the end of an extent.
pub(super) struct Scan {
    extent: Extent,
    index: usize,
    input: Option<BufReader<Box<dyn Read + Send>>>,
    line: Vec<u8>,
    chain: Chain,
}

/// What the next line is held against.
struct Chain {
    last: LineMark,
    /// Whether the last line was seen, or only its place is known.
    seen: bool,
    /// What `left` has to be; `None` where a group may begin.
    left: Option<u32>,
}

/// A line found whole and in its place.
pub(super) struct Checked<'a> {
    /// Its bytes, with the `\n`.
    pub bytes: &'a [u8],
    pub mark: LineMark,
    members: Members<'a>,
}

const BUFFER: usize = 1 << 18;
/// From here on it pays to read on another thread.
const LONG: u64 = 1 << 20;
/// Entries handed over at once.
const BATCH: usize = 256;

impl Scan {
    /// Walks from the first line on.
    pub fn from_first(extent: Extent) -> Self {
        Self::start(extent, LineMark::default(), true)
    }

    /// Walks from a line that begins a segment or ends a group.
    pub fn from_line(extent: Extent, place: u64, seq: u64) -> Self {
        let before = LineMark {
            seq: seq.saturating_sub(1),
            start: place,
            end: place,
            ..LineMark::default()
        };
        Self::start(extent, before, false)
    }

    fn start(extent: Extent, last: LineMark, seen: bool) -> Self {
        let index = extent.index_of(last.end);
        let chain = Chain { last, seen, left: None };
        Self { extent, index, input: None, line: Vec::new(), chain }
    }

    /// The next line; `None` at the end of the extent.
    pub fn step(&mut self) -> Result<Option<Checked<'_>>, JournalFault> {
        if !self.fetch()? {
            return Ok(None);
        }
        let (bytes, chain) = (&self.line, &mut self.chain);
        let checked = decode(&bytes[..bytes.len() - 1])
            .and_then(|members| chain.follow(&members, bytes.len()).map(|mark| (mark, members)));
        match checked {
            Ok((mark, members)) => Ok(Some(Checked { bytes, mark, members })),
            Err(cause) => Err(self.damage(cause)),
        }
    }

    /// The last line, once the walk has come to the end of a journal.
    pub fn finish(&self) -> Result<LineMark, JournalFault> {
        if self.chain.left.is_some() {
            return Err(self.damage(Cause::BrokenGroup));
        }
        Ok(self.chain.last)
    }

    /// Describes damage to the line that should come next.
    pub fn damage(&self, cause: Cause) -> JournalFault {
        let last = &self.chain.last;
        self.extent.damage(last.end, last.seq + 1, cause)
    }

    /// The lines from a sequence number on, as entries.
    pub fn entries_from(self, seq: u64) -> Entries {
        let long = self.extent.end.saturating_sub(self.chain.last.end) >= LONG;
        let entries = Walk { scan: Some(self) }
            .skip_while(move |entry| entry.as_ref().is_ok_and(|entry| entry.seq < seq));
        if long { Box::new(Ahead::new(entries)) } else { Box::new(entries) }
    }

    /// Reads the next line's bytes; `false` at the end of the extent.
    fn fetch(&mut self) -> Result<bool, JournalFault> {
        while let Some(segment) = self.extent.segments.get(self.index) {
            let (place, end) = (self.chain.last.end, self.extent.end_of(self.index));
            let input = self.input.get_or_insert_with(|| {
                BufReader::with_capacity(BUFFER, Box::new(segment.bytes(place, end)))
            });
            self.line.clear();
            let read = input.read_until(b'\n', &mut self.line);
            match read.map_err(JournalFault::at(&segment.path))? {
                0 if place < end => return Err(self.damage(Cause::Missing)),
                0 => (self.index, self.input) = (self.index + 1, None),
                _ if self.line.ends_with(b"\n") => return Ok(true),
                _ => return Err(self.damage(Cause::CutShort)),
            }
        }
        Ok(false)
    }
}

impl Chain {
    fn follow(&mut self, line: &Members<'_>, len: usize) -> Result<LineMark, Cause> {
        if line.seq != self.last.seq + 1 {
            return Err(Cause::OutOfOrder { found: line.seq });
        }
        if self.seen && line.prev != self.last.line {
            return Err(Cause::Unchained);
        }
        if self.left.is_some_and(|left| left != line.left) {
            return Err(Cause::BrokenGroup);
        }
        let start = self.last.end;
        let last = LineMark { seq: line.seq, line: line.hash, start, end: start + len as u64 };
        *self = Self { last, seen: true, left: line.left.checked_sub(1) };
        Ok(last)
    }
}

impl Checked<'_> {
    /// Whether its group is whole with it.
    pub fn ends_group(&self) -> bool {
        self.members.left == 0
    }

    fn into_entry(self) -> JournalEntry {
        self.members.into_entry(Locator(self.mark.start))
    }
}

/// The entries of a scan, to its end or first fault.
struct Walk {
    scan: Option<Scan>,
}

impl Iterator for Walk {
    type Item = Result<JournalEntry, JournalFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let entry = match self.scan.as_mut()?.step() {
            Ok(line) => line.map(|line| Ok(line.into_entry())),
            Err(fault) => Some(Err(fault)),
        };
        if !matches!(entry, Some(Ok(_))) {
            self.scan = None;
        }
        entry
    }
}

/// Entries that another thread reads and checks while the caller applies.
struct Ahead {
    batch: vec::IntoIter<Result<JournalEntry, JournalFault>>,
    batches: mpsc::Receiver<Vec<Result<JournalEntry, JournalFault>>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Ahead {
    fn new<I>(mut entries: I) -> Self
    where
        I: Iterator<Item = Result<JournalEntry, JournalFault>> + Send + 'static,
    {
        let (sender, batches) = mpsc::sync_channel(4);
        let thread = thread::spawn(move || {
            loop {
                let batch: Vec<_> = entries.by_ref().take(BATCH).collect();
                // The caller may leave at any line: then nobody is read for.
                if batch.is_empty() || sender.send(batch).is_err() {
                    return;
                }
            }
        });
        Self { batch: Vec::new().into_iter(), batches, thread: Some(thread) }
    }
}

impl Iterator for Ahead {
    type Item = Result<JournalEntry, JournalFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(entry) = self.batch.next() {
            return Some(entry);
        }
        if let Ok(batch) = self.batches.recv() {
            self.batch = batch.into_iter();
            return self.batch.next();
        }
        // A bug over there must not pass for the end of the journal.
        if let Some(Err(panic)) = self.thread.take().map(thread::JoinHandle::join) {
            std::panic::resume_unwind(panic);
        }
        None
    }
}
