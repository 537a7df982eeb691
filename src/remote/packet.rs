//! The protocol of the local socket: packets of a kind, a length and the bytes.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::PathBuf;

/// The longest packet that is read, bytes.
const LONGEST: u32 = 1024 * 1024;

/// Longer output goes in pieces of this many bytes.
const PIECE: usize = 64 * 1024;

/// The variable that carries the folder in which a local desk was started.
pub(super) const FOLDER: &str = "PWD";

/// What a client wants: the first packet it sends.
#[derive(Serialize, Deserialize)]
pub(super) enum ClientRequest {
    /// A desk on its terminal.
    Desk {
        /// Columns and rows.
        size: (u16, u16),
        /// Environment variables that describe the terminal and the language.
        variables: BTreeMap<String, String>,
        /// `zh-CN` or `en`.
        lang: String,
        /// Borders that are one cell wide everywhere.
        ascii: bool,
        /// A numbered menu in plain lines.
        plain: bool,
    },
    /// A command of the command line.
    Command(ForwardedCommand),
}

/// A command of the command line, to be carried out by the server.
#[derive(Clone, Serialize, Deserialize)]
pub struct ForwardedCommand {
    /// Its arguments, the program's name first, as the system gave them.
    pub arguments: Vec<Vec<u8>>,
    /// The folder it was called in: files are named from there.
    pub folder: PathBuf,
    /// The locale of its caller.
    pub lang: String,
}

/// The output of a command, and its exit status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CommandOutput {
    /// The result, for standard output.
    pub out: String,
    /// Notes and errors, for standard error.
    pub err: String,
    /// The exit status.
    pub status: u8,
}

/// One message over the socket.
pub(super) enum Packet {
    /// What is wanted.
    Open(ClientRequest),
    /// Bytes that were typed.
    Input(Vec<u8>),
    /// The columns and rows that the terminal has.
    Size(u16, u16),
    /// The terminal may show anything.
    Woken,
    /// Bytes for standard output.
    Output(Vec<u8>),
    /// Bytes for standard error.
    Errors(Vec<u8>),
    /// A secret is to be asked for, under this prompt.
    Ask(String),
    /// The secret that was asked for.
    Answer(String),
    /// The end, with the exit status.
    Over(u8),
}

impl Packet {
    /// Sends it; long output in pieces.
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

    /// The next packet; `None` where the other side has hung up.
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
    let mut sent = vec![kind];
    sent.extend_from_slice(&length.to_be_bytes());
    sent.extend_from_slice(bytes);
    to.write_all(&sent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packets_are_read_back_and_nonsense_is_refused() {
        let mut line = Vec::new();
        Packet::Size(120, 40).write(&mut line).expect("memory");
        Packet::Output(vec![b'x'; PIECE + 1]).write(&mut line).expect("memory");
        Packet::Over(2).write(&mut line).expect("memory");
        let mut rest = line.as_slice();
        let mut next = || Packet::read(&mut rest).expect("understood");
        assert!(matches!(next(), Some(Packet::Size(120, 40))));
        assert!(matches!(next(), Some(Packet::Output(bytes)) if bytes.len() == PIECE));
        assert!(matches!(next(), Some(Packet::Output(bytes)) if bytes.len() == 1));
        assert!(matches!(next(), Some(Packet::Over(2))) && next().is_none());
        assert!(Packet::read(&mut b"x\xff\xff\xff\xff".as_slice()).is_err(), "too long");
        assert!(Packet::read(&mut b"q\0\0\0\0".as_slice()).is_err(), "no such kind");
        assert!(Packet::read(&mut b"x\0\0\0\x02a".as_slice()).is_err(), "cut off");
    }
}
