"""The outlet that carried a statement: "told the *Harbour Post*", "cited by …", "in remarks to …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chronology.extraction.parser import Sentence
from chronology.extraction.sayings.article import Article
from chronology.model.annotations import Attribution
from chronology.model.document import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_EMPHASIS = frozenset("*_")


def find_outlets(article: Article, attribution: Attribution) -> tuple[Span, ...]:
    """Spans of the names of the outlets, without articles and emphasis marks; empty when none is named."""
    placed = article.cue_head(attribution)
    if placed is None:
        return ()
    sentence, cue = placed
    assert sentence.parse is not None
    content = {token.i for token in article.tokens_in(sentence, attribution.content)}
    found = []
    for name in _names(article, sentence):
        if name[0].i not in content and _carries(article, sentence.parse, name, cue):
            start, end = sentence.token_span(name[0]).start, sentence.token_span(name[-1]).end
            found.append(Span(start, end))
    return tuple(found)


def without_outlet(article: Article, attribution: Attribution) -> tuple[Span, ...]:
    """The source without "cited by the outlet"."""
    kept = []
    for span in attribution.source:
        cuts = [via.start for via in attribution.via if span.contains(via)]
        end = _link_start(article, span, min(cuts)) if cuts else span.end
        kept.append(Span(span.start, end) if end > span.start else span)
    return tuple(kept)


def names_outlet(article: Article, source: Sequence[Span]) -> bool:
    """Whether a source is an outlet, by its last word or by a name that is known."""
    words = article.words(source).replace("*", "").replace("_", "").split()
    lists = article.lexicon.lists_word
    return bool(words) and (lists("outlet nouns", words[-1]) or any(lists("outlets", word) for word in words))


def outlet_name(article: Article, span: Span) -> Span:
    """The name of an outlet without its article and emphasis marks."""
    text = article.document.quote(span)
    bare = text.strip("*_ ")
    words = bare.split(None, 1)
    if len(words) > 1 and article.lexicon.lists_word("demonstratives", words[0].lower()):
        bare = words[1].strip("*_ ")
    start = span.start + text.index(bare)
    return Span(start, start + len(bare))


def _link_start(article: Article, source: Span, outlet: int) -> int:
    """Where the participle before an outlet's name begins: "sources |cited by the Post"."""
    sentence = article.sentence_at(outlet)
    assert sentence is not None
    before = [t for t in article.tokens_in(sentence, [Span(source.start, outlet)]) if _links(article, "carrying", t)]
    if not before:
        return source.end
    text, end = article.document.text, sentence.token_span(before[-1]).start
    while end > source.start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return end


def _links(article: Article, name: str, token: Token) -> bool:
    return article.lexicon.lists_word(name, token.lemma_.lower())


def _names(article: Article, sentence: Sentence) -> Iterator[list[Token]]:
    """Runs of capitalised words (or a common noun like "newspaper") that may name an outlet."""
    assert sentence.parse is not None
    dates = [timex.span for timex in article.timexes_in(sentence.span)]
    run: list[Token] = []
    for token in sentence.parse:
        dated = any(sentence.token_span(token).overlaps(day) for day in dates)
        if (
            token.text not in _EMPHASIS
            and not dated
            and (token.pos_ == "PROPN" or (run and token.lower_ in {"of", "and", "&"}))
        ):
            run.append(token)
            continue
        yield from _finish(run)
        run = []
        if article.lexicon.lists_word("outlet nouns", token.lower_):
            yield [token]
    yield from _finish(run)


def _finish(run: list[Token]) -> Iterator[list[Token]]:
    while run and run[-1].pos_ != "PROPN":
        run.pop()
    if run:
        yield run


def _carries(article: Article, parse: Doc, name: Sequence[Token], cue: Token) -> bool:
    """Whether the words before a name say that it carried the statement."""
    before = name[0].i - 1
    emphasised = before >= 0 and parse[before].text in _EMPHASIS
    while before >= 0 and (parse[before].text in _EMPHASIS or parse[before].pos_ in {"DET", "ADJ", "PRON"}):
        before -= 1
    if before < 0:
        return False
    link = parse[before]
    sounds = emphasised or _sounds_like_outlet(article, name)
    if link.i == cue.i:
        return _links(article, "telling", link) and (sounds or name[-1].ent_type_ == "ORG")
    if link.i == 0:
        return False
    noun = parse[link.i - 1]
    if link.lower_ == "by":
        return _links(article, "carrying", noun) and (sounds or name[-1].ent_type_ in {"ORG", "GPE"})
    return (
        link.lower_ in {"to", "with", "for", "in"}
        and _links(article, "remarks", noun)
        and (sounds or name[-1].ent_type_ in {"ORG", "GPE"})
    )


def _sounds_like_outlet(article: Article, name: Sequence[Token]) -> bool:
    lists = article.lexicon.lists_word
    return any(lists("outlet nouns", name[-1].lower_) or lists("outlets", token.lower_) for token in name)
