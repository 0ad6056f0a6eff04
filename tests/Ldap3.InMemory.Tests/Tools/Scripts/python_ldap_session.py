"""python-ldap (Debian's python3-ldap) against a server: one line for each step that went well.

usage: python_ldap_session.py URL TLS_URL CA_FILE BASE BIND_DN PASSWORD
"""
import sys
import time

import ldap
import ldap.asyncsearch
import ldap.modlist
import ldap.resiter
import ldap.sasl
import ldap.schema
from ldap.controls import SimplePagedResultsControl
from ldap.controls.libldap import AssertionControl, MatchedValuesControl
from ldap.controls.psearch import EntryChangeNotificationControl, PersistentSearchControl
from ldap.controls.readentry import PostReadControl, PreReadControl
from ldap.controls.simple import ManageDSAITControl, ProxyAuthzControl, RelaxRulesControl
from ldap.controls.sss import SSSRequestControl, SSSResponseControl
from ldap.controls.vlv import VLVRequestControl, VLVResponseControl
from ldap.syncrepl import SyncreplConsumer

url, tls_url, ca_file, base, bind_dn, password = sys.argv[1:]
people = 'ou=People,' + base
sandbox = 'ou=Sandbox,' + base


class Skipped(Exception):
    """The server does not offer what a step needs."""


def check(condition, step, *details):
    if not condition:
        raise AssertionError(' '.join(str(each) for each in (step,) + details))
    print(step, flush=True)


def refused(exception, step, call, *arguments, **keywords):
    try:
        call(*arguments, **keywords)
    except exception as e:
        print(step, flush=True)
        return e
    raise AssertionError(step + ': nothing was refused')


def open_connection(kind=ldap.ldapobject.SimpleLDAPObject, dn=bind_dn, secret=password):
    connection = kind(url)
    connection.set_option(ldap.OPT_X_TLS_CACERTFILE, ca_file)
    connection.set_option(ldap.OPT_X_TLS_REQUIRE_CERT, ldap.OPT_X_TLS_DEMAND)
    connection.set_option(ldap.OPT_X_TLS_NEWCTX, 0)
    connection.set_option(ldap.OPT_REFERRALS, 0)
    connection.timeout = 60
    if dn is not None:
        connection.simple_bind_s(dn, secret)
    return connection


def person(uid):
    return 'uid=%s,%s' % (uid, people)


def entry(uid):
    return {
        'objectClass': [b'inetOrgPerson', b'posixAccount'], 'uid': [uid.encode()], 'cn': [b'Test Person'], 'sn': [b'Person'],
        'uidNumber': [b'7000'], 'gidNumber': [b'7000'], 'homeDirectory': [b'/home/test'],
    }


