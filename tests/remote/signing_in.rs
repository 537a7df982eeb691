//! Who is let in over SSH, who is not, and that nobody learns why.

use super::caller::{Caller, Way};
use super::served::{Served, key};
use crate::support::district::District;
use std::time::Duration;
use youyang::base::{Login, PersonId};
use youyang::casework::AccountCommand;
use youyang::journal::{FileReader, JournalReader};
use youyang::office::OfficeError;

/// The journal's lines of accounts, as they stand.
fn account_lines(served: &Served) -> Vec<String> {
    let reader = FileReader::open(&served.district.folder().join("journal")).expect("a journal");
    let lines = reader.read_from(1).map(|entry| entry.expect("a line").events.get().to_owned());
    lines.filter(|events| events.contains("Sign")).collect()
}

#[test]
fn s1_the_password_of_an_account_opens_its_desk_without_asking_again() {
    let served = Served::new();
    let caller = served.desk_of("530115001.clerk");
    let caller = caller.types("1").sees("查人").types("张国良").sees("张国良");
    drop(caller);
    let signed = account_lines(&served);
    let signed = signed.last().expect("a line");
    assert!(signed.contains(r#""from":"127.0.0.1""#) && signed.contains("by_key\":false"));
}

#[test]
fn s1_only_the_key_of_the_account_opens_its_desk() {
    let served = Served::new();
    served.hire_with_key("li.hua", &key(1));
    served.hire_with_key("wang.fang", &key(2));
    let caller = served.caller().signed_in("li.hua", Way::Key(&key(1)));
    caller.at_a_terminal("xterm", (80, 24), &[]).sees("li.hua");
    let signed = account_lines(&served);
    assert!(signed.last().is_some_and(|line| line.contains(r#""by_key":true"#)));

    let mut caller = served.caller();
    assert!(!caller.tries("li.hua", &Way::Key(&key(2))).0, "another's key");
    assert!(!caller.tries("audit.clerk", &Way::Key(&key(2))).0, "an account without a key");
    assert!(caller.tries("wang.fang", &Way::Key(&key(2))).0);
    caller.at_a_terminal("xterm", (80, 24), &[]).sees("wang.fang");
}

#[test]
fn s1_a_wrong_password_a_wrong_name_and_a_locked_or_ended_account_look_alike() {
    let served = Served::new();
    served.hire_with_key("li.hua", &key(1));
    served.hire_with_key("gone", &key(3));
    served.account(AccountCommand::Disable { login: Login::from("gone") });
    for _ in 0..5 {
        let told = served.district.office.sign_in(
            &Login::from("finance.clerk"),
            "wrong",
            &youyang::office::new_session(),
        );
        assert!(matches!(told, Err(OfficeError::SignIn)));
    }
    let tries = [
        ("audit.clerk", Way::Password("wrong")),
        ("nobody", Way::Password("demo")),
        ("finance.clerk", Way::Password("demo")),
        ("gone", Way::Password("key-and-password")),
        ("gone", Way::Key(&key(3))),
        ("li.hua", Way::Key(&key(2))),
        ("nobody", Way::Key(&key(1))),
    ];
    for (login, way) in &tries {
        let (taken, took) = served.caller().tries(login, way);
        assert!(!taken, "{login}");
        assert!(took >= Duration::from_millis(900), "{login}: {took:?}");
    }
    let failed = account_lines(&served);
    let failed = failed.iter().filter(|line| line.contains("SignInFailed"));
    let from_outside = failed.filter(|line| line.contains("127.0.0.1")).count();
    assert_eq!(from_outside, 1, "of all these only the wrong password is an account's failure");
}

#[test]
fn s1_after_so_many_tries_the_line_ends() {
    let served = Served::new();
    let mut caller = served.caller();
    let tries = served.district.office.rules().sign_in_attempts;
    for _ in 0..tries {
        assert!(!caller.tries("nobody", &Way::Key(&key(1))).0);
    }
    assert!(!caller.tries("530115001.clerk", &Way::Password("demo")).0, "too late");
    assert!(caller.channel().is_none());
}

#[test]
fn s1_nobody_gets_a_channel_before_signing_in_and_a_second_one_never() {
    let served = Served::new();
    assert!(served.caller().channel().is_none());
    let mut caller = served.desk_of("530115001.clerk");
    assert!(caller.channel().is_none(), "one desk a line");
    caller.types("1").sees("查人");
}

#[test]
fn a_township_sees_over_ssh_what_it_sees_here() {
    let served = Served::new();
    let caller = served.desk_of("530115101.clerk").types("1").types("张国良").sees("没有");
    drop(caller);
    let district: &District = &served.district;
    let reader = district.office.reader(&district.actor("530115101.clerk"));
    assert!(reader.person(PersonId(3)).is_none());
}

#[test]
fn places_at_the_server_are_limited_by_address() {
    let served = Served::of(District::with_setting("connections_per_address", 2));
    let first = served.desk_of("530115001.clerk");
    let _second = served.desk_of("audit.clerk");
    assert!(Caller::try_to(served.address()).is_err(), "no third");
    first.types("1").sees("查人");
}
