"""Taking part in research: asked apart from the agreement, never at the door; no until somebody says yes."""
