//! Home: what waits for this person, below every tab.

use crate::base::{Date, Instant, TownshipCode};
use crate::casework::{Cohort, ReviewStep as Layer};
use crate::desk::forms::reopen::{name_of, open_again};
use crate::desk::intake::{ask_for_file, may_import};
use crate::desk::money;
use crate::desk::people::{days, queue_clause};
use crate::desk::screen::{Screen, Step, TabName, View};
use crate::desk::terminal::{Action, Canvas, Hint, Input, Tone, text};
use crate::desk::widgets::{Column, Row, Table, bar};
use crate::office::{Queue, Reader, SavedDraft};
use crate::policy::Rule;
use crate::words::{
    Words, clause_of, department_name, level_name, moment_short, queue_name, step_name,
};
use ratatui::layout::Rect;

/// The screen below every tab.
pub struct Home {
    queues: Vec<Waiting>,
    /// How many batches of payments wait, where any do: below the queues.
    batches: Option<usize>,
    /// Forms left unfinished, below these.
    left: Vec<SavedDraft>,
    table: Table,
    tally: Tally,
    /// Whether the user may import any file.
    imports: bool,
}

/// What takes a look at everybody, and is therefore counted once a minute.
struct Tally {
    at: Instant,
    people: usize,
    /// Living people of the `Existing` cohort (C6).
    existing: usize,
    /// Those of them whose identity is confirmed.
    confirmed: usize,
    set_aside: usize,
    /// What waits too long, across departments, for those who oversee them.
    overdue: Vec<(Layer, usize)>,
}

/// A queue of this person's, and how long its oldest case has stood there.
#[derive(Clone, Copy)]
struct Waiting {
    queue: Queue,
    count: usize,
    oldest: Option<Date>,
    overdue: usize,
}

/// Of queues longer than this, the oldest and the overdue are counted once a minute.
const MANY: usize = 500;

/// Cells of the bar of confirmations.
const BAR: u16 = 45;

impl Home {
    /// Home as it is now.
    pub fn new(reader: &Reader) -> Self {
        let (queues, left, tally) = (Vec::new(), Vec::new(), Tally::of(reader));
        let (table, imports) = (Table::default(), may_import(reader));
        let mut home = Self { queues, batches: None, left, table, tally, imports };
        home.read(reader);
        home
    }

    fn read(&mut self, reader: &Reader) {
        let review = reader.review().my_steps().into_iter().map(Queue::Waiting);
        let lately = self.tally.at.seconds_until(reader.now()) < 60;
        let known = |queue: Queue| self.queues.iter().find(|known| known.queue == queue);
        let waiting = |queue: Queue| {
            let count = reader.cases().my_queue_len(queue);
            // Thousands are not looked through at every act of somebody else.
            if let Some(known) = known(queue).filter(|_| lately && count > MANY) {
                return Waiting { count, ..*known };
            }
            let ids = reader.cases().my_queue(queue);
            let cases = || ids.iter().filter_map(|id| reader.case(*id));
            let oldest = cases().map(|case| case.since).min().map(|at| at.date());
            let decided = matches!(queue, Queue::Waiting(_));
            let overdue =
                cases().filter(|case| decided && reader.review().is_overdue(case)).count();
            Waiting { queue, count, oldest, overdue }
        };
        self.queues = review.chain(reader.cases().my_queues()).map(waiting).collect();
        self.left = reader.unfinished();
        self.batches = money::waiting(reader);
        self.table.resize(self.first_left() + self.left.len());
    }

    /// Where the forms left unfinished begin.
    fn first_left(&self) -> usize {
        self.queues.len() + usize::from(self.batches.is_some())
    }

    fn greeting(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (actor, words) = (view.actor, view.words);
        let hour = view.now.hour_minute();
        let key = match hour.as_str() {
            hour if hour < "05:00" => "home-evening",
            hour if hour < "12:00" => "home-morning",
            hour if hour < "18:00" => "home-afternoon",
            _ => "home-evening",
        };
        let hello = words.say_with(key, &[("name", actor.name.as_str().into())]);
        let dot = format!(" {} ", canvas.theme().glyphs().dot);
        let place = match actor.township {
            Some(code) => township(code, view),
            None => department_name(actor.department, words).to_owned(),
        };
        let level = level_name(actor.level, words);
        let people = text::grouped(self.tally.people);
        let key = match (actor.township, view.reader.covered()) {
            (None, _) => "home-people",
            (Some(_), []) => "home-township-people",
            (Some(_), _) => "home-covered-people",
        };
        let people = words.say_with(key, &[("count", people.into())]);
        let pieces = [
            (hello.as_str(), Tone::Strong),
            ("   ", Tone::Plain),
            (&place, Tone::Plain),
            (&dot, Tone::Muted),
            (level, Tone::Plain),
            (&dot, Tone::Muted),
            (&people, Tone::Muted),
        ];
        canvas.pieces(area.x, area.y, area.width, &pieces);
    }

