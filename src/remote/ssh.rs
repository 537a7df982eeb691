//! One SSH connection: who it is signed in as, and its one session. Asked for anything
//! but the desk on a terminal, it says no.

use super::context::ServerContext;
use super::sessions::{STALL, Wire};
use crate::base::Login;
use crate::desk::session::SessionOptions;
use crate::desk::session::event_loop::TerminalEvent;
use crate::desk::session::local::{is_plain, lang_of, look_of};
use crate::desk::session::saving::Files;
use crate::office::{Actor, Door, OfficeError, new_session};
use crate::words::{Lang, Words};
use russh::server::{
    Auth, ChannelOpenHandle, Handle, Handler, Msg, PublicKeyOffer, Response, Session,
    VerifiedPublicKey,
};
use russh::{Channel, ChannelId, Error, Pty};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io;
use std::net::TcpStream;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::{SyncSender, TrySendError};
use std::time::{Duration, Instant};
use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::runtime;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

/// The folder of the store that takes what remote desks save.
const EXPORTS: &str = "exports";

/// A client that sends more than its session takes in is disconnected after this.
const FLOOD: Duration = Duration::from_secs(1);
const FLOOD_STEP: Duration = Duration::from_millis(10);

/// Variables that say what a terminal can show; all others are left alone.
const VARIABLES: [&str; 6] =
    ["LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "COLORTERM", "COLORFGBG"];

/// The longest value of a variable or terminal's name that is looked at, bytes.
const LONGEST: usize = 128;

/// How far a connection is: signing in, at the desk, or over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConnectionStage {
    /// No session runs over it yet.
    Arriving,
    /// A session runs over it.
    AtDesk,
    /// No session will run over it any more.
    Over,
}

/// A connection's side of the protocol.
pub(super) struct SshConnection {
    context: Arc<ServerContext>,
    from: String,
    actor: Option<Actor>,
    line: Option<DeskChannel>,
    stage: watch::Sender<ConnectionStage>,
    /// A second handle of the connection, to break it off.
    second_handle: Arc<TcpStream>,
}

/// The one channel, and what is known of the terminal behind it.
struct DeskChannel {
    channel: ChannelId,
    writer: Option<Pin<Box<dyn AsyncWrite + Send>>>,
    terminal: Option<(String, (u16, u16))>,
    variables: HashMap<String, String>,
    events: Option<SyncSender<TerminalEvent>>,
}

impl SshConnection {
    pub fn new(
        context: Arc<ServerContext>,
        from: String,
        stage: watch::Sender<ConnectionStage>,
        second_handle: Arc<TcpStream>,
    ) -> Self {
        Self { context, from, actor: None, line: None, stage, second_handle }
    }

    fn line(&mut self, channel: ChannelId) -> Option<&mut DeskChannel> {
        self.line.as_mut().filter(|line| line.channel == channel)
    }

    /// Signs in away from the thread that serves the connections; at most a few at a time.
    async fn sign_in(
        &mut self,
        try_in: impl FnOnce(&ServerContext, &Door) -> Result<Actor, OfficeError> + Send + 'static,
    ) -> Auth {
        let door = Door { session: new_session(), from: Some(self.from.clone()) };
        let context = Arc::clone(&self.context);
        let tried = tokio::task::spawn_blocking(move || try_in(&context, &door)).await;
        self.actor = tried.ok().and_then(Result::ok);
        if self.actor.is_some() { Auth::Accept } else { Auth::reject() }
    }

    /// Hands an event on; waits while the session has too many, then gives the caller up.
    async fn pass(&mut self, channel: ChannelId, event: TerminalEvent) -> Result<(), Error> {
        let Some(events) = self.line(channel).and_then(|line| line.events.as_ref()) else {
            return Ok(());
        };
        let mut rest = event;
        for _ in 0..FLOOD.as_millis() / FLOOD_STEP.as_millis() {
            rest = match events.try_send(rest) {
                Err(TrySendError::Full(rest)) => rest,
                // A session that is over takes nothing more.
                Ok(()) | Err(TrySendError::Disconnected(_)) => return Ok(()),
            };
            sleep(FLOOD_STEP).await;
        }
        Err(Error::Disconnect)
    }

