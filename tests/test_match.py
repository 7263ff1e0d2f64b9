"""What a professional may rely on when asking for one family."""

from conftest import answer, run


def test_the_example_of_the_readme_puts_mdft_first() -> None:
    """A 14-year-old with behaviour problems and substance use: MDFT first, MST asks two questions."""
    given = answer("match", "--age", "14", "--problems", "gedrag,middelen")
    first, second = given["matches"][:2]
    assert (first["id"], first["rank"], first["verdict"], first["covers"]) == ("mdft", 1, "fits", ["gedrag", "middelen"])
    assert (second["id"], second["rank"], second["verdict"]) == ("mst", 2, "ask")
    assert [q["fact"] for q in second["questions"]] == ["severity", "placement"]


def test_every_intervention_stands_exactly_once() -> None:
    """Nothing vanishes: what is not recommended is excluded with a reason."""
    given = answer("match", "--age", "14", "--problems", "gedrag,middelen")
    ids = [m["id"] for m in given["matches"]] + [e["id"] for e in given["excluded"]]
    assert given["catalogue"]["interventions"] == len(ids) == len(set(ids))
    assert all(e["reasons"] for e in given["excluded"])


def test_the_screen_shows_no_colour_codes_in_a_pipe() -> None:
    """Text in a pipe is plain, at any width."""
    for columns in ("40", "60", "80", "120"):
        out = run("match", "--age", "14", "--problems", "gedrag,middelen", env={"COLUMNS": columns}).out
        assert "\x1b" not in out
        assert max(map(len, out.splitlines())) <= int(columns)
