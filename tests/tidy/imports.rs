//! Which file uses which, by the paths it names: in `use`, in code and inside macros, through
//! re-exports to the file that defines what is named.

use super::{Source, for_tests, sources};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::{self, Visit};
use syn::{Item, UseTree};

/// The file that a module's items are in, and what they are.
struct Module {
    file: usize,
    items: BTreeSet<String>,
    children: BTreeSet<String>,
    /// Imported name → the path it is from, absolute.
    aliases: BTreeMap<String, Vec<String>>,
    /// Modules imported whole, absolute.
    globs: Vec<Vec<String>>,
}

/// The files of `src` and what each uses.
pub(super) struct Imports {
    pub(super) files: Vec<String>,
    pub(super) used: Vec<BTreeSet<usize>>,
}

impl Imports {
    pub(super) fn read() -> Self {
        let sources: Vec<Source> = sources().into_iter().filter(|s| !s.is_test()).collect();
        let parsed: Vec<syn::File> = sources.iter().map(Source::parsed).collect();
        let mut modules = BTreeMap::new();
        for (file, (source, tree)) in sources.iter().zip(&parsed).enumerate() {
            declare(&mut modules, file, &module_of(&source.name), &tree.items);
        }
        let used = sources.iter().zip(&parsed).map(|(source, tree)| {
            let mut reading =
                Reading { modules: &modules, at: module_of(&source.name), used: BTreeSet::new() };
            reading.visit_file(tree);
            reading.used
        });
        let used = used.enumerate().map(|(file, mut used)| {
            used.remove(&file);
            used
        });
        Self {
            used: used.collect(),
            files: sources.into_iter().map(|source| source.name).collect(),
        }
    }
}

/// `a/b/mod.rs` and `a/b.rs` are the module `a::b`; `lib.rs` and `main.rs` have no name.
fn module_of(name: &str) -> String {
    let name = name.trim_end_matches(".rs");
    if ["lib", "main"].contains(&name) {
        return if name == "lib" { String::new() } else { name.to_owned() };
    }
    name.trim_end_matches("/mod").replace('/', "::")
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
}

fn declare(modules: &mut BTreeMap<String, Module>, file: usize, name: &str, items: &[Item]) {
    let mut module = Module {
        file,
        items: BTreeSet::new(),
        children: BTreeSet::new(),
        aliases: BTreeMap::new(),
        globs: vec![],
    };
    for item in items {
        let ident = match item {
            Item::Const(item) => &item.ident,
            Item::Enum(item) => &item.ident,
            Item::Fn(item) => &item.sig.ident,
            Item::Static(item) => &item.ident,
            Item::Struct(item) => &item.ident,
            Item::Trait(item) => &item.ident,
            Item::Type(item) => &item.ident,
            Item::Macro(item) => match &item.ident {
                Some(ident) => ident,
                None => continue,
            },
            Item::Mod(item) if for_tests(&item.attrs) => continue,
            Item::Mod(item) => {
                module.children.insert(item.ident.to_string());
                if let Some((_, items)) = &item.content {
                    declare(modules, file, &join(name, &item.ident.to_string()), items);
                }
                continue;
            }
            Item::Use(item) if for_tests(&item.attrs) => continue,
            Item::Use(item) => {
                import(&mut module, name, &[], &item.tree);
                continue;
            }
            _ => continue,
        };
        module.items.insert(ident.to_string());
    }
    modules.insert(name.to_owned(), module);
}

fn import(module: &mut Module, at: &str, before: &[String], tree: &UseTree) {
    let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
    match tree {
        UseTree::Path(path) => import(module, at, &with(&path.ident), &path.tree),
        UseTree::Name(name) if name.ident == "self" => {
            let last = before.last().expect("self of something").clone();
            module.aliases.insert(last, absolute(at, before));
        }
        UseTree::Name(name) => {
            let path = absolute(at, &with(&name.ident));
            module.aliases.insert(name.ident.to_string(), path);
        }
        UseTree::Rename(rename) => {
            let path = if rename.ident == "self" { before.to_vec() } else { with(&rename.ident) };
            module.aliases.insert(rename.rename.to_string(), absolute(at, &path));
        }
        UseTree::Glob(_) => module.globs.push(absolute(at, before)),
        UseTree::Group(group) => {
            group.items.iter().for_each(|tree| import(module, at, before, tree));
        }
    }
}

