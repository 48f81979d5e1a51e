"""Says where two language versions of a report disagree on who said what about whom, where, when and how many."""
