//! What a desk offers: its home, its tabs, its other commands. Data, made for one
//! person; a new screen is plugged in there and nowhere else.

use super::contract::Screen;
use super::tab::TabName;
use crate::office::Reader;

/// Makes a screen from what may be read now.
pub type Opener = fn(&Reader) -> Box<dyn Screen>;

/// What one person's desk offers.
pub struct Menu {
    /// The screen that is seen first, and below every tab.
    pub home: Opener,
    /// The tabs, in the order shown.
    pub tabs: Vec<Tab>,
    /// What the palette opens besides the tabs and the keys of the screen.
    pub commands: Vec<PaletteCommand>,
}

/// One tab of one person's desk.
pub struct Tab {
    /// Which of the tabs it is.
    pub name: TabName,
    /// What waits there for this person; asked for at every frame, so it must be at hand.
    pub count: fn(&Reader) -> Option<usize>,
    /// Makes its first screen.
    pub open: Opener,
}

/// Something one may do that has no tab of its own.
pub struct PaletteCommand {
    /// The key of its name.
    pub word: &'static str,
    /// Whether it is of use to this person; otherwise it is not offered.
    pub offered: fn(&Reader) -> bool,
    /// Makes its screen.
    pub open: Opener,
}
