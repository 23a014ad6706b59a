import type { StubAnswer, StubNetwork } from '../../testing/stub-network.ts';
import { graphError } from './graph.stub.ts';

type Container = {
  id: string;
  text: string;
  media: { alt: string }[];
  isPublished: boolean;
  inReplyTo?: string | undefined;
  poll?: string[] | undefined;
};
type Fields = Record<string, string>;

/** Containers as Instagram and Threads keep them: prepared over there, published once, known for a day. */
export function createStubContainers(
  { posts, mediaState, url }: StubNetwork,
  { maxText, textField, statusField }: { maxText: number; textField: string; statusField: string },
) {
  const containers = new Map<string, Container>();
  let made = 0;

  return {
    get: (id: string) => containers.get(id),

    create(fields: Fields): StubAnswer {
      const text = fields[textField] ?? '';
      if ([...text].length > maxText)
        return graphError(400, 100, `Param ${textField} must be at most ${maxText} characters long.`);
      const children = (fields['children'] ?? '').split(',').filter((id) => id !== '');
      const media = children.map((id) => containers.get(id)?.media[0]);
      if (media.includes(undefined)) return graphError(400, 100, 'Invalid parameter: children');
      const address = fields['image_url'] ?? fields['video_url'];
      if (address && !address.startsWith('https://'))
        return graphError(400, 9004, 'Only photo or video can be accepted as media type.', 2_207_052);
      made += 1;
      const id = `1784140${made}`;
      containers.set(id, {
        id,
        text,
        media: address ? [{ alt: fields['alt_text'] ?? '' }] : (media as { alt: string }[]),
        isPublished: false,
        inReplyTo: fields['reply_to_id'],
        poll: fields['poll_attachment']
          ? Object.values(JSON.parse(fields['poll_attachment']) as Record<string, string>)
          : undefined,
      });
      return { status: 200, body: { id } };
    },

    status({ id, isPublished }: Container): StubAnswer {
      const state = mediaState(id);
      const unpublished = { processing: 'IN_PROGRESS', failed: 'ERROR', ready: 'FINISHED' }[state];
      const reason = state === 'failed' ? { status: 'Error: 2207026', error_message: 'INVALID_ASPEC_RATIO' } : {};
      return { status: 200, body: { ...reason, id, [statusField]: isPublished ? 'PUBLISHED' : unpublished } };
    },

    publish({ creation_id = '' }: Fields): StubAnswer {
      const container = containers.get(creation_id);
      if (!container) return graphError(400, 24, 'The requested resource does not exist', 2_207_008);
      if (container.isPublished) return graphError(400, 9007, 'Media ID is not available', 2_207_027);
      container.isPublished = true;
      const { text, media, inReplyTo, poll } = container;
      made += 1;
      const id = `1790000${made}`;
      posts.add({ id, url: `${url}/p/${id}/`, text, media, isOurs: true, inReplyTo, poll });
      return { status: 200, body: { id } };
    },
  };
}

/** Where a token of an hour becomes one of sixty days, and is lengthened. */
export function longLivedTokens(person: { code: string; short: string; token: string; secret: string }) {
  const long = { token_type: 'bearer', expires_in: 5_183_944 };
  return {
    fromCode({ code, client_secret }: Fields): StubAnswer {
      if (client_secret !== person.secret || code !== person.code)
        return { status: 400, body: { error_type: 'OAuthException', code: 400, error_message: 'Invalid code' } };
      return { status: 200, body: { access_token: person.short, user_id: 17_841_405_793_187_218 } };
    },
    exchange({ access_token, client_secret }: Fields): StubAnswer {
      if (client_secret !== person.secret || access_token !== person.short)
        return graphError(400, 190, 'Invalid OAuth access token');
      return { status: 200, body: { access_token: person.token, ...long } };
    },
    refresh({ access_token }: Fields): StubAnswer {
      if (access_token !== person.token) return graphError(400, 190, 'Invalid OAuth access token');
      return { status: 200, body: { access_token: person.token, ...long } };
    },
  };
}
