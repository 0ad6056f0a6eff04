#!/bin/bash
# ds389.sh start|stop|status|env DIR   389 Directory Server's ns-slapd on loopback with everything below DIR. Options: README.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/servers/processes.sh
. "$here/processes.sh"
# shellcheck source=tests/servers/certificates.sh
. "$here/certificates.sh"

export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin:/sbin
command=${1:-}
dir=$(realpath -m "${2:?usage: ds389.sh start|stop|status|env DIR}")
base=dc=example,dc=org
admin="cn=Directory Manager"
password=secret12
templates=/usr/share/dirsrv/data
ldif=${LDIF-$here/../../samples/QuickStart/Data/company.ldif}

port() { cat "$dir/port"; }

runs() { is_running "$dir/run/slapd.pid" ns-slapd; }

fill_in() {
  sed -e "s|@BASE@|$base|g; s|@LDAPS_PORT@|$(($(port) + 1))|g" "$1"
}

# ns-slapd takes its key from an NSS database, and that from a PKCS #12 file.
import_certificates() {
  local secret="$dir/nss-password"
  echo nss-secret >"$secret"
  echo "Internal (Software) Token:nss-secret" >"$dir/pin.txt"
  certutil -N -d "$dir" -f "$secret" &&
    certutil -A -d "$dir" -f "$secret" -n CA -t CT,, -i "$dir/ca/ca.crt" &&
    openssl pkcs12 -export -name Server-Cert -inkey "$dir/ca/server.key" -in "$dir/ca/server.crt" -passout pass:x \
      -out "$dir/server.p12" &&
    pk12util -i "$dir/server.p12" -d "$dir" -k "$secret" -W x
}

# What dscreate would do, less systemd, /etc and the network.
template() {
  sed -e "s|%schema_dir%|$dir/schema|; s|%lock_dir%|$dir/lock|; s|%tmp_dir%|$dir/tmp|; s|%cert_dir%|$dir|; s|%ldif_dir%|$dir/ldif|" \
    -e "s|%bak_dir%|$dir/bak|; s|%run_dir%|$dir/run|; s|%inst_dir%|$dir|; s|%config_dir%|$dir|; s|%log_dir%|$dir/log|g" \
    -e "s|%fqdn%|localhost|; s|%ds_port%|$(port)|; s|%ds_user%|$(id -un)|; s|%rootdn%|$admin|g" \
    -e "s|%ds_passwd%|$(pwdhash -s PBKDF2-SHA512 "$password")|; s|%ds_suffix%|$base|g; s|%ds_bename%|userroot|g" \
    -e "s|%ldapi_enabled%|on|; s|%ldapi%|$dir/ldapi|; s|%ldapi_autobind%|on|; s|%db_dir%|$dir/db|; s|%db_home_dir%|$dir/dbhome|" \
    -e "s|%db_lib%|bdb|" <(for part in dse sasl suffix-db; do cat "$templates/template-$part.ldif"; echo; done)
}

