//! A district behind a running server.

use super::caller::{Caller, Way};
use crate::support::district::District;
use russh::keys::PrivateKey;
use russh::keys::ssh_key::private::Ed25519Keypair;
use std::net::SocketAddr;
use std::sync::Arc;
use youyang::base::Login;
use youyang::casework::{AccountCommand, Command, Department, Level};
use youyang::desk::home::tabs;
use youyang::desk::screen::{Menu, TabName};
use youyang::office::{Actor, Office, hash_password};
use youyang::remote::{CommandOutput, Hosting, Server};
use youyang::words::Lang;

/// A district and its server.
pub struct Served {
    /// The district.
    pub district: District,
    server: Option<Server>,
    address: SocketAddr,
}

impl Served {
    /// The small district, served on a port of its own.
    pub fn new() -> Self {
        Self::of(District::new())
    }

    /// A district, served on a port of its own.
    pub fn of(district: District) -> Self {
        Self::start(district, tabs::menu)
    }

    /// A district and its server, with another desk.
    pub fn start(district: District, menu: fn(&Actor) -> Menu) -> Self {
        let hosting = Hosting {
            office: Arc::clone(&district.office),
            store: district.folder().to_owned(),
            menu,
            commands: |_, _, _| CommandOutput::default(),
            lang: Lang::Zh,
        };
        let any = SocketAddr::from(([127, 0, 0, 1], 0));
        let server = Server::start(hosting, Some(any)).expect("a server");
        let address = server.ssh().expect("a port");
        Self { district, server: Some(server), address }
    }

    /// The small district with a desk on which the subsidies' tab has a bug.
    pub fn with_a_bug() -> Self {
        Self::start(District::new(), |actor| {
            let mut menu = tabs::menu(actor);
            let tab =
                menu.tabs.iter_mut().find(|tab| tab.name == TabName::Subsidies).expect("subsidies");
            tab.open = |_| panic!("a bug, for the test");
            menu
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Somebody on a line to it, before they have signed in.
    pub fn caller(&self) -> Caller {
        Caller::to(self.address)
    }

    /// Somebody signed in with the practice password, at a desk of 80×24.
    pub fn desk_of(&self, login: &str) -> Caller {
        let caller = self.caller().signed_in(login, Way::Password("demo"));
        caller.at_a_terminal("xterm-256color", (80, 24), &[]).sees("1查人")
    }

    /// Adds a clerk of human resources whose account has this key.
    pub fn hire_with_key(&self, login: &str, key: &PrivateKey) {
        let line = key.public_key().to_openssh().expect("a line");
        let add = AccountCommand::Add {
            login: Login::from(login),
            name: login.to_owned(),
            department: Department::HumanResources,
            level: Level::Clerk,
            township: None,
            password: hash_password("key-and-password").expect("random"),
            ssh_key: Some(format!("{line} laptop")),
        };
        self.account(add);
    }

    /// A command of the keeper of accounts.
    pub fn account(&self, command: AccountCommand) {
        self.district.submit("human-resources.supervisor", Command::Account(command));
    }

    /// Stops the server cleanly and closes the store.
    pub fn stop(mut self) -> tempfile::TempDir {
        self.server.take().expect("it runs").stop();
        let (office, dir) = self.district.take_apart();
        let office: Office = Arc::into_inner(office).expect("nobody holds the office any more");
        office.close().expect("a clean stop");
        dir
    }
}

/// A key that is the same every time.
pub fn key(seed: u8) -> PrivateKey {
    PrivateKey::from(Ed25519Keypair::from_seed(&[seed; 32]))
}
