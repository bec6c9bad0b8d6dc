import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What comes of bytes that are sent over a connection which the other side has forgotten. */
export type Oblivion = 'resets' | 'swallows';

/** Stands in front of a server and passes bytes on, until it is told to spoil connections. */
export interface TcpProxy {
  readonly port: number;
  /** Connections that were opened so far. */
  readonly connections: () => number;
  /** Forgets every connection that is open now. Nobody notices before the connection is used again. */
  readonly forget: (how: Oblivion) => void;
  /** How many forgotten connections somebody has tried to use. */
  readonly forgottenUses: () => number;
  /** From now on whatever the server sends arrives so much later. */
  readonly delay: (ms: number) => void;
  readonly close: () => Promise<void>;
}

/** @param target Port of the server on the loopback interface. */
export async function startTcpProxy(target: () => number): Promise<TcpProxy> {
  const open = new Set<Connection>();
  const conditions = { delayMs: 0 };
  let accepted = 0;
  let forgottenUses = 0;
  const server = createServer((client) => {
    accepted++;
    const connection = new Connection(client, target(), conditions, () => forgottenUses++);
    open.add(connection);
    client.on('close', () => open.delete(connection));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => accepted,
    forget: (how) => {
      for (const connection of open) connection.forget(how);
    },
    forgottenUses: () => forgottenUses,
    delay: (ms) => {
      conditions.delayMs = ms;
    },
    close: async () => {
      server.close();
      for (const connection of open) connection.destroy();
      await once(server, 'close');
    },
  };
}

/** A connection of a client's, and the one to the server that belongs to it. */
class Connection {
  private readonly server: Socket;
  private oblivion: Oblivion | undefined;
  private used = false;

  constructor(
    private readonly client: Socket,
    port: number,
    conditions: { readonly delayMs: number },
    private readonly onForgottenUse: () => void,
  ) {
    this.server = connect(port, '127.0.0.1');
    client.on('data', (bytes) => {
      if (this.oblivion) this.spoil(this.oblivion);
      else this.server.write(bytes);
    });
    // Later in any case, so that the end does not overtake what was sent before it.
    const later = (pass: () => void): void => {
      setTimeout(pass, conditions.delayMs);
    };
    this.server.on('data', (bytes) => {
      later(() => client.writable && client.write(bytes));
    });
    client.on('error', () => undefined).on('close', () => this.server.destroy());
    this.server.on('error', () => undefined);
    this.server.on('close', () => {
      if (!this.oblivion) later(() => client.end());
    });
  }

  /** The server's side ends, and the client hears nothing of it. */
  forget(how: Oblivion): void {
    this.oblivion = how;
    this.server.destroy();
  }

  destroy(): void {
    this.client.destroy();
  }

  private spoil(how: Oblivion): void {
    if (!this.used) this.onForgottenUse();
    this.used = true;
    if (how === 'resets') this.client.resetAndDestroy();
  }
}
