# Cases to be carried on: returned, to be posted, in notice, to be paid.
cases-empty = Nothing waits here.
cases-not-mine = Your post has no cases to carry on.
cases-place = other list
cases-since = since
cases-until = until
cases-returned-why = why returned
cases-marked = { $count } marked
cases-hand-in = hand in again
cases-withdraw = withdraw
cases-hand-in-told = Hands in { $name }'s case { $case } again.
cases-hand-in-why = Returned because: { $reason }
cases-withdraw-told = Withdraws { $name }'s case { $case }; it is reviewed no more and can be applied for again.
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
cases-upheld = upheld: back to who prepared it
cases-dismissed = dismissed: goes on
cases-objections = { $count ->
    [one] 1 objection
   *[other] { $count } objections
 }
cases-no-objection = No objection is open here
cases-sheet = notice list
cases-sheet-none = Nobody is in notice now.
cases-sheet-village = { $township } { $village }: identity confirmation, public notice ({ $count })
cases-sheet-told = Objections may be made to the township or to Natural Resources while the notice lasts.
cases-sheet-entry = taken { $area } mu  until { $until }
cases-village-unknown = village unknown
cases-did-hand-in = { $case } is handed in again and decided anew
cases-did-withdraw = { $case } is withdrawn
cases-did-post = Posted until { $until }; o shows the notice list
cases-did-object = Objection { $id } is on record; confirmation waits for it
cases-did-uphold = Upheld; the case went back to who prepared it
cases-did-dismiss = Dismissed; the case goes on when the notice is over
cases-did-all = Done: { $count }; not done: { $failed }
cases-note-notice = 五(二): a public notice comes before confirmation; an objection made in its time is settled first. Lists go up by village, ID numbers masked.
cases-note-returned = Mend what the reason says (Enter opens the file, a lists what may be done), then r hands it in again.
