//! The items of a list on the screen, and what is under way with them.

use crate::casework::Command;
use crate::desk::screen::{Screen, Step};
use crate::desk::widgets::Table;
use crate::words::Message;

/// The items of a list, the selected one, and what is under way with it.
pub struct Listed<T> {
    pub(super) items: Vec<T>,
    /// Where the selection and the window are.
    pub table: Table,
    /// What became of the last act, until the next key.
    pub told: Option<Message>,
    /// The journal's length when the items were read, to be told of changes since.
    pub seen: u64,
    pub(super) asked: Vec<(Command, Option<u64>)>,
    /// The items are to be chosen anew, with the selection kept or on the first.
    pub(super) stale: Option<Selection>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Selection {
    Kept,
    First,
}

impl<T> Listed<T> {
    /// The selected item, where there is one.
    pub fn selected(&self) -> Option<&T> {
        self.items.get(self.table.selected()?)
    }

    /// All items, in their order.
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// Chooses the items anew after another filter was set, the first one selected.
    pub fn show_first(&mut self) -> Step {
        self.stale = Some(Selection::First);
        Step::Stay
    }

    /// Chooses the items anew after another filter was set; the selection stays if it can.
    pub fn narrowed(&mut self) -> Step {
        self.stale = self.stale.or(Some(Selection::Kept));
        Step::Stay
    }

    /// Shows a message above the list until the next key.
    pub fn tell(&mut self, told: impl Into<Message>) -> Step {
        self.told = Some(told.into());
        Step::Stay
    }

    /// Asks before a command is submitted.
    pub fn ask(&mut self, question: impl Screen + 'static, command: Command) -> Step {
        self.ask_all(question, vec![(command, None)])
    }

    /// Asks before commands are submitted, each with the version it was shown at.
    pub fn ask_all(
        &mut self,
        question: impl Screen + 'static,
        commands: Vec<(Command, Option<u64>)>,
    ) -> Step {
        self.asked = commands;
        Step::push(question)
    }
}

/// Submits commands; one alone tells by itself why it is refused.
pub fn submit_all(mut commands: Vec<(Command, Option<u64>)>) -> Step {
    match (commands.len(), commands.pop()) {
        (1, Some((command, seen))) => Step::submit(command, seen),
        (_, last) => {
            commands.extend(last);
            Step::submit_all(commands)
        }
    }
}
