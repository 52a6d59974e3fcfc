"""Alerts: what hooks are told, decided here and in the files beside; each channel is a file of its own."""
