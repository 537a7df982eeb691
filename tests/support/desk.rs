//! Types keys into a real session and reads what its terminal shows.

use std::num::NonZeroU16;
use std::sync::Arc;
use std::time::Duration;
use youyang::desk::session::{ENTER_SCREEN, Frontend, Session, SessionOptions};
use youyang::office::Office;

/// A person at a terminal.
pub struct Driver {
    office: Arc<Office>,
    session: Session,
    terminal: vt100::Parser,
    now: Duration,
    presses: usize,
    sent: usize,
}

impl Driver {
    /// A terminal of a size on an office, before anybody has signed in.
    pub fn new(office: Arc<Office>, mut options: SessionOptions, size: (u16, u16)) -> Self {
        options.size = size;
        let mut terminal = terminal(size);
        terminal.process(ENTER_SCREEN);
        let session = Session::new(Arc::clone(&office), options);
        let mut driver =
            Self { office, session, terminal, now: Duration::ZERO, presses: 0, sent: 0 };
        driver.show();
        driver
    }

    /// Signs in with the practice password; these presses are not counted.
    pub fn signed_in(self, login: &str) -> Self {
        let mut driver = self.keys(login).keys("<Enter>demo<Enter>");
        driver.presses = 0;
        driver
    }

    /// Types: characters as they are, keys by name as in `<Enter>`, `<F2>`, `<Ctrl-P>`.
    pub fn keys(mut self, keys: &str) -> Self {
        let mut rest = keys;
        while let Some(ch) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|tail| tail.split_once('>'));
            let (bytes, tail) = match named {
                Some((name, tail)) => (bytes_of(name), tail),
                None => {
                    let (typed, tail) = rest.split_at(ch.len_utf8());
                    (typed.as_bytes().to_vec(), tail)
                }
            };
            self.press(&bytes);
            rest = tail;
        }
        self
    }

    /// Pastes a text.
    pub fn paste(mut self, text: &str) -> Self {
        self.press(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        self
    }

    /// Sends bytes as one press.
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.press(bytes);
        self
    }

    /// Lets time pass without a key.
    pub fn wait(mut self, time: Duration) -> Self {
        self.now += time;
        self.session.tick(self.now);
        self.show();
        self
    }

    /// Gives the terminal another size.
    pub fn resize(mut self, size: (u16, u16)) -> Self {
        self.terminal = terminal(size);
        self.session.resize(size.0, size.1);
        self.show();
        self
    }

    /// What the terminal shows, without blanks at line ends.
    pub fn screen(&self) -> String {
        let (_, columns) = self.terminal.screen().size();
        let rows = self.terminal.screen().rows(0, columns.get());
        rows.map(|row| without_times(row.trim_end()) + "\n").collect()
    }

    /// Whether a text stands on the screen.
    pub fn sees(&self, text: &str) -> bool {
        self.screen().contains(text)
    }

    /// Where the cursor stands (column, row), while it is shown.
    pub fn caret(&self) -> Option<(u16, u16)> {
        let screen = self.terminal.screen();
        let (row, column) = screen.cursor_position();
        (!screen.hide_cursor()).then_some((column, row))
    }

    /// Keys pressed since signing in.
    pub fn press_count(&self) -> usize {
        self.presses
    }

    /// Bytes sent to the terminal by the last press.
    pub fn bytes_sent(&self) -> usize {
        self.sent
    }

    /// Sends a key and takes what comes of it at once, not what waits until it rests.
    pub fn hasty(mut self, key: &str) -> Self {
        let is_character = key.chars().count() == 1;
        self.session.feed(&if is_character { key.as_bytes().to_vec() } else { bytes_of(key) });
        self.session.tick(self.now);
        self.show();
        self
    }

    /// Pastes a text and takes what comes of it at once.
    pub fn paste_hastily(mut self, text: &str) -> Self {
        self.session.feed(format!("\x1b[200~{text}\x1b[201~").as_bytes());
        self.session.tick(self.now);
        self.show();
        self
    }

    /// Whether the session is over, and why.
    pub fn ending(&self) -> Option<&youyang::desk::session::Ending> {
        self.session.ending()
    }

    /// The first cell that a whole repaint shows otherwise than the changes left it.
    pub fn leftover(&mut self) -> Option<String> {
        let kept = self.cells();
        self.session.repaint();
        self.show();
        let differing = kept.into_iter().zip(self.cells()).find(|(kept, whole)| kept != whole);
        differing.map(|(kept, whole)| format!("{kept} should be {whole}"))
    }

    /// Each cell as one sees it: on a blank only ground, underline and reverse show.
    fn cells(&self) -> Vec<String> {
        let screen = self.terminal.screen();
        let (rows, columns) = screen.size();
        let places = (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |at| (row, at)));
        let cells = places.filter_map(|(row, at)| Some((row, at, screen.cell(row, at)?)));
        let seen = cells.filter(|(_, _, cell)| !cell.is_wide_continuation());
        let told = seen.map(|(row, at, cell)| {
            let ground = (cell.bgcolor(), cell.underline(), cell.inverse());
            let text = cell.contents().trim();
            let ink = (!text.is_empty()).then(|| (cell.fgcolor(), cell.bold()));
            format!("row {row} column {at}: {text:?} {ground:?} {ink:?}")
        });
        told.collect()
    }

    /// The styles on the terminal, a run of cells a line: row, columns, ink and ground by
    /// their place in the palette, attributes. Plain cells are left out.
    pub fn styles(&self) -> String {
        let screen = self.terminal.screen();
        let (rows, columns) = screen.size();
        let mut lines = String::new();
        for row in 0..rows.get() {
            let cells = (0..columns.get()).filter_map(|at| Some((at, screen.cell(row, at)?)));
            let styled = cells.filter(|(_, cell)| !cell.is_wide_continuation());
            let styled: Vec<(u16, String)> = styled.map(|(at, cell)| (at, style(cell))).collect();
            for run in styled.chunk_by(|one, next| one.1 == next.1) {
                let ((first, style), (last, _)) = (&run[0], &run[run.len() - 1]);
                if !style.is_empty() {
                    lines += &format!("{row:>2} {first:>3}-{last:<3}{style}\n");
                }
            }
        }
        lines
    }

    fn press(&mut self, bytes: &[u8]) {
        self.presses += 1;
        self.session.feed(bytes);
        self.session.tick(self.now);
        self.office.wait_for_errands();
        self.now += Duration::from_millis(50);
        self.session.tick(self.now);
        self.show();
    }

    fn show(&mut self) {
        let bytes = self.session.frame().unwrap_or_default();
        self.sent = bytes.len();
        self.terminal.process(&bytes);
    }
}

