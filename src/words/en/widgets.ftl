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
message-changed-more = { $count } earlier changes: see the history
message-changed-kept = Nothing was submitted, and what you typed is kept. Having seen the change, submit once more if it still holds.
message-fault = It did not work
picker-none = nothing fits
