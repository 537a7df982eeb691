# Home: what waits.
home-title = Home
home-morning = Good morning, { $name }
home-afternoon = Good afternoon, { $name }
home-evening = Good evening, { $name }
home-people = { $count } people in the district
home-township-people = { $count } people in this township
home-covered-people = { $count } people in this township and those you stand in for
home-waits = Waiting for me
home-count = Cases
home-oldest = Oldest
home-since = since { $since }, { $days ->
    [one] 1 day
   *[other] { $days } days
 }
home-empty = none
home-nothing-mine = Nothing is waiting for you.
home-batches = payment batches
home-left = unfinished form
home-deadline = Existing cohort to be confirmed by { $day }
home-confirmed = { $done } / { $all } confirmed
home-set-aside = { $count } roster lines were not imported; correct them and import again
home-hint = Digits open the tabs above; 1 or / finds a person; Ctrl-P finds anything.
home-overdue = { $count } overdue
home-overdue-all = Waiting longer than { $days } days: { $parts }
home-deputy = { $name } decides for you from { $from } to { $until }
home-stands-in = You decide for { $name } until { $until }
