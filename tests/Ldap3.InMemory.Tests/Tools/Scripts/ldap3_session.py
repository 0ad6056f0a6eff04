"""Every operation of the Python ldap3 (Debian's python3-ldap3) against a server: one line for each step that went well.

usage: ldap3_session.py HOST PORT TLS_PORT CA_FILE BASE BIND_DN PASSWORD
"""
import ssl
import sys
import time

import ldap3
from ldap3 import (ALL, ALL_ATTRIBUTES, ALL_OPERATIONAL_ATTRIBUTES, ASYNC, ASYNC_STREAM, BASE, DEREF_NEVER, LEVEL, MODIFY_ADD,
                   MODIFY_DELETE, MODIFY_INCREMENT, MODIFY_REPLACE, NONE, RESTARTABLE, REUSABLE, SAFE_RESTARTABLE, SAFE_SYNC, SCHEMA,
                   SUBTREE, SYNC, AttrDef, Connection, ObjectDef, Reader, Server, ServerPool, Tls, Writer)
from ldap3.utils.ciDict import CaseInsensitiveDict

host, port, tls_port, ca_file, base, bind_dn, password = sys.argv[1:]
port, tls_port = int(port), int(tls_port)
people = 'ou=People,' + base
tls = Tls(validate=ssl.CERT_REQUIRED, ca_certs_file=ca_file)
server = Server(host, port=port, get_info=ALL, tls=tls, connect_timeout=30)


def say(step, *details):
    print(step, *details, flush=True)


class Skipped(Exception):
    """The server does not offer what a step needs."""


def require(offered, what):
    if what not in offered:
        raise Skipped('the server does not offer ' + what)


def check(condition, step, *details):
    if not condition:
        raise AssertionError(' '.join(str(each) for each in (step,) + details))
    say(step)


def person(uid):
    return 'uid=%s,%s' % (uid, people)


PERSON = {'cn': 'Test Person', 'sn': 'Person', 'uidNumber': '7000', 'gidNumber': '7000', 'homeDirectory': '/home/test'}
CLASSES = ['inetOrgPerson', 'posixAccount']


def info():
    with Connection(server, bind_dn, password, auto_bind=True) as connection:
        check(base in server.info.naming_contexts, 'info naming contexts', server.info.naming_contexts)
        check(any(each[0] == '1.2.840.113556.1.4.319' for each in server.info.supported_controls), 'info controls')
        check(any(each[0] == '1.3.6.1.4.1.4203.1.11.3' for each in server.info.supported_extensions), 'info extensions')
        check('3' in [str(each) for each in server.info.supported_ldap_versions], 'info versions')
        check('inetOrgPerson' in server.schema.object_classes, 'schema classes')
        check(server.schema.attribute_types['surname'].oid == '2.5.4.4', 'schema attribute types')
        check(server.schema.matching_rules is not None and server.schema.ldap_syntaxes is not None, 'schema rules and syntaxes')
        check('person' in str(server.schema.object_classes['inetOrgPerson'].superior).lower()
              or 'organizationalPerson' in server.schema.object_classes['inetOrgPerson'].superior, 'schema superiors')
        check(connection.extend.standard.who_am_i() == 'dn:' + bind_dn, 'who am i')


def wait(connection, result):
    """What an operation says, whatever the strategy returns."""
    if connection.strategy_type in (SAFE_SYNC, SAFE_RESTARTABLE):
        return result[1], result[2]
    if connection.strategy.sync:
        return connection.result, connection.response
    response, outcome = connection.get_response(result)
    return outcome, response


