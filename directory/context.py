"""What pages know about the ways into an account."""

from directory.orcid import is_configured


def ways_in(request):
    return {"has_orcid": is_configured()}
