"""One small article, freshly written, in four formats: what the tests of the loaders read."""

from __future__ import annotations

import io
import zipfile
from html import escape

LONG = (
    "The towns on the coast had wanted a common harbour since the treaty of 1921, and the council of the old town had "
    "talked about it with each of them in turn, though never with all of them at once. "
)
QUOTE = "The harbour may never be built by the council of the old town."
ARTICLE: tuple[tuple[str, str], ...] = (
    ("h1", "The harbour of Avon"),
    ("p", f"The council of Avon adopted its plan for the harbour in 2017.^1 It cost $52.7 million^2 in all. {LONG}"),
    ("quote", QUOTE),
    ("p", f"The 21st century needs 40 boats a day. As many had feared, the harbour may never be built. {LONG}{QUOTE}"),
    ("caption", "A ship of the coast guard in the harbour. Source: The Guard"),
    ("h2", "Recommendations"),
    ("p", "To bring the plan to life, the council should:"),
    ("li", "Build the harbour on the eastern shore, where the water is deep;"),
    ("li", "Name a keeper of the harbour."),
    ("p", f"The co-operating towns agreed with the council.^3 {LONG}"),
    ("h2", "What is next"),
    ("p", f"The keeper will be named next year. {LONG}"),
)
NOTES = (
    "Council of Avon, The Plan of the Harbour, page 12.",
    "See the accounts of the old town.",
    "So the minutes of the council.",
)


def as_text() -> bytes:
    shapes = {"h1": "# {}", "h2": "## {}", "li": "• {}"}
    blocks = [shapes.get(kind, "{}").format(text.replace("^", "")) for kind, text in ARTICLE]
    notes = [f"{n}. {note}" for n, note in enumerate(NOTES, 1)]
    text = "\n\n".join([*blocks, "# Notes", "\n".join(notes)]) + "\n"
    return text.replace("\n\n• Name", "\n• Name").encode()


def as_html() -> bytes:
    def marked(text: str) -> str:
        text = escape(text)
        for n in (1, 2, 3):
            text = text.replace(f"^{n}", f'<sup><a href="#fn{n}" id="r{n}">{n}</a></sup>')
        return text.replace("21st", "21<sup>st</sup>")

    shapes = {
        "quote": "<blockquote class='pullquote'><p>{}</p></blockquote>",
        "caption": "<figure><img src='a.jpg' alt='A ship'><figcaption>{}</figcaption></figure>",
    }
    body = "".join(shapes.get(kind, f"<{kind}>{{}}</{kind}>").format(marked(text)) for kind, text in ARTICLE)
    body = body.replace("<li>Build", "<ul><li>Build").replace("keeper of the harbour.</li>", "keeper of the harbour.</li></ul>")
    notes = "".join(f"<li id='fn{n}'>{escape(note)} <a href='#r{n}'>↩</a></li>" for n, note in enumerate(NOTES, 1))
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The harbour of Avon | The Avon Press</title>
<meta name="author" content="Jane Doe; John Roe"><meta property="og:site_name" content="The Avon Press">
<meta property="article:published_time" content="2024-03-05T10:00:00Z">
<link rel="canonical" href="https://example.org/harbour"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ul></nav>
<article>{body}<section class="footnotes"><ol>{notes}</ol></section></article>
<footer><p>All rights reserved.</p></footer></body></html>""".encode()


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def as_docx() -> bytes:
    import docx

    file = docx.Document()
    styles = {"h1": "Title", "h2": "Heading 1", "li": "List Bullet", "quote": "Intense Quote", "caption": "Caption"}
    for kind, text in ARTICLE:
        paragraph = file.add_paragraph(style=styles.get(kind))
        first, *rest = text.split("^")
        paragraph.add_run(first)
        for part in rest:
            _add_note(paragraph, part[0])
            paragraph.add_run(part[1:])
    file.core_properties.title = "The harbour of Avon"
    file.core_properties.author = "Jane Doe; John Roe"
    file.core_properties.language = "en-GB"
    packed = io.BytesIO()
    file.save(packed)
    return _with_notes(packed.getvalue())


def _add_note(paragraph: object, number: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), number)
    paragraph.add_run()._r.append(reference)  # type: ignore[attr-defined]


def _with_notes(data: bytes) -> bytes:
    """python-docx writes no footnotes: their part, its type and its relation are added by hand."""
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:t>{escape(note)}</w:t></w:r></w:p></w:footnote>' for n, note in enumerate(NOTES, 1)
    )
    part = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode("utf-8", "surrogateescape")
            if name == "[Content_Types].xml":
                content = content.replace("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>')
            elif name == "word/_rels/document.xml.rels":
                entry = f'<Relationship Id="rIdNotes" Type="{relation}" Target="footnotes.xml"/>'
                content = content.replace("</Relationships>", f"{entry}</Relationships>")
            new.writestr(name, content.encode("utf-8", "surrogateescape"))
        new.writestr("word/footnotes.xml", part)
    return packed.getvalue()


def as_pdf(password: str = "") -> bytes:
    """Two pages with headers and page numbers, notes at the foot of each, words divided at the ends of lines."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    packed = io.BytesIO()
    locked = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(packed, pagesize=(420, 420), invariant=1, encrypt=locked)
    canvas.setTitle("The harbour of Avon")
    canvas.setAuthor("Jane Doe; John Roe")
    pages = (ARTICLE[:5], ARTICLE[5:])
    notes = (NOTES[:2], NOTES[2:])
    first = 1
    for number, (blocks, own) in enumerate(zip(pages, notes, strict=True), 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(40, 400, "The Avon Review, March 2024")
        canvas.drawRightString(380, 12, f"Page {number} of 2")
        y = 370.0
        for kind, text in blocks:
            y = _draw_block(canvas, kind, text, y)
        for n, note in enumerate(own, first):
            _draw_line(canvas, 40, 60 - 10 * (n - first), f"^{n} {note}", "Helvetica", 7.5)
        first += len(own)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def _draw_block(canvas: object, kind: str, text: str, y: float) -> float:
    bold, size = ("Helvetica-Bold", {"h1": 17.0, "h2": 13.0}[kind]) if kind in ("h1", "h2") else ("Helvetica", 10.0)
    size = {"quote": 12.0, "caption": 8.0}.get(kind, size)
    left = 54 if kind == "li" else 40
    if kind == "li":
        _draw_line(canvas, 40, y, "•", bold, size)
    for line in _wrapped(text, 62):
        _draw_line(canvas, left, y, line, bold, size)
        y -= 1.2 * size
    return y - (3 if kind == "li" else 8)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` characters; one long word is divided wherever it stands at a line's end."""
    lines, line = [], ""
    for word in text.split():
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}".strip()
        elif word == "council":
            lines.append(f"{line} coun-")
            line = "cil"
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _draw_line(canvas: object, x: float, y: float, text: str, font: str, size: float) -> None:
    line = canvas.beginText(x, y)  # type: ignore[attr-defined]
    plain, *marked = text.split("^")
    line.setFont(font, size)
    line.textOut(plain)
    for part in marked:
        line.setFont(font, 0.65 * size)
        line.setRise(0.35 * size)
        line.textOut(part[0])
        line.setRise(0)
        line.setFont(font, size)
        line.textOut(part[1:])
    canvas.drawText(line)  # type: ignore[attr-defined]
