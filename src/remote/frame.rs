//! What goes over the local socket: a kind, a length, and so many bytes.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// The longest frame that is read, bytes.
const LONGEST: u32 = 1024 * 1024;

/// Longer output goes in pieces of so many bytes.
const PIECE: usize = 64 * 1024;

/// What a client wants, said first.
#[derive(Serialize, Deserialize)]
pub(super) enum Request {
    /// A desk on its terminal.
    Desk {
        /// Columns and rows.
        size: (u16, u16),
        /// What tells of the terminal and the language.
        variables: BTreeMap<String, String>,
        /// `zh-CN` or `en`.
        lang: String,
        /// Borders that are one cell wide everywhere.
        ascii: bool,
        /// A numbered menu in plain lines.
        plain: bool,
    },
    /// A command of the command line.
    Command(Errand),
}

/// A command of the command line, to be carried out by the server.
#[derive(Clone, Serialize, Deserialize)]
pub struct Errand {
    /// Its arguments, the program's name first, as the system gave them.
    pub arguments: Vec<Vec<u8>>,
    /// The folder it was called in: files are named from there.
    pub folder: PathBuf,
    /// The locale of its caller.
    pub lang: String,
}

/// What a command came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The result, for standard output.
    pub out: String,
    /// What people are told besides, for standard error.
    pub err: String,
    /// The exit status.
    pub status: u8,
}

/// One thing said over the socket.
pub(super) enum Frame {
    /// What is wanted.
    Open(Request),
    /// Typed bytes.
    Input(Vec<u8>),
    /// The terminal has so many columns and rows.
    Size(u16, u16),
    /// The terminal may show anything.
    Woken,
    /// Bytes for standard output.
    Output(Vec<u8>),
    /// Bytes for standard error.
    Errors(Vec<u8>),
    /// A secret is to be asked for, under this prompt.
    Ask(String),
    /// The secret.
    Answer(String),
    /// All is said; the exit status.
    Over(u8),
}

impl Frame {
    /// RegisterEntry it; long output in pieces.
    pub fn write(self, to: &mut impl Write) -> io::Result<()> {
        let (kind, bytes) = match self {
            Self::Open(request) => (b'o', serde_json::to_vec(&request)?),
            Self::Input(bytes) => (b'i', bytes),
            Self::Size(columns, rows) => {
                (b's', [columns.to_be_bytes(), rows.to_be_bytes()].concat())
            }
            Self::Woken => (b'w', Vec::new()),
            Self::Output(bytes) => return pieces(to, b'1', &bytes),
            Self::Errors(bytes) => return pieces(to, b'2', &bytes),
            Self::Ask(prompt) => (b'?', prompt.into_bytes()),
            Self::Answer(answer) => (b'!', answer.into_bytes()),
            Self::Over(status) => (b'x', vec![status]),
        };
        piece(to, kind, &bytes)
    }

    /// The next thing said; `None` where the other side has hung up.
    pub fn read(from: &mut impl Read) -> io::Result<Option<Self>> {
        let mut head = [0_u8; 5];
        match from.read_exact(&mut head) {
            Err(fault) if fault.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        let [kind, length @ ..] = head;
        let length = u32::from_be_bytes(length);
        if length > LONGEST {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut bytes = vec![0; length as usize];
        from.read_exact(&mut bytes)?;
        let text = |bytes| String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData);
        Ok(Some(match (kind, bytes.as_slice()) {
            (b'o', request) => Self::Open(serde_json::from_slice(request)?),
            (b'i', _) => Self::Input(bytes),
            (b's', [a, b, c, d]) => {
                Self::Size(u16::from_be_bytes([*a, *b]), u16::from_be_bytes([*c, *d]))
            }
            (b'w', []) => Self::Woken,
            (b'1', _) => Self::Output(bytes),
            (b'2', _) => Self::Errors(bytes),
            (b'?', _) => Self::Ask(text(bytes)?),
            (b'!', _) => Self::Answer(text(bytes)?),
            (b'x', [status]) => Self::Over(*status),
            _ => return Err(io::ErrorKind::InvalidData.into()),
        }))
    }
}

fn pieces(to: &mut impl Write, kind: u8, bytes: &[u8]) -> io::Result<()> {
    bytes.chunks(PIECE).try_for_each(|bytes| piece(to, kind, bytes))
}

fn piece(to: &mut impl Write, kind: u8, bytes: &[u8]) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).map_err(|_| io::ErrorKind::InvalidInput)?;
    let mut said = vec![kind];
    said.extend_from_slice(&length.to_be_bytes());
    said.extend_from_slice(bytes);
    to.write_all(&said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_understood_and_nonsense_is_not() {
        let mut line = Vec::new();
        Frame::Size(120, 40).write(&mut line).expect("memory");
        Frame::Output(vec![b'x'; PIECE + 1]).write(&mut line).expect("memory");
        Frame::Over(2).write(&mut line).expect("memory");
        let mut rest = line.as_slice();
        let mut next = || Frame::read(&mut rest).expect("understood");
        assert!(matches!(next(), Some(Frame::Size(120, 40))));
        assert!(matches!(next(), Some(Frame::Output(bytes)) if bytes.len() == PIECE));
        assert!(matches!(next(), Some(Frame::Output(bytes)) if bytes.len() == 1));
        assert!(matches!(next(), Some(Frame::Over(2))) && next().is_none());
        assert!(Frame::read(&mut b"x\xff\xff\xff\xff".as_slice()).is_err(), "too long");
        assert!(Frame::read(&mut b"q\0\0\0\0".as_slice()).is_err(), "no such kind");
        assert!(Frame::read(&mut b"x\0\0\0\x02a".as_slice()).is_err(), "cut off");
    }
}
