"""A file as it was at a revision.

`REV:PATH`, read from git without changing, fetching or running anything of the repository's own.
"""

import os
import subprocess

from uhp_cli.errors import UhpError

SECONDS = 30


def is_revision(name: str) -> bool:
    """Say whether a name means a revision: it holds a colon and no file has that name."""
    revision, colon, path = name.partition(":")
    drive = len(revision) == 1 and path[:1] in ("\\", "/")
    return bool(colon and revision and path) and not drive and not os.path.lexists(name)


def read_revision(name: str, limit: int) -> bytes:
    """Return the bytes of `REV:PATH`; UhpError says what is missing.

    Git, a repository, the revision (and how to fetch it) or the file.
    """
    revision, _, path = name.partition(":")
    if revision.startswith("-"):
        raise UhpError("unknown-revision", revision=revision)
    if _git("rev-parse", "--git-dir") is None:
        raise UhpError("no-repository", name=name)
    if (
        _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        is None
    ):
        shallow = _git("rev-parse", "--is-shallow-repository") == b"true\n"
        raise UhpError(
            "shallow-clone" if shallow else "unknown-revision",
            revision=revision,
            command=_fetch(revision),
        )
    found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", name)
    size = found and _git("cat-file", "-s", name)
    if found and size is None:  # a partial clone, or a repository that is damaged
        command = f"git cat-file blob {found.decode().strip()}"
        raise UhpError("object-missing", revision=revision, path=path, command=command)
    if not size or _git("cat-file", "-t", name) != b"blob\n":
        raise UhpError("not-in-revision", revision=revision, path=path)
    if int(size) > limit:
        raise UhpError("cannot-read", name=name, why="EFBIG")
    return _git("cat-file", "blob", name) or b""


def _fetch(revision: str) -> str:
    """Return the command that brings a revision to a shallow clone."""
    remote, slash, branch = revision.partition("/")
    if slash and remote in (_git("remote") or b"").decode("utf-8", "replace").split():
        return f"git fetch --depth=1 {remote} {branch}:refs/remotes/{remote}/{branch}"
    return "git fetch --unshallow"


def _git(*words: str) -> bytes | None:
    """Return what git prints, or None when it refuses.

    A repository with missing objects is not completed over the network.
    """
    quiet = {
        **os.environ,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
    }
    command = ["git", *words]  # no shell, and no word of it is an option of the user's
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env=quiet,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise UhpError("no-git", why=type(error).__name__) from None
    return done.stdout if done.returncode == 0 else None
