"""Everything one can do to mail. Read this file first."""
