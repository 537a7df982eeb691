//! How far an identity confirmation has come through its layers (C3–C5), from the case as
//! `evolve` leaves it; told from its records, it is the same for any day before.

use super::case::{Case, CaseKind, Outcome, ReviewStep, Stage};
use super::event::{CaseEvent, Envelope, Event};
use super::evolve::evolve;
use super::state::{Objection, State};
use crate::base::{Date, Instant, Login};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The last confirmation case of a person and how far it had come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmationProgress {
    /// The case as it was.
    pub case: Arc<Case>,
    /// Its layers in their order; the household check only where it was asked for.
    pub layers: Vec<Layer>,
    /// Objections, settled ones too.
    pub objections: Vec<Arc<Objection>>,
}

/// One layer of a confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The step at which it is decided.
    pub step: ReviewStep,
    /// What became of it, the last time it was reached.
    pub outcome: Option<LayerOutcome>,
    /// Who decided, and when; nobody decides a notice, which runs out by itself.
    pub decided: Option<(Login, Instant)>,
}

/// What a layer decided (C5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LayerOutcome {
    /// Passed on to the next.
    Passed,
    /// Returned, with the reason.
    Returned(String),
    /// Rejected, with the reason.
    Rejected(String),
}

impl ConfirmationProgress {
    /// How far the records take it; nothing where no confirmation was opened.
    pub fn of<'a>(records: impl IntoIterator<Item = (Envelope, &'a [Event])>) -> Option<Self> {
        let mut state = State::default();
        let (mut last, mut decided) = (None, BTreeMap::new());
        for (envelope, events) in records {
            for event in events {
                evolve(&mut state, &envelope, event);
                let by = || (envelope.actor.clone(), envelope.at);
                match event {
                    Event::Case(CaseEvent::Opened {
                        case, matter: CaseKind::Confirmation, ..
                    }) => {
                        last = Some(*case);
                        decided.clear();
                    }
                    Event::Case(
                        CaseEvent::Passed { case, step, .. }
                        | CaseEvent::Approved { case, step, .. }
                        | CaseEvent::Returned { case, step, .. }
                        | CaseEvent::Rejected { case, step, .. },
                    ) if last == Some(*case) => {
                        decided.insert(*step, by());
                    }
                    _ => {}
                }
            }
        }
        let case = Arc::clone(state.cases.get(&last?)?);
        let layers = case.layers().into_iter().map(|step| {
            let outcome = outcome(&case, step);
            let decided = decided.get(&step).filter(|_| outcome.is_some()).cloned();
            Layer { step, outcome, decided }
        });
        let own = state.objections.values().filter(|objection| objection.case == case.id);
        Some(Self { layers: layers.collect(), objections: own.cloned().collect(), case })
    }

    /// The layer at which it waits on a day; nothing once it ended or while its opener
    /// corrects it.
    pub fn waits_at(&self, day: Date) -> Option<ReviewStep> {
        self.case.step_on(day)
    }
}

/// What became of a layer, by the case: a return is overtaken by a later pass.
fn outcome(case: &Case, step: ReviewStep) -> Option<LayerOutcome> {
    let handled: Vec<ReviewStep> =
        case.handlers.iter().filter_map(|handled| handled.step).collect();
    if case.stage == Stage::Closed(Outcome::Rejected) && handled.last() == Some(&step) {
        return Some(LayerOutcome::Rejected(case.rejected.clone().unwrap_or_default()));
    }
    // Whoever decides the final layer decides on a notice that is over.
    let by = if step == ReviewStep::Notice { ReviewStep::Final } else { step };
    if handled.contains(&by) {
        return Some(LayerOutcome::Passed);
    }
    let returned = case.returned.as_ref().filter(|returned| returned.from == step);
    returned.map(|returned| LayerOutcome::Returned(returned.reason.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::casework::NoticePeriod;
    use crate::casework::scenario::*;

    fn progress(s: &Scenario) -> ConfirmationProgress {
        let records =
            s.log.iter().map(|(envelope, event)| (envelope.clone(), std::slice::from_ref(event)));
        ConfirmationProgress::of(records).expect("opened")
    }

    fn outcomes(s: &Scenario) -> Vec<(ReviewStep, Option<LayerOutcome>)> {
        progress(s).layers.into_iter().map(|layer| (layer.step, layer.outcome)).collect()
    }

    const PASSED: Option<LayerOutcome> = Some(LayerOutcome::Passed);

    #[test]
    fn c3_who_passed_each_layer_and_where_it_waits() {
        let mut s = Scenario::new();
        let (_, case) = s.candidate();
        s.does("chief", ask_household(case));
        s.does("boss", pass(case));
        s.does("agriculture", pass(case));
        let wanted = [
            (ReviewStep::Township, PASSED),
            (ReviewStep::LandArea, PASSED),
            (ReviewStep::Household, None),
            (ReviewStep::Notice, None),
            (ReviewStep::Final, None),
        ];
        assert_eq!(outcomes(&s), wanted);
        let found = progress(&s);
        assert_eq!(found.waits_at(s.today()), Some(ReviewStep::Household));
        assert_eq!(
            found.layers[1].decided.as_ref().map(|(by, _)| by.as_str()),
            Some("agriculture")
        );
        assert_eq!(ConfirmationProgress::of([]), None);
    }

    #[test]
    fn c4_a_notice_over_without_objection_waits_in_final() {
        let mut s = Scenario::new();
        let (_, case) = s.in_notice();
        let posted = s.today();
        assert_eq!(progress(&s).case.notice, Some(NoticePeriod::of(posted, 7)));
        assert_eq!(progress(&s).waits_at(posted.plus_days(6)), Some(ReviewStep::Notice));
        assert_eq!(progress(&s).waits_at(posted.plus_days(7)), Some(ReviewStep::Final));
        s.does("clerk", object(case));
        let found = progress(&s);
        assert_eq!(found.waits_at(posted.plus_days(7)), Some(ReviewStep::Notice));
        assert!(found.objections.len() == 1 && found.objections[0].settled.is_none());
        s.does("boss", settle(1, true));
        let found = progress(&s);
        assert_eq!(
            (found.waits_at(s.today()), found.case.notice),
            (None, None),
            "the opener corrects it"
        );
        assert!(matches!(found.layers[2].outcome, Some(LayerOutcome::Returned(_))));
    }

    #[test]
    fn c5_a_return_opens_the_layers_from_there_on_again() {
        let mut s = Scenario::new();
        let (_, case) = s.candidate();
        s.does("chief", ask_household(case));
        s.does("boss", pass(case));
        s.does("agriculture", pass(case));
        assert_eq!(
            s.case(case).earlier_layers(ReviewStep::Household),
            [ReviewStep::Township, ReviewStep::LandArea]
        );
        s.does("police", give_back(case, Some(ReviewStep::LandArea)));
        let outcomes = outcomes(&s);
        assert_eq!((&outcomes[0].1, &outcomes[1].1), (&PASSED, &None));
        assert_eq!(outcomes[2].1, Some(LayerOutcome::Returned("面积不符".to_owned())));
        s.does("agriculture", reject(case));
        let rejected = LayerOutcome::Rejected("不符合条件".to_owned());
        assert_eq!(progress(&s).layers[1].outcome, Some(rejected));
    }
}
