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
payout-none = Nothing fits.
payout-recovery = back { $year }
payout-open = open file
payout-do-apply = apply
payout-note = 五(五): earmarked money. Each sum is applied for, approved and paid by different people; it counts as received once its reference is recorded.
