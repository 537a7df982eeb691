//! A doc comment says something that its item's name does not: three words at least.

use super::{Source, for_tests, sources};
use std::collections::BTreeMap;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ItemMod, Lit, Meta};

/// Rooms and how many shorter comments they have still; it only shrinks.
const LEFT: [(&str, usize); 1] = [("casework", 258)];

/// The comments of one file, each with the line that it begins in.
#[derive(Default)]
struct Comments {
    open: Option<(usize, usize, String)>,
    found: Vec<(usize, String)>,
}

impl Comments {
    /// Lines that follow one another are one comment.
    fn add(&mut self, line: usize, text: &str) {
        match &mut self.open {
            Some((_, last, comment)) if *last + 1 == line => {
                *last = line;
                comment.push(' ');
                comment.push_str(text);
            }
            _ => {
                self.close();
                self.open = Some((line, line, text.to_owned()));
            }
        }
    }

    fn close(&mut self) {
        if let Some((line, _, comment)) = self.open.take() {
            self.found.push((line, comment));
        }
    }
}

impl<'ast> Visit<'ast> for Comments {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        let Meta::NameValue(meta) = &attribute.meta else { return };
        let Expr::Lit(text) = &meta.value else { return };
        if let (true, Lit::Str(text)) = (meta.path.is_ident("doc"), &text.lit) {
            self.add(attribute.span().start().line, text.value().trim());
        }
    }
}

/// Words between blanks; each Han character says as much as a word.
fn words(comment: &str) -> usize {
    let han = comment.chars().filter(|ch| ('\u{4e00}'..='\u{9fff}').contains(ch)).count();
    han.max(comment.split_whitespace().count())
}

#[test]
fn doc_comments_say_something() {
    let (mut read, mut faults) = (0, BTreeMap::<String, Vec<String>>::new());
    for source in sources().iter().filter(|source: &&Source| !source.is_test()) {
        let mut comments = Comments::default();
        comments.visit_file(&source.parsed());
        comments.close();
        read += comments.found.len();
        let short = comments.found.into_iter().filter(|(_, comment)| words(comment) < 3);
        let short = short.map(|(line, comment)| format!("{}:{line}: {comment}", source.name));
        faults.entry(source.room.clone()).or_default().extend(short);
    }
    assert!(read > 2000, "the comments are found: {read}");
    let allowed: BTreeMap<&str, usize> = LEFT.into();
    faults.retain(|room, short| short.len() > allowed.get(&**room).copied().unwrap_or_default());
    assert!(faults.is_empty(), "more than allowed\n{faults:#?}");
}
