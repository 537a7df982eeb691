//! `form`: the citizen's papers as files to print (E4).

use super::args::FormVerb;
use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::desk::forms::DocumentView;
use crate::office::OfficeError;
use crate::words::Message;
use serde_json::json;
use std::path::Path;

impl CliContext {
    /// Writes the form to sign, or the receipt of a case.
    pub(super) fn form(&self, verb: &FormVerb) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let made = self.reader_actor(&office).map(|actor| {
            let reader = office.reader(&actor);
            match verb {
                FormVerb::Choice { person, choice, .. } => {
                    let form = DocumentView::choice(&reader, *person, *choice);
                    form.map_err(|refusal| OfficeError::Refused(refusal).into())
                }
                FormVerb::Receipt { case, .. } => reader
                    .case(*case)
                    .and_then(|case| DocumentView::receipt(&reader, case))
                    .ok_or(CommandError::word("cli-form-nobody")),
            }
        });
        office.close()?;
        let (FormVerb::Choice { out, .. } | FormVerb::Receipt { out, .. }) = verb;
        self.write_paper(&made??, out)
    }

    fn write_paper(&self, paper: &DocumentView, out: &Path) -> Result<CommandReply, CommandError> {
        let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let bytes = match ending {
            "pdf" => paper.pdf(),
            "txt" => paper.text().into_bytes(),
            _ => return Err(CommandError::Usage(self.words.say("cli-form-ending").to_owned())),
        };
        std::fs::write(out, bytes).map_err(|fault| CommandError::file(out, &fault))?;
        let message = Message::of("cli-form-done").with("file", out.display().to_string());
        Ok(self.say(&message, json!({ "file": out })))
    }
}