/// How a cell is drawn; nothing where it is plain.
fn style(cell: &vt100::Cell) -> String {
    let colour = |name: &str, colour| match colour {
        vt100::Color::Default => String::new(),
        vt100::Color::Idx(at) => format!(" {name} {at}"),
        vt100::Color::Rgb(red, green, blue) => format!(" {name} #{red:02x}{green:02x}{blue:02x}"),
    };
    let attributes = [
        (cell.bold(), " bold"),
        (cell.dim(), " dim"),
        (cell.underline(), " underline"),
        (cell.inverse(), " reverse"),
    ];
    let attributes = attributes.into_iter().filter(|(has, _)| *has).map(|(_, name)| name);
    let colours = [colour("ink", cell.fgcolor()), colour("ground", cell.bgcolor())];
    colours.into_iter().chain(attributes.map(str::to_owned)).collect()
}

fn terminal((columns, rows): (u16, u16)) -> vt100::Parser {
    let size = |n: u16| NonZeroU16::new(n.max(1)).expect("at least one");
    vt100::Parser::new(size(rows), size(columns), 0)
}

/// Times an act took are not the same twice, nor is where they then stand.
fn without_times(line: &str) -> String {
    for unit in [" 毫秒", " ms"] {
        let Some((before, after)) = line.rsplit_once(unit) else { continue };
        let told = before.trim_end_matches(|ch: char| ch.is_ascii_digit() || ch == '.');
        let (rest, told) = told.rsplit_once("  ").unwrap_or(("", told));
        return format!("{}    {told}N{unit}{after}", rest.trim_end());
    }
    line.to_owned()
}

/// What a terminal sends for a key of `keys.toml`.
fn bytes_of(name: &str) -> Vec<u8> {
    let bytes: &[u8] = match name {
        "Enter" => b"\r",
        "Esc" => b"\x1b",
        "Tab" => b"\t",
        "Shift-Tab" => b"\x1b[Z",
        "Backspace" => b"\x7f",
        "Space" => b" ",
        "Del" => b"\x1b[3~",
        "Ins" => b"\x1b[2~",
        "Up" => b"\x1b[A",
        "Down" => b"\x1b[B",
        "Right" => b"\x1b[C",
        "Left" => b"\x1b[D",
        "Home" => b"\x1b[H",
        "End" => b"\x1b[F",
        "PgUp" => b"\x1b[5~",
        "PgDn" => b"\x1b[6~",
        _ => {
            const F: [&str; 12] =
                ["11", "12", "13", "14", "15", "17", "18", "19", "20", "21", "23", "24"];
            if let Some(letter) = name.strip_prefix("Ctrl-") {
                return letter.bytes().map(|byte| byte & 0x1f).collect();
            }
            let number = name.strip_prefix('F').and_then(|n| n.parse::<usize>().ok());
            let code = number.and_then(|n| F.get(n - 1)).unwrap_or_else(|| panic!("key {name}"));
            return format!("\x1b[{code}~").into_bytes();
        }
    };
    bytes.to_vec()
}
