"""The edge towards content/: the only code that reads or writes records."""
