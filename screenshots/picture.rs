//! From a terminal's cells to a PNG: one text a cell, so that wide and narrow signs are
//! where the terminal has them. A Chinese sign is exactly as wide as two cells.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use std::collections::HashSet;
use std::fmt::Write as _;

/// A cell; two of them are as wide as a Chinese sign is, whose size is its width.
const WIDTH: f32 = 10.0;
const HEIGHT: f32 = 23.0;
const SIZE: f32 = 2.0 * WIDTH;

/// The family of letters and Chinese signs; the first are half as wide as the second.
const TEXT: &str = "Noto Sans Mono CJK SC";

/// The family of lines, blocks and marks, which in the other are two cells wide. At this
/// size its signs are as wide as a cell, and its lines as high as `LINES_HEIGHT`.
const LINES: &str = "DejaVu Sans Mono";
const LINES_SIZE: f32 = 16.61;
const LINES_HEIGHT: f32 = 19.34;
const BACKGROUND: &str = "#14171c";
const FOREGROUND: &str = "#d5d8de";

/// Draws screens with the machine's fonts.
pub struct Printer {
    options: Options<'static>,
}

impl Printer {
    /// Reads the fonts: Noto Sans Mono CJK SC, and DejaVu Sans Mono for lines and marks.
    pub fn new() -> Self {
        let mut fonts = fontdb::Database::new();
        fonts.load_system_fonts();
        let options = Options { fontdb: fonts.into(), ..Options::default() };
        Self { options }
    }

    /// A screen as a PNG; refused where it came out in one colour.
    pub fn print(&self, screen: &vt100::Screen) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let tree = Tree::from_str(&svg(screen), &self.options)?;
        let size = tree.size().to_int_size();
        let mut pixmap = Pixmap::new(size.width(), size.height()).ok_or("an empty screen")?;
        resvg::render(&tree, Transform::identity(), &mut pixmap.as_mut());
        let colours: HashSet<_> =
            pixmap.pixels().iter().map(|p| (p.red(), p.green(), p.blue())).collect();
        if colours.len() < 8 {
            return Err("the picture is blank: install fonts-noto-cjk and fonts-dejavu".into());
        }
        Ok(pixmap.encode_png()?)
    }
}

fn svg(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let (width, height) = (f32::from(columns.get()) * WIDTH, f32::from(rows.get()) * HEIGHT);
    let mut svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>\
         <rect width='100%' height='100%' fill='{BACKGROUND}'/>"
    );
    for row in 0..rows.get() {
        for column in 0..columns.get() {
            if let Some(cell) = screen.cell(row, column) {
                draw(&mut svg, cell, row, column);
            }
        }
    }
    let (row, column) = screen.cursor_position();
    if !screen.hide_cursor() {
        let (x, y) = (f32::from(column) * WIDTH, f32::from(row) * HEIGHT);
        let _ = write!(svg, "<rect x='{x}' y='{y}' width='2' height='{HEIGHT}' fill='#ffd479'/>");
    }
    svg.push_str("</svg>");
    svg
}

fn draw(svg: &mut String, cell: &vt100::Cell, row: u16, column: u16) {
    if cell.is_wide_continuation() {
        return;
    }
    let (x, y) = (f32::from(column) * WIDTH, f32::from(row) * HEIGHT);
    let wide = cell.is_wide();
    let (mut ink, mut ground) =
        (colour(cell.fgcolor(), FOREGROUND), colour(cell.bgcolor(), BACKGROUND));
    if cell.inverse() {
        std::mem::swap(&mut ink, &mut ground);
    }
    if ground != BACKGROUND {
        let width = if wide { 2.0 * WIDTH } else { WIDTH } + 0.4;
        let _ = write!(
            svg,
            "<rect x='{x}' y='{y}' width='{width}' height='{HEIGHT}' fill='{ground}'/>"
        );
    }
    let text = cell.contents();
    if text.trim().is_empty() && !cell.underline() {
        return;
    }
    let is_line = !wide && !text.is_ascii();
    let (family, size) = if is_line { (LINES, LINES_SIZE) } else { (TEXT, SIZE) };
    // Lines reach from row to row.
    let stretch = if is_line { HEIGHT / LINES_HEIGHT } else { 1.0 };
    let weight = if cell.bold() { " font-weight='bold'" } else { "" };
    let line = if cell.underline() { " text-decoration='underline'" } else { "" };
    let faint = if cell.dim() { " opacity='0.6'" } else { "" };
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let base = y + HEIGHT * 0.78;
    let _ = write!(
        svg,
        "<text transform='translate({x} {base}) scale(1 {stretch})' font-family='{family}' \
         font-size='{size}' fill='{ink}' xml:space='preserve'{weight}{line}{faint}>{text}</text>"
    );
}

fn colour(colour: vt100::Color, default: &str) -> String {
    match colour {
        vt100::Color::Default => default.to_owned(),
        vt100::Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        vt100::Color::Idx(index) => indexed(index),
    }
}

/// The usual palette of 256.
fn indexed(index: u8) -> String {
    const SIXTEEN: [&str; 16] = [
        "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
        "#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
    ];
    match index {
        0..=15 => SIXTEEN[usize::from(index)].to_owned(),
        16..=231 => {
            let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = index - 16;
            format!("#{:02x}{:02x}{:02x}", level(n / 36), level(n / 6 % 6), level(n % 6))
        }
        grey => format!("#{0:02x}{0:02x}{0:02x}", 8 + 10 * (grey - 232)),
    }
}
