//! The way of an identity confirmation through its layers, read from a person's
//! history, so that it is the same for today and for any day before.

use crate::base::{CaseId, Date, Instant, Login, ObjectionId};
use crate::casework::{CaseEvent, CaseKind, Event, NoticeEvent, ReviewStep};
use crate::office::Record;

/// The last confirmation case of a person and how far it had come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// The case.
    pub case: CaseId,
    /// Who opened it, and when.
    pub opened: (Login, Instant),
    /// Its layers in their order; the household check only where it was asked for.
    pub layers: Vec<Layer>,
    /// Day of posting and first day after the notice, once posted (C4).
    pub notice: Option<(Date, Date)>,
    /// Objections: what was said, and once settled whether it was upheld.
    pub objections: Vec<(ObjectionId, String, Option<bool>)>,
    /// Where it waits; nothing once it ended or while its opener mends it.
    waits_at: Option<ReviewStep>,
}

/// One layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Which.
    pub step: ReviewStep,
    /// What became of it, the last time it was reached.
    pub verdict: Option<Verdict>,
    /// Who decided, and when.
    pub decided: Option<(Login, Instant)>,
}

/// What a layer decided (C5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Passed.
    Passed,
    /// Returned, with the reason.
    Returned(String),
    /// Rejected, with the reason.
    Rejected(String),
}

impl Path {
    /// The way as a history tells it; nothing where no case was opened.
    pub fn of(records: &[Record]) -> Option<Self> {
        let mut path: Option<Self> = None;
        for record in records {
            for event in &record.events {
                match event {
                    Event::Case(CaseEvent::Opened {
                        case, matter: CaseKind::Confirmation, ..
                    }) => path = Some(Self::opened(*case, record)),
                    Event::Case(event) => {
                        let own = path.as_mut().filter(|path| path.case == event.case());
                        own.into_iter().for_each(|path| path.follow(event, record));
                    }
                    Event::Notice(event) => {
                        path.iter_mut().for_each(|path| path.notice(event));
                    }
                    _ => {}
                }
            }
        }
        path
    }

    /// The layer at which it waits on a day: a notice that is over stands in `Final` (C4).
    pub fn waits_at(&self, day: Date) -> Option<ReviewStep> {
        let over =
            self.notice.is_some_and(|(_, until)| until <= day) && self.open_objections() == 0;
        match self.waits_at {
            Some(ReviewStep::Notice) if over => Some(ReviewStep::Final),
            step => step,
        }
    }

    /// Objections not yet settled.
    pub fn open_objections(&self) -> usize {
        self.objections.iter().filter(|(_, _, settled)| settled.is_none()).count()
    }

    fn opened(case: CaseId, record: &Record) -> Self {
        let steps =
            [ReviewStep::Township, ReviewStep::LandArea, ReviewStep::Notice, ReviewStep::Final];
        Self {
            case,
            opened: (record.actor.clone(), record.at),
            layers: steps.map(Layer::new).into(),
            notice: None,
            objections: Vec::new(),
            waits_at: Some(ReviewStep::Township),
        }
    }

    fn follow(&mut self, event: &CaseEvent, record: &Record) {
        match event {
            CaseEvent::HouseholdAsked { .. } => {
                let at = self.layers.iter().position(|layer| layer.step == ReviewStep::Notice);
                self.layers.insert(at.unwrap_or(0), Layer::new(ReviewStep::Household));
            }
            CaseEvent::Passed { step, next, .. } => {
                self.decide(*step, Verdict::Passed, record);
                self.waits_at = Some(*next);
            }
            CaseEvent::Approved { step, .. } => {
                self.decide(ReviewStep::Notice, Verdict::Passed, record);
                self.decide(*step, Verdict::Passed, record);
                self.waits_at = None;
            }
            CaseEvent::Returned { step, to, reason, .. } => {
                self.decide(*step, Verdict::Returned(reason.clone()), record);
                self.send_back(*to);
            }
            CaseEvent::Rejected { step, reason, .. } => {
                self.decide(*step, Verdict::Rejected(reason.clone()), record);
                self.waits_at = None;
            }
            CaseEvent::TakenBack { step, .. } => {
                self.forget_from(*step);
                self.waits_at = Some(*step);
            }
            CaseEvent::HandedIn { step, .. } => self.waits_at = Some(*step),
            CaseEvent::Withdrawn { .. } => self.waits_at = None,
            _ => {}
        }
    }

    fn notice(&mut self, event: &NoticeEvent) {
        match event {
            NoticeEvent::Posted { case, posted, until } if *case == self.case => {
                self.notice = Some((*posted, *until));
            }
            NoticeEvent::Objected { objection, case, reason } if *case == self.case => {
                self.objections.push((*objection, reason.clone(), None));
            }
            NoticeEvent::Settled { objection, upheld, .. } => {
                let known = self.objections.iter_mut().find(|(id, _, _)| id == objection);
                if let Some((_, reason, settled)) = known {
                    *settled = Some(*upheld);
                    if *upheld {
                        let verdict = Verdict::Returned(reason.clone());
                        self.layer(ReviewStep::Notice)
                            .into_iter()
                            .for_each(|l| l.verdict = Some(verdict.clone()));
                        self.send_back(None);
                    }
                }
            }
            _ => {}
        }
    }

