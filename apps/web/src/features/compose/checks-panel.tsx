import { ignoreFinding, type Channel, type Finding, type Publication } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { networkName } from '../../shared/network-words.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords, type Words } from '../../shared/words.ts';
import { shortName } from './account.rules.ts';
import { publicationKey } from '../publication/publication.queries.ts';
import type { DraftCheck } from './compose.queries.ts';
import { gatherFindings } from './findings.rules.ts';
import classes from './checks.module.css';

/** What the checks say of the text as it is, why, and what to do about it. */
export function ChecksPanel({
  check,
  fresh,
  channels,
  publication,
  onFix,
  onBeforeIgnore,
}: {
  check: DraftCheck | undefined;
  /** What was checked is what is on screen: only then are its places right. */
  fresh: boolean;
  channels: readonly Channel[];
  publication: Publication | undefined;
  onFix: (findings: readonly Finding[]) => void;
  onBeforeIgnore: () => Promise<Publication>;
}) {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const client = useQueryClient();
  const notify = useNotify();
  const ignoring = useMutation({
    async mutationFn(given: { code: string; ignored: boolean }) {
      const { id } = await onBeforeIgnore();
      return call(ignoreFinding, { params: { territoryId, publicationId: id }, body: given });
    },
    onSuccess: (saved) => client.setQueryData(publicationKey(territoryId, saved.id), saved),
    onError: notify.failed,
  });
  const ignored = new Map(
    publication?.findings.flatMap(({ code, ignoredBy }) => (ignoredBy === undefined ? [] : [[code, ignoredBy]])),
  );
  const findings = gatherFindings(check?.findings ?? [], ignored);
  const open = findings.filter(({ by }) => by === undefined).length;
  return (
    <Panel title={t('compose.checks')} end={check && open > 0 ? t('compose.checks.count', { count: open }) : undefined}>
      {!check ? (
        <p className={classes.quiet}>{t('compose.checks.waiting')}</p>
      ) : findings.length === 0 ? (
        <p className={classes.line}>
          <IconCircleCheck size={18} stroke={1.75} aria-hidden="true" className={classes.good} />
          <span>{t('compose.checks.good')}</span>
        </p>
      ) : (
        <ul className={classes.list}>
          {findings.map(({ findings: same, by }, index) => {
            const [finding] = same;
            if (!finding) return null;
            return (
              <FindingRow
                key={`${finding.code}${index}`}
                finding={finding}
                by={by}
                accounts={accountsOf(t, same, channels)}
                onFix={fresh && finding.fix !== undefined && by === undefined ? () => onFix(same) : undefined}
                onIgnore={
                  finding.severity === 'advises'
                    ? () => ignoring.mutate({ code: finding.code, ignored: by === undefined })
                    : undefined
                }
                busy={ignoring.isPending}
              />
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

function FindingRow({
  finding,
  by,
  accounts,
  onFix,
  onIgnore,
  busy,
}: {
  finding: Finding;
  by: string | undefined;
  accounts: string;
  onFix: (() => void) | undefined;
  onIgnore: (() => void) | undefined;
  busy: boolean;
}) {
  const t = useWords();
  const { locale } = useFormat();
  const { source, severity, fix } = finding;
  const blocks = severity === 'blocks';
  const Icon = by !== undefined ? IconEyeOff : blocks ? IconAlertCircle : IconAlertTriangle;
  return (
    <li className={classes.line} data-ignored={by !== undefined}>
      <Icon
        size={18}
        stroke={1.75}
        aria-hidden="true"
        className={by !== undefined ? classes.off : blocks ? classes.bad : classes.warn}
      />
      <div>
        <p>
          {blocks && <b>{t('compose.checks.blocks')} </b>}
          {finding.message[locale]}
        </p>
        <p className={classes.small}>
          {accounts && <span>{accounts}</span>}
          {source &&
            (source.url ? (
              <a href={source.url} target="_blank" rel="noreferrer noopener">
                {source.name[locale]}
              </a>
            ) : (
              <span>{source.name[locale]}</span>
            ))}
          {by !== undefined && <span>{t('compose.checks.ignored', { name: by })}</span>}
        </p>
        {(onFix || onIgnore) && (
          <p className={classes.actions}>
            {onFix && (
              <Button size="compact-xs" onClick={onFix}>
                {fix === '' ? t('compose.checks.erase') : t('compose.checks.fix', { fix: (fix ?? '').slice(0, 40) })}
              </Button>
            )}
            {onIgnore && (
              <Button size="compact-xs" variant="subtle" disabled={busy} onClick={onIgnore}>
                {t(by === undefined ? 'compose.checks.ignore' : 'compose.checks.heed')}
              </Button>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

/** The accounts that it is said of, unless it is said of all. */
function accountsOf(t: Words, findings: readonly Finding[], channels: readonly Channel[]): string {
  const named = channels.filter(({ id }) => findings.some(({ where }) => where.channelId === id));
  if (named.length === channels.length) return '';
  return named.map((channel) => shortName(channel, channels, networkName(t, channel.network))).join(', ');
}
