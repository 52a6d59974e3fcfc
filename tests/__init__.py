"""The checks of the house; ``python -m tests`` runs them all."""
