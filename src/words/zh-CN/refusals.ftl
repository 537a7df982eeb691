# Refusals: what stands against it, and (-next) what would mend it.
# Keys: refusal-AREA-CODE, the code as casework names it.
clause-own = { $clause }（本单位规定）

refusal-person-unknown = 没有找到这个人的档案。
refusal-person-unknown-next = 请核对档案编号，或重新查人。
refusal-person-already-registered = 该身份证号已经登记，档案编号 { $person }（{ $cohort }）。
refusal-person-already-registered-next = 请打开该档案办理，不必重新登记。
refusal-person-originally-insured = 此人是原参保人（档案 { $person }），不需要再做身份确认。
refusal-person-originally-insured-next = 请打开该档案，直接办理参保选择。
refusal-person-legacy-missing = 登记原参保人，须有原办法的参保信息。
refusal-person-legacy-missing-next = 请补填参保编号、个人账户余额和已享受补贴，再登记。
refusal-person-legacy-not-theirs = 只有原参保人才有原办法的参保信息。
refusal-person-legacy-not-theirs-next = 请删去这些信息，或把人员类别改为原参保人。
refusal-person-legacy-number-taken = 参保编号 { $legacy_no } 已登记在另一个人名下。
refusal-person-legacy-number-taken-next = 请按名册核对参保编号。
refusal-person-name-missing = 姓名没有填写。
refusal-person-name-missing-next = 请按身份证填写姓名。
refusal-person-nothing-changed = 填写的内容与档案一致，没有需要保存的改动。
refusal-person-nothing-changed-next = 如需更正，请改动后再保存。
refusal-person-facts-confirmed = 身份已按现有征地信息确认，征地信息不能再改。
refusal-person-facts-confirmed-next = 如确有差错，请报区自然资源局研究。
refusal-person-negative-amount = 名册上的金额不能小于零。
refusal-person-negative-amount-next = 请与原办法名册核对金额。
refusal-person-legacy-ended = 原办法关系已经并轨或退保，新名册的数字不再改动。
refusal-person-legacy-ended-next = 确有错误的，请由复核人员撤销并轨，或另办追回。
refusal-person-facts-under-review = { $case } 已按现有信息通过了前面的审核，信息不能直接改。
refusal-person-facts-under-review-next = 请先由审核人退回，改好后再报。
refusal-person-own-approval = 您审核过 { $case }，不能再改它所依据的信息。
refusal-person-own-approval-next = 请由其他经办人修改。
refusal-person-impossible-death = 死亡日期 { $died } 不对：不能晚于今天，也不能早于出生日期。
refusal-person-impossible-death-next = 请按死亡证明或户籍注销证明填写。
refusal-person-death-on-record = 档案上已有死亡登记，日期为 { $died }。
refusal-person-death-on-record-next = 不必重复登记；如日期有误，请由复核人员更正。
refusal-person-no-death-on-record = 档案上没有死亡登记，无需更正。
refusal-person-no-death-on-record-next = 如已去世，请登记死亡。
refusal-person-reason-missing = 更正记录，须写明原来错在哪里。
refusal-person-reason-missing-next = 请填写理由。

refusal-confirmation-not-needed = 原参保人不需要身份确认。
refusal-confirmation-not-needed-next = 请直接办理参保选择。
refusal-confirmation-already-confirmed = 身份已于 { $on } 确认。
refusal-confirmation-already-confirmed-next = 请直接办理参保选择。
refusal-confirmation-already-open = 身份确认正在办理，办件号 { $case }。
refusal-confirmation-already-open-next = 请打开该办件查看进度。
refusal-confirmation-land-facts-missing = 缺少征地信息（家庭承包面积、被征地面积）。
refusal-confirmation-land-facts-missing-next = 请先补录征地信息，再提交。
refusal-confirmation-more-taken-than-contracted = 被征地面积大于家庭承包面积。
refusal-confirmation-more-taken-than-contracted-next = 请按承包证和征地协议核对这两个面积。
refusal-confirmation-household-not-open = 户籍核查已经提请过，或者本件已过提请户籍核查的环节。
refusal-confirmation-household-not-open-next = 请在本件的经过中查看户籍核查情况。
refusal-confirmation-not-ready-for-notice = 本件还没有到公示环节。
refusal-confirmation-not-ready-for-notice-next = 请等前面各环节审核通过，再张贴公示。
refusal-confirmation-already-posted = 本件已经公示，公示期至 { $until }（含当日）。
refusal-confirmation-already-posted-next = 不必重复公示；期满且没有异议，即可最终确认。
refusal-confirmation-not-in-notice = 本件不在公示期，不能登记异议。
refusal-confirmation-not-in-notice-next = 如反映的情况属实，请在审核环节写明理由退回。
refusal-confirmation-notice-over = 公示期至 { $until } 为止，现已期满，不再登记异议。
refusal-confirmation-notice-over-next = 如有新情况，请告知区自然资源局，在最终确认时一并核实。
refusal-confirmation-no-such-objection = 没有这条异议，或者已经处理完毕。
refusal-confirmation-no-such-objection-next = 请刷新公示列表，再选要处理的异议。
refusal-confirmation-reason-missing = 没有写明异议内容或核查结论。
refusal-confirmation-reason-missing-next = 请写明后再提交。

