export * from './port.ts';
export * from './publish.port.ts';
