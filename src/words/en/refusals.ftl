# Refusals: what happened, and the next step.
refusal-wrong-password = Login or password is wrong.
refusal-wrong-password-next = Type them again; after five wrong passwords the account is locked for a while.
refusal-own-work = This is your own work, which you cannot review.
refusal-own-work-next = Another colleague who may review must take it.