def operations():
    connection = open_connection()
    dn = person('pl-one')
    connection.add_s(dn, ldap.modlist.addModlist(entry('pl-one')))
    refused(ldap.ALREADY_EXISTS, 'add twice', connection.add_s, dn, ldap.modlist.addModlist(entry('pl-one')))
    connection.modify_s(dn, [
        (ldap.MOD_ADD, 'mail', [b'a@example.org', b'b@example.org']), (ldap.MOD_DELETE, 'mail', [b'A@example.org']),
        (ldap.MOD_REPLACE, 'title', [b'Inventor']), (ldap.MOD_INCREMENT, 'uidNumber', [b'5'])])
    before = connection.search_s(dn, ldap.SCOPE_BASE)[0][1]
    check(before['uidNumber'] == [b'7005'] and before['mail'] == [b'b@example.org'], 'modify', before)
    connection.modify_s(dn, ldap.modlist.modifyModlist(before, dict(before, sn=[b'Human', 'Ünlü'.encode()], title=[])))
    after = connection.search_s(dn, ldap.SCOPE_BASE)[0][1]
    check(sorted(after['sn']) == [b'Human', 'Ünlü'.encode()] and 'title' not in after, 'modify by modlist', after)
    check(connection.compare_s(dn, 'sn', b'HUMAN') is True and connection.compare_s(dn, 'sn', b'x') is False, 'compare')
    refused(ldap.NO_SUCH_ATTRIBUTE, 'compare what is not there', connection.compare_s, dn, 'mobile', b'1')
    refused(ldap.OBJECT_CLASS_VIOLATION, 'required attributes stay', connection.modify_s, dn, [(ldap.MOD_DELETE, 'sn', None)])
    refused(ldap.UNDEFINED_TYPE, 'unknown attributes', connection.modify_s, dn, [(ldap.MOD_ADD, 'noSuchAttribute', [b'x'])])
    refused(ldap.INVALID_SYNTAX, 'values have a syntax', connection.modify_s, dn, [(ldap.MOD_REPLACE, 'uidNumber', [b'ten'])])
    refused((ldap.NOT_ALLOWED_ON_RDN, ldap.NAMING_VIOLATION), 'the name stays', connection.modify_s, dn, [(ldap.MOD_REPLACE, 'uid', [b'x'])])
    connection.rename_s(dn, 'uid=pl-two', delold=1)
    connection.rename_s(person('pl-two'), 'uid=pl-three', newsuperior=sandbox, delold=0)
    moved = connection.search_s(base, ldap.SCOPE_SUBTREE, '(uid=pl-three)', ['uid'])
    check(moved[0][0] == 'uid=pl-three,' + sandbox and sorted(moved[0][1]['uid']) == [b'pl-three', b'pl-two'], 'rename and move', moved)
    connection.delete_s(moved[0][0])
    error = refused(ldap.NO_SUCH_OBJECT, 'delete twice', connection.delete_s, moved[0][0])
    check(error.args[0]['matched'].lower() == sandbox.lower(), 'matched name', error.args)
    check(connection.whoami_s() == 'dn:' + bind_dn, 'who am i')
    refused(ldap.NO_SUCH_OBJECT, 'no such base', connection.search_s, 'ou=Nowhere,' + base, ldap.SCOPE_SUBTREE)
    refused(ldap.SIZELIMIT_EXCEEDED, 'size limit', connection.search_ext_s, people, ldap.SCOPE_SUBTREE, sizelimit=3)
    connection.unbind_s()
    anonymous = open_connection(dn=None)
    refused(ldap.STRONG_AUTH_REQUIRED, 'anonymous writes', anonymous.delete_s, person('jsmith'))
    refused(ldap.INVALID_CREDENTIALS, 'wrong password', open_connection, dn=person('xli'), secret='wrong')


def asynchronous():
    connection = open_connection(ldap.ldapobject.SimpleLDAPObject)
    first = connection.search_ext(people, ldap.SCOPE_SUBTREE, '(uid=*)', ['uid'])
    second = connection.search_ext(people, ldap.SCOPE_SUBTREE, '(sn=smith)', ['uid'])
    kind, data, message, _ = connection.result3(second)
    check(kind == ldap.RES_SEARCH_RESULT and len(data) == 4 and message == second, 'results out of order', data)
    check(len(connection.result3(first)[1]) == 224, 'results of many')
    abandoned = connection.search_ext(people, ldap.SCOPE_SUBTREE, '(uid=*)')
    connection.abandon_ext(abandoned)
    abandoned = connection.search_ext(people, ldap.SCOPE_SUBTREE, '(uid=*)')
    try:
        connection.cancel_s(abandoned)
    except (ldap.CANCELLED, ldap.TOO_LATE, ldap.NO_SUCH_OPERATION):
        pass
    print('abandon and cancel', flush=True)
    search = ldap.asyncsearch.List(connection)
    search.startSearch(people, ldap.SCOPE_SUBTREE, '(objectClass=person)')
    search.processResults()
    check(len(search.allResults) == 224, 'asynchronous search', len(search.allResults))

    class Iterating(ldap.ldapobject.SimpleLDAPObject, ldap.resiter.ResultProcessor):
        """Gives results while they come."""

    connection = open_connection(Iterating)
    message = connection.search(people, ldap.SCOPE_SUBTREE, '(sn=smith)')
    count = sum(len(data) for _, data, _, _ in connection.allresults(message))
    check(count == 4, 'iterated results', count)
    reconnecting = open_connection(ldap.ldapobject.ReconnectLDAPObject)
    check(reconnecting.whoami_s() == 'dn:' + bind_dn, 'reconnecting object')


