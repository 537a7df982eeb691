//! What a preview asks, and what comes of the answer.

use super::rows::FileRows;
use super::texts::barred;
use crate::base::TownshipCode;
use crate::casework::{CompareRefusal, RosterKind};
use crate::desk::popups::{Confirm, MessageBox, Picker};
use crate::desk::screen::{
    Answer, Effect, FileContent, FileRead, FileRefusal, FileToImport, NotTaken, Step,
};
use crate::exchange::{
    ColumnUse, FileCounts, FileIntake, Roster, RosterRefusal, WholeFileBar, field_heading,
    fields_of, fitting_batches,
};
use crate::office::{OfficeError, Reader};
use crate::words::Message;

/// What is asked, until it is answered.
enum Asked {
    TakeIn,
    Totals,
    Kind(Vec<Option<RosterKind>>),
    Sheet(Vec<Option<String>>),
    Township(Vec<Option<TownshipCode>>),
    Column(String, Vec<&'static str>),
    Batch(Vec<String>),
}

/// The question that is open, if any is.
#[derive(Default)]
pub(super) struct Questions {
    asked: Option<Asked>,
}

impl Questions {
    /// Asks whether the file is to be taken in, with what that comes to.
    pub(super) fn take_in(&mut self, read: &FileRead, reader: &Reader) -> Step {
        let Ok(FileContent { roster, intake }) = &read.content else { return Step::Stay };
        let counts = match intake {
            Ok(intake) => intake.counts(roster),
            Err(NotTaken::Office(error)) => return Step::push(MessageBox::no(error)),
            Err(NotTaken::Barred(WholeFileBar::NoBatch)) => return self.batch(roster, reader),
            Err(NotTaken::Barred(WholeFileBar::Totals))
                if roster.kind != RosterKind::BankResult =>
            {
                self.asked = Some(Asked::Totals);
                let effects = vec!["import-totals-stop".into(), "import-totals-wrong-note".into()];
                return Step::push(Confirm::new(
                    "import-totals-wrong",
                    effects,
                    "import-totals-wrong",
                ));
            }
            Err(NotTaken::Barred(bar)) => {
                return Step::push(MessageBox::new("message-refused", vec![barred(*bar).into()]));
            }
        };
        let differing = roster.differing_totals().count();
        let named = read.file.columns.iter().filter(|(_, field)| !field.is_empty()).count();
        let gone = match intake {
            Ok(FileIntake::Lines(intake)) => intake.edition.gone.len(),
            _ => 0,
        };
        let more = [
            ("import-effect-rejected", counts.rejected),
            ("import-effect-gone", gone),
            ("import-effect-totals", differing),
            ("import-effect-columns", named),
        ];
        let more = more.into_iter().filter(|(_, count)| *count > 0);
        let more = more.map(|(key, count)| Message::of(key).count("count", count));
        let effects = std::iter::once(effect(&counts)).chain(more).collect();
        self.asked = Some(Asked::TakeIn);
        Step::push(Confirm::new("import-do", effects, "import-do"))
    }

    /// Asks of which batch a bank's result is that names none, of those that fit it.
    fn batch(&mut self, roster: &Roster, reader: &Reader) -> Step {
        let fitting = fitting_batches(reader, roster);
        if fitting.is_empty() {
            let why = vec!["import-no-batch-fits".into()];
            return Step::push(MessageBox::new("message-refused", why));
        }
        let numbers: Vec<String> = fitting.iter().map(ToString::to_string).collect();
        self.ask("import-which-batch", numbers.clone(), Asked::Batch(numbers))
    }

    /// Asks of which kind the file is.
    pub(super) fn kind(&mut self, reader: &Reader) -> Step {
        let own = RosterKind::ALL.into_iter();
        let own = own.filter(|kind| reader.rosters().may_import(*kind).is_ok()).map(Some);
        let kinds: Vec<_> = std::iter::once(None).chain(own).collect();
        let name = |kind: &Option<RosterKind>| match kind {
            Some(kind) => format!("roster-{}", kind.code()),
            None => "import-kind-by-headings".to_owned(),
        };
        self.ask("key-choose-kind", kinds.iter().map(name).collect(), Asked::Kind(kinds))
    }