def operations(strategy):
    connection = Connection(server, bind_dn, password, client_strategy=strategy, auto_bind=True, **(
        {'pool_name': 'session', 'pool_size': 3} if strategy == REUSABLE else {}))
    name = strategy.lower().replace('_', '-')
    uid = 'py-' + name

    def run(method, *arguments, **keywords):
        return wait(connection, getattr(connection, method)(*arguments, **keywords))

    def code(method, *arguments, **keywords):
        return run(method, *arguments, **keywords)[0]['result']

    check(code('add', person(uid), CLASSES, dict(PERSON, mail=['a@example.org', 'b@example.org'])) == 0, name + ' add')
    check(code('add', person(uid), CLASSES, PERSON) == 68, name + ' add twice')
    check(code('modify', person(uid), {
        'mail': [(MODIFY_ADD, ['c@example.org']), (MODIFY_DELETE, ['A@EXAMPLE.ORG'])],
        'title': [(MODIFY_REPLACE, ['Inventor'])],
        'uidNumber': [(MODIFY_INCREMENT, [5])]}) == 0, name + ' modify')
    check(code('modify', person(uid), {'sn': [(MODIFY_REPLACE, [])]}) == 65, name + ' modify against the schema')
    check(code('compare', person(uid), 'title', 'INVENTOR') == 6, name + ' compare true')
    check(code('compare', person(uid), 'title', 'Clerk') == 5, name + ' compare false')
    outcome, response = run('search', people, '(uid=%s)' % uid, attributes=[ALL_ATTRIBUTES, ALL_OPERATIONAL_ATTRIBUTES])
    entries = [each for each in response if each['type'] == 'searchResEntry']
    attributes = CaseInsensitiveDict(entries[0]['attributes'])
    check(outcome['result'] == 0 and len(entries) == 1, name + ' search')
    check(attributes['uidNumber'] == 7005 and sorted(attributes['mail']) == ['b@example.org', 'c@example.org'], name + ' values', attributes)
    check(attributes['structuralObjectClass'] == 'inetOrgPerson' and 'entryUUID' in attributes, name + ' operational attributes')
    check(code('search', 'ou=Nowhere,' + base, '(objectClass=*)') == 32, name + ' no such base')
    check(code('search', people, '(uid=*)', size_limit=3) == 4, name + ' size limit')
    check(code('modify_dn', person(uid), 'uid=%s-2' % uid) == 0, name + ' rename')
    check(code('modify_dn', person(uid + '-2'), 'uid=%s-2' % uid, new_superior='ou=Sandbox,' + base) == 0, name + ' move')
    check(code('delete', 'uid=%s-2,ou=Sandbox,%s' % (uid, base)) == 0, name + ' delete')
    check(code('delete', 'uid=%s-2,ou=Sandbox,%s' % (uid, base)) == 32, name + ' delete twice')
    if strategy in (SYNC, ASYNC, REUSABLE):
        outcome, _ = run('extended', '1.3.6.1.4.1.4203.1.11.3')
        check(outcome['result'] == 0, name + ' extended')
    if strategy == SYNC:
        check(connection.rebind(person('xli'), 'xli-pw'), name + ' rebind')
        check(connection.extend.standard.who_am_i() == 'dn:' + person('xli'), name + ' who am i')
        check(not connection.rebind(person('xli'), 'wrong') if connection.bound else True, name + ' wrong password')
    if strategy == ASYNC:
        message = connection.search(people, '(uid=*)')
        connection.abandon(message)
        say(name + ' abandon')
    connection.unbind()
    say(name + ' unbind')


def paged():
    with Connection(server, bind_dn, password, auto_bind=True) as connection:
        count, cookie = 0, None
        while True:
            connection.search(people, '(objectClass=person)', attributes=['uid'], paged_size=50, paged_cookie=cookie)
            count += len(connection.response)
            cookie = connection.result['controls']['1.2.840.113556.1.4.319']['value']['cookie']
            if not cookie:
                break
        check(count == 224, 'paged by hand', count)
        entries = list(connection.extend.standard.paged_search(people, '(objectClass=person)', paged_size=10, generator=True))
        check(len(entries) == 224 and len({each['dn'] for each in entries}) == 224, 'paged search', len(entries))
        entries = connection.extend.standard.paged_search(people, '(objectClass=person)', paged_size=100, generator=False)
        check(len(entries) == 224, 'paged search as a list')


