//! Which of the cases that wait are passed together, and which are looked at one by one:
//! the one rule of a bulk pass, at a desk or by command (C5, W1, A7).

use super::findings::{Finding, is_clean};

/// Why a case is not passed together with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Singly {
    /// The actor handled it and may not decide it at all (四眼).
    OwnWork,
    /// Its findings, gravest first, are looked at and answered for.
    Findings(Vec<Finding>),
    /// It is clean, but drawn for a closer look all the same.
    Drawn,
}

/// Whether a case goes with a bulk pass: clean, not the actor's own work, not drawn; the
/// draw is only asked of what is clean.
pub fn passed_together(
    findings: &[Finding],
    own: bool,
    drawn: impl FnOnce() -> bool,
) -> Result<(), Singly> {
    match findings {
        _ if own => Err(Singly::OwnWork),
        found if !is_clean(found) => Err(Singly::Findings(found.to_vec())),
        _ if drawn() => Err(Singly::Drawn),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c5_only_what_is_clean_not_ones_own_and_not_drawn_is_passed_together() {
        let found = [Finding::Deceased, Finding::VillageUnknown];
        assert_eq!(passed_together(&[], false, || false), Ok(()));
        assert_eq!(passed_together(&[], false, || true), Err(Singly::Drawn));
        assert_eq!(passed_together(&[], true, || false), Err(Singly::OwnWork));
        let singly = passed_together(&found, false, || unreachable!("nothing is drawn for it"));
        assert_eq!(singly, Err(Singly::Findings(found.to_vec())));
    }
}
