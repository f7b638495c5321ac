"""Seals for papers: a PDF goes in, the same PDF comes out with an electronic signature that shows every later change.

`provider` says what whoever seals must be able to do, `sources` finds the one that an institution has by the
settings, `pades` seals by a certificate, `writer` keeps a paper's PDF/A promise meanwhile, `examining` says of any
PDF whether it is sealed and untouched. Nothing here knows what an agreement is.
"""
