import type { IdentityData } from './identity-data';

const DEMO = '3046fb2c2a314a0fbb32607caa1e5277';
const OTHER = '9c1f0e6f0c0b4f0e8d8f6b1f5a3e7d21';

const READER = '5725a4a88cdd79692843dcea7134d11c';
/** Also the user of the documentation's example job. */
const MEMBER = 'd1899d7f32d64b1bb95e262e7a6a4bc2';
const ADMIN = '9e8b4f247a1034ed5390a1a7d8867999';
const SERVICE = '02c6e9da8090c860d7befb55421be209';
const STRANGER = '92f0b19364038ed03bccf6e390ea3a9a';
/** The account that runs plans for their owners, by their trusts: it has no role of its own. */
export const RUNNER = 'b6e2cf1d2a7b4d2f8e6c0d9f4a1b3c58';

/** Who the local stack knows: a user for each role on the project `demo`, and one who belongs elsewhere. */
export const DEMO_DATA: IdentityData = {
  domains: [{ id: 'default', name: 'Default' }],
  projects: [
    { id: DEMO, name: 'demo', domain_id: 'default' },
    { id: OTHER, name: 'other', domain_id: 'default' },
  ],
  users: [
    { id: READER, name: 'reader', password: 'secret', domain_id: 'default' },
    { id: MEMBER, name: 'member', password: 'secret', domain_id: 'default' },
    { id: ADMIN, name: 'admin', password: 'secret', domain_id: 'default' },
    { id: SERVICE, name: 'service', password: 'secret', domain_id: 'default' },
    { id: STRANGER, name: 'stranger', password: 'secret', domain_id: 'default' },
    { id: RUNNER, name: 'runner', password: 'secret', domain_id: 'default' },
  ],
  assignments: [
    { user_id: READER, role: 'reader', project_id: DEMO },
    { user_id: MEMBER, role: 'member', project_id: DEMO },
    { user_id: ADMIN, role: 'admin', project_id: DEMO },
    { user_id: SERVICE, role: 'service', project_id: DEMO },
    { user_id: STRANGER, role: 'member', project_id: OTHER },
  ],
};
