# Refusals.
refusal-next = Check the file and try again.
