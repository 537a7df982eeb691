# Papers for the citizen: everyday words, no line wider than 78 cells.
form-district = 昆明市晋宁区被征地人员基本养老保障
form-fact = { $label }：{ $value }
form-choice-title = 参 保 选 择 表
form-row-choice = 三种选择
form-row-top-up = 一次性补足
form-row-legacy = 原个人账户
form-row-yearly = 每年补助
form-row-route = 钱到哪里
form-row-later = 以后还能改吗
form-less-enjoyed = - 已享受 { $amount }
form-not-clawed-back = 多享受的不追回
form-carried-over = 转入居民个人账户
form-paid-back = 退到本人银行账户
form-no-subsidy = 不参保、不补助
form-topped-up = 一次补足，不再按年
form-draws-pension = 已领职工养老金，不补助
form-years-used = 补助年限已满
form-a-year = { $amount } 元/年
form-years-left = 最多还有 { $years } 年
form-from-year = 从 { $year } 年起
form-on-contribution = 当年缴费才补
form-on-voucher = 每年凭缴费凭证申请
form-final = 并轨后不能再改
form-changeable = 能，从第二年起算
form-none = 无
form-clause = 依据 { $clause }
form-my-choice = 我的选择：
form-choice-notes =
    说明
    1. 表中金额按打印当天的档案和政策算出，最后以审核结果为准。
    2. 选“不参保”的不享受补助；以后改选参保，从改选的第二年起算。
    3. 选城镇职工的，要先缴费，每年带缴费凭证来申请一次，钱付到本人银行账户。
    4. 每人最多补助 { $years } 个年度；已经补助过的年度，换险种后仍然计算在内。
    “依据”是《昆明市晋宁区改革完善被征地人员基本养老保障实施方案》的条款。
form-own-carried-over = * 原个人账户余额转入居民账户，是本单位的规定，方案没有写明。
form-own-first-year = * 补助从哪一年算起，是本单位的规定，方案没有写明。
form-choice-sign =
    以上内容工作人员已经给我讲明白。这是我本人的选择。

    本人签字（按手印）：____________________    日期：______年____月____日

    经办人签字：        ____________________    日期：______年____月____日
form-receipt-title = 受 理 回 执
form-receipt-notes =
    1. 本回执只表示您的材料已经收下，不表示已经批准。
    2. 您的事项由另一位工作人员审核；需要补材料的，会通知您。
    3. 查询进度，请带身份证到受理单位，或者报办件号。
    4. 请核对以上内容，有误请当场提出。

    本人签字：____________________    日期：______年____月____日
