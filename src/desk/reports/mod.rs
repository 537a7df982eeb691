//! The tab 报表: figures of a period by township, cohort, scheme and account, with bars
//! and gauges against the plan's deadlines (M4).
//!
//! Owns how a report is looked at. Never counts anything itself.

use crate::desk::screen::{Screen, Step, View, Wanted};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone};
use crate::desk::widgets::bar;
use crate::office::Reader;
use crate::report::{Figure, FigureGroup, Period, Report, ReportKind, Section};
use crate::words::{
    Message, Words, figure_text, group_name, measure_name, report_name, section_name,
};
use ratatui::layout::Rect;

/// The tab 报表.
pub fn open_reports(reader: &Reader) -> Box<dyn Screen> {
    Box::new(Reports::new(reader))
}

/// Cells of the column that tells what a row is about.
const GROUP: u16 = 18;
/// Cells of a figure.
const FIGURE: u16 = 14;
/// Cells of a bar.
const BAR: u16 = 16;

/// A report being looked at.
pub struct Reports {
    report: Report,
    top: usize,
    /// How many measures are passed over, where not all have room.
    skipped: usize,
    message: Option<Message>,
}

/// One row of the screen.
enum Line<'a> {
    Heading(&'a Section),
    Row(&'a Section, &'a (FigureGroup, Vec<Figure>)),
    Blank,
}

impl Reports {
    /// How far the plan's tasks have come this year.
    pub fn new(reader: &Reader) -> Self {
        let period = Period::year_of(reader.today());
        let report = Report::of(ReportKind::Progress, period, reader);
        Self { report, top: 0, skipped: 0, message: None }
    }

    fn show(&mut self, kind: ReportKind, period: Period, reader: &Reader) -> Step {
        self.report = Report::of(kind, period, reader);
        self.top = 0;
        self.skipped = 0;
        Step::Stay
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let sections = self.report.sections.iter();
        sections
            .flat_map(|section| {
                let rows = section.rows.iter().map(move |row| Line::Row(section, row));
                [Line::Heading(section)].into_iter().chain(rows).chain([Line::Blank])
            })
            .collect()
    }

    /// What is on the screen as text for a spreadsheet, with what it rests on.
    fn text(&self, words: &Words, reader: &Reader) -> String {
        let report = &self.report;
        let name = report_name(report.kind, words);
        let mut out = format!("{name}\t{}\t{}\n", report.period, report.day);
        out += &format!("{}\t{}\n", report.seq, report.hash);
        for section in &report.sections {
            let measures = section.measures.iter().map(|measure| measure_name(measure, words));
            let heading: Vec<String> =
                std::iter::once(section_name(section.code, words)).chain(measures).collect();
            out += &heading.join("\t");
            out.push('\n');
            for (group, figures) in &section.rows {
                let group = group_name(*group, words, reader.places());
                let figures = figures.iter().map(|figure| figure_text(*figure));
                out += &std::iter::once(group).chain(figures).collect::<Vec<_>>().join("\t");
                out.push('\n');
            }
        }
        out
    }

    fn heading(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let mut x = area.x;
        for kind in ReportKind::ALL {
            let chosen = kind == self.report.kind;
            let sign = if chosen { canvas.theme().glyphs().selected } else { " " };
            let tone = if chosen { Tone::Strong } else { Tone::Plain };
            let pieces = [(sign, Tone::Accent), (report_name(kind, words), tone)];
            x += canvas.pieces(x, area.y, area.right().saturating_sub(x), &pieces) + 2;
        }
        let period = format!("< {} >", self.report.period);
        canvas.text(x + 1, area.y, area.right().saturating_sub(x + 1), &period, Tone::FieldFocus);
        let message = match &self.message {
            Some(message) => message.text(words),
            None => {
                let hash: String = self.report.hash.chars().take(16).collect();
                let gaps = [("seq", self.report.seq.to_string().into()), ("hash", hash.into())];
                words.say_with("report-rests-on", &gaps)
            }
        };
        canvas.text(area.x + 1, area.y + 1, area.width - 1, &message, Tone::Muted);
        let legend = match self.report.kind {
            ReportKind::Progress => "report-bar-legend-done",
            ReportKind::Statistics | ReportKind::Finance => "report-bar-legend-of",
        };
        canvas.text(area.x + 1, area.y + 2, area.width - 1, words.say(legend), Tone::Muted);
    }

    /// The measures that have room beside the group and its bar.
    fn shown(&self, section: &Section, width: u16) -> std::ops::Range<usize> {
        let room = width.saturating_sub(GROUP + BAR + 2) / (FIGURE + 1);
        let count = section.measures.len();
        let from = self.skipped.min(count.saturating_sub(usize::from(room)));
        from..count.min(from + usize::from(room))
    }

    /// What the bars of a section show: how much is done, else the last figure on the screen
    /// of which there is any.
    fn drawn(&self, section: &Section, width: u16) -> Option<Drawn> {
        let at = |code: &str| section.measures.iter().position(|measure| *measure == code);
        match (at("done"), at("whole")) {
            (Some(done), Some(whole)) => Some(Drawn::Done(done, whole)),
            _ => {
                let mut shown = self.shown(section, width).rev();
                shown.find(|at| largest(section, *at).is_some()).map(Drawn::Measure)
            }
        }
    }

