//! What the pages of a preview list: the account, columns, first lines, sheets and faults.

use super::page::ImportPage;
use super::texts::{account, column_texts};
use crate::casework::RosterKind;
use crate::desk::screen::{FileContent, FileToImport, View};
use crate::desk::terminal::{Canvas, Tone};
use crate::desk::widgets::{Column, Row};
use crate::documents::masked_cell;
use crate::documents::sheet_fate;
use crate::exchange::{
    ColumnUse, Difference, Edition, FileIntake, LineFault, ReadColumn, RefusedLine, Roster,
    RosterTable, SheetFate, field_heading,
};
use crate::words::{Lang, Message, Words, cell_fault, explain_error};
use ratatui::layout::Rect;

/// First lines that are shown as they are read.
const FIRST: usize = 30;

/// Cells of the name of a sheet.
const SHEET: u16 = 10;

/// Cells of a column that are shown as examples.
const EXAMPLES: usize = 4;

/// The rows of all pages, made once for a file that was read.
#[derive(Default)]
pub(super) struct FileRows {
    /// The account in each language.
    account: [Vec<(String, Tone)>; 2],
    /// With their table.
    pub(super) columns: Vec<(usize, ReadColumn)>,
    lines: Vec<(usize, u32, Vec<String>)>,
    faults: Vec<LineFault>,
    refused: Vec<RefusedLine>,
    differences: Vec<Difference>,
    edition: Edition,
}

impl FileRows {
    pub(super) fn of(content: &FileContent) -> Self {
        let roster = &content.roster;
        let intake = content.intake.as_ref().ok();
        // Sheets alike have the same columns, which are named once.
        let mut columns: Vec<(usize, ReadColumn)> = Vec::new();
        for table in 0..roster.tables.len() {
            for column in roster.columns(table) {
                if !columns.iter().any(|(_, known)| known.is_same(&column)) {
                    columns.push((table, column));
                }
            }
        }
        let findings = intake.map_or(&[][..], FileIntake::findings);
        let mut faults: Vec<LineFault> = roster.faults.iter().chain(findings).cloned().collect();
        faults.sort_by_key(|fault| (!fault.fatal, fault.table, fault.line));
        let (differences, edition) = match intake {
            Some(FileIntake::Lines(intake)) => (intake.differences.clone(), intake.edition.clone()),
            _ => (Vec::new(), Edition::default()),
        };
        Self {
            account: Lang::ALL.map(|lang| account(content, Words::get(lang))),
            columns,
            lines: roster.first_lines(FIRST),
            faults,
            refused: intake.map(FileIntake::refused).unwrap_or_default(),
            differences,
            edition,
        }
    }

    /// Of a file that lacks columns which its kind needs.
    pub(super) fn of_columns(columns: &[ReadColumn]) -> Self {
        let columns = columns.iter().map(|column| (0, column.clone())).collect();
        Self { columns, ..Self::default() }
    }

    /// How many rows a page has.
    pub(super) fn len(&self, page: ImportPage, roster: &Roster) -> usize {
        match page {
            ImportPage::Account => self.account[0].len(),
            ImportPage::Columns => self.columns.len(),
            ImportPage::Lines => self.lines.len(),
            ImportPage::Sheets => roster.sheets.len(),
            ImportPage::Faults => self.refused.len() + self.faults.len(),
            ImportPage::Differing => self.differences.len() + self.edition.older.len(),
            ImportPage::Gone => self.edition.gone.len(),
        }
    }

    /// The columns of the page that lists a file's columns.
    pub(super) fn column_headings(words: &Words) -> Vec<Column> {
        vec![
            Column::fixed(words.say("import-column-number"), 4).right(),
            Column::grow(words.say("import-heading"), 16),
            Column::grow(words.say("import-read-as"), 16),
            Column::fixed(words.say("import-unit"), 8),
        ]
    }

    /// The columns of a page's table; where lines are of several tables, the sheet first.
    pub(super) fn headings(page: ImportPage, roster: &Roster, words: &Words) -> Vec<Column> {
        let say = |key| words.say(key).to_owned();
        let placed = matches!(page, ImportPage::Columns | ImportPage::Lines | ImportPage::Faults);
        let sheet = (placed && roster.tables.len() > 1)
            .then(|| Column::fixed(say("import-sheet-name"), SHEET));
        let own = match page {
            ImportPage::Account => vec![Column::grow("", 20)],
            ImportPage::Columns => Self::column_headings(words),
            ImportPage::Lines => vec![
                Column::fixed(say("errand-line"), 7).right(),
                Column::grow(say("import-as-read"), 30),
            ],
            ImportPage::Sheets => vec![
                Column::grow(say("import-sheet-name"), 16),
                Column::grow(say("import-sheet-state"), 20),
            ],
            ImportPage::Faults => vec![
                Column::fixed(say("errand-line"), 7).right(),
                Column::fixed(say("errand-column"), 12),
                Column::fixed(say("import-content"), 16),
                Column::grow(say("label-cause"), 20),
            ],
            ImportPage::Differing => vec![
                Column::fixed(say("errand-line"), 7).right(),
                Column::fixed(say("import-number"), 18),
                Column::fixed(say("errand-column"), 14),
                Column::grow(say("import-differing"), 20),
            ],
            ImportPage::Gone => {
                vec![Column::grow(say("label-name"), 16), Column::grow(say("import-number"), 20)]
            }
        };
        sheet.into_iter().chain(own).collect()
    }

