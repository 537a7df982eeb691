//! Healing: lines that are missing or damaged are taken from copies, each known by its hash.
//!
//! A line is only ever taken where it is chained to the line before it, so a copy cannot
//! bring in anything that was not the journal's; what is whole here stays as it is. The
//! journal that was is kept beside, and changes places with the new one in a single step.

use super::closing::CopiedFile;
use super::copy::{SegmentWriter, discard, half_done};
use super::head::{self, LineMark, Slots};
use super::segment::{Extent, SegmentFile, journal_of, make_dir, parent, sync_dir};
use super::{Head, JournalFault, LineHash, Options, file, line};
use rustix::fs::{CWD, RenameFlags, renameat_with};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a repair came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The newest line there is now.
    pub head: Head,
    /// The lines taken from copies, as runs of sequence numbers, first and last.
    pub taken: Vec<(u64, u64)>,
    /// Where the journal is kept as it was; `None` where nothing was to be done.
    pub kept: Option<PathBuf>,
}

/// Makes a journal whole again from copies of it: files, or other journals' directories.
/// `InUse` while it is open; `InNoCopy` where a line is missing everywhere, `Forked` where
/// a copy tells another history: then nothing was changed.
pub fn repair(dir: &Path, copies: &[PathBuf], options: Options) -> Result<Repaired, JournalFault> {
    let _lock = file::lock(dir)?;
    let marks = head::read(dir)?;
    let own = FoundLines::of(Extent::of_dir(dir)?)?;
    let copies =
        copies.iter().map(|copy| FoundLines::of_copy(copy)).collect::<Result<Vec<_>, _>>()?;
    let acknowledged = marks.iter().flatten().map(|mark| mark.seq).max();
    let building = half_done(dir);
    discard(fs::remove_dir_all(&building), &building)?;
    make_dir(&building)?;
    let made =
        merge(&own, &copies, &mut SegmentWriter::new(&building, options)).and_then(|merged| {
            let known = acknowledged.unwrap_or(0).max(own.last());
            // What a torn append left behind the acknowledged lines was never answered.
            let answered = acknowledged.is_some_and(|seq| merged.last.seq >= seq);
            if merged.last.seq < known && !(answered && merged.torn) {
                return Err(JournalFault::InNoCopy { first: merged.last.seq + 1, last: known });
            }
            Ok(merged)
        });
    let whole = made.as_ref().is_ok_and(|merged| {
        merged.taken.is_empty() && !merged.torn && own.is_clean && marks.iter().all(Option::is_some)
    });
    if made.is_err() || whole {
        discard(fs::remove_dir_all(&building), &building)?;
    }
    let Merged { last, taken, .. } = made?;
    if whole {
        return Ok(Repaired { head: last.head(), taken, kept: None });
    }
    Slots::open(&building, &last)?;
    sync_dir(&building)?;
    let kept = change_places(&building, dir)?;
    Ok(Repaired { head: last.head(), taken, kept: Some(kept) })
}

struct Merged {
    last: LineMark,
    taken: Vec<(u64, u64)>,
    /// Whether lines of a group without its end were left out.
    torn: bool,
}

fn merge(
    own: &FoundLines,
    copies: &[FoundLines],
    out: &mut SegmentWriter,
) -> Result<Merged, JournalFault> {
    let mut taken: Vec<(u64, u64)> = Vec::new();
    let (mut last, mut whole) = (LineMark::default(), LineMark::default());
    loop {
        let seq = last.seq + 1;
        let ours = own.following(seq, last.line);
        let theirs = copies.iter().filter_map(|copy| Some((copy, copy.following(seq, last.line)?)));
        let mut theirs = theirs.peekable();
        let first = theirs.peek().copied();
        let hash = ours.or(first.map(|(_, line)| line)).map(|line| line.hash);
        if let Some((copy, _)) = theirs.find(|(_, line)| Some(line.hash) != hash) {
            return Err(JournalFault::Forked { path: copy.root.clone(), seq });
        }
        let (from, found) = match (ours, first) {
            (Some(ours), _) => (own, ours),
            (None, Some(theirs)) => {
                match taken.last_mut() {
                    Some((_, until)) if *until + 1 == seq => *until = seq,
                    _ => taken.push((seq, seq)),
                }
                theirs
            }
            (None, None) => {
                let torn = whole.seq < last.seq;
                // A group that lacks its end was never answered whole.
                taken.retain(|(first, _)| *first <= whole.seq);
                return Ok(Merged { last: whole, taken, torn });
            }
        };
        let bytes = from.read(found)?;
        let end = last.end + bytes.len() as u64;
        last = LineMark { seq, line: found.hash, start: last.end, end };
        if found.ends_group {
            whole = last;
        }
        out.add(&bytes, last, found.ends_group)?;
    }
}

