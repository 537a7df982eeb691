//! Tests from outside, one binary.
