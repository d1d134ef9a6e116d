"""Static files: hashed names in production, found as they are while developing."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed and compressed names; a name that was never collected is served as it is."""

    manifest_strict = False
    # Our scripts import each other: their imports must name the hashed files too.
    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one before anything was collected."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
