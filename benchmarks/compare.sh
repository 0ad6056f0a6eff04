#!/bin/bash
# compare.sh [ENTRIES] [ROUNDS]   Measures this library beside System.DirectoryServices.Protocols over one slapd on
# loopback that holds ENTRIES (100000) generated people, and the heap while they are streamed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

server=$(mktemp -d)
trap 'tests/servers/openldap.sh stop "$server" || true; rm -rf "$server"' EXIT
tests/servers/install.sh openldap
BULK=${1:-100000} tests/servers/openldap.sh start "$server"
eval "$(tests/servers/openldap.sh env "$server")"
dotnet build benchmarks/Ldap3.Comparison -c Release -v quiet -nologo
LDAP3_PASSWORD=$LDAP3_OPENLDAP_PASSWORD artifacts/bin/Ldap3.Comparison/release/Ldap3.Comparison \
  "$LDAP3_OPENLDAP_URL/ou=Bulk,$LDAP3_OPENLDAP_BASE" "$LDAP3_OPENLDAP_BIND_DN" "${2:-5}"
