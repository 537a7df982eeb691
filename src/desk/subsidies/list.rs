//! The list of a tab: narrowed by year and by how far things have come, with totals.

use super::line::{Line, Progress, What};
use super::round::RoundScreen;
use crate::base::{CaseId, Money};
use crate::casework::{Command, SubsidyCommand};
use crate::desk::forms::{Act, open, open_payment};
use crate::desk::people::open_person;
use crate::desk::popups::MessageBox;
use crate::desk::screen::Wanted;
use crate::desk::screen::{Screen, Step, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone};
use crate::desk::widgets::{Column, Row, Span, Table};
use crate::office::{Permission, Reader};
use crate::words::{Export, Message, Words};
use ratatui::layout::Rect;

/// Makes the lines of a tab.
type Source = fn(&Reader) -> Vec<Line>;

/// The list of a tab.
pub struct Payouts {
    name: &'static str,
    source: Source,
    /// The act that applies for a line which nobody has applied for yet.
    applies: Act,
    lines: Vec<Line>,
    shown: Vec<usize>,
    years: Vec<u32>,
    filter: Filter,
    table: Table,
    /// Whether the year's round is run from here by whoever sits here.
    round: bool,
    /// The key that takes the selected line on, where the rules let whoever sits here.
    step: Option<Hint>,
}

#[derive(Clone, Copy, Default)]
struct Filter {
    year: Option<u32>,
    progress: Option<Progress>,
}

impl Payouts {
    /// The list of a source, under the key of the tab's name.
    pub fn new(name: &'static str, source: Source, applies: Act, reader: &Reader) -> Self {
        let mut list = Self {
            name,
            source,
            applies,
            lines: Vec::new(),
            shown: Vec::new(),
            years: Vec::new(),
            filter: Filter::default(),
            table: Table::default(),
            round: false,
            step: None,
        };
        list.refresh(reader);
        list
    }

    /// Whether the year's round is run from here.
    fn has_round(&self, reader: &Reader) -> bool {
        matches!(self.applies, Act::Claim) && reader.may(Permission::RunClaims)
    }

    /// Asks what may be done with the selected line now.
    fn look(&mut self, reader: &Reader) {
        let applies = match self.applies {
            Act::Refund => Permission::OpenRefund,
            _ => Permission::ClaimSubsidy,
        };
        self.step = match self.selected().map(|line| (line.progress, line.case)) {
            Some((Progress::ToApply, _)) => {
                reader.may(applies).then(|| Action::Run.hint("payout-do-apply"))
            }
            Some((Progress::ToPay, Some(case))) => {
                reader.would(&moved(case, reader)).is_ok().then(|| Action::Run.hint("act-payment"))
            }
            _ => None,
        };
    }

    fn narrow(&mut self) {
        let filter = self.filter;
        let fits = |line: &Line| {
            filter.year.is_none_or(|year| line.what.year() == Some(year))
                && filter.progress.is_none_or(|progress| line.progress == progress)
        };
        let lines = self.lines.iter().enumerate().filter(|(_, line)| fits(line));
        self.shown = lines.map(|(at, _)| at).collect();
        self.table.resize(self.shown.len());
    }

    fn selected(&self) -> Option<&Line> {
        let row = self.table.selected()?;
        self.lines.get(*self.shown.get(row)?)
    }

    /// The next year of the list in a direction; before the first and behind the last
    /// stand all of them.
    fn turn_year(&mut self, forward: bool) {
        let stops = self.years.len() + 1;
        let at = self.filter.year.and_then(|year| self.years.iter().position(|y| *y == year));
        let at = at.map_or(0, |at| at + 1);
        let to = if forward { at + 1 } else { at + stops - 1 } % stops;
        self.filter.year = to.checked_sub(1).and_then(|at| self.years.get(at)).copied();
        self.narrow();
    }

    /// The next stop of the way at which anything stands.
    fn turn_progress(&mut self) {
        let stands = |progress: &Progress| self.lines.iter().any(|l| l.progress == *progress);
        let after = |progress: &Progress| self.filter.progress.is_none_or(|now| *progress > now);
        self.filter.progress = Progress::ALL.into_iter().filter(stands).find(after);
        self.narrow();
    }

