//! A practice store and the program run on it: `store.by("audit.clerk").run("verify").exits(0)`.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A folder with a store in it, and whatever a test writes beside it.
pub struct Store {
    dir: TempDir,
}

/// Somebody at that store on some day.
pub struct Clerk<'a> {
    store: &'a Store,
    login: Option<&'a str>,
    password: &'a str,
    day: Option<&'a str>,
}

/// What a run of the program came to.
pub struct Told {
    asked: String,
    /// Its results.
    pub out: String,
    /// Its messages.
    pub err: String,
    code: Option<i32>,
}

impl Store {
    /// A folder without a store.
    pub fn nowhere() -> Self {
        Self { dir: tempfile::tempdir().expect("a folder") }
    }

    /// A practice district of so many people, made on 2020-05-20.
    pub fn demo(people: usize) -> Self {
        let store = Self::nowhere();
        let made = format!("demo --no-desk --people {people} --today 2020-05-20");
        store.run(&made).exits(0);
        store
    }

    /// A path beside the store.
    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The store's own folder.
    pub fn home(&self) -> PathBuf {
        self.path("store")
    }

    /// Runs the program without signing in, its arguments separated by spaces.
    pub fn run(&self, arguments: &str) -> Told {
        Clerk { store: self, login: None, password: "demo", day: None }.run(arguments)
    }

    /// Somebody who signs in with the password `demo`.
    pub fn by<'a>(&'a self, login: &'a str) -> Clerk<'a> {
        Clerk { store: self, login: Some(login), password: "demo", day: None }
    }

    /// Length and head of the journal.
    pub fn head(&self) -> (u64, String) {
        let told = self.run("verify --json").exits(0).json();
        (told["lines"].as_u64().expect("a length"), told["head"].to_string())
    }

    /// Writes a file beside the store.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, content).expect("written");
        path
    }

    /// Reads a file beside the store.
    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("a text")
    }
}

impl<'a> Clerk<'a> {
    /// With another password.
    pub fn with_password(self, password: &'a str) -> Self {
        Self { password, ..self }
    }

    /// On a day.
    pub fn on(self, day: &'a str) -> Self {
        Self { day: Some(day), ..self }
    }

    /// Runs the program in the store's folder, its arguments separated by spaces.
    pub fn run(&self, arguments: &str) -> Told {
        let mut program = Command::new(env!("CARGO_BIN_EXE_youyang"));
        program.args(arguments.split_whitespace()).current_dir(self.store.dir.path());
        if let Some(login) = self.login {
            self.store.write("password", self.password);
            program.args(["--as", login, "--password-file", "password"]);
        }
        if let Some(day) = self.day {
            program.args(["--today", day]);
        }
        program
            .env_clear()
            .env("YOUYANG_STORE", "store")
            .env("LANG", "zh_CN.UTF-8")
            .env("TERM", "xterm");
        let run = program.stdin(Stdio::null()).output().expect("the program runs");
        Told {
            asked: arguments.to_owned(),
            out: String::from_utf8(run.stdout).expect("results in UTF-8"),
            err: String::from_utf8(run.stderr).expect("messages in UTF-8"),
            code: run.status.code(),
        }
    }
}

impl Told {
    /// Whether it ended with another code than success.
    pub fn failed(&self) -> bool {
        self.code != Some(0)
    }

    /// Must end with that code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        let Self { asked, out, err, .. } = &self;
        assert_eq!(self.code, Some(code), "{asked}\nresults: {out}\nmessages: {err}");
        self
    }

    /// Must have this among its results.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.out.contains(text), "{} lacks {text}:\n{}", self.asked, self.out);
        self
    }

    /// Must have this among its messages, and nothing among its results.
    #[track_caller]
    pub fn refuses(self, text: &str) -> Self {
        assert!(self.err.contains(text), "{} lacks {text}:\n{}", self.asked, self.err);
        assert_eq!(self.out, "", "{}", self.asked);
        self.exits(1)
    }

    /// Must have this among its messages.
    #[track_caller]
    pub fn warns(self, text: &str) -> Self {
        assert!(self.err.contains(text), "{} lacks {text}:\n{}", self.asked, self.err);
        self
    }

    /// Its one JSON document.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|fault| panic!("{fault}: {}", self.out))
    }
}

/// A sample roster of the project.
pub fn sample(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rosters/sample");
    folder.join(name).display().to_string()
}

/// 原参保人员名册 of the samples.
pub fn legacy() -> String {
    sample("原参保人员名册.csv")
}

/// 拟确认人员登记表 of the samples.
pub fn candidates() -> String {
    sample("拟确认人员登记表.xlsx")
}
