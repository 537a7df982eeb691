//! A small district on a real store: staff of every kind with the password `demo`,
//! and a few people whose states the journeys start from. Its clock stands still.

use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;
use youyang::base::{
    Area, CaseId, Date, FixedClock, IdNumber, Login, Money, PersonId, SessionId, TownshipCode,
    VillageCode,
};
use youyang::casework::{
    AccountCommand, AllocateMoney, Choice, Cohort, Command, Department, FundCommand, FundSubject,
    LandFacts, LegacyRelation, Level, NoticeCommand, PersonCommand, RecordChoice, RegisterPerson,
    ReviewCommand, TransitionCommand,
};
use youyang::office::{Actor, CommandReceipt, Office, hash_password};
use youyang::policy::Policy;

/// An open store in a folder of its own.
pub struct District {
    /// The office of it.
    pub office: Arc<Office>,
    /// Its clock, which tests move.
    pub clock: Arc<FixedClock>,
    dir: TempDir,
}

/// 昆阳街道, where most of them live.
pub const KUNYANG: TownshipCode = TownshipCode(530_115_001);

/// 二街镇.
pub const ERJIE: TownshipCode = TownshipCode(530_115_101);

impl District {
    /// With staff and nobody else, on 2020-05-04 at nine.
    pub fn empty() -> Self {
        let policy = Policy::district().expect("the district's policy");
        Self::under(policy)
    }

    /// With staff and nobody else, under the district's policy with another value of one
    /// setting.
    pub fn with_setting(name: &str, value: impl std::fmt::Display) -> Self {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/policy");
        let mut files = ["office.toml", "plan.toml", "security.toml"]
            .map(|file| (file, std::fs::read_to_string(folder.join(file)).expect("a policy file")));
        let heading = format!("[{name}]");
        let file = files.iter_mut().find(|(_, text)| text.contains(&heading));
        let (_, text) = file.expect("the setting");
        let place = text.find(&heading).expect("the setting");
        let value_at = place + text[place..].find("value = ").expect("a value");
        let end = value_at + text[value_at..].find('\n').expect("a line");
        text.replace_range(value_at..end, &format!("value = {value}"));
        let texts = files.iter().map(|(name, text)| (*name, text.as_str()));
        Self::under(Policy::read(texts).expect("a policy"))
    }

    fn under(policy: Policy) -> Self {
        let district = Self::open(tempfile::tempdir().expect("a folder"), policy);
        district.hire_everybody();
        district.submit("finance.clerk", allocation());
        district
    }

    /// The store of a folder as it was left.
    pub fn open(dir: TempDir, policy: Policy) -> Self {
        let clock = Arc::new(FixedClock::on(day("2020-05-04")));
        let office = Office::open(dir.path(), policy, clock.clone()).expect("a store");
        Self { office: Arc::new(office), clock, dir }
    }

    /// The office, and the folder that holds its store.
    pub fn take_apart(self) -> (Arc<Office>, TempDir) {
        (self.office, self.dir)
    }

    /// With people: 1 张桂兰 and 2 李国珍, originally insured; 3 张国良, 4 曾小单 and
    /// 5 普永福, candidates in the township's queue; 6 张桂兰 of 二街镇, originally insured.
    pub fn new() -> Self {
        let district = Self::empty();
        district.register(original("张桂兰", "1951-03-04", 41, KUNYANG, "BZD000041"));
        district.register(original("李国珍", "1960-11-12", 63, KUNYANG, "BZD000063"));
        district.register(candidate("张国良", "1966-05-16", 17, KUNYANG));
        district.register(candidate("曾小单", "1978-09-09", 22, KUNYANG));
        district.register(candidate("普永福", "1971-02-03", 35, KUNYANG));
        district.register(original("张桂兰", "1949-07-08", 87, ERJIE, "BZD000087"));
        district.office.wait_for_search();
        district
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.dir.path()
    }

