"""What tests share: the cast, the servers they run against, and the contracts import-linter checks."""
