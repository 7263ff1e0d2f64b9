"""Check the catalogue when the package is built, and keep it as JSON beside the code so that it loads fast."""

import compileall
import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CheckedCatalogue(BuildHookInterface[Any]):
    """Writes src/uhp_cli/catalogue.json and judging.json.

    A catalogue with errors cannot be built, unless UHP_BUILD_UNCHECKED is set, as action.yml does.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Read, check and write; the same catalogue gives the same bytes."""
        del build_data
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from uhp_cli.checking.checks import check
        from uhp_cli.checking.rules import Severity
        from uhp_cli.source.yaml_source import read
        from uhp_cli.values.catalogue import decode
        from uhp_cli.values.packed import packed

        raw = (root / "data" / "interventions.yaml").read_bytes()
        document = read(raw, "data/interventions.yaml")
        schema = json.loads((root / "data" / "schema.json").read_text(encoding="utf-8"))
        errors = [d for d in check(document, schema) if d.severity is Severity.ERROR]
        ready = root / "src" / "uhp_cli"
        if errors:
            told = "\n".join(f"{d.place}: {d.code} {d.message('nl')}" for d in errors)
            if not os.environ.get("UHP_BUILD_UNCHECKED"):
                raise SystemExit(told)
            # Who wants to see the errors beside their lines needs a program that shows them.
            print(told, file=sys.stderr)
            for name in ("catalogue", "judging"):
                (ready / f"{name}.json").unlink(missing_ok=True)
            return
        guideline = (root / "data" / "guideline.yaml").read_bytes()
        for name, source, data in (
            ("catalogue", raw, document.data),
            ("judging", raw, packed(decode(document.data, ""))),
            ("guideline", guideline, read(guideline, "guideline.yaml").data),
        ):
            made = {
                "sha256": hashlib.sha256(source).hexdigest(),
                "blake2b": hashlib.blake2b(source).hexdigest(),
                "data": data,
            }
            text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
            (ready / f"{name}.json").write_text(text, encoding="utf-8")
        if version == "editable":  # pip compiles what it installs, but not a source tree
            compileall.compile_dir(root / "src" / "uhp_cli", quiet=1)
