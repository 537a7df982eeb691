//! A file that is read, or taken in, in the background: how far it is, until it is through.

use crate::base::{WatchReading, WatchStage};
use crate::desk::screen::{Answer, FileErrand, Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{bar, below};
use crate::office::Reader;
use crate::words::{Message, Words};
use ratatui::layout::Rect;
use std::sync::Arc;

/// The screen that waits for a file and hands on what came of it; other screens can be used
/// meanwhile. Closing it stops the work, unless that writes already.
pub struct ReadingScreen {
    errand: Arc<FileErrand>,
    name: String,
}

impl ReadingScreen {
    /// Waits for work on a file of a name.
    pub fn new(errand: Arc<FileErrand>, name: String) -> Self {
        Self { errand, name }
    }
}

impl Drop for ReadingScreen {
    fn drop(&mut self) {
        self.errand.watch().stop();
    }
}

impl Screen for ReadingScreen {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            // What is being written is not stopped half way.
            Input::Act(Action::Back) if !self.errand.watch().stop() => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        const BAR: u16 = 40;
        let (words, far) = (view.words, self.errand.watch().read());
        let room = Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, ..area };
        canvas.text(room.x, room.y, room.width, &self.name, Tone::Strong);
        let mut room = below(room, 2);
        for told in told(&far) {
            canvas.text(room.x, room.y, room.width, &told.text(words), Tone::Accent);
            room = below(room, 1);
        }
        let (done, all) = far.lines;
        if far.stage == WatchStage::Reading && all > 0 {
            bar(canvas, room.x, room.y, room.width.min(BAR), done, all, Tone::Accent);
            room = below(room, 1);
        }
        let note = match far.stage {
            WatchStage::Writing | WatchStage::Ended => "import-goes-on",
            _ => "import-can-stop",
        };
        canvas.paragraph(below(room, 1), words.say(note), Tone::Muted);
    }

    fn title(&self, words: &Words) -> String {
        words.say("import-under-way").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        vec![Action::Back.hint("import-stop")]
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::Read(_) => Step::Pop(answer.clone()),
            _ => Step::Pass,
        }
    }

    fn errand(&self) -> Option<&FileErrand> {
        Some(&self.errand)
    }
}

/// Where the work is, and of a folder at which file.
fn told(far: &WatchReading) -> Vec<Message> {
    let ((part, parts), (done, all)) = (far.part, far.lines);
    let of_parts = Message::of("import-stage-file").count("part", part as usize);
    let of_parts = (parts > 0).then(|| of_parts.count("parts", parts as usize));
    let stage: Message = match far.stage {
        WatchStage::Waiting => "import-stage-waiting".into(),
        WatchStage::Reading if all == 0 => "import-stage-opening".into(),
        WatchStage::Reading => Message::of("import-stage-reading")
            .with("done", text::grouped(done as usize))
            .with("all", text::grouped(all as usize)),
        WatchStage::Judging => "import-stage-judging".into(),
        WatchStage::Writing => "import-stage-writing".into(),
        WatchStage::Stopped => "import-stage-stopped".into(),
        WatchStage::Ended => "import-stage-ended".into(),
    };
    of_parts.into_iter().chain([stage]).collect()
}
