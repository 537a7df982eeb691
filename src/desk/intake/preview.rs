//! A file before it is taken in, and after: what becomes of every line, column and sheet.

use super::asking::{Questions, again};
use super::page::ImportPage;
use super::rows::FileRows;
use super::texts::{balance, barred, refused};
use crate::desk::lists::{ListOf, Listed};
use crate::desk::screen::{
    Answer, FileContent, FileOutcome, FileRead, FileToImport, ImportStage, NotTaken, Step, View,
    Wanted,
};
use crate::desk::terminal::{Action, Canvas, Hint, KeyContext, Tone};
use crate::desk::widgets::{Column, Row, Stops, below, stop_names, two_panes};
use crate::office::Reader;
use crate::words::{Message, Words, explain_error, roster_name};
use ratatui::layout::Rect;
use std::sync::Arc;

/// The preview of a file.
pub(super) struct ImportPreview {
    read: Arc<FileRead>,
    rows: Option<FileRows>,
    pages: Stops<ImportPage>,
    questions: Questions,
}

impl ImportPreview {
    pub(super) fn new(read: Arc<FileRead>) -> Self {
        let pages = Stops::each([ImportPage::Account]);
        let mut preview = Self { read, rows: None, pages, questions: Questions::default() };
        preview.look_through();
        preview
    }

    fn page(&self) -> ImportPage {
        self.pages.chosen().unwrap_or(ImportPage::Account)
    }

    fn file(&self) -> &FileToImport {
        &self.read.file
    }

    fn take(&mut self, read: &Arc<FileRead>) {
        self.read = Arc::clone(read);
        self.look_through();
        if read.stage != ImportStage::Preview {
            self.pages.go_to(Some(ImportPage::Account));
        }
    }

    /// Makes the rows, and the pages that have any.
    fn look_through(&mut self) {
        let page = self.page();
        self.rows = Some(match &self.read.content {
            Ok(content) => FileRows::of(content),
            Err(_) => FileRows::of_columns(&self.read.nearest),
        });
        let has_rows = |page: &ImportPage| self.len(*page) > 0;
        self.pages = Stops::each(ImportPage::ALL.into_iter().filter(has_rows)).at(Some(page));
    }

    fn len(&self, page: ImportPage) -> usize {
        match (&self.rows, &self.read.content) {
            (Some(rows), Ok(content)) => rows.len(page, &content.roster),
            (_, Err(_)) if page == ImportPage::Columns => self.read.nearest.len(),
            _ => 0,
        }
    }

    fn is_taken(&self) -> bool {
        self.read.stage == ImportStage::Taken
    }

    /// What the file is, and that nothing is written yet.
    fn told_file(&self, words: &Words) -> (String, Tone) {
        let (key, tone) = match self.read.stage {
            ImportStage::Preview => ("import-told-preview", Tone::Strong),
            ImportStage::Changed => ("import-told-changed", Tone::Warn),
            ImportStage::Taken => ("import-told-taken", Tone::Good),
        };
        let kind = self.file().kind.map(|kind| roster_name(kind, words));
        let name = std::path::Path::new(self.file().name.trim()).file_name();
        let told = Message::of(key)
            .with("kind", kind.unwrap_or_else(|| words.say("import-kind-unknown").to_owned()))
            .with("file", name.unwrap_or_default().to_string_lossy());
        (told.text(words), tone)
    }

    /// On a wide screen the columns are beside the account; gives the room left for the list.
    fn beside(&self, canvas: &mut Canvas, room: Rect, content: &FileContent, view: &View) -> Rect {
        const WIDE: u16 = 110;
        let (Some(rows), ImportPage::Account) = (&self.rows, self.page()) else { return room };
        let (left, right) = two_panes(canvas, room, 56, WIDE);
        if let Some(right) = right {
            rows.draw_columns(canvas, right, (content, self.file()), view.words);
        }
        left
    }

    fn told_counts(&self, content: &FileContent, words: &Words) -> (String, Tone) {
        match &content.intake {
            Ok(intake) => {
                let counts = intake.counts(&content.roster);
                let tone = if counts.rejected > 0 { Tone::Warn } else { Tone::Good };
                (balance(&counts).text(words), if counts.balances() { tone } else { Tone::Bad })
            }
            Err(NotTaken::Office(error)) => (explain_error(error, words).what, Tone::Bad),
            Err(NotTaken::Barred(bar)) => (words.say(barred(*bar)).to_owned(), Tone::Bad),
        }
    }
}

