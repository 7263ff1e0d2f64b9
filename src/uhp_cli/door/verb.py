"""What makes a function a command: the shared options, the way out and the one error boundary."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from uhp_cli.door import options
from uhp_cli.door.asked import language, read_profile
from uhp_cli.door.boundary import boundary
from uhp_cli.door.out import FORMATS, Answer, Out, emit, way_out
from uhp_cli.errors import Exit, UhpError
from uhp_cli.late import Late, Recipe
from uhp_cli.reading import loading
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue
from uhp_cli.values.profile import Options, Profile

if TYPE_CHECKING:
    import inspect

    import typer
else:
    inspect, typer = Late("inspect"), Late("typer")  # only a command line needs them


class Call(NamedTuple):
    """What a command gets besides its own parameters; with the parts it was declared with."""

    words: Words
    options: Options = Options()
    profile: str | Profile | None = None
    to: Out | None = None
    loaded: Catalogue | None = None
    named: str | None = None
    """The file of the catalogue, when one was named."""

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the call."""
        if self.loaded is None:
            raise LookupError("declared without a catalogue")
        return self.loaded

    @property
    def out(self) -> Out:
        """Where the answer goes."""
        if self.to is None:
            raise LookupError("declared without a format")
        return self.to

    def family(self, *, needed: bool = True) -> Profile:
        """Return the family that the options and the profile file describe."""
        return read_profile(self.catalogue, self.options, self.profile, needed=needed)


_FAMILY = {
    "age": options.Ages,
    "problems": options.Problems,
    "first": options.First,
    "crisis": options.Crisis,
    "placement": options.Placement,
    "severity": options.SeverityOption,
    "region": options.Region,
    "fact": options.Facts,
    "tried": options.Tried,
    "child": options.Children,
}
"""The profile options by their names as parameters, in the order of `Options`.

A command may have some of them as its own parameters; they are in `Call.options` then too.
"""

Function = Callable[..., Answer | None]


class Declared(NamedTuple):
    """A verb: the function that answers a call, and what makes a command of it."""

    answer: Function
    command: Callable[[], Callable[..., None]]


def verb(
    *formats: str,
    default: str | Callable[[], str] = "",
    note: str = "",
    family: bool = False,
    catalogue: bool = True,
    long: bool = False,
) -> Callable[[Function], Declared]:
    """Make a verb of a function that takes a `Call` and its own parameters.

    `formats` are those it can make; without any it prints by itself. `default` is the first unless
    it is named, or found out at each call; `note` is said of it in the help. `family` adds the
    profile options, `catalogue` reads one; `long` says that its text has a shorter form (`screens`
    of its answer), and adds the option for the whole. The function returns its answer, or None
    when it has printed it.
    """
    made = sorted(formats, key=lambda name: (name != default, list(FORMATS).index(name)))

    def command(function: Function) -> Callable[..., None]:
        shared = _shared(made, note, family=family, catalogue=catalogue, long=long)
        return _command(
            function, shared, lambda given: _call(given, made, default, catalogue=catalogue)
        )

    return lambda function: Declared(function, lambda: command(function))


def _command(
    function: Function,
    shared: "Sequence[inspect.Parameter]",
    call_of: Callable[[Mapping[str, Any]], Call],
) -> Callable[..., None]:
    """Return what Typer makes a command of: the parameters of the function and the shared ones."""
    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]

    def wrapper(**given: Any) -> None:  # noqa: ANN401  (what Typer read)
        found = False
        with boundary(given["lang"]):
            call = call_of(given)
            answer = function(call, **{p.name: given[p.name] for p in own})
            if answer is not None:
                emit(answer, call.out)
                found = answer.found
        if found:
            raise typer.Exit(Exit.FOUND)

    wrapper.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [_made(p) for p in (*own, *shared)]
    )
    wrapper.__annotations__ = {}  # Typer reads the signature; what stands here it would read again
    wrapper.__doc__ = function.__doc__
    return wrapper


def made(function: Callable[..., None]) -> Callable[..., None]:
    """Return a function that is no verb with its options made, as Typer reads them."""
    made_ = map(_made, inspect.signature(function).parameters.values())
    function.__signature__ = inspect.Signature(list(made_))  # type: ignore[attr-defined]
    return function


def _made(parameter: "inspect.Parameter") -> "inspect.Parameter":
    """Return a parameter as Typer reads it: with the option that was kept as a recipe."""
    annotation = parameter.annotation
    kind = getattr(annotation, "__metadata__", (None,))[0]
    if not isinstance(kind, Recipe):
        return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY)
    needed = parameter.default is inspect.Parameter.empty
    return inspect.Parameter(
        parameter.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=kind.made(... if needed else parameter.default),
        annotation=annotation.__origin__,
    )


_SWITCHES = (options.AsJson, options.Force, options.Long, options.NoPager)


def _shared(
    formats: list[str], note: str, *, family: bool, catalogue: bool, long: bool
) -> "list[inspect.Parameter]":
    """Return the parameters that a command shares with others, in the order of its help."""
    found: dict[str, object] = {}
    if family:
        found |= _FAMILY | {"profile": options.ProfileFile}
    if formats:
        found["format_"] = options.format_option(formats, note)
        if "json" in formats:
            found["as_json"] = options.AsJson
        found |= {"output": options.Output, "force": options.Force}
        if "text" in formats:
            found |= ({"long_": options.Long} if long else {}) | {"no_pager": options.NoPager}
    if catalogue:
        found["catalogue"] = options.CatalogueFile
    found["lang"] = options.Language
    return [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=False if annotation in _SWITCHES else None,
            annotation=annotation,
        )
        for name, annotation in found.items()
    ]


def _call(
    given: Mapping[str, Any],
    formats: list[str],
    default: str | Callable[[], str],
    *,
    catalogue: bool,
) -> Call:
    """Return what a command gets, from all that was typed."""
    if given.get("profile") == "-" == given.get("catalogue"):
        raise UhpError("stdin-twice")
    loaded = loading.load_catalogue(given["catalogue"]) if catalogue else None
    words = Words(language(given["lang"]), loaded)
    out = None
    if formats:
        out = way_out(
            formats,
            default() if callable(default) else formats[0],
            given=given["format_"],
            as_json=given.get("as_json", False),
            path=given["output"],
            own=bool(given.get("as_case")),
            force=given["force"],
        )._replace(long=bool(given.get("long_")), paged=not given.get("no_pager"))
    typed = {
        field: given[name]
        for name, field in zip(_FAMILY, Options._fields, strict=True)
        if given.get(name) is not None
    }
    return Call(words, Options(**typed), given.get("profile"), out, loaded, given.get("catalogue"))
