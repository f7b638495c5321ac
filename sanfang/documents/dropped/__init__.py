"""A PDF that somebody brings: is it an original of ours, untouched, and does it still stand? Nothing of it is kept.

`judging` is what the product calls. A file that is none of our originals is looked into by `process`, which runs alone
and knows nothing of the product; `asking` starts it and understands when it does not come back. `words` says it.
"""
