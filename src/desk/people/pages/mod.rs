//! The pages of a person's file. Each draws from the same [`PersonSheet`], be it of today
//! or of a day before.

mod confirmation;
mod history;
mod lists;
mod nothing;
mod overview;
mod refund;

use crate::desk::people::sheet::PersonSheet;
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone};
use crate::words::Words;
use ratatui::layout::Rect;

/// A page of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// 概况: the facts and what is under way.
    Overview,
    /// 身份确认: the layers and the land.
    Confirmation,
    /// 参保: choices and the years they cover.
    Choices,
    /// 缴费: contributions on record.
    Contributions,
    /// 补助: claims and what became of them.
    Subsidies,
    /// 退保: the legacy relation and its refund.
    Refund,
    /// 收付: money that moved.
    Payments,
    /// 经过: the history from the journal.
    History,
}

impl Page {
    const ALL: [Self; 8] = [
        Self::Overview,
        Self::Confirmation,
        Self::Choices,
        Self::Contributions,
        Self::Subsidies,
        Self::Refund,
        Self::Payments,
        Self::History,
    ];

    /// The page of a digit, counted from 1.
    pub fn of_digit(digit: u8) -> Option<Self> {
        Self::ALL.get(usize::from(digit).checked_sub(1)?).copied()
    }

    /// The page after this one; the first after the last.
    pub fn next(self) -> Self {
        Self::ALL[(self.place() + 1) % Self::ALL.len()]
    }

    /// The page before this one; the last before the first.
    pub fn previous(self) -> Self {
        Self::ALL[(self.place() + Self::ALL.len() - 1) % Self::ALL.len()]
    }

    /// Rows that can be selected on it.
    pub fn rows(self, sheet: &PersonSheet) -> usize {
        match self {
            Self::Overview | Self::Confirmation | Self::Refund => 0,
            Self::Choices => sheet.person.choices.len(),
            Self::Contributions => sheet.person.contributions.len(),
            Self::Subsidies => sheet.person.subsidies.len(),
            Self::Payments => lists::payments_of(sheet).len(),
            Self::History => sheet.records.len(),
        }
    }

    /// Draws the page over an area.
    pub fn view(self, canvas: &mut Canvas, area: Rect, sheet: &PersonSheet, view: &View) {
        match self {
            Self::Overview => overview::view(canvas, area, sheet, view),
            Self::Confirmation => confirmation::view(canvas, area, sheet, view),
            Self::Choices => lists::choices(canvas, area, sheet, view),
            Self::Contributions => lists::contributions(canvas, area, sheet, view),
            Self::Subsidies => lists::subsidies(canvas, area, sheet, view),
            Self::Refund => refund::view(canvas, area, sheet, view),
            Self::Payments => lists::payments(canvas, area, sheet, view),
            Self::History => history::view(canvas, area, sheet, view),
        }
    }

    fn place(self) -> usize {
        self as usize
    }

    fn word(self) -> &'static str {
        match self {
            Self::Overview => "page-overview",
            Self::Confirmation => "page-confirmation",
            Self::Choices => "page-choices",
            Self::Contributions => "page-contributions",
            Self::Subsidies => "page-subsidies",
            Self::Refund => "page-refund",
            Self::Payments => "page-payments",
            Self::History => "page-history",
        }
    }
}

/// The names of the pages with their digits, the open one marked.
pub fn tabs(canvas: &mut Canvas, area: Rect, open: Page, words: &Words) {
    let mut x = area.x;
    for page in Page::ALL {
        let digit = (page.place() + 1).to_string();
        let tone = if page == open { Tone::Strong } else { Tone::Plain };
        let pieces = [(digit.as_str(), Tone::Key), (words.say(page.word()), tone)];
        let used = canvas.pieces(x, area.y, area.right().saturating_sub(x), &pieces);
        if page == open {
            canvas.lay(Rect { x, width: used, ..area }, canvas.theme().selection());
        }
        x += used + 2;
    }
}
