//! What one may, by the table of roles, and why one may not.

use serde::{Deserialize, Serialize};

/// An act that the table of roles names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // each is named like the line of data/roles.toml it is
pub enum Permission {
    RegisterPerson,
    ImportLegacy,
    ImportCandidates,
    ImportResident,
    ImportEmployee,
    ImportHousehold,
    ImportCompensation,
    AmendPerson,
    RecordDeath,
    RecordContribution,
    CorrectRecord,
    OpenConfirmation,
    AskHousehold,
    DecideTownship,
    DecideLandArea,
    DecideHousehold,
    DecideFinal,
    PostNotice,
    ObjectNotice,
    SettleObjection,
    RecordChoice,
    DecideChoice,
    ClaimSubsidy,
    RunClaims,
    DecideClaim,
    OpenTransition,
    DecideTransition,
    RunTransition,
    SeeComparison,
    DecideComparison,
    ReverseTransition,
    OpenRefund,
    DecideRefund,
    OpenRecovery,
    DecideRecovery,
    ProposeChange,
    DecideChange,
    OpenRevocation,
    DecideRevocation,
    RecordPayment,
    ManageProjects,
    SeeMissing,
    FinishMissing,
    SeeFund,
    BookAllocation,
    MakeBatch,
    CheckBatch,
    ReleaseBatch,
    ReturnBatch,
    WriteBatch,
    SettleBatch,
    CloseMonth,
    SeeReports,
    Reveal,
    ExportMasked,
    ExportUnmasked,
    ExportJournal,
    ExportStaff,
    ManageStaff,
    Delegate,
    Oversee,
}

/// Why an actor may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forbidden {
    /// Department and level do not have the permission.
    Role(Permission),
    /// The person belongs to another township.
    OtherTownship,
    /// The account was ended, or is none.
    NoAccount,
}
