//! One screen for all lists that are worked off, each as it is saved, numbers masked.

use super::outcome::Outcome;
use crate::base::TownshipCode;
use crate::desk::lists::{ListOf, Listed};
use crate::desk::screen::{Answer, Step, View, Wanted};
use crate::desk::terminal::{Action, Canvas, Hint, Tone};
use crate::desk::widgets::{Column, Row, Stops, below, stop_names};
use crate::documents::{DataTable, Export, listed};
use crate::office::{Permission, Reader};
use crate::words::{Lang, Words};
use ratatui::layout::Rect;

/// The lists, one of them shown.
pub(super) struct WorkListDesk {
    lists: Stops<Export>,
    /// The list that is shown, in each language.
    tables: [Option<DataTable>; 2],
    /// What tells its items apart where an outcome is taken down, by row.
    items: Vec<String>,
    /// The township of each row, where the rows go by township.
    townships: Vec<Option<TownshipCode>>,
}

/// Cells from which a list shows more of its columns.
const WIDE: u16 = 100;

impl WorkListDesk {
    /// The lists that this person may see.
    pub(super) fn new(reader: &Reader) -> Self {
        let may = |list: &Export| match list {
            Export::Missing => reader.may(Permission::SeeMissing),
            _ => reader.may(Permission::SeeComparison),
        };
        let lists = [Export::Missing, Export::SentBack, Export::ToMend];
        let lists = Stops::each(lists.into_iter().filter(may));
        Self { lists, tables: [None, None], items: Vec::new(), townships: Vec::new() }
    }

    fn list(&self) -> Export {
        self.lists.chosen().unwrap_or(Export::Missing)
    }

    fn table(&self, words: &Words) -> Option<&DataTable> {
        let lang = Lang::ALL.iter().position(|lang| *lang == words.lang())?;
        self.tables[lang].as_ref()
    }

    /// The columns that are shown, each with its cells; 0 for one that takes what is left.
    fn shown(&self, width: u16) -> &'static [(&'static str, u16)] {
        match (self.list(), width >= WIDE) {
            (Export::Missing, false) => &[
                ("missing", 14),
                ("project_no", 12),
                ("name", 0),
                ("township", 12),
                ("outcome", 0),
            ],
            (Export::Missing, true) => &[
                ("missing", 18),
                ("project_no", 12),
                ("name", 0),
                ("id_number", 18),
                ("township", 12),
                ("area", 9),
                ("outcome", 0),
            ],
            (Export::SentBack, false) => {
                &[("name", 8), ("township", 12), ("findings", 0), ("note", 0), ("answer", 15)]
            }
            (Export::SentBack, true) => &[
                ("legacy_no", 10),
                ("name", 10),
                ("id_number", 18),
                ("township", 12),
                ("findings", 0),
                ("note", 0),
                ("answer", 20),
            ],
            (_, false) => {
                &[("township", 12), ("name", 8), ("line", 6), ("column", 10), ("cause", 0)]
            }
            (_, true) => &[
                ("township", 12),
                ("file", 0),
                ("line", 6),
                ("name", 8),
                ("column", 12),
                ("cause", 0),
                ("mend", 0),
            ],
        }
    }
}

/// The place of a column by our key.
fn place(table: &DataTable, key: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.key == key)
}

