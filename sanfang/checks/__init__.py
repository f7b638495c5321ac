"""Data checks 「数据核查」: named rules that show facts and rows to look at, and the cases people open on them."""
