//! The bytes of a file that somebody names.

use super::RosterRefusal;
use super::limits::MAX_FILE;
use std::fs::{File, Metadata};
use std::io::{ErrorKind, Read};
use std::path::Path;

/// Reads a regular file; a folder, pipe, device or socket is refused before it is opened,
/// as opening alone may wait for ever.
pub fn file_bytes(path: &Path) -> Result<Vec<u8>, RosterRefusal> {
    let unreadable = |cause| RosterRefusal::Unreadable { path: path.into(), cause };
    let failed = |fault: std::io::Error| unreadable(fault.kind());
    let check = |metadata: &Metadata| match () {
        () if metadata.is_dir() => Err(unreadable(ErrorKind::IsADirectory)),
        () if !metadata.is_file() => Err(RosterRefusal::NotAFile { path: path.into() }),
        () if metadata.len() > MAX_FILE => Err(RosterRefusal::TooLarge { limit: MAX_FILE }),
        () => Ok(()),
    };
    check(&std::fs::metadata(path).map_err(failed)?)?;
    let file = File::open(path).map_err(failed)?;
    // What was opened may be another file, and it may have grown since.
    let metadata = file.metadata().map_err(failed)?;
    check(&metadata)?;
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    file.take(MAX_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    match bytes.len() as u64 > MAX_FILE {
        true => Err(RosterRefusal::TooLarge { limit: MAX_FILE }),
        false => Ok(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_are_read() {
        let refusal = |path: &str| file_bytes(Path::new(path)).err();
        let path = "/dev/zero".into();
        assert_eq!(refusal("/dev/zero"), Some(RosterRefusal::NotAFile { path }));
        let cause = ErrorKind::IsADirectory;
        assert_eq!(refusal("/"), Some(RosterRefusal::Unreadable { path: "/".into(), cause }));
    }
}
