"""A stand-in for WeChat's server, for the demo and the tests: a program of its own that speaks the same HTTP.

The product knows only its address. `names` and `phones` are for those who hold the simulated phones; nothing of
the product imports anything else from here (tests/wechat/test_standin_stands_apart.py).
"""
