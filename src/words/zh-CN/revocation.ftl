# 撤销身份确认，以及互相抵触的办件
act-revoke = 撤销身份确认
act-revoke-note = 五(二)：发现身份确认有误的，单独立案撤销，由区自然资源局审批。审批通过之日起不再申领、不再付款，未办结的申领和参保选择随之终止，已付的年度可一次立案追回。
act-did-revoke = 提交撤销审核；另一人审核通过后，不再申领、不再付款
act-recover-all = 追回全部已付年度
act-recover-all-note = 五(五)：身份确认撤销后，已付的各年度补助按撤销的理由逐年立案追回。
revocation-reason = 查明情况
revocation-paper = 依据材料
revocation-anew = 重新确认的理由
revocation-since = 确认日期
revocation-paid = 已付年度
revocation-on-the-way = 在办年度
step-revocation = 撤销审核
place-revocation = 撤销审核
matter-revocation = 撤销身份确认
outcome-superseded = 随他件终止
confirmation-revoked = 已撤销确认
permission-open-revocation = 提出撤销身份确认
permission-decide-revocation = 审批撤销身份确认
event-approved-revocation = { $place }通过，撤销身份确认
event-superseded = 因 { $by } 通过，本件终止
event-ground-given = 撤销后重新报送
next-recover-revoked = 确认已撤销，追回已付的 { $count } 个年度（按 a）
next-revoked = 身份确认已撤销；有新的依据可重新报送
cli-change-revoke = 提出撤销有误的身份确认
cli-change-revoke-long =
  例如：
    youyang change revoke P000123 --reason "冒用他人土地" \
      --paper "自然资源所核查记录12号" --as natural-resources.clerk
  由区自然资源局复核审批：youyang review list --step revocation
cli-arg-paper = 依据的材料
cli-change-revoked = { $name }：撤销已提交（{ $case }），由另一人审核通过后生效，此前确认仍有效。
cli-recovery = 追回错付的款项
cli-recovery-long =
  例如：
    youyang recovery open P000123 --all --as human-resources.clerk
  由另一人审核：youyang review list --step recovery
cli-recovery-open = 立案追回已付年度
cli-recovery-open-long =
  一个年度一件。--all 按撤销的理由追回确认撤销后应退的全部年度；
  --year 追回一个年度，须写 --reason。
  例如：
    youyang recovery open P000123 --all --as human-resources.clerk
    youyang recovery open P000123 --year 2021 --reason "重复发放" \
      --as human-resources.clerk
cli-recoveries-opened = { $name }：已立案追回 { $count } 件（{ $cases }）。
cli-which-years = 请写 --all，或者 --year 和 --reason。
