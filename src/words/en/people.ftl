# Search.
search-population = { $all } people
search-tally = { $found } / { $all } people · { $ms } ms
search-more = Only the first { $shown } are listed; type more to narrow it
search-ask = Type any mix of:
search-by-name = Name      Hanzi, pinyin or initials: 张桂兰  zhangguilan  zgl
search-by-number = Number    any part of the ID number, birth date, phone, legacy number: 0741
search-by-place = Village   its name or initials: 南村  nc
search-by-both = Together  with spaces between: zgl 南村
search-building = The index is being built; results will appear in a moment.
search-none = Nobody found.
search-none-next = Try another spelling, or check the document. A new person is registered with Ins.
search-own-township = Only people of your own township are searched.
search-covered-townships = Only people of your own township and of those you stand in for are searched.
search-register = Register
search-note = Search needs no form: Hanzi, pinyin and digits go on one line, results come as you type, Up and Down select, Enter opens the file.
search-note-masked = Numbers are masked by default; x in the file shows them, and each look is recorded in the journal.
# The persons in lists and heads.
people-age = Age
people-place = Place
people-cohort-head = Group
people-state = State
people-born = Born
people-former-name = Former name
people-former-number = Old number
people-former-called = was { $name }
people-former-end = was … { $end }
people-former-township = Formerly in
people-registered = Registered
people-died-head = Died
people-listed-again = Listed again as
people-under-way = Under way
people-sex-age = { $sex }, { $age }
people-cohort = { $cohort }
people-drawing = draws { $amount } yuan a month
people-chose = choice: { $choice }
people-died = died { $day }
people-alike = { $count ->
    [one] 1 other of this name
   *[other] { $count } others of this name
 } in the village or with the same last four: check the ID
# The next lawful step.
next-label = Next
next-who = { $place } { $level }
next-or = {" or "}
next-others = {"  "}and { $count } more
next-decide = { $matter }: { $step }
next-mend = { $matter } was returned: correct it and resubmit
next-pay = { $matter } is approved: goes into the next payment batch
next-pay-by-hand = { $matter } is approved: the person died, so it is paid by hand after a look
next-collect = { $matter } is approved: record the money once it has come back
next-batched = { $matter }: in payment batch { $batch }
next-came-back = { $matter } was returned by the bank: { $cause }; correct the account, then pay again
next-came-back-mended = { $matter } was returned by the bank: { $cause }; the account has been corrected since, pay again (Funds, Returned)
next-came-back-scheme = { $matter } was returned by the residents' account: { $cause }; have it confirmed, then pay again (Funds, Returned)
next-post = Confirmation: post the notice
next-notice = In notice to { $until } inclusive, { $left }
next-notice-short = notice, { $count } d
next-settle = { $count ->
    [one] 1 objection
   *[other] { $count } objections
 } to the notice to settle
next-objection-short = Objection
next-confirm = Open identity confirmation
next-confirm-short = To confirm
next-rejected = Identity was rejected; it can be opened again if the facts have changed
next-rejected-short = Rejected
next-choose = Record the enrolment choice
next-choose-short = To choose
next-listed = Listed twice in the roster: decide which line is valid
next-listed-short = Listed twice
next-transition = Open the transition with its one-off top-up
next-findings = The comparison has findings: settle them first
next-findings-short = To settle
next-run = Cleared by the comparison: merged by the transition run
next-transition-short = To transfer
next-refund = Open the refund of the legacy account
next-refund-short = To refund
next-claim = Claim the subsidy for { $year }
next-claim-short = To claim
next-contribute = Claim after the contribution for { $year }
next-contribute-short = To contribute
next-none = Nothing due
next-topped-up = Nothing due: topped up at transition, no annual subsidy
next-recover-top-up-short = To recover
next-recover-top-up = Recover the top-up of { $amount } (a)
next-neither = Nothing due: not enrolled, no subsidy
next-years-used = Nothing due: all years have been used
next-year-claimed = Nothing due: every year that can be subsidised is claimed
next-died = Nothing due: died, and no year contributed before is unclaimed
next-draws-pension = Nothing due: draws the employees' pension, surrendered, no subsidy
next-account = Enter the person's bank account, without which nothing is paid
next-account-short = No account
next-land = Complete the land facts, without which identity is not confirmed
next-land-short = Land facts
next-death = The household roster lists a death: record it, or that it is another person
next-death-short = Death listed
next-died-short = Died
days-left = { $count ->
    [one] 1 day left
   *[other] { $count } days left
 }
days-last = today is the last day
days-over = { $count ->
    [one] 1 day over
   *[other] { $count } days over
 }
# The fifteen years.
years-label = Subsidy
years-paid = paid
years-under-way = pending
years-free = unused
years-failed = failed
years-topped-up = topped up once with { $amount } yuan, no annual subsidy
years-to-recover = topped up with { $amount } yuan; no annual subsidy until it is recovered
years-neither = not enrolled, no subsidy
years-totals = { $used ->
    [one] 1 year
   *[other] { $used } years
 } { $amount } yuan · { $left } left
# The file.
page-overview = Overview
page-confirmation = Identity
page-choices = Choice
page-contributions = Paid in
page-subsidies = Subsidy
page-refund = Refund
page-payments = Money
page-history = History
file-next-page = Next page
file-today = Back to today
file-as-of = This is the file at the end of { $day }, not today's. Esc goes back to today
file-not-yet = On { $day } this person was not yet registered.
file-news = { $by } has just changed this file
file-no-own-case = There is no case of yours here that nobody has decided on yet.
file-note-reveal = x shows the ID number, then phone, then bank account, and masks them again after a moment; each look is recorded in the journal.
file-note-as-of = t asks for a day and shows the file as of the end of it; Esc goes back to today.
acts-refused = not now
acts-allowed = Possible now; Enter opens it.
confirmation-none-needed = The originally insured need no confirmation. Clause: { $clause }
confirmation-none-opened = Confirmation has not been opened yet. Clause: { $clause }
confirmation-opened = { $case }  opened by { $by } on { $at }
confirmation-land = Land
confirmation-no-land = not on file
layer-waiting = waiting
layer-open = not yet
layer-passed = passed
layer-returned = returned
layer-rejected = rejected
layer-reason = Reason: { $reason }
layer-notice = Notice { $posted } to { $until }, both days included
objection-open = Objection { $id } to settle: { $reason }
objection-upheld = Objection { $id } upheld: { $reason }
objection-dismissed = Objection { $id } dismissed: { $reason }
choices-none = No choice yet. Identity: { $confirmation }. Clause: { $clause }
choices-cover = Covers years
choices-from = from { $from }
choices-between = { $from } to { $until }
choices-note = The first choice covers all years; a change those after its own. Clause: { $clause }
contributions-none = No contribution on record. Only years with a contribution count. Clause: { $clause }
contributions-paid-on = Paid on
subsidies-none = No subsidy claimed yet: { $amount } yuan a year, { $years } years at most. Clause: { $clause }
refund-figures-unread = The figures of the legacy line cannot be read; a refund has to wait until they are mended. Clause: { $clause }
refund-none-legacy = No legacy relation, so nothing to refund. Clause: { $clause }
refund-none-yet = No refund and no transition so far.
payments-none = No payment so far.
payments-by = Recorded by
payments-awaited = To be paid: { $matter } { $amount } yuan
history-none = No records.
history-when = When
history-who = Who
history-what = What
history-and = {"; "}
history-line = journal line { $seq }
history-latest = Latest
