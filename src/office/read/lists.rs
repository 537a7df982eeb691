//! Lists to work off, confined to what the actor may see.

use super::reader::Reader;
use crate::base::TownshipCode;
use crate::casework::comparison::{CompareDecision, Decided, valid_decisions};
use crate::casework::{
    CompensationEntry, CompensationKey, FinishedItem, Missing, Person, missing_of,
};
use crate::office::OfficeError;
use crate::office::permission::Permission;

/// Questions about lists to work off.
#[derive(Clone, Copy)]
pub struct ListReader<'r> {
    pub(in crate::office) reader: &'r Reader,
}

/// Something missing, with what became of it.
#[derive(Clone, Copy)]
pub struct MissingItem<'r> {
    /// What is missing.
    pub what: Missing<'r>,
    /// 乡镇街道, where it is known.
    pub township: Option<TownshipCode>,
    /// What became of it, once it was worked off.
    pub finished: Option<&'r FinishedItem>,
}

/// Somebody whose lines were sent back to the office that made the roster.
#[derive(Clone, Copy)]
pub struct SentBack<'r> {
    /// Whose lines they are.
    pub person: &'r Person,
    /// The note that goes with it, who wrote it and when.
    pub decided: &'r Decided,
    /// A newer roster has said something else since: it is to be decided anew.
    pub answered: bool,
}

impl Reader {
    /// Lists to work off.
    pub fn lists(&self) -> ListReader<'_> {
        ListReader { reader: self }
    }
}

impl<'r> ListReader<'r> {
    /// A present line of a compensation list.
    pub fn compensated(self, key: &CompensationKey) -> Option<&'r CompensationEntry> {
        self.reader.state().compensated.get(key)
    }

    /// Everything that seems to be missing in the townships that the actor sees (S3); what
    /// belongs to no known township is for those who see all of them.
    pub fn missing(self) -> Result<Vec<MissingItem<'r>>, OfficeError> {
        self.reader.must(Permission::SeeMissing)?;
        let state = self.reader.state();
        let all = missing_of(state, self.reader.rules()).into_iter().map(|what| MissingItem {
            what,
            township: what.township(state),
            finished: what.finished(state),
        });
        let seen = |item: &MissingItem<'_>| match item.township {
            Some(township) => self.reader.sees(township),
            None => self.reader.sees_everybody(),
        };
        Ok(all.filter(seen).collect())
    }

    /// Everybody whose lines were sent back, the last of several times, by number.
    pub fn sent_back(self) -> Result<Vec<SentBack<'r>>, OfficeError> {
        self.reader.must(Permission::SeeComparison)?;
        let state = self.reader.state();
        let sent = state.decisions.iter().filter_map(|(id, decisions)| {
            let person = self.reader.person(*id)?;
            let of_office = |one: &&Decided| one.decision == CompareDecision::SendBack;
            let decided = decisions.iter().rfind(of_office)?;
            let standing = valid_decisions(state, person).any(|valid| valid == decided);
            Some(SentBack { person, decided, answered: !standing })
        });
        Ok(sent.collect())
    }
}
