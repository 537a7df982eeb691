//! Caseworkers' tasks: keys in, screens and state out.

mod finding;
mod review;
