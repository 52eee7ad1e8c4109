"""Document -> annotations: time expressions, event mentions, attributions, claims."""
