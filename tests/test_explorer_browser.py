"""The explorer of the report in headless Chromium: a choice leaves exactly its rows in map, timeline, table and text."""
from __future__ import annotations

import re
from importlib.resources import files

import pytest

import lesart
from lesart.figures import explorer, scripts

pytestmark = pytest.mark.browser
AXE = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
READY = "document.querySelector('.lesart-explorer').explorer && document.querySelector('.lesart-explorer').explorer.view()"

# What stands in the charts: the data of the marks that Vega has drawn, by the name of their panel.
DRAWN = """panel => { const found = [], walk = item => {
  if (item.marktype && item.marktype !== 'group' && item.name === panel) for (const one of item.items) found.push(one);
  for (const child of item.items || []) walk(child); };
  walk(document.querySelector('.lesart-explorer').explorer.view().scenegraph().root);
  return found.map(one => ({...one.datum, shade: one.opacity})); }"""
SPANS = """Array.from(document.querySelectorAll('.words p'), p => Array.from(p.childNodes, n => n.nodeType === 3 ? {text: n.textContent, mentions: [], chosen: false, clause: false} :
  {text: n.textContent, mentions: (n.dataset.mentions || '').split(' ').filter(Boolean), chosen: n.classList.contains('chosen'), clause: n.classList.contains('clause')}))"""
LISTED = "Array.from(document.querySelectorAll('.lesart-explorer tr[data-event]')).filter(r => getComputedStyle(r).display !== 'none').map(r => r.dataset.event)"
SEEN = """selector => { const node = document.querySelector('.words ' + selector), box = document.querySelector('.words').getBoundingClientRect(), at = node.getBoundingClientRect();
  return at.top >= box.top && at.bottom <= box.bottom; }"""


@pytest.fixture(scope="module")
def rows(reading):
    return explorer.rows(reading)


def opened(browser, path, width=1280, **settings):
    page = browser.new_context(viewport={"width": width, "height": 900}, **settings).new_page()
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url) if not request.url.startswith("data:") else None)
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.goto(path.as_uri())
    until(page, READY)
    return page


def until(page, expression):
    """Wait in the page: its policy forbids what Playwright's own waiting evaluates."""
    page.evaluate(f"() => new Promise(done => {{ const look = () => ({expression}) ? done(null) : setTimeout(look, 20); look(); }})")


@pytest.fixture(scope="module")
def shared_page(browser, report):
    page = opened(browser, report / "03_where.html")
    yield page
    page.context.close()


@pytest.fixture
def page(shared_page):
    """The explorer with nothing chosen; whatever a test chooses, nothing is asked for and nothing goes wrong."""
    shared_page.evaluate("document.querySelector('.lesart-explorer').explorer.choose({}).then(() => null)")
    shared_page.evaluate("document.activeElement && document.activeElement.blur()")
    yield shared_page
    assert shared_page.asked == [shared_page.url] and shared_page.said == []


def settle(page):
    page.evaluate("new Promise(done => setTimeout(done)).then(() => document.querySelector('.lesart-explorer').explorer.settled()).then(() => null)")


def field(page, label):
    return page.locator(".lesart-explorer .fields").get_by_label(label)


def click_mark(page, panel, key, value):
    """A real click on the first mark of a panel that stands for a value, at a point where nothing lies on top of it."""
    place = page.evaluate("""([panel, key, value]) => {
      const mark = [...document.querySelectorAll(`.charts svg .${panel} > *`)].find(node => node.__data__.datum[key] === value);
      mark.scrollIntoView({block: 'center', behavior: 'instant'});
      const box = mark.getBoundingClientRect(), step = Math.min(3, box.width / 3, box.height / 3);
      for (let y = box.y + step; y < box.bottom; y += step) for (let x = box.x + step; x < box.right; x += step) if (document.elementFromPoint(x, y) === mark) return [x, y];
    }""", [panel, key, value])
    before = page.evaluate("JSON.stringify(document.querySelector('.lesart-explorer').explorer.choice)")
    page.mouse.click(*place)
    until(page, f"JSON.stringify(document.querySelector('.lesart-explorer').explorer.choice) !== `{before}`")
    settle(page)


