"""What tests share: the cast, the servers they run against, the contracts of the imports."""
