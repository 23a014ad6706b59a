import type { Attachment } from '@beffroi/contracts';
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconDownload, IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { mediaUrl } from '../../shared/publishing/preview/draft-preview.ts';
import { useWords } from '../../shared/words.ts';
import classes from './hand-tools.module.css';

/** What one needs to publish by hand, in order: the text, the images, the place; then what the caller adds. */
export function HandTools({
  territoryId,
  text,
  media,
  openUrl,
  name,
  children,
}: {
  territoryId: string;
  text: string;
  media: readonly Attachment[];
  openUrl: string | undefined;
  name: string;
  children?: ReactNode;
}) {
  const t = useWords();
  const clipboard = useClipboard({ timeout: 3000 });
  return (
    <ol className={classes.steps}>
      <li>
        <span>{t('publication.hand.copy')}</span>
        <Button
          size="xs"
          disabled={text === ''}
          onClick={() => clipboard.copy(text)}
          leftSection={
            clipboard.copied ? (
              <IconCheck size={16} stroke={1.75} aria-hidden="true" />
            ) : (
              <IconCopy size={16} stroke={1.75} aria-hidden="true" />
            )
          }
        >
          <span role="status">{t(clipboard.copied ? 'admin.copied' : 'admin.copy')}</span>
        </Button>
      </li>
      {media.map(({ mediaId, ratio }, index) => (
        <li key={mediaId}>
          <span>{t('publication.hand.media', { count: media.length, number: index + 1 })}</span>
          <Button
            size="xs"
            component="a"
            href={mediaUrl(territoryId, mediaId, { size: 'full', ratio })}
            download
            leftSection={<IconDownload size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t('publication.hand.download')}
          </Button>
        </li>
      ))}
      {openUrl && (
        <li>
          <span>{t('publication.hand.open', { name })}</span>
          <Button
            size="xs"
            component="a"
            href={openUrl}
            target="_blank"
            rel="noreferrer noopener"
            leftSection={<IconExternalLink size={16} stroke={1.75} aria-hidden="true" />}
          >
            {t('publication.hand.open.do')}
          </Button>
        </li>
      )}
      {children}
    </ol>
  );
}
