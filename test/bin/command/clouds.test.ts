import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withCloud } from '../../../bin/command/clouds';

const CLOUDS = `clouds:
  mine:
    auth: {auth_url: "https://keystone", username: ann, project_name: demo, user_domain_name: Default}
    region_name: one
  other: {}
`;

describe('withCloud', () => {
  let folder: string;
  let OS_CLIENT_CONFIG_FILE: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'clouds-'));
    OS_CLIENT_CONFIG_FILE = join(folder, 'clouds.yaml');
    writeFileSync(OS_CLIENT_CONFIG_FILE, CLOUDS);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('changes nothing where no cloud is named', () => {
    const environment = { OS_USERNAME: 'ann', OS_CLIENT_CONFIG_FILE };
    expect(withCloud(environment)).toBe(environment);
  });

  it('says what the cloud says, with its secrets, and lets variables win', () => {
    writeFileSync(join(folder, 'secure.yaml'), 'clouds: {mine: {auth: {password: hunter2}}}');
    const set = { OS_CLOUD: 'mine', OS_CLIENT_CONFIG_FILE, OS_USERNAME: 'bob', OS_PASSWORD: '' };
    expect(withCloud(set)).toEqual({
      ...{ OS_CLOUD: 'mine', OS_CLIENT_CONFIG_FILE, OS_USERNAME: 'bob', OS_PASSWORD: 'hunter2' },
      ...{ OS_AUTH_URL: 'https://keystone', OS_PROJECT_NAME: 'demo', OS_USER_DOMAIN_NAME: 'Default' },
    });
  });

  it('says that there is no file', () => {
    const set = { OS_CLOUD: 'mine', HOME: '/absent', OS_CLIENT_CONFIG_FILE: join(folder, 'absent') };
    expect(() => withCloud(set)).toThrow('OS_CLOUD is set, and there is no clouds.yaml.');
  });

  it.each([
    ['a cloud that is not there', CLOUDS, 'no cloud of the name in OS_CLOUD'],
    ['what is no YAML', 'hunter2: [', 'cannot be read as YAML'],
  ])('refuses %s, and tells nothing of the file', (_case, content, sentence) => {
    writeFileSync(OS_CLIENT_CONFIG_FILE, content);
    const read = () => withCloud({ OS_CLOUD: 'nobody', OS_CLIENT_CONFIG_FILE });
    expect(read).toThrow(sentence);
    expect(read).not.toThrow('hunter2');
  });
});
