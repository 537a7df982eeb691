//! Ground: the plain values every room speaks in.
//!
//! Owns identity numbers (GB 11643), money, dates, places, logins and the ids
//! of persons and cases, and the clock as a trait. Never does I/O beyond the
//! place tables built into the program, and knows nothing of cases.

mod area;
mod cells;
mod clock;
mod date;
mod id_number;
mod ids;
mod meter;
mod money;
mod month;
mod name;
mod name_key;
mod number_key;
mod place;
mod watch;

pub use area::Area;
pub use cells::Cells;
pub use clock::{Clock, FixedClock, SystemClock};
pub use date::{Date, DateFault, Instant};
pub use id_number::{IdNumber, IdNumberFault, Sex};
pub use ids::{BatchId, CaseId, CommandId, Login, MendId, ObjectionId, PersonId, SessionId};
pub use meter::{METER, Meter, MeterReading, Phase};
pub use money::{Money, MoneyFault, is_grouped_well};
pub use month::{Month, MonthFault};
pub use name::{fold_width, mask_tail, plain_width, tidy_name};
pub use name_key::{name_key, same_name};
pub use number_key::number_key;
pub use place::{Places, TownshipCode, VillageCode, short_township};
pub use watch::{Watch, WatchReading, WatchStage};
