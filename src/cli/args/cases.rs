//! Arguments of the verbs on cases: deciding, withdrawing, recovering.

use crate::casework::ReviewStep;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

/// What is done with the cases that wait for review.
#[derive(Subcommand)]
pub(in crate::cli) enum ReviewVerb {
    List(CaseSelection),
    Pass(CaseSelection),
    Return(CaseSelection),
    Reject(CaseSelection),
    TakeBack(CaseSelection),
    Ask(CaseSelection),
}

/// What whoever prepared a case does with it afterwards.
#[derive(Subcommand)]
pub(in crate::cli) enum CaseVerb {
    Withdraw {
        #[arg(required = true)]
        case: Vec<String>,
    },
}

/// Which cases of a queue.
#[derive(Args)]
pub(in crate::cli) struct CaseSelection {
    #[arg(long, value_parser = step())]
    pub step: Option<ReviewStep>,
    pub case: Vec<String>,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub reason: Option<String>,
}

/// What was paid in error and is to come back.
#[derive(Subcommand)]
pub(in crate::cli) enum RecoveryVerb {
    Open {
        #[arg(id = "whose", value_name = "PERSON")]
        person: String,
        #[arg(long)]
        all: bool,
        #[arg(long)]
        year: Option<u32>,
        #[arg(long)]
        reason: Option<String>,
    },
}

/// Takes a step by its code.
fn step() -> impl TypedValueParser<Value = ReviewStep> {
    PossibleValuesParser::new(ReviewStep::ALL.map(ReviewStep::code))
        .try_map(|code| ReviewStep::of_code(&code).ok_or("no such step"))
}
