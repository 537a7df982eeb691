//! Which part of a packed workbook holds which sheet.

use super::package::{Archive, archive, damaged, plain_name};
use super::xml;
use crate::exchange::fault::RosterRefusal;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::io::Read;

/// The most such a part may unpack to.
const MAX_PART: u64 = 4 << 20;

/// The parts of the sheets in their order, by plain name; none where it cannot be told.
/// Two sheets in one part are a trap: it would be read again and again.
pub(super) fn sheet_parts(bytes: &[u8]) -> Result<Vec<Option<String>>, RosterRefusal> {
    let mut archive = archive(bytes)?;
    let Some(roots) = targets(&mut archive, "_rels/.rels")? else { return Ok(Vec::new()) };
    let workbook = roots.values().find(|target| target.kind.ends_with("/officeDocument"));
    let workbook = plain_name(workbook.map_or("xl/workbook.xml", |target| &target.path));
    let (folder, name) = match workbook.rsplit_once('/') {
        Some((folder, name)) => (format!("{folder}/"), name),
        None => (String::new(), &*workbook),
    };
    let relations = targets(&mut archive, &format!("{folder}_rels/{name}.rels"))?;
    let relations = relations.unwrap_or_default();
    let part_of = |tag: &BytesStart<'_>| {
        let path = &relations.get(&xml::attribute(tag, "id")?)?.path;
        Some(match path.strip_prefix(['/', '\\']) {
            Some(absolute) => plain_name(absolute),
            None => plain_name(&format!("{folder}{path}")),
        })
    };
    let mut parts = Vec::new();
    let Some(text) = text_of(&mut archive, &workbook)? else { return Ok(parts) };
    each_tag(&text, |tag| {
        if tag.local_name().as_ref() == "sheet" {
            parts.push(part_of(tag));
        }
    })?;
    let mut known: Vec<&String> = parts.iter().flatten().collect();
    let count = known.len();
    known.sort_unstable();
    known.dedup();
    if known.len() < count { Err(RosterRefusal::Damaged) } else { Ok(parts) }
}

/// What a relation leads to.
struct Target {
    kind: String,
    path: String,
}

/// The relations in a part by their ids.
fn targets(
    archive: &mut Archive<'_>,
    name: &str,
) -> Result<Option<HashMap<String, Target>>, RosterRefusal> {
    let Some(text) = text_of(archive, name)? else { return Ok(None) };
    let mut targets = HashMap::new();
    each_tag(&text, |tag| {
        let said = |name| xml::attribute(tag, name);
        if let (Some(id), Some(kind), Some(path)) = (said("Id"), said("Type"), said("Target")) {
            targets.insert(id, Target { kind, path });
        }
    })?;
    Ok(Some(targets))
}

fn each_tag(text: &str, mut on_tag: impl FnMut(&BytesStart<'_>)) -> Result<(), RosterRefusal> {
    let mut reader = Reader::from_str(text);
    xml::configure(reader.config_mut());
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(tag) => on_tag(&tag),
            Event::Eof => return Ok(()),
            _ => (),
        }
    }
}

/// The text of a part by its plain name.
pub(super) fn text_of(
    archive: &mut Archive<'_>,
    name: &str,
) -> Result<Option<String>, RosterRefusal> {
    let named = |part: Result<std::borrow::Cow<'_, str>, _>| {
        part.is_ok_and(|part| plain_name(&part) == name)
    };
    let Some(at) = archive.file_names().position(named) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let part = archive.by_index(at).map_err(damaged)?;
    part.take(MAX_PART + 1).read_to_end(&mut bytes).map_err(damaged)?;
    if bytes.len() as u64 > MAX_PART {
        return Err(RosterRefusal::TooLarge { limit: MAX_PART });
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}
