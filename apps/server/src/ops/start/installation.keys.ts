import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import webPush from 'web-push';
import { z } from 'zod';
import { keptSecret } from '../../platform/config/index.ts';
import type { Installation } from '../installation.ts';

/** The keys of an installation: those that the settings give, else those kept in the data folder, made once. */
export type InstallationKeys = {
  secret: Buffer;
  vapid: { publicKey: string; privateKey: string; subject: string };
};

const pairSchema = z.object({ publicKey: z.string(), privateKey: z.string() });

export async function installationKeys({ settings, dataFolder }: Installation): Promise<InstallationKeys> {
  const secret =
    settings.secretKey ??
    (await keptSecret(join(dataFolder, 'secret.key'), () => randomBytes(32).toString('base64url')));
  const { vapidPublicKey, vapidPrivateKey } = settings;
  const pair =
    vapidPublicKey !== undefined && vapidPrivateKey !== undefined
      ? { publicKey: vapidPublicKey, privateKey: vapidPrivateKey }
      : pairSchema.parse(
          JSON.parse(
            await keptSecret(join(dataFolder, 'vapid.json'), () => JSON.stringify(webPush.generateVAPIDKeys())),
          ),
        );
  // Push services want a way to reach who sends, and refuse one that is neither https nor mail (RFC 8292, 2.1).
  const subject =
    settings.vapidSubject ?? (settings.baseUrl.startsWith('https:') ? settings.baseUrl : 'mailto:beffroi@localhost');
  return { secret: Buffer.from(secret), vapid: { ...pair, subject } };
}
