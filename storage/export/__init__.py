"""The snapshot as files for other engines: Parquet by date, CSV or JSON lines, with a manifest.

export(snapshot, out, wanted, now) -> Manifest
"""

from storage.export.write import FORMS, Manifest, Wanted, export

__all__ = ["FORMS", "Manifest", "Wanted", "export"]
