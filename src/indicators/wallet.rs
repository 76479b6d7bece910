//! Addresses of wallets, each with the checksum of its network.
//!
//! Sources of the formats: Bitcoin Core's base58 and BIP 173 and 350; EIP-55; TRON developer guide (version byte
//! 0x41); chain parameters of Litecoin, Dogecoin and Dash; the XRP Ledger's base58 encodings; Monero's block-wise base 58
//! with Keccak. Solana's addresses have no checksum: they are taken only where the words before name it.

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
    /// XRP.
    Xrp,
    /// Monero.
    Monero,
    /// Solana, with the tokens on it.
    Solana,
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
            Self::Xrp => "xrp",
            Self::Monero => "monero",
            Self::Solana => "solana",
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
            Self::Xrp => "XRP address",
            Self::Monero => "Monero address",
            Self::Solana => "Solana address",
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
            Self::Xrp => "XRP",
            Self::Monero => "XMR",
            Self::Solana => "SOL",
        }
    }
}

/// The longest address: Monero's with the number of a payment.
const LONGEST: usize = 106;

/// Finds wallets: whole runs of letters and digits, so that a part of a longer code is none.
pub(super) fn find(text: Scan<'_>, story: Range<usize>, found: &mut Vec<Indicator>) {
    let mut at = story.start;
    while at < story.end {
        let end = text.run(at, story.end, |c| c.is_ascii_alphanumeric());
        if end == at {
            at += 1;
            continue;
        }
        if (25..=LONGEST).contains(&(end - at)) {
            let word = text.text(at..end);
            let named = || names_solana(text, at).then(|| solana(&word)).flatten();
            if let Some((coin, check)) = wallet(&word).or_else(named) {
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
    base58(word)
        .or_else(|| xrp(word))
        .or_else(|| bech32(word))
        .or_else(|| ethereum(word))
        .or_else(|| monero(word))
}

/// The digits of Bitcoin's base 58.
const BITCOIN: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// The bytes of a word in base 58; `None` for one with other letters, or with more of them than any address has.
fn decoded(word: &str, alphabet: &[u8]) -> Option<Vec<u8>> {
    if word.len() > 44 {
        return None;
    }
    // Least digit first.
    let mut bytes: Vec<u8> = Vec::with_capacity(32);
    for letter in word.bytes() {
        let mut carry = u32::try_from(alphabet.iter().position(|a| *a == letter)?).ok()?;
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
    let nought = *alphabet.first()?;
    bytes.extend(word.bytes().take_while(|b| *b == nought).map(|_| 0));
    bytes.reverse();
    Some(bytes)
}

/// The version of 25 bytes: it, 20 bytes of a hash, four of a checksum.
fn checked(bytes: &[u8]) -> Option<u8> {
    let (payload, sum) = bytes.split_last_chunk::<4>()?;
    let right = Sha256::digest(Sha256::digest(payload)).get(..4) == Some(sum);
    payload.first().copied().filter(|_| payload.len() == 21 && right)
}

fn base58(word: &str) -> Option<(Coin, Check)> {
    let coin = match checked(&decoded(word, BITCOIN)?)? {
        0x00 | 0x05 => Coin::Bitcoin,
        0x41 => Coin::Tron,
        0x30 | 0x32 => Coin::Litecoin,
        0x1e | 0x16 => Coin::Dogecoin,
        0x4c | 0x10 => Coin::Dash,
        _ => return None,
    };
    Some((coin, Check::Base58Check))
}

/// The same with the digits of the XRP Ledger, of which "r" is nought.
fn xrp(word: &str) -> Option<(Coin, Check)> {
    const ALPHABET: &[u8] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    let version = checked(&decoded(word, ALPHABET)?)?;
    (word.starts_with('r') && version == 0).then_some((Coin::Xrp, Check::Base58Check))
}

/// Base 58 in blocks of eleven letters for eight bytes; the last four bytes are a checksum by Keccak-256.
fn monero(word: &str) -> Option<(Coin, Check)> {
    if !matches!(word.len(), 95 | 106) || !word.starts_with(['4', '8']) {
        return None;
    }
    let mut bytes = Vec::with_capacity(77);
    for block in word.as_bytes().chunks(11) {
        let length = match block.len() {
            11 => 8,
            7 => 5,
            _ => return None,
        };
        let mut number = 0_u128;
        for letter in block {
            let digit = BITCOIN.iter().position(|a| a == letter)?;
            number = number * 58 + u128::try_from(digit).ok()?;
        }
        let all = number.to_be_bytes();
        let (over, own) = all.split_at_checked(all.len() - length)?;
        if over.iter().any(|byte| *byte > 0) {
            return None;
        }
        bytes.extend_from_slice(own);
    }
    let (payload, sum) = bytes.split_last_chunk::<4>()?;
    let right = sha3::Keccak256::digest(payload).get(..4) == Some(sum.as_slice());
    // The main network: an address, one with the number of a payment, one below another.
    let main = matches!(payload.first(), Some(18 | 19 | 42));
    (right && main).then_some((Coin::Monero, Check::Base58Check))
}

/// 32 bytes in base 58.
fn solana(word: &str) -> Option<(Coin, Check)> {
    (decoded(word, BITCOIN)?.len() == 32).then_some((Coin::Solana, Check::Form))
}

/// Whether the words just before name Solana.
fn names_solana(text: Scan<'_>, at: usize) -> bool {
    let before = text.text(at.saturating_sub(60)..at);
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut words = line.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| {
        matches!(word, "SOL" | "SPL")
            || ["solana", "phantom", "solscan"].contains(&word.to_lowercase().as_str())
    })
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

#[cfg(test)]
mod tests {
    use super::{Coin, Scan, find};
    use crate::indicators::{Check, Kind};

    fn all(text: &str) -> Vec<(Coin, Check)> {
        let chars: Vec<char> = text.chars().collect();
        let mut found = Vec::new();
        find(Scan { chars: &chars }, 0..chars.len(), &mut found);
        let coins = found.into_iter().filter_map(|one| match one.kind {
            Kind::Wallet(coin) => Some((coin, one.check)),
            _ => None,
        });
        coins.collect()
    }

    #[test]
    fn wallets_hold_the_checksum_of_their_network() {
        let monero = "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A";
        for (text, coin) in [
            ("rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", Coin::Xrp),
            (monero, Coin::Monero),
            ("TJRabPrwbZy45sbavfcjinPJC18kjpRTv8", Coin::Tron),
        ] {
            assert_eq!(all(text), [(coin, Check::Base58Check)], "{text}");
        }
        // One letter is another.
        for text in ["rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTj", monero.replace("VGQB", "VGQC").as_str()]
        {
            assert_eq!(all(text), [], "{text}");
        }
        let solana = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
        assert_eq!(all(&format!("SOL: {solana}")), [(Coin::Solana, Check::Form)]);
        assert_eq!(all(&format!("see {solana}")), [], "nothing says that it is one");
    }
}