    fn totals(&self, progress: Option<Progress>) -> (usize, Money) {
        let year = self.filter.year;
        let lines = self.lines.iter().filter(|line| {
            progress.is_none_or(|progress| line.progress == progress)
                && year.is_none_or(|year| line.what.year() == Some(year))
        });
        lines.fold((0, Money::ZERO), |(count, sum), line| (count + 1, sum + line.amount))
    }

    fn heading(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        let all = words.say("payout-all");
        let year = self.filter.year.map_or(all.to_owned(), |year| year.to_string());
        let year = format!("< {year} >");
        let label = format!("{} ", words.say("label-year"));
        let mut x = area.x;
        if !self.years.is_empty() {
            let pieces = [(&*label, Tone::Muted), (&*year, Tone::FieldFocus)];
            x += canvas.pieces(x, area.y, area.width, &pieces) + 3;
        }
        let stops = [None].into_iter().chain(Progress::ALL.map(Some));
        for stop in stops {
            let (count, _) = self.totals(stop);
            if count == 0 && stop.is_some() {
                continue;
            }
            let chosen = stop == self.filter.progress;
            let name = stop.map_or(all, |stop| words.say(stop.name()));
            let sign = if chosen { canvas.theme().glyphs().selected } else { " " };
            let tone = if chosen { Tone::Strong } else { Tone::Plain };
            let count = format!(" {count}");
            let pieces = [(sign, Tone::Accent), (name, tone), (&*count, Tone::Warn)];
            let room = area.right().saturating_sub(x);
            x += canvas.pieces(x, area.y, room, &pieces) + 1;
        }
        let (count, sum) = self.totals(self.filter.progress);
        let gaps = [("count", count.into()), ("amount", sum.grouped().into())];
        let total = words.say_with("payout-total", &gaps);
        canvas.text(area.x, area.y + 1, area.width, &total, Tone::Strong);
    }

    fn row<'r>(&self, line: &Line, wide: bool, view: &'r View) -> Row<'r> {
        let words = view.words;
        let Some(person) = view.reader.person(line.person) else { return Row::new() };
        let places = view.reader.places();
        let village = person.village.map(|code| places.village_short(code)).unwrap_or_default();
        let row = Row::new().toned(person.name.clone(), Tone::Strong);
        let row = if wide { row.cell(person.id_number.masked()) } else { row };
        let place = match wide {
            true => format!("{} {village}", places.township_name(person.township)),
            false => village,
        };
        let what = match line.what {
            What::Claim(year) => year.to_string(),
            What::TopUp => words.say("label-top-up").to_owned(),
            What::Refund => words.say("matter-refund").to_owned(),
            What::TopUpRecovery => words.say("matter-top-up-recovery").to_owned(),
            What::Recovery(year) => {
                words.say_with("payout-recovery", &[("year", year.to_string().into())])
            }
        };
        let case = line.case.map(|case| case.to_string()).unwrap_or_default();
        row.cell(place)
            .cell(what)
            .cell(line.amount.grouped())
            .spans(way(line, view))
            .toned(case, Tone::Muted)
    }
}

/// `■ 申请 ▲ 审批 □ 付款`: from application to money received.
fn way<'r>(line: &Line, view: &'r View) -> Vec<Span<'r>> {
    let glyphs = view.theme.glyphs();
    let words = view.words;
    if line.progress == Progress::Undone {
        let said = format!("{} {}", glyphs.failed, words.say(line.progress.name()));
        return vec![(said.into(), Tone::Bad)];
    }
    let stops = [
        (Progress::ToApply, "payout-apply"),
        (Progress::InReview, "payout-review"),
        (Progress::ToPay, "payout-pay"),
    ];
    let spans = stops.into_iter().map(|(stop, name)| {
        let (sign, tone) = match line.progress.cmp(&stop) {
            std::cmp::Ordering::Greater => (glyphs.done, Tone::Good),
            std::cmp::Ordering::Equal => (glyphs.working, Tone::Warn),
            std::cmp::Ordering::Less => (glyphs.open, Tone::Muted),
        };
        (format!("{sign}{} ", words.say(name)).into(), tone)
    });
    spans.collect()
}

