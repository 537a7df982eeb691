//! The open desks of this process: who sits at each, at whose file, and how it is told
//! that something changed.
//!
//! Nobody asks again and again whether there is news. Whoever runs a session gives it
//! something to be woken by (`Session::wake_by`: a channel's sender, an async task's
//! `Notify`), and is called once for everything that came since it last looked.

use super::Actor;
use crate::base::{Instant, Login, PersonId, SessionId, TownshipCode};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Called, from whatever thread brought the news, when a desk should look again. It must
/// return at once and must not ask the office anything: it only wakes whoever does.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Somebody who has the same file open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    /// Sign-in name.
    pub login: Login,
    /// Name of the person.
    pub name: String,
}

/// An open desk, as those see it who keep the accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveSession {
    /// The sign-in.
    pub session: SessionId,
    /// Sign-in name.
    pub login: Login,
    /// Name of the person.
    pub name: String,
    /// The network address; none at this machine.
    pub from: Option<String>,
    /// Since when.
    pub since: Instant,
    /// The last key.
    pub last_key: Instant,
}

/// All open desks.
#[derive(Default)]
pub(super) struct Desks {
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    places: BTreeMap<u64, Place>,
    last: u64,
}

struct Place {
    actor: Actor,
    /// Townships of those in whose place the actor decides.
    covered: Vec<TownshipCode>,
    at: Option<PersonId>,
    presence: Presence,
    /// Has asked who is on, and is to be told once when that changes.
    watches: bool,
    news: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
    wake: Option<Wake>,
}

/// Where somebody came from, and when.
struct Presence {
    from: Option<String>,
    since: Instant,
    last_key: Instant,
}

/// What a change concerns: whoever cannot see it is not woken.
pub(super) enum Reach {
    /// Everybody: accounts, rosters, the search that is ready.
    All,
    /// Whoever sees people of these townships.
    Townships(BTreeSet<TownshipCode>),
}

/// One open desk; dropping it leaves it.
pub struct Desk {
    desks: Arc<Desks>,
    number: u64,
    news: Arc<AtomicBool>,
    ended: Arc<AtomicBool>,
}

impl Desks {
    /// Sits an actor down at a desk of their own, who came from an address just now.
    pub(super) fn sit(self: &Arc<Self>, actor: Actor, from: Option<String>, now: Instant) -> Desk {
        let (news, ended) = (Arc::<AtomicBool>::default(), Arc::<AtomicBool>::default());
        let place = Place {
            actor,
            covered: Vec::new(),
            at: None,
            presence: Presence { from, since: now, last_key: now },
            watches: false,
            news: Arc::clone(&news),
            ended: Arc::clone(&ended),
            wake: None,
        };
        let mut open = self.open();
        open.last += 1;
        let number = open.last;
        open.tell_watchers();
        open.places.insert(number, place);
        drop(open);
        Desk { desks: Arc::clone(self), number, news, ended }
    }

    /// Tells every desk that sees it of a change.
    pub(super) fn tell(&self, reach: &Reach) {
        for place in self.open().places.values().filter(|place| reach.takes(place)) {
            place.tell();
        }
    }

    /// Everybody who sits at a desk, in the order in which they came; whoever asks is told
    /// when it changes.
    pub(super) fn sittings(&self, asker: &SessionId) -> Vec<ActiveSession> {
        let told = |place: &Place| ActiveSession {
            session: place.actor.session.clone(),
            login: place.actor.login.clone(),
            name: place.actor.name.clone(),
            from: place.presence.from.clone(),
            since: place.presence.since,
            last_key: place.presence.last_key,
        };
        let mut open = self.open();
        let asks = |place: &&mut Place| place.actor.session == *asker;
        open.places.values_mut().filter(asks).for_each(|place| place.watches = true);
        open.places.values().map(told).collect()
    }

    /// Ends the desks of some: each is woken to hear of it.
    pub(super) fn end(&self, whose: impl Fn(&Actor) -> bool) {
        for place in self.open().places.values().filter(|place| whose(&place.actor)) {
            place.ended.store(true, Ordering::Release);
            place.wake.iter().for_each(|wake| wake());
        }
    }

    fn open(&self) -> std::sync::MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Wakes it once, until it has looked.
    fn tell(&self) {
        if !self.news.swap(true, Ordering::AcqRel)
            && let Some(wake) = &self.wake
        {
            wake();
        }
    }
}

impl Reach {
    fn takes(&self, place: &Place) -> bool {
        match (self, place.actor.township) {
            (Self::All, _) | (_, None) => true,
            (Self::Townships(townships), Some(own)) => {
                townships.contains(&own)
                    || place.covered.iter().any(|code| townships.contains(code))
            }
        }
    }
}

impl Desk {
    /// Has it woken by this from now on, instead of what woke it before; at once, where
    /// there is news already.
    pub fn wake_by(&self, wake: Wake) {
        let mut open = self.desks.open();
        if self.has_news() {
            wake();
        }
        if let Some(place) = open.places.get_mut(&self.number) {
            place.wake = Some(wake);
        }
    }

