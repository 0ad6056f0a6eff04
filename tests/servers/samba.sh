#!/bin/bash
# samba.sh start|stop|status|env DIR   A Samba Active Directory controller on loopback with everything below DIR. Options: README.md.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/servers/processes.sh
. "$here/processes.sh"
# shellcheck source=tests/servers/certificates.sh
. "$here/certificates.sh"

export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin:/sbin
command=${1:-}
dir=$(realpath -m "${2:?usage: samba.sh start|stop|status|env DIR}")
base=DC=ad,DC=test
# Samba's ports are fixed, so it has an address of its own: the first of these where nobody listens.
addresses=(127.0.0.{77..96})
[ -z "${LDAP3_SAMBA_ADDRESS:-}" ] || addresses=("$LDAP3_SAMBA_ADDRESS")
ports=(88 389 464 636 3268 3269)
password='Passw0rd!ad'
ldif=${LDIF-$here/../../samples/QuickStart/Data/company.ldif}

address() { cat "$dir/address"; }

# The address, and its own socket too: what answers at the address might be another's server.
is_up() {
  is_taken "$(address)" 88 && is_taken "$(address)" 636 && is_taken "$(address)" 3269 && answers "ldap://$(address)" &&
    ldbsearch -H "$(ldapi_url "$dir/private/ldapi")" -s base -b '' dnsHostName >/dev/null 2>&1
}

runs() { is_running "$dir/run/samba.pid" samba; }

# is_taken ADDRESS PORT...
is_taken() {
  local port address=$1
  for port in "${@:2}"; do if (exec 3<>"/dev/tcp/$address/$port") 2>/dev/null; then return 0; fi; done
  return 1
}

fill_in() {
  sed -e "s|@DIR@|$dir|g; s|@ADDRESS@|$(address)|g; s|@LOGLEVEL@|${LOGLEVEL:-1}|g; s|@STRONG@|${STRONG_AUTH:-yes}|g" \
    -e "s|@BASE@|$base|g" "$here/samba/$1"
}

# The address may differ from the last start's: written anew each time.
configure() {
  mkdir -p "$dir/etc"
  fill_in smb.conf >"$dir/etc/smb.conf"
  fill_in krb5.conf >"$dir/krb5.conf"
}

# provision: an empty configuration file keeps /etc/samba out of it; the one that it writes is replaced afterwards.
provision() {
  mkdir -p "$dir"/{etc,tmp,log,run,lock,cache,state,private}
  chmod 755 "$dir"
  chmod 700 "$dir/private"
  printf '[global]\n' >"$dir/empty.conf"
  TMPDIR=$dir/tmp samba-tool domain provision --configfile="$dir/empty.conf" --use-rfc2307 --realm=AD.TEST --domain=ADTEST \
    --host-name=dc1 --host-ip="$(address)" --server-role=dc --dns-backend=NONE --adminpass="$password" --targetdir="$dir" &&
    configure
}

# Past the server, into its database.
populate() {
  local database=(--configfile="$dir/etc/smb.conf" -H "$dir/private/sam.ldb") services
  services=$(printf 'servicePrincipalName: ldap/%s\\n' "${addresses[@]}" localhost "$(hostname)")
  fill_in domain.ldif | sed "s|@SERVICES@|$services|" >"$dir/domain.ldif"
  python3 "$here/samba/staff.py" $base >"$dir/staff.ldif" &&
    ldbmodify "${database[@]}" "$dir/domain.ldif" &&
    ldbadd "${database[@]}" "$dir/staff.ldif" || return
  [ -n "$ldif" ] || return 0
  python3 "$here/samba/company.py" $base <"$ldif" >"$dir/company.ldif" && ldbadd "${database[@]}" "$dir/company.ldif"
}

create() {
  command -v samba samba-tool ldbadd >/dev/null || die "no samba; install.sh samba installs it"
  rm -rf "${dir:?}"/{etc,run,lock,cache,state,private} # a first start that did not come to its end
  echo "${addresses[0]}" >"$dir/address"
  make_certificates "$dir/ca" "DNS:dc1.ad.test,DNS:ad.test$(printf ',IP:%s' "${addresses[@]}")" || die "no certificates"
  provision >"$dir/provision.log" 2>&1 || { tail -5 "$dir/provision.log" >&2; die "samba-tool does not provision"; }
  populate >"$dir/populate.log" 2>&1 || { tail -5 "$dir/populate.log" >&2; die "the data did not load"; }
  touch "$dir/loaded"
}

# launch: false when samba ended before it answered, as it does when somebody took its address meanwhile.
launch() {
  local pid end=$(($(now_ms) + 60000))
  rm -f "$dir/run/samba.pid"
  # One process, so that ending it ends all of it.
  KRB5_CONFIG=$dir/krb5.conf TMPDIR=$dir/tmp setsid samba -s "$dir/etc/smb.conf" -l "$dir/log" -F --no-process-group -M single \
    </dev/null >>"$dir/log/output" 2>&1 &
  pid=$!
  until runs && is_up; do
    kill -0 $pid 2>/dev/null || return 1
    [ "$(now_ms)" -lt $end ] || { kill $pid; die "samba does not answer, see $dir/log"; }
    sleep 0.05
  done
}

launch_on_free_address() {
  local candidate
  for candidate in "${addresses[@]}"; do
    if ! is_taken "$candidate" "${ports[@]}"; then
      echo "$candidate" >"$dir/address"
      configure
      if launch; then return 0; fi
      if ! is_taken "$candidate" "${ports[@]}"; then break; fi
    fi
  done
  tail -5 "$dir/log/output" >&2
  die "samba does not start at ${addresses[*]}, see $dir/log"
}

start() {
  local began
  began=$(now_ms)
  if runs; then log "runs already"; return 0; fi
  [ "$(id -u)" = 0 ] || die "needs root, for the ports of Active Directory"
  [ "$dir" != / ] || die "a folder of its own, please"
  mkdir -p "$dir"
  [ -e "$dir/loaded" ] || create
  launch_on_free_address
  log "ready at ldap://$(address) after $(($(now_ms) - began)) ms"
}

status() {
  runs || { echo down; return 3; }
  echo "up, pid $(cat "$dir/run/samba.pid"), address $(address), $(awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$(cat "$dir/run/samba.pid")/status") MB"
}

print_env() {
  printf 'export LDAP3_SAMBA_%s=%q\n' URL "ldap://$(address)" LDAPS_URL "ldaps://$(address):636" GC_URL "ldap://$(address):3268" \
    GC_LDAPS_URL "ldaps://$(address):3269" BASE "$base" BIND_DN "CN=Administrator,CN=Users,$base" PASSWORD "$password" \
    CA "$dir/ca/ca.crt" KRB5_CONFIG "$dir/krb5.conf" DIR "$dir"
}

case $command in
  start) start ;;
  stop) stop_process "$dir/run/samba.pid" samba ;;
  status) status ;;
  env) print_env ;;
  *) die "unknown command '$command'; known: start, stop, status, env" ;;
esac
