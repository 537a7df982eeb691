//! When a session does what no key asks for: follows others, rests, looks at the clock.

use crate::base::Instant;
use std::time::Duration;

/// After this an ESC that nothing followed was the key.
pub(super) const ESCAPE_WAIT: Duration = Duration::from_millis(40);

/// Others' acts are followed at most once in this: many come together into one frame.
pub(super) const PACE: Duration = Duration::from_millis(60);

/// This long after the last step the selection rests.
const REST: Duration = Duration::from_millis(50);

/// A session looks at the clock at least once in this.
pub(super) const LONGEST_REST: Duration = Duration::from_secs(60);

/// The login screen looks whether the store was read once in this.
pub(super) const LOADING_REST: Duration = Duration::from_millis(100);

/// Moments since the session began, and what was shown at them.
#[derive(Default)]
pub(super) struct Timers {
    pub now: Duration,
    pub last_key: Duration,
    /// When others' acts were last followed.
    pub followed: Option<Duration>,
    /// Since when an ESC waits for what may follow it.
    pub escape: Option<Duration>,
    pub minute: String,
    /// The office's moment when last looked at, against what a screen waits for.
    pub seen: Option<Instant>,
    /// What the login screen last said of the store.
    pub standing: Option<String>,
}

impl Timers {
    /// How long until the selection rests, if no further key moves it.
    pub fn rest_left(&self) -> Duration {
        (self.last_key + REST).saturating_sub(self.now)
    }
}
