import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { CopyText, SecretOnce } from '../../shared/secret-once.tsx';
import { useWords } from '../../shared/words.ts';
import classes from './sources.module.css';
import { curlExample } from './webhook.example.ts';

/** The secret of a new webhook source, shown this once, and how another program uses it. */
export function WebhookSecret({ secret, url, onDone }: { secret: string; url: string; onDone: () => void }) {
  const t = useWords();
  return (
    <Panel title={t('sources.webhook.ready')}>
      <div className={classes.stack}>
        <SecretOnce label={t('sources.webhook.secret')} secret={secret} />
        <CopyText label={t('sources.webhook.url')} text={url} />
        <CopyText label={t('sources.webhook.example')} text={curlExample(url)} block />
        <div>
          <Button variant="filled" onClick={onDone}>
            {t('sources.webhook.done')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
