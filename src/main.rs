//! The program `youyang`.

fn main() {}
