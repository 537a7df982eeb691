//! A folder of files: what each seems to be and what would become of its lines; each is opened
//! and taken in from here, and at the end every line is accounted for by file and township.

use super::preview::ImportPreview;
use super::texts::{balance, why_not};
use crate::base::TownshipCode;
use crate::desk::lists::{ListOf, ListScreen, Listed};
use crate::desk::screen::{
    Answer, Effect, FileOutcome, FileStanding, FileSummary, FolderRead, Step, View,
};
use crate::desk::terminal::{Action, Canvas, Hint, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Stops, below, stop_names};
use crate::exchange::FileCounts;
use crate::office::Reader;
use crate::words::{Message, Words, roster_name};
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A page of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FolderPage {
    Files,
    Townships,
}

/// Whose the lines of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FileTownship {
    One(TownshipCode),
    /// Of more than one: its lines are not told apart here.
    Several,
    /// Its lines name none.
    Unnamed,
}

/// A row of either page.
#[derive(Clone, Debug)]
pub(super) enum FolderRow {
    File(usize),
    Township(FileTownship, usize, FileCounts),
}

/// The files of a folder.
pub(super) struct FolderList {
    folder: String,
    files: Vec<FileSummary>,
    pages: Stops<FolderPage>,
    /// The file that is opened, until it was read again.
    opening: Option<usize>,
    /// The file whose preview is open.
    open: Option<usize>,
}

/// Cells from which all counts have a column.
const WIDE: u16 = 100;

impl FolderList {
    pub(super) fn new(read: &FolderRead) -> Self {
        Self {
            folder: read.name.clone(),
            files: read.files.clone(),
            pages: Stops::each([FolderPage::Files, FolderPage::Townships]),
            opening: None,
            open: None,
        }
    }

    fn page(&self) -> FolderPage {
        self.pages.chosen().unwrap_or(FolderPage::Files)
    }

    /// The files whose lines are counted.
    fn rosters(&self) -> impl Iterator<Item = &FileSummary> {
        self.files.iter().filter(|file| !matches!(file.standing, FileStanding::NoRoster(_)))
    }

    fn open_file(&mut self, at: usize) -> Step {
        self.opening = Some(at);
        Step::Effect(Effect::ReadFile(self.files[at].file.clone()))
    }
}

/// All counts together.
fn sum<'f>(files: impl Iterator<Item = &'f FileSummary>) -> FileCounts {
    files.fold(FileCounts::default(), |sum, file| sum.plus(file.counts))
}

fn township(file: &FileSummary) -> FileTownship {
    match file.townships[..] {
        [] => FileTownship::Unnamed,
        [one] => FileTownship::One(one),
        _ => FileTownship::Several,
    }
}

fn township_name(township: FileTownship, view: &View) -> String {
    match township {
        FileTownship::One(code) => view.reader.places().township_name(code),
        FileTownship::Several => view.words.say("import-townships-several").to_owned(),
        FileTownship::Unnamed => view.words.say("import-townships-none").to_owned(),
    }
}

/// What is to be done with a file, and how that looks.
fn standing(file: &FileSummary) -> (&'static str, Tone) {
    match &file.standing {
        FileStanding::New if file.counts.rejected > 0 || file.differing > 0 => {
            ("import-standing-mend", Tone::Warn)
        }
        FileStanding::New => ("import-standing-new", Tone::Strong),
        FileStanding::Known => ("import-standing-known", Tone::Muted),
        FileStanding::Taken => ("import-standing-taken", Tone::Good),
        FileStanding::Kept(_) => ("import-standing-kept", Tone::Bad),
        FileStanding::NoRoster(_) => ("import-standing-none", Tone::Muted),
    }
}

