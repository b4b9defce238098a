"""Who should review what? The one door to what loads scipy, opened when somebody asks."""


def propose(files, reviewers, **pairs):
    """The Proposal of `programs.review.assignment`, from files and reviewers as plain columns."""
    from programs.review import assignment

    files = [assignment.File(**one) for one in files]
    return assignment.propose(files, [assignment.Reviewer(**one) for one in reviewers], **pairs)


def adjust(reviews):
    """The Adjustment of `programs.review.adjusted_scores`, from (application, reviewer, score)."""
    from programs.review import adjusted_scores

    return adjusted_scores.adjust(reviews)
