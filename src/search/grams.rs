//! For every three digits that stand together, the people in whose numbers they do.

use super::runs::Runs;

/// Ten digits and the check character X.
const ALPHABET: usize = 11;
const GRAMS: usize = ALPHABET * ALPHABET * ALPHABET;

/// Lists read side by side, and how many times longer than the shortest they may be.
const LISTS: usize = 3;
const LONGER: usize = 8;
/// A list is dense that holds more than one in so many of the people.
const DENSE: usize = 16;

/// Lists of slots, ascending, one a gram; each slot as its distance from the one
/// before, seven bits a byte, so that a person costs about a byte a gram.
pub(super) struct Grams {
    bytes: Vec<u8>,
    lists: Runs,
    slots: usize,
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
        let mut grams = Grams { bytes: Vec::new(), lists: Runs::default(), slots: 0 };
        grams.bytes.reserve_exact(self.lists.iter().map(Vec::len).sum());
        grams.slots = self.next.iter().max().map_or(0, |next| *next as usize);
        for list in self.lists {
            grams.bytes.extend(list);
            grams.lists.push(grams.bytes.len());
        }
        grams
    }
}

impl Grams {
    /// The slots whose numbers may hold three or more digits: those that are in the
    /// lists of the rarest of their grams.
    pub(super) fn may_hold(&self, digits: &str) -> impl Iterator<Item = u32> {
        let mut lists: Vec<&[u8]> = digits
            .as_bytes()
            .windows(3)
            .filter_map(|three| {
                let gram =
                    three.iter().try_fold(0, |gram, byte| Some(gram * ALPHABET + digit(*byte)?));
                Some(&self.bytes[self.lists.get(gram? as u32)])
            })
            .collect();
        lists.sort_by_key(|list| list.len());
        // To read through a much longer list is more work than to look at the few,
        // and to look at nearly everybody in their order is no work at all.
        let rarest = lists.first().map_or(0, |list| list.len());
        let most = if rarest * DENSE > self.slots { 0 } else { rarest * LONGER };
        lists.truncate(LISTS);
        lists.retain(|list| list.len() <= most.max(rarest));
        let mut lists = lists.into_iter().map(Slots::new);
        let mut rarest = lists.next();
        let mut others: Vec<Slots> = lists.collect();
        std::iter::from_fn(move || {
            let rarest = rarest.as_mut()?;
            rarest.find(|slot| others.iter_mut().all(|other| other.holds(*slot)))
        })
    }
}

/// A list as it is read.
struct Slots<'a> {
    rest: std::slice::Iter<'a, u8>,
    /// The slot read last, and the one after it.
    last: Option<u32>,
    next: u32,
}

impl<'a> Slots<'a> {
    fn new(list: &'a [u8]) -> Self {
        Self { rest: list.iter(), last: None, next: 0 }
    }

    /// Whether the list holds a slot; slots must be asked for in ascending order.
    fn holds(&mut self, slot: u32) -> bool {
        while self.next <= slot && self.next().is_some() {}
        self.last == Some(slot)
    }
}

impl Iterator for Slots<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let mut gap = 0;
        let mut shift = 0;
        loop {
            let byte = self.rest.next()?;
            gap |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
            shift += 7;
        }
        self.last = Some(self.next + gap);
        self.next += gap + 1;
        self.last
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
        let slots = |digits: &str| grams.may_hold(digits).collect::<Vec<u32>>();
        assert_eq!(slots("111"), [0, 300, 70_000]);
        assert_eq!(slots("711"), [0]);
        assert_eq!(slots("12X"), [5]);
        assert_eq!(slots("8711"), [0], "in both lists");
        assert_eq!(slots("11112X"), Vec::<u32>::new(), "in none of them all");
        assert_eq!(slots("999"), Vec::<u32>::new());
        assert_eq!(slots("99"), Vec::<u32>::new());
    }
}
