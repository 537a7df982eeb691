//! What the tests stand on: a driver that types and reads the screen, snapshots.

pub mod desk;
pub mod district;
pub mod snapshot;
