//! The desk as a numbered menu in plain lines: for terminals that only print, and for
//! those who have the screen read to them. Search, look, review.
//!
//! Owns lines typed and lines printed; nothing is ever drawn over. Never decides: it asks
//! the office and submits to it like any screen.

mod desk;
mod frontend;
mod input;
mod place;
mod printed;

pub use frontend::Plain;
