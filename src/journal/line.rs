//! One line: its members, its hash, and how both are read back.
//!
//! A line is one JSON object and one `\n`, the members in the order of
//! `Members`, then `prev` (the hash of the line before; zeros for the first)
//! and `hash`, 64 lower-case hex digits each. `hash` is SM3 (GB/T 32905) over
//! the line's bytes without its last member and without the `\n`, so that
//! anybody can check a line without this program:
//!
//! ```sh
//! sed -n 7p FILE | sed 's/,"hash":"[0-9a-f]*"}$/}/' | tr -d '\n' | openssl dgst -sm3
//! ```

use super::fault::Cause;
#[cfg(test)]
use super::hash::Head;
use super::hash::LineHash;
use super::{JournalEntry, LineDraft, Locator, SharedCommand};
use crate::base::{CommandId, Instant, Login, SessionId};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sm3::{Digest, Sm3};
use std::borrow::Cow;

/// The one place that knows what a line holds, and in which order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Members<'a> {
    pub seq: u64,
    at: Instant,
    actor: Cow<'a, Login>,
    session: Cow<'a, SessionId>,
    command: Cow<'a, CommandId>,
    /// Left out of lines that one command alone has, as all were once.
    #[serde(default, skip_serializing_if = "<[SharedCommand]>::is_empty")]
    others: Cow<'a, [SharedCommand]>,
    #[serde(borrow)]
    policy: Cow<'a, str>,
    pub left: u32,
    #[serde(borrow)]
    events: &'a RawValue,
    /// Written by [`BegunLine::end`], since the line before may not be there yet.
    #[serde(skip_serializing)]
    pub prev: LineHash,
    /// Written by [`seal`], since it is taken over all that stands before it.
    #[serde(skip_serializing)]
    pub hash: LineHash,
}

const PREV_START: &[u8] = br#","prev":""#;
const PREV_END: &[u8] = br#""}"#;
const SEAL_START: &[u8] = br#","hash":""#;
const SEAL_END: &[u8] = br#""}"#;
const SEAL_LEN: usize = SEAL_START.len() + 64 + SEAL_END.len();

/// Bytes that ending a line adds, at most.
pub(super) const END: usize = 64 + PREV_END.len() + SEAL_LEN + 1;

/// A line that lacks the hash of the line before it, and with it its end.
pub(super) struct BegunLine(Sm3);

/// Adds the beginning of a draft's line to bytes; its end is to follow it directly.
pub(super) fn begin(
    draft: &LineDraft,
    seq: u64,
    left: u32,
    out: &mut Vec<u8>,
) -> Result<BegunLine, serde_json::Error> {
    let start = out.len();
    let members = Members {
        seq,
        at: draft.at,
        actor: Cow::Borrowed(&draft.actor),
        session: Cow::Borrowed(&draft.session),
        command: Cow::Borrowed(&draft.command),
        others: Cow::Borrowed(&draft.others),
        policy: Cow::Borrowed(&draft.policy),
        left,
        events: &draft.events,
        prev: LineHash::default(),
        hash: LineHash::default(),
    };
    serde_json::to_writer(&mut *out, &members)?;
    // JSON has line breaks only between tokens, where a space is as good.
    out[start..].iter_mut().filter(|byte| **byte == b'\n').for_each(|byte| *byte = b' ');
    out.pop();
    out.extend_from_slice(PREV_START);
    Ok(BegunLine(Sm3::new_with_prefix(&out[start..])))
}

impl BegunLine {
    /// Adds the end of the line, with its `\n`, and says which hash it has.
    pub fn end(self, prev: LineHash, out: &mut Vec<u8>) -> LineHash {
        let start = out.len();
        out.extend_from_slice(&prev.hex());
        out.extend_from_slice(PREV_END);
        let hash = LineHash::of(self.0.chain_update(&out[start..]));
        add_seal(hash, out);
        out.push(b'\n');
        hash
    }
}

/// A draft's whole line behind `head`, and which head it makes.
#[cfg(test)]
pub(super) fn encode(
    draft: &LineDraft,
    head: Head,
    left: u32,
    out: &mut Vec<u8>,
) -> Result<Head, serde_json::Error> {
    let begun = begin(draft, head.seq + 1, left, out)?;
    Ok(Head { seq: head.seq + 1, hash: begun.end(head.hash, out) })
}

/// Reads a line, without its `\n`, and checks its hash (not the chain).
pub(super) fn decode(line: &[u8]) -> Result<Members<'_>, Cause> {
    check_seal(line)?;
    serde_json::from_slice(line).map_err(|error| Cause::Unreadable { column: error.column() })
}

/// Closes the JSON object that begins at `start` with the hash of itself.
pub(super) fn seal(out: &mut Vec<u8>, start: usize) -> LineHash {
    let hash = LineHash::of(Sm3::new_with_prefix(&out[start..]));
    add_seal(hash, out);
    hash
}

