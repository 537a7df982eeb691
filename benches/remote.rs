//! Many desks over SSH on this machine: time from key to frame in the server and as the
//! client sees it, memory and CPU of a session, against sshd with one process each at the
//! same store. Somebody else passes a case or takes it back every second, so that lists move.
//! `cargo bench -p youyang-benches --bench remote`; `YOUYANG_SECONDS=600` for the long run, `YOUYANG_DESKS`,
//! `YOUYANG_IDLE` and `YOUYANG_PEERS` for other numbers. All traffic stays on 127.0.0.1.

mod allocator;
mod lanes;
mod table;

use russh::client::{self, Handle, Msg};
use russh::keys::ssh_key::LineEnding;
use russh::keys::ssh_key::private::Ed25519Keypair;
use russh::keys::{PrivateKey, PrivateKeyWithHashAlg, PublicKeyOrCertificate};
use russh::{Channel, ChannelMsg};
use std::io::{BufRead, BufReader, Lines, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::sync::Semaphore;
use tokio::time::{sleep, sleep_until, timeout};
use youyang::base::{Login, SessionId, SystemClock};
use youyang::casework::{AccountCommand, Command as Act, Department, Level, ReviewCommand};
use youyang::desk::home::tabs;
use youyang::office::{Actor, Office, Queue, hash_password};
use youyang::policy::Policy;
use youyang::remote::{CommandOutput, Hosting, Server};
use youyang::words::Lang;

const SERVE: &str = "YOUYANG_BENCH_SERVE";
const SIZE: (u32, u32) = (120, 40);

/// What a person at a desk types, over and over: half of them search, half walk a list.
const SEARCHING: [&str; 8] = ["z", "h", "a", "n", "\x7f", "\x7f", "\x7f", "\x7f"];
const WALKING: [&str; 8] =
    ["\x1b[B", "\x1b[B", "\x1b[B", "\x1b[6~", "\x1b[A", "\x1b[A", "\x1b[5~", "\x1b[B"];

struct Trusting;

impl client::Handler for Trusting {
    type Error = russh::Error;

    async fn check_server_key(&mut self, _: &PublicKeyOrCertificate) -> Result<bool, russh::Error> {
        Ok(true)
    }
}

/// One desk over a line.
struct Desk {
    _handle: Handle<Trusting>,
    channel: Channel<Msg>,
}

/// What one desk saw.
#[derive(Default)]
struct Seen {
    waits: Vec<Duration>,
    bytes: Vec<usize>,
    failures: usize,
}

fn main() {
    if let Some(store) = std::env::var_os(SERVE) {
        return serve(Path::new(&store));
    }
    let number = |name: &str, usual| {
        std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
    };
    let seconds = Duration::from_secs(number("YOUYANG_SECONDS", 30) as u64);
    let desks = number("YOUYANG_DESKS", 200);
    [300, 10_000].into_iter().for_each(|items| lanes::measure(items, desks));
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    let words = ["youyang", "demo", "--no-desk", "--people", "2000", "--store"];
    let words = words.map(Into::into).into_iter().chain([store.clone().into_os_string()]);
    youyang::cli::run(words);
    hire(&store);
    let (mut server, address) = start(&store);
    println!(
        "\n{:<34} {:>9} {:>9} {:>9} {:>11} {:>9}",
        "120x40, as the client sees it", "p50 ms", "p99 ms", "max ms", "kB/session", "CPU %"
    );
    let runtime =
        Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("runtime");
    let at = Way::Key(address);
    let before = memory(&[server.id()]);
    let id = server.id();
    let watched = || (memory(&[id]) - before, vec![id]);
    let ours =
        runtime.block_on(load("one process, russh", &at, desks, seconds, &watched, &mut || {
            drop(server.latency());
        }));
    let latency = server.latency();
    println!("    in the server, bytes in to frame out: {latency}");
    let what = format!("{desks} desks, a key a second each, in the server, bytes in to frame out");
    table::row("remote", &what, &latency, "", "");
    let at_rest =
        runtime.block_on(idle(&at, number("YOUYANG_IDLE", 1000), &|| memory(&[id]) - before));
    let theirs = peer(&runtime, folder.path(), &store, number("YOUYANG_PEERS", 40), seconds);
    rows(&ours, at_rest, theirs.as_ref());
    Command::new("kill").arg(server.id().to_string()).status().expect("kill");
    let ended = server.process.0.wait().expect("it ends");
    println!("stopped cleanly: {}", ended.success());
}

/// What a load came to, as the clients see it.
struct Load {
    p50: f64,
    p99: f64,
    kilobytes: i64,
}

fn rows(ours: &Load, at_rest: i64, theirs: Option<&Load>) {
    let waits = |load: &Load| format!("{:.1} / {:.1} ms", load.p50, load.p99);
    let ratio = |peer: &Load| format!("{:.2}, {:.2}", ours.p50 / peer.p50, ours.p99 / peer.p99);
    let peer = theirs.map(|peer| format!("sshd and a process each: {}", waits(peer)));
    let (what, ratio) = ("as the client sees it, p50 / p99", theirs.map(ratio));
    let (peer, ratio) = (peer.unwrap_or_default(), ratio.unwrap_or_default());
    table::row("remote", what, &waits(ours), &peer, &ratio);
    let memory = format!("{} / {at_rest} kB", ours.kilobytes);
    let peer = theirs.map(|peer| format!("sshd and a process each: {} kB", peer.kilobytes));
    let ratio = theirs.map(|peer| format!("{:.2}", ours.kilobytes as f64 / peer.kilobytes as f64));
    let (peer, ratio) = (peer.unwrap_or_default(), ratio.unwrap_or_default());
    table::row("remote", "memory a desk, in use / at rest", &memory, &peer, &ratio);
}

/// How a desk is reached.
#[derive(Clone)]
enum Way {
    /// The server, which takes the key as a sign-in.
    Key(SocketAddr),
    /// sshd, behind whose key the desk asks for its own password.
    Through(SocketAddr, String),
}

fn key() -> PrivateKey {
    PrivateKey::from(Ed25519Keypair::from_seed(&[7; 32]))
}

fn hire(store: &Path) {
    let office = open(store);
    let founder = Login::from("human-resources.supervisor");
    let founder = Actor::founder(founder, SessionId::from("bench"));
    let add = AccountCommand::Add {
        login: Login::from("bench"),
        name: "bench".into(),
        department: Department::HumanResources,
        level: Level::Supervisor,
        township: None,
        password: hash_password("bench-bench").expect("random"),
        ssh_key: Some(key().public_key().to_openssh().expect("a line")),
    };
    let id = office.next_command(&founder.session);
    office.submit(&founder, id, Act::Account(add), None).expect("hired");
    office.close().expect("closed");
}

fn open(store: &Path) -> Office {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/policy");
    let files = ["office.toml", "plan.toml", "security.toml"].map(|file| {
        let text = std::fs::read_to_string(folder.join(file)).expect("a policy file");
        // Everybody comes from one address here.
        (
            file,
            text.replace("value = 400\n", "value = 4000\n")
                .replace("value = 60\n", "value = 4000\n"),
        )
    });
    let policy = Policy::read(files.iter().map(|(name, text)| (*name, text.as_str())));
    Office::open(store, policy.expect("a policy"), Arc::new(SystemClock)).expect("opens")
}

/// The server in a process of its own, with somebody acting every second beside.
fn serve(store: &Path) {
    let signals = youyang::remote::StopSignals::taken().expect("signals");
    let office = Arc::new(open(store));
    office.wait_for_search();
    let hosting = Hosting {
        office: Arc::clone(&office),
        store: store.to_owned(),
        menu: tabs::menu,
        commands: |_, _, _| CommandOutput::default(),
        lang: Lang::Zh,
    };
    let server = Server::start(hosting, Some(([127, 0, 0, 1], 0).into())).expect("a server");
    println!("PORT {}", server.ssh().expect("a port").port());
    let acting = Arc::downgrade(&office);
    std::thread::spawn(move || act(&acting));
    let server = Arc::new(server);
    let asked = Arc::downgrade(&server);
    std::thread::spawn(move || {
        for _ in std::io::stdin().lines() {
            let Some(server) = asked.upgrade() else { return };
            println!("LATENCY {:?}", server.latency());
        }
    });
    signals.wait();
    Arc::into_inner(server).expect("nobody asks any more").stop();
    // The one who acts may have it for a moment.
    let mut office = office;
    let office = loop {
        match Arc::try_unwrap(office) {
            Ok(office) => break office,
            Err(held) => office = held,
        }
    };
    office.close().expect("a clean stop");
}

/// Passes a case that waits and takes it back, a step every second.
fn act(office: &Weak<Office>) {
    let founder = Login::from("human-resources.supervisor");
    let founder = Actor::founder(founder, SessionId::from("acting"));
    let mut passed = None;
    while let Some(office) = office.upgrade() {
        let reader = office.reader(&founder);
        let waiting = reader
            .review()
            .my_steps()
            .into_iter()
            .flat_map(|s| reader.cases().queue(Queue::Waiting(s)));
        let mut passes = waiting.map(|case| Act::Review(ReviewCommand::Pass { case }));
        let next = match passed.take() {
            Some(case) => Act::Review(ReviewCommand::TakeBack { case }),
            None => passes.find(|pass| reader.would(pass).is_ok()).expect("a case to pass"),
        };
        if let Act::Review(ReviewCommand::Pass { case }) = &next {
            passed = Some(*case);
        }
        let id = office.next_command(&founder.session);
        office.submit(&founder, id, next, None).expect("carried out");
        drop(reader);
        drop(office);
        std::thread::sleep(Duration::from_secs(1));
    }
}

/// A process that does not outlive this one, not even where this one panics.
struct Owned(Child);

impl Drop for Owned {
    fn drop(&mut self) {
        // One that has ended already cannot be killed.
        let _ended = self.0.kill();
        let _gone = self.0.wait();
    }
}

/// The server's process, and the pipes by which it is asked how fast it was.
struct Serving {
    process: Owned,
    asks: ChildStdin,
    tells: Lines<BufReader<ChildStdout>>,
}

impl Serving {
    fn id(&self) -> u32 {
        self.process.0.id()
    }

    fn latency(&mut self) -> String {
        writeln!(self.asks).expect("it runs");
        let told =
            self.tells.find_map(|line| Some(line.ok()?.strip_prefix("LATENCY ")?.to_owned()));
        told.expect("it tells")
    }
}

fn start(store: &Path) -> (Serving, SocketAddr) {
    let mut child = Command::new(std::env::current_exe().expect("this bench"))
        .env(SERVE, store)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a server");
    let asks = child.stdin.take().expect("its input");
    let mut tells = BufReader::new(child.stdout.take().expect("its output")).lines();
    let port = tells.find_map(|line| line.ok()?.strip_prefix("PORT ")?.parse().ok());
    let address = SocketAddr::from(([127, 0, 0, 1], port.expect("a port")));
    (Serving { process: Owned(child), asks, tells }, address)
}

async fn call(way: &Way) -> Result<Desk, russh::Error> {
    let (address, login) = match way {
        Way::Key(address) => (*address, "bench"),
        Way::Through(address, login) => (*address, login.as_str()),
    };
    let config = client::Config { nodelay: true, ..Default::default() };
    let mut handle = client::connect(Arc::new(config), address, Trusting).await?;
    let key = PrivateKeyWithHashAlg::new(Arc::new(key()), None);
    if !handle.authenticate_publickey(login, key).await?.success() {
        return Err(russh::Error::NotAuthenticated);
    }
    let channel = handle.channel_open_session().await?;
    channel.request_pty(false, "xterm-256color", SIZE.0, SIZE.1, 0, 0, &[]).await?;
    channel.request_shell(false).await?;
    let mut desk = Desk { _handle: handle, channel };
    desk.settle().await?;
    if let Way::Through(..) = way {
        desk.channel.data_bytes(&b"bench\rbench-bench\r"[..]).await?;
        desk.settle().await?;
    }
    Ok(desk)
}

impl Desk {
    /// Takes all that comes until it is quiet for a while.
    async fn settle(&mut self) -> Result<(), russh::Error> {
        let mut first = Duration::from_secs(20);
        while let Ok(message) = timeout(first, self.channel.wait()).await {
            match message {
                Some(ChannelMsg::Data { .. }) => first = Duration::from_millis(150),
                Some(ChannelMsg::Eof | ChannelMsg::Close) | None => {
                    return Err(russh::Error::Disconnect);
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Presses a key; the time to the first bytes of the frame, and how many came.
    async fn press(&mut self, key: &str) -> Option<(Duration, usize)> {
        // What others did meanwhile is no answer.
        while let Ok(Some(_)) = timeout(Duration::ZERO, self.channel.wait()).await {}
        let begun = Instant::now();
        self.channel.data_bytes(key.as_bytes().to_vec()).await.ok()?;
        loop {
            match timeout(Duration::from_secs(10), self.channel.wait()).await.ok()?? {
                ChannelMsg::Data { data } => {
                    let (took, mut bytes) = (begun.elapsed(), data.len());
                    let more = timeout(Duration::from_millis(30), self.channel.wait());
                    if let Ok(Some(ChannelMsg::Data { data })) = more.await {
                        bytes += data.len();
                    }
                    return Some((took, bytes));
                }
                ChannelMsg::Eof | ChannelMsg::Close => return None,
                _ => {}
            }
        }
    }
}

/// So many desks, a few signing in at a time.
async fn desks(way: &Way, count: usize) -> Vec<Desk> {
    let turns = Arc::new(Semaphore::new(4));
    let calls: Vec<_> = (0..count)
        .map(|_| {
            let (way, turns) = (way.clone(), Arc::clone(&turns));
            tokio::spawn(async move {
                let _turn = turns.acquire_owned().await.expect("open");
                call(&way).await
            })
        })
        .collect();
    let mut desks = Vec::new();
    let mut failed = 0;
    for called in calls {
        match called.await.expect("no panic") {
            Ok(desk) => desks.push(desk),
            Err(_) => failed += 1,
        }
    }
    if failed > 0 {
        println!("{failed} of {count} could not sign in");
    }
    desks
}

/// Until the desks that were opened at once have drawn all they have to, nothing is counted.
const WARM_UP: Duration = Duration::from_secs(5);

/// A key a second at each of so many desks; `counted` is called when counting begins.
async fn load(
    name: &str,
    way: &Way,
    count: usize,
    time: Duration,
    watched: &dyn Fn() -> (i64, Vec<u32>),
    counted: &mut dyn FnMut(),
) -> Load {
    let desks = desks(way, count).await;
    let taken = desks.len().max(1);
    let typists: Vec<_> = desks
        .into_iter()
        .enumerate()
        .map(|(at, desk)| tokio::spawn(type_away(desk, at, count, time)))
        .collect();
    sleep(WARM_UP).await;
    counted();
    let (at_rest, processes) = watched();
    let (begun, cpu_before) = (Instant::now(), cpu(&processes));
    // While all of them are still at it.
    sleep(time.saturating_sub(Duration::from_secs(1))).await;
    let memory = watched().0.max(at_rest);
    let mut seen = Seen::default();
    for typist in typists {
        let one = typist.await.expect("no panic");
        seen.waits.extend(one.waits);
        seen.bytes.extend(one.bytes);
        seen.failures += one.failures;
    }
    // Processes that have ended took their time with them.
    let busy = cpu(&processes).saturating_sub(cpu_before);
    let busy = busy.as_secs_f64() / begun.elapsed().as_secs_f64();
    seen.waits.sort();
    seen.bytes.sort();
    let ms = |share: f64| {
        let at =
            ((seen.waits.len() as f64 * share) as usize).min(seen.waits.len().saturating_sub(1));
        seen.waits.get(at).map_or(0.0, |wait| wait.as_secs_f64() * 1e3)
    };
    let kilobytes = memory / 1024 / taken as i64;
    println!(
        "{:<34} {:>9.2} {:>9.2} {:>9.2} {:>11} {:>9.1}",
        format!("{name}, {taken} desks"),
        ms(0.5),
        ms(0.99),
        ms(1.0),
        kilobytes,
        busy * 100.0
    );
    let bytes = |share: f64| seen.bytes.get((seen.bytes.len() as f64 * share) as usize).copied();
    println!(
        "    {} keys, {} failures; bytes a key p50 {:?}, p90 {:?}, p99 {:?}",
        seen.waits.len(),
        seen.failures,
        bytes(0.5),
        bytes(0.9),
        bytes(0.99)
    );
    Load { p50: ms(0.5), p99: ms(0.99), kilobytes }
}

async fn type_away(mut desk: Desk, at: usize, count: usize, time: Duration) -> Seen {
    let (open, keys) = if at.is_multiple_of(2) { ("1", SEARCHING) } else { ("3", WALKING) };
    let mut seen = Seen::default();
    let offset = Duration::from_secs(1) * at as u32 / count as u32;
    let begun = tokio::time::Instant::now() + offset;
    sleep_until(begun).await;
    let pressed = desk.press(open).await;
    seen.failures += usize::from(pressed.is_none());
    for turn in 1.. {
        let due = begun + Duration::from_secs(turn);
        if due > begun + WARM_UP + time {
            break;
        }
        sleep_until(due).await;
        match desk.press(keys[turn as usize % keys.len()]).await {
            Some(_) if due < begun + WARM_UP => {}
            Some((wait, bytes)) => {
                seen.waits.push(wait);
                seen.bytes.push(bytes);
            }
            None => seen.failures += 1,
        }
    }
    seen
}

/// So many desks at which nobody does anything; at the end each answers a key. Kilobytes each.
async fn idle(way: &Way, count: usize, memory: &dyn Fn() -> i64) -> i64 {
    let mut desks = desks(way, count).await;
    sleep(Duration::from_secs(5)).await;
    let kilobytes = memory() / 1024 / desks.len().max(1) as i64;
    let mut answered = 0;
    for desk in &mut desks {
        answered += usize::from(desk.press("2").await.is_some());
    }
    println!("idle: {answered} of {count} desks answer, {kilobytes} kB each");
    kilobytes
}

/// sshd with a process each, which attaches to a server of the same store.
fn peer(
    runtime: &tokio::runtime::Runtime,
    folder: &Path,
    store: &Path,
    count: usize,
    time: Duration,
) -> Option<Load> {
    let program = std::env::current_exe().expect("this bench");
    let program = program.parent().and_then(Path::parent).expect("a folder").join("youyang");
    let Some(sshd) =
        ["/usr/sbin/sshd", "/usr/local/sbin/sshd"].iter().map(PathBuf::from).find(|p| p.exists())
    else {
        println!("no sshd here (apt-get install openssh-server): no peer");
        return None;
    };
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).expect("written");
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600))
            .expect("private");
        path
    };
    let host = write("host", key().to_openssh(LineEnding::LF).expect("a key").to_string());
    let keys = write("keys", key().public_key().to_openssh().expect("a line") + "\n");
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|l| l.local_addr())
        .expect("a port")
        .port();
    let config = format!(
        "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}\nStrictModes no\n\
         UsePAM no\nPasswordAuthentication no\nMaxStartups 100\nPidFile none\nPrintMotd no\n\
         PermitRootLogin yes\nForceCommand {} --store {}\n",
        host.display(),
        keys.display(),
        program.display(),
        store.display()
    );
    let config = write("sshd_config", config);
    std::fs::create_dir_all("/run/sshd").ok();
    let daemon =
        match Command::new(sshd).arg("-D").arg("-f").arg(&config).stderr(Stdio::null()).spawn() {
            Ok(daemon) => Owned(daemon),
            Err(fault) => {
                println!("sshd does not start: {fault}");
                return None;
            }
        };
    std::thread::sleep(Duration::from_millis(500));
    let login = std::env::var("USER").unwrap_or_else(|_| "root".to_owned());
    let way = Way::Through(([127, 0, 0, 1], port).into(), login);
    let id = daemon.0.id();
    let name = "sshd and a process each";
    let watched = || {
        let all = descendants(id);
        (memory(&all), all)
    };
    Some(runtime.block_on(load(name, &way, count, time, &watched, &mut || {})))
}

/// Memory that these processes alone account for, bytes.
fn memory(processes: &[u32]) -> i64 {
    let one = |id: &u32| {
        let text = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.split_whitespace().next()?.parse::<i64>().ok()
    };
    processes.iter().filter_map(one).sum::<i64>() * 1024
}

/// CPU time of these processes so far.
fn cpu(processes: &[u32]) -> Duration {
    let one = |id: &u32| {
        let text = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        let fields: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
        Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
    };
    Duration::from_millis(processes.iter().filter_map(one).sum::<u64>() * 10)
}

fn descendants(root: u32) -> Vec<u32> {
    let parent = |id: u32| {
        let text = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
        text.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse::<u32>().ok()
    };
    let all: Vec<(u32, u32)> = std::fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|id| Some((id, parent(id)?)))
        .collect();
    let mut found = vec![root];
    let mut at = 0;
    while at < found.len() {
        let children = all.iter().filter(|(_, parent)| *parent == found[at]).map(|(id, _)| *id);
        found.extend(children.collect::<Vec<_>>());
        at += 1;
    }
    found
}
