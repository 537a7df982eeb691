# Signing in, and the locked screen.
gate-title = Sign in
gate-locked = Locked: { $login }
gate-login = Login
gate-password = Password
gate-enter = sign in
gate-unlock = unlock
gate-aligned = Do the two upright lines stand in one column? If not, open with --ascii.