    /// Asks which sheet is to be read.
    pub(super) fn sheet(&mut self, read: &FileRead) -> Step {
        let names: Vec<String> = match &read.content {
            Ok(content) => content.roster.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
            Err(FileRefusal::Roster(RosterRefusal::NoSuchSheet { sheets, .. })) => sheets.clone(),
            Err(_) => Vec::new(),
        };
        if names.is_empty() {
            let why = vec!["import-no-sheets".into()];
            return Step::push(MessageBox::new("message-refused", why));
        }
        let sheets: Vec<_> = std::iter::once(None).chain(names.into_iter().map(Some)).collect();
        let name = |sheet: &Option<String>| sheet.clone().unwrap_or("import-all-sheets".to_owned());
        self.ask("key-choose-sheet", sheets.iter().map(name).collect(), Asked::Sheet(sheets))
    }

    /// Asks for the township of lines that name none.
    pub(super) fn township(&mut self, reader: &Reader) -> Step {
        let all = reader.places().townships();
        let codes = std::iter::once(None).chain(all.iter().map(|(code, _)| Some(*code)));
        let codes = codes.collect();
        let names = std::iter::once("import-township-of-file".to_owned());
        let names = names.chain(all.iter().map(|(_, name)| name.clone())).collect();
        self.ask("key-choose-township", names, Asked::Township(codes))
    }

    /// Asks what a column says.
    pub(super) fn column(&mut self, read: &FileRead, rows: &FileRows, at: usize) -> Step {
        let Some((kind, (table, column))) = read.file.kind.zip(rows.columns.get(at)) else {
            return Step::Stay;
        };
        if column.heading.trim().is_empty() {
            let refusal = OfficeError::Refused(CompareRefusal::HeadingMissing.into());
            return Step::push(MessageBox::no(&refusal));
        }
        let own = match &read.content {
            Ok(content) => content.roster.columns(*table),
            Err(_) => read.nearest.clone(),
        };
        let taken: Vec<ColumnUse> = own.into_iter().map(|column| column.taken_for).collect();
        let free = fields_of(kind).map(|(key, _)| key);
        let mut fields: Vec<&'static str> =
            free.filter(|key| !taken.contains(&ColumnUse::Field(key))).collect();
        fields.push("");
        let name = |key: &&'static str| match *key {
            "" => "import-column-by-itself".to_owned(),
            key => field_heading(kind, key).to_owned(),
        };
        let (names, heading) = (fields.iter().map(name).collect(), column.heading.clone());
        self.ask("import-name-column", names, Asked::Column(heading, fields))
    }

    /// Does what was asked, as it was answered; nothing where nothing was asked.
    pub(super) fn answered(&mut self, answer: &Answer, read: &FileRead) -> Step {
        match (self.asked.take(), answer) {
            (Some(Asked::TakeIn), Answer::Confirmed) => {
                let digest = read.content.as_ref().map(|content| content.roster.digest.clone());
                Step::Effect(Effect::TakeFile(read.file.clone(), digest.unwrap_or_default()))
            }
            (Some(Asked::Totals), Answer::Confirmed) => {
                again(read, |file| file.totals_wrong = true)
            }
            (Some(Asked::Kind(kinds)), Answer::Chosen(at)) => again(read, |file| {
                file.columns.clear();
                file.kind = kinds[*at];
            }),
            (Some(Asked::Sheet(sheets)), Answer::Chosen(at)) => {
                again(read, |file| file.sheet.clone_from(&sheets[*at]))
            }
            (Some(Asked::Township(codes)), Answer::Chosen(at)) => {
                again(read, |file| file.township = codes[*at])
            }
            (Some(Asked::Column(heading, fields)), Answer::Chosen(at)) => again(read, |file| {
                file.columns.retain(|(named, _)| *named != heading);
                file.columns.push((heading, fields[*at].to_owned()));
            }),
            (Some(Asked::Batch(numbers)), Answer::Chosen(at)) => {
                again(read, |file| file.batch = numbers.get(*at).cloned())
            }
            (Some(_), _) => Step::Stay,
            (None, _) => Step::Pass,
        }
    }

    fn ask(&mut self, title: &'static str, options: Vec<String>, asked: Asked) -> Step {
        self.asked = Some(asked);
        Step::push(Picker::new(title, options))
    }
}

/// Reads the file again, otherwise.
pub(super) fn again(read: &FileRead, change: impl FnOnce(&mut FileToImport)) -> Step {
    let mut file = read.file.clone();
    change(&mut file);
    Step::Effect(Effect::ReadFile(file))
}

fn effect(counts: &FileCounts) -> Message {
    Message::of("import-effect")
        .count("taken", counts.taken)
        .count("changed", counts.changed)
        .count("known", counts.known)
}
