//! A made-up district for benchmarks: surnames by share, given names as people
//! give them, and the ways in which somebody is looked for. The same every time.

use pinyin::ToPinyin;
use youyang::base::{Date, IdNumber, PersonId, Places, TownshipCode};
use youyang::search::SearchEntry;

pub struct District {
    pub people: Vec<Citizen>,
}

pub struct Citizen {
    pub person: u32,
    name: String,
    pinyin: String,
    initials: String,
    id_number: IdNumber,
    phone: String,
    pub township: TownshipCode,
    village: String,
    village_short: String,
    legacy_no: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Name,
    Pinyin,
    Initials,
    IdPiece,
    Phone,
    Village,
    InitialsVillage,
    BirthDate,
    LegacyNo,
}

impl Kind {
    pub const ALL: [Kind; 9] = [
        Kind::Name,
        Kind::Pinyin,
        Kind::Initials,
        Kind::IdPiece,
        Kind::Phone,
        Kind::Village,
        Kind::InitialsVillage,
        Kind::BirthDate,
        Kind::LegacyNo,
    ];
    /// Shares of a hundred sessions.
    const SHARES: [u32; 9] = [22, 22, 14, 13, 9, 6, 6, 4, 4];
}

/// Somebody is looked for: the text is typed stroke by stroke.
pub struct Session {
    pub kind: Kind,
    pub person: u32,
    pub text: String,
}

impl District {
    pub fn new(size: usize) -> Self {
        let mut dice = fastrand::Rng::with_seed(size as u64);
        let surnames: Vec<(&str, &str, u32)> = SURNAMES
            .split_whitespace()
            .map(|surname| {
                let mut cells = surname.split('/');
                let mut cell = || cells.next().unwrap_or_default();
                (cell(), cell(), cell().parse().unwrap_or_default())
            })
            .collect();
        let by_share = Shares::new(surnames.iter().map(|surname| f64::from(surname.2)));
        let given: Vec<char> = GIVEN.chars().collect();
        let by_rank = Shares::new((0..given.len()).map(|rank| 1.0 / (rank as f64 + 4.0)));
        let villages = villages(size, &given, &mut dice);
        let people = (1..=size as u32).map(|person| {
            let (surname, said, _) = surnames[by_share.pick(&mut dice)];
            let length = if dice.u32(..100) < 82 { 2 } else { 1 };
            let mut name = surname.to_owned();
            let (mut pinyin, mut initials) = (said.to_owned(), said[..1].to_owned());
            for _ in 0..length {
                let ch = given[by_rank.pick(&mut dice)];
                let said = ch.to_pinyin().map(|said| said.plain().replace('ü', "v"));
                let said = said.unwrap_or_default();
                name.push(ch);
                initials.extend(said.chars().take(1));
                pinyin.push_str(&said);
            }
            let (township, village, village_short) = villages[dice.usize(..villages.len())].clone();
            let legacy = dice.u32(..100) < 75;
            Citizen {
                person,
                name,
                pinyin,
                initials,
                id_number: id_number(&mut dice),
                phone: format!(
                    "1{}{:08}",
                    [39, 38, 35, 58, 77, 87][dice.usize(..6)],
                    dice.u32(..100_000_000)
                ),
                township,
                village,
                village_short,
                legacy_no: if legacy { format!("BZD{person:06}") } else { String::new() },
            }
        });
        Self { people: people.collect() }
    }

    pub fn names(&self) -> String {
        let names: std::collections::HashSet<&str> =
            self.people.iter().map(|citizen| citizen.name.as_str()).collect();
        format!("{} distinct", names.len())
    }

