//! What fills the gaps of a refusal's text.

use crate::words::Value;
use std::fmt::Display;

/// What fills the gaps of a text.
pub(super) type Facts = Vec<(&'static str, Value<'static>)>;

/// One fact as it is written.
pub(super) fn fact(name: &'static str, value: impl Display) -> Facts {
    vec![(name, value.to_string().into())]
}