impl ListOf for ImportPreview {
    type Item = (ImportPage, usize);
    type Key = (ImportPage, usize);
    const TITLE: &'static str = "errand-import";
    const CONTEXT: KeyContext = KeyContext::Import;
    const NOTES: &'static [&'static str] = &["import-note-preview", "import-note-columns"];
    const BELOW: u16 = 4;

    fn items(&self, _: &Reader) -> Vec<Self::Item> {
        let page = self.page();
        (0..self.len(page)).map(|at| (page, at)).collect()
    }

    fn key(&self, item: &Self::Item) -> Self::Key {
        *item
    }

    fn empty(&self, _: &View) -> &'static str {
        "import-nothing"
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, _: &Listed<Self::Item>, view: &View) -> Rect {
        let words = view.words;
        let line = Rect { x: room.x + 1, width: room.width.saturating_sub(1), ..room };
        let (told, tone) = self.told_file(words);
        canvas.text(line.x, line.y, line.width, &told, tone);
        match &self.read.content {
            Ok(content) => {
                let (told, tone) = self.told_counts(content, words);
                canvas.text(line.x, line.y + 1, line.width, &told, tone);
                let pages = self.pages.iter().flatten().map(|page| {
                    let counted = !matches!(page, ImportPage::Account | ImportPage::Lines);
                    let count = counted.then(|| self.len(page));
                    (page == self.page(), words.say(page.name()), count)
                });
                stop_names(canvas, Rect { y: room.y + 2, ..room }, 2, pages);
                self.beside(canvas, below(room, 3), content, view)
            }
            Err(refusal) => {
                let why = refused(refusal, words);
                let mut area = below(line, 2);
                let used = canvas.paragraph(area, words.say("import-refused"), Tone::Bad);
                area = below(area, used);
                let used = canvas.paragraph(area, &why, Tone::Plain);
                area = below(area, used + 1);
                if self.read.nearest.is_empty() {
                    canvas.paragraph(area, words.say("import-refused-next"), Tone::Muted);
                    return Rect { height: 0, ..room };
                }
                let used = canvas.paragraph(area, words.say("import-refused-columns"), Tone::Muted);
                Rect { x: room.x, width: room.width, ..below(area, used + 1) }
            }
        }
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        let content = self.read.content.as_ref();
        content.map_or_else(
            |_| FileRows::column_headings(words),
            |content| FileRows::headings(self.page(), &content.roster, words),
        )
    }

    fn row<'r>(&'r self, item: &'r Self::Item, _: u16, view: &'r View) -> Row<'r> {
        match (&self.rows, &self.read.content) {
            (Some(rows), Ok(content)) => rows.row(*item, (content, self.file()), view),
            (Some(rows), Err(_)) => match self.file().kind {
                Some(kind) => rows.refused_column(item.1, (kind, self.file()), view.words),
                None => Row::new(),
            },
            _ => Row::new(),
        }
    }

    fn detail(&self, canvas: &mut Canvas, area: Rect, item: &Self::Item, view: &View) {
        if let (Some(rows), Ok(content)) = (&self.rows, &self.read.content) {
            let told = rows.at_length(*item, &content.roster, view.words);
            let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
            canvas.paragraph(inside, &told, Tone::Plain);
        }
    }

    fn keys(&self, selected: Option<&Self::Item>) -> Vec<Hint> {
        let mut keys = Vec::new();
        let readable = self.read.content.is_ok();
        if readable && !self.is_taken() {
            keys.push(Action::Save.hint("import-do"));
        }
        match selected {
            _ if self.is_taken() => {}
            Some((ImportPage::Columns, _)) => keys.push(Action::Accept.hint("import-name-column")),
            Some((ImportPage::Sheets, _)) => keys.push(Action::Accept.hint("import-only-sheet")),
            None if !readable => keys.push(Action::Accept.hint("import-read-again")),
            _ => {}
        }
        if readable && self.len(ImportPage::Account) > 0 {
            keys.extend([Action::Left, Action::Right].map(|side| side.hint("import-page")));
        }
        if self.len(ImportPage::Faults) > 0 {
            keys.push(Action::Export.hint("import-save-faults"));
        }
        if !self.is_taken() {
            keys.extend(
                [Action::ChooseSheet, Action::ChooseKind, Action::ChooseTownship].map(Hint::from),
            );
        }
        keys.push(Action::Back.into());
        keys
    }

    fn act(&mut self, action: Action, list: &mut Listed<Self::Item>, reader: &Reader) -> Step {
        let selected = list.selected().copied();
        match (action, selected) {
            // Whoever listed the file learns what became of it.
            (Action::Back, _) => Step::Pop(Answer::Read(FileOutcome::File(Arc::clone(&self.read)))),
            (Action::Left | Action::Right, Some(_)) => {
                self.pages.turn(action == Action::Right);
                list.show_first()
            }
            (Action::Export, _) if self.len(ImportPage::Faults) > 0 => {
                Step::offer(vec![Wanted::FileFaults(Arc::clone(&self.read))])
            }
            _ if self.is_taken() => Step::Pass,
            (Action::Save, _) => self.questions.take_in(&self.read, reader),
            (Action::Accept | Action::Edit, Some((ImportPage::Columns, at))) => match &self.rows {
                Some(rows) => self.questions.column(&self.read, rows, at),
                None => Step::Stay,
            },
            (Action::Accept, Some((ImportPage::Sheets, at))) => {
                let sheets = self.read.content.as_ref().map(|content| &content.roster.sheets);
                let sheet = sheets.ok().and_then(|sheets| sheets.get(at));
                let name = sheet.map(|sheet| sheet.name.clone());
                again(&self.read, |file| file.sheet = name)
            }
            (Action::Accept, None) if self.read.content.is_err() => again(&self.read, |_| {}),
            (Action::ChooseKind, _) => self.questions.kind(reader),
            (Action::ChooseSheet, _) => self.questions.sheet(&self.read),
            (Action::ChooseTownship, _) => self.questions.township(reader),
            _ => Step::Pass,
        }
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<Self::Item>, _: &Reader) -> Step {
        if let Answer::Read(FileOutcome::File(read)) = answer {
            self.take(read);
            return list.narrowed();
        }
        self.questions.answered(answer, &self.read)
    }
}
