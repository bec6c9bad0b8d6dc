import { Match } from 'aws-cdk-lib/assertions';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESOURCES } from '../../functions/contract/routes';
import { readPolicyFile } from '../../lib/policy-file';
import { synthesize, type Synthesized } from '../support/synthesized';
import { templateOf } from '../support/template-of';

type Properties = Readonly<Record<string, unknown>>;

describe('the authorizer', () => {
  const handler = (tuned: Synthesized) =>
    Object.entries(tuned.template.findResources('AWS::Lambda::Function')).find(([id]) =>
      id.includes('Authorizer'),
    )?.[1] as {
      Properties: Properties & { Code: { S3Key: string } };
    };

  it('carries the certificates of a private authority beside its bundle', () => {
    const keystoneCaFile = 'test/support/test-certificate.pem';
    const tuned = synthesize({ keystoneCaFile });
    const { Properties: properties } = handler(tuned);
    expect(properties).toMatchObject({ Environment: { Variables: { KEYSTONE_CA: 'keystone-ca.pem' } } });
    const asset = join(tuned.outdir, `asset.${properties.Code.S3Key.replace('.zip', '')}`);
    expect(readFileSync(join(asset, 'keystone-ca.pem'), 'utf8')).toBe(readFileSync(keystoneCaFile, 'utf8'));
  });

  it('runs in a network of the account, and may enter it', () => {
    const tuned = synthesize({
      authorizerSubnets: 'subnet-0123456a,subnet-0123456b',
      authorizerSecurityGroups: 'sg-0123456789abcdef0',
    });
    expect(handler(tuned).Properties['VpcConfig']).toEqual({
      SubnetIds: ['subnet-0123456a', 'subnet-0123456b'],
      SecurityGroupIds: ['sg-0123456789abcdef0'],
    });
    tuned.template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('AuthorizerHandlerRole') }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: [
              'ec2:AssignPrivateIpAddresses',
              'ec2:CreateNetworkInterface',
              'ec2:DeleteNetworkInterface',
              'ec2:DescribeNetworkInterfaces',
              'ec2:DescribeSubnets',
              'ec2:UnassignPrivateIpAddresses',
            ],
            Resource: '*',
          }),
        ]),
      },
    });
  });

  it('may read the secret with its service credential, with a bundle that only then is there', () => {
    const serviceCredential = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:keystone-AbCdEf';
    const tuned = synthesize({ serviceCredential });
    const { Properties: properties } = handler(tuned);
    expect(properties).toMatchObject({
      Environment: {
        Variables: {
          SERVICE_CREDENTIAL: serviceCredential,
          SERVICE_CREDENTIAL_BUNDLE: 'service-credential.js',
        },
      },
    });
    const asset = join(tuned.outdir, `asset.${properties.Code.S3Key.replace('.zip', '')}`);
    expect(readdirSync(asset).sort()).toEqual(['index.js', 'service-credential.js']);
    tuned.template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('AuthorizerHandlerRole') }],
      PolicyDocument: {
        Statement: Match.arrayWith([
          { Action: 'secretsmanager:GetSecretValue', Effect: 'Allow', Resource: serviceCredential },
        ]),
      },
    });
  });

  it.each([
    [1, 5, '4000'],
    [3, 5, '4000'],
    [4, 6, '5000'],
    [8, 10, '9000'],
  ])(
    'with %i s for a response of Keystone has %i s, and for a token that takes several %s ms',
    (seconds, run, token) => {
      const { Resources } = templateOf({
        keystoneTimeoutSeconds: seconds,
        serviceCredential: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:keystone-AbCdEf',
      });
      const functions = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
      const timeouts = new Map(functions.map(([id, { Properties }]) => [id, Properties['Timeout']]));
      const [id = ''] = [...timeouts.keys()].filter((each) => each.includes('Authorizer'));
      expect(timeouts.get(id)).toBe(run);
      timeouts.delete(id);
      expect([...new Set(timeouts.values())]).toEqual([5]);
      expect(Resources[id]?.Properties).toMatchObject({
        Environment: {
          Variables: { KEYSTONE_TIMEOUT_MS: String(seconds * 1000), TOKEN_TIMEOUT_MS: token },
        },
      });
    },
  );

  it('and the other functions read the same policy of the operator', () => {
    const tuned = synthesize({ policyFile: 'docs/policy-freezer-13.yaml' });
    const functions = Object.values(tuned.template.findResources('AWS::Lambda::Function')) as {
      Properties: { Code: { S3Key: string }; Environment: { Variables: Readonly<Record<string, unknown>> } };
    }[];
    const rules = functions.map(({ Properties: properties }) => {
      expect(properties.Environment.Variables['POLICY']).toBe('policy.json');
      const asset = join(tuned.outdir, `asset.${properties.Code.S3Key.replace('.zip', '')}`);
      return readFileSync(join(asset, 'policy.json'), 'utf8');
    });
    expect(rules).toHaveLength(RESOURCES.length + 1);
    expect(new Set(rules).size).toBe(1);
    expect(JSON.parse(rules[0] ?? '')).toEqual(readPolicyFile('docs/policy-freezer-13.yaml'));
  });

  it('is held back when told to', () => {
    expect(
      handler(synthesize({ authorizerConcurrency: '20' })).Properties['ReservedConcurrentExecutions'],
    ).toBe(20);
  });

  it('is otherwise free, in no network and with public authorities', () => {
    const properties = handler(synthesize()).Properties;
    expect(Object.keys(properties)).not.toEqual(expect.arrayContaining(['VpcConfig']));
    expect(Object.keys(properties)).not.toEqual(expect.arrayContaining(['ReservedConcurrentExecutions']));
    expect(properties).not.toHaveProperty(['Environment', 'Variables', 'KEYSTONE_CA']);
  });
});
