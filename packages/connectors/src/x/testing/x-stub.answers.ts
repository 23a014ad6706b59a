import type { StubAnswer } from '../../testing/stub-network.ts';

export const unauthorized: StubAnswer = {
  status: 401,
  body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
};
export const notSummoned = forbidden(
  'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.',
);

export function ok(body: unknown): StubAnswer {
  return { status: 200, body };
}

export function forbidden(detail: string): StubAnswer {
  return { status: 403, body: { title: 'Forbidden', type: 'about:blank', status: 403, detail } };
}

export function notFound(id: string) {
  return {
    value: id,
    detail: `Could not find tweet with id: [${id}].`,
    title: 'Not Found Error',
    type: problem('resource-not-found'),
  };
}

export function problem(name: string): string {
  return `https://api.twitter.com/2/problems/${name}`;
}
