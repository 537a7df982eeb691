# The acts: forms at the counter, what they show, and the receipts.
act-choose = Enrolment choice
act-claim = Claim subsidy
act-refund = Refund
act-transition = Transition
act-reverse = Reverse transition
act-recovery = Recover subsidy
act-top-up-recovery = Recover top-up
act-amend = Change the file
act-death = Record death
act-correct-death = Correct death record
act-not-dead = Dismiss a listed death
act-correct-contribution = Correct contribution
act-ask-household = Request household check
act-contribution = Record contribution
act-confirmation = Open confirmation
act-payment = Record payment
act-register = Register a person

act-hand-in = submit
act-record = record
act-see-below = not possible; the reason is given below
act-phone-shape = a phone has 7 to 12 digits; area code, +86 and hyphens are accepted
act-see-above = the number is wrong; see the check above
act-no-area = not an area; write mu as 4.90
act-check = Please check
act-none = none
act-died = died
act-done = Done: { $act }
act-case = Case { $case }

act-present = (present)
act-set-by-office = * office setting, not the plan
act-paper-choice = form to sign
act-paper-receipt = receipt
act-signed = signed in person
act-choose-first = First one option is chosen (1, 2, 3 or the arrows).
act-sign-first = The citizen signs the form; then tick "signed in person" with Space.
act-choose-note = 五(一)1, 五(六): the citizen sees what each choice brings before choosing, and signs. The first choice covers every year; a change covers the years after it (五(四)).

act-contribution-fact = On record
act-on-record = { $amount }  { $day }  voucher { $voucher }
act-contributed = Contributed
act-contributed-on = Contributed on
act-contributions = Contributions
act-claim-note = 五(四)2: 1,000 yuan a year, 15 years at most. Residents' scheme: into the personal account. Employees' scheme: yearly, with the voucher, to the own bank account. One subsidy for each person and year.
act-contribution-note = 五(四)2: a year is subsidised only with a contribution to the scheme chosen. The employees' scheme needs a voucher, which can be used once.

act-cause = Cause
act-account = Other account
act-holder = Account holder
act-refund-amount = Refund
act-working = Working
act-refund-working = old personal account, all of it, once
act-account-on-file = Account on file
act-refund-note = 五(一)3, 五(四)1: the old personal account's balance goes back to the person, once. The amount is computed, the account must be the person's own, and a second person approves.

act-top-up-working = { $years }x{ $yearly } - { $enjoyed } enjoyed = { $amount }
act-merged-working = { $balance } + { $carried } + { $top-up } = { $amount }
act-monthly-working = { $legacy } + { $monthly } = { $amount }
act-office-carries = residents' + old account (* carried over by the office's setting) + top-up
act-transition-note = 五(四)1: what is missing to the 15-year total is topped up once, at transition; nothing is reclaimed. One transition for each person (五(一)).
act-reverse-note = 五(一): one transition for each person. A supervisor corrects an error; both stay on record, and a top-up that was paid is recovered in a case of its own (五(五)).

act-error = What was wrong
act-back = To be returned
act-recovery-note = 五(五): a subsidy paid in error is recovered in a case of its own. Once the money is back the year can be claimed again.

act-phone-on-file = Phone on file
act-new-phone = New phone
act-new-account = New account
act-amend-note = Old and new values both stay in the history. Name, number, township and an account on file take two people: propose a change. After confirmation the land facts no longer change (五(二)).

act-died-on = Died on
act-open-cases = Open cases
act-correct-death-note = 五(四)2: a supervisor corrects a wrong day; both stay on record. Leave the day empty if the person is alive.
act-right-day = Right day (empty: alive)
act-on-record-death = On record
act-correct-contribution-note = 五(四)2: a supervisor corrects a wrong contribution; both stay on record. It is struck out only after a subsidy approved or paid on it is taken back or recovered.
act-record-wrong = Wrong record
act-correct-how = Correction
act-correct-amend = corrected by the voucher
act-correct-strike = strike out (never paid)
act-top-up-recovery-note = 五(五): after its transition was reversed, a top-up paid is recovered in a case of its own: amount, reason, the payment it reverses.
act-top-up-paid = Paid
act-ask-household-note = 四(二): where needed, Public Security checks household and age; until it answers the case does not go on to notice.
act-ask = Request
act-death-note = 五(四)2: a year contributed before death can still be claimed; it goes to review, never to automatic payment.
act-not-dead-note = 五(四)2: a person who is dead only according to the household roster is reviewed and not paid meanwhile. If the line is another person's, say what you saw and dismiss it; if it is true, record the death.
act-seen = What was seen

