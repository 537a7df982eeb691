//! Lists saved as files: where they may be, and what is said of them; and the bank's result
//! read from one.
//!
//! One way for every list: a screen answers its key with an
//! [`Effect::Offer`](crate::desk::screen::Effect::Offer), a popup asks for the name, and
//! [`save`] makes, notes and writes the file as the command line does.

use crate::desk::screen::{FileContent, Wanted};
use crate::documents::differing_total;
use crate::documents::{
    Document, Export, ExportFault, Exported, NewFile, WriteFault, explain_write, export_batch,
    export_table, exported, exported_faults, exported_file_faults, exported_people,
    report_document, townships_to_mend,
};
use crate::exchange::{
    LineFault, ReadingOptions, Roster, RosterKind, Told, WholeFileBar, bar_of, fitting_batches,
    read_file, take_bank_result,
};
use crate::office::{Actor, Forbidden, Office, OfficeError, Permission};
use crate::report::Report;
use crate::words::{Message, Words, explain_io, explain_roster};
use std::path::{Path, PathBuf};

/// Where a desk saves files.
#[derive(Clone, Default)]
pub enum Files {
    /// Nowhere: this desk saves no files.
    #[default]
    Nowhere,
    /// On the person's own machine: in this folder, or wherever they say.
    Here(PathBuf),
    /// On the server, in this folder of the store and nowhere else.
    AtServer(PathBuf),
}

impl Files {
    /// Where that is, for a person about to name a file.
    pub fn place(&self) -> Message {
        match self {
            Self::Nowhere => "save-nowhere".into(),
            Self::Here(folder) => {
                Message::of("save-into").with("folder", folder.display().to_string())
            }
            Self::AtServer(_) => "save-into-server".into(),
        }
    }

    /// The file of a name that was typed; without an ending it becomes a workbook.
    fn path(&self, name: &str) -> Result<PathBuf, Message> {
        let name = name.trim();
        let path = match self {
            Self::Nowhere => return Err("save-nowhere".into()),
            _ if name.is_empty() => return Err("save-no-name".into()),
            Self::AtServer(_) if !is_plain_name(name) => return Err("save-name-only".into()),
            Self::Here(folder) | Self::AtServer(folder) => folder.join(name),
        };
        Ok(if path.extension().is_some() { path } else { path.with_extension("xlsx") })
    }

    /// Makes the folder on the server, for its owner only, where it is not there yet.
    fn prepare(&self) -> Result<(), WriteFault> {
        let Self::AtServer(folder) = self else { return Ok(()) };
        let mut maker = std::fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
        let made = maker.recursive(true).create(folder);
        made.map_err(|source| WriteFault::Disk { path: folder.clone(), source })
    }
}

/// Whether a name is a file's own: of letters, digits and the signs between them, with
/// nothing that leads to another folder.
fn is_plain_name(name: &str) -> bool {
    const LONGEST_NAME: usize = 200;
    let plain = |ch: char| ch.is_alphanumeric() || " -_.()（）·".contains(ch);
    name.len() <= LONGEST_NAME && !name.starts_with(['.', ' ']) && name.chars().all(plain)
}

