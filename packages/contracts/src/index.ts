export * from './endpoint.ts';
export * from './permissions.ts';
export * from './problem.ts';
