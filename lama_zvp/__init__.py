"""lama_zvp: follow up a police zone's safety plan, log progress, give account once a year."""

__version__ = "0.1.0"