/// From the crate's root, where it names a way from there; else as it is.
fn absolute(at: &str, path: &[String]) -> Vec<String> {
    let own = || at.split("::").filter(|part| !part.is_empty()).map(str::to_owned);
    let (mut from, mut rest): (Vec<String>, &[String]) = match path.first().map(String::as_str) {
        Some("crate") => (vec![], &path[1..]),
        Some("self" | "super") => (own().collect(), path),
        _ => return path.to_vec(),
    };
    while let Some(word) = rest.first().map(String::as_str) {
        match word {
            "self" => {}
            "super" => drop(from.pop()),
            _ => break,
        }
        rest = &rest[1..];
    }
    let root = std::iter::once("crate".to_owned());
    root.chain(from).chain(rest.iter().cloned()).collect()
}

/// Walks one file and notes each file that a path in it leads to.
struct Reading<'a> {
    modules: &'a BTreeMap<String, Module>,
    at: String,
    used: BTreeSet<usize>,
}

impl Reading<'_> {
    /// The file that defines what an absolute path names; none for other crates and for a
    /// module itself, of which only what is named in it counts.
    fn resolve(&self, path: &[String], depth: usize) -> Option<usize> {
        let (root, rest) = path.split_first()?;
        if root != "crate" || depth > 20 {
            return None;
        }
        let mut at = String::new();
        for (place, name) in rest.iter().enumerate() {
            let module = &self.modules[&at];
            if module.items.contains(name) {
                return Some(module.file);
            }
            if module.children.contains(name) {
                at = join(&at, name);
                // A folder of tests, say, is not read.
                self.modules.get(&at)?;
                continue;
            }
            if let Some(alias) = module.aliases.get(name) {
                let alias = self.from(&at, alias);
                let path = [&alias, &rest[place + 1..]].concat();
                return self.resolve(&path, depth + 1);
            }
            let globs = module.globs.iter().map(|glob| self.from(&at, glob));
            let paths = globs.map(|glob| [&glob, &rest[place..]].concat());
            return paths.into_iter().find_map(|path| self.resolve(&path, depth + 1));
        }
        None
    }

    /// A path as a module names it, from the root: through its children and imports.
    fn from(&self, at: &str, path: &[String]) -> Vec<String> {
        let Some(first) = path.first() else { return vec![] };
        if first == "crate" {
            return path.to_vec();
        }
        let module = &self.modules[at];
        if module.children.contains(first) || module.items.contains(first) {
            let own = at.split("::").filter(|part| !part.is_empty()).map(str::to_owned);
            let root = std::iter::once("crate".to_owned());
            return root.chain(own).chain(path.iter().cloned()).collect();
        }
        match module.aliases.get(first) {
            Some(alias) if alias.first() != Some(first) => {
                [&self.from(at, alias), &path[1..]].concat()
            }
            _ => path.to_vec(),
        }
    }

    fn note(&mut self, path: &[String]) {
        let path = absolute(&self.at, path);
        if let Some(file) = self.resolve(&self.from(&self.at, &path), 0) {
            self.used.insert(file);
        }
    }

    /// Paths inside a macro, whose tokens are no syntax yet.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path = Vec::new();
        let mut joined = 0;
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if joined != 2 {
                        self.note(&path);
                        path.clear();
                    }
                    path.push(ident.to_string());
                    joined = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' => joined += 1,
                TokenTree::Group(group) => self.tokens(group.stream()),
                _ => joined = 0,
            }
        }
        self.note(&path);
    }

    fn use_leaves(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.use_leaves(&with(&path.ident), &path.tree),
            UseTree::Name(name) => self.note(&with(&name.ident)),
            UseTree::Rename(rename) => self.note(&with(&rename.ident)),
            UseTree::Glob(_) => {}
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.use_leaves(before, tree));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Reading<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            // What is only passed on is no use of it.
            Item::Use(item) if !matches!(item.vis, syn::Visibility::Inherited) => {}
            Item::Use(item) if for_tests(&item.attrs) => {}
            Item::Use(item) => self.use_leaves(&[], &item.tree),
            Item::Mod(item) if for_tests(&item.attrs) => {}
            Item::Mod(module) if module.content.is_some() => {
                let outer = self.at.clone();
                self.at = join(&outer, &module.ident.to_string());
                visit::visit_item_mod(self, module);
                self.at = outer;
            }
            Item::Fn(item) if for_tests(&item.attrs) => {}
            Item::Impl(item) if for_tests(&item.attrs) => {}
            item => visit::visit_item(self, item),
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.note(&names);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        self.tokens(item.tokens.clone());
        visit::visit_macro(self, item);
    }
}
