import { CAPABILITIES, type StoredClient } from '../functions/clients/document/client';
import { AGENT_PLAN } from './sample-plans';

/** The backup agent whose plan is among the samples. */
const NODE_1: StoredClient = {
  project_id: AGENT_PLAN.project_id,
  client_id: AGENT_PLAN.client_id,
  user_id: AGENT_PLAN.user_id,
  uuid: '8d2f6a1c0b9e4d3f8a7b6c5d4e3f2a1b',
  hostname: 'node-1.example.com',
  description: 'The first node',
  is_central: false,
  ...CAPABILITIES,
  created_at: '2024-05-10T07:59:00.000000',
  updated_at: '2024-05-10T07:59:00.000000',
  _version: 1,
};

export const SAMPLE_CLIENTS = [NODE_1];
