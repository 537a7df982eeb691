//! Listening, letting in, and stopping without losing anything.

use super::admission::Admission;
use super::frame::{Errand, Told};
use super::host_key::{self, HostKeyFault, KINDS};
use super::pace::Pace;
use super::socket::Socket;
use super::ssh::{Caller, Stage};
use super::visit::SessionRegistry;
use crate::desk::screen::Menu;
use crate::desk::session::SessionOptions;
use crate::desk::terminal::KeyTable;
use crate::office::{Actor, Office};
use crate::words::{Lang, Message, Words};
use russh::server::{Config, run_stream};
use russh::{
    AlgorithmKind, Disconnect, Error, MethodKind, MethodSet, Preferred, SshId, cipher, compression,
    kex, mac,
};
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::{self, Write};
use std::net::{SocketAddr, TcpStream as StdStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet, spawn_blocking};
use tokio::time::{Instant, sleep, timeout, timeout_at};

/// What is served.
pub struct Hosting {
    /// The open store.
    pub office: Arc<Office>,
    /// Its folder, where the host key is.
    pub store: PathBuf,
    /// What the desk of a person offers.
    pub menu: fn(&Actor) -> Menu,
    /// Carries out commands of local clients.
    pub commands: Commands,
    /// The language of what whoever runs the server is told.
    pub lang: Lang,
}

impl Hosting {
    /// Tells whoever runs the server. Where nobody listens any more, it serves on.
    fn tell(&self, what: &Message) {
        let _gone = writeln!(io::stderr(), "youyang: {}", what.text(Words::get(self.lang)));
    }
}

/// Asks a command's caller for a secret, under a prompt.
pub type Ask = Box<dyn FnMut(&str) -> io::Result<String> + Send>;

/// Carries out a command of the command line on what is served.
pub type Commands = fn(&Hosting, &Errand, Ask) -> Told;

