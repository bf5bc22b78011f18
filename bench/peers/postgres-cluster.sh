#!/bin/sh
# A PostgreSQL cluster of our own, for the bench only: no network, no durability, nothing installed.
#   postgres-cluster.sh start DIR [PORT]   prints the socket directory; DIR must not exist yet
#   postgres-cluster.sh stop DIR           stops the cluster; DIR is removed when its name begins with routeboek-pg-
# As root everything runs as user postgres. PG_BIN names the programs' directory when it is not found by itself.
set -eu

bin() {
  for d in ${PG_BIN:+"$PG_BIN"} $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn) "$(pg_config --bindir 2>/dev/null || true)" "$(dirname "$(command -v initdb 2>/dev/null || echo /geen/x)")"; do
    if [ -x "$d/initdb" ] && [ -x "$d/pg_ctl" ]; then echo "$d"; return; fi
  done
  echo "PostgreSQL ontbreekt (initdb en pg_ctl niet gevonden). Installeer het, bijvoorbeeld: apt-get install postgresql; of zet PG_BIN." >&2
  exit 1
}
als_postgres() {
  if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || { echo "De gebruiker postgres ontbreekt; als root kan de cluster alleen als die gebruiker draaien." >&2; exit 1; }
    (cd / && su postgres -s /bin/sh -c "$1")
  else
    (cd / && sh -c "$1")
  fi
}

case "${1:-}" in
start)
  dir=$2 port=${3:-54329}
  b=$(bin)
  mkdir -p "$dir/socket"
  if [ "$(id -u)" = 0 ]; then chown -R postgres "$dir"; fi
  # A quarter of the memory, at most 4 GB.
  buffers=$(awk '/MemTotal/{m=int($2/4096); print (m>4096)?4096:m}' /proc/meminfo 2>/dev/null || echo 512)
  als_postgres "'$b/initdb' -D '$dir/data' -A trust -U postgres -E UTF8 --locale=C --no-sync" >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; exit 1; }
  cat >>"$dir/data/postgresql.conf" <<EOF
listen_addresses = ''
unix_socket_directories = '$dir/socket'
port = $port
shared_buffers = ${buffers}MB
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_wal_size = 8GB
checkpoint_timeout = 1h
autovacuum = off
max_connections = 20
EOF
  als_postgres "'$b/pg_ctl' -D '$dir/data' -l '$dir/postgres.log' -w start" >/dev/null || { cat "$dir/postgres.log" >&2; exit 1; }
  echo "$dir/socket"
  ;;
stop)
  dir=$2
  b=$(bin)
  als_postgres "'$b/pg_ctl' -D '$dir/data' -m immediate -w stop" >/dev/null || true
  case "$dir" in */routeboek-pg-*) rm -rf "$dir" ;; esac
  ;;
*)
  sed -n '2,6p' "$0"
  exit 2
  ;;
esac
