//! `serve`: the server for many desks, until a signal stops it.

use super::context::CliContext;
use super::dispatch::run_for_client;
use super::reply::{CommandError, CommandReply};
use crate::desk::home::tabs;
use crate::remote::{HostKeyFault, Hosting, Latency, ServeFault, Server, StopSignals, fingerprint};
use crate::words::{Message, Words, explain_io, io_cause};
use serde_json::json;
use std::io::{ErrorKind, Write};
use std::net::SocketAddr;
use std::time::Duration;

impl CliContext {
    /// Serves the store until somebody wants the process to stop; then a clean stop.
    pub(super) fn serve(&self, ssh: Option<SocketAddr>) -> Result<CommandReply, CommandError> {
        // Before anybody is told that it serves, so that no stop can come too early.
        let signals = StopSignals::taken()?;
        let office = self.own_office()?;
        office.prepare_search();
        tell_panics(self.words);
        let hosting = Hosting {
            office: office.share(),
            store: self.store.clone(),
            menu: tabs::menu,
            commands: run_for_client,
            lang: self.words.lang(),
        };
        let served = Server::start(hosting, ssh).map_err(|fault| self.cannot_serve(&fault));
        let served = served.map(|server| {
            self.say_where(&server);
            signals.wait();
            self.say_latency(server.latency());
            server.stop();
        });
        office.close()?;
        served?;
        Ok(self.say(&"serve-stopped".into(), json!({ "stopped": true })))
    }

    /// Where it listens, for whoever started it; standard output stays for the result.
    fn say_where(&self, server: &Server) {
        let ready = Message::of("serve-ready").with("dir", self.store.display().to_string());
        tell(&ready.text(self.words));
        if let (Some(address), Ok(Some(fingerprint))) = (server.ssh(), fingerprint(&self.store)) {
            let message = Message::of("serve-listening").with("address", address.to_string());
            tell(&message.with("fingerprint", fingerprint).text(self.words));
        }
    }

    fn say_latency(&self, latency: Latency) {
        let ms = |took: Duration| format!("{:.1}", took.as_secs_f64() * 1e3);
        let message = Message::of("serve-latency").with("frames", latency.frames.to_string());
        let message = message.with("median", ms(latency.median)).with("p99", ms(latency.p99));
        tell(&message.with("longest", ms(latency.longest)).text(self.words));
    }

    fn cannot_serve(&self, fault: &ServeFault) -> CommandError {
        let message = match fault {
            ServeFault::HostKey(fault) => {
                Message::of("serve-host-key").with("cause", host_key_text(fault, self.words))
            }
            ServeFault::Address { address, source } if source.kind() == ErrorKind::AddrInUse => {
                Message::of("serve-address-taken").with("address", address.to_string())
            }
            ServeFault::Address { address, source } => Message::of("serve-address")
                .with("address", address.to_string())
                .with("cause", io_cause(source.kind(), self.words)),
            ServeFault::System(fault) => {
                Message::of("serve-system").with("cause", io_cause(fault.kind(), self.words))
            }
        };
        CommandError::Message(message)
    }
}

/// Words what is wrong with the server's own key.
pub(super) fn host_key_text(fault: &HostKeyFault, words: &Words) -> String {
    match fault {
        HostKeyFault::File { path, source } => explain_io(path, source.kind(), words),
        HostKeyFault::Key { path, cause } => Message::of("fault-host-key")
            .with("path", path.display().to_string())
            .with("cause", cause.clone())
            .text(words),
    }
}

/// Tells whoever started the server. Where nobody listens any more, it serves on.
fn tell(text: &str) {
    let _gone = writeln!(std::io::stderr(), "youyang: {text}");
}

/// Has every panic told by its session and place; what it says may hold personal data.
fn tell_panics(words: &'static Words) {
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map(|at| format!("{}:{}", at.file(), at.line()));
        let message = Message::of("serve-bug")
            .with("name", std::thread::current().name().unwrap_or_default().to_owned())
            .with("place", place.unwrap_or_default());
        tell(&message.text(words));
    }));
}
