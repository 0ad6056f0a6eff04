#!/bin/bash
# dns.sh start|stop|status|env DIR   dnsmasq on loopback, which knows the servers of made-up domains and nothing else.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tests/servers/processes.sh
. "$here/processes.sh"

export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin:/sbin
command=${1:-}
dir=$(realpath -m "${2:?usage: dns.sh start|stop|status|env DIR}")

# name,target,port,priority,weight (RFC 2782)
records=(
  _ldap._tcp.example.test,second.example.test,389,20,0
  _ldap._tcp.example.test,heavy.example.test,1389,10,90
  _ldap._tcp.example.test,light.example.test,2389,10,10
  _ldaps._tcp.example.test,secure.example.test,636,0,0
  _ldap._tcp.dc._msdcs.ad.test,dc1.ad.test,389,0,100
  _ldap._tcp.dc._msdcs.ad.test,dc2.ad.test,389,0,100
  _ldap._tcp.berlin._sites.dc._msdcs.ad.test,dc2.ad.test,389,0,100
  _ldap._tcp.without.test,.,0,0,0
)

launch() {
  local port=$1 pid record arguments=() end=$(($(now_ms) + 10000))
  for record in "${records[@]}"; do arguments+=("--srv-host=$record"); done
  setsid dnsmasq --keep-in-foreground --conf-file=/dev/null --pid-file="$dir/dnsmasq.pid" --user="$(id -un)" --port="$port" \
    --listen-address=127.0.0.1 --bind-interfaces --no-resolv --no-hosts --local=// "${arguments[@]}" \
    </dev/null >>"$dir/dnsmasq.log" 2>&1 &
  pid=$!
  until is_running "$dir/dnsmasq.pid" dnsmasq && ! port_is_free "$port"; do
    kill -0 $pid 2>/dev/null || return 1
    [ "$(now_ms)" -lt $end ] || { kill $pid; die "dnsmasq does not answer, see $dir/dnsmasq.log"; }
    sleep 0.02
  done
}

start() {
  local candidate first=${LDAP3_DNS_PORT:-17890}
  if is_running "$dir/dnsmasq.pid" dnsmasq; then log "runs already"; return 0; fi
  mkdir -p "$dir"
  for candidate in $(seq "$first" 10 $((first + 200))); do
    if port_is_free "$candidate" && launch "$candidate"; then
      echo "$candidate" >"$dir/port"
      log "ready at 127.0.0.1:$candidate"
      return 0
    fi
  done
  tail -5 "$dir/dnsmasq.log" >&2
  die "dnsmasq does not start"
}

case $command in
  start) start ;;
  stop) stop_process "$dir/dnsmasq.pid" dnsmasq ;;
  status) is_running "$dir/dnsmasq.pid" dnsmasq && echo "up, port $(cat "$dir/port")" || { echo down; exit 3; } ;;
  env) printf 'export LDAP3_DNS_URL=dns://127.0.0.1:%s\n' "$(cat "$dir/port")" ;;
  *) die "unknown command '$command'; known: start, stop, status, env" ;;
esac
