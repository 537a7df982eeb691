//! Copies: one file with all lines, and back. A copy appears under its name
//! only once it is whole and durable; what is half done has another name.

use super::head::{LineMark, Slots};
use super::scan::Scan;
use super::segment::{Extent, SegmentFile, make_dir, parent, private, sync_dir};
use super::{Head, JournalFault, JournalReader, Options};
use crate::base::{METER, Phase};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes all lines to the head of this moment into one file, replacing an
/// older copy there, while the journal is read and appended to.
pub fn backup(reader: &dyn JournalReader, file: &Path) -> Result<Head, JournalFault> {
    let part = half_done(file);
    let written = write_copy(reader, &part);
    if written.is_err() {
        discard(fs::remove_file(&part), &part)?;
    }
    let head = written?;
    fs::rename(&part, file).map_err(JournalFault::at(file))?;
    sync_dir(parent(file))?;
    Ok(head)
}

/// Makes a journal's directory of a backup, checking every line. `NotEmpty`
/// where something is there already; `Damaged` where the backup is not whole.
pub fn restore(file: &Path, dir: &Path, options: Options) -> Result<Head, JournalFault> {
    match fs::read_dir(dir).map(|mut entries| entries.next()) {
        Ok(Some(_)) => return Err(JournalFault::NotEmpty(dir.to_owned())),
        Ok(None) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(JournalFault::at(dir)(error)),
    }
    let building = half_done(dir);
    discard(fs::remove_dir_all(&building), &building)?;
    let written = write_segments(file, &building, options);
    if written.is_err() {
        discard(fs::remove_dir_all(&building), &building)?;
    }
    let head = written?;
    fs::rename(&building, dir).map_err(JournalFault::at(dir))?;
    sync_dir(parent(dir))?;
    Ok(head)
}

fn write_copy(reader: &dyn JournalReader, part: &Path) -> Result<Head, JournalFault> {
    let file = private().write(true).create(true).truncate(true).open(part);
    let mut out = BufWriter::new(file.map_err(JournalFault::at(part))?);
    METER.begin(Phase::Checking, reader.size());
    let head = match reader.export(&mut Metered(&mut out)) {
        Err(JournalFault::Output(source)) => Err(JournalFault::at(part)(source)),
        result => result,
    }?;
    out.get_ref().sync_all().map_err(JournalFault::at(part))?;
    Ok(head)
}

fn write_segments(file: &Path, dir: &Path, options: Options) -> Result<Head, JournalFault> {
    make_dir(dir)?;
    let extent = Extent::of_file(file)?;
    METER.begin(Phase::Checking, extent.end);
    let mut scan = Scan::from_first(extent);
    let mut out: Option<Output> = None;
    let mut group_begins = true;
    while let Some(line) = scan.step()? {
        METER.step(line.bytes.len() as u64);
        let long = |out: &mut Output| line.mark.start - out.segment.base >= options.segment_bytes;
        if group_begins && let Some(full) = out.take_if(long) {
            full.finish()?;
        }
        let out = match &mut out {
            Some(out) => out,
            none => none.insert(Output::create(dir, &line.mark)?),
        };
        out.file.write_all(line.bytes).map_err(JournalFault::at(&out.segment.path))?;
        group_begins = line.ends_group();
    }
    let last = scan.finish()?;
    out.map_or(Ok(()), Output::finish)?;
    Slots::open(dir, &last)?;
    sync_dir(dir)?;
    Ok(last.head())
}

/// Tells the meter of what is written.
struct Metered<'a>(&'a mut BufWriter<File>);

impl Write for Metered<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.0.write(bytes)?;
        METER.step(written as u64);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
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
fn half_done(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

/// Whether something is gone, be it that it never was there.
fn discard(removed: io::Result<()>, path: &Path) -> Result<(), JournalFault> {
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(JournalFault::at(path)(error)),
        _ => Ok(()),
    }
}
