"""Networks with their people, bodies, meetings and announcements, and what the database counts of them."""

import datetime as dt
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import directory.countries
import records.clock
import records.columns
import records.models.office
import records.text
from records.migrating import Together

# What a meeting needs and has is counted here and nowhere else: pages ask the functions that the rules ask.
FUNCTIONS = """
CREATE FUNCTION meeting_voters(key bigint) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
    at record;
BEGIN
    SELECT meeting.held_on, body.id AS body, body.network_id AS network, body.voters INTO at
    FROM networks_meeting AS meeting JOIN networks_body AS body ON body.id = meeting.body_id WHERE meeting.id = key;
    IF at.voters = 'members' THEN
        RETURN (SELECT count(*) FROM networks_member
                WHERE network_id = at.network AND is_voting AND status = 'admitted' AND closed_on IS NULL
                      AND starts_on <= at.held_on AND COALESCE(ends_on, 'infinity') >= at.held_on);
    END IF;
    RETURN (SELECT count(*) FROM networks_officeterm
            WHERE body_id = at.body AND is_voting
                  AND starts_on <= at.held_on AND COALESCE(ends_on, 'infinity') >= at.held_on);
END $$;

CREATE FUNCTION meeting_present(key bigint) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
    at record;
BEGIN
    SELECT meeting.held_on, body.id AS body, body.network_id AS network, body.voters INTO at
    FROM networks_meeting AS meeting JOIN networks_body AS body ON body.id = meeting.body_id WHERE meeting.id = key;
    IF at.voters = 'members' THEN
        RETURN (SELECT count(*) FROM networks_attendance AS here JOIN networks_member AS own ON own.id = here.member_id
                WHERE here.meeting_id = key AND here.presence IN ('present', 'online', 'proxy')
                      AND own.network_id = at.network AND own.is_voting AND own.status = 'admitted'
                      AND own.closed_on IS NULL
                      AND own.starts_on <= at.held_on AND COALESCE(own.ends_on, 'infinity') >= at.held_on);
    END IF;
    RETURN (SELECT count(*) FROM networks_attendance AS here JOIN networks_officeterm AS own ON own.id = here.term_id
            WHERE here.meeting_id = key AND here.presence IN ('present', 'online', 'proxy')
                  AND own.body_id = at.body AND own.is_voting
                  AND own.starts_on <= at.held_on AND COALESCE(own.ends_on, 'infinity') >= at.held_on);
END $$;

CREATE FUNCTION meeting_needed(key bigint) RETURNS integer LANGUAGE plpgsql STABLE AS $$
DECLARE
    rule record;
    voting integer := meeting_voters(key);
BEGIN
    SELECT body.* INTO rule FROM networks_meeting AS meeting JOIN networks_body AS body ON body.id = meeting.body_id
    WHERE meeting.id = key;
    RETURN CASE rule.quorum_rule
        WHEN 'none' THEN 0
        WHEN 'number' THEN rule.quorum_number
        WHEN 'at_least' THEN GREATEST(1, ceil(voting * rule.quorum_over / rule.quorum_under::numeric))
        ELSE voting * rule.quorum_over / rule.quorum_under + 1
    END;
END $$;

CREATE FUNCTION meeting_is_quorate(key bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN meeting_present(key) >= meeting_needed(key);
END $$;

CREATE FUNCTION meeting_is_shut(key bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM networks_minutes WHERE meeting_id = key AND approved_in_id IS NOT NULL);
END $$;

CREATE FUNCTION body_is_oversold(key bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    most integer := (SELECT seats FROM networks_body WHERE id = key);
BEGIN
    RETURN most IS NOT NULL AND EXISTS (
        SELECT 1 FROM networks_officeterm AS first WHERE first.body_id = key AND first.role <> 'observer' AND (
            SELECT count(*) FROM networks_officeterm AS other
            WHERE other.body_id = key AND other.role <> 'observer'
                  AND other.starts_on <= first.starts_on AND COALESCE(other.ends_on, 'infinity') >= first.starts_on
        ) > most);
END $$;

CREATE FUNCTION contact_is_of(person bigint, network bigint) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN person IS NULL OR EXISTS (SELECT 1 FROM networks_contact WHERE id = person AND network_id = network);
END $$;

CREATE FUNCTION attendance_fits(meeting bigint, person bigint, seat bigint, membership bigint) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    at record;
BEGIN
    SELECT body.id AS body, body.network_id AS network INTO at
    FROM networks_meeting AS one JOIN networks_body AS body ON body.id = one.body_id WHERE one.id = meeting;
    RETURN EXISTS (SELECT 1 FROM networks_contact WHERE id = person AND network_id = at.network)
       AND (seat IS NULL OR EXISTS (
            SELECT 1 FROM networks_officeterm WHERE id = seat AND body_id = at.body AND contact_id = person))
       AND (membership IS NULL OR EXISTS (
            SELECT 1 FROM networks_member
            WHERE id = membership AND network_id = at.network AND (contact_id IS NULL OR contact_id = person)));
END $$;
"""
FORGET = """
DROP FUNCTION attendance_fits(bigint, bigint, bigint, bigint);
DROP FUNCTION contact_is_of(bigint, bigint);
DROP FUNCTION body_is_oversold(bigint);
DROP FUNCTION meeting_is_shut(bigint);
DROP FUNCTION meeting_is_quorate(bigint);
DROP FUNCTION meeting_needed(bigint);
DROP FUNCTION meeting_present(bigint);
DROP FUNCTION meeting_voters(bigint);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("directory", "0011_scholar_profiles"),
        ("records", "0011_pages_of_a_pdf"),
    ]

    operations = [
        migrations.RunSQL(FUNCTIONS, FORGET),
        Together(
            migrations.CreateModel(
                name="Mandate",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                    ("starts_on", models.DateField(verbose_name="holds from")),
                    ("adopted_by", records.columns.LineField(blank=True, max_length=200, verbose_name="adopted by")),
                    (
                        "is_adopted",
                        models.BooleanField(
                            default=False,
                            help_text="From then on its text stays as it is; a change is a new version.",
                            verbose_name="adopted",
                        ),
                    ),
                    ("text_en", models.TextField(verbose_name="text (English)")),
                    ("text_fa", models.TextField(blank=True, verbose_name="text (Persian)")),
                ],
                options={
                    "verbose_name": "mandate",
                    "verbose_name_plural": "mandate, in versions",
                    "ordering": ["-starts_on", "-number"],
                },
            ),
            migrations.CreateModel(
                name="AgendaItem",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                    ("title_en", records.columns.LineField(max_length=300, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=300, verbose_name="title (Persian)")),
                    ("presenter", records.columns.LineField(blank=True, max_length=200, verbose_name="presented by")),
                    ("minutes_long", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes")),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                    (
                        "carried_from",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="records.actionitem",
                            verbose_name="carried over from",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "item of the agenda",
                    "verbose_name_plural": "agenda",
                    "ordering": ["position", "pk"],
                },
            ),
            migrations.CreateModel(
                name="Body",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("assembly", "general assembly"),
                                ("board", "board of trustees"),
                                ("council", "executive council"),
                                ("committee", "committee"),
                            ],
                            default="board",
                            max_length=10,
                            verbose_name="kind",
                        ),
                    ),
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    (
                        "voters",
                        models.CharField(
                            choices=[
                                ("seats", "those who hold a seat with a vote"),
                                ("members", "all voting members of the network"),
                            ],
                            default="seats",
                            max_length=8,
                            verbose_name="who votes",
                        ),
                    ),
                    (
                        "seats",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            help_text="Empty: as many as there are.",
                            null=True,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="seats",
                        ),
                    ),
                    (
                        "quorum_rule",
                        models.CharField(
                            choices=[
                                ("none", "none needed"),
                                ("at_least", "at least a fraction of those who vote"),
                                ("more_than", "more than a fraction of those who vote"),
                                ("number", "a number of those who vote"),
                            ],
                            default="more_than",
                            max_length=10,
                            verbose_name="quorum",
                        ),
                    ),
                    (
                        "quorum_over",
                        models.PositiveSmallIntegerField(
                            blank=True, default=1, null=True, verbose_name="fraction: so many"
                        ),
                    ),
                    (
                        "quorum_under",
                        models.PositiveSmallIntegerField(blank=True, default=2, null=True, verbose_name="of"),
                    ),
                    (
                        "quorum_number",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="or number"),
                    ),
                    (
                        "term_months",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="a term lasts months"),
                    ),
                    (
                        "max_consecutive_terms",
                        models.PositiveSmallIntegerField(
                            blank=True, null=True, verbose_name="at most so many terms in a row"
                        ),
                    ),
                    ("is_public", models.BooleanField(default=True, verbose_name="shown on the network's public page")),
                    (
                        "parent",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="parts",
                            to="networks.body",
                            verbose_name="set up by",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "body of a network",
                    "verbose_name_plural": "bodies of networks",
                    "ordering": ["network", "pk"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Announcement",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    ("subject_en", records.columns.LineField(max_length=200, verbose_name="subject (English)")),
                    (
                        "subject_fa",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="subject (Persian)"),
                    ),
                    ("text_en", models.TextField(verbose_name="text (English)")),
                    ("text_fa", models.TextField(blank=True, verbose_name="text (Persian)")),
                    (
                        "status",
                        models.CharField(
                            choices=[("draft", "draft"), ("released", "released"), ("discarded", "discarded")],
                            default="draft",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    (
                        "letters_written",
                        models.PositiveIntegerField(editable=False, null=True, verbose_name="letters written"),
                    ),
                    (
                        "body",
                        models.ForeignKey(
                            blank=True,
                            help_text="Empty: to all members.",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="announcements",
                            to="networks.body",
                            verbose_name="only to those who sit in",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "announcement",
                    "verbose_name_plural": "announcements",
                    "ordering": ["-pk"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Contact",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (Latin)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    ("email", models.EmailField(blank=True, max_length=254, verbose_name="email")),
                    (
                        "language",
                        models.CharField(
                            choices=[("en", "English"), ("fa", "Persian")],
                            default="en",
                            max_length=5,
                            verbose_name="language of letters",
                        ),
                    ),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="country",
                        ),
                    ),
                    (
                        "institution_given",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="or its name"),
                    ),
                    (
                        "works_on",
                        records.columns.LineField(
                            blank=True,
                            help_text="Fields, separated by commas.",
                            max_length=300,
                            verbose_name="works on",
                        ),
                    ),
                    (
                        "named_since",
                        models.DateField(
                            blank=True,
                            help_text="Empty: stands in no public list.",
                            null=True,
                            verbose_name="has agreed to be named in public on",
                        ),
                    ),
                    (
                        "unsubscribed_at",
                        models.DateTimeField(
                            blank=True, editable=False, null=True, verbose_name="wants no announcements since"
                        ),
                    ),
                    (
                        "folded",
                        models.GeneratedField(
                            db_persist=True,
                            expression=records.text.Fold(
                                django.db.models.functions.text.Concat(
                                    "name_en",
                                    models.Value(" "),
                                    "name_fa",
                                    models.Value(" "),
                                    "institution_given",
                                    models.Value(" "),
                                    "works_on",
                                    output_field=models.TextField(),
                                )
                            ),
                            output_field=models.TextField(),
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="network_contacts",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="network_contacts",
                            to="directory.person",
                            verbose_name="person in the directory",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "person of a network",
                    "verbose_name_plural": "people of networks",
                    "ordering": ["name_en", "pk"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Chapter",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "country",
                        models.CharField(
                            choices=directory.countries.country_choices, max_length=2, verbose_name="country"
                        ),
                    ),
                    ("name_en", records.columns.LineField(blank=True, max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="chapters_hosted",
                            to="directory.institution",
                            verbose_name="hosted by",
                        ),
                    ),
                    (
                        "focal_point",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="chapters",
                            to="networks.contact",
                            verbose_name="focal point",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "national chapter",
                    "verbose_name_plural": "national chapters",
                    "ordering": ["country", "pk"],
                },
            ),
            migrations.CreateModel(
                name="Decision",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                    ("text_en", models.TextField(verbose_name="text (English)")),
                    ("text_fa", models.TextField(blank=True, verbose_name="text (Persian)")),
                    ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="for")),
                    ("votes_against", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="against")),
                    ("abstentions", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="abstained")),
                    ("is_carried", models.BooleanField(default=False, verbose_name="carried")),
                    (
                        "item",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="decisions",
                            to="networks.agendaitem",
                            verbose_name="on the item",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "decision",
                    "verbose_name_plural": "decisions",
                    "ordering": ["number"],
                },
            ),
            migrations.CreateModel(
                name="Meeting",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    (
                        "number",
                        models.PositiveSmallIntegerField(
                            help_text="The twelfth meeting of the board is 12.", verbose_name="number"
                        ),
                    ),
                    ("title_en", records.columns.LineField(blank=True, max_length=200, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="title (Persian)")),
                    ("held_on", models.DateField(verbose_name="day")),
                    ("begins", models.TimeField(default=dt.time(10, 0), verbose_name="begins at")),
                    ("ends", models.TimeField(default=dt.time(12, 0), verbose_name="ends at")),
                    (
                        "time_zone",
                        records.columns.LineField(
                            default="Asia/Tehran",
                            max_length=40,
                            validators=[records.models.office.validate_time_zone],
                            verbose_name="time zone",
                        ),
                    ),
                    ("place", records.columns.LineField(blank=True, max_length=200, verbose_name="place")),
                    ("link", models.URLField(blank=True, max_length=500, verbose_name="link to take part")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("planned", "planned"),
                                ("called", "called"),
                                ("held", "held"),
                                ("minuted", "minutes circulated"),
                                ("approved", "minutes approved"),
                                ("cancelled", "cancelled"),
                            ],
                            default="planned",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                    (
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="meetings",
                            to="networks.body",
                            verbose_name="body",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "meeting",
                    "verbose_name_plural": "meetings",
                    "ordering": ["-held_on", "-pk"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="DecisionEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                    ("text_en", models.TextField(verbose_name="text (English)")),
                    ("text_fa", models.TextField(blank=True, verbose_name="text (Persian)")),
                    ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="for")),
                    ("votes_against", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="against")),
                    ("abstentions", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="abstained")),
                    ("is_carried", models.BooleanField(default=False, verbose_name="carried")),
                    (
                        "item",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.agendaitem",
                            verbose_name="on the item",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.decision",
                        ),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.meeting",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="AgendaItemEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("position", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                    ("title_en", records.columns.LineField(max_length=300, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=300, verbose_name="title (Persian)")),
                    ("presenter", records.columns.LineField(blank=True, max_length=200, verbose_name="presented by")),
                    ("minutes_long", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes")),
                    ("note", models.TextField(blank=True, verbose_name="note")),
                    (
                        "carried_from",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="records.actionitem",
                            verbose_name="carried over from",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.agendaitem",
                        ),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.meeting",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="MeetingEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    (
                        "number",
                        models.PositiveSmallIntegerField(
                            help_text="The twelfth meeting of the board is 12.", verbose_name="number"
                        ),
                    ),
                    ("title_en", records.columns.LineField(blank=True, max_length=200, verbose_name="title (English)")),
                    ("title_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="title (Persian)")),
                    ("held_on", models.DateField(verbose_name="day")),
                    ("begins", models.TimeField(default=dt.time(10, 0), verbose_name="begins at")),
                    ("ends", models.TimeField(default=dt.time(12, 0), verbose_name="ends at")),
                    (
                        "time_zone",
                        records.columns.LineField(
                            default="Asia/Tehran",
                            max_length=40,
                            validators=[records.models.office.validate_time_zone],
                            verbose_name="time zone",
                        ),
                    ),
                    ("place", records.columns.LineField(blank=True, max_length=200, verbose_name="place")),
                    ("link", models.URLField(blank=True, max_length=500, verbose_name="link to take part")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("planned", "planned"),
                                ("called", "called"),
                                ("held", "held"),
                                ("minuted", "minutes circulated"),
                                ("approved", "minutes approved"),
                                ("cancelled", "cancelled"),
                            ],
                            default="planned",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                    (
                        "body",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.body",
                            verbose_name="body",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.meeting",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Member",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    (
                        "category",
                        models.CharField(
                            choices=[
                                ("full", "full member"),
                                ("associate", "associate member"),
                                ("observer", "observer"),
                                ("honorary", "honorary member"),
                            ],
                            default="full",
                            max_length=10,
                            verbose_name="category",
                        ),
                    ),
                    ("is_voting", models.BooleanField(default=True, verbose_name="votes")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("applied", "applied"),
                                ("admitted", "admitted"),
                                ("declined", "declined"),
                                ("withdrawn", "withdrawn"),
                            ],
                            default="applied",
                            editable=False,
                            max_length=12,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    (
                        "is_unconfirmed",
                        models.BooleanField(
                            default=False,
                            editable=False,
                            help_text="Applied by the form; the owner of the address has not confirmed it.",
                            verbose_name="address not confirmed",
                        ),
                    ),
                    ("applied_on", models.DateField(blank=True, null=True, verbose_name="applied on")),
                    ("statement", models.TextField(blank=True, verbose_name="why they want to join")),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="member from")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="until, this day included")),
                    ("end_reason", records.columns.LineField(blank=True, max_length=300, verbose_name="why it ended")),
                    (
                        "origin",
                        models.CharField(
                            choices=[
                                ("entered", "entered by hand"),
                                ("applied", "applied by the form"),
                                ("imported", "imported from a list"),
                            ],
                            default="entered",
                            editable=False,
                            max_length=8,
                            verbose_name="origin",
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="memberships",
                            to="networks.contact",
                            verbose_name="person",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="network_memberships",
                            to="directory.institution",
                            verbose_name="or institution",
                        ),
                    ),
                    (
                        "representative",
                        models.ForeignKey(
                            blank=True,
                            help_text="Who speaks for the institution.",
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="represents",
                            to="networks.contact",
                            verbose_name="represented by",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "member of a network",
                    "verbose_name_plural": "members of networks",
                    "ordering": ["pk"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Attendance",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("invited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="invited")),
                    (
                        "reply",
                        models.CharField(
                            choices=[
                                ("none", "no answer yet"),
                                ("yes", "comes"),
                                ("online", "takes part online"),
                                ("proxy", "sends somebody"),
                                ("no", "does not come"),
                            ],
                            default="none",
                            max_length=8,
                            verbose_name="answer",
                        ),
                    ),
                    (
                        "replied_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
                    ),
                    (
                        "reply_note",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="note to the secretary"),
                    ),
                    (
                        "presence",
                        models.CharField(
                            choices=[
                                ("unknown", "not recorded"),
                                ("present", "present"),
                                ("online", "present online"),
                                ("proxy", "represented by proxy"),
                                ("excused", "excused"),
                                ("absent", "absent"),
                            ],
                            default="unknown",
                            max_length=8,
                            verbose_name="presence",
                        ),
                    ),
                    (
                        "proxy_name",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="name of the proxy"),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="attendances",
                            to="networks.contact",
                            verbose_name="person",
                        ),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="attendances",
                            to="networks.meeting",
                        ),
                    ),
                    (
                        "member",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="networks.member",
                            verbose_name="by the membership",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "attendance",
                    "verbose_name_plural": "invited and present",
                    "ordering": ["pk"],
                },
            ),
            migrations.CreateModel(
                name="Minutes",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                    ("text_en", models.TextField(verbose_name="text (English)")),
                    ("text_fa", models.TextField(blank=True, verbose_name="text (Persian)")),
                    (
                        "circulated_on",
                        models.DateField(blank=True, editable=False, null=True, verbose_name="circulated on"),
                    ),
                    (
                        "comments_until",
                        models.DateField(blank=True, editable=False, null=True, verbose_name="comments until"),
                    ),
                    (
                        "voters",
                        models.PositiveSmallIntegerField(
                            blank=True, editable=False, null=True, verbose_name="had a vote"
                        ),
                    ),
                    (
                        "present",
                        models.PositiveSmallIntegerField(
                            blank=True, editable=False, null=True, verbose_name="voting, present"
                        ),
                    ),
                    (
                        "needed",
                        models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name="quorum"),
                    ),
                    (
                        "approved_in",
                        models.ForeignKey(
                            blank=True,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="approves",
                            to="networks.meeting",
                            verbose_name="approved at",
                        ),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="minutes", to="networks.meeting"
                        ),
                    ),
                ],
                options={
                    "verbose_name": "version of the minutes",
                    "verbose_name_plural": "minutes",
                    "ordering": ["-number"],
                },
            ),
            migrations.CreateModel(
                name="MinutesEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                    ("text_en", models.TextField(verbose_name="text (English)")),
                    ("text_fa", models.TextField(blank=True, verbose_name="text (Persian)")),
                    (
                        "circulated_on",
                        models.DateField(blank=True, editable=False, null=True, verbose_name="circulated on"),
                    ),
                    (
                        "comments_until",
                        models.DateField(blank=True, editable=False, null=True, verbose_name="comments until"),
                    ),
                    (
                        "voters",
                        models.PositiveSmallIntegerField(
                            blank=True, editable=False, null=True, verbose_name="had a vote"
                        ),
                    ),
                    (
                        "present",
                        models.PositiveSmallIntegerField(
                            blank=True, editable=False, null=True, verbose_name="voting, present"
                        ),
                    ),
                    (
                        "needed",
                        models.PositiveSmallIntegerField(blank=True, editable=False, null=True, verbose_name="quorum"),
                    ),
                    (
                        "approved_in",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            editable=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.meeting",
                            verbose_name="approved at",
                        ),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.meeting",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.minutes",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Network",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ("version", models.PositiveIntegerField(default=1, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("network", "network"),
                                ("commission", "commission"),
                                ("council", "council of centres"),
                            ],
                            default="network",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("founded_on", models.DateField(blank=True, null=True, verbose_name="founded")),
                    (
                        "founded_precision",
                        models.CharField(
                            choices=[("day", "day"), ("month", "month"), ("year", "year")],
                            default="day",
                            max_length=5,
                            verbose_name="known to the",
                        ),
                    ),
                    (
                        "founded_calendar",
                        models.CharField(
                            choices=[("gregorian", "Gregorian"), ("jalali", "Solar Hijri")],
                            default="gregorian",
                            max_length=9,
                            verbose_name="known in the calendar",
                        ),
                    ),
                    ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="dissolved on")),
                    ("purpose_en", models.TextField(blank=True, verbose_name="what it is for (English)")),
                    ("purpose_fa", models.TextField(blank=True, verbose_name="what it is for (Persian)")),
                    (
                        "takes_applications",
                        models.BooleanField(
                            default=False,
                            help_text="By a form on its public page.",
                            verbose_name="takes applications for membership",
                        ),
                    ),
                    ("is_public", models.BooleanField(default=False, verbose_name="public")),
                    (
                        "institution",
                        models.OneToOneField(
                            error_messages={"unique": "This institution is a network here already."},
                            help_text="Its entry in the directory, of the kind network: names, acronym, web address.",
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="network",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "parent",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="parts",
                            to="networks.network",
                            verbose_name="part of",
                        ),
                    ),
                    (
                        "secretariat",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="secretariats",
                            to="directory.institution",
                            verbose_name="secretariat at",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "network",
                    "verbose_name_plural": "networks",
                    "ordering": ["institution__sort_en", "pk"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="MemberEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    (
                        "category",
                        models.CharField(
                            choices=[
                                ("full", "full member"),
                                ("associate", "associate member"),
                                ("observer", "observer"),
                                ("honorary", "honorary member"),
                            ],
                            default="full",
                            max_length=10,
                            verbose_name="category",
                        ),
                    ),
                    ("is_voting", models.BooleanField(default=True, verbose_name="votes")),
                    (
                        "status",
                        models.CharField(
                            choices=[
                                ("applied", "applied"),
                                ("admitted", "admitted"),
                                ("declined", "declined"),
                                ("withdrawn", "withdrawn"),
                            ],
                            default="applied",
                            editable=False,
                            max_length=12,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    (
                        "is_unconfirmed",
                        models.BooleanField(
                            default=False,
                            editable=False,
                            help_text="Applied by the form; the owner of the address has not confirmed it.",
                            verbose_name="address not confirmed",
                        ),
                    ),
                    ("applied_on", models.DateField(blank=True, null=True, verbose_name="applied on")),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="member from")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="until, this day included")),
                    ("end_reason", records.columns.LineField(blank=True, max_length=300, verbose_name="why it ended")),
                    (
                        "origin",
                        models.CharField(
                            choices=[
                                ("entered", "entered by hand"),
                                ("applied", "applied by the form"),
                                ("imported", "imported from a list"),
                            ],
                            default="entered",
                            editable=False,
                            max_length=8,
                            verbose_name="origin",
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.contact",
                            verbose_name="person",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="or institution",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.member",
                        ),
                    ),
                    (
                        "representative",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            help_text="Who speaks for the institution.",
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.contact",
                            verbose_name="represented by",
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.network",
                            verbose_name="network",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="MandateEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                    ("starts_on", models.DateField(verbose_name="holds from")),
                    ("adopted_by", records.columns.LineField(blank=True, max_length=200, verbose_name="adopted by")),
                    (
                        "is_adopted",
                        models.BooleanField(
                            default=False,
                            help_text="From then on its text stays as it is; a change is a new version.",
                            verbose_name="adopted",
                        ),
                    ),
                    ("text_en", models.TextField(verbose_name="text (English)")),
                    ("text_fa", models.TextField(blank=True, verbose_name="text (Persian)")),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.mandate",
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.network",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ContactEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    (
                        "language",
                        models.CharField(
                            choices=[("en", "English"), ("fa", "Persian")],
                            default="en",
                            max_length=5,
                            verbose_name="language of letters",
                        ),
                    ),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="country",
                        ),
                    ),
                    (
                        "institution_given",
                        records.columns.LineField(blank=True, max_length=300, verbose_name="or its name"),
                    ),
                    (
                        "named_since",
                        models.DateField(
                            blank=True,
                            help_text="Empty: stands in no public list.",
                            null=True,
                            verbose_name="has agreed to be named in public on",
                        ),
                    ),
                    (
                        "unsubscribed_at",
                        models.DateTimeField(
                            blank=True, editable=False, null=True, verbose_name="wants no announcements since"
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.person",
                            verbose_name="person in the directory",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.contact",
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.network",
                            verbose_name="network",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="ChapterEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "country",
                        models.CharField(
                            choices=directory.countries.country_choices, max_length=2, verbose_name="country"
                        ),
                    ),
                    ("name_en", records.columns.LineField(blank=True, max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="from")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="hosted by",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.chapter",
                        ),
                    ),
                    (
                        "focal_point",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.contact",
                            verbose_name="focal point",
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.network",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="BodyEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("assembly", "general assembly"),
                                ("board", "board of trustees"),
                                ("council", "executive council"),
                                ("committee", "committee"),
                            ],
                            default="board",
                            max_length=10,
                            verbose_name="kind",
                        ),
                    ),
                    ("name_en", records.columns.LineField(max_length=200, verbose_name="name (English)")),
                    ("name_fa", records.columns.LineField(blank=True, max_length=200, verbose_name="name (Persian)")),
                    (
                        "voters",
                        models.CharField(
                            choices=[
                                ("seats", "those who hold a seat with a vote"),
                                ("members", "all voting members of the network"),
                            ],
                            default="seats",
                            max_length=8,
                            verbose_name="who votes",
                        ),
                    ),
                    (
                        "seats",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            help_text="Empty: as many as there are.",
                            null=True,
                            validators=[django.core.validators.MinValueValidator(1)],
                            verbose_name="seats",
                        ),
                    ),
                    (
                        "quorum_rule",
                        models.CharField(
                            choices=[
                                ("none", "none needed"),
                                ("at_least", "at least a fraction of those who vote"),
                                ("more_than", "more than a fraction of those who vote"),
                                ("number", "a number of those who vote"),
                            ],
                            default="more_than",
                            max_length=10,
                            verbose_name="quorum",
                        ),
                    ),
                    (
                        "quorum_over",
                        models.PositiveSmallIntegerField(
                            blank=True, default=1, null=True, verbose_name="fraction: so many"
                        ),
                    ),
                    (
                        "quorum_under",
                        models.PositiveSmallIntegerField(blank=True, default=2, null=True, verbose_name="of"),
                    ),
                    (
                        "quorum_number",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="or number"),
                    ),
                    (
                        "term_months",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="a term lasts months"),
                    ),
                    (
                        "max_consecutive_terms",
                        models.PositiveSmallIntegerField(
                            blank=True, null=True, verbose_name="at most so many terms in a row"
                        ),
                    ),
                    ("is_public", models.BooleanField(default=True, verbose_name="shown on the network's public page")),
                    (
                        "parent",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.body",
                            verbose_name="set up by",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.body",
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.network",
                            verbose_name="network",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="AnnouncementEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    ("subject_en", records.columns.LineField(max_length=200, verbose_name="subject (English)")),
                    (
                        "subject_fa",
                        records.columns.LineField(blank=True, max_length=200, verbose_name="subject (Persian)"),
                    ),
                    ("text_en", models.TextField(verbose_name="text (English)")),
                    ("text_fa", models.TextField(blank=True, verbose_name="text (Persian)")),
                    (
                        "status",
                        models.CharField(
                            choices=[("draft", "draft"), ("released", "released"), ("discarded", "discarded")],
                            default="draft",
                            editable=False,
                            max_length=10,
                            verbose_name="status",
                        ),
                    ),
                    (
                        "status_since",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="since"),
                    ),
                    (
                        "letters_written",
                        models.PositiveIntegerField(editable=False, null=True, verbose_name="letters written"),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.announcement",
                        ),
                    ),
                    (
                        "body",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            help_text="Empty: to all members.",
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.body",
                            verbose_name="only to those who sit in",
                        ),
                    ),
                    (
                        "network",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.network",
                            verbose_name="network",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="NetworkEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    (
                        "created_at",
                        models.DateTimeField(default=records.clock.now, editable=False, verbose_name="entered"),
                    ),
                    ("closed_on", models.DateField(blank=True, editable=False, null=True, verbose_name="closed on")),
                    (
                        "closed_reason",
                        records.columns.LineField(
                            blank=True, editable=False, max_length=300, verbose_name="reason for closing"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("network", "network"),
                                ("commission", "commission"),
                                ("council", "council of centres"),
                            ],
                            default="network",
                            max_length=12,
                            verbose_name="kind",
                        ),
                    ),
                    ("founded_on", models.DateField(blank=True, null=True, verbose_name="founded")),
                    (
                        "founded_precision",
                        models.CharField(
                            choices=[("day", "day"), ("month", "month"), ("year", "year")],
                            default="day",
                            max_length=5,
                            verbose_name="known to the",
                        ),
                    ),
                    (
                        "founded_calendar",
                        models.CharField(
                            choices=[("gregorian", "Gregorian"), ("jalali", "Solar Hijri")],
                            default="gregorian",
                            max_length=9,
                            verbose_name="known in the calendar",
                        ),
                    ),
                    ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="dissolved on")),
                    ("purpose_en", models.TextField(blank=True, verbose_name="what it is for (English)")),
                    ("purpose_fa", models.TextField(blank=True, verbose_name="what it is for (Persian)")),
                    (
                        "takes_applications",
                        models.BooleanField(
                            default=False,
                            help_text="By a form on its public page.",
                            verbose_name="takes applications for membership",
                        ),
                    ),
                    ("is_public", models.BooleanField(default=False, verbose_name="public")),
                    (
                        "institution",
                        models.ForeignKey(
                            db_constraint=False,
                            error_messages={"unique": "This institution is a network here already."},
                            help_text="Its entry in the directory, of the kind network: names, acronym, web address.",
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="institution",
                        ),
                    ),
                    (
                        "parent",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.network",
                            verbose_name="part of",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.network",
                        ),
                    ),
                    (
                        "secretariat",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="secretariat at",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="OfficeTerm",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("chair", "chair"),
                                ("vice", "vice-chair"),
                                ("secretary", "secretary"),
                                ("treasurer", "treasurer"),
                                ("member", "member"),
                                ("observer", "observer"),
                            ],
                            default="member",
                            max_length=10,
                            verbose_name="office",
                        ),
                    ),
                    ("is_voting", models.BooleanField(default=True, verbose_name="votes")),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="for the country",
                        ),
                    ),
                    ("starts_on", models.DateField(verbose_name="from")),
                    ("planned_end_on", models.DateField(blank=True, null=True, verbose_name="planned until")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                    ("end_reason", records.columns.LineField(blank=True, max_length=200, verbose_name="why it ended")),
                    (
                        "appointed_by",
                        records.columns.LineField(
                            blank=True, help_text="The decision or letter.", max_length=200, verbose_name="appointed by"
                        ),
                    ),
                    (
                        "ends_on",
                        models.GeneratedField(
                            db_persist=True,
                            expression=django.db.models.functions.comparison.Coalesce("ended_on", "planned_end_on"),
                            null=True,
                            output_field=models.DateField(verbose_name="last day"),
                        ),
                    ),
                    (
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="terms", to="networks.body"
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="terms",
                            to="networks.contact",
                            verbose_name="person",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="network_seats",
                            to="directory.institution",
                            verbose_name="for the institution",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "term of office",
                    "verbose_name_plural": "terms of office",
                    "ordering": ["-starts_on", "pk"],
                },
            ),
            migrations.CreateModel(
                name="AttendanceEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                    ("invited_at", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="invited")),
                    (
                        "reply",
                        models.CharField(
                            choices=[
                                ("none", "no answer yet"),
                                ("yes", "comes"),
                                ("online", "takes part online"),
                                ("proxy", "sends somebody"),
                                ("no", "does not come"),
                            ],
                            default="none",
                            max_length=8,
                            verbose_name="answer",
                        ),
                    ),
                    (
                        "replied_at",
                        models.DateTimeField(blank=True, editable=False, null=True, verbose_name="answered"),
                    ),
                    (
                        "presence",
                        models.CharField(
                            choices=[
                                ("unknown", "not recorded"),
                                ("present", "present"),
                                ("online", "present online"),
                                ("proxy", "represented by proxy"),
                                ("excused", "excused"),
                                ("absent", "absent"),
                            ],
                            default="unknown",
                            max_length=8,
                            verbose_name="presence",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.attendance",
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.contact",
                            verbose_name="person",
                        ),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.meeting",
                        ),
                    ),
                    (
                        "member",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.member",
                            verbose_name="by the membership",
                        ),
                    ),
                    (
                        "term",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.officeterm",
                            verbose_name="by the seat",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="OfficeTermEvent",
                fields=[
                    ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                    ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                    ("pgh_label", models.TextField(help_text="The event label.")),
                    ("pgh_context", pghistory.utils.JSONField(null=True)),
                    ("pgh_context_id", models.UUIDField(null=True)),
                    ("id", models.BigIntegerField()),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("chair", "chair"),
                                ("vice", "vice-chair"),
                                ("secretary", "secretary"),
                                ("treasurer", "treasurer"),
                                ("member", "member"),
                                ("observer", "observer"),
                            ],
                            default="member",
                            max_length=10,
                            verbose_name="office",
                        ),
                    ),
                    ("is_voting", models.BooleanField(default=True, verbose_name="votes")),
                    (
                        "country",
                        models.CharField(
                            blank=True,
                            choices=directory.countries.country_choices,
                            max_length=2,
                            verbose_name="for the country",
                        ),
                    ),
                    ("starts_on", models.DateField(verbose_name="from")),
                    ("planned_end_on", models.DateField(blank=True, null=True, verbose_name="planned until")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                    ("end_reason", records.columns.LineField(blank=True, max_length=200, verbose_name="why it ended")),
                    (
                        "appointed_by",
                        records.columns.LineField(
                            blank=True, help_text="The decision or letter.", max_length=200, verbose_name="appointed by"
                        ),
                    ),
                    (
                        "body",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.body",
                        ),
                    ),
                    (
                        "contact",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="networks.contact",
                            verbose_name="person",
                        ),
                    ),
                    (
                        "institution",
                        models.ForeignKey(
                            blank=True,
                            db_constraint=False,
                            null=True,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="+",
                            related_query_name="+",
                            to="directory.institution",
                            verbose_name="for the institution",
                        ),
                    ),
                    (
                        "pgh_obj",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.DO_NOTHING,
                            related_name="events",
                            related_query_name="events_query",
                            to="networks.officeterm",
                        ),
                    ),
                ],
                options={
                    "abstract": False,
                },
            ),
        ),
        Together(
            migrations.AddField(
                model_name="decision",
                name="meeting",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="decisions", to="networks.meeting"
                ),
            ),
            migrations.AddField(
                model_name="agendaitem",
                name="meeting",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="agenda", to="networks.meeting"
                ),
            ),
            migrations.AddField(
                model_name="member",
                name="network",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="members",
                    to="networks.network",
                    verbose_name="network",
                ),
            ),
            migrations.AddField(
                model_name="mandate",
                name="network",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="mandates", to="networks.network"
                ),
            ),
            migrations.AddField(
                model_name="contact",
                name="network",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="contacts",
                    to="networks.network",
                    verbose_name="network",
                ),
            ),
            migrations.AddField(
                model_name="chapter",
                name="network",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE, related_name="chapters", to="networks.network"
                ),
            ),
            migrations.AddField(
                model_name="body",
                name="network",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="bodies",
                    to="networks.network",
                    verbose_name="network",
                ),
            ),
            migrations.AddField(
                model_name="announcement",
                name="network",
                field=models.ForeignKey(
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="announcements",
                    to="networks.network",
                    verbose_name="network",
                ),
            ),
            migrations.AddField(
                model_name="attendance",
                name="term",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="networks.officeterm",
                    verbose_name="by the seat",
                ),
            ),
        ),
        Together(
            migrations.AddIndex(
                model_name="meeting",
                index=models.Index(fields=["body", "held_on"], name="meeting_of_body"),
            ),
            migrations.AddIndex(
                model_name="meeting",
                index=models.Index(fields=["status", "held_on"], name="meeting_by_status"),
            ),
            migrations.AddConstraint(
                model_name="meeting",
                constraint=models.UniqueConstraint(
                    fields=("body", "number"),
                    name="meeting_number_once",
                    violation_error_message="The body has a meeting of this number already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="meeting",
                constraint=models.CheckConstraint(
                    condition=models.Q(("ends__gt", models.F("begins"))),
                    name="meeting_times_ordered",
                    violation_error_message="It ends before it begins.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="meeting",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="fffdc8f8841b2576301b6513c3199516735a68d9",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_71164",
                        table="networks_meeting",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="meeting",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_sequence",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n                    IF (NEW.held_on, NEW.begins, NEW.ends, NEW.time_zone, NEW.place, NEW.link) IS DISTINCT FROM (OLD.held_on, OLD.begins, OLD.ends, OLD.time_zone, OLD.place, OLD.link) OR NEW.status <> OLD.status AND NEW.status = 'cancelled' THEN\n                        NEW.sequence = OLD.sequence + 1;\n                    END IF;\n                    RETURN NEW;\n                ",
                        hash="14768cd6d7a534d13eba14db17fe6fbd0a36ab6a",
                        operation="UPDATE",
                        pgid="pgtrigger_count_sequence_90d83",
                        table="networks_meeting",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="meeting",
                trigger=pgtrigger.compiler.Trigger(
                    name="shut_with_minutes",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF meeting_is_shut(OLD.id) AND (TG_OP = 'DELETE' OR (NEW.body_id, NEW.number, NEW.held_on, NEW.begins, NEW.ends, NEW.time_zone, NEW.place, NEW.link) IS DISTINCT FROM (OLD.body_id, OLD.number, OLD.held_on, OLD.begins, OLD.ends, OLD.time_zone, OLD.place, OLD.link) OR NEW.status NOT IN ('minuted', 'approved')) THEN\n            RAISE EXCEPTION 'minutes are approved' USING ERRCODE = '23514', CONSTRAINT = 'meeting_is_shut';\n        END IF;\n     RETURN COALESCE(NEW, OLD);",
                        hash="4b49c52e436f0fb9e67626607260757cdf60f686",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_shut_with_minutes_5c09d",
                        table="networks_meeting",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="meeting",
                trigger=pgtrigger.compiler.Trigger(
                    name="quorum_of_its_day",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        constraint="CONSTRAINT",
                        func="PERFORM 1 FROM networks_meeting WHERE id = NEW.id FOR NO KEY UPDATE; \n        IF EXISTS (SELECT FROM networks_decision WHERE meeting_id = NEW.id AND is_carried) AND NOT meeting_is_quorate(NEW.id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'meeting_decides_with_quorum';\n        END IF;\n     \n        IF EXISTS (SELECT FROM networks_minutes WHERE approved_in_id = NEW.id) AND NOT meeting_is_quorate(NEW.id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'minutes_approved_with_quorum';\n        END IF;\n     RETURN NULL;",
                        hash="bda857a565f0ca3e58d597d13210ad8c7a8c0561",
                        operation='UPDATE OF "held_on", "body_id"',
                        pgid="pgtrigger_quorum_of_its_day_442e1",
                        table="networks_meeting",
                        timing="DEFERRABLE INITIALLY DEFERRED",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="meeting",
                trigger=pgtrigger.compiler.Trigger(
                    name="decided_when_held",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        constraint="CONSTRAINT",
                        func="\n        IF NEW.status NOT IN ('held', 'minuted', 'approved') AND EXISTS (SELECT 1 FROM networks_decision WHERE meeting_id = NEW.id) THEN\n            RAISE EXCEPTION 'not held' USING ERRCODE = '23514', CONSTRAINT = 'decision_of_held_meeting';\n        END IF;\n     RETURN NULL;",
                        hash="502d08d534c416768f19871757ec1cb8929b88df",
                        operation='UPDATE OF "status"',
                        pgid="pgtrigger_decided_when_held_69b9f",
                        table="networks_meeting",
                        timing="DEFERRABLE INITIALLY DEFERRED",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="meeting",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_meetingevent" ("begins", "body_id", "closed_on", "closed_reason", "created_at", "ends", "held_on", "id", "link", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "sequence", "status", "status_since", "time_zone", "title_en", "title_fa", "uuid") VALUES (NEW."begins", NEW."body_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."ends", NEW."held_on", NEW."id", NEW."link", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."sequence", NEW."status", NEW."status_since", NEW."time_zone", NEW."title_en", NEW."title_fa", NEW."uuid"); RETURN NULL;',
                        hash="5a4bb773ea92a7e251bdcd63a0cabee90628ffd5",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_1c64e",
                        table="networks_meeting",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="meeting",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."begins" IS DISTINCT FROM (NEW."begins") OR OLD."body_id" IS DISTINCT FROM (NEW."body_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."held_on" IS DISTINCT FROM (NEW."held_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."link" IS DISTINCT FROM (NEW."link") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."time_zone" IS DISTINCT FROM (NEW."time_zone") OR OLD."title_en" IS DISTINCT FROM (NEW."title_en") OR OLD."title_fa" IS DISTINCT FROM (NEW."title_fa") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "networks_meetingevent" ("begins", "body_id", "closed_on", "closed_reason", "created_at", "ends", "held_on", "id", "link", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "sequence", "status", "status_since", "time_zone", "title_en", "title_fa", "uuid") VALUES (NEW."begins", NEW."body_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."ends", NEW."held_on", NEW."id", NEW."link", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."sequence", NEW."status", NEW."status_since", NEW."time_zone", NEW."title_en", NEW."title_fa", NEW."uuid"); RETURN NULL;',
                        hash="74b224eeb36b382aa524c06f2d449262e28a693c",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_36397",
                        table="networks_meeting",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="meeting",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_meetingevent" ("begins", "body_id", "closed_on", "closed_reason", "created_at", "ends", "held_on", "id", "link", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "sequence", "status", "status_since", "time_zone", "title_en", "title_fa", "uuid") VALUES (OLD."begins", OLD."body_id", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."ends", OLD."held_on", OLD."id", OLD."link", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."sequence", OLD."status", OLD."status_since", OLD."time_zone", OLD."title_en", OLD."title_fa", OLD."uuid"); RETURN NULL;',
                        hash="89d96474752209f396c605a49a0c5d3809993ea1",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_fdf3b",
                        table="networks_meeting",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="decisionevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="c192c29cff7bdcffe785a7338b516a4208057ba7",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_22aca",
                        table="networks_decisionevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="decision",
                constraint=models.UniqueConstraint(
                    fields=("meeting", "number"),
                    name="decision_number_once",
                    violation_error_message="The meeting has a decision of this number already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="decision",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("is_carried", False),
                        ("votes_for__isnull", True),
                        ("votes_against__isnull", True),
                        ("votes_for__gt", models.F("votes_against")),
                        _connector="OR",
                    ),
                    name="decision_carried_has_majority",
                    violation_error_message="It was carried with fewer votes for it than against it.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="decision",
                trigger=pgtrigger.compiler.Trigger(
                    name="shut_with_minutes",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF TG_OP <> 'INSERT' AND meeting_is_shut(OLD.meeting_id) OR TG_OP <> 'DELETE' AND meeting_is_shut(NEW.meeting_id) THEN\n            RAISE EXCEPTION 'minutes are approved' USING ERRCODE = '23514', CONSTRAINT = 'meeting_is_shut';\n        END IF;\n     RETURN COALESCE(NEW, OLD);",
                        hash="e7f360572f11dcb6cb99c048166f20e52ed4684f",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_shut_with_minutes_1d44d",
                        table="networks_decision",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="decision",
                trigger=pgtrigger.compiler.Trigger(
                    name="quorum_to_carry",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        constraint="CONSTRAINT",
                        func="PERFORM 1 FROM networks_meeting WHERE id = NEW.meeting_id FOR NO KEY UPDATE; \n        IF EXISTS (SELECT FROM networks_decision WHERE meeting_id = NEW.meeting_id AND is_carried) AND NOT meeting_is_quorate(NEW.meeting_id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'meeting_decides_with_quorum';\n        END IF;\n     \n        IF EXISTS (SELECT FROM networks_minutes WHERE approved_in_id = NEW.meeting_id) AND NOT meeting_is_quorate(NEW.meeting_id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'minutes_approved_with_quorum';\n        END IF;\n     RETURN NULL;",
                        hash="394ce8c8fdcf67bbe28f46f51a8c968e78dc9437",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_quorum_to_carry_071c1",
                        table="networks_decision",
                        timing="DEFERRABLE INITIALLY DEFERRED",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="decision",
                trigger=pgtrigger.compiler.Trigger(
                    name="of_held_meeting",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF NOT EXISTS (SELECT 1 FROM networks_meeting WHERE id = NEW.meeting_id AND status IN ('held', 'minuted', 'approved')) THEN\n            RAISE EXCEPTION 'not held' USING ERRCODE = '23514', CONSTRAINT = 'decision_of_held_meeting';\n        END IF;\n     \n        IF NEW.item_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM networks_agendaitem WHERE id = NEW.item_id AND meeting_id = NEW.meeting_id) THEN\n            RAISE EXCEPTION 'item of another meeting' USING ERRCODE = '23514', CONSTRAINT = 'decision_of_its_agenda';\n        END IF;\n     \n        IF COALESCE(NEW.votes_for, 0) + COALESCE(NEW.votes_against, 0) + COALESCE(NEW.abstentions, 0) > meeting_present(NEW.meeting_id) THEN\n            RAISE EXCEPTION 'too many votes' USING ERRCODE = '23514', CONSTRAINT = 'decision_votes_of_those_present';\n        END IF;\n     RETURN NEW;",
                        hash="f6e3818f8d6aa3c5213ac3943d371c18f0ae40db",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_of_held_meeting_c126c",
                        table="networks_decision",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="decision",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_decisionevent" ("abstentions", "id", "is_carried", "item_id", "meeting_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_en", "text_fa", "votes_against", "votes_for") VALUES (NEW."abstentions", NEW."id", NEW."is_carried", NEW."item_id", NEW."meeting_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."text_en", NEW."text_fa", NEW."votes_against", NEW."votes_for"); RETURN NULL;',
                        hash="1a6e94b8707b1dae0765a323892f3da98a2f21a8",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_f8ee6",
                        table="networks_decision",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="decision",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "networks_decisionevent" ("abstentions", "id", "is_carried", "item_id", "meeting_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_en", "text_fa", "votes_against", "votes_for") VALUES (NEW."abstentions", NEW."id", NEW."is_carried", NEW."item_id", NEW."meeting_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."text_en", NEW."text_fa", NEW."votes_against", NEW."votes_for"); RETURN NULL;',
                        hash="5ac759fb6946aaa25c9da8c64aca4aa8f610262b",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_47b49",
                        table="networks_decision",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="decision",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_decisionevent" ("abstentions", "id", "is_carried", "item_id", "meeting_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text_en", "text_fa", "votes_against", "votes_for") VALUES (OLD."abstentions", OLD."id", OLD."is_carried", OLD."item_id", OLD."meeting_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."text_en", OLD."text_fa", OLD."votes_against", OLD."votes_for"); RETURN NULL;',
                        hash="666bc7e8e45c44c808de5e4cdfd38401a0c3b026",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_ab1ff",
                        table="networks_decision",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agendaitemevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="373e474b5c04785451d45235eeda92d9638f4929",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_8cc23",
                        table="networks_agendaitemevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="agendaitem",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("carried_from__isnull", False)),
                    fields=("meeting", "carried_from"),
                    name="agenda_carries_over_once",
                    violation_error_message="This action stands on the agenda already.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agendaitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="shut_with_minutes",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF TG_OP <> 'INSERT' AND meeting_is_shut(OLD.meeting_id) OR TG_OP <> 'DELETE' AND meeting_is_shut(NEW.meeting_id) THEN\n            RAISE EXCEPTION 'minutes are approved' USING ERRCODE = '23514', CONSTRAINT = 'meeting_is_shut';\n        END IF;\n     RETURN COALESCE(NEW, OLD);",
                        hash="6e3dbeb1a94b3daab91f01b567449295a31aca4b",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_shut_with_minutes_35f67",
                        table="networks_agendaitem",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agendaitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_agendaitemevent" ("carried_from_id", "id", "meeting_id", "minutes_long", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "title_en", "title_fa") VALUES (NEW."carried_from_id", NEW."id", NEW."meeting_id", NEW."minutes_long", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."presenter", NEW."title_en", NEW."title_fa"); RETURN NULL;',
                        hash="b55a0cbecc435bafdaf6e9bf5a1918a5703a3469",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_a662b",
                        table="networks_agendaitem",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agendaitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "networks_agendaitemevent" ("carried_from_id", "id", "meeting_id", "minutes_long", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "title_en", "title_fa") VALUES (NEW."carried_from_id", NEW."id", NEW."meeting_id", NEW."minutes_long", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."presenter", NEW."title_en", NEW."title_fa"); RETURN NULL;',
                        hash="2b1e6cef29ae6525c29dafaeb9185b9a275ca905",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_a9c99",
                        table="networks_agendaitem",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="agendaitem",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_agendaitemevent" ("carried_from_id", "id", "meeting_id", "minutes_long", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "presenter", "title_en", "title_fa") VALUES (OLD."carried_from_id", OLD."id", OLD."meeting_id", OLD."minutes_long", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."presenter", OLD."title_en", OLD."title_fa"); RETURN NULL;',
                        hash="dec2af4874e52947b05bbc235d28756eb491d59a",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_d4cc4",
                        table="networks_agendaitem",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="meetingevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="56b988fa4a99114ff15212b9e19e33b57a5b33b0",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_2c27a",
                        table="networks_meetingevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddIndex(
                model_name="minutes",
                index=models.Index(
                    condition=models.Q(("approved_in__isnull", True)),
                    fields=["comments_until"],
                    name="minutes_to_comment_on",
                ),
            ),
            migrations.AddConstraint(
                model_name="minutes",
                constraint=models.UniqueConstraint(
                    fields=("meeting", "number"),
                    name="minutes_version_once",
                    violation_error_message="This version is there already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="minutes",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("approved_in__isnull", False)),
                    fields=("meeting",),
                    name="minutes_approved_once",
                    violation_error_message="A version of these minutes is approved already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="minutes",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("approved_in", models.F("meeting")), _negated=True),
                        ("approved_in__isnull", True),
                        _connector="OR",
                    ),
                    name="minutes_approved_elsewhere",
                    violation_error_message="Minutes are approved at a later meeting, not at their own.",
                ),
            ),
            migrations.AddConstraint(
                model_name="minutes",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("approved_in__isnull", True), ("circulated_on__isnull", False), _connector="OR"
                    ),
                    name="minutes_approved_were_circulated",
                    violation_error_message="Minutes are circulated before they are approved.",
                ),
            ),
            migrations.AddConstraint(
                model_name="minutes",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("comments_until__isnull", True),
                        ("comments_until__gte", models.F("circulated_on")),
                        _connector="OR",
                    ),
                    name="minutes_comments_after_circulation",
                    violation_error_message="Comments end before the minutes were circulated.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="minutes",
                trigger=pgtrigger.compiler.Trigger(
                    name="stays_as_approved",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF TG_OP <> 'INSERT' AND OLD.approved_in_id IS NOT NULL OR TG_OP = 'INSERT' AND meeting_is_shut(NEW.meeting_id) THEN\n            RAISE EXCEPTION 'minutes are approved' USING ERRCODE = '23514', CONSTRAINT = 'minutes_are_locked';\n        END IF;\n     \n        IF TG_OP <> 'INSERT' AND OLD.circulated_on IS NOT NULL AND (TG_OP = 'DELETE' OR (NEW.meeting_id, NEW.number, NEW.text_en, NEW.text_fa, NEW.circulated_on) IS DISTINCT FROM (OLD.meeting_id, OLD.number, OLD.text_en, OLD.text_fa, OLD.circulated_on)) THEN\n            RAISE EXCEPTION 'minutes are circulated' USING ERRCODE = '23514', CONSTRAINT = 'minutes_circulated_keep_text';\n        END IF;\n     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; \n        IF NEW.approved_in_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM networks_meeting AS later JOIN networks_meeting AS own ON own.id = NEW.meeting_id AND own.body_id = later.body_id WHERE later.id = NEW.approved_in_id AND later.held_on > own.held_on AND later.status IN ('held', 'minuted', 'approved')) THEN\n            RAISE EXCEPTION 'not at a later meeting' USING ERRCODE = '23514', CONSTRAINT = 'minutes_approved_at_later_meeting';\n        END IF;\n     RETURN NEW;",
                        hash="68993d631c48ea2df0475635cf368f8abe34f774",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_stays_as_approved_a3ead",
                        table="networks_minutes",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="minutes",
                trigger=pgtrigger.compiler.Trigger(
                    name="approved_with_quorum",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        constraint="CONSTRAINT",
                        func="PERFORM 1 FROM networks_meeting WHERE id = NEW.approved_in_id FOR NO KEY UPDATE; \n        IF EXISTS (SELECT FROM networks_decision WHERE meeting_id = NEW.approved_in_id AND is_carried) AND NOT meeting_is_quorate(NEW.approved_in_id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'meeting_decides_with_quorum';\n        END IF;\n     \n        IF EXISTS (SELECT FROM networks_minutes WHERE approved_in_id = NEW.approved_in_id) AND NOT meeting_is_quorate(NEW.approved_in_id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'minutes_approved_with_quorum';\n        END IF;\n     RETURN NULL;",
                        hash="a61802192df303723c1e13209e7d574a85ee080e",
                        operation='UPDATE OF "approved_in_id"',
                        pgid="pgtrigger_approved_with_quorum_e5616",
                        table="networks_minutes",
                        timing="DEFERRABLE INITIALLY DEFERRED",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="minutes",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_minutesevent" ("approved_in_id", "circulated_on", "comments_until", "id", "meeting_id", "needed", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "text_en", "text_fa", "voters") VALUES (NEW."approved_in_id", NEW."circulated_on", NEW."comments_until", NEW."id", NEW."meeting_id", NEW."needed", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."present", NEW."text_en", NEW."text_fa", NEW."voters"); RETURN NULL;',
                        hash="aad9d1f2563a58cf0386c6eb58416194a3b5e2c1",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_a9956",
                        table="networks_minutes",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="minutes",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "networks_minutesevent" ("approved_in_id", "circulated_on", "comments_until", "id", "meeting_id", "needed", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "text_en", "text_fa", "voters") VALUES (NEW."approved_in_id", NEW."circulated_on", NEW."comments_until", NEW."id", NEW."meeting_id", NEW."needed", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."present", NEW."text_en", NEW."text_fa", NEW."voters"); RETURN NULL;',
                        hash="1e1e15251443684c1863ea9eb7865ccece6a4f6e",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_060bd",
                        table="networks_minutes",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="minutes",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_minutesevent" ("approved_in_id", "circulated_on", "comments_until", "id", "meeting_id", "needed", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "present", "text_en", "text_fa", "voters") VALUES (OLD."approved_in_id", OLD."circulated_on", OLD."comments_until", OLD."id", OLD."meeting_id", OLD."needed", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."present", OLD."text_en", OLD."text_fa", OLD."voters"); RETURN NULL;',
                        hash="60f2266dfbf9c0af5b1f042ca2c3fdb6a2eb5fb4",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_e4514",
                        table="networks_minutes",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="minutesevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="fe90a27a64ed820f4b1d105113478b87d9faaf1e",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_9c395",
                        table="networks_minutesevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="network",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("dissolved_on__gte", models.F("founded_on")),
                        ("dissolved_on__isnull", True),
                        ("founded_on__isnull", True),
                        _connector="OR",
                    ),
                    name="network_dates_ordered",
                    violation_error_message="It is dissolved before it was founded.",
                ),
            ),
            migrations.AddConstraint(
                model_name="network",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("parent", models.F("id")), _negated=True), ("parent__isnull", True), _connector="OR"
                    ),
                    name="network_is_not_part_of_itself",
                    violation_error_message="A network cannot be part of itself.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="network",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="06a5253bd3e2aaeeea4fef04573052c35e966cdc",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_f0537",
                        table="networks_network",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="network",
                trigger=pgtrigger.compiler.Trigger(
                    name="institution_is_a_network",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF NOT EXISTS (SELECT 1 FROM directory_institution WHERE id = NEW.institution_id AND kind = 'network') THEN\n            RAISE EXCEPTION 'institution of another kind' USING ERRCODE = '23514', CONSTRAINT = 'network_institution_is_a_network';\n        END IF;\n     RETURN NEW;",
                        hash="d060d06af609b29017f4dbf54439fb0e6178f53c",
                        operation='INSERT OR UPDATE OF "institution_id"',
                        pgid="pgtrigger_institution_is_a_network_082bc",
                        table="networks_network",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="network",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_networkevent" ("closed_on", "closed_reason", "created_at", "dissolved_on", "founded_calendar", "founded_on", "founded_precision", "id", "institution_id", "is_public", "kind", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_en", "purpose_fa", "secretariat_id", "takes_applications", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."dissolved_on", NEW."founded_calendar", NEW."founded_on", NEW."founded_precision", NEW."id", NEW."institution_id", NEW."is_public", NEW."kind", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose_en", NEW."purpose_fa", NEW."secretariat_id", NEW."takes_applications", NEW."uuid"); RETURN NULL;',
                        hash="903f8ce5262cd08522e6a0e2e132b9f6ad9902fe",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_18ce1",
                        table="networks_network",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="network",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."dissolved_on" IS DISTINCT FROM (NEW."dissolved_on") OR OLD."founded_calendar" IS DISTINCT FROM (NEW."founded_calendar") OR OLD."founded_on" IS DISTINCT FROM (NEW."founded_on") OR OLD."founded_precision" IS DISTINCT FROM (NEW."founded_precision") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."purpose_en" IS DISTINCT FROM (NEW."purpose_en") OR OLD."purpose_fa" IS DISTINCT FROM (NEW."purpose_fa") OR OLD."secretariat_id" IS DISTINCT FROM (NEW."secretariat_id") OR OLD."takes_applications" IS DISTINCT FROM (NEW."takes_applications") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "networks_networkevent" ("closed_on", "closed_reason", "created_at", "dissolved_on", "founded_calendar", "founded_on", "founded_precision", "id", "institution_id", "is_public", "kind", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_en", "purpose_fa", "secretariat_id", "takes_applications", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."dissolved_on", NEW."founded_calendar", NEW."founded_on", NEW."founded_precision", NEW."id", NEW."institution_id", NEW."is_public", NEW."kind", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose_en", NEW."purpose_fa", NEW."secretariat_id", NEW."takes_applications", NEW."uuid"); RETURN NULL;',
                        hash="f0a28bd41194a6b62fa671447970e13b424dc44b",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_d086d",
                        table="networks_network",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="network",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_networkevent" ("closed_on", "closed_reason", "created_at", "dissolved_on", "founded_calendar", "founded_on", "founded_precision", "id", "institution_id", "is_public", "kind", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose_en", "purpose_fa", "secretariat_id", "takes_applications", "uuid") VALUES (OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."dissolved_on", OLD."founded_calendar", OLD."founded_on", OLD."founded_precision", OLD."id", OLD."institution_id", OLD."is_public", OLD."kind", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose_en", OLD."purpose_fa", OLD."secretariat_id", OLD."takes_applications", OLD."uuid"); RETURN NULL;',
                        hash="a012557aeb3cd7b59ab825cad184a67d2bf1454c",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_a2393",
                        table="networks_network",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="memberevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="850245212381ea07bbfbc03097d8922f4f7eacf4",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_609cf",
                        table="networks_memberevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddIndex(
                model_name="member",
                index=models.Index(
                    condition=models.Q(("status", "admitted")),
                    fields=["network", "starts_on", "ends_on"],
                    name="network_members_of_a_day",
                ),
            ),
            migrations.AddIndex(
                model_name="member",
                index=models.Index(
                    condition=models.Q(("status", "applied")),
                    fields=["network", "status_since"],
                    name="network_members_to_admit",
                ),
            ),
            migrations.AddConstraint(
                model_name="member",
                constraint=models.CheckConstraint(
                    condition=models.Q(("contact__isnull", True), ("institution__isnull", True), _connector="XOR"),
                    name="network_member_is_one",
                    violation_error_message="A member is a person or an institution: choose one of both.",
                ),
            ),
            migrations.AddConstraint(
                model_name="member",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("representative__isnull", True), ("institution__isnull", False), _connector="OR"
                    ),
                    name="network_member_person_is_not_represented",
                    violation_error_message="Only an institution is represented by somebody.",
                ),
            ),
            migrations.AddConstraint(
                model_name="member",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("starts_on__isnull", False), ("status", "admitted")),
                        models.Q(
                            models.Q(("status", "admitted"), _negated=True),
                            ("ends_on__isnull", True),
                            ("starts_on__isnull", True),
                        ),
                        _connector="OR",
                    ),
                    name="network_member_admitted_has_day",
                    violation_error_message="Who is admitted has the first day of membership; others have none.",
                ),
            ),
            migrations.AddConstraint(
                model_name="member",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("status", "admitted"), _negated=True), ("is_unconfirmed", False), _connector="OR"
                    ),
                    name="network_member_admitted_is_confirmed",
                    violation_error_message="Nobody is admitted whose address is not confirmed.",
                ),
            ),
            migrations.AddConstraint(
                model_name="member",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("ends_on__gte", models.F("starts_on")), ("ends_on__isnull", True), _connector="OR"
                    ),
                    name="network_member_dates_ordered",
                    violation_error_message="The membership ends before it begins.",
                ),
            ),
            migrations.AddConstraint(
                model_name="member",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("status", "applied")),
                    fields=("network", "contact", "institution"),
                    name="network_member_applies_once",
                    nulls_distinct=False,
                    violation_error_message="An application of theirs waits already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="member",
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                    condition=models.Q(("status", "admitted"), ("contact__isnull", False)),
                    expressions=[
                        (
                            models.Func(
                                "contact",
                                "contact",
                                models.Value("[]"),
                                function="int8range",
                                output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                            ),
                            "&&",
                        ),
                        (
                            models.Func(
                                "starts_on",
                                "ends_on",
                                models.Value("[]"),
                                function="daterange",
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                            "&&",
                        ),
                    ],
                    name="network_member_person_once",
                    violation_error_message="This person is a member on some of these days already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="member",
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                    condition=models.Q(("status", "admitted"), ("institution__isnull", False)),
                    expressions=[
                        (
                            models.Func(
                                "network",
                                "network",
                                models.Value("[]"),
                                function="int8range",
                                output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                            ),
                            "&&",
                        ),
                        (
                            models.Func(
                                "institution",
                                "institution",
                                models.Value("[]"),
                                function="int8range",
                                output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                            ),
                            "&&",
                        ),
                        (
                            models.Func(
                                "starts_on",
                                "ends_on",
                                models.Value("[]"),
                                function="daterange",
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                            "&&",
                        ),
                    ],
                    name="network_member_institution_once",
                    violation_error_message="This institution is a member on some of these days already.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="7bf550e6cda16e9f0c0dfecb4f4202200eee7ee1",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_355be",
                        table="networks_member",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="of_the_same_network",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF NOT contact_is_of(NEW.contact_id, NEW.network_id) OR NOT contact_is_of(NEW.representative_id, NEW.network_id) THEN\n            RAISE EXCEPTION 'another network' USING ERRCODE = '23514', CONSTRAINT = 'network_member_of_its_network';\n        END IF;\n     RETURN NEW;",
                        hash="073747ffb5ee9a319f6ee894bb8bd642169964c3",
                        operation='INSERT OR UPDATE OF "network_id", "contact_id", "representative_id"',
                        pgid="pgtrigger_of_the_same_network_270fd",
                        table="networks_member",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_memberevent" ("applied_on", "category", "closed_on", "closed_reason", "contact_id", "created_at", "end_reason", "ends_on", "id", "institution_id", "is_unconfirmed", "is_voting", "network_id", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representative_id", "starts_on", "status", "status_since", "uuid") VALUES (NEW."applied_on", NEW."category", NEW."closed_on", NEW."closed_reason", NEW."contact_id", NEW."created_at", NEW."end_reason", NEW."ends_on", NEW."id", NEW."institution_id", NEW."is_unconfirmed", NEW."is_voting", NEW."network_id", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."representative_id", NEW."starts_on", NEW."status", NEW."status_since", NEW."uuid"); RETURN NULL;',
                        hash="990d52e04aeb6af394a4c48dc41c294946f87e07",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_f547c",
                        table="networks_member",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."applied_on" IS DISTINCT FROM (NEW."applied_on") OR OLD."category" IS DISTINCT FROM (NEW."category") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ends_on" IS DISTINCT FROM (NEW."ends_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."is_unconfirmed" IS DISTINCT FROM (NEW."is_unconfirmed") OR OLD."is_voting" IS DISTINCT FROM (NEW."is_voting") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."representative_id" IS DISTINCT FROM (NEW."representative_id") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "networks_memberevent" ("applied_on", "category", "closed_on", "closed_reason", "contact_id", "created_at", "end_reason", "ends_on", "id", "institution_id", "is_unconfirmed", "is_voting", "network_id", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representative_id", "starts_on", "status", "status_since", "uuid") VALUES (NEW."applied_on", NEW."category", NEW."closed_on", NEW."closed_reason", NEW."contact_id", NEW."created_at", NEW."end_reason", NEW."ends_on", NEW."id", NEW."institution_id", NEW."is_unconfirmed", NEW."is_voting", NEW."network_id", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."representative_id", NEW."starts_on", NEW."status", NEW."status_since", NEW."uuid"); RETURN NULL;',
                        hash="3ba5a7b2cb4c03e72c86188af19d6758d28a80b9",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_acdd0",
                        table="networks_member",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="member",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_memberevent" ("applied_on", "category", "closed_on", "closed_reason", "contact_id", "created_at", "end_reason", "ends_on", "id", "institution_id", "is_unconfirmed", "is_voting", "network_id", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "representative_id", "starts_on", "status", "status_since", "uuid") VALUES (OLD."applied_on", OLD."category", OLD."closed_on", OLD."closed_reason", OLD."contact_id", OLD."created_at", OLD."end_reason", OLD."ends_on", OLD."id", OLD."institution_id", OLD."is_unconfirmed", OLD."is_voting", OLD."network_id", OLD."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."representative_id", OLD."starts_on", OLD."status", OLD."status_since", OLD."uuid"); RETURN NULL;',
                        hash="ee2fa0a48516d73566a9d1628cf71a4b985e6dd2",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_ba2b4",
                        table="networks_member",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="mandateevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="dcf346aec01b398c35da060f8bb81fe4ac1b44f6",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_02fdc",
                        table="networks_mandateevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="mandate",
                constraint=models.UniqueConstraint(
                    fields=("network", "number"),
                    name="mandate_version_once",
                    violation_error_message="This version is there already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="mandate",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("is_adopted", True)),
                    fields=("network", "starts_on"),
                    name="mandate_one_from_a_day",
                    violation_error_message="Another version holds from this day on.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="mandate",
                trigger=pgtrigger.compiler.Trigger(
                    name="adopted_stays",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF OLD.is_adopted AND (TG_OP = 'DELETE' OR (NEW.network_id, NEW.number, NEW.starts_on, NEW.text_en, NEW.text_fa, NEW.is_adopted) IS DISTINCT FROM (OLD.network_id, OLD.number, OLD.starts_on, OLD.text_en, OLD.text_fa, OLD.is_adopted)) THEN\n            RAISE EXCEPTION 'adopted' USING ERRCODE = '23514', CONSTRAINT = 'mandate_adopted_stays';\n        END IF;\n     RETURN COALESCE(NEW, OLD);",
                        hash="a954bc8940e91189c89c9b0eafcfa4bdd57ba80c",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_adopted_stays_2bdef",
                        table="networks_mandate",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="mandate",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_mandateevent" ("adopted_by", "id", "is_adopted", "network_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "text_en", "text_fa") VALUES (NEW."adopted_by", NEW."id", NEW."is_adopted", NEW."network_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."starts_on", NEW."text_en", NEW."text_fa"); RETURN NULL;',
                        hash="7e45c5f4265166d72315b31382c6c07c75afae6d",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_05c0e",
                        table="networks_mandate",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="mandate",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "networks_mandateevent" ("adopted_by", "id", "is_adopted", "network_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "text_en", "text_fa") VALUES (NEW."adopted_by", NEW."id", NEW."is_adopted", NEW."network_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on", NEW."text_en", NEW."text_fa"); RETURN NULL;',
                        hash="05c799eb9db71ca44b91434b97464b08ad37ec80",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_e9d53",
                        table="networks_mandate",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="mandate",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_mandateevent" ("adopted_by", "id", "is_adopted", "network_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on", "text_en", "text_fa") VALUES (OLD."adopted_by", OLD."id", OLD."is_adopted", OLD."network_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on", OLD."text_en", OLD."text_fa"); RETURN NULL;',
                        hash="ee7af574f52c67ddd78f3ee83bdc525e9ae64dac",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_6ccfa",
                        table="networks_mandate",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="contactevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="02caa72e816ba025779257f200e97aaf57453fc6",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_1b32b",
                        table="networks_contactevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="contact",
                constraint=models.UniqueConstraint(
                    models.F("network"),
                    django.db.models.functions.text.Lower("email"),
                    condition=models.Q(models.Q(("email", ""), _negated=True), ("closed_on__isnull", True)),
                    name="contact_address_once",
                    violation_error_message="Somebody of this network has this address already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="contact",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("closed_on__isnull", True)),
                    fields=("network", "person"),
                    name="contact_person_once",
                    violation_error_message="This person stands in the network's list already.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="contact",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="c2f10ca9fd455862e251b8a363fa89845517943a",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_1d40f",
                        table="networks_contact",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="contact",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_contactevent" ("closed_on", "closed_reason", "country", "created_at", "id", "institution_given", "institution_id", "language", "named_since", "network_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unsubscribed_at", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."country", NEW."created_at", NEW."id", NEW."institution_given", NEW."institution_id", NEW."language", NEW."named_since", NEW."network_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."unsubscribed_at", NEW."uuid"); RETURN NULL;',
                        hash="52bbc2cc9476dd337bee459f6d7e29b93ee60ab6",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_1cfa1",
                        table="networks_contact",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="contact",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."institution_given" IS DISTINCT FROM (NEW."institution_given") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."named_since" IS DISTINCT FROM (NEW."named_since") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."unsubscribed_at" IS DISTINCT FROM (NEW."unsubscribed_at") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "networks_contactevent" ("closed_on", "closed_reason", "country", "created_at", "id", "institution_given", "institution_id", "language", "named_since", "network_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unsubscribed_at", "uuid") VALUES (NEW."closed_on", NEW."closed_reason", NEW."country", NEW."created_at", NEW."id", NEW."institution_given", NEW."institution_id", NEW."language", NEW."named_since", NEW."network_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."unsubscribed_at", NEW."uuid"); RETURN NULL;',
                        hash="6b3de1160c1fc902a650ab1ff5d2dfdd5776408f",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_ba58c",
                        table="networks_contact",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="contact",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_contactevent" ("closed_on", "closed_reason", "country", "created_at", "id", "institution_given", "institution_id", "language", "named_since", "network_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unsubscribed_at", "uuid") VALUES (OLD."closed_on", OLD."closed_reason", OLD."country", OLD."created_at", OLD."id", OLD."institution_given", OLD."institution_id", OLD."language", OLD."named_since", OLD."network_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."unsubscribed_at", OLD."uuid"); RETURN NULL;',
                        hash="5ea41faabe27a3856c28ce1fe25512e6cbca70f3",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_a4b30",
                        table="networks_contact",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="chapterevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="46acd3dc44ffb69d5d03bf6fa64f53ab3860f222",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_8328f",
                        table="networks_chapterevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="chapter",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("ends_on__gte", models.F("starts_on")),
                        ("ends_on__isnull", True),
                        ("starts_on__isnull", True),
                        _connector="OR",
                    ),
                    name="chapter_dates_ordered",
                    violation_error_message="It ends before it begins.",
                ),
            ),
            migrations.AddConstraint(
                model_name="chapter",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("ends_on__isnull", True)),
                    fields=("network", "country"),
                    name="chapter_one_in_a_country",
                    violation_error_message="This country has its chapter already.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="chapter",
                trigger=pgtrigger.compiler.Trigger(
                    name="of_the_same_network",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF NOT contact_is_of(NEW.focal_point_id, NEW.network_id) THEN\n            RAISE EXCEPTION 'another network' USING ERRCODE = '23514', CONSTRAINT = 'chapter_focal_point_of_its_network';\n        END IF;\n     RETURN NEW;",
                        hash="cba0cdf4bf1261ed27c94ea7aa1948f9d0c28a0c",
                        operation='INSERT OR UPDATE OF "network_id", "focal_point_id"',
                        pgid="pgtrigger_of_the_same_network_4b379",
                        table="networks_chapter",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="chapter",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_chapterevent" ("country", "ends_on", "focal_point_id", "id", "institution_id", "name_en", "name_fa", "network_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."country", NEW."ends_on", NEW."focal_point_id", NEW."id", NEW."institution_id", NEW."name_en", NEW."name_fa", NEW."network_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."starts_on"); RETURN NULL;',
                        hash="4cab6eaf26934836228fa3bebcefb4378dee5175",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_d487d",
                        table="networks_chapter",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="chapter",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                        func='INSERT INTO "networks_chapterevent" ("country", "ends_on", "focal_point_id", "id", "institution_id", "name_en", "name_fa", "network_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (NEW."country", NEW."ends_on", NEW."focal_point_id", NEW."id", NEW."institution_id", NEW."name_en", NEW."name_fa", NEW."network_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_on"); RETURN NULL;',
                        hash="5c119eae63aba013b15a2dee352ca29758aa68b5",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_1aad0",
                        table="networks_chapter",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="chapter",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_chapterevent" ("country", "ends_on", "focal_point_id", "id", "institution_id", "name_en", "name_fa", "network_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_on") VALUES (OLD."country", OLD."ends_on", OLD."focal_point_id", OLD."id", OLD."institution_id", OLD."name_en", OLD."name_fa", OLD."network_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_on"); RETURN NULL;',
                        hash="33f31fb3b274ed0e0ef0b0d1bd858906f7aa7347",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_4dc68",
                        table="networks_chapter",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="bodyevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="085cc6fc8ac7b31b959de4bade42af76ed4ab7cf",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_442b4",
                        table="networks_bodyevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="body",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("closed_on__isnull", True)),
                    fields=("network", "name_en"),
                    name="body_once",
                    violation_error_message="The network has a body of this name already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="body",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        ("quorum_rule", "none"),
                        models.Q(
                            ("quorum_number__gte", 1), ("quorum_number__isnull", False), ("quorum_rule", "number")
                        ),
                        models.Q(
                            ("quorum_over__gte", 1),
                            ("quorum_over__isnull", False),
                            ("quorum_over__lte", models.F("quorum_under")),
                            ("quorum_rule__in", ["at_least", "more_than"]),
                            ("quorum_under__isnull", False),
                        ),
                        _connector="OR",
                    ),
                    name="body_quorum_is_told",
                    violation_error_message="A quorum is a number above nought, or a fraction like 1 of 3.",
                ),
            ),
            migrations.AddConstraint(
                model_name="body",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("parent", models.F("id")), _negated=True), ("parent__isnull", True), _connector="OR"
                    ),
                    name="body_is_not_part_of_itself",
                    violation_error_message="A body cannot be set up by itself.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="body",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="171f7d9e77efd18c63e3a59a4cd7989def11d6cc",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_d107f",
                        table="networks_body",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="body",
                trigger=pgtrigger.compiler.Trigger(
                    name="seats_are_enough",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        constraint="CONSTRAINT",
                        func="\n        IF body_is_oversold(NEW.id) THEN\n            RAISE EXCEPTION 'seats' USING ERRCODE = '23514', CONSTRAINT = 'body_has_seats';\n        END IF;\n     RETURN NULL;",
                        hash="2de5f835468b1b0ca94fcdeae4f7d1e99ec84bcc",
                        operation='UPDATE OF "seats"',
                        pgid="pgtrigger_seats_are_enough_56e57",
                        table="networks_body",
                        timing="DEFERRABLE INITIALLY DEFERRED",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="body",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_bodyevent" ("closed_on", "closed_reason", "created_at", "id", "is_public", "kind", "max_consecutive_terms", "name_en", "name_fa", "network_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quorum_number", "quorum_over", "quorum_rule", "quorum_under", "seats", "term_months", "uuid", "voters") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."is_public", NEW."kind", NEW."max_consecutive_terms", NEW."name_en", NEW."name_fa", NEW."network_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."quorum_number", NEW."quorum_over", NEW."quorum_rule", NEW."quorum_under", NEW."seats", NEW."term_months", NEW."uuid", NEW."voters"); RETURN NULL;',
                        hash="49e0d6edde662ac2d7fab8bbf57b0a4875f30190",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_d2f89",
                        table="networks_body",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="body",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."max_consecutive_terms" IS DISTINCT FROM (NEW."max_consecutive_terms") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_fa" IS DISTINCT FROM (NEW."name_fa") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."quorum_number" IS DISTINCT FROM (NEW."quorum_number") OR OLD."quorum_over" IS DISTINCT FROM (NEW."quorum_over") OR OLD."quorum_rule" IS DISTINCT FROM (NEW."quorum_rule") OR OLD."quorum_under" IS DISTINCT FROM (NEW."quorum_under") OR OLD."seats" IS DISTINCT FROM (NEW."seats") OR OLD."term_months" IS DISTINCT FROM (NEW."term_months") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."voters" IS DISTINCT FROM (NEW."voters"))',
                        func='INSERT INTO "networks_bodyevent" ("closed_on", "closed_reason", "created_at", "id", "is_public", "kind", "max_consecutive_terms", "name_en", "name_fa", "network_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quorum_number", "quorum_over", "quorum_rule", "quorum_under", "seats", "term_months", "uuid", "voters") VALUES (NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."is_public", NEW."kind", NEW."max_consecutive_terms", NEW."name_en", NEW."name_fa", NEW."network_id", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."quorum_number", NEW."quorum_over", NEW."quorum_rule", NEW."quorum_under", NEW."seats", NEW."term_months", NEW."uuid", NEW."voters"); RETURN NULL;',
                        hash="8d48f659b22d5065b003694e547fb3f4d1e9c3f3",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_16bea",
                        table="networks_body",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="body",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_bodyevent" ("closed_on", "closed_reason", "created_at", "id", "is_public", "kind", "max_consecutive_terms", "name_en", "name_fa", "network_id", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quorum_number", "quorum_over", "quorum_rule", "quorum_under", "seats", "term_months", "uuid", "voters") VALUES (OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."id", OLD."is_public", OLD."kind", OLD."max_consecutive_terms", OLD."name_en", OLD."name_fa", OLD."network_id", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."quorum_number", OLD."quorum_over", OLD."quorum_rule", OLD."quorum_under", OLD."seats", OLD."term_months", OLD."uuid", OLD."voters"); RETURN NULL;',
                        hash="27f56990cea9c6f812f30f9959a4c57dd04405bc",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_d2278",
                        table="networks_body",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="announcementevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="1d0dbe1a1efe3740dda259df20941ba072734ce8",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_6869a",
                        table="networks_announcementevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="announcement",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("subject_fa", ""), ("text_fa", "")),
                        models.Q(models.Q(("subject_fa", ""), _negated=True), models.Q(("text_fa", ""), _negated=True)),
                        _connector="OR",
                    ),
                    name="announcement_in_two_languages",
                    violation_error_message="In Persian give the subject and the text, or neither.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="announcement",
                trigger=pgtrigger.compiler.Trigger(
                    name="count_version",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="NEW.version = OLD.version + 1; RETURN NEW;",
                        hash="693d47f19554ebf83d5b5b4862890a8922f6475c",
                        operation="UPDATE",
                        pgid="pgtrigger_count_version_e715b",
                        table="networks_announcement",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="announcement",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_announcementevent" ("body_id", "closed_on", "closed_reason", "created_at", "id", "letters_written", "network_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "status_since", "subject_en", "subject_fa", "text_en", "text_fa", "uuid") VALUES (NEW."body_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."letters_written", NEW."network_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."status", NEW."status_since", NEW."subject_en", NEW."subject_fa", NEW."text_en", NEW."text_fa", NEW."uuid"); RETURN NULL;',
                        hash="7dc3068634cca105c53fea4f80f09c501fd4fdae",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_7a4d1",
                        table="networks_announcement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="announcement",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."body_id" IS DISTINCT FROM (NEW."body_id") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."closed_reason" IS DISTINCT FROM (NEW."closed_reason") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."letters_written" IS DISTINCT FROM (NEW."letters_written") OR OLD."network_id" IS DISTINCT FROM (NEW."network_id") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."status_since" IS DISTINCT FROM (NEW."status_since") OR OLD."subject_en" IS DISTINCT FROM (NEW."subject_en") OR OLD."subject_fa" IS DISTINCT FROM (NEW."subject_fa") OR OLD."text_en" IS DISTINCT FROM (NEW."text_en") OR OLD."text_fa" IS DISTINCT FROM (NEW."text_fa") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "networks_announcementevent" ("body_id", "closed_on", "closed_reason", "created_at", "id", "letters_written", "network_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "status_since", "subject_en", "subject_fa", "text_en", "text_fa", "uuid") VALUES (NEW."body_id", NEW."closed_on", NEW."closed_reason", NEW."created_at", NEW."id", NEW."letters_written", NEW."network_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status", NEW."status_since", NEW."subject_en", NEW."subject_fa", NEW."text_en", NEW."text_fa", NEW."uuid"); RETURN NULL;',
                        hash="ff681e75a2a64cbead3d4959fcd20e9b8cdcfb6b",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_d0284",
                        table="networks_announcement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="announcement",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_announcementevent" ("body_id", "closed_on", "closed_reason", "created_at", "id", "letters_written", "network_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status", "status_since", "subject_en", "subject_fa", "text_en", "text_fa", "uuid") VALUES (OLD."body_id", OLD."closed_on", OLD."closed_reason", OLD."created_at", OLD."id", OLD."letters_written", OLD."network_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."status", OLD."status_since", OLD."subject_en", OLD."subject_fa", OLD."text_en", OLD."text_fa", OLD."uuid"); RETURN NULL;',
                        hash="0d8f44a6f6c334d3f044c10f62919fbc12b51681",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_ebd3e",
                        table="networks_announcement",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="networkevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="bdf0c5d19c6294fb61b6b66df914a1cee887cb0b",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_d5289",
                        table="networks_networkevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddIndex(
                model_name="officeterm",
                index=models.Index(fields=["body", "starts_on", "ends_on"], name="office_terms_of_a_day"),
            ),
            migrations.AddIndex(
                model_name="officeterm",
                index=models.Index(fields=["ends_on"], name="office_terms_that_end"),
            ),
            migrations.AddConstraint(
                model_name="officeterm",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(
                            ("planned_end_on__isnull", True),
                            ("planned_end_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        models.Q(("ended_on__isnull", True), ("ended_on__gte", models.F("starts_on")), _connector="OR"),
                    ),
                    name="office_term_dates_ordered",
                    violation_error_message="The term ends before it begins.",
                ),
            ),
            migrations.AddConstraint(
                model_name="officeterm",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("role", "observer"), _negated=True), ("is_voting", False), _connector="OR"
                    ),
                    name="office_term_observer_does_not_vote",
                    violation_error_message="An observer has no vote.",
                ),
            ),
            migrations.AddConstraint(
                model_name="officeterm",
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                    expressions=[
                        (
                            models.Func(
                                "body",
                                "body",
                                models.Value("[]"),
                                function="int8range",
                                output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                            ),
                            "&&",
                        ),
                        (
                            models.Func(
                                "contact",
                                "contact",
                                models.Value("[]"),
                                function="int8range",
                                output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                            ),
                            "&&",
                        ),
                        (
                            models.Func(
                                "starts_on",
                                django.db.models.functions.comparison.Coalesce("ended_on", "planned_end_on"),
                                models.Value("[]"),
                                function="daterange",
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                            "&&",
                        ),
                    ],
                    name="office_term_nobody_twice",
                    violation_error_message="This person sits in the body on some of these days already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="officeterm",
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                    condition=models.Q(("role", "chair")),
                    expressions=[
                        (
                            models.Func(
                                "body",
                                "body",
                                models.Value("[]"),
                                function="int8range",
                                output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                            ),
                            "&&",
                        ),
                        (
                            models.Func(
                                "starts_on",
                                django.db.models.functions.comparison.Coalesce("ended_on", "planned_end_on"),
                                models.Value("[]"),
                                function="daterange",
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                            "&&",
                        ),
                    ],
                    name="office_term_one_chair",
                    violation_error_message="Somebody else holds this office on some of these days.",
                ),
            ),
            migrations.AddConstraint(
                model_name="officeterm",
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                    condition=models.Q(("role", "secretary")),
                    expressions=[
                        (
                            models.Func(
                                "body",
                                "body",
                                models.Value("[]"),
                                function="int8range",
                                output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                            ),
                            "&&",
                        ),
                        (
                            models.Func(
                                "starts_on",
                                django.db.models.functions.comparison.Coalesce("ended_on", "planned_end_on"),
                                models.Value("[]"),
                                function="daterange",
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                            "&&",
                        ),
                    ],
                    name="office_term_one_secretary",
                    violation_error_message="Somebody else holds this office on some of these days.",
                ),
            ),
            migrations.AddConstraint(
                model_name="officeterm",
                constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                    condition=models.Q(("role", "treasurer")),
                    expressions=[
                        (
                            models.Func(
                                "body",
                                "body",
                                models.Value("[]"),
                                function="int8range",
                                output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                            ),
                            "&&",
                        ),
                        (
                            models.Func(
                                "starts_on",
                                django.db.models.functions.comparison.Coalesce("ended_on", "planned_end_on"),
                                models.Value("[]"),
                                function="daterange",
                                output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                            ),
                            "&&",
                        ),
                    ],
                    name="office_term_one_treasurer",
                    violation_error_message="Somebody else holds this office on some of these days.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="officeterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="seats_are_enough",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        constraint="CONSTRAINT",
                        func="PERFORM 1 FROM networks_body WHERE id = NEW.body_id FOR NO KEY UPDATE; \n        IF body_is_oversold(NEW.body_id) THEN\n            RAISE EXCEPTION 'seats' USING ERRCODE = '23514', CONSTRAINT = 'body_has_seats';\n        END IF;\n     RETURN NULL;",
                        hash="2e43300426edf6c7f00f8c2e919e3d484a921cf1",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_seats_are_enough_034dd",
                        table="networks_officeterm",
                        timing="DEFERRABLE INITIALLY DEFERRED",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="officeterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="of_the_same_network",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF (SELECT network_id FROM networks_contact WHERE id = NEW.contact_id) IS DISTINCT FROM (SELECT network_id FROM networks_body WHERE id = NEW.body_id) THEN\n            RAISE EXCEPTION 'another network' USING ERRCODE = '23514', CONSTRAINT = 'office_term_of_its_network';\n        END IF;\n     RETURN NEW;",
                        hash="4c3d6eb388d3ca5c5027f3b86d1128fdfa7142b2",
                        operation='INSERT OR UPDATE OF "body_id", "contact_id"',
                        pgid="pgtrigger_of_the_same_network_fe6e6",
                        table="networks_officeterm",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="officeterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_officetermevent" ("appointed_by", "body_id", "contact_id", "country", "end_reason", "ended_on", "id", "institution_id", "is_voting", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end_on", "role", "starts_on") VALUES (NEW."appointed_by", NEW."body_id", NEW."contact_id", NEW."country", NEW."end_reason", NEW."ended_on", NEW."id", NEW."institution_id", NEW."is_voting", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."planned_end_on", NEW."role", NEW."starts_on"); RETURN NULL;',
                        hash="e2a033f842023341b91c15f2b95e9c7da68b320a",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_31629",
                        table="networks_officeterm",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="officeterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."appointed_by" IS DISTINCT FROM (NEW."appointed_by") OR OLD."body_id" IS DISTINCT FROM (NEW."body_id") OR OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."end_reason" IS DISTINCT FROM (NEW."end_reason") OR OLD."ended_on" IS DISTINCT FROM (NEW."ended_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."institution_id" IS DISTINCT FROM (NEW."institution_id") OR OLD."is_voting" IS DISTINCT FROM (NEW."is_voting") OR OLD."planned_end_on" IS DISTINCT FROM (NEW."planned_end_on") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."starts_on" IS DISTINCT FROM (NEW."starts_on"))',
                        func='INSERT INTO "networks_officetermevent" ("appointed_by", "body_id", "contact_id", "country", "end_reason", "ended_on", "id", "institution_id", "is_voting", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end_on", "role", "starts_on") VALUES (NEW."appointed_by", NEW."body_id", NEW."contact_id", NEW."country", NEW."end_reason", NEW."ended_on", NEW."id", NEW."institution_id", NEW."is_voting", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."planned_end_on", NEW."role", NEW."starts_on"); RETURN NULL;',
                        hash="5d9cd3a88cfaaf3c0a5a099d306aa1ec595eb254",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_20726",
                        table="networks_officeterm",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="officeterm",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_officetermevent" ("appointed_by", "body_id", "contact_id", "country", "end_reason", "ended_on", "id", "institution_id", "is_voting", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_end_on", "role", "starts_on") VALUES (OLD."appointed_by", OLD."body_id", OLD."contact_id", OLD."country", OLD."end_reason", OLD."ended_on", OLD."id", OLD."institution_id", OLD."is_voting", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."planned_end_on", OLD."role", OLD."starts_on"); RETURN NULL;',
                        hash="4cfae8016ee556a042f5b93bda9745e0ae74db37",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_c8734",
                        table="networks_officeterm",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attendanceevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="1c745250b485f46f0ce557e039210e4dc8121f4b",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_29a2d",
                        table="networks_attendanceevent",
                        when="BEFORE",
                    ),
                ),
            ),
            migrations.AddConstraint(
                model_name="attendance",
                constraint=models.UniqueConstraint(
                    fields=("meeting", "contact", "member"),
                    name="attendance_once",
                    nulls_distinct=False,
                    violation_error_message="This person stands in the list already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="attendance",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("term__isnull", False)),
                    fields=("meeting", "term"),
                    name="attendance_seat_once",
                    violation_error_message="This seat stands in the list already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="attendance",
                constraint=models.UniqueConstraint(
                    condition=models.Q(("member__isnull", False)),
                    fields=("meeting", "member"),
                    name="attendance_member_once",
                    violation_error_message="This member stands in the list already.",
                ),
            ),
            migrations.AddConstraint(
                model_name="attendance",
                constraint=models.CheckConstraint(
                    condition=models.Q(
                        models.Q(("proxy_name", ""), _negated=True),
                        models.Q(
                            models.Q(("presence", "proxy"), _negated=True), models.Q(("reply", "proxy"), _negated=True)
                        ),
                        _connector="OR",
                    ),
                    name="attendance_proxy_is_named",
                    violation_error_message="Name the proxy.",
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attendance",
                trigger=pgtrigger.compiler.Trigger(
                    name="shut_with_minutes",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF TG_OP <> 'INSERT' AND meeting_is_shut(OLD.meeting_id) OR TG_OP <> 'DELETE' AND meeting_is_shut(NEW.meeting_id) THEN\n            RAISE EXCEPTION 'minutes are approved' USING ERRCODE = '23514', CONSTRAINT = 'meeting_is_shut';\n        END IF;\n     RETURN COALESCE(NEW, OLD);",
                        hash="ee2eb057d15122bb0fb7f6601ec69b668436115f",
                        operation="INSERT OR UPDATE OR DELETE",
                        pgid="pgtrigger_shut_with_minutes_552ce",
                        table="networks_attendance",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attendance",
                trigger=pgtrigger.compiler.Trigger(
                    name="quorum_with_changes",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        constraint="CONSTRAINT",
                        func="PERFORM 1 FROM networks_meeting WHERE id = NEW.meeting_id FOR NO KEY UPDATE; \n        IF EXISTS (SELECT FROM networks_decision WHERE meeting_id = NEW.meeting_id AND is_carried) AND NOT meeting_is_quorate(NEW.meeting_id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'meeting_decides_with_quorum';\n        END IF;\n     \n        IF EXISTS (SELECT FROM networks_minutes WHERE approved_in_id = NEW.meeting_id) AND NOT meeting_is_quorate(NEW.meeting_id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'minutes_approved_with_quorum';\n        END IF;\n     RETURN NULL;",
                        hash="fdc1cd86bf7605e2498f6394e529251dc56b5b1d",
                        operation="INSERT OR UPDATE",
                        pgid="pgtrigger_quorum_with_changes_5c8ef",
                        table="networks_attendance",
                        timing="DEFERRABLE INITIALLY DEFERRED",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attendance",
                trigger=pgtrigger.compiler.Trigger(
                    name="quorum_with_those_left",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        constraint="CONSTRAINT",
                        func="PERFORM 1 FROM networks_meeting WHERE id = OLD.meeting_id FOR NO KEY UPDATE; \n        IF EXISTS (SELECT FROM networks_decision WHERE meeting_id = OLD.meeting_id AND is_carried) AND NOT meeting_is_quorate(OLD.meeting_id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'meeting_decides_with_quorum';\n        END IF;\n     \n        IF EXISTS (SELECT FROM networks_minutes WHERE approved_in_id = OLD.meeting_id) AND NOT meeting_is_quorate(OLD.meeting_id) THEN\n            RAISE EXCEPTION 'no quorum' USING ERRCODE = '23514', CONSTRAINT = 'minutes_approved_with_quorum';\n        END IF;\n     RETURN NULL;",
                        hash="73618df4aebcd3167134a9c61c62a21545a931ad",
                        operation="DELETE",
                        pgid="pgtrigger_quorum_with_those_left_eef80",
                        table="networks_attendance",
                        timing="DEFERRABLE INITIALLY DEFERRED",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attendance",
                trigger=pgtrigger.compiler.Trigger(
                    name="of_the_same_network",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="\n        IF NOT attendance_fits(NEW.meeting_id, NEW.contact_id, NEW.term_id, NEW.member_id) THEN\n            RAISE EXCEPTION 'another network' USING ERRCODE = '23514', CONSTRAINT = 'attendance_of_its_network';\n        END IF;\n     RETURN NEW;",
                        hash="1340b93c7c70dfad161d6c68f657eac31a151ee0",
                        operation='INSERT OR UPDATE OF "contact_id", "meeting_id", "term_id", "member_id"',
                        pgid="pgtrigger_of_the_same_network_80496",
                        table="networks_attendance",
                        when="BEFORE",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attendance",
                trigger=pgtrigger.compiler.Trigger(
                    name="insert_insert",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_attendanceevent" ("contact_id", "id", "invited_at", "meeting_id", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "replied_at", "reply", "term_id", "uuid") VALUES (NEW."contact_id", NEW."id", NEW."invited_at", NEW."meeting_id", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."presence", NEW."replied_at", NEW."reply", NEW."term_id", NEW."uuid"); RETURN NULL;',
                        hash="29d51f6b32549e9cdaccd78ddcdefdfedcdbccfb",
                        operation="INSERT",
                        pgid="pgtrigger_insert_insert_16517",
                        table="networks_attendance",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attendance",
                trigger=pgtrigger.compiler.Trigger(
                    name="update_update",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        condition='WHEN (OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."meeting_id" IS DISTINCT FROM (NEW."meeting_id") OR OLD."member_id" IS DISTINCT FROM (NEW."member_id") OR OLD."presence" IS DISTINCT FROM (NEW."presence") OR OLD."replied_at" IS DISTINCT FROM (NEW."replied_at") OR OLD."reply" IS DISTINCT FROM (NEW."reply") OR OLD."term_id" IS DISTINCT FROM (NEW."term_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                        func='INSERT INTO "networks_attendanceevent" ("contact_id", "id", "invited_at", "meeting_id", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "replied_at", "reply", "term_id", "uuid") VALUES (NEW."contact_id", NEW."id", NEW."invited_at", NEW."meeting_id", NEW."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."presence", NEW."replied_at", NEW."reply", NEW."term_id", NEW."uuid"); RETURN NULL;',
                        hash="acd5701f9048db289b68d43a1dc9b3e4c24cf7f5",
                        operation="UPDATE",
                        pgid="pgtrigger_update_update_d2e11",
                        table="networks_attendance",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="attendance",
                trigger=pgtrigger.compiler.Trigger(
                    name="delete_delete",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func='INSERT INTO "networks_attendanceevent" ("contact_id", "id", "invited_at", "meeting_id", "member_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presence", "replied_at", "reply", "term_id", "uuid") VALUES (OLD."contact_id", OLD."id", OLD."invited_at", OLD."meeting_id", OLD."member_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."presence", OLD."replied_at", OLD."reply", OLD."term_id", OLD."uuid"); RETURN NULL;',
                        hash="f6bd3c9b927245933f17152f48b3a7b79f28bba7",
                        operation="DELETE",
                        pgid="pgtrigger_delete_delete_07f42",
                        table="networks_attendance",
                        when="AFTER",
                    ),
                ),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name="officetermevent",
                trigger=pgtrigger.compiler.Trigger(
                    name="append_only",
                    sql=pgtrigger.compiler.UpsertTriggerSql(
                        func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                        hash="e17f217234d56cc34219e81e03981a3be0ee0f87",
                        operation="UPDATE OR DELETE",
                        pgid="pgtrigger_append_only_d6fb7",
                        table="networks_officetermevent",
                        when="BEFORE",
                    ),
                ),
            ),
        ),
    ]
