from __future__ import annotations

import io
import json
import re

import pytest

from ntib_graph.export.formats import export_graph
from ntib_graph.export.page import script_safe, write_page
from ntib_graph.export.selection import Selection, as_of
from ntib_graph.model.dates import year


@pytest.fixture(scope="module")
def page(guild, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "graph.html"
    export_graph(guild.GuildGraph(), path)
    return path


@pytest.fixture
def opened(chromium, page):
    chromium.open(page)
    return chromium


def _find(browser, name):
    browser.run("document.getElementById('search').focus()")
    browser.type(name)
    browser.press("Enter", 13)
    browser.settle()


def _middle(browser):
    box = browser.run(
        "(() => { const b = document.getElementById('drawing').getBoundingClientRect(); return [b.x, b.y, b.width, b.height] })()"
    )
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def _set_year(browser, number):
    slider = "document.getElementById('year')"
    browser.run(f"{slider}.value = {number}; {slider}.dispatchEvent(new Event('input', {{bubbles: true}}))")
    browser.settle()


def _facts(browser):
    return browser.run("[...document.querySelectorAll('#facts .said')].map((p) => p.innerText)")


def test_nothing_in_the_page_can_be_loaded_from_elsewhere(page):
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"<link(?![^>]*href=\"data:)|<img|<iframe|@import|url\(|\bsrc=|fetch\(|XMLHttpRequest|import\(", text)
    assert "default-src 'none'" in text


def test_data_cannot_end_its_script():
    hostile = {"a": "</script><script>alert(1)</script><!-- \u2028 {{data}}", "b": "\ud800x"}
    text = script_safe(hostile)
    assert "<" not in text
    assert json.loads(text) == {"a": hostile["a"], "b": "x"}
    out = io.StringIO()
    write_page(out, "<b>{{script}}", hostile)
    assert out.getvalue().count("</script>") == 2
    assert "<title>&lt;b&gt;{{script}}</title>" in out.getvalue()


def test_no_request_leaves_and_nothing_goes_wrong(opened, page):
    _find(opened, "bergen")
    assert [address for address in opened.requests if not address.startswith("data:")] == [page.as_uri()]
    assert opened.run("performance.getEntriesByType('resource').map((e) => e.name).filter((n) => !n.startsWith('data:'))") == []
    assert opened.complaints == []


def test_search_finds_by_another_name_and_centres(opened):
    _find(opened, "liubice")
    assert opened.run("document.querySelector('#facts h2').textContent") == "Lübeck"
    opened.run("document.querySelector('#facts').replaceChildren()")
    opened.click(*_middle(opened))
    assert opened.run("document.querySelector('#facts h2').textContent") == "Lübeck"


def test_search_without_accents_lists_matches_for_screen_readers(opened):
    opened.run("document.getElementById('search').focus()")
    opened.type("lubeck")
    state = """(() => {
      const search = document.getElementById('search');
      const current = document.getElementById(search.getAttribute('aria-activedescendant'));
      return [search.getAttribute('aria-expanded'), current?.textContent];
    })()"""
    assert opened.run(state) == ["true", "Lübecktown"]
    opened.press("Escape", 27)
    assert opened.run(state) == ["false", None]


def test_a_click_on_a_node_shows_its_facts_with_quotes_and_documents(opened):
    _find(opened, "league")
    opened.run("document.getElementById('facts').replaceChildren()")
    opened.click(*_middle(opened))
    quotes = opened.run("[...document.querySelectorAll('#facts blockquote')].map((q) => q.innerText.replace(/\\s+/g, ' '))")
    assert "“it joined” A Chronicle <of towns>" in quotes
    assert "“again & <again>” letters" in quotes


def test_what_is_found_is_told_to_screen_readers(opened):
    _find(opened, "bergen")
    assert opened.run("document.getElementById('said').textContent") == "Bergen: 7 facts shown"


def test_a_click_on_an_edge_shows_its_facts(opened):
    box = opened.run(
        "(() => { const b = document.getElementById('drawing').getBoundingClientRect(); return [b.x, b.y, b.width, b.height] })()"
    )
    for across in range(4, 60):
        for down in range(4, 60, 7):
            x, y = box[0] + box[2] * across / 64, box[1] + box[3] * down / 64
            opened.mouse("mouseMoved", x, y)
            if "Bergen – member of – the League" in opened.run(
                "document.getElementById('tip').hidden ? '' : document.getElementById('tip').textContent"
            ):
                opened.click(x, y)
                assert opened.run("document.querySelector('#facts h2').textContent") == "member of"
                assert _facts(opened) == ["Bergen member of the League"]
                assert opened.run("document.querySelector('#facts blockquote').innerText.split('\\n')[0]") == "“so it is written”"
                return
    pytest.fail("no edge was found under the pointer")


