import { ACTION_KIND } from '../../../bin/migrate/action-kind';
import { BACKUP_KIND } from '../../../bin/migrate/backup-kind';
import { CLIENT_KIND } from '../../../bin/migrate/client-kind';
import type { KindForm } from '../../../bin/migrate/kind';
import { SESSION_KIND } from '../../../bin/migrate/session-kind';
import { CAPABILITIES } from '../../../functions/clients/document/client';
import type { JsonObject } from '../../../functions/documents/json';
import type { StoredDocument } from '../../../functions/documents/stored-document';
import { storedAction } from '../../support/action';
import { storedBackup } from '../../support/backup';
import { storedClient } from '../../support/client';
import { sessionJob, storedSession } from '../../support/session';

const NOW = new Date('2026-11-24T12:00:00Z');
const NOW_TEXT = '2026-11-24T12:00:00.000000';
const owner = { project_id: 'p', user_id: 'john.doe@example.com' };

/** What is stored of a document of a source. */
function stored<Key, Document extends Key & StoredDocument>(
  kind: KindForm<Key, Document>,
  document: JsonObject,
  before?: Document,
): Document {
  return kind.parse(document).complete(before, NOW);
}

/** What an export gives, as it comes from a file. */
function given<Key, Document extends Key & StoredDocument>(
  kind: KindForm<Key, Document>,
  document: Document,
): JsonObject {
  return JSON.parse(JSON.stringify(kind.exported(document))) as JsonObject;
}

describe('a document of an export', () => {
  it('comes back as it was', () => {
    const client = storedClient({ is_central: true, supported_modes: ['fs'], user_id: 'a b/ü' });
    expect(stored(CLIENT_KIND, given(CLIENT_KIND, client))).toEqual(client);
    const action = storedAction({
      _extra: { timeout: null, 'x y': [1] },
      freezer_action: { action: 'exec', mode: null },
    });
    expect(stored(ACTION_KIND, given(ACTION_KIND, action))).toEqual(action);
    const jobs = { one: sessionJob({ status: 'running' }), constructor: sessionJob() };
    const session = storedSession({
      jobs,
      hold_off: null,
      description: null,
      status: 'running',
      time_start: 7,
    });
    expect(stored(SESSION_KIND, given(SESSION_KIND, session))).toEqual(session);
    const record = storedBackup({ status: 'creating', _state: 'asked', _volume_id: 'v', _asked_at: 1.5 });
    expect(stored(BACKUP_KIND, given(BACKUP_KIND, record))).toEqual(record);
  });
});

describe('a client of a source', () => {
  const bare = { ...owner, client_id: 'node', uuid: '1' };
  it('can do everything unless it says otherwise, and is made now', () => {
    const client = { ...owner, client: { client_id: 'node', uuid: '1', hostname: '', description: null } };
    const times = { created_at: NOW_TEXT, updated_at: NOW_TEXT, _version: 1 };
    const empty = { hostname: '', description: '', is_central: false, ...CAPABILITIES };
    expect(stored(CLIENT_KIND, client)).toEqual({ ...bare, ...empty, ...times });
  });

  it('keeps when it was made here', () => {
    expect(stored(CLIENT_KIND, bare, storedClient())).toMatchObject({
      created_at: storedClient().created_at,
    });
  });

  it.each([
    ['an id that the API refuses', { ...bare, client_id: 'a b' }, 'does not match'],
    ['an ability that nobody has', { ...bare, supported_modes: ['magic'] }, "'magic' is not one of"],
    ['no owner', { ...bare, user_id: '' }, "'user_id' is not what"],
  ])('is refused for %s', (_case, document, sentence) => {
    expect(() => CLIENT_KIND.parse(document)).toThrow(sentence);
  });
});

describe('an action of a source', () => {
  it('has the retries of Freezer where it says none', () => {
    const action = { ...owner, action_id: 'a', max_retries: null, freezer_action: { action: 'backup' } };
    expect(stored(ACTION_KIND, action)).toMatchObject({
      max_retries: 5,
      max_retries_interval: 6,
      _extra: {},
    });
  });

  it('is refused without what it does', () => {
    expect(() => ACTION_KIND.parse({ ...owner, action_id: 'a', freezer_action: {} })).toThrow(
      "'action' is a required",
    );
  });
});

