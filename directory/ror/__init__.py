"""The Research Organization Registry (ROR, schema 2): how its releases are read, and what they change here.

What ROR said last is kept with each institution. A field is overwritten only where it still says that, so whatever
staff corrected by hand stays. ROR's "education" is not "university": the kind stays unset unless it is certain.
"""

from directory.ror.writing import import_file

__all__ = ["import_file"]
