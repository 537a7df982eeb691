//! Stops through which one turns with ← and →, behind the last the first again.

use crate::desk::terminal::{Canvas, Tone, text};
use ratatui::layout::Rect;

/// Queues, pages or years, one of them chosen; the first stop may be all of them.
pub struct Stops<T> {
    stops: Vec<Option<T>>,
    at: usize,
}

impl<T: Copy + PartialEq> Stops<T> {
    /// One of these at a time, the first chosen.
    pub fn each(stops: impl IntoIterator<Item = T>) -> Self {
        Self { stops: stops.into_iter().map(Some).collect(), at: 0 }
    }

    /// All of these, which is chosen, or one of them.
    pub fn all_or_each(stops: impl IntoIterator<Item = T>) -> Self {
        let each = stops.into_iter().map(Some);
        Self { stops: std::iter::once(None).chain(each).collect(), at: 0 }
    }

    /// The same with a stop chosen, if it is one of them.
    pub fn at(mut self, stop: Option<T>) -> Self {
        self.go_to(stop);
        self
    }

    /// The chosen stop; `None` where all are chosen, or there are none.
    pub fn chosen(&self) -> Option<T> {
        self.stops.get(self.at).copied().flatten()
    }

    /// All stops in their order, `None` for all of them.
    pub fn iter(&self) -> impl Iterator<Item = Option<T>> + '_ {
        self.stops.iter().copied()
    }

    /// Chooses the next stop, or the one before.
    pub fn turn(&mut self, forward: bool) {
        let stops = self.stops.len().max(1);
        self.at = if forward { self.at + 1 } else { self.at + stops - 1 } % stops;
    }

    /// Chooses a stop; whether it is one of them.
    pub fn go_to(&mut self, stop: Option<T>) -> bool {
        let at = self.stops.iter().position(|known| *known == stop);
        self.at = at.unwrap_or(self.at);
        at.is_some()
    }
}

/// Draws the names of stops beside each other, some cells apart, the chosen one marked and
/// each with its count; gives the cell after them.
pub fn stop_names<'a>(
    canvas: &mut Canvas,
    area: Rect,
    gap: u16,
    stops: impl IntoIterator<Item = (bool, &'a str, Option<usize>)>,
) -> u16 {
    let mut x = area.x;
    for (chosen, name, count) in stops {
        let sign = if chosen { canvas.theme().glyphs().selected } else { " " };
        let tone = if chosen { Tone::Strong } else { Tone::Plain };
        let count = count.map(|count| format!(" {}", text::grouped(count))).unwrap_or_default();
        let pieces = [(sign, Tone::Accent), (name, tone), (&*count, Tone::Warn)];
        x += canvas.pieces(x, area.y, area.right().saturating_sub(x), &pieces) + gap;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_turns_round_and_round() {
        let mut years = Stops::all_or_each([2020, 2021]);
        let mut seen = Vec::new();
        for _ in 0..3 {
            years.turn(false);
            seen.push(years.chosen());
        }
        assert_eq!(seen, [Some(2021), Some(2020), None]);
        assert!(years.go_to(Some(2021)) && !years.go_to(Some(1999)));
        assert_eq!(years.chosen(), Some(2021), "a stop that is none changes nothing");
        years.turn(true);
        assert_eq!(years.chosen(), None);
        let mut none = Stops::<u32>::each([]);
        none.turn(true);
        assert_eq!(none.chosen(), None);
    }
}
