"""The demo: real weeks of talks as invented outlets covered them, replayed cycle by cycle without any internet."""
