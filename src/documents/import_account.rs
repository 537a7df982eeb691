//! What became of every line, column and sheet of a file, as it is told wherever files are
//! taken in.

use crate::base::{Money, Places};
use crate::casework::DifferingTotal;
use crate::exchange::{NoData, PrintedTotal, Roster, RosterNotice, SheetAccount, SheetFate};
use crate::words::{Message, Words, encoding_name};

/// The account of a file beside its counts: its sheets, the lines that are no data, the
/// columns that were not read, units that were converted, printed totals against the lines.
/// One text a line.
pub fn import_account(roster: &Roster, words: &Words) -> Vec<String> {
    let mut account: Vec<String> = sheets(roster, words).into_iter().collect();
    account.push(ignored(roster, words));
    account.push(unread_columns(roster, words));
    account.extend(roster.notices.iter().map(|notice| notice_text(notice, words)));
    account.extend(totals(roster, words));
    account
}

/// A printed total that the lines do not come to.
pub fn differing_total(roster: &Roster, total: &PrintedTotal, words: &Words) -> String {
    stored_total(&roster.name_of(total.table), &total.noted(), words)
}

/// A printed total of a file that its lines do not come to, as the journal keeps it.
pub fn stored_total(file: &str, total: &DifferingTotal, words: &Words) -> String {
    let counts_lines = total.column.is_empty();
    let figure = |number: &str| match Money::parse(number) {
        Ok(amount) if !counts_lines => amount.grouped(),
        _ => number.to_owned(),
    };
    let key = if counts_lines { "import-total-lines" } else { "import-total-figure" };
    Message::of(key)
        .with("file", file)
        .with("line", total.line.to_string())
        .with("heading", total.column.clone())
        .with("printed", figure(&total.printed))
        .with("counted", figure(&total.counted))
        .text(words)
}

/// Every sheet of a workbook; of a text file nothing.
fn sheets(roster: &Roster, words: &Words) -> Option<String> {
    let sheet = |sheet: &SheetAccount| {
        let fate = sheet_fate(&sheet.fate, words);
        Message::of("import-sheet").with("sheet", sheet.name.clone()).with("fate", fate).text(words)
    };
    let said: Vec<String> = roster.sheets.iter().map(sheet).collect();
    let told = said.join(words.say("import-between"));
    (!said.is_empty()).then(|| Message::of("import-sheets").with("sheets", told).text(words))
}

/// What became of a sheet, in words.
pub fn sheet_fate(fate: &SheetFate, words: &Words) -> String {
    match fate {
        SheetFate::Hidden { lines } if *lines > 0 => {
            Message::of("import-sheet-hidden-lines").with("lines", lines.to_string()).text(words)
        }
        SheetFate::MissingColumns(missing) => {
            let said = words.say("import-sheet-missing-columns");
            format!("{said}{}", missing.join(words.say("fault-between")))
        }
        _ => words.say(&format!("import-sheet-{}", fate.code())).to_owned(),
    }
}

/// The lines that are no data, by what they are.
fn ignored(roster: &Roster, words: &Words) -> String {
    let mut said = Vec::new();
    for what in NoData::ALL {
        let lines = roster.ignored.iter().filter(|line| line.what == what);
        let mut by_sheet: Vec<(Option<&str>, Vec<u32>)> = Vec::new();
        for line in lines {
            match by_sheet.last_mut() {
                Some((sheet, numbers)) if *sheet == line.sheet.as_deref() => {
                    numbers.push(line.number);
                }
                _ => by_sheet.push((line.sheet.as_deref(), vec![line.number])),
            }
        }
        let several =
            roster.sheets.iter().filter(|sheet| sheet.fate == SheetFate::Read).count() > 1;
        let places = by_sheet.into_iter().map(|(sheet, numbers)| match sheet.filter(|_| several) {
            Some(sheet) => format!("{sheet} {}", ranges(&numbers)),
            None => ranges(&numbers),
        });
        let places: Vec<String> = places.collect();
        if !places.is_empty() {
            let key = format!("import-no-data-{}", what.code());
            let places = places.join(words.say("fault-between"));
            said.push(format!("{} {places}", words.say(&key)));
        }
    }
    let told = match said.is_empty() {
        true => words.say("import-none").to_owned(),
        false => said.join(words.say("import-between")),
    };
    let count = roster.ignored.len().to_string();
    Message::of("import-ignored").with("count", count).with("lines", told).text(words)
}

/// `1–3、7`: line numbers, those that follow each other together; a long list is cut short.
fn ranges(numbers: &[u32]) -> String {
    const MOST: usize = 12;
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let shown = ranges.iter().take(MOST).map(|(first, last)| match first == last {
        true => first.to_string(),
        false => format!("{first}–{last}"),
    });
    let mut text = shown.collect::<Vec<_>>().join(" ");
    if ranges.len() > MOST {
        text.push_str(" …");
    }
    text
}

fn unread_columns(roster: &Roster, words: &Words) -> String {
    let mut named: Vec<String> = Vec::new();
    for column in &roster.unread_columns {
        let name = match column.heading.is_empty() {
            true => words.say_with(
                "import-column-without-heading",
                &[("column", column.column.to_string().into())],
            ),
            false => column.heading.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        if !named.contains(&name) {
            named.push(name);
        }
    }
    let told = match named.is_empty() {
        true => words.say("import-none").to_owned(),
        false => named.join(words.say("fault-between")),
    };
    Message::of("import-unread-columns").with("columns", told).text(words)
}

fn notice_text(notice: &RosterNotice, words: &Words) -> String {
    let message = match notice {
        RosterNotice::SecondColumn { heading } => {
            Message::of("roster-notice-second-column").with("heading", heading.clone())
        }
        RosterNotice::Converted { heading, unit, factor } => Message::of("roster-notice-converted")
            .with("heading", heading.clone())
            .with("unit", unit.clone())
            .with("factor", factor.normalize().to_string()),
        RosterNotice::TownshipOfTitle { township } => {
            let township = Places::district().township_name(*township);
            Message::of("roster-notice-township").with("township", township)
        }
        RosterNotice::StrayQuotes { lines } => {
            Message::of("roster-notice-stray-quotes").with("lines", ranges(lines))
        }
        RosterNotice::LostCharacters { lines } => {
            Message::of("roster-notice-lost-characters").with("lines", ranges(lines))
        }
        RosterNotice::GuessedEncoding { encoding } => Message::of("roster-notice-guessed-encoding")
            .with("encoding", encoding_name(*encoding, words)),
        RosterNotice::HiddenRows { sheet, rows } => Message::of("roster-notice-hidden-rows")
            .with("sheet", sheet.clone())
            .with("rows", ranges(rows)),
    };
    message.text(words)
}

/// Printed totals: those that differ each by itself, the others by their number.
fn totals(roster: &Roster, words: &Words) -> Vec<String> {
    let mut told: Vec<String> =
        roster.differing_totals().map(|total| differing_total(roster, total, words)).collect();
    let equal = roster.totals.len() - told.len();
    if equal > 0 {
        told.push(Message::of("import-totals-equal").with("count", equal.to_string()).text(words));
    }
    if !told.is_empty() && equal < roster.totals.len() && roster.kind.moves_money() {
        told.push(words.say("import-totals-stop").to_owned());
    }
    told
}
