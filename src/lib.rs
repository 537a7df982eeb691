//! 有养: the desk at which a district looks after the old age of people whose
//! farmland it took. This file is only the map of the rooms; each may use only
//! those above it (held by `tests/tidy.rs`).

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
