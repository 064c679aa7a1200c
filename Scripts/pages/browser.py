#!/usr/bin/env python3
"""Looks at the pages of an endpoint with a real browser: Debian's Chromium without a window.

usage: browser.py --url http://127.0.0.1:7878 [--screenshots FOLDER]

The store is the graph of seeds/documents. Needs the packages chromium, chromium-driver and fonts-thai-tlwg, and Selenium
from PyPI. The exit status says whether all was well.
"""
import argparse
import pathlib
import sys
import time
from urllib.parse import quote, unquote

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

PROBE = (pathlib.Path(__file__).parent / "probe.js").read_text()
PERSON = "/yong/id/person/ประยุทธ์_จันทร์โอชา"
CHART = "SELECT ?type (COUNT(?s) AS ?n) { ?s a ?type } GROUP BY ?type ORDER BY DESC(?n)"
GRAPH = "CONSTRUCT WHERE { ?a yong:participatesIn ?b } LIMIT 12"
WRONG = "SELECT ?s {\n  ?s a ;; rdfs:label }"


def query(text, view="table"):
    return f"/query?query={quote(text)}&view={view}"


PAGES = {
    "front": "/", "search": "/search?q=" + quote("กระทรวงดิจิทัล"), "person": PERSON,
    "ministry": "/yong/id/ministry/กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม", "document": "/yong/id/document/1002",
    "class": "/resource?iri=" + quote("https://w3id.org/yong/ontology#Person", safe=""),
    "property": "/resource?iri=" + quote("https://w3id.org/yong/ontology#worksFor", safe=""), "query": "/query",
    "table": query("SELECT * { ?s yong:worksFor ?o ; rdfs:label ?name } LIMIT 30"), "chart": query(CHART, "chart"),
    "graph": query(GRAPH, "graph"), "wrong": query(WRONG), "missing": "/yong/id/person/nobody",
}
# Pages that are errors: the browser notes their status in its log.
ERRORS = {"wrong", "missing"}


class Checks:
    def __init__(self):
        self.count = 0
        self.failures = []

    def that(self, holds, what):
        self.count += 1
        if not holds:
            self.failures.append(what)
            print("FAILED", what, file=sys.stderr)


