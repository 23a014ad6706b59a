import { access, constants, statfs } from 'node:fs/promises';
import type { Mailer } from '../../platform/mail/mailer.ts';
import { lastBackup } from '../backup/last.backup.ts';
import { bytesIn } from '../terminal.ts';
import { failed, ok, warning, type Finding } from './finding.ts';

const DISK_FAILURE_BYTES = 500e6;
const DISK_WARNING_BYTES = 3e9;
const BACKUP_WARNING_DAYS = 7;

export async function checkDisk(dataFolder: string): Promise<Finding> {
  const check = { fr: 'disque', en: 'disk' };
  try {
    await access(dataFolder, constants.W_OK);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(
      check,
      {
        fr: `${dataFolder} n’est pas accessible en écriture : ${message}`,
        en: `${dataFolder} cannot be written: ${message}`,
      },
      {
        fr: 'rendez-le au compte qui lance Beffroi (chown), ou changez DATA_FOLDER',
        en: 'give it to the account that runs Beffroi (chown), or change DATA_FOLDER',
      },
    );
  }
  const { bavail, bsize } = await statfs(dataFolder);
  return diskFinding(bavail * bsize);
}

export function diskFinding(free: number): Finding {
  const check = { fr: 'disque', en: 'disk' };
  const text = { fr: `${bytesIn('fr', free)} libres`, en: `${bytesIn('en', free)} free` };
  const remedy = {
    fr: 'faites de la place (anciennes sauvegardes, durée de conservation des mentions), ou agrandissez le disque',
    en: 'make room (old backups, retention of mentions), or enlarge the disk',
  };
  if (free < DISK_FAILURE_BYTES) return failed(check, text, remedy);
  return free < DISK_WARNING_BYTES ? warning(check, text, remedy) : ok(check, text.fr, text.en);
}

/** Connects to the mail server and signs in, without sending anything. */
export async function checkMail(mailer: Mailer): Promise<Finding> {
  const check = { fr: 'courriel', en: 'mail' };
  const outcome = await mailer.verify();
  if (outcome.ok) return ok(check, 'le serveur accepte la connexion', 'the server lets us in');
  if (outcome.kind === 'not_configured') {
    return warning(
      check,
      {
        fr: 'aucun serveur : ni alerte ni invitation ne part par courriel',
        en: 'no server: neither alerts nor invitations leave by mail',
      },
      { fr: 'donnez SMTP_URL et MAIL_FROM', en: 'give SMTP_URL and MAIL_FROM' },
    );
  }
  return failed(
    check,
    {
      fr: `le serveur refuse ou ne répond pas : ${outcome.message}`,
      en: `the server refuses or does not answer: ${outcome.message}`,
    },
    {
      fr: 'vérifiez SMTP_URL (port, mot de passe) et que le pare-feu laisse sortir',
      en: 'check SMTP_URL (port, password) and that the firewall lets it out',
    },
  );
}

export async function checkLastBackup(dataFolder: string, now: Date): Promise<Finding> {
  const check = { fr: 'sauvegarde', en: 'backup' };
  const remedy = {
    fr: 'lancez ./beffroi backup, et programmez-la (cron) hors de cette machine',
    en: 'run ./beffroi backup, and schedule it (cron), off this machine',
  };
  const last = await lastBackup(dataFolder);
  if (!last) return warning(check, { fr: 'aucune sauvegarde connue', en: 'no known backup' }, remedy);
  const days = (now.getTime() - last.at.getTime()) / 86_400_000;
  const date = last.at.toISOString().slice(0, 16).replace('T', ' ');
  const text = {
    fr: `la dernière date du ${date} UTC (${last.file}, ${bytesIn('fr', last.bytes)})`,
    en: `the last one is of ${date} UTC (${last.file}, ${bytesIn('en', last.bytes)})`,
  };
  return days > BACKUP_WARNING_DAYS ? warning(check, text, remedy) : ok(check, text.fr, text.en);
}
