"""What a browser has to complain about, and what axe-core finds."""

from urllib.parse import urldefrag

from django.conf import settings

AXE = (settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Without preloading: it would write <style> elements into the page, which its policy refuses.
RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations'], preload: false})"
LISTEN = """document.addEventListener("securitypolicyviolation", (event) =>
  complain(`${event.violatedDirective} refused ${event.blockedURI} ${event.sample}`))"""


def watch(context, complaints):
    """Write down violations of the content security policy, errors in scripts, and whatever could not be loaded.

    That a page itself answers 403 or 404 is no complaint; the test that went there knows.
    """

    def heard(message):
        page = message.page and urldefrag(message.page.url).url
        is_the_page_itself = message.text.startswith("Failed to load resource") and message.location["url"] == page
        if message.type in {"error", "warning"} and not is_the_page_itself:
            complaints.append(f"{page}: {message.text} ({message.location['url']})")

    context.expose_binding("complain", lambda source, text: complaints.append(f"{source['page'].url}: {text}"))
    context.add_init_script(LISTEN)
    context.on("console", heard)
    context.on("weberror", lambda error: complaints.append(f"{error.page.url}: {error.error}"))


def axe(page, *, impacts=("minor", "moderate", "serious", "critical")):
    """What axe-core finds wrong on a page, in words: its rule and the elements."""
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate(AXE)  # evaluated, it is not held by the page's content security policy
    found = page.evaluate(RUN, RULES)
    return [
        f"{violation['id']} ({violation['impact']}): {[node['html'][:160] for node in violation['nodes'][:3]]}"
        for violation in found["violations"]
        if violation["impact"] in impacts
    ]


def misfits(page):
    """How a page does not fit its window: it is wider, or what it is about is squeezed into a part of it."""
    wide, window, content = page.evaluate(
        "[document.documentElement.scrollWidth, innerWidth, document.querySelector('#content, main').offsetWidth]"
    )
    share = 0.5 if window > 1000 else 0.9
    too_wide = [f"{wide - window} px too wide"] if wide > window else []
    return too_wide + ([f"only {content} px of {window} px are used"] if content < share * window else [])
