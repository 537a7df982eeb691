//! The key table: which key does what where.

use super::key::{Code, Key};
use super::{Action, Hint, Input, KeyContext};
use crate::words::Words;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

/// What each key does in each section, and how an action's keys are shown.
pub struct KeyTable {
    bound: HashMap<(Section, Key), Action>,
    labels: HashMap<(Section, Action), Vec<Key>>,
}

/// A key table cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyTableFault {
    /// The text is no TOML of sections, actions and keys.
    #[error("keys.toml: {0}")]
    Unreadable(String),
    /// A key has no such name.
    #[error("keys.toml: no key is called {key:?} (for {action:?}); write F2, Enter, Ctrl-P or /")]
    UnknownKey {
        /// The name as written.
        key: String,
        /// The action it was to do.
        action: Action,
    },
    /// One key would do two things.
    #[error(
        "keys.toml: {key} would do {one:?} and {other:?} at one time; take it from one of them"
    )]
    Conflict {
        /// The key as written.
        key: String,
        /// What it does already.
        one: Action,
        /// What it was to do also.
        other: Action,
    },
    /// Digits open tabs and menu items.
    #[error("keys.toml: {0} is a digit; digits always open tabs and menu items")]
    Digit(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Section {
    Everywhere,
    Text,
    List,
    Review,
    Round,
    Compare,
    Import,
    Person,
}

impl KeyContext {
    /// The sections that hold, narrowest first.
    fn sections(self) -> &'static [Section] {
        match self {
            Self::Text => &[Section::Text, Section::Everywhere],
            Self::List => &[Section::List, Section::Everywhere],
            Self::Form => &[Section::Everywhere],
            Self::Review => &[Section::Review, Section::List, Section::Everywhere],
            Self::Round => &[Section::Round, Section::List, Section::Everywhere],
            Self::Compare => &[Section::Compare, Section::List, Section::Everywhere],
            Self::Import => &[Section::Import, Section::List, Section::Everywhere],
            Self::Person => &[Section::Person, Section::List, Section::Everywhere],
        }
    }
}

const CONTEXTS: [KeyContext; 8] = [
    KeyContext::Text,
    KeyContext::List,
    KeyContext::Form,
    KeyContext::Review,
    KeyContext::Round,
    KeyContext::Compare,
    KeyContext::Import,
    KeyContext::Person,
];

impl KeyTable {
    /// The table built into the program.
    pub fn built_in() -> Arc<Self> {
        static TABLE: LazyLock<Arc<KeyTable>> = LazyLock::new(|| {
            let read = KeyTable::parse(include_str!("../../../../data/keys.toml"));
            // A test reads the same text strictly.
            Arc::new(
                read.unwrap_or_else(|_| KeyTable { bound: HashMap::new(), labels: HashMap::new() }),
            )
        });
        TABLE.clone()
    }

    /// Reads a table; every fault it finds, not only the first.
    pub fn parse(text: &str) -> Result<Self, Vec<KeyTableFault>> {
        let written: BTreeMap<Section, BTreeMap<Action, Vec<String>>> = toml::from_str(text)
            .map_err(|fault| vec![KeyTableFault::Unreadable(fault.to_string())])?;
        let mut table = Self { bound: HashMap::new(), labels: HashMap::new() };
        let mut faults = Vec::new();
        for (section, actions) in written {
            for (action, names) in actions {
                for name in names {
                    if let Err(fault) = table.bind(section, action, &name) {
                        faults.push(fault);
                    }
                }
            }
        }
        faults.extend(table.conflicts());
        if faults.is_empty() { Ok(table) } else { Err(faults) }
    }

    /// What a key means in a context; nothing where it means nothing.
    pub fn resolve(&self, context: KeyContext, key: Key) -> Option<Input> {
        let meant = if context.is_text() { key } else { key.folded() };
        let find = |section: &Section| self.bound.get(&(*section, meant)).copied();
        if let Some(action) = context.sections().iter().find_map(find) {
            return Some(Input::Act(action));
        }
        let typed = meant.typed()?;
        if context.is_text() {
            return Some(Input::Type(typed));
        }
        typed.to_digit(10).map(|digit| Input::Digit(digit as u8))
    }

    /// All keys that do an action in a context, the one to show first.
    pub fn keys(&self, context: KeyContext, action: Action) -> Vec<Key> {
        let mut keys: Vec<Key> = Vec::new();
        for section in context.sections() {
            for key in self.labels.get(&(*section, action)).into_iter().flatten() {
                if !keys.contains(key) {
                    keys.push(*key);
                }
            }
        }
        keys
    }

