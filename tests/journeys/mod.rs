//! Caseworkers' tasks: keys in, screens and state out.

mod acts;
mod cases;
mod errands;
mod finding;
mod review;
