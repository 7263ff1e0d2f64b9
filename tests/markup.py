"""What a browser finds in a page, and what no page of ours may hold."""

import re
from html.parser import HTMLParser


class Parsed(HTMLParser):
    """What a browser finds: tags with their attributes, and the text outside the style."""

    def __init__(self, text: str) -> None:
        """Read the whole page."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.style = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if self.tags and self.tags[-1][0] == "style" and not self.style:
            self.style = data
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All the text, spaces as one."""
        return " ".join(" ".join(self.texts).split())


ATTRIBUTES = frozenset(
    [
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "style",
        "id",
        "href",
        "rel",
        "data-label",
        "scope",
        "tabindex",
        "role",
        "aria-label",
        "aria-hidden",
        "viewbox",
        "x",
        "y",
        "width",
        "height",
        "rx",
        "fill",
        "stroke",
        "stroke-width",
        "stroke-dasharray",
        "font-size",
        "font-weight",
        "text-anchor",
        "preserveaspectratio",
    ]
)


def assert_self_contained(text: str) -> Parsed:
    """Check that a page has no script or handler and fetches nothing; return it read.

    A link leads to a part of the page, a web address or a telephone number, and tells no referrer.
    """
    page = Parsed(text)
    names = {tag for tag, _ in page.tags}
    assert not names & {
        "script",
        "img",
        "iframe",
        "object",
        "embed",
        "link",
        "base",
        "form",
        "image",
        "use",
        "foreignobject",
        "audio",
        "video",
    }
    assert {a for _, attrs in page.tags for a in attrs} <= ATTRIBUTES
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in page.tags:
        if "href" in attrs:
            to = attrs["href"] or ""
            assert tag == "a"
            assert to[1:] in ids or re.fullmatch(r"(https?://[A-Za-z0-9]|tel:\d).*", to)
            assert to[:1] == "#" or attrs["rel"] == "noreferrer"
    assert all(
        re.fullmatch(r"--rows:\d+", attrs["style"] or "")
        for _, attrs in page.tags
        if "style" in attrs
    )
    assert not re.search(r"url\(|@import|expression", page.style)
    policies = [
        attrs["content"]
        for tag, attrs in page.tags
        if tag == "meta" and attrs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policies == [
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    ]
    return page
