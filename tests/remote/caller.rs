//! An SSH client that a test drives: signs in, types, and reads what its terminal shows.

use russh::client::{self, Config, Handle, KeyboardInteractiveAuthResponse, Msg};
use russh::keys::{PrivateKey, PrivateKeyWithHashAlg, PublicKeyOrCertificate};
use russh::{Channel, ChannelMsg, Preferred};
use std::net::SocketAddr;
use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

/// Nothing here takes so long; a test that waits for more has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// How somebody signs in.
pub enum Way<'a> {
    /// With a password.
    Password(&'a str),
    /// With a key.
    Key(&'a PrivateKey),
}

/// Trusts any server.
struct Trusting;

impl client::Handler for Trusting {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _: &PublicKeyOrCertificate) -> Result<bool, russh::Error> {
        Ok(true)
    }
}

/// Somebody at the other end of a line.
pub struct Caller {
    runtime: Runtime,
    handle: Handle<Trusting>,
    channel: Option<Channel<Msg>>,
    terminal: vt100::Parser,
    /// All that came, in order.
    pub received: Vec<u8>,
    /// What came on the second stream.
    pub told: String,
    status: Option<u32>,
    over: bool,
}

impl Caller {
    /// A line to a server.
    pub fn to(address: SocketAddr) -> Self {
        Self::try_to(address).expect("connects")
    }

    /// A line to a server, which may not take it.
    pub fn try_to(address: SocketAddr) -> Result<Self, russh::Error> {
        Self::by(address, Preferred::default())
    }

    /// A line to a server by a client that knows certain ways of keeping it secret.
    pub fn by(address: SocketAddr, preferred: Preferred) -> Result<Self, russh::Error> {
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let config = Arc::new(Config { nodelay: true, preferred, ..Config::default() });
        let connected = runtime.block_on(client::connect(config, address, Trusting));
        Ok(Self {
            runtime,
            handle: connected?,
            channel: None,
            terminal: terminal((80, 24)),
            received: Vec::new(),
            told: String::new(),
            status: None,
            over: false,
        })
    }

    /// Tries to sign in; whether it was let in, and how long that took.
    pub fn tries(&mut self, login: &str, way: &Way) -> (bool, Duration) {
        let begun = Instant::now();
        let handle = &mut self.handle;
        let taken = self.runtime.block_on(async {
            match way {
                Way::Password(password) => by_password(handle, login, password).await,
                Way::Key(key) => {
                    let key = PrivateKeyWithHashAlg::new(Arc::new((*key).clone()), None);
                    handle.authenticate_publickey(login, key).await.is_ok_and(|r| r.success())
                }
            }
        });
        (taken, begun.elapsed())
    }

    /// Signs in, which must succeed.
    pub fn signed_in(mut self, login: &str, way: Way) -> Self {
        assert!(self.tries(login, &way).0, "{login} is let in");
        self
    }

    /// Opens a channel; `None` where the server allows none.
    pub fn channel(&mut self) -> Option<Channel<Msg>> {
        self.runtime.block_on(self.handle.channel_open_session()).ok()
    }

    /// Asks for a terminal and a shell on it.
    pub fn at_a_terminal(mut self, term: &str, size: (u32, u32), env: &[(&str, &str)]) -> Self {
        let channel = self.channel().expect("a channel");
        self.runtime.block_on(async {
            for (name, value) in env {
                channel.set_env(false, *name, *value).await.expect("sent");
            }
            channel.request_pty(false, term, size.0, size.1, 0, 0, &[]).await.expect("sent");
            channel.request_shell(false).await.expect("sent");
        });
        let cells = |count: u32, else_: u16| if count == 0 { else_ } else { count as u16 };
        self.terminal = terminal((cells(size.0, 80).min(500), cells(size.1, 24).min(200)));
        self.channel = Some(channel);
        self
    }

    /// Does something with the channel, such as asking for a subsystem.
    pub fn asks(mut self, what: impl AsyncFnOnce(&Channel<Msg>)) -> Self {
        let channel = match self.channel.take() {
            Some(channel) => channel,
            None => self.channel().expect("a channel"),
        };
        self.runtime.block_on(what(&channel));
        self.channel = Some(channel);
        self
    }

    /// Types bytes.
    pub fn types(self, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref().to_vec();
        self.asks(async move |channel| channel.data_bytes(bytes).await.expect("sent"))
    }

