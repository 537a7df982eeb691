//! Events of staff accounts, and recorded looks.

use super::{EventText, Teller};
use crate::casework::AccountEvent;
use crate::words::moment;
use crate::words::names::{department_name, export_name, level_name};

pub(super) fn tell<'a>(teller: &'a Teller<'a>, event: &AccountEvent) -> EventText<'a> {
    let words = teller.words;
    match event {
        AccountEvent::Added { login, name, department, level, township, ssh_key, password: _ } => {
            teller
                .title("event-account-added", &[("login", login.as_str())])
                .with("label-name", name)
                .with("label-department", department_name(*department, words))
                .with("label-level", level_name(*level, words))
                .with_some("label-township", township.map(|code| teller.places.township_name(code)))
                .with_answer("label-ssh-key", ssh_key.is_some())
        }
        AccountEvent::Disabled { login } => {
            teller.title("event-account-disabled", &[("login", login.as_str())])
        }
        AccountEvent::PasswordSet { login, password: _ } => {
            teller.title("event-password-set", &[("login", login.as_str())])
        }
        AccountEvent::Unlocked { login } => {
            teller.title("event-account-unlocked", &[("login", login.as_str())])
        }
        AccountEvent::Delegated { login, to, from, until } => teller
            .title("event-delegated", &[("login", login.as_str()), ("to", to.as_str())])
            .with("label-first-day", from)
            .with("label-last-day", until),
        AccountEvent::DelegationEnded { login } => {
            teller.title("event-delegation-ended", &[("login", login.as_str())])
        }
        AccountEvent::SignedIn { login, from, by_key } => {
            let key = if *by_key { "event-signed-in-by-key" } else { "event-signed-in" };
            teller.title(key, &[("login", login.as_str())]).with_some("label-from", from.as_ref())
        }
        AccountEvent::SignInFailed { login, failures, locked_until, from } => teller
            .title("event-sign-in-failed", &[("login", login.as_str())])
            .with("label-failures", failures)
            .with_some("label-locked-until", locked_until.map(moment))
            .with_some("label-from", from.as_ref()),
        AccountEvent::SessionEnded { login, session: _ } => {
            teller.title("event-session-ended", &[("login", login.as_str())])
        }
        AccountEvent::Exported(objects) => teller
            .title("event-exported", &[("what", &export_name(&objects.what, words))])
            .with("label-rows", objects.rows)
            .with_answer("label-unmasked", objects.unmasked),
    }
}
