//! The desk: from the bytes of a terminal to frames, for one person at a time.
//!
//! Owns bytes → key → named action → [`Screen::update`](screen::Screen::update) →
//! [`Step`](screen::Step) → [`Screen::view`](screen::Screen::view) → bytes; the same on
//! this machine's terminal, over SSH and in tests. Never decides, never writes, never
//! names the journal or the store: only the session submits, through the office.
//!
//! Rooms in the order of that way: `terminal`, `screen` (the contract), `widgets`,
//! `popups`, `lists` (the one list screen), `shown` (drawings that matters share), one room a matter, `home` (what each
//! person is offered), `session` (what runs it all), `plain` (the same in plain lines).

pub mod accounts;
pub mod cases;
pub mod comparison;
pub mod forms;
pub mod home;
mod intake;
mod land;
mod lists;
mod mends;
pub mod money;
pub mod people;
mod plain;
pub mod popups;
pub mod reports;
pub mod review;
pub mod screen;
pub mod session;
mod shown;
pub mod subsidies;
pub mod terminal;
pub mod widgets;
mod worklists;
