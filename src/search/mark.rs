//! How well a word matches a person, in steps; the marks of several words add up.

/// A step of matching; 0 is no match and a higher mark is a better one.
pub(super) type Mark = u8;

/// No match.
pub(super) const NONE: Mark = 0;
/// Only by leniency: a slip of the finger, another character of the same sound.
pub(super) const NEAR: Mark = 1;
/// Somewhere inside a field.
pub(super) const INSIDE: Mark = 2;
/// A part that stands by itself: the given name, a village's initials.
pub(super) const PART: Mark = 3;
/// The beginning of a name, of a village, of a birth date; the end of a phone.
pub(super) const HEAD: Mark = 4;
/// The whole name abbreviated, the village, the birth date, the last digits.
pub(super) const WHOLE: Mark = 5;
/// The whole of a name, of its pinyin or initials, or of a number.
pub(super) const EXACT: Mark = 6;

/// Raises the marks of a stretch of people to at least `mark`.
pub(super) fn raise(marks: &mut [Mark], mark: Mark) {
    for each in marks {
        *each = (*each).max(mark);
    }
}
