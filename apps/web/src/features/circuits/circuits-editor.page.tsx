import { setCircuits, type Circuit } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { CircuitCard } from './circuit-card.tsx';
import { circuitsQuery, type WhoValidates } from './circuits.queries.ts';
import { incomplete, moved, newCircuit, newKey, sentCircuits } from './circuits.rules.ts';
import classes from './circuits.module.css';
import { TryPanel } from './try-panel.tsx';

/** The circuits, in the order in which they are tried; nothing changes before they are saved. */
export function CircuitsEditorPage() {
  const t = useWords();
  const { id } = useTerritory();
  const circuits = useQuery({ ...circuitsQuery(id), refetchOnWindowFocus: false });
  usePage(t('circuits.edit'));
  return (
    <>
      <p>
        <Link to={`/t/${id}/reglages/validation` as string}>{t('circuits.who')}</Link>
      </p>
      <QueryPanel query={circuits} rows={6}>
        {(data) => <Editor data={data} />}
      </QueryPanel>
    </>
  );
}

function Editor({ data }: { data: WhoValidates }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const canConfigure = useCan('publishing.configure');
  const { id: territoryId } = useTerritory();
  const [circuits, setAll] = useState<readonly Circuit[]>(data.circuits);
  const [open, setOpen] = useState<string>();
  const [made, setMade] = useState(1);
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState('');
  const changed = circuits !== data.circuits;
  const faulty = incomplete(circuits);
  const save = useMutation({
    mutationFn: () =>
      call(setCircuits, { params: { territoryId }, body: { circuits: sentCircuits(circuits) as never } }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: circuitsQuery(territoryId).queryKey });
      notify.done(t('admin.saved'));
      await navigate({ to: `/t/${territoryId}/reglages/validation` as string });
    },
  });
  const move = (from: number, to: number) => {
    const name = circuits[from]?.name ?? '';
    if (to < 0 || to >= circuits.length) return;
    setAll(moved(circuits, from, to));
    setSaid(t('circuits.moved', { name, place: to + 1, count: circuits.length }));
  };
  const add = () => {
    const circuit = newCircuit(newKey(made), t('circuits.new.name'), t('circuits.new.step'));
    setMade(made + 1);
    setAll([circuit, ...circuits]);
    setOpen(circuit.id);
  };
  const drop = (event: DragEvent, index: number) => {
    event.preventDefault();
    if (dragged !== undefined) move(dragged, index);
    setDragged(undefined);
  };
  return (
    <>
      <Panel
        title={t('circuits.edit')}
        flush
        end={
          canConfigure && (
            <Button size="xs" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />} onClick={add}>
              {t('circuits.add')}
            </Button>
          )
        }
      >
        <p className={classes.lead}>{t('circuits.order')}</p>
        <p className="vh" role="status">
          {said}
        </p>
        {circuits.length === 0 ? (
          <EmptyState>{t('circuits.none')}</EmptyState>
        ) : (
          <ol>
            {circuits.map((circuit, index) => (
              // Each has two arrows that do what dragging does.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
              <li
                key={circuit.id}
                className={classes.circuit}
                data-dragged={dragged === index}
                onDragOver={(event) => event.preventDefault()}
                onDrop={(event) => drop(event, index)}
              >
                <CircuitCard
                  circuit={circuit}
                  place={index + 1}
                  last={index === circuits.length - 1}
                  staff={data.people}
                  editable={canConfigure}
                  open={open === circuit.id}
                  onOpen={() => setOpen(open === circuit.id ? undefined : circuit.id)}
                  onChange={(next) => setAll(circuits.map((each) => (each.id === circuit.id ? next : each)))}
                  onRemove={() => setAll(circuits.filter((each) => each.id !== circuit.id))}
                  onMove={(by) => move(index, index + by)}
                  onDrag={(on) => setDragged(on ? index : undefined)}
                />
              </li>
            ))}
          </ol>
        )}
        {canConfigure && (
          <div className={classes.save}>
            {save.error && <FormProblem error={save.error} />}
            {faulty && <p className={classes.warn}>{t('circuits.incomplete', { name: faulty.name || '…' })}</p>}
            <p className={classes.tools}>
              <Button
                variant="filled"
                disabled={!changed || faulty !== undefined}
                loading={save.isPending}
                onClick={() => save.mutate()}
              >
                {t('circuits.save')}
              </Button>
              {changed && (
                <Button variant="subtle" onClick={() => setAll(data.circuits)}>
                  {t('circuits.revert')}
                </Button>
              )}
              <span className={classes.small}>{t(changed ? 'circuits.unsaved' : 'circuits.asked_keep')}</span>
            </p>
          </div>
        )}
      </Panel>
      <TryPanel circuits={circuits} staff={data.people} />
    </>
  );
}
