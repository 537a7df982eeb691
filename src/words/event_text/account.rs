//! Events of staff accounts, and recorded looks.

use super::builder::{EventBuilder, EventTexts};
use crate::casework::AccountEvent;
use crate::words::moment;
use crate::words::names::{department_name, export_name, level_name};

pub(super) fn text<'a>(texts: &'a EventTexts<'a>, event: &AccountEvent) -> EventBuilder<'a> {
    let words = texts.words;
    match event {
        AccountEvent::Added { login, name, department, level, township, ssh_key, password: _ } => {
            texts
                .title("event-account-added", &[("login", login.as_str())])
                .with("label-name", name)
                .with("label-department", department_name(*department, words))
                .with("label-level", level_name(*level, words))
                .with_some("label-township", township.map(|code| texts.places.township_name(code)))
                .with_answer("label-ssh-key", ssh_key.is_some())
        }
        AccountEvent::Disabled { login } => {
            texts.title("event-account-disabled", &[("login", login.as_str())])
        }
        AccountEvent::PasswordSet { login, password: _ } => {
            texts.title("event-password-set", &[("login", login.as_str())])
        }
        AccountEvent::Unlocked { login } => {
            texts.title("event-account-unlocked", &[("login", login.as_str())])
        }
        AccountEvent::Delegated { login, to, from, until } => texts
            .title("event-delegated", &[("login", login.as_str()), ("to", to.as_str())])
            .with("label-first-day", from)
            .with("label-last-day", until),
        AccountEvent::DelegationEnded { login } => {
            texts.title("event-delegation-ended", &[("login", login.as_str())])
        }
        AccountEvent::SignedIn { login, from, by_key } => {
            let key = if *by_key { "event-signed-in-by-key" } else { "event-signed-in" };
            texts.title(key, &[("login", login.as_str())]).with_some("label-from", from.as_ref())
        }
        AccountEvent::SignInFailed { login, failures, locked_until, from } => texts
            .title("event-sign-in-failed", &[("login", login.as_str())])
            .with("label-failures", failures)
            .with_some("label-locked-until", locked_until.map(moment))
            .with_some("label-from", from.as_ref()),
        AccountEvent::SessionEnded { login, session: _ } => {
            texts.title("event-session-ended", &[("login", login.as_str())])
        }
        AccountEvent::Exported(objects) => texts
            .title("event-exported", &[("what", &export_name(&objects.what, words))])
            .with("label-rows", objects.rows)
            .with_answer("label-unmasked", objects.unmasked),
    }
}
