"""The ground floor: events, relay, jobs, actors, permission, versions. No deskbell words here."""
