import { createApp } from '../lib/app';
import { SettingError } from '../lib/settings/setting';

try {
  createApp().synth();
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  console.error(error.message);
  // At once: an app that the cdk command runs is synthesized when its process ends, here without its resources, and a stack
  // that is deployed without resources is deleted.
  process.exit(1);
}
