import {
  IconBrandBluesky,
  IconBrandFacebook,
  IconBrandInstagram,
  IconBrandLinkedin,
  IconBrandMastodon,
  IconBrandThreads,
  IconBrandX,
  IconBrandYoutube,
  IconHandClick,
  IconInbox,
  IconMail,
  IconNews,
  IconTestPipe,
  IconWorld,
} from '@tabler/icons-react';
import { networkName } from '../network-words.ts';
import { useWords } from '../words.ts';

const icons: Record<string, typeof IconWorld> = {
  x: IconBrandX,
  facebook: IconBrandFacebook,
  instagram: IconBrandInstagram,
  threads: IconBrandThreads,
  linkedin: IconBrandLinkedin,
  mastodon: IconBrandMastodon,
  bluesky: IconBrandBluesky,
  youtube: IconBrandYoutube,
  newsroom: IconNews,
  newsletter: IconMail,
  mailbox: IconInbox,
  assisted: IconHandClick,
  simulation: IconTestPipe,
};

/** The sign of a network, with its name for whoever does not see it. */
export function NetworkIcon({ network, size = 18, silent }: { network: string; size?: number; silent?: boolean }) {
  const t = useWords();
  const Icon = icons[network] ?? IconWorld;
  return (
    <>
      <Icon size={size} stroke={1.75} aria-hidden="true" />
      {!silent && <span className="vh">{networkName(t, network)}</span>}
    </>
  );
}