def test_the_year_changes_the_members(opened):
    _find(opened, "the League")
    members = "[...document.querySelectorAll('#facts [data-relation=\"member of\"] .said')].map((p) => p.innerText)"
    assert len(opened.run(members)) == 4
    _set_year(opened, 1150)
    assert opened.run(members) == ["Bergen member of the League"]
    assert opened.run("document.getElementById('shown').textContent").endswith("as of 1150")
    _set_year(opened, 1300)
    assert opened.run(members) == ["Bergen member of the League", "Lübeck member of the League"]
    opened.run("document.getElementById('all-years').click()")
    assert len(opened.run(members)) == 4


def test_every_year_shows_what_the_rule_of_the_engine_says(opened, guild):
    first, last = opened.run("['min', 'max'].map((end) => Number(document.getElementById('year')[end]))")
    assert (first, last) == (1150, 1450)
    plain = [found for found in guild.STATEMENTS if found[0].is_plain]
    for number in (1150, 1159, 1160, 1300, 1399, 1400, 1401, 1449, 1450):
        _set_year(opened, number)
        wanted = len(as_of(plain, year(number), guild.ONTOLOGY))
        assert f" {wanted} facts" in opened.run("document.getElementById('shown').textContent"), number


def test_classes_and_relations_can_be_hidden(opened):
    shown = "document.getElementById('shown').textContent"
    assert opened.run(shown) == "3 things, 12 facts"
    tick = (
        "[...document.querySelectorAll('#{} label')].find((l) => l.textContent.startsWith('{}')).querySelector('input').click()"
    )
    opened.run(tick.format("classes", "body"))
    assert opened.run(shown) == "2 things, 7 facts"
    opened.run(tick.format("relations", "people"))
    assert opened.run(shown) == "2 things, 4 facts"
    opened.run("document.querySelector('#relations [data-check=none]').click()")
    assert opened.run(shown) == "0 things, 0 facts"
    for name in ("classes", "relations"):
        opened.run(f"document.querySelector('#{name} [data-check=all]').click()")
    assert opened.run(shown) == "3 things, 12 facts"


def test_keys_move_zoom_and_let_go(opened):
    _find(opened, "bergen")
    opened.run("document.getElementById('drawing').focus()")
    before = opened.picture()
    opened.press("ArrowLeft", 37)
    opened.settle()
    moved = opened.picture()
    assert moved != before
    opened.press("+", 187)
    opened.settle()
    assert opened.picture() != moved
    opened.press("Escape", 27)
    assert opened.run("document.querySelector('#facts h2').textContent") == "Facts and their sources"


def test_every_control_has_a_name(opened):
    nameless = """[...document.querySelectorAll('button, input, canvas, section')].filter((e) =>
        !(e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length))).map((e) => e.outerHTML)"""
    assert opened.run(nameless) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(opened, scheme):
    opened.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    ratios = opened.run("""(() => {
      const style = getComputedStyle(document.documentElement);
      const light = (name) => {
        const [r, g, b] = style.getPropertyValue(name).trim().match(/[0-9a-f]{2}/gi).map((pair) => {
          const part = parseInt(pair, 16) / 255;
          return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
      const pairs = ["text ground", "text quote", "quiet panel", "quiet quote", "accent panel", "accent-text accent"];
      return pairs.map((pair) => ratio(...pair.split(" ").map((name) => `--${name}`)));
    })()""")
    opened.command("Emulation.setEmulatedMedia", features=[])
    assert min(ratios) >= 4.5


def test_denied_facts_are_shown_where_asked_for(chromium, guild, tmp_path):
    export_graph(guild.GuildGraph(), tmp_path / "all.html", selection=Selection(all_statuses=True))
    chromium.open(tmp_path / "all.html")
    _find(chromium, "visby")
    assert "Visby member of (denied) the League" in _facts(chromium)


@pytest.fixture(scope="module")
def real_page(graph, tmp_path_factory):
    path = tmp_path_factory.mktemp("real") / "graph.html"
    export_graph(graph, path)
    return path


def test_canada_is_found_and_tells_its_quotes(chromium, real_page):
    chromium.open(real_page)
    _find(chromium, "Canada")
    assert chromium.run("document.querySelector('#facts h2').textContent") == "Canada"
    assert chromium.run("document.querySelectorAll('#facts blockquote').length") > 0
    assert [address for address in chromium.requests if not address.startswith("data:")] == [real_page.as_uri()]
    assert chromium.complaints == []


def test_the_ntib_had_two_members_in_2016(chromium, real_page):
    chromium.open(real_page)
    _find(chromium, "NTIB")
    _set_year(chromium, 2016)
    said = [fact for fact in _facts(chromium) if "is a member of" in fact]
    assert [fact.split(" is a member of ")[0] for fact in said] == ["Canada", "United States"]
