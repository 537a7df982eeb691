//! Texts that stand where a name should and are none (K13).

use super::FaultCause;
use super::heading_text::name_and_note;
use super::tables::words;
use crate::base::{Places, fold_width};
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

/// Why a name in a list of people is not that of one whole person: part of it is hidden, or it
/// stands for several. A bank hides part of a holder's name by itself.
pub(super) fn fault_of_person(written: &str, name: &str) -> Option<FaultCause> {
    match () {
        () if is_label(name) => Some(FaultCause::NotAName),
        () if is_masked(name) => Some(FaultCause::MaskedName),
        () if stands_in(name) => Some(FaultCause::TwoNames),
        () if names_two_apart(written) || stands_for_several(name) => Some(FaultCause::TwoNames),
        () => None,
    }
}

/// `（作废）农一`, `样例：张三`, `第1组`, `户主张三`, `张三之妻`: words about a person, and no name.
fn is_label(name: &str) -> bool {
    let names = &words().names;
    let (bare, _) = name_and_note(name);
    let long = |text: &str| text.chars().count() >= 2;
    let of_relation = |word: &String| bare.strip_suffix(word.as_str()).is_some_and(long);
    name.contains([':', '：'])
        || names.struck.iter().any(|word| name.contains(word.as_str()))
        || bare.starts_with('第') && bare.ends_with(['组', '队', '社', '户', '号', '页'])
        || bare.strip_prefix("户主").is_some_and(long)
        || names.relations.iter().any(of_relation)
}

/// `王某某`, `李××`, `李*`, `张XX`: a character that stands for one left out.
fn is_masked(name: &str) -> bool {
    let names = &words().names;
    let folded = fold_width(name);
    let is_mask = |ch: char| names.masks.contains(&ch);
    let bare = folded.trim_end_matches(['x', 'X']);
    let crossed = folded.len() > bare.len() && bare.chars().last().is_some_and(is_han_number);
    folded.contains(is_mask) || crossed
}

fn names_two(text: &str) -> bool {
    let names = &words().names;
    let long = |part: &str| part.trim().chars().filter(|ch| ch.is_alphabetic()).count() >= 2;
    names.between.iter().any(|mark| {
        let mut parts =
            text.match_indices(*mark).map(|(at, mark)| (&text[..at], &text[at + mark.len()..]));
        // 和 and 及 are names' own characters: only between two whole names.
        let whole = |part: &str| !mark.is_alphabetic() || is_like_a_name(part);
        parts.any(|(first, second)| long(first) && long(second) && whole(first) && whole(second))
    })
}

/// `张三 李四`: two names with a blank between them. `张 三` and `欧阳 明华` are one each.
fn names_two_apart(written: &str) -> bool {
    let parts: Vec<&str> = written.split_whitespace().collect();
    let compound = |part: &str| words().names.compound_surnames.iter().any(|name| name == part);
    parts.len() > 1 && !compound(parts[0]) && parts.iter().all(|part| is_like_a_name(part))
}

/// `张三（代李四）`: whose line it is nobody can tell.
fn stands_in(name: &str) -> bool {
    let (_, note) = name_and_note(name);
    note.strip_prefix('代').is_some_and(|whom| whom.chars().count() >= 2)
}

/// `张三及家人`, `李四等3人`: somebody and whoever belongs to them.
fn stands_for_several(name: &str) -> bool {
    const FEWEST: usize = 4;
    let bare = name.trim_end_matches(['(', ')', '（', '）', '户', '人', '口'].as_slice());
    let counted = bare.trim_end_matches(|ch: char| ch.is_ascii_digit() || is_count(ch));
    let ends = |word: &String| {
        [name, bare, counted].iter().any(|text| {
            text.strip_suffix(word.as_str()).is_some_and(|rest| rest.chars().count() >= 2)
        })
    };
    name.chars().count() >= FEWEST && words().names.plural.iter().any(ends)
}

fn is_count(ch: char) -> bool {
    "一二两三四五六七八九十".contains(ch)
}

/// Two or three Chinese characters, the first of them a surname.
fn is_like_a_name(text: &str) -> bool {
    let names = &words().names;
    let mut characters = text.chars();
    (2..=3).contains(&text.chars().count())
        && characters.next().is_some_and(|first| names.surnames.contains(first))
        && characters.all(is_han_number)
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

    #[test]
    fn k13_a_name_is_that_of_one_whole_person() {
        for (name, cause) in [
            ("王某某", FaultCause::MaskedName),
            ("李某", FaultCause::MaskedName),
            ("李××", FaultCause::MaskedName),
            ("李*", FaultCause::MaskedName),
            ("李＊华", FaultCause::MaskedName),
            ("张XX", FaultCause::MaskedName),
            ("张ｘｘ", FaultCause::MaskedName),
            ("李○○", FaultCause::MaskedName),
            ("（作废）农一", FaultCause::NotAName),
            ("样例：张三", FaultCause::NotAName),
            ("第1组", FaultCause::NotAName),
            ("户主张三", FaultCause::NotAName),
            ("张三之妻", FaultCause::NotAName),
            ("五保户", FaultCause::NotAName),
            ("张三丶李四", FaultCause::TwoNames),
            ("张三（代李四）", FaultCause::TwoNames),
            ("张三 李四", FaultCause::TwoNames),
            ("张三\n李秀英", FaultCause::TwoNames),
            ("张三和李四", FaultCause::TwoNames),
            ("张和平和李四", FaultCause::TwoNames),
            ("张三及李四", FaultCause::TwoNames),
            ("张三及家人", FaultCause::TwoNames),
            ("李秀英等3人", FaultCause::TwoNames),
            ("李秀英等三人", FaultCause::TwoNames),
            ("张三夫妇", FaultCause::TwoNames),
            ("李秀英一家三口", FaultCause::TwoNames),
        ] {
            let tidy = crate::base::tidy_name(name);
            let found = fault_of(&tidy, &Places::district());
            assert_eq!(found.or_else(|| fault_of_person(name, &tidy)), Some(cause), "{name}");
        }
        for name in [
            "张 三",
            "张　三",
            "欧阳 明华",
            "司马 光",
            "和春花",
            "张和平",
            "和志和",
            "和 志刚",
            "及红丽",
            "阿依 古丽",
            "买买提·吐尔逊",
            "阿布都热和曼江",
            "吐尔逊和卓",
            "李YAN",
            "MAXX",
            "Alex",
            "张一家",
            "王平等",
            "夏夫妇",
            "李万三",
            "第五明",
            "张三（代领）",
            "张三（李四之妻）",
            "农一",
            "王(一)",
            "李刚?",
        ] {
            let tidy = crate::base::tidy_name(name);
            let found = fault_of(&tidy, &Places::district());
            assert_eq!(found.or_else(|| fault_of_person(name, &tidy)), None, "{name}");
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
