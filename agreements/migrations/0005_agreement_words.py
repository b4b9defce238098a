"""All words under which an agreement is found, in one row: its own, its parties' as given, and their institutions'.

Kept by triggers, so that no path can make an agreement that is not found.
"""

from django.db import migrations

CREATE = """
CREATE TABLE agreements_words (agreement_id bigint PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX agreements_words_search ON agreements_words USING gin (words) WITH (fastupdate = off);

CREATE FUNCTION renew_agreement_words(keys bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    -- Whoever comes second waits here, and then reads what the first has written.
    PERFORM FROM agreements_words WHERE agreement_id = ANY (keys) ORDER BY agreement_id FOR UPDATE;
    UPDATE agreements_words AS kept SET words = fresh.words FROM (
        SELECT agreement.id, strip(to_tsvector('simple', concat_ws(' ', agreement.folded, (
            SELECT string_agg(concat_ws(' ', party.folded, (
                SELECT string_agg(name.folded, ' ') FROM directory_institutionname AS name
                WHERE name.institution_id = party.institution_id
            )), ' ')
            FROM agreements_agreementparty AS party WHERE party.agreement_id = agreement.id
        )))) AS words
        FROM agreements_agreement AS agreement WHERE agreement.id = ANY (keys)
    ) AS fresh
    WHERE kept.agreement_id = fresh.id AND kept.words <> fresh.words;
END $$;

CREATE FUNCTION words_follow_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        DELETE FROM agreements_words WHERE agreement_id = OLD.id;
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO agreements_words VALUES (NEW.id, '') ON CONFLICT DO NOTHING;
    END IF;
    PERFORM renew_agreement_words(ARRAY[NEW.id]);
    RETURN NULL;
END $$;

CREATE FUNCTION words_follow_party() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'DELETE' THEN
        -- Against a name given to the institution in this very moment: see renew_words_of_institution.
        PERFORM FROM directory_institution WHERE id = NEW.institution_id FOR KEY SHARE;
        PERFORM renew_agreement_words(ARRAY[NEW.agreement_id]);
    END IF;
    IF TG_OP = 'DELETE' OR TG_OP = 'UPDATE' AND OLD.agreement_id <> NEW.agreement_id THEN
        PERFORM renew_agreement_words(ARRAY[OLD.agreement_id]);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION renew_words_of_institution(key bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    keys bigint[];
BEGIN
    PERFORM FROM directory_institution WHERE id = key FOR UPDATE;
    SELECT array_agg(DISTINCT agreement_id) INTO keys FROM agreements_agreementparty WHERE institution_id = key;
    IF keys IS NOT NULL THEN
        PERFORM renew_agreement_words(keys);
    END IF;
END $$;

CREATE FUNCTION words_follow_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM renew_words_of_institution(OLD.institution_id);
    END IF;
    IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.institution_id <> OLD.institution_id THEN
        PERFORM renew_words_of_institution(NEW.institution_id);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER words_follow AFTER INSERT OR DELETE OR UPDATE OF reference, title_en, title_fa ON agreements_agreement
    FOR EACH ROW EXECUTE FUNCTION words_follow_agreement();
CREATE TRIGGER words_follow
    AFTER INSERT OR DELETE OR UPDATE OF agreement_id, institution_id, name_as_given ON agreements_agreementparty
    FOR EACH ROW EXECUTE FUNCTION words_follow_party();
CREATE TRIGGER words_follow AFTER INSERT OR DELETE OR UPDATE OF institution_id, name ON directory_institutionname
    FOR EACH ROW EXECUTE FUNCTION words_follow_name();

INSERT INTO agreements_words SELECT id, '' FROM agreements_agreement;
SELECT renew_agreement_words(array_agg(id)) FROM agreements_agreement;
ANALYZE agreements_words;
"""

DROP = """
DROP TRIGGER words_follow ON directory_institutionname;
DROP TRIGGER words_follow ON agreements_agreementparty;
DROP TRIGGER words_follow ON agreements_agreement;
DROP FUNCTION words_follow_name, words_follow_party, words_follow_agreement;
DROP FUNCTION renew_words_of_institution, renew_agreement_words;
DROP TABLE agreements_words;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_agreements_by_title"), ("directory", "0001_directory")]

    operations = [
        migrations.RunSQL(CREATE, DROP),
        migrations.RemoveIndex(model_name="agreement", name="agreement_search"),
        migrations.RemoveIndex(model_name="agreementparty", name="agreementparty_search"),
    ]
