"""三方 Sanfang: the tripartite employment agreement of Chinese graduates, online."""
