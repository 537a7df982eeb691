# Signing in, and the locked screen.
gate-title = 登录
gate-locked = 已锁屏：{ $login }
gate-login = 用户名
gate-password = 密码
gate-enter = 登录
gate-unlock = 解锁
gate-aligned = 左边两条竖线是否对齐？没有对齐的，请用 --ascii 打开。
