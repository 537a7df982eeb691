//! Names of persons, cases, objections, staff, sessions and commands.

use super::fold_width;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident, $letter:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($letter, "{:06}"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = ();
            /// Reads the number with or without its letter, in either width.
            fn from_str(text: &str) -> Result<Self, ()> {
                let folded = fold_width(text.trim()).to_ascii_uppercase();
                let digits = folded.strip_prefix($letter).unwrap_or(&folded);
                digits.parse().map(Self).map_err(|_| ())
            }
        }
    };
}

numbered!(
    /// A registered person, numbered from 1 in the order of registration.
    PersonId,
    "P"
);
numbered!(
    /// A case (办件) that waits for or had a decision, numbered from 1.
    CaseId,
    "C"
);
numbered!(
    /// An objection to a public notice (C4), numbered from 1.
    ObjectionId,
    "Y"
);
numbered!(
    /// A payment batch (M3), numbered from 1; its number is the 批次号 of the bank's file.
    BatchId,
    "B"
);

numbered!(
    /// A correction of a rejected roster line (X1), numbered from 1.
    MendId,
    "G"
);

macro_rules! named {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        /// Copies share their text.
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(from = "Box<str>")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text of it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<Box<str>> for $name {
            fn from(text: Box<str>) -> Self {
                Self(text.into())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

named!(
    /// A member of staff's sign-in name; never changed, never given twice.
    Login
);
named!(
    /// One sign-in at one terminal.
    SessionId
);
named!(
    /// One submitted command; the same id is carried out once.
    CommandId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_numbers_read_back() {
        assert_eq!(CaseId(42).to_string(), "C000042");
        for text in ["C000042", "c42", "42", "Ｃ０００４２"] {
            assert_eq!(text.parse(), Ok(CaseId(42)), "{text}");
        }
        assert_eq!("P42".parse::<CaseId>(), Err(()));
    }
}
