//! Texts that stand where a name should and are none (K13).

use super::FaultCause;
use super::tables::words;
use crate::base::Places;
use encoding_rs::GB18030;

/// Why a text is no person's name; `None` where it may be one.
pub(super) fn fault_of(name: &str, places: &Places) -> Option<FaultCause> {
    let names = &words().names;
    let bare = name.trim_matches(['(', ')', '（', '）']);
    let lower = bare.to_lowercase();
    match () {
        () if bare.is_empty() => None,
        () if name.starts_with(['#', '=', '+', '-', '@']) => Some(FaultCause::Formula),
        () if names.mojibake.iter().any(|text| name.contains(text.as_str())) => {
            Some(FaultCause::Mojibake)
        }
        () if is_utf8_read_as_gbk(bare) => Some(FaultCause::Mojibake),
        () if names.none.contains(&lower) => Some(FaultCause::NotAName),
        () if bare.chars().any(|ch| ch.is_numeric() && !is_han_number(ch)) && !has_name(bare) => {
            Some(FaultCause::NotAName)
        }
        () if names_two(bare) => Some(FaultCause::TwoNames),
        () if is_too_long(bare) => Some(FaultCause::TooLong),
        () if is_place(bare, places) => Some(FaultCause::NotAName),
        () => None,
    }
}

/// 一二三 are numbers for Unicode and parts of names for everybody else.
fn is_han_number(ch: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&ch)
}

/// Whether a text with figures in it has letters beside them: `农12` may be how somebody is
/// told apart from another of the name.
fn has_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

fn names_two(text: &str) -> bool {
    let names = &words().names;
    let long = |part: &str| part.trim().chars().filter(|ch| ch.is_alphabetic()).count() >= 2;
    names.between.iter().any(|mark| {
        let Some((first, rest)) = text.split_once(*mark) else { return false };
        let second = rest.split(*mark).next().unwrap_or_default();
        let is_word = mark.is_alphabetic();
        // 和 and 及 are names' own characters: only between names of two characters and more.
        long(first) && long(second) && (!is_word || text.chars().count() >= 6)
    })
}

fn is_too_long(text: &str) -> bool {
    let names = &words().names;
    let dotted = text.contains(['·', ' ', '.']) || text.is_ascii();
    text.chars().count() > if dotted { names.longest_with_dot } else { names.longest }
}

/// A township, or a village with its ending: `昆阳街道`, `汉营村委会`.
fn is_place(text: &str, places: &Places) -> bool {
    places.township(text).is_some()
        || places.is_village(text)
        || text.ends_with("村委会")
        || text.ends_with("居委会")
}

/// `寮犲浗鑹`: UTF-8 that was taken for GBK. Its bytes as GBK are UTF-8 of two common
/// characters at least, and among what they were taken for are rare ones; real names of
/// three characters hardly ever do that.
fn is_utf8_read_as_gbk(text: &str) -> bool {
    if text.chars().count() < 3 || text.is_ascii() {
        return false;
    }
    // Most names end here: a common character in front is no beginning of another in UTF-8.
    let first = text.chars().next().map_or(0, char::len_utf8);
    if !matches!(*GB18030.encode(&text[..first]).0, [0xE4..=0xE9, ..]) {
        return false;
    }
    let (bytes, _, lost) = GB18030.encode(text);
    if lost {
        return false;
    }
    let whole = match std::str::from_utf8(&bytes) {
        Ok(whole) => whole,
        Err(fault) if fault.error_len().is_none() || bytes.len() - fault.valid_up_to() <= 2 => {
            str::from_utf8(&bytes[..fault.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return false,
    };
    let is_han = |ch: char| ('\u{4e00}'..='\u{9fff}').contains(&ch);
    whole.chars().count() >= 2
        && whole.chars().all(|ch| is_han(ch) && is_common(ch))
        && text.chars().any(|ch| !is_common(ch))
}

/// Of the 3,755 characters of GB 2312's first level, which are sorted by sound.
fn is_common(ch: char) -> bool {
    let text = ch.to_string();
    let (bytes, _, lost) = GB18030.encode(&text);
    !lost && matches!(*bytes, [0xB0..=0xD7, 0xA1..=0xFE])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k13_what_is_no_name_is_said_to_be_none() {
        let places = Places::district();
        for (name, cause) in [
            ("0", FaultCause::NotAName),
            ("12345", FaultCause::NotAName),
            ("#REF!", FaultCause::Formula),
            ("#NAME?", FaultCause::Formula),
            ("=A1", FaultCause::Formula),
            ("FALSE", FaultCause::NotAName),
            ("同上", FaultCause::NotAName),
            ("合计", FaultCause::NotAName),
            ("未知", FaultCause::NotAName),
            ("暂缺", FaultCause::NotAName),
            ("户主", FaultCause::NotAName),
            ("妻", FaultCause::NotAName),
            ("张三/李四", FaultCause::TwoNames),
            ("张三、李四", FaultCause::TwoNames),
            ("锟斤拷锟斤拷", FaultCause::Mojibake),
            ("寮犲浗鑹", FaultCause::Mojibake),
            ("昆阳街道", FaultCause::NotAName),
            ("汉营村委会", FaultCause::NotAName),
            ("张三李四王五赵六孙七周八吴九郑十冯十一陈十二褚十三", FaultCause::TooLong),
        ] {
            assert_eq!(fault_of(name, &places), Some(cause), "{name}");
        }
        for name in [
            "张国良",
            "农一",
            "农12",
            "阿鲁·沙马",
            "李YAN",
            "王(一)",
            "张三（已故）",
            "买买提·吐尔逊·阿不都热合曼",
            "无垢",
            "女娲",
            "和志刚",
            "及红丽",
            "蒋和平",
            "寮步华",
            "王昆阳",
            "欧阳长青",
            "李刚?",
        ] {
            assert_eq!(fault_of(name, &places), None, "{name}");
        }
    }

    /// No name of common characters, as the made-up district has them, is taken for mojibake.
    #[test]
    fn k13_the_surnames_table_with_common_names_is_never_mojibake() {
        let common = "国良桂芳德福玉兰志强秀英建华丽娟春梅小明俊杰雅婷梓涵";
        let common: Vec<char> = common.chars().collect();
        for surname in
            "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻".chars()
        {
            for pair in common.windows(2) {
                let name: String = [surname, pair[0], pair[1]].into_iter().collect();
                assert!(!is_utf8_read_as_gbk(&name), "{name}");
            }
        }
    }
}
