"""Files become Documents: text, publication date, zones. The only room that opens articles. No network, no clock."""
