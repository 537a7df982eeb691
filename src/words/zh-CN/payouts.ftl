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
# 年度批量申领
round-title = 年度批量申领
round-people = 本类人员
round-open = 查看人员
round-yes = 开始办理
round-ask = 办理 { $year } 年度批量申领？
round-will-claim = 为 { $count } 人申领缴费补助，共 { $amount } 元；之后逐级审核、付款。
round-will-review = 其中 { $count } 人已去世或户籍登记死亡，只能逐件审核，不批量通过。
round-tally = 应办 { $due } = 可申领 { $issued } + 暂缓 { $held } + 不予补助 { $refused }；此前已申领 { $claimed }
round-needed = 需要 { $amount } 元，专户可用 { $free } 元
round-running = { $year } 年度办理中，已办 { $through } / { $of }；可以离开，稍后再看。
round-came-to = { $year } 年度办完：应办 { $due } = 已申领 { $issued } + 暂缓 { $held } + 不予补助 { $refused }
round-broke-off = 没有办完：{ $cause } 已申领的有效，可以再办一次。
round-no-year = 该年度不能办理；可以办理的是 { $first } 年到 { $present } 年。
round-paid-in = { $scheme } { $day } 缴费 { $amount } 元 凭证 { $voucher }
round-note = 五(四)2、五(四)1：每人每年 1,000 元，最多 15 年。批量申领与逐人申领的条件完全相同，再办不会重复。
round-runs = 年度批量申领正在办理，办完后再办。
round-none = 没有可申领的人：暂缓和不予补助的，选中一行按 Enter 看各人的原因。
payout-nothing = 这一笔{ $progress }，这里没有要办的。
