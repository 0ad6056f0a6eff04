"""staff.py BASE: LDIF of OU=Staff with 30 people and nested groups, of nested OUs, and of an empty OU=Sandbox."""
import base64
import sys

BASE = sys.argv[1]
SECURITY_GROUP, DISTRIBUTION_GROUP = -2147483646, 2  # global ones
NORMAL, DISABLED = 512, 514
PEOPLE = """alice Alice Adams, bob Bob Baker, carol Carol Cohen, dave Dave Dahl, erin Erin Evans, frank Frank Floyd,
    grace Grace Gray, heidi Heidi Hopper, ivan Ivan Iyer, judy Judy Jones, ken Ken Knuth, lena Lena Liskov, mike Mike Moore,
    nina Nina Naur, oscar Oscar Olsen, peggy Peggy Perlis, quinn Quinn Quine, rupert Rupert Reed, sybil Sybil Stone,
    trent Trent Turing, uma Uma Ulam, victor Victor Vogel, walter Walter Wirth, xena Xena Xu, yves Yves Young, zoe Zoe Zuse,
    jose José Niño, muller Jürgen Müller, disabled Dis Abled, mustchange Must Change"""


def entry(name, **attributes):
    print(f"dn: {name},{BASE}")
    for attribute, values in attributes.items():
        for value in values if isinstance(values, list) else [values]:
            octets = value if isinstance(value, bytes) else str(value).encode()
            print(f"{attribute}:: {base64.b64encode(octets).decode()}")
    print()


def person(account, given_name, surname, number):
    entry(
        f"CN={account},OU=Staff", objectClass="user", sAMAccountName=account, givenName=given_name, sn=surname,
        displayName=f"{given_name} {surname}", userPrincipalName=f"{account}@ad.test", mail=f"{account}@ad.test",
        employeeNumber=number, userAccountControl=DISABLED if account == "disabled" else NORMAL,
        # The password in quotes, as UTF-16LE (MS-ADTS section 3.1.1.3.1.5).
        unicodePwd=f'"Passw0rd-{account}"'.encode("utf-16-le"), **({"pwdLastSet": 0} if account == "mustchange" else {}),
        **({"manager": f"CN=alice,OU=Staff,{BASE}"} if account in ("bob", "carol") else {}))


def group(name, kind, *members):
    entry(f"CN={name},OU=Staff", objectClass="group", sAMAccountName=name, groupType=kind,
          member=[f"CN={member},OU=Staff,{BASE}" for member in members])


for unit in ("OU=Staff", "OU=Sandbox", "OU=Deep", "OU=Deeper,OU=Deep"):
    entry(unit, objectClass="organizationalUnit")
people = [line.split() for line in PEOPLE.split(",")]
for number, (account, given_name, surname) in enumerate(people, 1):
    person(account, given_name, surname, number)
group("inner", SECURITY_GROUP, "alice", "bob")
group("middle", SECURITY_GROUP, "inner")
group("outer", SECURITY_GROUP, "middle")
group("everybody", DISTRIBUTION_GROUP, *(account for account, *_ in people))
