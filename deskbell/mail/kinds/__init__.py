"""The kind: a person, or a machine, and what the machine has to say."""
