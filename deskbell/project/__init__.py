"""The top floor: settings, addresses, and the `deskbell` command that runs everything."""