act-land = Land
act-contracted = Contracted (mu)
act-requisitioned = Requisitioned (mu)
act-confirmation-note = 五(二): township, agriculture, public notice, natural resources, each by another person.

act-moved-on = Moved on
act-approved-on = Approved on
act-to-special-account = back to the special account
act-payment-note = 五(五): payments go in batches; finance records what was paid outside of them by its receipt. Only approved cases, never by the person who approved them, never twice.

act-number = Check
act-number-empty = checked while you type
act-number-says = { $sex }, born { $born }, { $age } years old
act-number-known = registered: { $name } ({ $cohort }) { $person }
act-number-shape = { $typed } typed; 18 characters (or 15 of an old number)
act-number-birth = the birth date in it does not exist
act-number-check = the check character does not match
act-alike = same name and village: { $person } { $number }
act-look-twice = Check again
act-register-note = 四(一)(二): people of the existing and new cohorts are registered, then confirmed layer by layer. With full land facts the case goes straight to the township's review.

act-did-choose-resident = Chose the residents' scheme, signed { $day }
act-did-choose-employee = Chose the employees' scheme, signed { $day }
act-did-choose-neither = Chose neither scheme, no subsidy, signed { $day }
act-did-change-from = The change counts from { $year }; earlier years stay under the former choice
act-did-claim-account = Subsidy of { $year }: { $amount } yuan to the residents' account ({ $clause })
act-did-claim-bank = Subsidy of { $year }: { $amount } yuan to the own bank account ({ $clause })
act-did-top-up = Top-up, once: { $amount } yuan ({ $clause })
act-did-merge = Merged account { $account } yuan, merged monthly benefit { $monthly } yuan
act-did-refund = Refund of { $amount } yuan to the own account ending in { $account }, clause { $clause }
act-did-pay = Paid { $amount } yuan on { $day }, reference { $reference }
act-did-return = { $amount } yuan came back on { $day }, reference { $reference }
act-did-recovery = Recovery of the subsidy of { $year } opened
act-did-confirmation = Identity confirmation opened
act-did-register = { $name } registered as { $person }
act-did-name = Name is now { $name }
act-did-phone = Phone changed, now ending in { $phone }
act-did-account = Bank account changed, now ending in { $account }
act-did-village = Village is now { $village }
act-did-land = Land facts changed
act-did-correct-death = Day of death corrected to { $day }
act-did-strike-death = Death record struck out; the person is alive
act-did-correct-contribution = Contribution of { $year } corrected: { $amount }
act-did-strike-contribution = Contribution of { $year } struck out
act-did-top-up-recovery = Recovery of the top-up opened
act-did-ask-household = Public Security was asked to check household and age
act-did-not-dead = That line of the household roster is not this person's; the subsidy continues as usual
act-did-death = Death on { $day }; open cases: { $open }, decided singly
act-did-contribution-resident = Residents' scheme, { $year }: contribution of { $amount } yuan on record
act-did-contribution-employee = Employees' scheme, { $year }: contribution of { $amount } yuan on record
act-did-reverse = Transition reversed, both on record; choose and process again

# What a choice brings, in one line each, where it is reviewed.
act-allocation = book money in
act-allocation-note = 五(五): each sum that comes into the special account is booked once, by the bank's slip. The risk reserve is kept apart and makes no ordinary payments.
act-did-allocate = { $amount } yuan booked as received
act-project = record a project
act-project-note = 五(三): a requisition is approved only once the levy is paid in full. When more of it is paid, change the sum here; the sum before stays in the journal.
act-did-project = Land project { $number } recorded