    /// Footer entries: key label and text key. Neighbours that share a text
    /// (Up and Down) become one entry.
    pub fn footer(
        &self,
        context: KeyContext,
        hints: &[Hint],
        words: &Words,
        arrows: bool,
    ) -> Vec<(String, &'static str)> {
        let mut entries: Vec<(String, &'static str)> = Vec::new();
        for hint in hints {
            let Some(key) = self.keys(context, hint.action).first().copied() else { continue };
            let label = label(key, words, arrows);
            match entries.last_mut() {
                Some((labels, word)) if *word == hint.word => {
                    // Signs are written together, names apart.
                    let sign = label.chars().count() == 1 && !label.is_ascii();
                    labels.push_str(if sign { "" } else { "/" });
                    labels.push_str(&label);
                }
                _ => entries.push((label, hint.word)),
            }
        }
        entries
    }

    fn bind(&mut self, section: Section, action: Action, name: &str) -> Result<(), KeyTableFault> {
        let unknown = || KeyTableFault::UnknownKey { key: name.to_owned(), action };
        let key: Key = name.parse().map_err(|()| unknown())?;
        if matches!(key.typed(), Some('0'..='9')) {
            return Err(KeyTableFault::Digit(name.to_owned()));
        }
        if let Some(one) = self.bound.insert((section, key), action) {
            return Err(KeyTableFault::Conflict { key: name.to_owned(), one, other: action });
        }
        self.labels.entry((section, action)).or_default().push(key);
        Ok(())
    }

    /// Keys that mean two things in sections that hold at one time.
    fn conflicts(&self) -> Vec<KeyTableFault> {
        let mut found = Vec::new();
        let overlaps = CONTEXTS.iter().flat_map(|context| {
            let sections = context.sections();
            sections
                .iter()
                .enumerate()
                .flat_map(|(i, one)| sections[i + 1..].iter().map(move |other| (*one, *other)))
        });
        for (narrow, wide) in overlaps {
            for ((section, key), other) in &self.bound {
                let one = self.bound.get(&(wide, *key));
                if let Some(one) = one.filter(|one| *section == narrow && *one != other) {
                    let key = key.to_string();
                    let fault = KeyTableFault::Conflict { key, one: *one, other: *other };
                    if !found.contains(&fault) {
                        found.push(fault);
                    }
                }
            }
        }
        found
    }
}

/// What a key is called; arrows are signs where the terminal shows them one cell wide.
pub fn label(key: Key, words: &Words, arrows: bool) -> String {
    let name = match key.code {
        Code::Up if arrows => "↑",
        Code::Down if arrows => "↓",
        Code::Left if arrows => "←",
        Code::Right if arrows => "→",
        code => match code.word() {
            Some(word) => words.say(word),
            None => return key.to_string(),
        },
    };
    format!("{}{name}", if key.ctrl { "^" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn act(table: &KeyTable, context: KeyContext, key: &str) -> Option<Input> {
        table.resolve(context, key.parse().expect("a key"))
    }

    #[test]
    fn the_built_in_table_has_no_fault_and_every_action_has_a_key() {
        let table = KeyTable::parse(include_str!("../../../../data/keys.toml"))
            .unwrap_or_else(|faults| panic!("{faults:?}"));
        for action in Action::ALL {
            let reached = CONTEXTS.iter().any(|at| !table.keys(*at, *action).is_empty());
            assert!(reached, "{action:?} has no key");
        }
    }

    #[test]
    fn every_function_key_has_a_second_way() {
        let table = KeyTable::built_in();
        for n in 1..=12 {
            let key = Key::plain(Code::F(n));
            let Some(Input::Act(action)) = table.resolve(KeyContext::List, key) else { continue };
            let others = table.keys(KeyContext::List, action);
            // F1–F10 have Alt and their digit; the others need a key of their own.
            assert!(n <= 10 || others.len() > 1, "F{n} is the only way to {action:?}");
        }
    }

    #[test]
    fn letters_are_text_or_commands_by_context() {
        let table = KeyTable::built_in();
        assert_eq!(act(&table, KeyContext::Text, "p"), Some(Input::Type('p')));
        assert_eq!(act(&table, KeyContext::List, "p"), None);
        assert_eq!(act(&table, KeyContext::Review, "p"), Some(Input::Act(Action::Pass)));
        assert_eq!(act(&table, KeyContext::Review, "ｐ"), Some(Input::Act(Action::Pass)));
        assert_eq!(act(&table, KeyContext::Text, "？"), Some(Input::Type('？')));
        assert_eq!(act(&table, KeyContext::List, "？"), Some(Input::Act(Action::Help)));
        assert_eq!(act(&table, KeyContext::List, "３"), Some(Input::Digit(3)));
        assert_eq!(act(&table, KeyContext::Text, "3"), Some(Input::Type('3')));
        assert_eq!(act(&table, KeyContext::Text, "F2"), Some(Input::Act(Action::Save)));
    }

    #[test]
    fn the_same_key_for_two_things_at_one_time_is_named() {
        let faults = KeyTable::parse(
            "[everywhere]\nsave=['F2']\n[review]\npass=['F2']\n[list]\nnew=['1','Alt-x']",
        )
        .err()
        .expect("faults");
        let conflict =
            KeyTableFault::Conflict { key: "F2".into(), one: Action::Save, other: Action::Pass };
        let unknown = KeyTableFault::UnknownKey { key: "Alt-x".into(), action: Action::New };
        assert_eq!(faults, [KeyTableFault::Digit("1".into()), unknown, conflict]);
        assert!(KeyTable::parse("[review]\npass=['r']\n[round]\nrun=['r']").is_ok());
    }

    #[test]
    fn the_footer_joins_what_belongs_together() {
        let table = KeyTable::built_in();
        let hints = [Action::Up.into(), Action::Down.into(), Action::Accept.hint("key-open")];
        let (zh, en) = (Words::get(Lang::Zh), Words::get(Lang::En));
        let shown = table.footer(KeyContext::List, &hints, zh, true);
        assert_eq!(shown, [("↑↓".to_owned(), "key-select"), ("Enter".to_owned(), "key-open")]);
        assert_eq!(table.footer(KeyContext::List, &hints, en, false)[0].0, "Up/Down");
        assert_eq!(table.footer(KeyContext::List, &hints, zh, false)[0].0, "上下");
    }

    #[test]
    fn keys_without_a_sign_go_by_a_word() {
        let named = |key: &str, lang| label(key.parse().expect("a key"), Words::get(lang), true);
        for (key, zh, en) in [
            ("Del", "删除键", "Del"),
            ("Space", "空格", "Space"),
            ("Ctrl-Left", "^←", "^←"),
            ("Backspace", "退格键", "Backspace"),
            ("Enter", "Enter", "Enter"),
            ("F2", "F2", "F2"),
        ] {
            assert_eq!((&*named(key, Lang::Zh), &*named(key, Lang::En)), (zh, en));
        }
    }
}
