# Rejected roster lines that are mended
mend-typed-line = corrected by hand
mend-no-line = With this the line reads as no line of the roster: fill in name and number at least.
mend-no-column = This roster has no column “{ $heading }”.
mend-unknown-line = No rejected line “{ $text }”, or none of yours. See youyang list rejected.
mend-still-wrong = The line still cannot be read; nothing was handed in:
label-mended-columns = Corrected
event-mend-proposed = Proposed correction { $mend } of a roster line
event-mend-passed = Passed correction { $mend }; the line was taken in
event-mend-returned = Sent correction { $mend } back
event-mend-rejected = Rejected correction { $mend }
event-mend-withdrawn = Withdrew correction { $mend }
column-rejected-line = roster line
column-correction = correction
refusal-mend-unknown = There is no such correction of a roster line, or none of yours.
refusal-mend-unknown-next = Look for its number among what waits for change review.
refusal-mend-line-gone = The line is no longer among the rejected ones, or another file says something else in its place.
refusal-mend-line-gone-next = Open the rejected lines again; a correction that waits can be rejected or withdrawn.
refusal-mend-already-proposed = Correction { $mend } of this line waits for its decision.
refusal-mend-already-proposed-next = Decide or withdraw that one first.
refusal-mend-nothing-changed = Every cell reads as it came.
refusal-mend-nothing-changed-next = Correct the cells that cannot be read, then save.
refusal-mend-ground-missing = A correction needs the paper it rests on.
refusal-mend-ground-missing-next = Say which paper it is and where it comes from.
refusal-mend-figures-by-change = The person is on file; only amounts cannot be read.
refusal-mend-figures-by-change-next = Type the amounts in the comparison; another person decides.
refusal-mend-already-decided = This correction is decided.
refusal-mend-already-decided-next = If the line is still rejected, propose another.
refusal-mend-own-work = You proposed this correction; another person decides it.
refusal-mend-own-work-next = Leave it to somebody else who may decide, or withdraw it if it is wrong.
refusal-mend-not-theirs = Only whoever proposed a correction withdraws it.
refusal-mend-not-theirs-next = Send it back or reject it.
refusal-mend-reason-missing = What is sent back or rejected needs a reason.
refusal-mend-reason-missing-next = Say which cell, and why.
cli-mend-proposed = { $line }: handed in as { $mend }; it goes in once another person passes it.
cli-mend-withdrawn = Correction { $mend } is withdrawn; the line stays rejected.
cli-not-a-column = Write --set COLUMN=VALUE, such as --set "ID number=53012219620504001X".
cli-change-mend = Correct a rejected roster line; it goes in once another person passes it
cli-change-mend-long =
  A line is named by file and line, as the answer of its import has it; see also
  youyang list rejected. The cells are read at once as the roster's own reader reads them;
  what still cannot be read is not handed in. Once passed it goes in as a line of the file.
  For example:
    youyang change mend candidates kunyang.csv:12 --set "ID number=53012219620504001X" \
      --ground "copy of the ID card" --as 530115001.clerk
cli-change-withdraw = Withdraw one's own correction of a roster line
cli-change-withdraw-long =
  For example:
    youyang change withdraw G000001 --as 530115001.clerk
cli-list-rejected = List rejected roster lines
cli-list-rejected-long =
    Lines of any roster that cannot be read or differ from the file, with their cause; and the
    number of a correction that waits.
    Example:
      youyang list rejected --as human-resources.clerk --json
cli-arg-mended-kind = kind of roster
cli-arg-rejected = the line, as FILE:LINE
cli-arg-set = COLUMN=VALUE, as often as needed
cli-arg-mend = number of the correction
errand-mends = Review corrected roster lines
mend-line = Correct a roster line
mend-came = As it came
mend-typed = Corrected
mend-note = The line is kept as it came. A correction rests on a paper and another person decides; then it goes in as a line of the file, and the same file again does not bring it back.
mend-waits = correction waits ({ $mend })
mend-handed-in = Done; the list is up to date.
mend-decide = Correction of a roster line
mend-by = proposed by { $name } on { $at }
mend-not-passed = It cannot be passed now: { $cause }
mend-withdraw = withdraw
mend-reason-note = The line stays among the rejected ones and can be corrected again.
mends-none = No corrected roster line waits for review.
mend-proposed-by = by
mend-decided = Done; the list is up to date.
review-mends = and { $count } corrected roster { $count ->
    [one] line
   *[other] lines
  }
