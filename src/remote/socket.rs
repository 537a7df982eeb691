//! The local socket: desks and commands of this machine, of the same user alone.

use super::attach::FOLDER;
use super::frame::{Errand, Frame, Request, Told};
use super::server::{Ask, Hosting, ServerContext};
use super::visit::{STALL, Wire};
use crate::desk::session::SessionOptions;
use crate::desk::session::event_loop::Event;
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

/// A line to the server of a store, where one runs.
pub(super) fn connect(store: &Path) -> io::Result<UnixStream> {
    with_path(store, |path| UnixStream::connect(path))
}

/// Where local clients arrive.
pub(super) struct Socket {
    store: PathBuf,
    closing: Arc<AtomicBool>,
    lines: Arc<Mutex<Vec<Line>>>,
    thread: JoinHandle<()>,
}

struct Line {
    stream: UnixStream,
    thread: JoinHandle<()>,
}

impl Socket {
    /// Listens in the store's folder. Whoever holds the store is alone on it, so that a
    /// socket that lies there already was left by a server that was killed.
    pub fn open(hall: Arc<ServerContext>, store: &Path) -> io::Result<Self> {
        let listener = with_path(store, |path| {
            match fs::remove_file(path) {
                Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
                _ => {}
            }
            let listener = UnixListener::bind(path)?;
            fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
            Ok(listener)
        })?;
        let (closing, lines) = (Arc::<AtomicBool>::default(), Arc::<Mutex<Vec<Line>>>::default());
        let (until, kept) = (Arc::clone(&closing), Arc::clone(&lines));
        let thread = thread::Builder::new().name("socket".into()).spawn(move || {
            for stream in listener.incoming() {
                if until.load(Ordering::Acquire) {
                    return;
                }
                let line = stream.and_then(|stream| Line::open(&hall, stream));
                let mut lines = kept.lock().unwrap_or_else(PoisonError::into_inner);
                lines.retain(|line| !line.thread.is_finished());
                // Out of files or threads: that client is told by the end of its line.
                lines.extend(line.ok());
            }
        })?;
        Ok(Self { store: store.to_owned(), closing, lines, thread })
    }

    /// Takes nobody new, lets commands under way finish, and waits for all lines to end.
    pub fn close(self) {
        self.closing.store(true, Ordering::Release);
        // Wakes the listener, which then sees that it is over.
        let _woken = connect(&self.store);
        let _told = self.thread.join();
        let _gone = with_path(&self.store, |path| fs::remove_file(path));
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        for line in lines.drain(..) {
            let _gone = line.stream.shutdown(std::net::Shutdown::Read);
            let _told = line.thread.join();
        }
    }
}

impl Line {
    fn open(hall: &Arc<ServerContext>, stream: UnixStream) -> io::Result<Self> {
        stream.set_write_timeout(Some(STALL))?;
        let (own, hall) = (stream.try_clone()?, Arc::clone(hall));
        let thread = thread::Builder::new().name("local".into()).spawn(move || {
            // A client that breaks off, or talks nonsense, has no claim to an answer.
            let _broken = attend(&hall, own);
        })?;
        Ok(Self { stream, thread })
    }
}

/// One client from what it wants to the end of it.
fn attend(hall: &ServerContext, mut stream: UnixStream) -> io::Result<()> {
    match Frame::read(&mut stream)? {
        Some(Frame::Open(Request::Command(errand))) => run(&hall.hosting, &errand, stream),
        Some(Frame::Open(Request::Desk { size, variables, lang, ascii, plain })) => {
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
                ..hall.options()
            };
            seat(hall, options, stream)
        }
        _ => Ok(()),
    }
}

/// Passes a terminal's events on to its session until it hangs up.
fn seat(hall: &ServerContext, options: SessionOptions, mut stream: UnixStream) -> io::Result<()> {
    let (wire, twin) = (SocketWire(stream.try_clone()?), stream.try_clone()?);
    let cut = move || drop(twin.shutdown(std::net::Shutdown::Both));
    let Some(events) = hall.visits.seat(hall.office(), options, wire, cut) else {
        return Ok(());
    };
    loop {
        let event = match Frame::read(&mut stream) {
            Ok(Some(Frame::Input(bytes))) => Event::Bytes(bytes, Instant::now()),
            Ok(Some(Frame::Size(columns, rows))) => Event::Resized(columns, rows),
            Ok(Some(Frame::Woken)) => Event::Woken,
            _ => Event::Closed,
        };
        let over = matches!(event, Event::Closed);
        // Waits here while the session has more to do than it can take in.
        if events.send(event).is_err() || over {
            return Ok(());
        }
    }
}

/// Has a command carried out, and tells what it came to.
fn run(hosting: &Hosting, errand: &Errand, mut stream: UnixStream) -> io::Result<()> {
    let mut asked = stream.try_clone()?;
    let ask: Ask = Box::new(move |prompt| {
        Frame::Ask(prompt.to_owned()).write(&mut asked)?;
        match Frame::read(&mut asked)? {
            Some(Frame::Answer(answer)) => Ok(answer),
            _ => Err(io::ErrorKind::UnexpectedEof.into()),
        }
    });
    let told = catch_unwind(AssertUnwindSafe(|| (hosting.commands)(hosting, errand, ask)));
    let Told { out, err, status } = told.unwrap_or(Told { status: 1, ..Told::default() });
    Frame::Errors(err.into_bytes()).write(&mut stream)?;
    Frame::Output(out.into_bytes()).write(&mut stream)?;
    Frame::Over(status).write(&mut stream)
}

/// The terminal of a local client.
struct SocketWire(UnixStream);

impl Wire for SocketWire {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        Frame::Output(bytes.to_vec()).write(&mut self.0)
    }

    fn close(&mut self, status: u8) {
        // Whoever is gone needs no status.
        let _gone = Frame::Over(status).write(&mut self.0);
        let _gone = self.0.shutdown(std::net::Shutdown::Both);
    }
}
