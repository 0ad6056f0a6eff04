# Sourced by the servers' scripts: waiting, ports, and processes known by their pid files.
# shellcheck shell=bash

log() { echo "$(basename "$0"): $*" >&2; }

die() { log "$*"; exit 1; }

first_folder() {
  local folder
  for folder; do [ ! -d "$folder" ] || { echo "$folder"; return; }; done
  die "none of these folders is here: $*"
}

now_ms() { echo $(($(date +%s%N) / 1000000)); }

# ldapi_url PATH: a socket's, where the path is the host part of the URL and so goes percent-encoded.
ldapi_url() { printf 'ldapi://%s' "$(printf %s "$1" | sed 's/%/%25/g; s/ /%20/g; s/?/%3F/g; s/#/%23/g; s|/|%2F|g')"; }

# answers URL
answers() { ldapsearch -x -LLL -o nettimeout=5 -H "$1" -s base -b '' 1.1 >/dev/null 2>&1; }

port_is_free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# is_running PIDFILE COMMAND: the pid may have been reused since, so its command counts too; a zombie does not run.
is_running() {
  local pid
  [ -s "$1" ] && pid=$({ tr -dc 0-9 <"$1"; } 2>/dev/null) && [ -n "$pid" ] || return 1 # the server may just remove it
  [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "$2" ] && ! grep -q '^State:.Z' "/proc/$pid/status" 2>/dev/null
}

# stop_process PIDFILE COMMAND: asks, waits ten seconds, then kills. Never a process of another name.
stop_process() {
  local pid end=$(($(now_ms) + 10000))
  if is_running "$1" "$2"; then
    pid=$(tr -dc 0-9 <"$1")
    kill -TERM "$pid"
    while is_running "$1" "$2" && [ "$(now_ms)" -lt $end ]; do sleep 0.05; done # the server removes its own pid file
    if [ -s "$1" ] && is_running "$1" "$2"; then kill -KILL "$pid"; fi
  fi
  rm -f "$1"
}
