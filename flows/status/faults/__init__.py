"""One file a family of faults; each ends in the table of its kinds."""
