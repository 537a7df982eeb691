# Refusals: what happened, and the next step.
refusal-wrong-password = 用户名或密码不对。
refusal-wrong-password-next = 请重新输入；连续输错五次后账号会锁定一段时间。
refusal-own-work = 这件是您本人经办的，不能由本人复核。
refusal-own-work-next = 请由另一位有审核权限的同事处理。