    /// Draws what each column is read as, as far as there is room.
    pub(super) fn draw_columns(
        &self,
        canvas: &mut Canvas,
        area: Rect,
        (content, file): (&FileContent, &FileToImport),
        words: &Words,
    ) {
        let half = area.width / 2;
        canvas.text(area.x, area.y, half, words.say("import-heading"), Tone::Muted);
        canvas.text(area.x + half, area.y, half, words.say("import-read-as"), Tone::Muted);
        for (row, (_, column)) in
            self.columns.iter().take(usize::from(area.height.saturating_sub(1))).enumerate()
        {
            let y = area.y + 1 + row as u16;
            let of = (content.roster.kind, file);
            let (heading, read_as, tone) = column_texts(column, of, words);
            canvas.text(area.x, y, half.saturating_sub(1), &heading, Tone::Strong);
            canvas.text(area.x + half, y, area.width - half, &read_as, tone);
        }
    }

    /// A column of a file that was refused whole.
    pub(super) fn refused_column<'r>(
        &'r self,
        at: usize,
        of: (RosterKind, &FileToImport),
        words: &Words,
    ) -> Row<'r> {
        column_row(Row::new(), &self.columns[at].1, of, words)
    }

    /// A row of a page.
    pub(super) fn row<'r>(
        &'r self,
        (page, at): (ImportPage, usize),
        (content, file): (&'r FileContent, &FileToImport),
        view: &View,
    ) -> Row<'r> {
        let (roster, words) = (&content.roster, view.words);
        match page {
            ImportPage::Account => {
                let (text, tone) = self.account_line(at, words);
                Row::new().toned(text, tone)
            }
            ImportPage::Columns => {
                let (table, column) = &self.columns[at];
                column_row(placed(roster, *table), column, (roster.kind, file), words)
            }
            ImportPage::Lines => {
                let (table, line, cells) = &self.lines[at];
                let cells: Vec<String> = cells.iter().map(|cell| masked_cell(cell)).collect();
                placed(roster, *table).cell(line.to_string()).cell(cells.join("  "))
            }
            ImportPage::Sheets => {
                let sheet = &roster.sheets[at];
                let tone = match sheet.fate {
                    SheetFate::Read => Tone::Good,
                    SheetFate::MissingColumns(_) | SheetFate::NoHeadings => Tone::Warn,
                    _ => Tone::Muted,
                };
                Row::new()
                    .toned(&*sheet.name, Tone::Strong)
                    .toned(sheet_fate(&sheet.fate, words), tone)
            }
            ImportPage::Faults => match self.refused.get(at) {
                Some(refused) => {
                    let number = refused.id_number.map(|number| number.masked());
                    placed(roster, refused.table)
                        .toned(refused.line.to_string(), Tone::Warn)
                        .cell("")
                        .cell(number.unwrap_or_default())
                        .toned(explain_error(&refused.error, words).what, Tone::Warn)
                }
                None => fault_row(&self.faults[at - self.refused.len()], roster, words),
            },
            ImportPage::Differing => self.differing_row(at, roster, words),
            ImportPage::Gone => {
                Row::new().cell(&*self.edition.gone[at].name).cell(&*self.edition.gone[at].number)
            }
        }
    }

    /// The selected row at length.
    pub(super) fn at_length(
        &self,
        (page, at): (ImportPage, usize),
        roster: &Roster,
        words: &Words,
    ) -> String {
        match page {
            ImportPage::Account => self.account_line(at, words).0.to_owned(),
            ImportPage::Columns => self.column_at_length(at, roster, words),
            ImportPage::Lines => {
                let (table, _, cells) = &self.lines[at];
                let own = roster.columns(*table).into_iter();
                let read = own.filter_map(|column| match column.taken_for {
                    ColumnUse::Field(key) => Some(field_heading(roster.kind, key)),
                    _ => None,
                });
                let said = read.zip(cells).filter(|(_, cell)| !cell.is_empty());
                let said = said.map(|(name, cell)| format!("{name} {}", masked_cell(cell)));
                said.collect::<Vec<_>>().join("  ")
            }
            ImportPage::Sheets => sheet_fate(&roster.sheets[at].fate, words),
            ImportPage::Faults => match self.refused.get(at) {
                Some(refused) => {
                    let why = explain_error(&refused.error, words);
                    format!("{} {}", why.what, why.next.unwrap_or_default())
                }
                None => self.fault_at_length(at - self.refused.len(), roster, words),
            },
            ImportPage::Differing => match self.differences.get(at) {
                Some(one) => format!("{} → {}", masked_cell(&one.from), masked_cell(&one.to)),
                None => words.say("import-older-note").to_owned(),
            },
            ImportPage::Gone => words.say("import-gone-note").to_owned(),
        }
    }

    fn account_line(&self, at: usize, words: &Words) -> (&str, Tone) {
        let lang = Lang::ALL.iter().position(|lang| *lang == words.lang()).unwrap_or(0);
        self.account[lang].get(at).map_or(("", Tone::Plain), |(text, tone)| (text, *tone))
    }

    fn differing_row(&self, at: usize, roster: &Roster, words: &Words) -> Row<'_> {
        if let Some(one) = self.differences.get(at) {
            return Row::new()
                .cell(one.line.to_string())
                .cell(one.id_number.masked())
                .cell(field_heading(roster.kind, one.field).to_owned())
                .toned(
                    format!("{} → {}", masked_cell(&one.from), masked_cell(&one.to)),
                    Tone::Warn,
                );
        }
        let one = &self.edition.older[at - self.differences.len()];
        let since = one.since.map(|day| day.to_string()).unwrap_or_default();
        let told = Message::of("import-older").with("name", &*one.name).with("since", since);
        let row = Row::new().cell(one.line.to_string()).cell(&*one.number).cell("");
        row.toned(told.text(words), Tone::Muted)
    }

    fn column_at_length(&self, at: usize, roster: &Roster, words: &Words) -> String {
        let (table, column) = &self.columns[at];
        let lines = roster.lines.iter().map(|line| (line.table, &line.cells));
        let all = lines.chain(roster.unread.iter().map(|line| (line.table, &line.cells)));
        let own = all.filter(|(of, _)| of == table).map(|(_, cells)| cells.get(column.column - 1));
        let examples = own.filter(|cell| !cell.trim().is_empty()).take(EXAMPLES);
        let examples: Vec<String> = examples.map(|cell| masked_cell(cell.trim())).collect();
        let examples = match examples.is_empty() {
            true => words.say("import-column-empty").to_owned(),
            false => Message::of("import-examples")
                .with("cells", examples.join(words.say("fault-between")))
                .text(words),
        };
        let note = match column.taken_for {
            ColumnUse::Unread | ColumnUse::Second => words.say("import-column-note"),
            _ => "",
        };
        format!("{examples} {note}").trim_end().to_owned()
    }

    fn fault_at_length(&self, at: usize, roster: &Roster, words: &Words) -> String {
        let fault = &self.faults[at];
        let key = if fault.fatal { "import-fault-fatal" } else { "import-fault-told" };
        let cause = cell_fault(roster.kind.code(), &fault.field, fault.cause.code(), words);
        Message::of(key)
            .with("file", roster.name_of(fault.table))
            .with("line", fault.line.to_string())
            .with("column", &*fault.column)
            .with("content", masked_cell(&fault.content))
            .with("cause", cause)
            .text(words)
    }
}

