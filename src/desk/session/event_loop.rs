//! What runs a session, wherever its bytes come from: one loop for this machine's
//! terminal, for SSH and for the local socket.

use super::options::Ending;
use crate::office::Notify;
use crate::words::{Message, Words};
use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// What comes from a terminal, or about it.
#[derive(Debug)]
pub enum TerminalEvent {
    /// Bytes that were typed, and when they came.
    Bytes(Vec<u8>, Instant),
    /// It has these columns and rows now.
    Resized(u16, u16),
    /// It was stopped for a while and may show anything.
    Woken,
    /// Somebody else did something that is to be seen here.
    News(Option<DrawPermit>),
    /// It is gone.
    Closed,
    /// The session is to end, and why.
    End(Ending),
}

/// Held by a session while it draws a frame of news; the giver sees when it is done.
pub type DrawPermit = std::sync::mpsc::Sender<std::convert::Infallible>;

/// A way of showing one person's session at a terminal.
pub trait Frontend {
    /// What puts the terminal into its hands.
    fn enter(&self) -> &'static [u8];

    /// What gives the terminal back whole, whatever was on it.
    fn leave(&self) -> &'static [u8];

    /// Takes bytes from the terminal, in whatever pieces they come.
    fn feed(&mut self, bytes: &[u8]);

    /// Takes the time since the session began; gives how long it may be left alone if
    /// nothing comes.
    fn tick(&mut self, now: Duration) -> Duration;

    /// The terminal has another size now.
    fn resize(&mut self, columns: u16, rows: u16);

    /// The terminal may have missed what was sent.
    fn repaint(&mut self);

    /// The bytes to send now, if any.
    fn frame(&mut self) -> Option<Vec<u8>>;

    /// Has it woken by this when there is something new for it.
    fn wake_by(&mut self, wake: Notify);

    /// Ends it from outside; what is typed is kept as a draft already.
    fn end(&mut self, ending: Ending);

    /// Why it is over, once it is.
    fn ending(&self) -> Option<&Ending>;

    /// The language it is in now.
    fn words(&self) -> &'static Words;

    /// What its person reads on their own terminal after an end that was not their wish.
    fn farewell(&self) -> Option<String> {
        let message = match self.ending()? {
            Ending::Left => return None,
            Ending::Stopped => Message::of("parting-stopped"),
            Ending::Dismissed => Message::of("parting-dismissed"),
            Ending::Broken { ticket } => {
                Message::of("parting-broken").with("ticket", ticket.clone())
            }
        };
        Some(message.text(self.words()))
    }
}

/// Takes what is sent to a terminal, and since when the person who typed waits for it.
pub type Sender<'a> = &'a mut dyn FnMut(&[u8], Option<Instant>) -> io::Result<()>;

/// Runs a session until it is over or its terminal is gone.
///
/// Whatever has come is taken in at once and answered with one frame, and nothing is
/// taken in while that frame is sent: a slow line gets the newest state, late, and no
/// frames pile up for it. What is sent in answer to bytes goes with the moment the first of
/// them came.
///
/// # Errors
/// Where the terminal does not take what is sent.
pub fn run(
    session: &mut dyn Frontend,
    events: &Receiver<TerminalEvent>,
    send: Sender,
) -> io::Result<()> {
    let begun = Instant::now();
    let (mut typed, mut permit) = (None, None::<DrawPermit>);
    while session.ending().is_none() {
        let wait = session.tick(begun.elapsed());
        let frame = session.frame();
        // Others draw while this one's line takes its time.
        drop(permit.take());
        if let Some(bytes) = frame {
            send(&bytes, typed)?;
        }
        typed = None;
        if session.ending().is_some() {
            break;
        }
        let mut next = match events.recv_timeout(wait) {
            Ok(event) => Some(event),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        };
        while let Some(event) = next {
            match event {
                TerminalEvent::Bytes(bytes, came) => {
                    typed.get_or_insert(came);
                    session.feed(&bytes);
                }
                TerminalEvent::Resized(columns, rows) => session.resize(columns, rows),
                TerminalEvent::Woken => {
                    send(session.enter(), None)?;
                    session.repaint();
                }
                TerminalEvent::News(given) => permit = given.or(permit),
                TerminalEvent::Closed => return Ok(()),
                TerminalEvent::End(ending) => session.end(ending),
            }
            next = events.try_recv().ok();
        }
    }
    Ok(())
}