def filters():
    with Connection(server, auto_bind=True) as connection:
        for text, expected in (
                ('(sn=smith)', 4), ('(cn=*krü*)', 7), ('(sn=李)', 1), ('(cn=works council\\2c berlin)', 1),
                ('(&(ou=IT)(!(title=*engineer*)))', 6), ('(uidNumber>=10100)', 14), ('(cn:caseExactMatch:=James Smith)', 1),
                ('(ou:dn:=Rooms)', 4), ('(description=*\\2a*)', 7)):
            connection.search(base, text)
            check(len(connection.entries) == expected, 'filter ' + text, len(connection.entries))
        connection.search(base, '(objectClass=*)', search_scope=LEVEL)
        check(len(connection.entries) == 4, 'scope level')
        connection.search(base, '(objectClass=*)', search_scope=BASE, attributes=['dc'], types_only=True)
        check(len(connection.entries) == 1, 'scope base, types only')
        connection.search(person('jsmith'), '(objectClass=*)', search_scope=BASE, dereference_aliases=DEREF_NEVER, attributes=ALL_ATTRIBUTES)
        entry = connection.entries[0]
        check(entry.cn.value == 'James Smith' and entry.entry_dn == person('jsmith'), 'entry attributes')
        check('"cn"' in entry.entry_to_json() and 'cn: James Smith' in entry.entry_to_ldif(), 'entry to JSON and LDIF')
        check(not connection.add(person('nobody'), CLASSES, PERSON) and connection.result['result'] == 8, 'anonymous writes are refused')


def abstract():
    with Connection(server, bind_dn, password, auto_bind=True) as connection:
        definition = ObjectDef(['inetOrgPerson'], connection)
        check('sn' in definition and definition.sn.mandatory, 'object definition from the schema')
        reader = Reader(connection, definition, base, 'sn: smith')
        reader.search()
        check(len(reader) == 4, 'reader by simple query', len(reader))
        reader = Reader(connection, definition, people, '(ou=Legal)')
        check(len(list(reader.search_paged(2))) == 5, 'reader by pages')
        small = ObjectDef('inetOrgPerson')
        small += AttrDef('cn', 'Common Name')
        small += AttrDef('departmentNumber', 'Department', default='none')
        small += AttrDef('manager', 'Manager', dereference_dn=small)
        reader = Reader(connection, small, people, 'Common Name: James Smith')
        reader.search()
        check(len(reader) == 1 and str(reader[0]['Common Name']) == 'James Smith', 'reader with friendly names')
        check(reader[0].Manager.value is not None and reader[0].Manager.value.CommonName is not None, 'reader dereferences')

        writer = Writer(connection, ObjectDef(['inetOrgPerson'], connection))  # a reader adds the classes it comes across
        entry = writer.new(person('py-abstract'))
        entry.cn = 'Abstract Person'
        entry.sn = 'Person'
        entry.mail = ['a@example.org', 'b@example.org']
        check(entry.entry_commit_changes(), 'writer adds', connection.result)
        entry.mail += 'c@example.org'
        entry.mail -= 'a@example.org'
        entry.title = 'Chief'
        check(writer.commit() and sorted(entry.mail.values) == ['b@example.org', 'c@example.org'], 'writer changes', connection.result)
        entry.title.remove()
        entry.sn.set('Human')
        check(entry.entry_commit_changes() and entry.sn.value == 'Human' and not entry.title, 'writer removes', connection.result)
        entry.title = 'Never'
        entry.entry_discard_changes()
        check(not entry.title, 'writer discards')
        entry.entry_rename('uid=py-abstract-2')
        check(writer.commit() and entry.entry_dn == person('py-abstract-2'), 'writer renames', connection.result)
        entry.entry_move('ou=Sandbox,' + base)
        check(writer.commit() and entry.entry_dn == 'uid=py-abstract-2,ou=Sandbox,' + base, 'writer moves', connection.result)
        read = Reader(connection, ObjectDef(['inetOrgPerson'], connection), base, 'uid: py-abstract-2')
        read.search()
        again = Writer.from_cursor(read)
        again[0].sn = 'Cursor'
        check(again.commit() and again[0].sn.value == 'Cursor', 'writer from a reader', connection.result)
        again[0].entry_delete()
        check(again.commit(), 'writer deletes', connection.result)
        connection.search(base, '(uid=py-abstract-2)')
        check(not connection.entries, 'writer has deleted')


def extend():
    with Connection(server, bind_dn, password, auto_bind=True) as connection:
        check(connection.extend.standard.modify_password(person('wvogel'), None, 'fresh-pw'), 'modify password', connection.result)
        generated = connection.extend.standard.modify_password(person('wvogel'))
        check(generated and Connection(server, person('wvogel'), generated).bind(), 'generated password', connection.result)
        check(connection.extend.standard.modify_password(person('wvogel'), None, 'wvogel-pw', hash_algorithm=ldap3.HASHED_SALTED_SHA),
              'hashed password', connection.result)
        check(Connection(server, person('wvogel'), 'wvogel-pw').bind(), 'bind by hash')


