# Help of the command line: about in one line, then (-long) more with an example.
cli-youyang = 晋宁区被征地人员基本养老保障业务台
cli-youyang-long =
    不带命令时，打开业务台。
    例：
      youyang
      youyang --store /srv/youyang --lang zh-CN
cli-demo = 造一个练习用的区，并打开业务台
cli-demo-long =
    造一个练习用的库：人员、办件、工作人员都是编造的。
    账号是“部门.clerk”和“部门.supervisor”，乡镇为“530115001.clerk”等，密码都是 demo。
    例：
      youyang demo --people 2000 --seed 7
cli-init = 建一个空库和第一位复核人员
cli-init-long =
    建一个空库。--as 给出的用户名成为区人社局第一位复核人员，由他开设其他账号。
    例：
      youyang init --as li.hua --password-file 密码.txt
cli-staff = 管理工作人员账号
cli-staff-long =
    开设、查看、停用、解锁账号和重设密码，由区人社局复核人员办理。
    例：
      youyang staff list --as li.hua
cli-staff-add = 开设账号
cli-staff-add-long =
    为一位工作人员开设账号。乡镇（街道）的账号须注明乡镇，只能办理本乡镇的人员。
    例：
      youyang staff add wang.fang --name 王芳 --department township \
          --level clerk --township 530115001 --as li.hua
cli-staff-list = 列出账号
cli-staff-list-long =
    列出所有账号：部门、岗位、乡镇、是否停用或锁定。
    例：
      youyang staff list --json --as li.hua
cli-staff-disable = 停用账号
cli-staff-disable-long =
    停用一个账号。停用后不能恢复，用户名也不再另给他人；办过的件都保留。
    例：
      youyang staff disable wang.fang --as li.hua
cli-staff-password = 重设密码
cli-staff-password-long =
    为一个账号重设密码，新密码在终端上输入，或由 --new-password-file 给出。
    例：
      youyang staff password wang.fang --as li.hua
cli-staff-unlock = 解锁账号
cli-staff-unlock-long =
    密码连续输错被锁定的账号，提前解锁。
    例：
      youyang staff unlock wang.fang --as li.hua
cli-import = 导入名册
cli-import-long =
    读入一份名册。每一行、每一栏都有着落：读入、未读入（列出行号、栏目和原因）或不是数据，
    最后一行是核对等式；同一文件再次导入不会改变什么。--dry-run 只看结果，不写入。
    工作簿里表头相符的工作表都读，--sheet 只读一张；没有乡镇（街道）栏的用 --township 指明；
    合计经核对确是写错的，用 --total-wrong 按明细收。
    例：
      youyang import legacy 原参保人员名册.csv --dry-run --as li.hua
cli-compare = 比对名册
cli-compare-long =
    比对原参保人员、城乡居民、城镇职工和户籍名册，按类别和发现列出人数，核对人数和金额，
    并逐人列出待核实的人。明细用 youyang export comparison 导出。
    例：
      youyang compare --as li.hua
cli-compare-decide = 核实一个人的比对结果
cli-compare-decide-long =
    核实名册之间不一致的人：same-person 同一人，another-person 名册上是另一人（--register），
    take-line 以哪一行为准（--line），take-amount 按纸质材料填金额
    （--balance --subsidy --monthly，--reason 写明材料），dead 已死亡（--died），
    send-back 退回原单位（--reason）。
    名册有变化时，核实会自动失效并重新列出。户籍名册误登死亡的，也可按公民身份号码排除
    （another-person --register household），拟确认人员同样适用。
    例：
      youyang compare decide BZD000037 same-person --reason "已核对户口簿" --as li.hua
cli-transition = 并轨衔接
cli-transition-long =
    按名册比对的结果，为原参保人成批办理并轨衔接。
    例：
      youyang transition run --dry-run --as li.hua
cli-transition-run = 成批办理并轨衔接
cli-transition-run-long =
    比对无误、两边都在册的人直接并轨并补足；已领职工养老金和选择不同的人开退保件待审；
    其余逐人列出原因。再次运行不会重办。--dry-run 只看结果，不写入。
    例：
      youyang transition run --dry-run --as li.hua
cli-review = 审核办件
cli-review-long =
    列出等待审核的办件，并作出决定。自己经办过的件不能由自己审核。
    例：
      youyang review list --step claim --as li.hua
cli-review-list = 列出等待审核的办件
cli-review-list-long =
    列出登录人可以审核的办件，可以只看一个环节。
    例：
      youyang review list --step land-area --json --as li.hua
cli-review-pass = 审核通过
cli-review-pass-long =
    通过给出的办件；--all 通过登录人可以决定的全部办件，跳过的逐件说明。
    例：
      youyang review pass --step claim C000042 C000043 --as li.hua
