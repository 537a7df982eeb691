//! Texts that went through a wrong encoding before they were saved: mended where nothing
//! was lost, refused where the loss shows.

use super::decoded::Decoded;
use crate::exchange::fault::{RosterRefusal, TextEncoding};
use encoding_rs::{GB18030, UTF_8, WINDOWS_1252};
use std::borrow::Cow;

/// A text as it was before it was read in a wrong encoding.
pub(super) fn mend(text: Cow<'_, str>) -> Result<Decoded<'_>, RosterRefusal> {
    let foreign = text.chars().filter(|ch| !ch.is_ascii()).count();
    if foreign < 4 {
        return Ok(Decoded { text, guessed: None });
    }
    // Bytes of Chinese stand side by side; accents stand alone.
    if western(&text) * 10 >= foreign * 9 && side_by_side(&text) * 10 >= foreign * 8 {
        return of_western(text);
    }
    // What is left of lost characters that were read as GBK.
    let remains = text.matches("锟斤拷").count() * 3 + text.matches("烫烫烫").count() * 3;
    if remains * 2 > foreign {
        return Err(RosterRefusal::Encoding { looks_like: None });
    }
    of_gbk(text)
}

/// Characters of Western Europe, which bytes read one by one become.
fn western(text: &str) -> usize {
    let western = |ch: &char| {
        matches!(ch, '\u{80}'..='\u{ff}' | '\u{152}'..='\u{192}' | '\u{2c6}' | '\u{2dc}')
            || matches!(ch, '\u{2013}'..='\u{203a}' | '\u{20ac}' | '\u{2122}')
    };
    text.chars().filter(western).count()
}

/// Characters beyond ASCII that stand beside another.
fn side_by_side(text: &str) -> usize {
    let (mut beside, mut run) = (0, 0_usize);
    for ch in text.chars().chain(['\n']) {
        run = if ch.is_ascii() { 0 } else { run + 1 };
        beside += match run {
            0 | 1 => 0,
            2 => 2,
            _ => 1,
        };
    }
    beside
}

fn of_western(text: Cow<'_, str>) -> Result<Decoded<'_>, RosterRefusal> {
    let Some(bytes) = bytes_of_western(&text) else { return Ok(Decoded { text, guessed: None }) };
    for encoding in [UTF_8, GB18030] {
        let (mended, bad) = encoding.decode_without_bom_handling(&bytes);
        if !bad && mostly_chinese(&mended) {
            let guessed = Some(TextEncoding::Mojibake);
            return Ok(Decoded { text: Cow::Owned(mended.into_owned()), guessed });
        }
    }
    let gbk = GB18030.decode_without_bom_handling(&bytes).0;
    match mostly_chinese(&gbk) || mostly_chinese(&UTF_8.decode_without_bom_handling(&bytes).0) {
        true => Err(RosterRefusal::Encoding { looks_like: None }),
        false => Ok(Decoded { text, guessed: None }),
    }
}

/// The bytes that were read as Latin 1 or as Windows 1252, which has signs where that has
/// none; nothing where there are characters of neither.
fn bytes_of_western(text: &str) -> Option<Vec<u8>> {
    let signs: Vec<(char, u8)> = (0x80..=0x9F_u8)
        .filter_map(|byte| {
            let sign = WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()?;
            Some((sign, byte))
        })
        .collect();
    let byte = |ch: char| match u8::try_from(ch) {
        Ok(byte) => Some(byte),
        Err(_) => signs.iter().find(|(sign, _)| *sign == ch).map(|(_, byte)| *byte),
    };
    text.chars().map(byte).collect()
}

/// UTF-8 read as GBK: rare characters whose bytes are UTF-8 again, but for the ends of
/// words whose last byte found no partner.
fn of_gbk(text: Cow<'_, str>) -> Result<Decoded<'_>, RosterRefusal> {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let kept: String = sample.chars().filter(|ch| *ch != char::REPLACEMENT_CHARACTER).collect();
    let again = GB18030.encode(&kept).0;
    let again = String::from_utf8_lossy(&again);
    let bad = again.matches(char::REPLACEMENT_CHARACTER).count();
    if again.chars().filter(is_chinese).count() < 4.max(2 * bad) {
        return Ok(Decoded { text, guessed: None });
    }
    let (bytes, _, lost) = GB18030.encode(&text);
    match std::str::from_utf8(&bytes) {
        Ok(mended) if !lost && mostly_chinese(mended) => {
            let guessed = Some(TextEncoding::Mojibake);
            Ok(Decoded { text: Cow::Owned(mended.to_owned()), guessed })
        }
        _ => Err(RosterRefusal::Encoding { looks_like: None }),
    }
}

/// How much of a text tells whether it is worth reading again.
const SAMPLE: usize = 64 << 10;

fn is_chinese(ch: &char) -> bool {
    matches!(ch, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

/// Whether most characters beyond ASCII are Chinese.
fn mostly_chinese(text: &str) -> bool {
    let foreign = text.chars().filter(|ch| !ch.is_ascii()).count();
    text.chars().filter(is_chinese).count() * 10 >= foreign.max(1) * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "姓名,身份证号,户口状态\n张三,5301,正常\n李四,5302,迁出\n";

    fn mended(text: &str) -> Option<String> {
        mend(Cow::Borrowed(text)).ok().map(|decoded| decoded.text.into_owned())
    }

    #[test]
    fn bytes_read_one_by_one_are_read_again() {
        for bytes in [TEXT.as_bytes().to_vec(), GB18030.encode(TEXT).0.into_owned()] {
            let wrong = WINDOWS_1252.decode_without_bom_handling(&bytes).0;
            assert_eq!(mended(&wrong).as_deref(), Some(TEXT));
            let latin: String = bytes.iter().map(|byte| char::from(*byte)).collect();
            assert_eq!(mended(&latin).as_deref(), Some(TEXT));
        }
    }

    #[test]
    fn utf_8_read_as_gbk_is_read_again_or_refused() {
        let even = "姓名,参保状态,正常状态\n";
        let wrong = GB18030.decode_without_bom_handling(even.as_bytes()).0;
        assert!(mended(&wrong).is_none_or(|text| text == even));
        let wrong = GB18030.decode_without_bom_handling(TEXT.as_bytes()).0;
        assert!(mended(&wrong).is_none_or(|text| text == TEXT), "{wrong}");
    }

    #[test]
    fn good_text_stays() {
        for text in [
            TEXT,
            "Müller,Noël,Łódź,Zoë,Günter,François\n",
            "张三,锟斤拷,正常参保,昆阳街道办事处\n",
            "喆䶮㛃",
        ] {
            assert_eq!(mended(text).as_deref(), Some(text));
        }
        assert_eq!(mended(&"锟斤拷锟斤拷,5301\n".repeat(3)), None);
    }
}
