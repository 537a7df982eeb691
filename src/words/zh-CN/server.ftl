# The server: its command, what it tells those at its desks, who is on.
cli-serve = 开服务器，供多人同时办理
cli-serve-long =
    打开库，供各人同时使用：本机的 youyang 自动接上；给出 --ssh 的，可以用 ssh 登录，
    用账号的公钥或密码。收到 SIGTERM 或 Ctrl-C 时通知各人、保存草稿后停下。
    例：
      youyang serve --ssh 0.0.0.0:2222 --store /srv/youyang
cli-arg-ssh = SSH 登录的地址和端口
serve-listening = SSH 登录：{ $address }，主机公钥指纹 { $fingerprint }
serve-ready = 服务器已开：{ $dir }
serve-stopped = 服务器已停，库已关好。
serve-address = 不能在 { $address } 接受登录：{ $cause }。请换一个地址或端口，或停掉占用它的程序。
serve-host-key = 主机密钥不能用：{ $cause }。请从备份恢复这个文件；实在没有的，删掉它，服务器会另做一个，所有人登录时都要重新确认。
serve-system = 服务器开不起来：{ $cause }。请查看系统的线程和文件数限制。
serve-bug = 会话 { $name } 因程序出错结束，在 { $place }
doctor-host-key = SSH 主机公钥
doctor-mend-host-key = 请从备份恢复 { $dir } 里的 ssh-host-key。
parting-stopped = 服务器要停一下。没有保存的内容已留作草稿，请过几分钟再登录。
parting-broken = 程序出错，本次登录已结束；已经办好的都在。请把编号 { $ticket } 告诉系统管理员，再登录一次。
gate-no-terminal = 这里只有业务台，需要终端：请用 ssh -t 登录，不要带命令。
