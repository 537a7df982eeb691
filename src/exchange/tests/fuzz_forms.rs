//! Whatever becomes of files of the field, each is read or refused, and soon.

use crate::exchange::sheets::{OpenedFile, open};
use proptest::prelude::*;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The files of the field in the order of their names.
static FIELD: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/field");
    let entries = std::fs::read_dir(folder).expect("the field");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a file of the field")).collect()
});

/// Those that are neither plain text nor packed, so that a change goes through to the reader.
static MARKED_UP: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let marked = |file: &&Vec<u8>| file.starts_with(b"<") || file.starts_with(&[0xD0, 0xCF]);
    FIELD.iter().filter(marked).cloned().chain([OPEN_DOCUMENT.to_vec()]).collect()
});

const OPEN_DOCUMENT: &[u8] = b"<office:document><style:style style:name=\"a\">\
<style:table-properties table:display=\"false\"/></style:style><table:table table:name=\"x\" \
table:style-name=\"a\"><table:table-row table:visibility=\"filter\"><table:table-cell \
table:number-rows-spanned=\"2\"><text:p>a<text:s text:c=\"2\"/>b</text:p></table:table-cell>\
<table:table-cell office:value-type=\"float\" office:value=\"7\" \
table:number-columns-repeated=\"3\"><text:p>0007</text:p></table:table-cell></table:table-row>\
<table:table-row table:number-rows-repeated=\"9\"><table:covered-table-cell/><table:table-cell \
office:value-type=\"date\" office:date-value=\"2015-06-30\"><text:p>x</text:p>\
</table:table-cell></table:table-row></table:table></office:document>";

/// Opens a file; its rows ascend and its cells hold no more than a file may.
fn check(bytes: &[u8]) -> Option<OpenedFile> {
    let begun = Instant::now();
    let opened = open(bytes);
    assert!(begun.elapsed() < Duration::from_secs(20), "{} bytes hang", bytes.len());
    let file = opened.ok()?;
    for sheet in &file.sheets {
        assert!(sheet.rows.windows(2).all(|pair| pair[0].number < pair[1].number));
        assert!(sheet.hidden_rows.windows(2).all(|pair| pair[0] < pair[1]));
    }
    let cells = file.sheets.iter().flat_map(|sheet| &sheet.rows).flat_map(|row| row.cells.iter());
    assert!(cells.map(str::len).sum::<usize>() <= 80 << 20);
    Some(file)
}

/// A change to a file.
#[derive(Clone, Debug)]
enum Change {
    Flip(prop::sample::Index, u8),
    Cut(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
    /// Puts a piece of another file in.
    Splice(prop::sample::Index, prop::sample::Index, prop::sample::Index),
    /// Cuts the file off.
    End(prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    let pieces = [
        &b"\""[..],
        b",",
        b"\n",
        b"\r",
        b"\t",
        b"|",
        b"\"\"",
        b"\",\"",
        b"\0",
        b"<td rowspan=99999>",
        b"<table>",
        b"</Row>",
        b"<Row ss:Index=\"4294967295\">",
        b"<Cell ss:Index=\"600\"><Data>x</Data></Cell>",
        b"&#x0;",
        b"\xFF\xFE",
        b"\xEF\xBB\xBF",
        b"\xFF\xFF\xFF\xFF",
    ];
    let piece = prop::sample::select(pieces.to_vec()).prop_map(<[u8]>::to_vec);
    prop_oneof![
        3 => (at(), any::<u8>()).prop_map(|(at, byte)| Change::Flip(at, byte)),
        2 => (at(), 1..200_usize).prop_map(|(at, gone)| Change::Cut(at, gone)),
        3 => (at(), piece).prop_map(|(at, piece)| Change::Insert(at, piece)),
        1 => (at(), at(), at()).prop_map(|(at, file, from)| Change::Splice(at, file, from)),
        1 => at().prop_map(Change::End),
    ]
}

fn changed(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let place = |at: &prop::sample::Index| at.index(bytes.len() + 1);
        match change {
            Change::Flip(at, byte) => {
                let at = place(at);
                bytes.get_mut(at).into_iter().for_each(|old| *old ^= byte);
            }
            Change::Cut(at, gone) => {
                let at = place(at);
                bytes.drain(at..(at + gone).min(bytes.len()));
            }
            Change::Insert(at, piece) => {
                let at = place(at);
                bytes.splice(at..at, piece.iter().copied());
            }
            Change::Splice(at, file, from) => {
                let (at, other) = (place(at), file.get(&FIELD));
                let from = from.index(other.len());
                let piece = &other[from..other.len().min(from + 500)];
                bytes.splice(at..at, piece.iter().copied());
            }
            Change::End(at) => bytes.truncate(place(at)),
        }
    }
    bytes
}

/// Cells as hands write them, some with quotation marks in odd places.
fn cell() -> impl Strategy<Value = String> {
    let cells = ["", "农二", "\"", "\"农二", "农二\"", "农\"二", "\"农,二\"", "\"农\"\"二\"", "5"];
    prop::sample::select(cells.map(str::to_owned).to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(106),
        ..ProptestConfig::with_cases(256)
    })]

    #[test]
    fn a_changed_file_of_the_field(
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(), 1..8),
    ) {
        check(&changed(file.get(&FIELD).clone(), &changes));
    }

    #[test]
    fn a_changed_file_with_markup_or_records(
        file in any::<prop::sample::Index>(),
        changes in prop::collection::vec(change(), 1..8),
    ) {
        check(&changed(file.get(&MARKED_UP).clone(), &changes));
    }

    /// Every line of a text is in one row, or in a cell that goes on from the line before it,
    /// and a line that fits the table by itself is in a row of its own.
    #[test]
    fn every_line_of_a_text_is_in_one_row(
        lines in prop::collection::vec(prop::collection::vec(cell(), 5), 1..12),
    ) {
        let mut text = String::from("甲,乙,丙,丁,戊\n1,2,3,4,5\n");
        for cells in &lines {
            text += &format!("x{}\n", cells.join(","));
        }
        let file = check(text.as_bytes()).expect("a text is read");
        let rows = &file.sheets[0].rows;
        let mut next = 1;
        for row in rows {
            prop_assert_eq!(row.number, next, "{}", text);
            let broken: usize = row.cells.iter().map(|cell| cell.matches('\n').count()).sum();
            next += 1 + broken as u32;
        }
        prop_assert_eq!(next as usize, lines.len() + 3, "{}", text);
        // No two lines of the table's width are in one row.
        for pair in rows.windows(2) {
            let within = (pair[0].number..pair[1].number).map(|number| number as usize - 1);
            let alone = text.lines().enumerate().filter(|(at, _)| within.clone().any(|w| w == *at));
            let whole = alone.filter(|(_, line)| line.matches(',').count() == 4).count();
            prop_assert!(whole <= 1, "{} in {text}", pair[0].number);
        }
    }
}