impl ListOf for FolderList {
    type Item = FolderRow;
    type Key = (Option<usize>, Option<FileTownship>);
    const TITLE: &'static str = "import-folder";
    const CONTEXT: KeyContext = KeyContext::Import;
    const NOTES: &'static [&'static str] = &["import-note-folder", "import-note-preview"];
    const BELOW: u16 = 4;

    fn items(&self, _: &Reader) -> Vec<FolderRow> {
        if self.page() == FolderPage::Files {
            return (0..self.files.len()).map(FolderRow::File).collect();
        }
        let mut by: BTreeMap<FileTownship, Vec<&FileSummary>> = BTreeMap::new();
        for file in self.rosters() {
            by.entry(township(file)).or_default().push(file);
        }
        let row = |(of, files): (FileTownship, Vec<&FileSummary>)| {
            FolderRow::Township(of, files.len(), sum(files.into_iter()))
        };
        by.into_iter().map(row).collect()
    }

    fn key(&self, row: &FolderRow) -> Self::Key {
        match row {
            FolderRow::File(at) => (Some(*at), None),
            FolderRow::Township(of, ..) => (None, Some(*of)),
        }
    }

    fn empty(&self, _: &View) -> &'static str {
        "import-nothing"
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, _: &Listed<FolderRow>, view: &View) -> Rect {
        let words = view.words;
        let line = Rect { x: room.x + 1, width: room.width.saturating_sub(1), ..room };
        let is = |what: fn(&FileStanding) -> bool| {
            self.files.iter().filter(|file| what(&file.standing)).count()
        };
        let told = Message::of("import-folder-told")
            .with("folder", &*self.folder)
            .count("files", self.files.len())
            .count("open", is(|of| matches!(of, FileStanding::New | FileStanding::Kept(_))))
            .count("done", is(|of| matches!(of, FileStanding::Known | FileStanding::Taken)))
            .count("none", is(|of| matches!(of, FileStanding::NoRoster(_))));
        canvas.text(line.x, line.y, line.width, &told.text(words), Tone::Strong);
        let counts = sum(self.rosters());
        let tone = if counts.rejected > 0 { Tone::Warn } else { Tone::Good };
        let tone = if counts.balances() { tone } else { Tone::Bad };
        canvas.text(line.x, line.y + 1, line.width, &balance(&counts).text(words), tone);
        let name = |page| match page {
            FolderPage::Files => "import-page-files",
            FolderPage::Townships => "import-page-townships",
        };
        let pages = self.pages.iter().flatten();
        let pages = pages.map(|page| (page == self.page(), words.say(name(page)), None));
        stop_names(canvas, Rect { y: room.y + 2, ..room }, 2, pages);
        below(room, 3)
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        let counts = |keys: &[&str]| {
            let columns = keys.iter().map(|key| Column::fixed(words.say(key), 7).right());
            columns.collect::<Vec<_>>()
        };
        let mut columns = match self.page() {
            FolderPage::Files => vec![
                Column::grow(words.say("label-file"), 14),
                Column::fixed(words.say("import-kind"), if width >= WIDE { 18 } else { 14 }),
                Column::fixed(words.say("label-township"), 10),
            ],
            FolderPage::Townships => vec![
                Column::grow(words.say("label-township"), 12),
                Column::fixed(words.say("import-page-files"), 5).right(),
            ],
        };
        let all = [
            "import-lines",
            "import-count-taken",
            "import-count-known",
            "import-count-changed",
            "import-count-rejected",
            "import-count-ignored",
        ];
        let is_wide = width >= WIDE || self.page() == FolderPage::Townships;
        let few = [all[0], all[4]];
        columns.extend(counts(if is_wide { &all } else { &few }));
        if self.page() == FolderPage::Files {
            columns.push(Column::fixed(words.say("column-state"), 11));
        }
        columns
    }

    fn row<'r>(&'r self, row: &'r FolderRow, width: u16, view: &'r View) -> Row<'r> {
        let words = view.words;
        match row {
            FolderRow::Township(of, files, counts) => {
                let row = Row::new().toned(township_name(*of, view), Tone::Strong);
                counted(row.cell(text::grouped(*files)), counts, true)
            }
            FolderRow::File(at) => {
                let file = &self.files[*at];
                let own = file.file.name.strip_prefix(&*self.folder).unwrap_or(&file.file.name);
                let (state, tone) = standing(file);
                let none = matches!(file.standing, FileStanding::NoRoster(_));
                let row = Row::new()
                    .toned(own.trim_start_matches(['/', '\\']), Tone::Strong)
                    .cell(file.kind.map(|kind| roster_name(kind, words)).unwrap_or_default())
                    .cell(if none { String::new() } else { township_name(township(file), view) });
                counted(row, &file.counts, width >= WIDE).toned(words.say(state), tone)
            }
        }
    }

    fn detail(&self, canvas: &mut Canvas, area: Rect, row: &FolderRow, view: &View) {
        let words = view.words;
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        let (told, tone) = match row {
            FolderRow::Township(.., counts) => (balance(counts).text(words), Tone::Plain),
            FolderRow::File(at) => {
                let file = &self.files[*at];
                match why_not(&file.standing, words) {
                    Some(why) => (why, Tone::Warn),
                    None => {
                        let totals = Message::of("import-effect-totals");
                        let totals = totals.count("count", file.differing).text(words);
                        let totals = if file.differing > 0 { totals } else { String::new() };
                        let told = format!("{} {totals}", balance(&file.counts).text(words));
                        (told.trim_end().to_owned(), Tone::Plain)
                    }
                }
            }
        };
        canvas.paragraph(inside, &told, tone);
    }

    fn keys(&self, selected: Option<&FolderRow>) -> Vec<Hint> {
        let opens = matches!(selected, Some(FolderRow::File(_)));
        let mut keys: Vec<Hint> = Vec::new();
        keys.extend(opens.then(|| Action::Accept.hint("import-preview")));
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("import-page")));
        keys.push(Action::Back.into());
        keys
    }

    fn act(&mut self, action: Action, list: &mut Listed<FolderRow>, _: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Left | Action::Right, _) => {
                self.pages.turn(action == Action::Right);
                list.show_first()
            }
            (Action::Accept, Some(FolderRow::File(at))) => self.open_file(*at),
            (Action::Accept, _) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<FolderRow>, reader: &Reader) -> Step {
        let (opening, open) = (self.opening.take(), self.open.take());
        let Answer::Read(FileOutcome::File(read)) = answer else { return Step::Pass };
        if opening.is_some() {
            self.open = opening;
            let preview = ImportPreview::new(Arc::clone(read));
            return Step::Push(Box::new(ListScreen::new(preview, reader)));
        }
        if let Some(file) = open.and_then(|at| self.files.get_mut(at)) {
            *file = FileSummary::of(read, reader);
        }
        list.narrowed()
    }
}

/// The counts of a file or township, all of them or those that matter most.
fn counted<'r>(row: Row<'r>, counts: &FileCounts, all: bool) -> Row<'r> {
    let cell = |row: Row<'r>, count: usize, tone: Tone| match count {
        0 => row.toned("-", Tone::Muted),
        count => row.toned(text::grouped(count), tone),
    };
    let mut row = cell(row, counts.lines, Tone::Plain);
    if all {
        for count in [counts.taken, counts.known, counts.changed] {
            row = cell(row, count, Tone::Plain);
        }
    }
    let row = cell(row, counts.rejected, Tone::Warn);
    if all { cell(row, counts.ignored, Tone::Muted) } else { row }
}
