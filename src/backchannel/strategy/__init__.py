"""The game the actors were in: its tree, its equilibria, and what the documents say of its moves."""
