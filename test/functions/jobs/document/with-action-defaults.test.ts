import { BadDataFormat } from '../../../../functions/errors';
import { withActionDefaults } from '../../../../functions/jobs/document/job-input';

it('fills in what is missing or null, in every entry, and nothing else', () => {
  const actions = [
    { freezer_action: { action: 'backup', mode: null, engine: null }, mandatory: true, action_id: 'a' },
    { freezer_action: {} },
  ];
  expect(withActionDefaults(actions, { action: 'admin', mode: 'fs', storage: 'local' })).toEqual([
    {
      freezer_action: { action: 'backup', mode: 'fs', engine: null, storage: 'local' },
      mandatory: true,
      action_id: 'a',
    },
    { freezer_action: { action: 'admin', mode: 'fs', storage: 'local' } },
  ]);
});

it('keeps values that are false', () => {
  const actions = [{ freezer_action: { a: '', b: 0, c: false } }];
  expect(withActionDefaults(actions, { a: 'x', b: 1, c: true })).toEqual(actions);
});

it('takes names of Object for names', () => {
  const [entry] = withActionDefaults([{ freezer_action: { constructor: null } }], {});
  expect(Object.entries(entry?.freezer_action ?? {})).toEqual([['constructor', null]]);
});

it.each<[string, number, Record<string, string>]>([
  ['many keys', 300, Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`key_${i}`, 'x']))],
  ['one long text', 300, { x: 'A'.repeat(1000) }],
])('makes no more of a small body than a plan can hold: %s', (_what, count, defaults) => {
  const actions = Array.from({ length: count }, () => ({ freezer_action: {} }));
  expect(() => withActionDefaults(actions, defaults)).toThrow(BadDataFormat);
});
