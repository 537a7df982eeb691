//! A key as pressed.

use std::fmt;
use std::str::FromStr;

/// One key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key it is, without its modifiers.
    pub code: Code,
    /// Held with Ctrl.
    pub ctrl: bool,
}

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those on the keys")]
pub enum Code {
    Char(char),
    F(u8),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Del,
    Ins,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PgUp,
    PgDn,
}

/// Keys with names, as `keys.toml` writes and the footer shows them.
const NAMED: [(&str, Code); 16] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Del", Code::Del),
    ("Ins", Code::Ins),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PgUp),
    ("PgDn", Code::PgDn),
    ("Space", Code::Char(' ')),
];

impl Code {
    /// The key of its name in words; `None` where the sign on the key is its name.
    pub fn word(self) -> Option<&'static str> {
        Some(match self {
            Self::Up => "key-name-up",
            Self::Down => "key-name-down",
            Self::Left => "key-name-left",
            Self::Right => "key-name-right",
            Self::Del => "key-name-delete",
            Self::Ins => "key-name-insert",
            Self::Backspace => "key-name-backspace",
            Self::PgUp => "key-name-page-up",
            Self::PgDn => "key-name-page-down",
            Self::Char(' ') => "key-name-space",
            _ => return None,
        })
    }
}

impl Key {
    /// A key without modifiers.
    pub fn plain(code: Code) -> Self {
        Self { code, ctrl: false }
    }

    /// A key held with Ctrl.
    pub fn ctrl(ch: char) -> Self {
        Self { code: Code::Char(ch), ctrl: true }
    }

    /// The character it types, where it types one.
    pub fn typed(self) -> Option<char> {
        match self {
            Self { code: Code::Char(ch), ctrl: false } => Some(ch),
            _ => None,
        }
    }

    /// The key with full-width and Chinese signs in the form on the keycap, as
    /// commands are meant even while an input method is on.
    pub fn folded(self) -> Self {
        let Code::Char(ch) = self.code else { return self };
        let plain = match ch {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch),
            '\u{3000}' => ' ',
            '。' => '.',
            '、' => '/',
            '《' => '<',
            '》' => '>',
            '【' => '[',
            '】' => ']',
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            other => other,
        };
        Self { code: Code::Char(plain), ..self }
    }
}

impl FromStr for Key {
    type Err = ();

    /// Reads `F2`, `Enter`, `Shift-Tab`, `Ctrl-P`, `Ctrl-Left`, `Space`, `/`, `P`.
    fn from_str(text: &str) -> Result<Self, ()> {
        if let Some(rest) = text.strip_prefix("Ctrl-") {
            let key: Self = rest.parse()?;
            return Ok(match key.code {
                Code::Char(ch) => Self::ctrl(ch.to_ascii_lowercase()),
                code => Self { code, ctrl: true },
            });
        }
        if let Some((_, code)) = NAMED.iter().find(|(name, _)| *name == text) {
            return Ok(Self::plain(*code));
        }
        let mut chars = text.chars();
        match (chars.next(), chars.as_str()) {
            (Some(ch), "") if !ch.is_control() => Ok(Self::plain(Code::Char(ch))),
            (Some('F'), number) => match number.parse() {
                Ok(n @ 1..=12) => Ok(Self::plain(Code::F(n))),
                _ => Err(()),
            },
            _ => Err(()),
        }
    }
}

impl fmt::Display for Key {
    /// As the footer shows it: `F2`, `Enter`, `^P`, `PgUp`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.ctrl { "^" } else { "" };
        if let Some((name, _)) = NAMED.iter().find(|(_, code)| *code == self.code) {
            return write!(f, "{mark}{name}");
        }
        match self.code {
            Code::Char(ch) if self.ctrl => write!(f, "^{}", ch.to_ascii_uppercase()),
            Code::Char(ch) => write!(f, "{ch}"),
            Code::F(n) => write!(f, "{mark}F{n}"),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_read_as_they_are_written() {
        for (text, shown) in [
            ("F12", "F12"),
            ("Ctrl-P", "^P"),
            ("Ctrl-Left", "^Left"),
            ("Space", "Space"),
            ("P", "P"),
        ] {
            assert_eq!(text.parse::<Key>().map(|key| key.to_string()), Ok(shown.to_owned()));
        }
        for text in ["", "F13", "F0", "Ctrl-", "Alt-x", "Enter2"] {
            assert_eq!(text.parse::<Key>(), Err(()), "{text}");
        }
    }

    #[test]
    fn signs_of_an_input_method_mean_the_keycap() {
        for (typed, meant) in [('？', '?'), ('Ｐ', 'P'), ('、', '/'), ('：', ':'), ('３', '3')]
        {
            let key = Key::plain(Code::Char(typed)).folded();
            assert_eq!(key, Key::plain(Code::Char(meant)));
        }
    }
}
