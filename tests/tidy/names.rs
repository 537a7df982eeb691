//! A public type's name is defined once, so that it means one thing everywhere.

use super::{Source, for_tests, sources};
use std::collections::BTreeMap;
use syn::{Ident, Item, Visibility};

/// The public types of a file, in its modules too.
fn types(items: &[Item], found: &mut Vec<String>) {
    for item in items {
        let (visibility, ident): (&Visibility, &Ident) = match item {
            Item::Struct(item) => (&item.vis, &item.ident),
            Item::Enum(item) => (&item.vis, &item.ident),
            Item::Trait(item) => (&item.vis, &item.ident),
            Item::Type(item) => (&item.vis, &item.ident),
            Item::Mod(item) if !for_tests(&item.attrs) => {
                if let Some((_, items)) = &item.content {
                    types(items, found);
                }
                continue;
            }
            _ => continue,
        };
        if matches!(visibility, Visibility::Public(_)) {
            found.push(ident.to_string());
        }
    }
}

#[test]
fn a_public_type_name_is_defined_once() {
    let mut defined: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for source in sources().iter().filter(|source: &&Source| !source.is_test()) {
        let mut found = Vec::new();
        types(&source.parsed().items, &mut found);
        for name in found {
            defined.entry(name).or_default().push(source.name.clone());
        }
    }
    assert!(defined.len() > 300, "the types are found");
    let twice = defined.iter().filter(|(_, files)| files.len() > 1);
    let faults: Vec<_> =
        twice.map(|(name, files)| format!("{name}: {}", files.join(", "))).collect();
    assert!(faults.is_empty(), "{} names\n{}", faults.len(), faults.join("\n"));
}
