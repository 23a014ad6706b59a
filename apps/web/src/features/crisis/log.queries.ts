import { addLogLine, type Input, readLog } from '@beffroi/contracts';
import { type InfiniteData, infiniteQueryOptions, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useLive } from '../../shared/live.tsx';
import { useTerritory } from '../../shared/session.ts';
import { type LogPage, withLine } from './log.rules.ts';

const logKey = (territoryId: string, crisisId: string) => ['crisis', territoryId, crisisId, 'log'] as const;

/** The log, newest first. `live`: its lines are told as they are written; otherwise it is asked again. */
export function logQuery(territoryId: string, crisisId: string, live: boolean) {
  return infiniteQueryOptions({
    queryKey: logKey(territoryId, crisisId),
    queryFn: ({ pageParam, signal }) =>
      call(
        readLog,
        { params: { territoryId, crisisId }, query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: LogPage) => page.nextCursor,
    refetchInterval: live ? false : 10_000,
  });
}

/** Puts lines in the log as they are told, without asking for it again. */
export function useLogLines(crisisId: string) {
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const queryKey = logKey(territoryId, crisisId);
  const put = (line: LogPage['items'][number]) =>
    client.setQueryData<InfiniteData<LogPage>>(
      queryKey,
      (data) => data && { ...data, pages: withLine(data.pages, line) },
    );
  useLive((message) => {
    if (message.name === 'reload') void client.invalidateQueries({ queryKey });
    if (message.name === 'crisis_log' && message.data.crisisId === crisisId) put(message.data.line);
  });
  return {
    add: async (body: Input<typeof addLogLine>['body']) =>
      put(await call(addLogLine, { params: { territoryId, crisisId }, body })),
  };
}
