//! Files that are small and mean to be much: what reading each of them takes. Each is read in
//! a process of its own, so that the memory told is its own.

use crate::table;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
use std::process::Command as Process;
use std::time::Duration;
use youyang::exchange::{ReadingOptions, RosterKind, read_file};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// No file here is longer, in bytes.
const LARGEST: u64 = 20 << 20;
/// What reading one of them may take.
const MOST_SECONDS: f64 = 10.0;
const MOST_MEGABYTES: f64 = 200.0;

/// A child that would take the machine ends instead: of 60 seconds of CPU, or of 4 GB.
const BOUNDED: &str = "ulimit -t 60 -v 4194304; exec \"$0\" read \"$1\"";

/// A name for people, the file's ending, and who writes it.
type Hostile = (&'static str, &'static str, fn(&mut File));

const FILES: [Hostile; 22] = [
    ("a million lines, none readable", "csv", |file| lines(file, 1_000_000, "甲,1,2,是")),
    ("560,000 good lines of one person", "csv", |file| lines(file, 560_000, GOOD)),
    ("20,000 rejected lines", "csv", |file| lines(file, 20_000, REJECTED)),
    ("512 columns", "csv", |file| lines(file, 15_000, &",甲".repeat(320))),
    ("rows of ten million cells", "csv", |file| lines(file, 1, &",".repeat(19 << 20))),
    ("cells of 90 KB", "csv", |file| lines(file, 200, &format!("甲,{}", "x".repeat(90_000)))),
    ("a stray quotation mark on each line", "csv", |file| lines(file, 1_000_000, "\"甲,1,2")),
    ("quotation marks that pair across lines", "csv", |file| lines(file, 900_000, "a\",1,\"b")),
    ("headings on every second line", "csv", |file| {
        lines(file, 180_000, &format!("{GOOD}\n身份证号,姓名,户口状态"))
    }),
    ("totals on every second line", "csv", |file| lines(file, 250_000, &format!("{GOOD}\n合计,9"))),
    ("nothing but control characters", "csv", |file| lines(file, 9_000_000, "\u{1}")),
    ("tables in tables", "xls", |file| html(file, "<table><tr><td>", 1_200_000)),
    ("elements in elements", "xls", |file| html(file, "<div><b><i>", 1_700_000)),
    ("cells that reach over rows", "xls", |file| {
        html(file, "<tr><td rowspan=65535 colspan=500>甲</td></tr>", 380_000);
    }),
    ("attributes without end", "xls", |file| html(file, "<td a=1 b=2 c=3 d=4>", 900_000)),
    ("SpreadsheetML with rows far apart", "xls", |file| {
        let row = "<Row ss:Index=\"1000000\"><Cell ss:Index=\"16000\"><Data>1</Data></Cell></Row>";
        spreadsheetml(file, &row.repeat(200_000));
    }),
    ("entities in entities", "xls", entities),
    ("a shared text of 32,000 characters in each cell", "xlsx", shared_texts),
    ("500,000 shared texts", "xlsx", many_shared_texts),
    ("900 sheets", "xlsx", many_sheets),
    ("two gigabytes of blanks, zipped", "xlsx", |file| {
        let sheet = |out: &mut dyn Write| blanks(out, 2048);
        workbook(file, &[&sheet], &|out| write!(out, "<sst {MAIN}/>").expect("written"));
    }),
    ("rows and columns repeated", "ods", repeats),
];

const HEADINGS: &str = "姓名,公民身份号码,户口状态";
const GOOD: &str = "李华,53012219400615826X,正常";
const REJECTED: &str = "李华,530122194006158269,正常";

