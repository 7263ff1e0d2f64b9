"""Check the catalogue when the package is built, and keep it as JSON beside the code so that it loads fast."""

import compileall
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
        sys.path[:0] = [str(root / "src"), str(root / "tools")]
        from ready import write_ready

        write_ready(root)
        if version == "editable":  # pip compiles what it installs, but not a source tree
            compileall.compile_dir(root / "src" / "uhp_cli", quiet=1)
