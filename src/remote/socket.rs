//! The local socket: desks and commands of this machine, of the same user alone.

use super::context::{AskSecret, Hosting, ServerContext};
use super::packet::{ClientRequest, CommandOutput, FOLDER, ForwardedCommand, Packet};
use super::sessions::{STALL, Wire};
use crate::desk::session::SessionOptions;
use crate::desk::session::event_loop::TerminalEvent;
use crate::desk::session::local::look_of;
use crate::desk::session::saving::Files;
use crate::words::Lang;
use std::os::fd::AsRawFd;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Instant;
use std::{fs, io};

/// The socket's file in the store.
const FILE: &str = "desk.sock";

/// Longer names do not fit into the system's address of a socket.
const LONGEST_NAME: usize = 100;

/// Does something with the socket's path, in a form that the system takes however deep
/// the store lies: through the open folder, where the path itself is too long.
fn with_path<T>(store: &Path, work: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<T> {
    let path = store.join(FILE);
    if path.as_os_str().len() <= LONGEST_NAME {
        return work(&path);
    }
    let folder = fs::File::open(store)?;
    work(&PathBuf::from(format!("/proc/self/fd/{}", folder.as_raw_fd())).join(FILE))
}

/// A connection to the server of a store, where one runs.
pub(super) fn connect(store: &Path) -> io::Result<UnixStream> {
    with_path(store, |path| UnixStream::connect(path))
}

/// Where local clients arrive.
pub(super) struct LocalSocket {
    store: PathBuf,
    closing: Arc<AtomicBool>,
    clients: Arc<Mutex<Vec<LocalClient>>>,
    thread: JoinHandle<()>,
}

struct LocalClient {
    stream: UnixStream,
    thread: JoinHandle<()>,
}

impl LocalSocket {
    /// Listens in the store's folder. Whoever holds the store is alone on it, so that a
    /// socket that lies there already was left by a server that was killed.
    pub fn open(context: Arc<ServerContext>, store: &Path) -> io::Result<Self> {
        let listener = with_path(store, |path| {
            match fs::remove_file(path) {
                Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
                _ => {}
            }
            let listener = UnixListener::bind(path)?;
            fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
            Ok(listener)
        })?;
        let (closing, clients) =
            (Arc::<AtomicBool>::default(), Arc::<Mutex<Vec<LocalClient>>>::default());
        let (until, kept) = (Arc::clone(&closing), Arc::clone(&clients));
        let thread = thread::Builder::new().name("socket".into()).spawn(move || {
            for stream in listener.incoming() {
                if until.load(Ordering::Acquire) {
                    return;
                }
                let client = stream.and_then(|stream| LocalClient::open(&context, stream));
                let mut clients = kept.lock().unwrap_or_else(PoisonError::into_inner);
                clients.retain(|client| !client.thread.is_finished());
                // Out of files or threads: the client learns it by the end of its connection.
                clients.extend(client.ok());
            }
        })?;
        Ok(Self { store: store.to_owned(), closing, clients, thread })
    }

    /// Takes nobody new, lets commands under way finish, and waits for all clients to end.
    pub fn close(self) {
        self.closing.store(true, Ordering::Release);
        // Wakes the listener, which then sees that it is over.
        let _woken = connect(&self.store);
        let _joined = self.thread.join();
        let _gone = with_path(&self.store, |path| fs::remove_file(path));
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        for client in clients.drain(..) {
            let _gone = client.stream.shutdown(std::net::Shutdown::Read);
            let _joined = client.thread.join();
        }
    }
}

impl LocalClient {
    fn open(context: &Arc<ServerContext>, stream: UnixStream) -> io::Result<Self> {
        stream.set_write_timeout(Some(STALL))?;
        let (own, context) = (stream.try_clone()?, Arc::clone(context));
        let thread = thread::Builder::new().name("local".into()).spawn(move || {
            // A client that breaks off, or talks nonsense, has no claim to an answer.
            let _broken = attend(&context, own);
        })?;
        Ok(Self { stream, thread })
    }
}

/// One client from what it wants to the end of it.
fn attend(context: &ServerContext, mut stream: UnixStream) -> io::Result<()> {
    match Packet::read(&mut stream)? {
        Some(Packet::Open(ClientRequest::Command(command))) => {
            run(&context.hosting, &command, stream)
        }
        Some(Packet::Open(ClientRequest::Desk { size, variables, lang, ascii, plain })) => {
            let variable = |name: &str| variables.get(name).cloned();
            // Whoever comes by this socket is the server's own user on its own machine.
            let folder = variables.get(FOLDER).map(PathBuf::from);
            let options = SessionOptions {
                files: folder
                    .filter(|folder| folder.is_absolute())
                    .map_or(Files::Nowhere, Files::Here),
                size,
                lang: Lang::of_locale(&lang),
                look: look_of(variable, ascii),
                plain,
                ..context.options()
            };
            serve_desk(context, options, stream)
        }
        _ => Ok(()),
    }
}

/// Passes a terminal's events on to its session until it hangs up.
fn serve_desk(
    context: &ServerContext,
    options: SessionOptions,
    mut stream: UnixStream,
) -> io::Result<()> {
    let (wire, second_handle) = (SocketWire(stream.try_clone()?), stream.try_clone()?);
    let abort = move || drop(second_handle.shutdown(std::net::Shutdown::Both));
    let Some(events) = context.sessions.start(context.office(), options, wire, abort) else {
        return Ok(());
    };
    loop {
        let event = match Packet::read(&mut stream) {
            Ok(Some(Packet::Input(bytes))) => TerminalEvent::Bytes(bytes, Instant::now()),
            Ok(Some(Packet::Size(columns, rows))) => TerminalEvent::Resized(columns, rows),
            Ok(Some(Packet::Woken)) => TerminalEvent::Woken,
            _ => TerminalEvent::Closed,
        };
        let over = matches!(event, TerminalEvent::Closed);
        // Waits here while the session has more to do than it can take in.
        if events.send(event).is_err() || over {
            return Ok(());
        }
    }
}

/// Has a command carried out, and tells what it came to.
fn run(hosting: &Hosting, command: &ForwardedCommand, mut stream: UnixStream) -> io::Result<()> {
    let mut asked = stream.try_clone()?;
    let ask: AskSecret = Box::new(move |prompt| {
        Packet::Ask(prompt.to_owned()).write(&mut asked)?;
        match Packet::read(&mut asked)? {
            Some(Packet::Answer(answer)) => Ok(answer),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    });
    let output = catch_unwind(AssertUnwindSafe(|| (hosting.commands)(hosting, command, ask)));
    let CommandOutput { out, err, status } =
        output.unwrap_or(CommandOutput { status: 1, ..CommandOutput::default() });
    Packet::Errors(err.into_bytes()).write(&mut stream)?;
    Packet::Output(out.into_bytes()).write(&mut stream)?;
    Packet::Over(status).write(&mut stream)
}

/// The terminal of a local client.
struct SocketWire(UnixStream);

impl Wire for SocketWire {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        Packet::Output(bytes.to_vec()).write(&mut self.0)
    }

    fn close(&mut self, status: u8) {
        // Whoever is gone needs no status.
        let _gone = Packet::Over(status).write(&mut self.0);
        let _gone = self.0.shutdown(std::net::Shutdown::Both);
    }
}