def holds(page, reading, rows, **choice):
    """That every part of the page shows exactly the rows of a choice."""
    left = rows
    for kind, value in choice.items():
        left = left[left[kind] == value]
    assert len(left), "the test needs a choice that leaves something"
    assert page.evaluate(LISTED) == list(dict.fromkeys(left["event"]))

    def crossed(own):  # a panel shows what all choices but its own leave
        some = rows
        for kind, value in choice.items():
            some = some if kind == own else some[some[kind] == value]
        return some
    bars = crossed("month")[lambda r: r["month"] != "–"].groupby(["month", "modality"])["event"].nunique()
    drawn = page.evaluate(DRAWN, "months_marks")
    assert {(bar["month"], bar["modality"]): bar["distinct_event"] for bar in drawn} == bars.to_dict()
    assert {bar["month"] for bar in drawn if bar["shade"] == 1} == (set(bars.index.get_level_values(0)) & {choice["month"]} if "month" in choice
                                                                    else set(bars.index.get_level_values(0)))
    dots = crossed("state")[lambda r: r["x"].notna()].groupby(["place", "modality"])["event"].nunique()
    assert {(dot["place"], dot["modality"]): dot["count"] for dot in page.evaluate(DRAWN, "concat_0_layer_2_marks")} == dots.to_dict()
    people = {bar["actor"] for bar in page.evaluate(DRAWN, "bars_marks") if bar["shade"] == 1}
    assert people <= set(left["actor"]) if "actor" not in choice else people <= {choice["actor"]}
    reads(page, reading, left, choice)


def reads(page, reading, left, choice):
    """That the text marks exactly the chosen actor's mentions and the clauses of the events left."""
    mentions = reading.mentions[reading.mentions["actor"] == choice.get("actor")]
    events = reading.events[reading.events["event"].isin(left["event"])]
    inside = {at for row in events.itertuples() for at in range(row.clause_start, row.clause_end)}
    meant = {at for row in mentions.itertuples() for at in range(row.start, row.end)}
    for paragraph, spans in zip(reading.article.paragraphs, page.evaluate(SPANS), strict=True):
        assert "".join(span["text"] for span in spans) == reading.article.text[paragraph.start:paragraph.end]
        at = paragraph.start
        for span in spans:
            here = range(at, at + len(span["text"]))
            assert all((place in meant) == span["chosen"] and (place in inside) == span["clause"] for place in here), span
            assert span["chosen"] == bool(set(span["mentions"]) & set(mentions["mention"])), span
            at += len(span["text"])


@pytest.mark.parametrize("number", range(5))
def test_an_actor_leaves_its_rows_everywhere(page, reading, rows, number):
    actor = rows[rows["actor"] != "–"].groupby("actor", sort=False)["event"].nunique().sort_values(ascending=False, kind="stable").index[number]
    field(page, "Actor").select_option(actor)
    settle(page)
    holds(page, reading, rows, actor=actor)
    events, mentions = rows.loc[rows["actor"] == actor, "event"].nunique(), (reading.mentions["actor"] == actor).sum()
    said = page.locator(".lesart-explorer [role=status]").text_content()
    assert re.match(rf"{events} events?, {mentions} mentions? of ", said) and page.evaluate(SEEN, ".chosen")


@pytest.mark.parametrize("state", ["TJK", "RUS"])
def test_a_state_on_the_map_leaves_its_rows_everywhere(page, reading, rows, state):
    click_mark(page, "ground_0_marks", "state", state)
    assert field(page, "Place").input_value() == state
    holds(page, reading, rows, state=state)
    assert page.evaluate(SEEN, ".clause")


