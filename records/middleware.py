"""What every request must satisfy, and what every answer carries."""

from django.http import HttpResponseBadRequest
from django.http.request import UnreadablePostError
from django.template.loader import render_to_string

NOT_ASKED_FOR = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "serial", "usb")


def devices_are_left_alone(get_response):
    """No page asks for camera, place or the like; should one be made to, the browser refuses."""
    refused = ", ".join(f"{name}=()" for name in NOT_ASKED_FOR)

    def middleware(request):
        response = get_response(request)
        response["Permissions-Policy"] = refused
        return response

    return middleware


def refuse_control_characters(get_response):
    """A NUL in an address makes PostgreSQL fail; it is nobody's honest search. Answer 400, not 500."""

    def middleware(request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(render_to_string("400.html"))
        return get_response(request)

    return middleware


def refuse_what_breaks_off(get_response):
    """A form of which only a part arrived, because the browser is gone: nobody's accident, and nothing of it counts."""

    def middleware(request):
        return get_response(request)

    def process_exception(request, exception):
        is_cut = isinstance(exception, UnreadablePostError)
        return HttpResponseBadRequest(render_to_string("400.html")) if is_cut else None

    middleware.process_exception = process_exception
    return middleware


def private_pages_are_not_stored(get_response):
    """What a signed-in person sees stays in no cache."""

    def middleware(request):
        response = get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store, private"
        return response

    return middleware
