//! The parts screens are made of. Each draws on a [`Canvas`](crate::desk::terminal::Canvas) and
//! knows nothing of cases; those that take input say whether they used it.

mod bar;
mod facts;
mod field;
mod form;
mod form_field;
pub mod lookup;
mod panes;
mod popup;
mod stops;
mod table;

pub use bar::bar;
pub use facts::{Fact, facts, facts_height};
pub use field::TextField;
pub use form::{Filling, Form};
pub use form_field::{Field, FieldKind};
pub use panes::{below, two_panes};
pub use popup::{Popup, centred, popup};
pub use stops::{Stops, stop_names};
pub use table::{Align, Column, Row, Span, Table, Width};
