//! From bytes to text: by marks where there are any, else by what the bytes can be.

use super::decoded::Decoded;
use super::mojibake;
use crate::exchange::fault::{ForeignFile, RosterRefusal, TextEncoding};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// UTF-8 or UTF-16 by their marks or zeros; UTF-8 where the bytes are that but for a few
/// bad ones; what a web page or XML says of itself; Big5 where only that makes sense;
/// otherwise GB18030.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, RosterRefusal> {
    let known = |text| Ok(Decoded { text, guessed: None });
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            return Err(RosterRefusal::Encoding { looks_like: Some(TextEncoding::Utf32) });
        }
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            let text = String::from_utf8_lossy(rest);
            // A mark that somebody put before bytes of another encoding.
            return match lost_share(&text) > 20.0 {
                true => undeclared(rest),
                false => mojibake::mend(text),
            };
        }
        [0xFF, 0xFE, rest @ ..] => return known(UTF_16LE.decode_without_bom_handling(rest).0),
        [0xFE, 0xFF, rest @ ..] => return known(UTF_16BE.decode_without_bom_handling(rest).0),
        _ => (),
    }
    match zeros(bytes) {
        Zeros::Few => undeclared(bytes),
        Zeros::Many => Err(RosterRefusal::NotRows { found: ForeignFile::Other }),
        Zeros::High(encoding) => {
            let guessed = Some(TextEncoding::Utf16);
            let text = encoding.decode_without_bom_handling(bytes).0;
            match lost_share(&text) > 0.1 {
                true => Err(RosterRefusal::Encoding { looks_like: guessed }),
                false => Ok(Decoded { text, guessed }),
            }
        }
    }
}

/// Where the zero bytes of a file stand.
enum Zeros {
    Few,
    Many,
    /// Above the signs of ASCII, as in this encoding.
    High(&'static Encoding),
}

fn zeros(bytes: &[u8]) -> Zeros {
    let top = &bytes[..bytes.len().min(1 << 20)];
    let at = |odd: usize| top.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (at(0), at(1));
    match () {
        () if (even + odd) * 50 < top.len() => Zeros::Few,
        () if odd > even * 20 => Zeros::High(UTF_16LE),
        () if even > odd * 20 => Zeros::High(UTF_16BE),
        () => Zeros::Many,
    }
}

fn undeclared(bytes: &[u8]) -> Result<Decoded<'_>, RosterRefusal> {
    let unicode = String::from_utf8_lossy(bytes);
    // In another encoding nearly every character would be lost.
    if lost_share(&unicode) <= 0.1 {
        return mojibake::mend(unicode);
    }
    if let Some(label) = declared(bytes)
        && label != UTF_8
    {
        return Ok(Decoded { text: label.decode_without_bom_handling(bytes).0, guessed: None });
    }
    if is_big5(bytes) {
        let text = BIG5.decode_without_bom_handling(bytes).0;
        return Ok(Decoded { text, guessed: Some(TextEncoding::Big5) });
    }
    let text = GB18030.decode_without_bom_handling(bytes).0;
    if lost_share(&text) > 0.3 && text.matches(char::REPLACEMENT_CHARACTER).count() > 3 {
        return Err(RosterRefusal::Encoding { looks_like: None });
    }
    Ok(Decoded { text, guessed: None })
}

/// The share of the characters beyond ASCII that are lost.
fn lost_share(text: &str) -> f64 {
    let foreign = text.chars().filter(|ch| !ch.is_ascii()).count();
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    // Of those that are not lost: one bad byte in a name or two is a bad byte.
    if lost == 0 { 0.0 } else { lost as f64 / ((foreign - lost).max(1)) as f64 }
}

/// The encoding that a web page or XML names at its beginning.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let top = &bytes[..bytes.len().min(4096)];
    let start = top.iter().find(|byte| !byte.is_ascii_whitespace())?;
    if *start != b'<' {
        return None;
    }
    let top = String::from_utf8_lossy(top).to_ascii_lowercase();
    let after = ["charset=", "encoding="].iter().find_map(|key| top.split_once(key))?.1;
    let label = after.trim_start_matches(['"', '\'']);
    let end = label.find(|ch: char| !(ch.is_ascii_alphanumeric() || "-_:".contains(ch)));
    Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])
}

/// Whether the bytes make everyday characters in Big5 and hardly any in GB2312. Both
/// write one in two bytes; the second is below 0x80 for many of Big5, for none of GB2312.
fn is_big5(bytes: &[u8]) -> bool {
    let (mut pairs, mut everyday_big5, mut everyday_gb) = (0_usize, 0_usize, 0_usize);
    let mut rest = bytes;
    while let [first, after @ ..] = rest {
        rest = after;
        if *first < 0x80 {
            continue;
        }
        let Some((second, after)) = after.split_first() else { break };
        rest = after;
        pairs += 1;
        let high = matches!(second, 0xA1..=0xFE);
        let low = matches!(second, 0x40..=0x7E);
        everyday_big5 += usize::from(matches!(first, 0xA1..=0xC6) && (low || high));
        everyday_gb += usize::from(matches!(first, 0xA1..=0xA3 | 0xB0..=0xF7) && high);
    }
    pairs >= 4
        && everyday_big5 * 100 >= pairs * 95
        && everyday_gb * 100 <= pairs * 80
        && !BIG5.decode_without_bom_handling(bytes).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_text_is_big5_and_simplified_is_not() {
        let big5 = BIG5.encode("姓名,公民身份號碼,戶口狀態,狀態日期\n張三,5301,正常,\n").0;
        assert!(is_big5(&big5));
        for text in ["姓名,身份证号,户口状态\n张三,5301,正常,昆阳街道\n", "丁一,正常参保", "喆䶮"]
        {
            assert!(!is_big5(&GB18030.encode(text).0), "{text}");
        }
    }

    #[test]
    fn a_page_says_its_encoding() {
        let page = |label: &str| format!("<html><meta charset={label}><td>x").into_bytes();
        assert_eq!(declared(&page("gb2312")).map(Encoding::name), Some("GBK"));
        assert_eq!(declared(&page("\"big5\"")), Some(BIG5));
        assert_eq!(declared(b"charset=big5"), None);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let refusal = |bytes: &[u8]| decode(bytes).err();
        let other = RosterRefusal::NotRows { found: ForeignFile::Other };
        assert_eq!(refusal(&[0; 64]), Some(other));
        assert!(matches!(refusal(b"\xFF\xFE\0\0a\0\0\0"), Some(RosterRefusal::Encoding { .. })));
        assert!(matches!(refusal(&[0xFF; 64]), Some(RosterRefusal::Encoding { looks_like: None })));
    }
}
