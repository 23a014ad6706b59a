import { linkCases, type Rumour } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import { Button, Checkbox } from '@mantine/core';
import { IconCheck, IconLink, IconMessageReply, IconUnlink } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { networkName } from '../../shared/network-words.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { authorWords } from '../../shared/author-words.ts';
import { CorrectDialog } from './correct-dialog.tsx';
import { casesQuery } from './crisis-file.queries.ts';
import classes from './rumours.module.css';
import { type Case, sortCases } from './rumours.rules.ts';

/** The posts that tell it, those that look alike, and the correction under each. */
export function CasesPart({ rumour }: { rumour: Rumour }) {
  const t = useWords();
  const { id } = useTerritory();
  const cases = useQuery(casesQuery(id, rumour.id));
  const canAnswer = useCan('desk.answer');
  const [correcting, setCorrecting] = useState(false);
  return (
    <section className={classes.part} aria-label={t('rumours.cases')}>
      <h4>{t('rumours.cases')}</h4>
      <QueryPanel query={cases} rows={3}>
        {({ items }) => {
          const { linked, proposed } = sortCases(items);
          const left = linked.filter((each) => !each.correctedAt).length;
          return (
            <>
              {items.length === 0 && <p className={rows.small}>{t('rumours.cases.none')}</p>}
              {linked.length > 0 && <CaseList key="linked" rumour={rumour} cases={linked} linked />}
              {canAnswer && left > 0 && (
                <div className={classes.correct}>
                  <Button
                    size="xs"
                    disabled={rumour.correction.trim() === ''}
                    onClick={() => setCorrecting(true)}
                    leftSection={<IconMessageReply size={16} stroke={1.75} aria-hidden="true" />}
                  >
                    {t('rumours.correct', { count: left })}
                  </Button>
                  {rumour.correction.trim() === '' && <span className={rows.small}>{t('rumours.correct.first')}</span>}
                </div>
              )}
              {proposed.length > 0 && <CaseList key="proposed" rumour={rumour} cases={proposed} linked={false} />}
              {correcting && <CorrectDialog rumour={rumour} cases={linked} onClose={() => setCorrecting(false)} />}
            </>
          );
        }}
      </QueryPanel>
    </section>
  );
}

/** Cases of one sort, chosen to be linked or unlinked together. */
function CaseList({ rumour, cases, linked }: { rumour: Rumour; cases: readonly Case[]; linked: boolean }) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const canLead = useCan('crisis.lead');
  const [picked, setPicked] = useState<readonly string[]>([]);
  // What left the list meanwhile is no longer picked.
  const chosen = picked.filter((id) => cases.some((each) => each.mentionId === id));
  const link = useMutation({
    mutationFn: (mentionIds: string[]) =>
      call(linkCases, { params: { territoryId, rumourId: rumour.id }, body: { mentionIds, linked: !linked } }),
    async onSuccess() {
      setPicked([]);
      await Promise.all([
        client.invalidateQueries({ queryKey: casesQuery(territoryId, rumour.id).queryKey }),
        client.invalidateQueries({ queryKey: ['rumours', territoryId] }),
      ]);
    },
  });
  const all = chosen.length === cases.length;
  return (
    <div className={classes.cases}>
      <p className={classes.casesHead}>
        <b>{t(linked ? 'rumours.cases.linked' : 'rumours.cases.proposed', { count: cases.length })}</b>
        {!linked && <span className={rows.small}>{t('rumours.cases.proposed.why')}</span>}
      </p>
      <ul>
        {cases.map((each) => (
          <CaseRow
            key={each.mentionId}
            post={each}
            {...(canLead
              ? {
                  picked: chosen.includes(each.mentionId),
                  onPick: (on: boolean) =>
                    setPicked(on ? [...chosen, each.mentionId] : chosen.filter((id) => id !== each.mentionId)),
                }
              : {})}
          />
        ))}
      </ul>
      {link.error && <FormProblem error={link.error} />}
      {canLead && (
        <div className={classes.casesActs}>
          <Button size="xs" variant="subtle" onClick={() => setPicked(all ? [] : cases.map((each) => each.mentionId))}>
            {t(all ? 'rumours.cases.nothing' : 'rumours.cases.everything')}
          </Button>
          <Button
            size="xs"
            disabled={chosen.length === 0}
            loading={link.isPending}
            onClick={() => link.mutate([...chosen])}
            leftSection={
              linked ? (
                <IconUnlink size={16} stroke={1.75} aria-hidden="true" />
              ) : (
                <IconLink size={16} stroke={1.75} aria-hidden="true" />
              )
            }
          >
            {t(linked ? 'rumours.cases.unlink' : 'rumours.cases.link', { count: chosen.length })}
          </Button>
        </div>
      )}
    </div>
  );
}

function CaseRow({ post, picked, onPick }: { post: Case; picked?: boolean; onPick?: (on: boolean) => void }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  const { id } = useTerritory();
  return (
    <li className={classes.case}>
      {onPick && (
        <Checkbox
          checked={picked ?? false}
          onChange={(event) => onPick(event.currentTarget.checked)}
          aria-label={t('rumours.cases.pick', { author: authorWords(t, post.author) })}
        />
      )}
      <div className={classes.caseWords}>
        <p className={rows.meta}>
          <b>{authorWords(t, post.author)}</b>
          <span>{networkName(t, post.network)}</span>
          <Link to={`/t/${id}/mentions/${post.mentionId}` as string}>{format.moment(post.at, now)}</Link>
          <span>{t('rumours.reach', { count: post.reach, reach: format.number(post.reach) })}</span>
          {post.correctedAt && (
            <Tag kind="calm" icon={<IconCheck size={14} stroke={1.75} aria-hidden="true" />}>
              {t('rumours.cases.corrected', { at: format.moment(post.correctedAt, now) })}
            </Tag>
          )}
        </p>
        <p className={rows.clip}>{post.text}</p>
      </div>
    </li>
  );
}
