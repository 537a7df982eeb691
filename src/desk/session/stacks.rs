//! The open screens: one stack for home and one a tab, so that going elsewhere loses nothing.

use crate::base::Instant;
use crate::desk::screen::Screen;
use crate::office::Reader;

/// Screens over one another, the top one last.
type Stack = Vec<Box<dyn Screen>>;

/// All stacks of one person; the open one is never empty.
pub struct Stacks {
    /// Home first, then the tabs in their order; empty where not yet opened.
    stacks: Vec<Stack>,
    open: usize,
}

impl Stacks {
    /// Home, open, and room for each tab.
    pub fn new(home: Box<dyn Screen>, tabs: usize) -> Self {
        let mut stacks: Vec<Stack> = (0..=tabs).map(|_| Vec::new()).collect();
        stacks[0].push(home);
        Self { stacks, open: 0 }
    }

    /// The open stack from its first screen to the top one.
    pub fn opened(&self) -> &[Box<dyn Screen>] {
        &self.stacks[self.open]
    }

    /// The screen that takes the input.
    pub fn top(&self) -> &dyn Screen {
        let stack = &self.stacks[self.open];
        &*stack[stack.len() - 1]
    }

    /// The screen that takes the input, to be changed by it.
    pub fn top_mut(&mut self) -> &mut dyn Screen {
        let stack = &mut self.stacks[self.open];
        let last = stack.len() - 1;
        &mut *stack[last]
    }

    /// The place of the open tab among the tabs; none at home.
    pub fn tab(&self) -> Option<usize> {
        self.open.checked_sub(1)
    }

    /// Puts a screen over the top one.
    pub fn push(&mut self, screen: Box<dyn Screen>) {
        self.stacks[self.open].push(screen);
    }

    /// Drops the top screen, in whose place another is pushed at once.
    pub fn drop_top(&mut self) {
        self.stacks[self.open].pop();
    }

    /// Closes the top screen, unless it is the stack's first; whether it did.
    pub fn close(&mut self) -> bool {
        let over = self.opened().len() > 1;
        if over {
            self.stacks[self.open].pop();
        }
        over
    }

    /// Closes the top screen, if it is a popup.
    pub fn close_popup(&mut self) {
        if self.top().popup() {
            self.close();
        }
    }

    /// Closes all but the stack's first screen; a form among them is kept as a draft.
    pub fn close_all(&mut self) {
        self.stacks[self.open].truncate(1);
    }

    /// Opens home, or the tab of a place, made if it is not open yet; whether it was.
    pub fn turn_to(&mut self, tab: Option<usize>, make: impl FnOnce() -> Box<dyn Screen>) -> bool {
        self.open = tab.map_or(0, |tab| tab + 1);
        let known = !self.stacks[self.open].is_empty();
        if !known {
            self.push(make());
        }
        known
    }

    /// Has every screen of the open stack read anew.
    pub fn refresh(&mut self, reader: &Reader) {
        self.stacks[self.open].iter_mut().for_each(|screen| screen.refresh(reader));
    }

    /// Every open screen, those of other tabs too.
    pub fn all(&self) -> impl Iterator<Item = &dyn Screen> {
        self.stacks.iter().flatten().map(|screen| &**screen)
    }

    /// The moments for which open screens wait, to be drawn anew.
    pub fn moments(&self) -> impl Iterator<Item = Instant> {
        self.opened().iter().filter_map(|screen| screen.redraw_at())
    }
}
