//! Desks at the other end of a line: SSH and the local socket, with real clients.

pub mod caller;
mod chaos;
mod ending;
mod exchanges;
mod objectors;
mod served;
mod signing_in;
mod sittings;
mod terminals;
