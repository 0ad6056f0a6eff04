#!/bin/bash
# bulk.sh N [BASE]   LDIF of ou=Bulk and N people below it: 16 attributes, 20 values, about 812 octets on the wire each.
set -euo pipefail

awk -v count="${1:?N}" -v base="${2:-dc=example,dc=org}" 'BEGIN {
  given_names = split("Ada Alan Barbara Claude Donald Edsger Frances Grace Hedy Ivan Jean Ken Linus Margaret Olga", given, " ")
  surnames = split("Adams Baker Cohen Dahl Evans Floyd Gray Hopper Iyer Jones Knuth Liskov Moore Naur Olsen Perlis Quine", sn, " ")
  cities = split("Berlin Lyon Nairobi Osaka Porto Quito Riga", city, " ")
  prose = "with a text behind it that is long enough to make the entry as heavy as people are in the directories of " \
    "large companies, where every attribute that somebody once asked for is still filled in, year by year"
  printf "dn: ou=Bulk,%s\nobjectClass: organizationalUnit\nou: Bulk\n\n", base
  for (i = 1; i <= count; i++) {
    first = given[i % given_names + 1]
    last = sn[int(i / given_names) % surnames + 1]
    uid = sprintf("bulk%07d", i)
    printf "dn: uid=%s,ou=Bulk,%s\n", uid, base
    printf "objectClass: top\nobjectClass: person\nobjectClass: organizationalPerson\nobjectClass: inetOrgPerson\n"
    printf "uid: %s\ncn: %s %s %07d\ngivenName: %s\nsn: %s\n", uid, first, last, i, first, last
    printf "displayName: %s, %s (%07d)\nmail: %s@example.org\nmail: %s.%s.%07d@bulk.example.org\n", \
      last, first, i, uid, tolower(first), tolower(last), i
    printf "employeeNumber: %07d\nemployeeType: generated\ntitle: Engineer of grade %d\ndepartmentNumber: %03d\n", i, i % 7, i % 40
    printf "ou: Engineering department %d\nl: %s\ntelephoneNumber: +49 30 %07d\nroomNumber: %d.%02d\n", \
      i % 40, city[i % cities + 1], i, i % 9, i % 60
    printf "description: Generated entry number %d of %d, %s\n\n", i, count, prose
  }
}'
