//! The desk and the program as people meet them.

mod commands;
mod journeys;
mod readme;
mod remote;
mod screens;
mod simulation;
mod support;
mod tidy;
mod words;
