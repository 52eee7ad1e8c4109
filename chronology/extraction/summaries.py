"""One line that a timeline can carry: who does what to whom, in the present tense, and no more than the text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronology.extraction.event_words import EventWords
from chronology.extraction.inflection import third_person
from chronology.extraction.modality import Status
from chronology.extraction.parser import Sentence
from chronology.extraction.phrases import join_tokens, phrase_tokens
from chronology.extraction.syntax import child, is_passive, prepositional_object, subject
from chronology.extraction.triggers import Trigger, lemma_of
from chronology.model.annotations import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_WORDS = 24
_PLURAL_PRONOUNS = frozenset({"they", "we", "you", "i", "these", "those", "both", "many", "some", "several", "few"})
_PLURAL_NOUNS = frozenset({"police", "people", "dozens", "hundreds", "thousands"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_NO_PREPOSITIONS = frozenset(
    {"according", "despite", "amid", "because", "without", "as", "like", "than", "while", "including"}
)


def summarise(trigger: Trigger, status: Status, dates: frozenset[int], words: EventWords) -> str:
    """A line such as "Russian jets strike an outpost"; empty when the words do not give one."""
    verb = trigger.token
    if not trigger.is_verb:
        told_by = _telling_verb(trigger, words)
        if told_by is None:
            line = _noun_line(trigger.token, trigger.sentence, dates)
        else:
            line = _Clause(told_by, trigger.sentence, status, dates, words).line()
    elif verb.dep_ == "acl" and verb.tag_ == "VB":  # "efforts to topple the government"
        line = _noun_line(verb.head, trigger.sentence, dates)
    else:
        line = _Clause(verb, trigger.sentence, status, dates, words).line()
    return line[:1].upper() + line[1:]


def _telling_verb(trigger: Trigger, words: EventWords) -> Token | None:
    """The verb whose object the noun is, when it says only that it was done or planned: "planning an escalation"."""
    verb = trigger.token.head
    if trigger.token.dep_ == "dobj" and verb.pos_ == "VERB" and child(verb, "nsubj") is not None:
        lemma = lemma_of(verb)
        if any(words.has(name, lemma) for name in ("plans", "light_verbs", "aspectual")):
            return verb
    return None


def _noun_line(noun: Token, sentence: Sentence, dates: frozenset[int]) -> str:
    tokens = phrase_tokens(noun, sentence, dates)
    while tokens and tokens[0].dep_ in {"det", "predet", "cc"} and tokens[0].lower_ in {"the", "a", "an", "both"}:
        tokens = tokens[1:]
    return join_tokens(tokens)


def resolve_pronoun(noun: Token) -> Token | None:
    """What a pronoun stands for where the sentence itself says so; None where it does not."""
    if noun.tag_ in {"WDT", "WP"} or (noun.lower_ in _RELATIVE and noun.dep_ in {"nsubj", "nsubjpass"}):
        clause = noun.head
        return clause.head if clause.dep_ == "relcl" and clause.head.pos_ in {"NOUN", "PROPN"} else None
    verb = noun.head
    if _is_finite(verb) and verb.dep_ in {"ccomp", "advcl", "conj"} and noun.dep_ in {"nsubj", "nsubjpass"}:
        above = subject(verb.head)
        if above is not None and above.pos_ != "PRON" and is_plural(above) == is_plural(noun):
            return above if (noun.lower_ == "it") == (above.ent_type_ != "PERSON") or noun.lower_ == "they" else None
    return None


def _is_finite(verb: Token) -> bool:
    auxiliary = child(verb, "aux", "auxpass")
    return verb.tag_ in {"VBD", "VBZ", "VBP"} or (auxiliary is not None and auxiliary.lower_ != "to")


def is_plural(noun: Token) -> bool:
    """Whether a verb with this subject stands in the plural."""
    if child(noun, "conj") is not None or noun.lower_ in _PLURAL_PRONOUNS | _PLURAL_NOUNS:
        return True
    if noun.tag_ == "CD":
        return noun.lower_ not in {"one", "1"}
    return noun.tag_ in {"NNS", "NNPS"} and noun.ent_type_ != "GPE"


def _in_mid_sentence(tokens: list[Token]) -> str:
    text = join_tokens(tokens)
    opens = bool(tokens) and bool(tokens[0].is_sent_start) and tokens[0].pos_ != "PROPN" and not tokens[0].ent_type_
    return text[:1].lower() + text[1:] if opens else text


class _Clause:
    """The parts of one line, put together in order."""

    def __init__(
        self, verb: Token, sentence: Sentence, status: Status, dates: frozenset[int], words: EventWords
    ) -> None:
        self.verb, self.sentence, self.status, self.dates, self.words = verb, sentence, status, dates, words
        self.passive = is_passive(self.verb)

    def line(self) -> str:
        doer, done_to = self._roles()
        if doer is None and (done_to is None or not self.passive):
            return ""
        first, rest = (doer, done_to) if doer is not None else (done_to, None)
        assert first is not None
        parts = [self._phrase(first), self._verb_group(first, passive=doer is None)]
        parts += self._after_verb(rest)
        return " ".join(part for part in parts if part)

    def _roles(self) -> tuple[Token | None, Token | None]:
        own = child(self.verb, "nsubj", "nsubjpass")
        described = self.verb.head if self.verb.dep_ == "acl" and self.verb.head.pos_ in {"NOUN", "PROPN"} else None
        doer = own or described or subject(self.verb)
        if self.passive:
            agent = child(self.verb, "agent")
            return (prepositional_object(agent) if agent is not None else None), doer
        return doer, child(self.verb, "dobj", "attr")

    def _phrase(self, noun: Token) -> str:
        meant = resolve_pronoun(noun) if noun.pos_ == "PRON" else None
        skipped = self.verb if (meant or noun).i == self.verb.head.i else None
        tokens = phrase_tokens(meant or noun, self.sentence, self.dates)
        if skipped is not None:
            tokens = [t for t in tokens if t.i != skipped.i and not skipped.is_ancestor(t)]
        return _in_mid_sentence(tokens)

    def _verb_group(self, first: Token, passive: bool) -> str:
        meant = resolve_pronoun(first) or first
        plural = is_plural(meant)
        adverbs = [
            c.lower_ for c in self.verb.children if c.dep_ == "advmod" and c.lower_ in self.words.sets["kept_adverbs"]
        ]
        before, after = [a for a in adverbs if a.endswith("ly")], [a for a in adverbs if not a.endswith("ly")]
        participle, base = self.verb.lower_, lemma_of(self.verb)
        leading = self._leading(plural)
        if leading:
            verb = f"{leading} be {participle}" if passive else f"{leading} {base}"
        elif passive:
            verb = f"{'are' if plural else 'is'} {'not ' if self._negative() else ''}{participle}"
        elif self._negative():
            verb = f"{'do' if plural else 'does'} not {base}"
        else:
            verb = base if plural else third_person(base)
        particle = child(self.verb, "prt")
        return " ".join([*before, verb, *([particle.lower_] if particle is not None else []), *after])

    def _negative(self) -> bool:
        return child(self.verb, "neg") is not None

    def _leading(self, plural: bool) -> str:
        """What keeps a plan a plan: a modal, or the verb above: "will", "plans to", "fails to"."""
        modal = next((c for c in self.verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
        no = " not" if self._negative() else ""
        if modal is not None:
            return {"wo": "will", "ca": "can", "'ll": "will", "’ll": "will", "'d": "would"}.get(
                modal.lower_, modal.lower_
            ) + no
        node = self.verb
        while node.dep_ == "conj" and node.head.pos_ == "VERB":
            node = node.head
        if node.dep_ == "xcomp" and node.head.pos_ == "VERB" and child(node, "aux") is not None:
            above = lemma_of(node.head)
            denied = child(node.head, "neg") is not None
            if denied:
                return f"{'do' if plural else 'does'} not {above} to"
            if is_passive(node.head):
                return f"{'are' if plural else 'is'} {node.head.lower_} to"
            return f"{above if plural else third_person(above)} to"
        if self.status.modality is Modality.PLANNED and not self.words.has("plans", lemma_of(self.verb)):
            return "plan to" if plural else "plans to"
        return ""

    def _after_verb(self, patient: Token | None) -> list[str]:
        parts: list[tuple[int, str]] = []
        budget = MAX_WORDS
        if patient is not None:
            phrase = self._phrase(patient)
            parts.append((-1, phrase))
            budget -= len(phrase.split())
        for c in self.verb.children:
            phrase = self._complement(c, patient)
            if phrase and len(phrase.split()) <= budget:
                budget -= len(phrase.split())
                parts.append((c.i, phrase))
        return [phrase for _, phrase in sorted(parts)]

    def _complement(self, c: Token, patient: Token | None) -> str:
        if c.i in self.dates or (patient is not None and c.i == patient.i) or c.i < self.verb.i:
            return ""
        if c.dep_ in {"acomp", "oprd", "dative"}:
            return join_tokens(phrase_tokens(c, self.sentence, self.dates))
        if c.dep_ == "prep" and c.lower_ not in _NO_PREPOSITIONS:
            tokens = phrase_tokens(c, self.sentence, self.dates)
            return join_tokens(tokens) if len(tokens) > 1 else ""
        if c.dep_ == "advmod" and c.lower_ in self.words.sets["kept_particles"]:
            return c.lower_
        if c.dep_ in {"xcomp", "ccomp"}:
            return self._clause_complement(c)
        return ""

    def _clause_complement(self, c: Token) -> str:
        quoted = any(t.text in {'"', "“", "”"} for t in c.subtree)
        if quoted or (c.dep_ == "ccomp" and child(c, "mark") is None):
            return ""
        return join_tokens(phrase_tokens(c, self.sentence, self.dates))
