//! Functions are short, but for a table in code: one `match` whose arms are short themselves.

use super::{Source, for_tests, sources};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ImplItemFn, ItemFn, ItemMod, Stmt};

const LONGEST: usize = 70;
/// Functions that are longer still; it only shrinks.
const LEFT: [&str; 2] = ["casework/evolve/person.rs", "words/event_text/person.rs"];
/// Lines of a function's body around its one `match`, at most.
const AROUND: usize = 12;
/// Lines of an arm of it, at most.
const ARM: usize = 8;

/// The long functions of one file.
struct Functions<'a> {
    source: &'a Source,
    read: usize,
    faults: Vec<String>,
}

fn lines(of: &impl Spanned) -> usize {
    of.span().end().line - of.span().start().line + 1
}

/// Whether the body is one `match` with little around it and no long arm.
fn is_flat(body: &Block) -> bool {
    let last = body.stmts.iter().rev().find_map(|statement| match statement {
        Stmt::Expr(Expr::Match(found), _) => Some(found),
        _ => None,
    });
    last.is_some_and(|found| {
        lines(body) - lines(found) <= AROUND && found.arms.iter().all(|arm| lines(arm) <= ARM)
    })
}

impl Functions<'_> {
    fn function(&mut self, name: &syn::Ident, head: usize, body: &Block) {
        self.read += 1;
        let long = body.span().end().line - head;
        if long > LONGEST && !is_flat(body) && !LEFT.contains(&&*self.source.name) {
            let place = format!("{}:{head}", self.source.name);
            self.faults.push(format!("{place}: `{name}` is {long} lines"));
        }
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast ItemFn) {
        self.function(&item.sig.ident, item.sig.span().start().line, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
        self.function(&item.sig.ident, item.sig.span().start().line, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

#[test]
fn functions_are_short() {
    let (mut read, mut faults) = (0, Vec::new());
    for source in sources().iter().filter(|source| !source.is_test()) {
        let mut functions = Functions { source, read: 0, faults: vec![] };
        functions.visit_file(&source.parsed());
        read += functions.read;
        faults.extend(functions.faults);
    }
    assert!(read > 2000, "the functions are found: {read}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
