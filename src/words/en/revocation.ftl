# A confirmation found wrong, and cases that contradict each other
act-revoke = Revoke the confirmation
act-revoke-note = 五(二): a confirmation found wrong is revoked in a case of its own, which natural resources decide. From then on nothing is claimed or paid, open claims and choices end, and the years paid stand ready to be recovered in one step.
act-did-revoke = Handed in for review; once another person passes it, nothing is claimed or paid any more
act-recover-all = Recover all years paid
act-recover-all-note = 五(五): the years paid on a confirmation that was revoked are recovered, each in a case of its own, for the reason of the revocation.
revocation-reason = What was found
revocation-paper = Paper
revocation-anew = What is different now
revocation-since = Confirmed on
revocation-paid = Years paid
revocation-on-the-way = Years on their way
step-revocation = revocation review
place-revocation = revocation review
matter-revocation = revocation of confirmation
outcome-superseded = superseded
confirmation-revoked = revoked
permission-open-revocation = propose to revoke a confirmation
permission-decide-revocation = revoke a confirmation
event-approved-revocation = Passed by { $place }; the confirmation is revoked
event-superseded = Ended, since case { $by } was passed
event-ground-given = Opened anew after the revocation
next-recover-revoked = Recover the { $count ->
    [one] year
   *[other] { $count } years
  } paid on the revoked confirmation (a)
next-revoked = The confirmation was revoked; it can be given anew with a ground
cli-change-revoke = Propose to revoke a confirmation found wrong
cli-change-revoke-long =
  For example:
    youyang change revoke P000123 --reason "another person's land" \
      --paper "land office, file 12" --as natural-resources.clerk
  natural-resources.supervisor decides: youyang review list --step revocation
cli-arg-paper = the paper it rests on
cli-change-revoked = { $name }: handed in as case { $case }; the confirmation stands until another person passes it.
cli-recovery = Recover what was paid in error
cli-recovery-long =
  For example:
    youyang recovery open P000123 --all --as human-resources.clerk
  Another person decides: youyang review list --step recovery
cli-recovery-open = Open recoveries of paid years
cli-recovery-open-long =
  Each year is a case of its own. --all opens all years paid on a confirmation that was
  revoked, for the reason of the revocation; --year opens one, with --reason.
  For example:
    youyang recovery open P000123 --all --as human-resources.clerk
    youyang recovery open P000123 --year 2021 --reason "paid twice" \
      --as human-resources.clerk
cli-recoveries-opened = { $name }: { $count ->
    [one] one recovery
   *[other] { $count } recoveries
  } opened ({ $cases }).
cli-which-years = Say --all, or --year and --reason.