refusal-review-unknown = 没有这个办件。
refusal-review-unknown-next = 请核对办件号。
refusal-review-own-work = 本件您经办过，不能再由您审核。
refusal-review-own-work-next = 请由另一位有审核权限的同事办理。
refusal-review-in-notice =
    { $state ->
        [to-post] 本件还没有张贴公示，不能最终确认。
        [objected] 本件有 { $objections } 条异议没有处理完，暂停确认。
       *[running] 公示期未满，{ $until } 起才能最终确认。
    }
refusal-review-in-notice-next =
    { $state ->
        [to-post] 请先张贴公示。
        [objected] 请先核实异议，并登记处理结果。
       *[running] 期满且没有异议，本件会自动进入最终确认。
    }
refusal-review-not-waiting = 本件现在不在等待审核。
refusal-review-not-waiting-next = 请刷新，查看本件所在环节。
refusal-review-closed = 本件已经结束（{ $outcome }）。
refusal-review-closed-next = 如需再办，请重新受理。
refusal-review-reason-missing = 退回或不予通过，须写明理由。
refusal-review-reason-missing-next = 请选择或填写理由。
refusal-review-not-earlier = “{ $to }”不是本件前面的环节，不能退到那里。
refusal-review-not-earlier-next = 请选择前面的环节，或者退给经办人。
refusal-review-not-own-decision = 只能撤回自己刚作出的审核决定。
refusal-review-not-own-decision-next = 请由作出决定的人撤回。
refusal-review-gone-on = 作出决定以后，本件已有后续办理，不能撤回。
refusal-review-gone-on-next = 请在现在的环节写明理由退回。
refusal-review-not-returned = 只有被退回的办件才能重新提交。
refusal-review-not-returned-next = 不必重新提交，请查看本件所在环节。
refusal-review-not-withdrawable = 只有受理人本人才能撤销本件，而且须在有人作出决定之前。
refusal-review-not-withdrawable-next = 请由受理人撤销；已经审核过的，请审核人退回。
refusal-review-figures-moved = 申报为 { $claimed }，现在核算为 { $computed }，两个数不一致。
refusal-review-figures-moved-next = 请写明理由退回，按现在的数额重新受理。

refusal-choice-not-confirmed = 身份还没有确认，不能登记参保选择。
refusal-choice-not-confirmed-next = 请先办完身份确认。
refusal-choice-died = 本人已于 { $died } 去世，不能登记此后的选择。
refusal-choice-died-next = 如选择表是生前签的，请按表上的签字日期登记。
refusal-choice-same-choice = 现在的选择就是“{ $choice }”。
refusal-choice-same-choice-next = 不必重复登记。
refusal-choice-transitioned =
    { $state ->
        [made] 并轨衔接已于 { $on } 完成；每人只并轨一次，不能再改选择。
       *[open] 并轨衔接正在办理；每人只并轨一次，不能再改选择。
    }
refusal-choice-transitioned-next =
    { $state ->
        [made] 如并轨有误，须由区人社局复核人员撤销后再改选。
       *[open] 如要改选，请先由受理人撤销并轨办件。
    }
