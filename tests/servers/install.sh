#!/bin/bash
# install.sh SERVER...   Installs what the tests' servers need (openldap, 389ds, samba, dns) or clients, with apt and without starting anything.
set -euo pipefail

export DEBIAN_FRONTEND=noninteractive DEBCONF_NONINTERACTIVE_SEEN=true NEEDRESTART_MODE=l PATH=$PATH:/usr/sbin:/sbin
policy=/usr/sbin/policy-rc.d

die() { echo "install.sh: $*" >&2; exit 1; }

has() { local command; for command; do command -v "$command" >/dev/null || return 1; done; }

# A package must not start its own daemon: a policy-rc.d that says 101 forbids it. Somebody else's file stays as it is.
forbid_daemons() {
  [ ! -e $policy ] || return 0
  trap 'rm -f $policy' EXIT
  printf '#!/bin/sh\nexit 101\n' >$policy
  chmod 755 $policy
}

apt_install() {
  has apt-get || die "no apt-get here; install $* by other means"
  [ "$(id -u)" = 0 ] || die "needs root to install $*"
  forbid_daemons
  apt-get -q update || echo "install.sh: the package lists are stale, trying all the same" >&2
  apt-get -q -y -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold --no-install-recommends install "$@"
}

# What this library itself asks for Kerberos and NTLM, and slapd for GSSAPI.
has_gssapi() {
  local file
  for file in libgssapi_krb5.so.2 sasl2/libgssapiv2.so gssntlmssp/gssntlmssp.so; do
    compgen -G "/usr/lib*/$file" >/dev/null || compgen -G "/usr/lib/*/$file" >/dev/null || return 1
  done
}

install_openldap() {
  # Without Kerberos the server still serves: who may not install it goes without.
  if has slapd slapadd ldapadd ldapsearch openssl; then
    if has krb5kdc kdb5_util kadmin.local && has_gssapi || [ "$(id -u)" != 0 ]; then return 0; fi
  fi
  # Else the packages make a database of their own in /var/lib/ldap, and ask for a realm.
  if has debconf-set-selections; then
    echo 'slapd slapd/no_configuration boolean true' | debconf-set-selections
    echo 'krb5-config krb5-config/add_servers boolean false' | debconf-set-selections
  fi
  apt_install slapd ldap-utils libsasl2-modules libsasl2-modules-gssapi-mit krb5-kdc krb5-admin-server openssl gss-ntlmssp
}

install_389ds() {
  if has ns-slapd pwdhash certutil pk12util ldapmodify openssl; then return 0; fi
  apt_install 389-ds-base libnss3-tools ldap-utils libsasl2-modules openssl
}

install_samba() {
  if has samba samba-tool ldbadd ldbsearch kinit ldapsearch openssl && [ -d /usr/share/samba/setup ] && has_gssapi; then return 0; fi
  if has debconf-set-selections; then echo 'krb5-config krb5-config/add_servers boolean false' | debconf-set-selections; fi
  apt_install samba samba-ad-dc samba-ad-provision samba-dsdb-modules samba-vfs-modules winbind python3-samba ldb-tools \
    ldap-utils krb5-user libsasl2-modules-gssapi-mit gss-ntlmssp openssl
}

install_dns() {
  if has dnsmasq; then return 0; fi
  apt_install dnsmasq-base
}

# Debian's own Python: another one does not see Debian's packages.
install_clients() {
  if has ldapsearch && /usr/bin/python3 -c 'import ldap, ldap3' 2>/dev/null; then return 0; fi
  apt_install python3-ldap3 python3-ldap ldap-utils
}

[ $# -gt 0 ] || die "which server? openldap, 389ds, samba, dns, clients"
for server; do
  case $server in
    openldap) install_openldap ;;
    389ds) install_389ds ;;
    samba) install_samba ;;
    dns) install_dns ;;
    clients) install_clients ;;
    *) die "unknown server $server; known: openldap, 389ds, samba, dns, clients" ;;
  esac
done
