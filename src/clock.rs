//! The one place that reads the clock, the user's name and the system's random numbers.

use crate::model::{Ids, Timestamp};

/// Now, to the millisecond.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

/// A source of ids that nobody can foresee.
///
/// If the system has no random numbers to give, the time and the process stand in: ids then stay
/// different, they are only easier to guess.
pub fn ids() -> Ids {
    let seed = getrandom::u64().unwrap_or_else(|_| {
        now().as_nanosecond().to_le_bytes().iter().fold(u64::from(std::process::id()), |a, b| {
            a.wrapping_mul(31).wrapping_add(u64::from(*b))
        })
    });
    Ids::from_seed(seed)
}

/// What stands in the history where the system does not say who is at work.
pub const UNKNOWN: &str = "unknown";

/// Who is at work, for the history: the login name, else [`UNKNOWN`].
pub fn user() -> String {
    ["CORROBORA_USER", "USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|name| !name.trim().is_empty())
        .unwrap_or_else(|| UNKNOWN.to_owned())
}