/// Settles the bank's result from a file on the person's own machine, whole or not at all;
/// says what it came to.
pub fn take_result(
    office: &Office,
    actor: &Actor,
    files: &Files,
    (name, batch): (&str, Option<String>),
    words: &Words,
) -> Result<Vec<Message>, Unsaved> {
    let Files::Here(folder) = files else { return Err(Unsaved::Because("result-nowhere".into())) };
    let cause = |cause: String| Unsaved::Because(Message::of("result-failed").with("cause", cause));
    let kind = RosterKind::BankResult;
    let reader = office.reader(actor);
    let columns = reader.rosters().named_columns(kind);
    let told = Told { columns, batch, today: Some(office.now().date()), ..Told::default() };
    let options = ReadingOptions { told, ..ReadingOptions::default() };
    let roster = read_file(kind, &folder.join(name.trim()), &options)
        .map_err(|refusal| cause(explain_roster(&refusal, words)))?;
    let about = |key| Message::of(key).with("file", &*roster.file_name);
    match bar_of(&roster) {
        None => {}
        Some(WholeFileBar::Unread) => {
            return Err(Unsaved::Lines(unread(&roster, about("cli-result-unread"))));
        }
        Some(WholeFileBar::NoBatch) => {
            let fitting = fitting_batches(&reader, &roster);
            return Err(match fitting.is_empty() {
                true => Unsaved::Because("import-no-batch-fits".into()),
                false => Unsaved::WhichBatch(fitting.iter().map(ToString::to_string).collect()),
            });
        }
        Some(WholeFileBar::Totals) => {
            let differs = roster.stopping_totals();
            let differs = differs.map(|total| differing_total(&roster, total, words));
            return Err(cause(differs.collect::<Vec<_>>().join(words.say("import-between"))));
        }
    }
    let intake = take_bank_result(office, actor, &roster, false).map_err(Unsaved::Office)?;
    let key = if intake.already { "cli-result-already" } else { "cli-result-done" };
    let settled = about(key).with("paid", intake.paid.to_string());
    let settled = settled.with("failed", intake.failed.to_string());
    let next = (intake.failed > 0).then(|| "result-next".into());
    Ok(std::iter::once(settled).chain(next).collect())
}

/// What is wrong with the lines that keep a file out, the first of them by line and column.
fn unread(roster: &Roster, what: Message) -> Vec<Message> {
    const SHOWN: usize = 5;
    let fatal: Vec<&LineFault> = roster.faults.iter().filter(|fault| fault.fatal).collect();
    let lines = fatal.iter().take(SHOWN).map(|fault| {
        let column = if fault.column.is_empty() { &fault.field } else { &fault.column };
        Message::of("result-unread-line")
            .with("line", fault.line.to_string())
            .with("column", column)
            .cell("cause", roster.kind.code(), &fault.field, fault.cause.code())
    });
    let left = fatal.len().saturating_sub(SHOWN);
    let more = (left > 0).then(|| Message::of("result-unread-more").count("count", left));
    std::iter::once(what).chain(lines).chain(more).collect()
}

/// Saves a printed document in a person's own folder, where that is on this machine; says
/// what came of it.
pub fn save_document(folder: Option<&Path>, name: &str, bytes: &[u8], words: &Words) -> Message {
    let Some(folder) = folder else { return "paper-elsewhere".into() };
    let path = folder.join(name);
    match std::fs::write(&path, bytes) {
        Ok(()) => Message::of("paper-saved").with("path", path.display().to_string()),
        Err(fault) => {
            Message::of("paper-not-saved").with("cause", explain_io(&path, fault.kind(), words))
        }
    }
}

/// Why nothing was saved, or taken.
pub enum Unsaved {
    /// It was refused, or could not be noted.
    Office(OfficeError),
    /// Of the name, or of the disk.
    Because(Message),
    /// Of lines of the file.
    Lines(Vec<Message>),
    /// It names no batch, and these fit it line by line.
    WhichBatch(Vec<String>),
}

impl From<OfficeError> for Unsaved {
    fn from(error: OfficeError) -> Self {
        Self::Office(error)
    }
}

impl Unsaved {
    fn of(fault: ExportFault, words: &Words) -> Self {
        match fault {
            ExportFault::Office(error) => Self::Office(error),
            ExportFault::Write(fault) => Self::Because(
                Message::of("save-failed").with("cause", explain_write(&fault, words)),
            ),
        }
    }
}

