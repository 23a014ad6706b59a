import { Client } from 'pg';

/** Creates a database as a copy of another one, within tens of milliseconds. */
export async function createFromTemplate(serverUrl: string, name: string, template: string): Promise<void> {
  await onServer(serverUrl, `create database "${name}" template "${template}"`);
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await onServer(serverUrl, `drop database if exists "${name}" with (force)`);
}

export function urlOfDatabase(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
