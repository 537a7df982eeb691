//! The policy's rules as short stories: each test names the rule it holds.
//!
//! Owns the tests of what `decide` and `evolve` do together: a story a rule, every
//! refusal once, random lives held against what must always be true, and the stored
//! form of events. Never holds anything the program uses.

mod availability;
mod candidates;
mod changes;
mod choice;
mod comparison;
mod confirmation;
mod delegation;
mod files;
mod following;
mod four_eyes;
mod fund;
mod identity;
mod land;
mod mends;
mod missing;
mod next;
mod payments;
mod random;
mod refund;
mod refusals;
mod revocation;
mod round;
mod sharing;
mod stored;
mod subsidy;
mod transition;
mod unread;
mod withdraw;
pub(crate) mod years;
