import type { Settings } from '../../platform/config/index.ts';

/** The settings that decide how one signs in; the platform reads them with the others. */
export type IdentitySettings = Pick<
  Settings,
  | 'oidcIssuer'
  | 'oidcClientId'
  | 'oidcClientSecret'
  | 'oidcLabel'
  | 'oidcScopes'
  | 'proconnectIssuer'
  | 'proconnectClientId'
  | 'proconnectClientSecret'
  | 'proconnectSirets'
  | 'proconnectAcr'
  | 'oidcRoles'
  | 'oidcOnly'
>;
