"""Many documents -> one chronology: which mentions are the same event."""
