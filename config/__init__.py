"""What an operator may change, and the only reader of TOML and the environment."""
