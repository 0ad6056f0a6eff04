#!/bin/bash
# replicas.sh start|stop|env DIR, replicas.sh kill|restart DIR 1|2   Two slapds that replicate each other, both ways.
# For tests of failover: started by the test itself, which also kills them. Only OpenLDAP need be installed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/servers/processes.sh
. "$here/processes.sh"

export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin:/sbin:/usr/libexec
command=${1:-}
dir=$(realpath -m "${2:?usage: replicas.sh start|stop|env DIR, replicas.sh kill|restart DIR 1|2}")
base=dc=replica,dc=test
password=secret

url() { echo "ldap://127.0.0.1:$(($(cat "$dir/port") + $1))/"; }

program() {
  local slapd
  slapd=$(command -v slapd) || die "no slapd; install.sh openldap installs it"
  [ ! -e /etc/apparmor.d/usr.sbin.slapd ] || { cp -f "$slapd" "$dir/slapd"; slapd=$dir/slapd; }
  echo "$slapd"
}

configure() {
  local number modules schema
  modules=$(first_folder /usr/lib/ldap /usr/lib64/openldap /usr/lib/openldap)
  schema=$(first_folder /etc/ldap/schema /etc/openldap/schema)
  for number in 1 2; do
    mkdir -p "$dir/data$number"
    sed -e "s|@DIR@|$dir|g; s|@BASE@|$base|g; s|@PASSWORD@|$password|g; s|@NUMBER@|$number|g; s|@MODULES@|$modules|g" \
      -e "s|@SCHEMA@|$schema|g; s|@OTHER@|$(url $((3 - number)))|g" "$here/openldap/replica.conf" >"$dir/$number.conf"
  done
}

# launch NUMBER: false when slapd ended before it answered.
launch() {
  local pid end=$(($(now_ms) + 20000))
  rm -f "$dir/$1.pid"
  setsid "$(program)" -d 0 -f "$dir/$1.conf" -h "$(url "$1")" </dev/null >>"$dir/$1.log" 2>&1 &
  pid=$!
  until is_running "$dir/$1.pid" slapd && answers "$(url "$1")"; do
    kill -0 $pid 2>/dev/null || return 1
    [ "$(now_ms)" -lt $end ] || { kill $pid; die "slapd $1 does not answer, see $dir/$1.log"; }
    sleep 0.02
  done
}

stop() {
  stop_process "$dir/1.pid" slapd
  stop_process "$dir/2.pid" slapd
}

people() {
  printf 'dn: %s\nobjectClass: domain\ndc: replica\n\ndn: ou=Written,%s\nobjectClass: organizationalUnit\nou: Written\n' "$base" "$base"
  local i
  for i in $(seq 0 99); do
    printf '\ndn: uid=p%s,%s\nobjectClass: inetOrgPerson\nuid: p%s\ncn: Person %s\nsn: %s\n' "$i" "$base" "$i" "$i" "$i"
  done
}

start() {
  local candidate first=${LDAP3_REPLICAS_PORT:-15890}
  mkdir -p "$dir"
  for candidate in $(seq "$first" 10 $((first + 500))); do
    if port_is_free $((candidate + 1)) && port_is_free $((candidate + 2)); then
      echo "$candidate" >"$dir/port"
      configure
      if launch 1 && launch 2; then break; fi
      stop
    fi
  done
  is_running "$dir/2.pid" slapd || { tail -5 "$dir"/*.log >&2; die "slapd does not start"; }
  people | ldapadd -x -H "$(url 1)" -D "cn=admin,$base" -w "$password" >"$dir/load.log" 2>&1 || { stop; die "the data did not load"; }
}

kill_at_once() {
  kill -KILL "$(cat "$dir/$1.pid")"
  while is_running "$dir/$1.pid" slapd; do sleep 0.01; done
}

# What a killed slapd held may be free only a moment later.
restart() {
  local attempt
  for attempt in 1 2 3 4 5 6 7 8 9 10; do
    if launch "$1"; then return 0; fi
    log "attempt $attempt to restart slapd $1 failed"
    sleep 0.3
  done
  tail -5 "$dir/$1.log" >&2
  die "slapd $1 does not start"
}

case $command in
  start) start ;;
  stop) stop ;;
  kill) kill_at_once "${3:?1 or 2}" ;;
  restart) restart "${3:?1 or 2}" ;;
  env) printf '%s\n' "$(url 1)" "$(url 2)" "$base" "$password" ;;
  *) die "unknown command '$command'; known: start, stop, kill, restart, env" ;;
esac
