"""The command line, for now empty."""


def main() -> None:
    """Do nothing yet."""