    /// Opens the desk on the channel's terminal; says whether that was possible.
    fn open_desk(&mut self, handle: Handle) -> bool {
        let (Some(line), Some(actor)) = (self.line.as_mut(), self.actor.take()) else {
            return false;
        };
        let Some(writer) = line.writer.take() else { return false };
        let variables = &line.variables;
        let (term, size) = line.terminal.clone().unwrap_or_default();
        let variable = |name: &str| match name {
            "TERM" => Some(term.clone()),
            name => variables.get(name).cloned(),
        };
        let options = SessionOptions {
            size,
            lang: lang_of(variable),
            look: look_of(variable, false),
            plain: is_plain(&term),
            actor: Some(actor),
            from: Some(self.from.clone()),
            files: Files::AtServer(self.context.hosting.store.join(EXPORTS)),
            ..self.context.options()
        };
        let (runtime, stage) = (runtime::Handle::current(), self.stage.clone());
        let wire = SshWire { runtime, handle, channel: line.channel, writer, stage };
        let second_handle = Arc::clone(&self.second_handle);
        let abort = move || drop(second_handle.shutdown(std::net::Shutdown::Both));
        line.events = self.context.sessions.start(self.context.office(), options, wire, abort);
        let started = line.events.is_some();
        self.stage.send_replace(if started {
            ConnectionStage::AtDesk
        } else {
            ConnectionStage::Over
        });
        started
    }

    fn lang(&self) -> Lang {
        let variables = self.line.as_ref().map(|line| &line.variables);
        lang_of(|name| variables.and_then(|all| all.get(name).cloned()))
    }

    /// Says that only a desk on a terminal is offered here, and hangs up.
    fn turn_away(&mut self, channel: ChannelId, session: &mut Session) -> Result<(), Error> {
        let notice = format!("youyang: {}\r\n", Words::get(self.lang()).say("gate-no-terminal"));
        session.extended_data(channel, STDERR, notice.into_bytes())?;
        session.exit_status_request(channel, 1)?;
        session.eof(channel)?;
        session.close(channel)?;
        self.stage.send_replace(ConnectionStage::Over);
        Ok(())
    }
}

/// The channel's second stream.
const STDERR: u32 = 1;

/// A size as a terminal claims it.
fn cells(columns: u32, rows: u32) -> (u16, u16) {
    let cells = |count| u16::try_from(count).unwrap_or(u16::MAX);
    (cells(columns), cells(rows))
}

impl Handler for SshConnection {
    type Error = Error;

    async fn auth_publickey_offered(
        &mut self,
        user: &str,
        offer: PublicKeyOffer<'_>,
    ) -> Result<Auth, Error> {
        let key = offer.public_key.to_openssh().unwrap_or_default();
        let taken = self.context.office().takes_key(&Login::from(user), &key);
        Ok(if taken { Auth::Accept } else { Auth::reject() })
    }

    /// Only here is it sure that the client has the key, and only the account of the
    /// key that was proved is signed in, whatever was offered before.
    async fn auth_publickey(
        &mut self,
        user: &str,
        key: VerifiedPublicKey<'_>,
    ) -> Result<Auth, Error> {
        let (login, key) = (Login::from(user), key.public_key.to_openssh().unwrap_or_default());
        Ok(self
            .sign_in(move |context, door| context.office().sign_in_by_key(&login, &key, door))
            .await)
    }

