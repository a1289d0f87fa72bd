"""Questions about channels. Read this file first."""