    /// Somebody with a 参保编号 if that is to be typed, looked for in some way.
    pub fn session(&self, seed: u64) -> Session {
        let mut dice = fastrand::Rng::with_seed(seed);
        let kind = Kind::ALL[Shares::new(Kind::SHARES.map(f64::from).into_iter()).pick(&mut dice)];
        let mut citizen = &self.people[dice.usize(..self.people.len())];
        while kind == Kind::LegacyNo && citizen.legacy_no.is_empty() {
            citizen = &self.people[dice.usize(..self.people.len())];
        }
        let id = citizen.id_number.as_str();
        let text = match kind {
            Kind::Name => citizen.name.clone(),
            Kind::Pinyin => citizen.pinyin.clone(),
            Kind::Initials => citizen.initials.clone(),
            Kind::IdPiece => match dice.u32(..4) {
                0 => id.to_owned(),
                1 | 2 => id[dice.usize(8..=12)..].to_owned(),
                _ => {
                    let start = dice.usize(..=8);
                    id[start..start + dice.usize(6..=10)].to_owned()
                }
            },
            Kind::Phone => citizen.phone[dice.usize(..=4)..].to_owned(),
            Kind::Village => citizen.village_short.clone(),
            Kind::InitialsVillage => format!("{} {}", citizen.initials, citizen.village_short),
            Kind::BirthDate => citizen.id_number.birth_date().to_string(),
            Kind::LegacyNo => citizen.legacy_no.to_lowercase(),
        };
        Session { kind, person: citizen.person, text }
    }

    /// How many people match the whole text of a session as well as the one meant.
    pub fn equals(&self, session: &Session) -> usize {
        let text = session.text.as_str();
        let equal = |citizen: &&Citizen| match session.kind {
            Kind::Name => citizen.name == text,
            Kind::Pinyin => citizen.pinyin == text,
            Kind::Initials => citizen.initials == text,
            Kind::IdPiece => citizen.id_number.as_str().contains(text),
            Kind::Phone => citizen.phone.contains(text),
            Kind::Village => citizen.village_short == text,
            Kind::InitialsVillage => {
                text.split_once(' ') == Some((&citizen.initials, &citizen.village_short))
            }
            Kind::BirthDate => citizen.id_number.birth_date().to_string() == text,
            Kind::LegacyNo => citizen.legacy_no.eq_ignore_ascii_case(text),
        };
        self.people.iter().filter(equal).count()
    }
}

impl Citizen {
    pub fn line(&self) -> String {
        format!(
            "{} {} {} {} {} {} {}",
            self.name,
            self.pinyin,
            self.initials,
            self.id_number.as_str(),
            self.phone,
            self.village,
            self.legacy_no
        )
    }
}

pub fn entry(citizen: &Citizen) -> SearchEntry {
    SearchEntry {
        person: PersonId(citizen.person),
        name: citizen.name.clone(),
        id_number: citizen.id_number,
        phone: citizen.phone.clone(),
        township: citizen.township,
        village: citizen.village.clone(),
        village_short: citizen.village_short.clone(),
        legacy_no: citizen.legacy_no.clone(),
    }
}

/// The district's own villages, or 3,200 made-up ones for a million people.
fn villages(
    size: usize,
    given: &[char],
    dice: &mut fastrand::Rng,
) -> Vec<(TownshipCode, String, String)> {
    if size < 100_000 {
        let places = Places::district();
        let own = places.townships().iter().flat_map(|(township, _)| {
            let villages = places.villages_of(*township);
            villages.map(|(code, name)| (*township, name.clone(), places.village_short(*code)))
        });
        return own.collect();
    }
    let made = (0..3200).map(|at| {
        let length = dice.usize(2..=3);
        let short: String = (0..length).map(|_| given[dice.usize(..given.len())]).collect();
        (TownshipCode(530_115_001 + at % 100), format!("{short}村委会"), short)
    });
    made.collect()
}

fn id_number(dice: &mut fastrand::Rng) -> IdNumber {
    let regions = [530_122, 530_122, 530_122, 530_122, 530_115, 530_102, 532_401, 510_322];
    loop {
        let birth = Date::new(dice.i32(1930..=2001), dice.u32(1..=12), dice.u32(1..=31));
        let number = birth
            .and_then(|birth| IdNumber::compose(regions[dice.usize(..8)], birth, dice.u32(1..999)));
        if let Some(number) = number {
            return number;
        }
    }
}

/// Picks by share.
struct Shares(Vec<f64>);

impl Shares {
    fn new(shares: impl Iterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        Self(
            shares
                .map(|share| {
                    sum += share;
                    sum
                })
                .collect(),
        )
    }

