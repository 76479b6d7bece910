//! Addresses of wallets, each with the checksum of its network.
//!
//! Sources of the formats: Bitcoin Core's base58 and BIP 173 and 350; EIP-55; TRON developer guide (version byte
//! 0x41); chain parameters of Litecoin, Dogecoin and Dash.

use super::{Check, Indicator, Kind, Scan};
use sha2::{Digest as _, Sha256};
use std::ops::Range;

/// Which network a wallet is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coin {
    /// Bitcoin.
    Bitcoin,
    /// Ethereum, and every chain with its addresses (BNB Smart Chain, Polygon …).
    Ethereum,
    /// TRON, which carries most of the USDT of scams.
    Tron,
    /// Litecoin.
    Litecoin,
    /// Dogecoin.
    Dogecoin,
    /// Dash.
    Dash,
}

impl Coin {
    /// The name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Bitcoin => "bitcoin",
            Self::Ethereum => "ethereum",
            Self::Tron => "tron",
            Self::Litecoin => "litecoin",
            Self::Dogecoin => "dogecoin",
            Self::Dash => "dash",
        }
    }

    /// What to call an address of it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Bitcoin => "Bitcoin address",
            Self::Ethereum => "Ethereum address",
            Self::Tron => "TRON address",
            Self::Litecoin => "Litecoin address",
            Self::Dogecoin => "Dogecoin address",
            Self::Dash => "Dash address",
        }
    }

    /// The usual sign of its currency.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Bitcoin => "BTC",
            Self::Ethereum => "ETH",
            Self::Tron => "TRX",
            Self::Litecoin => "LTC",
            Self::Dogecoin => "DOGE",
            Self::Dash => "DASH",
        }
    }
}

/// Finds wallets: whole runs of letters and digits, so that a part of a longer code is none.
pub(super) fn find(text: Scan<'_>, story: Range<usize>, found: &mut Vec<Indicator>) {
    let mut at = story.start;
    while at < story.end {
        let end = text.run(at, story.end, |c| c.is_ascii_alphanumeric());
        if end == at {
            at += 1;
            continue;
        }
        if (25..=90).contains(&(end - at)) {
            let word = text.text(at..end);
            if let Some((coin, check)) = wallet(&word) {
                let value = match check {
                    Check::Bech32 | Check::Bech32m => word.to_ascii_lowercase(),
                    _ => word,
                };
                found.push(Indicator { kind: Kind::Wallet(coin), value, start: at, end, check });
            }
        }
        at = end;
    }
}

/// The network of an address that holds its check.
fn wallet(word: &str) -> Option<(Coin, Check)> {
    base58(word).or_else(|| bech32(word)).or_else(|| ethereum(word))
}

/// 25 bytes in base 58: a version, 20 bytes of a hash, four of a checksum.
fn base58(word: &str) -> Option<(Coin, Check)> {
    const ALPHABET: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    if word.len() > 35 {
        return None;
    }
    // Least digit first.
    let mut bytes: Vec<u8> = Vec::with_capacity(25);
    for letter in word.bytes() {
        let mut carry = u32::try_from(ALPHABET.iter().position(|a| *a == letter)?).ok()?;
        for byte in &mut bytes {
            carry += u32::from(*byte) * 58;
            *byte = u8::try_from(carry & 0xff).ok()?;
            carry >>= 8;
        }
        while carry > 0 {
            bytes.push(u8::try_from(carry & 0xff).ok()?);
            carry >>= 8;
        }
    }
    bytes.extend(word.bytes().take_while(|b| *b == b'1').map(|_| 0));
    bytes.reverse();
    let (payload, sum) = bytes.split_last_chunk::<4>()?;
    if payload.len() != 21 || Sha256::digest(Sha256::digest(payload)).get(..4) != Some(sum) {
        return None;
    }
    let coin = match *payload.first()? {
        0x00 | 0x05 => Coin::Bitcoin,
        0x41 => Coin::Tron,
        0x30 | 0x32 => Coin::Litecoin,
        0x1e | 0x16 => Coin::Dogecoin,
        0x4c | 0x10 => Coin::Dash,
        _ => return None,
    };
    Some((coin, Check::Base58Check))
}

/// A witness program of 2 to 40 bytes under `bc` or `ltc`: version 0 with the checksum of BIP 173, later ones with
/// that of BIP 350.
fn bech32(word: &str) -> Option<(Coin, Check)> {
    const ALPHABET: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let lower = word.to_ascii_lowercase();
    if word != lower && word != word.to_ascii_uppercase() {
        return None;
    }
    let (coin, prefix, data) = match (lower.strip_prefix("bc1"), lower.strip_prefix("ltc1")) {
        (Some(data), _) => (Coin::Bitcoin, "bc", data),
        (None, Some(data)) => (Coin::Litecoin, "ltc", data),
        (None, None) => return None,
    };
    let digits: Option<Vec<u32>> =
        data.bytes().map(|b| u32::try_from(ALPHABET.iter().position(|a| *a == b)?).ok()).collect();
    let digits = digits?;
    let prefix = prefix.bytes().map(u32::from);
    let spread = prefix.clone().map(|b| b >> 5).chain([0]).chain(prefix.map(|b| b & 31));
    let mut sum: u32 = 1;
    for digit in spread.chain(digits.iter().copied()) {
        let top = sum >> 25;
        sum = ((sum & 0x1ff_ffff) << 5) ^ digit;
        for (i, step) in
            [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3].iter().enumerate()
        {
            if (top >> i) & 1 == 1 {
                sum ^= step;
            }
        }
    }
    let (version, rest) = digits.split_first()?;
    let program = rest.get(..rest.len().checked_sub(6)?)?;
    // Groups of five bits; fewer than five are left over, and they are nought.
    let (bits, left) = (program.len() * 5, program.len() * 5 % 8);
    let padding = program.last()? & ((1 << left) - 1);
    if left > 4 || padding != 0 || !(2..=40).contains(&(bits / 8)) || *version > 16 {
        return None;
    }
    match (*version, sum) {
        (0, 1) if matches!(bits / 8, 20 | 32) => Some((coin, Check::Bech32)),
        (1.., 0x2bc8_30a3) => Some((coin, Check::Bech32m)),
        _ => None,
    }
}

/// `0x` and 40 hexadecimal digits; capitals that are mixed must be those of EIP-55.
fn ethereum(word: &str) -> Option<(Coin, Check)> {
    let digits = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X"))?;
    if digits.len() != 40 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let lower = digits.to_ascii_lowercase();
    if digits == lower || digits == digits.to_ascii_uppercase() {
        return Some((Coin::Ethereum, Check::Form));
    }
    let hash = sha3::Keccak256::digest(lower.as_bytes());
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let right = digits.bytes().zip(nibbles).all(|(digit, nibble)| {
        digit.is_ascii_digit() || digit.is_ascii_uppercase() == (nibble >= 8)
    });
    right.then_some((Coin::Ethereum, Check::Eip55))
}
