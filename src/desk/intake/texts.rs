//! What a preview says of a file: its account, what its columns are read as, its sheets.

use crate::casework::RosterKind;
use crate::desk::screen::{FileContent, FileRefusal, FileStanding, FileToImport, NotTaken};
use crate::desk::terminal::Tone;
use crate::documents::import_account;
use crate::exchange::{
    ColumnUse, FileCounts, FileIntake, ReadColumn, Roster, WholeFileBar, field_heading,
};
use crate::words::{Message, Words, explain_error, explain_roster};

/// What became of the money, and of everything in the file that is no line.
pub(super) fn account(content: &FileContent, words: &Words) -> Vec<(String, Tone)> {
    let FileContent { roster, intake } = content;
    let own = own_account(intake.as_ref().ok()).into_iter();
    let own = own.map(|message| (message.text(words), Tone::Strong));
    let lines = import_account(roster, words).into_iter();
    let lines = lines.enumerate().map(|(at, text)| (text, tone_of(roster, at)));
    own.chain(lines).collect()
}

/// What the counts leave open: of lines the further ones, of money how much.
fn own_account(intake: Option<&FileIntake>) -> Vec<Message> {
    match intake {
        Some(FileIntake::Lines(intake)) => {
            let told = [
                ("import-again", intake.listed_again),
                ("import-named", intake.named),
                ("import-without-case", intake.without_case),
            ];
            let told = told.into_iter().filter(|(_, count)| *count > 0);
            told.map(|(key, count)| Message::of(key).count("count", count)).collect()
        }
        Some(FileIntake::Allocations(intake)) => {
            vec![Message::of("import-booked").with("amount", intake.amount.grouped())]
        }
        Some(FileIntake::BankResult(result)) => {
            let key = if result.already { "import-settled-before" } else { "import-settled" };
            vec![Message::of(key).count("paid", result.paid).count("failed", result.failed)]
        }
        None => Vec::new(),
    }
}

/// How a line of the account looks, by its place: sheets, lines that are no data, columns that
/// are not read, notices, totals.
fn tone_of(roster: &Roster, at: usize) -> Tone {
    let sheets = usize::from(!roster.sheets.is_empty());
    let notices = sheets + 2 + roster.notices.len();
    match at {
        at if at < sheets + 1 => Tone::Plain,
        at if at == sheets + 1 && roster.unread_columns.is_empty() => Tone::Plain,
        at if at < notices => Tone::Warn,
        _ if roster.differing_totals().next().is_some() => Tone::Bad,
        _ => Tone::Good,
    }
}

/// The heading of a column, what it is read as, and how that looks.
pub(super) fn column_texts(
    column: &ReadColumn,
    (kind, file): (RosterKind, &FileToImport),
    words: &Words,
) -> (String, String, Tone) {
    let by_hand =
        file.columns.iter().any(|(heading, field)| !field.is_empty() && *heading == column.heading);
    let unread = |key| (format!("! {}", words.say(key)), Tone::Warn);
    let (read_as, tone) = match column.taken_for {
        ColumnUse::Field(key) if by_hand => {
            let field = field_heading(kind, key);
            (Message::of("import-by-hand").with("field", field).text(words), Tone::Good)
        }
        ColumnUse::Field(key) => (field_heading(kind, key).to_owned(), Tone::Plain),
        ColumnUse::Number => (words.say("import-use-number").to_owned(), Tone::Muted),
        ColumnUse::Units => (words.say("import-use-units").to_owned(), Tone::Plain),
        ColumnUse::Second => unread("import-use-second"),
        ColumnUse::Unread => unread("import-use-unread"),
    };
    let heading = column.heading.split_whitespace().collect::<Vec<_>>().join(" ");
    let nameless = heading.is_empty().then(|| words.say("import-no-heading").to_owned());
    (nameless.unwrap_or(heading), read_as, tone)
}

/// Why nothing of a file is taken in.
pub(super) fn barred(bar: WholeFileBar) -> &'static str {
    match bar {
        WholeFileBar::Unread => "import-barred-unread",
        WholeFileBar::Totals => "import-totals-stop",
        WholeFileBar::NoBatch => "import-barred-batch",
    }
}

/// The sum that shows every line accounted for.
pub(super) fn balance(counts: &FileCounts) -> Message {
    Message::of("cli-import-balance")
        .with("lines", counts.lines.to_string())
        .with("taken", counts.taken.to_string())
        .with("known", counts.known.to_string())
        .with("changed", counts.changed.to_string())
        .with("rejected", counts.rejected.to_string())
        .with("ignored", counts.ignored.to_string())
}

/// Why a file was refused whole.
pub(super) fn refused(refusal: &FileRefusal, words: &Words) -> String {
    match refusal {
        FileRefusal::NoKind => words.say("import-refused-kind").to_owned(),
        FileRefusal::Roster(refusal) => explain_roster(refusal, words),
    }
}

/// Why a file of a folder is not taken in as it is.
pub(super) fn why_not(standing: &FileStanding, words: &Words) -> Option<String> {
    match standing {
        FileStanding::NoRoster(refusal) => Some(refused(refusal, words)),
        FileStanding::Kept(NotTaken::Office(error)) => Some(explain_error(error, words).what),
        FileStanding::Kept(NotTaken::Barred(bar)) => Some(words.say(barred(*bar)).to_owned()),
        FileStanding::New | FileStanding::Known | FileStanding::Taken => None,
    }
}
