"""One article's annotations -> the events, claims and source that a person may accept.

An event is a chain of mentions that is worth a place on the timeline; an attribution about it
becomes a claim. What is left out is counted, so that nothing is dropped silently.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from chronology.extraction.sayings.certainty import implied_commitment
from chronology.languages import load
from chronology.linking.claim_words import words_at, write_statement
from chronology.linking.claimants import name_claimant
from chronology.linking.doubtful import without_doubtful_answer
from chronology.linking.entities.named import NamesFound, find_names
from chronology.linking.naming import slug, unused
from chronology.linking.when import describe_bounds
from chronology.model.annotations import Annotations, Attribution, EventMention, Modality, Timex3
from chronology.model.document import Document, Span
from chronology.model.records import Claim, Event, Evidence, Place, Relation, Source
from chronology.reasoning.independence import fold_outlet
from chronology.temporal.edtf import Edtf

# Below this score a mention is background: said in the report, shown by `annotate`, not proposed.
PROPOSED_FROM_SCORE = 0.5
CONTEXT_CHARS = 32
# Kinds that say nothing about what happened.
_NO_TOPICS = frozenset({"", "occurrence", "state", "statement"})
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those"})
_SHOWN = frozenset({Modality.ACTUAL, Modality.PLANNED})


@dataclasses.dataclass(frozen=True, slots=True)
class Proposed:
    """What one article gives. ``background`` counts the chains that were left out.

    Its events name no actors yet: whom ``names`` mean is known when all articles are (``entities.settling``).
    """

    events: tuple[Event, ...]
    source: Source
    background: int
    names: NamesFound = dataclasses.field(default_factory=NamesFound)


def propose(document: Document, found: Annotations) -> Proposed:
    """The events, with their claims, that an article gives, the names in them, and the article as a source."""
    chains = _chains(mention for mention in found.events if mention.happens)
    kept, told_at = _gather_lines({chain: mentions for chain, mentions in chains.items() if _is_proposed(mentions)})
    ids: dict[str, str] = {}
    for chain, mentions in kept.items():
        ids[chain] = unused(_event_id(_head(mentions), _title(mentions)), ids.values())
    ids |= {chain: ids[other] for chain, other in told_at.items()}
    events = tuple(
        _event(
            document,
            found,
            mentions,
            ids,
            [without_doubtful_answer(a) for a in found.attributions if told_at.get(a.about or "", a.about) == chain],
        )
        for chain, mentions in kept.items()
    )
    titles = {event.id: event.title for event in events}
    names = find_names(document, found, ids, titles, load(document.language))
    return Proposed(events, describe_source(document), len(chains) - len(kept), names)


def describe_source(document: Document) -> Source:
    """The record of an article."""
    published = (
        document.dct.isoformat() + (f"T{document.dct_time}" if document.dct_time else "") if document.dct else None
    )
    return Source(
        id=document.id,
        title=document.title or document.id,
        outlet=document.outlet,
        author=document.author,
        published=Edtf.parse(published) if published else None,
        published_from=document.dct_origin.value,
        url=document.url,
        file=document.path,
        sha256=document.sha256,
        language=document.language,
    )


def cite(document: Document, span: Span) -> Evidence:
    """A verbatim quote and its place; with its surroundings where the article has the same words twice.

    The hash of the article stands once, in the source's record, so that files stay fit for people to read.
    """
    quote = document.quote(span)
    if document.text.count(quote) < 2:
        return Evidence(document.id, quote, span.start, span.end)
    before = document.text[max(0, span.start - CONTEXT_CHARS) : span.start]
    after = document.text[span.end : span.end + CONTEXT_CHARS]
    return Evidence(document.id, quote, span.start, span.end, _unless_blank(before), _unless_blank(after))


def _unless_blank(text: str) -> str | None:
    """Blanks tell no place from another, and a text of blanks is refused by whoever reads the record."""
    return text if text.strip() else None


def _chains(mentions: Iterable[EventMention]) -> dict[str, list[EventMention]]:
    chains: dict[str, list[EventMention]] = {}
    for mention in mentions:
        chains.setdefault(mention.chain or mention.eid, []).append(mention)
    return chains


def _gather_lines(chains: Mapping[str, list[EventMention]]) -> tuple[dict[str, list[EventMention]], dict[str, str]]:
    """Chains that one line of one sentence stands for are one event; and at which other one a chain is told."""
    gathered: dict[str, list[EventMention]] = {}
    first: dict[tuple[str, Span], str] = {}
    told_at: dict[str, str] = {}
    for chain, mentions in chains.items():
        owner = first.setdefault((_title(mentions), _head(mentions).sentence), chain)
        gathered.setdefault(owner, []).extend(mentions)
        if owner != chain:
            told_at[chain] = owner
    return gathered, told_at


def _head(mentions: list[EventMention]) -> EventMention:
    """The mention that tells most: the highest score, the first of these in the text."""
    return min(mentions, key=lambda mention: (-mention.score, mention.span))


def _is_proposed(mentions: list[EventMention]) -> bool:
    head = _head(mentions)
    happens = head.modality in _SHOWN and head.polarity == "positive"
    return head.score >= PROPOSED_FROM_SCORE and happens and bool(_lines(mentions))


def _lines(mentions: list[EventMention]) -> list[str]:
    """What may stand on a timeline by itself, the best first: a line that says more than a word and names who."""
    best = (_head(mentions), *sorted(mentions, key=lambda mention: -mention.score))
    lines = (mention.summary for mention in best)
    return [line for line in lines if len(line.split()) > 1 and line.split()[0].lower() not in _PRONOUNS]


def _title(mentions: list[EventMention]) -> str:
    """The line of the mention that tells most and names who."""
    return _lines(mentions)[0]


def _event_id(mention: EventMention, title: str) -> str:
    day = mention.bounds.begin.earliest
    latest = mention.bounds.begin.latest
    if day is None or latest is None:
        return slug(title)
    same_month = (day.year, day.month) == (latest.year, latest.month)
    return f"{slug(title)}-{day:%Y-%m}" if same_month else f"{slug(title)}-{day:%Y}"


def _event(
    document: Document,
    found: Annotations,
    mentions: list[EventMention],
    ids: Mapping[str, str],
    attributions: list[Attribution],
) -> Event:
    head = _head(mentions)
    # A phrase that contradicts itself leaves the date open, although publication bounds it: a person has to look.
    when = None if head.unresolved else describe_bounds(head.bounds)
    spans = dict.fromkeys(mention.sentence for mention in [head, *mentions])
    return Event(
        id=ids[head.chain or head.eid],
        title=_title(mentions),
        when=when,
        unresolved=None if when else head.unresolved or "the text does not say when",
        place=_place(mentions),
        topics=() if head.kind in _NO_TOPICS else (head.kind,),
        modality=head.modality,
        evidence=tuple(cite(document, span) for span in spans),
        claims=_claims(document, attributions, found.timexes),
        relations=_relations(document, mentions, found, ids),
        because=head.because,
    )


def _place(mentions: list[EventMention]) -> Place | None:
    """The first place that the mentions name."""
    return next((Place(mention.place) for mention in mentions if mention.place), None)


def _claims(document: Document, attributions: list[Attribution], timexes: tuple[Timex3, ...]) -> tuple[Claim, ...]:
    ids: dict[str, str] = {}
    for attribution in attributions:
        ids[attribution.aid] = unused(slug(words_at(document, attribution.source), "unnamed"), ids.values())
    said = {attribution.aid: attribution for attribution in attributions}
    disputed = _find_disputed(attributions, timexes)
    return tuple(
        _claim(document, attribution, ids, timexes, said, disputed)
        for attribution in attributions
        if attribution.content
    )


def _find_disputed(attributions: list[Attribution], timexes: tuple[Timex3, ...]) -> frozenset[str]:
    """Those that give another day than what they answer, and those that are answered so."""
    days = {one.aid: day.bounds.hull for one in attributions if (day := _claimed_day(one, timexes)) is not None}
    pairs = ((one.aid, one.counters) for one in attributions if one.aid in days and one.counters in days)
    return frozenset(
        aid for one, other in pairs if other and days[one].meet(days[other]) is None for aid in (one, other)
    )


def _claim(
    document: Document,
    attribution: Attribution,
    ids: Mapping[str, str],
    timexes: tuple[Timex3, ...],
    said: Mapping[str, Attribution],
    disputed: frozenset[str],
) -> Claim:
    whole = Span(
        min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content)),
        max(span.end for span in (*attribution.source, *attribution.cue, *attribution.content)),
    )
    made = attribution.made
    return Claim(
        id=ids[attribution.aid],
        claimant=name_claimant(document, attribution),
        via=_via(document, attribution),
        stance=attribution.stance,
        counters=ids.get(attribution.counters or ""),
        facet=attribution.facet,
        cue_class=attribution.cue_class if attribution.cue_class.value != attribution.stance.value else None,
        commitment=None if attribution.commitment == implied_commitment(attribution.stance) else attribution.commitment,
        says=write_statement(document, attribution, said.get(attribution.counters or "")),
        # That it was said by the day of publication goes without saying; only a day that the text gives is noted.
        made=Edtf.from_days(made) if made.earliest is not None else None,
        when=_claimed_day(attribution, timexes) if attribution.facet == "time" or attribution.aid in disputed else None,
        evidence=(cite(document, whole),),
    )


def _via(document: Document, attribution: Attribution) -> str | None:
    """The other outlet that carried it; None when it is the one that printed the article."""
    via = words_at(document, attribution.via).strip("*_ ")
    return None if not via or fold_outlet(via) == fold_outlet(document.outlet or "") else via


def _claimed_day(attribution: Attribution, timexes: tuple[Timex3, ...]) -> Edtf | None:
    """The day that a claim about the date gives: the first resolved date within what is said."""
    for timex in timexes:
        within = any(span.contains(timex.span) for span in attribution.content)
        if within and timex.type in {"DATE", "TIME"} and timex.earliest and timex.latest and not timex.unresolved:
            return Edtf.from_days(timex.days)
    return None


def _relations(
    document: Document, mentions: list[EventMention], found: Annotations, ids: Mapping[str, str]
) -> tuple[Relation, ...]:
    chain_of = {mention.eid: mention.chain or mention.eid for mention in found.events}
    timexes = {timex.tid: timex for timex in found.timexes}
    relations = []
    for mention in mentions:
        for relation in mention.relations:
            other = ids.get(chain_of.get(relation.other, relation.other))
            if other is None or other == ids.get(mention.chain or mention.eid):
                continue
            timex = timexes.get(relation.tid or "")
            relations.append(
                Relation(
                    before=other if relation.kind == "before" else None,
                    after=other if relation.kind == "after" else None,
                    by=timex.text if timex else None,
                    evidence=(cite(document, timex.span),) if timex else (),
                )
            )
    return tuple(dict.fromkeys(relations))
