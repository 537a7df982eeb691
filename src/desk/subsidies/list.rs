//! The list of a tab: narrowed by year and by how far things have come, with totals.

use super::line::{PayoutKind, PayoutLine, PayoutProgress};
use super::round::AnnualRoundList;
use crate::base::{CaseId, Money, PersonId};
use crate::casework::{Command, PersonAct, SubsidyCommand};
use crate::desk::forms::{open, open_payment};
use crate::desk::lists::{ListOf, ListScreen, Listed};
use crate::desk::people::open_person;
use crate::desk::popups::MessageBox;
use crate::desk::screen::{Step, View, Wanted};
use crate::desk::terminal::{Action, Canvas, Hint, KeyContext, Tone, text};
use crate::desk::widgets::{Column, Row, Span, Stops, below, stop_names};
use crate::documents::Export;
use crate::office::{Permission, Reader};
use crate::words::{Message, Words};
use ratatui::layout::Rect;

/// The list of a tab.
pub struct Payouts {
    tab: PayoutTab,
    lines: Vec<PayoutLine>,
    years: Stops<u32>,
    progress: Option<PayoutProgress>,
    /// Whether the user may run the year's round from here.
    round: bool,
    /// The key that takes the selected line on, where the rules let the user.
    step: Option<Hint>,
}

/// What differs between the tabs of claims and of refunds.
#[derive(Clone, Copy)]
pub struct PayoutTab {
    /// Key of the tab's name.
    pub name: &'static str,
    /// Makes the lines.
    pub lines: fn(&Reader) -> Vec<PayoutLine>,
    /// The act that applies for a line which nobody has applied for yet.
    pub applies: PersonAct,
    /// What is needed for that act.
    pub permission: Permission,
    /// What is exported from here.
    pub export: Export,
}

impl Payouts {
    /// The list of a tab.
    pub fn new(tab: PayoutTab) -> Self {
        let years = Stops::all_or_each([]);
        Self { tab, lines: Vec::new(), years, progress: None, round: false, step: None }
    }

    /// The next stop of the way that any line has reached.
    fn turn_progress(&mut self) {
        let any = |progress: &PayoutProgress| self.lines.iter().any(|l| l.progress == *progress);
        let after = |progress: &PayoutProgress| self.progress.is_none_or(|now| *progress > now);
        self.progress = PayoutProgress::ALL.into_iter().filter(any).find(after);
    }

    fn fits(&self, line: &PayoutLine, progress: Option<PayoutProgress>) -> bool {
        self.years.chosen().is_none_or(|year| line.what.year() == Some(year))
            && progress.is_none_or(|progress| line.progress == progress)
    }

    fn totals(&self, progress: Option<PayoutProgress>) -> (usize, Money) {
        let lines = self.lines.iter().filter(|line| self.fits(line, progress));
        lines.fold((0, Money::ZERO), |(count, sum), line| (count + 1, sum + line.amount))
    }
}

