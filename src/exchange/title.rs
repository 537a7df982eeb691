//! What the title of a table, and the names of its sheet and file, tell of all its lines.

use super::heading_text::value_key;
use crate::base::{Places, TownshipCode, VillageCode, short_township};

/// The places that a title names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TitlePlaces {
    pub township: Option<TownshipCode>,
    pub village: Option<VillageCode>,
}

/// The township, and the village in it, that the title names; where it names none, those of
/// the names given after it, in their order. Two townships in one text are none.
pub(super) fn places_of<'a>(
    places: &Places,
    title: impl Iterator<Item = &'a str>,
    names: &[&str],
) -> TitlePlaces {
    let title: String = title.map(value_key).collect::<Vec<_>>().join(" ");
    let texts = std::iter::once(title).chain(names.iter().map(|name| value_key(name)));
    let texts: Vec<String> = texts.collect();
    let township = texts.iter().find_map(|text| township_in(places, text));
    let village =
        township.and_then(|code| texts.iter().find_map(|text| village_in(places, code, text)));
    TitlePlaces { township, village }
}

fn township_in(places: &Places, text: &str) -> Option<TownshipCode> {
    let named = |short: bool| {
        let mut found = places.townships().iter().filter(|(code, name)| {
            let names = [name.clone(), places.township_name_of_2020(*code)];
            let held = |name: &str| text.contains(if short { short_township(name) } else { name });
            names.iter().any(|name| held(name))
        });
        let first = found.next()?;
        found.next().is_none().then_some(first.0)
    };
    named(false).or_else(|| named(true))
}

fn village_in(places: &Places, township: TownshipCode, text: &str) -> Option<VillageCode> {
    let mut found = places.villages_of(township).filter(|(code, full)| {
        text.contains(full.as_str()) || text.contains(&format!("{}村", places.village_short(*code)))
    });
    let first = found.next()?;
    found.next().is_none().then_some(first.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k15_the_title_tells_where_all_lines_are_from() {
        let places = Places::district();
        let of = |title: &str, names: &[&str]| places_of(&places, [title].into_iter(), names);
        let kunyang = Some(TownshipCode(530_115_001));
        let village = Some(VillageCode(530_115_001_204));
        let found = of("昆阳街道汉营村委会被征地农民花名册", &[]);
        assert_eq!((found.township, found.village), (kunyang, village));
        assert_eq!(of("昆阳被征地人员花名册", &[]).township, kunyang);
        assert_eq!(
            of("被征地人员花名册", &["汉营", "二街镇名册.xlsx"]).township,
            Some(TownshipCode(530_115_101))
        );
        assert_eq!(of("昆阳街道、宝峰街道名册", &[]).township, None);
        assert_eq!(of("晋宁区被征地人员花名册", &["名册.csv"]), TitlePlaces::default());
    }
}
