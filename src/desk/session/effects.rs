//! What the session does for a screen: commands, clipboard, files, work in the background.

use super::errands;
use super::saving::{Unsaved, save, take_result};
use super::signed_in::SignedIn;
use super::workspace::{SessionTask, Workspace};
use crate::desk::popups::{MessageBox, ReadingScreen, SaveAs};
use crate::desk::screen::{Answer, Effect, FileErrand, Screen, Step, Submitted, Wanted};
use crate::desk::terminal::{Action, Input, clipboard};
use crate::office::OfficeError;
use crate::words::{Message, Words};
use std::sync::Arc;

impl Workspace {
    /// Submits, and has the screen that did so learn what became of it.
    pub(super) fn submit(&mut self, submitted: Submitted, words: &Words) -> SessionTask {
        let begun = std::time::Instant::now();
        let id = self.screens.top().draft().map(|draft| self.drafts.id(&draft));
        let Some(answer) = self.submissions.submit(submitted, id, &self.who) else {
            return SessionTask::Draw;
        };
        if !matches!(answer, Answer::Declined(_)) {
            let took = begun.elapsed().as_millis();
            self.say(Message::of("frame-saved").with("ms", took.to_string()));
            let forgotten = self.drafts.forget(self.screens.top().draft());
            self.say_if_lost(forgotten);
        }
        self.reread();
        let step = self.screens.top_mut().answered(&answer, &self.reader);
        let done = self.submissions.take_done();
        let task = match (step, answer) {
            (Step::Pass, Answer::Declined(error)) => {
                self.push(Box::new(MessageBox::declined(&error, &self.reader, words)));
                SessionTask::Draw
            }
            (Step::Pass, _) => SessionTask::Draw,
            (step, _) => self.carry(step, &Input::Act(Action::Accept), words),
        };
        // What the answer opened is no reason to take the second Enter for a new act.
        self.submissions.put_back(done);
        task
    }

    /// Carries an effect out, or says what is to be done for it beyond this workspace.
    pub(super) fn effect(&mut self, effect: Effect, words: &Words) -> SessionTask {
        match effect {
            Effect::Act(action) => {
                self.screens.close_popup();
                return self.take(Input::Act(action), words);
            }
            Effect::Copy(text) => {
                self.say("frame-copied".into());
                return SessionTask::Send(clipboard::copy(&text));
            }
            Effect::Offer(wanted) => {
                let (place, day) = (self.who.files.place(), self.reader.today());
                self.push(Box::new(SaveAs::new(wanted, place, day, words)));
            }
            Effect::Export(wanted, name) => self.export(&wanted, &name, words),
            Effect::TakeResult(name, batch) => {
                let SignedIn { office, actor, files, .. } = &self.who;
                match take_result(office, actor, files, (&name, batch), words) {
                    Err(Unsaved::WhichBatch(fitting)) => {
                        return self.answer_top(&Answer::WhichBatch(fitting), words);
                    }
                    settled => {
                        self.show_saved(settled, ["result-done", "result-not-done"], words);
                    }
                }
            }
            Effect::ReadFile(file) => {
                let name = file.name.trim().to_owned();
                let begun = errands::preview(&self.who, file, words);
                self.wait_for_file(name, begun);
            }
            Effect::TakeFile(file, seen) => {
                let name = file.name.trim().to_owned();
                let begun = errands::take(&self.who, file, seen, words);
                self.wait_for_file(name, begun);
            }
            Effect::SaveDocument(name, bytes) => return SessionTask::Save(name, bytes),
            Effect::RunRound(year, scheme) => {
                let begun = self.who.office.start_round(&self.who.actor, year, scheme);
                self.show_begun(begun, words);
            }
            Effect::RunTransitions => {
                let begun = self.who.office.start_transitions(&self.who.actor);
                self.show_begun(begun, words);
            }
        }
        SessionTask::Draw
    }

    /// Hands an answer to the screen that asked.
    fn answer_top(&mut self, answer: &Answer, words: &Words) -> SessionTask {
        match self.screens.top_mut().answered(answer, &self.reader) {
            Step::Pass => SessionTask::Draw,
            step => self.carry(step, &Input::Act(Action::Accept), words),
        }
    }

    /// Opens the screen that waits for a file, or says why it is not read.
    fn wait_for_file(&mut self, name: String, begun: Result<Arc<FileErrand>, Message>) {
        match begun {
            Ok(errand) => self.push(Box::new(ReadingScreen::new(errand, name))),
            Err(why) => self.push(Box::new(MessageBox::new("import-not-read", vec![why]))),
        }
    }

    /// Hands what was read in the background to the screen that waits for it on top; says so
    /// once where it waits elsewhere. Whether there is anything new to be seen.
    pub fn take_arrivals(&mut self, words: &Words) -> bool {
        if let Some(outcome) = self.screens.top().errand().and_then(FileErrand::take) {
            self.reread();
            self.answer_top(&Answer::Read(outcome), words);
            return true;
        }
        let arrived = self.screens.all().filter_map(Screen::errand);
        let arrived = arrived.filter(|errand| errand.has_outcome()).count();
        let is_news = arrived > self.arrived;
        if is_news {
            self.say("import-arrived".into());
        }
        self.arrived = arrived;
        is_news
    }

    /// Shows the work that began in the background, or why it did not.
    fn show_begun(&mut self, begun: Result<(), OfficeError>, words: &Words) {
        self.reread();
        if let Err(error) = begun {
            self.push(Box::new(MessageBox::declined(&error, &self.reader, words)));
        }
    }

    fn export(&mut self, wanted: &Wanted, name: &str, words: &Words) {
        let SignedIn { office, actor, files, .. } = &self.who;
        let saved = save(office, actor, files, (wanted, name), words);
        self.show_saved(saved, ["save-done", "save-not-done"], words);
    }

    /// Closes the popup that named a file once all is done, and shows what came of it.
    fn show_saved(
        &mut self,
        saved: Result<Vec<Message>, Unsaved>,
        [done, not_done]: [&'static str; 2],
        words: &Words,
    ) {
        let shown = match saved {
            Ok(said) => {
                self.screens.close_popup();
                self.reread();
                MessageBox::new(done, said)
            }
            Err(Unsaved::Office(error)) => MessageBox::declined(&error, &self.reader, words),
            Err(Unsaved::Because(cause)) => MessageBox::new(not_done, vec![cause]),
            Err(Unsaved::Lines(causes)) => MessageBox::new(not_done, causes),
            Err(Unsaved::WhichBatch(_)) => {
                MessageBox::new(not_done, vec!["import-barred-batch".into()])
            }
        };
        self.push(Box::new(shown));
    }
}