/// Writes the files, reads each in a child, and says what each took.
pub fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    let program = std::env::current_exe().expect("this program");
    let (mut slowest, mut largest) = (0.0_f64, 0.0_f64);
    println!("{:<48} {:>8} {:>9} {:>9}", "", "size", "CPU", "memory");
    for (at, (what, ending, write)) in FILES.into_iter().enumerate() {
        let path = folder.path().join(format!("{at:02}.{ending}"));
        write(&mut File::create(&path).expect("a file"));
        let size = path.metadata().expect("a file").len();
        assert!(size <= LARGEST, "{what}: {size}");
        let read = Process::new("sh")
            .args(["-c", BOUNDED])
            .args([&program, &path])
            .output()
            .expect("a child");
        let said = String::from_utf8_lossy(&read.stdout).into_owned();
        let mut figures = said.split_whitespace();
        let mut figure = || figures.next().and_then(|text| text.parse().ok()).unwrap_or(f64::NAN);
        let (seconds, megabytes) = (figure(), figure());
        let rest = figures.collect::<Vec<_>>().join(" ");
        let rest = if seconds.is_nan() { "stopped: too long or too much" } else { &rest };
        let over = if seconds <= MOST_SECONDS && megabytes <= MOST_MEGABYTES { "" } else { " !" };
        let size = size as f64 / f64::from(1 << 20);
        println!("{what:<48} {size:>5.1} MB {seconds:>7.2} s {megabytes:>6.0} MB  {rest}{over}");
        let worse = |most: f64, figure: f64| {
            if figure.is_nan() { f64::INFINITY } else { most.max(figure) }
        };
        (slowest, largest) = (worse(slowest, seconds), worse(largest, megabytes));
        std::fs::remove_file(&path).expect("removed");
    }
    let what = format!("{} hostile files under 20 MB, each read, at most", FILES.len());
    table::row("rosters", &what, &format!("{slowest:.1} s, {largest:.0} MB"), "", "");
}

/// In a child: reads one file, and tells seconds of CPU, megabytes and what came of it.
pub fn read(path: &Path, cpu_time: fn() -> Duration, peak_megabytes: fn() -> f64) {
    let before = cpu_time();
    let read = read_file(RosterKind::Household, path, &ReadingOptions::default());
    let seconds = (cpu_time() - before).as_secs_f64();
    let came = match &read {
        Ok(roster) => format!("{} read, {} rejected", roster.lines.len(), roster.unread.len()),
        Err(refusal) => format!("{refusal:?}").chars().take(60).collect(),
    };
    println!("{seconds} {} {came}", peak_megabytes());
}

fn lines(file: &mut File, number: usize, line: &str) {
    let mut out = std::io::BufWriter::new(file);
    writeln!(out, "{HEADINGS}").expect("written");
    (0..number).for_each(|_| writeln!(out, "{line}").expect("written"));
}

fn html(file: &mut File, piece: &str, times: usize) {
    let headings = HEADINGS.replace(',', "</td><td>");
    write!(file, "<html><table><tr><td>{headings}</td></tr>").expect("written");
    let most = (LARGEST as usize - 4096) / piece.len();
    file.write_all(piece.repeat(times.min(most)).as_bytes()).expect("written");
}

fn spreadsheetml(file: &mut File, rows: &str) {
    let headings: String =
        HEADINGS.split(',').map(|text| format!("<Cell><Data>{text}</Data></Cell>")).collect();
    write!(
        file,
        "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
         xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"a\"><Table>\
         <Row>{headings}</Row>{rows}</Table></Worksheet></Workbook>"
    )
    .expect("written");
}

/// Ten times ten times ten …, as they once ended browsers.
fn entities(file: &mut File) {
    let mut declared = String::from("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e0 \"甲\">");
    for level in 1..12 {
        let inner = format!("&e{};", level - 1).repeat(10);
        write!(declared, "<!ENTITY e{level} \"{inner}\">").expect("written");
    }
    write!(file, "{declared}]>").expect("written");
    spreadsheetml(file, &"<Row><Cell><Data>&e11;</Data></Cell></Row>".repeat(100_000));
}

const PACKAGE: &str = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

/// Writes one part of a workbook.
type Part<'a> = &'a dyn Fn(&mut dyn Write);

