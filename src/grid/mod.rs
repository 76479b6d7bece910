//! The world tile grid: a tile for each country and territory, what it shows of a project, and how it is drawn.
//!
//! One drawing serves all: [`svg`] makes it, [`png`] renders it. The window paints the same [`Cells`] in the same
//! [`colours`], and keeps them until the project changes.

mod cells;
mod classes;
pub mod colours;
mod draw;
mod raster;

pub use cells::{Cell, Cells, Entry, Swatch, cells};
pub use classes::{Class, classes};
pub use colours::ramp;
pub use draw::{Look, svg};
pub use raster::{Error, Pixels, pixels, png};

use crate::{model::Country, places};
use serde::Deserialize;
use std::sync::LazyLock;

/// Where a country stands in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "(Country, u8, u8)")]
pub struct Tile {
    /// Which country.
    pub country: Country,
    /// From the left, the first is 0.
    pub column: u8,
    /// From the top, the first is 0.
    pub row: u8,
}

impl From<(Country, u8, u8)> for Tile {
    fn from((country, column, row): (Country, u8, u8)) -> Self {
        Self { country, column, row }
    }
}

// The layout is part of the program; a test reads all of it, so the default is never met.
static TILES: LazyLock<Vec<Tile>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/world-grid.ron")).unwrap_or_default()
});

/// All tiles, by code. The layout comes from `assets/tools/world-grid.rs`.
pub fn tiles() -> &'static [Tile] {
    &TILES
}

/// The tiles of a region of UN M49, or all.
pub fn tiles_of(region: Option<u16>) -> impl Iterator<Item = &'static Tile> {
    TILES.iter().filter(move |t| region.is_none_or(|m49| places::in_region(t.country, m49)))
}

/// The part of the grid that some tiles take: first and last column, first and last row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// First column.
    pub left: u8,
    /// Last column.
    pub right: u8,
    /// First row.
    pub top: u8,
    /// Last row.
    pub bottom: u8,
}

impl Extent {
    /// The part of the grid that a region takes; the whole grid for a region without tiles.
    pub fn of(region: Option<u16>) -> Self {
        let around = |tiles: &mut dyn Iterator<Item = &'static Tile>| {
            tiles.fold(None, |all: Option<Self>, t| {
                let e = all.unwrap_or(Self {
                    left: t.column,
                    right: t.column,
                    top: t.row,
                    bottom: t.row,
                });
                Some(Self {
                    left: e.left.min(t.column),
                    right: e.right.max(t.column),
                    top: e.top.min(t.row),
                    bottom: e.bottom.max(t.row),
                })
            })
        };
        around(&mut tiles_of(region)).or_else(|| around(&mut tiles_of(None))).unwrap_or(Self {
            left: 0,
            right: 0,
            top: 0,
            bottom: 0,
        })
    }

    /// How many columns.
    pub fn columns(self) -> u8 {
        self.right - self.left + 1
    }

    /// How many rows.
    pub fn rows(self) -> u8 {
        self.bottom - self.top + 1
    }
}
