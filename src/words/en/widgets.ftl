# Forms, questions, messages.
form-required = required
form-no-date = not a date; write it as 2020-03-01
form-no-money = not an amount; write it as 1234.50
confirm-cancel = cancel
confirm-word = confirm
confirm-type = This cannot be undone. Type "{ $word }", then Enter:
message-refused = Not possible
message-clause = By clause { $clause }
message-next = Next: { $next }
message-changed = It has changed
message-changed-by = { $by } has just changed { $what }.
message-changed-next = Nothing was submitted. Close this, look at what it is now, then decide.
message-fault = It did not work
message-fault-next = Nothing was submitted and what you typed is still here. Try later, or tell the administrator.
