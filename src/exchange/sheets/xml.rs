//! What the readers of XML share: attributes by their local names, and text with its
//! references resolved.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Config;

/// Reads what other programs wrote, not what the standard demands.
pub(super) fn configure(config: &mut Config) {
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
}

/// An attribute's value by its name, whatever prefix that has.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let name = name.rsplit(':').next()?;
    let mut attributes = tag.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_unknown_entity| found.value.to_string(), std::borrow::Cow::into_owned))
}

/// An attribute that is a counting number.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Adds what an event says as text.
pub(super) fn add_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(said) => text.push_str(&said.xml10_content()),
        Event::CData(said) => text.push_str(&said.xml10_content()),
        Event::GeneralRef(reference) => {
            if let Ok(Some(ch)) = reference.resolve_char_ref() {
                text.push(ch);
                return;
            }
            text.push_str(match &*reference.xml10_content() {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                _ => "",
            });
        }
        _ => (),
    }
}