refusal-choice-surrendering = 原办法正在退保，退款还没有到账，现在不能改选。
refusal-choice-surrendering-next = 请等退款到账后再办理。
refusal-choice-impossible-day = 选择表的签字日期须在 { $from } 至 { $until } 之间。
refusal-choice-impossible-day-next = 请按选择表上的签字日期填写。
refusal-choice-before-present-choice = 这份选择表的签字日期早于现有选择的日期（{ $chosen_on }）。
refusal-choice-before-present-choice-next = 请核对签字日期，或请本人重新签一份。

refusal-subsidy-not-confirmed = 身份还没有确认，不能申领补助。
refusal-subsidy-not-confirmed-next = 请先办完身份确认。
refusal-subsidy-too-early = { $first } 年以前的年度不补助（起始年度由本单位设定）。
refusal-subsidy-too-early-next = 可以办理的是 { $first } 年到 { $present } 年，年度写四位数。
refusal-subsidy-year-not-come = 该年度还没有到，现在是 { $present } 年。
refusal-subsidy-year-not-come-next = 可以办理的是 { $first } 年到 { $present } 年；以后的年度，到该年度缴费后再申领。
refusal-subsidy-no-choice = 该年度没有参保选择。
refusal-subsidy-no-choice-next = 请先登记参保选择。
refusal-subsidy-chose-neither = 该年度选择的是“不参保”，不参保、不补助。
refusal-subsidy-chose-neither-next = 如改选参保，从改选的第二年起可以申领。
refusal-subsidy-topped-up = 原参保人转入城乡居民的，补助在并轨时一次补足，不再按年申领。
refusal-subsidy-topped-up-next = 如还没有补足，请办理并轨衔接。
refusal-subsidy-surrender-not-paid = 原办法个人账户的余额还没有退给本人，不能申领补助。
refusal-subsidy-surrender-not-paid-next = 请先办完退保退款。
refusal-subsidy-draws-employee-pension = 此人已领取城镇职工养老金，原办法关系已终止退保，不再享受缴费补助。
refusal-subsidy-draws-employee-pension-next = 不用申领；如名册有误，请报区人社局核对。
refusal-subsidy-no-contribution =
    { $other ->
        [yes] 该年度没有“{ $scheme }”的缴费记录，只有另一险种的。
       *[no] 该年度没有“{ $scheme }”的缴费记录。
    }
refusal-subsidy-no-contribution-next =
    { $other ->
        [yes] 只按所选险种补助：请录入“{ $scheme }”的缴费，或者改选，从第二年起算。
       *[no] 请按缴费凭证录入“{ $scheme }”的缴费。
    }
refusal-subsidy-other-contribution = 录入的缴费不属于该年度的“{ $scheme }”。
refusal-subsidy-other-contribution-next = 请按缴费凭证核对险种和年度。
refusal-subsidy-contribution-on-record = 该险种该年度的缴费已经有记录。
refusal-subsidy-contribution-on-record-next = 不必重录，请直接申领。
refusal-subsidy-impossible-contribution = 缴费金额须大于零；缴费日期不能晚于今天，也不能早于缴费年度。
refusal-subsidy-impossible-contribution-next = 请按缴费凭证核对。
refusal-subsidy-voucher-missing = 城镇职工的补助须凭缴费凭证申领，凭证号没有填写。
refusal-subsidy-voucher-missing-next = 请填写缴费凭证号。
refusal-subsidy-voucher-used = 这张缴费凭证已登记在档案 { $person } 名下。
refusal-subsidy-voucher-used-next = 请核对凭证号；一张凭证只能用一次。
refusal-subsidy-bank-account-missing = 档案上没有本人的银行账号，补助无法支付。
refusal-subsidy-bank-account-missing-next = 请先补录本人的银行账号。
refusal-subsidy-year-taken = 该年度已经申领过补助，办件号 { $case }。
refusal-subsidy-year-taken-next = 每人每年只补助一次，请打开该办件查看。
refusal-subsidy-years-used = 补助已满 { $years } 年，共 { $subsidised }，不能再补。
refusal-subsidy-years-used-next = 已到最高年限，不必再申领。
refusal-subsidy-contributed-after-death = 缴费日期在本人去世（{ $died }）之后，不予补助。
refusal-subsidy-contributed-after-death-next = 请核对缴费日期和去世日期。
refusal-subsidy-contributed-after-listed-death = 户籍名册登记本人已于 { $died } 死亡，缴费日期在此之后。
refusal-subsidy-contributed-after-listed-death-next = 请核实：确已去世的登记死亡；名册登记的不是本人的，在个人档案里排除该行。
refusal-subsidy-not-paid = 该年度的补助没有支付过，不用追回。
refusal-subsidy-not-paid-next = 如还在审核，请退回或不予通过。
refusal-subsidy-reason-missing = 追回补助，须写明为什么付错。
refusal-subsidy-reason-missing-next = 请填写理由。
refusal-subsidy-not-payable = 本件现在不在待付款环节。
refusal-subsidy-not-payable-next = 请等审核通过，再登记付款。
refusal-subsidy-impossible-day = 付款日期不能晚于今天，也不能早于审核通过之日。
refusal-subsidy-impossible-day-next = 请按银行回单填写日期。
refusal-subsidy-reference-missing = 银行回单号或业务流水号没有填写。
refusal-subsidy-reference-missing-next = 请按回单填写。
refusal-subsidy-own-approval = 本件是您审核通过的，不能再由您登记付款。
refusal-subsidy-own-approval-next = 请由另一位同事登记付款。
refusal-subsidy-own-account-change = 审核通过以后，您改过本人的收款账号，不能再由您登记付款。
refusal-subsidy-own-account-change-next = 请由另一位同事核对账号并登记付款。
refusal-subsidy-no-top-up-to-recover = 没有需要追回的一次性补足：只有已付款、并轨又被撤销的才追回。
refusal-subsidy-no-top-up-to-recover-next = 如并轨办错了，请先由复核人员撤销并轨。
refusal-subsidy-subsidised-on-it = 该年度的补助已按这笔缴费审核通过或付款（{ $case }），不能作废。
refusal-subsidy-subsidised-on-it-next = 请先撤回审核，或追回该年度的补助。