def test_a_month_on_the_timeline_leaves_its_rows_everywhere(page, reading, rows):
    click_mark(page, "months_marks", "month", "2025-10")
    assert field(page, "Month").input_value() == "2025-10"
    holds(page, reading, rows, month="2025-10")


def test_an_event_in_the_table_leaves_itself(page, reading, rows):
    event = reading.events["event"].iloc[4]
    row = page.locator(f'.lesart-explorer tr[data-event="{event}"] button')
    row.click()
    settle(page)
    holds(page, reading, rows, event=event)
    assert field(page, "Event").input_value() == event and page.evaluate(SEEN, ".clause")
    row.click()
    settle(page)
    assert page.evaluate(LISTED) == reading.events["event"].tolist()


@pytest.mark.parametrize("panel", ["bars_marks", "names_marks", "matrix_marks"])
def test_an_actor_is_chosen_in_each_chart_of_actors(page, reading, rows, panel):
    click_mark(page, panel, "actor", "ilham-alijew")
    assert field(page, "Actor").input_value() == "ilham-alijew"
    holds(page, reading, rows, actor="ilham-alijew")
    click_mark(page, panel, "actor", "wladimir-putin")  # another after it: not both
    holds(page, reading, rows, actor="wladimir-putin")


def test_a_word_of_the_text_chooses_its_actor_and_once_more_lets_it_go(page, reading, rows):
    first = reading.mentions[reading.mentions["actor"] == "emomali-rachmon"].iloc[0]
    word = page.locator(f'.words [data-mentions="{first["mention"]}"]').first
    word.click()
    settle(page)
    holds(page, reading, rows, actor="emomali-rachmon")
    assert word.get_attribute("aria-pressed") == "true"
    word.click()
    settle(page)
    assert page.evaluate(LISTED) == reading.events["event"].tolist() and page.locator(".words .chosen, .words .clause").count() == 0


def test_choices_add_up_and_an_empty_one_says_so(page, reading, rows):
    field(page, "Actor").select_option("wladimir-putin")
    click_mark(page, "months_marks", "month", "2025-10")
    holds(page, reading, rows, actor="wladimir-putin", month="2025-10")
    field(page, "Place").select_option("UKR")
    settle(page)
    assert page.evaluate(LISTED) == [] and page.locator(".lesart-explorer [role=status]").text_content().startswith("No event fits")
    page.get_by_role("button", name="Clear").click()
    settle(page)
    assert page.evaluate(LISTED) == reading.events["event"].tolist() and page.get_by_role("button", name="Clear").is_disabled()
    assert page.evaluate("['actor_store', 'month_store', 'state_store'].flatMap(n => document.querySelector('.lesart-explorer').explorer.view().data(n)).length") == 0


def test_the_keyboard_alone_chooses_reads_and_clears(page, reading, rows):
    field(page, "Actor").focus()
    page.keyboard.type("Vladimir P")
    settle(page)
    assert field(page, "Actor").input_value() == "wladimir-putin"
    holds(page, reading, rows, actor="wladimir-putin")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('mention')"):
            break
    assert page.evaluate("document.activeElement.classList.contains('mention')")
    before = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") != before
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    meant = page.evaluate("document.activeElement.dataset.mentions").split()[0]
    page.keyboard.press("Enter")
    settle(page)
    holds(page, reading, rows, actor=reading.mentions.set_index("mention").loc[meant, "actor"])
    page.keyboard.press("Escape")
    settle(page)
    assert page.evaluate(LISTED) == reading.events["event"].tolist()


