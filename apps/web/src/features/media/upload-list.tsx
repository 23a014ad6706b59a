import { mostMediaBytes } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button, Progress } from '@mantine/core';
import { IconAlertCircle, IconCircleCheck, IconClock, IconUpload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { ApiProblem } from '../../shared/api.ts';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { weightWords } from './media-words.tsx';
import classes from './media.module.css';
import type { Upload } from './use-uploads.ts';

const icons = {
  waiting: IconClock,
  sending: IconUpload,
  done: IconCircleCheck,
  failed: IconAlertCircle,
  too_heavy: IconAlertCircle,
};

/** What was just sent, how far it got, and why some of it was not taken. */
export function UploadList({ uploads, onClear }: { uploads: readonly Upload[]; onClear: () => void }) {
  const t = useWords();
  const done = uploads.filter(({ state }) => state === 'done').length;
  const under = uploads.some(({ state }) => state === 'waiting' || state === 'sending');
  if (uploads.length === 0) return null;
  return (
    <Panel
      title={t('media.uploads')}
      flush
      end={
        !under && (
          <Button size="compact-sm" variant="subtle" onClick={onClear}>
            {t('media.uploads.clear')}
          </Button>
        )
      }
    >
      <p className="vh" role="status">
        {t('media.uploads.status', { done, count: uploads.length })}
      </p>
      <ul>
        {uploads.map((upload) => (
          <Row key={upload.key} upload={upload} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ upload }: { upload: Upload }) {
  const t = useWords();
  const format = useFormat();
  const { id } = useTerritory();
  const { state, medium, name, share } = upload;
  const Icon = icons[state];
  const failed = state === 'failed' || state === 'too_heavy';
  return (
    <li className={classes.upload} data-state={state}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      <div className={classes.uploadMain}>
        <p>
          {medium ? <Link to={`/t/${id}/mediatheque/${medium.id}` as string}>{name}</Link> : name}
          <small>{weightWords(t, format, upload.bytes)}</small>
        </p>
        {state === 'sending' && <Progress value={share * 100} size="sm" aria-label={t('media.uploads.of', { name })} />}
        {failed && <p className={classes.fault}>{faultOf(upload)}</p>}
      </div>
      <span className={classes.uploadState}>
        {state === 'sending' ? format.percent(share) : t(`media.uploads.${failed ? 'failed' : state}`)}
      </span>
    </li>
  );

  function faultOf({ state, kind, error }: Upload): string {
    if (state === 'too_heavy') {
      const most = weightWords(t, format, mostMediaBytes[kind]);
      return t(`media.uploads.too_heavy.${kind}`, { most });
    }
    if (error instanceof ApiProblem && error.status > 0) return error.problem.detail ?? error.problem.title;
    return t('common.unreachable');
  }
}
