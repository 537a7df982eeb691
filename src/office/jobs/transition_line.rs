//! What the transition run does for one person (T1–T6).

use crate::base::{Money, TownshipCode};
use crate::casework::comparison::{Class, CompareSubject, RunStep};
use crate::office::OfficeError;

/// One person of a run.
#[derive(Clone, Debug)]
pub struct TransitionLine {
    /// Who it is about.
    pub key: CompareSubject,
    /// Their township, where it is known.
    pub township: Option<TownshipCode>,
    /// The class that the comparison put them in.
    pub class: Class,
    /// What was to be done, or why nothing was.
    pub step: RunStep,
    /// Top-up of who is merged, refund of who surrenders.
    pub amount: Money,
    /// Why the rules refused what was to be done.
    pub refused: Option<OfficeError>,
}

impl TransitionLine {
    /// Whether something is to be done that the rules allow.
    pub fn is_done(&self) -> bool {
        let acts = matches!(
            self.step,
            RunStep::CarryOut | RunStep::OpenRefund(_) | RunStep::OpenTransition
        );
        acts && self.refused.is_none()
    }
}
