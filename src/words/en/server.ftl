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
serve-stopped = The server has stopped, the store is closed.
serve-address = { $address } takes no sign-ins: { $cause }. Choose another address or port, or stop the program that has it.
serve-host-key = The host key cannot be used: { $cause }. Bring the file back from a backup; if there is none, delete it: the server makes another one, and everybody has to confirm it when they sign in.
serve-system = The server cannot start: { $cause }. Look at the system's limits of threads and files.
serve-bug = Session { $name } ended by a fault in the program at { $place }
doctor-host-key = SSH host key
doctor-mend-host-key = Bring ssh-host-key in { $dir } back from a backup.
parting-stopped = The server is stopping for a while. What was not saved is kept as a draft; sign in again in some minutes.
parting-broken = A fault in the program ended this session; all that was done is there. Tell the administrator the number { $ticket } and sign in again.
gate-no-terminal = There is only the desk here, and it needs a terminal: use ssh -t, without a command.
