//! What is around every screen: who and when, the tabs, the path, the keys.

use crate::base::Instant;
use crate::desk::screen::{Menu, View};
use crate::desk::terminal::{Action, Canvas, Hint, KeyContext, Tone, text};
use crate::office::Viewer;
use crate::words::{Words, store_health_text};
use ratatui::layout::Rect;

/// The smallest window the desk works in.
pub const LEAST: (u16, u16) = (80, 24);

/// What the frame shows besides what every view has.
pub struct Frame<'a> {
    /// The tabs this person has.
    pub menu: &'a Menu,
    /// Place of the open tab; none at home.
    pub tab: Option<usize>,
    /// Titles from the tab to the screen.
    pub path: Vec<String>,
    /// What the top screen understands, and which section of the key table holds.
    pub hints: Vec<Hint>,
    /// The section of the key table that holds.
    pub context: KeyContext,
    /// What is said at the right of the footer.
    pub status: Option<String>,
    /// Who else has the same file open.
    pub company: &'a [Viewer],
    /// Whether the last act failed for a fault of the office.
    pub faulty: bool,
}

impl Frame<'_> {
    /// Draws it over a canvas; gives the room left for the screen.
    pub fn draw(&self, canvas: &mut Canvas, view: &View) -> Rect {
        let area = canvas.area();
        self.top(canvas, row(area, 0), view);
        self.tabs(canvas, row(area, 1), view);
        self.path(canvas, row(area, 2), view);
        canvas.rule(row(area, area.height - 2));
        let standing = store_health_text(&view.reader.health(), view.words);
        warn(canvas, row(area, area.height - 2), standing.as_deref());
        self.footer(canvas, row(area, area.height - 1), view);
        Rect { y: area.y + 3, height: area.height - 5, ..area }
    }

    fn top(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let glyphs = canvas.theme().glyphs();
        let (sign, word, tone) = match self.faulty {
            false => (glyphs.online, view.words.say("frame-online"), Tone::Good),
            true => ("!", view.words.say("frame-faulty"), Tone::Bad),
        };
        let state = format!("{sign} {word}");
        let who = who(view, glyphs.dot);
        let when = when(view.now, view.words);
        let right = text::width(&who) + 4 + text::width(&when) + 2 + text::width(&state) + 1;
        let name = view.words.say("frame-name");
        let district = view.words.say("frame-district");
        let room = usize::from(area.width);
        let mut x = area.x + 1;
        x += canvas.text(x, area.y, area.width - 1, name, Tone::Accent);
        if usize::from(x) + 2 + text::width(district) + 2 + right <= room {
            canvas.text(x + 2, area.y, area.width - x - 2, district, Tone::Strong);
        }
        let mut x = area.right().saturating_sub(right as u16).max(x + 2);
        for (part, tone, gap) in
            [(&who, Tone::Plain, 4), (&when, Tone::Plain, 2), (&state, tone, 0)]
        {
            x += canvas.text(x, area.y, area.right().saturating_sub(x), part, tone) + gap;
        }
    }

    fn tabs(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let always = [Action::Palette, Action::Help].map(Hint::from);
        let arrows = !view.theme.look().ascii;
        let ways = view.keys.footer(KeyContext::List, &always, view.words, arrows);
        let ways_width: usize = ways.iter().map(|entry| entry_width(entry, view.words)).sum();
        let counts: Vec<String> = self
            .menu
            .tabs
            .iter()
            .map(|tab| match (tab.count)(view.reader) {
                Some(0) | None => String::new(),
                Some(count) => format!(" {count}"),
            })
            .collect();
        let taken = |cap: usize, gap: usize| -> usize {
            let tab = self.menu.tabs.iter().zip(&counts).map(|(tab, count)| {
                1 + text::width(view.words.say(tab.name.word())).min(cap) + text::width(count) + gap
            });
            1 + tab.sum::<usize>()
        };
        let room = usize::from(area.width);
        let wide = taken(usize::MAX, 2) + ways_width <= room;
        // Where there is little room the counts stay and the names are cut alike.
        let (cap, gap) = if wide {
            (usize::MAX, 2)
        } else {
            let cap = (2..20).rev().find(|cap| taken(*cap, 1) <= room);
            (cap.unwrap_or(2), 1)
        };
        let mut x = area.x + 1;
        for (at, (tab, count)) in self.menu.tabs.iter().zip(&counts).enumerate() {
            let name = text::head(view.words.say(tab.name.word()), cap);
            let open = self.tab == Some(at);
            let tone = if open { Tone::Strong } else { Tone::Plain };
            let digit = tab.name.digit().to_string();
            let pieces = [(digit.as_str(), Tone::Key), (name, tone), (count.as_str(), Tone::Warn)];
            let used = canvas.pieces(x, area.y, area.right().saturating_sub(x), &pieces);
            if open {
                canvas.lay(Rect { x, width: used, ..area }, canvas.theme().selection());
            }
            x += used + gap as u16;
        }
        if wide {
            let x = area.right().saturating_sub(ways_width as u16);
            entries(canvas, Rect { x, ..area }, &ways, view.words);
        }
    }

    /// The path, and at its right who else is at this file.
    fn path(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        canvas.rule(area);
        let sign = format!(" {} ", canvas.theme().glyphs().path);
        let path = self.path.join(&sign);
        if !path.is_empty() {
            let shown = format!(" {path} ");
            canvas.text(area.x + 2, area.y, area.width.saturating_sub(4), &shown, Tone::Accent);
        }
        let names: Vec<&str> = self.company.iter().map(|other| &*other.name).collect();
        if !names.is_empty() {
            let names = names.join(view.words.say("history-and"));
            let company = view.words.say_with("frame-company", &[("names", names.into())]);
            let company = format!(" ! {company} ");
            let width = text::width(&company) as u16;
            let x = area.right().saturating_sub(width + 2).max(area.x + 2);
            canvas.text(x, area.y, area.right().saturating_sub(x), &company, Tone::Warn);
        }
    }

    fn footer(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let status = self.status.as_deref().unwrap_or_default();
        let mut hints = self.hints.clone();
        let help = Hint::from(Action::Help);
        hints.retain(|hint| hint.action != Action::Help);
        let arrows = !view.theme.look().ascii;
        let help = view.keys.footer(self.context, &[help], view.words, arrows);
        let mut shown = view.keys.footer(self.context, &hints, view.words, arrows);
        let fixed: usize = help.iter().map(|entry| entry_width(entry, view.words)).sum();
        let room = usize::from(area.width).saturating_sub(1 + text::width(status) + 1 + fixed);
        let mut used = 0;
        shown.retain(|entry| {
            used += entry_width(entry, view.words);
            used <= room
        });
        shown.extend(help);
        entries(canvas, Rect { x: area.x + 1, width: area.width - 1, ..area }, &shown, view.words);
        let width = text::width(status) as u16;
        let x = area.right().saturating_sub(width + 1);
        canvas.text(x, area.y, width, status, Tone::Good);
    }
}

