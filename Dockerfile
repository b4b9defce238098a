# What the pages load, from the lock file.
FROM node:24-slim AS front
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts

FROM python:3.11-slim-bookworm
# Pango draws the PDF reports.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements/base.txt requirements/
RUN pip install --no-cache-dir uv==0.13.8 \
 && uv pip install --system --no-cache --require-hashes -r requirements/base.txt
COPY . .
COPY --from=front /app/node_modules node_modules
# Translations belong to the image; everything else `manage.py prepare` makes belongs to the volume.
RUN python -c "from config.messages import compile_messages; compile_messages('locale')" \
 && useradd --system --uid 10001 peyvand \
 && install -d -m 0700 -o peyvand /srv/peyvand
USER peyvand
ENV PEYVAND_VAR=/srv/peyvand PYTHONUNBUFFERED=1
EXPOSE 8000
CMD ["gunicorn", "config.wsgi", "-b", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
     "--max-requests", "2000", "--max-requests-jitter", "200", "--no-control-socket"]
