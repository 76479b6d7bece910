//! Figures put into classes with breaks that a person can remember. Knows nothing of countries.

use rust_decimal::{Decimal, prelude::ToPrimitive as _};

/// The most classes that can be told apart at a glance.
pub const MOST: usize = 6;

/// One class: figures from `low` on, up to and with `high`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Smallest figure of the class.
    pub low: Decimal,
    /// Largest figure of the class.
    pub high: Decimal,
}

impl Class {
    /// Whether a figure belongs to the class.
    pub fn holds(&self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }

    /// The class in a legend: "5", "10–19", "1.5–2".
    pub fn label(&self) -> String {
        use crate::model::Amount;
        if self.low == self.high {
            Amount::exact(self.low).to_string()
        } else {
            Amount::range(self.low, self.high).to_string()
        }
    }
}

/// Sensible classes for some figures, smallest first; at most six. Equal figures share a class.
///
/// Up to six different figures are a class each when they are few whole numbers. Otherwise the breaks lie in
/// the natural gaps: the division with the least spread inside the classes (Jenks 1967, exact by dynamic programming as
/// in Fisher 1958), on a logarithmic scale when a few figures are far above the rest; each break is then
/// the roundest number in its gap.
pub fn classes(figures: &[Decimal]) -> Vec<Class> {
    let mut sorted: Vec<Decimal> = figures.to_vec();
    sorted.sort_unstable();
    let mut distinct = sorted.clone();
    distinct.dedup();
    let whole = sorted.iter().all(Decimal::is_integer);
    let single = |v: &Decimal| Class { low: *v, high: *v };
    let narrow = match (distinct.first(), distinct.last()) {
        (Some(first), Some(last)) => *last - *first < Decimal::from(12),
        _ => return Vec::new(),
    };
    if distinct.len() <= 3 || distinct.len() <= MOST && whole && narrow {
        return distinct.iter().map(single).collect();
    }
    let groups = jenks(&sorted, 5.min(distinct.len()));
    let step = if whole { Decimal::ONE } else { Decimal::ZERO };
    // From each class to the next: the roundest number above the one and not above the other.
    let breaks: Vec<Decimal> = groups
        .windows(2)
        .filter_map(|pair| match pair {
            [(_, high), (low, _)] => Some(roundest(*high, *low)),
            _ => None,
        })
        .collect();
    groups
        .iter()
        .enumerate()
        .map(|(i, (low, high))| Class {
            low: match i.checked_sub(1) {
                Some(before) => breaks.get(before).copied().unwrap_or(*low),
                // The first class of a count begins with one.
                None if whole && *low > Decimal::ZERO && *low <= Decimal::from(10) => Decimal::ONE,
                None => *low,
            },
            high: match breaks.get(i) {
                Some(next) if whole => *next - step,
                // Figures with fractions: the label ends with the largest figure that is there.
                Some(_) | None => *high,
            },
        })
        .collect()
}

/// The number with the fewest digits that is greater than `above` and not greater than `to`.
fn roundest(above: Decimal, to: Decimal) -> Decimal {
    let mut unit = Decimal::from(1_000_000_000_000_000_i64);
    for _ in 0..22 {
        for factor in [10, 5, 2, 1] {
            let step = unit * Decimal::from(factor) / Decimal::from(10);
            let candidate = (to / step).floor() * step;
            if candidate > above && candidate <= to {
                return candidate.normalize();
            }
        }
        unit /= Decimal::from(10);
    }
    to
}

/// The smallest and the largest figure of each class, for sorted figures.
fn jenks(sorted: &[Decimal], count: usize) -> Vec<(Decimal, Decimal)> {
    let scale = |v: &Decimal| v.to_f64().unwrap_or_default();
    let (low, high) = (sorted.first().map_or(0.0, scale), sorted.last().map_or(0.0, scale));
    let middle = sorted.get(sorted.len() / 2).map_or(0.0, scale);
    let skewed = low > 0.0 && high / middle > 4.0;
    // Equal figures are one point with a weight, so no class can part them.
    let mut points: Vec<(Decimal, f64, f64)> = Vec::new();
    for v in sorted {
        match points.last_mut() {
            Some((same, _, weight)) if same == v => *weight += 1.0,
            _ => points.push((*v, if skewed { scale(v).ln() } else { scale(v) }, 1.0)),
        }
    }
    // Sums up to each point make the spread of any stretch a matter of a subtraction.
    let mut sums = vec![(0.0, 0.0, 0.0)];
    for (_, x, w) in &points {
        let (sw, sx, sxx) = sums.last().copied().unwrap_or_default();
        sums.push((sw + w, sx + w * x, sxx + w * x * x));
    }
    let spread = |from: usize, to: usize| -> f64 {
        match (sums.get(from), sums.get(to)) {
            (Some(a), Some(b)) if b.0 > a.0 => (b.2 - a.2) - (b.1 - a.1).powi(2) / (b.0 - a.0),
            _ => 0.0,
        }
    };
    // best[k][n]: the least spread of the first n points in k + 1 classes, and where the last class begins.
    let n = points.len();
    let mut best: Vec<Vec<(f64, usize)>> = vec![(0..=n).map(|to| (spread(0, to), 0)).collect()];
    for k in 1..count {
        let row = (0..=n)
            .map(|to| {
                (k..to.max(k))
                    .filter_map(|from| {
                        Some((best.get(k - 1)?.get(from)?.0 + spread(from, to), from))
                    })
                    .min_by(|a, b| a.0.total_cmp(&b.0))
                    .unwrap_or((f64::INFINITY, k))
            })
            .collect();
        best.push(row);
    }
    let mut out = Vec::new();
    let mut to = n;
    for k in (0..count).rev() {
        let from = best.get(k).and_then(|row| row.get(to)).map_or(0, |(_, from)| *from);
        if let (Some(first), Some(last)) =
            (points.get(from), to.checked_sub(1).and_then(|t| points.get(t)))
            && from < to
        {
            out.push((first.0, last.0));
        }
        to = from;
    }
    out.reverse();
    out
}
