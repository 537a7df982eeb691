//! From bytes to typed lines, echoed as a terminal of lines would do it.

/// The longest line that is taken, in characters.
const LONGEST_LINE: usize = 500;

/// What is typed on the line so far.
#[derive(Default)]
pub(super) struct LineInput {
    line: String,
    /// The first bytes of a character whose last are still to come.
    held: Vec<u8>,
    after_return: bool,
}

/// What a piece of the input comes to.
pub(super) enum Typed {
    /// A character as typed.
    Char(char),
    /// Bytes that are no UTF-8: the terminal sends another encoding.
    Garbled,
}

/// What a character does to the line.
pub(super) enum Edit {
    /// Nothing that is seen.
    None,
    /// Echoed as it is, unless it is a secret.
    Echo(String),
    /// The line is complete.
    Line(String),
    /// Ctrl-C and Ctrl-D: out, as everywhere.
    Leave,
}

impl LineInput {
    /// Takes bytes in whatever pieces they come.
    pub fn decode(&mut self, bytes: &[u8]) -> Vec<Typed> {
        let mut held = std::mem::take(&mut self.held);
        held.extend_from_slice(bytes);
        let (mut typed, mut rest) = (Vec::new(), &held[..]);
        while !rest.is_empty() {
            let (text, after) = match std::str::from_utf8(rest) {
                Ok(text) => (text, &rest[rest.len()..]),
                Err(fault) => {
                    let (good, bad) = rest.split_at(fault.valid_up_to());
                    let good = std::str::from_utf8(good).unwrap_or_default();
                    let Some(length) = fault.error_len() else {
                        self.held = bad.to_vec();
                        typed.extend(good.chars().map(Typed::Char));
                        return typed;
                    };
                    typed.extend(good.chars().map(Typed::Char));
                    typed.push(Typed::Garbled);
                    ("", &bad[length..])
                }
            };
            typed.extend(text.chars().map(Typed::Char));
            rest = after;
        }
        typed
    }

    /// Takes a character.
    pub fn take(&mut self, ch: char) -> Edit {
        let second = ch == '\n' && std::mem::take(&mut self.after_return);
        self.after_return = ch == '\r';
        match ch {
            _ if second => Edit::None,
            '\r' | '\n' => Edit::Line(std::mem::take(&mut self.line)),
            '\u{8}' | '\u{7f}' => match self.line.pop() {
                Some(gone) => {
                    let cells = unicode_width::UnicodeWidthChar::width(gone).unwrap_or(0);
                    Edit::Echo("\u{8} \u{8}".repeat(cells))
                }
                None => Edit::None,
            },
            '\u{3}' | '\u{4}' => Edit::Leave,
            ch if ch.is_control() || self.line.chars().count() >= LONGEST_LINE => Edit::None,
            ch => {
                self.line.push(ch);
                Edit::Echo(ch.to_string())
            }
        }
    }

    /// Forgets what was typed on the line.
    pub fn clear(&mut self) {
        self.line.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(pieces: &[&[u8]]) -> String {
        let mut input = LineInput::default();
        let typed = pieces.iter().flat_map(|piece| input.decode(piece));
        let shown = typed.map(|typed| match typed {
            Typed::Char(ch) => ch,
            Typed::Garbled => '!',
        });
        shown.collect()
    }

    #[test]
    fn characters_come_whole_in_whatever_pieces_their_bytes_come() {
        let bytes = "查人1".as_bytes();
        for cut in 0..=bytes.len() {
            assert_eq!(typed(&[&bytes[..cut], &bytes[cut..]]), "查人1", "cut at {cut}");
        }
    }

    #[test]
    fn another_encoding_is_said_and_what_follows_is_read() {
        assert_eq!(typed(&[b"a\xd6\xd0b"]), "a!!b");
        assert_eq!(typed(&[b"\xff", b"1"]), "!1");
    }
}
