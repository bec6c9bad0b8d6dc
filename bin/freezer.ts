import { createApp } from '../lib/app';
import { SettingError } from '../lib/setting-readers';

try {
  createApp().synth();
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
