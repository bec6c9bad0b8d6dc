import { writeGenerated } from './command/generated-files';
import { compileValidators } from './schemas/compile-validators';
import { COMPILED_MODULES } from './schemas/compiled-modules';

process.exitCode = writeGenerated(
  'npm run schemas compiles the schemas of documents, each into a file beside its source',
  COMPILED_MODULES.map((compiled) => ({ file: compiled.file, content: () => compileValidators(compiled) })),
  process.argv.slice(2),
  console,
);
