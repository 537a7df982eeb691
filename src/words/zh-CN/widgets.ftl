# Forms, questions, messages.
form-required = 必填
form-no-date = 不是日期，请按 2020-03-01 填写
form-no-money = 不是金额，请按 1234.50 填写
confirm-cancel = 取消
confirm-word = 确认
confirm-type = 此事不可撤销。请键入“{ $word }”后按 Enter：
message-refused = 不能办理
message-clause = 依据：{ $clause }
message-next = 下一步：{ $next }
message-changed = 内容已变动
message-changed-more = 之前另有 { $count } 处变动，见“经过”
message-changed-kept = 您的操作没有提交，填的内容都还在。看过上面的变动再决定：仍要办的，再提交一次。
message-fault = 没有办成
picker-none = 没有符合的
