# Changes of what identity and money rest on
act-change = Propose a change
act-change-note = 五(二): what identity and money rest on (name, bank account, the legacy figures, drawing or not) is changed on a paper and decided by another person. Until then the old record stands, and transitions, refunds and payments that rest on it wait.
act-did-change = Handed in for review; it counts once another person passes it
step-change = change review
place-change = change review
matter-change = change
permission-propose-change = propose a change
permission-decide-change = review a change
change-field = What changes
change-amounts = amounts the roster does not tell
change-to = Change to
change-ground = Ground (paper)
change-unreadable = unreadable on the roster
change-number-wrong = No valid identity number: check its length, birth date and last sign
label-account-holder = Account holder
event-approved-change = Passed by { $place }; the change is on file
event-changed = Changed: { $field }
hold-account-changing = bank account is being changed ({ $case }); paid once that is decided
finding-typed-figure = typed figure
finding-holder-differs = another's account
finding-birth-or-sex-differs = birth or sex differs
finding-account-check-digit = check digit differs
review-look-typed-figure = The figure was typed by hand: hold it against the paper and the roster's line
review-look-holder-differs = The account is in another name than the person's: look at the bank book or card
review-look-birth-or-sex-differs = The new number tells another birth date or sex: look at the identity card and household book, and ask public security where in doubt
review-look-account-check-digit = The card number's check digit does not fit, it may be miscopied: look at the card
compare-waits-for-second = Amounts handed in; they wait for another person ({ $case })
compare-work-to-review = waits for a second person
cli-change-proposed = { $name }: handed in as case { $case }; it counts once another person passes it.
cli-not-a-number = “{ $text }” is not a valid identity number.
cli-not-a-township = The district has no township “{ $text }”; give its code or full name.
cli-not-a-cohort = “{ $text }” should be existing or new.
cli-not-an-answer = “{ $text }” must be yes or no.
cli-change = Change what identity and money rest on
cli-change-long =
  For example:
    youyang change propose P000123 --field enjoyed --to 4500.00 \
      --ground "contribution book, page 12" --as human-resources.clerk
  Another person decides: youyang review list --step change
cli-change-propose = Propose a change of one field; it counts once another person passes it
cli-change-propose-long =
  For example:
    youyang change propose P000123 --field legacy-balance --to 1234.50 \
      --ground "contribution book, page 12" --as human-resources.clerk
    youyang change propose 530115196001011231 --field bank-account \
      --to 6228480402564890018 --holder "Li Xiuying" --ground "copy of the card"
  For drawing say yes or no. Until it is decided the old record stands, and transitions,
  refunds and payments that rest on it wait.
cli-arg-whose = file number or identity number
cli-arg-field = what changes
cli-arg-to = what it is to be
cli-arg-holder = holder of the account, where a bank account changes
cli-arg-ground = the paper it rests on
compare-proposed = Handed in: { $name }, for another person's decision. This is the next.
compare-proposed-last = Handed in: { $name }, for another person's decision. Nobody else on the list is waiting.
legacy-balance = Legacy balance
legacy-monthly = Legacy benefit a month
