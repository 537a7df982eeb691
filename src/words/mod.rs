//! Everything people read, in Chinese and in English.
//!
//! Owns the texts (`zh-CN/*.ftl`, `en/*.ftl`, one pair of files an area) and the
//! wording of refusals, names, events and forms. Never decides, never looks anything
//! up (what is to be said is given), and is used by no room below it. A session passes its own
//! language along: nothing here is global to the process.

mod change;
mod event_text;
mod failures;
mod faults;
mod findings;
mod message;
mod money;
mod names;
#[cfg(test)]
mod plain_language;
mod refusals;
mod report;

pub use change::{change_from_text, changed_fact_text, line_amount_name};
pub use event_text::{EventText, event_text};
pub use failures::{explain_error, explain_forbidden, store_health_text};
pub use faults::{
    cell_fault, cell_mend, encoding_name, explain_io, explain_journal, explain_notice,
    explain_policy, explain_roster, explain_store, explain_system, io_cause,
};
pub use findings::{finding_look, finding_name};
pub use fluent_bundle::FluentValue as Value;
pub use message::Message;
pub use money::{
    bank_cause, batch_kind_name, batch_stage_name, fund_account_name, hold_message, line_field_name,
};
pub use names::{
    change_field_key, change_field_name, choice_name, class_name, cohort_name,
    compare_decision_name, compare_list_name, confirmation_name, department_name, export_name,
    fact_name, legacy_end_name, level_name, likeness_name, listed_death_line, matter_name,
    matter_title, outcome_name, queue_name, refund_cause_name, register_status_name,
    roster_finding_name, roster_name, round_fate_name, route_name, run_step_name, scheme_name,
    sex_name, stage_name, step_name, subsidy_state_name,
};
pub use refusals::{Explained, clause_of, explain, round_cause_name};
pub use report::{
    figure_text, group_code, group_name, measure_name, report_name, section_name, task_name,
};

use crate::base::{Area, Date, Instant, Money};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::collections::HashMap;
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// A language people read the desk in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese as written in the mainland, the desk's first language.
    Zh,
    /// English, the second language.
    En,
}

macro_rules! area {
    ($name:literal) => {
        (
            include_str!(concat!("zh-CN/", $name, ".ftl")),
            include_str!(concat!("en/", $name, ".ftl")),
        )
    };
}

/// The areas of text: a new pair of files is one line here.
const AREAS: &[(&str, &str)] = &[
    area!("frame"),
    area!("keys"),
    area!("gate"),
    area!("widgets"),
    area!("names"),
    area!("refusals"),
    area!("failures"),
    area!("faults"),
    area!("answers"),
    area!("telling"),
    area!("forms"),
    area!("cli"),
    area!("rosters"),
    area!("people"),
    area!("home"),
    area!("acts"),
    area!("payouts"),
    area!("land"),
    area!("money"),
    area!("fund"),
    area!("reports"),
    area!("review"),
    area!("changes"),
    area!("mends"),
    area!("revocation"),
    area!("cases"),
    area!("errands"),
    area!("compare"),
    area!("server"),
];

impl Lang {
    /// Both languages, Chinese first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The language of a locale such as `zh_CN.UTF-8`, `en-US` or `C`; Chinese
    /// unless it plainly is another.
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("en") { Self::En } else { Self::Zh }
    }

    /// The other of the two.
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// Its code, `zh-CN` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// Chooses the plural forms; an unknown language would have one form only.
    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }

    fn texts(self) -> impl Iterator<Item = &'static str> {
        AREAS.iter().map(move |(zh, en)| match self {
            Self::Zh => *zh,
            Self::En => *en,
        })
    }
}

/// All texts of one language.
pub struct Words {
    lang: Lang,
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The texts of a language, read once a process.
    pub fn get(lang: Lang) -> &'static Self {
        static ZH: LazyLock<Words> = LazyLock::new(|| Words::load(Lang::Zh));
        static EN: LazyLock<Words> = LazyLock::new(|| Words::load(Lang::En));
        match lang {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }

