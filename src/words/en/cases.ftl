# Cases to be carried on: returned, to be posted, in notice, to be paid.
cases-empty = Nothing is waiting here.
cases-not-mine = Your post has no such cases.
cases-place = other list
cases-since = since
cases-until = last day
cases-returned-why = why returned
cases-marked = { $count } marked
cases-hand-in = resubmit
cases-withdraw = withdraw
cases-hand-in-told = Resubmits { $name }'s case { $case }.
cases-hand-in-why = Returned because: { $reason }
cases-withdraw-which = Which case is to be withdrawn?
cases-withdraw-told = Withdraws { $name }'s case { $case }; it is no longer reviewed and can be applied for again.
cases-post = post
cases-post-which = Post ({ $count } ready)
cases-post-one = only this one
cases-post-all = all of them
cases-post-told = { $count ->
    [one] Posts 1 case for { $days } days.
   *[other] Posts { $count } cases for { $days } days.
 }
cases-object = objection
cases-objected = objection
cases-settle = settle
cases-outcome = outcome
cases-upheld = upheld: returned to its clerk
cases-dismissed = dismissed: continues
cases-objections = { $count ->
    [one] 1 objection
   *[other] { $count } objections
 }
cases-no-objection = No objection is open here
cases-sheet = notice list
cases-sheet-none = Nobody is in notice now.
cases-sheet-village = { $township } { $village }: identity confirmation, public notice ({ $count })
cases-sheet-period = Notice from { $from } to { $until }, both days included
cases-sheet-told = Objections can be made to the township or to Natural Resources during the notice.
cases-sheet-entry = taken { $area } mu
cases-village-unknown = village unknown
cases-did-hand-in = { $case } was resubmitted and is reviewed again
cases-did-withdraw = { $case } was withdrawn
cases-did-post = Posted up to and including { $until }; o shows the notice list
cases-did-object = Objection { $id } recorded; confirmation waits for it
cases-did-uphold = Upheld; the case was returned to its clerk
cases-did-dismiss = Dismissed; the case continues when the notice ends
cases-did-all = Done: { $count }; not done: { $failed }
cases-note-notice = 五(二): a public notice comes before confirmation; an objection made during it is settled first. Lists are posted by village, ID numbers masked.
cases-note-returned = Correct what the reason says (Enter opens the file, a lists the actions), then r resubmits it.
