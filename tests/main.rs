//! The desk and the program as people meet them.

mod journeys;
mod support;
mod words;
