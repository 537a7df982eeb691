//! Events of staff accounts.

use crate::base::Login;
use crate::casework::event::AccountEvent;
use crate::casework::staff::{Deputy, Staff};
use crate::casework::state::State;
use std::sync::Arc;

pub(super) fn evolve(state: &mut State, event: &AccountEvent) {
    match event {
        AccountEvent::Added { login, name, department, level, township, password, ssh_key } => {
            let account = Staff {
                login: login.clone(),
                name: name.clone(),
                department: *department,
                level: *level,
                township: *township,
                password: password.clone(),
                ssh_key: ssh_key.clone(),
                disabled: false,
                failures: 0,
                locked_until: None,
                deputy: None,
            };
            state.staff.insert(login.clone(), Arc::new(account));
        }
        AccountEvent::Disabled { login } => with_staff(state, login, |staff| staff.disabled = true),
        AccountEvent::PasswordSet { login, password } => with_staff(state, login, |staff| {
            staff.password.clone_from(password);
            open(staff);
        }),
        AccountEvent::Unlocked { login } | AccountEvent::SignedIn { login, .. } => {
            with_staff(state, login, open);
        }
        AccountEvent::SignInFailed { login, failures, locked_until, .. } => {
            with_staff(state, login, |staff| {
                staff.failures = *failures;
                staff.locked_until = *locked_until;
            });
        }
        AccountEvent::Delegated { login, to, from, until } => {
            let deputy = Deputy { to: to.clone(), from: *from, until: *until };
            with_staff(state, login, |staff| staff.deputy = Some(deputy));
        }
        AccountEvent::DelegationEnded { login } => {
            with_staff(state, login, |staff| staff.deputy = None);
        }
        // A look at much and an ended sign-in change no account; they stand in the journal.
        AccountEvent::Exported(_) | AccountEvent::SessionEnded { .. } => {}
    }
}

fn open(staff: &mut Staff) {
    staff.failures = 0;
    staff.locked_until = None;
}

fn with_staff(state: &mut State, login: &Login, change: impl FnOnce(&mut Staff)) {
    if let Some(staff) = state.staff.get_mut(login) {
        change(Arc::make_mut(staff));
    }
}
