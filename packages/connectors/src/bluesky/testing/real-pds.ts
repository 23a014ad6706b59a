import { createServer } from 'node:http';
import { registerHooks } from 'node:module';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'better-sqlite3'
      ? { url: new URL('sqlite.binding.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
const { envToCfg, envToSecrets, PDS } = await import('@atproto/pds');

const appPassword = 'mot-de-passe-de-la-ville';

/**
 * The reference personal data server of AT Protocol, really running on 127.0.0.1 with its data in a temporary folder,
 * beside a directory of identities that keeps them in memory. It is not mocked: what it serves is
 * what Bluesky serves. Only its binding to SQLite is exchanged for the one that Node carries.
 */
export async function startPds() {
  const folder = await mkdtemp(join(tmpdir(), 'beffroi-pds-'));
  const directory = await startDirectory();
  const env = {
    port: 0,
    hostname: 'localhost',
    devMode: true,
    inviteRequired: false,
    serviceHandleDomains: ['.test'],
    dataDirectory: folder,
    blobstoreDiskLocation: join(folder, 'blobs'),
    didPlcUrl: directory.url,
    jwtSecret: 'a'.repeat(32),
    adminPassword: 'b'.repeat(32),
    plcRotationKeyK256PrivateKeyHex: '11'.repeat(32),
    disableSsrfProtection: true,
    rateLimitsEnabled: false,
    crawlers: [],
  };
  const pds = await PDS.create(envToCfg(env), envToSecrets(env));
  const server = await pds.start();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function call(method: string, body: unknown, token?: string): Promise<Record<string, string>> {
    const response = await fetch(`${url}/xrpc/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, string>;
    if (!response.ok) throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer;
  }

  return {
    url,
    /** Opens an account named `<name>.test` that can post. */
    async openAccount(name: string) {
      const handle = `${name}.test`;
      const account = { handle, email: `${name}@example.test`, password: appPassword };
      const { did = '', accessJwt = '' } = await call('com.atproto.server.createAccount', account);
      const collection = 'app.bsky.feed.post';
      return {
        did,
        handle,
        password: appPassword,
        post: async (record: Record<string, unknown>) => {
          const whole = { $type: collection, createdAt: new Date().toISOString(), langs: ['fr'], ...record };
          const { uri = '' } = await call(
            'com.atproto.repo.createRecord',
            { repo: did, collection, record: whole },
            accessJwt,
          );
          return uri;
        },
        /** Many at once, as a migration writes them. */
        postMany: async (texts: readonly string[]) => {
          const createdAt = new Date().toISOString();
          const writes = texts.map((text) => ({
            $type: 'com.atproto.repo.applyWrites#create',
            collection,
            value: { $type: collection, createdAt, text },
          }));
          await call('com.atproto.repo.applyWrites', { repo: did, writes }, accessJwt);
        },
        edit: (uri: string, text: string) => {
          const record = { $type: collection, createdAt: new Date().toISOString(), text };
          return call('com.atproto.repo.putRecord', { repo: did, collection, rkey: rkeyOf(uri), record }, accessJwt);
        },
        remove: (uri: string) =>
          call('com.atproto.repo.deleteRecord', { repo: did, collection, rkey: rkeyOf(uri) }, accessJwt),
      };
    },
    async close(): Promise<void> {
      await pds.destroy();
      await directory.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type RunningPds = Awaited<ReturnType<typeof startPds>>;

function rkeyOf(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

type Operation = {
  rotationKeys: string[];
  verificationMethods: Record<string, string>;
  alsoKnownAs: string[];
  services: Record<string, { type: string; endpoint: string }>;
};

/** The part of a PLC directory that a data server needs: take the operation of an identity, give back its document. */
async function startDirectory() {
  const operations = new Map<string, Operation>();
  const server = createServer((request, response) => {
    void (async () => {
      const [, did = '', view] = decodeURIComponent(request.url ?? '').split('/');
      if (request.method === 'POST') {
        let body = '';
        for await (const chunk of request) body += String(chunk);
        operations.set(did, JSON.parse(body) as Operation);
        response.end();
        return;
      }
      const last = operations.get(did);
      response.writeHead(last ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(last ? (view === undefined ? documentOf(did, last) : { did, ...last }) : {}));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // By name: the data server refuses to look identities up at a bare address.
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function documentOf(did: string, { verificationMethods, alsoKnownAs, services }: Operation) {
  return {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did,
    alsoKnownAs,
    verificationMethod: Object.entries(verificationMethods).map(([name, key]) => ({
      id: `${did}#${name}`,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: key.replace('did:key:', ''),
    })),
    service: Object.entries(services).map(([name, { type, endpoint }]) => ({
      id: `#${name}`,
      type,
      serviceEndpoint: endpoint,
    })),
  };
}
