//! Tells a torn tail from damage when a journal is opened.
//!
//! Bytes behind the newest acknowledged line (`head`) that are no whole group
//! were never answered: they are kept aside and cut off. Anything else that is
//! not as it was written is damage, and nothing is touched. Where a slot is
//! missing or broken, there is no telling what it spoke for, so then a journal
//! is opened only if it is whole to its last byte.
//!
//! Only the lines from the newest slot on are looked at here, so that opening
//! takes no longer as the years go by. Whoever replays checks the chain on the
//! way; `verify` checks all of it.

use super::head::{self, LineMark};
use super::scan::{Checked, Scan};
use super::segment::{Extent, make_dir, private, sync_dir};
use super::{Cause, JournalFault};
use crate::base::{METER, Phase};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// Something about a journal that its keeper should know; no line is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// An append was cut off before it was acknowledged.
    TornTail {
        /// The sequence number at which it would have begun.
        seq: u64,
        /// Bytes cut off.
        bytes: u64,
        /// Where they were put aside.
        kept: PathBuf,
    },
    /// A head slot was missing or broken, and was made anew.
    HeadSlot(PathBuf),
    /// There is no room for the reserve that a full disk is met with.
    NoReserve(PathBuf),
}

/// What the files of a journal come to.
pub(super) struct Survey {
    /// All bytes there are.
    pub extent: Extent,
    /// The last line of the last whole group.
    pub sound: LineMark,
    /// What the head slots say.
    pub marks: [Option<LineMark>; 2],
}

impl Survey {
    /// The newest line that was acknowledged for certain.
    pub fn acknowledged(&self) -> Option<LineMark> {
        newest(&self.marks)
    }

    /// Bytes behind the last whole group.
    pub fn unfinished(&self) -> u64 {
        self.extent.end - self.sound.end
    }
}

/// Looks at a journal's lines, from the newest acknowledged one on or all of
/// them; `Damaged` where they are less than what was acknowledged.
pub(super) fn survey(dir: &Path, all: bool) -> Result<Survey, JournalFault> {
    // The slots first: then the files hold at least what the slots speak for,
    // even while another process appends.
    let marks = head::read(dir)?;
    let extent = Extent::of_dir(dir)?;
    let sound = match last_sound(&extent, &marks, all) {
        Err(JournalFault::Damaged(damage)) if !all => {
            // The first bad line is the one to name.
            last_sound(&extent, &marks, true)?;
            return Err(damage.into());
        }
        result => result?,
    };
    Ok(Survey { extent, sound, marks })
}

/// As [`survey`], where there is a journal; `NoJournal` where there is none.
pub(super) fn survey_existing(dir: &Path, all: bool) -> Result<Survey, JournalFault> {
    let survey = survey(dir, all)?;
    if survey.extent.segments.is_empty() {
        return Err(JournalFault::NoJournal(dir.to_owned()));
    }
    Ok(survey)
}

fn last_sound(
    extent: &Extent,
    marks: &[Option<LineMark>; 2],
    all: bool,
) -> Result<LineMark, JournalFault> {
    let acknowledged = newest(marks).unwrap_or_default();
    let mut scan = if all || acknowledged.seq == 0 {
        Scan::from_first(extent.clone())
    } else {
        Scan::from_line(extent.clone(), acknowledged.start, acknowledged.seq)
    };
    if all {
        METER.begin(Phase::Checking, extent.end);
    }
    let mut sound = LineMark::default();
    let stopped = loop {
        match scan.step().map(|line| line.map(marked)) {
            Ok(Some((mark, _))) if mark.seq == acknowledged.seq && mark != acknowledged => {
                return Err(extent.damage(mark.start, mark.seq, Cause::Replaced));
            }
            Ok(Some((mark, true))) => sound = mark,
            Ok(Some(_)) => {}
            Ok(None) => break scan.finish().err(),
            Err(fault @ JournalFault::Damaged(_)) => break Some(fault),
            Err(fault) => return Err(fault),
        }
    };
    if sound.seq < acknowledged.seq {
        return Err(stopped.unwrap_or_else(|| scan.damage(Cause::Missing)));
    }
    let may_be_torn = marks.iter().all(Option::is_some) && sound.end >= extent.last_base();
    match stopped {
        Some(fault) if !may_be_torn => Err(fault),
        _ => Ok(sound),
    }
}

/// Where a line stands and whether its group ends with it.
fn marked(line: Checked<'_>) -> (LineMark, bool) {
    METER.step(line.bytes.len() as u64);
    (line.mark, line.ends_group())
}

fn newest(marks: &[Option<LineMark>; 2]) -> Option<LineMark> {
    marks.iter().flatten().max_by_key(|mark| mark.seq).copied()
}

/// Puts what stands behind the last whole group aside, and cuts it off the
/// last segment, `tail`.
pub(super) fn cut_tail(
    dir: &Path,
    survey: &mut Survey,
    tail: &File,
) -> Result<Option<Notice>, JournalFault> {
    let (bytes, from) = (survey.unfinished(), survey.sound.end);
    let Some(segment) = survey.extent.segments.last().filter(|_| bytes > 0) else {
        return Ok(None);
    };
    let aside = dir.join("torn");
    make_dir(&aside)?;
    let seq = survey.sound.seq + 1;
    let (kept, mut file) = new_file(&aside, &format!("{seq:012}-{from}"))?;
    io::copy(&mut segment.bytes(from, survey.extent.end), &mut file)
        .and_then(|_| file.sync_all())
        .map_err(JournalFault::at(&kept))?;
    sync_dir(&aside)?;
    tail.set_len(from - segment.base).map_err(JournalFault::at(&segment.path))?;
    survey.extent.end = from;
    Ok(Some(Notice::TornTail { seq, bytes, kept }))
}

/// A file that was not there before: what was kept once stays.
fn new_file(dir: &Path, name: &str) -> Result<(PathBuf, File), JournalFault> {
    for number in 1_u32.. {
        let path = dir.join(format!("{name}.{number}"));
        match private().write(true).create_new(true).open(&path) {
            Ok(file) => return Ok((path, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(JournalFault::at(&path)(error)),
        }
    }
    Err(JournalFault::at(dir)(io::ErrorKind::AlreadyExists.into()))
}
