import { deleteLogo, setLogo } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from '../../shared/api.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { sessionQuery } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { territoryQuery, type WholeTerritory } from './territory.queries.ts';
import classes from './settings.module.css';

/** The logo: seen, replaced, removed. */
export function LogoPanel({ territory }: { territory: WholeTerritory }) {
  const t = useWords();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const params = { territoryId: territory.id };
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: territoryQuery(territory.id).queryKey }),
      client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ]);
  const put = useMutation({
    mutationFn: async (file: File) => call(setLogo, { params, body: { data: await base64Of(file) } }),
    onSuccess: refresh,
  });
  const remove = useMutation({ mutationFn: () => call(deleteLogo, { params }), onSuccess: refresh });
  const error = put.error ?? remove.error;
  return (
    <Panel title={t('settings.logo')}>
      <div className={classes.gap}>
        <div className={classes.logo}>
          {territory.logoUrl ? (
            <img src={territory.logoUrl} alt={t('settings.logo.alt', { name: territory.name })} />
          ) : (
            <p className={classes.small}>{t('settings.logo.none')}</p>
          )}
          <Button loading={put.isPending} onClick={() => input.current?.click()}>
            {t(territory.logoUrl ? 'settings.logo.replace' : 'settings.logo.add')}
          </Button>
          {territory.logoUrl && (
            <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('settings.logo.remove')}
            </Button>
          )}
          <input
            ref={input}
            type="file"
            className="vh"
            tabIndex={-1}
            aria-label={t('settings.logo')}
            accept="image/png,image/jpeg,image/webp"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) put.mutate(file);
              event.currentTarget.value = '';
            }}
          />
        </div>
        <p className={classes.small}>{t('settings.logo.hint')}</p>
        {error && <FormProblem error={error} />}
      </div>
    </Panel>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCodePoint(byte);
  return btoa(binary);
}