    /// Which language these are.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text of a key; the key itself where there is none, which a test forbids.
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// The text of a key with its gaps filled. Money, dates and masked numbers
    /// come as finished text; a bare number is for choosing a plural.
    pub fn say_with<'a>(&self, key: &str, gaps: &[(&'a str, Value<'a>)]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return key.to_owned() };
        let args: FluentArgs<'a> = gaps.iter().cloned().collect();
        let mut faults = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned()
    }

    /// Whether there is a text for a key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn load(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.identifier()]);
        // The isolation marks would take cells that nobody counted.
        bundle.set_use_isolating(false);
        for text in lang.texts() {
            // A part that cannot be read still gives the rest; a test reads them all strictly.
            let resource =
                FluentResource::try_new(text.to_owned()).unwrap_or_else(|(part, _)| part);
            bundle.add_resource_overriding(resource);
        }
        let plain = lang.texts().flat_map(keys_of).filter_map(|key| {
            let pattern = bundle.get_message(key)?.value()?;
            let mut faults = Vec::new();
            let text = bundle.format_pattern(pattern, None, &mut faults).into_owned();
            faults.is_empty().then(|| (key.to_owned(), text))
        });
        let plain = plain.collect();
        Self { lang, plain, bundle }
    }
}

/// An amount as people read it: `1,000.00 元`.
pub fn yuan(amount: Money, words: &Words) -> String {
    words.say_with("amount-yuan", &[("amount", amount.grouped().into())])
}

/// An area as people read it: `1.50 亩`.
pub fn mu(area: Area, words: &Words) -> String {
    words.say_with("area-mu", &[("area", area.to_string().into())])
}

/// A moment to the minute: `2020-03-02 09:41`.
pub fn moment(at: Instant) -> String {
    format!("{} {}", at.date(), at.hour_minute())
}

/// `09:41` for a moment of today, else `03-02 09:41`: where little room is.
pub fn moment_short(at: Instant, today: Date) -> String {
    let day = at.date().to_string();
    let day = day.split_once('-').map_or("", |(_, day)| day);
    if at.date() == today { at.hour_minute() } else { format!("{day} {}", at.hour_minute()) }
}

/// The keys a text file defines, in order.
fn keys_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| line.starts_with(|ch: char| ch.is_ascii_lowercase())).filter_map(
        |line| {
            let (key, _) = line.split_once('=')?;
            Some(key.trim_end())
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::FaultCause;
    use std::collections::{BTreeMap, BTreeSet};

    /// Every message of a language with the gaps it has.
    fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for text in lang.texts() {
            let mut key = None;
            for line in text.lines() {
                if let Some(next) = keys_of(line).next() {
                    let twice = found.insert(next.to_owned(), BTreeSet::new()).is_some();
                    assert!(!twice, "{next} is there twice in {lang:?}");
                    key = Some(next.to_owned());
                }
                let Some(gaps) = key.as_ref().and_then(|key| found.get_mut(key)) else { continue };
                for after in line.split('$').skip(1) {
                    let end = after.find(|ch: char| !ch.is_ascii_alphanumeric() && ch != '-');
                    gaps.insert(after[..end.unwrap_or(after.len())].to_owned());
                }
            }
        }
        found
    }

    #[test]
    fn both_languages_say_the_same_things_with_the_same_gaps() {
        assert_eq!(messages(Lang::Zh), messages(Lang::En));
    }

    #[test]
    fn every_text_file_reads_without_a_fault() {
        for lang in Lang::ALL {
            for text in lang.texts() {
                if let Err((_, faults)) = FluentResource::try_new(text.to_owned()) {
                    panic!("{lang:?}: {faults:?} in {text}");
                }
            }
        }
    }

    #[test]
    fn fills_gaps_without_adding_marks() {
        let said = Words::get(Lang::Zh).say_with("frame-saved", &[("ms", "3".into())]);
        assert_eq!(said, "已保存 · 3 毫秒");
        assert_eq!(Words::get(Lang::En).say("no-such-key"), "no-such-key");
    }

    #[test]
    fn a_locale_tells_the_language() {
        for (locale, lang) in [
            ("en_US.UTF-8", Lang::En),
            ("zh_CN.GB18030", Lang::Zh),
            ("C", Lang::Zh),
            ("", Lang::Zh),
        ] {
            assert_eq!(Lang::of_locale(locale), lang, "{locale}");
        }
    }

    const ROSTER_REFUSALS: &str = "unreadable not-a-file empty too-large too-much locked \
        old-workbook damaged pdf picture archive document presentation binary-workbook \
        other-file encoding encoding-unknown two-units foreign-unit hidden-sheet two-columns anothers-column \
        no-such-sheet no-township looks-like missing-columns no-headings no-lines \
        too-many-rejected sheet-without-headings";

    #[test]
    fn what_is_wrong_with_rosters_is_worded() {
        for lang in Lang::ALL {
            let words = Words::get(lang);
            for code in FaultCause::ALL.map(FaultCause::code) {
                assert!(words.has(&format!("fault-{code}")), "{lang:?} lacks {code}");
            }
            for code in ROSTER_REFUSALS.split_whitespace() {
                assert!(words.has(&format!("roster-refusal-{code}")), "{lang:?} lacks {code}");
            }
        }
    }
}
