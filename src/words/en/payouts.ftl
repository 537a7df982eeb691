# The tabs of money on its way.
payout-all = all
payout-to-apply = to apply
payout-in-review = in review
payout-to-pay = to pay
payout-done = received
payout-undone = rejected or recovered
payout-apply = applied
payout-review = approved
payout-pay = paid
payout-village = Place
payout-way = Progress
payout-total = Total { $count }, { $amount } yuan
payout-none = Nothing found.
payout-recovery = back { $year }
payout-open = open file
payout-do-apply = apply
payout-note = 五(五): earmarked money. Each sum is applied for, approved and paid by different people; it counts as received once its reference is recorded.
# The annual round
round-title = Annual round
round-people = People of this line
round-open = people
round-yes = Run
round-ask = Run the round of { $year }?
round-will-claim = Claims the subsidy for { $count } people, { $amount } yuan in all; review and payment follow.
round-will-review = { $count } of them died or are dead according to the household roster; their claims are reviewed singly.
round-tally = Due { $due } = claimable { $issued } + held { $held } + refused { $refused }; claimed before { $claimed }
round-needed = { $amount } yuan needed, { $free } free in the special account
round-running = { $year } in progress: { $through } of { $of }; you can leave and come back.
round-came-to = { $year } done: due { $due } = claimed { $issued } + held { $held } + refused { $refused }
round-broke-off = Not finished: { $cause } What was claimed remains; run it again.
round-no-year = That year cannot be handled; { $first } to { $present } can.
round-paid-in = { $scheme }, paid in { $amount } on { $day }, voucher { $voucher }
round-note = 五(四)2, 五(四)1: 1,000 yuan a year, at most 15 years. The round applies the same rules as a single claim, and adds nothing when run again.
round-runs = A round is running; wait until it ends.
round-none = Nothing can be claimed: choose a line and press Enter to see what holds each person back.
payout-nothing = This one is “{ $progress }”; there is nothing to do with it here.
