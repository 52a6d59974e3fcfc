"""One file a family of faults: how each is brought about, for real, and words the screen must then say."""
