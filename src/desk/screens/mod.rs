//! The screens.

mod confirm;
mod help;
mod message;
mod palette;
mod picker;
mod save_as;

pub use confirm::Confirm;
pub use help::Help;
pub use message::Message;
pub use palette::Palette;
pub use picker::Picker;
pub use save_as::SaveAs;
