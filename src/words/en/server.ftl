# The server: its command, what it tells those at its desks, who is on.
cli-serve = Run the server for many desks
cli-serve-long =
    Opens the store for many at once: youyang on this machine attaches by itself; with
    --ssh people sign in by ssh, with their account's key or password. On SIGTERM or
    Ctrl-C everybody is told, drafts are kept, and it stops.
    Example:
      youyang serve --ssh 0.0.0.0:2222 --store /srv/youyang
cli-arg-ssh = Address and port for signing in by SSH
serve-listening = Signing in by SSH: { $address }, fingerprint of the host key { $fingerprint }
serve-ready = The server is open: { $dir }
serve-pace = { $frames } keys answered: half within { $median } ms, 99 % within { $p99 } ms, the longest took { $longest } ms
serve-stopped = The server has stopped, the store is closed.
serve-address = { $address } takes no sign-ins: { $cause }. Choose an address of this machine, or another port.
serve-address-taken = { $address } is taken by another program, perhaps another server. Stop that one, or choose another port with --ssh.
serve-older-client = The SSH client at { $address } could not connect: it knows none of the key exchanges taken here. Use OpenSSH 9.0, PuTTY 0.78 or newer; where that cannot be, set older_key_exchange to true in policy/security.toml of the store and start the server again.
serve-host-key = The host key cannot be used: { $cause }. Bring the file back from a backup; if there is none, delete it: the server makes another one, and everybody has to confirm it when they sign in.
serve-system = The server cannot start: { $cause }. Look at the system's limits of threads and files.
serve-bug = Session { $name } ended by a fault in the program at { $place }
doctor-host-key = SSH host key
doctor-mend-host-key = Bring ssh-host-key in { $dir } back from a backup.
serve-elsewhere = A server has the store, and this command does not work through it. Stop the server first.
serve-gone = The server broke off. See whether it is still running, and whether what was asked for is done.
cli-no-terminal = The desk needs a terminal: run it in one, or use the commands (youyang --help).
serve-other-day = The server goes by its own day; --today cannot name another one.
parting-stopped = The server is stopping for a while. What was not saved is kept as a draft; sign in again in some minutes.
parting-broken = A fault in the program ended this session; all that was done is there. Tell the administrator the number { $ticket } and sign in again.
gate-no-terminal = There is only the desk here, and it needs a terminal: use ssh -t, without a command.
parting-dismissed = Whoever keeps the accounts ended this session; what was not saved is kept as a draft.
errand-sittings = Who is on
errand-sittings-kept-by = The supervisors of human resources see who is on.
errand-sittings-count = { $count } on
errand-from = From
errand-here = this machine
errand-since = Since
errand-last-key = Last key
errand-own = you
errand-end-session = end session
errand-end-session-told = This session of { $login } from { $from } ends at once; what is not saved is kept as a draft, and they may sign in again.
errand-disable-now-told = The account { $login } is disabled at once, all its sessions end, and nobody signs in with it again; the record of its work stays.
errand-sittings-note = Ending a session and disabling an account are written into the journal, as are signing in, wrong passwords, numbers shown and exports.
errand-end-session-here-told = This session of { $login } at this machine ends at once; what is not saved is kept as a draft, and they may sign in again.
cli-arg-plain = A numbered menu in plain lines instead of drawn screens (also for screen readers)
plain-hello = Good day, { $name }.
plain-ask-login = Login:
plain-ask-password = Password:
plain-ask-number = Type a number:
plain-ask-search = Whom to find (name, pinyin, ID number; empty to go back):
plain-ask-reason = Reason (empty to go back):
plain-menu-search = 1. Find a person
plain-menu-review = 2. Review ({ $count } waiting for you)
plain-menu-language = 3. 中文
plain-menu-leave = 0. Leave
plain-next = Next step
plain-menu-elsewhere = All else (registering, notices, claims, payments) is done on the full screen or by commands (youyang --help).
plain-back = 0. Back
plain-locked = Locked after a long pause. Type your password again.
plain-not-a-number = No such entry; type one of the numbers above.
plain-found = { $count } found
plain-waiting = { $count } waiting for review
plain-confirmation = Confirmation
plain-clean = Nothing to look twice at
plain-goes-to = If passed
plain-item-pass = 1. Pass
plain-item-return = 2. Return
plain-item-reject = 3. Reject
plain-done = Done.
serve-not-a-key = { $file } is no public key that can be used. Make one with ssh-keygen -t ed25519 and name its .pub file.