def paged():
    connection = open_connection()
    page, count, pages = SimplePagedResultsControl(True, size=50, cookie=''), 0, 0
    while True:
        message = connection.search_ext(people, ldap.SCOPE_SUBTREE, '(objectClass=person)', ['uid'], serverctrls=[page])
        _, data, _, controls = connection.result3(message)
        count, pages = count + len(data), pages + 1
        page.cookie = controls[0].cookie
        if not page.cookie:
            break
    check((count, pages) == (224, 5), 'paged search', count, pages)


def lists():
    connection = open_connection()
    order = SSSRequestControl(criticality=True, ordering_rules=['-uid:caseIgnoreOrderingMatch'])
    message = connection.search_ext(people, ldap.SCOPE_SUBTREE, '(ou=Legal)', ['uid'], serverctrls=[order])
    _, data, _, controls = connection.result3(message)
    uids = [each[1]['uid'][0] for each in data]
    check(uids == sorted(uids, reverse=True) and len(uids) == 5, 'sorted by the server', uids)
    check([each.sortResult for each in controls if isinstance(each, SSSResponseControl)] == [0], 'sort response', controls)
    order = SSSRequestControl(criticality=True, ordering_rules=['uid:caseIgnoreOrderingMatch'])
    view = VLVRequestControl(criticality=True, before_count=1, after_count=2, offset=10, content_count=0)
    message = connection.search_ext(people, ldap.SCOPE_SUBTREE, '(objectClass=person)', ['uid'], serverctrls=[order, view])
    _, data, _, controls = connection.result3(message)
    window = [each for each in controls if isinstance(each, VLVResponseControl)][0]
    check(len(data) == 4 and window.target_position == 10 and window.content_count == 224 and window.result == 0, 'virtual list', vars(window))


def controls():
    connection = open_connection()
    dn = person('jsmith')
    before, after = PreReadControl(True, ['title']), PostReadControl(True, ['title'])
    message = connection.modify_ext(dn, [(ldap.MOD_REPLACE, 'title', [b'Reader'])], serverctrls=[before, after])
    _, _, _, answers = connection.result3(message)
    values = {type(each): each.entry for each in answers}
    check(values[PostReadControl]['title'] == [b'Reader'] and 'title' in values[PreReadControl], 'entries read around a change', values)
    refused(ldap.ASSERTION_FAILED, 'assertion', connection.modify_ext_s, dn, [(ldap.MOD_REPLACE, 'title', [b'x'])],
            serverctrls=[AssertionControl(True, '(sn=Nobody)')])
    found = connection.search_ext_s(dn, ldap.SCOPE_BASE, '(objectClass=*)', ['objectClass'],
                                    serverctrls=[MatchedValuesControl(True, '((objectClass=person))')])
    check(found[0][1]['objectClass'] == [b'person'] or b'inetOrgPerson' in found[0][1]['objectClass'], 'matched values', found)
    check(connection.search_ext_s(dn, ldap.SCOPE_BASE, serverctrls=[ManageDSAITControl(True)]), 'manage DSA IT')
    message = connection.search_ext(dn, ldap.SCOPE_BASE, serverctrls=[ProxyAuthzControl(True, ('dn:' + person('xli')).encode())])
    check(len(connection.result3(message)[1]) == 1, 'proxied authorization')
    connection.modify_ext_s(dn, [(ldap.MOD_REPLACE, 'modifyTimestamp', [b'20200101000000Z'])], serverctrls=[RelaxRulesControl(True)])
    stamp = connection.search_s(dn, ldap.SCOPE_BASE, attrlist=['modifyTimestamp'])[0][1]['modifyTimestamp']
    check(stamp == [b'20200101000000Z'], 'relaxed rules', stamp)
    refused(ldap.UNAVAILABLE_CRITICAL_EXTENSION, 'unknown critical control', connection.search_ext_s, dn, ldap.SCOPE_BASE,
            serverctrls=[ldap.controls.RequestControl('1.2.3.4.5.6', True, None)])