/// That the money of a case moved today, as far as the rules care.
fn moved(case: CaseId, reader: &Reader) -> Command {
    let (paid_on, reference) = (reader.today(), case.to_string());
    Command::Subsidy(SubsidyCommand::RecordPayment { case, paid_on, reference })
}

/// What comes of the key that takes a line on; why nothing does, where nothing does.
fn take_on(line: &Line, applies: Act, reader: &Reader) -> Step {
    match (line.progress, line.case) {
        (Progress::ToApply, _) => Step::Push(open(applies, reader, line.person)),
        (Progress::ToPay, Some(case)) => match reader.would(&moved(case, reader)) {
            Ok(()) => Step::Push(open_payment(reader, case)),
            Err(error) => Step::push(MessageBox::no(&error)),
        },
        (progress, _) => {
            let told = Message::of("payout-nothing").said("progress", progress.name());
            Step::push(MessageBox::new("message-refused", vec![told]))
        }
    }
}

impl Screen for Payouts {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        let selected = self.selected().copied();
        match (input, selected) {
            (Input::Act(Action::Left), _) => self.turn_year(false),
            (Input::Act(Action::Right), _) => self.turn_year(true),
            (Input::Act(Action::Filter), _) => self.turn_progress(),
            (Input::Act(Action::Export), _) => {
                let claims = matches!(self.applies, Act::Claim);
                let list = if claims { Export::Claims } else { Export::Refunds };
                return Step::offer(vec![Wanted::List(list)]);
            }
            (Input::Act(Action::New), _) if self.has_round(reader) => {
                return Step::push(RoundScreen::new(reader));
            }
            (Input::Act(Action::Accept), Some(line)) => {
                return Step::Push(open_person(reader, line.person));
            }
            (Input::Act(Action::Run), Some(line)) => return take_on(&line, self.applies, reader),
            (input, _) if self.table.update(input) => {}
            _ => return Step::Pass,
        }
        self.look(reader);
        Step::Stay
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let room = Rect { x: area.x + 1, width: area.width - 2, ..area };
        self.heading(canvas, room, view);
        let words = view.words;
        let body = Rect { y: room.y + 2, height: room.height.saturating_sub(2), ..room };
        if self.shown.is_empty() {
            canvas.text(body.x, body.y + 1, body.width, words.say("payout-none"), Tone::Muted);
            return;
        }
        let wide = area.width >= 110;
        let way = 3 + ["payout-apply", "payout-review", "payout-pay"]
            .map(|key| crate::desk::terminal::text::width(words.say(key)) as u16 + 1)
            .iter()
            .sum::<u16>();
        let mut columns = vec![Column::fixed(words.say("label-name"), 8)];
        if wide {
            columns.push(Column::fixed(words.say("label-id-number"), 18));
        }
        columns.extend([
            Column::grow(words.say("payout-village"), 6),
            Column::fixed(words.say("label-matter"), 10),
            Column::fixed(words.say("label-amount"), 12).right(),
            Column::fixed(words.say("payout-way"), way),
            Column::fixed(words.say("label-case"), 7),
        ]);
        self.table
            .view(canvas, body, &columns, |row| self.row(&self.lines[self.shown[row]], wide, view));
    }

    fn title(&self, words: &Words) -> String {
        words.say(self.name).to_owned()
    }

    fn context(&self) -> crate::desk::terminal::KeyContext {
        crate::desk::terminal::KeyContext::Round
    }

    fn keys(&self) -> Vec<Hint> {
        let mut keys = vec![Action::Up.into(), Action::Down.into()];
        if self.selected().is_some() {
            keys.push(Action::Accept.hint("payout-open"));
        }
        keys.extend(self.step);
        if self.round {
            keys.push(Action::New.hint("round-title"));
        }
        keys.extend([Action::Filter, Action::Export].map(Hint::from));
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("label-year")));
        keys
    }

    fn refresh(&mut self, reader: &Reader) {
        self.round = self.has_round(reader);
        self.lines = (self.source)(reader);
        self.years = self.lines.iter().filter_map(|line| line.what.year()).collect();
        self.years.sort_unstable();
        self.years.dedup();
        self.narrow();
        self.look(reader);
    }

    fn notes(&self, words: &Words) -> Vec<String> {
        vec![words.say("payout-note").to_owned()]
    }
}
