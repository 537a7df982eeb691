# The acts: forms at the counter, what they show, and the receipts.
act-choose = 参保选择
act-claim = 申领补助
act-refund = 退保退款
act-transition = 并轨衔接
act-reverse = 撤销并轨
act-recovery = 追回补助
act-top-up-recovery = 追回一次性补足
act-amend = 修改档案
act-death = 登记死亡
act-correct-death = 更正死亡登记
act-not-dead = 排除户籍死亡登记
act-correct-contribution = 更正缴费记录
act-ask-household = 请公安核户籍
act-contribution = 登记缴费
act-confirmation = 发起身份确认
act-payment = 登记付款
act-register = 登记人员

act-hand-in = 提交审核
act-record = 登记
act-see-below = 此项不能办，原因见下
act-phone-shape = 电话应为 7 至 12 位数字，可带区号、+86 和短横
act-see-above = 证件号不对，原因见核对栏
act-no-area = 不是面积，请按 4.90 填写（亩）
act-check = 请核对
act-none = 无
act-died = 已去世
act-done = 已办：{ $act }
act-case = 办件号 { $case }

act-present = （现选）
act-set-by-office = * 本单位设定，方案未写明
act-paper-choice = 签字单
act-paper-receipt = 回执
act-signed = 本人已签字
act-choose-first = 请先由本人选定一项（1、2、3 或左右键）。
act-sign-first = 请本人在单上签字，再按空格勾选“本人已签字”。
act-choose-note = 五(一)1、五(六)：选择前要让本人看清各项待遇；三项由本人自定，选定后签字。首次选择管全部补助年度；以后改选，从改选次年起算（五(四)）。

act-contribution-fact = 缴费记录
act-on-record = { $amount } 元  { $day }  凭证 { $voucher }
act-contributed = 缴费金额
act-contributed-on = 缴费日期
act-contributions = 已登记缴费
act-claim-note = 五(四)2：每人每年 1,000 元，最多 15 年。城乡居民记入个人账户；城镇职工凭缴费凭证逐年申请，付到本人银行账户。一人一年只补一次。
act-contribution-note = 五(四)2：当年在所选险种有缴费，才有当年补助。城镇职工须有缴费凭证，凭证不可重复使用。

act-cause = 退保原因
act-account = 另用账号（可不填）
act-holder = 账户户名
act-refund-amount = 应退金额
act-working = 算法
act-refund-working = 原个人账户余额，一次退清
act-account-on-file = 档案账号
act-refund-note = 五(一)3、五(四)1：退保退还原个人账户余额，一次退给本人。金额由系统算出，账户须是本人户名，另由一人复核。

act-top-up-working = { $years }×{ $yearly } - 已享受 { $enjoyed } = { $amount }
act-merged-working = { $balance } + { $carried } + { $top-up } = { $amount }
act-monthly-working = { $legacy } + { $monthly } = { $amount }
act-office-carries = 居民余额＋原账户余额（* 本单位设定转入）＋补足
act-transition-note = 五(四)1：已享受补贴不足 15 年总额的，并轨时一次补足，不追扣。每人只并轨一次（五(一)）。
act-reverse-note = 五(一)：并轨每人一次。办错的由复核人员撤销，原记录和撤销都保留；已付的一次性补足须另行立案追回（五(五)）。

act-error = 错付原因
act-back = 应追回金额
act-recovery-note = 五(五)：错付的补助单独立案追回，写明金额、原因和所冲的付款；款项收回后，该年度可重新申领。

act-phone-on-file = 档案电话
act-new-phone = 新电话（不改不填）
act-new-account = 新账号（不改不填）
act-amend-note = 改动前后都留在经过里。姓名、身份证号、乡镇街道和已有的银行账号须两人办理，请用“申请变更”。身份确认后，征地情况不能再改（五(二)）。

act-died-on = 去世日期
act-open-cases = 在办事项
act-correct-death-note = 五(四)2：登错的死亡日期由复核人员更正，原登记和更正都保留；本人健在的，日期留空。
act-right-day = 正确的去世日期（健在留空）
act-on-record-death = 现登记
act-correct-contribution-note = 五(四)2：登错的缴费由复核人员更正，原记录和更正都保留。已按它审核通过或付款的年度，须先撤回或追回，才能作废。
act-record-wrong = 登错的记录
act-correct-how = 如何更正
act-correct-amend = 按凭证改正
act-correct-strike = 作废（没有缴费）
act-top-up-recovery-note = 五(五)：撤销并轨后，已付的一次性补足单独立案追回，写明金额、原因和所冲的付款。
act-top-up-paid = 原付
act-ask-household-note = 四(二)：在需要时，请公安核查户籍和年龄；核查回来以前，本件不进入公示。
act-ask = 提请
act-death-note = 五(四)2：去世前已缴费年度的补助仍可申领，转人工审核，不自动付款。
act-not-dead-note = 五(四)2：户籍名册登记死亡而档案没有的，补助逐件审核、暂不付款。查明名册登记的是别人，写明依据后排除该行；确已去世的登记死亡。
act-seen = 核实依据

