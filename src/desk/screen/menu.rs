//! What a desk offers: its home, its tabs, its errands. Data, made for who sits
//! there; a new screen is plugged in here and nowhere else.

use super::contract::Screen;
use crate::office::Reader;

/// Makes a screen.
pub type Opener = fn(&Reader) -> Box<dyn Screen>;

/// What one person's desk offers.
pub struct Menu {
    /// What is seen first, and below every tab.
    pub home: Opener,
    /// The tabs, in the order shown.
    pub tabs: Vec<Tab>,
    /// What the palette opens besides the tabs and the keys of the screen.
    pub errands: Vec<Errand>,
}

/// One tab.
pub struct Tab {
    /// The digit that opens it.
    pub digit: u8,
    /// Key of its name.
    pub word: &'static str,
    /// What waits there for this person; asked for at every frame, so it must be at hand.
    pub count: fn(&Reader) -> Option<usize>,
    /// Makes its first screen.
    pub open: Opener,
}

/// Something one may do that has no tab of its own.
pub struct Errand {
    /// Key of its name.
    pub word: &'static str,
    /// Whether it is anything to whoever sits there; otherwise it is not offered.
    pub offered: fn(&Reader) -> bool,
    /// Makes its screen.
    pub open: Opener,
}
