"""company.py BASE <LDIF: the sample company as Active Directory's schema takes it, LDIF again.

There a person is named by cn, has one mail (others are otherMailbox) and a unixHomeDirectory; who has a password has
Passw0rd-UID instead; attributes have no options, and the sandbox is made with the staff.
"""
import base64
import sys

BASE = sys.argv[1]
OLD_BASE = "dc=example,dc=org"
RENAMED = {"homeDirectory": "unixHomeDirectory"}
REFERENCES = {"manager", "member", "owner", "secretary", "seeAlso"}
names = {OLD_BASE: BASE}


def read():
    for record in sys.stdin.read().replace("\n ", "").split("\n\n"):
        entry = []
        for line in record.strip().splitlines():
            attribute, _, value = line.partition(":")
            text = base64.b64decode(value[1:]).decode("latin-1") if value[:1] == ":" else value.encode().decode("latin-1")
            entry.append((attribute, text.strip()))
        entry = [pair for pair in entry if pair[0] != "version"]
        if entry:
            yield entry[0][1], entry[1:]


def new_name(name, attributes):
    if name.startswith("uid="):
        name = "cn=" + dict(attributes)["cn"] + name[name.index(","):]
    return name.replace(OLD_BASE, BASE)


def write(attribute, text):
    print(f"{attribute}:: {base64.b64encode(text.encode('latin-1')).decode()}")


for name, attributes in read():
    classes = [value for attribute, value in attributes if attribute == "objectClass"]
    names[name] = new_name(name, attributes)
    if "posixGroup" in classes or name in (OLD_BASE, f"ou=Sandbox,{OLD_BASE}"):
        continue
    write("dn", names[name])
    write("objectClass", classes[0])
    mails = 0
    for attribute, value in attributes:
        mails += attribute == "mail"
        if attribute in ("objectClass", "userPassword") or ";" in attribute:
            continue
        if attribute == "mail" and mails > 1:
            attribute = "otherMailbox"
        write(RENAMED.get(attribute, attribute), names[value] if attribute in REFERENCES else value)
    if "inetOrgPerson" in classes:
        uid = dict(attributes)["uid"]
        write("sAMAccountName", uid)
        if "userPassword" in dict(attributes):
            write("userAccountControl", "512")
            write("unicodePwd", f'"Passw0rd-{uid}"'.encode("utf-16-le").decode("latin-1"))
    print()
