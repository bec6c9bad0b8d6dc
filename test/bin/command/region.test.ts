import { assertRegion, regionConfig } from '../../../bin/command/region';

describe('regionConfig', () => {
  const both = { AWS_REGION: 'eu-north-1', AWS_DEFAULT_REGION: 'eu-west-1' };
  it.each([
    ['the flag', both, 'us-east-1', { region: 'us-east-1' }],
    ['AWS_REGION', both, undefined, { region: 'eu-north-1' }],
    ['AWS_DEFAULT_REGION', { ...both, AWS_REGION: '' }, undefined, { region: 'eu-west-1' }],
    ['the profile, which the SDK reads', {}, undefined, {}],
  ])('takes it from %s', (_case, environment, flag, config) => {
    expect(regionConfig(environment, flag)).toEqual(config);
  });
});

it('says where a Region can be set', async () => {
  const region = () => Promise.reject(new Error('Region is missing'));
  await expect(assertRegion({ config: { region } })).rejects.toThrow(
    'The Region is not known: set AWS_REGION',
  );
});
