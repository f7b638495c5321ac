"""The import of a school's list (manual H3), in the order of its steps.

`unpacking` takes the uploaded archive apart within limits, `scanning` looks at the sheet's bare XML, `reading`
makes it a table of cells, `columns` finds the fields by their headings, `rows` reads one row, `twins` finds who is
in it twice, `rostering` looks at who is on the lists already, `checking` puts it together some rows at a time,
`report` sums it up, `marking` gives the file back with what is wrong.

`writing` changes the roster, `many_rows` does so quickly, `progress` tells how far it is, `remembering` keeps what the
records were, `building` asks what was built on them since, `undoing` takes an import back. The verbs are in
`graduates.actions.importing`.
"""