/// What is said on the line above the footer for as long as it is true.
pub fn warn(canvas: &mut Canvas, area: Rect, warning: Option<&str>) {
    if let Some(warning) = warning {
        canvas.text(area.x + 1, area.y, area.width - 2, &format!(" ! {warning} "), Tone::Bad);
    }
}

/// A window too small: says so, and how large it must be.
pub fn too_small(canvas: &mut Canvas, words: &Words) {
    let area = canvas.area();
    let (width, height) = LEAST;
    let least = format!("{width}x{height}");
    let now = format!("{}x{}", area.width, area.height);
    let needed = words.say_with("frame-too-small", &[("least", least.into()), ("now", now.into())]);
    canvas.paragraph(area, &needed, Tone::Warn);
}

fn row(area: Rect, y: u16) -> Rect {
    Rect { y: area.y + y, height: 1, ..area }
}

type Entry = (String, &'static str);

fn entry_width((key, word): &Entry, words: &Words) -> usize {
    text::width(key) + 1 + text::width(words.say(word)) + 2
}

/// Draws keys and what they do, one after another.
pub fn entries(canvas: &mut Canvas, area: Rect, entries: &[Entry], words: &Words) {
    let mut x = area.x;
    for (key, word) in entries {
        let pieces =
            [(key.as_str(), Tone::Key), (" ", Tone::Plain), (words.say(word), Tone::Muted)];
        x += canvas.pieces(x, area.y, area.right().saturating_sub(x), &pieces) + 2;
    }
}

/// `昆阳街道 · 李华 经办`.
fn who(view: &View, dot: &str) -> String {
    let View { actor, words, .. } = view;
    let place = match actor.township {
        Some(code) => view.reader.places().township_name(code),
        None => words.say(&format!("department-{}", actor.department.code())).to_owned(),
    };
    let level = format!("level-{}", actor.level.code());
    format!("{place} {dot} {} {}", actor.name, words.say(&level))
}

/// `2020-03-02 周一 09:41`.
fn when(now: Instant, words: &Words) -> String {
    const WEEKDAYS: [&str; 7] = [
        "weekday-monday",
        "weekday-tuesday",
        "weekday-wednesday",
        "weekday-thursday",
        "weekday-friday",
        "weekday-saturday",
        "weekday-sunday",
    ];
    let day = now.date();
    let weekday = words.say(WEEKDAYS[day.weekday() % 7]);
    format!("{day} {weekday} {}", now.hour_minute())
}
