//! What files say that offices send: columns named by hand.

use crate::base::TownshipCode;
use crate::casework::command::*;
use crate::casework::scenario::*;
use crate::casework::{Department, FileSender, Level, RosterKind};

const KIND: RosterKind = RosterKind::Candidates;

pub(super) fn name_column(heading: &str, field: &str) -> Command {
    let (heading, field) = (heading.to_owned(), field.to_owned());
    Command::NameColumn(NameColumn { kind: KIND, heading, field })
}

const CLERK: &str = "530115001.clerk";

fn hire() -> Command {
    Command::Account(AccountCommand::Add {
        login: CLERK.into(),
        name: "杨云".to_owned(),
        department: Department::Township,
        level: Level::Clerk,
        township: Some(TownshipCode(530_115_001)),
        password: "$argon2id$".to_owned(),
        ssh_key: None,
    })
}

#[test]
fn k14_a_column_is_named_once_for_its_sender_and_can_be_let_go() {
    let mut s = Scenario::new();
    s.does("root", hire());
    let (department, township) = (Department::Township, Some(TownshipCode(530_115_001)));
    let sender = FileSender { kind: KIND, department, township };
    let named = |s: &Scenario, heading: &str| {
        s.state.named_columns.get(&(sender, heading.to_owned())).cloned()
    };
    s.does(CLERK, name_column(" 联系方式 ", "phone"));
    assert_eq!(named(&s, "联系方式").as_deref(), Some("phone"));
    let events = s.log.len();
    s.does(CLERK, name_column("联系方式", "phone"));
    s.does(CLERK, name_column("别的", ""));
    assert_eq!(s.log.len(), events, "the same again is nothing");
    s.does(CLERK, name_column("联系方式", "bank_account"));
    assert_eq!(named(&s, "联系方式").as_deref(), Some("bank_account"));
    s.does(CLERK, name_column("联系方式", ""));
    assert_eq!((named(&s, "联系方式"), s.state.named_columns.len()), (None, 0));
}
