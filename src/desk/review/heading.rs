//! The lines above the queue: the steps with their counts, the tally, what was done.

use super::screen::Review;
use crate::desk::lists::Listed;
use crate::desk::screen::View;
use crate::desk::terminal::{Canvas, Tone, text};
use crate::desk::widgets::stop_names;
use crate::words::{Message, step_name};
use ratatui::layout::Rect;

impl Review {
    pub(super) fn heading(
        &self,
        canvas: &mut Canvas,
        area: Rect,
        list: &Listed<usize>,
        view: &View,
    ) {
        let words = view.words;
        let stops = self.steps.iter().filter_map(|stop| {
            let chosen = stop == self.steps.chosen();
            let count = self.items.count(stop);
            let name = stop.map_or(words.say("review-all"), |step| step_name(step, words));
            (count > 0 || chosen).then_some((chosen, name, Some(count)))
        });
        stop_names(canvas, area, 1, stops);
        let tally = Message::of("review-tally").count("found", self.items.found());
        let tally = tally.count("marked", self.marks.len()).text(words);
        let told = list.told.as_ref().map(|told| told.text(words)).unwrap_or_default();
        let tone = if self.moved.is_some() { Tone::Warn } else { Tone::Good };
        let mends = match self.mends {
            0 => String::new(),
            count => {
                format!("   {}", Message::of("review-mends").count("count", count).text(words))
            }
        };
        let tally = tally + &mends;
        let pieces = [(&*tally, Tone::Muted), ("   ", Tone::Plain), (&*told, tone)];
        // Where there is no room for both, what is told goes first.
        let fits = text::width(&tally) + 3 + text::width(&told) < usize::from(area.width);
        let pieces = if fits { &pieces[..] } else { &pieces[2..] };
        canvas.pieces(area.x + 1, area.y + 1, area.width - 1, pieces);
    }
}
