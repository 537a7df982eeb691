//! Rosters read so far.

use crate::base::Date;
use crate::casework::RosterRecord;
use crate::desk::lists::ListOf;
use crate::desk::screen::View;
use crate::desk::terminal::{Tone, text};
use crate::desk::widgets::{Column, Row};
use crate::office::Reader;
use crate::words::{Words, roster_name};

/// The list, the newest first.
pub struct RosterList;

impl ListOf for RosterList {
    type Item = RosterRecord;
    type Key = (Date, String);
    const TITLE: &'static str = "errand-rosters";
    const EMPTY: &'static str = "errand-no-rosters";

    fn items(&self, reader: &Reader) -> Vec<RosterRecord> {
        let mut rosters: Vec<_> =
            reader.rosters().all().map(|(_, roster)| roster.clone()).collect();
        rosters.sort_by(|a, b| b.read_on.cmp(&a.read_on).then(a.file.cmp(&b.file)));
        rosters
    }

    fn key(&self, roster: &RosterRecord) -> Self::Key {
        (roster.read_on, roster.file.clone())
    }

    fn columns(&self, _: u16, words: &Words) -> Vec<Column> {
        vec![
            Column::fixed(words.say("errand-read-on"), 10),
            Column::grow(words.say("errand-roster"), 18),
            Column::grow(words.say("label-file"), 18),
            Column::fixed(words.say("label-lines"), 8).right(),
            Column::fixed(words.say("label-set-aside"), 8).right(),
        ]
    }

    fn row<'r>(&'r self, roster: &'r RosterRecord, _: u16, view: &'r View) -> Row<'r> {
        let tone = if roster.rejected > 0 { Tone::Warn } else { Tone::Plain };
        Row::new()
            .cell(roster.read_on.to_string())
            .toned(roster_name(roster.kind, view.words), Tone::Strong)
            .cell(&*roster.file)
            .cell(text::grouped(roster.lines as usize))
            .toned(text::grouped(roster.rejected as usize), tone)
    }
}
