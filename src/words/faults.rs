//! Faults of files, of the store and of whole rosters, for whoever can mend them.

use super::{Words, roster_name};
use crate::exchange::{ForeignFile, LineFault, RosterKind, RosterRefusal, TextEncoding, values_of};
use crate::journal::{Cause, Damage, JournalFault, Notice};
use crate::policy::{PolicyFault, ValueForm};
use crate::store::StoreFault;
use std::io;
use std::path::Path;

/// Words why a store could not be opened, read or written.
pub fn explain_store(fault: &StoreFault, words: &Words) -> String {
    match fault {
        StoreFault::Journal(fault) => explain_journal(fault, words),
        StoreFault::Io { path, source } => explain_io(path, source.kind(), words),
        StoreFault::Unreadable { seq, .. } => {
            words.say_with("fault-newer-line", &[("line", seq.to_string().into())])
        }
        StoreFault::RolledBack { journal, known } => {
            let gaps = [
                ("journal", journal.seq.to_string().into()),
                ("journal-hash", journal.hash.to_string().into()),
                ("known", known.seq.to_string().into()),
                ("known-hash", known.hash.to_string().into()),
            ];
            words.say_with("fault-rolled-back", &gaps)
        }
        StoreFault::Cache(cause) => {
            words.say_with("fault-kept", &[("cause", cause.as_str().into())])
        }
    }
}

/// Words why the policy files were refused: the place, and what would correct it.
pub fn explain_policy(fault: &PolicyFault, words: &Words) -> String {
    let (key, gaps) = match fault {
        PolicyFault::Form { file, line, column, cause } => (
            "fault-policy-form",
            vec![
                ("file", file.clone()),
                ("line", line.to_string()),
                ("column", column.to_string()),
                ("cause", cause.clone()),
            ],
        ),
        PolicyFault::Unknown { file, name, known } => {
            let gaps =
                vec![("file", file.clone()), ("name", name.clone()), ("known", known.clone())];
            ("fault-policy-unknown", gaps)
        }
        PolicyFault::Twice { file, name } => {
            ("fault-policy-twice", vec![("file", file.clone()), ("name", name.clone())])
        }
        PolicyFault::Missing { name } => ("fault-policy-missing", vec![("name", name.clone())]),
        PolicyFault::Value { name, form } => {
            let (form, numbers) = match form {
                ValueForm::WholeNumber(least, most) => {
                    ("fault-policy-whole-number", Some((least, most)))
                }
                ValueForm::WholeNumberOrNone(least, most) => {
                    ("fault-policy-whole-number-or-none", Some((least, most)))
                }
                ValueForm::TrueOrFalse => ("fault-policy-true-or-false", None),
                ValueForm::Amount => ("fault-policy-amount", None),
                ValueForm::Day => ("fault-policy-day", None),
                ValueForm::AreaOrNone => ("fault-policy-area-or-none", None),
                ValueForm::DayOrNone => ("fault-policy-day-or-none", None),
            };
            let numbers = numbers.map(|(least, most)| {
                [("least", least.to_string().into()), ("most", most.to_string().into())]
            });
            let form = words.say_with(form, numbers.as_ref().map_or(&[], |numbers| numbers));
            ("fault-policy-value", vec![("name", name.clone()), ("form", form)])
        }
        PolicyFault::Overlap { name, known, day } => {
            let gaps = vec![
                ("name", name.clone()),
                ("known", known.to_string()),
                ("day", day.to_string()),
            ];
            ("fault-policy-overlap", gaps)
        }
        PolicyFault::Gap { name, day, known } => {
            let gaps = vec![
                ("name", name.clone()),
                ("known", known.to_string()),
                ("day", day.to_string()),
            ];
            ("fault-policy-gap", gaps)
        }
    };
    let gaps: Vec<_> = gaps.into_iter().map(|(gap, text)| (gap, text.into())).collect();
    words.say_with(key, &gaps)
}

