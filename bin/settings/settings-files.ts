import { APP_SETTINGS } from '../../lib/settings/app-settings';
import { DEPLOYMENT_SETTINGS } from '../../lib/settings/deployment-settings';
import { NETWORK_SETTINGS } from '../../lib/settings/network-settings';
import { RUNNER_SETTINGS } from '../../lib/settings/runner-settings';
import { SERVICE_SETTINGS } from '../../lib/settings/service-settings';
import type { GeneratedFile } from '../command/generated-files';
import { propsFile } from './props-file';
import { settingsPage } from './settings-page';

export const SETTINGS_FILES: readonly GeneratedFile[] = [
  {
    file: 'docs/settings.md',
    content: () =>
      settingsPage({
        'What the service does': SERVICE_SETTINGS,
        'How it runs managed plans': RUNNER_SETTINGS,
        'The network': NETWORK_SETTINGS,
        'How it is deployed': DEPLOYMENT_SETTINGS,
        'What a clone of the repository has beside, and the construct has not': APP_SETTINGS,
      }),
  },
  {
    file: 'lib/freezer-api-props.ts',
    content: () =>
      propsFile({ ...SERVICE_SETTINGS, ...RUNNER_SETTINGS, ...NETWORK_SETTINGS, ...DEPLOYMENT_SETTINGS }),
  },
];
