//! The server for many desks: SSH from outside, a socket for this machine.
//!
//! Owns connections: how many, who they are signed in as, their bytes to and from a
//! session of the desk, and their end. Every session has a thread of its own, so that
//! nobody waits for another's disk, password or line. Never draws, never decides, and
//! reaches the store through the office alone; runs no program, opens no tunnel.

mod admission;
mod attach;
mod frame;
mod herald;
mod host_key;
mod pace;
mod server;
mod socket;
mod ssh;
mod visit;

pub use attach::{attach, is_served, send_errand};
pub use frame::{Errand, Told};
pub use host_key::{HostKeyFault, fingerprint, takes};
pub use pace::Pace;
pub use server::{Ask, Commands, Hosting, ServeFault, Server, StopSignals};
