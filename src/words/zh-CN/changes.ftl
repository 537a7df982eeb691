# 变更登记
act-change = 申请变更
act-change-note = 五(二)：身份和资金所依据的事项（姓名、银行账号、原办法的金额和领取情况）凭材料申请变更，由另一人审核后生效；审核以前按原记录办理，有关的并轨、退保和付款暂停。
act-did-change = 提交变更审核，由另一人审核后生效
step-change = 变更审核
place-change = 变更审核
matter-change = 变更
permission-propose-change = 申请变更
permission-decide-change = 审核变更
change-field = 变更事项
change-amounts = 名册上读不出的金额
change-to = 变更为
change-ground = 依据（材料）
change-unreadable = 名册上读不出
change-number-wrong = 不是合格的公民身份号码：请核对位数、出生日期和末位
label-account-holder = 账户户名
event-approved-change = { $place }通过，变更生效
event-changed = 变更{ $field }
hold-account-changing = 银行账号正在变更（{ $case }），审核后再付
finding-typed-figure = 金额手工录入
finding-holder-differs = 户名不是本人
finding-birth-or-sex-differs = 生日性别不符
finding-account-check-digit = 卡号校验不符
review-look-typed-figure = 金额是照材料手工录入的：请核对材料原件和名册原样
review-look-holder-differs = 账户户名与本人姓名不同：请核对存折或银行卡
review-look-birth-or-sex-differs = 新旧身份证号的出生日期或性别不同：请核对身份证和户口簿，必要时请公安部门核实
review-look-account-check-digit = 卡号的校验位不对，可能抄错：请核对银行卡
compare-waits-for-second = 补录金额已提交，待另一人审核（{ $case }）
compare-work-to-review = 待复核
cli-change-proposed = { $name }：变更已提交（{ $case }），由另一人审核后生效。
cli-not-a-number = “{ $text }”不是合格的公民身份号码。
cli-not-a-township = 本区没有乡镇（街道）“{ $text }”，请写代码或全称。
cli-not-a-cohort = “{ $text }”应为 existing（现有）或 new（新产生）。
cli-not-an-answer = “{ $text }”应为 yes（是）或 no（否）。
cli-change = 变更身份和资金所依据的事项
cli-change-long =
  例如：
    youyang change propose P000123 --field enjoyed --to 4500.00 \
      --ground "缴费证第12页" --as human-resources.clerk
  变更由另一人审核：youyang review list --step change
cli-change-propose = 申请变更一项，由另一人审核后生效
cli-change-propose-long =
  例如：
    youyang change propose P000123 --field legacy-balance --to 1234.50 \
      --ground "缴费证第12页" --as human-resources.clerk
    youyang change propose 530115196001011231 --field bank-account \
      --to 6228480402564890018 --holder "李秀英" --ground "银行卡复印件"
  drawing 填 yes 或 no。审核以前按原记录办理，有关的并轨、退保和付款暂停。
cli-arg-whose = 档案编号或身份证号
cli-arg-field = 变更事项
cli-arg-to = 变更为
cli-arg-holder = 账户户名，变更银行账号时填写
cli-arg-ground = 依据的材料
compare-proposed = 已提交：{ $name }，待另一人审核。这是下一人。
compare-proposed-last = 已提交：{ $name }，待另一人审核。名单上没有待决定的人了。
legacy-balance = 原账户余额
legacy-monthly = 原办法月待遇
