//! What each person's desk offers; every business screen is plugged in here.

use super::screen::Home;
use crate::casework::Department;
use crate::desk::screen::{Errand, Menu, Opener, Tab};
use crate::desk::{
    accounts, cases, comparison, forms, land, money, people, reports, review, subsidies,
};
use crate::office::{Actor, Permission, Reader};

/// The desk of a member of staff.
pub fn menu(actor: &Actor) -> Menu {
    let mut tabs = common();
    if sees_rosters(actor.department) {
        let (count, open) = (comparison::waiting, comparison::open_comparison);
        tabs.push(Tab { digit: 6, word: "tab-compare", count, open });
    }
    if sees_money(actor.department) {
        tabs.push(Tab {
            digit: 7,
            word: "tab-funds",
            count: money::waiting,
            open: money::open_fund,
        });
        let open = reports::open_reports;
        tabs.push(Tab { digit: 0, word: "tab-reports", count: |_| None, open });
    }
    if sees_land(actor.department) {
        tabs.push(Tab {
            digit: 8,
            word: "tab-land",
            count: land::in_arrears,
            open: land::open_land,
        });
    }
    // In the order of the keys, where 0 stands last.
    tabs.sort_by_key(|tab| (tab.digit + 9) % 10);
    Menu {
        home: |reader| Box::new(Home::new(reader)),
        tabs,
        errands: vec![
            errand("act-register", everybody, forms::register),
            errand("errand-delegate", everybody, accounts::delegation),
            errand("errand-work", everybody, accounts::work),
            errand("errand-staff", everybody, accounts::staff),
            errand("errand-sittings", keeps_accounts, accounts::sittings),
            errand("errand-set-aside", everybody, accounts::set_aside),
            errand("errand-rosters", everybody, accounts::rosters),
        ],
    }
}

fn errand(word: &'static str, offered: fn(&Reader) -> bool, open: Opener) -> Errand {
    Errand { word, offered, open }
}

fn everybody(_: &Reader) -> bool {
    true
}

fn keeps_accounts(reader: &Reader) -> bool {
    reader.may(Permission::ManageStaff)
}

/// Who collects the levy, who exchanges its files, and who looks over it all.
fn sees_land(department: Department) -> bool {
    use Department::{Audit, Information, NaturalResources};
    matches!(department, Audit | Information | NaturalResources)
}

/// Whose work the special account and the reports are (三); what they may do there the
/// office says.
fn sees_money(department: Department) -> bool {
    matches!(
        department,
        Department::ResidentPension
            | Department::Finance
            | Department::HumanResources
            | Department::Audit
    )
}

/// Whose work the comparison of rosters is; what they may do there the office says.
fn sees_rosters(department: Department) -> bool {
    matches!(
        department,
        Department::Township
            | Department::HumanResources
            | Department::Information
            | Department::Audit
    )
}

/// The tabs of everyone.
fn common() -> Vec<Tab> {
    vec![
        Tab { digit: 1, word: "tab-search", count: |_| None, open: people::open_search },
        Tab { digit: 2, word: "tab-cases", count: cases::waiting, open: cases::open_cases },
        Tab { digit: 3, word: "tab-review", count: review::waiting, open: review::open_review },
        Tab {
            digit: 4,
            word: "tab-subsidy",
            count: subsidies::subsidies_waiting,
            open: subsidies::subsidies,
        },
        Tab {
            digit: 5,
            word: "tab-refund",
            count: subsidies::refunds_waiting,
            open: subsidies::refunds,
        },
    ]
}
