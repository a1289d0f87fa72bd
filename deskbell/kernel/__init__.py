"""The ground floor: events, relay, jobs, actors, permission, published versions. No deskbell words here."""
