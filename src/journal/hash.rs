//! The hash of a line (SM3, GB/T 32905) and the head of a journal, which names a line by it.

use data_encoding::HEXLOWER;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sm3::{Digest, Sm3};
use std::fmt;
use std::str::FromStr;

/// The SM3 hash of a line; zeros before the first.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct LineHash([u8; 32]);

/// The text is not 64 lower-case hex digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a hash of 64 lower-case hex digits")]
pub struct LineHashFault;

/// The newest line of a journal; sequence 0 and zeros while there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its sequence number, which is also the number of lines.
    pub seq: u64,
    /// The hash that the next line is chained to.
    pub hash: LineHash,
}

impl LineHash {
    /// The hash over all that was added to a hasher.
    pub(super) fn of(hasher: Sm3) -> Self {
        Self(hasher.finalize().into())
    }

    /// The 64 digits as text.
    pub(super) fn hex(self) -> [u8; 64] {
        let mut text = [0; 64];
        HEXLOWER.encode_mut(&self.0, &mut text);
        text
    }
}

impl fmt::Display for LineHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(str::from_utf8(&self.hex()).unwrap_or_default())
    }
}

impl fmt::Debug for LineHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for LineHash {
    type Err = LineHashFault;

    fn from_str(text: &str) -> Result<Self, LineHashFault> {
        let mut hash = [0; 32];
        if text.len() != 2 * hash.len() {
            return Err(LineHashFault);
        }
        HEXLOWER.decode_mut(text.as_bytes(), &mut hash).map_err(|_| LineHashFault)?;
        Ok(Self(hash))
    }
}

impl Serialize for LineHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LineHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Digits;

        impl Visitor<'_> for Digits {
            type Value = LineHash;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("64 lower-case hex digits")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<LineHash, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_sm3_of_gb_t_32905() {
        for (text, hash) in [
            ("abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
            (
                "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
                "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
            ),
        ] {
            assert_eq!(LineHash(Sm3::digest(text).into()).to_string(), hash);
        }
    }

    #[test]
    fn hashes_read_back_in_lower_case_only() {
        let hash = LineHash(Sm3::digest("abc").into());
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!(hash.to_string().to_uppercase().parse::<LineHash>(), Err(LineHashFault));
        assert_eq!(hash.to_string()[1..].parse::<LineHash>(), Err(LineHashFault));
        assert_eq!(hash.to_string()[2..].parse::<LineHash>(), Err(LineHashFault));
    }
}