/// What is wrong with a cell of a roster, by the code of the cause: also what may stand in
/// the column, which is named by our key or its heading.
pub fn cell_fault(kind: &str, column: &str, cause: &str, words: &Words) -> String {
    let key = format!("fault-{cause}");
    let known = if cause == "unknown-value" { values_of(kind, column) } else { Vec::new() };
    match (words.has(&key), known.is_empty()) {
        (false, _) => cause.to_owned(),
        (true, true) => words.say(&key).to_owned(),
        (true, false) => {
            let known = known.join(words.say("fault-between-values"));
            words.say_with("fault-one-of", &[("values", known.into())])
        }
    }
}

/// Words for what would mend a cell or line that could not be read, by the cause's code.
pub fn cell_mend(cause: &str, words: &Words) -> &'static str {
    let words = Words::get(words.lang());
    words.say(match cause {
        "missing" => "mend-missing",
        "id-shape" | "id-birth-date" | "id-check-character" | "id-region" | "id-age"
        | "id-sex-differs" | "id-birth-differs" | "precision-lost" => "mend-number",
        "not-an-amount" | "parts-of-fen" | "negative" | "sums-differ" => "mend-amount",
        "not-an-area" => "mend-area",
        "not-a-date" => "mend-date",
        "not-a-year" | "not-a-count" => "mend-count",
        "unknown-township" | "unknown-village" | "other-township" | "two-places" => "mend-place",
        "unknown-value" => "mend-value",
        "not-a-phone" | "not-an-account" | "account-of-another" => "mend-account",
        "garbled" | "mojibake" | "formula" | "invisible" | "too-long" | "too-many-cells" => {
            "mend-retype"
        }
        "name-mismatch" | "not-a-name" | "two-names" | "masked-name" | "death-in-name" => {
            "mend-name"
        }
        _ => "mend-check",
    })
}

/// Words why a journal, a backup or a copied file could not be read or written.
pub fn explain_journal(fault: &JournalFault, words: &Words) -> String {
    let at = |key: &str, path: &Path| {
        words.say_with(key, &[("path", path.display().to_string().into())])
    };
    match fault {
        JournalFault::Io { path, source } => explain_io(path, source.kind(), words),
        JournalFault::Output(source) => io_cause(source.kind(), words),
        JournalFault::InUse(path) => at("fault-in-use", path),
        JournalFault::Damaged(damage) => explain_damage(damage, words),
        JournalFault::Poisoned(path) => at("fault-poisoned", path),
        JournalFault::DiskFull { path, needed } => {
            let gaps = [
                ("path", path.display().to_string().into()),
                ("needed", needed.to_string().into()),
            ];
            words.say_with("fault-disk-full", &gaps)
        }
        JournalFault::Moved { .. } => words.say("fault-moved").to_owned(),
        JournalFault::NoSuchLine(line) => {
            words.say_with("fault-no-such-line", &[("line", line.to_string().into())])
        }
        JournalFault::NoJournal(path) => at("fault-no-journal", path),
        JournalFault::NotEmpty(path) => at("fault-not-empty", path),
        JournalFault::WithinStore(path) => at("fault-within-store", path),
        JournalFault::Unclosed { path, good } => words.say_with(
            "fault-unclosed",
            &[("path", path.display().to_string().into()), ("lines", good.seq.to_string().into())],
        ),
        JournalFault::InNoCopy { first, last } => words.say_with(
            "fault-in-no-copy",
            &[("first", first.to_string().into()), ("last", last.to_string().into())],
        ),
        JournalFault::Forked { path, seq } => words.say_with(
            "fault-forked",
            &[("path", path.display().to_string().into()), ("line", seq.to_string().into())],
        ),
    }
}

