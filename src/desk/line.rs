//! What runs a session, wherever its bytes come from: one loop for this machine's
//! terminal, for SSH and for the local socket.

use super::session::{Ending, Session};
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Instant;

/// What comes from a terminal, or about it.
#[derive(Debug)]
pub enum Event {
    /// Bytes that were typed.
    Bytes(Vec<u8>),
    /// It has so many columns and rows now.
    Resized(u16, u16),
    /// It was stopped for a while and may show anything.
    Woken,
    /// Somebody else did something that is to be seen here.
    News,
    /// It is gone.
    Closed,
    /// The session is to end, and why.
    End(Ending),
}

/// Runs a session until it is over or its terminal is gone.
///
/// Whatever has come is taken in at once and answered with one frame, and nothing is
/// taken in while that frame is sent: a slow line gets the newest state, late, and no
/// frames pile up for it.
///
/// # Errors
/// Where the terminal does not take what is sent.
pub fn run(
    session: &mut Session,
    events: &Receiver<Event>,
    send: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let begun = Instant::now();
    while !session.finished() {
        let wait = session.tick(begun.elapsed());
        if let Some(bytes) = session.frame() {
            send(&bytes)?;
        }
        if session.finished() {
            break;
        }
        let mut next = match events.recv_timeout(wait) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        while let Some(event) = next {
            match event {
                Event::Bytes(bytes) => session.feed(&bytes),
                Event::Resized(columns, rows) => session.resize(columns, rows),
                Event::Woken => {
                    send(Session::enter())?;
                    session.repaint();
                }
                Event::News => {}
                Event::Closed => return Ok(()),
                Event::End(ending) => session.end(ending),
            }
            next = events.try_recv().ok();
        }
    }
    Ok(())
}
