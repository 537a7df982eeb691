//! Files that appear whole, for their owner only, or not at all.

use super::write_fault::WriteFault;
use rust_xlsxwriter::Workbook;
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter};
use std::path::Path;

/// Saves a workbook; the file appears whole, for its owner only, or not at all.
pub(crate) fn write_workbook(mut workbook: Workbook, path: &Path) -> Result<(), WriteFault> {
    write_whole(path, |out| workbook.save_to_writer(out).map_err(io::Error::other))
}

/// Writes beside the file and puts it in its place once it is on the disk.
pub(crate) fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<(), WriteFault> {
    let disk = |source| WriteFault::Disk { path: path.to_owned(), source };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = own_file(&beside).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
        std::fs::rename(&beside, path)
    });
    written.map_err(|source| {
        // What could not be finished is of no use; the first fault is the one to tell.
        let _ = std::fs::remove_file(&beside);
        disk(source)
    })
}

fn own_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
