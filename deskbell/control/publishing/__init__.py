"""Pages of whatever is published, never edited: what holds, a draft and its effect, what held."""
