//! `sntrup761x25519-sha512` (draft-ietf-sshm-ntruprime-ssh), which OpenSSH has known since 8.5
//! under its own name and made its first choice in 9.0: Streamlined NTRU Prime 761, held to
//! withstand quantum computers, beside X25519, so that either of the two suffices.
//!
//! Not part of russh as published.

use bytes::Bytes;
use curve25519_dalek::montgomery::MontgomeryPoint;
use log::debug;
use sha2::{Digest, Sha512};
use sntrup_kem::sntrup761::{
    self, Ciphertext, DecapsulationKey, EncapsulationKey, CIPHERTEXT_SIZE, PUBLIC_KEY_SIZE,
};
use ssh_encoding::{Decode, Encode, Writer};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{compute_keys, KexAlgorithm, KexAlgorithmImplementor, KexType, SharedSecret};
use crate::mac;
use crate::session::Exchange;
use crate::{cipher, msg, CryptoVec, Error};

/// A secret scalar of X25519.
type Scalar = Zeroizing<[u8; 32]>;

pub struct SntrupX25519KexType {}

impl KexType for SntrupX25519KexType {
    fn make(&self) -> KexAlgorithm {
        SntrupX25519Kex { own: None, shared: None }.into()
    }
}

#[doc(hidden)]
pub struct SntrupX25519Kex {
    /// The client's secrets, from its message until the server's answer.
    own: Option<(DecapsulationKey, Scalar)>,
    /// What both sides know in the end; all that outlasts the exchange.
    shared: Option<Zeroizing<[u8; 64]>>,
}

impl std::fmt::Debug for SntrupX25519Kex {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("SntrupX25519Kex")
    }
}

impl SntrupX25519Kex {
    fn shared(&self) -> Result<&[u8], Error> {
        self.shared_secret_bytes().ok_or(Error::KexInit)
    }
}

/// A new scalar and its point.
fn new_point() -> (Scalar, MontgomeryPoint) {
    let scalar = Zeroizing::new(rand::random::<[u8; 32]>());
    let point = MontgomeryPoint::mul_base_clamped(*scalar);
    (scalar, point)
}

/// Takes a message apart: so many bytes of the KEM, then a point and nothing else.
fn parts(message: &[u8], kem: usize) -> Result<(&[u8], MontgomeryPoint), Error> {
    let (kem, point) = message.split_at_checked(kem).ok_or(Error::Kex)?;
    let point = point.try_into().map_err(|_| Error::Kex)?;
    Ok((kem, MontgomeryPoint(point)))
}

/// Hashes both secrets into the one that is shared.
fn join(k_pq: &[u8], scalar: &Scalar, point: MontgomeryPoint) -> Result<Zeroizing<[u8; 64]>, Error> {
    let k_cl = Zeroizing::new(point.mul_clamped(**scalar).0);
    if k_cl.ct_eq(&[0; 32]).into() {
        debug!("the peer sent a point of low order");
        return Err(Error::Kex);
    }
    let joined = Sha512::new().chain_update(k_pq).chain_update(k_cl.as_slice());
    Ok(Zeroizing::new(joined.finalize().into()))
}

impl KexAlgorithmImplementor for SntrupX25519Kex {
    fn skip_exchange(&self) -> bool {
        false
    }

    fn server_dh(&mut self, exchange: &mut Exchange, payload: &[u8]) -> Result<(), Error> {
        let Some((&msg::KEX_HYBRID_INIT, mut rest)) = payload.split_first() else {
            return Err(Error::Inconsistent);
        };
        let init = Bytes::decode(&mut rest)?;
        let (key, point) = parts(&init, PUBLIC_KEY_SIZE)?;
        let key = EncapsulationKey::try_from(key).map_err(|_| Error::Kex)?;

        let (ciphertext, k_pq) = key.encapsulate(&mut rand::rng());
        let (scalar, own_point) = new_point();
        self.shared = Some(join(k_pq.as_ref(), &scalar, point)?);

        exchange.server_ephemeral.clear();
        exchange.server_ephemeral.extend_from_slice(ciphertext.as_ref());
        exchange.server_ephemeral.extend_from_slice(&own_point.0);
        Ok(())
    }

    fn client_dh(
        &mut self,
        client_ephemeral: &mut Vec<u8>,
        writer: &mut impl Writer,
    ) -> Result<(), Error> {
        let (key, own_key) = sntrup761::generate_key(&mut rand::rng());
        let (scalar, point) = new_point();

        client_ephemeral.clear();
        client_ephemeral.extend_from_slice(key.as_ref());
        client_ephemeral.extend_from_slice(&point.0);

        msg::KEX_HYBRID_INIT.encode(writer)?;
        client_ephemeral.as_slice().encode(writer)?;
        self.own = Some((own_key, scalar));
        Ok(())
    }

    fn compute_shared_secret(&mut self, reply: &[u8]) -> Result<(), Error> {
        let (own_key, scalar) = self.own.take().ok_or(Error::KexInit)?;
        let (ciphertext, point) = parts(reply, CIPHERTEXT_SIZE)?;
        let ciphertext = Ciphertext::try_from(ciphertext).map_err(|_| Error::Kex)?;
        let k_pq = own_key.decapsulate(&ciphertext);
        self.shared = Some(join(k_pq.as_ref(), &scalar, point)?);
        Ok(())
    }

    fn shared_secret_bytes(&self) -> Option<&[u8]> {
        self.shared.as_ref().map(|shared| shared.as_slice())
    }

    fn compute_exchange_hash(
        &self,
        key: &[u8],
        exchange: &Exchange,
        buffer: &mut CryptoVec,
    ) -> Result<Vec<u8>, Error> {
        buffer.clear();
        exchange.client_id.encode(buffer)?;
        exchange.server_id.encode(buffer)?;
        exchange.client_kex_init.encode(buffer)?;
        exchange.server_kex_init.encode(buffer)?;
        buffer.extend(key);
        exchange.client_ephemeral.encode(buffer)?;
        exchange.server_ephemeral.encode(buffer)?;
        // A string, where older exchanges have a number.
        self.shared()?.encode(buffer)?;
        Ok(Sha512::digest(&buffer[..]).to_vec())
    }

    fn compute_keys(
        &self,
        session_id: &[u8],
        exchange_hash: &[u8],
        cipher: cipher::Name,
        remote_to_local_mac: mac::Name,
        local_to_remote_mac: mac::Name,
        is_server: bool,
    ) -> Result<super::cipher::CipherPair, Error> {
        compute_keys::<Sha512>(
            Some(&SharedSecret::from_string(self.shared()?)?),
            session_id,
            exchange_hash,
            cipher,
            remote_to_local_mac,
            local_to_remote_mac,
            is_server,
        )
    }
}
