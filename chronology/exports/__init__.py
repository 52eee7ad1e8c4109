"""One pure function per format."""
