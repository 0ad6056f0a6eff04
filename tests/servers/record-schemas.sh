#!/bin/bash
# record-schemas.sh [FOLDER]   Records the schemas of the running OpenLDAP, 389 DS and Samba into the library, or into FOLDER.
# The servers are those of LDAP3_OPENLDAP_*, LDAP3_DS389_* and LDAP3_SAMBA_* (see README.md); one that is not running is left out.
# Descriptions are prose of their authors and are not recorded. Ldap3.Server.Tests compares the records with the servers.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:-$here/../../src/Ldap3.Protocol/Schema/Offline}
kinds=(ldapSyntaxes matchingRules matchingRuleUse attributeTypes objectClasses nameForms dITContentRules dITStructureRules)
export LC_ALL=C.UTF-8

# record NAME SUBSCHEMA ARGUMENT...: in the order of $kinds, so that the same schema gives the same file.
record() {
  local name=$1 subschema=$2 answer kind
  answer=$(ldapsearch -x -ZZ -LLL -o ldif-wrap=no -b "$subschema" -s base "${@:3}" '(objectClass=subschema)' "${kinds[@]}")
  for kind in "${kinds[@]}"; do grep "^$kind: " <<<"$answer" | sort -u || true; done |
    sed "s/ DESC '[^']*'//" | gzip -9n >"$folder/$name.schema.gz"
  echo "$name: $(zcat "$folder/$name.schema.gz" | wc -l) definitions, $(stat -c %s "$folder/$name.schema.gz") octets"
}

[ -z "${LDAP3_OPENLDAP_URL:-}" ] ||
  LDAPTLS_CACERT=$LDAP3_OPENLDAP_CA record openldap cn=Subschema -H "$LDAP3_OPENLDAP_URL"
[ -z "${LDAP3_DS389_URL:-}" ] ||
  LDAPTLS_CACERT=$LDAP3_DS389_CA record ds389 cn=schema -H "$LDAP3_DS389_URL"
[ -z "${LDAP3_SAMBA_URL:-}" ] ||
  LDAPTLS_CACERT=$LDAP3_SAMBA_CA record samba "CN=Aggregate,CN=Schema,CN=Configuration,$LDAP3_SAMBA_BASE" \
    -H "$LDAP3_SAMBA_URL" -D "$LDAP3_SAMBA_BIND_DN" -w "$LDAP3_SAMBA_PASSWORD"
