import type { Check, Visit } from './visit';

/** The life of an action, which no plan is made of; the last request removes it, whatever came before. */
export function writes({ projectId, absentId, ask }: Visit): readonly Check[] {
  const library = `/v2/${projectId}/actions`;
  const action = `${library}/${absentId}`;
  const json = { 'Content-Type': 'application/json' };
  const sent = (method: string, path: string, body: object) => ({
    ...ask(path, json),
    method,
    body: JSON.stringify(body),
  });
  const document = {
    action_id: absentId,
    freezer_action: { action: 'exec', command: 'true', backup_name: 'smoke' },
  };
  return [
    {
      name: 'make an action',
      request: sent('POST', library, document),
      expect: { status: 201, body: { action_id: absentId } },
    },
    {
      name: 'make it again',
      request: sent('POST', library, document),
      expect: { status: 409 },
    },
    {
      name: 'show it',
      request: ask(action),
      expect: { status: 200, body: { action_id: absentId }, headers: { etag: /./ } },
    },
    {
      name: 'change it',
      request: sent('PATCH', action, { max_retries: 3 }),
      expect: { status: 200, body: { action_id: absentId, version: 2 } },
    },
    { name: 'show it changed', request: ask(action), expect: { status: 200, body: { max_retries: 3 } } },
    {
      name: 'a body that is no JSON',
      request: { ...sent('PATCH', action, {}), body: '{' },
      expect: { status: 400 },
    },
    { name: 'remove it', request: { ...ask(action), method: 'DELETE' }, expect: { status: 204 } },
    { name: 'it is gone', request: ask(action), expect: { status: 404 } },
  ];
}
