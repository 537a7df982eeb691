# The tab Money: batches, returned payments, accounts, months.
fund-batches = Batches
fund-returned = Returned
fund-accounts = Accounts
fund-months = Tie-out
fund-empty = There is nothing here.
fund-held-sum = Held
fund-promised-sum = Owed
fund-free-sum = Free
fund-batched-sum = Batched
fund-lines = Lines
fund-stage = State
fund-make = make batches
fund-make-yes = make
fund-make-kind = other kind
fund-make-every = all payments
fund-make-lines = { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}
fund-make-all = { $batches ->
    [one] One batch
   *[other] { $batches } batches
} will be made: { $lines ->
    [one] 1 line
   *[other] { $lines } lines
}, { $total } yuan.
fund-make-none = There is nothing to put into a batch.
fund-make-money = Needed { $total }, available { $there }, left then { $left }.
fund-make-held = Held back, { $cases ->
    [one] 1 line
   *[other] { $cases } lines
}:
fund-make-cause = · { $cause }: { $cases } ({ $who })
fund-make-who = { $names }
fund-make-more = { $names } and { $others } more
fund-make-died = the person died; paid singly after a check
fund-make-changed = Something has changed meanwhile, and the batches were planned again. Check them once more, then make them.
fund-make-cut = … { $batches } more, included in the sum
fund-make-cut-causes = … more causes ({ $causes }), lines held back by them: { $cases }
fund-check = check the batch
fund-release = release the batch
fund-settle = settle by the bank's receipt
fund-settle-key = settle
fund-write = file
fund-read = result
fund-write-step = write the bank's file
fund-read-step = read the result file
fund-make-key = make
fund-empty-batches = There is no batch yet. Press i to make them from what is approved and to be paid.
fund-page = lists
fund-how-write = e saves the bank's file, y copies it; then wait for the bank's result.
fund-how-read = Result: d, or youyang import bank-result FILE; r where there is no file
fund-not-written = The bank's file has not been written yet: write it with e, then wait for the result.
fund-none-sent = No batch is released and at the bank: a result has nothing to settle.
fund-none-selected = There is no batch yet.
fund-give-up = cancel the batch
fund-open-lines = lines
fund-copy = copy
fund-mend = correct the account
fund-pay-again = into a batch again
fund-open-book = entries
fund-close = close the month
fund-next = { $step }: { $who }
fund-step-told = Batch { $batch }: { $kind }, { $route }, { $lines } to pay, { $total } yuan.
fund-settle-told = Use this only if the bank sends no result file: according to its receipt, everything still to be paid is recorded as paid, for good. If there is a file, go back and read it with d; single returns are recorded line by line.
fund-close-told = Once { $month } is closed, no entry can be made in it or in any month before it.
fund-held = Held back: { $cause }.
fund-reason-account = an account has to be checked
fund-reason-death = somebody in the batch died
fund-reason-amount = an amount has to be checked
fund-reason-other = the batch is wrong and is made again
fund-cause-account = no such account
fund-cause-holder = account and holder do not match
fund-cause-closed = account closed
fund-cause-frozen = account frozen or reported lost
fund-cause-other = returned by the bank, see its receipt
fund-line-paid = record as paid
fund-line-told = { $name }: { $amount } yuan, account { $account }. According to the bank's receipt it is recorded as paid, for good.
fund-line-settled = This line has its result and cannot take another.
fund-line-failed = record as returned
fund-lines-heading = { $batch }  { $kind }  { $stage }  total { $total } yuan, { $paid } paid, { $failed } returned
fund-batch-below = { $batch }: { $paid } paid, { $failed } returned, { $outstanding } yuan to pay
fund-mended = The account has been corrected; it can go into a batch again.
fund-to-mend = The account is still the one that failed. Check it with the person and correct it, then pay again.
fund-to-confirm = This went to a residents' personal account (its number is the ID number), not to a bank account. Check enrolment, ID number and name with the residents' pension office, then pay again.
fund-scheme-title = Not a bank account
fund-scheme-account = What was returned was a credit to a residents' personal account. Its number is the person's ID number; another bank account on file does not help.
fund-scheme-next = Check with the residents' pension office whether the person is enrolled and whether ID number and name match its system. If the name on file is wrong, Enter opens the file to correct it. Then r puts it into a batch again.
fund-again-told = { $name }: { $amount } yuan to the { $route } { $account }.
fund-again-same = The account is still the one that failed. Pay again only if the bank can accept it now; otherwise correct the account first.
fund-again-scheme = It is the same residents' account. Pay again only after the residents' pension office has confirmed it.
fund-accounts-note = Every entry is balanced and tied to its case. The risk reserve is kept apart and makes no ordinary payments.
fund-did-make = Batch { $batch } made: { $lines } lines, { $total } yuan
fund-did-make-all = { $count } batches made: { $lines } lines, { $total } yuan; to be checked
fund-did-make-some = { $count } batches made: { $lines } lines, { $total } yuan; { $failed } not made, check again
fund-did-check = Batch { $batch } checked
fund-did-release = Batch { $batch } released
fund-did-give-up = Batch { $batch } cancelled; its cases are payable again
fund-did-write = The bank's file of batch { $batch } was copied and recorded
fund-did-settle = Recorded: { $paid } paid, { $failed } returned
fund-did-close = { $month } is closed
fund-note-batches = Three people handle a payment: a clerk of the pension office makes the batch, its supervisor checks it, a supervisor of finance releases it. According to the bank's result each line is paid, or returned with its cause. [五(五)]
fund-note-months = A month is closed once books, bank and people agree; a closed month takes no entry. [五(五)]
fund-month = Month
fund-debits = Debits this month
fund-credits = Credits this month
fund-balance = Balance
fund-closed = closed
fund-open = open
fund-running = running
fund-ties = All three agree; the month can be closed.
fund-ties-not-yet = All three agree. { $why }
fund-sides = books { $ledger }  bank { $bank }  people { $people }
fund-breaks = { $breaks } do not agree, { $case } { $name } first
fund-entry = Entry
fund-against = Against
fund-tied-to = Tied to
line-state-paid = paid
fund-account = Account
fund-debit = Debit
fund-credit = Credit
fund-in = In
fund-out = Out
result-title = read a result file
result-name = File
result-note = What the bank or the residents' pension system sent back (CSV, XLSX, XLS, ODS and others). It is read completely or not at all. A network terminal cannot read this machine's files: use youyang import bank-result on the server there.
result-take = settle
result-done = The result is settled
result-next = Next: deal with what was returned under Returned, then put it into a batch again.
result-not-done = Nothing was settled
result-nowhere = Over the network your own files cannot be read: use youyang import bank-result on the server.
result-failed = It cannot be read: { $cause }
result-unread-line = Line { $line }, column “{ $column }”: { $cause }
result-unread-more = { $count } more.
