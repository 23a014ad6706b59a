import { getMySignIn } from '@beffroi/contracts';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../shared/api.ts';

/** By what I can sign in. */
export const mySignInQuery = queryOptions({
  queryKey: ['my-sign-in'],
  queryFn: ({ signal }) => call(getMySignIn, {}, { signal }),
});
