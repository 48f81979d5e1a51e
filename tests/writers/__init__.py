"""Writers of whole runs, on tables made up for them."""
