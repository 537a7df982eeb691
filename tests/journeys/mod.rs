//! Caseworkers' tasks: keys in, screens and state out.

mod acts;
mod cases;
mod comparing;
mod doubts;
mod drafts;
mod errands;
mod finding;
mod folders;
mod importing;
mod land;
mod lane;
mod live;
mod mending;
mod money;
mod next;
mod reading;
mod review;
mod round;
mod saving;
mod unread;
mod worklists;

use crate::support::desk::Driver;
use crate::support::district::District;
use youyang::base::CaseId;
use youyang::casework::Stage;
use youyang::desk::home::tabs;
use youyang::desk::session::SessionOptions;
use youyang::words::Lang;

const SMALL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 40);

/// Somebody signed in at the real desk, in Chinese.
fn desk(district: &District, login: &str, size: (u16, u16)) -> Driver {
    desk_in(district, login, size, Lang::Zh)
}

/// Somebody signed in at the real desk.
fn desk_in(district: &District, login: &str, size: (u16, u16), lang: Lang) -> Driver {
    let mut options = SessionOptions::new(tabs::menu);
    options.lang = lang;
    Driver::new(district.office.clone(), options, size).signed_in(login)
}

/// Where a case stands.
fn stage(district: &District, case: CaseId) -> Stage {
    let reader = district.office.reader(&district.actor("human-resources.supervisor"));
    reader.case(case).expect("there").stage
}
