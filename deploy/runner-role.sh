#!/bin/sh
# Run once by the PostgreSQL image, when it makes its database: the role as which the service runs.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$RUNNER_PASSWORD" \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
CREATE ROLE purse_runs LOGIN PASSWORD :'password';
SQL