impl ListOf for WorkListDesk {
    type Item = usize;
    type Key = usize;
    const TITLE: &'static str = "errand-lists";
    const EMPTY: &'static str = "lists-none";
    const NOTES: &'static [&'static str] = &["lists-note-missing", "lists-note-mend"];
    const BELOW: u16 = 5;

    fn read(&mut self, reader: &Reader) {
        let list = self.list();
        self.tables = Lang::ALL.map(|lang| listed(list, reader, Words::get(lang)).ok());
        let missing = (list == Export::Missing).then(|| reader.lists().missing());
        let missing = missing.into_iter().flatten().flatten();
        self.items = missing.map(|item| item.what.item()).collect();
        let township = |name: &str| {
            let mut all = reader.places().townships().iter();
            all.find(|(_, known)| known == name).map(|(code, _)| *code)
        };
        let table = self.tables[0].as_ref();
        let at = table.and_then(|table| place(table, "township"));
        self.townships = match (table, at) {
            (Some(table), Some(at)) => {
                table.rows.iter().map(|row| township(&row[at].plain())).collect()
            }
            _ => Vec::new(),
        };
    }

    fn items(&self, _: &Reader) -> Vec<usize> {
        (0..self.tables[0].as_ref().map_or(0, |table| table.rows.len())).collect()
    }

    fn key(&self, row: &usize) -> usize {
        *row
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, list: &Listed<usize>, view: &View) -> Rect {
        let words = view.words;
        let name = |list: Export| {
            words.say(match list {
                Export::Missing => "lists-missing",
                Export::SentBack => "lists-sent-back",
                _ => "lists-to-mend",
            })
        };
        let pages = self.lists.iter().flatten().map(|page| {
            let own = page == self.list();
            (own, name(page), own.then(|| list.items().len()))
        });
        stop_names(canvas, room, 2, pages);
        if let Some(told) = &list.told {
            canvas.text(room.x + 1, room.y + 1, room.width, &told.text(words), Tone::Good);
        }
        below(room, 2)
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        let Some(table) = self.table(words) else { return Vec::new() };
        let column = |(key, cells): &(&str, u16)| {
            let at = place(table, key)?;
            let heading = &*table.columns[at].heading;
            Some(match cells {
                0 => Column::grow(heading, 10),
                cells if *key == "line" || *key == "area" => Column::fixed(heading, *cells).right(),
                cells => Column::fixed(heading, *cells),
            })
        };
        self.shown(width).iter().filter_map(column).collect()
    }

    fn row<'r>(&'r self, row: &'r usize, width: u16, view: &'r View) -> Row<'r> {
        let Some(table) = self.table(view.words) else { return Row::new() };
        let cells = self.shown(width).iter().filter_map(|(key, _)| {
            let tone = match *key {
                "name" => Tone::Strong,
                "cause" | "findings" => Tone::Warn,
                _ => Tone::Plain,
            };
            Some((table.rows[*row][place(table, key)?].plain(), tone))
        });
        cells.fold(Row::new(), |row, (text, tone)| row.toned(text, tone))
    }

    fn detail(&self, canvas: &mut Canvas, area: Rect, row: &usize, view: &View) {
        let Some(table) = self.table(view.words) else { return };
        let facts = table.columns.iter().zip(&table.rows[*row]).filter_map(|(column, cell)| {
            let text = cell.plain();
            (!text.is_empty()).then(|| format!("{} {text}", column.heading))
        });
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
        canvas.paragraph(inside, &facts.collect::<Vec<_>>().join("  "), Tone::Plain);
    }

    fn keys(&self, selected: Option<&usize>) -> Vec<Hint> {
        let mut keys: Vec<Hint> = Vec::new();
        if selected.is_some() {
            keys.extend(
                (self.list() == Export::Missing).then(|| Action::Accept.hint("lists-outcome")),
            );
            keys.push(Action::Export.hint("lists-save"));
        }
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("lists-turn")));
        keys.push(Action::Back.into());
        keys
    }

    fn act(&mut self, action: Action, list: &mut Listed<usize>, reader: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Left | Action::Right, _) => {
                self.lists.turn(action == Action::Right);
                self.read(reader);
                list.show_first()
            }
            (Action::Accept, Some(row)) => match self.items.get(*row) {
                Some(item) => Step::push(Outcome::of(item.clone())),
                None => Step::Stay,
            },
            (Action::Export, Some(row)) if self.list() == Export::ToMend => {
                let own = self.townships.get(*row).copied().flatten();
                let own = own.map(|township| Wanted::ToMend(Some(township)));
                let all = [Wanted::ToMendEach, Wanted::ToMend(None)];
                Step::offer(own.into_iter().chain(all).collect())
            }
            (Action::Export, Some(_)) => Step::offer(vec![Wanted::List(self.list())]),
            _ => Step::Pass,
        }
    }

    fn answered(&mut self, answer: &Answer, list: &mut Listed<usize>, reader: &Reader) -> Step {
        match answer {
            Answer::Done(_) => {
                self.read(reader);
                list.told = Some("lists-noted".into());
                list.narrowed()
            }
            _ => Step::Pass,
        }
    }
}
