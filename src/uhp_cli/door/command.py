"""A verb on the command line: its words are read, its help and its mistakes are told as ours.

Typer reads; what it says by itself is English and may repeat what was typed, so it says nothing.
"""

from typing import TYPE_CHECKING, Any

import typer.core

from uhp_cli.door.options import FAMILY, SITUATION, help_text, spoken
from uhp_cli.errors import UhpError

if TYPE_CHECKING:
    _Base = typer.core.TyperCommand
else:
    _Base = object
Context = Any
"""Where the reading stands; Typer keeps the type to itself."""


class _Spoken(_Base):
    """What a verb and a group of verbs have in common."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words behind the name; a mistake is told in the reader's language."""
        try:
            return super().parse_args(ctx, args)
        except Exception as mistake:
            if not hasattr(mistake, "ctx"):  # what is wrong with the usage knows where it stood
                raise
            from uhp_cli.door.usage import told

            raise told(mistake, ctx) from None

    def get_help(self, ctx: Context) -> str:
        """Return the help as text."""
        from uhp_cli.door.helping import text

        return text(self, ctx)

    def get_short_help_str(self, limit: int = 0) -> str:
        """Return what the verb is for."""
        del limit
        return spoken(self.help)

    def shell_complete(self, ctx: Context, incomplete: str) -> list[Any]:
        """Return what may come next, each explained in the reader's language."""
        found = super().shell_complete(ctx, incomplete)
        for item in found:
            item.help = spoken(item.help)
        return found


class Command(_Spoken, typer.core.TyperCommand):
    """One verb."""

    allow_extra_args = True  # to refuse them ourselves

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words of a verb: none too many, and no answer about a family given twice."""
        typed = list(args)
        left = super().parse_args(ctx, args)
        if not ctx.resilient_parsing:
            if left:
                from uhp_cli.door.usage import too_many

                raise too_many(left, ctx)
            self._refuse_twice(ctx, typed)
        return left

    def _refuse_twice(self, ctx: Context, args: list[str]) -> None:
        """Stop when an answer about the family stands twice: the last would win unseen."""
        order = self.make_parser(ctx).parse_args(args=args)[2]
        for param in self.params:
            if (
                order.count(param) > 1
                and not getattr(param, "multiple", True)
                and getattr(param, "rich_help_panel", None) in (FAMILY, SITUATION)
            ):
                raise UhpError("option-twice", option=" / ".join(param.opts + param.secondary_opts))


class Group(_Spoken, typer.core.TyperGroup):
    """Verbs under one name."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read what stands before the verb; without a verb there is help."""
        return super().parse_args(ctx, args or ["--help"])

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:  # noqa: ANN401
        """Return the verb that is named."""
        if not ctx.resilient_parsing and self.get_command(ctx, args[0]) is None:
            from uhp_cli.door.usage import no_verb

            raise no_verb(args[0], ctx)
        return super().resolve_command(ctx, args)

    def groups(self) -> dict[str, dict[str, str]]:
        """Return what each verb is for, in the groups of the help."""
        return {_VERBS: {name: each.help or "" for name, each in self.commands.items()}}


_VERBS = help_text("Commando's", "Commands")
