//! A rejected line is mended by two people: X1, K1b; what it brings is prepared by whoever
//! proposed it (四眼).

use crate::base::{Cells, IdNumber, Login, MendId};
use crate::casework::scenario::*;
use crate::casework::{
    Command, MendCommand, MendRefusal, MendVerdict, MendedCell, PartialReading, RegisterPerson,
    RejectedLine, RosterImport, RosterKind, TableHead,
};

const KIND: RosterKind = RosterKind::Candidates;
const KEY: &str = "13800000001";

fn import(line: RejectedLine, kind: RosterKind, digest: &str) -> Command {
    Command::Roster(RosterImport {
        kind,
        file: "登记表.csv".to_owned(),
        digest: digest.to_owned(),
        lines: 1,
        rejected: vec![line],
        headings: Cells::new(["姓名", "身份证号"]),
        totals: Vec::new(),
        head: TableHead::default(),
    })
}

/// A candidate's line whose number cannot be read.
fn line(number: &str) -> RejectedLine {
    RejectedLine {
        line: 7,
        column: "身份证号".to_owned(),
        cause: "id-check-character".to_owned(),
        key: KEY.to_owned(),
        cells: Cells::new(["李秀英", number]),
        reading: Some(Box::default()),
    }
}

fn cells(to: &str) -> Vec<MendedCell> {
    let (heading, from) = ("身份证号".to_owned(), "5301".to_owned());
    vec![MendedCell { column: 1, heading, from, to: to.to_owned() }]
}

fn propose(cells: Vec<MendedCell>, ground: &str) -> Command {
    let (key, ground) = (KEY.to_owned(), ground.to_owned());
    Command::Mend(MendCommand::Propose { kind: KIND, key, cells, ground })
}

fn pass(mend: u32, brings: Vec<Command>) -> Command {
    Command::PassMend { mend: MendId(mend), brings }
}

fn give_back(mend: u32, reason: &str) -> Command {
    let (mend, reason) = (MendId(mend), reason.to_owned());
    Command::Mend(MendCommand::Return { mend, reason })
}

fn withdraw(mend: u32) -> Command {
    Command::Mend(MendCommand::Withdraw { mend: MendId(mend) })
}

/// A candidate as a line of a file brings them.
fn brought(number: IdNumber) -> Command {
    register(RegisterPerson { source: Some(arrived(7)), ..candidate(number) })
}

fn waiting(s: &mut Scenario) -> IdNumber {
    let number = s.number();
    s.does("clerk", import(line("5301"), KIND, "d"));
    s.does("clerk", propose(cells(number.as_str()), "身份证复印件"));
    number
}

#[test]
fn x1_a_line_mended_by_one_goes_in_once_another_passes_it() {
    let mut s = Scenario::new();
    let number = waiting(&mut s);
    assert!(s.state.person_of(&number).is_none(), "nothing is on file before");
    assert_eq!(s.refused("clerk", pass(1, vec![brought(number)])), "OwnWork");
    let case = s.opens("chief", pass(1, vec![brought(number)]));
    assert!(s.state.person_of(&number).is_some());
    assert!(s.state.rejected_lines.is_empty(), "it is rejected no longer");
    let kept = &s.state.mends[&MendId(1)];
    assert!(kept.is_passed() && kept.is_of(KIND, &line("5301")), "and kept as it came");
    assert!(s.state.is_mended(KIND, &line("5301")));
    assert!(!s.state.is_mended(KIND, &line("5302")), "another line is not that line");
    let handlers: Vec<&Login> = s.case(case).handlers.iter().map(|one| &one.by).collect();
    assert_eq!(handlers, [&Login::from("clerk")], "whoever proposed it prepared the case");
}

#[test]
fn x1_what_a_mended_line_brings_goes_in_whole_or_not_at_all() {
    let mut s = Scenario::new();
    let number = waiting(&mut s);
    let refusal = s.refusal("chief", pass(1, vec![brought(number), brought(number)]));
    assert_eq!(refusal.code(), "AlreadyRegistered");
    assert!(s.state.person_of(&number).is_none());
    assert_eq!(s.state.rejected_lines.len(), 1);
    s.does("chief", pass(1, vec![brought(number)]));
}

