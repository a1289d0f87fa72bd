"""Words that mean something in a filter already, and so are no key of a field.

What is built in stands below; `tickets` holds it against what it knows. The rest is kept for what
may come.
"""

#: What begins a term about no field of its own, and signs of a line.
SIGNS = frozenset({"is", "has", "no", "or", "all", "any", "none", "me", "custom"})
BUILT_IN = frozenset(
    {
        *("number", "subject", "status", "kind", "channel", "priority", "informal"),
        *("confidential", "desk", "team", "holder", "staffed", "attended", "requester"),
        *("affected", "organisation", "title", "stranger", "watcher", "mentioned", "unread"),
        *("tag", "received", "changed", "taken", "answered", "due", "until", "snoozed"),
        *("resolved", "closed", "reopened", "missing", "from", "before", "after", "new"),
        *("open", "waiting", "finished", "overdue", "mine", "watched", "orphaned"),
        *("overridden", "workaround", "severity", "planning", "chasers", "chased"),
        *("atrisk", "breached", "unexplained", "promise"),
    }
)
TO_COME = frozenset(
    {
        *("impact", "spread", "urgency", "device", "location", "department", "in", "with"),
        *("text", "message", "note", "notes", "task", "tasks", "file", "files", "sla"),
        *("promises", "risk", "escalated", "tier", "asset", "assets"),
        *("problem", "change", "article", "rating", "language", "country", "site", "vip"),
        *("created", "updated", "assignee", "owner", "group", "sort", "by"),
    }
)
RESERVED = SIGNS | BUILT_IN | TO_COME
