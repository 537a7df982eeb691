//! By which key exchanges clients come in, and what a client gets that does them wrong.

use super::caller::{Caller, Way};
use super::served::Served;
use crate::support::district::District;
use russh::{Preferred, kex};
use sntrup_kem::sntrup761::{Ciphertext, DecapsulationKey};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};

/// Whether a client comes in that knows this exchange alone.
fn comes(served: &Served, exchange: kex::Name) -> bool {
    let client = Preferred { kex: vec![exchange].into(), ..Preferred::default() };
    let called = Caller::by(served.address(), client);
    called.is_ok_and(|mut caller| caller.tries("audit.clerk", &Way::Password("demo")).0)
}

#[test]
fn older_exchanges_are_taken_only_where_the_office_wants_it() {
    let newer = [
        kex::MLKEM768X25519_SHA256,
        kex::SNTRUP761X25519_SHA512,
        kex::SNTRUP761X25519_SHA512_OPENSSH,
    ];
    let older = [kex::CURVE25519, kex::CURVE25519_PRE_RFC_8731];
    let served = Served::new();
    for exchange in newer {
        assert!(comes(&served, exchange), "{exchange:?}");
    }
    for exchange in older {
        assert!(!comes(&served, exchange), "{exchange:?}");
    }
    let served = Served::of(District::with_setting("older_key_exchange", true));
    for exchange in newer.into_iter().chain(older) {
        assert!(comes(&served, exchange), "{exchange:?}");
    }
}

/// The KEM by the first vector of draft-josefsson-ntruprime-streamlined-00: a secret key, a
/// ciphertext, and what it holds. That OpenSSH and PuTTY do it alike, `.ci/ssh` shows.
#[test]
fn the_kem_opens_the_published_ciphertext() {
    let vector = include_str!("../golden/sntrup761.txt").lines().map(|line| {
        let digits = line.as_bytes().chunks(2).map(|two| std::str::from_utf8(two).expect("ASCII"));
        digits.map(|two| u8::from_str_radix(two, 16).expect("hex")).collect::<Vec<u8>>()
    });
    let [key, ciphertext, shared] = &vector.collect::<Vec<_>>()[..] else { panic!("three lines") };
    let key = DecapsulationKey::try_from(key).expect("a key");
    let ciphertext = Ciphertext::try_from(ciphertext).expect("a ciphertext");
    assert_eq!(key.decapsulate(&ciphertext).as_ref(), shared);
}

/// Bytes with their length before them.
fn string(bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("short").to_be_bytes();
    [&length, bytes].concat()
}

/// A packet before there are keys.
fn packet(payload: &[u8]) -> Vec<u8> {
    let padding = 16 - (5 + payload.len()) % 8;
    let mut body = vec![u8::try_from(padding).expect("short")];
    body.extend_from_slice(payload);
    body.resize(body.len() + padding, 0);
    string(&body)
}

const KEXINIT: u8 = 20;
const EXCHANGE_INIT: u8 = 30;
const EXCHANGE_REPLY: u8 = 31;

/// Offers sntrup761 and sends this as the client's part of it; whether the server answers
/// with its own.
fn answers(server: SocketAddr, init: &[u8]) -> bool {
    let mut line = TcpStream::connect(server).expect("a line");
    let (mac, cipher) = ("hmac-sha2-256-etm@openssh.com", "aes256-ctr");
    let offered = ["sntrup761x25519-sha512", "ssh-ed25519", cipher, cipher, mac, mac];
    let mut kexinit = vec![KEXINIT];
    kexinit.extend_from_slice(&[7; 16]);
    for names in offered.into_iter().chain(["none", "none", "", ""]) {
        kexinit.extend(string(names.as_bytes()));
    }
    kexinit.extend_from_slice(&[0; 5]);
    let init = [&[EXCHANGE_INIT][..], &string(init)].concat();
    line.write_all(b"SSH-2.0-raw\r\n").expect("sent");
    line.write_all(&[packet(&kexinit), packet(&init)].concat()).expect("sent");

    let mut line = BufReader::new(line);
    line.read_line(&mut String::new()).expect("a banner");
    loop {
        let mut length = [0; 4];
        if line.read_exact(&mut length).is_err() {
            return false;
        }
        let mut body = vec![0; u32::from_be_bytes(length) as usize];
        line.read_exact(&mut body).expect("a whole packet");
        match body[1] {
            KEXINIT => {}
            other => return other == EXCHANGE_REPLY,
        }
    }
}

#[test]
fn an_exchange_that_is_not_done_by_its_rules_ends_the_line() {
    const KEY: usize = 1158;
    let served = Served::new();
    let init = |key: usize, point: [u8; 32]| [vec![0xA5; key], point.to_vec()].concat();
    let (base, low) = ([9; 32], [0; 32]);
    assert!(answers(served.address(), &init(KEY, base)), "any bytes are some key");
    assert!(answers(served.address(), &[[0xFF; KEY].to_vec(), base.to_vec()].concat()));
    assert!(!answers(served.address(), &init(KEY, low)), "a point of low order");
    for key in [0, KEY - 1, KEY + 1, 4 * KEY] {
        assert!(!answers(served.address(), &init(key, base)), "{key} bytes");
    }
    assert!(!answers(served.address(), &[]));
    served.desk_of("audit.clerk");
}
