"""Every sentence of the program in English, by code.

Data is filled in, never read as a template.
"""

SENTENCES: dict[str, str] = {
    # -- notices
    "acute-safety": (
        "Acute danger: call 112. Advice or a report when you suspect violence or abuse: Veilig "
        "Thuis 0800-2000, day and night, free of charge."
    ),
    "no-problem-known": (
        "What was given does not tell yet which problem it is about; name at least one."
    ),
    "first-uncovered": (
        "For the most urgent ({problem}) there is nothing here. First involve: {involve}."
    ),
    "problems-of-the-family": (
        "The problems now hold for every child; with --child you say per child what there is."
    ),
    "not-a-decision": (
        "An aid to a shared explanatory analysis (gedeelde verklarende analyse) with the family "
        "and a behavioural scientist (gedragswetenschapper), not a decision."
    ),
    "nothing-fits": (
        "No intervention in this catalogue fits what was given. That says nothing about "
        "placement. Involve a behavioural scientist, answer the open questions and use the "
        "working elements of the guideline: uhp guideline."
    ),
    # -- reasons and criteria
    "includes-placement": (
        "the programme begins with a placement outside the family and is therefore never "
        "recommended"
    ),
    "problem-addressed": "is meant for {problems}",
    "problem-in-part": "is meant for a form of {problem}: {forms}",
    "no-problem-in-common": "is meant for {targets}, not for {problems}",
    "crisis-addressed": "is meant for an acute crisis",
    "problem-prevented": "is meant to lower the risk of {prevented}; that it treats what is there "
    "already is not mentioned",
    "problem-unknown": "is meant for {targets}",
    "age-in-range": "{age} is within {range}",
    "age-below-range": "{age} is younger than {range}",
    "age-above-range": "{age} is older than {range}",
    "age-unknown": "for {range}; the age is not given, or not exactly enough",
    "indication-met": "meets: {text}",
    "indication-unmet": "does not meet: {text}",
    "indication-unknown": "not known yet: {text}",
    "exclusion-holds": "ruled out: {text}",
    "exclusion-absent": "no obstacle: {text}",
    "exclusion-unknown": "provided that not: {text}",
    "classification": "classification: {level}",
    "classification-for-outcome": "classification for this outcome: {level}",
    "aim-researched": (
        "preventing or shortening placement is its aim, and favourable research on that is reported"
    ),
    "aim-stated": "preventing or shortening placement is an aim",
    "placement-programme": "no placement outside the family",
    # -- needed and given
    "needs-problem": "one of: {targets}",
    "needs-crisis": "an acute crisis",
    "needs-not": "not: {text}",
    "given-nothing": "not given",
    "given-absent": "{problem}: no",
    "given-includes-placement": "begins with a placement",
    # -- questions
    "ask-age": "How old is the child (needed: {range})?",
    "ask-any-age": "How old is the child?",
    "ask-form": "Is it about {forms}?",
    "ask-facts": "{facts}",
    "ask-problem-missing": "Is it about {forms}?",
    "ask-which-problem": "Which problems are there?",
    "ask-first-problem": "What goes first? Name the most urgent problem.",
    "ask-prevents": (
        "Is it about preventing {problems}? That this treats what is there already is not "
        "mentioned."
    ),
    "ask-problem": "Does this apply: {problem}?",
    "ask-earlier-help": "What worked last time and what did not?",
    "ask-exclusion": "Is this not the case: {text}?",
    # -- a conversation
    "ask-intro": (
        "Enter is 'do not know'; back, stop and ? (explain) work at every question. No names or "
        "other data that tell who the family is."
    ),
    "ask-child": "How old is child {n}?",
    "ask-child-how": "14, 8m (months) or unborn",
    "ask-problems": "Which problems are there for {child}?",
    "ask-problems-how": "for example: {examples}, with commas between them; ? shows every word",
    "ask-this-child": "this child",
    "ask-unborn-child": "the unborn child",
    "ask-child-of": "the child of {age}",
    "ask-word": "a word; ? shows them all",
    "ask-words-hint": "? shows every word.",
    "ask-another": "Is there another child?",
    "ask-another-how": "{choices} · Enter: no",
    "ask-family": "What is the matter with the parents or in the whole family?",
    "ask-choices": "{choices} · Enter: do not know",
    "ask-now": "Now: {fits}, {ask} to ask. First: {first}.",
    "ask-changed": "That changes: {changes}; then first: {first}",
    "ask-changed-more": "and {n} more",
    "ask-no-change": "That changes no verdict; first: {first}",
    "ask-unknown": "Stays unknown.",
    "ask-why": "Why this question: the answer may change {n} verdicts, from place {rank} down.",
    "ask-why-place": "Why this question: the answer may change {n} places.",
    "ask-why-problem": "is meant for this",
    "ask-explain-age": "Nearly every intervention is for certain ages.",
    "ask-explain-another": "Each child is looked at apart; what holds for all of them comes next.",
    "ask-means": "{name}: {text}.",
    "ask-to-family": "{name}. To ask the family: {text}",
    "ask-words": "The words",
    "ask-at-start": "This is the first question.",
    "ask-done": "No answer changes a verdict any more.",
    "ask-done-places": "No answer changes a verdict at places 1 to {places} any more.",
    "ask-left": "About lower places {n} questions are left: uhp ask --all.",
    "ask-left-one": "About lower places 1 question is left: uhp ask --all.",
    "ask-nothing": "No problem was named; without a problem there is nothing to rank.",
    "ask-command": "Same answer:",
    "ask-saved": "The family is in {name}; uhp match --profile {name} reads it.",
    "ask-needs-a-problem": "without a problem there is nothing to rank; name one, or stop",
    "unfit-answer": "'{given}' is no answer to this question.",
    # -- changes
    "change-age": "Is the age right? At {age} this reason falls away.",
    "change-answer": "Is '{fact}: {given}' right? With {value} this reason falls away.",
    "change-needs": "Only fits with: {needs}.",
    # -- cautions
    "recognition-expired": (
        "the recognition is older than five years ({date}); see whether the register has judged "
        "anew"
    ),
    "recognition-reassessed": "the recognition is older than five years and is being reassessed",
    "usually-otherwise": "usually it is about {text}",
    "provider-says": "according to {by}: {text}",
    "theory-only": "'well founded' is about theory: no effect has been shown",
    "unfavourable-research": "research on its aim is mixed or unfavourable",
    "no-control-group": "{n} figure(s) on results without a control group: no proof of effect",
    "sources-differ": "sources differ on: {about}",
    "earlier-help-finished": "tried before and finished",
    "earlier-help-broken-off": "tried before and broken off",
    "earlier-help-not-started": "tried before, not started",
    "earlier-help": "tried before",
    "abroad": "a programme from abroad; no source mentions it being offered in the Netherlands",
    "dominated": "on every criterion equal to or below {name}",
    # -- first screens
    "screen-safety": (
        "Acute danger: call 112. Advice or report: Veilig Thuis 0800-2000, day and night."
    ),
    "screen-first-uncovered": (
        "Nothing here for the most urgent problem; first involve whom is named below."
    ),
    "screen-not-a-decision": (
        "No decision: discuss with family and behavioural scientist. Catalogue {version}"
    ),
    "screen-problems-of-the-family": (
        "The problems hold for each child this way; --child tells them for each."
    ),
    "screen-children": "{n} children ({low}–{high})",
    "screen-children-of": "children of {ages}",
    "screen-more": "+{n}",
    "sign-fits": "✓ fits",
    "sign-ask": "? ask",
    "sign-excluded": "✗ does not fit",
    "proof": "evidence",
    "takes-on": "addresses",
    "of-all": "{n} of {all}",
    "of-all-partly": "{n} of {all}, {partly} in part",
    "earlier": "earlier: {outcome}",
    "earlier-unknown": "used earlier",
    "screen-ask": "Ask first",
    "screen-then": "then",
    "screen-turns": "can change {n} verdicts",
    "screen-turns-one": "can change 1 verdict",
    "screen-moves": "can change {n} places",
    "screen-uncovered": "Not covered",
    "screen-after": "After asking",
    "screen-beside": "Look at too",
    "screen-hidden": "Filtered out",
    "screen-excluded": "{n} do not fit",
    "screen-excluded-one": "1 does not fit",
    "screen-reason-placement": "with a placement {n}",
    "screen-reason-problem": "another problem {n}",
    "screen-reason-age": "age {n}",
    "screen-reason-indication": "condition {n}",
    "screen-reason-exclusion": "contraindication {n}",
    "screen-next": "Why: uhp why {id}   All: --long   Plan: uhp plan   Report: uhp report",
    "screen-next-none": "All: --long   Guideline: uhp guideline   Report: uhp report",
    "lasts": "Duration",
    "adds": "adds",
    "why-cautions": "{n}, with --long",
    "why-nothing-asked": "The sources state no condition: there is nothing to hold it against.",
    "why-next": "All: --long   Sources: --sources",
    "show-next": "All: uhp show {id} --all   Sources: --sources   Catalogue {version}",
    "plan-next": "All, with the steps of the guideline: --long   Report: uhp report",
    "compare-next": "All fields: --long",
    "list-next": "With problems: --long   All about one: uhp show ID   Order: --sort",
    "list-none": (
        "Nothing found. Search by problem (uhp list --problems gedrag) or list all (uhp list)."
    ),
    # -- labels of the screen
    "profile": "Profile",
    "catalogue": "Catalogue",
    "catalogue-line": "{version} · {n} interventions · {hash}",
    "child": "child of {age}",
    "child-unborn": "unborn child",
    "child-unknown-age": "child, age unknown",
    "child-number": "child {n} ({age})",
    "years": "{n} years",
    "months": "{n} months",
    "pregnant": "pregnancy",
    "range": "{low} to {high} years",
    "range-mixed": "{low} to {high}",
    "range-from": "from {low}",
    "unknown-facts": "unknown: {facts}",
    "first-problem": "first: {problem}",
    "denied": "not: {problems}",
    "tried": "earlier: {names}",
    "and": "and",
    "or": "or",
    "rank": "rank",
    "name": "intervention",
    "level": "level",
    "verdict": "verdict",
    "addresses": "covers",
    "orders": "rank in any order",
    "fits": "fits",
    "ask": "ask",
    "excluded": "does not fit",
    "because": "because",
    "question": "question",
    "caution": "note",
    "beside": "Also to look at",
    "involve": "Also involve",
    "after-asking": "Only after asking: {problem} ({names}).",
    "what-if": "What an answer changes",
    "what-if-line": "{changes}; then first: {first}",
    "turn": "{name}: {before} → {after}",
    "no-turn": "no other verdict",
    # -- the page that holds the whole tool
    "page-title": "uhp: help that fits a family",
    "page-what": (
        "What you fill in stays in this page: it sends nothing and keeps nothing, and your "
        "browser enforces that."
    ),
    "page-wait": (
        "The part that reckons is being prepared. The catalogue, the map and the guideline "
        "can be read already."
    ),
    "page-ready": "Ready for use.",
    "page-cannot": (
        "The part that reckons does not start in this browser (WebAssembly or JavaScript is "
        "off). The catalogue, the map and the guideline can be read."
    ),
    "page-skip": "To the content",
    "page-views": "Parts",
    "page-family": "A family",
    "page-catalogue": "Catalogue",
    "page-map": "Map",
    "page-guideline": "Guideline",
    "page-known": "What is known",
    "page-find": "Find a problem",
    "page-find-hint": "in your own words, such as drugs, crime or anxiety",
    "page-found": "found",
    "page-child": "Child {n}",
    "page-months": "In months",
    "page-years": "In years",
    "page-add-child": "Another child",
    "page-drop-child": "Take child {n} away",
    "page-side-kind": "Problems of the child",
    "page-side-own": "What touches this child only",
    "page-side-ouder": "Problems of a parent",
    "page-side-gezin": "Problems in the family",
    "page-side-omgeving": "Problems around the family",
    "page-more": "More about child {n}",
    "page-home": "The family",
    "page-situation": "Situation",
    "page-first": "What is most urgent",
    "page-answered": "Answered before",
    "page-tried": "Earlier help {n}",
    "page-outcome": "How help {n} ended",
    "page-unknown": "I do not know",
    "page-question": "Ask first",
    "page-changes": "The answer can change a verdict or a place {n} times.",
    "page-skipped": "The questions that you skipped are still open.",
    "page-no-question": "No answer changes a verdict any more.",
    "page-fill-in": "Fill this in at what is known",
    "page-counts": "{fits} fit, {ask} to ask about first, {excluded} do not fit.",
    "page-start": (
        "Choose at least one problem, of a child or of the family; then the answer stands here."
    ),
    "page-answer": "Answer",
    "page-on": "To the answer",
    "page-match": "What may fit",
    "page-plan": "Plan",
    "page-team": "Report for the team",
    "page-sheet": "Sheet for the family",
    "page-sheets": (
        "A sheet for a parent or young person may name violence: give it only to whoever told it, "
        "and see that nobody else finds it."
    ),
    "page-parent": "Sheet for a parent (read it first yourself)",
    "page-young": "Sheet for a young person (read it first yourself)",
    "page-each": "Why, and why not",
    "page-each-hint": (
        "Fold out an intervention for every criterion with its source. Tick two to five to "
        "compare them."
    ),
    "page-tick": "Compare {name}",
    "page-compare": "Compare what is ticked",
    "page-excluded": "Does not fit ({n})",
    "page-print": "Print",
    "page-keep-answer": "Keep this answer as a file",
    "page-keep": "Keep this family as a file",
    "page-open": "Open a family that was kept",
    "page-clear": "Start again",
    "page-command": "The same in a terminal, with the family that was kept:",
    "page-search": "Search the catalogue",
    "page-nothing": "Nothing found; try another word.",
    "page-licences": "Licences and origin",
    "page-made": "uhp {version}, catalogue {catalogue}.",
    "page-not-a-family": (
        "this file is not a family that was kept (JSON); open a file that was kept with this page"
    ),
    "firm": "firm",
    "place-when": "{rank} when {criterion} goes first",
    "said": "{word} → {problem}",
    "not-in-catalogue": "not in this catalogue",
    "child-with": "{child}: {own}",
    "plan-place": "{verdict}, rank {rank}",
    "plan-instead": "or now another",
    "key": "key",
    "key-line": (
        "urgency {urgency} · core {core} · strength {strength} · breadth {breadth} · aim {aim}"
    ),
    "urgency": "urgency",
    "core": "core",
    "strength": "strength of evidence",
    "breadth": "breadth",
    "aim": "aim",
    "in-part": "{problem} (in part)",
    "counts": "{total} interventions: {fits}, {ask} to ask about{beside}, {excluded} excluded",
    "counts-beside": ", {n} beside",
    "one-fits": "{n} fits",
    "some-fit": "{n} fit",
    "first-reasons": "first reason: {reasons}",
    "reason-placement": "placement {n}",
    "reason-problem": "problem {n}",
    "reason-age": "age {n}",
    "reason-indication": "condition {n}",
    "reason-exclusion": "contra-indication {n}",
    "why-hint": "uhp why ID explains",
    "more": "{n} more, with --top {total} or --json",
    "hidden": "not shown because of a filter: {names}",
    "ask-first": "Ask first: {question} The answer may change the verdict of {n}.",
    "ask-first-place": "Ask first: {question} The answer may change the place of {n}.",
    "then": "Then: {question} ({n})",
    "near-misses": "Nearly: one answer makes the difference",
    "uncovered": "Not covered: {problem}. Involve: {involve}.",
    "shared-ranks": "Equal keys share a rank; within it in alphabetical order.",
    "no-matches": "No intervention to show.",
    "sources": "Sources",
    "source": "source",
    "age": "age",
    "problems": "problems",
    "problem": "problem",
    "role": "role",
    "children": "children",
    "indication": "condition",
    "exclusion": "contra-indication",
    "placement-criterion": "placement",
    "list-title": "Interventions",
    "list-count": "{shown} of {total} interventions",
    "unknown": "unknown",
    "yes": "yes",
    "no": "no",
    # -- parts of a page for a browser
    "contents": "Contents",
    "back": "back to the text at",
    "glossary": "What the words mean",
    "means-fits": "Meets all that the sources ask, as far as it was stated.",
    "means-ask": "Nothing rules it out, but a question is still open.",
    "means-excluded": "Something that was stated does not match what the sources ask.",
    "reasons-title": "Reasons and sources",
    "overview": "Overview",
    "per-intervention": "Each intervention",
    "ask-title": "What to ask",
    # -- card
    "also-called": "Also known as",
    "summary": "What it is",
    "variant-of": "Variant of",
    "target-group": "Target group",
    "targets": "Meant for",
    "indications": "Conditions",
    "exclusions": "Contra-indications",
    "goals": "Goals",
    "placement-aim": "Aim regarding placement",
    "includes-placement-title": "Includes a placement",
    "classification-title": "Classification",
    "per-outcome": "Per outcome",
    "said-by": "according to {who}",
    "since": "since {date}",
    "valid-until": "valid until {date}",
    "reassessment": "Under reassessment",
    "evidence": "Evidence",
    "delivery": "Delivery",
    "availability": "Availability",
    "ratings": "Ratings elsewhere",
    "differs": "Sources differ",
    "used": "Used: {used} ({why})",
    "prevents": "preventing {problem} (counts in part)",
    "usually": "Usually",
    "formerly": "Formerly",
    "was-called": "{old} was the name of {name}{until}.",
    "until": "until {date}",
    "during-placement": "During a placement",
    "preventive": "Prevention",
    "in-a-plan": "In a plan",
    "cautions-title": "Note, according to who offers it",
    "remarks": "Remarks",
    "not-stated": "What no source says",
    "weeks": "Duration in weeks",
    "hours_per_week": "Hours a week",
    "visits": "Contacts in all",
    "visits_per_week": "Contacts a week",
    "visits_per_month": "Contacts a month",
    "start_within_hours": "Start",
    "caseload": "Families per worker",
    "available_24_7": "Reachable day and night",
    "place": "Where",
    "by_whom": "By whom",
    "how": "How",
    "design-rct": "rct",
    "design-meta-analyse": "meta-analysis",
    "design-praktijk": "practice",
    "design-voor-en-na": "before and after",
    "design-quasi-experiment": "quasi-experiment",
    "design-review": "review",
    "design-kwaliteitstoets": "quality check",
    "design-volgonderzoek": "follow-up study",
    "design-monitor": "monitor",
    "outcome-afgerond": "finished",
    "outcome-afgebroken": "broken off",
    "outcome-niet-gestart": "not started",
    "about-leeftijd": "age",
    "about-classificatie": "classification",
    "about-naam": "name",
    "about-onderzoek": "research",
    "about-doelgroep": "target group",
    "about-duur": "duration",
    "about-doel-rond-uithuisplaatsing": "aim regarding placement",
    "about-doel": "aim",
    "about-waarop-gericht": "what it is meant for",
    "about-vermelding": "mention",
    "about-bronvermelding": "references",
    "about-bereikbaarheid": "availability",
    "about-aantal-bijeenkomsten": "number of meetings",
    "about-problemen-waarop-het-zich-richt": "problems it is meant for",
    "about-herbeoordeling-van-de-erkenning": "reassessment of the recognition",
    "about-herbeoordeling": "reassessment",
    "about-schrijfwijze-van-de-naam": "spelling of the name",
    "about-spelling": "spelling",
    "about-onderzoek-naar-uithuisplaatsing": "research on placement",
    "about-uithuisplaatsing-als-voorwaarde": "placement as a condition",
    "about-jeugdhulp-als-voorwaarde": "youth care as a condition",
    "about-naam-en-vorm": "name and form",
    "about-kwaliteit-van-het-onderzoek": "quality of the research",
    "about-naam-van-de-onderzoeker": "name of the researcher",
    "about-opbouw": "structure",
    "about-plaats-van-uitvoering": "where it is delivered",
    "about-aanpak": "approach",
    "about-datum-van-de-erkenning": "date of the recognition",
    "about-naam-en-voorwaarden": "name and conditions",
    "control-ja": "with a control group",
    "control-nee": "without a control group",
    "control-niet-vermeld": "control group not mentioned",
    "direction-gunstig": "favourable",
    "direction-wisselend": "mixed",
    "direction-geen-verschil": "no difference",
    "direction-ongunstig": "unfavourable",
    "direction-onduidelijk": "unclear",
    "direction-geen-onderzoek": "no research",
    "country-nederland": "Netherlands",
    "country-verenigde-staten": "United States",
    "country-internationaal": "international",
    "scope-landelijk": "national",
    "scope-regio": "regional",
    "scope-buitenland": "abroad",
    "effect-voorkomen": "prevent",
    "effect-verkorten": "shorten",
    "effect-terugkeer": "return home",
    # -- why, compare, plan, guideline, recheck, profile
    "why-title": "{name}: {verdict}",
    "why-without-profile": "{name}: what must be true",
    "state-met": "✓ met",
    "state-unmet": "✗ not met",
    "state-unknown": "? unknown",
    "state-exclusion-met": "✗ rules out",
    "state-exclusion-unmet": "✓ not the case",
    "criterion": "criterion",
    "needed": "needed",
    "given": "given",
    "change": "nearly",
    "rank-line": "{rank} ({stability})",
    "compare-title": "Comparison",
    "compare-legend": "≠ differs; 'unknown' means: no source says so.",
    "decides": "{higher} stands above {lower} because of {criterion}: {a} against {b}.",
    "decides-nothing": "{higher} and {lower} have the same key and share a rank.",
    "plan-title": "One plan for the family",
    "plan-empty": (
        "No intervention in this catalogue covers one of the problems outright; see who to "
        "involve and ask the open questions (uhp match)."
    ),
    "plan-rule": (
        "At most one main programme, one crisis intervention and {most} in all: an editorial "
        "rule, to keep changes of worker few."
    ),
    "plan-beside": "{names} (for {name})",
    "plan-equal": "equally good",
    "covers-for": "covers {needs}",
    "need-of": "{problem} of {who}",
    "need-family": "the family",
    "uncovered-for": "Not covered: {needs}. Involve: {involve}.",
    "hours": "Hours a week",
    "hours-known": "{low} to {high}, for what a source says ({names})",
    "hours-exact": "{low}, for what a source says ({names})",
    "phases": "Phases",
    "phase-veiligheid": "1. crisis and safety",
    "phase-behandelen": "2. treating",
    "phase-volhouden": "3. keeping up",
    "phase-none": "no intervention of this plan",
    "steps": "Steps of the guideline",
    "kind-aanbeveling": "recommendation",
    "kind-werkzaam-element": "working element",
    "kind-terugplaatsing-element": "element of reunification",
    "kind-bouwsteen": "building block",
    "recheck-same": (
        "Same answer: the advice of then ({old}) holds unchanged on this catalogue ({new})."
    ),
    "recheck-differs": (
        "Interventions that come out differently now: {n} (catalogue then {old}, now {new})."
    ),
    "recheck-title": "Looked at again",
    "recheck-field": "{before} → {after}",
    "recheck-added-catalogue": "new in the catalogue",
    "recheck-removed-catalogue": "is no longer in the catalogue",
    "recheck-added-plan": "new in the plan, or equally good",
    "recheck-removed-plan": "no longer in the plan",
    "recheck-place": "stands",
    "recheck-chosen": "chosen",
    "recheck-alternative": "equally good",
    "recheck-beside": "worth a look as well",
    "recheck-partly": "covers in part",
    "recheck-rule": "owing to",
    "recheck-method": (
        "The advice was made by method {old}; now method {new} holds. Outcomes were compared, not "
        "sentences. Each difference says what it is owing to."
    ),
    "cause-implied-problem": ("a problem that follows from a narrower word no longer counts apart"),
    "cause-circumstance": "a circumstance is nothing that an intervention covers",
    "cause-severity-of-problem": (
        "severity belongs to the problem itself, not to whatever else there is"
    ),
    "cause-prevention": "lowering a risk counts in part: preventing is not treating",
    "cause-no-problem-stated": (
        "where no source states a problem that is no criterion, and it stands apart"
    ),
    "cause-crisis-help": "for crisis help the crisis itself is the target group",
    "cause-level-per-outcome": (
        "the level is that of the outcome: where a register graded outcomes apart, only those count"
    ),
    "cause-favourable-research": (
        "research on placement out of home counts only when it was favourable"
    ),
    "cause-plan-follows-ranking": (
        "the plan walks down the ranking; before, it chose the fewest interventions for the most "
        "needs"
    ),
    "cause-others-moved": "its own key is the same; others moved up or down",
    "cause-catalogue": "the catalogue says something else now; that is no rule of the method",
    "cause-not-told": "the earlier answer does not show which rule changed this",
    "recheck-because": "because",
    "recheck-gone": "no longer",
    "recheck-moved": "Only another rank, because another intervention moved up or down: {names}.",
    "profile-good": "The profile is right. This is how it is understood:",
    "not-an-advice": (
        "this is not an answer of uhp match, why or plan that this uhp knows ({what}); give a file "
        "made with --json"
    ),
    "compare-count": "give two to five different interventions; given: {given}",
    "unknown-section": "unknown section '{name}'.",
    "batch-not-json": "this line is not valid JSON (column {column}); mend or remove it",
    "batch-too-long": "this line is longer than 1 MiB; make the lines shorter",
    "batch-not-utf-8": "this line is not UTF-8; save the file as UTF-8",
    "batch-duplicate-key": "a key stands twice in this line; keep one of them",
    "jobs-cannot-start": "the processes for --jobs do not start ({why}); leave --jobs out",
    "jobs-lost": "a process of --jobs stopped before it was done; try again without --jobs",
    "batch-progress": "{n} profiles",
    # -- local offer
    "offer-title": "Local offer",
    "offer-provider": "provider",
    "offer-region": "region",
    "offer-when": "when",
    "offer-looked": "looked up",
    "offer-weeks": "{n} weeks to wait",
    "offer-at-once": "can start within 24 hours",
    "offer-from": "from {day}",
    "offer-until": "until {day}",
    "offer-ended": "ended after {day}",
    "offer-read": "looked up {day}",
    "offer-everywhere": "everywhere",
    "offer-nobody": "Not in this offer now: {names}.",
    "offer-expired": "Expired on {day}: {names}. Find out whether it is still there.",
    "offer-beside": "The offer holds on {day}. It changes no verdict and no rank.",
    "offer-gaps": "Known, but not in this offer now",
    "offer-only": "Only what is in this offer counts.",
    # -- gaps
    "gaps-title": "Map of the catalogue: what there is and what is missing",
    "gaps-head": "age {age}",
    "gaps-empty": "empty",
    "gaps-legend": (
        "Each cell gives the best level for this problem and how many interventions there are; "
        "'empty' means: nothing in this catalogue. A cell counts what is meant for the problem "
        "or something wider, when the ages overlap; 0–5 begins with pregnancy."
    ),
    "gaps-ladder": (
        "●●●● strong, ●●●○ good, ●●○○ first indications; ●○○○ well founded (theory); ○○○○ "
        "without a verdict, which does not mean: does not work."
    ),
    "gaps-counts": "{filled} of {all} cells filled, {empty} empty.",
    "gaps-list": "What there is nothing for",
    "gaps-all-ages": "all ages",
    "gaps-thin": "What there is little for",
    "gaps-single": "one intervention ({n})",
    "gaps-unjudged": "no verdict ({n})",
    "gaps-next": "The whole map: --long   From a level up: --min-classification",
    "gaps-unstated": "* age not stated, therefore counted in every band: {names}.",
    "gaps-placement": "Never counted, because it includes a placement: {names}.",
    "gaps-abroad": (
        "Counted, but from abroad; no source mentions it being offered in the Netherlands: {names}."
    ),
    "gaps-elsewhere": "Not counted, because bound to another region than {region}: {names}.",
    "gaps-region": "Looked at for the region {region}.",
    "gaps-least": "Only with the level {level} or better.",
    "gaps-no-problem": "In no cell, because the sources name no problem: {names}.",
    "gaps-not-proof": (
        "An empty cell says something about this catalogue and its sources, not about a family."
    ),
    "gaps-picture": (
        "Map of problems and ages; the darker a cell, the higher the best level. The table below "
        "says the same in words."
    ),
    "gaps-step-0": "without a verdict",
    "gaps-table": "By problem and age: best level and interventions",
    "caseload-title": "What these families ask and what the catalogue has",
    "caseload-counts": (
        "{families} families, {needs} needs (a problem of a child or of the family); something "
        "in the catalogue can cover {covered}, nothing {open}."
    ),
    "caseload-families": "families",
    "caseload-needs": "needs",
    "caseload-covered": "coverable",
    "caseload-offered": "Needs that this offer covers now",
    "caseload-of": "{n} of {all}",
    "caseload-open": "not coverable",
    "caseload-all": "There is something for every need.",
    "caseload-uncovered": "What there is nothing for",
    "caseload-set-exact": (
        "The smallest set that covers all that can be covered: {n} interventions. Searched "
        "exactly: fewer cannot do it. There may be others just as small."
    ),
    "caseload-set-greedy": (
        "A small set that covers all that can be covered: {n} interventions. Chosen step by "
        "step, because an exact search takes too long; perhaps fewer can do it."
    ),
    "caseload-set": "Enough together",
    "caseload-adds": "adds",
    "caseload-covers": "covers itself",
    "caseload-sum": "together",
    "caseload-note": (
        "Covered means: fits, or fits if the open questions are answered so. No statement about "
        "a family; look at each family with uhp match."
    ),
    # -- report for professionals
    "report-title": "Help that may fit this family",
    "report-purpose": (
        "To be discussed: with the family, in the team and with a behavioural scientist "
        "(gedragswetenschapper). Not a decision and no advice on access or placement; a "
        "different choice is as good, with a reason."
    ),
    "report-family": "The family as understood",
    "report-child": "Child {n}",
    "report-shared": "Family",
    "report-situation": "Situation",
    "report-tried": "Earlier help",
    "report-first": "Most urgent",
    "report-denied": "Not the case",
    "report-unknown": "Not known yet",
    "report-ask": "Ask this first",
    "report-ask-line": "{question} The answer matters to {n} of the {total} interventions.",
    "report-matches": "What may fit",
    "report-order": (
        "In the order of fixed criteria: urgency, core of the question, strength of evidence, "
        "breadth, aim. The last column shows how far a rank moves when these criteria are put in "
        "another order."
    ),
    "report-details": "One by one",
    "report-details-some": "One by one: the first {n} of {total}",
    "report-outcome": "{level} (for this outcome; in general: {general})",
    "report-excluded": "What does not fit and why",
    "report-excluded-count": "{n} of {total} interventions, each with its first reason.",
    "report-near": "nearly",
    "report-reason-placement": "begins with a placement: never recommended",
    "report-reason-problem": "is for something else",
    "report-reason-age": "age",
    "report-reason-indication": "does not meet",
    "report-reason-exclusion": "contra-indication",
    "report-named": "{name} ({text})",
    "report-agreements": "Agreements",
    "report-discussed": "Discussed with the family (who, when)",
    "report-more": "Another {n} in the appendix, each with its place.",
    "report-open": "still open",
    "report-plan": "The plan in brief",
    "report-appendix": "Appendix",
    "report-all": "The whole order",
    "report-who-does": "Who does what, and when",
    "report-evaluation": "Evaluation on",
    "report-chosen": "Chosen",
    "report-deviation": "Reason to depart from it",
    "report-again": "How to compute this again",
    "report-again-how": (
        "Save the profile below as profile.yaml and run: uhp match --profile profile.yaml. "
        "Another catalogue or version may give another answer."
    ),
    "report-catalogue": "{title}, version {version} of {date}, {n} interventions",
    "report-hash": "SHA-256",
    "report-guideline": "guideline",
    "report-program": "program",
    # -- report for the family: written with B1 as aim, tested on sentence length and a word list
    "plain-title": "Help that may fit you",
    "plain-safety": (
        "Are you in danger now? Call 112. You can always talk about worries at home with Veilig "
        "Thuis: 0800-2000. You can call day and night. It is free."
    ),
    "plain-purpose": (
        "This sheet is for talking together. Nothing has been decided. You choose together with "
        "your care worker."
    ),
    "plain-known": "This is what we know now",
    "plain-child": "You have a child of {age}.",
    "plain-child-unborn": "You are expecting a child.",
    "plain-child-unknown": "We do not know yet how old your child is.",
    "plain-hard": "This is hard now:",
    "plain-hard-child": "This is hard for the child of {age}:",
    "plain-hard-child-unborn": "This is hard around the pregnancy:",
    "plain-hard-child-unknown": "This is hard for your child:",
    "plain-correct": "Is this right? Say so if it is different.",
    "plain-questions": "This is what we still want to ask",
    "plain-ask-age": "How old is your child?",
    "plain-ask-problem": "Is this also hard: {problem}?",
    "plain-ask-other": "Your care worker has one more question.",
    "plain-options": "Help that may fit",
    "plain-options-how": (
        "Here are options side by side. None of them is a must. Ask anything you want to know."
    ),
    "plain-options-more": "There is more help that may fit. Ask about it.",
    "plain-together": "This can go together in one plan: {names}.",
    "plain-options-not": "Other help on our list does not fit now. Feel free to ask why.",
    "plain-nothing": (
        "Talk with your care worker about which help fits. No help stands here now. That says "
        "nothing about where your child must live."
    ),
    "plain-what": "What is it?",
    "plain-role-hoofd": "Help in set steps, for the family or for the child.",
    "plain-role-crisis": "Quick, short help when things are very hard now.",
    "plain-role-aanvullend": "Extra help, next to other help.",
    "plain-role-werkwijze": "A way of working together. It is no set series of meetings.",
    "plain-for": "What can it help with?",
    "plain-for-now": "When help is needed quickly now.",
    "plain-age": "For whom?",
    "plain-age-line": "For children: {range}.",
    "plain-age-unknown": "The age is not stated.",
    "plain-long": "How long?",
    "plain-weeks": "{about} {n} weeks.",
    "plain-asks": "What does it ask of us?",
    "plain-hours-per-week": "{about} {n} hours a week.",
    "plain-visits-per-week": "{about} {n} contacts a week.",
    "plain-visits-per-month": "{about} {n} contacts a month.",
    "plain-visits": "{about} {n} contacts in all.",
    "plain-about": "About",
    "plain-most": "At most",
    "plain-least": "At least",
    "plain-to": "{low} to {high}",
    "plain-not-stated": "Not stated. Ask about it.",
    "plain-hitch": "What may be hard?",
    "plain-hitch-abroad": "This help comes from abroad. Ask whether you can get it here.",
    "plain-hitch-region": "This help is not everywhere in the Netherlands.",
    "plain-hitch-research": "Not all research showed that it helps.",
    "plain-hitch-cautions": "Who gives this help names points to look out for. Ask which.",
    "plain-research": "Does it help?",
    "plain-level-sterke-aanwijzingen": "Research shows well that it can help.",
    "plain-level-goede-aanwijzingen": "Research shows that it can help.",
    "plain-level-eerste-aanwijzingen": "First research shows that it can help.",
    "plain-level-goed-onderbouwd": "Experts find it a good plan. It has not been proven yet.",
    "plain-level-other": "We do not know yet. That does not mean it does not help.",
    "plain-fit": "Does it fit?",
    "plain-fits": "It seems to fit.",
    "plain-ask-first": "Perhaps. We must ask something first.",
    "plain-earlier": "You know this already. What helped then?",
    "plain-think": "What do you think of it?",
    "plain-others": "Who else can help?",
    "plain-others-line": "{problem}: {who}.",
    "plain-others-ask": "Ask your care worker who can help with this: {problem}.",
    "plain-wishes": "What do you want yourselves?",
    "plain-wish-child": "This is what I want (child)",
    "plain-wish-child-n": "This is what I want (child of {age})",
    "plain-wish-parents": "This is what we want (parents)",
    "plain-wish-good": "This goes well already",
    "plain-wish-people": "These people can help us",
    "plain-wish-not": "This is what we do not want",
    "plain-choice": "What do you choose?",
    "plain-choice-other": "Something else",
    "plain-choice-none": "Choose nothing yet. You may do that too.",
    "plain-wish-choice": "This is what we choose together",
    "plain-wish-next": "Then we talk again",
    "plain-steps": "What are we going to do?",
    "plain-foot": "Made with uhp. This list is of {date}.",
    # -- the same to one young person, where it is that person's own sheet
    "own-plain-title": "Help that may fit you",
    "own-plain-purpose": (
        "This sheet is yours. You talk about it with your care worker. Nothing has been decided. "
        "You have a say."
    ),
    "own-plain-ask-other": "Your care worker has one more question.",
    "own-plain-options-how": (
        "Here are options side by side. None of them is a must. Ask anything you want to know."
    ),
    "own-plain-nothing": (
        "Talk with your care worker about which help fits. No help stands here now. That says "
        "nothing about where you must live."
    ),
    "own-plain-role-hoofd": "Help in set steps, for you or for your family.",
    "own-plain-asks": "What does it ask of you?",
    "own-plain-think": "What do you think of it?",
    "own-plain-others-ask": "Ask your care worker who can help with this: {problem}.",
    "own-plain-wishes": "What do you want yourself?",
    "own-plain-wish-child": "This is what I want",
    "own-plain-wish-people": "These people can help me",
    "own-plain-wish-not": "This is what I do not want",
    "own-plain-choice": "What do you choose?",
    "own-plain-wish-choice": "This is what I choose",
    # -- problems and who can help, in plain words
    # -- a case and an objection
    "case-made": (
        "Made with uhp {program} on catalogue {catalogue} ({hash}), method {method}. Expected is "
        "what uhp answered then: keep what follows from a source, name that as source, and take "
        "out the rest."
    ),
    "method": "method",
    "objection-title": "Objection",
    "objection-privacy": (
        "Write nothing about a family or a person here. An invented family for which it makes a "
        "difference is made with uhp match --as-case."
    ),
    "objection-rule": "rule",
    "objection-says": "what uhp says",
    "objection-which": "Which rule is not right",
    "objection-quote": "What my source says, word for word",
    "objection-source": "That source: title, publisher, date, page or address",
    "objection-should": "So what should stand here",
    # -- how to read a screen
    "reading-title": "How to read a screen",
    "reading-words": "Words you can use",
    "reading-facts": "facts and their answers",
    "reading-signs": "signs",
    "reading-fits": "all that the sources ask agrees with what was given",
    "reading-ask": "nothing excludes it, but an answer is missing; the question stands with it",
    "reading-excluded": "something that was given excludes it; uhp why ID says what",
    "reading-firm": "at this place, whichever criterion of the key goes first",
    "reading-orders": "where it stands when another criterion goes first, and which one",
    "reading-urgency": "1 for crisis help in an acute crisis, otherwise 0",
    "reading-core": (
        "3: addresses the most urgent problem outright or, without one, any of the problems; 2: "
        "only in part or, when something is severe, additional help that a source calls prevention "
        "or that is for something else; 1: not"
    ),
    "reading-strength": "the classification as a number: 4 for the highest, 0 without a verdict",
    "reading-breadth": "how many of the stated problems it addresses outright",
    "reading-aim": (
        "2: research into preventing or shortening placement was favourable; 1: it is an aim; 0: "
        "neither"
    ),
    "reading-else": "what else stands there",
    "reading-near-misses": "does not fit, but would or might with one other answer",
    "reading-beside": "outside the ranking, as no source names a problem as its target group",
    "uncovered-word": "not covered",
    "reading-uncovered-word": "a problem that nothing which fits addresses outright",
    "reading-involve": "who looks along with a problem, whatever help is chosen",
    # -- errors
    "error": "uhp: {text}",
    "did-you-mean": "Do you mean {near}?",
    "choose": "Choose from: {all}.",
    "sheet-for-nobody": (
        "who is this sheet for? Without --share-with ouder (parent) or --share-with jongere (young "
        "person) it has nothing that anyone told, and nothing of violence"
    ),
    "sheet-of-violence": (
        "this sheet names violence or abuse: give it only to who told it, and see that nobody else "
        "finds it"
    ),
    "sheet-for-a-child": (
        "a sheet of its own is for a child of {age} years or older whose age is stated; tell a "
        "younger child yourself, and give the parent a sheet with --share-with ouder"
    ),
    "sheet-for-which": "there are several young people; give each a sheet of its own.",
    "share-with-family-only": "--share-with goes with --for family",
    "no-problems": (
        "name at least one problem, for example --problems gedrag,middelen, or give a profile "
        "with --profile"
    ),
    "a-profile": "{name} is a profile and no catalogue; check it with uhp profile check",
    "too-many-children": "these are more than {limit} children; no family has so many at home",
    "profile-too-many-children": (
        "more than {limit} children stand here; no family has so many at home"
    ),
    "bad-age": (
        "age '{given}' is not understood: give whole years from 0 to 30 (14), months (8m) or "
        "zwanger (unborn)"
    ),
    "unknown-problem": "unknown problem '{name}'.",
    "choose-unknown-problem": (
        "Choose from — {sides}. If it is not there, discuss with a behavioural scientist whom to "
        "involve."
    ),
    "word-of-several": "'{name}' may be about more than one thing.",
    "choose-word-of-several": "Write what is meant — {sides}.",
    "word-referred": "the catalogue has no help for '{name}'; involve {involve}.",
    "choose-word-referred": "If there is something else too, write — {sides}.",
    "word-is-answer": "'{name}' does not belong with the problems; write {how}",
    "words-apart": "a comma belongs between the words of '{name}'; write {how}",
    "unknown-intervention": "unknown intervention '{name}'.",
    "search-with": "Search with: {search}",
    "unknown-answer": "{option}: '{given}' is not an answer.",
    "unknown-fact": "unknown fact '{name}'.",
    "unknown-region": "unknown region '{name}'.",
    "fact-without-value": "--fact wants NAME=VALUE, such as recidive=hoog; given is '{given}'",
    "answer-of-several": "'{given}' may answer more than one question.",
    "answer-of-family": (
        "'{fact}' is an answer of the whole family; give it with --fact or in 'situation'"
    ),
    "no-such-child": (
        "the number before the colon is no child: there are {given}; give --age or --child first"
    ),
    "bad-help-name": (
        "--tried wants the name of the help in letters, such as triple-p=afgebroken; no names of "
        "people, no numbers"
    ),
    "first-is-circumstance": (
        "--first {problem}: that is a circumstance; name the problem that is most urgent"
    ),
    "stated-and-denied": "{problem} is both stated and denied; remove one of the two",
    "first-not-stated": "--first {problem} is not among the problems.",
    "case-title": "--as-case asks for a title of 1 to {most} characters; there are {n}",
    "case-and-format": "--as-case writes a case in YAML; leave out format {given}",
    "unknown-verb": "unknown command '{given}'; {command} --help lists them all.",
    "unknown-option": "{command} has no option {given}; {command} --help lists them all.",
    "option-needs-value": "{option} asks for {value}; {command} --help explains",
    "option-without-value": "{option} takes no value; leave out what stands after the =",
    "option-twice": "{option} stands there more than once; give one answer",
    "tried-twice": "{option} names the same help more than once; keep one, with how it ended",
    "missing-word": "{command} asks for {word}, such as {such}; for example: {example}",
    "missing-file": "{command} asks for {word}; for example: {example}",
    "too-many-words": "these are too many words for {command}; for example: {example}",
    "words-without-option": (
        "{command} knows a family by options, not by loose words; write for example: {example}"
    ),
    "bad-usage": "{command} is not understood like this; {command} --help explains",
    "completing-by-hand": (
        "_UHP_COMPLETE is for the shell only, which also says what was typed; unset the variable"
    ),
    "folder-and-file": "give a folder or --output, not both",
    "json-and-format": "--json and --format {given} ask for two formats; choose one",
    "format-and-suffix": (
        "the name {name} chooses {named} and {option} something else; call the file {other} or "
        "leave the option out"
    ),
    "no-such-file": "file {name} does not exist; check the name and the folder",
    "cannot-read": "file {name} cannot be read ({why}); check its permissions",
    "cannot-write": "file {name} cannot be written ({why}); choose another place",
    "file-exists": "file {name} exists already; choose another name or add --force",
    "not-a-file": "{name} is not an ordinary file; choose another name",
    "unknown-suffix": "the name {name} does not show which format you want; give --format.",
    "suffix-to-print": (
        "{name}: there is no such format; write .html, open that and print it, also as PDF."
    ),
    "batch-of-yaml": (
        "{name} is YAML, and uhp batch reads a profile a line in JSON; for one family: uhp match "
        "--profile {name}"
    ),
    "format-not-here": "this command does not have format {given}.",
    "broken-catalogue": (
        "{message} The catalogue has {n} error(s); uhp validate {file} shows them all"
    ),
    "in-a-zip": (
        "uhp cannot read its data from the zip file {name}; a file that unpacks itself can: make "
        "it with shiv (see README.md)"
    ),
    "no-data": "the packaged catalogue is missing ({name}); install uhp-cli again",
    "unknown-rule": "unknown rule '{name}'; uhp rule lists them all.",
    "bad-day": "{option} wants an existing day such as 2026-11-21; given is '{given}'",
    "unknown-schema": "unknown schema '{name}'.",
    "profile-empty": (
        "the profile is empty; begin with 'children:' or make an example with uhp profile init"
    ),
    "profile-unreadable": "the profile is not valid YAML or JSON ({what}); mend this place",
    "profile-not-data": (
        "the profile holds something JSON does not know; use dicts, lists, texts and numbers"
    ),
    "profile-needs-mapping": "keys with a value belong here. Choose from: {keys}.",
    "profile-needs-list": "a list belongs here, such as [gedrag, middelen]",
    "profile-stated-and-denied": (
        "this problem is stated elsewhere in the profile; remove one of the two"
    ),
    "profile-first-not-stated": (
        "the most urgent problem is not among the problems; state it there as well"
    ),
    "profile-unknown-key": (
        "this key does not belong in a profile; there is no place for who the family is."
    ),
    "profile-bad-age": (
        "this age is not understood: give whole years from 0 to 30 (14), months (8m) or zwanger "
        "(unborn)"
    ),
    "profile-unknown-problem": "this problem is not in the vocabulary.",
    "profile-word-of-several": "this word may be about more than one thing.",
    "profile-word-referred": "the catalogue has no help for this; involve {involve}.",
    "profile-word-is-answer": "this does not belong with the problems; write {how}",
    "profile-words-apart": "these are several words; put them apart: {how}",
    "profile-unknown-answer": "this is not an answer to '{fact}'.",
    "profile-tried-twice": "this help stands there already; keep one, with how it ended",
    "profile-bad-help-name": (
        "earlier help has an id: the name of the help in letters, such as triple-p; no names of "
        "people, no numbers"
    ),
    "profile-first-is-circumstance": (
        "this is a circumstance; name the problem that is most urgent"
    ),
    "identifying": (
        "something here may tell who the family is ({what}); remove it, uhp does not need it"
    ),
    "what-bsn": "a citizen service number",
    "what-date": "a date",
    "what-e-mail": "an e-mail address",
    "what-phone": "a phone number",
    "what-postcode": "a postcode",
    "bad-number": "--{option} wants a whole number of 1 or more; given is '{given}'",
    "plan-too-long": "--max goes up to {most}: a plan with more help is none",
    "bad-lang": "there is no language '{given}'.",
    "internal": "something went wrong in uhp itself ({what}); report it with the command you gave",
    # -- diff and test
    "diff-title": "What changed in the catalogue",
    "diff-old": "Old",
    "diff-new": "New",
    "diff-same-version": (
        "The content changed, but version {version} and date {date} did not; "
        "give the catalogue new ones."
    ),
    "diff-none": "No difference in meaning.",
    "diff-impact": "Families with another answer",
    "diff-family": "family",
    "diff-before": "before",
    "diff-after": "after",
    "diff-turns": "verdict",
    "diff-nobody": "nothing",
    "diff-absent": "not in the catalogue",
    "diff-unreadable-old": "the old catalogue lacks a word of this family",
    "diff-unreadable-new": "the new catalogue lacks a word of this family",
    "diff-more": "{n} more families, with --json",
    "diff-verdicts": (
        "For {n} of {families} families the verdict on a changed intervention changes."
    ),
    "diff-renamed": ", {n} renamed",
    "diff-summary": (
        "{added} added, {changed} changed, {removed} removed{more}; {other_top} of {families} "
        "families get another top three."
    ),
    "severity-breaking": "Breaking",
    "severity-attention": "Attention",
    "severity-cosmetic": "Cosmetic",
    "edit-added": "{field}: added {after}",
    "edit-removed": "{field}: removed {before}",
    "edit-changed": "{field}: {before} → {after}",
    "edit-renamed": "was called {before}, is now called {after}",
    "test-title": "Expected recommendations",
    "test-came": "expected {expected}; came {actual}",
    "test-place": "rank {rank}, {verdict}; {key}",
    "test-unnamed": "No case names: {names}.",
    "test-idle": "Criteria that the cases do not make both met and unmet or unknown",
    "test-summary": (
        "{cases} cases: {passed} passed, {failed} failed ({expectations} expectations)."
    ),
    "expect-first": "on rank 1",
    "expect-present": "present",
    "expect-fits": "fits",
    "expect-asks": "asks",
    "expect-excluded": "excluded",
    "expect-uncovered": "uncovered",
    "expect-above": "order",
    "expect-beside": "also to look at",
    "expect-plan": "in the plan",
    "expect-not_in_plan": "not in the plan",
    "no-git": (
        "REVISION:PATH needs git, which does not start here ({why}); install git or give a file"
    ),
    "no-repository": (
        "{name} is not a file, and there is no git repository here to read a revision from; "
        "check the name and the folder"
    ),
    "unknown-revision": (
        "git does not know revision '{revision}'; git log and git branch --all show which there are"
    ),
    "shallow-clone": (
        "revision '{revision}' is not in this shallow clone of the repository; fetch it first "
        "with: {command}"
    ),
    "object-missing": (
        "revision '{revision}' has file '{path}', but its content is not in this clone; get it "
        "with: {command}"
    ),
    "not-in-revision": (
        "revision '{revision}' has no file '{path}'; give the path from the top folder of the "
        "repository, or with ./ from here"
    ),
    "stdin-twice": "standard input can be read only once; give a file for the other",
    "no-families": "there is no family in {name}; give profiles, one a line or as a list",
    "broken-file": "{message}",
    "cases-unreadable": "this file is not valid YAML or JSON ({what}); mend this place",
    "case-twice": "there is a case '{name}' already (line {first}); give each a name of its own",
    "case-without-problem": (
        "this profile states no problem; give at least one, for a child or for the family"
    ),
    "case-unknown-source": "the catalogue has no source '{name}'.",
    "case-unknown-intervention": "'{name}' is not in the catalogue; uhp list shows all.",
    "case-unknown-problem": "'{name}' is not among the problems of the vocabulary.",
    "case-unknown-code": "'{name}' is not a reason to exclude.",
    "case-excluded": (
        "a list of interventions belongs here, or each with a reason, such as {{rgt: "
        "age-above-range}}"
    ),
    "needs-offer": "{option} is about a local offer; give it with --offer",
    "offer-ends-first": "this last day comes before the first ({start}); mend one of them",
    "offer-no-day": "'{name}' is no existing day; write it as 2026-11-21",
    "offer-unknown-region": "region '{name}' is not in the catalogue.",
    "no-stdin": "nothing comes in on standard input; give a file or pipe the profile in",
}
