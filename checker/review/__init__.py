"""What editors decided about findings: kept in a database, shown and made on a web page."""
