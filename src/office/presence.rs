//! Who is connected to this process, at whose file they are, and how their sessions are
//! notified that something changed.
//!
//! Nobody asks again and again whether there is news. Whoever runs a session gives it
//! something to be woken by (`Session::wake_by`: a channel's sender, an async task's
//! `Notify`), and is called once for everything that came since it last looked.

use super::Actor;
use crate::base::{Instant, Login, PersonId, SessionId, TownshipCode};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Called, from whatever thread brought the news, when a session should look again. It must
/// return at once and must not ask the office anything: it only wakes whoever does.
pub type Notify = Arc<dyn Fn() + Send + Sync>;

/// Somebody who has the same file open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Sign-in name of the account.
    pub login: Login,
    /// Name of the person.
    pub name: String,
}

/// A signed-in session, as those see it who keep the accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveSession {
    /// The sign-in, as the journal names it.
    pub session: SessionId,
    /// Sign-in name of the account.
    pub login: Login,
    /// Name of the person.
    pub name: String,
    /// The network address; none at this machine.
    pub from: Option<String>,
    /// When it began.
    pub since: Instant,
    /// The last key.
    pub last_key: Instant,
}

/// All connections of this process.
#[derive(Default)]
pub(super) struct Presence {
    open: Mutex<Connections>,
}

#[derive(Default)]
struct Connections {
    connected: BTreeMap<u64, Connected>,
    last: u64,
}

struct Connected {
    actor: Actor,
    /// Townships of those in whose place the actor decides.
    covered: Vec<TownshipCode>,
    at: Option<PersonId>,
    activity: Activity,
    /// Has asked who is on, and is to be notified once when that changes.
    watches: bool,
    news: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
    wake: Option<Notify>,
}

/// Where somebody came from, and when.
struct Activity {
    from: Option<String>,
    since: Instant,
    last_key: Instant,
}

/// What a change concerns: whoever cannot see it is not woken.
pub(super) enum Audience {
    /// Everybody: accounts, rosters, the search that is ready.
    All,
    /// Whoever sees people of these townships.
    Townships(BTreeSet<TownshipCode>),
    /// A session alone: its own work in the background.
    Session(SessionId),
}

/// One session's connection to the office; dropping it ends it.
pub struct Connection {
    presence: Arc<Presence>,
    number: u64,
    news: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
}

impl Presence {
    /// Connects a session of an actor, who came from an address just now.
    pub(super) fn connect(
        self: &Arc<Self>,
        actor: Actor,
        from: Option<String>,
        now: Instant,
    ) -> Connection {
        let (news, ended) = (Arc::<AtomicBool>::default(), Arc::<AtomicBool>::default());
        let one = Connected {
            actor,
            covered: Vec::new(),
            at: None,
            activity: Activity { from, since: now, last_key: now },
            watches: false,
            news: Arc::clone(&news),
            ended: Arc::clone(&ended),
            wake: None,
        };
        let mut open = self.open();
        open.last += 1;
        let number = open.last;
        open.notify_watchers();
        open.connected.insert(number, one);
        drop(open);
        Connection { presence: Arc::clone(self), number, news, ended }
    }

    /// Notifies every session that sees a change.
    pub(super) fn notify(&self, audience: &Audience) {
        for one in self.open().connected.values().filter(|one| audience.takes(one)) {
            one.notify();
        }
    }

    /// Everybody who is connected, in the order in which they came; whoever asks is notified
    /// when it changes.
    pub(super) fn active_sessions(&self, asker: &SessionId) -> Vec<ActiveSession> {
        let session = |one: &Connected| ActiveSession {
            session: one.actor.session.clone(),
            login: one.actor.login.clone(),
            name: one.actor.name.clone(),
            from: one.activity.from.clone(),
            since: one.activity.since,
            last_key: one.activity.last_key,
        };
        let mut open = self.open();
        let asks = |one: &&mut Connected| one.actor.session == *asker;
        open.connected.values_mut().filter(asks).for_each(|one| one.watches = true);
        open.connected.values().map(session).collect()
    }

    /// Ends the connections of some: each is woken to hear of it.
    pub(super) fn end(&self, whose: impl Fn(&Actor) -> bool) {
        for one in self.open().connected.values().filter(|one| whose(&one.actor)) {
            one.ended.store(true, Ordering::Release);
            one.wake.iter().for_each(|wake| wake());
        }
    }

    fn open(&self) -> std::sync::MutexGuard<'_, Connections> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connected {
    /// Wakes it once, until it has looked.
    fn notify(&self) {
        if !self.news.swap(true, Ordering::AcqRel)
            && let Some(wake) = &self.wake
        {
            wake();
        }
    }
}

impl Audience {
    fn takes(&self, one: &Connected) -> bool {
        match (self, one.actor.township) {
            (Self::Session(own), _) => *own == one.actor.session,
            (Self::All, _) | (_, None) => true,
            (Self::Townships(townships), Some(own)) => {
                townships.contains(&own) || one.covered.iter().any(|code| townships.contains(code))
            }
        }
    }
}

impl Connection {
    /// Has it woken by this from now on, instead of what woke it before; at once, where
    /// there is news already.
    pub fn wake_by(&self, wake: Notify) {
        let mut open = self.presence.open();
        if self.has_news() {
            wake();
        }
        if let Some(one) = open.connected.get_mut(&self.number) {
            one.wake = Some(wake);
        }
    }

    /// Notes that a key was pressed here.
    pub fn note_key(&self, now: Instant) {
        if let Some(one) = self.presence.open().connected.get_mut(&self.number) {
            one.activity.last_key = now;
        }
    }

