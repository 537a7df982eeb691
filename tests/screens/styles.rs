//! Colours and weights of ten screens, which the snapshots of their text do not show.

use crate::support::desk::Driver;
use crate::support::district::District;
use crate::support::snapshot::assert_screen;
use youyang::base::CaseId;
use youyang::desk::home::tabs;
use youyang::desk::session::SessionOptions;
use youyang::desk::terminal::Colours;

#[test]
fn ten_screens_keep_their_colours() {
    let district = District::new();
    district.confirm(CaseId(1));
    let clerk = "530115001.clerk";
    let screens = [
        ("home", clerk, ""),
        ("person", clerk, "1zgl<Enter>"),
        ("choice", clerk, "1zgl<Enter>c"),
        ("form-errors", clerk, "1<Ins><F2>"),
        ("cases", clerk, "2"),
        ("review", "530115001.supervisor", "3"),
        ("compare", "human-resources.clerk", "6"),
        ("palette", clerk, "<Ctrl-P>"),
        ("help", clerk, "?"),
        ("locked", clerk, "<F12>"),
    ];
    for (name, login, keys) in screens {
        let mut options = SessionOptions::new(tabs::menu);
        options.look.colours = Colours::Many;
        let driver = Driver::new(district.office.clone(), options, (80, 24));
        let driver = driver.signed_in(login).keys(keys);
        assert_screen(&format!("{name}-80.style"), &driver.styles());
    }
}
