//! The desk: sessions, screens, widgets, keys, theme.
//!
//! Owns the way from bytes to frames: bytes → key → named action →
//! [`Screen::update`] → [`Step`] → [`Screen::view`] → bytes. A session is the same
//! on this machine's terminal, over SSH and in tests; only the source of the
//! bytes differs. Never decides, never writes, never names the journal or the
//! store: what a person does goes through the office, and only the session
//! submits.

pub mod acts;
mod canvas;
pub mod cases;
mod clipboard;
pub mod compare;
pub mod errands;
mod frame;
pub mod fund;
mod gate;
mod home;
mod ink;
pub mod keys;
mod land;
pub mod line;
pub mod local;
pub mod lookup;
pub mod menu;
mod paper;
pub mod payouts;
pub mod people;
mod plain;
pub mod reports;
pub mod review;
pub mod saving;
mod screen;
pub mod screens;
mod seat;
mod session;
pub mod tabs;
mod terms;
pub mod text;
mod theme;
mod typing;
mod unfinished;
pub mod widgets;

pub use canvas::Canvas;
pub use keys::{Action, Context, Hint, Input, KeyTable};
pub use menu::{Errand, Menu, Tab};
pub use screen::{Answer, Draft, Screen, Step, View};
pub use session::Session;
pub use terms::{Ending, SessionOptions};
pub use theme::{Colours, Look, Theme, Tone};
