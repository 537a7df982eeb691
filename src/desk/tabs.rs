//! What each person's desk offers; every business screen is plugged in here.

use super::menu::Menu;
use super::screens::Message;
use crate::office::Actor;

/// The desk of a member of staff.
pub fn menu(_actor: &Actor) -> Menu {
    Menu {
        home: |_| Box::new(Message::new("frame-name", vec!["frame-district".into()])),
        tabs: Vec::new(),
        errands: Vec::new(),
    }
}
