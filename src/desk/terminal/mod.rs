//! The terminal: bytes to named actions, cells to bytes.
//!
//! Owns the decoder, the key table, the canvas and its theme, the width of text and
//! the renderer that sends only what changed. Never knows what a screen shows.

mod canvas;
pub mod clipboard;
mod keys;
mod renderer;
mod sgr;
pub mod text;
mod theme;

pub use canvas::Canvas;
pub use keys::{
    Action, Code, Decoder, Hint, Input, Key, KeyContext, KeyTable, KeyTableFault, Stroke, label,
};
pub use renderer::Renderer;
pub use theme::{Colours, Glyphs, Look, Theme, Tone};