    fn queues(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let words = view.words;
        if self.table.is_empty() {
            canvas.paragraph(area, words.say("home-nothing-mine"), Tone::Muted);
            return;
        }
        let columns = [
            Column::fixed("", 1),
            Column::fixed(words.say("home-waits"), 20),
            Column::fixed(words.say("home-count"), 6).right(),
            Column::grow(words.say("home-oldest"), 24),
            Column::fixed(words.say("label-clause"), 8),
        ];
        let today = view.now.date();
        self.table.view(canvas, area, &columns, |row| {
            let Some(waiting) = self.queues.get(row) else {
                return match (self.batches, row.checked_sub(self.first_left())) {
                    (_, Some(at)) => self.left_row(&self.left[at], view),
                    (count, None) => batches_row(count.unwrap_or(0), view),
                };
            };
            let (count, tone) = match waiting.count {
                0 => ("-".to_owned(), Tone::Muted),
                count => (text::grouped(count), Tone::Strong),
            };
            let (oldest, age) = match waiting.oldest {
                Some(since) => {
                    let waited = since.days_until(today);
                    let gaps = [
                        ("since", since.to_string().into()),
                        ("days", usize::try_from(waited).unwrap_or(0).into()),
                    ];
                    let since = words.say_with("home-since", &gaps);
                    let gap = [("count", text::grouped(waiting.overdue).into())];
                    match waiting.overdue {
                        0 => (since, Tone::Plain),
                        _ => {
                            let late = words.say_with("home-overdue", &gap);
                            (format!("{since}  ! {late}"), Tone::Bad)
                        }
                    }
                }
                None => (words.say("home-empty").to_owned(), Tone::Muted),
            };
            Row::new()
                .toned(TabName::of_queue(waiting.queue).digit().to_string(), Tone::Key)
                .toned(queue_name(waiting.queue, words), tone)
                .toned(count, tone)
                .toned(oldest, age)
                .toned(queue_clause(waiting.queue).clause(), Tone::Muted)
        });
    }

    fn left_row<'r>(&self, left: &SavedDraft, view: &View) -> Row<'r> {
        let name = name_of(left, view.reader, view.words);
        let at = moment_short(left.at, view.now.date());
        Row::new()
            .cell("")
            .toned(view.words.say("home-left").to_owned(), Tone::Accent)
            .cell("")
            .toned(format!("{name}  {at}"), Tone::Plain)
    }

    /// What runs out, and what somebody has to mend.
    fn dues(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (words, tally) = (view.words, &self.tally);
        let deadline = view.reader.rules().confirmation_deadline;
        let today = view.now.date();
        let done = tally.confirmed == tally.existing;
        let tone = match (done, today.days_until(deadline) < 30) {
            (true, _) => Tone::Good,
            (_, true) => Tone::Warn,
            _ => Tone::Plain,
        };
        let shown = words.say_with("home-deadline", &[("day", deadline.to_string().into())]);
        let left = format!("  {}", days(today, deadline, words));
        let clause = format!("  {}", clause_of(Rule::C6, words));
        let pieces = [(shown.as_str(), Tone::Plain), (&left, tone), (&clause, Tone::Accent)];
        canvas.pieces(area.x, area.y, area.width, &pieces);
        let (part, whole) = (tally.confirmed as u64, tally.existing as u64);
        let cells = area.width.min(BAR);
        bar(canvas, area.x, area.y + 1, cells, part, whole, tone);
        let gaps = [
            ("done", text::grouped(tally.confirmed).into()),
            ("all", text::grouped(tally.existing).into()),
        ];
        let counts = words.say_with("home-confirmed", &gaps);
        let x = area.x + cells + 2;
        canvas.text(x, area.y + 1, area.right().saturating_sub(x), &counts, Tone::Plain);
        self.others(canvas, Rect { y: area.y + 2, height: 2, ..area }, view);
        if tally.set_aside > 0 {
            let gap = [("count", text::grouped(tally.set_aside).into())];
            let shown = format!("! {}", words.say_with("home-set-aside", &gap));
            canvas.text(area.x, area.y + 4, area.width, &shown, Tone::Warn);
        }
    }

