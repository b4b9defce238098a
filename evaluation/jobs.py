"""What the worker does for evaluations: it computes runs. Reports: `evaluation/reportjobs.py`."""

from evaluation import actions
from evaluation.models import Run
from records.jobs import JobKind, jobs


@jobs.register
class ComputeRun(JobKind):
    """A run as it was asked for, in one transaction: what a killed worker leaves is taken up again."""

    slug = "evaluation-run"

    def run(self, job, progress):
        run = Run.objects.select_related("round__exercise", "snapshot", "asked_by").get(pk=job.parameters["run"])
        actions.compute_run(run, progress)
