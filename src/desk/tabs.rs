//! What each person's desk offers; every business screen is plugged in here.

use super::home::Home;
use super::menu::{Errand, Menu, Tab};
use super::{acts, cases, compare, errands, payouts, people, review};
use crate::office::Actor;

/// The desk of a member of staff.
pub fn menu(_actor: &Actor) -> Menu {
    Menu {
        home: |reader| Box::new(Home::new(reader)),
        tabs: vec![
            Tab { digit: 1, word: "tab-search", count: |_| None, open: people::open_search },
            Tab { digit: 2, word: "tab-cases", count: cases::waiting, open: cases::open_cases },
            Tab { digit: 3, word: "tab-review", count: review::waiting, open: review::open_review },
            Tab {
                digit: 4,
                word: "tab-subsidy",
                count: payouts::subsidies_waiting,
                open: payouts::subsidies,
            },
            Tab {
                digit: 5,
                word: "tab-refund",
                count: payouts::refunds_waiting,
                open: payouts::refunds,
            },
            Tab {
                digit: 6,
                word: "tab-compare",
                count: compare::waiting,
                open: compare::open_comparison,
            },
        ],
        errands: vec![
            Errand { word: "act-register", open: acts::register },
            Errand { word: "errand-delegate", open: errands::delegation },
            Errand { word: "errand-work", open: errands::work },
            Errand { word: "errand-staff", open: errands::staff },
            Errand { word: "errand-sittings", open: errands::sittings },
            Errand { word: "errand-set-aside", open: errands::set_aside },
            Errand { word: "errand-rosters", open: errands::rosters },
        ],
    }
}
