//! Which file is brought in, and what it is.

use super::folder::FolderList;
use super::preview::ImportPreview;
use crate::casework::RosterKind;
use crate::desk::lists::ListScreen;
use crate::desk::screen::{Answer, Effect, FileOutcome, FileToImport, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, KeyContext, Tone};
use crate::desk::widgets::{Popup, Stops, TextField};
use crate::office::Reader;
use crate::words::{Words, roster_name};
use ratatui::layout::Rect;
use std::sync::Arc;

/// A popup that asks for a file and its kind; the preview comes in its place.
pub struct AskFile {
    name: TextField,
    kinds: Stops<RosterKind>,
}

impl AskFile {
    /// The kind told by the headings, or one of those that the user may import.
    pub fn new(reader: &Reader) -> Self {
        let may = |kind: &RosterKind| reader.rosters().may_import(*kind).is_ok();
        let kinds = Stops::all_or_each(RosterKind::ALL.into_iter().filter(may));
        Self { name: TextField::default(), kinds }
    }
}

impl Screen for AskFile {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept | Action::Save) if !self.name.text().trim().is_empty() => {
                let (name, kind) = (self.name.text().to_owned(), self.kinds.chosen());
                Step::Effect(Effect::ReadFile(FileToImport {
                    name,
                    kind,
                    ..FileToImport::default()
                }))
            }
            Input::Act(action @ (Action::Up | Action::Down)) => {
                self.kinds.turn(*action == Action::Down);
                Step::Stay
            }
            input if self.name.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let kind = match self.kinds.chosen() {
            Some(kind) => roster_name(kind, words),
            None => words.say("import-kind-by-headings").to_owned(),
        };
        Popup::new(70, words.say("errand-import"))
            .field(words.say("import-name"), &self.name, true)
            .pieces(vec![
                (words.say("import-kind").into(), Tone::Muted),
                (format!("  < {kind} >").into(), Tone::Strong),
            ])
            .blank()
            .text(words.say("import-note"), Tone::Muted)
            .draw(canvas, area);
    }

    fn title(&self, words: &Words) -> String {
        words.say("errand-import").to_owned()
    }

    fn context(&self) -> KeyContext {
        KeyContext::Text
    }

    fn keys(&self) -> Vec<Hint> {
        let kinds = [Action::Up, Action::Down].map(|turn| turn.hint("import-kind"));
        let keys = [Action::Accept.hint("import-preview"), Action::Back.hint("confirm-cancel")];
        keys.into_iter().chain(kinds).collect()
    }

    fn answered(&mut self, answer: &Answer, reader: &Reader) -> Step {
        match answer {
            Answer::Read(FileOutcome::File(read)) => {
                let preview = ImportPreview::new(Arc::clone(read));
                Step::Replace(Box::new(ListScreen::new(preview, reader)))
            }
            Answer::Read(FileOutcome::Folder(read)) => {
                Step::Replace(Box::new(ListScreen::new(FolderList::new(read), reader)))
            }
            _ => Step::Pass,
        }
    }

    fn popup(&self) -> bool {
        true
    }
}