    /// Whether it was ended from elsewhere.
    pub fn is_ended(&self) -> bool {
        self.ended.load(Ordering::Acquire)
    }

    /// Whether there is news that was not taken.
    pub fn has_news(&self) -> bool {
        self.news.load(Ordering::Acquire)
    }

    /// Whether there was news since this was last asked. Ask before reading, so that what
    /// comes while one reads is news again.
    pub fn take_news(&self) -> bool {
        self.news.swap(false, Ordering::AcqRel)
    }

    /// Has it notified of these townships too, whose supervisors its actor stands in for.
    pub fn cover(&self, townships: &[TownshipCode]) {
        if let Some(one) = self.presence.open().connected.get_mut(&self.number)
            && one.covered != townships
        {
            one.covered = townships.to_vec();
        }
    }

    /// Says whose file is open here; whoever has the same one open is notified, and so are
    /// those at the one that is left.
    pub fn look_at(&self, person: Option<PersonId>) {
        let mut open = self.presence.open();
        let Some(one) = open.connected.get_mut(&self.number) else { return };
        let left = std::mem::replace(&mut one.at, person);
        if left != person {
            let login = one.actor.login.clone();
            open.notify_others(&login, &[left, person]);
        }
    }

    /// Who else has the same file open, whoever came first before the others.
    pub fn viewers(&self) -> Vec<Viewer> {
        let open = self.presence.open();
        let Some(own) = open.connected.get(&self.number) else { return Vec::new() };
        let mut viewers: Vec<Viewer> = Vec::new();
        for one in open.connected.values().filter(|one| one.at.is_some() && one.at == own.at) {
            let other = Viewer { login: one.actor.login.clone(), name: one.actor.name.clone() };
            if other.login != own.actor.login && !viewers.contains(&other) {
                viewers.push(other);
            }
        }
        viewers
    }
}

impl Connections {
    fn notify_watchers(&mut self) {
        for one in self.connected.values_mut() {
            if std::mem::take(&mut one.watches) {
                one.notify();
            }
        }
    }

    /// Notifies those at some files that somebody came there or left, but not other sessions
    /// of the same account.
    fn notify_others(&self, login: &Login, files: &[Option<PersonId>]) {
        let others = self.connected.values().filter(|one| one.actor.login != *login);
        others
            .filter(|one| one.at.is_some() && files.contains(&one.at))
            .for_each(Connected::notify);
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let mut open = self.presence.open();
        if let Some(one) = open.connected.remove(&self.number) {
            open.notify_others(&one.actor.login, &[one.at]);
        }
        open.notify_watchers();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SessionId;
    use std::sync::atomic::AtomicUsize;

    fn actor(login: &str, township: Option<u32>) -> Actor {
        let founder = Actor::founder(Login::from(login), SessionId::from(login));
        Actor { township: township.map(TownshipCode), ..founder }
    }

    fn noon() -> Instant {
        crate::base::Date::parse("2020-05-04").expect("a day").at(12, 0, 0)
    }

    /// A connection and how often it was woken.
    fn connect(presence: &Arc<Presence>, actor: Actor) -> (Connection, Arc<AtomicUsize>) {
        let connection = presence.connect(actor, None, noon());
        let woken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&woken);
        connection.wake_by(Arc::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        }));
        (connection, woken)
    }

    #[test]
    fn a_session_is_woken_once_until_it_has_looked_and_only_by_what_it_sees() {
        let presence = Arc::new(Presence::default());
        let (kunyang, woken) = connect(&presence, actor("a", Some(1)));
        let (district, everywhere) = connect(&presence, actor("b", None));
        let at = |code| Audience::Townships([TownshipCode(code)].into());
        (0..3).for_each(|_| presence.notify(&at(2)));
        assert!(!kunyang.has_news());
        assert_eq!((woken.load(Ordering::SeqCst), everywhere.load(Ordering::SeqCst)), (0, 1));
        presence.notify(&at(1));
        presence.notify(&Audience::All);
        assert_eq!(woken.load(Ordering::SeqCst), 1);
        assert!(kunyang.take_news() && !kunyang.take_news() && district.take_news());
        presence.notify(&at(1));
        assert_eq!(woken.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn those_at_one_file_know_of_each_other_until_one_leaves() {
        let presence = Arc::new(Presence::default());
        let (first, first_woken) = connect(&presence, actor("a", None));
        let (second, _) = connect(&presence, actor("b", None));
        let (elsewhere, not_woken) = connect(&presence, actor("c", None));
        first.look_at(Some(PersonId(1)));
        elsewhere.look_at(Some(PersonId(2)));
        second.look_at(Some(PersonId(1)));
        let named = |connection: &Connection| {
            connection.viewers().into_iter().map(|c| c.name).collect::<Vec<_>>()
        };
        assert_eq!((named(&first), named(&second)), (vec!["b".to_owned()], vec!["a".to_owned()]));
        assert!(first.take_news() && named(&elsewhere).is_empty());
        drop(second);
        assert!(first.take_news() && named(&first).is_empty());
        assert_eq!(first_woken.load(Ordering::SeqCst), 2);
        assert_eq!(not_woken.load(Ordering::SeqCst), 0);
    }

    #[test]
    fn ones_own_other_session_is_no_viewer_and_is_not_notified() {
        let presence = Arc::new(Presence::default());
        let (here, woken) = connect(&presence, actor("a", None));
        let (there, _) = connect(&presence, actor("a", None));
        here.look_at(Some(PersonId(1)));
        there.look_at(Some(PersonId(1)));
        drop(there);
        assert!(!here.has_news() && here.viewers().is_empty());
        assert_eq!(woken.load(Ordering::SeqCst), 0);
    }
}
