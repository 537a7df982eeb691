//! The desk and the program as people meet them.

mod support;
mod words;
