# Sourced by openldap.sh: an MIT KDC on loopback with everything below DIR, for the realm LDAP3.TEST.
# shellcheck shell=bash

# make_kdc DIR PORT KEYTAB: configures it, and fills it at the first start with two people and the server's own principal.
# False when there is no krb5kdc here.
make_kdc() {
  local dir=$1 port=$2 keytab=$3 host
  command -v krb5kdc kdb5_util kadmin.local >/dev/null || return 1
  mkdir -p "$dir"
  client_configuration "$port" >"$dir/krb5.conf"
  kdc_configuration "$dir" "$port" >"$dir/kdc.conf"
  [ ! -e "$dir/complete" ] || return 0
  rm -f "$dir"/principal* "$keytab"
  {
    kdc_command "$dir" kdb5_util create -s -r LDAP3.TEST -P master
    for host in ghopper mhamilton; do echo "addprinc -pw $host-pw $host"; done >"$dir/commands"
    for host in localhost 127.0.0.1; do printf 'addprinc -randkey ldap/%s\nktadd -k %s ldap/%s\n' $host "$keytab" $host; done \
      >>"$dir/commands"
    kdc_command "$dir" kadmin.local -r LDAP3.TEST <"$dir/commands"
  } >"$dir/create.log" 2>&1
  [ -s "$keytab" ] || { tail -5 "$dir/create.log" >&2; return 1; }
  touch "$dir/complete"
}

# client_configuration PORT
client_configuration() {
  printf '[libdefaults]\n default_realm = LDAP3.TEST\n dns_lookup_realm = false\n dns_lookup_kdc = false\n'
  printf ' dns_canonicalize_hostname = false\n rdns = false\n udp_preference_limit = 1\n'
  printf '[realms]\n LDAP3.TEST = {\n  kdc = 127.0.0.1:%s\n }\n' "$1"
  printf '[domain_realm]\n localhost = LDAP3.TEST\n 127.0.0.1 = LDAP3.TEST\n'
}

# kdc_configuration DIR PORT
kdc_configuration() {
  printf '[kdcdefaults]\n kdc_listen = 127.0.0.1:%s\n kdc_tcp_listen = 127.0.0.1:%s\n' "$2" "$2"
  printf '[realms]\n LDAP3.TEST = {\n  database_name = %s/principal\n  key_stash_file = %s/stash\n' "$1" "$1"
  printf '  acl_file = %s/kadm5.acl\n  supported_enctypes = aes256-cts-hmac-sha1-96:normal\n }\n' "$1"
  printf '[logging]\n kdc = FILE:%s/kdc.log\n default = FILE:%s/kdc.log\n' "$1" "$1"
}

# launch_kdc DIR PORT
launch_kdc() {
  local end=$(($(now_ms) + 10000))
  kdc_command "$1" setsid krb5kdc -n -r LDAP3.TEST -P "$1/krb5kdc.pid" </dev/null >>"$1/kdc.out" 2>&1 &
  until is_running "$1/krb5kdc.pid" krb5kdc && ! port_is_free "$2"; do
    [ "$(now_ms)" -lt $end ] || die "krb5kdc does not answer, see $1"
    sleep 0.02
  done
}

# kdc_command DIR COMMAND...
kdc_command() { KRB5_CONFIG=$1/krb5.conf KRB5_KDC_PROFILE=$1/kdc.conf "${@:2}"; }
