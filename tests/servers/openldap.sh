#!/bin/bash
# openldap.sh start|stop|status|env DIR   OpenLDAP's slapd on loopback with everything below DIR. Options: README.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/servers/processes.sh
. "$here/processes.sh"
# shellcheck source=tests/servers/certificates.sh
. "$here/certificates.sh"

export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin:/sbin:/usr/libexec
command=${1:-}
dir=$(realpath -m "${2:?usage: openldap.sh start|stop|status|env DIR}")
base=dc=example,dc=org
admin=cn=admin,$base
password=secret
ldif=${LDIF-$here/../../samples/QuickStart/Data/company.ldif}

port() { cat "$dir/port"; }

# The path is the host part of an ldapi URL, so it goes percent-encoded.
ldapi_url() { printf 'ldapi://%s' "$(printf %s "$dir/ldapi" | sed 's/%/%25/g; s/ /%20/g; s/?/%3F/g; s/#/%23/g; s|/|%2F|g')"; }

answers() { ldapsearch -x -LLL -o nettimeout=5 -H "$(ldapi_url)" -s base -b '' 1.1 >/dev/null 2>&1; }

first_folder() {
  local folder
  for folder; do [ ! -d "$folder" ] || { echo "$folder"; return; }; done
  die "none of these folders is here: $*"
}

fill_in() {
  sed -e "s|@DIR@|$dir|g; s|@BASE@|$base|g; s|@PASSWORD@|$password|g; s|@UID@|$(id -u)|g; s|@MODULES@|$modules|g" \
    -e "s|@SCHEMA@|$schema|g; s|@LOGLEVEL@|${LOGLEVEL:-none}|g; s|@CERTIFICATE@|${CERTIFICATE:-server}|g" \
    -e "s|@URL@|ldap://localhost:$(port)|g" "$here/openldap/$1"
}

# AppArmor, where it confines slapd (Ubuntu), keeps it out of $dir. It goes by the path: a copy elsewhere is free.
choose_program() {
  slapd=$(command -v slapd) || die "no slapd; install.sh openldap installs it"
  [ -e /etc/apparmor.d/usr.sbin.slapd ] || return 0
  cp -f "$slapd" "$dir/slapd"
  slapd=$dir/slapd
}

# add_offline SUFFIX <LDIF
add_offline() {
  "$slapd" -T add -q -f "$dir/slapd.conf" -b "$1" >>"$dir/slapadd.log" 2>&1 && return 0
  tail -5 "$dir/slapadd.log" >&2
  die "slapadd failed"
}

# The referrals hold the port, which may differ from the last start's: written anew each time.
configure() {
  schema=$(first_folder /etc/ldap/schema /etc/openldap/schema)
  modules=$(first_folder /usr/lib/ldap /usr/lib64/openldap /usr/lib/openldap)
  fill_in slapd.conf >"$dir/slapd.conf"
  rm -rf "$dir/data/other"
  mkdir -p "$dir/data/other" "$dir/data/company"
  fill_in other.ldif | add_offline dc=other,dc=test
}

# launch: false when slapd ended before it answered, as it does when somebody took its port meanwhile.
launch() {
  local urls pid end=$(($(now_ms) + 20000))
  urls="ldap://127.0.0.1:$(port)/ ldaps://127.0.0.1:$(($(port) + 1))/ $(ldapi_url)/"
  rm -f "$dir/slapd.pid"
  setsid "$slapd" -d 0 -f "$dir/slapd.conf" -h "$urls" </dev/null >>"$dir/slapd.log" 2>&1 &
  pid=$!
  # Asked over LDAPI: what answers on the port might be another's server.
  until is_running "$dir/slapd.pid" slapd && answers; do
    kill -0 $pid 2>/dev/null || return 1
    [ "$(now_ms)" -lt $end ] || { kill $pid; die "slapd does not answer, see $dir/slapd.log"; }
    sleep 0.02
  done
}

launch_on_free_port() {
  local first=${LDAP3_OPENLDAP_PORT:-13890} candidate
  for candidate in $(seq "$first" 10 $((first + 500))); do
    if port_is_free "$candidate" && port_is_free $((candidate + 1)); then
      echo "$candidate" >"$dir/port"
      configure
      if launch; then return 0; fi
      if port_is_free "$candidate" && port_is_free $((candidate + 1)); then break; fi
    fi
  done
  tail -5 "$dir/slapd.log" >&2
  die "slapd does not start; LOGLEVEL=-1 tells more"
}

load_company() {
  [ -n "$ldif" ] || return 0
  # Over the wire, since slapadd goes past the overlays and would leave memberOf empty.
  ldapadd -x -H "$(ldapi_url)" -D "$admin" -w "$password" -f "$ldif" >"$dir/load.log" 2>&1 && return 0
  tail -5 "$dir/load.log" >&2
  return 1
}

load_bulk() {
  [ "${BULK:-0}" -gt 0 ] || return 0
  stop_process "$dir/slapd.pid" slapd # two writers at once are one too many for slapadd -q
  "$here/bulk.sh" "$BULK" "$base" | add_offline "$base" || return 1
  launch || die "slapd does not start again, see $dir/slapd.log"
}

start() {
  local began
  began=$(now_ms)
  if is_running "$dir/slapd.pid" slapd; then log "runs already"; return 0; fi
  mkdir -p "$dir"
  choose_program
  [ ${#dir} -lt 95 ] || die "$dir is too long for a Unix socket in it"
  make_certificates "$dir/ca" || die "no certificates"
  [ -e "$dir/loaded" ] || rm -rf "$dir/data" # a first start that did not come to its end
  launch_on_free_port
  if [ ! -e "$dir/loaded" ]; then
    if ! load_company || ! load_bulk; then stop_process "$dir/slapd.pid" slapd; die "the data did not load"; fi
    touch "$dir/loaded"
  fi
  log "ready at ldap://localhost:$(port) after $(($(now_ms) - began)) ms"
}

status() {
  is_running "$dir/slapd.pid" slapd || { echo down; return 3; }
  echo "up, pid $(cat "$dir/slapd.pid"), port $(port), $(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$(cat "$dir/slapd.pid")/status") MB"
}

print_env() {
  printf 'export LDAP3_OPENLDAP_%s=%q\n' URL "ldap://localhost:$(port)" LDAPS_URL "ldaps://localhost:$(($(port) + 1))" \
    LDAPI_URL "$(ldapi_url)" BASE "$base" BIND_DN "$admin" PASSWORD "$password" CA "$dir/ca/ca.crt" DIR "$dir"
}

case $command in
  start) start ;;
  stop) stop_process "$dir/slapd.pid" slapd ;;
  status) status ;;
  env) print_env ;;
  *) die "unknown command '$command'; known: start, stop, status, env" ;;
esac
