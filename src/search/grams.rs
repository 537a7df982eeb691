//! For every three digits that stand together, the people in whose numbers they do.

use super::runs::Runs;

/// Ten digits and the check character X.
const ALPHABET: usize = 11;
const GRAMS: usize = ALPHABET * ALPHABET * ALPHABET;

/// Lists of slots, ascending, one a gram; each slot as its distance from the one
/// before, seven bits a byte, so that a person costs about a byte a gram.
pub(super) struct Grams {
    bytes: Vec<u8>,
    lists: Runs,
}

/// Lists while they grow; slots must come in ascending order.
pub(super) struct Growing {
    lists: Vec<Vec<u8>>,
    /// The slot after the last one in each list.
    next: Vec<u32>,
}

impl Growing {
    /// No lists yet.
    pub(super) fn new() -> Self {
        Self { lists: vec![Vec::new(); GRAMS], next: vec![0; GRAMS] }
    }

    /// Notes the grams of one number of the person in a slot.
    pub(super) fn note(&mut self, slot: u32, number: &[u8]) {
        let mut gram = 0;
        let mut run = 0;
        for byte in number {
            let Some(digit) = digit(*byte) else {
                run = if separates(*byte) { run } else { 0 };
                continue;
            };
            gram = (gram * ALPHABET + digit) % GRAMS;
            run += 1;
            if run >= 3 && self.next[gram] <= slot {
                push(&mut self.lists[gram], slot - self.next[gram]);
                self.next[gram] = slot + 1;
            }
        }
    }

    /// The finished lists.
    pub(super) fn settle(self) -> Grams {
        let mut grams = Grams { bytes: Vec::new(), lists: Runs::default() };
        grams.bytes.reserve_exact(self.lists.iter().map(Vec::len).sum());
        for list in self.lists {
            grams.bytes.extend(list);
            grams.lists.push(grams.bytes.len());
        }
        grams
    }
}

impl Grams {
    /// The slots of the rarest gram within three or more digits: all whose numbers
    /// may hold them are among these.
    pub(super) fn may_hold(&self, digits: &[u8]) -> impl Iterator<Item = u32> {
        let lists = digits.windows(3).filter_map(|three| {
            let gram = three.iter().try_fold(0, |gram, byte| Some(gram * ALPHABET + digit(*byte)?));
            gram.map(|gram| &self.bytes[self.lists.get(gram as u32)])
        });
        let mut rest = lists.min_by_key(|list| list.len()).unwrap_or_default().iter();
        let mut next = 0;
        std::iter::from_fn(move || {
            let mut gap = 0;
            let mut shift = 0;
            loop {
                let byte = rest.next()?;
                gap |= u32::from(byte & 0x7f) << shift;
                if byte & 0x80 == 0 {
                    break;
                }
                shift += 7;
            }
            let slot = next + gap;
            next = slot + 1;
            Some(slot)
        })
    }
}

/// Whether a character only groups the digits of a number.
pub(super) fn separates(byte: u8) -> bool {
    matches!(byte, b' ' | b'-')
}

fn digit(byte: u8) -> Option<usize> {
    match byte {
        b'0'..=b'9' => Some(usize::from(byte - b'0')),
        b'X' | b'x' => Some(10),
        _ => None,
    }
}

fn push(list: &mut Vec<u8>, mut gap: u32) {
    while gap >= 0x80 {
        list.push(gap as u8 | 0x80);
        gap >>= 7;
    }
    list.push(gap as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_hold_every_bearer_once() {
        let mut growing = Growing::new();
        growing.note(0, b"111111");
        growing.note(0, b"0871-12");
        growing.note(5, b"12X");
        growing.note(300, b"BZD111");
        growing.note(70_000, b"1 1 1");
        let grams = growing.settle();
        let slots = |digits: &[u8]| grams.may_hold(digits).collect::<Vec<u32>>();
        assert_eq!(slots(b"111"), [0, 300, 70_000]);
        assert_eq!(slots(b"711"), [0]);
        assert_eq!(slots(b"12X"), [5]);
        assert_eq!(slots(b"1112X"), [0], "the rarest list, the first of equals");
        assert_eq!(slots(b"999"), Vec::<u32>::new());
        assert_eq!(slots(b"99"), Vec::<u32>::new());
    }
}
