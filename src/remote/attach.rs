//! The client's side of the local socket: a desk on this terminal, or a command, at the
//! server that has the store.

use super::packet::{ClientRequest, CommandOutput, FOLDER, ForwardedCommand, Packet};
use super::socket::connect;
use crate::desk::session::event_loop::TerminalEvent;
use crate::desk::session::local::{LocalFault, Terminal, listen, send};
use crate::words::Lang;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Variables from which the server knows what the terminal can show.
const VARIABLES: [&str; 4] = ["TERM", "NO_COLOR", "COLORTERM", "COLORFGBG"];

/// Whether a server has the store.
pub fn is_served(store: &Path) -> bool {
    connect(store).is_ok()
}

/// The desk on this terminal, at the server, until its person leaves; the exit status, or
/// `None` where the server was gone before.
///
/// # Errors
/// Where there is no terminal or it fails.
pub fn attach(
    store: &Path,
    lang: Lang,
    ascii: bool,
    plain: bool,
) -> Result<Option<u8>, LocalFault> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(LocalFault::NoTerminal);
    }
    let mut stream = connect(store)?;
    let variables = VARIABLES
        .iter()
        .filter_map(|name| std::env::var(name).ok().map(|value| ((*name).to_owned(), value)));
    let folder =
        std::env::current_dir().ok().and_then(|folder| folder.into_os_string().into_string().ok());
    let variables = variables.chain(folder.map(|folder| (FOLDER.to_owned(), folder)));
    let (variables, size) = (variables.collect(), crossterm::terminal::size()?);
    let lang = lang.code().to_owned();
    Packet::Open(ClientRequest::Desk { size, variables, lang, ascii, plain }).write(&mut stream)?;
    let terminal = Terminal::take(plain)?;
    let (sender, events) = channel();
    listen(&sender)?;
    let status = Arc::<Mutex<Option<u8>>>::default();
    let (shown, reported) = (stream.try_clone()?, Arc::clone(&status));
    let shower = std::thread::Builder::new().name("server".into()).spawn(move || {
        let ended = show(shown, &sender);
        *reported.lock().unwrap_or_else(PoisonError::into_inner) = ended;
        let _left = sender.send(TerminalEvent::Closed);
    })?;
    let _over = events.iter().try_for_each(|event| {
        let packet = match event {
            TerminalEvent::Bytes(bytes, _) => Packet::Input(bytes),
            TerminalEvent::Resized(columns, rows) => Packet::Size(columns, rows),
            TerminalEvent::Woken => Packet::Woken,
            TerminalEvent::News(_) => return Ok(()),
            TerminalEvent::Closed | TerminalEvent::End(_) => return Err(()),
        };
        packet.write(&mut stream).map_err(|_| ())
    });
    let _gone = stream.shutdown(std::net::Shutdown::Both);
    let _joined = shower.join();
    let ended = *status.lock().unwrap_or_else(PoisonError::into_inner);
    match ended {
        // The server has given the terminal back, and shown its farewell.
        Some(_) => terminal.let_go(),
        None => drop(terminal),
    }
    Ok(ended)
}

/// Shows what the server sends until it says that it is over.
fn show(mut from: impl io::Read, sender: &Sender<TerminalEvent>) -> Option<u8> {
    loop {
        match Packet::read(&mut from) {
            Ok(Some(Packet::Output(bytes))) => {
                if send(&bytes).is_err() {
                    let _left = sender.send(TerminalEvent::Closed);
                    return None;
                }
            }
            Ok(Some(Packet::Over(status))) => return Some(status),
            _ => return None,
        }
    }
}

/// Has the server carry out a command; secrets it needs are asked for here.
///
/// # Errors
/// Where the server is gone before it has reported everything.
pub fn forward_command(
    store: &Path,
    command: ForwardedCommand,
    ask: &mut dyn FnMut(&str) -> io::Result<String>,
) -> io::Result<CommandOutput> {
    let mut stream = connect(store)?;
    Packet::Open(ClientRequest::Command(command)).write(&mut stream)?;
    let (mut out, mut err) = (Vec::new(), Vec::new());
    loop {
        match Packet::read(&mut stream)? {
            Some(Packet::Output(bytes)) => out.extend(bytes),
            Some(Packet::Errors(bytes)) => err.extend(bytes),
            Some(Packet::Ask(prompt)) => Packet::Answer(ask(&prompt)?).write(&mut stream)?,
            Some(Packet::Over(status)) => {
                let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
                return Ok(CommandOutput { out: text(out), err: text(err), status });
            }
            _ => return Err(io::ErrorKind::UnexpectedEof.into()),
        }
    }
}
