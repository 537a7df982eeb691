//! Passwords: Argon2id, in PHC form.

use super::OfficeFault;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::{Condvar, Mutex, OnceLock, PoisonError};

/// The hash that an account keeps, with a fresh salt.
pub fn hash_password(password: &str) -> Result<String, OfficeFault> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(|fault| OfficeFault::Encoding(fault.to_string()))?;
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
    hash.map(|hash| hash.to_string()).map_err(|fault| OfficeFault::Encoding(fault.to_string()))
}

/// Password checks at one time: each takes 19 MiB and a core for a while, and nobody who
/// signs in may take those from the others who work.
const AT_ONCE: usize = 2;

static CHECKING: Mutex<usize> = Mutex::new(0);
static CHECKED: Condvar = Condvar::new();

/// A place among those that check a password now.
struct Turn;

impl Turn {
    fn wait() -> Self {
        let taken = CHECKING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = CHECKED
            .wait_while(taken, |taken| *taken >= AT_ONCE)
            .unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *CHECKING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        CHECKED.notify_one();
    }
}

/// Whether a password is the one of a hash; works as long where there is no hash, so
/// that the time does not show whether an account exists.
pub(super) fn matches(password: &str, hash: Option<&str>) -> bool {
    static NOBODYS: OnceLock<String> = OnceLock::new();
    let nobodys = || NOBODYS.get_or_init(|| hash_password("nobody").unwrap_or_default()).as_str();
    let _turn = Turn::wait();
    let known = hash.is_some();
    let parsed = PasswordHash::new(hash.unwrap_or_else(nobodys));
    let verified = parsed
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    verified && known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_matches() {
        let hash = hash_password("昆阳2020").expect("random");
        assert!(hash.starts_with("$argon2id$"));
        assert!(matches("昆阳2020", Some(&hash)));
        assert!(!matches("昆阳2021", Some(&hash)));
        assert!(!matches("nobody", None));
        assert_ne!(hash, hash_password("昆阳2020").expect("random"), "salted");
    }
}
