//! The rows of `benches/README.md`: the script `benches/write` puts there what is printed here.

/// Prints a row: what was measured, our figure, a peer's of the same run, and their ratio.
pub fn row(bench: &str, what: &str, ours: &str, peer: &str, ratio: &str) {
    println!("| `{bench}` | {what} | {ours} | {peer} | {ratio} |");
}