    /// As it is found after the server was killed at this moment: nothing was closed.
    pub fn killed(&self) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        copy(self.folder(), dir.path());
        let policy = Policy::district().expect("the district's policy");
        let office = Office::open(dir.path(), policy, self.clock.clone()).expect("a store");
        office.wait_for_search();
        Self { office: Arc::new(office), clock: self.clock.clone(), dir }
    }

    /// A member of staff as the office knows them after signing in.
    pub fn actor(&self, login: &str) -> Actor {
        let session = SessionId::from(format!("test-{login}").as_str());
        self.office.sign_in(&Login::from(login), "demo", &session).expect("signs in")
    }

    /// Submits a command that must be carried out.
    pub fn submit(&self, login: &str, command: Command) -> CommandReceipt {
        let (department, level) = login.rsplit_once('.').expect("department.level");
        let founder = Actor::founder(Login::from(login), SessionId::from("test"));
        let township = department.parse().ok().map(TownshipCode);
        let department = if township.is_some() { "township" } else { department };
        let actor = Actor {
            department: Department::of_code(department).expect("a department"),
            level: Level::of_code(level).expect("a level"),
            township,
            ..founder
        };
        let id = self.office.next_command(&actor.session);
        self.office.submit(&actor, id, command, None).expect("carried out")
    }

    /// Passes a case at whatever step it waits.
    pub fn pass(&self, login: &str, case: CaseId) {
        self.submit(login, Command::Review(ReviewCommand::Pass { case }));
    }

    /// Takes a candidate's confirmation case all the way; moves the clock by the notice.
    pub fn confirm(&self, case: CaseId) {
        self.pass("530115001.supervisor", case);
        self.pass("agriculture.supervisor", case);
        self.submit("530115001.clerk", Command::Notice(NoticeCommand::Post { case }));
        self.clock.advance(7 * 24 * 3600);
        self.pass("natural-resources.supervisor", case);
    }

    /// Takes an originally insured person of 昆阳街道 into the residents' scheme, up to an
    /// approved top-up; its case.
    pub fn top_up(&self, person: PersonId) -> CaseId {
        let chosen_on = self.office.now().date();
        let choose = RecordChoice { person, choice: Choice::Resident, chosen_on };
        let choice = self.submit("530115001.clerk", Command::Choose(choose)).case();
        self.pass("530115001.supervisor", choice.expect("a case"));
        let (residents_balance, residents_monthly) = (Money::ZERO, Money::ZERO);
        let open = TransitionCommand::Open { person, residents_balance, residents_monthly };
        let case = self.submit("human-resources.clerk", Command::Transition(open)).case();
        let case = case.expect("a case");
        self.pass("human-resources.supervisor", case);
        case
    }

    /// Registers a person.
    pub fn register(&self, person: RegisterPerson) -> PersonId {
        let command = Command::Person(PersonCommand::Register(Box::new(person)));
        self.submit("human-resources.clerk", command).registered().expect("registered")
    }

    fn hire_everybody(&self) {
        let password = hash_password("demo").expect("random salt");
        let townships = [KUNYANG, ERJIE].map(|code| (Department::Township, Some(code)));
        let others = Department::ALL.into_iter().filter(|d| *d != Department::Township);
        let mut all: Vec<_> = others.map(|d| (d, None)).chain(townships).collect();
        // Whoever hires must be there first.
        all.sort_by_key(|(department, _)| *department != Department::HumanResources);
        for (department, township) in all {
            for level in [Level::Supervisor, Level::Clerk] {
                let place = township.map_or(department.code().to_owned(), |code| code.to_string());
                let add = AccountCommand::Add {
                    login: Login::from(format!("{place}.{}", level.code()).as_str()),
                    name: format!("{place} {}", level.code()),
                    department,
                    level,
                    township,
                    password: password.clone(),
                    ssh_key: None,
                };
                self.submit("human-resources.supervisor", Command::Account(add));
            }
        }
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir(&place).expect("a folder");
            copy(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).expect("copied");
        }
    }
}

/// Ten million yuan of the district, come on the day before.
fn allocation() -> Command {
    Command::Fund(FundCommand::Allocate(AllocateMoney {
        day: day("2020-05-03"),
        subject: FundSubject::DistrictAllocation,
        amount: Money::yuan(10_000_000),
        memo: "2020年度缴费补助".to_owned(),
        roster: "allocations".to_owned(),
        line: 2,
        second: false,
    }))
}

/// A day.
pub fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// An originally insured person who draws 312.40 a month and has enjoyed 9,000.
pub fn original(
    name: &str,
    born: &str,
    order: u32,
    township: TownshipCode,
    legacy_no: &str,
) -> RegisterPerson {
    RegisterPerson {
        cohort: Cohort::Original,
        legacy: Some(LegacyRelation {
            legacy_no: legacy_no.to_owned(),
            balance: Money::fen(1_234_567),
            enjoyed: Money::yuan(9_000),
            drawing: true,
            monthly: Money::fen(31_240),
            ended: None,
        }),
        land: None,
        ..candidate(name, born, order, township)
    }
}

/// A candidate of the `Existing` cohort whose land was taken in 2013.
pub fn candidate(name: &str, born: &str, order: u32, township: TownshipCode) -> RegisterPerson {
    let village = u64::from(township.0) * 1000 + if township == KUNYANG { 204 } else { 201 };
    RegisterPerson {
        id_number: IdNumber::compose(530_122, day(born), order).expect("a number"),
        name: name.to_owned(),
        cohort: Cohort::Existing,
        township,
        village: Some(VillageCode(village)),
        phone: format!("1380871{order:04}"),
        bank_account: format!("62170027350612{order:05}"),
        legacy: None,
        land: Some(LandFacts {
            project: None,
            contracted: Some(Area::hundredths(490)),
            requisitioned: Area::hundredths(40),
            taken_on: Some(day("2013-06-30")),
        }),
        source: None,
    }
}
