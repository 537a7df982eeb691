//! What a screen asks the session to do for it: effects on the terminal, on files and in
//! the background. Screens themselves touch none of these.

use super::file_to_import::FileToImport;
use super::wanted::Wanted;
use crate::casework::Scheme;
use crate::desk::terminal::Action;

/// Something that the session carries out for a screen.
pub enum Effect {
    /// Closes this screen, a popup, and takes an action in its place: the palette's choice.
    Act(Action),
    /// Puts a text on the clipboard of the person's own machine.
    Copy(String),
    /// Offers to save one of these as a file, under a name that is asked for.
    Offer(Vec<Wanted>),
    /// Saves it as a file of that name.
    Export(Wanted, String),
    /// Settles the bank's result in a file of that name on the person's own machine, for the
    /// batch of that number where the file names none; where it has to be asked for the answer
    /// is [`Answer::WhichBatch`](super::Answer::WhichBatch).
    TakeResult(String, Option<String>),
    /// Reads a file on the person's own machine on trial, in the background; the answer is
    /// [`Answer::Read`](super::Answer::Read).
    ReadFile(FileToImport),
    /// Takes a file in that was seen with a digest; the same answer.
    TakeFile(FileToImport, String),
    /// Saves a printed document, named so, where the desk and its person's files are on one
    /// machine.
    SaveDocument(String, Vec<u8>),
    /// Starts a year's round in the background, of one scheme or all.
    RunRound(u32, Option<Scheme>),
    /// Begins the transition run in the background; where it may not begin, a popup says why.
    RunTransitions,
}
