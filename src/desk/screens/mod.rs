//! The screens.

mod confirm;
mod message;
mod picker;

pub use confirm::Confirm;
pub use message::Message;
pub use picker::Picker;