refusal-transition-not-original = 只有原参保人办理并轨衔接。
refusal-transition-not-original-next = 其他人员请办理身份确认和参保选择。
refusal-transition-figures-unread = 原参保名册上此人的金额或待遇无法读取，更正以前不办理并轨衔接。
refusal-transition-figures-unread-next = 请在名册比对里照纸质材料补录，或由送来名册的单位更正该行。
refusal-transition-not-chosen =
    { $choice ->
        [none] 还没有登记参保选择，不能并轨。
       *[other] 现在的选择是“{ $name }”，不是城乡居民，不能并轨。
    }
refusal-transition-not-chosen-next = 请先登记选择“城乡居民”并审核通过。
refusal-transition-already-made = 并轨衔接已经办过或正在办理，每人只办一次。
refusal-transition-already-made-next = 如已办的有误，须由区人社局复核人员撤销并轨。
refusal-transition-surrendered = 原办法已于 { $on } 退保，不能再并轨。
refusal-transition-surrendered-next = 请按城乡居民逐年缴费、逐年申领补助。
refusal-transition-died = 本人已于 { $died } 去世，不办理并轨。
refusal-transition-died-next = 请核对死亡登记；确已去世的，请报区人社局审核。
refusal-transition-listed-twice = 名册上此人有两条，另一参保编号是 { $legacy_no }，还没有核定以哪条为准。
refusal-transition-listed-twice-next = 请报区人社局核定后再办。
refusal-transition-not-cleared = 名册比对结果是“{ $class }”，不能直接并轨。
refusal-transition-not-cleared-next = 请先在名册比对中核实，或请本人选择后再办。
refusal-transition-own-decision = 此人的名册比对是您核实的，并轨须由另一人办理。
refusal-transition-own-decision-next = 请另一名复核人员办理。
refusal-compare-not-original = 只有原参保人参加名册比对。
refusal-compare-not-original-next = 其他人员请办理身份确认。
refusal-compare-ended = 原办法关系已经并轨或退保，不再核实。
refusal-compare-ended-next = 并轨有误的，请由复核人员撤销并轨；退保审核有误的，由审核人在付款等后续办理前收回决定，退保款已付的，在本系统外另行追回。
refusal-compare-same-decision = 同样的情况已经作过同样的核实。
refusal-compare-same-decision-next = 名册有变化时会自动重新列出。
refusal-compare-nothing-to-settle = 比对没有发现这方面的问题，不用核实。
refusal-compare-nothing-to-settle-next = 请看比对结果里列出的问题。
refusal-compare-no-such-line = 名册上没有此人的这一行。
refusal-compare-no-such-line-next = 请核对名册种类或参保编号。
refusal-compare-reason-missing = 退回原单位，须写明问题。
refusal-compare-reason-missing-next = 请写明哪里不对、要原单位核对什么。
refusal-transition-negative-amount = 居民账户余额和月养老金不能小于零。
refusal-transition-negative-amount-next = 请按城乡居民名册核对金额。
refusal-transition-not-made = 此人没有已完成的并轨，不用撤销。
refusal-transition-not-made-next = 正在审核的，请在审核环节退回。
refusal-transition-reason-missing = 撤销并轨，须写明理由。
refusal-transition-reason-missing-next = 请填写理由。

