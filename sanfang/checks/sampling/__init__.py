"""抽查: the province draws destinations or agreements by lot, the schools answer for each, the province closes it.

`lots` draws so that anybody can draw again, `population` says from whom, `workflow` who moves an item from where to
where; the verbs are in `drawing`, `actions` and `reminding`.
"""
