"""A local offer beside an answer, in every format that the answer has."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from uhp_cli.door.out import Answer
from uhp_cli.reading.loading import OFFER, packed_offer
from uhp_cli.telling import offered
from uhp_cli.telling.words import Words
from uhp_cli.values.catalogue import Catalogue, Intervention
from uhp_cli.values.offer import Offer


class Nearby(NamedTuple):
    """What is on offer where a family lives; `only` leaves out the rest."""

    offer: Offer
    region: str
    words: Words
    only: bool

    def keeps(self, intervention: Intervention) -> bool:
        """Say whether an intervention stays in the answer."""
        return not self.only or self.offer.has(intervention.id, self.region)

    def beside(
        self, answer: Answer, key: str, shown: Callable[[], Sequence[Intervention]]
    ) -> Answer:
        """Return an answer with the offer at its records, in its table and on its page.

        `key` holds the records in JSON, `shown` are the interventions that the page is about.
        """
        about, screens = (self.offer, self.region), answer.screens
        return answer._replace(
            data=lambda: offered.in_json(answer.data(), key, *about),
            page=lambda: offered.on_page(answer.page(), shown(), *about, self.words),
            rows=lambda: offered.in_rows(answer.rows(), *about, self.words),
            screens=screens
            and (lambda: (offered.on_screen(p, shown(), *about, self.words) for p in screens())),
        )


def nearby(
    path: str, day: str, catalogue: Catalogue, words: Words, *, region: str, only: bool
) -> Nearby:
    """Return the offer in a file, or the one that a page was built with, for one region."""
    if path == str(OFFER):
        return Nearby(packed_offer(catalogue, day), region, words, only)
    from uhp_cli.reading.offer_file import load_offer  # a page holds no reader of YAML

    return Nearby(load_offer(path, catalogue, day), region, words, only)