    fn line(&self, canvas: &mut Canvas, area: Rect, line: &Line<'_>, view: &View) {
        let words = view.words;
        match line {
            Line::Blank => {}
            Line::Heading(section) => {
                let name = section_name(section.code, words);
                canvas.text(area.x, area.y, GROUP, &name, Tone::Accent);
                let mut x = area.x + GROUP + 1;
                for measure in &section.measures[self.shown(section, area.width)] {
                    let name = measure_name(measure, words);
                    canvas.text_right(x, area.y, FIGURE, &name, Tone::Muted);
                    x += FIGURE + 1;
                }
                let name = match self.drawn(section, area.width) {
                    Some(Drawn::Done(..)) => words.say("report-bar-done").to_owned(),
                    Some(Drawn::Measure(at)) => measure_name(section.measures[at], words),
                    None => return,
                };
                canvas.text(x + 1, area.y, BAR, &name, Tone::Muted);
            }
            Line::Row(section, (group, figures)) => {
                let name = group_name(*group, words, view.reader.places());
                canvas.text(area.x, area.y, GROUP, &name, Tone::Plain);
                let mut x = area.x + GROUP + 1;
                for figure in &figures[self.shown(section, area.width)] {
                    let over = matches!(figure, Figure::Days(days) if *days < 0);
                    let tone = if over { Tone::Bad } else { Tone::Strong };
                    canvas.text_right(x, area.y, FIGURE, &figure_text(*figure), tone);
                    x += FIGURE + 1;
                }
                let drawn = self.drawn(section, area.width);
                let share = drawn.and_then(|drawn| share(drawn, section, group, figures));
                if let Some((part, whole, tone)) = share {
                    bar(canvas, x + 1, area.y, BAR, part, whole, tone);
                }
            }
        }
    }
}

/// What the bars of a section show.
#[derive(Clone, Copy)]
enum Drawn {
    /// How much is done of all: the places of both figures.
    Done(usize, usize),
    /// A measure, by its place, against its largest row.
    Measure(usize),
}

/// What a row's bar shows of how much, with its tone.
fn share(
    drawn: Drawn,
    section: &Section,
    group: &FigureGroup,
    figures: &[Figure],
) -> Option<(u64, u64, Tone)> {
    match drawn {
        Drawn::Done(done, whole) => {
            let (done, whole) = (amount(figures.get(done)?)?, amount(figures.get(whole)?)?);
            let tone = if done == whole { Tone::Good } else { Tone::Warn };
            // Of nobody nothing is done.
            (whole > 0).then_some((done, whole, tone))
        }
        Drawn::Measure(_) if *group == FigureGroup::Whole => None,
        Drawn::Measure(at) => {
            Some((amount(figures.get(at)?)?, largest(section, at)?, Tone::Accent))
        }
    }
}

/// What a bar can show: people, cases, money.
fn amount(figure: &Figure) -> Option<u64> {
    match figure {
        Figure::Money(amount) => Some(u64::try_from(amount.as_fen()).unwrap_or_default()),
        Figure::Count(count) => Some(*count),
        Figure::Day(_) | Figure::Days(_) => None,
    }
}

/// The largest figure of a measure, the sum over all rows left out; `None` where there is
/// nothing of it.
fn largest(section: &Section, at: usize) -> Option<u64> {
    let others = section.rows.iter().filter(|(group, _)| *group != FigureGroup::Whole);
    let most = others.filter_map(|(_, figures)| amount(figures.get(at)?)).max();
    most.filter(|most| *most > 0)
}

impl Screen for Reports {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        self.message = None;
        let (kind, period) = (self.report.kind, self.report.period);
        let last = self.lines().len().saturating_sub(2);
        match input {
            Input::Act(Action::Left) => return self.show(kind, period.previous(), reader),
            Input::Act(Action::Right) => return self.show(kind, period.next(), reader),
            Input::Act(Action::Filter) => return self.show(kind, period.finer(), reader),
            Input::Act(Action::NextField) => {
                let at = ReportKind::ALL.iter().position(|other| *other == kind).unwrap_or(0);
                let next = ReportKind::ALL[(at + 1) % ReportKind::ALL.len()];
                return self.show(next, period, reader);
            }
            Input::Act(Action::Details) => {
                let most = self.report.sections.iter().map(|section| section.measures.len()).max();
                self.skipped = (self.skipped + 2) % most.unwrap_or(1).max(1);
            }
            Input::Act(Action::Down) => self.top = (self.top + 1).min(last),
            Input::Act(Action::Up) => self.top = self.top.saturating_sub(1),
            Input::Act(Action::PageDown) => self.top = (self.top + 10).min(last),
            Input::Act(Action::PageUp) => self.top = self.top.saturating_sub(10),
            Input::Act(Action::First) => self.top = 0,
            Input::Act(Action::Last) => self.top = last,
            Input::Act(Action::Export) => {
                return Step::offer(vec![Wanted::Report(kind, period)]);
            }
            Input::Act(Action::Copy) => {
                self.message = Some("report-copied".into());
                let words = Words::get(crate::words::Lang::Zh);
                return Step::copy(self.text(words, reader));
            }
            _ => return Step::Pass,
        }
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        self.heading(canvas, room, view);
        let body = Rect {
            x: room.x + 1,
            y: room.y + 4,
            width: room.width - 1,
            height: room.height.saturating_sub(4),
        };
        let lines = self.lines();
        let shown = lines.iter().skip(self.top).take(usize::from(body.height));
        for (row, line) in shown.enumerate() {
            let place = Rect { y: body.y + row as u16, height: 1, ..body };
            self.line(canvas, place, line, view);
        }
    }

    fn title(&self, words: &Words) -> String {
        words.say("tab-reports").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        vec![
            Action::NextField.hint("report-next"),
            Action::Filter.hint("report-finer"),
            Action::Details.hint("report-more"),
            Action::Export.into(),
            Action::Copy.hint("report-copy"),
            Action::Left.hint("report-period"),
            Action::Right.hint("report-period"),
        ]
    }

    fn refresh(&mut self, reader: &Reader) {
        self.report = Report::of(self.report.kind, self.report.period, reader);
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("report-note").to_owned()]
    }
}
