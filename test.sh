#!/bin/bash
# test.sh [--fast | --long] [--filter TEXT]   Builds everything, runs every test, and ends with "N passed, N failed".
#   --fast      without real servers       --long  with the stress test of many minutes, too
#   --filter    only the tests whose full name holds TEXT
# CONFIGURATION=Release builds that. A server that LDAP3_OPENLDAP_URL (LDAP3_DS389_URL, LDAP3_SAMBA_URL, LDAP3_DNS_URL) and
# its companions name is used (tests/servers).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

configuration=${CONFIGURATION:-Debug}
mode=full
filter=()
suite_limit=900 # seconds after which a suite hangs
passed=0 failed=0 skipped=0
servers=(openldap ds389 samba dns)
declare -A names=([openldap]=OpenLDAP [ds389]="389 DS" [samba]=Samba [dns]=dnsmasq) packages=([ds389]=389ds)
declare -A missing=() # why a server is not there
starter= # the process that starts servers
running= # the suite's process

usage() { sed -n '2,6s/^# \?//p' test.sh; }

parse() {
  while [ $# -gt 0 ]; do
    case $1 in
      --fast) mode=fast ;;
      --long) mode=long suite_limit=7200; export LDAP3_LONG=1 ;;
      --filter) shift; filter=(-method "*${1:?--filter needs a text}*") ;;
      -h | --help) usage; exit ;;
      *) usage >&2; exit 2 ;;
    esac
    shift
  done
}

# shellcheck disable=SC2317 # trapped below
# Whatever ends this script also ends what it started. A start is waited for: its server would outlive it else.
clean_up() {
  local server
  if [ -n "$running" ]; then kill "$running" 2>/dev/null || true; fi
  if [ -n "$starter" ]; then touch "$scratch/stop"; wait "$starter" || true; fi
  for server in "${servers[@]}"; do
    if [ -d "$scratch/$server" ]; then "tests/servers/$server.sh" stop "$scratch/$server" || true; fi
  done
  rm -rf "$scratch"
}

# What the tests and LDAP's own tools call the server's variables: LDAP3_OPENLDAP_URL and so on.
is_somebody_elses() { local url=LDAP3_${1^^}_URL; [ -n "${!url:-}" ]; }

# One after the other, since apt has one lock and the compiler wants the other core.
start_servers() {
  local server log
  trap '' HUP # the terminal's end must not leave a server half started
  if tests/servers/install.sh clients; then touch "$scratch/clients.started"; fi >"$scratch/clients.log" 2>&1
  for server in "${servers[@]}"; do
    log=$scratch/$server.log
    if [ -e "$scratch/stop" ]; then return; fi
    if is_somebody_elses "$server"; then continue; fi
    if tests/servers/install.sh "${packages[$server]:-$server}" && "tests/servers/$server.sh" start "$scratch/$server"; then
      touch "$scratch/$server.started"
    fi >"$log" 2>&1
  done
}

# Started while the solution builds.
begin_servers() {
  if [ $mode = fast ]; then
    unset "${!LDAP3_OPENLDAP_@}" "${!LDAP3_DS389_@}" "${!LDAP3_SAMBA_@}" LDAP3_DNS_URL
  else
    start_servers </dev/null &
    starter=$!
  fi
}

await_servers() {
  local server
  [ $mode != fast ] || return 0
  wait "$starter" || true
  starter=
  if [ ! -e "$scratch/clients.started" ]; then missing[clients]=$(tail -1 "$scratch/clients.log" || true); fi
  for server in "${servers[@]}"; do
    if is_somebody_elses "$server"; then
      echo "${names[$server]}: started by somebody else"
    elif [ -e "$scratch/$server.started" ]; then
      eval "$("tests/servers/$server.sh" env "$scratch/$server")"
      tail -1 "$scratch/$server.log"
    else
      missing[$server]=$(tail -1 "$scratch/$server.log" || true)
    fi
  done
}

