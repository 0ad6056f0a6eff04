# Sourced by the servers' scripts: a certificate authority, what it signed, and what no client should accept.
# shellcheck shell=bash

# EC keys take milliseconds where RSA keys take seconds.
new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

# new_authority NAME SUBJECT
new_authority() {
  new_key "$1"
  openssl req -x509 -new -key "$1.key" -sha256 -days 3650 -subj "$2" -out "$1.crt" \
    -addext keyUsage=critical,keyCertSign,cRLSign
}

# new_certificate NAME SUBJECT AUTHORITY EXTENSIONS FROM UNTIL: "openssl ca", since only it takes dates of the past.
new_certificate() {
  new_key "$1"
  openssl req -new -key "$1.key" -subj "$2" -out "$1.csr"
  printf '[ca]\ndefault_ca=it\n[it]\ndatabase=index.txt\nnew_certs_dir=.\ndefault_md=sha256\npolicy=any\n' >ca.conf
  printf 'unique_subject=no\nrand_serial=yes\n[any]\ncommonName=supplied\norganizationName=optional\n' >>ca.conf
  printf 'organizationalUnitName=optional\nuserId=optional\n[extensions]\n%s\n' "$4" >>ca.conf
  openssl ca -batch -notext -config ca.conf -extensions extensions -startdate "$5" -enddate "$6" \
    -cert "$3.crt" -keyfile "$3.key" -in "$1.csr" -out "$1.crt" -preserveDN
  cat "$1.crt" "$1.key" >"$1.pem"
}

# make_certificates DIR [NAMES]: the CA, "server" and "client" that it signed, and three that a client must refuse.
# NAMES are further names of the server, as in a subjectAltName.
make_certificates() {
  [ ! -e "$1/complete" ] || return 0
  rm -rf "$1"
  mkdir -p "$1"
  (cd "$1" && umask 077 && make_certificates_here "${2:+,$2}") >"$1.log" 2>&1 || { tail -5 "$1.log" >&2; return 1; }
  touch "$1/complete"
}

make_certificates_here() {
  local from=20200101000000Z until=20491231235959Z organization="/O=Ldap3 Tests"
  local server="extendedKeyUsage=serverAuth,clientAuth"
  # libldap checks "localhost" as the machine's own name, hence that one too.
  local names
  names="subjectAltName=DNS:localhost,DNS:$(hostname),IP:127.0.0.1,IP:::1${1:-}"
  touch index.txt
  new_authority ca "$organization/CN=Ldap3 Tests CA"
  new_authority foreign-ca "/O=Somebody else/CN=Foreign CA"
  new_certificate server "$organization/CN=localhost" ca "$server"$'\n'"$names" $from $until
  new_certificate expired "$organization/CN=localhost" ca "$server"$'\n'"$names" $from 20210101000000Z
  new_certificate wrong-host "$organization/CN=wrong.example" ca "$server"$'\nsubjectAltName=DNS:wrong.example' $from $until
  new_certificate foreign "$organization/CN=localhost" foreign-ca "$server"$'\n'"$names" $from $until
  new_certificate client "$organization/OU=People/CN=Grace Hopper/UID=ghopper" ca "extendedKeyUsage=clientAuth" $from $until
  rm -f ./*.csr ./index.txt* ca.conf [0-9A-F][0-9A-F][0-9A-F]*.pem
  # What was made is looked at once, instead of every command's status.
  openssl verify -CAfile ca.crt server.crt client.crt wrong-host.crt && openssl verify -CAfile foreign-ca.crt foreign.crt
}
