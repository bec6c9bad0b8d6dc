/** All that a client can be capable of, which is also what one can that does not say: Freezer's own lists. */
export const CAPABILITIES = {
  supported_actions: ['backup', 'restore', 'info', 'admin', 'exec'],
  supported_modes: ['fs', 'mongo', 'mysql', 'sqlserver', 'cinder', 'glance', 'cindernative', 'nova'],
  supported_storages: ['local', 'swift', 'ssh', 's3', 'ftp', 'ftps'],
  supported_engines: ['tar', 'rsync', 'rsyncv2', 'nova', 'osbrick', 'glance'],
} as const;

export type CapabilityName = keyof typeof CAPABILITIES;
export type Capabilities = Readonly<Record<CapabilityName, readonly string[]>>;
