//! The closed list of settings and their values on a day.

use crate::base::{Area, Date, Money};
use serde::Deserialize;

/// Who decided a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The plan says it.
    Source,
    /// The plan leaves it open; the office set it.
    Office,
}

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident: $type:ty,)*) => {
        /// Every setting's value as it applies on one day.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Rules {
            $($(#[$doc])* pub $name: $type,)*
        }

        impl Rules {
            /// The names of all settings.
            pub(super) const NAMES: &[&str] = &[$(stringify!($name),)*];

            /// Reads each value with a look-up by name.
            pub(super) fn read<E>(
                look_up: impl Fn(&'static str) -> Result<toml::Value, E>,
                wrong: impl Fn(&'static str, ValueForm) -> E,
            ) -> Result<Self, E> {
                Ok(Self {
                    $($name: <$type as Setting>::read(&look_up(stringify!($name))?)
                        .ok_or_else(|| wrong(stringify!($name), <$type as Setting>::FORM))?,)*
                })
            }
        }
    };
}

settings! {
    /// The day the plan came into force.
    plan_start: Date,
    /// Yuan a person and year (A1).
    annual_subsidy: Money,
    /// Years at most (A1).
    subsidy_years: u32,
    /// The day by which the merged payment is to be made (T5).
    merged_payment_deadline: Date,
    /// The day by which all originally insured are to be compared and merged (T6).
    comparison_deadline: Date,
    /// The day by which `Existing` is to be confirmed (C6).
    confirmation_deadline: Date,
    /// The first year that can be subsidised (A4).
    first_subsidy_year: u32,
    /// Days a public notice lasts (C4).
    notice_days: u32,
    /// Whether the legacy balance goes into the merged account (T2).
    legacy_balance_carried: bool,
    /// Years of age somebody has at least on the day the land is taken; none asks for no age
    /// (S1).
    scope_least_age: Option<u32>,
    /// Farmland left a head above which somebody is outside the scope; none asks for no
    /// limit (S1).
    scope_land_left: Option<Area>,
    /// The day after which the land was taken; none asks for no day (S1).
    scope_taken_after: Option<Date>,
    /// Days that a taking lies at most before or after the day a project's levy is due (S2).
    project_span_days: u32,
    /// Below so many per cent of the people that its originally insured let expect, a
    /// village is looked into (S3).
    village_share_percent: u32,
    /// Fewer expected people than these say nothing of a village (S3).
    village_share_people: u32,
    /// Years of age from which the legacy benefit is drawn (T5).
    pension_age: u32,
    /// Per cent of clean items drawn for a closer look in a bulk pass.
    review_draw_percent: u32,
    /// Lines of one payment batch at most (M3).
    batch_lines: u32,
    /// Wrong passwords until an account locks.
    wrong_passwords: u32,
    /// Minutes of the first lock.
    lock_minutes: u32,
    /// Seconds a revealed number stays on screen.
    reveal_seconds: u32,
    /// Minutes without a key until the desk locks.
    idle_lock_minutes: u32,
    /// Characters a password has at least.
    password_length: u32,
    /// Days an unfinished form is kept that nobody came back to.
    draft_days: u32,
    /// Days after which what waits for a decision is overdue.
    overdue_days: u32,
    /// Connections to the server in all.
    connections: u32,
    /// Connections to the server from one network address.
    connections_per_address: u32,
    /// Seconds from a connection until somebody has signed in over it.
    sign_in_seconds: u32,
    /// Ways to sign in that may be tried over one connection.
    sign_in_attempts: u32,
    /// Whether clients are refused whose key exchange a quantum computer could undo.
    post_quantum_only: bool,
}

/// What a setting's value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueForm {
    /// A whole number from 0 on.
    WholeNumber,
    /// `true` or `false`.
    TrueOrFalse,
    /// An amount in quotes, `"1000.00"`.
    Amount,
    /// A day in quotes, `"2020-03-01"`.
    Day,
    /// A whole number from 0 on, or `"none"`.
    WholeNumberOrNone,
    /// An area in mu in quotes, `"0.30"`, or `"none"`.
    AreaOrNone,
    /// A day in quotes, or `"none"`.
    DayOrNone,
}

/// What a setting says that asks for nothing.
const NONE: &str = "none";

/// A type that a setting's value can have.
trait Setting: Sized {
    const FORM: ValueForm;
    fn read(value: &toml::Value) -> Option<Self>;
}

impl Setting for u32 {
    const FORM: ValueForm = ValueForm::WholeNumber;
    fn read(value: &toml::Value) -> Option<Self> {
        value.as_integer().and_then(|n| n.try_into().ok())
    }
}

impl Setting for bool {
    const FORM: ValueForm = ValueForm::TrueOrFalse;
    fn read(value: &toml::Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Setting for Money {
    const FORM: ValueForm = ValueForm::Amount;
    fn read(value: &toml::Value) -> Option<Self> {
        value.as_str().and_then(|text| Self::parse(text).ok()).filter(|money| !money.is_negative())
    }
}

impl Setting for Date {
    const FORM: ValueForm = ValueForm::Day;
    fn read(value: &toml::Value) -> Option<Self> {
        value.as_str().and_then(|text| Self::parse(text).ok())
    }
}

impl Setting for Option<u32> {
    const FORM: ValueForm = ValueForm::WholeNumberOrNone;
    fn read(value: &toml::Value) -> Option<Self> {
        or_none(value, u32::read)
    }
}

impl Setting for Option<Area> {
    const FORM: ValueForm = ValueForm::AreaOrNone;
    fn read(value: &toml::Value) -> Option<Self> {
        or_none(value, |value| value.as_str().and_then(Area::parse))
    }
}

impl Setting for Option<Date> {
    const FORM: ValueForm = ValueForm::DayOrNone;
    fn read(value: &toml::Value) -> Option<Self> {
        or_none(value, Date::read)
    }
}

/// Reads a value that may be none; outer `None` where it is neither.
fn or_none<T>(value: &toml::Value, read: impl Fn(&toml::Value) -> Option<T>) -> Option<Option<T>> {
    if value.as_str() == Some(NONE) { Some(None) } else { read(value).map(Some) }
}
