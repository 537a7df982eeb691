//! Copies: one file with all lines, and back. A copy appears under its name
//! only once it is whole and durable; what is half done has another name.

use super::closing::{ClosingRecord, CopiedFile};
use super::head::{LineMark, Slots};
use super::scan::Scan;
use super::segment::{SegmentFile, make_dir, parent, private, sync_dir};
use super::{FileReader, Head, JournalFault, JournalReader, Options};
use crate::base::{Instant, METER, Phase};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes all lines to the head of this moment into one file with a closing record,
/// replacing an older copy there, while the journal is read and appended to.
pub fn backup(reader: &dyn JournalReader, file: &Path, at: Instant) -> Result<Head, JournalFault> {
    let part = half_done(file);
    discard(fs::remove_file(&part), &part)?;
    let written = write_copy(reader, &part, at);
    if written.is_err() {
        discard(fs::remove_file(&part), &part)?;
    }
    let head = written?;
    fs::rename(&part, file).map_err(JournalFault::at(file))?;
    sync_dir(parent(file))?;
    Ok(head)
}

/// Writes the closing record alone: a seal of a journal's head, to be kept elsewhere. A file
/// that is there already is not replaced.
pub fn write_seal(dir: &Path, file: &Path, at: Instant) -> Result<Head, JournalFault> {
    let reader = FileReader::open(dir)?;
    let record = ClosingRecord::encode(reader.head(), reader.size(), at).map_err(io::Error::from);
    let out = private().write(true).create_new(true).open(file);
    let mut out = out.map_err(JournalFault::at(file))?;
    let written = record.and_then(|record| out.write_all(&record)).and_then(|()| out.sync_all());
    written.map_err(JournalFault::at(file))?;
    sync_dir(parent(file))?;
    Ok(reader.head())
}

/// Makes a journal's directory of a copy, checking every line. `NotEmpty` where something
/// is there already; `Damaged` or `Unclosed` where the copy is not whole.
pub fn restore(file: &Path, dir: &Path, options: Options) -> Result<Head, JournalFault> {
    let whole = restore_with(dir, |building| match from_copy(file, building, options)? {
        (_, Some(fault)) => Err(fault),
        whole => Ok(whole),
    });
    Ok(whole?.0)
}

/// As [`restore`], up to the last whole act before the first fault of the copy, where it has
/// one; that fault is returned beside the head.
pub fn restore_as_far_as_it_goes(
    file: &Path,
    dir: &Path,
    options: Options,
) -> Result<(Head, Option<JournalFault>), JournalFault> {
    restore_with(dir, |building| from_copy(file, building, options))
}

fn restore_with(
    dir: &Path,
    build: impl FnOnce(&Path) -> Result<(LineMark, Option<JournalFault>), JournalFault>,
) -> Result<(Head, Option<JournalFault>), JournalFault> {
    match fs::read_dir(dir).map(|mut entries| entries.next()) {
        Ok(Some(_)) => return Err(JournalFault::NotEmpty(dir.to_owned())),
        Ok(None) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(JournalFault::at(dir)(error)),
    }
    let building = half_done(dir);
    discard(fs::remove_dir_all(&building), &building)?;
    make_dir(&building)?;
    let built = build(&building).and_then(|(last, ended)| {
        Slots::open(&building, &last)?;
        sync_dir(&building)?;
        Ok((last.head(), ended))
    });
    if built.is_err() {
        discard(fs::remove_dir_all(&building), &building)?;
    }
    let built = built?;
    fs::rename(&building, dir).map_err(JournalFault::at(dir))?;
    sync_dir(parent(dir))?;
    Ok(built)
}

fn write_copy(reader: &dyn JournalReader, part: &Path, at: Instant) -> Result<Head, JournalFault> {
    let file = private().write(true).create_new(true).open(part);
    let mut out = BufWriter::new(file.map_err(JournalFault::at(part))?);
    METER.begin(Phase::Checking, reader.size());
    let mut counted = Counted { out: &mut out, bytes: 0 };
    let head = match reader.export(&mut counted) {
        Err(JournalFault::Output(source)) => Err(JournalFault::at(part)(source)),
        result => result,
    }?;
    let record = ClosingRecord::encode(head, counted.bytes, at).map_err(io::Error::from);
    record
        .and_then(|record| out.write_all(&record))
        .and_then(|()| out.flush())
        .and_then(|()| out.get_ref().sync_all())
        .map_err(JournalFault::at(part))?;
    Ok(head)
}

