"""The verbs of route 1, from résumé to signature. Every change of its things starts here."""
