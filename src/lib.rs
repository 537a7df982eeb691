//! 有养: the desk at which a district looks after the old age of people whose
//! farmland it took. This file is only the map of the rooms; each may use only
//! those above it (held by `tests/tidy.rs`).

/// State is many small shared pieces made and dropped all the time, by several threads;
/// with the C library's allocator a fifth of a round's time goes there. For the program,
/// the tests and the benches alike.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

pub mod base;
pub mod policy;

pub mod casework;

pub mod journal;

pub mod store;

pub mod search;

pub mod office;

pub mod exchange;

pub mod report;

pub mod words;

pub mod documents;

pub mod desk;

pub mod remote;

pub mod cli;
