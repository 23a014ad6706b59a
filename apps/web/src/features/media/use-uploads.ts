import { mostMediaBytes, type Media } from '@beffroi/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { mediumQuery } from '../../shared/publishing/media.queries.ts';
import { upload } from '../compose/upload.ts';
import { sortFiles } from './media.rules.ts';

export type Upload = {
  key: number;
  name: string;
  bytes: number;
  /** Of what has left, from 0 to 1. */
  share: number;
  state: 'waiting' | 'sending' | 'done' | 'failed' | 'too_heavy';
  kind: 'image' | 'video';
  error?: unknown;
  medium?: Media;
};

let made = 0;

/** Files on their way to the library, one after the other so that a slow line finishes something. */
export function useUploads(territoryId: string) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const line = useRef(Promise.resolve());
  const change = useCallback((key: number, changes: Partial<Upload>) => {
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  }, []);
  const add = useCallback(
    (files: readonly File[]) => {
      const { tooHeavy } = sortFiles(files, mostMediaBytes);
      const fresh = files.map((file) => {
        const kind = file.type.startsWith('video/') ? ('video' as const) : ('image' as const);
        const state = tooHeavy.includes(file) ? ('too_heavy' as const) : ('waiting' as const);
        return { file, row: { key: (made += 1), name: file.name, bytes: file.size, share: 0, kind, state } };
      });
      setUploads((all) => [...fresh.map(({ row }) => row), ...all]);
      for (const { file, row } of fresh) {
        if (row.state === 'too_heavy') continue;
        line.current = line.current.then(async () => {
          change(row.key, { state: 'sending' });
          try {
            const medium = await upload(territoryId, file, (share) => change(row.key, { share }));
            client.setQueryData(mediumQuery(territoryId, medium.id).queryKey, medium);
            change(row.key, { state: 'done', share: 1, medium });
            await client.invalidateQueries({ queryKey: ['media', territoryId] });
          } catch (error) {
            change(row.key, { state: 'failed', error });
          }
        });
      }
    },
    [territoryId, client, change],
  );
  const clear = useCallback(() => {
    setUploads((all) => all.filter(({ state }) => state === 'waiting' || state === 'sending'));
  }, []);
  return { uploads, add, clear };
}
