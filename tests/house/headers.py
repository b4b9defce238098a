"""What every answer must tell a browser, whatever it answers, and what it must not tell anybody."""

import re

# Read under their own names by everybody: nobody is signed in to them, or they are every visitor's.
STORED = re.compile(r"^/(static|feeds)/")
EXACT = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
DENIED = ("camera", "geolocation", "microphone", "payment", "usb")
LOOSE = re.compile(r"'unsafe-|'strict-dynamic'|(?<![\w-])(?:\*|https?:|blob:|filesystem:)(?![\w-])")
TELLING = ("Server", "X-Powered-By", "X-AspNet-Version", "Via")


def faults(response):
    """What is wrong with the headers of an answer, in words."""
    headers = response.headers
    for name, value in EXACT.items():
        if headers.get(name) != value:
            yield f"{name} is {headers.get(name)!r}"
    for name in DENIED:
        if f"{name}=()" not in headers.get("Permissions-Policy", ""):
            yield f"Permissions-Policy lets a page ask for {name}"
    yield from faults_of_policy(headers.get("Content-Security-Policy", ""))
    if is_private(response) and "no-store" not in headers.get("Cache-Control", ""):
        yield f"Cache-Control is {headers.get('Cache-Control')!r}, and somebody is signed in"
    for name in TELLING:
        if name in headers:
            yield f"{name} tells {headers[name]!r}"
    for cookie in response.cookies.values():
        if cookie["samesite"] != "Lax":
            yield f"the cookie {cookie.key} is sent with requests of other sites"


def faults_of_policy(policy):
    """Of a content security policy; what is sandboxed runs nothing and needs no more."""
    directives = {name: rest for name, _, rest in (part.strip().partition(" ") for part in policy.split(";"))}
    if directives.get("default-src") not in {"'self'", "'none'"}:
        yield f"Content-Security-Policy is {policy!r}"
    if "frame-ancestors" not in directives and "sandbox" not in directives:
        yield "any site may frame it"
    if directives.get("frame-ancestors", "'none'") != "'none'":
        yield f"{directives['frame-ancestors']} may frame it"
    if found := LOOSE.search(policy):
        yield f"Content-Security-Policy has {found[0]}"


def is_private(response):
    """Was it answered to somebody who is signed in?"""
    request = response.wsgi_request
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated and not STORED.match(request.path)