/// Puts the hash of a JSON object in the place of its last brace.
fn add_seal(hash: LineHash, out: &mut Vec<u8>) {
    out.pop();
    out.extend_from_slice(SEAL_START);
    out.extend_from_slice(&hash.hex());
    out.extend_from_slice(SEAL_END);
}

/// Checks that a JSON object ends in the hash of itself.
pub(super) fn check_seal(object: &[u8]) -> Result<(), Cause> {
    let body = object.len().checked_sub(SEAL_LEN).ok_or(Cause::NotALine)?;
    let (body, seal) = object.split_at(body);
    let written = seal
        .strip_prefix(SEAL_START)
        .and_then(|rest| rest.strip_suffix(SEAL_END))
        .ok_or(Cause::NotALine)?;
    let hash = LineHash::of(Sm3::new().chain_update(body).chain_update(b"}"));
    if written == hash.hex() { Ok(()) } else { Err(Cause::Altered) }
}

impl Members<'_> {
    /// The line as an entry that stands at a place.
    pub fn into_entry(self, locator: Locator) -> JournalEntry {
        JournalEntry {
            seq: self.seq,
            at: self.at,
            actor: self.actor.into_owned(),
            session: self.session.into_owned(),
            command: self.command.into_owned(),
            others: self.others.into_owned(),
            policy: self.policy.into_owned(),
            left: self.left,
            events: self.events.to_owned(),
            locator,
            hash: self.hash,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Date;

    fn draft(events: &str) -> LineDraft {
        LineDraft {
            at: Date::new(2020, 3, 2).expect("day").at(9, 41, 7),
            actor: "530115001.clerk".into(),
            session: "s1".into(),
            command: "c\"1".into(),
            others: Vec::new(),
            policy: "2020-01".to_owned(),
            events: RawValue::from_string(events.to_owned()).expect("JSON"),
        }
    }

    /// The hash below is what the command of the module doc prints.
    #[test]
    fn a_line_is_what_the_module_doc_says() {
        let mut out = Vec::new();
        let head = encode(&draft(r#"[{"Registered":"张三"}]"#), Head::default(), 2, &mut out)
            .expect("encodes");
        let zeros = "0".repeat(64);
        let hash = "9de6ef06a647cbbc0cc2d93f7b40b78ee36a08e74fed60d4392427acb3cefd15";
        assert_eq!(
            String::from_utf8(out).expect("UTF-8"),
            format!(
                "{{\"seq\":1,\"at\":\"2020-03-02T09:41:07+08:00\",\"actor\":\"530115001.clerk\",\
                 \"session\":\"s1\",\"command\":\"c\\\"1\",\"policy\":\"2020-01\",\"left\":2,\
                 \"events\":[{{\"Registered\":\"张三\"}}],\"prev\":\"{zeros}\",\"hash\":\"{hash}\"}}\n"
            )
        );
        assert_eq!((head.seq, head.hash.to_string()), (1, hash.to_owned()));
    }

    #[test]
    fn a_line_of_many_commands_names_them_all() {
        let mut out = Vec::new();
        let others = vec![SharedCommand("c2".into(), 1), SharedCommand("c3".into(), 2)];
        let draft = LineDraft { others: others.clone(), ..draft("[1,2,3,4]") };
        encode(&draft, Head::default(), 0, &mut out).expect("encodes");
        let line = String::from_utf8(out).expect("UTF-8");
        assert!(
            line.contains(r#""command":"c\"1","others":[["c2",1],["c3",2]],"policy""#),
            "{line}"
        );
        let read = decode(line.trim_end().as_bytes()).expect("reads").into_entry(Locator(0));
        assert_eq!(read.others, others);
    }

    #[test]
    fn line_breaks_within_events_do_not_break_the_line() {
        let mut out = Vec::new();
        encode(&draft("[\n  {\"a\": \"x\\ny\"}\n]"), Head::default(), 0, &mut out)
            .expect("encodes");
        assert_eq!(out.iter().filter(|byte| **byte == b'\n').count(), 1);
        let entry = decode(out.trim_ascii_end()).expect("reads").into_entry(Locator(0));
        let events: Vec<std::collections::BTreeMap<String, String>> =
            serde_json::from_str(entry.events.get()).expect("JSON");
        assert_eq!(events[0]["a"], "x\ny");
    }

    #[test]
    fn a_line_of_another_shape_says_what_is_wrong() {
        assert_eq!(decode(b"").err(), Some(Cause::NotALine));
        assert_eq!(decode(&[0; 4096]).err(), Some(Cause::NotALine));
        let mut newer = br#"{"seq":1,"colour":"red"}"#.to_vec();
        seal(&mut newer, 0);
        assert_eq!(decode(&newer).err(), Some(Cause::Unreadable { column: 17 }));
        newer[10] ^= 1;
        assert_eq!(decode(&newer).err(), Some(Cause::Altered));
    }
}
