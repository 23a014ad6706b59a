import type { PostContent } from '@beffroi/contracts';

export type PreviewMedia = {
  url: string;
  alt: string;
  kind: 'image' | 'video' | (string & {});
  /** Width by height in which it is sent, '4:5'; else as it is. */
  ratio?: string | undefined;
};

/** What one account would show. From a draft, from a publication, or from what an approval link gives. */
export type PreviewPost = {
  network: string;
  channelName: string;
  handle: string;
  avatarUrl?: string | undefined;
  followers?: number | undefined;
  parts: readonly {
    text: string;
    media: readonly PreviewMedia[];
    /** UTF-16 offset from which the text is too long. */
    over?: number | undefined;
  }[];
  title?: string | undefined;
  link?: PostContent['link'] | undefined;
  poll?: PostContent['poll'] | undefined;
  firstComment?: string | undefined;
  contentWarning?: string | undefined;
};
