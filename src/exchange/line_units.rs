//! The units that lines name for their own figures.

use super::tables::Measure;
use super::units::{Unit, foreign_unit, unit_of_cell};
use super::{Cells, FaultCause};
use rust_decimal::Decimal;

/// A column of units, and what it says of the lines' figures of one measure.
#[derive(Clone, Debug)]
pub(super) enum LineUnits {
    /// Every line that names a unit names this one.
    One(usize, Unit),
    /// Each line has its own.
    Each(usize),
}

impl LineUnits {
    /// The column, counted from 0.
    pub fn column(&self) -> usize {
        match self {
            Self::One(column, _) | Self::Each(column) => *column,
        }
    }

    /// How much the unit of a line is in 元 or 亩, where each line has its own.
    pub fn factor(&self, measure: Measure, cells: &Cells) -> Result<Option<Decimal>, FaultCause> {
        let cell = cells.get(self.column());
        match self {
            _ if measure == Measure::Money && foreign_unit(cell).is_some() => {
                Err(FaultCause::ForeignUnit)
            }
            Self::One(_, unit) => Ok(Some(unit.factor)),
            Self::Each(_) => match unit_of_cell(cell, measure) {
                Some(unit) => Ok(Some(unit.factor)),
                None => Err(FaultCause::UnknownUnit),
            },
        }
    }
}
