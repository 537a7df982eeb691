//! The closed list of settings and their values on a day.

use crate::base::{Area, Date, Money};
use serde::Deserialize;
use std::ops::RangeInclusive;

/// Who decided a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The plan says it.
    Source,
    /// The plan leaves it open; the office set it.
    Office,
}

/// A value by its type; of a number, within its bounds.
macro_rules! read {
    ($type:ty, $value:expr) => {
        <$type as Setting>::read($value)
    };
    ($type:ty, $value:expr, $bounds:expr) => {
        <$type as Number>::read($value, $bounds)
    };
}

/// What a value must be, by its type.
macro_rules! form {
    ($type:ty) => {
        <$type as Setting>::FORM
    };
    ($type:ty, $bounds:expr) => {
        <$type as Number>::form($bounds)
    };
}

macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident: $type:ty $(=> $bounds:expr)?,)*) => {
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
                    $($name: {
                        let form = form!($type $(, $bounds)?);
                        read!($type, &look_up(stringify!($name))? $(, $bounds)?)
                            .ok_or_else(|| wrong(stringify!($name), form))?
                    },)*
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
    subsidy_years: u32 => 1..=60,
    /// The day by which the merged payment is to be made (T5).
    merged_payment_deadline: Date,
    /// The day by which all originally insured are to be compared and merged (T6).
    comparison_deadline: Date,
    /// The day by which `Existing` is to be confirmed (C6).
    confirmation_deadline: Date,
    /// The first year that can be subsidised (A4).
    first_subsidy_year: u32 => 2000..=2100,
    /// Days a public notice lasts (C4).
    notice_days: u32 => 1..=365,
    /// Whether the legacy balance goes into the merged account (T2).
    legacy_balance_carried: bool,
    /// Years of age somebody has at least on the day the land is taken; none asks for no age
    /// (S1).
    scope_least_age: Option<u32> => 0..=120,
    /// Farmland left a head above which somebody is outside the scope; none asks for no
    /// limit (S1).
    scope_land_left: Option<Area>,
    /// The day after which the land was taken; none asks for no day (S1).
    scope_taken_after: Option<Date>,
    /// Days that a taking lies at most before or after the day a project's levy is due (S2).
    project_span_days: u32 => 0..=36_500,
    /// Below so many per cent of the people that its originally insured let expect, a
    /// village is looked into (S3).
    village_share_percent: u32 => 0..=100,
    /// Fewer expected people than these say nothing of a village (S3).
    village_share_people: u32 => 0..=1_000_000,
    /// Years of age from which the legacy benefit is drawn (T5).
    pension_age: u32 => 40..=80,
    /// Per cent of clean items drawn for a closer look in a bulk pass.
    review_draw_percent: u32 => 0..=100,
    /// Lines of one payment batch at most (M3).
    batch_lines: u32 => 1..=1_000_000,
    /// Wrong passwords until an account locks.
    wrong_passwords: u32 => 1..=1_000,
    /// Minutes of the first lock.
    lock_minutes: u32 => 1..=1_440,
    /// Seconds a revealed number stays on screen.
    reveal_seconds: u32 => 1..=3_600,
    /// Minutes without a key until the desk locks.
    idle_lock_minutes: u32 => 1..=1_440,
    /// Characters a password has at least.
    password_length: u32 => 6..=128,
    /// Days an unfinished form is kept that nobody came back to.
    draft_days: u32 => 1..=3_660,
    /// Days after which what waits for a decision is overdue.
    overdue_days: u32 => 1..=3_660,
    /// Connections to the server in all.
    connections: u32 => 1..=100_000,
    /// Connections to the server from one network address.
    connections_per_address: u32 => 1..=100_000,
    /// Seconds from a connection until somebody has signed in over it.
    sign_in_seconds: u32 => 1..=3_600,
    /// Ways to sign in that may be tried over one connection.
    sign_in_attempts: u32 => 1..=100,
    /// Whether clients are refused whose key exchange a quantum computer could undo.
    post_quantum_only: bool,
}

/// What a setting's value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueForm {
    /// A whole number between these two, or one of them.
    WholeNumber(u32, u32),
    /// `true` or `false`.
    TrueOrFalse,
    /// An amount in quotes, `"1000.00"`.
    Amount,
    /// A day in quotes, `"2020-03-01"`.
    Day,
    /// A whole number between these two, or one of them; or `"none"`.
    WholeNumberOrNone(u32, u32),
    /// An area in mu in quotes, `"0.30"`, or `"none"`.
    AreaOrNone,
    /// A day in quotes, or `"none"`.
    DayOrNone,
}

/// What a setting says that asks for nothing.
const NONE: &str = "none";

/// A whole number as a setting: only ever taken within bounds, since days and connections
/// without any have stopped the program, and a notice of no days is none.
trait Number: Sized {
    fn form(bounds: RangeInclusive<u32>) -> ValueForm;
    fn read(value: &toml::Value, bounds: RangeInclusive<u32>) -> Option<Self>;
}

impl Number for u32 {
    fn form(bounds: RangeInclusive<u32>) -> ValueForm {
        ValueForm::WholeNumber(*bounds.start(), *bounds.end())
    }

    fn read(value: &toml::Value, bounds: RangeInclusive<u32>) -> Option<Self> {
        value.as_integer()?.try_into().ok().filter(|number| bounds.contains(number))
    }
}

impl Number for Option<u32> {
    fn form(bounds: RangeInclusive<u32>) -> ValueForm {
        ValueForm::WholeNumberOrNone(*bounds.start(), *bounds.end())
    }

    fn read(value: &toml::Value, bounds: RangeInclusive<u32>) -> Option<Self> {
        or_none(value, |value| u32::read(value, bounds.clone()))
    }
}

/// Any other type that a setting's value can have.
trait Setting: Sized {
    const FORM: ValueForm;
    fn read(value: &toml::Value) -> Option<Self>;
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
