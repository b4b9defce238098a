"""Which address answers with which page?"""

from django.urls import path

from notices import choicepages, reminderpages

reminder_urls = [
    path("", reminderpages.reminder_list, name="list"),
]
letter_urls = [
    path("stop/<str:token>/", choicepages.stop, name="stop"),
]
