//! From changed cells to bytes: as few as bring a terminal there. Townships come over slow
//! lines, so a move is sent only where the cursor is not already, after a wide
//! character too, and a blank takes on no colour of text that nobody would see.

use ratatui::buffer::{Cell, CellWidth};
use ratatui::style::{Color, Modifier};
use std::io::Write;

/// What a terminal writes with, as it was last set.
#[derive(Default)]
struct Pen {
    at: Option<(u16, u16)>,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What shows on a blank: nothing of its ink, but lines through and below it.
const ON_BLANKS: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// Writes cells that changed, row by row from the left, for a terminal whose pen is as it
/// was switched on; leaves it so.
///
/// # Errors
/// None in practice: the bytes go to memory.
pub fn write(bytes: &mut Vec<u8>, changed: &[(u16, u16, &Cell)]) -> std::io::Result<()> {
    let mut pen = Pen::default();
    for (x, y, cell) in changed {
        pen.move_to(bytes, (*x, *y))?;
        pen.dip(bytes, cell)?;
        bytes.extend_from_slice(cell.symbol().as_bytes());
        pen.at = Some((x + cell.cell_width().max(1), *y));
    }
    if (pen.fg, pen.bg, pen.modifier) != (Color::Reset, Color::Reset, Modifier::empty()) {
        bytes.extend_from_slice(b"\x1b[0m");
    }
    Ok(())
}

impl Pen {
    fn move_to(&mut self, bytes: &mut Vec<u8>, to: (u16, u16)) -> std::io::Result<()> {
        let (x, y) = to;
        match self.at {
            Some(at) if at == to => Ok(()),
            Some((from, row)) if row == y && from < x => write!(bytes, "\x1b[{}C", x - from),
            _ => write!(bytes, "\x1b[{};{}H", y + 1, x + 1),
        }
    }

    /// Takes on what a cell is written with, where that is other than what it has.
    fn dip(&mut self, bytes: &mut Vec<u8>, cell: &Cell) -> std::io::Result<()> {
        let blank = cell.symbol() == " ";
        let wanted = if blank { cell.modifier & ON_BLANKS } else { cell.modifier };
        let over = self.modifier - wanted;
        let over = if blank { over & ON_BLANKS } else { over };
        // Lines below and through a blank have its colour, and reversed it is all colour.
        let inked = !blank || !wanted.is_empty();
        let mut codes: Vec<String> = Vec::new();
        if !over.is_empty() {
            codes.push("0".to_owned());
            *self = Self { at: self.at, ..Self::default() };
        }
        let missing = wanted - self.modifier;
        let modifier = self.modifier | wanted;
        codes.extend(
            MODIFIERS
                .iter()
                .filter(|(one, _)| missing.contains(*one))
                .map(|(_, code)| (*code).into()),
        );
        let fg = if inked { cell.fg } else { self.fg };
        if fg != self.fg {
            codes.push(colour(fg, 30));
        }
        if cell.bg != self.bg {
            codes.push(colour(cell.bg, 40));
        }
        (self.fg, self.bg, self.modifier) = (fg, cell.bg, modifier);
        if codes.is_empty() { Ok(()) } else { write!(bytes, "\x1b[{}m", codes.join(";")) }
    }
}

const MODIFIERS: [(Modifier, &str); 7] = [
    (Modifier::BOLD, "1"),
    (Modifier::DIM, "2"),
    (Modifier::ITALIC, "3"),
    (Modifier::UNDERLINED, "4"),
    (Modifier::REVERSED, "7"),
    (Modifier::HIDDEN, "8"),
    (Modifier::CROSSED_OUT, "9"),
];

/// The code of a colour, of text from 30 on, of ground from 40 on.
fn colour(colour: Color, base: u16) -> String {
    match colour {
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
        named => (base + place(named)).to_string(),
    }
}

/// A number that differs between colours.
pub fn number(colour: Color) -> u64 {
    match colour {
        Color::Indexed(index) => 1 << 24 | u64::from(index),
        Color::Rgb(red, green, blue) => {
            2 << 24 | u64::from(u32::from_be_bytes([0, red, green, blue]))
        }
        named => place(named).into(),
    }
}

/// How far a named colour's code is behind the first.
fn place(colour: Color) -> u16 {
    match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        Color::Reset | Color::Indexed(_) | Color::Rgb(..) => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn cell(symbol: &'static str, style: Style) -> Cell {
        let mut cell = Cell::new(symbol);
        cell.set_style(style);
        cell
    }

    fn written(cells: &[(u16, u16, Cell)]) -> String {
        let changed: Vec<(u16, u16, &Cell)> = cells.iter().map(|(x, y, c)| (*x, *y, c)).collect();
        let mut bytes = Vec::new();
        write(&mut bytes, &changed).expect("to memory");
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn wide_characters_follow_one_another_without_a_move() {
        let plain = Style::new();
        let cells =
            [(4, 2, cell("张", plain)), (6, 2, cell("国", plain)), (9, 2, cell("x", plain))];
        assert_eq!(written(&cells), "\x1b[3;5H张国\x1b[1Cx");
    }

    #[test]
    fn blanks_take_no_ink_but_their_ground_and_lines() {
        let red = Style::new().fg(Color::Red);
        let striped = Style::new().fg(Color::Green).bg(Color::Indexed(234));
        let cells = [(0, 0, cell("a", red)), (1, 0, cell(" ", striped)), (2, 0, cell("b", red))];
        assert_eq!(written(&cells), "\x1b[1;1H\x1b[31ma\x1b[48;5;234m \x1b[49mb\x1b[0m");
        let bold = Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
        let cells = [(0, 0, cell("a", bold)), (1, 0, cell(" ", Style::new()))];
        assert_eq!(written(&cells), "\x1b[1;1H\x1b[1;4ma\x1b[0m ");
    }
}
