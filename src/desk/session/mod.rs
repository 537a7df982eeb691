//! What runs a desk for one person, from the first byte to the end of the session.
//!
//! Owns the event loop, the login screen, the signed-in workspace with its stack of
//! screens, drafts, and files that are saved. Never decides: it hands commands to the
//! office.

mod drafts;
mod effects;
mod errands;
pub mod event_loop;
mod file_source;
mod folder;
mod frame;
mod full_screen;
mod importing;
pub mod local;
mod login;
mod options;
pub mod saving;
mod signed_in;
mod stacks;
mod start;
mod submissions;
mod timers;
mod workspace;

pub use event_loop::Frontend;
pub use full_screen::{ENTER_SCREEN, LEAVE_SCREEN, Session};
pub use options::{Ending, SessionOptions};
pub use start::start;
