//! Staff accounts, locks after wrong passwords, and recorded looks (S1, S2).

use super::given::person;
use crate::base::{Date, Login};
use crate::casework::command::AccountCommand;
use crate::casework::context::Context;
use crate::casework::event::{AccountEvent, Event, PersonEvent};
use crate::casework::staff::{Department, Staff};
use crate::casework::{AccountRefusal, Refusal, State};

/// No lock lasts longer than a day, however many wrong passwords came.
const LONGEST_LOCK_MINUTES: u32 = 24 * 60;

pub(super) fn decide(
    state: &State,
    command: &AccountCommand,
    ctx: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let event = match command {
        AccountCommand::Add { login, name, department, level, township, password, ssh_key } => {
            check_new(state, login, name)?;
            if (*department == Department::Township) != township.is_some() {
                return Err(AccountRefusal::TownshipMismatch.into());
            }
            AccountEvent::Added {
                login: login.clone(),
                name: name.trim().to_owned(),
                department: *department,
                level: *level,
                township: *township,
                password: password.clone(),
                ssh_key: ssh_key.clone(),
            }
        }
        AccountCommand::Disable { login } => {
            account(state, login)?;
            if login == ctx.actor {
                return Err(AccountRefusal::OwnAccount.into());
            }
            AccountEvent::Disabled { login: login.clone() }
        }
        AccountCommand::SetPassword { login, password } => {
            account(state, login)?;
            AccountEvent::PasswordSet { login: login.clone(), password: password.clone() }
        }
        AccountCommand::Unlock { login } => {
            account(state, login)?;
            AccountEvent::Unlocked { login: login.clone() }
        }
        AccountCommand::Delegate { to, from, until } => {
            delegate(state, to, (*from, *until), ctx)?;
            let (login, to) = (ctx.actor.clone(), to.clone());
            AccountEvent::Delegated { login, to, from: *from, until: *until }
        }
        AccountCommand::EndDelegation => {
            let own = account(state, ctx.actor)?;
            if own.deputy.as_ref().is_none_or(|named| named.until < ctx.today()) {
                return Err(AccountRefusal::NoDelegation.into());
            }
            AccountEvent::DelegationEnded { login: ctx.actor.clone() }
        }
        AccountCommand::EndSession { login, session } => {
            account(state, login)?;
            AccountEvent::SessionEnded { login: login.clone(), session: session.clone() }
        }
        AccountCommand::SignIn { from, by_key } => {
            usable(state, ctx)?;
            let (login, from) = (ctx.actor.clone(), from.clone());
            AccountEvent::SignedIn { login, from, by_key: *by_key }
        }
        AccountCommand::FailSignIn { from } => fail_sign_in(usable(state, ctx)?, from, ctx),
        AccountCommand::Reveal { person: id, fact } => {
            let person = person(state, *id)?.id;
            return Ok(vec![Event::Person(PersonEvent::Revealed { person, fact: *fact })]);
        }
        AccountCommand::NoteExport(objects) => AccountEvent::Exported(objects.clone()),
    };
    Ok(vec![Event::Account(event)])
}

fn check_new(state: &State, login: &Login, name: &str) -> Result<(), AccountRefusal> {
    let text = login.as_str();
    let fits = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || "._-".contains(ch);
    if !(2..=40).contains(&text.len()) || !text.chars().all(fits) {
        return Err(AccountRefusal::ImpossibleLogin);
    }
    if state.staff.contains_key(login) {
        return Err(AccountRefusal::Taken { login: login.clone() });
    }
    if name.trim().is_empty() { Err(AccountRefusal::NameMissing) } else { Ok(()) }
}

fn account<'a>(state: &'a State, login: &Login) -> Result<&'a Staff, AccountRefusal> {
    state.staff.get(login).map(|staff| &**staff).ok_or(AccountRefusal::Unknown)
}

/// Whether another may stand in: of the same department and level, so that nobody comes to
/// decide what is not theirs, and over days that are not past (W1).
fn delegate(
    state: &State,
    to: &Login,
    (from, until): (Date, Date),
    ctx: &Context<'_>,
) -> Result<(), AccountRefusal> {
    let (own, other) = (account(state, ctx.actor)?, account(state, to)?);
    if other.disabled {
        return Err(AccountRefusal::Disabled);
    }
    let peers = own.department == other.department && own.level == other.level;
    if !peers || own.login == other.login {
        return Err(AccountRefusal::NoPeer { login: to.clone() });
    }
    if until < from || until < ctx.today() {
        return Err(AccountRefusal::ImpossibleSpan);
    }
    Ok(())
}

/// The actor's account, where it may try to sign in now.
fn usable<'a>(state: &'a State, ctx: &Context<'_>) -> Result<&'a Staff, AccountRefusal> {
    let staff = account(state, ctx.actor)?;
    if staff.disabled {
        return Err(AccountRefusal::Disabled);
    }
    match staff.locked_until {
        Some(until) if until > ctx.now => Err(AccountRefusal::Locked { until }),
        _ => Ok(staff),
    }
}

/// From the set number of wrong passwords on, each locks, twice as long as the last.
fn fail_sign_in(staff: &Staff, from: &Option<String>, ctx: &Context<'_>) -> AccountEvent {
    let rules = ctx.rules();
    let failures = staff.failures.saturating_add(1);
    let locked_until = failures.checked_sub(rules.wrong_passwords).map(|beyond| {
        let minutes =
            rules.lock_minutes.saturating_mul(1_u32.checked_shl(beyond).unwrap_or(u32::MAX));
        ctx.now.plus_seconds(i64::from(minutes.min(LONGEST_LOCK_MINUTES)) * 60)
    });
    let (login, from) = (staff.login.clone(), from.clone());
    AccountEvent::SignInFailed { login, failures, locked_until, from }
}