def browser(scripts=True):
    options = Options()
    options.binary_location = "/usr/bin/chromium"
    for argument in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
                     "--window-size=1280,900", "--accept-lang=en"]:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not scripts:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_page_load_timeout(30)
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": """
        window.policyViolations = [];
        document.addEventListener("securitypolicyviolation", function (event) {
            window.policyViolations.push(event.violatedDirective + " " + event.blockedURI);
        });"""})
    return driver


def emulate(driver, width, height, dark):
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "features": [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]})
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})


def look(driver, checks, base, folder):
    """Every page in both languages, light and dark, wide and narrow."""
    for name, path in PAGES.items():
        for language in ["th", "en"]:
            for shade in ["light", "dark"]:
                for width in [1280, 320]:
                    label = f"{name}-{language}-{shade}-{width}"
                    emulate(driver, width, 900, shade == "dark")
                    driver.get_log("browser")
                    driver.get(base + path + ("&" if "?" in path else "?") + "lang=" + language)
                    found = driver.execute_script(PROBE)
                    checks.that(found["texts"] > 5, f"{label}: {found['texts']} texts were looked at")
                    checks.that(not found["contrast"], f"{label}: contrast {found['contrast'][:5]}")
                    checks.that(not found["foreign"], f"{label}: loads {found['foreign']}")
                    checks.that(not found["wide"], f"{label}: too wide {found['wide']}")
                    checks.that(not found["unlabelled"], f"{label}: no label {found['unlabelled'][:3]}")
                    checks.that(not found["violations"], f"{label}: policy {found['violations']}")
                    checks.that(found["language"] == language, f"{label}: html lang is {found['language']}")
                    log = [line["message"] for line in driver.get_log("browser")]
                    if name in ERRORS:
                        log = [line for line in log if "the server responded with a status of 40" not in line]
                    checks.that(not log, f"{label}: console {log}")
                    if width == 1280 or shade == "light":
                        height = driver.execute_script("return document.documentElement.scrollHeight")
                        emulate(driver, width, min(height, 3000), shade == "dark")
                        driver.save_screenshot(str(folder / f"{label}.png"))
    emulate(driver, 1280, 900, False)


def focused(driver):
    return driver.execute_script("""
        const element = document.activeElement, style = getComputedStyle(element);
        const shown = element.closest('.CodeMirror') || element;
        const outline = getComputedStyle(shown);
        return {tag: element.localName, id: element.id, text: element.textContent.trim().slice(0, 60),
            href: element.getAttribute('href') || '', editor: !!element.closest('.CodeMirror'),
            visible: outline.outlineStyle !== 'none' && parseFloat(outline.outlineWidth) >= 2
                && element.getClientRects().length > 0};""")


def press(driver, *keys):
    actions = ActionChains(driver)
    for key in keys:
        actions.send_keys(key)
    actions.perform()


def keyboard(driver, checks, base):
    """From the front page to a person by keys alone."""
    driver.get(base + "/?lang=en")
    press(driver, Keys.TAB)
    first = focused(driver)
    checks.that(first["href"] == "#content" and first["visible"], f"the first stop leads past the head: {first}")
    press(driver, Keys.ENTER)
    checks.that(focused(driver)["id"] == "content", "the skip link moves the focus")
    driver.get(base + "/?lang=en")
    for _ in range(5):
        press(driver, Keys.TAB)
        if focused(driver)["id"] == "q":
            break
    checks.that(focused(driver)["id"] == "q", "the field of searches is near")
    press(driver, "ประยุทธ์", Keys.ENTER)
    time.sleep(0.5)
    checks.that("/search?" in driver.current_url, "Enter searches")
    for _ in range(40):
        press(driver, Keys.TAB)
        if unquote(focused(driver)["href"]).startswith(PERSON):
            break
    stop = focused(driver)
    checks.that(stop["visible"], f"the focus is seen: {stop}")
    press(driver, Keys.ENTER)
    time.sleep(0.5)
    checks.that(unquote(driver.current_url).split("?")[0].endswith(PERSON + ".html"), f"a result opens: {driver.current_url}")
    heading = driver.find_element(By.TAG_NAME, "h1").text
    checks.that("ประยุทธ์" in heading or "Prayut" in heading, f"the page is the person's: {heading}")
    for path in ["/?lang=en", PERSON + "?lang=en", query(CHART, "chart") + "&lang=en"]:
        walk(driver, checks, base, path)


def walk(driver, checks, base, path):
    """Tab through a page: every stop is seen, and there is a way out."""
    driver.get(base + path)
    driver.execute_script("document.body.focus()")
    stops, unseen, editor = 0, [], False
    for _ in range(400):
        press(driver, Keys.TAB)
        stop = focused(driver)
        if stop["tag"] == "body":
            break
        stops += 1
        editor = editor or stop["editor"]
        if not stop["visible"]:
            unseen.append(stop)
    checks.that(stops > 8, f"{path}: {stops} stops")
    checks.that(not unseen, f"{path}: focus is not seen at {unseen[:3]}")
    checks.that(focused(driver)["tag"] == "body" or stops == 400, f"{path}: the keyboard gets out")
    if path.startswith("/query"):
        checks.that(editor, "the editor is a stop of the keyboard")


def ask(driver, checks, base):
    """The editor with scripts: writing, completion, answers, problems."""
    driver.get(base + "/query?lang=en")
    editors = driver.find_elements(By.CSS_SELECTOR, ".CodeMirror")
    checks.that(len(editors) == 1, "there is an editor")
    if not editors:
        return
    driver.execute_script("document.querySelector('.CodeMirror').CodeMirror.setValue('')")
    driver.find_element(By.CSS_SELECTOR, ".CodeMirror").click()
    press(driver, "SELECT ?s ?name { ?s a yong:Mini")
    ActionChains(driver).key_down(Keys.CONTROL).send_keys(" ").key_up(Keys.CONTROL).perform()
    deadline = time.time() + 5
    hints = []
    while time.time() < deadline and not hints:
        time.sleep(0.1)
        hints = [hint.text for hint in driver.find_elements(By.CSS_SELECTOR, ".CodeMirror-hint")]
    checks.that(any("yong:Ministry" in hint and "Ministry" in hint for hint in hints), f"classes are completed: {hints}")
    contrast = driver.execute_script(PROBE)["contrast"]
    checks.that(not contrast, f"the list of words is readable: {contrast}")
    press(driver, Keys.ENTER, " ; rdfs:label ?name }")
    text = driver.execute_script("return document.querySelector('.CodeMirror').CodeMirror.getValue()")
    checks.that("a yong:Ministry ; rdfs:label" in text, f"the word is written: {text}")
    ActionChains(driver).key_down(Keys.CONTROL).send_keys(Keys.ENTER).key_up(Keys.CONTROL).perform()
    time.sleep(0.7)
    rows = driver.find_elements(By.CSS_SELECTOR, "table.answer tbody tr")
    checks.that(len(rows) > 1, f"Ctrl+Enter asks: {len(rows)} rows")
    checks.that("query=SELECT" in driver.current_url, "the address holds the query")
    kind = driver.execute_async_script("""
        const done = arguments[0];
        fetch(location.href + '&format=csv').then(a => done(a.headers.get('content-disposition')), e => done(String(e)));""")
    checks.that(kind and "answer.csv" in kind, f"an answer is a file: {kind}")
    driver.get(base + query(WRONG) + "&lang=en")
    checks.that(len(driver.find_elements(By.CSS_SELECTOR, ".CodeMirror .wrong-line")) == 1, "the wrong line is marked")
    checks.that("Line 2" in driver.find_element(By.ID, "problem").text, "the problem has its line")
    driver.get(base + query(CHART) + "&lang=en")
    driver.find_element(By.CSS_SELECTOR, "button[value=chart]").click()
    time.sleep(0.5)
    checks.that(len(driver.find_elements(By.CSS_SELECTOR, "table.chart svg.bar")) > 2, "counts become a chart")
    long = "SELECT * { ?s ?p ?o } LIMIT 3 # " + "ย" * 2000
    driver.execute_script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", long)
    driver.find_element(By.CSS_SELECTOR, "button.main").click()
    checks.that(len(waited(driver, "table.answer tbody tr", 3)) == 3, "a long query is sent as well")
    checks.that("query=" not in driver.current_url, "a long query is sent in the body")
    log = [line["message"] for line in driver.get_log("browser") if "status of 400" not in line["message"]]
    checks.that(not log, f"the console is empty: {log}")


def waited(driver, selector, count, seconds=10):
    """The elements of a page that a click leads to, when there are so many, or what there is after some seconds."""
    end = time.monotonic() + seconds
    while True:
        elements = driver.find_elements(By.CSS_SELECTOR, selector)
        if len(elements) == count or time.monotonic() > end:
            return elements
        time.sleep(0.05)


def without_scripts(checks, base, folder):
    """The same pages in a browser that runs no scripts."""
    driver = browser(scripts=False)
    try:
        driver.get(base + "/query?lang=en")
        checks.that(not driver.find_elements(By.CSS_SELECTOR, ".CodeMirror"), "no script has run")
        field = driver.find_element(By.ID, "query")
        field.clear()
        field.send_keys("SELECT ?name { ?s a yong:Ministry ; rdfs:label ?name } LIMIT 5")
        driver.find_element(By.CSS_SELECTOR, "button.main").click()
        rows = waited(driver, "table.answer tbody tr", 5)
        checks.that(len(rows) == 5, f"the form works without scripts: {len(rows)} rows")
        driver.save_screenshot(str(folder / "query-without-scripts.png"))
        driver.get(base + query(GRAPH, "graph"))
        checks.that(len(driver.find_elements(By.CSS_SELECTOR, ".drawing svg")) == 1, "drawings need no scripts")
        driver.get(base + PERSON + "?lang=th")
        checks.that(driver.find_element(By.CSS_SELECTOR, "#documents mark").text != "", "passages need no scripts")
        driver.find_element(By.CSS_SELECTOR, "a.language").click()
        checks.that(driver.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en", "the switch of languages works")
    finally:
        driver.quit()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True)
    parser.add_argument("--screenshots", default=".build/screenshots")
    options = parser.parse_args()
    base = options.url.rstrip("/")
    folder = pathlib.Path(options.screenshots)
    folder.mkdir(parents=True, exist_ok=True)
    checks = Checks()
    driver = browser()
    try:
        look(driver, checks, base, folder)
        keyboard(driver, checks, base)
        ask(driver, checks, base)
    finally:
        driver.quit()
    without_scripts(checks, base, folder)
    print(f"{checks.count} checks of pages, {len(checks.failures)} failed; screenshots are in {folder}")
    return 1 if checks.failures else 0


if __name__ == "__main__":
    sys.exit(main())
