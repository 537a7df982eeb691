//! Caseworkers' tasks: keys in, screens and state out.

mod acts;
mod finding;
mod review;
