# Home: what waits.
home-title = 首页
home-morning = { $name }，上午好
home-afternoon = { $name }，下午好
home-evening = { $name }，晚上好
home-people = 全区登记 { $count } 人
home-township-people = 本乡镇（街道）登记 { $count } 人
home-waits = 等我办的
home-count = 件数
home-oldest = 最早一件
home-since = { $since } 起，已等 { $days } 天
home-empty = 没有
home-nothing-mine = 没有要您审核或接着办的。
home-left = 没有提交的表单
home-deadline = 现有人员身份确认，{ $day } 止
home-confirmed = 已确认 { $done } / { $all } 人
home-set-aside = 名册有 { $count } 行没有读入，待更正后重新导入
home-hint = 按数字打开上面的标签页；按 1 或 / 查人；Ctrl-P 找任何一件事。
