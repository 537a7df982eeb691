//! What one signed-in person types and has not submitted: kept at every change, found
//! again at whatever desk, and submitted under an id of its own.

use crate::base::{CommandId, Login, SessionId};
use crate::desk::screen::Draft;
use crate::office::{Left, Office};
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::Arc;

/// The unfinished forms of one person at one desk.
pub struct Typing {
    office: Arc<Office>,
    login: Login,
    session: SessionId,
    /// The draft of the top screen as it is kept.
    kept: Option<Draft>,
    /// By form, what its command's id begins with: made once for what is being filled,
    /// however often and wherever it is submitted.
    acts: BTreeMap<String, CommandId>,
}

/// The disk takes no draft.
pub struct Lost;

impl Typing {
    /// Of a person who just sat down.
    pub fn new(office: Arc<Office>, login: Login, session: SessionId) -> Self {
        Self { office, login, session, kept: None, acts: BTreeMap::new() }
    }

    /// Begins with a form as it opens; gives what was left in it before.
    pub fn begin(&mut self, draft: Draft) -> Option<Left> {
        let left = self.office.drafts().find(&self.login, &draft.form);
        if let Some(left) = &left {
            self.acts.insert(draft.form.clone(), left.act.clone());
        }
        self.kept = Some(draft);
        left
    }

    /// Keeps what is typed in the top screen, where it is other than what is kept.
    pub fn keep(&mut self, draft: Option<Draft>) -> Result<(), Lost> {
        match draft {
            Some(draft) if self.kept.as_ref() != Some(&draft) => self.note(draft),
            _ => Ok(()),
        }
    }

    /// Forgets what was left in a form: it was submitted, or nobody wants it.
    pub fn forget(&mut self, draft: Draft) -> Result<(), Lost> {
        let forgotten = self.note(Draft { text: String::new(), ..draft.clone() });
        self.acts.remove(&draft.form);
        self.kept = Some(draft);
        forgotten
    }

    /// The id under which a form is submitted: the same whenever the same was typed into
    /// it, until that is done.
    pub fn id(&mut self, draft: &Draft) -> CommandId {
        let mut typed = std::hash::DefaultHasher::new();
        typed.write(draft.text.as_bytes());
        let act = self.act(&draft.form);
        CommandId::from(format!("{act}-{:08x}", typed.finish() as u32).as_str())
    }

    fn note(&mut self, draft: Draft) -> Result<(), Lost> {
        let left = Left {
            login: self.login.clone(),
            form: draft.form.clone(),
            at: self.office.now(),
            act: self.act(&draft.form),
            text: draft.text.clone(),
        };
        self.kept = Some(draft);
        self.office.drafts().keep(left).map_err(|_| Lost)
    }

    fn act(&mut self, form: &str) -> CommandId {
        let fresh = || self.office.next_command(&self.session);
        self.acts.entry(form.to_owned()).or_insert_with(fresh).clone()
    }
}