    async fn auth_keyboard_interactive<'a>(
        &'a mut self,
        user: &str,
        _submethods: &str,
        response: Option<Response<'a>>,
    ) -> Result<Auth, Error> {
        let Some(mut answers) = response else {
            // Before anybody is signed in, SSH does not tell the caller's language.
            let asked = Lang::ALL.map(|lang| Words::get(lang).say("gate-password"));
            let prompts = vec![(Cow::Owned(format!("{}: ", asked.join(" / "))), false)];
            let (name, instructions) = (Cow::Borrowed(""), Cow::Borrowed(""));
            return Ok(Auth::Partial { name, instructions, prompts: Cow::Owned(prompts) });
        };
        let login = Login::from(user);
        let password = String::from_utf8_lossy(&answers.next().unwrap_or_default()).into_owned();
        Ok(self
            .sign_in(move |context, door| context.office().sign_in_at(&login, &password, door))
            .await)
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _session: &mut Session,
    ) -> Result<(), Error> {
        // A second one is refused by dropping the reply.
        if self.line.is_none() && self.actor.is_some() {
            let id = channel.id();
            // What comes in is taken by this handler; the other half would only fill up.
            let (_unread, write) = channel.split();
            self.line = Some(DeskChannel {
                channel: id,
                writer: Some(Box::pin(write.make_writer())),
                terminal: None,
                variables: HashMap::new(),
                events: None,
            });
            reply.accept().await;
        }
        Ok(())
    }

    async fn pty_request(
        &mut self,
        channel: ChannelId,
        term: &str,
        columns: u32,
        rows: u32,
        _width: u32,
        _height: u32,
        _modes: &[(Pty, u32)],
        session: &mut Session,
    ) -> Result<(), Error> {
        match self.line(channel) {
            Some(line) if term.len() <= LONGEST => {
                line.terminal = Some((term.to_owned(), cells(columns, rows)));
                session.channel_success(channel)
            }
            _ => session.channel_failure(channel),
        }
    }

    async fn env_request(
        &mut self,
        channel: ChannelId,
        name: &str,
        value: &str,
        session: &mut Session,
    ) -> Result<(), Error> {
        match self.line(channel) {
            Some(line) if VARIABLES.contains(&name) && value.len() <= LONGEST => {
                line.variables.insert(name.to_owned(), value.to_owned());
                session.channel_success(channel)
            }
            _ => session.channel_failure(channel),
        }
    }

    async fn shell_request(
        &mut self,
        channel: ChannelId,
        session: &mut Session,
    ) -> Result<(), Error> {
        let Some(line) = self.line(channel) else { return session.channel_failure(channel) };
        if line.terminal.is_none() {
            session.channel_success(channel)?;
            return self.turn_away(channel, session);
        }
        match self.open_desk(session.handle()) {
            true => session.channel_success(channel),
            false => session.channel_failure(channel),
        }
    }

    async fn exec_request(
        &mut self,
        channel: ChannelId,
        _command: &[u8],
        session: &mut Session,
    ) -> Result<(), Error> {
        session.channel_failure(channel)
    }

    async fn subsystem_request(
        &mut self,
        channel: ChannelId,
        _name: &str,
        session: &mut Session,
    ) -> Result<(), Error> {
        session.channel_failure(channel)
    }

    async fn x11_request(
        &mut self,
        channel: ChannelId,
        _single: bool,
        _protocol: &str,
        _cookie: &str,
        _screen: u32,
        session: &mut Session,
    ) -> Result<(), Error> {
        session.channel_failure(channel)
    }

    async fn window_change_request(
        &mut self,
        channel: ChannelId,
        columns: u32,
        rows: u32,
        _width: u32,
        _height: u32,
        _session: &mut Session,
    ) -> Result<(), Error> {
        let (columns, rows) = cells(columns, rows);
        self.pass(channel, TerminalEvent::Resized(columns, rows)).await
    }

    async fn data(
        &mut self,
        channel: ChannelId,
        data: &[u8],
        _session: &mut Session,
    ) -> Result<(), Error> {
        self.pass(channel, TerminalEvent::Bytes(data.to_vec(), Instant::now())).await
    }

    async fn channel_eof(&mut self, channel: ChannelId, _: &mut Session) -> Result<(), Error> {
        self.pass(channel, TerminalEvent::Closed).await
    }

    async fn channel_close(&mut self, channel: ChannelId, _: &mut Session) -> Result<(), Error> {
        self.pass(channel, TerminalEvent::Closed).await
    }
}

impl Drop for SshConnection {
    /// The connection is gone: so is the terminal.
    fn drop(&mut self) {
        if let Some(events) = self.line.as_mut().and_then(|line| line.events.take()) {
            // A session that has not emptied its queue is held up by a send, which fails now.
            let _full = events.try_send(TerminalEvent::Closed);
        }
    }
}

/// The terminal at the other end, as the session's thread has it.
struct SshWire {
    runtime: runtime::Handle,
    handle: Handle,
    channel: ChannelId,
    writer: Pin<Box<dyn AsyncWrite + Send>>,
    stage: watch::Sender<ConnectionStage>,
}

impl Wire for SshWire {
    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let Self { runtime, writer, .. } = self;
        let sent = async {
            writer.write_all(bytes).await?;
            writer.flush().await
        };
        runtime.block_on(async { timeout(STALL, sent).await })?
    }

    fn close(&mut self, status: u8) {
        let Self { runtime, handle, channel, .. } = self;
        let closing = async {
            // Whoever is gone needs no status.
            let _gone = handle.exit_status_request(*channel, status.into()).await;
            let _gone = handle.eof(*channel).await;
            let _gone = handle.close(*channel).await;
        };
        let _stalled = runtime.block_on(async { timeout(STALL, closing).await });
        self.stage.send_replace(ConnectionStage::Over);
    }
}