    fn pick(&self, dice: &mut fastrand::Rng) -> usize {
        let point = dice.f64() * self.0.last().copied().unwrap_or_default();
        self.0.partition_point(|sum| *sum <= point).min(self.0.len() - 1)
    }
}

/// A hundred surnames, their pinyin, their share in ten thousands.
const SURNAMES: &str = "王/wang/717 李/li/719 张/zhang/679 刘/liu/517 陈/chen/463 杨/yang/318 赵/zhao/217 \
    黄/huang/222 周/zhou/205 吴/wu/198 徐/xu/152 孙/sun/153 胡/hu/131 朱/zhu/127 高/gao/120 林/lin/114 \
    何/he/118 郭/guo/115 马/ma/106 罗/luo/97 梁/liang/86 宋/song/87 郑/zheng/89 谢/xie/78 韩/han/76 \
    唐/tang/75 冯/feng/67 于/yu/64 董/dong/61 萧/xiao/56 程/cheng/57 曹/cao/58 袁/yuan/54 邓/deng/56 \
    许/xu/60 傅/fu/51 沈/shen/50 曾/zeng/58 彭/peng/58 吕/lv/45 苏/su/45 卢/lu/46 蒋/jiang/47 蔡/cai/46 \
    贾/jia/42 丁/ding/44 魏/wei/46 薛/xue/39 叶/ye/42 阎/yan/38 余/yu/41 潘/pan/41 杜/du/40 戴/dai/38 \
    夏/xia/38 钟/zhong/39 汪/wang/36 田/tian/37 任/ren/40 姜/jiang/38 范/fan/36 方/fang/35 石/shi/35 \
    姚/yao/34 谭/tan/33 廖/liao/34 邹/zou/33 熊/xiong/32 金/jin/31 陆/lu/31 郝/hao/30 孔/kong/29 白/bai/29 \
    崔/cui/28 康/kang/28 毛/mao/28 邱/qiu/28 秦/qin/27 江/jiang/27 史/shi/26 顾/gu/26 侯/hou/26 邵/shao/25 \
    孟/meng/25 龙/long/25 万/wan/25 段/duan/25 雷/lei/23 钱/qian/23 汤/tang/22 尹/yin/22 黎/li/22 易/yi/21 \
    常/chang/21 武/wu/21 乔/qiao/20 贺/he/20 单/shan/8 解/xie/7 查/zha/6 仇/qiu/5";

/// Characters of given names, the commonest first.
const GIVEN: &str = "英华文玉秀明丽兰国春红金珍平海芳梅小荣建德桂云凤永军志莲美学林燕香生伟龙霞艳琼光福\
    清强仙家芬萍玲成娟静勇素翠雪峰辉正东杰忠晓俊超敏良庆祥洪波慧兴江新立天琴雨淑菊花发义水保彩惠连\
    贵宝和亚莉安顺才爱瑞鑫飞开培富亮浩彬斌利会长子涛健艺琳洁佳凯月朝贤刚亭思阳少先应宇鹏世维启润\
    绍芝元广存从树坤田昌中有仁万胜宗根诗豪悦宁益全康旭达树娇欣怡婷婷佩锦芹群莹倩雯颖梦琪瑶珊露娜\
    蕾薇菲曼可依心若语嘉睿轩泽涵梓铭煜晨昊博然皓宸一逸航子墨钰钧锋锐铁钢银铜镇磊石岩岭山川河溪湖\
    源泉润泽沛济洋深渊滨源沙湘澜漫灵炎焕烈熙照煌炳耀晖昭映景晴晶智聪颜喜乐欢福禄寿禧祺祝神礼义信孝\
    廉耻勤俭恭让谦厚朴诚实真善达理道通运转轮回归来去往返进退升降起落开合分聚散关启闭守望看听说读写画\
    琪琦琛琢琬琰璇璋璐璟瑜瑾珏珂珑珠球理环玮玥玫环班弟妹姐娃妮妍妙妤姝姣姿娅娥婉婕媛嫣嬿孟季仲伯叔";
