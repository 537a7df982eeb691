"""Signs in with paramiko and asks for a shell without a terminal: PORT LOGIN PASSWORD."""
import sys
import paramiko

port, login, password = sys.argv[1:]
transport = paramiko.Transport(("127.0.0.1", int(port)))
transport.start_client(timeout=10)
try:
    transport.auth_interactive(login, lambda _title, _text, prompts: [password] * len(prompts))
except paramiko.AuthenticationException as fault:
    print(fault)
    sys.exit(2)
channel = transport.open_session()
channel.invoke_shell()
print(channel.makefile_stderr("rb").read().decode(), end="")
status = channel.recv_exit_status()
transport.close()
sys.exit(status)