/// Saves it under a name and says where it is; nothing is written over.
pub fn save(
    office: &Office,
    actor: &Actor,
    files: &Files,
    (wanted, name): (&Wanted, &str),
    words: &Words,
) -> Result<Vec<Message>, Unsaved> {
    let path = files.path(name).map_err(Unsaved::Because)?;
    if matches!(wanted, Wanted::ToMendEach) {
        return save_each(office, actor, files, &path, words);
    }
    let fault = |fault: WriteFault| Unsaved::of(fault.into(), words);
    files.prepare().map_err(fault)?;
    let taken = NewFile::reserve(path).map_err(fault)?;
    let mut said = vec![written(office, actor, wanted, taken.path(), words)?];
    let shown = taken.path().display().to_string();
    taken.keep();
    said.push(match files {
        Files::AtServer(_) => Message::of("save-at-server").with("file", shown),
        _ => Message::of("save-here").with("file", shown),
    });
    said.extend(matches!(wanted, Wanted::Batch(_)).then(|| "save-bank-next".into()));
    Ok(said)
}

/// Saves what each township must mend as a file of its own, named after it; says where each is.
fn save_each(
    office: &Office,
    actor: &Actor,
    files: &Files,
    path: &Path,
    words: &Words,
) -> Result<Vec<Message>, Unsaved> {
    let reader = office.reader(actor);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let mut said = Vec::new();
    for township in townships_to_mend(&reader)? {
        let own = reader.places().township_name(township);
        let name = path.with_file_name(format!("{stem}-{own}.{ending}"));
        let name = match files {
            Files::AtServer(_) => name.file_name().unwrap_or_default().into(),
            _ => name,
        };
        let wanted = Wanted::ToMend(Some(township));
        said.extend(save(office, actor, files, (&wanted, &name.to_string_lossy()), words)?);
    }
    if said.is_empty() { Err(Unsaved::Because("save-nothing".into())) } else { Ok(said) }
}

/// Makes it, notes it, writes it; says what is in it.
fn written(
    office: &Office,
    actor: &Actor,
    wanted: &Wanted,
    path: &Path,
    words: &Words,
) -> Result<Message, Unsaved> {
    let reader = office.reader(actor);
    let fault = |fault| Unsaved::of(fault, words);
    let listed = |exported: Exported| {
        let Exported { table, objects } = exported;
        let key = if objects.unmasked { "save-listed-whole" } else { "save-listed" };
        let said = Message::of(key).count("rows", table.rows.len()).with("what", &*table.title);
        export_table(office, actor, objects, &table, path).map_err(fault)?;
        Ok(said)
    };
    match wanted {
        Wanted::List(export) => listed(exported(*export, None, &reader, path, words)?),
        Wanted::ToMend(township) => {
            listed(exported(Export::ToMend, *township, &reader, path, words)?)
        }
        Wanted::ToMendEach => Err(Unsaved::Because("save-nowhere".into())),
        Wanted::People(_, keys) => listed(exported_people(keys, &reader, path, words)),
        Wanted::Faults(of) => listed(exported_faults(*of, &reader, path, words)),
        Wanted::FileFaults(read) => match &read.content {
            Ok(FileContent { roster, intake }) => {
                let file = (roster, intake.as_ref().ok());
                listed(exported_file_faults(file, &reader, path, words))
            }
            Err(_) => Err(Unsaved::Because("save-nowhere".into())),
        },
        Wanted::Report(kind, period) => {
            if !reader.may(Permission::SeeReports) {
                let forbidden = Forbidden::Role(Permission::SeeReports);
                return Err(Unsaved::Office(OfficeError::Forbidden(forbidden)));
            }
            let report = Report::of(*kind, *period, &reader);
            let document: Document = report_document(&report, path, words);
            document.write(path).map_err(|cause| fault(cause.into()))?;
            let said = Message::of("save-report").with("what", wanted.name(words));
            Ok(said.with("seq", report.seq.to_string()))
        }
        Wanted::Batch(batch) => {
            let file = export_batch(office, actor, *batch, path).map_err(fault)?;
            let said = Message::of("save-bank").with("what", wanted.name(words));
            let said = said.count("rows", file.lines).with("amount", file.total.grouped());
            Ok(said.with("digest", file.digest))
        }
    }
}