    /// What is overdue elsewhere, and who decides in whose place.
    fn others(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (words, reader) = (view.words, view.reader);
        if !self.tally.overdue.is_empty() {
            let parts = self.tally.overdue.iter().map(|(step, count)| {
                format!("{} {}", step_name(*step, words), text::grouped(*count))
            });
            let parts = parts.collect::<Vec<_>>().join("  ");
            let days = reader.rules().overdue_days.to_string();
            let gaps = [("days", days.into()), ("parts", parts.into())];
            let shown = format!("! {}", words.say_with("home-overdue-all", &gaps));
            canvas.text(area.x, area.y, area.width, &shown, Tone::Bad);
        }
        let mut shown: Vec<String> = Vec::new();
        if let Some(deputy) = reader.staff().deputy() {
            let gaps = [
                ("name", reader.staff().name(&deputy.to).into()),
                ("from", deputy.from.to_string().into()),
                ("until", deputy.until.to_string().into()),
            ];
            shown.push(words.say_with("home-deputy", &gaps));
        }
        for absent in reader.staff().stands_in_for() {
            let until = absent.deputy.as_ref().map(|named| named.until.to_string());
            let gaps = [
                ("name", absent.name.as_str().into()),
                ("until", until.unwrap_or_default().into()),
            ];
            shown.push(words.say_with("home-stands-in", &gaps));
        }
        canvas.text(area.x, area.y + 1, area.width, &shown.join("  "), Tone::Accent);
    }
}

impl Tally {
    fn of(reader: &Reader) -> Self {
        let existing = || {
            let living = reader.people().all().filter(|person| person.died.is_none());
            living.filter(|person| person.cohort == Cohort::Existing)
        };
        Self {
            at: reader.now(),
            people: reader.people().count(),
            existing: existing().count(),
            confirmed: existing().filter(|person| person.is_confirmed()).count(),
            set_aside: reader.rosters().rejected_lines().len(),
            overdue: reader.review().overdue(),
        }
    }
}

fn batches_row<'r>(count: usize, view: &View) -> Row<'r> {
    Row::new()
        .toned(TabName::Money.digit().to_string(), Tone::Key)
        .toned(view.words.say("home-batches").to_owned(), Tone::Strong)
        .toned(text::grouped(count), Tone::Strong)
}

fn township(code: TownshipCode, view: &View) -> String {
    view.reader.places().township_name(code)
}

impl Screen for Home {
    fn update(&mut self, input: &Input, reader: &Reader) -> Step {
        match input {
            Input::Act(Action::Accept) => {
                let Some(row) = self.table.selected() else { return Step::Stay };
                match (self.queues.get(row), row.checked_sub(self.first_left())) {
                    (Some(waiting), _) => Step::go_to_queue(waiting.queue),
                    (None, Some(at)) => open_again(&self.left[at], reader),
                    (None, None) => Step::go(TabName::Money),
                }
            }
            Input::Act(Action::New) if self.imports => ask_for_file(reader),
            Input::Act(Action::Find) => Step::go(TabName::Search),
            _ if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let inner = Rect { x: area.x + 1, width: area.width - 2, ..area };
        self.greeting(canvas, Rect { y: inner.y, height: 1, ..inner }, view);
        const DUES: u16 = 5;
        let most = inner.height.saturating_sub(DUES + 5);
        let rows = (self.table.len().max(1) as u16 + 1).min(most);
        let list = Rect { y: inner.y + 2, height: rows, ..inner };
        self.queues(canvas, list, view);
        self.dues(canvas, Rect { y: list.bottom() + 1, height: DUES, ..inner }, view);
        let hint = view.words.say("home-hint");
        canvas.text(inner.x, inner.bottom() - 1, inner.width, hint, Tone::Muted);
    }

    fn title(&self, words: &Words) -> String {
        words.say("home-title").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        let import = self.imports.then(|| Action::New.hint("errand-import"));
        let first = [Action::Up.into(), Action::Down.into(), Action::Accept.hint("key-open")];
        let first = first.into_iter().chain([Action::Find.hint("tab-search")]);
        first.chain(import).chain([Action::Palette.into(), Action::Lock.into()]).collect()
    }

    fn refresh(&mut self, reader: &Reader) {
        self.read(reader);
        if self.tally.at.seconds_until(reader.now()) >= 60 {
            self.tally = Tally::of(reader);
        }
    }
}
