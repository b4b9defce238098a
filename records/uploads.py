"""Where does a page go on to after a file has arrived? The browser is sent there, or the script is told that shows
how far the file is (static/js/upload.js).
"""

from django.http import JsonResponse
from django.shortcuts import redirect, resolve_url


def go_on(request, to):
    if request.headers.get("X-Upload") == "1":
        return JsonResponse({"url": resolve_url(to)})
    return redirect(to)
