import {
  IconBrandBluesky,
  IconBrandFacebook,
  IconBrandInstagram,
  IconBrandLinkedin,
  IconBrandMastodon,
  IconBrandThreads,
  IconBrandTiktok,
  IconBrandX,
  IconBrandYoutube,
  IconClipboardText,
  IconFileImport,
  IconForms,
  IconLink,
  IconMail,
  IconMailOpened,
  IconNews,
  IconPhone,
  IconTestPipe,
  IconUser,
  IconWebhook,
} from '@tabler/icons-react';
import classes from './net-mark.module.css';

const marks: Record<string, typeof IconBrandX> = {
  mastodon: IconBrandMastodon,
  bluesky: IconBrandBluesky,
  x: IconBrandX,
  facebook: IconBrandFacebook,
  instagram: IconBrandInstagram,
  linkedin: IconBrandLinkedin,
  youtube: IconBrandYoutube,
  tiktok: IconBrandTiktok,
  threads: IconBrandThreads,
  feed: IconNews,
  rss: IconNews,
  web: IconLink,
  press: IconNews,
  import: IconFileImport,
  webhook: IconWebhook,
  simulation: IconTestPipe,
  mailbox: IconMail,
  email: IconMail,
  form: IconForms,
  phone: IconPhone,
  visit: IconUser,
  letter: IconMailOpened,
  pasted: IconClipboardText,
  note: IconClipboardText,
};

/** The mark of a network, monochrome; a network without a mark gets its initial in a ring. */
export function NetMark({ network, label, size = 18 }: { network: string; label: string; size?: number }) {
  const Mark = marks[network];
  return (
    <span className={classes.net} title={label}>
      {Mark ? (
        <Mark size={size} stroke={1.75} aria-hidden="true" />
      ) : (
        <span className={classes.initial} aria-hidden="true">
          {label.charAt(0).toUpperCase()}
        </span>
      )}
      <span className="vh">{label}</span>
    </span>
  );
}