def persistent():
    with Connection(server, auto_bind=True):
        require([each[0] for each in server.info.supported_controls], '2.16.840.1.113730.3.4.3')
    with Connection(server, bind_dn, password, client_strategy=ASYNC_STREAM, auto_bind=True) as watcher:
        watch = watcher.extend.standard.persistent_search(people, '(uid=py-watched*)', attributes=['sn'], streaming=False)
        with Connection(server, bind_dn, password, auto_bind=True) as connection:
            changes, entry = [], {'objectClass': CLASSES, **PERSON}
            deadline = time.time() + 30
            while not changes and time.time() < deadline:  # until the search has begun, nothing is told
                connection.delete(person('py-watched'))
                connection.add(person('py-watched'), attributes=entry)
                change = watch.next(block=True, timeout=2)
                if change:
                    changes.append(change)
            connection.modify(person('py-watched'), {'sn': [(MODIFY_REPLACE, ['Seen'])]})
            connection.modify_dn(person('py-watched'), 'uid=py-watched-2')
            connection.delete(person('py-watched-2'))
            while time.time() < deadline:
                change = watch.next(block=True, timeout=2)
                if change:
                    changes.append(change)
                if change and change['dn'] == person('py-watched-2') and change.get('changeType') == 'delete':
                    break
            kinds = [each.get('changeType') for each in changes]
            check(kinds[-4:] == ['add', 'modify', 'modify dn', 'delete'] or kinds[-4:] == ['add', 'modify', 'modDN', 'delete'],
                  'persistent search', kinds)
        watch.stop()


def secure():
    with Connection(server, bind_dn, password) as connection:
        connection.open()
        check(connection.start_tls(), 'StartTLS', connection.result)
        check(connection.bind() and connection.extend.standard.who_am_i() == 'dn:' + bind_dn, 'bind under StartTLS')
    protected = Server(host, port=tls_port, use_ssl=True, tls=tls, get_info=SCHEMA)
    with Connection(protected, bind_dn, password, auto_bind=True) as connection:
        check(connection.extend.standard.who_am_i() == 'dn:' + bind_dn, 'LDAPS')
    with Connection(Server(host, port=port, tls=tls, get_info=NONE), bind_dn, password, auto_bind=ldap3.AUTO_BIND_TLS_BEFORE_BIND) as connection:
        check(connection.tls_started, 'TLS before bind')


def pool():
    servers = ServerPool([Server(host, port=1, get_info=NONE, connect_timeout=5), server], ldap3.FIRST, active=2, exhaust=30)
    with Connection(servers, bind_dn, password, auto_bind=True) as connection:
        check(connection.search(base, '(objectClass=*)', search_scope=BASE), 'server pool')


def sasl():
    with Connection(server, auto_bind=True):
        require(server.info.supported_sasl_mechanisms or [], 'DIGEST-MD5')
    with Connection(server, authentication=ldap3.SASL, sasl_mechanism='DIGEST-MD5',
                    sasl_credentials=(None, 'xli', 'xli-pw', None)) as connection:
        check(connection.bind(), 'SASL DIGEST-MD5', connection.result)
    protected = Server(host, port=tls_port, use_ssl=True, tls=tls, get_info=NONE)
    with Connection(protected, authentication=ldap3.SASL, sasl_mechanism='PLAIN', sasl_credentials=(None, 'xli', 'xli-pw')) as connection:
        check(connection.bind(), 'SASL PLAIN', connection.result)


STEPS = {
    'info': info, 'paged': paged, 'filters': filters, 'abstract': abstract, 'extend': extend, 'persistent': persistent, 'secure': secure,
    'pool': pool, 'sasl': sasl,
}
for strategy in (SYNC, SAFE_SYNC, RESTARTABLE, SAFE_RESTARTABLE, ASYNC, REUSABLE):
    STEPS[strategy.lower()] = lambda strategy=strategy: operations(strategy)

failed = 0
for step, run in STEPS.items():
    try:
        run()
        print('passed', step, flush=True)
    except Skipped as e:
        print('skipped', step, e, flush=True)
    except Exception as e:
        failed += 1
        print('FAILED', step, type(e).__name__, e, flush=True)
sys.exit(1 if failed else 0)
