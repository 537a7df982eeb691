//! A paper as a PDF of A4 pages, a few kB: no font lies in it. It names STSong-Light,
//! the Song face that every reader of PDF stands in for (Adobe-GB1), so the texts can be
//! searched and copied too.

use super::page::{WIDTH, ruled};
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo};
use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use unicode_width::UnicodeWidthChar;

/// A4 in points.
const PAGE: [f32; 2] = [595.0, 842.0];
const MARGIN: f32 = 48.0;
/// A cell; a Chinese character is two wide and as high: 小四 and a little more.
const CELL: f32 = (PAGE[0] - 2.0 * MARGIN) / WIDTH as f32;
const SIZE: f32 = 2.0 * CELL;
const LINE: f32 = 16.0;
const RULE_LINE: f32 = 7.0;
/// Lines at the top that are titles, and how large these are.
const TITLES: usize = 2;
const TITLE_SIZE: f32 = 20.0;
const TITLE_LINE: f32 = 30.0;

const FONT: Name<'static> = Name(b"F1");
const FACE: Name<'static> = Name(b"STSong-Light");

/// The pages of a paper, its number at the foot of each. The first two lines are its
/// titles; a ruled line is drawn as a rule, and so are the places to write on.
pub fn pdf_of(lines: &[String], number: &str) -> Vec<u8> {
    let mut pdf = Pdf::new();
    let mut next = Ref::new(1);
    let [catalog, tree, font, cid_font, descriptor, info] = [(); 6].map(|()| next.bump());
    let contents = pages(lines, number);
    let ids: Vec<(Ref, Ref)> = contents.iter().map(|_| (next.bump(), next.bump())).collect();
    pdf.catalog(catalog).pages(tree);
    pdf.document_info(info).title(TextStr(number));
    pdf.pages(tree).kids(ids.iter().map(|(page, _)| *page)).count(ids.len() as i32);
    for ((page_id, content_id), content) in ids.iter().zip(contents) {
        let mut page = pdf.page(*page_id);
        page.parent(tree).media_box(Rect::new(0.0, 0.0, PAGE[0], PAGE[1])).contents(*content_id);
        page.resources().fonts().pair(FONT, font);
        page.finish();
        pdf.stream(*content_id, &content.finish());
    }
    face(&mut pdf, font, cid_font, descriptor);
    pdf.finish()
}

fn face(pdf: &mut Pdf, font: Ref, cid_font: Ref, descriptor: Ref) {
    pdf.type0_font(font)
        .base_font(Name(b"STSong-Light-UniGB-UTF16-H"))
        .encoding_predefined(Name(b"UniGB-UTF16-H"))
        .descendant_font(cid_font);
    let mut cid = pdf.cid_font(cid_font);
    cid.subtype(CidFontType::Type0)
        .base_font(FACE)
        .system_info(SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"GB1"), supplement: 4 })
        .font_descriptor(descriptor)
        .default_width(1000.0);
    // Adobe-GB1 has the Latin characters first.
    cid.widths().same(1, 95, 500.0);
    cid.finish();
    pdf.font_descriptor(descriptor)
        .name(FACE)
        .flags(FontFlags::SYMBOLIC | FontFlags::SERIF)
        .bbox(Rect::new(-25.0, -254.0, 1000.0, 880.0))
        .italic_angle(0.0)
        .ascent(880.0)
        .descent(-120.0)
        .cap_height(880.0)
        .stem_v(93.0);
}

fn pages(lines: &[String], number: &str) -> Vec<Content> {
    let mut pages = Vec::new();
    let mut page = Content::new();
    let mut y = PAGE[1] - MARGIN;
    for (at, line) in lines.iter().enumerate() {
        let title = at < TITLES;
        y -= match line {
            _ if title => TITLE_LINE,
            line if *line == ruled() => RULE_LINE,
            _ => LINE,
        };
        if y < MARGIN + LINE {
            foot(&mut page, number);
            pages.push(std::mem::replace(&mut page, Content::new()));
            y = PAGE[1] - MARGIN - LINE;
        }
        if title {
            let width = TITLE_SIZE / 2.0 * cells(line.trim()) as f32;
            write(&mut page, line.trim(), ((PAGE[0] - width) / 2.0, y), TITLE_SIZE);
        } else if *line == ruled() {
            rule(&mut page, MARGIN, PAGE[0] - MARGIN, y);
        } else {
            write(&mut page, line, (MARGIN, y), SIZE);
        }
    }
    foot(&mut page, number);
    pages.push(page);
    pages
}

fn foot(page: &mut Content, number: &str) {
    let size = SIZE * 0.8;
    let width = size / 2.0 * cells(number) as f32;
    write(page, number, (PAGE[0] - MARGIN - width, MARGIN - LINE), size);
}

/// A line in its cells: Chinese two wide, and the width of Latin is told to be half of
/// that, so that columns stay columns whatever face is shown.
fn write(page: &mut Content, text: &str, (x, y): (f32, f32), size: f32) {
    let mut at = x;
    for run in runs(text) {
        let width = size / 2.0 * cells(run) as f32;
        if run.starts_with('_') {
            rule(page, at, at + width, y - 2.0);
        } else {
            // A sign that the face draws wider than its cell is drawn narrower.
            let narrow = if is_wider(run) { 0.5 } else { 1.0 };
            let bytes: Vec<u8> = run.encode_utf16().flat_map(u16::to_be_bytes).collect();
            page.begin_text();
            page.set_font(FONT, size);
            page.set_text_matrix([narrow, 0.0, 0.0, 1.0, at, y]);
            page.show(Str(&bytes));
            page.end_text();
        }
        at += width;
    }
}

/// The parts of a text: places to write on, single signs wider than their cell, the rest.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let kind = |ch: char| match ch {
        '_' => 1,
        ch if is_wider(ch.encode_utf8(&mut [0; 4])) => 2,
        _ => 0,
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = kind(rest.chars().next()?);
        let end = rest.char_indices().skip(1).find(|(_, ch)| first == 2 || kind(*ch) != first);
        let (run, tail) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = tail;
        Some(run)
    })
}

/// Whether it is one sign of one cell that the face draws as wide as a Chinese character.
fn is_wider(run: &str) -> bool {
    let mut signs = run.chars();
    let first = signs.next().filter(|ch| !ch.is_ascii() && ch.width() == Some(1));
    first.is_some() && signs.next().is_none()
}

fn rule(page: &mut Content, from: f32, to: f32, y: f32) {
    page.set_line_width(0.6).move_to(from, y).line_to(to, y).stroke();
}

fn cells(text: &str) -> usize {
    text.chars().map(|ch| ch.width().unwrap_or(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_a_few_kilobytes_of_pdf_and_a_long_one_has_more_pages() {
        let pages = |bytes: &[u8]| String::from_utf8_lossy(bytes).matches("/Type /Page\n").count();
        let short = pdf_of(&["题目".into(), "副题".into(), "签字：____".into()], "P000001");
        assert!(short.starts_with(b"%PDF-1.") && short.len() < 4096, "{}", short.len());
        assert_eq!(pages(&short), 1);
        assert_eq!(runs("甲 [√]：__ _").collect::<Vec<_>>(), ["甲 [", "√", "]：", "__", " ", "_"]);
        assert_eq!(pages(&pdf_of(&vec!["一行".to_owned(); 100], "P000001")), 3);
    }
}
