"""The report: one self-contained page about the talks, composed of what the snapshot says."""