def passwords():
    connection = open_connection()
    connection.passwd_s(person('wvogel'), None, 'fresh-pw')
    own = open_connection(dn=person('wvogel'), secret='fresh-pw')
    own.passwd_s(person('wvogel'), 'fresh-pw', 'newer-pw')
    open_connection(dn=person('wvogel'), secret='newer-pw')
    refused(ldap.INVALID_CREDENTIALS, 'the old password is no more', open_connection, dn=person('wvogel'), secret='fresh-pw')
    generated = connection.passwd_s(person('wvogel'), None, None, extract_newpw=True)[1]
    open_connection(dn=person('wvogel'), secret=generated.genPasswd.decode())
    print('generated password', flush=True)


def schema():
    connection = open_connection()
    name = connection.search_subschemasubentry_s()
    subschema = ldap.schema.SubSchema(connection.read_subschemasubentry_s(name))
    must, may = subschema.attribute_types(['inetOrgPerson'])
    check({each.names[0] for each in must.values()} == {'objectClass', 'cn', 'sn'}, 'required attributes', must)
    check('jpegPhoto' in {each.names[0] for each in may.values()}, 'allowed attributes')
    check(subschema.get_structural_oc(['top', 'person', 'organizationalPerson', 'inetOrgPerson']) == '2.16.840.1.113730.3.2.2', 'structural class')
    check(subschema.get_obj(ldap.schema.AttributeType, 'uidNumber').single_value, 'single value')
    check(not subschema.non_unique_oids and len(subschema.listall(ldap.schema.MatchingRule)) > 20, 'matching rules')
    root = connection.read_rootdse_s()
    check(base.encode() in root['namingContexts'] and b'3' in root['supportedLDAPVersion'], 'root DSE', root)
    check(connection.get_naming_contexts() == [base.encode()], 'naming contexts')


def secure():
    connection = open_connection(dn=None)
    connection.start_tls_s()
    connection.simple_bind_s(bind_dn, password)
    check(connection.whoami_s() == 'dn:' + bind_dn, 'StartTLS')
    protected = ldap.initialize(tls_url)
    protected.set_option(ldap.OPT_X_TLS_CACERTFILE, ca_file)
    protected.set_option(ldap.OPT_X_TLS_NEWCTX, 0)
    protected.simple_bind_s(bind_dn, password)
    check(protected.whoami_s() == 'dn:' + bind_dn, 'LDAPS')


def offered(attribute):
    return [each.decode() for each in open_connection().read_rootdse_s().get(attribute, [])]


def sasl():
    mechanisms = offered('supportedSASLMechanisms')
    if 'SCRAM-SHA-256' not in mechanisms:
        raise Skipped('the server does not offer SCRAM-SHA-256')
    for mechanism in ('DIGEST-MD5', 'SCRAM-SHA-1', 'SCRAM-SHA-256', 'PLAIN'):
        connection = open_connection(dn=None)
        if mechanism == 'PLAIN':
            connection.start_tls_s()
        connection.sasl_interactive_bind_s('', ldap.sasl.sasl({
            ldap.sasl.CB_AUTHNAME: 'xli', ldap.sasl.CB_PASS: 'xli-pw', ldap.sasl.CB_USER: ''}, mechanism))
        check(connection.whoami_s().lower() == 'dn:' + person('xli').lower(), 'SASL ' + mechanism)