    /// Notes that a key was pressed here.
    pub fn press(&self, now: Instant) {
        if let Some(place) = self.desks.open().places.get_mut(&self.number) {
            place.presence.last_key = now;
        }
    }

    /// Whether it was ended from elsewhere: nobody sits here any more.
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

    /// Has it told of these townships too, for whom its actor stands in.
    pub fn cover(&self, townships: &[TownshipCode]) {
        if let Some(place) = self.desks.open().places.get_mut(&self.number)
            && place.covered != townships
        {
            place.covered = townships.to_vec();
        }
    }

    /// RegisterEntry whose file is open here; whoever has the same one open is told, and so are
    /// those at the one that is left.
    pub fn look_at(&self, person: Option<PersonId>) {
        let mut open = self.desks.open();
        let Some(place) = open.places.get_mut(&self.number) else { return };
        let left = std::mem::replace(&mut place.at, person);
        if left != person {
            let login = place.actor.login.clone();
            open.tell_others(&login, &[left, person]);
        }
    }

    /// Who else has the same file open, whoever came first before the others.
    pub fn company(&self) -> Vec<Company> {
        let open = self.desks.open();
        let Some(own) = open.places.get(&self.number) else { return Vec::new() };
        let mut company: Vec<Company> = Vec::new();
        for place in open.places.values().filter(|place| place.at.is_some() && place.at == own.at) {
            let other =
                Company { login: place.actor.login.clone(), name: place.actor.name.clone() };
            if other.login != own.actor.login && !company.contains(&other) {
                company.push(other);
            }
        }
        company
    }
}

impl Open {
    fn tell_watchers(&mut self) {
        for place in self.places.values_mut() {
            if std::mem::take(&mut place.watches) {
                place.tell();
            }
        }
    }

    /// Tells those at some files that somebody came there or left; nobody is company to
    /// themselves at another desk.
    fn tell_others(&self, login: &Login, files: &[Option<PersonId>]) {
        let others = self.places.values().filter(|place| place.actor.login != *login);
        others
            .filter(|place| place.at.is_some() && files.contains(&place.at))
            .for_each(Place::tell);
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let mut open = self.desks.open();
        if let Some(place) = open.places.remove(&self.number) {
            open.tell_others(&place.actor.login, &[place.at]);
        }
        open.tell_watchers();
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

    /// A desk and how often it was woken.
    fn sit(desks: &Arc<Desks>, actor: Actor) -> (Desk, Arc<AtomicUsize>) {
        let desk = desks.sit(actor, None, noon());
        let woken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&woken);
        desk.wake_by(Arc::new(move || {
            count.fetch_add(1, Ordering::SeqCst);
        }));
        (desk, woken)
    }

    #[test]
    fn a_desk_is_woken_once_until_it_has_looked_and_only_by_what_it_sees() {
        let desks = Arc::new(Desks::default());
        let (kunyang, woken) = sit(&desks, actor("a", Some(1)));
        let (district, everywhere) = sit(&desks, actor("b", None));
        let at = |code| Reach::Townships([TownshipCode(code)].into());
        (0..3).for_each(|_| desks.tell(&at(2)));
        assert!(!kunyang.has_news());
        assert_eq!((woken.load(Ordering::SeqCst), everywhere.load(Ordering::SeqCst)), (0, 1));
        desks.tell(&at(1));
        desks.tell(&Reach::All);
        assert_eq!(woken.load(Ordering::SeqCst), 1);
        assert!(kunyang.take_news() && !kunyang.take_news() && district.take_news());
        desks.tell(&at(1));
        assert_eq!(woken.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn those_at_one_file_know_of_each_other_until_one_leaves() {
        let desks = Arc::new(Desks::default());
        let (first, first_woken) = sit(&desks, actor("a", None));
        let (second, _) = sit(&desks, actor("b", None));
        let (elsewhere, not_woken) = sit(&desks, actor("c", None));
        first.look_at(Some(PersonId(1)));
        elsewhere.look_at(Some(PersonId(2)));
        second.look_at(Some(PersonId(1)));
        let named = |desk: &Desk| desk.company().into_iter().map(|c| c.name).collect::<Vec<_>>();
        assert_eq!((named(&first), named(&second)), (vec!["b".to_owned()], vec!["a".to_owned()]));
        assert!(first.take_news() && named(&elsewhere).is_empty());
        drop(second);
        assert!(first.take_news() && named(&first).is_empty());
        assert_eq!(first_woken.load(Ordering::SeqCst), 2);
        assert_eq!(not_woken.load(Ordering::SeqCst), 0);
    }

    #[test]
    fn ones_own_other_desk_is_no_company_and_is_not_told() {
        let desks = Arc::new(Desks::default());
        let (here, woken) = sit(&desks, actor("a", None));
        let (there, _) = sit(&desks, actor("a", None));
        here.look_at(Some(PersonId(1)));
        there.look_at(Some(PersonId(1)));
        drop(there);
        assert!(!here.has_news() && here.company().is_empty());
        assert_eq!(woken.load(Ordering::SeqCst), 0);
    }
}