create() {
  [ -d $templates ] || die "no $templates; install.sh 389ds installs it"
  rm -rf "$dir"/{schema,db,dbhome,log,run} "$dir"/*.db # a first start that did not come to its end
  mkdir -p "$dir"/{schema,db,dbhome,ldif,bak,run,lock,tmp,log}
  chmod 700 "$dir"
  import_certificates >"$dir/log/certificates.log" 2>&1 || { tail -5 "$dir/log/certificates.log" >&2; die "no certificates"; }
  cp "$here/ds389/99user.ldif" "$dir/schema/"
  cp "$here/ds389/certmap.conf" "$dir/"
  cp /etc/dirsrv/config/slapd-collations.conf "$dir/" 2>/dev/null || : >"$dir/slapd-collations.conf"
  (umask 077 && awk -f "$here/ds389/merge.awk" <(fill_in "$here/ds389/dse.ldif") <(template) >"$dir/dse.ldif")
}

# launch: false when ns-slapd ended before it answered, as it does when somebody took its port meanwhile.
launch() {
  local pid end=$(($(now_ms) + 40000))
  rm -f "$dir/run/slapd.pid"
  setsid ns-slapd -D "$dir" -i "$dir/run/slapd.pid" -d "${LOGLEVEL:-0}" </dev/null >>"$dir/log/output" 2>&1 &
  pid=$!
  # Asked over LDAPI: what answers on the port might be another's server.
  until runs && answers "$(ldapi_url "$dir/ldapi")"; do
    kill -0 $pid 2>/dev/null || return 1
    [ "$(now_ms)" -lt $end ] || { kill $pid; die "ns-slapd does not answer, see $dir/log"; }
    sleep 0.05
  done
}

launch_on_free_port() {
  local first=${LDAP3_DS389_PORT:-14890} candidate
  for candidate in $(seq "$first" 10 $((first + 500))); do
    if port_is_free "$candidate" && port_is_free $((candidate + 1)); then
      echo "$candidate" >"$dir/port"
      create
      if launch; then return 0; fi
      if port_is_free "$candidate" && port_is_free $((candidate + 1)); then break; fi
    fi
  done
  cat "$dir/log/output" "$dir/log/errors" 2>/dev/null | tail -5 >&2
  die "ns-slapd does not start, see $dir/log"
}

modify() { ldapmodify -x -H "$(ldapi_url "$dir/ldapi")" -D "$admin" -w "$password" "$@" >>"$dir/log/load" 2>&1; }

load() {
  [ -n "$ldif" ] || return 0
  if modify -a -f "$ldif" && fill_in "$here/ds389/fixtures.ldif" | modify; then return 0; fi
  tail -5 "$dir/log/load" >&2
  return 1
}

# The server works its roles out behind the answers to the additions: until then nobody has any.
await_roles() {
  local end=$(($(now_ms) + 10000))
  [ -n "$ldif" ] || return 0
  until ldapsearch -x -LLL -H "$(ldapi_url "$dir/ldapi")" -D "$admin" -w "$password" -s base -b "uid=nested,ou=Fixtures,$base" nsRole |
    grep -qi '^nsRole:'; do
    [ "$(now_ms)" -lt $end ] || die "the roles are not worked out, see $dir/log"
    sleep 0.05
  done
}

start() {
  local began
  began=$(now_ms)
  if runs; then log "runs already"; return 0; fi
  mkdir -p "$dir"
  [ ${#dir} -lt 95 ] || die "$dir is too long for a Unix socket in it"
  make_certificates "$dir/ca" || die "no certificates"
  if [ -e "$dir/loaded" ]; then
    launch || { tail -5 "$dir/log/errors" >&2; die "ns-slapd does not start again on port $(port), see $dir/log"; }
  else
    launch_on_free_port
    load || { stop_process "$dir/run/slapd.pid" ns-slapd; die "the data did not load"; }
    touch "$dir/loaded"
  fi
  await_roles
  log "ready at ldap://localhost:$(port) after $(($(now_ms) - began)) ms"
}

status() {
  runs || { echo down; return 3; }
  echo "up, pid $(cat "$dir/run/slapd.pid"), port $(port), $(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$(cat "$dir/run/slapd.pid")/status") MB"
}

print_env() {
  printf 'export LDAP3_DS389_%s=%q\n' URL "ldap://localhost:$(port)" LDAPS_URL "ldaps://localhost:$(($(port) + 1))" \
    LDAPI_URL "$(ldapi_url "$dir/ldapi")" BASE "$base" BIND_DN "$admin" PASSWORD "$password" CA "$dir/ca/ca.crt" DIR "$dir"
}

case $command in
  start) start ;;
  stop) stop_process "$dir/run/slapd.pid" ns-slapd ;;
  status) status ;;
  env) print_env ;;
  *) die "unknown command '$command'; known: start, stop, status, env" ;;
esac
