"""Who may do what in the admin: `rules` alone decide, as everywhere."""


class AskingRules:
    """Only `rules` decides. `list_permission` narrows a list to some of the staff."""

    list_permission = None

    def permission(self, verb):
        return f"{self.opts.app_label}.{verb}_{self.opts.model_name}"

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        user = request.user
        if not user.is_authenticated or not user.is_staff:
            return False
        if obj is not None:
            return _once(request, user, self.permission("view"), obj)
        return self.list_permission is None or user.has_perm(self.list_permission)

    def has_add_permission(self, request):
        return request.user.has_perm(self.permission("add"))

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm(self.permission("change"), obj)

    def has_delete_permission(self, request, obj=None):
        """Only drafts are deleted; everything else is closed."""
        is_draft = obj is not None and getattr(obj, "status", "") == "draft"
        return is_draft and request.user.has_perm(self.permission("delete"), obj)


def _once(request, user, permission, record):
    """The admin asks the same many times while it makes one page; the database is asked once."""
    answers = request.__dict__.setdefault("answers_of_rules", {})
    key = permission, record.pk
    if key not in answers:
        answers[key] = user.has_perm(permission, record)
    return answers[key]
