//! A small desk with one list and one form, for what every screen shares.

use ratatui::layout::Rect;
use youyang::base::PersonId;
use youyang::casework::{AccountCommand, Command, ConfirmationCommand, RevealedFact};
use youyang::desk::popups::Confirm;
use youyang::desk::screen::{
    Answer, FormDraft, Menu, PaletteCommand, Screen, Step, Tab, TabName, View,
};
use youyang::desk::session::SessionOptions;
use youyang::desk::terminal::{Action, Canvas, Hint, Input, Tone};
use youyang::desk::widgets::{
    Column, Fact, Field, Filling, Form, Row, Table, bar, facts, two_panes,
};
use youyang::office::{Actor, Reader};
use youyang::words::Words;

/// The sample desk.
pub fn options() -> SessionOptions {
    SessionOptions::new(menu)
}

fn menu(_actor: &Actor) -> Menu {
    fn waits(reader: &Reader) -> Option<usize> {
        Some(reader.people().count())
    }
    let names = [
        TabName::Search,
        TabName::Cases,
        TabName::Review,
        TabName::Subsidies,
        TabName::Refunds,
        TabName::Comparison,
        TabName::Money,
        TabName::Land,
        TabName::Visits,
        TabName::Reports,
    ];
    let tabs = names.into_iter().map(|name| Tab {
        name,
        count: if name == TabName::Cases { waits } else { |_| None },
        open: |_| Box::new(Cases::new(30)),
    });
    Menu {
        home: |_| Box::new(Cases::new(200)),
        tabs: tabs.collect(),
        commands: vec![PaletteCommand {
            word: "key-new",
            offered: |_| true,
            open: |_| Box::new(Register::new()),
        }],
    }
}

/// A list with a card beside it.
struct Cases {
    table: Table,
    refreshed: usize,
    done: Option<usize>,
}

impl Cases {
    fn new(length: usize) -> Self {
        Self { table: Table::new(length), refreshed: 0, done: None }
    }
}

/// A look that is recorded: every time it is done the journal grows by a line.
fn reveal() -> Command {
    let fact = RevealedFact::IdNumber;
    Command::Account(AccountCommand::Reveal { person: PersonId(1), fact })
}

const NAMES: [&str; 5] = ["张桂兰", "李建国", "欧阳文华", "王芳", "阿依古丽·买买提"];

impl Screen for Cases {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match input {
            Input::Act(Action::New) => Step::push(Register::new()),
            Input::Act(Action::Accept) => Step::submit(reveal(), None),
            Input::Act(Action::Acts) => {
                let open = ConfirmationCommand::Open { person: PersonId(1) };
                Step::submit(Command::Confirmation(open), None)
            }
            Input::Act(Action::Details) => Step::submit(reveal(), Some(0)),
            Input::Act(Action::Copy) => Step::copy("C000042".into()),
            Input::Act(Action::Print) => panic!("a bug"),
            Input::Act(Action::Remove) => Step::push(
                Confirm::new("key-remove", vec!["form-required".into()], "key-remove")
                    .irreversible(),
            ),
            input if self.table.update(input) => Step::Stay,
            _ => Step::Pass,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        let (left, right) = two_panes(canvas, area, 60, 100);
        let columns = [
            Column::fixed("姓名", 8),
            Column::fixed("年龄", 4).right(),
            Column::grow("村（社区）", 10),
            Column::fixed("金额", 10).right(),
        ];
        self.table.view(canvas, left, &columns, |row| {
            Row::new()
                .toned(NAMES[row % NAMES.len()], Tone::Strong)
                .cell((40 + row % 50).to_string())
                .cell("昆阳街道汉营社区居民委员会")
                .cell(format!("{}.00", row * 1000))
        });
        let Some(right) = right else { return };
        let told = [
            Fact::new("更新", self.refreshed.to_string()),
            Fact::new("下一步", "本人选择参保方式，由乡镇（街道）经办人录入，区人社局复核后生效。"),
            Fact::new("已办", format!("{:?}", self.done)).tone(Tone::Good),
        ];
        let rows = facts(canvas, right, &told);
        bar(canvas, right.x, right.y + rows + 1, right.width.min(30), 9, 20, Tone::Good);
        canvas.text(right.x, right.y + rows + 3, right.width, &view.now.to_string(), Tone::Muted);
    }

    fn title(&self, words: &Words) -> String {
        words.say("tab-cases").to_owned()
    }

    fn keys(&self) -> Vec<Hint> {
        let movement = [Action::Up, Action::Down].map(Hint::from);
        let own = [Action::Accept.hint("key-open"), Action::New.into(), Action::Find.into()];
        movement.into_iter().chain(own).collect()
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::Done(receipt) => {
                self.done = self.done.map_or(Some(1), |done| Some(done + receipt.events.len()));
                Step::Stay
            }
            Answer::Confirmed => {
                self.table.resize(self.table.len() - 1);
                Step::Stay
            }
            _ => Step::Pass,
        }
    }

    fn refresh(&mut self, _reader: &Reader) {
        self.refreshed += 1;
    }

    fn notes(&self, _words: &Words) -> Vec<String> {
        vec!["五(二)：完成身份确认工作是落实缴费补助的前提。".to_owned()]
    }
}

/// A form of each kind of field.
struct Register {
    form: Form,
}

impl Register {
    fn new() -> Self {
        let schemes = ["城乡居民", "城镇职工", "不参保"].map(str::to_owned).to_vec();
        let villages = NAMES.iter().cycle().take(12).enumerate();
        let villages = villages.map(|(at, name)| format!("{name}村{at}")).collect();
        let fields = vec![
            Field::text("name", "姓名", ""),
            Field::date("birth", "出生日期", None),
            Field::money("amount", "金额", None),
            Field::choice("scheme", "参保选择", schemes, None),
            Field::choice("village", "村（社区）", villages, None),
        ];
        Self { form: Form::new(fields, "key-save") }
    }
}

impl Screen for Register {
    fn update(&mut self, input: &Input, _reader: &Reader) -> Step {
        match self.form.update(input) {
            Filling::Step(step) => step,
            Filling::Save if self.form.check(&["name", "scheme"]) => Step::submit(reveal(), None),
            Filling::Save => Step::Stay,
        }
    }

    fn view(&self, canvas: &mut Canvas, area: Rect, view: &View) {
        self.form.view(canvas, Rect { x: area.x + 2, width: area.width - 4, ..area }, view.words);
    }

    fn title(&self, words: &Words) -> String {
        words.say("key-new").to_owned()
    }

    fn context(&self) -> youyang::desk::terminal::KeyContext {
        self.form.context()
    }

    fn keys(&self) -> Vec<Hint> {
        self.form.keys()
    }

    fn draft(&self) -> Option<FormDraft> {
        Some(FormDraft { form: "sample".to_owned(), text: self.form.draft() })
    }

    fn resume(&mut self, text: &str, _reader: &Reader) {
        self.form.resume(text);
    }

    fn answered(&mut self, answer: &Answer, _reader: &Reader) -> Step {
        match answer {
            Answer::Done(_) => Step::back(),
            answer if self.form.answered(answer) => Step::Stay,
            _ => Step::Pass,
        }
    }
}
