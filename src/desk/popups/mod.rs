//! The popups that every room may open, and the screen that waits for work in the background.

mod confirm;
mod form_popup;
mod help;
mod message;
mod open_file;
mod palette;
mod picker;
mod reading;
mod save_as;
mod withdraw;

pub use confirm::{Confirm, buttons};
pub use form_popup::{FormPopup, PopupForm};
pub use help::Help;
pub use message::MessageBox;
pub use open_file::OpenFile;
pub use palette::Palette;
pub use picker::Picker;
pub use reading::ReadingScreen;
pub use save_as::SaveAs;
pub use withdraw::{WhichCase, withdraw_question};
