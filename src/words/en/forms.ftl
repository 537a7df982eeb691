# Papers for the citizen: everyday words, no line wider than 78 cells.
form-district = Jinning District: pensions for people whose land was requisitioned
form-fact = { $label }: { $value }
form-choice-title = ENROLMENT CHOICE
form-row-choice = Your options
form-row-top-up = One-off top-up
form-row-legacy = Old account
form-row-yearly = Yearly subsidy
form-row-route = Paid into
form-row-later = Change later?
form-less-enjoyed = - enjoyed { $amount }
form-not-clawed-back = no need to pay back
form-carried-over = moved to new account
form-paid-back = to your bank account
form-no-subsidy = no subsidy
form-topped-up = none after top-up
form-draws-pension = draws a pension: none
form-years-used = all years are used
form-a-year = { $amount } a year
form-years-left = { $years } more at most
form-from-year = from { $year }
form-on-contribution = once contributed
form-on-voucher = on a yearly voucher
form-final = not after transition
form-changeable = yes, from next year
form-none = none
form-clause = clause { $clause }
form-my-choice = My choice:
form-choice-notes =
    Notes
    1. The amounts follow your file and the policy on the day of printing; the
       review decides.
    2. Who chooses neither gets no subsidy; a later choice counts from the year
       after it.
    3. In the employees' scheme you contribute first, then apply once a year with
       the voucher; the money goes to your own bank account.
    4. At most { $years } years are subsidised; years already subsidised count on after a
       change of scheme.
    Clauses are those of Jinning's plan for people whose land was requisitioned.
form-own-carried-over = * Moving the old balance is the office's rule, not the plan's.
form-own-first-year = * The first year of subsidy is the office's rule, not the plan's.
form-choice-sign =
    All this was explained to me. The choice is my own.

    Signed (or thumbprint): ____________________    Date: ____________________

    Clerk:                  ____________________    Date: ____________________
form-receipt-title = RECEIPT
form-receipt-notes =
    1. This receipt confirms what you handed in; it is not an approval.
    2. Another member of staff reviews them; you are told if something is missing.
    3. To ask how far it is, bring your identity card or give the case number.
    4. Please check the above and say at once if something is wrong.

    Signed: ____________________    Date: ____________________
