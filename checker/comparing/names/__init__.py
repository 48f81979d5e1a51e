"""Names of persons across scripts: which word of one side is heard in which of the other."""
