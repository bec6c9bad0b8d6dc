import type { ClientKey, StoredClient } from '../../functions/clients/document/client';
import type { ApiRequest } from '../../functions/http/api-request';
import { AgentClients, type AgentClientsSettings } from '../../functions/jobs/agent-clients';
import { JobView } from '../../functions/jobs/get-job';
import type { Spending } from '../../functions/storage/item-pages';

interface Options extends Partial<AgentClientsSettings> {
  /** All clients that there are. */
  readonly clients?: readonly StoredClient[];
  /** Is told what is looked up. */
  readonly onLookUp?: (key: ClientKey) => void;
  /** Read units that looking one up costs. */
  readonly units?: number;
}

/** What each request sees of plans, in a cloud with a few clients. */
export function jobViews({
  clients = [],
  onLookUp,
  units = 1,
  ...changes
}: Options): (request: ApiRequest) => JobView {
  const settings = { agentClients: 'registered', managedClients: new Set(['hci']), ...changes } as const;
  const get = (key: ClientKey, spending?: Spending): Promise<StoredClient | undefined> => {
    onLookUp?.(key);
    spending?.spend(units);
    return Promise.resolve(clients.find((client) => isSeen(client, key)));
  };
  return (request) => new JobView(request, new AgentClients({ get }, settings), settings);
}

function isSeen({ project_id, client_id, is_central }: StoredClient, key: ClientKey): boolean {
  return client_id === key.client_id && (is_central || project_id === key.project_id);
}
