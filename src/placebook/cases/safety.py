"""What the body of a case study may contain: plain Markdown, and nothing that acts.

The text is parsed by the very parser that makes the book, and everything is
refused that is not on a short list. So a script, a style, a picture from
elsewhere, a directive or a role has no way in, whatever it is called.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

__all__ = ["unsafe_parts"]

EXTENSIONS = {"attrs_block", "attrs_inline", "colon_fence", "deflist", "smartquotes"}
PLAIN = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"),
    *("text", "softbreak", "hardbreak", "hr", "code_inline", "strong_open", "strong_close"),
    *("em_open", "em_close", "bullet_list_open", "bullet_list_close", "ordered_list_open"),
    *("ordered_list_close", "list_item_open", "list_item_close", "blockquote_open"),
    *("blockquote_close", "link_open", "link_close", "table_open", "table_close"),
    *("thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close"),
    *("th_open", "th_close", "td_open", "td_close", "text_special", "code_block"),
}
NAMES = {
    "html_block": "raw HTML",
    "html_inline": "raw HTML",
    "image": "a picture",
    "fence": "a block between ``` or ~~~ (it could hold a directive)",
    "colon_fence": "a block between ::: (it could hold a directive)",
    "myst_role": "a role in braces",
    "myst_target": "a target",
    "myst_line_comment": "a comment",
    "substitution_inline": "a substitution in braces",
    "substitution_block": "a substitution in braces",
    "myst_block_break": "a block break",
    "front_matter": "a second header",
    "footnote_ref": "a footnote",
}
HARMLESS = {"href", "style", "start", "title"}
# A page of this book, as seen from a case study.
PAGE = re.compile(r"\.\./[a-z0-9/-]+\.(md|ipynb)")
LINKS = ("https://", "http://", "mailto:", "#", "place:")
ALIGNED = ("text-align:left", "text-align:right", "text-align:center")


def unsafe_parts(body: str) -> Iterator[tuple[int, str]]:
    """Find what may not stand in a case study.

    Parameters
    ----------
    body
        Markdown, without the header.

    Yields
    ------
    line, what
        Number of the line in `body`, from 1, and a phrase that says what is wrong there.
    """
    for token, line in _flat(_parser().parse(body)):
        if problem := _problem(token):
            yield line, problem


def _flat(tokens: list[Token], line: int = 1) -> Iterator[tuple[Token, int]]:
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        yield token, line
        yield from _flat(token.children or [], line)


def _problem(token: Token) -> str:
    if token.type not in PLAIN:
        name = NAMES.get(token.type, f"{token.type.replace('_', ' ')}")
        return f"{name} is not taken; use plain Markdown"
    if token.type == "heading_open" and token.tag == "h1":
        return "a heading of the first level is not taken; begin with ##"
    return _attribute_problem(token)


def _attribute_problem(token: Token) -> str:
    link = str(token.attrs.get("href", "https://"))
    if not link.startswith(LINKS) and not PAGE.fullmatch(link):
        return f"a link to {link[:60]!r} is not taken; links begin with https://"
    style = str(token.attrs.get("style", ALIGNED[0]))
    if set(token.attrs) - HARMLESS or style not in ALIGNED:
        return "attributes in braces are not taken; use plain Markdown"
    return ""


@cache
def _parser() -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions=EXTENSIONS), RendererHTML)
