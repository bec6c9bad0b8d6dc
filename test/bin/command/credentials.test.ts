import { readCredentials } from '../../../bin/command/credentials';
import { Refusal } from '../../../bin/command/refusal';

const USER_BY_NAME = { OS_USERNAME: 'ann', OS_USER_DOMAIN_NAME: 'Default', OS_PASSWORD: 'hunter2' };
const PROJECT_BY_NAME = { OS_PROJECT_NAME: 'demo', OS_PROJECT_DOMAIN_NAME: 'Default' };

const passwordLogin = (user: object, project: object) => ({
  kind: 'login',
  auth: { identity: { methods: ['password'], password: { user } }, scope: { project } },
});

describe('readCredentials', () => {
  it.each([
    [
      'names in named domains',
      { ...USER_BY_NAME, ...PROJECT_BY_NAME },
      passwordLogin(
        { name: 'ann', domain: { name: 'Default' }, password: 'hunter2' },
        { name: 'demo', domain: { name: 'Default' } },
      ),
    ],
    [
      'names in domains by id',
      {
        ...{ OS_USERNAME: 'ann', OS_USER_DOMAIN_ID: 'default', OS_PASSWORD: 'hunter2' },
        ...{ OS_PROJECT_NAME: 'demo', OS_PROJECT_DOMAIN_ID: 'default' },
      },
      passwordLogin(
        { name: 'ann', domain: { id: 'default' }, password: 'hunter2' },
        { name: 'demo', domain: { id: 'default' } },
      ),
    ],
    [
      'ids, which go before names',
      { ...USER_BY_NAME, ...PROJECT_BY_NAME, OS_USER_ID: 'u1', OS_PROJECT_ID: 'p1' },
      passwordLogin({ id: 'u1', password: 'hunter2' }, { id: 'p1' }),
    ],
  ])('makes a login with a password from %s', (_case, environment, expected) => {
    expect(readCredentials(environment)).toEqual(expected);
  });

  it('makes a login with an application credential, which brings its own scope', () => {
    const environment = { OS_APPLICATION_CREDENTIAL_ID: 'a1', OS_APPLICATION_CREDENTIAL_SECRET: 's1' };
    const application_credential = { id: 'a1', secret: 's1' };
    expect(readCredentials({ ...environment, OS_PROJECT_ID: 'p1' })).toEqual({
      kind: 'login',
      auth: { identity: { methods: ['application_credential'], application_credential } },
    });
  });

  it('takes a token that is there before all else, unless it is empty', () => {
    const environment = { ...USER_BY_NAME, OS_PROJECT_ID: 'p1' };
    expect(readCredentials({ ...environment, OS_TOKEN: 't1' })).toEqual({
      kind: 'token',
      token: 't1',
      projectId: 'p1',
    });
    expect(readCredentials({ ...environment, OS_TOKEN: '' })).toMatchObject({ kind: 'login' });
  });

  it.each([
    [{}, 'OS_PASSWORD'],
    [{ OS_TOKEN: 't1' }, 'OS_PROJECT_ID'],
    [{ OS_APPLICATION_CREDENTIAL_ID: 'a1' }, 'OS_APPLICATION_CREDENTIAL_SECRET'],
    [{ OS_PASSWORD: 'hunter2' }, 'OS_USERNAME or OS_USER_ID'],
    [{ OS_PASSWORD: 'hunter2', OS_USERNAME: 'ann' }, 'OS_USER_DOMAIN_NAME or OS_USER_DOMAIN_ID'],
    [USER_BY_NAME, 'OS_PROJECT_NAME or OS_PROJECT_ID'],
    [{ ...USER_BY_NAME, OS_PROJECT_NAME: 'demo' }, 'OS_PROJECT_DOMAIN_NAME or OS_PROJECT_DOMAIN_ID'],
  ])('asks of %j for what is missing', (environment, missing) => {
    expect(() => readCredentials(environment)).toThrow(
      new Refusal(`The environment lacks ${missing}: --help shows the ways to log in.`),
    );
  });
});