fn column_row<'r>(
    row: Row<'r>,
    column: &'r ReadColumn,
    of: (RosterKind, &FileToImport),
    words: &Words,
) -> Row<'r> {
    let (heading, read_as, tone) = column_texts(column, of, words);
    row.cell(column.column.to_string())
        .toned(heading, Tone::Strong)
        .toned(read_as, tone)
        .cell(column.unit.as_deref().unwrap_or_default())
}

fn fault_row<'r>(fault: &'r LineFault, roster: &'r Roster, words: &Words) -> Row<'r> {
    let tone = if fault.fatal { Tone::Warn } else { Tone::Muted };
    let mark = if fault.fatal { "! " } else { "" };
    let cause = cell_fault(roster.kind.code(), &fault.field, fault.cause.code(), words);
    placed(roster, fault.table)
        .cell(fault.line.to_string())
        .cell(&*fault.column)
        .cell(masked_cell(&fault.content))
        .toned(format!("{mark}{cause}"), tone)
}

/// A row, behind the sheet of its table where there are several.
fn placed<'r>(roster: &'r Roster, table: usize) -> Row<'r> {
    match roster.tables.get(table).filter(|_| roster.tables.len() > 1) {
        Some(RosterTable { sheet: Some(sheet), .. }) => Row::new().toned(&**sheet, Tone::Muted),
        Some(_) => Row::new().toned(format!("#{}", table + 1), Tone::Muted),
        None => Row::new(),
    }
}
