#!/bin/bash
# embedded.sh [ENTRIES]   Measures the directory in memory with ENTRIES (100000) generated people: loading, searches, and how many
# of them eight clients are answered, beside one slapd on loopback that holds the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

entries=${1:-100000}
server=$(mktemp -d)
trap 'tests/servers/openldap.sh stop "$server" || true; rm -rf "$server"' EXIT
tests/servers/install.sh openldap
BULK=$entries tests/servers/openldap.sh start "$server"
eval "$(tests/servers/openldap.sh env "$server")"
tests/servers/bulk.sh "$entries" "$LDAP3_OPENLDAP_BASE" >"$server/bulk.ldif"
dotnet build benchmarks/Ldap3.EmbeddedServer -c Release -v quiet -nologo
LDAP3_PASSWORD=$LDAP3_OPENLDAP_PASSWORD artifacts/bin/Ldap3.EmbeddedServer/release/Ldap3.EmbeddedServer \
  "$server/bulk.ldif" "ou=Bulk,$LDAP3_OPENLDAP_BASE" "$LDAP3_OPENLDAP_URL" "$LDAP3_OPENLDAP_BIND_DN"
