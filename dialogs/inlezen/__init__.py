"""Reading in what exists already: organisaties, contacten and casussen from a table of rows.

The rows come from a file by way of the command line. Each record is judged first and carried out in a transaction of
its own, so that one bad line never stops the others, and reading the same file again changes nothing.
"""
