"""Names and attributions to entities: who is who, what refers to whom, and who speaks."""
