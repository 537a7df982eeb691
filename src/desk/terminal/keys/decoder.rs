//! From a terminal's bytes to keys, whatever packets they come in.

use super::key::{Code, Key};
use std::collections::VecDeque;
use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers};
use termina::{Event, Parser};

/// One thing a person did at the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Pressed a key.
    Key(Key),
    /// Pasted text, made one line and cut at 64 KiB.
    Paste(String),
    /// The terminal sends another encoding than UTF-8.
    Garbled,
}

/// Longest paste taken, in bytes; the rest of it is dropped.
const LONGEST_PASTE: usize = 64 * 1024;

/// Longest control sequence waited for, in bytes.
const LONGEST_SEQUENCE: usize = 4096;

const ESC: u8 = 0x1b;
const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Takes bytes as they arrive and gives what was pressed.
#[derive(Default)]
pub struct Decoder {
    parser: Parser,
    /// Bytes not yet given on: the start of a character, or of a paste mark.
    held: Vec<u8>,
    /// What has been pasted so far, while a paste is under way.
    paste: Option<Vec<u8>>,
    /// What the parser holds: a lone ESC, or the start of a sequence.
    pending: Vec<u8>,
    after_return: bool,
    done: VecDeque<Stroke>,
}

impl Decoder {
    /// Takes the next bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        let mut held = std::mem::take(&mut self.held);
        held.extend_from_slice(bytes);
        let mut rest = held.as_slice();
        while !rest.is_empty() {
            let mark = if self.paste.is_some() { PASTE_END } else { PASTE_START };
            let (before, after) = split_at_mark(rest, mark);
            if let Some(pasted) = &mut self.paste {
                let room = LONGEST_PASTE.saturating_sub(pasted.len());
                pasted.extend_from_slice(&before[..before.len().min(room)]);
            } else {
                self.keys(before, matches!(after, Tail::None));
            }
            match after {
                Tail::Mark(next) => {
                    self.turn_paste();
                    rest = next;
                }
                Tail::Unsure(tail) => {
                    self.held = tail.to_vec();
                    break;
                }
                Tail::None => break,
            }
        }
    }

    /// What was pressed next.
    pub fn take(&mut self) -> Option<Stroke> {
        self.done.pop_front()
    }

    /// Whether an ESC came of which nobody knows yet what it begins.
    pub fn is_waiting(&self) -> bool {
        !self.pending.is_empty() || (self.paste.is_none() && self.held.first() == Some(&ESC))
    }

    /// Nothing came after the ESC: alone it was the key itself; the start of a
    /// sequence is dropped, lest it swallow every key that follows.
    pub fn flush(&mut self) {
        if self.paste.is_none() {
            let held = std::mem::take(&mut self.held);
            self.parse(&held);
            self.parser.parse(b"", false);
            self.collect();
        }
        self.drop_pending();
    }

    fn drop_pending(&mut self) {
        if !self.pending.is_empty() {
            self.parser = Parser::default();
            self.pending.clear();
        }
    }

    fn turn_paste(&mut self) {
        match self.paste.take() {
            None => self.paste = Some(Vec::new()),
            Some(pasted) => {
                let text = String::from_utf8_lossy(&pasted);
                let text = text.trim_end_matches('\u{FFFD}').replace("\r\n", " ");
                let text = text.replace(['\r', '\n', '\t'], " ");
                self.done.push_back(Stroke::Paste(text));
            }
        }
    }

    /// Takes bytes that are keys; where they end the packet, a character cut in two
    /// is kept back.
    fn keys(&mut self, bytes: &[u8], at_end: bool) {
        let mut rest = bytes;
        while let Err(fault) = std::str::from_utf8(rest) {
            let (good, bad) = rest.split_at(fault.valid_up_to());
            self.parse(good);
            let length = match fault.error_len() {
                Some(length) => length,
                None if at_end => {
                    self.held = bad.to_vec();
                    return;
                }
                None => bad.len(),
            };
            if self.done.back() != Some(&Stroke::Garbled) {
                self.done.push_back(Stroke::Garbled);
            }
            rest = &bad[length..];
        }
        self.parse(rest);
    }

    fn parse(&mut self, bytes: &[u8]) {
        for byte in bytes {
            // A line end of two bytes is one Enter.
            let second = *byte == b'\n' && std::mem::take(&mut self.after_return);
            self.after_return = *byte == b'\r';
            if second {
                continue;
            }
            self.pending.push(*byte);
            self.parser.parse(std::slice::from_ref(byte), true);
            self.collect();
            if self.pending.len() > LONGEST_SEQUENCE || is_over(&self.pending) {
                self.drop_pending();
            }
        }
    }

    fn collect(&mut self) {
        while let Some(event) = self.parser.pop() {
            self.pending.clear();
            if let Event::Key(event) = event
                && let Some(key) = key_of(event)
            {
                self.done.push_back(Stroke::Key(key));
            }
        }
    }
}

/// Whether a control sequence has had its last byte: the parser knew none such.
fn is_over(sequence: &[u8]) -> bool {
    match sequence {
        // The Linux console's F1 to F5.
        [ESC, b'[', b'['] => false,
        [ESC, b'[', .., last] => (0x40..=0x7e).contains(last),
        _ => false,
    }
}

