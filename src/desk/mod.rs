//! The desk: sessions, screens, widgets, keys, theme.
//!
//! Owns the way from bytes to frames: bytes → key → named action →
//! [`Screen::update`] → [`Step`] → [`Screen::view`] → bytes. A session is the same
//! on this machine's terminal, over SSH and in tests; only the source of the
//! bytes differs. Never decides, never writes, never names the journal or the
//! store: what a person does goes through the office, and only the session
//! submits.

mod canvas;
pub mod keys;
pub mod lookup;
mod screen;
pub mod screens;
pub mod text;
mod theme;
pub mod widgets;

pub use canvas::Canvas;
pub use keys::{Action, Context, Hint, Input, KeyTable};
pub use screen::{Answer, Screen, Step, View};
pub use theme::{Colours, Look, Theme, Tone};
