"""When a feed is polled and how it does: pure decisions over what its polls have shown so far."""