/// The server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum ServeFault {
    /// The host key.
    #[error(transparent)]
    HostKey(#[from] HostKeyFault),
    /// The address.
    #[error("{address}: {source}")]
    Address {
        /// Which.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The system gives no threads.
    #[error("the server cannot start: {0}")]
    System(#[from] io::Error),
}

/// What all connections share.
pub(super) struct ServerContext {
    pub hosting: Hosting,
    keys: Arc<KeyTable>,
    pub visits: Arc<SessionRegistry>,
}

impl ServerContext {
    pub fn office(&self) -> Arc<Office> {
        Arc::clone(&self.hosting.office)
    }

    /// What every session has alike.
    pub fn options(&self) -> SessionOptions {
        let idle = u64::from(self.hosting.office.rules().idle_lock_minutes) * 60;
        SessionOptions {
            idle_lock: Duration::from_secs(idle),
            keys: Arc::clone(&self.keys),
            ..SessionOptions::new(self.hosting.menu)
        }
    }
}

/// A running server; stop it, or its sessions are not told.
pub struct Server {
    runtime: Runtime,
    hall: Arc<ServerContext>,
    stop: watch::Sender<bool>,
    ssh: Option<SocketAddr>,
    /// Ends once every connection has.
    reception: Option<JoinHandle<()>>,
    socket: Socket,
}

/// Threads for all connections' cryptography.
const WORKERS: usize = 2;

/// Sign-ins that wait for a password check or the disk at one time.
const SIGN_INS: usize = 8;

/// Who has been told that it is over has so long to hang up.
const HANG_UP: Duration = Duration::from_secs(3);

/// After this without a word from a client it is asked whether it is there; after three
/// times it is not.
const KEEPALIVE: Duration = Duration::from_secs(30);

impl Server {
    /// Starts to serve, over SSH at an address where one is given.
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
        let (keys, visits) = (KeyTable::built_in(), Arc::default());
        let hall = Arc::new(ServerContext { hosting, keys, visits });
        let mut listening = None;
        if let Some(address) = ssh {
            let key = host_key::of(&hall.hosting.store)?;
            let config = Arc::new(config(key, attempts, post_quantum_only));
            let listener = runtime.block_on(TcpListener::bind(address));
            let listener = listener.map_err(|source| ServeFault::Address { address, source })?;
            listening = Some((listener.local_addr()?, listener, config));
        }
        // Last of what may fail: from here on a thread holds the office.
        let socket = Socket::open(Arc::clone(&hall), &hall.hosting.store)?;
        let (ssh, reception) = listening.map_or((None, None), |(bound, listener, config)| {
            let refused = Mutex::default();
            let hall = Arc::clone(&hall);
            let reception = Acceptor { hall, config, admission, grace, refused };
            (Some(bound), Some(runtime.spawn(reception.receive(listener, stopping))))
        });
        Ok(Self { runtime, hall, stop, ssh, reception, socket })
    }

    /// Where it listens for SSH.
    pub fn ssh(&self) -> Option<SocketAddr> {
        self.ssh
    }

    /// How fast keys were answered so far.
    pub fn pace(&self) -> Pace {
        self.hall.visits.paces.sum()
    }

    /// Stops: nobody new is let in, everybody is told, and what they had typed is kept.
    /// Afterwards nothing of the server holds the office any more.
    pub fn stop(self) {
        self.stop.send_replace(true);
        self.hall.visits.end_all();
        // What they were told may still be on its way to them.
        if let Some(reception) = self.reception {
            let _stalled = self.runtime.block_on(async { timeout(HANG_UP, reception).await });
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
        // RegisterEntry neither what it is nor how old.
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
    hall: Arc<ServerContext>,
    config: Arc<Config>,
    admission: Arc<Admission>,
    /// From a connection to a seat at the desk, at most.
    grace: Duration,
    /// Addresses of clients without a key exchange in common, each told of once.
    refused: Mutex<HashSet<String>>,
}

/// Addresses of refused clients that are told of, at most.
const REFUSED_TOLD: usize = 1000;

impl Acceptor {
    async fn receive(self, listener: TcpListener, mut stopping: watch::Receiver<bool>) {
        let reception = Arc::new(self);
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
                    let Some(place) = reception.admission.enter(address) else { continue };
                    let (reception, until) = (Arc::clone(&reception), stopping.clone());
                    connections.spawn(async move {
                        let from = address.to_string();
                        let ended = reception.attend(stream, from.clone(), until).await;
                        // Any other connection that breaks off ends by itself.
                        if let Err(Error::NoCommonAlgo { kind: AlgorithmKind::Kex, .. }) = ended {
                            reception.tell_of_refused_client(from);
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

    /// Once for an address, since anybody can have it said; and from a thread that may wait,
    /// since whoever reads the log may not.
    fn tell_of_refused_client(&self, from: String) {
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        if refused.len() < REFUSED_TOLD && refused.insert(from.clone()) {
            let hall = Arc::clone(&self.hall);
            let told = Message::of("serve-refused-client").with("address", from);
            spawn_blocking(move || hall.hosting.tell(&told));
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
        let twin = Arc::new(stream.try_clone()?);
        let stream = TcpStream::from_std(stream)?;
        let (stage, mut reached) = watch::channel(Stage::Arriving);
        let caller = Caller::new(Arc::clone(&self.hall), from, stage, Arc::clone(&twin));
        let began = timeout_at(by, run_stream(Arc::clone(&self.config), stream, caller)).await;
        let Ok(began) = began else { return Ok(()) };
        let mut session = began?;
        let handle = session.handle();
        let over = async {
            let seated = reach(&mut reached, |stage| stage != Stage::Arriving);
            let seated = tokio::select! {
                seated = timeout_at(by, seated) => seated.is_ok(),
                // Whoever has no seat yet gets none.
                _ = stopping.changed() => false,
            };
            if seated {
                reach(&mut reached, |stage| stage == Stage::Over).await;
                sleep(HANG_UP).await;
            }
        };
        tokio::select! {
            ended = &mut session => return ended,
            () = over => {}
        }
        let said = handle.disconnect(Disconnect::ByApplication, String::new(), String::new());
        let _stalled = timeout(HANG_UP, said).await;
        let ended = timeout(HANG_UP, &mut session).await;
        twin.shutdown(std::net::Shutdown::Both)?;
        ended.unwrap_or(Ok(()))
    }
}

/// Waits until a caller is so far; one who is gone is as far as can be.
async fn reach(stage: &mut watch::Receiver<Stage>, so_far: fn(Stage) -> bool) {
    drop(stage.wait_for(|stage| so_far(*stage)).await);
}