def test_a_choice_is_answered_in_a_tenth_of_a_second(page, rows):
    actors = rows.loc[rows["actor"] != "–", "actor"].drop_duplicates().tolist()[:12]
    took = page.evaluate("""async actors => { const took = [], explorer = document.querySelector('.lesart-explorer').explorer;
      for (const actor of actors) { const start = performance.now(); await explorer.choose({actor}); document.body.offsetHeight; took.push(performance.now() - start); }
      return took; }""", actors)
    print("milliseconds:", [round(t) for t in took])
    assert sorted(took)[len(took) // 2] < 100


def test_the_page_is_under_five_megabytes(report):
    assert (report / "03_where.html").stat().st_size < 5_000_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_a_choice(browser, report, scheme):
    page = opened(browser, report / "03_where.html", color_scheme=scheme, bypass_csp=True)
    page.evaluate(AXE)
    field(page, "Actor").select_option("wladimir-putin")
    settle(page)
    found = page.evaluate("axe.run('.lesart-explorer', {resultTypes: ['violations']})")["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []
    page.context.close()


def test_a_phone_stacks_the_panels_and_scrolls_nothing_sideways(browser, report):
    page = opened(browser, report / "03_where.html", width=375)
    field(page, "Actor").select_option("wladimir-putin")
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    text, charts = (page.locator(f".lesart-explorer {part}").bounding_box() for part in (".words", ".charts"))
    assert text["y"] + text["height"] <= charts["y"] and abs(text["x"] - charts["x"]) < 2
    assert page.evaluate("+document.querySelector('.charts svg').getAttribute('width') <= document.querySelector('.charts').clientWidth")
    page.set_viewport_size({"width": 1280, "height": 900})  # turned or unfolded: drawn again, with the choice
    until(page, "+document.querySelector('.charts svg').getAttribute('width') > 500")
    assert page.evaluate("document.querySelector('.lesart-explorer').explorer.view().data('actor_store').length") == 1
    page.context.close()


def test_on_paper_it_shows_all_events_whatever_is_chosen(browser, report, reading):
    page = opened(browser, report / "03_where.html")
    field(page, "Actor").select_option("ilham-alijew")
    settle(page)
    page.emulate_media(media="print")
    assert page.evaluate(LISTED) == reading.events["event"].tolist()
    assert page.locator(".lesart-explorer img").is_visible() and page.locator(".lesart-explorer .still .note").is_visible()
    assert page.locator(".lesart-explorer .charts, .lesart-explorer select").first.is_hidden()
    page.context.close()


def test_without_javascript_it_shows_all_events(browser, report, reading):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((report / "03_where.html").as_uri())
    figure = page.locator(".lesart-explorer")
    assert figure.locator("img").is_visible() and "shows all events" in figure.locator(".note").inner_text()
    assert figure.locator("tr[data-event]").count() == len(reading.events) and figure.locator("select").count() == 0
    assert all(link.get_attribute("href") for link in figure.locator("tr[data-event] a").all())
    page.context.close()


def test_the_single_file_has_it_too(browser, report, reading, rows):
    page = opened(browser, report / "lesart-report.html")
    field(page, "Actor").select_option("wladimir-putin")
    settle(page)
    holds(page, reading, rows, actor="wladimir-putin")
    assert page.said == []
    page.context.close()


def test_a_hostile_article_stays_text(browser, tmp_path):
    nasty = '😀 Putin traf <img src=x onerror="window.hit=1"> Rachmon in Duschanbe </script><script>window.hit=2</script> am 8. Oktober 2025.'
    figure = explorer.explore(lesart.read(text=nasty)).html
    file = tmp_path / "page.html"
    file.write_text(f'<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title>{figure}<script>{scripts.asset("explorer.js")}</script><script>{scripts.vega()}</script>'
                    '<script>lesartExplorer(document.querySelector("figure"), vegaEmbed)</script>', encoding="utf-8")
    page = opened(browser, file)
    field(page, "Actor").select_option("wladimir-putin")
    settle(page)
    assert page.evaluate("window.hit") is None and page.locator(".words img, .words script").count() == 0
    assert "".join(page.locator(".words p").all_text_contents()) == nasty
    assert page.locator(".words .chosen").all_text_contents() == ["Putin"]
    page.context.close()