/// Where a line that is whole by itself was found.
#[derive(Clone, Copy)]
struct FoundLine {
    prev: LineHash,
    hash: LineHash,
    ends_group: bool,
    segment: usize,
    start: u64,
    len: usize,
}

/// All lines of some files that are whole by themselves, in whatever order and company.
struct FoundLines {
    root: PathBuf,
    segments: Vec<Arc<SegmentFile>>,
    lines: BTreeMap<u64, Vec<FoundLine>>,
    /// Whether there was nothing else in the files.
    is_clean: bool,
}

impl FoundLines {
    fn of_copy(path: &Path) -> Result<Self, JournalFault> {
        if !path.is_dir() {
            return Self::of(CopiedFile::open(path)?.lines);
        }
        Self::of(Extent::of_dir(&journal_of(path))?)
    }

    fn of(extent: Extent) -> Result<Self, JournalFault> {
        let mut lines: BTreeMap<u64, Vec<FoundLine>> = BTreeMap::new();
        let mut is_clean = true;
        for (index, segment) in extent.segments.iter().enumerate() {
            let mut input = BufReader::new(segment.bytes(segment.base, extent.end_of(index)));
            let (mut start, mut bytes) = (segment.base, Vec::new());
            while input.read_until(b'\n', &mut bytes).map_err(JournalFault::at(&segment.path))? > 0
            {
                match bytes.strip_suffix(b"\n").map(line::decode) {
                    Some(Ok(members)) => lines.entry(members.seq).or_default().push(FoundLine {
                        prev: members.prev,
                        hash: members.hash,
                        ends_group: members.left == 0,
                        segment: index,
                        start,
                        len: bytes.len(),
                    }),
                    _ => is_clean = false,
                }
                start += bytes.len() as u64;
                bytes.clear();
            }
        }
        Ok(Self { root: extent.root, segments: extent.segments, lines, is_clean })
    }

    fn last(&self) -> u64 {
        self.lines.last_key_value().map_or(0, |(seq, _)| *seq)
    }

    fn following(&self, seq: u64, prev: LineHash) -> Option<FoundLine> {
        self.lines.get(&seq)?.iter().find(|line| line.prev == prev).copied()
    }

    fn read(&self, found: FoundLine) -> Result<Vec<u8>, JournalFault> {
        let segment = &self.segments[found.segment];
        let mut bytes = Vec::with_capacity(found.len);
        let read =
            segment.bytes(found.start, found.start + found.len as u64).read_to_end(&mut bytes);
        read.map_err(JournalFault::at(&segment.path))?;
        Ok(bytes)
    }
}

/// Puts the new journal where the old one is, and the old one beside it.
fn change_places(new: &Path, dir: &Path) -> Result<PathBuf, JournalFault> {
    renameat_with(CWD, new, CWD, dir, RenameFlags::EXCHANGE)
        .map_err(|error| JournalFault::at(dir)(error.into()))?;
    sync_dir(parent(dir))?;
    let name = dir.file_name().unwrap_or_default().to_string_lossy();
    let kept = (1..).map(|number| dir.with_file_name(format!("{name}-damaged.{number}")));
    let kept = kept.into_iter().find(|path| !path.exists()).unwrap_or_else(|| new.to_owned());
    fs::rename(new, &kept).map_err(JournalFault::at(&kept))?;
    sync_dir(parent(dir))?;
    Ok(kept)
}
