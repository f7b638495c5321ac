"""The list of graduates as a workbook to take away."""