#[test]
fn x1_sent_back_refused_or_withdrawn_the_line_stays_rejected() {
    let mut s = Scenario::new();
    let number = waiting(&mut s);
    s.does("chief", give_back(1, "看不清"));
    s.does("clerk", propose(cells(number.as_str()), "户口簿"));
    let reject = MendCommand::Reject { mend: MendId(2), reason: "不是本人".to_owned() };
    s.does("chief", Command::Mend(reject));
    s.does("clerk", propose(cells(number.as_str()), "户口簿"));
    s.does("clerk", withdraw(3));
    let verdicts: Vec<MendVerdict> = s
        .state
        .mends
        .values()
        .filter_map(|mend| mend.decided.as_ref().map(|decided| decided.verdict))
        .collect();
    use MendVerdict::{Rejected, Returned, Withdrawn};
    assert_eq!(verdicts, [Returned, Rejected, Withdrawn]);
    assert_eq!(s.state.rejected_lines.len(), 1);
    assert!(!s.state.is_mended(KIND, &line("5301")));
}

#[test]
fn x1_every_refusal_of_a_mended_line() {
    let mut s = Scenario::new();
    let number = waiting(&mut s);
    let other = cells(number.as_str());
    let mut seen = vec![
        s.refusal("chief", pass(9, Vec::new())),
        s.refusal(
            "clerk",
            Command::Mend(MendCommand::Propose {
                kind: RosterKind::Choices,
                key: KEY.to_owned(),
                cells: other.clone(),
                ground: "身份证".to_owned(),
            }),
        ),
        s.refusal("deputy", propose(other.clone(), "身份证")),
    ];
    s.does("clerk", withdraw(1));
    seen.push(s.refusal("clerk", propose(cells("5301"), "身份证")));
    seen.push(s.refusal("clerk", propose(other.clone(), " ")));
    seen.push(figures_by_change(&mut s));
    seen.push(s.refusal("chief", pass(1, Vec::new())));
    s.does("clerk", propose(other, "身份证"));
    seen.push(s.refusal("clerk", give_back(2, "看不清")));
    seen.push(s.refusal("deputy", withdraw(2)));
    seen.push(s.refusal("chief", give_back(2, "")));
    let codes: Vec<&str> = seen.iter().map(|refusal| refusal.code()).collect();
    assert_eq!(codes, MendRefusal::CODES);
}

/// The figures of somebody on file are completed by a change of the file (K1b).
fn figures_by_change(s: &mut Scenario) -> crate::casework::Refusal {
    let id = s.original();
    let number = s.person(id).id_number;
    let causes = vec![("not-an-amount".to_owned(), "balance".to_owned())];
    let id_number = Some(number);
    let reading = PartialReading { causes, id_number, ..PartialReading::default() };
    let unread =
        RejectedLine { key: "L9".to_owned(), reading: Some(Box::new(reading)), ..line("") };
    s.does("clerk", import(unread, RosterKind::Legacy, "l"));
    let (kind, key) = (RosterKind::Legacy, "L9".to_owned());
    let (cells, ground) = (cells("1"), "缴费证".to_owned());
    s.refusal("clerk", Command::Mend(MendCommand::Propose { kind, key, cells, ground }))
}

#[test]
fn x7_a_correction_of_a_line_that_another_file_replaced_is_not_passed() {
    let mut s = Scenario::new();
    let number = waiting(&mut s);
    s.does("clerk", import(line("530122"), KIND, "e"));
    assert_eq!(s.refused("chief", pass(1, vec![brought(number)])), "LineGone");
    assert!(s.state.waiting_mend(KIND, KEY).is_none());
    s.does("clerk", propose(cells(number.as_str()), "身份证"));
    s.does("chief", pass(2, vec![brought(number)]));
    assert!(s.state.person_of(&number).is_some());
}
