import type { Channel } from '@beffroi/contracts';
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconBookmark,
  IconChartBar,
  IconEyeOff,
  IconHash,
  IconLink,
  IconMessagePlus,
  IconPhotoPlus,
  IconSignature,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTerritory } from '../../shared/session.ts';
import { useWords, type MessageId } from '../../shared/words.ts';
import { snippetsQuery } from './compose.queries.ts';
import classes from './compose.module.css';

export type Tool = 'media' | 'link' | 'poll' | 'comment' | 'warning';

const tools: readonly { tool: Tool; icon: typeof IconLink; words: MessageId }[] = [
  { tool: 'media', icon: IconPhotoPlus, words: 'compose.tool.media' },
  { tool: 'link', icon: IconLink, words: 'compose.tool.link' },
  { tool: 'poll', icon: IconChartBar, words: 'compose.tool.poll' },
  { tool: 'comment', icon: IconMessagePlus, words: 'compose.tool.comment' },
  { tool: 'warning', icon: IconEyeOff, words: 'compose.tool.warning' },
];
const kinds = [
  { kind: 'hashtags', icon: IconHash, words: 'compose.tool.hashtags' },
  { kind: 'block', icon: IconBookmark, words: 'compose.tool.blocks' },
  { kind: 'signature', icon: IconSignature, words: 'compose.tool.signatures' },
] as const;

/** What can be added to the text, besides words. */
export function Toolbar({
  chosen,
  tab,
  onTool,
  onWords,
}: {
  chosen: readonly Channel[];
  tab: string;
  onTool: (tool: Tool) => void;
  onWords: (words: string) => void;
}) {
  const t = useWords();
  const { id } = useTerritory();
  const snippets = useQuery(snippetsQuery(id)).data?.items ?? [];
  const concerned = tab === 'common' ? chosen : chosen.filter((channel) => channel.id === tab);
  const could = (tool: Tool) =>
    tool === 'media' ||
    tool === 'link' ||
    concerned.some(({ facts, abilities, network }) => {
      if (tool === 'poll') return facts.poll !== undefined;
      if (tool === 'warning') return network === 'mastodon' || network === 'bluesky' || network === 'simulation';
      return abilities.firstComment?.state !== 'impossible';
    });
  return (
    <div className={classes.tools}>
      {tools
        .filter(({ tool }) => could(tool))
        .map(({ tool, icon: Icon, words }) => (
          <Tooltip key={tool} label={t(words)}>
            <ActionIcon aria-label={t(words)} onClick={() => onTool(tool)}>
              <Icon size={18} stroke={1.75} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
        ))}
      {kinds.map(({ kind, icon: Icon, words }) => {
        const networks = new Set(concerned.map(({ network }) => network as string));
        const fit = snippets.filter(
          (each) =>
            each.kind === kind &&
            (each.networks.length === 0 || each.networks.some((network) => networks.has(network))),
        );
        if (fit.length === 0) return null;
        return (
          <Menu key={kind} position="bottom-start">
            <Menu.Target>
              <Tooltip label={t(words)}>
                <ActionIcon aria-label={t(words)}>
                  <Icon size={18} stroke={1.75} aria-hidden="true" />
                </ActionIcon>
              </Tooltip>
            </Menu.Target>
            <Menu.Dropdown>
              {fit.map((snippet) => (
                <Menu.Item
                  key={snippet.id}
                  onClick={() => onWords(kind === 'hashtags' ? snippet.text : `\n\n${snippet.text}`.trimStart())}
                >
                  {snippet.name}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        );
      })}
    </div>
  );
}
