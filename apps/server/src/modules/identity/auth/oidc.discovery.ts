import { z } from 'zod';

const documentSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  userinfo_endpoint: z.url(),
  jwks_uri: z.url(),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});
export type Discovery = z.infer<typeof documentSchema>;

/** Where a provider says what it offers (OpenID Connect Discovery 1.0, 4.1). */
export function discoveryUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/**
 * Asks a provider what it offers. @returns undefined when it does not answer, answers something else, or names another
 * issuer than the one asked (4.3 demands the very same)
 */
export async function discover(issuer: string): Promise<Discovery | undefined> {
  try {
    const response = await fetch(discoveryUrl(issuer), { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) return undefined;
    const parsed = documentSchema.safeParse(await response.json());
    if (!parsed.success) return undefined;
    return parsed.data.issuer.replace(/\/$/, '') === issuer.replace(/\/$/, '') ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
