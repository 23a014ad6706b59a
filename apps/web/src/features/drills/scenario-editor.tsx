import { checkScenario, deleteScenario, type Output, saveScenario } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconTrash } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { remember, remembered } from '../../shared/locale.ts';
import { newId } from '../../shared/new-id.ts';
import { useNotify } from '../../shared/notify.tsx';
import rows from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { CodeArea } from './code-area.tsx';
import { scenariosQuery } from './drills.queries.ts';
import { lineRange, NEW_SCENARIO, type ScenarioCard } from './drills.rules.ts';
import classes from './scenario-editor.module.css';

type Check = Output<typeof checkScenario>;

/** A scenario as it is written: checked as one goes, each mistake with its line, kept on this device until it is saved. */
export function ScenarioEditor({ text: saved, card }: { text: string; card?: ScenarioCard }) {
  const t = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { id: territoryId } = useTerritory();
  const area = useRef<HTMLTextAreaElement>(null);
  const draftKey = `beffroi.scenario.${territoryId}.${card?.id ?? NEW_SCENARIO}`;
  const [draft] = useState(() => remembered(draftKey) || undefined);
  const [text, setText] = useState(draft ?? saved);
  const [newScenarioId] = useState(() => newId('scn'));
  const [deleting, setDeleting] = useState(false);
  const [asked] = useDebouncedValue(text, 700);
  const changed = text !== saved;
  useEffect(() => remember(draftKey, asked === saved ? '' : asked), [draftKey, asked, saved]);
  const check = useQuery({
    queryKey: ['drill-scenario-check', territoryId, asked],
    queryFn: ({ signal }) => call(checkScenario, { params: { territoryId }, body: { text: asked } }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  const leave = async () => {
    remember(draftKey, '');
    await client.invalidateQueries({ queryKey: scenariosQuery(territoryId).queryKey });
    await navigate({ to: `/t/${territoryId}/exercices` as string });
  };
  const save = useMutation({
    mutationFn: () =>
      call(saveScenario, { params: { territoryId, scenarioId: card?.id ?? newScenarioId }, body: { text } }),
    async onSuccess() {
      await leave();
      notify.done(t('drills.scenario.saved'));
    },
  });
  const show = (line: number) => {
    const { start, end } = lineRange(text, line);
    const node = area.current;
    if (!node) return;
    node.focus();
    node.setSelectionRange(start, end);
    const height = Number.parseFloat(getComputedStyle(node).lineHeight) || 21;
    node.scrollTop = Math.max(0, (line - 6) * height);
    node.scrollLeft = 0;
  };
  const problems = check.data?.problems ?? [];
  const current = asked === text && !check.isPlaceholderData && check.data !== undefined;
  return (
    <Panel title={t('drills.scenario.text')}>
      <div className={classes.cols}>
        <div className={rows.gap}>
          {draft !== undefined && changed && (
            <div className={rows.note}>
              <p>{t('drills.scenario.draft')}</p>
              <Button size="xs" onClick={() => setText(saved)}>
                {t('drills.scenario.draft.drop')}
              </Button>
            </div>
          )}
          <CodeArea
            ref={area}
            label={t('drills.scenario.text')}
            value={text}
            onChange={setText}
            faulty={problems.flatMap(({ line }) => line ?? [])}
          />
          {save.error && <FormProblem error={save.error} />}
          <div className={rows.bar}>
            <Button
              variant="filled"
              disabled={(!changed && card !== undefined) || !current || problems.length > 0}
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              {t('drills.scenario.save')}
            </Button>
            {card && (
              <Button
                variant="subtle"
                onClick={() => setDeleting(true)}
                leftSection={<IconTrash size={18} stroke={1.75} aria-hidden="true" />}
              >
                {t('drills.scenario.delete')}
              </Button>
            )}
          </div>
        </div>
        <Findings check={check.data} error={check.error} onShow={show} />
      </div>
      {deleting && card && (
        <ConfirmDialog
          title={t('drills.scenario.delete')}
          verb={t('drills.scenario.delete')}
          onClose={() => setDeleting(false)}
          act={async () => {
            await call(deleteScenario, { params: { territoryId, scenarioId: card.id } });
            await leave();
          }}
        >
          {t('drills.scenario.delete.words', { title: card.title })}
        </ConfirmDialog>
      )}
    </Panel>
  );
}

/** What the check says: mistakes that lead to their line, or what the scenario would be. */
function Findings({
  check,
  error,
  onShow,
}: {
  check: Check | undefined;
  error: unknown;
  onShow: (line: number) => void;
}) {
  const t = useWords();
  const format = useFormat();
  return (
    <div className={classes.findings} role="status">
      <h3>{t('drills.check')}</h3>
      {error !== null && error !== undefined && <FormProblem error={error} />}
      {check && check.problems.length === 0 && (
        <>
          <p className={classes.right}>{t('drills.check.right')}</p>
          {check.card && (
            <dl className={rows.facts}>
              <div>
                <dt>{t('drills.check.title')}</dt>
                <dd>{check.card.title}</dd>
              </div>
              <div>
                <dt>{t('drills.check.kind')}</dt>
                <dd>{t(`crisis.kind.${check.card.kind}`)}</dd>
              </div>
              <div>
                <dt>{t('drills.check.lasts')}</dt>
                <dd>{format.duration(check.card.minutes * 60_000)}</dd>
              </div>
              <div>
                <dt>{t('drills.check.posts')}</dt>
                <dd>{format.number(check.card.posts)}</dd>
              </div>
            </dl>
          )}
        </>
      )}
      {check && check.problems.length > 0 && (
        <>
          <p>{t('drills.check.problems', { count: check.problems.length })}</p>
          <ul className={classes.problems}>
            {check.problems.map((problem) => (
              <li key={`${problem.line} ${problem.path} ${problem.message.fr}`}>
                {problem.line !== undefined && (
                  <button type="button" onClick={() => onShow(problem.line ?? 1)}>
                    {t('drills.check.line', { line: problem.line })}
                  </button>
                )}
                <span>{problem.message[format.locale]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
