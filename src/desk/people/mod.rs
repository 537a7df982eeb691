//! People at the desk: finding one, and the person's file with all that happened.
//!
//! Owns search (查人), the file (个人) and its pages, the list of what may be done
//! with a person now, and the wording of the next lawful step. Never judges what
//! is lawful (it asks the reader), and shows numbers of persons only masked,
//! unless the office has put the look on record.

mod act_list;
mod ask_day;
mod file;
mod header;
mod next;
mod pages;
mod results;
mod search;
mod sheet;

pub use next::{NextText, days, next_of_case, next_step, queue_clause, who_of};

use file::PersonFile;
use search::Search;

use crate::base::PersonId;
use crate::desk::screen::Screen;
use crate::office::Reader;

/// A person's file.
pub fn open_person(reader: &Reader, person: PersonId) -> Box<dyn Screen> {
    Box::new(PersonFile::new(reader, person))
}

/// The tab 查人.
pub fn open_search(reader: &Reader) -> Box<dyn Screen> {
    Box::new(Search::new(reader))
}
