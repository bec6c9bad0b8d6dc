import { writeGenerated } from './command/generated-files';
import { SETTINGS_FILES } from './settings/settings-files';

process.exitCode = writeGenerated(
  'npm run settings writes what follows from the tables of settings in lib/settings',
  SETTINGS_FILES,
  process.argv.slice(2),
  console,
);
