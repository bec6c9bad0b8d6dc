import { Refusal } from '../../../bin/command/refusal';
import { readCredentialsFile } from '../../../bin/migrate/read-credentials';
import { type Folder, makeFolder } from './command';

describe('readCredentialsFile', () => {
  let folder: Folder;
  beforeAll(() => {
    folder = makeFolder();
  });
  afterAll(() => {
    folder.remove();
  });
  const read = (content: string) => readCredentialsFile(folder.write('credentials.json', content));

  it('reads several callers, each as the environment would say it', () => {
    const token = { OS_TOKEN: 't', OS_PROJECT_ID: 'p' };
    const application = { OS_APPLICATION_CREDENTIAL_ID: 'i', OS_APPLICATION_CREDENTIAL_SECRET: 's' };
    expect(read(JSON.stringify([token, application]))).toMatchObject([
      { kind: 'token', token: 't', projectId: 'p' },
      { kind: 'login' },
    ]);
  });

  it.each([
    ['what is no JSON', '[{"OS_PASSWORD": "hunter2"', / cannot be read: it is not JSON\.$/],
    ['an empty list', '[]', / must be a JSON list of objects /],
    ['one object', '{"OS_PASSWORD": "hunter2"}', / must be a JSON list of objects /],
    ['a list of texts', '["hunter2"]', / must be a JSON list of objects /],
    ['a number', '[{"OS_PASSWORD": 1}]', / must be a JSON list of objects /],
    [
      'a caller who is not whole',
      '[{"OS_PASSWORD": "hunter2"}]',
      /, entry 1: The environment lacks OS_USERNAME /,
    ],
  ])('refuses %s without a secret', (_case, content, sentence) => {
    expect(() => read(content)).toThrow(Refusal);
    expect(() => read(content)).toThrow(sentence);
    expect(() => read(content)).not.toThrow('hunter2');
  });

  it('refuses a file that is not there', () => {
    expect(() => readCredentialsFile(folder.path('absent'))).toThrow(/ cannot be read: ENOENT/);
  });
});