cli-review-return = 退回办件
cli-review-return-long =
    退回给出的办件，须写明理由。
    例：
      youyang review return C000042 --reason "凭证号不清" --as li.hua
cli-review-reject = 不予通过
cli-review-reject-long =
    对给出的办件不予通过，须写明理由；原件都保留。
    例：
      youyang review reject C000042 --reason "不在保障范围" --as li.hua
cli-review-take-back = 收回决定
cli-review-take-back-long =
    收回自己作出的决定（通过、退回、不予通过都可以），以本件和本人档案都没有后续办理为限。
    收回后本件仍排在原来的位置。
    例：
      youyang review take-back C000042 --as li.hua
cli-case = 撤销自己受理的办件
cli-case-long =
    受理以后，由受理人自己对办件所做的处理。
    例：
      youyang case withdraw C000042 --as wang.min
cli-case-withdraw = 撤销还没有作出决定的办件
cli-case-withdraw-long =
    撤销自己受理的、还没有人作出决定的办件，档案如同没有受理过；被退回的办件也可以撤销。
    例：
      youyang case withdraw C000042 --as wang.min
cli-review-ask = 提请户籍核查
cli-review-ask-long =
    请公安机关核查户籍和年龄；需要时才提请，本环节通过后即送核查。
    例：
      youyang review ask C000042 --as li.hua
cli-claims = 年度缴费补助
cli-claims-long =
    为一个年度所有符合条件的人申领缴费补助，与逐人申领完全一样，可以反复办理。
    例：
      youyang claims run --year 2020 --dry-run --as li.hua
cli-claims-run = 办理一个年度
cli-claims-run-long =
    应办、已申领、暂缓和不予补助的人数，按原因、乡镇和险种列出，再逐人列出。
    已去世的人只申领，不批量通过。再次办理不会重复申领。
    例：
      youyang claims run --year 2020 --scheme resident --as li.hua
cli-notice = 公示
cli-notice-long =
    张贴公示，登记和处理公示期内的异议。期满且没有异议的，进入最终确认。
    例：
      youyang notice list --as li.hua
cli-notice-post = 张贴公示
cli-notice-post-long =
    为所有可以公示的人员张贴公示，可以只办一个乡镇（街道）。
    例：
      youyang notice post --township 530115001 --as li.hua
cli-notice-list = 列出公示
cli-notice-list-long =
    列出正在公示的人员（证件号隐去一部分）、期满日和异议。
    例：
      youyang notice list --as li.hua
cli-notice-object = 登记异议
cli-notice-object-long =
    为公示中的办件登记一条异议；处理完以前，不能最终确认。
    例：
      youyang notice object C000042 --reason "该户没有被征地" --as li.hua
cli-notice-settle = 处理异议
cli-notice-settle-long =
    登记一条异议的核查结论。异议成立的，办件退回经办人。
    例：
      youyang notice settle Y000003 --reason "核实无误" --as li.hua
      youyang notice settle Y000003 --upheld --reason "确未被征地" --as li.hua
cli-form = 给群众的纸面材料
cli-form-long =
    把参保选择表或受理回执写成 A4 的 PDF（.pdf）或纯文本（.txt），证件号隐去一部分。
    例：
      youyang form choice P000042 --out 选择表.pdf --as li.hua
cli-form-choice = 参保选择表
cli-form-choice-long =
    列出三种选择各带来什么、依据哪一条，留出签字的地方；--choice 勾上本人的选择。
    例：
      youyang form choice P000042 --choice resident --out 选择表.pdf --as li.hua
cli-form-receipt = 受理回执
cli-form-receipt-long =
    写出一件办件的受理回执。
    例：
      youyang form receipt C000042 --out 回执.pdf --as li.hua
cli-form-done = 已写到 { $file }。
cli-form-nobody = 没有这个人或办件，或者不在您的乡镇。请用 youyang export persons 或业务台核对编号。
cli-form-ending = 文件名须以 .pdf 或 .txt 结尾。
cli-arg-person = 档案编号，如 P000042
cli-arg-choice = 本人说的选择
cli-payments = 付款批次
cli-payments-long =
    养老保险经办制作，养老保险复核，财政复核放行，导出给银行，再读入银行回盘。
    例：
      youyang payments list --as li.hua
cli-payments-make = 制作付款批次
cli-payments-make-long =
    把可以付款的办件按种类和去向列成批次，以专户余额为限；暂不能付的逐件说明。
    被银行退回、账号没有更正的不列入；核实后仍付原账号的，用 --again 逐件指名。
    例：
      youyang payments make --kind subsidy --as resident-pension.clerk
cli-payments-check = 复核付款批次
cli-payments-check-long =
    由制作人以外的养老保险复核人员核对批次。
    例：
      youyang payments check B000001 --as resident-pension.supervisor
