"""The grammar of sentences, by spaCy: one parse a document, and only of the sentences that need one."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from chronology.errors import SetupError
from chronology.languages.language import Language, ParserPackage
from chronology.model.document import Document, Span

if TYPE_CHECKING:  # spaCy takes half a second to import: only when something has to be parsed
    import spacy.language
    import spacy.tokens
    from threadpoolctl import ThreadpoolController

BATCH_SIZE = 64
# Beyond this many characters a "sentence" is a table or a list: parsing it costs much and tells nothing.
MAX_SENTENCE_CHARS = 2_000
# "PORT SALLOW, Kestria (Longshore) - The ferry …": where the story was filed is no subject of its first sentence.
_DATELINE = re.compile(
    r"\s*+[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,40}+(?:,? [A-ZÀ-Þ][\w.'’-]{0,40}+){0,6}+(?: ?\([^()\n]{1,60}+\))?+ ?(?:--?|–|—)\s++"
)
# "By our own staff Cairo, Egypt (Wire) -- The …": on one line, with an agency in brackets, the place may stand later.
_FILED = re.compile(
    r"(?<![\w.'’-])(?:(?:[A-Z][\w.'’/\\-]{1,40}+|\d{1,2}) ?,? ){0,6}+"
    r"(?:\([A-Z][^()\n]{1,40}+\)|-LRB- [A-Z][\w .]{1,40}? -RRB-)"
    r" ?(?:--?|–|—|_) ?(?=[A-Z“\"`‘'])"
)
_FILED_WITHIN_CHARS = 1_500
# The pipeline was trained on straight apostrophes; one character for one keeps all offsets.
# Half a pair of UTF-16 is no character, and nothing that could be handed on.
_AS_PARSED = str.maketrans({"\n": " ", "’": "'"} | dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"))


@dataclasses.dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and, when it was selected, its parse.

    A token's place in the document is ``span.start + token.idx``.
    """

    span: Span
    parse: spacy.tokens.Doc | None

    def token_span(self, token: spacy.tokens.Token) -> Span:
        """Where a token stands in the document."""
        start = self.span.start + token.idx
        return Span(start, start + len(token))

    def slice_span(self, tokens: spacy.tokens.Span) -> Span:
        """Where a run of tokens stands in the document."""
        return Span(self.span.start + tokens.start_char, self.span.start + tokens.end_char)


def split_body(document: Document, language: Language) -> tuple[Span, ...]:
    """Spans of the sentences of an article's body, in order."""
    return tuple(
        sentence
        for stretch in document.body_spans()
        for sentence in language.split_sentences(document.text, _without_dateline(document.text, stretch))
    )


def _without_dateline(text: str, stretch: Span) -> Span:
    line_end = text.find("\n", stretch.start, stretch.end)
    within = min(line_end if line_end >= 0 else stretch.end, stretch.start + _FILED_WITHIN_CHARS)
    found = _DATELINE.match(text, stretch.start, stretch.end) or _FILED.search(text, stretch.start, within)
    return Span(found.end(), stretch.end) if found else stretch


def parse_sentences(
    document: Document, language: Language, spans: Iterable[Span], selected: Callable[[Span], bool]
) -> tuple[Sentence, ...]:
    """Parse the selected sentences, keep the others unparsed, in order.

    Raises SetupError when no parser of the language is installed.
    """
    spans = tuple(spans)
    chosen = [span for span in spans if selected(span) and span.end - span.start <= MAX_SENTENCE_CHARS]
    parses = {}
    if chosen:
        texts = (document.quote(span).translate(_AS_PARSED) for span in chosen)
        parser = load_parser(language)
        with _matrix_threads().limit(limits=1, user_api="blas"):  # matrices this small are slower on more
            parses = dict(zip(chosen, parser.pipe(texts, batch_size=BATCH_SIZE), strict=True))
    return tuple(Sentence(span, parses.get(span)) for span in spans)


@functools.cache
def load_parser(language: Language) -> spacy.language.Language:
    """The language's spaCy pipeline: the first of its packages that is installed.

    Raises SetupError when none is, or when it is not the one that was tested, to the byte.
    """
    for package in language.parser_packages:
        try:
            module = importlib.import_module(package.package)
        except ModuleNotFoundError as error:
            if error.name != package.package:
                raise
            continue
        refuse_other_files(module, package, language.words["parser_files"])
        from thinc.api import use_ops

        with use_ops("numpy", use_blis=False):  # numpy multiplies matrices three times as fast as what thinc brings
            pipeline: spacy.language.Language = module.load()
        return pipeline
    wanted = " or ".join(f"{p.package.replace('_', '-')}=={p.version}" for p in language.parser_packages)
    raise SetupError(f"no parser for {language.name} is installed; install one: pip install {wanted}")


@functools.cache
def _matrix_threads() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def refuse_other_files(module: ModuleType, package: ParserPackage, digests: Mapping[str, str]) -> None:
    """Raise SetupError unless a parser's files are those that were tested: ``digests`` has their SHA-256 by path."""
    folder = Path(str(module.__file__)).parent
    wanted = f"{package.package} {package.version}"
    install = f"pip install --force-reinstall {package.package.replace('_', '-')}=={package.version}"
    if module.__version__ != package.version:
        message = f"{package.package} is {module.__version__}, but {wanted} is the one that was tested"
        raise SetupError(f"{message}; install it: {install}")
    for name, digest in digests.items():
        path = folder / f"{package.package}-{package.version}" / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            state = "differs from" if path.is_file() else "is missing from"
            raise SetupError(f"{path} {state} the {wanted} that was tested; install it again: {install}")
