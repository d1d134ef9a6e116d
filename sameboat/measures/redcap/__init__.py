"""Forms from a REDCap data dictionary: a table of 18 columns, one question a row."""
