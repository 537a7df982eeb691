//! How a file is to be read, and what is told of its lines beside them.

use crate::base::{Date, TownshipCode, VillageCode, Watch};
use std::sync::Arc;

/// What is told of a file's lines beside them: by its title, or by whoever brings it.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The day on which it is read: nobody is born later.
    pub today: Option<Date>,
    /// The day on which the plan began: whose land is taken from then on is new.
    pub plan_start: Option<Date>,
    /// The township of lines that name none.
    pub township: Option<TownshipCode>,
    /// Whether the township is only what a title names: then it holds where no column does.
    pub by_title: bool,
    /// The village of lines in a file without that column.
    pub village: Option<VillageCode>,
    /// The payment batch of a bank's result that names none.
    pub batch: Option<String>,
    /// Whether the printed totals were found to be what is wrong where the lines differ.
    pub totals_wrong: bool,
    /// Columns named by hand: a heading, and our key of what it says.
    pub columns: Vec<(String, String)>,
}

/// How a file is to be read.
#[derive(Clone, Debug, Default)]
pub struct ReadingOptions {
    /// The one sheet to read.
    pub sheet: Option<String>,
    /// What is told of the lines beside the file.
    pub told: Told,
    /// Told how far it is; reading ends early once it is stopped.
    pub watch: Arc<Watch>,
}
