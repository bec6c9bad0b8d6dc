import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployedFiles } from '../../bench/measures/bundles';
import { RUNNING_PLANS } from '../support/every-setting';
import { synthesize } from '../support/synthesized';

const folder = mkdtempSync(join(tmpdir(), 'freezer-deployed-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('every file of code that is deployed has its row', () => {
  const { template, outdir } = synthesize({
    serviceCredential: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:keystone-AbCdEf',
    ...RUNNING_PLANS,
  });
  const deployed = Object.values(template.findResources('AWS::Lambda::Function')).flatMap(
    ({ Properties }) => {
      const { Code } = Properties as { readonly Code: { readonly S3Key: string } };
      const asset = join(outdir, `asset.${Code.S3Key.replace('.zip', '')}`);
      return readdirSync(asset).map((file) => readFileSync(join(asset, file), 'utf8'));
    },
  );
  const rows = deployedFiles(folder);
  expect(rows.map(([, path]) => readFileSync(path, 'utf8')).sort()).toEqual(deployed.sort());
  expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(['fallback', 'service-credential']));
});
