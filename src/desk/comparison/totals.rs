//! The control totals, always on screen: before = after + set aside by name.

use crate::casework::comparison::{Class, CompareSubject, Comparison, Sum};
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::office::{CompareList, Reader};
use ratatui::layout::Rect;

/// People and money before the comparison and after.
#[derive(Clone, Copy, Default)]
pub struct Totals {
    /// The legacy roster's lines as they stand; `None` where only one township is seen,
    /// to which a line that cannot be read may or may not belong.
    lines: Option<Sum>,
    cleared: Sum,
    aside: Sum,
    twice: Sum,
}

/// Rows that the totals take.
pub const ROWS: u16 = 5;

/// Cells of the three columns of figures.
const FIGURES: [u16; 3] = [9, 18, 16];

impl Totals {
    /// Of all that the actor may see.
    pub fn of(reader: &Reader, found: &Comparison) -> Self {
        if reader.actor().township.is_some() {
            return Self::of_township(reader, found);
        }
        let mut totals = Self { lines: Some(found.totals.lines), ..Self::default() };
        totals.twice = found.totals.twice;
        for (class, sum) in &found.totals.people {
            *totals.place(*class) += *sum;
        }
        totals
    }

    fn of_township(reader: &Reader, found: &Comparison) -> Self {
        let mut totals = Self::default();
        for at in reader.comparison().list(found, CompareList::All) {
            let row = &found.rows[at];
            let Some(person) = reader.comparison().person(&row.key) else { continue };
            *totals.place(row.result.class) += Sum {
                count: 1,
                balance: person.balance.unwrap_or_default(),
                monthly: person.monthly.unwrap_or_default(),
            };
            let CompareSubject::Person(id) = row.key else { continue };
            for line in reader.person(id).iter().flat_map(|file| &file.further_lines) {
                let (balance, monthly) = (line.relation.balance, line.relation.monthly);
                totals.twice += Sum { count: 1, balance, monthly };
            }
        }
        totals
    }

    fn place(&mut self, class: Class) -> &mut Sum {
        if class == Class::Blocked { &mut self.aside } else { &mut self.cleared }
    }

    /// Whether every line and every yuan is accounted for.
    fn tie_out(&self) -> bool {
        self.lines.is_none_or(|lines| lines == self.whole())
    }

    fn whole(&self) -> Sum {
        let mut whole = self.cleared;
        whole += self.aside;
        whole += self.twice;
        whole
    }

    /// Draws them on [`ROWS`] rows.
    pub fn draw(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let label = 22.min(area.width);
        let heading = ["compare-lines", "compare-balance", "compare-monthly"];
        let mut x = area.x + label;
        for (key, cells) in heading.iter().zip(FIGURES) {
            canvas.text_right(x, area.y, cells, words.say(key), Tone::Muted);
            x += cells;
        }
        let glyphs = view.theme.glyphs();
        let (sign, key, tone) = match self.tie_out() {
            true => (glyphs.marked, "compare-ties", Tone::Good),
            false => (glyphs.failed, "compare-differs", Tone::Bad),
        };
        let before = self.lines.unwrap_or_else(|| self.whole());
        let rows = [
            ("compare-before", before, Tone::Strong),
            ("compare-cleared", self.cleared, Tone::Plain),
            ("compare-aside", self.aside, Tone::Warn),
            ("compare-twice", self.twice, Tone::Plain),
        ];
        for (row, (key, sum, tone)) in rows.into_iter().enumerate() {
            let y = area.y + 1 + row as u16;
            canvas.text(area.x, y, label, words.say(key), tone);
            let figures = [text::grouped(sum.count), sum.balance.grouped(), sum.monthly.grouped()];
            let mut x = area.x + label;
            for (figure, cells) in figures.iter().zip(FIGURES) {
                canvas.text_right(x, y, cells, figure, tone);
                x += cells;
            }
        }
        let x = x + 3;
        if let Some(room) = area.right().checked_sub(x).filter(|_| self.lines.is_some()) {
            let told = format!("{sign} {}", words.say(key));
            canvas.text(x, area.y + 1, room, &told, tone);
        }
    }

    /// Draws them on one line, for screens that are about something else.
    pub fn line(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let glyphs = view.theme.glyphs();
        let whole = self.lines.unwrap_or_else(|| self.whole());
        let gaps = [
            ("lines", text::grouped(whole.count).into()),
            ("balance", whole.balance.grouped().into()),
            ("monthly", whole.monthly.grouped().into()),
            ("cleared", text::grouped(self.cleared.count).into()),
            ("aside", text::grouped(self.aside.count).into()),
            ("twice", text::grouped(self.twice.count).into()),
        ];
        let told = view.words.say_with("compare-control-line", &gaps);
        let (sign, tone) = match self.tie_out() {
            true => (glyphs.marked, Tone::Good),
            false => (glyphs.failed, Tone::Bad),
        };
        let pieces = [(sign, tone), (" ", Tone::Plain), (&*told, Tone::Muted)];
        canvas.pieces(area.x, area.y, area.width, &pieces);
    }
}