report_missing_servers() {
  local server
  if [ $mode = fast ]; then
    echo
    echo "!!! SKIPPED: the tests of Ldap3.Server.Tests that need a real server: --fast leaves them out."
  fi
  if [ -n "${missing[clients]:-}" ]; then
    echo
    echo "!!! SKIPPED: the sessions of other clients (python3-ldap3, python3-ldap, ldap-utils) in Ldap3.InMemory.Tests."
    echo "!!! Reason:  ${missing[clients]}"
  fi
  for server in "${servers[@]}"; do
    [ -n "${missing[$server]:-}" ] || continue
    echo
    echo "!!! SKIPPED: the tests of Ldap3.Server.Tests that need ${names[$server]}, and those elsewhere that ask for it."
    echo "!!! Reason:  ${missing[$server]}"
  done
}

# number NAME: what the runner's summary in $log says of NAME ("Total: 5, Errors: 0, ..."), 0 when it does not say.
number() { sed -n "/^=== TEST EXECUTION SUMMARY/,\$s/.*[ ,]$1: \([0-9]*\).*/\1/p" "$log" | grep . || echo 0; }

run_suite() {
  local suite=$1 log=$scratch/$1.log status=0 total bad good skips problem=
  local runner=artifacts/bin/$suite/${configuration,,}/$suite
  timeout --foreground --kill-after=10 $suite_limit "$runner" -noColor -noLogo "${filter[@]}" \
    </dev/null >"$log" 2>&1 &
  running=$!
  wait $running || status=$? # in the background, since bash heeds a signal at once only while it waits
  running=
  total=$(number Total)
  skips=$(($(number Skipped) + $(number 'Not Run')))
  bad=$(($(number Failed) + $(number Errors)))
  good=$((total - skips - $(number Failed)))
  if [ $status = 124 ] || [ $status = 137 ]; then
    problem="hung: stopped after $suite_limit s"
  elif [ $status = 127 ]; then
    problem="was not built: it belongs into Ldap3.Linq.sln"
  elif [ $status != 0 ] && [ $bad = 0 ]; then
    problem="crashed with exit code $status"
  elif [ "$total" = 0 ] && [ ${#filter[@]} = 0 ]; then
    problem="ran no tests"
  fi
  if [ "$total" = 0 ] && [ -z "$problem" ]; then return 0; fi # none of its tests fits the filter
  passed=$((passed + good))
  skipped=$((skipped + skips))
  failed=$((failed + bad))
  printf '%-28s %5d passed %3d failed %3d skipped  %s\n' "$suite" $good $bad $skips "$(sed -n 's/.*, Time: //p' "$log")"
  if [ -n "$problem" ]; then failed=$((failed + 1)); echo "  $suite $problem"; fi
  if [ -n "$problem" ] || [ $bad != 0 ]; then show_failures "$log"; fi
  show_skips "$log"
}

# Failures in full; neither the runner's chatter nor what was skipped.
show_failures() {
  awk '/^===/ { exit } /^  (Discover|Start|Finish)/ { next } /^    [^ ].*\[/ { skip = /\[SKIP\]$/ } !skip' "$1" | sed 's/^/  | /'
}

# Why tests were skipped, each reason once.
show_skips() {
  awk '/\[SKIP\]$/ { getline; count[$0]++ } END { for (why in count) print "  skipped " count[why] ":" why }' "$1"
}

parse "$@"
scratch=$(mktemp -d)
trap clean_up EXIT
trap 'exit 130' INT TERM HUP

began=$SECONDS
begin_servers
if ! dotnet build Ldap3.Linq.sln -c "$configuration" -v quiet -nologo </dev/null >"$scratch/build.log" 2>&1; then
  cat "$scratch/build.log"
  echo "0 passed, 1 failed"
  exit 1
fi
echo "built in $((SECONDS - began)) s"
await_servers
for project in tests/*/*.Tests.csproj; do run_suite "$(basename "$project" .csproj)"; done
report_missing_servers

echo "in $((SECONDS - began)) s"
status=0
if [ $failed != 0 ] || [ $passed = 0 ]; then status=1; fi
if [ "${CI:-}" = true ] && [ ${#missing[@]} != 0 ]; then
  echo "With CI=true a skipped server suite is a failure."
  status=1
fi
echo "$passed passed, $failed failed$([ $skipped = 0 ] || echo ", $skipped skipped")"
exit $status
