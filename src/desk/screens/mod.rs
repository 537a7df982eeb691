//! The screens.

mod confirm;
mod help;
mod message;
mod palette;
mod picker;

pub use confirm::Confirm;
pub use help::Help;
pub use message::Message;
pub use palette::Palette;
pub use picker::Picker;
