"""How things stand and what a person should do about it: looked at in one place, decided by pure rules."""
