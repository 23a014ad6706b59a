/** The mailboxes of a mail host of tests: what its SMTP server delivers and its IMAP server shows. */
export type StoredMail = { uid: number; flags: Set<string>; at: Date; raw: Buffer };
export type MailFolder = {
  name: string;
  specialUse?: string;
  uidValidity: number;
  uidNext: number;
  mails: StoredMail[];
};
export type MailAccount = { address: string; password: string; folders: MailFolder[] };

export type MailStore = ReturnType<typeof createMailStore>;

export function createMailStore(now: () => Date) {
  const accounts = new Map<string, MailAccount>();
  let validity = 1000;

  function folderOf(account: MailAccount, name: string): MailFolder | undefined {
    const wanted = name.toLowerCase();
    return account.folders.find((folder) => folder.name.toLowerCase() === wanted);
  }
  function makeFolder(name: string, specialUse?: string): MailFolder {
    validity += 1;
    return { name, ...(specialUse ? { specialUse } : {}), uidValidity: validity, uidNext: 1, mails: [] };
  }
  function find(address: string): MailAccount | undefined {
    // What follows a plus is for whoever has the mailbox (RFC 5233).
    return accounts.get(address.toLowerCase().replace(/\+[^@]*@/, '@'));
  }

  return {
    find,
    folderOf,
    makeFolder,
    /** Opens a mailbox, as municipal servers have them: an inbox, and folders of French names. */
    add(address: string, password: string): MailAccount {
      const account: MailAccount = {
        address: address.toLowerCase(),
        password,
        folders: [makeFolder('INBOX'), makeFolder('Sent', '\\Sent'), makeFolder('Drafts', '\\Drafts')],
      };
      accounts.set(account.address, account);
      return account;
    },
    append(folder: MailFolder, raw: Buffer, given: { flags?: Iterable<string>; at?: Date } = {}): number {
      const uid = folder.uidNext;
      folder.uidNext += 1;
      folder.mails.push({ uid, flags: new Set(given.flags ?? []), at: given.at ?? now(), raw });
      return uid;
    },
    /** What a server does after it was restored from a backup: all is there under other numbers. */
    renumber(folder: MailFolder): void {
      validity += 1;
      folder.uidValidity = validity;
      folder.mails.reverse();
      folder.mails.forEach((mail, index) => {
        mail.uid = index + 1;
      });
      folder.uidNext = folder.mails.length + 1;
    },
    /** @throws when there is no such mailbox or folder, which is a mistake of the test */
    folder(address: string, name = 'INBOX'): MailFolder {
      const account = find(address);
      const folder = account && folderOf(account, name);
      if (!folder) throw new Error(`no folder ${name} of ${address}`);
      return folder;
    },
  };
}
