"""What is promised: the policy in force, drafting the next, replaying the last days by it."""
