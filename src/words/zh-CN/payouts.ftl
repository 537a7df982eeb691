# The tabs of money on its way.
payout-all = 全部
payout-to-apply = 待申请
payout-in-review = 待审核
payout-to-pay = 待付款
payout-done = 已到账
payout-undone = 未通过或已追回
payout-apply = 申请
payout-review = 审批
payout-pay = 到账
payout-village = 住址
payout-way = 进度
payout-total = 合计 { $count } 件，{ $amount } 元
payout-none = 没有符合的。
payout-recovery = 追回 { $year }
payout-open = 打开档案
payout-do-apply = 申请
payout-note = 五(五)：专款专用。每笔从申请、审批到到账，都由不同的人办；付款后登记回单号，才算到账。
