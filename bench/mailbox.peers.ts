// A mail host in a process of its own, so that its memory is not counted: prints how it is reached, ends with its input.
import { startMailPeers } from '../packages/connectors/src/mailbox/testing/index.ts';

const address = 'contact@valmarin.example';
const peers = await startMailPeers([address]);
const inbox = peers.store.folder(address);
const kind = process.argv[2];
if (kind === 'small') for (let number = 0; number < 1000; number += 1) peers.store.append(inbox, smallMail(number));
else peers.store.append(inbox, largeMail(Number(kind)));
console.log(JSON.stringify(peers.setup(address)));
process.stdin.resume().on('end', () => process.exit(0));

function smallMail(number: number): Buffer {
  const words = 'Bonjour, le lampadaire de la rue des Écoles est éteint depuis lundi. '.repeat(10);
  return Buffer.from(
    `From: a${number}@habitant.example\r\nTo: ${address}\r\nSubject: Lampadaire ${number}\r\nMessage-ID: <${number}@habitant.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${words}\r\n\r\nLe 24/11/2026 à 10:12, Mairie a écrit :\r\n> ${words}`,
  );
}

/** Words, a photo of 2 MB, and files of 9.5 MB, up to a size in MB. */
function largeMail(megabytes: number): Buffer {
  const file = (name: string, type: string, bytes: number) => {
    const content = Buffer.alloc(bytes, 7);
    Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(content);
    const lines = content.toString('base64').replaceAll(/.{76}/g, '$&\r\n');
    return `--b\r\nContent-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n`;
  };
  const parts = [
    `From: a@habitant.example\r\nSubject: Photos\r\nMessage-ID: <gros@habitant.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nVoici les photos.\r\n`,
    file('photo.jpg', 'image/jpeg', 2_000_000),
    file('video.mp4', 'video/mp4', (megabytes - 3.4) * 730_000),
  ];
  return Buffer.from(`${parts.join('')}--b--\r\n`);
}
