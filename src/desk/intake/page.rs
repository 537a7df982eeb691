//! The pages of a preview.

/// A page of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ImportPage {
    Account,
    Columns,
    Lines,
    Sheets,
    Faults,
    Differing,
    Gone,
}

impl ImportPage {
    pub(super) const ALL: [Self; 7] = [
        Self::Account,
        Self::Columns,
        Self::Lines,
        Self::Sheets,
        Self::Faults,
        Self::Differing,
        Self::Gone,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Account => "import-page-account",
            Self::Columns => "import-page-columns",
            Self::Lines => "import-page-lines",
            Self::Sheets => "import-page-sheets",
            Self::Faults => "import-page-faults",
            Self::Differing => "import-page-differing",
            Self::Gone => "import-page-gone",
        }
    }
}
