//! What each person's desk offers; every business screen is plugged in here.

use super::screen::Home;
use crate::casework::Department;
use crate::desk::screen::{Menu, Opener, PaletteCommand, Tab, TabName};
use crate::desk::{
    accounts, cases, comparison, forms, intake, land, mends, money, people, reports, review,
    subsidies, worklists,
};
use crate::office::{Actor, Permission, Reader};

/// The desk of a member of staff.
pub fn menu(actor: &Actor) -> Menu {
    let mut tabs = tabs_of_all();
    if sees_rosters(actor.department) {
        tabs.push(tab(TabName::Comparison, comparison::waiting, comparison::open_comparison));
    }
    if sees_money(actor.department) {
        tabs.push(tab(TabName::Money, money::waiting, money::open_fund));
        tabs.push(tab(TabName::Reports, |_| None, reports::open_reports));
    }
    if sees_land(actor.department) {
        tabs.push(tab(TabName::Land, land::in_arrears, land::open_land));
    }
    tabs.sort_by_key(|tab| tab.name);
    Menu {
        home: |reader| Box::new(Home::new(reader)),
        tabs,
        commands: vec![
            command("act-register", everybody, forms::register),
            command("errand-delegate", everybody, accounts::delegation),
            command("errand-work", everybody, accounts::work),
            command("errand-staff", everybody, accounts::staff),
            command("errand-sittings", keeps_accounts, accounts::sittings),
            command("errand-import", intake::may_import, intake::import_file),
            command("errand-set-aside", everybody, intake::rejected_lines),
            command("errand-mends", everybody, mends::waiting_mends),
            command("errand-lists", worklists::has_work_lists, worklists::work_lists),
            command("errand-rosters", everybody, accounts::rosters),
        ],
    }
}

fn tab(name: TabName, count: fn(&Reader) -> Option<usize>, open: Opener) -> Tab {
    Tab { name, count, open }
}

fn command(word: &'static str, offered: fn(&Reader) -> bool, open: Opener) -> PaletteCommand {
    PaletteCommand { word, offered, open }
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

fn tabs_of_all() -> Vec<Tab> {
    vec![
        tab(TabName::Search, |_| None, people::open_search),
        tab(TabName::Cases, cases::waiting, cases::open_cases),
        tab(TabName::Review, review::waiting, review::open_review),
        tab(TabName::Subsidies, subsidies::subsidies_waiting, subsidies::subsidies),
        tab(TabName::Refunds, subsidies::refunds_waiting, subsidies::refunds),
    ]
}