refusal-refund-not-original = 此人没有原办法的参保关系，没有可退的账户。
refusal-refund-not-original-next = 请核对是否选对了人。
refusal-refund-figures-unread = 原参保名册上此人的金额或待遇无法读取，更正以前不办理退保。
refusal-refund-figures-unread-next = 请在名册比对里照纸质材料补录，或由送来名册的单位更正该行。
refusal-refund-already-opened = 退保已经办过或正在办理，办件号 { $case }。
refusal-refund-already-opened-next = 每人只退一次，请打开该办件查看。
refusal-refund-merged = 原办法已并入城乡居民（{ $on }），不能再退保。
refusal-refund-merged-next = 原账户按并轨办理，请在“参保”页查看。
refusal-refund-cause-not-on-record =
    { $choice ->
        [none] 退保原因与登记不符：还没有登记参保选择。
       *[other] 退保原因与登记不符：现在的选择是“{ $name }”。
    }
refusal-refund-cause-not-on-record-next = 请改选退保原因，或者先登记参保选择。
refusal-refund-bank-account-missing = 没有填写收款的银行账号。
refusal-refund-bank-account-missing-next = 请填写本人名下的银行账号。
refusal-refund-not-own-account = 银行账户的户名与本人姓名不一致。
refusal-refund-not-own-account-next = 请提供本人名下的银行账户。
refusal-refund-listed-twice = 名册上此人有两条，另一参保编号是 { $legacy_no }，还没有核定退哪个余额。
refusal-refund-listed-twice-next = 请报区人社局核定后再办。

refusal-account-unknown = 没有这个用户名。
refusal-account-unknown-next = 请核对用户名。
refusal-account-taken = 用户名 { $login } 已被使用；用户名停用后也不再另给他人。
refusal-account-taken-next = 请换一个用户名。
refusal-account-impossible-login = 用户名须为 2 至 40 位，只能用小写字母、数字和 . _ - 三种符号。
refusal-account-impossible-login-next = 请换一个用户名。
refusal-account-township-mismatch = 乡镇（街道）的账号须注明是哪个乡镇，其他部门的不能注明。
refusal-account-township-mismatch-next = 请核对部门和乡镇。
refusal-account-disabled = 这个账号已经停用。
refusal-account-disabled-next = 如仍需使用，请由区人社局复核人员新开账号。
refusal-account-locked = 密码连续输错，账号锁定到 { $until }。
refusal-account-locked-next = 请到时再登录，或请区人社局复核人员解锁。
refusal-account-own-account = 不能停用自己的账号。
refusal-account-own-account-next = 请由另一位区人社局复核人员停用。
refusal-account-no-peer = { $login } 不是同部门同级别的同事，不能代您审核。
refusal-account-no-peer-next = 请另选一位同部门、同级别的同事。
refusal-account-impossible-span = 代办的起止日期不对：止日早于起日，或已经过去。
refusal-account-impossible-span-next = 请核对起止日期。
refusal-account-no-delegation = 您现在没有委托他人代办。
refusal-account-no-delegation-next = 不用收回。
refusal-account-password-too-short = 密码太短，至少 { $least } 个字符。
refusal-account-password-too-short-next = 请换一个更长的密码。
refusal-account-name-missing = 工作人员的姓名没有填写。
refusal-account-name-missing-next = 请填写姓名。
refusal-land-facts-missing = 项目编号或项目名称没有填写。
refusal-land-facts-missing-next = 请补齐编号和名称。
refusal-land-negative-amount = 社会保障金不能是负数。
refusal-land-negative-amount-next = 请核对应缴和已缴金额。
refusal-land-nothing-changed = 该项目的登记内容没有变化。
refusal-land-nothing-changed-next = 不必再登记。
refusal-land-outcome-missing = 没有写办理结果。
refusal-land-outcome-missing-next = 请用 --outcome 写明结果，如“已通知本人”“不在保障范围”。
refusal-land-not-listed = 清单里没有这一项，或有几项同名。
refusal-land-not-listed-next = 请先看清单，按身份证号，或按“项目编号 姓名”指明。

