# Signing in, and the locked screen.
gate-title = Sign in
gate-locked = Locked: { $login }
gate-login = Login
gate-password = Password
gate-enter = sign in
gate-unlock = unlock
gate-aligned = Do the two vertical lines form one column? If not, start with --ascii.