    /// Gives its terminal another size.
    pub fn resizes(mut self, size: (u16, u16)) -> Self {
        self.terminal = terminal(size);
        let (columns, rows) = (size.0.into(), size.1.into());
        self.asks(async move |channel| {
            channel.window_change(columns, rows, 0, 0).await.expect("sent");
        })
    }

    /// Waits until a text stands on the screen.
    pub fn sees(mut self, text: &str) -> Self {
        let begun = Instant::now();
        while !self.screen().contains(text) {
            assert!(!self.over, "the line ended before {text}:\n{}", self.screen());
            assert!(begun.elapsed() < PATIENCE, "no {text} on:\n{}", self.screen());
            self.listen();
        }
        self
    }

    /// Waits until the line ends; the exit status.
    pub fn ends(&mut self) -> Option<u32> {
        while !self.over {
            self.listen();
        }
        self.status
    }

    /// Takes the next message.
    pub fn listen(&mut self) -> Option<ChannelMsg> {
        let channel = self.channel.as_mut().expect("a channel");
        let message = self.runtime.block_on(async { timeout(PATIENCE, channel.wait()).await });
        let message =
            message.unwrap_or_else(|_| panic!("nothing comes any more:\n{}", self.screen()));
        match &message {
            Some(ChannelMsg::Data { data }) => {
                self.terminal.process(data);
                self.received.extend_from_slice(data);
            }
            Some(ChannelMsg::ExtendedData { data, .. }) => {
                self.told += &String::from_utf8_lossy(data);
            }
            Some(ChannelMsg::ExitStatus { exit_status }) => self.status = Some(*exit_status),
            None => self.over = true,
            Some(_) => {}
        }
        message
    }

    /// Asks for a desk over a line that may break at any moment; whether it held.
    pub fn tries_a_desk(&mut self) -> bool {
        let Some(channel) = self.channel() else { return false };
        let asked = self.runtime.block_on(async {
            channel.request_pty(false, "xterm", 80, 24, 0, 0, &[]).await?;
            channel.request_shell(false).await
        });
        self.channel = Some(channel);
        asked.is_ok()
    }

    /// Types over a line that may break at any moment; whether it held.
    pub fn tries_typing(&mut self, bytes: &str) -> bool {
        let Some(channel) = &self.channel else { return false };
        self.runtime.block_on(channel.data_bytes(bytes.as_bytes().to_vec())).is_ok()
    }

    /// Takes what comes until it is quiet for so long; whether the line held.
    pub fn hears(&mut self, quiet: Duration) -> bool {
        let Some(channel) = &mut self.channel else { return false };
        loop {
            match self.runtime.block_on(async { timeout(quiet, channel.wait()).await }) {
                Err(_) => return true,
                Ok(Some(ChannelMsg::Data { data })) => self.terminal.process(&data),
                Ok(Some(ChannelMsg::Close | ChannelMsg::Eof) | None) => return false,
                Ok(Some(_)) => {}
            }
        }
    }

    /// Whether the server makes a tunnel for it.
    pub fn can_forward(&mut self) -> bool {
        let open = self.handle.channel_open_direct_tcpip("127.0.0.1", 22, "127.0.0.1", 1);
        self.runtime.block_on(open).is_ok()
            || self.runtime.block_on(self.handle.tcpip_forward("127.0.0.1", 0)).is_ok()
    }

    /// What came after the last of some bytes.
    pub fn received_after(&self, mark: &str) -> String {
        let text = String::from_utf8_lossy(&self.received).into_owned();
        text.rsplit_once(mark).map(|(_, after)| after.to_owned()).unwrap_or_default()
    }

    /// What its terminal shows.
    pub fn screen(&self) -> String {
        self.terminal.screen().contents()
    }
}

async fn by_password(handle: &mut Handle<Trusting>, login: &str, password: &str) -> bool {
    let asked = handle.authenticate_keyboard_interactive_start(login, None).await;
    let Ok(KeyboardInteractiveAuthResponse::InfoRequest { prompts, .. }) = asked else {
        return false;
    };
    assert_eq!(prompts.len(), 1);
    assert!(prompts[0].prompt.contains("密码") && !prompts[0].echo);
    let answer = vec![password.to_owned()];
    let answered = handle.authenticate_keyboard_interactive_respond(answer).await;
    matches!(answered, Ok(KeyboardInteractiveAuthResponse::Success))
}

fn terminal((columns, rows): (u16, u16)) -> vt100::Parser {
    let size = |n: u16| NonZeroU16::new(n.max(1)).expect("at least one");
    vt100::Parser::new(size(rows), size(columns), 0)
}
