//! The server's own SSH key, by which people know that it is the server.

use russh::keys::ssh_key::LineEnding;
use russh::keys::{Algorithm, EcdsaCurve, HashAlg, PrivateKey, PublicKey, load_secret_key};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// The key's file in the store.
const FILE: &str = "ssh-host-key";

/// The key cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub enum HostKeyFault {
    /// The file cannot be written or moved.
    #[error("{}: {source}", path.display())]
    File {
        /// Where it should be.
        path: PathBuf,
        /// The answer of the system.
        source: io::Error,
    },
    /// What stands in it, or could not be put in it.
    #[error("{}: {cause}; without it, the server makes a new key, and everybody is asked to trust that one", path.display())]
    Key {
        /// The file of the key.
        path: PathBuf,
        /// What is wrong with it.
        cause: String,
    },
}

/// The key of a store; made at the first time, for its owner's eyes only.
pub(super) fn of(store: &Path) -> Result<PrivateKey, HostKeyFault> {
    let path = store.join(FILE);
    if !path.exists() {
        make(&path)?;
    }
    read(&path)
}

/// The SHA-256 fingerprint of a store's key as SSH clients show it; `None` where no
/// server has run on the store yet.
///
/// # Errors
/// Where there is a key that cannot be read.
pub fn fingerprint(store: &Path) -> Result<Option<String>, HostKeyFault> {
    let path = store.join(FILE);
    if !path.exists() {
        return Ok(None);
    }
    Ok(Some(read(&path)?.public_key().fingerprint(HashAlg::Sha256).to_string()))
}

fn read(path: &Path) -> Result<PrivateKey, HostKeyFault> {
    load_secret_key(path, None)
        .map_err(|fault| HostKeyFault::Key { path: path.to_owned(), cause: fault.to_string() })
}

/// Written beside its place and put there whole: half a key would lock everybody out.
fn make(path: &Path) -> Result<(), HostKeyFault> {
    let wrong = |cause: String| HostKeyFault::Key { path: path.to_owned(), cause };
    let failed = |source| HostKeyFault::File { path: path.to_owned(), source };
    let mut seed = [0_u8; 32];
    getrandom::fill(&mut seed).map_err(|fault| wrong(fault.to_string()))?;
    let pair = russh::keys::ssh_key::private::Ed25519Keypair::from_seed(&seed);
    let text = PrivateKey::from(pair)
        .to_openssh(LineEnding::LF)
        .map_err(|fault| wrong(fault.to_string()))?;
    let beside = path.with_extension("part");
    let mut options = std::fs::OpenOptions::new();
    let mut file = options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&beside)
        .map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    std::fs::rename(&beside, path).map_err(failed)
}

/// Key kinds that people may sign in with; no RSA, whose one Rust maker leaks its timing. The
/// server's own key is of the first.
pub(super) const KINDS: [Algorithm; 2] =
    [Algorithm::Ed25519, Algorithm::Ecdsa { curve: EcdsaCurve::NistP256 }];

/// Whether a line of a `.pub` file is a key that can sign in here.
pub fn takes(line: &str) -> bool {
    PublicKey::from_openssh(line).is_ok_and(|key| KINDS.contains(&key.algorithm()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_key_is_made_once_for_its_owner_alone() {
        let store = tempfile::tempdir().expect("a folder");
        assert!(fingerprint(store.path()).expect("no key").is_none());
        let first = of(store.path()).expect("a key");
        let again = of(store.path()).expect("the same key");
        assert_eq!(first.public_key(), again.public_key());
        let cause = fingerprint(store.path()).expect("readable").expect("there");
        assert!(cause.starts_with("SHA256:"), "{cause}");
        let mode = std::fs::metadata(store.path().join(FILE)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        std::fs::write(store.path().join(FILE), "half a k").expect("written");
        assert!(of(store.path()).is_err(), "never replaced behind people's backs");
    }
}
