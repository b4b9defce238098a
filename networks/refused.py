"""The sentences of those rules about networks that only the database's triggers keep."""

from django.utils.translation import gettext_lazy as _

from records.refusals import sentence

sentence(
    "network_institution_is_a_network",
    _("Choose an institution of the kind network, or change its kind in the directory first."),
    "institution",
)
sentence("mandate_adopted_stays", _("An adopted mandate stays as it is: enter a new version."))
sentence("announcement_body_of_its_network", _("Choose a body of the same network."), "body")
sentence("body_set_up_in_its_network", _("A body is set up by one of the same network."), "parent")
sentence("body_stays_in_its_network", _("A body stays in its network."), "network")
sentence("contact_stays_in_its_network", _("A person stays in the list of that network: enter them in the other one."))
sentence("body_has_seats", _("The body has fewer seats than that on some of these days."))
sentence("office_term_of_its_network", _("This person is not in the list of the body's network."))
sentence("office_term_taken_back_stays", _("This term of office was taken back: it stays as it is."))
sentence(
    "office_term_was_used",
    _("A meeting was held with this seat in its list: the term stays. Give it its last day instead."),
)
sentence("attendance_of_its_network", _("This seat or membership is not theirs, or not of the meeting's network."))
sentence("network_member_of_its_network", _("This person is not in the list of that network."))
sentence("chapter_focal_point_of_its_network", _("The focal point is not in the list of this network."))
sentence("meeting_is_shut", _("The minutes of this meeting are approved: it cannot be changed any more."))
sentence("meeting_decides_with_quorum", _("Without the quorum of the meeting's day nothing is carried."))
sentence("minutes_approved_with_quorum", _("Minutes are approved at a meeting that had its quorum."), "approved_in")
sentence("decision_of_held_meeting", _("Decisions are written down once the meeting was held."))
sentence("decision_of_its_agenda", _("This item stands on the agenda of another meeting."))
sentence("decision_votes_of_those_present", _("There are more votes than voting members present."))
sentence("minutes_are_locked", _("The minutes are approved: no version can be changed or added."))
sentence("minutes_circulated_keep_text", _("A circulated version keeps its text: write the next version."))
sentence(
    "minutes_approved_at_later_meeting",
    _("Minutes are approved at a later meeting of the same body that was held."),
    "approved_in",
)
