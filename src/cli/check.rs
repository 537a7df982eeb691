//! What is right and what is not about a machine and a store (`doctor`).

use super::context::CliContext;
use super::reply::CommandReply;
use super::serve::host_key_text;
use crate::journal::verify;
use crate::words::{Message, Words, explain_io, explain_journal};
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

impl CliContext {
    /// What is right and what is not, about this machine and store.
    pub(super) fn doctor(&self) -> CommandReply {
        let checks = self.checks();
        let mut text = String::new();
        for (name, right, message) in &checks {
            let mark = self.words.say(if *right { "doctor-right" } else { "doctor-wrong" });
            let label = self.words.say(&format!("doctor-{name}")).to_owned();
            let _ = writeln!(text, "{mark}  {label}: {message}");
            if !right {
                let _ = writeln!(text, "      {}", self.mending(name));
            }
        }
        let json = checks.iter().map(|(name, right, message)| {
            let mend = (!right).then(|| self.mending(name));
            json!({ "check": name, "right": right, "told": message, "mend": mend })
        });
        let code = u8::from(checks.iter().any(|(_, right, _)| !right));
        CommandReply { code, ..CommandReply::done(text, json.collect()) }
    }

    /// What would mend a check that failed.
    fn mending(&self, check: &str) -> String {
        let dir = self.store.display().to_string();
        Message::of(format!("doctor-mend-{check}")).with("dir", dir).text(self.words)
    }

    fn checks(&self) -> Vec<(&'static str, bool, String)> {
        let get = |name: &str| std::env::var(name).unwrap_or_default();
        let journal = match verify(&self.store.join("journal")) {
            Ok(found) => (true, format!("{} · {}", found.head.seq, found.head.hash)),
            Err(fault) => (false, explain_journal(&fault, self.words)),
        };
        let policy = match self.policy() {
            Ok(policy) => (true, policy.version().to_owned()),
            Err(stop) => (false, stop.message(self.words)),
        };
        let keys =
            match crate::desk::terminal::KeyTable::parse(include_str!("../../data/keys.toml")) {
                Ok(_) => (true, "data/keys.toml".to_owned()),
                Err(faults) => {
                    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
                    (false, format!("“{}”", faults.join("; ")))
                }
            };
        let term = get("TERM");
        let locale =
            [get("LC_ALL"), get("LC_CTYPE"), get("LANG")].into_iter().find(|l| !l.is_empty());
        let locale = locale.unwrap_or_default();
        let utf8 = locale.to_ascii_lowercase().replace('-', "").contains("utf8");
        let private = private(&self.store, self.words);
        let there = self.store.join("journal").is_dir();
        let mut checks = vec![("store", there, self.store.display().to_string())];
        if there {
            match crate::remote::fingerprint(&self.store) {
                Ok(None) => {}
                Ok(Some(fingerprint)) => checks.push(("host-key", true, fingerprint)),
                Err(fault) => checks.push(("host-key", false, host_key_text(&fault, self.words))),
            }
            checks.push(("journal", journal.0, journal.1));
            checks.push((
                "permissions",
                private.is_ok(),
                private.unwrap_or_else(|message| message),
            ));
        }
        checks.extend([
            ("policy", policy.0, policy.1),
            ("keys", keys.0, keys.1),
            ("terminal", !term.is_empty() && term != "dumb", term),
            ("locale", utf8, locale),
        ]);
        checks
    }
}

/// Whether nobody but the owner can read the store; else what others can.
fn private(store: &Path, words: &Words) -> Result<String, String> {
    use std::os::unix::fs::PermissionsExt;
    let mut open = vec![store.to_owned()];
    while let Some(path) = open.pop() {
        let unread = |fault: std::io::Error| explain_io(&path, fault.kind(), words);
        let metadata = std::fs::metadata(&path).map_err(unread)?;
        let mode = metadata.permissions().mode() & 0o777;
        // sled makes its files by the umask; the folders around them are shut.
        let sleds = path
            .strip_prefix(store)
            .is_ok_and(|inner| inner.to_string_lossy().starts_with("sled-"));
        if mode & 0o077 != 0 && !(sleds && path != *store) {
            return Err(format!("{}: {mode:o}", path.display()));
        }
        if metadata.is_dir() && !sleds {
            let entries = std::fs::read_dir(&path).map_err(unread)?;
            open.extend(entries.flatten().map(|entry| entry.path()));
        }
    }
    Ok("0700/0600".to_owned())
}