act-land = 征地情况
act-contracted = 家庭承包面积（亩）
act-requisitioned = 被征地面积（亩）
act-confirmation-note = 五(二)：乡镇复核、农业农村核地、公示、自然资源最终确认，各由不同的人办。

act-moved-on = 到账日期
act-approved-on = 批准日期
act-to-special-account = 退回专户
act-payment-note = 五(五)：付款一般列入批次；批次以外已付的，由财政凭回单登记。只有已批准的办件才能登记，批准人不能登记。一笔申领只付一次。

act-number = 核对
act-number-empty = 输入证件号后即时核对
act-number-says = { $sex }，{ $born } 出生，{ $age } 岁
act-number-known = 已登记：{ $name }（{ $cohort }）{ $person }
act-number-shape = 已输 { $typed } 位，应为 18 位（或旧号 15 位）
act-number-birth = 其中的出生日期不存在
act-number-check = 校验码不符，请对照证件重输
act-alike = 同村同名：{ $person } { $number }
act-look-twice = 注意
act-register-note = 四(一)(二)：现有和新增被征地人员先登记，再逐层确认身份。征地情况填全的，登记后直接进入乡镇复核。

act-did-choose-resident = 选择参加城乡居民养老保险，{ $day } 签字
act-did-choose-employee = 选择参加城镇职工养老保险，{ $day } 签字
act-did-choose-neither = 选择不参保，不享受补助，{ $day } 签字
act-did-change-from = 改选自 { $year } 年度起算，以前的年度按原选择
act-did-claim-account = { $year } 年度补助 { $amount } 元，记入居民个人账户（{ $clause }）
act-did-claim-bank = { $year } 年度补助 { $amount } 元，付到本人银行账户（{ $clause }）
act-did-top-up = 一次性补足 { $amount } 元（{ $clause }）
act-did-merge = 合并后个人账户 { $account } 元，合并后月待遇 { $monthly } 元
act-did-refund = 退还 { $amount } 元到本人账户（尾号 { $account }），依据 { $clause }
act-did-pay = 已付 { $amount } 元，{ $day } 到账，回单 { $reference }
act-did-return = 收回 { $amount } 元，{ $day } 到账，回单 { $reference }
act-did-recovery = 立案追回 { $year } 年度补助
act-did-confirmation = 进入身份确认
act-did-register = 登记 { $name }，档案编号 { $person }
act-did-name = 姓名改为 { $name }
act-did-phone = 电话已改，尾号 { $phone }
act-did-account = 银行账号已改，尾号 { $account }
act-did-village = 村（社区）改为 { $village }
act-did-land = 征地情况已改
act-did-correct-death = 更正去世日期为 { $day }
act-did-strike-death = 撤销死亡登记，本人健在
act-did-correct-contribution = 更正 { $year } 年度缴费：{ $amount }
act-did-strike-contribution = { $year } 年度缴费记录作废
act-did-top-up-recovery = 立案追回一次性补足
act-did-ask-household = 请公安核查户籍和年龄
act-did-not-dead = 户籍名册的这一行不算本人，补助照常办理
act-did-death = 登记 { $day } 去世；在办 { $open } 件，转人工审核
act-did-contribution-resident = 城乡居民 { $year } 年度缴费 { $amount } 元已记录
act-did-contribution-employee = 城镇职工 { $year } 年度缴费 { $amount } 元已记录
act-did-reverse = 撤销并轨，原记录保留；可重新选择和办理

# What a choice brings, in one line each, where it is reviewed.
act-allocation = 登记拨款
act-allocation-note = 五(五)：拨入专户的每一笔钱按银行回单登记，一笔一记；风险准备金另存，不用于日常支付。
act-did-allocate = 专户入账 { $amount } 元
act-project = 登记项目
act-project-note = 五(三)：社会保障金缴足，是批准征地的前提。补缴以后在这里改已缴金额，原来的数留在日志里。
act-did-project = 登记征地项目 { $number }
