//! Listening, letting in, and stopping without losing anything.

use super::admission::Admission;
use super::context::{Hosting, ServerContext};
use super::host_key::{self, HostKeyFault, KINDS};
use super::latency::Latency;
use super::socket::LocalSocket;
use super::ssh::{ConnectionStage, SshConnection};
use crate::desk::terminal::KeyTable;
use crate::words::Message;
use russh::server::{Config, run_stream};
use russh::{
    AlgorithmKind, Disconnect, Error, MethodKind, MethodSet, Preferred, SshId, cipher, compression,
    kex, mac,
};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io;
use std::net::{SocketAddr, TcpStream as StdStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet, spawn_blocking};
use tokio::time::{Instant, sleep, timeout, timeout_at};

/// The server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum ServeFault {
    /// The host key cannot be used.
    #[error(transparent)]
    HostKey(#[from] HostKeyFault),
    /// The address cannot be listened on.
    #[error("{address}: {source}")]
    Address {
        /// The address asked for.
        address: SocketAddr,
        /// The answer of the system.
        source: io::Error,
    },
    /// The system gives no threads.
    #[error("the server cannot start: {0}")]
    System(#[from] io::Error),
}

/// A running server. Unless it is stopped, its sessions end without notice.
pub struct Server {
    runtime: Runtime,
    context: Arc<ServerContext>,
    stop: watch::Sender<bool>,
    ssh: Option<SocketAddr>,
    /// Ends once every connection has.
    acceptor: Option<JoinHandle<()>>,
    socket: LocalSocket,
}

/// Threads for all connections' cryptography.
const WORKERS: usize = 2;

/// Sign-ins that wait for a password check or the disk at one time.
const SIGN_INS: usize = 8;

/// How long a client that was disconnected may take to hang up.
const HANG_UP: Duration = Duration::from_secs(3);

/// After this without a word from a client it is asked whether it is there; after three
/// times it is not.
const KEEPALIVE: Duration = Duration::from_secs(30);

impl Server {
    /// Starts to serve the local socket, and SSH at an address where one is given.
    pub fn start(hosting: Hosting, ssh: Option<SocketAddr>) -> Result<Self, ServeFault> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(WORKERS)
            .max_blocking_threads(SIGN_INS)
            .thread_name("connections")
            .enable_all()
            .build()?;
        let rules = hosting.office.rules();
        let admission = Admission::new(rules.connections, rules.connections_per_address);
        let grace = Duration::from_secs(rules.sign_in_seconds.into());
        let attempts = rules.sign_in_attempts as usize;
        let post_quantum_only = rules.post_quantum_only;
        let (stop, stopping) = watch::channel(false);
        let (keys, sessions) = (KeyTable::built_in(), Arc::default());
        let context = Arc::new(ServerContext { hosting, keys, sessions });
        let mut listening = None;
        if let Some(address) = ssh {
            let key = host_key::of(&context.hosting.store)?;
            let config = Arc::new(config(key, attempts, post_quantum_only));
            let listener = runtime.block_on(TcpListener::bind(address));
            let listener = listener.map_err(|source| ServeFault::Address { address, source })?;
            listening = Some((listener.local_addr()?, listener, config));
        }
        // Last of what may fail: from here on a thread holds the office.
        let socket = LocalSocket::open(Arc::clone(&context), &context.hosting.store)?;
        let (ssh, acceptor) = listening.map_or((None, None), |(bound, listener, config)| {
            let refused = Mutex::default();
            let context = Arc::clone(&context);
            let acceptor = Acceptor { context, config, admission, grace, refused };
            (Some(bound), Some(runtime.spawn(acceptor.receive(listener, stopping))))
        });
        Ok(Self { runtime, context, stop, ssh, acceptor, socket })
    }

    /// The address at which it listens for SSH.
    pub fn ssh(&self) -> Option<SocketAddr> {
        self.ssh
    }

    /// How fast keys were answered since this was asked last.
    pub fn latency(&self) -> Latency {
        self.context.sessions.latency.take()
    }

    /// Stops: nobody new is let in, every session is ended, and what was typed is kept.
    /// Afterwards nothing of the server holds the office any more.
    pub fn stop(self) {
        self.stop.send_replace(true);
        self.context.sessions.end_all();
        // Their farewell may still be on its way to them.
        if let Some(acceptor) = self.acceptor {
            let _stalled = self.runtime.block_on(async { timeout(HANG_UP, acceptor).await });
        }
        self.socket.close();
        self.runtime.shutdown_timeout(HANG_UP);
    }
}

/// Whoever wants this process to stop: SIGTERM, SIGINT. From when it is made on, a stop
/// is a clean one.
pub struct StopSignals(signal_hook::iterator::Signals);

impl StopSignals {
    /// Takes the signals.
    ///
    /// # Errors
    /// Where the system gives none.
    pub fn taken() -> io::Result<Self> {
        use signal_hook::consts::{SIGINT, SIGTERM};
        signal_hook::iterator::Signals::new([SIGTERM, SIGINT]).map(Self)
    }

    /// Waits for the first.
    pub fn wait(mut self) {
        self.0.forever().next();
    }
}

