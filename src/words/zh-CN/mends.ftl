# 名册行改正
mend-typed-line = 手工改正的名册行
mend-no-line = 改正以后，这一行不像名册中的一行。请至少填写姓名和身份证号。
mend-no-column = 这份名册没有“{ $heading }”这一栏。
mend-unknown-line = 没有未读入的名册行“{ $text }”，或者不在您的办理范围内。请用 youyang list rejected 查看。
mend-still-wrong = 这一行仍读不出，没有提交：
label-mended-columns = 改正的栏目
event-mend-proposed = 提交名册行改正 { $mend }
event-mend-passed = 名册行改正 { $mend } 通过，该行已收入
event-mend-returned = 名册行改正 { $mend } 退回
event-mend-rejected = 名册行改正 { $mend } 驳回
event-mend-withdrawn = 名册行改正 { $mend } 撤回
column-rejected-line = 名册行
column-correction = 改正
refusal-mend-unknown = 没有这一件名册行改正，或者不在您的办理范围内。
refusal-mend-unknown-next = 请用“变更审核”的名单核对编号。
refusal-mend-line-gone = 这一行已不在未读入的名册行中，或者已换成另一份文件里的内容。
refusal-mend-line-gone-next = 请重新打开未读入的名册行；已提交的改正可以驳回或撤回。
refusal-mend-already-proposed = 这一行的改正 { $mend } 正在审核。
refusal-mend-already-proposed-next = 请先审核、退回或撤回那一件。
refusal-mend-nothing-changed = 各栏都与原样相同，没有改正。
refusal-mend-nothing-changed-next = 请改正读不出的栏目后再保存。
refusal-mend-ground-missing = 改正要写明依据的材料。
refusal-mend-ground-missing-next = 请写明是什么材料、从哪里来。
refusal-mend-figures-by-change = 此人已在册，读不出的只是金额。
refusal-mend-figures-by-change-next = 请在名册比对里补录金额，由另一人审核。
refusal-mend-already-decided = 这一件改正已经办结。
refusal-mend-already-decided-next = 该行如仍未读入，可以重新提交改正。
refusal-mend-own-work = 这一件改正是您提交的，由另一人审核。
refusal-mend-own-work-next = 请由另一位有权审核的人员办理；提交错了可以撤回。
refusal-mend-not-theirs = 只有提交人能撤回。
refusal-mend-not-theirs-next = 请退回或驳回。
refusal-mend-reason-missing = 退回或驳回要写明理由。
refusal-mend-reason-missing-next = 请写明哪一栏、凭什么。
cli-mend-proposed = { $line }：改正已提交（{ $mend }），由另一人审核后收入。
cli-mend-withdrawn = 改正 { $mend } 已撤回，该行仍未读入。
cli-not-a-column = --set 应写成 栏目=内容，例如 --set "身份证号=53012219620504001X"。
cli-change-mend = 改正一行未读入的名册，由另一人审核后收入
cli-change-mend-long =
  行用文件名和行号指明，就是导入时列出的样子；也见 youyang list rejected。
  改正后的内容当场照名册的规则读一遍，读不出的不提交；通过后照文件里的一行收入。
  例如：
    youyang change mend candidates 昆阳街道.csv:12 --set "身份证号=53012219620504001X" \
      --ground "身份证复印件" --as 530115001.clerk
cli-change-withdraw = 撤回自己提交的名册行改正
cli-change-withdraw-long =
  例如：
    youyang change withdraw G000001 --as 530115001.clerk
cli-list-rejected = 列出未读入的名册行
cli-list-rejected-long =
    各种名册里读不出或与档案不一致的行，附原因；改正正在审核的附编号。
    例：
      youyang list rejected --as human-resources.clerk --json
cli-arg-mended-kind = 名册种类
cli-arg-rejected = 名册行：文件名:行号
cli-arg-set = 栏目=改正后的内容，可以多次
cli-arg-mend = 改正的编号
errand-mends = 审核名册行改正
mend-line = 改正名册行
mend-came = 原样
mend-typed = 改正为
mend-note = 原样留存；改正凭材料提交，由另一人审核后，照文件里的一行收入。再次导入同一文件，不再列为未读入。
mend-waits = 改正待审（{ $mend }）
mend-handed-in = 改正已办，列表已更新。
mend-decide = 审核改正
mend-by = { $name } { $at } 提交
mend-not-passed = 现在不能通过：{ $cause }
mend-withdraw = 撤回
mend-reason-note = 该行仍留在未读入的名册行中，提交人可以重新改正。
mends-none = 没有待审的名册行改正。
mend-proposed-by = 提交人
mend-decided = 已办，列表已更新。
review-mends = 另有名册行改正 { $count } 件
