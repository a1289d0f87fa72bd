"""The subcommands of `deskbell`: one module each."""