fn config(key: russh::keys::PrivateKey, attempts: usize, post_quantum_only: bool) -> Config {
    let classical = [kex::CURVE25519, kex::CURVE25519_PRE_RFC_8731];
    let exchanges = [kex::MLKEM768X25519_SHA256]
        .into_iter()
        .chain(classical.into_iter().filter(|_| !post_quantum_only))
        .chain([kex::EXTENSION_SUPPORT_AS_SERVER, kex::EXTENSION_OPENSSH_STRICT_KEX_AS_SERVER]);
    Config {
        // Say neither what it is nor how old.
        server_id: SshId::Standard(Cow::Borrowed("SSH-2.0-youyang")),
        methods: MethodSet::from(&[MethodKind::PublicKey, MethodKind::KeyboardInteractive][..]),
        auth_rejection_time: Duration::from_secs(1),
        auth_rejection_time_initial: Some(Duration::ZERO),
        keys: vec![key],
        window_size: 64 * 1024,
        maximum_packet_size: 8 * 1024,
        preferred: Preferred {
            kex: exchanges.collect(),
            key: Cow::Borrowed(&KINDS),
            cipher: Cow::Borrowed(&[
                cipher::CHACHA20_POLY1305,
                cipher::AES_256_GCM,
                cipher::AES_256_CTR,
                cipher::AES_128_CTR,
            ]),
            mac: Cow::Borrowed(&[mac::HMAC_SHA512_ETM, mac::HMAC_SHA256_ETM]),
            compression: Cow::Borrowed(&[compression::NONE]),
            ..Preferred::default()
        },
        max_auth_attempts: attempts,
        // The desk locks by itself; a connection lasts as long as its client answers.
        inactivity_timeout: None,
        keepalive_interval: Some(KEEPALIVE),
        keepalive_max: 3,
        ..Config::default()
    }
}

/// Where SSH connections arrive.
struct Acceptor {
    context: Arc<ServerContext>,
    config: Arc<Config>,
    admission: Arc<Admission>,
    /// From a connection to a running session, at most.
    grace: Duration,
    /// Addresses of clients without a key exchange in common, each logged once.
    refused: Mutex<HashSet<String>>,
}

/// Refused addresses that are logged, at most.
const REFUSED_LOGGED: usize = 1000;

impl Acceptor {
    async fn receive(self, listener: TcpListener, mut stopping: watch::Receiver<bool>) {
        let acceptor = Arc::new(self);
        let mut connections = JoinSet::new();
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                Some(_) = connections.join_next() => continue,
                _ = stopping.changed() => break,
            };
            match accepted {
                Ok((stream, peer)) => {
                    let address = peer.ip().to_canonical();
                    let Some(place) = acceptor.admission.enter(address) else { continue };
                    let (acceptor, until) = (Arc::clone(&acceptor), stopping.clone());
                    connections.spawn(async move {
                        let from = address.to_string();
                        let ended = acceptor.attend(stream, from.clone(), until).await;
                        // Any other connection that breaks off ends by itself.
                        if let Err(Error::NoCommonAlgo { kind: AlgorithmKind::Kex, .. }) = ended {
                            acceptor.log_refused_client(from);
                        }
                        drop(place);
                    });
                }
                // Out of files, most likely: others hang up before long.
                Err(_) => sleep(Duration::from_millis(100)).await,
            }
        }
        drop(listener);
        while connections.join_next().await.is_some() {}
    }

    /// Once for an address, since anybody can provoke it; and from a thread that may wait,
    /// since the log may be a pipe that nobody reads.
    fn log_refused_client(&self, from: String) {
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        if refused.len() < REFUSED_LOGGED && refused.insert(from.clone()) {
            let context = Arc::clone(&self.context);
            let notice = Message::of("serve-refused-client").with("address", from);
            spawn_blocking(move || context.hosting.log(&notice));
        }
    }

    /// A connection from its first byte to its last.
    async fn attend(
        &self,
        stream: TcpStream,
        from: String,
        mut stopping: watch::Receiver<bool>,
    ) -> Result<(), Error> {
        let by = Instant::now() + self.grace;
        stream.set_nodelay(true)?;
        let stream: StdStream = stream.into_std()?;
        let second_handle = Arc::new(stream.try_clone()?);
        let stream = TcpStream::from_std(stream)?;
        let (stage, mut reached) = watch::channel(ConnectionStage::Arriving);
        let connection =
            SshConnection::new(Arc::clone(&self.context), from, stage, Arc::clone(&second_handle));
        let began = timeout_at(by, run_stream(Arc::clone(&self.config), stream, connection)).await;
        let Ok(began) = began else { return Ok(()) };
        let mut session = began?;
        let handle = session.handle();
        let over = async {
            let started = reach(&mut reached, |stage| stage != ConnectionStage::Arriving);
            let started = tokio::select! {
                started = timeout_at(by, started) => started.is_ok(),
                // Who has no session yet gets none.
                _ = stopping.changed() => false,
            };
            if started {
                reach(&mut reached, |stage| stage == ConnectionStage::Over).await;
                sleep(HANG_UP).await;
            }
        };
        tokio::select! {
            ended = &mut session => return ended,
            () = over => {}
        }
        let farewell = handle.disconnect(Disconnect::ByApplication, String::new(), String::new());
        let _stalled = timeout(HANG_UP, farewell).await;
        let ended = timeout(HANG_UP, &mut session).await;
        second_handle.shutdown(std::net::Shutdown::Both)?;
        ended.unwrap_or(Ok(()))
    }
}

/// Waits until a connection has reached a stage; one that is gone has passed them all.
async fn reach(stage: &mut watch::Receiver<ConnectionStage>, reached: fn(ConnectionStage) -> bool) {
    drop(stage.wait_for(|stage| reached(*stage)).await);
}
