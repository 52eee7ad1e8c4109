"""A small invented chronology with one event of each kind, and one with whatever text a test gives."""

from __future__ import annotations

from chronology.exports.publication import Publication
from chronology.model.annotations import Modality, Stance
from chronology.model.records import Actor, Chronology, Claim, Event, Evidence, Place, Relation, Source
from chronology.temporal.edtf import Edtf

SITE = Publication("The Vale, 2031", "https://vale.example/chronology", lambda name: f"e/{name}/")

GAZETTE = Source(
    "gazette-1",
    "Bridge down, ferries stop",
    outlet="Vale Gazette",
    author="A. Reporter",
    published=Edtf.parse("2031-06-09"),
    published_from="dateline",
    url="https://gazette.example/1?a=1&b=2",
    sha256="0" * 64,
    language="en",
)
HERALD = Source("herald-1", "What the mayor knew", outlet="Vale Herald", published=Edtf.parse("2031-06-20"))
LEAFLET = Source("leaflet", "An undated leaflet", notes="keep this to ourselves")

CONTESTED = Event(
    "bridge-destroyed",
    "Bridge destroyed",
    when=Edtf.parse("2031-06"),
    place=Place("Northford", -33.5, 151.25),
    actors=("north", "south"),
    topics=("infrastructure", "river, crossing"),
    summary="The only road bridge at Northford fell.",
    evidence=(Evidence("gazette-1", "the bridge fell in June", 10, 33),),
    claims=(
        Claim(
            "by-south",
            "The south blew it up.",
            claimant="northern officials",
            via="Vale Wire",
            facet="actor",
            made=Edtf.parse("2031-06-02/2031-06-08"),
            when=Edtf.parse("2031-06-01"),
            evidence=(Evidence("gazette-1", "“the south did it”"),),
        ),
        Claim(
            "by-flood",
            "A flood took it.",
            claimant="southern command",
            stance=Stance.COUNTERS,
            counters="by-south",
            facet="cause",
            evidence=(Evidence("herald-1", "a flood took it"),),
        ),
    ),
    relations=(Relation(before="ferry-day", by="some days"),),
    because=("“in June” in an article of 9 June 2031",),
    reviewed=True,
    notes="the editor's own note",
    extra={"tags": ["a"], "count": "3"},
)
EXACT = Event(
    "ferry-day",
    "Ferries stop",
    when=Edtf.parse("2031-06-07"),
    evidence=(Evidence("gazette-1", "ferries stopped on Saturday"), Evidence("herald-1", "no ferry ran")),
)
MINUTE = Event("siren", "Siren at noon", when=Edtf.parse("2031-06-08T12:00Z"), evidence=(Evidence("herald-1", "noon"),))
INTERVAL = Event(
    "siege",
    "Siege of Northford",
    when=Edtf.parse("2031-06-10/2031-06-14"),
    claims=(Claim("by-herald", "It was a siege.", "the mayor", retracted=Edtf.parse("2031-07-01")),),
)
ONE_OF = Event("convoy", "Convoy arrives", when=Edtf.parse("[2031-06-03..2031-07-10]"))
ABOUT = Event("harvest", "Harvest fails", when=Edtf.parse("2031-09~"))
OPEN = Event("blockade", "Blockade of the river", when=Edtf.parse("2031/.."))
UNTIL = Event("levy", "Levy raised", when=Edtf.parse("../2031-05"))
DECADE = Event("feud", "First feud", when=Edtf.parse("201X"))
BOTH = Event("market", "Market days", when=Edtf.parse("{2031-06-03,2031-06-05}"))
PLANNED = Event("vote", "Vote on the ford", when=Edtf.parse("2031-11-04"), modality=Modality.PLANNED)
DENIED = Event("truce", "Secret truce", when=Edtf.parse("2031-05"), modality=Modality.DENIED)
UNRESOLVED = Event("meeting", "Elders meet", unresolved="“last week” in an article without a date")
REJECTED = Event("not-an-event", "Contact us", when=Edtf.parse("2031-06-09"), rejected=True)

CHRONOLOGY = Chronology(
    events=(
        UNRESOLVED,
        PLANNED,
        CONTESTED,
        EXACT,
        MINUTE,
        INTERVAL,
        ONE_OF,
        ABOUT,
        OPEN,
        UNTIL,
        DECADE,
        BOTH,
        DENIED,
        REJECTED,
    ),
    sources=(LEAFLET, HERALD, GAZETTE),
    actors=(Actor("south", "The South", aliases=("Southern League",)), Actor("north", "The North")),
)


def chronology_saying(text: str) -> Chronology:
    """A chronology with ``text`` wherever a source or a person can put text."""
    evidence = (Evidence(text, text, prefix=text, suffix=text),)
    claim = Claim(text, text, claimant=text, via=text, counters=text, facet=text, evidence=evidence, notes=text)
    event = Event(
        text,
        text,
        when=Edtf.parse("2031-06-07"),
        place=Place(text),
        actors=(text,),
        topics=(text,),
        summary=text,
        evidence=evidence,
        claims=(claim,),
        because=(text,),
        extra={"said": text},
    )
    undated = Event(f"{text}2", text, unresolved=text)
    source = Source(text, text, text, text, Edtf.parse("2031-06-09"), url=text, archived=text, language=text)
    return Chronology((event, undated), (source,), (Actor(text, text, (text,), text),))