class Copy(ldap.ldapobject.SimpleLDAPObject, SyncreplConsumer):
    """A copy of a part of the directory, kept by the content synchronization of RFC 4533."""

    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments, **keywords)
        self.cookie, self.entries, self.refreshed = None, {}, False

    def syncrepl_set_cookie(self, cookie):
        self.cookie = cookie

    def syncrepl_get_cookie(self):
        return self.cookie

    def syncrepl_entry(self, dn, attributes, uuid):
        self.entries[uuid] = (dn, attributes)

    def syncrepl_delete(self, uuids):
        for uuid in uuids:
            self.entries.pop(uuid, None)

    def syncrepl_present(self, uuids, refreshDeletes=False):
        if not refreshDeletes and uuids is not None:
            self.present = getattr(self, 'present', set()) | set(uuids)

    def syncrepl_refreshdone(self):
        self.refreshed = True


def syncrepl():
    if '1.3.6.1.4.1.4203.1.9.1.1' not in offered('supportedControl'):
        raise Skipped('the server does not offer content synchronization')
    writer, copy = open_connection(), open_connection(Copy)
    for number in range(3):
        writer.add_s(person('pl-sync-%d' % number), ldap.modlist.addModlist(entry('pl-sync-%d' % number)))

    def refresh():
        message = copy.syncrepl_search(base, ldap.SCOPE_SUBTREE, mode='refreshOnly', filterstr='(uid=pl-sync-*)')
        while copy.syncrepl_poll(msgid=message, all=1):
            pass

    refresh()
    check(len(copy.entries) == 3 and copy.cookie, 'refresh', copy.entries)
    writer.delete_s(person('pl-sync-1'))
    writer.modify_s(person('pl-sync-2'), [(ldap.MOD_REPLACE, 'sn', [b'Changed'])])
    copy.present = set()
    refresh()
    check(copy.entries and [b'Changed'] in [each[1].get('sn') for each in copy.entries.values()], 'refresh of changes', copy.entries)
    watcher = open_connection(Copy)
    message = watcher.syncrepl_search(base, ldap.SCOPE_SUBTREE, mode='refreshAndPersist', filterstr='(uid=pl-sync-*)')
    deadline = time.time() + 30
    while not watcher.refreshed and time.time() < deadline:
        poll(watcher, message)
    check(len(watcher.entries) == 2, 'refresh before persisting', watcher.entries)
    writer.delete_s(person('pl-sync-0'))
    writer.delete_s(person('pl-sync-2'))
    while watcher.entries and time.time() < deadline:
        poll(watcher, message)
    check(not watcher.entries, 'deletions while persisting', watcher.entries)


def poll(copy, message):
    try:
        copy.syncrepl_poll(msgid=message, timeout=1, all=0)
    except ldap.TIMEOUT:
        pass


def persistent():
    if PersistentSearchControl.controlType not in offered('supportedControl'):
        raise Skipped('the server does not offer persistent search')
    watcher, writer = open_connection(), open_connection()
    control = PersistentSearchControl(criticality=True, changeTypes=['add', 'delete', 'modify', 'modDN'], changesOnly=False, returnECs=True)
    message = watcher.search_ext(person('xli'), ldap.SCOPE_SUBTREE, serverctrls=[control])
    watcher.result4(message, all=0)  # what is there comes first: from now on it watches
    writer.modify_s(person('xli'), [(ldap.MOD_REPLACE, 'title', [b'Watched'])])
    _, data, _, _, _, _ = watcher.result4(message, all=0, add_ctrls=1)
    (dn, attributes, answers), = data
    check(dn == person('xli') and attributes['title'] == [b'Watched'], 'persistent search', data)
    check([each.changeType for each in answers if isinstance(each, EntryChangeNotificationControl)] == [4], 'entry change', answers)


failed = 0
for step in (operations, asynchronous, paged, lists, controls, passwords, schema, secure, sasl, syncrepl, persistent):
    try:
        step()
        print('passed', step.__name__, flush=True)
    except Skipped as e:
        print('skipped', step.__name__, e, flush=True)
    except Exception as e:
        failed += 1
        print('FAILED', step.__name__, type(e).__name__, e, flush=True)
sys.exit(1 if failed else 0)
