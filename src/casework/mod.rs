//! STAND-IN until `casework` is merged; the merge overwrites this file.

/// STAND-IN for the commands.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Passes a case.
    Pass { case: u32 },
    /// Refused always, for the tests of refusals.
    PassOwn { case: u32 },
}

/// STAND-IN for the refusals.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Login and password do not fit.
    WrongPassword,
    /// Four eyes.
    OwnWork { clause: String },
}
