#!/bin/bash
# openldap.sh start|stop|status|env DIR   OpenLDAP's slapd on loopback with everything below DIR. Options: README.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/servers/processes.sh
. "$here/processes.sh"
# shellcheck source=tests/servers/certificates.sh
. "$here/certificates.sh"
# shellcheck source=tests/servers/kerberos.sh
. "$here/kerberos.sh"

export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin:/sbin:/usr/libexec
command=${1:-}
dir=$(realpath -m "${2:?usage: openldap.sh start|stop|status|env DIR}")
base=dc=example,dc=org
admin=cn=admin,$base
password=secret
ldif=${LDIF-$here/../../samples/QuickStart/Data/company.ldif}

port() { cat "$dir/port"; }

fill_in() {
  sed -e "s|@DIR@|$dir|g; s|@BASE@|$base|g; s|@PASSWORD@|$password|g; s|@UID@|$(id -u)|g; s|@MODULES@|$modules|g" \
    -e "s|@SCHEMA@|$schema|g; s|@LOGLEVEL@|${LOGLEVEL:-none}|g; s|@CERTIFICATE@|${CERTIFICATE:-server}|g" \
    -e "s|@URL@|ldap://localhost:$(port)|g; s|@ELSEWHERE@|ldap://localhost:$(($(port) + 2))|g" "$here/openldap/$1"
}

# AppArmor, where it confines slapd (Ubuntu), keeps it out of $dir. It goes by the path: a copy elsewhere is free.
choose_program() {
  slapd=$(command -v slapd) || die "no slapd; install.sh openldap installs it"
  [ -e /etc/apparmor.d/usr.sbin.slapd ] || return 0
  cp -f "$slapd" "$dir/slapd"
  slapd=$dir/slapd
}

# add_offline SUFFIX [CONFIGURATION] <LDIF
add_offline() {
  "$slapd" -T add -q -f "$dir/${2:-slapd.conf}" -b "$1" >>"$dir/slapadd.log" 2>&1 && return 0
  tail -5 "$dir/slapadd.log" >&2
  die "slapadd failed"
}

# The referrals hold the port, which may differ from the last start's: written anew each time.
configure() {
  local name
  schema=$(first_folder /etc/ldap/schema /etc/openldap/schema)
  modules=$(first_folder /usr/lib/ldap /usr/lib64/openldap /usr/lib/openldap)
  fill_in slapd.conf >"$dir/slapd.conf"
  fill_in elsewhere.conf >"$dir/elsewhere.conf"
  rm -rf "$dir"/data/{other,policy,dynamic,elsewhere,replica,present,plain}
  mkdir -p "$dir"/data/{company,accesslog,other,policy,dynamic,elsewhere,replica,present,plain}
  fill_in dynamic.ldif | add_offline dc=dyn,dc=test # first: slapd opens them all, and dds wants its entry
  fill_in other.ldif | add_offline dc=other,dc=test
  fill_in policy.ldif | add_offline dc=policy,dc=test
  for name in replica present plain; do
    printf 'dn: dc=%s,dc=test\nobjectClass: domain\ndc: %s\n' $name $name | add_offline dc=$name,dc=test
  done
  fill_in elsewhere.ldif | add_offline dc=elsewhere,dc=test elsewhere.conf
}

# launch NAME SOCKET URL...: what NAME.conf configures. False when slapd ended before it answered, as it does when somebody
# took its port meanwhile.
launch() {
  local name=$1 socket pid end=$(($(now_ms) + 20000))
  socket=$(ldapi_url "$dir/$2")
  rm -f "$dir/$name.pid"
  KRB5_CONFIG=$dir/kerberos/krb5.conf KRB5_KTNAME=FILE:$dir/kerberos/keytab KRB5RCACHETYPE=none setsid "$slapd" -d 0 -f "$dir/$name.conf" -h "${*:3} $socket/" </dev/null >>"$dir/$name.log" 2>&1 &
  pid=$!
  # Asked over LDAPI: what answers on the port might be another's server.
  until is_running "$dir/$name.pid" slapd && answers "$socket"; do
    kill -0 $pid 2>/dev/null || return 1
    [ "$(now_ms)" -lt $end ] || { kill $pid; die "slapd does not answer, see $dir/$name.log"; }
    sleep 0.02
  done
}

launch_first() { launch slapd ldapi "ldap://127.0.0.1:$(port)/" "ldaps://127.0.0.1:$(($(port) + 1))/"; }

launch_second() { launch elsewhere elsewhere "ldap://127.0.0.1:$(($(port) + 2))/" "ldaps://127.0.0.1:$(($(port) + 3))/"; }

ports_are_free() {
  local offset
  for offset in 0 1 2 3 4; do port_is_free $(($1 + offset)) || return 1; done
}

launch_on_free_port() {
  local first=${LDAP3_OPENLDAP_PORT:-13890} candidate
  for candidate in $(seq "$first" 10 $((first + 500))); do
    if ports_are_free "$candidate"; then
      echo "$candidate" >"$dir/port"
      configure
      if make_kdc "$dir/kerberos" $((candidate + 4)) "$dir/kerberos/keytab"; then launch_kdc "$dir/kerberos" $((candidate + 4)); fi
      if launch_first && launch_second; then return 0; fi
      stop
      if ports_are_free "$candidate"; then break; fi
    fi
  done
  tail -5 "$dir/slapd.log" "$dir/elsewhere.log" >&2
  die "slapd does not start; LOGLEVEL=-1 tells more"
}

stop() {
  stop_process "$dir/slapd.pid" slapd
  stop_process "$dir/elsewhere.pid" slapd
  stop_process "$dir/kerberos/krb5kdc.pid" krb5kdc
}

load_company() {
  [ -n "$ldif" ] || return 0
  # Over the wire, since slapadd goes past the overlays and would leave memberOf empty.
  ldapadd -x -H "$(ldapi_url "$dir/ldapi")" -D "$admin" -w "$password" -f "$ldif" >"$dir/load.log" 2>&1 && return 0
  tail -5 "$dir/load.log" >&2
  return 1
}

load_bulk() {
  [ "${BULK:-0}" -gt 0 ] || return 0
  stop_process "$dir/slapd.pid" slapd # two writers at once are one too many for slapadd -q
  "$here/bulk.sh" "$BULK" "$base" | add_offline "$base" || return 1
  launch_first || die "slapd does not start again, see $dir/slapd.log"
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
    if ! load_company || ! load_bulk; then stop; die "the data did not load"; fi
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
    LDAPI_URL "$(ldapi_url "$dir/ldapi")" BASE "$base" BIND_DN "$admin" PASSWORD "$password" CA "$dir/ca/ca.crt" \
    DIR "$dir" ELSEWHERE_URL "ldap://localhost:$(($(port) + 2))"
  [ ! -e "$dir/kerberos/complete" ] || printf 'export LDAP3_OPENLDAP_KRB5_CONFIG=%q\n' "$dir/kerberos/krb5.conf"
}

case $command in
  start) start ;;
  stop) stop ;;
  status) status ;;
  env) print_env ;;
  *) die "unknown command '$command'; known: start, stop, status, env" ;;
esac
