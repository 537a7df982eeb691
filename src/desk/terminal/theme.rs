//! Colours and signs, for every kind of terminal. State is never shown by colour
//! alone: a sign or a word is always beside it.

use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// None (`NO_COLOR`): bold, underline and reverse only.
    None,
    /// The sixteen of old terminals.
    Sixteen,
    /// The 256 of xterm.
    Many,
    /// 24 bits a colour.
    True,
}

/// What the terminal can show and how its owner wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Number of colours.
    pub colours: Colours,
    /// Dark text on a light ground.
    pub light: bool,
    /// Borders and signs of ASCII only, for terminals that draw them two cells wide.
    pub ascii: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { colours: Colours::True, light: false, ascii: false }
    }
}

/// What a piece of text is, rather than how it looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Text of no special meaning.
    #[default]
    Plain,
    /// What the eye should find first: names, amounts.
    Strong,
    /// Labels, hints, what may be skipped.
    Muted,
    /// Titles, the current tab.
    Accent,
    /// Done, paid, right.
    Good,
    /// Waiting, soon due, look twice.
    Warn,
    /// Refused, failed, wrong.
    Bad,
    /// The part of a result that was searched for, or that differs.
    Match,
    /// A key in the footer or help.
    Key,
    /// Rules and borders.
    Rule,
    /// A field that can be filled.
    Field,
    /// The field that has the caret.
    FieldFocus,
}

/// Signs, one cell wide each.
pub struct Glyphs {
    /// Horizontal and vertical rule.
    pub rule: [&'static str; 2],
    /// Corners of a box: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Before the selected row.
    pub selected: &'static str,
    /// Beside the first and the last row shown of a list that goes on there.
    pub more: [&'static str; 2],
    /// A year or step: done, under way, open, failed.
    pub done: &'static str,
    /// A year that is under way.
    pub working: &'static str,
    /// Not yet used.
    pub open: &'static str,
    /// Returned or failed.
    pub failed: &'static str,
    /// A marked row.
    pub marked: &'static str,
    /// The office can be reached.
    pub online: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// Filled and empty cell of a bar.
    pub bar: [&'static str; 2],
    /// Between the parts of a path.
    pub path: &'static str,
}

const DRAWN: Glyphs = Glyphs {
    rule: ["─", "│"],
    corners: ["┌", "┐", "└", "┘"],
    selected: "▸",
    more: ["↑", "↓"],
    done: "■",
    working: "▲",
    open: "□",
    failed: "✗",
    marked: "✓",
    online: "●",
    dot: "·",
    bar: ["█", "░"],
    path: "›",
};

const ASCII: Glyphs = Glyphs {
    rule: ["-", "|"],
    corners: ["+", "+", "+", "+"],
    selected: ">",
    more: ["^", "v"],
    done: "#",
    working: "^",
    open: ".",
    failed: "x",
    marked: "*",
    online: "*",
    dot: "-",
    bar: ["#", "."],
    path: ">",
};

/// Tones as styles, and the signs, of one terminal.
pub struct Theme {
    look: Look,
    glyphs: &'static Glyphs,
}

impl Theme {
    /// The theme of a terminal.
    pub fn new(look: Look) -> Self {
        Self { look, glyphs: if look.ascii { &ASCII } else { &DRAWN } }
    }

    /// What the terminal can show.
    pub fn look(&self) -> Look {
        self.look
    }

    /// Whether the terminal may be at the far end of a slow line. None says over SSH that
    /// it shows 24 bits of colour, so whichever does is this machine's own.
    pub fn is_far(&self) -> bool {
        self.look.colours != Colours::True
    }

    /// The signs it draws with.
    pub fn glyphs(&self) -> &'static Glyphs {
        self.glyphs
    }

    /// How a tone looks.
    pub fn style(&self, tone: Tone) -> Style {
        let style = Style::new();
        let modifier = match tone {
            Tone::Strong | Tone::Accent | Tone::Bad => Modifier::BOLD,
            Tone::Match | Tone::FieldFocus => Modifier::UNDERLINED | Modifier::BOLD,
            Tone::Field => Modifier::UNDERLINED,
            Tone::Key if self.look.colours == Colours::None => Modifier::BOLD,
            Tone::Muted if self.look.colours == Colours::Sixteen => Modifier::DIM,
            _ => Modifier::empty(),
        };
        let style = style.add_modifier(modifier);
        match self.colour(tone) {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }

    /// What is laid over the selected row: a sign is always beside it too.
    pub fn selection(&self) -> Style {
        match (self.look.colours, self.look.light) {
            (Colours::None | Colours::Sixteen, _) => Style::new().add_modifier(Modifier::REVERSED),
            (Colours::Many, false) => Style::new().bg(Color::Indexed(24)),
            (Colours::Many, true) => Style::new().bg(Color::Indexed(153)),
            (Colours::True, false) => Style::new().bg(Color::Rgb(32, 62, 92)),
            (Colours::True, true) => Style::new().bg(Color::Rgb(198, 222, 246)),
        }
    }

    /// What is laid over every second row of the screen, where colours are many.
    pub fn stripe(&self) -> Style {
        match (self.look.colours, self.look.light) {
            (Colours::None | Colours::Sixteen, _) => Style::new(),
            (Colours::Many, false) => Style::new().bg(Color::Indexed(234)),
            (Colours::Many, true) => Style::new().bg(Color::Indexed(255)),
            (Colours::True, false) => Style::new().bg(Color::Rgb(24, 27, 31)),
            (Colours::True, true) => Style::new().bg(Color::Rgb(244, 246, 248)),
        }
    }

    /// What is laid over the screen beneath a popup. It repaints the whole screen, so not
    /// far away: a popup on a slow line must not cost ten kilobytes.
    pub fn beneath(&self) -> Style {
        match self.is_far() {
            true => Style::new(),
            false => self.style(Tone::Rule).bg(Color::Reset).remove_modifier(Modifier::all()),
        }
    }

    fn colour(&self, tone: Tone) -> Option<Color> {
        let (sixteen, [dark, light], [dark_rgb, light_rgb]) = match tone {
            Tone::Plain | Tone::Strong | Tone::Field => return None,
            Tone::Muted => (None, [247, 240], [(158, 164, 172), (92, 98, 106)]),
            Tone::Rule => (None, [240, 250], [(88, 94, 102), (178, 184, 190)]),
            Tone::Accent | Tone::FieldFocus => {
                (Some(Color::Cyan), [80, 24], [(102, 204, 204), (0, 92, 120)])
            }
            Tone::Key => (Some(Color::Cyan), [80, 24], [(102, 204, 204), (0, 92, 120)]),
            Tone::Good => (Some(Color::Green), [114, 28], [(134, 208, 134), (24, 118, 48)]),
            Tone::Warn | Tone::Match => {
                (Some(Color::Yellow), [179, 94], [(226, 184, 98), (138, 88, 0)])
            }
            Tone::Bad => (Some(Color::Red), [210, 124], [(244, 136, 136), (176, 24, 24)]),
        };
        let rgb = |(r, g, b)| Color::Rgb(r, g, b);
        match (self.look.colours, self.look.light) {
            (Colours::None, _) => None,
            (Colours::Sixteen, _) => sixteen,
            (Colours::Many, false) => Some(Color::Indexed(dark)),
            (Colours::Many, true) => Some(Color::Indexed(light)),
            (Colours::True, false) => Some(rgb(dark_rgb)),
            (Colours::True, true) => Some(rgb(light_rgb)),
        }
    }
}
