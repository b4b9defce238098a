"""How does a code open a link? It goes to the address that was asked; whoever types it comes back to the page."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from directory.accounts import send_code


def send_code_for(request, account, page):
    """Send the code, and lead to where it is typed; whoever asks too often is told so."""
    way_on = f"{reverse('account_confirm_login_code')}?{urlencode({'next': page})}"
    return send_code(request, account) or redirect(way_on)
