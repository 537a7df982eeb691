# Refusals: what is against it, and (-next) what would correct it.
# Keys: refusal-AREA-CODE, the code as casework names it.
clause-own = { $clause } (the office's own rule)

refusal-person-unknown = There is no such person on file.
refusal-person-unknown-next = Check the file number, or search again.
refusal-person-already-registered = This ID number is already registered, file { $person } ({ $cohort }).
refusal-person-already-registered-next = Open that file; do not register again.
refusal-person-originally-insured = This person was originally insured (file { $person }) and needs no confirmation.
refusal-person-originally-insured-next = Open that file and record the choice.
refusal-person-legacy-missing = An originally insured person is registered together with the legacy insurance.
refusal-person-legacy-missing-next = Add the legacy number, balance and subsidy enjoyed, then register.
refusal-person-legacy-not-theirs = Only originally insured people have legacy insurance.
refusal-person-legacy-not-theirs-next = Remove it, or change the cohort to originally insured.
refusal-person-legacy-number-taken = Legacy number { $legacy_no } belongs to somebody else.
refusal-person-legacy-number-taken-next = Check the number against the roster.
refusal-person-name-missing = The name is missing.
refusal-person-name-missing-next = Enter the name as on the identity card.
refusal-person-nothing-changed = The file already says this; there is nothing to save.
refusal-person-nothing-changed-next = Change what is wrong, then save.
refusal-person-facts-confirmed = The identity was confirmed on these land facts, which can no longer change.
refusal-person-facts-confirmed-next = If they are wrong, report it to Natural Resources.
refusal-person-negative-amount = The amounts of a roster cannot be below zero.
refusal-person-negative-amount-next = Check them against the old scheme's roster.
refusal-person-legacy-ended = The legacy relation was merged or surrendered; a newer roster no longer changes it.
refusal-person-legacy-ended-next = If it is wrong, a supervisor reverses the transition, or the money is recovered.
refusal-person-facts-under-review = A layer of { $case } has already passed on these facts, so they cannot simply change.
refusal-person-facts-under-review-next = Have the reviewer return the case, correct it, and resubmit it.
refusal-person-own-approval = You decided a layer of { $case } and may not change the facts it rests on.
refusal-person-own-approval-next = Have another member of staff correct it.
refusal-person-impossible-death = { $died } cannot be the day of death: it is after today or before the birth.
refusal-person-impossible-death-next = Enter the day on the death or deregistration certificate.
refusal-person-death-on-record = The death is on record already, on { $died }.
refusal-person-death-on-record-next = Do not record it again; if the day is wrong, a supervisor corrects it.
refusal-person-no-death-on-record = No death is on record, so there is nothing to correct.
refusal-person-no-death-on-record-next = If the person died, record the death.
refusal-person-reason-missing = A correction needs a reason: what was wrong.
refusal-person-reason-missing-next = Write the reason.

refusal-confirmation-not-needed = Originally insured people need no confirmation.
refusal-confirmation-not-needed-next = Record the choice straight away.
refusal-confirmation-already-confirmed = The identity was confirmed on { $on }.
refusal-confirmation-already-confirmed-next = Record the choice straight away.
refusal-confirmation-already-open = Confirmation is under way in case { $case }.
refusal-confirmation-already-open-next = Open that case to see how far it is.
refusal-confirmation-land-facts-missing = The land facts are missing (area contracted, area requisitioned).
refusal-confirmation-land-facts-missing-next = Enter the land facts first.
refusal-confirmation-more-taken-than-contracted = More land was requisitioned than the household had contracted.
refusal-confirmation-more-taken-than-contracted-next = Check both areas against the contract and the requisition agreement.
refusal-confirmation-household-not-open = The household check was requested already, or the case is past that point.
refusal-confirmation-household-not-open-next = See the history of the case for the household check.
refusal-confirmation-not-ready-for-notice = The case is not ready for public notice.
refusal-confirmation-not-ready-for-notice-next = Post it once the earlier steps have passed.
refusal-confirmation-already-posted = The notice is posted; its last day is { $until }.
refusal-confirmation-already-posted-next = Do not post it again; without an objection it then goes to final confirmation.
refusal-confirmation-not-in-notice = The case is not in notice, so no objection can be taken.
refusal-confirmation-not-in-notice-next = If the objection holds, return the case in review and say why.
refusal-confirmation-notice-over = The last day of the notice was { $until }; objections are no longer taken.
refusal-confirmation-notice-over-next = Tell Natural Resources, who look into it before final confirmation.
refusal-confirmation-no-such-objection = There is no such objection, or it is settled already.
refusal-confirmation-no-such-objection-next = Refresh the list of notices and choose again.
refusal-confirmation-reason-missing = The objection or the finding is not written down.
refusal-confirmation-reason-missing-next = Write it down, then submit.

refusal-review-unknown = There is no such case.
refusal-review-unknown-next = Check the case number.
refusal-review-own-work = You handled this case, so you cannot decide it.
refusal-review-own-work-next = Another colleague who may decide must take it.
refusal-review-in-notice =
    { $state ->
        [to-post] The notice is not posted yet, so the case cannot be confirmed.
        [objected] Confirmation is stopped: { $objections ->
            [one] one objection is not settled.
           *[other] { $objections } objections are not settled.
        }
       *[running] The notice is still running; final confirmation is possible from { $until }.
    }
refusal-review-in-notice-next =
    { $state ->
        [to-post] Post the notice first.
        [objected] Examine the objection and settle it.
       *[running] Without an objection the case goes to final confirmation by itself.
    }
refusal-review-not-waiting = The case is not waiting for a decision.
refusal-review-not-waiting-next = Refresh and see its present state.
refusal-review-closed = The case is closed ({ $outcome }).
refusal-review-closed-next = If it is needed again, open a new one.
refusal-review-reason-missing = To return or reject a case, a reason is needed.
refusal-review-reason-missing-next = Choose or write a reason.
refusal-review-not-earlier = "{ $to }" is not an earlier step of this case.
refusal-review-not-earlier-next = Choose an earlier step, or return it to its clerk.
refusal-review-not-own-decision = You can take back only a decision of your own, and only the last one.
refusal-review-not-own-decision-next = Whoever decided must take it back.
refusal-review-gone-on = The case has moved on since the decision, which can no longer be taken back.
refusal-review-gone-on-next = Return it from its present step, with a reason.
refusal-review-not-returned = Only a returned case can be resubmitted.
refusal-review-not-returned-next = There is nothing to do; look at the present state of the case.
refusal-review-not-withdrawable = Only whoever opened the case can withdraw it, and only before a decision.
refusal-review-not-withdrawable-next = Ask its clerk; once decided, ask the reviewer to return it.
refusal-review-figures-moved = The case claims { $claimed }, but it now comes to { $computed }.
refusal-review-figures-moved-next = Return it with a reason, to be opened again with the present figure.

refusal-choice-not-confirmed = The identity is not confirmed, so no choice can be recorded.
refusal-choice-not-confirmed-next = Finish confirmation first.
refusal-choice-died = The person died on { $died }; no choice after that day can be recorded.
refusal-choice-died-next = If the form was signed before, record it with the day it was signed.
refusal-choice-same-choice = The present choice already is "{ $choice }".
refusal-choice-same-choice-next = Nothing needs to be recorded.
refusal-choice-transitioned =
    { $state ->
        [made] The transition was made on { $on }. There is one for each person, so the choice can no longer change.
       *[open] The transition is under way. There is one for each person, so the choice can no longer change.
    }
refusal-choice-transitioned-next =
    { $state ->
        [made] If it was wrong, a supervisor of Human Resources must reverse it first.
       *[open] To choose differently, its clerk withdraws the transition first.
    }
refusal-choice-surrendering = The legacy insurance is being surrendered and the refund is not paid yet.
refusal-choice-surrendering-next = Wait until the refund is paid.
refusal-choice-impossible-day = The form must have been signed between { $from } and { $until }.
refusal-choice-impossible-day-next = Enter the day written on the form.
refusal-choice-before-present-choice = The form was signed before the present choice, of { $chosen_on }.
refusal-choice-before-present-choice-next = Check the day, or have a new form signed.

refusal-subsidy-not-confirmed = The identity is not confirmed, so no subsidy can be claimed.
refusal-subsidy-not-confirmed-next = Finish confirmation first.
refusal-subsidy-too-early = Years before { $first } are not subsidised (the office set the first year).
refusal-subsidy-too-early-next = The years { $first } to { $present } can be handled; enter a year with four digits.
refusal-subsidy-year-not-come = That year has not come; it is { $present }.
refusal-subsidy-year-not-come-next = The years { $first } to { $present } can be handled; a later one once its contribution is paid.
refusal-subsidy-no-choice = No choice covers that year.
refusal-subsidy-no-choice-next = Record the choice first.
refusal-subsidy-chose-neither = For that year the person chose neither scheme, and so gets no subsidy.
refusal-subsidy-chose-neither-next = After a change of choice, claims are possible from the next year on.
refusal-subsidy-topped-up = Whoever moves from the legacy scheme into the residents' scheme is topped up once, not year by year.
refusal-subsidy-topped-up-next = If the top-up is still owed, open the transition.
refusal-subsidy-surrender-not-paid = The legacy balance has not been refunded yet, so nothing can be claimed.
refusal-subsidy-surrender-not-paid-next = Finish the refund first.
refusal-subsidy-draws-employee-pension = This person already draws the employees' pension and has left the old scheme; no subsidy follows.
refusal-subsidy-draws-employee-pension-next = There is nothing to claim; if the roster is wrong, tell Human Resources.
refusal-subsidy-no-contribution =
    { $other ->
        [yes] No contribution to the { $scheme } scheme is on record for that year, only one to the other scheme.
       *[no] No contribution to the { $scheme } scheme is on record for that year.
    }
refusal-subsidy-no-contribution-next =
    { $other ->
        [yes] Only the chosen scheme counts: record a contribution to the { $scheme } scheme, or change the choice from next year.
       *[no] Record the contribution to the { $scheme } scheme from its voucher.
    }
refusal-subsidy-other-contribution = The contribution given is not one to the { $scheme } scheme for that year.
refusal-subsidy-other-contribution-next = Check scheme and year against the voucher.
refusal-subsidy-contribution-on-record = The contribution of that scheme and year is already on record.
refusal-subsidy-contribution-on-record-next = Claim the year without entering it again.
refusal-subsidy-impossible-contribution = A contribution is more than zero, paid not after today and not before its year.
refusal-subsidy-impossible-contribution-next = Check it against the voucher.
refusal-subsidy-voucher-missing = A claim in the employees' scheme needs the number of a contribution voucher.
refusal-subsidy-voucher-missing-next = Enter the voucher's number.
refusal-subsidy-voucher-used = That voucher belongs to file { $person } already.
refusal-subsidy-voucher-used-next = Check the number; a voucher can be used once.
refusal-subsidy-bank-account-missing = No bank account of the person is on file to pay to.
refusal-subsidy-bank-account-missing-next = Enter the person's own bank account first.
refusal-subsidy-year-taken = That year is claimed already, in case { $case }.
refusal-subsidy-year-taken-next = There is one subsidy a year; open that case.
refusal-subsidy-years-used = All { $years } years are used, { $subsidised } in all.
refusal-subsidy-years-used-next = No more can be claimed.
refusal-subsidy-contributed-after-death = The contribution was paid after the death on { $died }.
refusal-subsidy-contributed-after-death-next = Check the day of payment and the day of death.
refusal-subsidy-contributed-after-listed-death = The household roster says the person died on { $died }, before the contribution was paid.
refusal-subsidy-contributed-after-listed-death-next = Check it: if true, record the death; if the line is another person's, dismiss it in the file.
refusal-subsidy-not-paid = That year's subsidy was never paid, so there is nothing to recover.
refusal-subsidy-not-paid-next = If it is still in review, return or reject it there.
refusal-subsidy-reason-missing = A recovery needs the reason why it was paid in error.
refusal-subsidy-reason-missing-next = Write the reason.
refusal-subsidy-not-payable = The case is not waiting for payment.
refusal-subsidy-not-payable-next = Record the payment once the case is approved.
refusal-subsidy-impossible-day = The day of payment is after today or before the approval.
refusal-subsidy-impossible-day-next = Enter the day on the bank's slip.
refusal-subsidy-reference-missing = The reference of the bank or pension system is missing.
refusal-subsidy-reference-missing-next = Enter the number on the slip.
refusal-subsidy-own-approval = You approved this case, so you cannot record its payment.
refusal-subsidy-own-approval-next = Another colleague must record it.
refusal-subsidy-own-account-change = You changed the person's account since the approval, so you cannot record the payment.
refusal-subsidy-own-account-change-next = Another colleague must check the account and record it.
refusal-subsidy-no-top-up-to-recover = There is no top-up to recover: only one that was paid and whose transition was reversed.
refusal-subsidy-no-top-up-to-recover-next = If the transition was wrong, have a supervisor reverse it first.
refusal-subsidy-subsidised-on-it = That year's subsidy was approved or paid on this contribution ({ $case }); it cannot be struck out.
refusal-subsidy-subsidised-on-it-next = Take the approval back first, or recover the year.

refusal-transition-not-original = Only originally insured people have a transition.
refusal-transition-not-original-next = Others go through confirmation and choice.
refusal-transition-figures-unread = The figures of this person's legacy line cannot be read; until they are mended there is no transition.
refusal-transition-figures-unread-next = Enter them from the paper in the comparison, or have the office that sent the roster correct the line.
refusal-transition-not-chosen =
    { $choice ->
        [none] No choice is recorded, so there is no transition.
       *[other] The present choice is "{ $name }", not the residents' scheme.
    }
refusal-transition-not-chosen-next = Record the residents' scheme as the choice and have it passed first.
refusal-transition-already-made = The transition was made or is under way; there is one for each person.
refusal-transition-already-made-next = If it was wrong, a supervisor of Human Resources must reverse it.
refusal-transition-surrendered = The legacy insurance was surrendered on { $on }.
refusal-transition-surrendered-next = Contribute and claim year by year in the residents' scheme.
refusal-transition-died = The person died on { $died }; there is no transition.
refusal-transition-died-next = Check the death on record; if it is right, report it to Human Resources.
refusal-transition-listed-twice = The roster lists this person twice, also as { $legacy_no }; which line is valid has not been decided.
refusal-transition-listed-twice-next = Have Human Resources decide it first.
refusal-transition-not-cleared = By the comparison of rosters: { $class }. Nothing can be merged at once.
refusal-transition-not-cleared-next = Resolve what the comparison found, or have the person choose.
refusal-transition-own-decision = You decided what the comparison found; another person carries out the transition.
refusal-transition-own-decision-next = Have another supervisor do it.
refusal-compare-not-original = Only the originally insured are compared.
refusal-compare-not-original-next = Others go through identity confirmation.
refusal-compare-ended = The legacy relation was merged or surrendered; there is nothing to decide.
refusal-compare-ended-next = A wrong transition is reversed by a supervisor. A wrong surrender is taken back by whoever passed it, before anything follows on it; a refund paid out is recovered outside this program.
refusal-compare-same-decision = The same decision was already made on the same facts.
refusal-compare-same-decision-next = It opens again by itself when a roster changes.
refusal-compare-nothing-to-settle = The comparison has no finding that this would resolve.
refusal-compare-nothing-to-settle-next = See what the comparison lists.
refusal-compare-no-such-line = That roster has no such line of this person.
refusal-compare-no-such-line-next = Check the roster or the legacy number.
refusal-compare-reason-missing = The office must be told what is wrong.
refusal-compare-reason-missing-next = Write what is wrong and what the office should check.
refusal-transition-negative-amount = The residents' balance and monthly pension cannot be below zero.
refusal-transition-negative-amount-next = Check the amounts against the residents' roster.
refusal-transition-not-made = No transition of this person was carried out, so none can be reversed.
refusal-transition-not-made-next = If one is in review, return it there.
refusal-transition-reason-missing = To reverse a transition, a reason is needed.
refusal-transition-reason-missing-next = Write the reason.

refusal-refund-not-original = This person has no legacy insurance, so there is nothing to refund.
refusal-refund-not-original-next = Check that it is the right person.
refusal-refund-figures-unread = The figures of this person's legacy line cannot be read; until they are mended nothing is refunded.
refusal-refund-figures-unread-next = Enter them from the paper in the comparison, or have the office that sent the roster correct the line.
refusal-refund-already-opened = The refund was made or is under way, in case { $case }.
refusal-refund-already-opened-next = There is one refund for each person; open that case.
refusal-refund-merged = The legacy insurance was merged into the residents' scheme ({ $on }).
refusal-refund-merged-next = The balance follows the transition; see the enrolment tab.
refusal-refund-cause-not-on-record =
    { $choice ->
        [none] The cause does not match the record: no choice is recorded.
       *[other] The cause does not match the record: the present choice is "{ $name }".
    }
refusal-refund-cause-not-on-record-next = Choose another cause, or record the choice first.
refusal-refund-bank-account-missing = No bank account is given to pay to.
refusal-refund-bank-account-missing-next = Enter an account in the person's own name.
refusal-refund-not-own-account = The bank account is not in the person's own name.
refusal-refund-not-own-account-next = Ask for an account in the person's own name.
refusal-refund-listed-twice = The roster lists this person twice, also as { $legacy_no }; which balance is valid has not been decided.
refusal-refund-listed-twice-next = Have Human Resources decide it first.

refusal-account-unknown = There is no such login.
refusal-account-unknown-next = Check the login.
refusal-account-taken = The login { $login } is taken; logins are never given twice.
refusal-account-taken-next = Choose another login.
refusal-account-impossible-login = A login has 2 to 40 characters of a-z, 0-9, ".", "_" and "-".
refusal-account-impossible-login-next = Choose another login.
refusal-account-township-mismatch = Township staff need a township, and only they have one.
refusal-account-township-mismatch-next = Check department and township.
refusal-account-disabled = This account is disabled.
refusal-account-disabled-next = If it is needed again, a supervisor of Human Resources adds a new one.
refusal-account-locked = After wrong passwords the account is locked until { $until }.
refusal-account-locked-next = Sign in afterwards, or ask a supervisor of Human Resources to unlock it.
refusal-account-own-account = Nobody can disable their own account.
refusal-account-own-account-next = Another supervisor of Human Resources must do it.
refusal-account-no-peer = { $login } is not a colleague of your department and level and cannot stand in for you.
refusal-account-no-peer-next = Choose another colleague of the same department and level.
refusal-account-impossible-span = These days are not possible: they end before they begin, or are past.
refusal-account-impossible-span-next = Check the first and the last day.
refusal-account-no-delegation = Nobody stands in for you at present.
refusal-account-no-delegation-next = There is nothing to end.
refusal-account-password-too-short = The password is too short; at least { $least } characters.
refusal-account-password-too-short-next = Choose a longer one.
refusal-account-name-missing = The name of the person is missing.
refusal-account-name-missing-next = Enter the name.
refusal-land-facts-missing = The project's number or name is missing.
refusal-land-facts-missing-next = Fill in number and name.
refusal-land-negative-amount = A levy cannot be below zero.
refusal-land-negative-amount-next = Check the amounts owed and paid.
refusal-land-nothing-changed = The project is already on record like this.
refusal-land-nothing-changed-next = There is nothing to save.
refusal-land-outcome-missing = The outcome is missing.
refusal-land-outcome-missing-next = Say it with --outcome, such as "told in person" or "not covered".
refusal-land-not-listed = The list has no such item, or several of that name.
refusal-land-not-listed-next = Look at the list, and name the item by identity number, or by "PROJECT NAME".

refusal-fund-not-enough = The special account can pay { $held }, not the { $needed } asked for.
refusal-fund-not-enough-next = Pay once the allocation has arrived and is booked, or pay a part of it first.
refusal-fund-amount-missing = The amount booked must be more than zero.
refusal-fund-amount-missing-next = Check the amount against the credit advice.
refusal-fund-impossible-day = The day of booking, { $day }, is after today.
refusal-fund-impossible-day-next = Enter the day on which the money arrived, as in the credit advice.
refusal-fund-booked-before = Money of the same day, subject, amount ({ $amount }) and note is booked already (no. { $number }, { $day }); it may be the same.
refusal-fund-booked-before-next = Check the credit advice. If it is a second sum: somebody else confirms a file's line with --second LINE; at the desk, say in the note that it is the second.
refusal-fund-second-by-the-same = You booked the first of the two yourself; you cannot confirm the second.
refusal-fund-second-by-the-same-next = Have another colleague of finance check and confirm it.
refusal-fund-month-closed = { $month } is closed and takes no entry.
refusal-fund-month-closed-next = Book it in an open month, and say why in the memo.
refusal-fund-month-not-over = { $month } is not over and cannot be closed.
refusal-fund-month-not-over-next = Close it in the month after.
refusal-fund-earlier-open = { $month }, before it, is still open.
refusal-fund-earlier-open-next = Close the months in their order.
refusal-fund-breaks = In { $month } { $breaks } cases do not tie out, { $case } first.
refusal-fund-breaks-next = Resolve each case of the tie-out list, then close the month.
refusal-batch-unknown = There is no such payment batch.
refusal-batch-unknown-next = Check the batch number.
refusal-batch-nothing-payable = No { $kind } can be paid; { $held } are held back.
refusal-batch-nothing-payable-next = Only approved cases with an account can be paid; the list says what holds the others back.
refusal-batch-in-batch = { $case } is in payment batch { $batch }; its money may be on the way.
refusal-batch-in-batch-next = Wait for the bank's result; a batch not yet released can be cancelled first.
refusal-batch-other-stage = Batch { $batch } is now “{ $stage }”, so this cannot be done.
refusal-batch-other-stage-next = A batch is made, checked, released, sent to the bank and settled, in this order.
refusal-batch-answered = The bank has answered batch { $batch }; its file sent again would pay twice.
refusal-batch-answered-next = What was returned goes into a new batch once its account is corrected; export the payments to check what was paid.
refusal-batch-own-work = You made or checked this batch, or approved a case in it.
refusal-batch-own-work-next = Another person who may do this must take it.
refusal-batch-deceased = The person of { $case } died on { $died }; nothing is paid automatically.
refusal-batch-deceased-next = Cancel the batch and make it again; this case is paid singly after a check.
refusal-batch-listed-dead = According to the household roster the person of { $case } has died, or its line cannot be read; nothing is paid automatically.
refusal-batch-listed-dead-next = Cancel the batch; record the death or dismiss the line in the file, then make it again.
refusal-batch-reason-missing = A batch is cancelled only with a reason.
refusal-batch-reason-missing-next = Enter the reason.
refusal-batch-total-differs = The result's total is { $said }; its lines come to { $found }.
refusal-batch-total-differs-next = Nothing of the file was used. Ask the bank for the complete file.
refusal-batch-unknown-batch = The result names batch “{ $text }”, which is not in this store.
refusal-batch-unknown-batch-next = Nothing of the file was used. Check whether it is meant for another office.
refusal-batch-unknown-line = Batch { $batch } has no line { $line }.
refusal-batch-unknown-line-next = Nothing of the file was used. Compare it with the file that was sent.
refusal-batch-line-differs = Line { $line } of batch { $batch } differs from what was sent: { $field }.
refusal-batch-line-differs-next = Nothing of the file was used. Compare it with the file that was sent and ask the bank.
refusal-batch-already-settled = Line { $line } of batch { $batch } has its result and cannot take another.
refusal-batch-already-settled-next = Nothing of the file was used. Leave out the lines that are settled, or ask the bank.
refusal-compare-line-to-mend = More than the amounts of this line cannot be read.
refusal-compare-line-to-mend-next = Send it back to its office, and import the corrected roster.
refusal-compare-amounts-differ = Only the amounts that cannot be read in the roster can be given, and all of them must be.
refusal-compare-amounts-differ-next = Check which amounts of the line cannot be read.
refusal-compare-paper-missing = Amounts taken from a paper need the paper's name.
refusal-compare-paper-missing-next = Say which paper it is, such as “contribution book, page 12”.
refusal-compare-heading-missing = The column has no heading, so it would not be recognised in the next file.
refusal-compare-heading-missing-next = Give the column a heading in the file and read it again.
refusal-change-nothing-changed = The file says so already; nothing would change.
refusal-change-nothing-changed-next = Enter something else than what is on record.
refusal-change-ground-missing = A change needs the paper it rests on.
refusal-change-ground-missing-next = Say which paper it is and where it comes from.
refusal-change-holder-missing = Nobody is named as holder of the account.
refusal-change-holder-missing-next = Enter the holder as the bank book or card says.
refusal-change-not-a-name = A name with figures in it is no name.
refusal-change-not-a-name-next = Enter the name as on the identity card; to change the number, choose “ID number”.
refusal-change-not-an-account = A bank account number has 8 to 32 digits.
refusal-change-not-an-account-next = Enter it again as the bank book or card says.
refusal-change-account-by-case = A bank account on file is changed by two people.
refusal-change-account-by-case-next = Propose a change; a supervisor decides it.
refusal-change-enjoyed-above-total = Nobody can have enjoyed more than the total of 15 years, { $most }.
refusal-change-enjoyed-above-total-next = Check the amount and its unit on the paper.
refusal-change-cohort-of-roster = Who is originally insured follows from the old roster and is not changed by a proposal.
refusal-change-cohort-of-roster-next = Check the roster; where it is wrong, send it back to its office.
refusal-change-cohort-confirmed = The identity confirmation is under way or in force and rests on the cohort.
refusal-change-cohort-confirmed-next = Withdraw, reject or revoke the confirmation first, then change the cohort.
refusal-change-moved = The file was changed since this was proposed; it no longer says what the proposal started from.
refusal-change-moved-next = Reject this case and propose anew from what is on file now.
refusal-change-in-force = The change is on file; its review cannot be taken back.
refusal-change-in-force-next = Where it is wrong, propose another change that puts it right.
refusal-change-figures-unread = More of this person's roster line than this figure cannot be read.
refusal-change-figures-unread-next = Enter all the unreadable amounts at once in the comparison, or have the office that sent the roster correct the line.
refusal-change-listed-twice = The legacy roster lists this person twice (also under { $legacy_no }); its figures cannot be changed.
refusal-change-listed-twice-next = Have the office that sent the roster correct it and import it again.
refusal-change-died = This person died on { $died }; the bank account is not changed any more.
refusal-change-died-next = What is owed is paid by hand after a look.
refusal-confirmation-revoked = The confirmation was revoked on { $on }.
refusal-confirmation-revoked-next = Open it anew from the person's file, and say what is different now.
refusal-confirmation-not-confirmed = The identity is not confirmed, so there is nothing to revoke.
refusal-confirmation-not-revoked-next = Recover single years with their own reason.
refusal-confirmation-not-revoked = The confirmation was not revoked.
refusal-confirmation-not-confirmed-next = Return or reject the open confirmation instead.
refusal-batch-revoked = The confirmation that { $case } rests on was revoked; nothing is paid on it.
refusal-batch-revoked-next = Cancel the batch and make it again without this case.
refusal-contradiction-in-the-way = Case { $case } ({ $topic }) is in the way: both cannot be right.
refusal-contradiction-in-the-way-next = Have that case passed, rejected or withdrawn first.
