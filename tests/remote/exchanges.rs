//! By which key exchanges clients come in.

use super::caller::{Caller, Way};
use super::served::Served;
use crate::support::district::District;
use russh::{Preferred, kex};

const CLASSICAL: [kex::Name; 2] = [kex::CURVE25519, kex::CURVE25519_PRE_RFC_8731];

/// Whether a client comes in that knows these exchanges alone.
fn comes(served: &Served, exchanges: &[kex::Name]) -> bool {
    let client = Preferred { kex: exchanges.to_vec().into(), ..Preferred::default() };
    let called = Caller::by(served.address(), client);
    called.is_ok_and(|mut caller| caller.tries("audit.clerk", &Way::Password("demo")).0)
}

#[test]
fn clients_without_a_post_quantum_exchange_come_in_by_default() {
    let served = Served::new();
    assert!(comes(&served, &[kex::MLKEM768X25519_SHA256]));
    for exchange in CLASSICAL {
        assert!(comes(&served, &[exchange]), "{exchange:?}");
    }
    assert!(!comes(&served, &[kex::DH_G14_SHA256]));
}

#[test]
fn an_office_that_wants_it_takes_post_quantum_exchanges_only() {
    let served = Served::of(District::with_setting("post_quantum_only", true));
    assert!(comes(&served, &[kex::MLKEM768X25519_SHA256]));
    assert!(!comes(&served, &CLASSICAL));
}
