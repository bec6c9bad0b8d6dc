import type { JsonObject } from '../../../../functions/documents/json';
import { BadDataFormat } from '../../../../functions/errors';
import { parseSessionAction } from '../../../../functions/sessions/document/session-run';

describe('parseSessionAction', () => {
  const start = { name: 'start', job_id: 'j', current_tag: 2 };

  it.each<[JsonObject, object]>([
    [{ start: { job_id: 'j', current_tag: 2 } }, start],
    // As the freezer command sends it.
    [{ start: { job_id: 'j', current_tag: '2' } }, start],
    [{ start: { job_id: 'j', current_tag: -1 } }, { ...start, current_tag: -1 }],
    [
      { end: { job_id: 'j', current_tag: null, result: 'aborted' } },
      { name: 'end', job_id: 'j', result: 'aborted' },
    ],
    [{ start: { job_id: 'j', current_tag: 2 }, end: {} }, start],
  ])('reads the first of %j', (body, expected) => {
    expect(parseSessionAction(body)).toEqual(expected);
  });

  it.each<JsonObject>([{ pause: {} }, { toString: null }, { Start: { job_id: 'j', current_tag: 1 } }])(
    'does not know %j',
    (body) => {
      expect(parseSessionAction(body)).toBeUndefined();
    },
  );

  it.each<[JsonObject, string]>([
    [{}, 'Bad action request format'],
    [{ start: null }, "None is not of type 'object' (at start)"],
    [{ end: ['j'] }, "['j'] is not of type 'object' (at end)"],
    [{ start: { current_tag: 2 } }, "'job_id' is a required property (at start)"],
    [{ start: { job_id: 'j' } }, "'current_tag' is a required property (at start)"],
    [{ end: { job_id: 'j' } }, "'result' is a required property (at end)"],
    [{ end: { job_id: 'j', result: 1 } }, "1 is not of type 'string' (at end.result)"],
    [
      { end: { job_id: 'j', result: 'r'.repeat(33) } },
      `'${'r'.repeat(33)}' is too long: 32 characters are allowed (at end.result)`,
    ],
    [{ start: { job_id: 5, current_tag: 2 } }, "5 is not of type 'string' (at start.job_id)"],
    [{ start: { job_id: 'j', current_tag: 1.5 } }, "1.5 is not of type 'integer' (at start.current_tag)"],
    [{ start: { job_id: 'j', current_tag: '' } }, "'' is not of type 'integer' (at start.current_tag)"],
    [{ start: { job_id: 'j', current_tag: true } }, "True is not of type 'integer' (at start.current_tag)"],
  ])('refuses %j', (body, message) => {
    expect(() => parseSessionAction(body)).toThrow(new BadDataFormat(message));
  });
});
