//! The popups that every room may open.

mod confirm;
mod help;
mod message;
mod open_file;
mod palette;
mod picker;
mod save_as;

pub use confirm::{Confirm, buttons};
pub use help::Help;
pub use message::MessageBox;
pub use open_file::OpenFile;
pub use palette::Palette;
pub use picker::Picker;
pub use save_as::SaveAs;
