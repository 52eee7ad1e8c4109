"""What each field means and an example of it, for the editor's tooltips and the reference page.

The outlets, places and people of the examples are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_EVIDENCE = "{source: harbour-post-2031-02-13, quote: two boats were sunk}"
_NOTES = ("Yours: text, a list or a mapping. Nothing reads it and nothing changes it.", "Ask the port about the count.")
_EXTRA = ("Yours: any keys. Kept untouched and handed on in exports.", "{map-sheet: K4}")

WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "Event": {
            "id": ("Its name for good: minted once, never changed. Lower case, digits, hyphens.", "boats-sunk-2031-02"),
            "title": ("What happened, in one line.", "Two boats are sunk off Ostrey"),
            "when": ("When it happened, as EDTF; the timeline draws it. Leave it out when nobody can say.", "2031-02"),
            "unresolved": ("Why there is no date.", "the article has no publication date"),
            "place": ("Where it happened.", "{name: Ostrey Sound}"),
            "actors": ("Who took part: ids of actors, or names.", "[ostrey, castrell]"),
            "topics": ("Words to group events by.", "[shipping, blockade]"),
            "modality": ("Whether it is told as having happened.", "planned"),
            "summary": ("A few sentences for the event's page.", "Two fishing boats went down in the night."),
            "evidence": ("The words of the sources that tell it: one mapping, or a list of them.", _EVIDENCE),
            "claims": ("Who says what about it, side by side.", "[{id: by-mine, says: A mine sank them.}]"),
            "relations": ("What it came before or after.", "[{after: talks-fail-2031-02, by: days later}]"),
            "because": ("The phrases and rules behind `when`, in order.", "['\"in February\": month of the article']"),
            "same_as": (
                "The id of the event that this entry tells again; that one is shown.",
                "boats-sunk-2031-02",
            ),
            "not_same_as": (
                "Ids of events that this is not, and of sources that tell another one: extraction keeps them apart.",
                "[boats-sunk-2031-03]",
            ),
            "reviewed": ("true freezes the event: extraction changes nothing in it any more.", "true"),
            "rejected": ("true hides the event and keeps extraction from proposing it again.", "true"),
            "locked": ("Fields that extraction must not change.", "[when, title]"),
            "notes": _NOTES,
            "extra": _EXTRA,
        },
        "Claim": {
            "id": ("Its name within the event.", "by-mine"),
            "says": ("What is claimed, in one sentence.", "A drifting mine sank both boats."),
            "claimant": ("Who says it, in the source's words.", "an unnamed port official"),
            "via": ("The outlet that carried it, when it is not the source itself.", "Ostrey Ledger"),
            "stance": ("What the claimant does with the statement.", "counters"),
            "counters": ("The id of the claim on this event that it answers.", "by-torpedo"),
            "facet": ("What it is about: occurrence, time, place, actor, cause, intent, number, outcome.", "cause"),
            "cue_class": ("What the words of saying do, where the stance does not tell.", "believes"),
            "commitment": (
                "How sure the claimant is, from 3 (certain) over 0 (no telling) to -3 (certainly not). Left out where "
                "the stance tells: 3 for who asserts, counters or concedes, -3 for who denies, 0 for who calls for it.",
                "2",
            ),
            "made": ("When it was said, as EDTF.", "2031-02-17"),
            "when": ("When the event was, according to this claim, as EDTF.", "2031-02-11"),
            "retracted": ("When the claimant or the outlet took it back, as EDTF.", "2031-03-02"),
            "evidence": ("The words of the sources that carry it.", _EVIDENCE),
            "notes": _NOTES,
            "extra": _EXTRA,
        },
        "Relation": {
            "before": ("The id of the event that came later than this one.", "talks-fail-2031-02"),
            "after": ("The id of the event that came earlier than this one.", "talks-begin-2031-01"),
            "by": ("How far apart, in the source's words.", "some days"),
            "evidence": ("The words of the sources that say so.", _EVIDENCE),
        },
        "Evidence": {
            "source": ("The id of the source.", "harbour-post-2031-02-13"),
            "quote": ("Its words, to the letter.", "two boats were sunk"),
            "start": ("Where the quote begins in the source's text, in characters from 0.", "118"),
            "end": ("Where it ends; the first character after it.", "137"),
            "prefix": ("The words just before, when the quote stands there more than once.", "on Tuesday night"),
            "suffix": ("The words just after.", "off the breakwater"),
            "sha256": ("SHA-256 of the file that it was read from, in hexadecimal.", "ab" * 32),
        },
        "Place": {
            "name": ("Its name, as the sources have it.", "Ostrey Sound"),
            "lat": ("Latitude in degrees, from -90 to 90.", "54.21"),
            "lon": ("Longitude in degrees, from -180 to 180.", "-3.4"),
        },
        "Source": {
            "id": ("Its name for good; evidence points to it.", "harbour-post-2031-02-13"),
            "title": ("The headline.", "Two boats lost in the sound"),
            "outlet": ("Who published it.", "Harbour Post"),
            "author": ("Who wrote it.", "M. Verrin"),
            "published": ("When it was published, as EDTF. Relative dates count from here.", "2031-02-13"),
            "published_from": ("Where that date was found.", "front matter"),
            "url": ("Where it can be read.", "https://example.org/boats"),
            "archived": ("Where a copy is kept.", "https://archive.example.org/boats"),
            "file": ("The kept copy, below content/.", "articles/harbour-post-2031-02-13.txt"),
            "sha256": ("SHA-256 of that file, in hexadecimal.", "ab" * 32),
            "language": ("Its language, as a code.", "en"),
            "notes": _NOTES,
            "extra": _EXTRA,
        },
        "Actor": {
            "id": ("Its name for good; events point to it.", "ostrey"),
            "name": ("What it is called on the site.", "Free Port of Ostrey"),
            "aliases": ("Other names that texts use for it.", "[Ostrey, the Free Port]"),
            "part_of": ("The id of the party that it belongs to: what it does counts there as well.", "castrell"),
            "description": ("Who it is, in a sentence.", "The port city at the mouth of the sound."),
            "because": (
                "Why extraction takes these names for one party, a line for each.",
                "['\"Ostrey\" is its ending']",
            ),
            "notes": _NOTES,
            "extra": _EXTRA,
        },
        "NamedPlace": {
            "id": ("Its name for good.", "ostrey-sound"),
            "name": (
                "What it is called on the site; events lie there whose `place` has this name or an alias.",
                "Ostrey",
            ),
            "aliases": ("Other names that texts use for it.", "[the sound]"),
            "within": ("The id of the place that it lies in.", "verrin-coast"),
            "lat": ("Latitude in degrees, from -90 to 90.", "54.21"),
            "lon": ("Longitude in degrees, from -180 to 180.", "-3.4"),
            "precision": ("What the coordinates stand for.", "centre of the town"),
            "gazetteer": ("The entry of a gazetteer that they come from.", "GeoNames 3041563"),
            "because": ("Why extraction takes the name for this place.", "['Andorra is named in the same article']"),
            "notes": _NOTES,
            "extra": _EXTRA,
        },
    }
)
