//! `compare`: the rosters compared, in counts, control totals and names set aside.

use super::context::CliContext;
use super::reply::{CommandError, CommandReply};
use crate::base::{Money, mask_tail};
use crate::casework::comparison::{
    Class, CompareSubject, Compared, Comparison, NearMatch, RosterFinding, Sum,
};
use crate::documents::stored_total;
use crate::office::{CompareList, Reader};
use crate::words::{Message, class_name, likeness_name, roster_finding_name, roster_name};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// Sums of what the verdicts come to.
#[derive(Default)]
struct ComparisonSums {
    top_up: Money,
    merged_account: Money,
    merged_monthly: Money,
    refund: Money,
}

impl CliContext {
    /// Compares the rosters as they stand.
    pub(super) fn compare(&self) -> Result<CommandReply, CommandError> {
        let office = self.office()?;
        let answer = self.actor(&office).map(|actor| {
            let reader = office.reader(&actor);
            let found = reader.comparison().result();
            let rows: Vec<&Compared> = reader
                .comparison()
                .list(&found, CompareList::All)
                .into_iter()
                .map(|at| &found.rows[at])
                .collect();
            if rows.is_empty() {
                let message = self.words.say("cli-compare-no-roster").to_owned() + "\n";
                return CommandReply::done(message, json!({ "people": 0 }));
            }
            let whole = reader.actor().township.is_none();
            let text = self.compare_text(&reader, &found, &rows, whole);
            let mut told = compare_json(&found, &rows, whole);
            told["near_matches"] = near_json(&reader, &rows);
            told["differing_totals"] = differing_json(&reader);
            CommandReply::done(text, told)
        });
        office.close()?;
        answer
    }

    fn compare_text(
        &self,
        reader: &Reader,
        found: &Comparison,
        rows: &[&Compared],
        whole: bool,
    ) -> String {
        let words = self.words;
        let mut text = String::new();
        let totals = &found.totals;
        if whole {
            let message = Message::of("cli-compare-people")
                .with("people", totals.everybody().count.to_string())
                .with("lines", totals.lines.count.to_string())
                .with("twice", totals.twice.count.to_string());
            let _ = writeln!(text, "{}", message.text(words));
        }
        let _ = writeln!(text, "{}", words.say("cli-compare-classes"));
        for class in Class::ALL {
            let count = rows.iter().filter(|row| row.result.class == class).count();
            let _ = writeln!(text, "  {count:>7}  {}", class_name(class, words));
        }
        let _ = writeln!(text, "{}", words.say("cli-compare-findings"));
        for finding in RosterFinding::ALL {
            let count = rows.iter().filter(|row| row.result.findings.has(finding)).count();
            if count > 0 {
                let _ = writeln!(text, "  {count:>7}  {}", roster_finding_name(finding, words));
            }
        }
        let sums = figures(rows);
        let message = Message::of("cli-compare-totals")
            .with("top_up", sums.top_up.grouped())
            .with("merged_account", sums.merged_account.grouped())
            .with("merged_monthly", sums.merged_monthly.grouped())
            .with("refund", sums.refund.grouped());
        let _ = writeln!(text, "{}", message.text(words));
        if whole {
            self.control_text(&mut text, found);
            self.printed_text(&mut text, reader);
        }
        self.aside_text(&mut text, reader, rows);
        self.near_text(&mut text, reader, rows);
        text
    }

    /// People and money before and after.
    fn control_text(&self, text: &mut String, found: &Comparison) {
        let totals = &found.totals;
        let everybody = totals.everybody();
        let of = |message: Message, sum: Sum, keys: [&'static str; 3]| {
            message
                .with(keys[0], sum.count.to_string())
                .with(keys[1], sum.balance.grouped())
                .with(keys[2], sum.monthly.grouped())
        };
        let message = Message::of("cli-compare-control");
        let message = of(message, totals.lines, ["lines", "balance", "monthly"]);
        let message = of(message, everybody, ["people", "people_balance", "people_monthly"]);
        let message = of(message, totals.twice, ["twice", "twice_balance", "twice_monthly"]);
        let ties = if totals.tie_out() { "cli-compare-ties" } else { "cli-compare-differs" };
        let _ = writeln!(text, "{}\n{}", message.text(self.words), self.words.say(ties));
    }

    /// Printed totals of rosters that their lines do not come to, and whose lines may be why.
    fn printed_text(&self, text: &mut String, reader: &Reader) {
        for (record, names) in reader.rosters().differing() {
            for total in &record.totals {
                let _ = writeln!(text, "{}", stored_total(&record.file, total, self.words));
            }
            if !names.is_empty() {
                let names = names.join(self.words.say("cli-compare-joint"));
                let message = Message::of("cli-compare-rejected").with("names", names);
                let _ = writeln!(text, "  {}", message.text(self.words));
            }
        }
    }

