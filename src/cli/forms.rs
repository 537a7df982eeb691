//! `form`: the citizen's papers as files to print (E4).

use super::args::FormVerb;
use super::{Answer, CommandError, Desk};
use crate::base::{CaseId, PersonId};
use crate::desk::forms::Paper;
use crate::words::Message;
use serde_json::json;
use std::path::Path;

impl Desk {
    /// Writes the form to sign, or the receipt of a case.
    pub(super) fn form(&self, verb: &FormVerb) -> Result<Answer, CommandError> {
        let office = self.office()?;
        let made = self.reader_actor(&office).map(|actor| {
            let reader = office.reader(&actor);
            match verb {
                FormVerb::Choice { person, choice, .. } => Paper::choice(&reader, *person, *choice),
                FormVerb::Receipt { case, .. } => {
                    reader.case(*case).and_then(|case| Paper::receipt(&reader, case))
                }
            }
        });
        office.close()?;
        let (FormVerb::Choice { out, .. } | FormVerb::Receipt { out, .. }) = verb;
        self.write_paper(&made?.ok_or(CommandError::word("cli-form-nobody"))?, out)
    }

    fn write_paper(&self, paper: &Paper, out: &Path) -> Result<Answer, CommandError> {
        let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let bytes = match ending {
            "pdf" => paper.pdf(),
            "txt" => paper.text().into_bytes(),
            _ => return Err(CommandError::Usage(self.words.say("cli-form-ending").to_owned())),
        };
        std::fs::write(out, bytes).map_err(|fault| self.unreadable(out, &fault))?;
        let told = Message::of("cli-form-done").with("file", out.display().to_string());
        Ok(self.say(&told, json!({ "file": out })))
    }
}

/// A person by number, as lists show it.
pub(super) fn person_id(text: &str) -> Result<PersonId, String> {
    text.parse().map_err(|()| "P000001".to_owned())
}

/// A case by number, as lists show it.
pub(super) fn case_id(text: &str) -> Result<CaseId, String> {
    text.parse().map_err(|()| "C000001".to_owned())
}
