//! The session that fits a terminal: drawn on the whole screen, or in plain lines.

use super::event_loop::Frontend;
use super::full_screen::Session;
use super::options::SessionOptions;
use crate::desk::plain::Plain;
use crate::office::Office;
use std::sync::Arc;

/// Begins a session as its options ask for.
pub fn start(office: Arc<Office>, options: SessionOptions) -> Box<dyn Frontend> {
    match options.plain {
        true => Box::new(Plain::new(office, options)),
        false => Box::new(Session::new(office, options)),
    }
}
