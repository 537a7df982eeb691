//! What each person's desk offers; every business screen is plugged in here.

use super::home::Home;
use super::menu::{Errand, Menu, Tab};
use super::people;
use crate::office::Actor;

/// The desk of a member of staff.
pub fn menu(_actor: &Actor) -> Menu {
    Menu {
        home: |reader| Box::new(Home::new(reader)),
        tabs: vec![Tab {
            digit: 1,
            word: "tab-search",
            count: |_| None,
            open: people::open_search,
        }],
        errands: vec![Errand { word: "search-register", open: people::open_register }],
    }
}
