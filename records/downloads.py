"""How does a file leave the portal? Said to the audit log, named, and neither guessed about nor run by a browser."""

import json
import logging

from django.conf import settings
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language_bidi

from records.spreadsheets import write_csv, write_xlsx

audit = logging.getLogger("audit")
FORMATS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def spreadsheet(request, rows, header, *, name, title):
    """Rows as a download, CSV or XLSX by its name, by the one writer that makes formulas inert."""
    audit.info("export", extra={"by": request.user.pk, "file": name, "query": request.GET.dict()})
    extension = name.rpartition(".")[2]
    if extension == "csv":
        response = StreamingHttpResponse(write_csv(rows, header), content_type=FORMATS[extension])
    else:
        data = write_xlsx(rows, header, title=title, rtl=get_language_bidi())
        response = HttpResponse(data, content_type=FORMATS[extension])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def data(request, rows, *, about, name):
    """Objects as a download, `about` them before `rows`: JSON, written piece by piece."""
    audit.info("export", extra={"by": request.user.pk, "file": name, "query": request.GET.dict()})
    response = StreamingHttpResponse(_json(about, rows), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _json(about, rows):
    head = json.dumps(about | {"rows": []}, ensure_ascii=False).removesuffix("]}")
    yield head.encode()
    for n, row in enumerate(rows):
        yield (",\n" if n else "\n").encode() + json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
    yield b"\n]}\n"


def private_file(file, *, name, mime):
    """A private file. In production the web server sends the bytes."""
    if settings.ACCEL_PREFIX:
        response = HttpResponse(content_type=mime)
        response["X-Accel-Redirect"] = f"{settings.ACCEL_PREFIX}{file.name}"
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    else:
        response = FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type=mime)
    return _sealed(response)


def private_bytes(content, *, name, mime):
    """What was made of a private file for this one reader: handed out as private files are."""
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return _sealed(response)


def _sealed(response):
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