fn workbook(file: &mut File, sheets: &[Part<'_>], texts: Part<'_>) {
    let mut zip = ZipWriter::new(file);
    let numbers = || 1..=sheets.len();
    let listed: String = numbers()
        .map(|at| format!("<sheet name=\"s{at}\" sheetId=\"{at}\" r:id=\"r{at}\"/>"))
        .collect();
    let related: String = numbers()
        .map(|at| format!("<Relationship Id=\"r{at}\" Type=\"worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"))
        .collect();
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    part(&mut zip, "[Content_Types].xml", &|out| out.write_all(b"<Types/>").expect("written"));
    part(&mut zip, "_rels/.rels", &|out| {
        write!(
            out,
            "<Relationships {PACKAGE}><Relationship Id=\"w\" Type=\"{relations}/officeDocument\" \
             Target=\"xl/workbook.xml\"/></Relationships>"
        )
        .expect("written");
    });
    part(&mut zip, "xl/workbook.xml", &|out| {
        write!(
            out,
            "<workbook {MAIN} xmlns:r=\"{relations}\"><sheets>{listed}</sheets></workbook>"
        )
        .expect("written");
    });
    part(&mut zip, "xl/_rels/workbook.xml.rels", &|out| {
        let related = related.replace("Type=\"", &format!("Type=\"{relations}/"));
        write!(
            out,
            "<Relationships {PACKAGE}><Relationship Id=\"t\" Type=\"{relations}/sharedStrings\" \
             Target=\"sharedStrings.xml\"/>{related}</Relationships>"
        )
        .expect("written");
    });
    for (at, sheet) in numbers().zip(sheets) {
        part(&mut zip, &format!("xl/worksheets/sheet{at}.xml"), sheet);
    }
    part(&mut zip, "xl/sharedStrings.xml", texts);
    zip.finish().expect("written");
}

fn part<W: Write + Seek>(zip: &mut ZipWriter<W>, name: &str, write: Part<'_>) {
    zip.start_file(name, SimpleFileOptions::default()).expect("begun");
    write(zip);
}

fn sheet(out: &mut dyn Write, rows: usize, cells: &str) {
    let mut out = std::io::BufWriter::new(out);
    let heads: String = HEADINGS
        .split(',')
        .map(|text| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"))
        .collect();
    write!(out, "<worksheet {MAIN}><sheetData><row>{heads}</row>").expect("written");
    (0..rows).for_each(|_| write!(out, "<row>{cells}</row>").expect("written"));
    write!(out, "</sheetData></worksheet>").expect("written");
}

fn shared_texts(file: &mut File) {
    let text = |out: &mut dyn Write| {
        write!(out, "<sst {MAIN}><si><t>{}</t></si></sst>", "甲".repeat(32_000)).expect("written");
    };
    let cells = "<c t=\"s\"><v>0</v></c>".repeat(500);
    workbook(file, &[&|out| sheet(out, 10_000, &cells)], &text);
}

fn many_shared_texts(file: &mut File) {
    let texts = |out: &mut dyn Write| {
        let mut out = std::io::BufWriter::new(out);
        write!(out, "<sst {MAIN}>").expect("written");
        (0..500_000).for_each(|at| write!(out, "<si><t>甲{at}</t></si>").expect("written"));
        write!(out, "</sst>").expect("written");
    };
    let cells = "<c t=\"s\"><v>499999</v></c>".repeat(3);
    workbook(file, &[&|out| sheet(out, 500_000, &cells)], &texts);
}

fn many_sheets(file: &mut File) {
    let one = |out: &mut dyn Write| sheet(out, 2, "<c><v>1</v></c>");
    let sheets: Vec<Part<'_>> = vec![&one; 900];
    workbook(file, &sheets, &|out| write!(out, "<sst {MAIN}/>").expect("written"));
}

fn blanks(out: &mut dyn Write, megabytes: usize) {
    let block = vec![b' '; 1 << 20];
    write!(out, "<worksheet {MAIN}><sheetData>").expect("written");
    (0..megabytes).for_each(|_| out.write_all(&block).expect("written"));
}

fn repeats(file: &mut File) {
    let mut zip = ZipWriter::new(file);
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    part(&mut zip, "mimetype", &|out| write!(out, "{kind}").expect("written"));
    part(&mut zip, "META-INF/manifest.xml", &|out| {
        write!(
            out,
            "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
             <manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"{kind}\"/>\
             </manifest:manifest>"
        )
        .expect("written");
    });
    part(&mut zip, "content.xml", &|out| {
        let names = "urn:oasis:names:tc:opendocument:xmlns";
        let cells: String = HEADINGS
            .split(',')
            .map(|text| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"))
            .collect();
        write!(
            out,
            "<office:document-content xmlns:office=\"{names}:office:1.0\" \
             xmlns:table=\"{names}:table:1.0\" xmlns:text=\"{names}:text:1.0\"><office:body>\
             <office:spreadsheet><table:table table:name=\"a\"><table:table-row>{cells}\
             </table:table-row><table:table-row table:number-rows-repeated=\"1000000\">\
             <table:table-cell table:number-columns-repeated=\"500\"><text:p>{}</text:p>\
             </table:table-cell></table:table-row></table:table></office:spreadsheet>\
             </office:body></office:document-content>",
            "甲".repeat(1000)
        )
        .expect("written");
    });
    zip.finish().expect("written");
}