/// Words what a journal's opening found that its keeper should know.
pub fn explain_notice(notice: &Notice, words: &Words) -> String {
    let at = |key: &str, path: &Path| {
        words.say_with(key, &[("path", path.display().to_string().into())])
    };
    match notice {
        Notice::TornTail { seq, bytes, kept } => words.say_with(
            "notice-torn-tail",
            &[
                ("line", seq.to_string().into()),
                ("bytes", bytes.to_string().into()),
                ("path", kept.display().to_string().into()),
            ],
        ),
        Notice::HeadSlot(path) => at("notice-head-slot", path),
        Notice::NoReserve(path) => at("notice-no-reserve", path),
    }
}

/// Words why a file was refused whole as a roster.
pub fn explain_roster(refusal: &RosterRefusal, words: &Words) -> String {
    let kind = |kind: &RosterKind| roster_name(*kind, words);
    let (key, gaps) = match refusal {
        RosterRefusal::Unreadable { path, cause } => {
            let cause = io_cause(*cause, words);
            ("roster-refusal-unreadable", gaps([("path", &path.display()), ("cause", &cause)]))
        }
        RosterRefusal::Empty => ("roster-refusal-empty", Vec::new()),
        RosterRefusal::TooLarge { limit } => ("roster-refusal-too-large", gaps([("limit", limit)])),
        RosterRefusal::TooMuch { line } => ("roster-refusal-too-much", gaps([("line", line)])),
        RosterRefusal::OldWorkbook => ("roster-refusal-old-workbook", Vec::new()),
        RosterRefusal::Damaged => ("roster-refusal-damaged", Vec::new()),
        RosterRefusal::NotAFile { path } => {
            ("roster-refusal-not-a-file", gaps([("path", &path.display())]))
        }
        RosterRefusal::Locked => ("roster-refusal-locked", Vec::new()),
        RosterRefusal::Stopped => ("roster-refusal-stopped", Vec::new()),
        RosterRefusal::NotRows { found } => (foreign_file(*found), Vec::new()),
        RosterRefusal::Encoding { looks_like } => encoding_found(*looks_like, words),
        RosterRefusal::TwoUnits { line, first, second } => (
            "roster-refusal-two-units",
            gaps([("line", line), ("first", first), ("second", second)]),
        ),
        RosterRefusal::ForeignUnit { line, unit } => {
            ("roster-refusal-foreign-unit", gaps([("line", line), ("unit", unit)]))
        }
        RosterRefusal::HiddenSheet { sheet, lines } => {
            ("roster-refusal-hidden-sheet", gaps([("sheet", sheet), ("lines", lines)]))
        }
        RosterRefusal::SheetWithoutHeadings { sheet } => {
            ("roster-refusal-sheet-without-headings", gaps([("sheet", sheet)]))
        }
        RosterRefusal::NoSuchSheet { sheet, sheets } => {
            let sheets = sheets.join(words.say("fault-between"));
            ("roster-refusal-no-such-sheet", gaps([("sheet", sheet), ("sheets", &sheets)]))
        }
        RosterRefusal::TwoColumns { heading, columns, line } => {
            ("roster-refusal-two-columns", two_columns(heading, *columns, *line))
        }
        RosterRefusal::AnothersColumn { heading, column } => {
            ("roster-refusal-anothers-column", gaps([("heading", heading), ("column", column)]))
        }
        RosterRefusal::NoTownship { asked } => {
            ("roster-refusal-no-township", vec![("asked", kind(asked))])
        }
        RosterRefusal::LooksLike { asked, found } => {
            ("roster-refusal-looks-like", vec![("asked", kind(asked)), ("found", kind(found))])
        }
        RosterRefusal::MissingColumns { asked, line, missing } => {
            let missing = missing.join(words.say("fault-between"));
            let asked = kind(asked);
            let gaps = gaps([("line", line), ("asked", &asked), ("missing", &missing)]);
            ("roster-refusal-missing-columns", gaps)
        }
        RosterRefusal::NoHeadings { asked } => {
            ("roster-refusal-no-headings", vec![("asked", kind(asked))])
        }
        RosterRefusal::TooManyRejected { limit, first } => {
            ("roster-refusal-too-many-rejected", too_many(*limit, first, words))
        }
        RosterRefusal::NoLines { asked } => {
            ("roster-refusal-no-lines", vec![("asked", kind(asked))])
        }
    };
    let gaps: Vec<_> = gaps.into_iter().map(|(gap, text)| (gap, text.into())).collect();
    words.say_with(key, &gaps)
}

