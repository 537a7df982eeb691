//! The clipboard of the person's own machine, by OSC 52; terminals may refuse it.

use data_encoding::BASE64;

/// Longest text put there, in bytes; many terminals drop longer ones whole.
pub const LONGEST: usize = 4096;

/// The bytes that ask the terminal to take a text.
pub fn copy(text: &str) -> Vec<u8> {
    let end = text.floor_char_boundary(LONGEST);
    format!("\x1b]52;c;{}\x07", BASE64.encode(&text.as_bytes()[..end])).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_in_base64() {
        assert_eq!(copy("foob"), b"\x1b]52;c;Zm9vYg==\x07");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert!(copy(&"字".repeat(5000)).len() < LONGEST * 4 / 3 + 20);
    }
}
