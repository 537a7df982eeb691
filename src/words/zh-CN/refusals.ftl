# Refusals.
refusal-next = 请核对后再办。