describe('a session of a source', () => {
  const bare = { ...owner, session_id: 's', schedule: { schedule_interval: '1  days' } };
  it('has what is missing filled in', () => {
    const jobs = { one: { client_id: 'c', time_started: 1.5 } };
    expect(
      stored(SESSION_KIND, { ...bare, status: null, session_tag: null, jobs, time_end: 1715248300 }),
    ).toMatchObject({
      ...{ status: 'active', session_tag: 0, time_start: -1, time_end: 1715248300 },
      schedule: { schedule_interval: '1 days' },
      jobs: { one: { client_id: 'c', status: '', result: '', time_started: 1, time_ended: -1 } },
      created_at: '2024-05-09T09:51:40.000000',
    });
  });

  it.each([
    ['a schedule on which agents stop', { ...bare, schedule: { schedule_hour: '25' } }, 'schedule_hour'],
    ['plans that are none', { ...bare, jobs: { one: 1 } }, "'jobs' is not what"],
    ['no schedule', { ...owner, session_id: 's' }, "'schedule' is a required property"],
  ])('is refused for %s', (_case, document, sentence) => {
    expect(() => SESSION_KIND.parse(document)).toThrow(sentence);
  });
});

describe('a record of a source', () => {
  const needed = { container: 'c', hostname: 'h', backup_name: 'n' };
  const record = (backup_metadata: JsonObject, more: JsonObject = {}) => ({
    ...owner,
    backup_id: 'b',
    backup_metadata,
    ...more,
  });

  it.each([
    ['its own', record(needed, { status: 'creating' }), 'creating'],
    ['that of its metadata', record({ ...needed, status: 'error' }), 'error'],
    ['available where its metadata say something odd', record({ ...needed, status: 'odd' }), 'available'],
  ])('has the status %s, and its metadata as they are', (_case, document, status) => {
    const { backup_metadata } = document;
    expect(stored(BACKUP_KIND, document)).toMatchObject({ status, backup_metadata });
  });

  it.each([1715248300, '1715248300'])(
    'is as old as its backup (%j), where nothing else tells',
    (time_stamp) => {
      expect(stored(BACKUP_KIND, record({ ...needed, time_stamp })).created_at).toBe(
        '2024-05-09T09:51:40.000000',
      );
    },
  );

  it('keeps what the runner remembers of the one that is there', () => {
    const there = storedBackup({ _state: 'asked', _volume_id: 'v' });
    expect(stored(BACKUP_KIND, record(needed), there)).toMatchObject({ _state: 'asked', _volume_id: 'v' });
  });

  it.each([
    ['no container', record({ ...needed, container: '' }), "'container' must be a text"],
    ['a status that nobody knows', record(needed, { status: 'odd' }), "'odd' is not one of"],
    ['a memory that the runner cannot have', record(needed, { _state: 'odd' }), 'What the service remembers'],
  ])('is refused for %s', (_case, document, sentence) => {
    expect(() => stored(BACKUP_KIND, document)).toThrow(sentence);
  });
});

describe('what Freezer 13 cannot hold', () => {
  it('is told', () => {
    expect(CLIENT_KIND.older(storedClient({ is_central: true, supported_modes: [] })).losses).toHaveLength(2);
    expect(ACTION_KIND.older(storedAction({ _extra: { mandatory: true } })).losses).toHaveLength(1);
    expect(BACKUP_KIND.older(storedBackup({ status: 'error' })).losses).toHaveLength(1);
  });

  it('is nothing of documents that it could have made', () => {
    const kinds = [
      CLIENT_KIND.older(storedClient()),
      ACTION_KIND.older(storedAction()),
      BACKUP_KIND.older(storedBackup()),
    ];
    expect([...kinds, SESSION_KIND.older(storedSession())].map(({ losses }) => losses)).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });
});