cli-payments-release = 放行付款批次
cli-payments-release-long =
    由财政复核人员放行已经复核的批次。
    例：
      youyang payments release B000001 --as finance.supervisor
cli-payments-cancel = 退回付款批次
cli-payments-cancel-long =
    放行之前退回一个批次，其中的办件重新待付。
    例：
      youyang payments cancel B000001 --reason "账号待核" --as LOGIN
cli-payments-export = 导出付款文件
cli-payments-export-long =
    把已经放行的批次写成给银行的文件（.csv 或 .xlsx），报出合计和 SM3 校验值。
    例：
      youyang payments export B000001 --out B000001.csv --as resident-pension.clerk
cli-payments-list = 列出付款批次
cli-payments-list-long =
    列出每个批次的种类、去向、笔数、金额和状态。
    例：
      youyang payments list --json
cli-report = 统计报表
cli-report-long =
    业务统计、资金收支、工作进度，按年、季、月。.xlsx 带图表，另可写成 .csv 或 .jsonl；
    都记下办理日志的行号和摘要。
    例：
      youyang report finance --period 2020-Q2 --out 收支.xlsx --as finance.clerk
cli-month = 按月对账和结账
cli-month-long =
    账簿、银行回盘和个人档案三方对账；对平的月份由财政复核人员结账。
    例：
      youyang month show 2020-03
cli-month-show = 对账
cli-month-show-long =
    列出一个月三方的金额；对不上的逐件列出。
    例：
      youyang month show 2020-03 --json
cli-month-close = 结账
cli-month-close-long =
    结一个月的账。对不上的不能结；结账后的月份不能再记账。
    例：
      youyang month close 2020-03 --as finance.supervisor
cli-export = 导出
cli-export-long =
    按文件名的结尾导出为 .csv、.xlsx 或 .jsonl。有权查看的人才能得到完整证件号，并留下记录。
    journal 导出为 .jsonl 时是日志原文，校验链不容改动：
    其中有账号密码的 Argon2 摘要，请妥善保管。
    例：
      youyang export persons --out 人员.xlsx --as li.hua
cli-verify = 核验办理日志
cli-verify-long =
    从头核对办理日志的校验链，报出长度和末尾摘要；有损坏的，指出第一处。
    也可以核验导出的文件，不需要库。
    --against 与以前封存的摘要、备份或打印的“行号:摘要”核对：接得上，还是被改写、缺行。
    --seal 把现在的末尾摘要封存成文件，请存放到本机以外。
    例：
      youyang verify 日志.jsonl
      youyang verify --against /mnt/u/2020-03-02.youyang
cli-rebuild = 由办理日志重建库
cli-rebuild-long =
    按办理日志重新生成常用数据。日志本身不会改动。
    日志缺了曾经办理过的行时不重建；确实补不回的，用 --accept-loss 认可损失，证据留在库中。
    例：
      youyang rebuild --store /srv/youyang
cli-backup = 备份
cli-backup-long =
    把整个库备份成一个文件；业务台可以照常使用。
    例：
      youyang backup /mnt/u/2020-03-02.youyang
cli-restore = 由备份恢复
cli-restore-long =
    把备份恢复到一个新目录，并先核验备份。
    不完整的备份不恢复；--as-far-as-it-goes 恢复到最后一件完整的办理，并说明缺了什么。
    例：
      youyang restore 2020-03-02.youyang --store /srv/youyang-new
cli-repair = 用备份修补日志
cli-repair-long =
    日志缺行或损坏时，从备份里按摘要逐行取回；完好的行一概不动，原来的日志保留在旁边。
    可以同时给几份备份。业务台和服务器须先退出。
    例：
      youyang repair --from /mnt/u/2020-03-02.youyang
cli-doctor = 检查运行环境
cli-doctor-long =
    检查库、办理日志、终端、语言、按键和权限，指出哪里不对、怎样改正。
    例：
      youyang doctor
cli-completions = 生成命令补全
cli-completions-long =
    为命令行生成补全脚本，输出到标准输出。
    例：
      youyang completions bash > ~/.local/share/bash-completion/completions/youyang
cli-man = 生成手册页
cli-man-long =
    把各命令的手册页写到一个目录。
    例：
      youyang man man1/
cli-manual = 按岗位看使用手册
cli-manual-long =
    人人要看的一页，或一个岗位的一页：clerk 窗口经办，reviewer 复核，finance 财政和付款，
    audit 审计，system 系统管理。
    例：
      youyang manual clerk | less

cli-arg-year = 缴费年度
cli-arg-scheme = 只办一个险种
cli-list = 待办清单
cli-list-long =
    应报未报的人员、项目和村，退回原单位的人员；逐项记下结果。
    例：
      youyang list missing --as 530115001.clerk
