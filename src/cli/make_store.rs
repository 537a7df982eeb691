//! Making a store: beside its place, and put there only once it is whole.

use super::context::CliContext;
use super::reply::CommandError;
use crate::words::Message;
use std::fs;
use std::io;
use std::path::Path;

impl CliContext {
    /// Makes a store where there is nothing yet. What fails on the way leaves nothing behind.
    pub(super) fn make_store<T>(
        &self,
        make: impl FnOnce(&Self) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        let place = &self.store;
        if self.store.join("journal").exists() {
            let message = Message::of("cli-store-there").with("dir", place.display().to_string());
            return Err(CommandError::Message(message));
        }
        let fault = CommandError::file;
        if !is_vacant(place).map_err(|cause| fault(place, &cause))? {
            let message = Message::of("fault-not-empty").with("path", place.display().to_string());
            return Err(CommandError::Message(message));
        }
        let mut name = std::ffi::OsString::from(".");
        name.push(place.file_name().unwrap_or_default());
        name.push(".part");
        let beside = Self { store: place.with_file_name(name), ..self.clone() };
        discard(&beside.store).map_err(|cause| fault(&beside.store, &cause))?;
        let made = make(&beside).and_then(|made| {
            fs::rename(&beside.store, place).map_err(|cause| fault(place, &cause))?;
            Ok(made)
        });
        if made.is_err() {
            discard(&beside.store).map_err(|cause| fault(&beside.store, &cause))?;
        }
        made
    }
}

/// Whether nothing is there, or an empty folder.
fn is_vacant(place: &Path) -> io::Result<bool> {
    match fs::read_dir(place) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(fault) if fault.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(fault) => Err(fault),
    }
}

fn discard(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(fault) if fault.kind() != io::ErrorKind::NotFound => Err(fault),
        _ => Ok(()),
    }
}
