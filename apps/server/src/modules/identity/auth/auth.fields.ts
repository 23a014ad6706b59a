/** The names of better-auth's models and fields in our schema: `identity`, snake_case, people instead of users. */
const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
const owner = { userId: 'person_id' } as const;

export const userFields = { emailVerified: 'email_verified', ...times };
export const sessionFields = {
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
  ...owner,
  ...times,
};
export const accountFields = {
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...owner,
  ...times,
};
export const verificationFields = { expiresAt: 'expires_at', ...times };
export const rateLimitFields = { lastRequest: 'last_request' };
export const twoFactorSchema = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'two_factor',
    fields: {
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
      ...owner,
    },
  },
};
export const passkeySchema = {
  passkey: {
    fields: {
      publicKey: 'public_key',
      credentialID: 'credential_id',
      deviceType: 'device_type',
      backedUp: 'backed_up',
      createdAt: 'created_at',
      ...owner,
    },
  },
};

/** What the identifiers of each model begin with. */
export const idPrefixes: Readonly<Record<string, string>> = {
  user: 'per',
  session: 'ses',
  account: 'acc',
  verification: 'ver',
  twoFactor: 'tfa',
  passkey: 'psk',
  rateLimit: 'rat',
};