    /// Back to a layer, or to the opener: what was passed from there on is open again.
    fn send_back(&mut self, to: Option<ReviewStep>) {
        let from = to.unwrap_or(ReviewStep::Township);
        for layer in self.layers.iter_mut().filter(|layer| layer.step >= from) {
            if layer.verdict == Some(Verdict::Passed) {
                *layer = Layer::new(layer.step);
            }
        }
        self.notice = None;
        self.waits_at = to;
    }

    fn forget_from(&mut self, step: ReviewStep) {
        for layer in self.layers.iter_mut().filter(|layer| layer.step >= step) {
            *layer = Layer::new(layer.step);
        }
    }

    fn decide(&mut self, step: ReviewStep, verdict: Verdict, record: &Record) {
        let by = (record.actor.clone(), record.at);
        if let Some(layer) = self.layer(step) {
            // A notice runs out by itself: nobody decided it.
            layer.decided = (step != ReviewStep::Notice).then_some(by);
            layer.verdict = Some(verdict);
        }
    }

    fn layer(&mut self, step: ReviewStep) -> Option<&mut Layer> {
        self.layers.iter_mut().find(|layer| layer.step == step)
    }
}

impl Layer {
    fn new(step: ReviewStep) -> Self {
        Self { step, verdict: None, decided: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::PersonId;

    const CASE: CaseId = CaseId(3);

    fn record(day: u32, event: Event) -> Record {
        let at = Date::new(2020, 5, day).expect("a day").at(9, 0, 0);
        Record { seq: u64::from(day), at, actor: Login::from("someone"), events: vec![event] }
    }

    fn passed(day: u32, step: ReviewStep, next: ReviewStep) -> Record {
        record(day, Event::Case(CaseEvent::Passed { case: CASE, step, next }))
    }

    fn begun() -> Vec<Record> {
        let opened =
            CaseEvent::Opened { case: CASE, person: PersonId(1), matter: CaseKind::Confirmation };
        vec![
            record(1, Event::Case(opened)),
            passed(2, ReviewStep::Township, ReviewStep::LandArea),
            record(3, Event::Case(CaseEvent::HouseholdAsked { case: CASE })),
            passed(4, ReviewStep::LandArea, ReviewStep::Household),
        ]
    }

    fn on(day: u32) -> Date {
        Date::new(2020, 5, day).expect("a day")
    }

    #[test]
    fn c3_a_path_shows_who_passed_each_layer_and_where_it_waits() {
        let path = Path::of(&begun()).expect("opened");
        let steps: Vec<ReviewStep> = path.layers.iter().map(|layer| layer.step).collect();
        let way = [
            ReviewStep::Township,
            ReviewStep::LandArea,
            ReviewStep::Household,
            ReviewStep::Notice,
            ReviewStep::Final,
        ];
        assert_eq!(steps, way);
        assert_eq!(path.layers[1].verdict, Some(Verdict::Passed));
        assert_eq!(path.layers[2].verdict, None);
        assert_eq!(path.waits_at(on(4)), Some(ReviewStep::Household));
        assert_eq!(Path::of(&[]), None);
    }

    #[test]
    fn c4_a_notice_over_without_objection_stands_in_final() {
        let mut records = begun();
        records.push(passed(5, ReviewStep::Household, ReviewStep::Notice));
        let posted = NoticeEvent::Posted { case: CASE, posted: on(6), until: on(13) };
        records.push(record(6, Event::Notice(posted)));
        let path = Path::of(&records).expect("opened");
        assert_eq!(path.waits_at(on(12)), Some(ReviewStep::Notice));
        assert_eq!(path.waits_at(on(13)), Some(ReviewStep::Final));
        let objection = ObjectionId(1);
        let objected = NoticeEvent::Objected { objection, case: CASE, reason: "r".into() };
        records.push(record(7, Event::Notice(objected)));
        let path = Path::of(&records).expect("opened");
        assert_eq!((path.waits_at(on(13)), path.open_objections()), (Some(ReviewStep::Notice), 1));
    }

    #[test]
    fn c5_a_return_opens_the_layers_from_there_on_again() {
        let mut records = begun();
        let returned = CaseEvent::Returned {
            case: CASE,
            step: ReviewStep::Household,
            to: Some(ReviewStep::LandArea),
            reason: "面积不符".into(),
        };
        records.push(record(5, Event::Case(returned)));
        let path = Path::of(&records).expect("opened");
        assert_eq!(path.waits_at(on(5)), Some(ReviewStep::LandArea));
        assert_eq!(path.layers[0].verdict, Some(Verdict::Passed));
        assert_eq!(path.layers[1].verdict, None);
        assert_eq!(path.layers[2].verdict, Some(Verdict::Returned("面积不符".into())));
    }
}
