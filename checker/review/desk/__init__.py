"""The review desk: a web page on which editors decide about findings, served on their own machine."""
