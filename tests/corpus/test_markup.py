import lxml.html
import pytest

from ntib_graph.corpus.blocks import write_text
from ntib_graph.corpus.markup import read_blocks
from ntib_graph.corpus.notes import take_notes


def read(page: str) -> str:
    return write_text(read_blocks(lxml.html.fragment_fromstring(page, create_parent="div"))).strip()


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>It <b>was</b>\n a  day.<br>So.</p>tail", "It was a day.\nSo.\n\ntail"),
        ("<p>One.<br><br>Two.</p>", "One.\n\nTwo."),
        ("<h3>Costs</h3><p>m<sup>2</sup>, 21<sup>st</sup>.<sup>[1]</sup></p>", "### Costs\n\nm², 21st.¹"),
        ("<ol><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ol>", "1. a\n  • b\n2. c\n\nd"),
        ("<p>now <del>not</del><ins>so</ins><script>x</script></p><nav>Home</nav>", "now so"),
        ("<table><tr><th>Year</th><th>Share</th></tr><tr><td>2022</td><td>55%</td></tr></table>", "Year | Share\n2022 | 55%"),
        ("<table><tr><td><p>One.</p><p>Two.</p></td></tr></table>", "One.\n\nTwo."),
        ("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>", "a\n\nb\n\nc"),
        ("<dl><dt>Port</dt><dd>A place.</dd></dl>", "Port\n\nA place."),
        ("<pre>One\n two\n\nthree</pre>", "One\ntwo\n\nthree"),
    ],
)
def test_blocks_of_a_page(page: str, text: str) -> None:
    assert read(page) == text


def test_trafilaturas_names() -> None:
    page = "<body><head rend='h2'>A</head><list rend='ol'><item>b</item></list><p>c.<hi rend='#sup'>1</hi><lb/>d</p></body>"
    assert write_text(read_blocks(lxml.etree.fromstring(page))) == "## A\n\n1. b\n\nc.¹\nd\n"


def notes(page: str) -> tuple[tuple[str, ...], str]:
    tree = lxml.html.fragment_fromstring(page, create_parent="div")
    return take_notes(tree), write_text(read_blocks(tree)).strip()


def test_notes_leave_the_text() -> None:
    page = "<p>One.<sup><a href='#n1'>1</a></sup></p><ol><li id='n1'>See <i>it</i>. <a href='#r1'>↩</a></li><li>Lost.</li></ol>"
    assert notes(page) == (("See it.", "Lost."), "One.¹")
    assert notes("<p>One.<a href='#n'>[1]</a></p><p><a name='n'></a><a href='#r'>[1]</a> See it.</p>tail") == (
        ("See it.",),
        "One.[1]\n\ntail",
    )


@pytest.mark.parametrize(
    "page",
    [
        "<p><a href='#a'>[1]</a></p><div id='a'><h2>Costs</h2><p>They rose.</p></div>",
        "<p><a href='#a'>[1]</a></p><h2 id='a'>Costs</h2>",
        "<p id='a'>One.</p><p>Two.<sup><a href='#a'>1</a></sup></p>",
        "<p>One.<sup><a href='#none'>1</a></sup> <a href='#a'>12</a></p><p id='a'>Two.</p>",
        f"<p>One.<sup><a href='#a'>1</a></sup></p><div id='a'>{'Long. ' * 1000}</div>",
    ],
)
def test_what_is_no_note(page: str) -> None:
    assert notes(page)[0] == ()
