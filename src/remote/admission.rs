//! How many may be connected, in all and from one address.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// Counts connections against the limits, by address.
pub(super) struct Admission {
    in_all: usize,
    per_address: usize,
    taken: Mutex<HashMap<IpAddr, usize>>,
}

/// The right to one connection; dropping it gives it back.
pub(super) struct AdmissionPermit {
    admission: Arc<Admission>,
    address: IpAddr,
}

impl Admission {
    pub fn new(in_all: u32, per_address: u32) -> Arc<Self> {
        let (in_all, per_address) = (in_all as usize, per_address as usize);
        Arc::new(Self { in_all, per_address, taken: Mutex::default() })
    }

    /// A permit for a connection from an address, unless a limit is reached.
    pub fn enter(self: &Arc<Self>, address: IpAddr) -> Option<AdmissionPermit> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let from_there = taken.get(&address).copied().unwrap_or_default();
        if from_there >= self.per_address || taken.values().sum::<usize>() >= self.in_all {
            return None;
        }
        taken.insert(address, from_there + 1);
        Some(AdmissionPermit { admission: Arc::clone(self), address })
    }
}

impl Drop for AdmissionPermit {
    fn drop(&mut self) {
        let mut taken = self.admission.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s1_places_are_counted_in_all_and_by_address_and_come_back() {
        let admission = Admission::new(3, 2);
        let from = |last| IpAddr::from([10, 8, 0, last]);
        let first = admission.enter(from(1)).expect("a place");
        let _second = admission.enter(from(1)).expect("a place");
        assert!(admission.enter(from(1)).is_none(), "two from one address");
        let _third = admission.enter(from(2)).expect("a place");
        assert!(admission.enter(from(3)).is_none(), "three in all");
        drop(first);
        let _fourth = admission.enter(from(1)).expect("a place again");
    }
}