refusal-fund-not-enough = 专户可付 { $held }，不够付 { $needed }。
refusal-fund-not-enough-next = 请等拨款到账并入账后再付，或先付其中一部分。
refusal-fund-amount-missing = 入账金额须大于零。
refusal-fund-amount-missing-next = 请按进账单核对金额。
refusal-fund-impossible-day = 入账日期 { $day } 晚于今天。
refusal-fund-impossible-day-next = 请按进账单填写到账日期。
refusal-fund-booked-before = 同一天、同科目、同金额（{ $amount }）、同摘要的款项已经入账（第 { $number } 笔，{ $day }），可能是同一笔。
refusal-fund-booked-before-next = 请核对进账单。确是另一笔的：文件由另一人加 --second 行号 导入确认；窗口录入的在摘要里写明是第二笔。
refusal-fund-second-by-the-same = 第一笔是您本人入的账，第二笔不能由您确认。
refusal-fund-second-by-the-same-next = 请由财政的另一位同事核对后确认。
refusal-fund-month-closed = { $month } 已经结账，不能再记账。
refusal-fund-month-closed-next = 请记在未结账的月份，并在摘要里写明原因。
refusal-fund-month-not-over = { $month } 还没有过完，不能结账。
refusal-fund-month-not-over-next = 请在次月结账。
refusal-fund-earlier-open = 前面的 { $month } 还没有结账。
refusal-fund-earlier-open-next = 请按月份先后结账。
refusal-fund-breaks = { $month } 有 { $breaks } 件对不上账，先是 { $case }。
refusal-fund-breaks-next = 请按对账清单逐件查清，再结账。
refusal-batch-unknown = 没有这个付款批次。
refusal-batch-unknown-next = 请核对批次号。
refusal-batch-nothing-payable = 没有可以付款的{ $kind }，另有 { $held } 件暂不能付。
refusal-batch-nothing-payable-next = 审核通过、账号齐全的办件才能付款；暂不能付的见清单。
refusal-batch-in-batch = { $case } 在付款批次 { $batch } 里，钱可能已经送出。
refusal-batch-in-batch-next = 请等银行回盘；批次还没有放行的，可先退回批次。
refusal-batch-other-stage = 批次 { $batch } 现在是“{ $stage }”，不能这样办。
refusal-batch-other-stage-next = 批次依次制作、复核、放行、送银行、回盘。
refusal-batch-answered = 批次 { $batch } 银行已有回盘，付款文件再送会重复付款。
refusal-batch-answered-next = 退回的款项更正账号后列入新批次；要核对已付各笔，请导出付款清单。
refusal-batch-own-work = 您制作、复核过这个批次，或审核过其中的办件。
refusal-batch-own-work-next = 请由另一位有权限的人办理。
refusal-batch-deceased = { $case } 的本人已于 { $died } 死亡，不能自动付款。
refusal-batch-deceased-next = 请退回批次，重新制作；该件经审查后另行付款。
refusal-batch-listed-dead = 户籍名册登记 { $case } 的本人已死亡，或本人一行无法读取，不能自动付款。
refusal-batch-listed-dead-next = 请退回批次；核实后登记死亡，或在个人档案里排除该行，再重新制作。
refusal-batch-reason-missing = 退回批次须写明理由。
refusal-batch-reason-missing-next = 请填写理由。
refusal-batch-total-differs = 回盘文件的合计是 { $said }，各行相加是 { $found }。
refusal-batch-total-differs-next = 整个文件没有入账。请向银行要完整的回盘文件。
refusal-batch-unknown-batch = 回盘文件里的批次号“{ $text }”不是本库的批次。
refusal-batch-unknown-batch-next = 整个文件没有入账。请核对是不是别处的文件。
refusal-batch-unknown-line = 批次 { $batch } 没有序号 { $line } 这一行。
refusal-batch-unknown-line-next = 整个文件没有入账。请与送出的文件核对。
refusal-batch-line-differs = 批次 { $batch } 序号 { $line } 的{ $field }与送出的不一样。
refusal-batch-line-differs-next = 整个文件没有入账。请与送出的文件核对，并问明银行。
refusal-batch-already-settled = 批次 { $batch } 序号 { $line } 已有回盘结果，不能再入一次。
refusal-batch-already-settled-next = 整个文件没有入账。请去掉已经回盘的行，或向银行问明。
refusal-compare-line-to-mend = 这一行除了金额还有别的问题，不能按金额补正。
refusal-compare-line-to-mend-next = 请退回原单位改正后重新导入。
refusal-compare-amounts-differ = 只能填写名册上无法识别的金额，并且都要填。
refusal-compare-amounts-differ-next = 请看这一行哪些金额无法识别。
refusal-compare-paper-missing = 按纸质材料填金额，须写明依据的材料。
refusal-compare-paper-missing-next = 请写明是哪份材料，如“缴费证第 12 页”。
refusal-compare-heading-missing = 这一栏没有表头，下一份文件里认不出来。
refusal-compare-heading-missing-next = 请在文件里给这一栏补上表头，再读一次。
refusal-change-nothing-changed = 档案里已经是这样，没有变更。
refusal-change-nothing-changed-next = 请填写与原记录不同的内容。
refusal-change-ground-missing = 变更要写明依据的材料。
refusal-change-ground-missing-next = 请写明是什么材料、从哪里来。
refusal-change-holder-missing = 没有写明账户户名。
refusal-change-holder-missing-next = 请照存折或银行卡填写户名。
refusal-change-not-a-name = 姓名里有数字，不是姓名。
refusal-change-not-a-name-next = 请按身份证填写姓名；改身份证号的，变更事项选“身份证号”。
refusal-change-not-an-account = 银行账号应为 8 至 32 位数字。
refusal-change-not-an-account-next = 请照存折或银行卡重新填写。
refusal-change-account-by-case = 已有银行账号的，换账号须两人办理。
refusal-change-account-by-case-next = 请用“申请变更”办理，由复核人员审核。
refusal-change-enjoyed-above-total = 已享受政府补贴不会超过 15 年的总额 { $most }。
refusal-change-enjoyed-above-total-next = 请核对材料上的金额和单位。
refusal-change-cohort-of-roster = 原参保人员以名册为准，不能照申请改进改出。
refusal-change-cohort-of-roster-next = 请核对原参保人员名册；名册有误的，退回原单位更正。
refusal-change-cohort-confirmed = 身份确认正在办理或已经生效，人员类别是确认的依据。
refusal-change-cohort-confirmed-next = 请先撤回、驳回或撤销身份确认，再变更人员类别。
refusal-change-moved = 申请以后，档案里的这一项已经改过，不再是申请时的原记录。
refusal-change-moved-next = 请驳回本件，按现在的记录重新申请。
refusal-change-in-force = 变更已经生效，不能收回审核。
refusal-change-in-force-next = 如有错误，请再申请一次变更改回来。
refusal-change-figures-unread = 此人的名册行读不出的不止这一项。
refusal-change-figures-unread-next = 请在名册比对里一次补录全部读不出的金额，或由送来名册的单位更正该行。
refusal-change-listed-twice = 原参保名册重复列名（另一参保编号 { $legacy_no }），不能变更其中的金额。
refusal-change-listed-twice-next = 请由送来名册的单位更正，重新导入后再办。
refusal-change-died = 此人 { $died } 死亡，不再变更银行账号。
refusal-change-died-next = 应付的款由经办人核实后另付。
refusal-confirmation-revoked = 身份确认已于 { $on } 撤销。
refusal-confirmation-revoked-next = 请在本人档案重新报送，并写明理由。
refusal-confirmation-not-confirmed = 身份还没有确认，不必撤销。
refusal-confirmation-not-confirmed-next = 请把办理中的身份确认退回或不予通过。
refusal-confirmation-not-revoked = 身份确认没有撤销。
refusal-confirmation-not-revoked-next = 请逐年写明理由追回。
refusal-batch-revoked = { $case } 所依据的身份确认已撤销，不能付款。
refusal-batch-revoked-next = 请退回批次，去掉该件重新制作。
refusal-contradiction-in-the-way = { $case }（{ $topic }）还在办理，与此抵触。
refusal-contradiction-in-the-way-next = 请先办结该件，或由受理人撤销。
