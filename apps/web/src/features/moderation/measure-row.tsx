import { liftMeasure, type Measure } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button, Textarea } from '@mantine/core';
import { IconBan, IconEyeOff, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { networkName } from '../../shared/network-words.ts';
import { useNotify } from '../../shared/notify.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { canLift, measureKinds } from './moderation.rules.ts';

const icons = { hide: IconEyeOff, delete: IconTrash, block: IconBan };

/** A measure: on what article, for what facts, by whom, until when; and the way back. */
export function MeasureRow({ measure, actions }: { measure: Measure; actions?: ReactNode }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  const { id } = useTerritory();
  const canModerate = useCan('desk.moderate');
  const canSeeEvidence = useCan('evidence.read');
  const [lifting, setLifting] = useState(false);
  const Icon = icons[measure.kind];
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <p className={classes.title}>
          <Icon size={16} stroke={1.75} aria-hidden="true" style={{ display: 'inline', verticalAlign: '-0.15em' }} />{' '}
          {t(`moderation.kind.${measure.kind}`, { author: measure.author })}
        </p>
        <p className={classes.meta}>
          <span>{t('moderation.article', { title: measure.article.title, version: measure.article.version })}</span>
          <span>
            {networkName(t, measure.network)}, {measure.channelName}
          </span>
        </p>
        <p className={classes.text}>{measure.facts}</p>
        {measure.lighterSteps && (
          <p className={classes.small}>{t('moderation.lighter', { words: measure.lighterSteps })}</p>
        )}
        <p className={classes.meta}>
          <span>{t('moderation.by', { name: measure.by, at: format.moment(measure.at, now) })}</span>
          {measure.reviewer && <span>{t('moderation.reviewer', { name: measure.reviewer })}</span>}
          {measure.expiresAt && <span>{t('moderation.expires', { at: format.date(measure.expiresAt, now) })}</span>}
          {measure.reviewAt && measure.state === 'in_force' && (
            <span>{t('moderation.review_at', { at: format.date(measure.reviewAt, now) })}</span>
          )}
        </p>
        {measure.liftedBecause && measure.liftedAt && (
          <p className={classes.small}>
            {t('moderation.lifted', { at: format.moment(measure.liftedAt, now), words: measure.liftedBecause })}
          </p>
        )}
        {measure.hint && <p className={classes.note}>{measure.hint[format.locale]}</p>}
        {measure.trouble && <p className={classes.alarm}>{measure.trouble[format.locale]}</p>}
        <p className={classes.meta}>
          <Link to={`/t/${id}/guichet/${measure.conversationId}` as string}>{t('moderation.conversation')}</Link>
          {measure.evidenceId && canSeeEvidence && (
            <Link to={`/t/${id}/preuves` as string} search={{ echange: measure.conversationId } as never}>
              {t('moderation.evidence')}
            </Link>
          )}
        </p>
      </div>
      <div className={classes.side}>
        <Tag kind={measureKinds[measure.state]}>{t(`moderation.state.${measure.state}`)}</Tag>
        {actions}
        {!actions && canModerate && canLift(measure) && (
          <Button size="xs" variant="subtle" onClick={() => setLifting(true)}>
            {t('moderation.lift')}
          </Button>
        )}
      </div>
      {lifting && <LiftDialog measure={measure} onClose={() => setLifting(false)} />}
    </li>
  );
}

function LiftDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: { because: '' },
    send: (body) => call(liftMeasure, { params: { territoryId, measureId: measure.id }, body }),
    async onDone() {
      await client.invalidateQueries({ queryKey: ['measures', territoryId] });
      notify.done(t('moderation.lift.done'));
      onClose();
    },
  });
  return (
    <Dialog title={t('moderation.lift.title')} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('moderation.lift')}>
        <p className={classes.small}>{t(`moderation.lift.${measure.kind}`, { author: measure.author })}</p>
        <Textarea
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          label={t('moderation.because')}
          {...form.getInputProps('because')}
        />
      </Form>
    </Dialog>
  );
}
