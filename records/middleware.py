"""What every request must satisfy, and what every answer carries."""

from django.http import HttpResponseBadRequest
from django.template.loader import render_to_string


def refuse_control_characters(get_response):
    """A NUL in an address makes PostgreSQL fail; it is nobody's honest search. Answer 400, not 500."""

    def middleware(request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(render_to_string("400.html"))
        return get_response(request)

    return middleware


def private_pages_are_not_stored(get_response):
    """What a signed-in person sees stays in no cache."""

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store, private"
        return response

    return middleware
