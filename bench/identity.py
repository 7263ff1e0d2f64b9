"""How much identifying data is seen, and how often it is not there: `python bench/identity.py [SEED]`.

Prints a table over made writings, and each that was missed or refused wrongly. The check digit of
the numbers is python-stdnum's, not our own.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import product

from stdnum.nl import bsn

from uhp_cli.reading.identity import identity

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
AROUND = ("{}", "# {}", "note: over {}.", "kind 14 ({}), ouder", "-p gedrag,{}", "x={}", "'{}'")
"""Where it may stand: a comment, a value, an argument."""


def _numbers(rng: random.Random) -> Iterator[tuple[str, str]]:
    while True:
        number = f"{rng.randrange(10**7, 10**9):09}"
        if bsn.is_valid(number):
            break
    a, b, c = number[:3], number[3:6], number[6:]
    for sign in ("", " ", ".", "-", "/", "_", "\u00a0", "\u2011", " - "):
        yield "bsn", sign.join((a, b, c))
    yield "bsn", f"{number[:4]}.{number[4:6]}.{number[6:]}"
    yield "bsn", f"{number[:2]} {number[2:4]} {number[4:6]} {number[6:]}"
    yield "bsn", f"14 {number}"
    yield "bsn", f"{number} 8"
    yield "bsn", f"BSN{number}"


def _dates(rng: random.Random) -> Iterator[tuple[str, str]]:
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1960, 2026)
    word, short = MONTHS[month - 1], {3: "mrt"}.get(month, MONTHS[month - 1][:3])
    for sign in ("-", "/", ".", " ", " - ", "\u2011"):
        yield "date", f"{day}{sign}{month}{sign}{year}"
        yield "date", f"{day:02}{sign}{month:02}{sign}{year}"
    yield "date", f"{year}-{month:02}-{day:02}"
    yield "date", f"{year}{month:02}{day:02}"
    yield "date", f"{day}-{month}-{year % 100:02}"
    yield "date", f"{day:02}/{month:02}/{year % 100:02}"
    yield "date", f"{day} {word} {year}"
    yield "date", f"{day}-{short}-{year}"
    yield "date", f"{day} {short}. {year}"
    yield "date", f"{day} {word.title()} '{year % 100:02}"
    yield "date", f"{day}e {word} {year}"


def _others(rng: random.Random) -> Iterator[tuple[str, str]]:
    last = f"{rng.randrange(10**7, 10**8)}"
    for start, sign in product(
        ("06", "+316", "00316", "+31 6", "+31 (0)6", "(06)"), ("", " ", "-")
    ):
        yield "phone", f"{start}{sign}{last}"
    yield "phone", f"06 {last[:2]} {last[2:4]} {last[4:6]} {last[6:]}"
    yield "phone", f"020-{last[:7]}"
    yield "phone", f"0512 {last[:6]}"
    code, letters = rng.randint(1000, 9999), "".join(rng.choices("ABCDEFGHJKLMNPRSTUVWXZ", k=2))
    yield "postcode", f"{code}{letters}"
    yield "postcode", f"{code} {letters}"
    yield "postcode", f"{code}-{letters}"
    yield "postcode", f"{code}{letters.lower()}"
    yield "postcode", f"{code}\u00a0{letters}"
    name = rng.choice(("jan", "piet.jansen", "a-b", "m_visser", "k.de.boer+gezin"))
    yield "e-mail", f"{name}@voorbeeld.nl"
    yield "e-mail", f"{name.upper()}@MAIL.VOORBEELD.ORG"


def _harmless(rng: random.Random) -> Iterator[str]:
    n, year, age = rng.randint(2, 99), rng.randint(1995, 2026), rng.randint(0, 23)
    yield from (
        f"kind van {age} jaar", f"age: {age}", f"age: {age}m", f"sinds {year} in beeld",
        f"in {year} en {year + 1} hulp gehad", f"{year}-{year + 1}", f"{n} van de {n + 40} gezinnen",
        f"versie {year}.{n % 12 + 1}", f"versie 1.{n}.{n % 9}", f"regel {n * 31}-{n * 31 + 4}",
        f"interventies:{n * 31}-{n * 31 + 9}", f"{n} % minder delicten", f"{n},{n % 10} punten",
        f"kinderen van {age}, {age + 2} en {age + 3} jaar", f"kinderen van {age} {age + 2} {age + 5}",
        f"{n * 100} euro schuld", f"{n * 1000} kinderen", f"uur {n % 24}:{n % 60:02}",
        f"{n} weken, {n % 5 + 1} keer per week", f"max {n}", f"IQ {50 + n % 36}-{60 + n % 36}",
        f"{year} in Utrecht", f"sha256: {rng.getrandbits(64):016x}", f"--top {n}",
        f"tried: [mst, fft-{n}]", f"kind 1 (14), kind 2 ({age})", f"plaatsing in {year}, {n} dagen",
    )  # fmt: skip


def main(seed: int = 1) -> None:
    """Print how much was seen of each kind, how much harmless text was refused, and which."""
    rng = random.Random(seed)  # noqa: S311
    seen, made = Counter[str](), Counter[str]()
    missed: list[str] = []
    for kind, text in (x for _ in range(3) for f in (_numbers, _dates, _others) for x in f(rng)):
        for around in AROUND:
            made[kind] += 1
            if identity(around.format(text)):
                seen[kind] += 1
            else:
                missed.append(f"{kind}: {around.format(text)}")
    calm = [around.format(t) for _ in range(12) for t in _harmless(rng) for around in AROUND[:3]]
    false = [t for t in calm if identity(t)]
    print(f"seed {seed}")
    print("| kind | writings | seen |\n| --- | --- | --- |")
    for kind, number in made.items():
        print(f"| {kind} | {number} | {seen[kind]} ({seen[kind] / number:.1%}) |")
    print(
        f"| harmless | {len(calm)} | {len(false)} refused wrongly ({len(false) / len(calm):.1%}) |"
    )
    print(*(f"missed    {t}" for t in missed), *(f"wrongly   {t}" for t in false), sep="\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
