# Review: the queue, the item as a difference, reasons.
review-all = all
review-tally = { $found } with findings · { $marked } marked
review-empty = Nothing is waiting for review.
review-flag = note
review-own = own
review-drawn = drawn
review-age = waits
review-days = { $count } d
review-handlers = handled by
review-prepared = prepared
review-turn = other item
review-file = open file
review-none = none
review-taken = { $day } (aged { $age } then)
review-used = years used
review-legacy = legacy relation
review-own-run = own run
review-figures = claimed { $claimed }, computed { $computed }
review-run-claim = the rate of { $year }: { $amount }
review-run-refund = the legacy balance of { $amount }, all at once
review-run-top-up-recovery = top-up paid: { $amount }
review-run-recovery = paid for { $year }: { $amount }
review-same = the same
review-differs = differs
review-findings = findings
review-clean = none
review-household-asked = Public Security has been asked
review-returned = { $by } ({ $step }): { $reason }
review-goes = if passed: { $to }
review-own-told = Your own work; another person must decide it
review-did-pass = Passed: { $name }
review-did-return = Returned: { $name }
review-did-reject = Rejected: { $name }
review-did-take-back = Taken back: { $name }
review-did-household = Household check requested: { $name }
review-return-stands = { $name } was returned, and a return cannot be taken back; earlier decisions remain
review-take-back-told = Take back the earlier decision on { $name } ({ $case })
review-nothing-decided = No decision of this session to take back
review-none-marked = Nothing is marked; look at each and mark it with Space
review-bulk-pass = { $count ->
    [one] Passes 1 item without findings.
   *[other] Passes { $count } items without findings.
 }
review-bulk-findings = { $count ->
    [one] Leaves out 1 with findings or of your own work; it stays in the list.
   *[other] Leaves out { $count } with findings or of your own work; they stay in the list.
 }
review-bulk-drawn = { $count ->
    [one] 1 is drawn ({ $percent }%) for a closer look; decide it by itself.
   *[other] { $count } are drawn ({ $percent }%) for a closer look; decide each by itself.
 }
review-bulk-done = Passed together: { $count }
review-bulk-some = Passed: { $count }; not passed and still in the list: { $failed }
review-look-deceased = check the day of death; years paid for before it remain valid
review-look-listed-dead = dead only according to the household roster: record the death, or dismiss that line
review-look-household-unreadable = the household roster's line cannot be read and may tell of a death: look at it, have it mended, or dismiss it
review-look-listed-twice = decide which line of the roster is valid
review-look-shared-account = check that the account is the person's own
review-look-voucher = the same voucher was submitted again; check the original
review-look-both-schemes = only one scheme is subsidised; check contributions
review-look-under-age = check the day of requisition and the contract
review-look-more-taken = check the areas contracted and requisitioned
review-look-contracted-missing = the contracted area is missing: check the contract, return it to the township to be filled in
review-look-returned = check that what was wrong has been corrected
review-look-village = find out the village
review-look-project = add the land project
review-return-title = Return
review-reject-title = Reject
review-return-to = return to
review-opener = who prepared it
review-reason-papers = Papers are missing
review-reason-identity = Name or ID number differ from the card
review-reason-land = Land area or day differ from the register
review-reason-village = Village unknown or wrong
review-reason-account = Bank account wrong or not the person's own
review-reason-contribution = Voucher unclear or differs from the record
review-reason-signature = Form not signed, or another day
review-reason-twice = Registered twice? Check first
review-reason-not-covered = Not covered by the plan
review-reason-original = Originally insured; needs no confirmation
review-reason-no-land = Had no land, or none was requisitioned
review-reason-claimed-twice = Claimed twice
review-reason-given-up = Given up in writing
review-reason-untrue = What was stated is not true
review-reason-own = Another reason (type it)
review-note-eyes = 五(二), 五(三): nobody decides on their own work; a return or rejection gives a reason, and what was returned is reviewed again from the start.
review-risk = Risk
review-risk-told = { $score } points ({ $parts })
review-moved = { $name } has been decided; this is the next item: check it first
review-moved-by = { $name } was decided by { $by }; this is the next item
review-note-risk = Order: overdue first, then by risk, then the oldest. The risk is the sum of the findings: deceased (on file or by the household roster) 40, listed twice or a voucher used again 30 each, shared account or both schemes 25 each, under age at requisition or more taken than contracted 15 each, returned before 10, village or project unknown 5 each.
review-note-bulk = Space marks an item, g marks those without findings on this page and turns it, P passes the marked together; items with findings and items drawn are left out and decided singly. The draw comes from a hash of the journal: nobody knows it before, anybody can repeat it afterwards.
review-note-back = z takes back your last decision until the case has moved on.
