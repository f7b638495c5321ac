"""The import of a school's list (manual H3), in the order of its steps.

`unpacking` takes the uploaded archive apart within limits, `scanning` looks at the sheet's bare XML, `reading`
makes it a table of cells, `columns` finds the fields by their headings, `rows` reads one row, `rostering` looks
at who is on the lists already, `checking` puts it together, `writing` changes the roster, `marking` gives the
file back with what is wrong. The verbs are in `graduates.actions.importing`.
"""
