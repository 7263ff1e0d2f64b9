"""Two examples of each verb, as its help shows them; the tests run them from top to bottom."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "match": (
        "uhp match --age 14 --problems gedrag,middelen",
        "uhp match --child 15:delinquentie --child 8:gedrag --placement dreigt",
    ),
    "ask": ("uhp ask", "uhp ask --output gesprek.yaml"),
    "why": (
        "uhp why mst --age 14 --problems gedrag",
        "uhp why mst mdft -a 15 -p delinquentie --severity ernstig",
    ),
    "plan": (
        "uhp plan --age 15 --problems gedrag,middelen,schooluitval",
        "uhp plan -a 15 -p gedrag --tried mst=afgebroken --max 2",
    ),
    "compare": ("uhp compare mst mdft", "uhp compare mst mdft --age 15 --problems delinquentie"),
    "list": ("uhp list --age 4", "uhp list --min-classification goede-aanwijzingen"),
    "show": ("uhp show mst", "uhp show mdft --format html --output mdft.html"),
    "guideline": ("uhp guideline", "uhp guideline --output richtlijn.md"),
    "profile": ("uhp profile init --output gezin.yaml", "uhp profile check gezin.yaml"),
    "profile init": ("uhp profile init", "uhp profile init --output voorbeeld.yaml"),
    "profile check": ("uhp profile check gezin.yaml", "uhp profile check gezin.yaml --json"),
    "recheck": ("uhp match --profile gezin.yaml --output advies.json", "uhp recheck advies.json"),
    "batch": ("uhp batch gezinnen.jsonl", "uhp batch gezinnen.jsonl --brief --output uit.jsonl"),
    "report": (
        "uhp report --profile gezin.yaml --output verslag.html",
        "uhp report --for family --profile gezin.yaml --output gezin.html",
    ),
    "catalogue": ("uhp catalogue init catalogus", "uhp validate catalogus/interventions.yaml"),
    "catalogue init": (
        "uhp catalogue init eigen",
        "uhp match --catalogue eigen/interventions.yaml --age 14 --problems gedrag",
    ),
    "validate": ("uhp validate", "uhp validate eigen/interventions.yaml --format github"),
    "rule": ("uhp rule", "uhp rule UHP102"),
    "diff": (
        "uhp diff eigen/interventions.yaml catalogus/interventions.yaml",
        "uhp diff eigen/interventions.yaml catalogus/interventions.yaml --exit-code",
    ),
    "test": ("uhp test", "uhp test --format json"),
    "gaps": ("uhp gaps", "uhp gaps --region flevoland --output kaart.html"),
    "schema": ("uhp schema profile", "uhp schema catalogue"),
    "help": ("uhp help match", "uhp help lezen"),
}
