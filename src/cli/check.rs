//! `verify`, `rebuild`, `backup`, `restore`, `doctor`.

use super::{Answer, Desk, Stop};
use crate::journal::{FileReader, Options, backup, restore, verify};
use crate::store;
use crate::words::Saying;
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

impl Desk {
    /// Checks a journal's chain: this store's, or a copied file's without any store.
    pub(super) fn verify(&self, file: Option<&Path>) -> Result<Answer, Stop> {
        let journal = self.store.join("journal");
        let path = file.unwrap_or(&journal);
        let found = verify(path).map_err(Stop::fault)?;
        let (lines, head) = (found.head.seq, found.head.hash.to_string());
        let told =
            Saying::of("cli-verified").with("lines", lines.to_string()).with("head", head.clone());
        Ok(self.say(&told, json!({ "lines": lines, "head": head })))
    }

    /// Makes sled anew from the journal.
    pub(super) fn rebuild(&self) -> Result<Answer, Stop> {
        self.must_exist()?;
        let head = store::rebuild(&self.store).map_err(Stop::fault)?;
        let told = Saying::of("cli-rebuilt").with("lines", head.seq.to_string());
        Ok(self.say(&told, json!({ "lines": head.seq })))
    }

    /// Copies all acknowledged lines, also while a desk has the store open.
    pub(super) fn backup(&self, file: &Path) -> Result<Answer, Stop> {
        self.must_exist()?;
        let reader = FileReader::open(&self.store.join("journal")).map_err(Stop::fault)?;
        let head = backup(&reader, file).map_err(Stop::fault)?;
        let told = Saying::of("cli-backed-up").with("lines", head.seq.to_string());
        let told = told.with("file", file.display().to_string());
        Ok(self.say(&told, json!({ "lines": head.seq, "head": head.hash.to_string() })))
    }

    /// Makes a new store of a copy.
    pub(super) fn restore(&self, file: &Path) -> Result<Answer, Stop> {
        let restored =
            restore(file, &self.store.join("journal"), Options::default()).map_err(Stop::fault)?;
        let lines = restored.seq;
        store::rebuild(&self.store).map_err(Stop::fault)?;
        let told = Saying::of("cli-restored").with("lines", lines.to_string());
        let told = told.with("dir", self.store.display().to_string());
        Ok(self.say(&told, json!({ "lines": lines, "head": restored.hash.to_string() })))
    }

    /// What is right and what is not, about this machine and store.
    pub(super) fn doctor(&self) -> Answer {
        let checks = self.checks();
        let mut text = String::new();
        for (name, right, told) in &checks {
            let mark = self.words.say(if *right { "doctor-right" } else { "doctor-wrong" });
            let name = self.words.say(&format!("doctor-{name}")).to_owned();
            let _ = writeln!(text, "{mark}  {name}: {told}");
        }
        let json = checks
            .iter()
            .map(|(name, right, told)| json!({ "check": name, "right": right, "told": told }));
        let code = u8::from(checks.iter().any(|(_, right, _)| !right));
        Answer { text, json: json.collect(), code }
    }

    fn checks(&self) -> Vec<(&'static str, bool, String)> {
        let get = |name: &str| std::env::var(name).unwrap_or_default();
        let journal = match verify(&self.store.join("journal")) {
            Ok(found) => (true, format!("{} · {}", found.head.seq, found.head.hash)),
            Err(damage) => (false, damage.to_string()),
        };
        let policy = match self.policy() {
            Ok(policy) => (true, policy.version().to_owned()),
            Err(stop) => (false, stop.message(self.words)),
        };
        let keys = match crate::desk::KeyTable::parse(include_str!("../../data/keys.toml")) {
            Ok(_) => (true, "data/keys.toml".to_owned()),
            Err(faults) => {
                let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
                (false, faults.join("; "))
            }
        };
        let term = get("TERM");
        let locale =
            [get("LC_ALL"), get("LC_CTYPE"), get("LANG")].into_iter().find(|l| !l.is_empty());
        let locale = locale.unwrap_or_default();
        let utf8 = locale.to_ascii_lowercase().replace('-', "").contains("utf8");
        let private = private(&self.store);
        vec![
            ("store", self.store.join("journal").is_dir(), self.store.display().to_string()),
            ("journal", journal.0, journal.1),
            ("permissions", private.is_ok(), private.unwrap_or_else(|told| told)),
            ("policy", policy.0, policy.1),
            ("keys", keys.0, keys.1),
            ("terminal", !term.is_empty() && term != "dumb", term),
            ("locale", utf8, locale),
        ]
    }

    fn must_exist(&self) -> Result<(), Stop> {
        let told = || Saying::of("cli-no-store").with("dir", self.store.display().to_string());
        if self.store.join("journal").is_dir() { Ok(()) } else { Err(Stop::Said(told())) }
    }
}

/// Whether nobody but the owner can read the store; else what others can.
fn private(store: &Path) -> Result<String, String> {
    use std::os::unix::fs::PermissionsExt;
    let mut open = vec![store.to_owned()];
    while let Some(path) = open.pop() {
        let metadata =
            std::fs::metadata(&path).map_err(|fault| format!("{}: {fault}", path.display()))?;
        let mode = metadata.permissions().mode() & 0o777;
        // sled makes its files by the umask; the folders around them are shut.
        let sleds = path
            .strip_prefix(store)
            .is_ok_and(|inner| inner.to_string_lossy().starts_with("sled-"));
        if mode & 0o077 != 0 && !(sleds && path != *store) {
            return Err(format!("{}: {mode:o}", path.display()));
        }
        if metadata.is_dir() && !sleds {
            let entries =
                std::fs::read_dir(&path).map_err(|fault| format!("{}: {fault}", path.display()))?;
            open.extend(entries.flatten().map(|entry| entry.path()));
        }
    }
    Ok("0700/0600".to_owned())
}
