"""One line that a timeline can carry: who does what to whom, in the present tense, and no more than the text says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.inflection import third_person
from chronology.extraction.modality import Status
from chronology.extraction.moods import is_due, is_hearsay
from chronology.extraction.names import Names, in_mid_sentence
from chronology.extraction.participants import described_noun
from chronology.extraction.phrases import join_tokens, leads_to_date, phrase_tokens, whole_tokens
from chronology.extraction.pronouns import is_plural
from chronology.extraction.syntax import child, is_passive, prepositional_object, subject
from chronology.extraction.triggers import Trigger, lemma_of
from chronology.model.annotations import Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_WORDS = 24
_NO_PREPOSITIONS = frozenset(
    {"according", "despite", "amid", "because", "without", "as", "like", "than", "while", "including"}
)
_QUOTES = frozenset({'"', "“", "”", "`", "``", "''"})
_NOT_ANY = frozenset({"no", "not", "any", "neither", "nor", "without"})


def summarise(
    trigger: Trigger, status: Status, dates: frozenset[int], words: EventWords, before: Sequence[Doc] = ()
) -> str:
    """A line such as "Russian jets strike an outpost"; empty when the words do not give one.

    ``before`` are the sentences before, the nearest first, in which a pronoun may find what it stands for.
    """
    verb = trigger.token
    if not trigger.is_verb:
        told_by = _telling_verb(trigger, words)
        if told_by is None:
            line = _noun_line(trigger.token, dates)
        else:
            line = _Clause(told_by, status, dates, words, before).line()
    elif verb.dep_ == "acl" and verb.tag_ == "VB":  # "efforts to topple the government"
        line = _noun_line(verb.head, dates)
    else:
        line = _Clause(verb, status, dates, words, before).line()
    return line[:1].upper() + line[1:]


def _telling_verb(trigger: Trigger, words: EventWords) -> Token | None:
    """The verb whose object the noun is, when it says only that it was done or planned: "planning an escalation"."""
    verb = trigger.token.head
    if trigger.token.dep_ == "dobj" and verb.pos_ == "VERB" and child(verb, "nsubj") is not None:
        lemma = lemma_of(verb)
        if any(words.has(name, lemma) for name in ("plans", "light_verbs", "aspectual")):
            return verb
    return None


def _noun_line(noun: Token, dates: frozenset[int]) -> str:
    tokens = phrase_tokens(noun, dates)
    while tokens and tokens[0].head.i == noun.i and tokens[0].lower_ in {"the", "a", "an", "both"}:
        tokens = tokens[1:]
    if tokens and tokens[0].lower_ in _NOT_ANY:
        return ""
    return join_tokens(tokens)


class _Clause:
    """The parts of one line, put together in order."""

    def __init__(
        self, verb: Token, status: Status, dates: frozenset[int], words: EventWords, before: Sequence[Doc]
    ) -> None:
        self.verb, self.status, self.dates, self.words = verb, status, dates, words
        self.names = Names(verb, dates, words, before)
        self.passive = is_passive(self.verb, words.sets["transitive"])

    def line(self) -> str:
        doer, done_to = self._roles()
        if doer is None and (done_to is None or not self.passive):
            return ""
        if any(noun is not None and noun.i in self.dates for noun in (doer, done_to)):
            return ""
        if doer is not None and doer.ent_type_ in {"DATE", "TIME"} and doer.pos_ != "PROPN":
            return ""  # "ten weeks" do nothing
        first, rest = (doer, done_to) if doer is not None else (done_to, None)
        assert first is not None
        if not self.names.is_told(first, first=True) or (
            rest is not None and not self.names.is_told(rest, first=False)
        ):
            return ""
        after = [part for part in self._after_verb(rest) if part]
        if not after and doer is not None and self.words.has("reporting", lemma_of(self.verb)):
            return ""  # "the minister says"
        return " ".join(
            part for part in (self.names.phrase(first), self._verb_group(first, doer is None), *after) if part
        )

    def _roles(self) -> tuple[Token | None, Token | None]:
        own = child(self.verb, "nsubj", "nsubjpass")
        described = described_noun(self.verb, self.words) if self.verb.dep_ == "acl" else None
        doer = own or described or subject(self.verb)
        if self.passive:
            agent = child(self.verb, "agent")
            return (prepositional_object(agent) if agent is not None else None), doer
        return doer, child(self.verb, "dobj", "attr")

    def _verb_group(self, first: Token, passive: bool) -> str:
        plural = is_plural(self.names.meant(first))
        adverbs = [
            c.lower_ for c in self.verb.children if c.dep_ == "advmod" and c.lower_ in self.words.sets["kept_adverbs"]
        ]
        before, after = [a for a in adverbs if a.endswith("ly")], [a for a in adverbs if not a.endswith("ly")]
        participle, base = self.verb.lower_, lemma_of(self.verb, self.words)
        told = is_hearsay(self.verb, self.words)
        if told:  # "is said to have been struck"
            before = ["reportedly", *before]
        leading = "" if told else self._leading(plural)
        if leading:
            verb = f"{leading} be {participle}" if passive else f"{leading} {base}"
        elif passive:
            verb = f"{'are' if plural else 'is'} {'not ' if self._negative() else ''}{participle}"
        elif self._negative():
            verb = f"{'do' if plural else 'does'} not {base}"
        else:
            verb = base if plural else third_person(base)
        particle = child(self.verb, "prt")
        if particle is not None and not self._is_split(particle, passive):
            after = [particle.lower_, *after]
        if not passive and child(self.verb, "dobj") is not None:
            after = [a for a in after if a == (particle.lower_ if particle is not None else "")]
        return " ".join([*before, verb, *after])

    def _late_adverbs(self) -> list[str]:
        kept = self.words.sets["kept_adverbs"]
        return [c.lower_ for c in self.verb.children if c.lower_ in kept and not c.lower_.endswith("ly")]

    def _is_split(self, particle: Token, passive: bool) -> bool:
        """Whether the object stands before the particle: "called it off"."""
        patient = child(self.verb, "dobj")
        return not passive and patient is not None and patient.i < particle.i

    def _negative(self) -> bool:
        return child(self.verb, "neg") is not None

    def _leading(self, plural: bool) -> str:
        """What keeps a plan a plan: a modal, or the verb above: "will", "plans to", "fails to"."""
        modal = next((c for c in self.verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
        no = " not" if self._negative() else ""
        if modal is not None:
            if self.status.modality is Modality.PLANNED:
                return f"will{no}"
            return {"wo": "will", "ca": "can", "'ll": "will", "’ll": "will", "'d": "would"}.get(
                modal.lower_, modal.lower_
            ) + no
        node = self.verb
        while node.dep_ == "conj" and node.head.pos_ == "VERB":
            node = node.head
        if is_due(node, self.words) or (node.dep_ == "xcomp" and node.head.lower_ == "going"):
            due = "" if node.head.pos_ == "AUX" else f"{node.head.lower_} "
            return f"{'are' if plural else 'is'}{no} {due}to"
        if node.dep_ == "xcomp" and node.head.pos_ == "VERB" and child(node, "aux") is not None:
            above = lemma_of(node.head)
            denied = child(node.head, "neg") is not None
            if denied:
                return f"{'do' if plural else 'does'} not {above} to"
            if is_passive(node.head):
                return f"{'are' if plural else 'is'} {node.head.lower_} to"
            return f"{above if plural else third_person(above)} to"
        if self.status.modality is Modality.PLANNED and not self.words.has("plans", lemma_of(self.verb)):
            return "are to" if plural else "is to"
        return ""

    def _after_verb(self, patient: Token | None) -> list[str]:
        parts: list[tuple[int, str]] = []
        budget = MAX_WORDS
        given = child(self.verb, "dative")
        if given is not None and given.pos_ != "ADP":  # "gives the council a list"
            parts.append((-2, self.names.phrase(given)))
        if patient is not None:
            phrase = self.names.phrase(patient)
            parts.append((-1, phrase))
            particle = child(self.verb, "prt")
            if particle is not None and self._is_split(particle, passive=False):
                parts.append((-1, particle.lower_))
            budget -= len(phrase.split())
        for c in self.verb.children:
            phrase = self._complement(c, patient)
            if phrase and len(phrase.split()) <= budget:
                budget -= len(phrase.split())
                parts.append((c.i if c.i > self.verb.i else len(c.doc), phrase))
        if patient is not None:
            parts += [(-1, a) for a in self._late_adverbs()]
        return [phrase for _, phrase in sorted(parts, key=lambda part: part[0])]

    def _complement(self, c: Token, patient: Token | None) -> str:
        if c.i in self.dates or (patient is not None and c.i == patient.i) or (c.i < self.verb.i and c.dep_ != "ccomp"):
            return ""
        if c.dep_ in {"acomp", "oprd"} or (c.dep_ == "dative" and c.pos_ == "ADP"):
            return join_tokens(phrase_tokens(c, self.dates))
        if c.dep_ == "prep" and c.lower_ not in _NO_PREPOSITIONS and not leads_to_date(c, self.dates):
            tokens = whole_tokens(c, self.dates)
            return join_tokens(tokens) if len(tokens) > 1 else ""
        if c.dep_ == "advmod" and c.lower_ in self.words.sets["kept_particles"]:
            return c.lower_
        if c.dep_ == "ccomp" and c.pos_ in {"ADJ", "NOUN"} and child(c, "aux", "mark", "cop") is None:
            return join_tokens([t for t in c.subtree if t.i not in self.dates and not self._is_date_word(t)])
        if c.dep_ in {"xcomp", "ccomp"}:
            return self._clause_complement(c)
        return ""

    def _is_date_word(self, token: Token) -> bool:
        return token.dep_ == "prep" and leads_to_date(token, self.dates)

    def _reports(self, c: Token) -> bool:
        """Whether a clause is what is said, in words that stand on their own."""
        first = child(c, "nsubj", "nsubjpass")
        return self.words.has("reporting", lemma_of(self.verb)) and first is not None and first.pos_ != "PRON"

    def _clause_complement(self, c: Token) -> str:
        bare = c.dep_ == "ccomp" and child(c, "mark") is None
        quoted = any(t.text in _QUOTES for t in (c.doc if bare else c.subtree))
        if quoted or (bare and not self._reports(c)):
            return ""
        tokens = whole_tokens(c, self.dates)
        if bare:
            return "that " + in_mid_sentence([t for t in tokens if not t.is_punct]) if tokens else ""
        return join_tokens(tokens)