    /// Who seems not to be enrolled and has near matches in other rosters.
    fn near_text(&self, text: &mut String, reader: &Reader, rows: &[&Compared]) {
        let all = reader.comparison().near_matches_of(rows.iter().copied());
        for (at, (key, found)) in all.iter().enumerate() {
            if at == 0 {
                let _ = writeln!(text, "{}", self.words.say("cli-compare-near"));
            }
            let Some([name, legacy_no, number]) = near_whom(reader, key) else { continue };
            for near in found {
                let roster = roster_name(near.register.into(), self.words);
                let other = near.id_number.masked();
                let likeness = likeness_name(near.likeness, self.words);
                let own = format!("{name}\t{legacy_no}\t{number}");
                let _ = writeln!(text, "  {own}\t{roster} {other}\t{likeness}");
            }
        }
    }

    /// Who is set aside, by name, with what was found.
    fn aside_text(&self, text: &mut String, reader: &Reader, rows: &[&Compared]) {
        let blocked = rows.iter().filter(|row| row.result.class == Class::Blocked);
        for (at, row) in blocked.enumerate() {
            if at == 0 {
                let _ = writeln!(text, "{}", self.words.say("cli-compare-aside"));
            }
            let Some(person) = reader.comparison().person(&row.key) else { continue };
            let findings = row.result.findings.iter().filter(|finding| finding.blocks());
            let findings: Vec<&str> =
                findings.map(|finding| roster_finding_name(finding, self.words)).collect();
            let findings = findings.join(self.words.say("cli-compare-joint"));
            let number = mask_tail(person.number, 4);
            let _ = writeln!(text, "  {}\t{}\t{number}\t{findings}", person.name, person.legacy_no);
        }
    }
}

/// Rosters whose printed totals their lines do not come to.
fn differing_json(reader: &Reader) -> Value {
    let told = reader.rosters().differing().into_iter().flat_map(|(record, names)| {
        record.totals.iter().map(move |total| {
            json!({
                "roster": record.kind.code(), "file": record.file, "line": total.line,
                "column": total.column, "printed": total.printed, "counted": total.counted,
                "rejected": names,
            })
        })
    });
    told.collect()
}

/// Name, legacy number and masked identity number of a compared person, or of a candidate.
fn near_whom(reader: &Reader, key: &CompareSubject) -> Option<[String; 3]> {
    if let Some(person) = reader.comparison().person(key) {
        let number = mask_tail(person.number, 4);
        return Some([person.name.to_owned(), person.legacy_no.to_owned(), number]);
    }
    let CompareSubject::Person(id) = key else { return None };
    let file = reader.person(*id)?;
    Some([file.name.clone(), String::new(), file.id_number.masked()])
}

/// The near matches of everybody compared and of the candidates.
fn near_json(reader: &Reader, rows: &[&Compared]) -> Value {
    let all = reader.comparison().near_matches_of(rows.iter().copied()).into_iter();
    let told = all.flat_map(|(key, found)| {
        let whom = near_whom(reader, &key);
        let line = move |near: NearMatch| {
            let [name, legacy_no, own] = whom.as_ref()?;
            Some(json!({
                "legacy_no": legacy_no, "name": name, "id_number": own,
                "roster": near.register.code(), "number": near.id_number.masked(),
                "likeness": near.likeness.code(),
            }))
        };
        found.into_iter().filter_map(line)
    });
    told.collect()
}

fn figures(rows: &[&Compared]) -> ComparisonSums {
    let mut sums = ComparisonSums::default();
    for verdict in rows.iter().map(|row| &row.result) {
        if let Some(figures) = &verdict.figures {
            sums.top_up += figures.top_up;
            sums.merged_account += figures.merged_account;
            sums.merged_monthly += figures.merged_monthly;
        }
        sums.refund += verdict.refund.unwrap_or_default();
    }
    sums
}

fn compare_json(found: &Comparison, rows: &[&Compared], whole: bool) -> Value {
    let mut classes = Map::new();
    for class in Class::ALL {
        let count = rows.iter().filter(|row| row.result.class == class).count();
        classes.insert(class.code().to_owned(), count.into());
    }
    let mut findings = Map::new();
    for finding in RosterFinding::ALL {
        let count = rows.iter().filter(|row| row.result.findings.has(finding)).count();
        if count > 0 {
            findings.insert(finding.code().to_owned(), count.into());
        }
    }
    let sums = figures(rows);
    let mut message = json!({
        "people": rows.len(), "classes": classes, "findings": findings,
        "totals": {
            "top_up": sums.top_up, "merged_account": sums.merged_account,
            "merged_monthly": sums.merged_monthly, "refund": sums.refund,
            "merged_payroll": sums.merged_monthly,
        },
    });
    if whole {
        let totals = &found.totals;
        let sum = |sum: Sum| json!({ "count": sum.count, "balance": sum.balance, "monthly": sum.monthly });
        message["legacy_rows"] = totals.lines.count.into();
        message["control"] = json!({
            "lines": sum(totals.lines), "people": sum(totals.everybody()),
            "twice": sum(totals.twice), "ties": totals.tie_out(),
        });
    }
    message
}
