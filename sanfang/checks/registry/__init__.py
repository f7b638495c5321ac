"""学籍比对: a registry list is set beside the school's records, person by person; nothing is changed by it.

`columns` finds the fields, `reading` reads one row, `comparing` says what is different, `actions` holds the verbs,
`sheet` gives the differences back as a workbook.
"""
