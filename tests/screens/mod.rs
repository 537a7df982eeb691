//! Snapshots and behaviour of screens, keys in and text out.

mod foundation;
pub mod sample;
mod styles;
