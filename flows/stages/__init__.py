"""The stages of one cycle: each selects its own work, decides with pure functions, writes one transaction."""
