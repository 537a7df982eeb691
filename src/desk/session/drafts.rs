//! What one signed-in person types and has not submitted: kept at every change, found
//! again at any desk, and submitted under an id of its own.

use crate::base::{CommandId, Login, SessionId};
use crate::desk::screen::FormDraft;
use crate::office::{Office, SavedDraft};
use std::collections::BTreeMap;
use std::hash::Hasher;
use std::sync::Arc;

/// The unfinished forms of one person at one desk.
pub struct FormDrafts {
    office: Arc<Office>,
    login: Login,
    session: SessionId,
    /// The draft of the top screen as it is kept.
    kept: Option<FormDraft>,
    /// By form, what its command's id begins with: made once for what is being filled,
    /// however often and wherever it is submitted.
    acts: BTreeMap<String, CommandId>,
    /// What was left in the form just opened, while it is asked whether to go on with it.
    offered: Option<SavedDraft>,
}

/// The disk takes no draft.
pub struct DraftLost;

impl FormDrafts {
    /// Those of a person who just signed in.
    pub fn new(office: Arc<Office>, login: Login, session: SessionId) -> Self {
        let (kept, acts, offered) = (None, BTreeMap::new(), None);
        Self { office, login, session, kept, acts, offered }
    }

    /// Begins with a form as it opens; gives what was left in it before, which is offered
    /// until [`FormDrafts::take_offered`].
    pub fn begin(&mut self, draft: FormDraft) -> Option<&SavedDraft> {
        self.offered = self.office.drafts().find(&self.login, &draft.form);
        if let Some(left) = &self.offered {
            self.acts.insert(draft.form.clone(), left.act.clone());
        }
        self.kept = Some(draft);
        self.offered.as_ref()
    }

    /// What was offered, once its person has chosen.
    pub fn take_offered(&mut self) -> Option<SavedDraft> {
        self.offered.take()
    }

    /// Keeps what is typed in the top screen, where it is other than what is kept.
    pub fn keep(&mut self, draft: Option<FormDraft>) -> Result<(), DraftLost> {
        match draft {
            Some(draft) if self.kept.as_ref() != Some(&draft) => self.note(draft),
            _ => Ok(()),
        }
    }

    /// Forgets what was left in a form: it was submitted, or nobody wants it.
    pub fn forget(&mut self, draft: Option<FormDraft>) -> Result<(), DraftLost> {
        let Some(draft) = draft else { return Ok(()) };
        let forgotten = self.note(FormDraft { text: String::new(), ..draft.clone() });
        self.acts.remove(&draft.form);
        self.kept = Some(draft);
        forgotten
    }

    /// The id under which a form is submitted: the same whenever the same was typed into
    /// it, until that is done.
    pub fn id(&mut self, draft: &FormDraft) -> CommandId {
        let mut typed = std::hash::DefaultHasher::new();
        typed.write(draft.text.as_bytes());
        let act = self.act(&draft.form);
        CommandId::from(format!("{act}-{:08x}", typed.finish() as u32).as_str())
    }

    fn note(&mut self, draft: FormDraft) -> Result<(), DraftLost> {
        let left = SavedDraft {
            login: self.login.clone(),
            form: draft.form.clone(),
            at: self.office.now(),
            act: self.act(&draft.form),
            text: draft.text.clone(),
        };
        self.kept = Some(draft);
        self.office.drafts().keep(left).map_err(|_| DraftLost)
    }

    fn act(&mut self, form: &str) -> CommandId {
        let fresh = || self.office.next_command(&self.session);
        self.acts.entry(form.to_owned()).or_insert_with(fresh).clone()
    }
}