cli-list-missing = 列出应报未报的人员、项目和村
cli-list-missing-long =
    征地补偿名册上有而没有申报的人（先按身份证号，再按项目和姓名），有征地面积而没有人员
    的项目，申报人数远低于原参保人比例的村。补偿名册用 youyang import compensation 导入。
    例：
      youyang list missing --as natural-resources.clerk --json
cli-list-sent-back = 列出退回原单位的人员
cli-list-sent-back-long =
    比对中退回原单位的人员，附说明和状态：等原单位答复，或名册已更新。
    例：
      youyang list sent-back --as human-resources.clerk --json
cli-list-done = 记下一项的结果
cli-list-done-long =
    写明结果后，这一项在清单里标为已办，注明何人、何时。
    例：
      youyang list done missing 53012219620504001X --outcome 已通知本人 \
        --as 530115001.clerk
cli-arg-list = 哪一份清单
cli-arg-item = 身份证号或档案编号；没有身份证号的写“项目编号 姓名”；项目写编号，村写代码
cli-arg-outcome = 结果
cli-land = 征地项目
cli-land-long =
    查看征地项目的社会保障金和人员。项目用 youyang import projects 导入。
    例：
      youyang land list --as li.hua
cli-land-list = 列出征地项目
cli-land-list-long =
    每个项目的应缴、已缴、欠缴和拖欠天数，是否缴足，人员和已确认人数。
    例：
      youyang land list --json
cli-arg-store = 库所在的目录（默认取 $YOUYANG_STORE，再取系统的数据目录）
cli-arg-as = 以哪个用户名办理
cli-arg-password-file = 存放密码的文件（不给则在终端上输入）
cli-arg-lang = 语言，默认按系统语言
cli-arg-today = 当作今天的日期，只用于练习库
cli-arg-json = 结果输出为一个 JSON 文档
cli-arg-ascii = 边框用 ASCII 字符，适用于制表符显示过宽的终端
cli-arg-people = 练习库的人数，默认 2000，0 为没有人员
cli-arg-seed = 随机种子，默认 1；相同的种子得到相同的库
cli-arg-no-desk = 只造库，不打开业务台
cli-arg-login = 用户名
cli-arg-name = 工作人员姓名
cli-arg-department = 部门代码
cli-arg-level = 岗位，clerk 经办，supervisor 复核
cli-arg-township = 乡镇（街道）的代码或全称
cli-arg-ssh-key = SSH 公钥文件
cli-arg-kind = 名册种类
cli-arg-file = 文件
cli-arg-against = 与以前的封存、备份或“行号:摘要”核对
cli-arg-seal = 把末尾摘要封存到这个文件
cli-arg-accept-loss = 日志缺了曾经办理过的行，也认可损失，重建
cli-arg-as-far-as-it-goes = 备份不完整时，能恢复多少恢复多少
cli-arg-copies = 从这些备份取回
cli-arg-sheet = 只读这一张工作表
cli-arg-of-batch = 回盘文件没有批次号时，属于哪一批
cli-arg-second = 已核对确是另一笔款项的行号
cli-arg-total-wrong = 明细已核对，合计不符的以明细为准（银行回盘除外）
cli-arg-dry-run = 只看结果，不写入
cli-arg-step = 审核环节
cli-arg-case = 办件号
cli-arg-all = 登录人可以决定的全部办件
cli-arg-id = 办件号或异议编号
cli-arg-legacy-no = 参保编号
cli-arg-decision = 核实结果
cli-arg-register = 哪一份名册
cli-arg-line = 为准的一行的参保编号
cli-arg-died = 死亡日期
cli-arg-reason = 理由
cli-arg-what = 导出什么
cli-arg-out = 写到哪个文件
cli-arg-shell = 哪种命令行
cli-arg-role = 哪个岗位
cli-arg-dir = 写到哪个目录；不给则把总页输出到标准输出
cli-arg-new-password-file = 存放新密码的文件（不给则在终端上输入）
cli-arg-upheld = 异议成立，办件退回
cli-arg-batch = 批次号
cli-arg-again = 核实后仍付原账号的退回办件
cli-arg-batch-kind = 付款种类
cli-arg-report = 哪种报表
cli-arg-period = 时段，如 2020、2020-Q2、2020-06
cli-arg-month = 月份，如 2020-03
cli-arg-help = 显示说明
cli-arg-version = 显示版本
cli-arg-balance = 个人账户余额（元），按纸质材料
cli-arg-subsidy = 已享受政府补贴（元），按纸质材料
cli-arg-monthly = 月待遇标准（元），按纸质材料

# How far a long command has come, on one line of the terminal.
progress-opening = 打开数据
progress-reading = 读取文件
progress-judging = 逐条办理
progress-writing = 写出文件
progress-checking = 核对日志
progress-rate = { $rate }/秒
progress-rest = 余 { $rest }
cli-export-no-township = 这个清单不分乡镇：--township 只用于 faults、sent-back、to-mend。
