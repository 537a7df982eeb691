//! Staff of every department and level, and of every township, password `demo`.

use crate::base::{Login, Places};
use crate::casework::{AccountCommand, Command, Department, Level};
use crate::cli::reply::CommandError;
use crate::cli::sign_in::new_session;
use crate::office::{Actor, Office, Submission, hash_password};

/// Made-up names, two a department or township.
const NAMES: [&str; 32] = [
    "李华",
    "杨丽芬",
    "张伟",
    "段文斌",
    "王芳",
    "普建国",
    "赵敏",
    "毕秀英",
    "刘洋",
    "李红梅",
    "陈静",
    "施绍文",
    "周磊",
    "曾晓燕",
    "吴强",
    "解春兰",
    "徐超",
    "单志明",
    "孙艳",
    "仇丽华",
    "马俊",
    "查云飞",
    "朱琳",
    "尉迟宏",
    "胡杰",
    "郭雪梅",
    "林涛",
    "何玉珍",
    "高峰",
    "罗兰芝",
    "郑凯",
    "梁惠",
];

pub(super) fn hire(office: &Office) -> Result<(), CommandError> {
    let password = hash_password("demo")?;
    let places = Places::district();
    let townships = places.townships().iter();
    let townships = townships.map(|(code, _)| (Department::Township, Some(*code)));
    let others = Department::ALL.into_iter().filter(|d| *d != Department::Township);
    let posts = others.map(|department| (department, None)).chain(townships);
    let posts = posts.flat_map(|post| [Level::Clerk, Level::Supervisor].map(|level| (post, level)));
    let mut accounts = posts.zip(NAMES).map(|(((department, township), level), name)| {
        let place = township.map_or_else(|| department.code().to_owned(), |code| code.to_string());
        AccountCommand::Add {
            login: Login::from(format!("{place}.{}", level.code()).as_str()),
            name: name.to_owned(),
            department,
            level,
            township,
            password: password.clone(),
            ssh_key: None,
        }
    });
    // The store's founder must be the first; the others are its hires.
    let founder = Actor::founder(Login::from("human-resources.supervisor"), new_session());
    let mut own: Vec<AccountCommand> = accounts.by_ref().collect();
    let first = own.iter().position(
        |add| matches!(add, AccountCommand::Add { login, .. } if *login == founder.login),
    );
    if let Some(first) = first {
        own.swap(0, first);
    }
    let submissions = own.into_iter().map(|add| Submission {
        id: office.next_command(&founder.session),
        command: Command::Account(add),
        seen: None,
    });
    for outcome in office.submit_all(&founder, submissions.collect())? {
        outcome?;
    }
    Ok(())
}