/// `■ 申请 ▲ 审批 □ 付款`: from application to money received.
fn way<'r>(line: &PayoutLine, view: &'r View) -> Vec<Span<'r>> {
    let glyphs = view.theme.glyphs();
    let words = view.words;
    if line.progress == PayoutProgress::Undone {
        let said = format!("{} {}", glyphs.failed, words.say(line.progress.name()));
        return vec![(said.into(), Tone::Bad)];
    }
    let stops = [
        (PayoutProgress::ToApply, "payout-apply"),
        (PayoutProgress::InReview, "payout-review"),
        (PayoutProgress::ToPay, "payout-pay"),
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
fn take_on(line: &PayoutLine, applies: PersonAct, reader: &Reader) -> Step {
    match (line.progress, line.case) {
        (PayoutProgress::ToApply, _) => Step::Push(open(applies, reader, line.person)),
        (PayoutProgress::ToPay, Some(case)) => match reader.would(&moved(case, reader)) {
            Ok(()) => Step::Push(open_payment(reader, case)),
            Err(error) => Step::push(MessageBox::no(&error)),
        },
        (progress, _) => {
            let told = Message::of("payout-nothing").said("progress", progress.name());
            Step::push(MessageBox::new("message-refused", vec![told]))
        }
    }
}

impl ListOf for Payouts {
    type Item = PayoutLine;
    type Key = (PersonId, Option<CaseId>, PayoutKind);
    const EMPTY: &'static str = "payout-none";
    const CONTEXT: KeyContext = KeyContext::Round;
    const NOTES: &'static [&'static str] = &["payout-note"];

    fn title(&self, words: &Words) -> String {
        words.say(self.tab.name).to_owned()
    }

    fn read(&mut self, reader: &Reader) {
        self.round =
            matches!(self.tab.applies, PersonAct::Claim) && reader.may(Permission::RunClaims);
        self.lines = (self.tab.lines)(reader);
        let mut years: Vec<u32> = self.lines.iter().filter_map(|line| line.what.year()).collect();
        years.sort_unstable();
        years.dedup();
        self.years = Stops::all_or_each(years).at(self.years.chosen());
    }

    fn items(&self, _: &Reader) -> Vec<PayoutLine> {
        self.lines.iter().filter(|line| self.fits(line, self.progress)).copied().collect()
    }

    fn key(&self, line: &PayoutLine) -> Self::Key {
        (line.person, line.case, line.what)
    }

    fn around(&self, canvas: &mut Canvas, room: Rect, _: &Listed<PayoutLine>, view: &View) -> Rect {
        let words = view.words;
        let all = words.say("payout-all");
        let mut x = room.x;
        if self.years.iter().count() > 1 {
            let year = self.years.chosen().map_or(all.to_owned(), |year| year.to_string());
            let (label, year) = (format!("{} ", words.say("label-year")), format!("< {year} >"));
            let pieces = [(&*label, Tone::Muted), (&*year, Tone::FieldFocus)];
            x += canvas.pieces(x, room.y, room.width, &pieces) + 3;
        }
        let stops = [None].into_iter().chain(PayoutProgress::ALL.map(Some));
        let stops = stops.filter_map(|stop| {
            let (count, _) = self.totals(stop);
            let name = stop.map_or(all, |stop| words.say(stop.name()));
            let shown = count > 0 || stop.is_none();
            shown.then_some((stop == self.progress, name, Some(count)))
        });
        let place = Rect { x, width: room.right().saturating_sub(x), ..room };
        stop_names(canvas, place, 1, stops);
        let (count, sum) = self.totals(self.progress);
        let gaps = [("count", count.into()), ("amount", sum.grouped().into())];
        let total = words.say_with("payout-total", &gaps);
        canvas.text(room.x, room.y + 1, room.width, &total, Tone::Strong);
        below(room, 2)
    }

    fn columns(&self, width: u16, words: &Words) -> Vec<Column> {
        let way = ["payout-apply", "payout-review", "payout-pay"];
        let way: u16 = way.map(|key| text::width(words.say(key)) as u16 + 2).iter().sum();
        let mut columns = vec![Column::fixed(words.say("label-name"), 8)];
        if width >= WIDE {
            columns.push(Column::fixed(words.say("label-id-number"), 18));
        }
        columns.extend([
            Column::grow(words.say("payout-village"), 6),
            Column::fixed(words.say("label-matter"), 10),
            Column::fixed(words.say("label-amount"), 12).right(),
            Column::fixed(words.say("payout-way"), way),
            Column::fixed(words.say("label-case"), 7),
        ]);
        columns
    }

    fn row<'r>(&'r self, line: &'r PayoutLine, width: u16, view: &'r View) -> Row<'r> {
        let (words, places, wide) = (view.words, view.reader.places(), width >= WIDE);
        let Some(person) = view.reader.person(line.person) else { return Row::new() };
        let village = person.village.map(|code| places.village_short(code)).unwrap_or_default();
        let row = Row::new().toned(&*person.name, Tone::Strong);
        let row = if wide { row.cell(person.id_number.masked()) } else { row };
        let place = match wide {
            true => format!("{} {village}", places.township_name(person.township)),
            false => village,
        };
        let what = match line.what {
            PayoutKind::Claim(year) => year.to_string(),
            PayoutKind::TopUp => words.say("label-top-up").to_owned(),
            PayoutKind::Refund => words.say("matter-refund").to_owned(),
            PayoutKind::TopUpRecovery => words.say("matter-top-up-recovery").to_owned(),
            PayoutKind::Recovery(year) => {
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

    fn keys(&self, selected: Option<&PayoutLine>) -> Vec<Hint> {
        let mut keys = vec![Action::Up.into(), Action::Down.into()];
        keys.extend(selected.map(|_| Action::Accept.hint("payout-open")));
        keys.extend(self.step);
        keys.extend(self.round.then(|| Action::New.hint("round-title")));
        keys.extend([Action::Filter, Action::Export].map(Hint::from));
        keys.extend([Action::Left, Action::Right].map(|side| side.hint("label-year")));
        keys
    }

    fn act(&mut self, action: Action, list: &mut Listed<PayoutLine>, reader: &Reader) -> Step {
        match (action, list.selected()) {
            (Action::Left | Action::Right, _) => self.years.turn(action == Action::Right),
            (Action::Filter, _) => self.turn_progress(),
            (Action::Export, _) => return Step::offer(vec![Wanted::List(self.tab.export)]),
            (Action::New, _) if self.round => {
                return Step::push(ListScreen::new(AnnualRoundList::new(reader), reader));
            }
            (Action::Accept, Some(line)) => return Step::Push(open_person(reader, line.person)),
            (Action::Run, Some(line)) => return take_on(line, self.tab.applies, reader),
            _ => return Step::Pass,
        }
        list.narrowed()
    }

    /// Asks what may be done with the selected line now.
    fn look(&mut self, selected: Option<&PayoutLine>, reader: &Reader) {
        self.step = match selected.map(|line| (line.progress, line.case)) {
            Some((PayoutProgress::ToApply, _)) => {
                reader.may(self.tab.permission).then(|| Action::Run.hint("payout-do-apply"))
            }
            Some((PayoutProgress::ToPay, Some(case))) => {
                reader.would(&moved(case, reader)).is_ok().then(|| Action::Run.hint("act-payment"))
            }
            _ => None,
        };
    }
}

/// From so many cells on the identity number and the township are shown.
const WIDE: u16 = 108;