enum Tail<'a> {
    Mark(&'a [u8]),
    Unsure(&'a [u8]),
    None,
}

/// The bytes before a mark, and what follows: the rest after it, a tail that may
/// be its start, or nothing.
fn split_at_mark<'a>(bytes: &'a [u8], mark: &[u8]) -> (&'a [u8], Tail<'a>) {
    if let Some(at) = bytes.windows(mark.len()).position(|window| window == mark) {
        return (&bytes[..at], Tail::Mark(&bytes[at + mark.len()..]));
    }
    let longest = (mark.len() - 1).min(bytes.len());
    let unsure = (1..=longest).rev().find(|length| bytes.ends_with(&mark[..*length]));
    match unsure {
        Some(length) => {
            let (before, tail) = bytes.split_at(bytes.len() - length);
            (before, Tail::Unsure(tail))
        }
        None => (bytes, Tail::None),
    }
}

fn key_of(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(Modifiers::CONTROL);
    let alt = event.modifiers.contains(Modifiers::ALT);
    let code = match event.code {
        // What old terminals send for Backspace and Enter.
        KeyCode::Char('h') if ctrl => return Some(Key::plain(Code::Backspace)),
        KeyCode::Char('j') if ctrl => return Some(Key::plain(Code::Enter)),
        KeyCode::Char(digit @ '0'..='9') if alt => match digit.to_digit(10) {
            Some(0) => return Some(Key::plain(Code::F(10))),
            Some(n) => return Some(Key::plain(Code::F(n as u8))),
            None => return None,
        },
        KeyCode::Char(_) if alt => return None,
        KeyCode::Char(ch) if ctrl => return Some(Key::ctrl(ch.to_ascii_lowercase())),
        KeyCode::Char(ch) => Code::Char(ch),
        KeyCode::Function(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Tab if event.modifiers.contains(Modifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Escape => Code::Esc,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PgUp,
        KeyCode::PageDown => Code::PgDn,
        KeyCode::Insert => Code::Ins,
        KeyCode::Delete => Code::Del,
        _ => return None,
    };
    Some(Key { code, ctrl })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strokes(packets: &[&[u8]]) -> Vec<Stroke> {
        let mut decoder = Decoder::default();
        for packet in packets {
            decoder.feed(packet);
        }
        if decoder.is_waiting() {
            decoder.flush();
        }
        std::iter::from_fn(|| decoder.take()).collect()
    }

    fn keys(names: &[&str]) -> Vec<Stroke> {
        names.iter().map(|name| Stroke::Key(name.parse().expect("a key"))).collect()
    }

    #[test]
    fn every_terminal_s_way_of_sending_a_key_is_that_key() {
        let cases: [(&[u8], &str); 22] = [
            (b"\x1bOP", "F1"),
            (b"\x1b[11~", "F1"),
            (b"\x1b[[A", "F1"),
            (b"\x1b1", "F1"),
            (b"\x1b0", "F10"),
            (b"\x1b[24~", "F12"),
            (b"\x1b[A", "Up"),
            (b"\x1bOA", "Up"),
            (b"\x1b[H", "Home"),
            (b"\x1bOH", "Home"),
            (b"\x1b[1~", "Home"),
            (b"\x1b[5~", "PgUp"),
            (b"\x1b[3~", "Del"),
            (b"\x1b[Z", "Shift-Tab"),
            (b"\x7f", "Backspace"),
            (b"\x08", "Backspace"),
            (b"\r", "Enter"),
            (b"\n", "Enter"),
            (b"\r\n", "Enter"),
            (b"\x10", "Ctrl-P"),
            (b"\x1b[1;5D", "Ctrl-Left"),
            (b"\x1b", "Esc"),
        ];
        for (bytes, name) in cases {
            assert_eq!(strokes(&[bytes]), keys(&[name]), "{bytes:?}");
            let single: Vec<&[u8]> = bytes.chunks(1).collect();
            assert_eq!(strokes(&single), keys(&[name]), "{bytes:?} byte by byte");
        }
    }

    #[test]
    fn replies_and_unknown_sequences_type_nothing() {
        for bytes in [&b"\x1b[?62;22cx"[..], b"\x1b]11;rgb:0/0/0\x07x", b"\x1b[?1;2Zx"] {
            assert_eq!(strokes(&[bytes]), keys(&["x"]), "{bytes:?}");
        }
    }

    #[test]
    fn an_opened_sequence_does_not_swallow_what_follows() {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b]");
        assert!(decoder.is_waiting());
        decoder.flush();
        decoder.feed(b"zg");
        assert_eq!(std::iter::from_fn(|| decoder.take()).collect::<Vec<_>>(), keys(&["z", "g"]));
    }

    #[test]
    fn a_character_may_come_in_pieces_but_another_encoding_is_told() {
        let bytes = "张".as_bytes();
        assert_eq!(strokes(&[&bytes[..1], &bytes[1..2], &bytes[2..]]), keys(&["张"]));
        let gbk = b"\xd5\xc5a";
        assert_eq!(strokes(&[gbk]), [&[Stroke::Garbled][..], &keys(&["a"])].concat());
    }

    #[test]
    fn a_paste_is_one_line_and_bounded_however_it_is_cut() {
        let whole = "\x1b[200~昆阳\r\n南村\x1b[201~q".as_bytes();
        let wanted = [&[Stroke::Paste("昆阳 南村".into())][..], &keys(&["q"])].concat();
        assert_eq!(strokes(&[whole]), wanted);
        for cut in 1..whole.len() {
            assert_eq!(strokes(&[&whole[..cut], &whole[cut..]]), wanted, "cut at {cut}");
        }
        let long = [PASTE_START, &[b'a'; 100_000], PASTE_END].concat();
        let Stroke::Paste(text) = &strokes(&[&long])[0] else { panic!("a paste") };
        assert_eq!(text.len(), LONGEST_PASTE);
    }
}
