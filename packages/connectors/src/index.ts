export * from './inbox.port.ts';
export * from './port.ts';
export * from './publish.port.ts';
