//! The server for many desks: SSH from outside, a socket for this machine.
//!
//! Owns connections: how many, who they are signed in as, their bytes to and from a
//! session of the desk, and their end. Every session has a thread of its own, so that
//! nobody waits for another's disk, password or line. Never draws, never decides, and
//! reaches the store through the office alone; runs no program, opens no tunnel.

mod admission;
mod attach;
mod context;
mod host_key;
mod latency;
mod packet;
mod server;
mod sessions;
mod socket;
mod ssh;
mod wake_queue;

pub use attach::{attach, forward_command, is_served};
pub use context::{AskSecret, Hosting, RunCommand};
pub use host_key::{HostKeyFault, fingerprint, takes};
pub use latency::Latency;
pub use packet::{CommandOutput, ForwardedCommand};
pub use server::{ServeFault, Server, StopSignals};
