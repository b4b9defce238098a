"""How does the form of a call look to an applicant, before anybody has begun to answer it? Nothing is saved."""

from dataclasses import dataclass

from programs.audiences import Fields
from programs.filled import KINDS
from programs.forms.answers import AnswersForm, ProjectSectionForm
from programs.forms.files import FileForm
from programs.forms.tables import ROWS
from programs.models import Application, Audience, Call, FormSection, SectionKind

FORMS = {SectionKind.PROJECT: ProjectSectionForm, SectionKind.QUESTIONS: AnswersForm}


@dataclass(frozen=True)
class Tried:
    """One section as it is put before an applicant: the fields of a form, or what each row of a table asks."""

    section: FormSection
    fields: list
    columns: list


def tried_sections(call, side):
    """The sections that the leader of this side fills in, in the applicant's own forms."""
    call = Call.objects.prefetch_related("sections__questions", "areas").get(pk=call.pk)
    blank = Application(call=call)
    return [_tried(blank, one) for one in call.sections.all() if one.audience in (Audience.SHARED, side)]


def _tried(blank, section):
    if section.kind in ROWS:
        form = ROWS[section.kind]._meta
        columns = [form.model._meta.get_field(name).verbose_name for name in form.fields]
        return Tried(section, [], columns)
    filled = KINDS[section.kind](blank, section, None, {}, Fields(None, (), ()))
    form = FORMS[section.kind](filled=filled, prefix=section.key)
    files = [
        FileForm(question=question, prefix=f"{section.key}-{question.key}")
        for question in section.questions.all()
        if question.is_file
    ]
    return Tried(section, [*form, *(field for one in files for field in one)], [])