fn encoding_found(
    looks_like: Option<TextEncoding>,
    words: &Words,
) -> (&'static str, Vec<(&'static str, String)>) {
    match looks_like {
        None => ("roster-refusal-encoding-unknown", Vec::new()),
        Some(encoding) => {
            ("roster-refusal-encoding", vec![("encoding", encoding_name(encoding, words))])
        }
    }
}

fn gaps<const N: usize>(all: [(&'static str, &dyn ToString); N]) -> Vec<(&'static str, String)> {
    all.map(|(gap, told)| (gap, told.to_string())).into()
}

fn two_columns(
    heading: &str,
    (first, second): (usize, usize),
    line: u32,
) -> Vec<(&'static str, String)> {
    vec![
        ("heading", heading.to_owned()),
        ("first", first.to_string()),
        ("second", second.to_string()),
        ("line", line.to_string()),
    ]
}

fn too_many(limit: usize, first: &LineFault, words: &Words) -> Vec<(&'static str, String)> {
    let cause = format!("fault-{}", first.cause.code());
    vec![
        ("limit", limit.to_string()),
        ("line", first.line.to_string()),
        ("column", first.column.clone()),
        ("cause", words.say(&cause).to_owned()),
    ]
}

/// The text about a file that holds no rows.
const fn foreign_file(found: ForeignFile) -> &'static str {
    match found {
        ForeignFile::Pdf => "roster-refusal-pdf",
        ForeignFile::Picture => "roster-refusal-picture",
        ForeignFile::Archive => "roster-refusal-archive",
        ForeignFile::Document => "roster-refusal-document",
        ForeignFile::Presentation => "roster-refusal-presentation",
        ForeignFile::BinaryWorkbook => "roster-refusal-binary-workbook",
        ForeignFile::Other => "roster-refusal-other-file",
    }
}

/// What an encoding is called.
pub fn encoding_name(encoding: TextEncoding, words: &Words) -> String {
    let key = match encoding {
        TextEncoding::Big5 => "text-encoding-big5",
        TextEncoding::Utf16 => "text-encoding-utf-16",
        TextEncoding::Utf32 => "text-encoding-utf-32",
        TextEncoding::Mojibake => "text-encoding-mojibake",
    };
    words.say(key).to_owned()
}

/// Words what the system says of a file.
pub fn explain_io(path: &Path, kind: io::ErrorKind, words: &Words) -> String {
    let gaps =
        [("path", path.display().to_string().into()), ("cause", io_cause(kind, words).into())];
    words.say_with("fault-io", &gaps)
}

/// Words what the system says where no file is concerned.
pub fn explain_system(kind: io::ErrorKind, words: &Words) -> String {
    words.say_with("fault-system", &[("cause", io_cause(kind, words).into())])
}

/// The causes that happen to people have words; the others go by the system's name.
pub fn io_cause(kind: io::ErrorKind, words: &Words) -> String {
    let key = match kind {
        io::ErrorKind::NotFound => "fault-io-not-found",
        io::ErrorKind::PermissionDenied => "fault-io-permission-denied",
        io::ErrorKind::AlreadyExists => "fault-io-already-exists",
        io::ErrorKind::IsADirectory => "fault-io-is-a-directory",
        io::ErrorKind::NotADirectory => "fault-io-not-a-directory",
        io::ErrorKind::ReadOnlyFilesystem => "fault-io-read-only",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "fault-io-full",
        io::ErrorKind::InvalidData => "fault-io-not-text",
        io::ErrorKind::AddrNotAvailable => "fault-io-address",
        other => {
            return words.say_with("fault-io-other", &[("kind", format!("{other:?}").into())]);
        }
    };
    words.say(key).to_owned()
}

fn explain_damage(damage: &Damage, words: &Words) -> String {
    let cause = match damage.cause {
        Cause::NotALine => words.say("fault-line-not-a-line").to_owned(),
        Cause::Altered => words.say("fault-line-altered").to_owned(),
        Cause::Unreadable { column } => {
            words.say_with("fault-line-unreadable", &[("column", column.to_string().into())])
        }
        Cause::OutOfOrder { found } => {
            words.say_with("fault-line-out-of-order", &[("found", found.to_string().into())])
        }
        Cause::Unchained => words.say("fault-line-unchained").to_owned(),
        Cause::BrokenGroup => words.say("fault-line-broken-group").to_owned(),
        Cause::CutShort => words.say("fault-line-cut-short").to_owned(),
        Cause::Missing => words.say("fault-line-missing").to_owned(),
        Cause::Replaced => words.say("fault-line-replaced").to_owned(),
    };
    let gaps = [
        ("file", damage.file.display().to_string().into()),
        ("line", damage.line.to_string().into()),
        ("offset", damage.offset.to_string().into()),
        ("seq", damage.seq.to_string().into()),
        ("cause", cause.into()),
    ];
    words.say_with("fault-damaged", &gaps)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::Head;
    use crate::words::Lang;
    use crate::words::plain_language::stray;

    #[test]
    fn what_is_wrong_is_said_in_both_languages_with_place_and_way_out() {
        let store = || Path::new("/srv/store").to_owned();
        let damage = |cause| Damage { file: store(), line: 5, offset: 900, seq: 5, cause };
        let causes = [
            Cause::NotALine,
            Cause::Altered,
            Cause::Unreadable { column: 3 },
            Cause::OutOfOrder { found: 9 },
            Cause::Unchained,
            Cause::BrokenGroup,
            Cause::CutShort,
            Cause::Missing,
            Cause::Replaced,
        ];
        let faults = causes.map(|cause| JournalFault::Damaged(damage(cause)));
        let others = [
            JournalFault::InUse(store()),
            JournalFault::Poisoned(store()),
            JournalFault::NoJournal(store()),
            JournalFault::NotEmpty(store()),
            JournalFault::WithinStore(store()),
            JournalFault::Unclosed { path: store(), good: Head::default() },
            JournalFault::Forked { path: store(), seq: 7 },
            JournalFault::DiskFull { path: store(), needed: 12 },
            JournalFault::Io { path: store(), source: io::ErrorKind::NotFound.into() },
        ];
        for lang in Lang::ALL {
            for fault in faults.iter().chain(&others) {
                let said = explain_journal(fault, Words::get(lang));
                assert!(said.contains("/srv/store"), "{said}");
                assert!(!said.contains("fault-") && !said.contains(['{', '$']), "{said}");
                assert_eq!(stray(&said, lang == Lang::Zh), None, "{said}");
            }
        }
    }

    #[test]
    fn a_cell_of_a_list_is_told_what_may_stand_there() {
        let told = |kind, column, cause| cell_fault(kind, column, cause, Words::get(Lang::Zh));
        assert_eq!(told("legacy", "drawing", "unknown-value"), "应填“是、否”之一");
        assert_eq!(told("legacy", "是否领取", "unknown-value"), "应填“是、否”之一");
        assert!(told("household", "standing", "unknown-value").contains("死亡"));
        assert_eq!(told("legacy", "monthly", "unknown-value"), "不是本栏可填的内容");
        assert_eq!(told("choices", "chosen_on", "not-a-date"), "不是日期，应如 2020-03-01");
    }

    #[test]
    fn a_roster_of_another_kind_is_named() {
        let refusal =
            RosterRefusal::LooksLike { asked: RosterKind::Candidates, found: RosterKind::Legacy };
        let said = explain_roster(&refusal, Words::get(Lang::Zh));
        assert_eq!(
            said,
            "这不是拟确认人员登记表，从表头看是原参保人员名册。请按原参保人员名册导入。"
        );
    }
}
