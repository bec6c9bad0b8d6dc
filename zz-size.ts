import { buildSync } from 'esbuild';
import { bundleOptions } from './lib/bundling/source-bundles';
for (const f of ['functions/authorizer/authorize.lambda.ts','functions/jobs/jobs.lambda.ts'])
  console.log(f, buildSync({ ...bundleOptions(f), write: false, outdir: '/tmp/x' }).outputFiles[0]?.contents.length);