/// Writes a copy's lines up to its end or first fault, by whole groups; says the last line
/// written, and the fault.
fn from_copy(
    file: &Path,
    dir: &Path,
    options: Options,
) -> Result<(LineMark, Option<JournalFault>), JournalFault> {
    let copy = CopiedFile::open(file)?;
    METER.begin(Phase::Checking, copy.lines.end);
    let mut scan = Scan::from_first(copy.lines.clone());
    let mut out = SegmentWriter::new(dir, options);
    let ended = loop {
        match scan.step() {
            Ok(Some(line)) => {
                METER.step(line.bytes.len() as u64);
                out.add(line.bytes, line.mark, line.ends_group())?;
            }
            Ok(None) => break scan.finish().and_then(|last| copy.check_end(&last)),
            Err(fault @ JournalFault::Damaged(_)) => break Err(fault),
            Err(fault) => return Err(fault),
        }
    };
    Ok((out.finish()?, ended.err()))
}

/// Counts what is written, and tells the meter.
struct Counted<'a> {
    out: &'a mut BufWriter<File>,
    bytes: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.bytes += written as u64;
        METER.step(written as u64);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Fills segments with lines, whole groups only.
pub(super) struct SegmentWriter {
    dir: PathBuf,
    options: Options,
    out: Option<Output>,
    group: Vec<u8>,
    first: LineMark,
    last: LineMark,
}

impl SegmentWriter {
    pub fn new(dir: &Path, options: Options) -> Self {
        let (first, last) = (LineMark::default(), LineMark::default());
        Self { dir: dir.to_owned(), options, out: None, group: Vec::new(), first, last }
    }

    /// Takes the next line, with its `\n`.
    pub fn add(
        &mut self,
        line: &[u8],
        mark: LineMark,
        ends_group: bool,
    ) -> Result<(), JournalFault> {
        if self.group.is_empty() {
            self.first = mark;
        }
        self.group.extend_from_slice(line);
        if !ends_group {
            return Ok(());
        }
        let (first, longest) = (self.first, self.options.segment_bytes);
        let long = |out: &mut Output| first.start - out.segment.base >= longest;
        if let Some(full) = self.out.take_if(long) {
            full.finish()?;
        }
        let out = match &mut self.out {
            Some(out) => out,
            none => none.insert(Output::create(&self.dir, &first)?),
        };
        out.file.write_all(&self.group).map_err(JournalFault::at(&out.segment.path))?;
        self.group.clear();
        self.last = mark;
        Ok(())
    }

    /// Makes all of it durable; says the last line of the last whole group.
    pub fn finish(self) -> Result<LineMark, JournalFault> {
        self.out.map_or(Ok(()), Output::finish)?;
        Ok(self.last)
    }
}

/// A segment being filled.
struct Output {
    segment: SegmentFile,
    file: BufWriter<File>,
}

impl Output {
    fn create(dir: &Path, first: &LineMark) -> Result<Self, JournalFault> {
        let segment = SegmentFile::create(dir, first.seq, first.start)?;
        let file = BufWriter::new(segment.appender()?);
        Ok(Self { segment, file })
    }

    fn finish(mut self) -> Result<(), JournalFault> {
        let synced = self.file.flush().and_then(|()| self.file.get_ref().sync_all());
        synced.map_err(JournalFault::at(&self.segment.path))
    }
}

/// The name beside `path` under which it is made.
pub(super) fn half_done(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// Whether something is gone, be it that it never was there.
pub(super) fn discard(removed: io::Result<()>, path: &Path) -> Result<(), JournalFault> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(JournalFault::at(path)(error)),
        _ => Ok(()),
    }
}
