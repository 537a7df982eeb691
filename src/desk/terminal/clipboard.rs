//! The clipboard of the person's own machine, by OSC 52; terminals may refuse it.

/// Longest text put there, in bytes; many terminals drop longer ones whole.
pub const LONGEST: usize = 4096;

/// The bytes that ask the terminal to take a text.
pub fn copy(text: &str) -> Vec<u8> {
    let end = text.floor_char_boundary(LONGEST);
    format!("\x1b]52;c;{}\x07", base64(&text.as_bytes()[..end])).into_bytes()
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte));
        let group = group << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let sign = SIGNS[(group >> (18 - 6 * place) & 63) as usize];
            out.push(if place <= chunk.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_rfc_4648() {
        for (text, wanted) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(text.as_bytes()), wanted);
        }
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert!(copy(&"字".repeat(5000)).len() < LONGEST * 4 / 3 + 20);
    }
}
