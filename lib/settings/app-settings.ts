import { matching } from './readers';
import { setting } from './setting';

/** What only the app of this repository has: the construct is in a stack that its own app names. */
export const APP_SETTINGS = {
  stackName: setting(
    matching(/^[A-Za-z][A-Za-z0-9-]{0,127}$/, '1 to 128 letters, digits and "-" that begin with a letter'),
    {
      default: 'Freezer',
      doc:
        'Name of the stack. Another name is another deployment, with tables of its own: staging and production live so in one ' +
        'account and Region (docs/deploy.md).',
    },
  ),
};
