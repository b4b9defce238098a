"""Which address answers with which page?"""

from django.urls import path

from notices import reminderpages

reminder_urls = [
    path("", reminderpages.reminder_list, name="list"),
]
